"""What summary and headline need to know of each sentence."""

from __future__ import annotations

from generator.annotate.parsed import ParsedArticle
from generator.model import Mention, Quote, Sentence, SentenceFeatures


def features(
    parsed: ParsedArticle,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    quotes: tuple[Quote, ...],
) -> tuple[SentenceFeatures, ...]:
    return tuple(SentenceFeatures(sentence=s.id) for s in sentences)
