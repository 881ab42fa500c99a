"""The article's headline: the given title, else a clause of its lead, verbatim."""

from __future__ import annotations

from generator.model import Annotations, Article, Span


def headline(article: Article, annotations: Annotations) -> tuple[str, tuple[Span, ...]]:
    """The headline and the spans it rests on (none for a given title)."""
    if article.title:
        return article.title, ()
    first = annotations.sentences[0] if annotations.sentences else article.body
    return first.of(article.text), (first.span,)
