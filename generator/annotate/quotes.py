"""Who says what: direct and reported speech with its speaker."""

from __future__ import annotations

from generator.annotate.parsed import ParsedArticle
from generator.model import Mention, Quote, Sentence


def quotes(
    parsed: ParsedArticle, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]
) -> tuple[Quote, ...]:
    return ()
