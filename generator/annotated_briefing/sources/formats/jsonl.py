"""`.jsonl` files of `{id, text, date?, title?, source?}`, their text kept verbatim."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotated_briefing.errors import SeedError
from annotated_briefing.model import Article
from annotated_briefing.sources.article import make_article
from annotated_briefing.sources.metadata import SURROGATE, checked

_SHAPE = 'chaque ligne est un objet {"id": …, "text": …}'


def read_jsonl(path: Path, name: str) -> Iterator[tuple[Article | None, list[SeedError]]]:
    """Each line of a corpus file, in order: its article, None where it gives none, its faults."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            faults: list[SeedError] = []
            try:
                yield _article(line, name, number, faults), faults
            except SeedError as fault:
                yield None, [*faults, fault]


def _article(line: bytes, name: str, number: int, faults: list[SeedError]) -> Article:
    try:
        data: Any = json.loads(line.decode("utf-8"))
        text, ident = data["text"], data["id"]
    except UnicodeDecodeError as broken:
        raise SeedError(
            name,
            f"octet {broken.start + 1} qui n'est pas de l'UTF-8",
            line=number,
            hint="enregistrez le fichier en UTF-8",
        ) from None
    except RecursionError:
        raise SeedError(name, "ligne trop imbriquée", line=number, hint=_SHAPE) from None
    except (ValueError, KeyError, TypeError) as broken:
        raise SeedError(name, f"ligne illisible ({broken})", line=number, hint=_SHAPE) from None
    if not isinstance(text, str) or not isinstance(ident, str) or SURROGATE.search(ident):
        raise SeedError(name, "« id » et « text » sont des chaînes", line=number, hint=_SHAPE)
    date = data.get("date") or data.get("dct")
    said = {"title": data.get("title"), "published": date, "source": data.get("source")}
    given, wrong = checked(said, name, number)
    faults += wrong
    try:
        return make_article(text, ident=ident, path=name, format="jsonl", given=given)
    except SeedError as fault:
        raise SeedError(name, fault.message, line=number, hint=fault.hint) from None
