"""Briefings → Site: what only shows across articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.model import Briefing, Entity, Site


def site(briefings: Iterable[Briefing]) -> Site:
    """Newest first; entities of the same id made one."""
    ordered = sorted(briefings, key=lambda b: (b.source.published or "", b.id), reverse=True)
    return Site(briefings=tuple(ordered), entities=_merged(ordered))


def _merged(briefings: list[Briefing]) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for briefing in briefings:
        for entity in briefing.entities:
            known = found.get(entity.id)
            found[entity.id] = _joined(known, entity) if known else entity
    return tuple(found.values())


def _joined(one: Entity, other: Entity) -> Entity:
    return replace(
        one,
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        same_as=tuple(dict.fromkeys((*one.same_as, *other.same_as))),
        place=one.place or other.place,
    )
