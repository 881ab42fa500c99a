"""JSON Schemas of a sidecar and of the glossary, for editors that complete what is typed.

They are made of the very tables that read these files, so that the two cannot part. A file names
its schema in its first line, `# yaml-language-server: $schema=…`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, get_args

from annotated_briefing.files import write_whole
from annotated_briefing.french.fold import MAX_SLUG
from annotated_briefing.model import EntityType, EventKind, Rights
from annotated_briefing.sources import corrections, glossary
from annotated_briefing.sources.metadata import KEYS, MAX_TERMS, MAX_TITLE, SLUG, URL

FOLDER = ".schema"
SIDECAR, GLOSSARY = "fiche.json", "glossaire.json"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def sidecar_schema() -> dict[str, Any]:
    """What a `.yml` beside an article may hold."""
    words: dict[str, Any] = {"type": ["string", "number", "boolean"]}
    values: dict[str, dict[str, Any]] = {key: {**words, "maxLength": MAX_TITLE} for key in KEYS}
    values["usage_terms"]["maxLength"] = MAX_TERMS
    values["rights"] = {"enum": list(get_args(Rights))}
    values["slug"] = {"type": "string", "pattern": f"^{SLUG}$", "maxLength": MAX_SLUG}
    values["url"] = {"type": "string", "pattern": f"^{URL}$"}
    return {
        "$schema": _DRAFT,
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **values,
            "columns": {"type": "object", "additionalProperties": {"type": "string"}},
            "corrections": {"type": "array", "items": {"anyOf": [*map(_correction, _OBJECTS)]}},
            "summary": {"type": "array", "items": words},
        },
    }


_OBJECTS = tuple(corrections.WITH)
_VALUES: dict[str, dict[str, Any]] = {
    "type": {"enum": list(get_args(EntityType))},
    "kind": {"enum": list(get_args(EventKind))},
    "nth": {"type": "integer", "minimum": 1, "maximum": 999},
    **{switch: {"type": "boolean"} for switch in corrections.SWITCHES},
}


def _correction(of: str) -> dict[str, Any]:
    keys = corrections.WITH[of]
    words = {"type": ["string", "number"]}
    return {
        "type": "object",
        "required": [of],
        "additionalProperties": False,
        "minProperties": 2,
        "properties": {of: words, **{key: _VALUES.get(key, words) for key in keys}},
    }


def glossary_schema() -> dict[str, Any]:
    """What `glossary.yml` may hold."""
    words: dict[str, Any] = {"type": "string"}
    several: dict[str, Any] = {"type": ["string", "array"], "items": words}
    values = dict.fromkeys(glossary.FIELDS, words)
    values |= {"type": _VALUES["type"], "aliases": several}
    values["same_as"] = {**several, "items": {**words, "pattern": "^https://"}}
    return {
        "$schema": _DRAFT,
        "type": ["array", "null"],
        "items": {
            "type": "object",
            "required": ["name"],
            "additionalProperties": False,
            "properties": values,
        },
    }


def write_schemas(seeds: Path) -> list[Path]:
    """Both schemas below a folder of seeds, in a hidden folder; only what is not there as it is.

    Raises OSError.
    """
    written = []
    for name, schema in ((SIDECAR, sidecar_schema()), (GLOSSARY, glossary_schema())):
        path = seeds / FOLDER / name
        data = (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
        if not path.is_file() or path.read_bytes() != data:
            write_whole(path, data)
            written.append(path)
    return written


def first_line(file: Path, seeds: Path, schema: str) -> str:
    """The comment by which a file of a folder of seeds names its schema, line end included."""
    there = os.path.relpath(seeds / FOLDER / schema, file.parent)
    return f"# yaml-language-server: $schema={Path(there).as_posix()}\n"
