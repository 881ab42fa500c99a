"""The published data: briefing.json and its JSON Schema."""

from __future__ import annotations

from typing import Any

import msgspec

from annotated_briefing.model import Briefing
from annotated_briefing.render import links
from annotated_briefing.render.exports.fields import describe
from annotated_briefing.render.exports.registry import Context
from annotated_briefing.render.views import titled


def briefing_json(briefing: Briefing) -> str:
    """A briefing as `briefing.json`, its keys in the order of the model."""
    return msgspec.json.encode(briefing).decode()


def briefing_line(briefing: Briefing) -> bytes:
    """One JSON object on a line, as `briefing annotate` prints it."""
    return msgspec.json.encode(titled(briefing)) + b"\n"


def briefing_schema(context: Context) -> str:
    """The JSON Schema of `briefing.json`, named by where the site has it."""
    schema: dict[str, Any] = msgspec.json.schema(Briefing)
    describe(schema["$defs"])
    schema["$id"] = context.address(links.SCHEMA)
    schema["title"] = "briefing.json"
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return msgspec.json.format(msgspec.json.encode(schema), indent=1).decode()
