"""Names of people, places and organisations."""

from __future__ import annotations

from generator.annotate.parsed import ParsedArticle
from generator.model import Mention


def mentions(parsed: ParsedArticle) -> tuple[Mention, ...]:
    """Non-overlapping mentions in text order."""
    found: list[Mention] = []
    for piece in parsed.paragraphs:
        for ent in piece.doc.ents:
            span = piece.span(ent)
            found.append(Mention(span.start, span.end, type=ent.label_))  # type: ignore[arg-type]
    return tuple(found)
