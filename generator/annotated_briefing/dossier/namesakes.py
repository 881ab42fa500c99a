"""Two of one name: kept apart across articles where what is said of them does not agree.

« Paul Martin, maire de Brumes » and « Paul Martin, gardien de but » are two people, Valence in the
Drôme and Valence in Spain two towns. In doubt they stay apart: a page too many is a smaller harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotated_briefing.brief import gazetteer
from annotated_briefing.french.callings import callings
from annotated_briefing.french.nouns import listed
from annotated_briefing.french.spelling import entity_id, words
from annotated_briefing.model import Briefing, Entity

Found = tuple[Briefing, Entity]

SHARED = 2  # other names that two articles have in common when they speak of one story
# Words of a description that two people may well share.
_COMMON = listed(
    "ancien ancienne nouveau nouvelle jeune premier premiere actuel chef directeur directrice"
    " president presidente responsable membre general generale national nationale francais"
    " francaise dans pour avec sans sous chez apres avant depuis entre ville village region pays"
    " capitale quartier province"
)


@dataclass(slots=True)
class Bearer:
    """One who bears a name, as the articles that speak of them say: `places` are the countries of
    a place, `others` the names beside it."""

    person: bool
    found: list[Found] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    callings: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)

    def add(self, other: Bearer) -> None:
        """Let another be the same one."""
        self.found += other.found
        self.words |= other.words
        self.callings |= other.callings
        self.places |= other.places
        self.others |= other.others

    def agrees(self, other: Bearer) -> bool:
        """Whether something says that both are one."""
        if self.person != other.person or (
            self.places.isdisjoint(other.places) and (self.places and other.places)
        ):
            return False
        return bool(
            self.words & other.words
            or self.callings & other.callings
            or self.places & other.places
            or len(self.others & other.others) >= SHARED
        )

    def differs(self, other: Bearer) -> bool:
        """Whether what is said of both is not said of one."""
        if self.person != other.person:
            return True
        return not self.agrees(other) and (
            bool(self.places and other.places) or bool(self.callings and other.callings)
        )

    @property
    def silent(self) -> bool:
        """Nothing is said that could tell this one from another."""
        return not (self.words or self.callings or self.places)


def bearers(shelf: Sequence[Found]) -> list[Bearer]:
    """Those who bear one name, the one of the oldest article first."""
    ordered = sorted(shelf, key=lambda item: (item[0].source.published or "", item[0].id))
    known: list[Bearer] = []
    silent: list[Bearer] = []
    for one in (seen(briefing, entity) for briefing, entity in ordered):
        if one.silent:
            silent.append(one)
            continue
        same = [bearer for bearer in known if bearer.agrees(one)]
        if not same:
            same = [bearer for bearer in known if not bearer.differs(one)][:1]
        if not same:
            known.append(one)
            continue
        first, *rest = same
        first.add(one)
        for bearer in rest:  # « l'ancien champion, devenu ministre »
            first.add(bearer)
            known.remove(bearer)
    for one in silent:
        same = [bearer for bearer in known if bearer.agrees(one)]
        if not same:
            same = [bearer for bearer in known if bearer.person == one.person]
        if len(same) == 1:
            same[0].add(one)
        else:
            known.append(one)
    return sorted(known, key=lambda bearer: min(map(age, bearer.found)))


def age(item: Found) -> tuple[str, str]:
    """Sorts the oldest article first; one without a date before all."""
    return item[0].source.published or "", item[0].id


def seen(briefing: Briefing, entity: Entity) -> Bearer:
    """What one article says of a name."""
    person = entity.type == "PER"
    said = [
        d.text for d in (*entity.roles, *entity.definitions) if d.doubt is None and d.source is None
    ]
    bearer = Bearer(person, [(briefing, entity)])
    bearer.others = {other.id for other in briefing.entities if other is not entity}
    if person:
        bearer.words = {word for text in said for word in telling(text)}
        bearer.callings = {calling for text in said for calling in callings(text)}
    elif entity.type == "LOC":
        bearer.places = countries_of(entity, said)
    return bearer


def telling(text: str) -> Iterable[str]:
    """The words of a description that could tell two people apart."""
    return (word for word in words(text) if len(word) > 3 and word not in _COMMON)


def countries_of(entity: Entity, said: Iterable[str]) -> set[str]:
    """The country of a place: where it was put, or what its descriptions name."""
    if entity.place and entity.place.country:
        return {entity.place.country}
    named = (gazetteer.country_of(word.strip(",.()")) for text in said for word in text.split())
    return {code for code in named if code}


def told_apart(ident: str, bearer: Bearer) -> str:
    """An id for another who bears a name: « paul-martin-gardien », « valence-es »."""
    briefing, entity = min(bearer.found, key=age)
    if not bearer.person and bearer.places:
        return f"{ident}-{min(bearer.places).lower()}"
    role = next((d.text for d in entity.roles if d.doubt is None), "")
    more = entity_id(" ".join(role.split()[:3])) if role else entity_id(briefing.id)
    return f"{ident}-{more}"
