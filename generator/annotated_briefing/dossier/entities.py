"""Entities across articles: what is surely the same name in several of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from annotated_briefing.dossier.namesakes import bearers, told_apart
from annotated_briefing.french.spelling import (
    entity_id,
    words,
)
from annotated_briefing.model import (
    Briefing,
    Definition,
    Entity,
    EntityType,
)


@dataclass(frozen=True, slots=True)
class SiteRegister:
    """`entities` of the whole site, sorted by id; `ids` maps (article id, local id) → site id."""

    entities: tuple[Entity, ...]
    ids: Mapping[tuple[str, str], str]


def merge(briefings: Sequence[Briefing]) -> SiteRegister:
    """Join the entities of all articles that are surely the same.

    The one of the oldest article keeps the bare id, so that a newcomer never takes it.
    """
    shelves: dict[str, list[tuple[Briefing, Entity]]] = defaultdict(list)
    for briefing in briefings:
        for entity in briefing.entities:
            shelves[entity.id].append((briefing, entity))
    target = {ident: ident for ident in shelves}
    target.update(acronym_targets(shelves))
    merged: dict[str, list[tuple[Briefing, Entity]]] = defaultdict(list)
    ids: dict[tuple[str, str], str] = {}
    for ident in sorted(shelves):
        first, *others = bearers(shelves[ident])
        named = [(target[ident], first)]
        for other in others:
            name = unused(told_apart(ident, other), merged.keys() | shelves.keys())
            merged[name] = []
            named.append((name, other))
        for name, bearer in named:
            merged[name] += bearer.found
            ids.update({(briefing.id, entity.id): name for briefing, entity in bearer.found})
    entities = tuple(combine(ident, [e for _, e in merged[ident]]) for ident in sorted(merged))
    return SiteRegister(entities, ids)


def unused(ident: str, taken: Container[str]) -> str:
    """The id, numbered from 2 where it is taken."""
    number = 2
    name = ident
    while name in taken:
        name = f"{ident}-{number}"
        number += 1
    return name


def acronym_targets(shelves: Mapping[str, list[tuple[Briefing, Entity]]]) -> dict[str, str]:
    """« onu » → « organisation-des-nations-unies » where one article gives both, and no other
    article gives the acronym another expansion."""
    expansions: dict[str, set[str]] = defaultdict(set)
    for ident, shelf in shelves.items():
        for _, entity in shelf:
            if entity.type in ("ORG", "LOC", "MISC"):
                for alias in entity.aliases:
                    if alias.isupper() or len(words(alias)) > 1:
                        expansions[entity_id(alias)].add(ident)
    return {
        short: next(iter(longs))
        for short, longs in expansions.items()
        if short in shelves
        and len(longs) == 1
        and short not in longs
        and next(iter(longs)) not in expansions
        and all(entity.type != "PER" for _, entity in shelves[short])
    }


def combine(ident: str, entities: Sequence[Entity]) -> Entity:
    """One entity out of several: the commonest name and type, every form, what outsiders say."""
    kinds: Counter[EntityType] = Counter(entity.type for entity in entities)
    names = Counter(entity.name for entity in entities if entity_id(entity.name) == ident)
    name = (names or Counter(entity.name for entity in entities)).most_common(1)[0][0]
    forms = dict.fromkeys(
        form for entity in entities for form in (entity.name, *entity.aliases) if form != name
    )
    outside: dict[str, Definition] = {
        definition.text: definition
        for entity in entities
        for definition in entity.definitions
        if definition.source
    }
    return Entity(
        id=ident,
        name=name,
        type=kinds.most_common(1)[0][0],
        aliases=tuple(forms),
        definitions=tuple(outside.values()),
        place=next((entity.place for entity in entities if entity.place), None),
        same_as=tuple(dict.fromkeys(link for entity in entities for link in entity.same_as)),
    )
