"""`.jsonl` files of `{id, text, date?, title?, source?}`, their text kept verbatim."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotated_briefing.errors import SeedError
from annotated_briefing.model import Article
from annotated_briefing.sources.article import make_article
from annotated_briefing.sources.metadata import Metadata


def read_jsonl(path: Path, name: str) -> Iterator[Article]:
    """Articles of a corpus file, in order. Raises SeedError naming the line that is wrong."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _article(line, name, number)


def _article(line: str, name: str, number: int) -> Article:
    try:
        data: Any = json.loads(line)
        text, ident = data["text"], data["id"]
    except (ValueError, KeyError, TypeError) as broken:
        raise SeedError(
            name,
            f"ligne illisible ({broken})",
            line=number,
            hint='chaque ligne est un objet {"id": …, "text": …}',
        ) from None
    if not isinstance(text, str) or not isinstance(ident, str):
        raise SeedError(name, "« id » et « text » sont des chaînes", line=number)
    date = data.get("date") or data.get("dct")
    source = data.get("source")
    return make_article(
        text,
        ident=ident,
        path=name,
        format="jsonl",
        given=Metadata(
            title=data.get("title") or None,
            published=str(date)[:10] if date else None,
            source=source if isinstance(source, str) else None,
        ),
    )
