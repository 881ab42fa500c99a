"""Who says what with what reserve, and what the text leaves out."""

from __future__ import annotations

from generator.brief.register import Register
from generator.model import Annotations, Article, Claim, Event, Gap, Quote


def link_quotes(annotations: Annotations, register: Register) -> tuple[Quote, ...]:
    """The quotes, each with the entity id of its speaker where the register has one."""
    return annotations.quotes


def claims(
    article: Article, annotations: Annotations, register: Register
) -> tuple[Claim, ...]:
    return ()


def gaps(
    article: Article,
    annotations: Annotations,
    claims: tuple[Claim, ...],
    events: tuple[Event, ...],
) -> tuple[Gap, ...]:
    return ()
