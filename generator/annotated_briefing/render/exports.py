"""The published data: briefing.json, its JSON Schema, and the timeline as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

import msgspec

from annotated_briefing.model import Briefing

_FORMULA = tuple("=+-@\t\r")


def briefing_json(briefing: Briefing) -> str:
    return msgspec.json.format(msgspec.json.encode(briefing), indent=1).decode()


def briefing_line(briefing: Briefing) -> bytes:
    """One JSON object on a line, as `briefing annotate` prints it."""
    return msgspec.json.encode(briefing) + b"\n"


def briefing_schema() -> str:
    schema: dict[str, Any] = msgspec.json.schema(Briefing)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return msgspec.json.format(msgspec.json.encode(schema), indent=1).decode()


def events_csv(briefings: Iterable[Briefing]) -> str:
    """One row an event, in the order given; a cell that a spreadsheet would compute is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["briefing", "edtf", "earliest", "latest", "kind", "text", "claimed_by", "sentence"]
    )
    for briefing in briefings:
        for event in briefing.events:
            row = [
                briefing.id,
                event.date.edtf or "",
                event.date.earliest or "",
                event.date.latest or "",
                event.kind,
                event.text,
                event.claimed_by or "",
                event.sentence,
            ]
            writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return out.getvalue()
