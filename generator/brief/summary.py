"""L'essentiel: the few sentences that carry the article."""

from __future__ import annotations

from generator.model import Annotations, Article, SummaryItem


def summary(
    article: Article, annotations: Annotations, title: str, sentences: int = 3
) -> tuple[SummaryItem, ...]:
    """At most `sentences` items, in the order a reader should meet them."""
    return tuple(
        SummaryItem(s.start, s.end, text=s.of(article.text), sentence=s.id)
        for s in annotations.sentences[:sentences]
    )
