"""Dated events of one article."""

from __future__ import annotations

from generator.brief.register import Register
from generator.model import Annotations, Article, Claim, Event


def events(
    article: Article, annotations: Annotations, register: Register, claims: tuple[Claim, ...]
) -> tuple[Event, ...]:
    """Sorted by (earliest, latest), open and unknown bounds last."""
    return ()
