"""Whether a statement's words point at what was said before them: « ils sont prêts », who?"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from annotated_briefing.annotate.condensing.dependence import leans
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.model import Quote


def leaning(parsed: ParsedArticle, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotes, those that a reader cannot follow by themselves marked `leaning`."""
    starts = [piece.offset for piece in parsed.paragraphs]
    found = []
    for quote in quotes:
        piece = parsed.paragraphs[max(0, bisect_right(starts, quote.start) - 1)]
        words = piece.doc.char_span(
            quote.start - piece.offset, quote.end - piece.offset, alignment_mode="expand"
        )
        alone = words is None or not leans(list(words), [], piece.offset)
        found.append(quote if alone else replace(quote, leaning=True))
    return tuple(found)
