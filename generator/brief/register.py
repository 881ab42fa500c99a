"""Mentions of one article → entities."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Annotations, Article, Entity, Mention, Span


@dataclass(frozen=True, slots=True)
class Register:
    """`mentions` carry the id of their entity; `entities` are in order of first mention."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]

    def entity_at(self, span: Span | None) -> str | None:
        """The entity a span speaks of: the first linked mention inside or over it."""
        if span is None:
            return None
        return next((m.entity for m in self.mentions if m.entity and m.overlaps(span)), None)


def register(article: Article, annotations: Annotations) -> Register:
    return Register(entities=(), mentions=annotations.mentions)
