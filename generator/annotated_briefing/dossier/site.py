"""Briefings → Site: what only shows across articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from annotated_briefing.brief.relabel import relabelled
from annotated_briefing.dossier.entities import combine, merge
from annotated_briefing.model import Briefing, Entity, Site


def site(briefings: Iterable[Briefing]) -> Site:
    """Newest first; what is surely the same name in several articles has one id everywhere."""
    ordered = sorted(briefings, key=lambda b: (b.source.published or "", b.id), reverse=True)
    merged = merge(ordered)
    return Site(
        briefings=tuple(
            _renamed(
                briefing,
                {entity.id: merged.ids[briefing.id, entity.id] for entity in briefing.entities},
            )
            for briefing in ordered
        ),
        entities=merged.entities,
    )


def _renamed(briefing: Briefing, ids: dict[str, str]) -> Briefing:
    """The briefing with its entities called by their ids across the site."""
    if all(old == new for old, new in ids.items()):
        return briefing

    grouped: dict[str, list[Entity]] = {}
    for entity in briefing.entities:
        grouped.setdefault(ids[entity.id], []).append(entity)
    return replace(
        relabelled(briefing, lambda ident: ids.get(ident, ident)),
        entities=tuple(
            combine(ident, group) if len(group) > 1 else replace(group[0], id=ident)
            for ident, group in grouped.items()
        ),
    )
