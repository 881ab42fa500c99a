"""`.jsonl` files of `{id, text, date?, title?, source?}`, their text kept verbatim."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats.found import Found
from annotated_briefing.sources.metadata import IMPOSSIBLE

NAME = "jsonl"
SUFFIXES = (".jsonl", ".ndjson")
_SHAPE = 'chaque ligne est un objet {"id": …, "text": …}'
_KEYS = ("title", "source", "author", "url", "rights", "language", "place", "usage_terms")


def looks_like(data: bytes) -> bool:
    line = data.lstrip(b"\xef\xbb\xbf \r\n\t").split(b"\n", 1)[0]
    return (
        line.startswith(b"{")
        and line.rstrip().endswith(b"}")
        and re.search(rb'"text"\s*:', line) is not None
    )


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    """Each line of a corpus file, in order; a line that gives no article is its fault."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield _line(line, path, number)


def _line(line: bytes, path: str, number: int) -> Found | SeedError:
    try:
        told: Any = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as broken:
        return SeedError(
            path,
            f"octet {broken.start + 1} qui n'est pas de l'UTF-8",
            line=number,
            hint="enregistrez le fichier en UTF-8",
        )
    except RecursionError:
        return SeedError(path, "ligne trop imbriquée", line=number, hint=_SHAPE)
    except ValueError as broken:
        column = getattr(broken, "colno", 1)
        return SeedError(
            path, f"ligne illisible : JSON abîmé, colonne {column}", line=number, hint=_SHAPE
        )
    if not isinstance(told, dict):
        return SeedError(path, "ligne illisible : pas un objet", line=number, hint=_SHAPE)
    if lacking := [key for key in ("id", "text") if key not in told]:
        lacks = f"ligne illisible : « {lacking[0]} » manque"
        return SeedError(path, lacks, line=number, hint=_SHAPE)
    text, ident = told["text"], told["id"]
    if not isinstance(text, str) or not isinstance(ident, str) or IMPOSSIBLE.search(ident):
        return SeedError(path, "« id » et « text » sont des chaînes", line=number, hint=_SHAPE)
    said = {key: told[key] for key in _KEYS if told.get(key)}
    # The contract's own key first: a corpus may keep « samedi 22 août à 14h29 » in another.
    said["published"] = told.get("date") or told.get("published") or told.get("dct")
    return Found(text, said, ident=ident, line=number)
