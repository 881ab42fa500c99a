"""A sheet for the classroom: only questions that the article answers, each with its proof."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from annotated_briefing.model import (
    Briefing,
    Claim,
    Definition,
    Entity,
    Event,
)

_Item = TypeVar("_Item")

FACTS = (4, 6)  # fewest and most facts to put in order
MOST = 8  # names to find, statements to give back
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """`facts` in their true order; `asked` the same as they are asked; either may be empty."""

    names: tuple[tuple[Entity, Definition], ...]
    facts: tuple[Event, ...]
    asked: tuple[Event, ...]
    said: tuple[tuple[Entity, Claim], ...]
    people: tuple[Entity, ...]  # for `said`, in the order of the alphabet


def sheet(briefing: Briefing) -> Sheet | None:
    """The questions of an article; None where none has one sure answer."""
    known = {entity.id: entity for entity in briefing.entities}
    facts = _facts(briefing)
    said = _said(briefing, known)
    names = _names(briefing)
    if not (facts or said or names):
        return None
    people = {entity.id: entity for entity, _ in said}
    return Sheet(
        names=tuple(names),
        facts=tuple(facts),
        asked=tuple(_shuffled(facts, briefing.id)),
        said=tuple(_shuffled(said, briefing.id)),
        people=tuple(sorted(people.values(), key=lambda entity: entity.name)),
    )


def _facts(briefing: Briefing) -> list[Event]:
    """Facts of closed dates that do not meet, one a sentence: their order is beyond doubt."""
    alone = [e for e in briefing.events if e.context is None and e.fact is None]
    closed = [e for e in alone if e.kind == "fait" and e.date.earliest and e.date.latest]
    chosen: list[Event] = []
    told: set[str] = set()
    for event in sorted(closed, key=lambda e: (e.date.latest or "", e.date.earliest or "")):
        apart = not chosen or (event.date.earliest or "") > (chosen[-1].date.latest or "")
        if apart and not {event.sentence, event.text} & told:
            chosen.append(event)
            told |= {event.sentence, event.text}
    fewest, most = FACTS
    if len(chosen) < fewest:
        return []
    # The news is at the end, so the last ones stay.
    return chosen[-most:]


def _said(briefing: Briefing, known: dict[str, Entity]) -> list[tuple[Entity, Claim]]:
    """Statements of people or bodies with a name, which the words themselves do not give away."""
    found = []
    for claim in briefing.claims:
        entity = known.get(claim.speaker or "")
        if entity is None or entity.type not in {"PER", "ORG"} or claim.attribution == "anonyme":
            continue
        if len(claim.text.split()) >= 4 and not _named(entity, claim.text):
            found.append((entity, claim))
    if len(found) < FEWEST or len({entity.id for entity, _ in found}) < 2:
        return []
    return found[:MOST]


def _names(briefing: Briefing) -> list[tuple[Entity, Definition]]:
    """Names with what says who or what they are, without the name in it, each wording once."""
    found: dict[str, tuple[Entity, Definition]] = {}
    for entity in briefing.entities:
        for definition in (*entity.roles, *entity.definitions):
            if not _named(entity, definition.text) and definition.text not in found:
                found[definition.text] = (entity, definition)
                break
    chosen = list(found.values())[:MOST]
    return chosen if len(chosen) >= FEWEST else []


def _named(entity: Entity, words: str) -> bool:
    folded = words.casefold()
    return any(
        part.casefold() in folded
        for form in (entity.name, *entity.aliases)
        for part in form.split()
        if len(part) > 3
    )


def _shuffled(items: Sequence[_Item], seed: str) -> list[_Item]:
    """Always the same order for an article, so that a class has one sheet; never the true one."""
    found = list(items)
    random.Random(seed).shuffle(found)
    if len(found) > 1 and found == list(items):
        found = [*found[1:], found[0]]
    return found
