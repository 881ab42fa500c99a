"""Time expressions, found and resolved."""

from __future__ import annotations

from generator.annotate.parsed import ParsedArticle
from generator.model import Timex


def timexes(parsed: ParsedArticle) -> tuple[Timex, ...]:
    """Non-overlapping time expressions in text order, resolved against the article's dates."""
    return ()
