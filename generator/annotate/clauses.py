"""The clause each time expression dates, and the kind of event it is."""

from __future__ import annotations

from generator.annotate.parsed import ParsedArticle
from generator.model import DatedClause, Quote, Sentence, Timex


def clauses(
    parsed: ParsedArticle,
    sentences: tuple[Sentence, ...],
    timexes: tuple[Timex, ...],
    quotes: tuple[Quote, ...],
) -> tuple[DatedClause, ...]:
    return ()
