"""What only shows across briefings: where a name is met, who says what, what is dated when."""

from __future__ import annotations

from collections import Counter, defaultdict

from annotated_briefing.brief.order import by_days
from annotated_briefing.french.fold import slug
from annotated_briefing.french.spelling import surname
from annotated_briefing.model import (
    Briefing,
    Claim,
    Definition,
    Entity,
    EntityType,
    Event,
    Mention,
    Sentence,
    Site,
    sentence_at,
    within,
)

RARE = 12  # articles that may share a name for it to relate them
FOLLOWED = 40  # names with a feed: one can only follow what is in the news
# Articles that make a name worth a page of its own: three, or two of the EARLY oldest. Of fewer,
# each leads to the other: pages of names would soon be the most. A page once there stays, since
# what was old stays so when articles come.
SHARED, EARLY = 3, 100


class Index:
    """Look-ups across a site that templates ask for. Each is linear in what it returns."""

    def __init__(self, site: Site) -> None:
        self.entities = {entity.id: entity for entity in site.entities}
        self.briefings = {briefing.id: briefing for briefing in site.briefings}
        self._early = {briefing.id for briefing in site.briefings[-EARLY:]}
        # entity → briefing → mentions, in the order of the site and of the text
        self._mentions: dict[str, dict[str, list[Mention]]] = defaultdict(dict)
        self._events: dict[str, list[tuple[Briefing, Event]]] = defaultdict(list)
        self._claims: dict[str, list[tuple[Briefing, int, Claim]]] = defaultdict(list)
        self._about: dict[str, list[tuple[Briefing, int, Claim]]] = defaultdict(list)
        self._said: dict[str, dict[str, tuple[Briefing, Definition]]] = defaultdict(dict)
        self._roles: dict[str, Counter[str]] = defaultdict(Counter)
        self._described: dict[str, Counter[str]] = defaultdict(Counter)
        self._counts: Counter[str] = Counter()
        for briefing in site.briefings:
            self._add(briefing)
        often = [ident for ident in self.entities if self.articles(ident) >= SHARED]
        often.sort(key=lambda ident: (-self.articles(ident), ident))
        self._followed = set(often[:FOLLOWED])
        self.dated = sorted(
            ((briefing, event) for briefing in site.briefings for event in briefing.events),
            key=lambda pair: by_days(pair[1]),
        )
        for pairs in self._events.values():
            pairs.sort(key=lambda pair: by_days(pair[1]))

    def _add(self, briefing: Briefing) -> None:
        for mention in briefing.mentions:
            if mention.entity:
                self._counts[mention.entity] += 1
                self._mentions[mention.entity].setdefault(briefing.id, []).append(mention)
        for event in briefing.events:
            for ident in dict.fromkeys((*event.entities, event.claimed_by)):
                if ident:
                    self._events[ident].append((briefing, event))
        for number, claim in enumerate(briefing.claims, 1):
            if claim.speaker:
                self._claims[claim.speaker].append((briefing, number, claim))
            named = (m.entity for m in within(briefing.mentions, claim) if m.entity)
            for ident in dict.fromkeys(named):
                if ident != claim.speaker:
                    self._about[ident].append((briefing, number, claim))
        for entity in briefing.entities:
            self._roles[entity.id].update(role.text for role in entity.roles)
            self._described[entity.id].update(d.text for d in entity.definitions)
            for definition in (*entity.definitions, *entity.roles):
                self._said[entity.id].setdefault(definition.text, (briefing, definition))

    def has_page(self, ident: str) -> bool:
        """What several articles name has a page of its own; their glossaries tell the rest."""
        if ident not in self.entities:
            return False
        met = self._mentions[ident]
        return len(met) >= SHARED or len(self._early.intersection(met)) >= 2

    def is_followed(self, ident: str) -> bool:
        """Whether a name is among those in most articles, which have a feed of their own."""
        return ident in self._followed

    def told_in(self, ident: str) -> str | None:
        """The first briefing whose glossary tells an entity that has no page of its own."""
        return None if self.has_page(ident) else next(iter(self._mentions[ident]), None)

    def elsewhere(self, ident: str, here: str) -> list[tuple[str, str]]:
        """(id, title) of the other briefings that name an entity without a page of its own."""
        if self.has_page(ident):
            return []
        return [(i, self.briefings[i].title) for i in self._mentions[ident] if i != here]

    def count(self, ident: str) -> int:
        """How many mentions an entity has across the site."""
        return self._counts[ident]

    def articles(self, ident: str) -> int:
        """In how many briefings an entity is mentioned."""
        return len(self._mentions[ident])

    def name(self, ident: str) -> str:
        """How the site calls an entity."""
        return self.entities[ident].name if ident in self.entities else ident

    def mentions(self, ident: str) -> list[tuple[Briefing, list[Sentence]]]:
        """The sentences that mention an entity, by briefing."""
        found: list[tuple[Briefing, list[Sentence]]] = []
        for briefing_id, mentions in self._mentions[ident].items():
            briefing = self.briefings[briefing_id]
            sentences = dict.fromkeys(sentence_at(briefing, mention) for mention in mentions)
            whole = [s for s in sentences if s is not None]
            if whole:
                found.append((briefing, whole))
        return found

    def events(self, ident: str) -> list[tuple[Briefing, Event]]:
        """The events that name an entity, in the order of their dates."""
        return self._events[ident]

    def claims(self, ident: str) -> list[tuple[Briefing, int, Claim]]:
        """What an entity says, each with its number on the page of its briefing."""
        return self._claims[ident]

    def about(self, ident: str) -> list[tuple[Briefing, int, Claim]]:
        """What others say in which an entity is named, as `claims`."""
        return self._about[ident]

    def definitions(self, ident: str) -> list[tuple[Briefing, Definition]]:
        """What the articles say an entity is, each wording once."""
        return list(self._said[ident].values())

    def role(self, ident: str) -> str:
        """The function, else the description, that most articles give a name, the shortest of
        several; or nothing."""
        for of in (self._roles, self._described):
            if of[ident]:
                return min(of[ident].items(), key=lambda told: (-told[1], len(told[0])))[0]
        return ""

    def sorted_entities(self, kind: EntityType) -> list[Entity]:
        """Entities of a type as French sorts them: accents and case aside."""
        return sorted(
            (entity for entity in self.entities.values() if entity.type == kind),
            key=lambda entity: (slug(entity.name), entity.name),
        )

    def by_letter(self, kind: EntityType) -> dict[str, list[Entity]]:
        """Entities of a type under the first letters of what they are filed by, « # » for what
        begins with none: persons by their surnames, the rest by their names."""
        shelves: dict[str, list[Entity]] = defaultdict(list)
        filed = [
            (slug(surname(e.name, e.aliases) if kind == "PER" else e.name), e)
            for e in self.sorted_entities(kind)
        ]
        for key, entity in sorted(filed, key=lambda pair: pair[0]):
            initial = key[:1].upper()
            shelves[initial if initial.isalpha() else "#"].append(entity)
        return dict(shelves)

    def most_met(self, kind: EntityType, most: int = 12) -> list[Entity]:
        """The entities of a type with a page, those in most articles first."""
        found = [e for e in self.entities.values() if e.type == kind and self.has_page(e.id)]
        return sorted(found, key=lambda e: (-self.articles(e.id), -self.count(e.id), e.id))[:most]

    def beside(self, ident: str, most: int = 8) -> list[Entity]:
        """The entities most often in the same sentences."""
        shared: dict[str, int] = defaultdict(int)
        for briefing, sentences in self.mentions(ident):
            kept = {sentence.id for sentence in sentences}
            for mention in briefing.mentions:
                sentence = sentence_at(briefing, mention)
                if mention.entity not in {None, ident} and sentence and sentence.id in kept:
                    shared[str(mention.entity)] += 1
        best = sorted((i for i in shared if i in self.entities), key=lambda i: (-shared[i], i))
        return [self.entities[i] for i in best[:most]]

    def months(self) -> list[tuple[str, list[Briefing]]]:
        """Briefings by month of publication (`2021-07`, `2021`, or empty), newest first."""
        found: dict[str, list[Briefing]] = defaultdict(list)
        for briefing in self.briefings.values():
            found[(briefing.source.published or "")[:7]].append(briefing)
        return sorted(found.items(), reverse=True)

    def leading(self, briefing: Briefing, kind: EntityType, most: int = 4) -> list[Entity]:
        """The entities of a type that a briefing names most often, in the order of the text."""
        counts: dict[str, int] = defaultdict(int)
        first: dict[str, int] = {}
        for mention in briefing.mentions:
            if mention.entity:
                counts[mention.entity] += 1
                first.setdefault(mention.entity, mention.start)
        here = [e for e in briefing.entities if e.type == kind and e.id in first]
        best = sorted(here, key=lambda e: (-counts[e.id], first[e.id]))[:most]
        return sorted(best, key=lambda e: first[e.id])

    def related(self, briefing: Briefing, most: int = 4) -> list[tuple[Briefing, list[Entity]]]:
        """Other briefings that share names with this one; a name in few articles weighs more."""
        weight: dict[str, float] = defaultdict(float)
        shared: dict[str, list[Entity]] = defaultdict(list)
        for entity in briefing.entities:
            if self.articles(entity.id) <= RARE:
                others = [i for i in self._mentions[entity.id] if i != briefing.id]
                for other in others:
                    weight[other] += 1 / (1 + len(others))
                    shared[other].append(entity)
        best = sorted((i for i in weight), key=lambda i: (-weight[i], i))[:most]
        return [(self.briefings[i], shared[i][:4]) for i in best]
