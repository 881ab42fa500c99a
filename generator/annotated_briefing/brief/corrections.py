"""The editor's word over the machine's, in one walk: annotations, then the register, then the
choice of essentials. Each correction that finds nothing is told, with the nearest thing there is.

Nothing of this is cached, so a correction costs nothing and survives every rebuild.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from annotated_briefing import edtf
from annotated_briefing.brief.matching import (
    beginning,
    meant,
    nearest,
    occurrences,
    same_name,
    same_words,
)
from annotated_briefing.brief.register import Register
from annotated_briefing.errors import SeedError
from annotated_briefing.french.wording import BY_EDITOR, EDITOR
from annotated_briefing.model import (
    Annotations,
    Article,
    Correction,
    DatedClause,
    Definition,
    Entity,
    EntityType,
    Mention,
    Quote,
    Sentence,
    Span,
    SummaryItem,
    Timex,
)

_Piece = TypeVar("_Piece", bound=Span)
_AROUND = 150  # characters on each side among which `near` is looked for
_QUOTED = frozenset('«“"')


class Editor:
    """The corrections of one article; `faults` are those that found nothing so far."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.faults: list[SeedError] = []

    # --- annotations ----------------------------------------------------------------------

    def annotations(self, given: Annotations) -> Annotations:
        """What the model and the rules found, as the editor wants it.

        What is hidden goes last: until then « the second mardi » is the second of the text.
        """
        walk: dict[str, Callable[[Annotations, Correction], Annotations]] = {
            "name": self._name,
            "date": self._date,
            "quote": self._quote,
            "event": self._event,
        }
        for fix in sorted(self.article.corrections, key=lambda fix: fix.hide):
            if fix.of in walk:
                given = walk[fix.of](given, fix)
        return given

    def _name(self, given: Annotations, fix: Correction) -> Annotations:
        spans = self._chosen(occurrences(self.article, fix.words), fix)
        held = [m for m in given.mentions if any(span.covers(m) for span in spans)]
        if fix.hide:
            if not held:
                self._told_name(given, fix)
            return replace(given, mentions=tuple(m for m in given.mentions if m not in held))
        if not spans:
            self._told_name(given, fix)
            return given
        if fix.type is None and held:
            return given
        # a new name, or one of another type: these words become mentions in their own right
        like = self._like(given, fix.is_)
        kind: EntityType = like[0].type if like else "PER"
        kind = fix.type or kind
        others = [m for m in given.mentions if not any(m.overlaps(span) for span in spans)]
        own = [Mention(span.start, span.end, type=kind) for span in spans]
        return replace(given, mentions=_sorted((*others, *own)))

    def _date(self, given: Annotations, fix: Correction) -> Annotations:
        known = [(t.text, t) for t in given.timexes]
        alike = same_words(fix.words, known) or meant(fix.words, known)
        found = self._chosen(alike, fix)
        if not found:
            self._lost(fix, f"aucune date « {fix.words} »", [t.text for t in given.timexes])
            return given
        return self._dated(given, fix, {t.span for t in found})

    def _dated(self, given: Annotations, fix: Correction, spans: set[Span]) -> Annotations:
        """Time expressions and their clauses, hidden or with the editor's date and kind."""
        if fix.hide and fix.of == "date":
            return replace(
                given,
                timexes=tuple(t for t in given.timexes if t.span not in spans),
                clauses=tuple(c for c in given.clauses if c.timex not in spans),
            )
        return replace(
            given,
            timexes=tuple(self._read(t, fix) if t.span in spans else t for t in given.timexes),
            clauses=tuple(_vouched(c, fix) if c.timex in spans else c for c in given.clauses),
        )

    def _read(self, timex: Timex, fix: Correction) -> Timex:
        """A time expression that is what the editor says; a date he gives or accepts is sure."""
        days = edtf.bounds(fix.edtf) if fix.edtf else None
        if days is None:
            return replace(timex, doubt=None) if fix.accept else timex
        earliest, latest = days
        return replace(
            timex, edtf=fix.edtf, earliest=earliest, latest=latest, basis=BY_EDITOR, doubt=None
        )

    def _quote(self, given: Annotations, fix: Correction) -> Annotations:
        known = [(q.text, q) for q in given.quotes]
        found = self._chosen(beginning(fix.words, known), fix)
        if not found and fix.speaker:
            found = [self._new_quote(span) for span in occurrences(self.article, fix.words)[:1]]
            given = replace(given, quotes=_sorted((*given.quotes, *found)))
        if not found:
            said = [text for text, _ in known]
            self._lost(fix, f"aucun propos ne commence par « {fix.words} »", said)
            return given
        if fix.hide:
            return replace(given, quotes=tuple(q for q in given.quotes if q not in found))
        voice = None
        if fix.speaker:
            given, voice = self._speaker(given, fix, found[0])
            if voice is None:
                return given

        def voiced(quote: Quote) -> Quote:
            quote = replace(quote, doubt=None)
            return replace(quote, speaker_span=voice, speaker_name=voice) if voice else quote

        return replace(given, quotes=tuple(voiced(q) if q in found else q for q in given.quotes))

    def _new_quote(self, span: Span) -> Quote:
        before = self.text[max(0, span.start - 2) : span.start].strip()[-1:]
        return Quote(span.start, span.end, text=span.of(self.text), direct=before in _QUOTED)

    def _speaker(
        self, given: Annotations, fix: Correction, quote: Quote
    ) -> tuple[Annotations, Span | None]:
        """The nearest place that names the speaker, and a mention there for the register."""
        named = occurrences(self.article, fix.speaker or "")
        if not named:
            known = list(dict.fromkeys(m.of(self.text) for m in given.mentions))
            self._lost(fix, f"« {fix.speaker} » n'est pas nommé dans l'article", known, fix.speaker)
            return given, None
        at = min(named, key=lambda span: abs(span.start - quote.start))
        if any(m.overlaps(at) for m in given.mentions):
            return given, at
        own = Mention(at.start, at.end, type="PER")
        return replace(given, mentions=_sorted((*given.mentions, own))), at

    def _event(self, given: Annotations, fix: Correction) -> Annotations:
        known = [((c.shown or c).of(self.text), c) for c in given.clauses]
        found = self._chosen(beginning(fix.words, known), fix)
        if not found:
            return self._new_event(given, fix, [text for text, _ in known])
        if fix.hide:
            return replace(given, clauses=tuple(c for c in given.clauses if c not in found))
        kept = tuple(_vouched(c, fix) if c in found else c for c in given.clauses)
        if not (fix.edtf or fix.accept):
            return replace(given, clauses=kept)
        return self._dated(replace(given, clauses=kept), fix, {c.timex for c in found})

    def _new_event(self, given: Annotations, fix: Correction, known: list[str]) -> Annotations:
        """A line of the timeline that the machine did not see: its words, and their date."""
        spans = occurrences(self.article, fix.words)
        if not spans or fix.hide or fix.accept:
            self._lost(fix, f"aucun fait daté « {fix.words} »", known)
            return given
        line = spans[0]
        inside = [t for t in given.timexes if line.covers(t)]
        if not inside and not fix.edtf:
            self._lost(fix, f"aucune date dans « {fix.words} » : ajoutez edtf", [])
            return given
        at = inside[0].span if inside else line
        if not inside:
            words = line.of(self.text)
            timex = Timex(line.start, line.end, text=words, type="DATE", value=fix.edtf or "")
            given = replace(given, timexes=_sorted((*given.timexes, timex)))
        given = self._dated(given, fix, {at})
        clause = DatedClause(line.start, line.end, timex=at, kind=fix.kind or "fait")
        return replace(given, clauses=_sorted((*given.clauses, clause)))

    # --- the register ---------------------------------------------------------------------

    def register(self, given: Register) -> Register:
        """The entities with the editor's names, definitions, unions and separations."""
        for fix in self.article.corrections:
            if fix.of != "name" or fix.hide:
                continue
            if fix.is_:
                given = self._joined(given, fix)
            elif fix.apart:
                given = self._apart(given, fix)
            if fix.rename or fix.definition or fix.accept:
                given = self._said_of(given, fix)
        return given

    def _joined(self, given: Register, fix: Correction) -> Register:
        keep = self._entity(given, fix.is_ or "")
        held = self._held(given, fix)
        if keep is None:
            names = [entity.name for entity in given.entities]
            self._lost(fix, f"aucun nom « {fix.is_} »", names, fix.is_)
            return given
        if not held:
            return given  # told already
        return _moved_to(given, held, keep, self.text)

    def _apart(self, given: Register, fix: Correction) -> Register:
        held = self._held(given, fix)
        if not held:
            return given
        name = fix.rename or held[0].of(self.text)
        taken = {entity.id for entity in given.entities}
        old = next(e for e in given.entities if e.id == held[0].entity)
        ident = next(i for n in range(2, 99) if (i := f"{old.id}-{n}") not in taken)
        own = Entity(id=ident, name=name, type=held[0].type)
        return _moved_to(replace(given, entities=(*given.entities, own)), held, own, self.text)

    def _said_of(self, given: Register, fix: Correction) -> Register:
        held = self._held(given, fix)
        entity = self._entity(given, fix.words)
        ident = held[0].entity if held else entity.id if entity else None
        if ident is None:
            return given

        def sure(of: tuple[Definition, ...]) -> tuple[Definition, ...]:
            return tuple(replace(d, doubt=None) for d in of) if fix.accept else of

        def corrected(entity: Entity) -> Entity:
            definitions = sure(entity.definitions)
            if fix.definition:
                definitions = (Definition(fix.definition, source=EDITOR),)
            name = fix.rename or entity.name
            aliases = tuple(dict.fromkeys((*entity.aliases, entity.name)))
            return replace(
                entity,
                name=name,
                aliases=tuple(a for a in aliases if a != name) if fix.rename else entity.aliases,
                definitions=definitions,
                roles=sure(entity.roles),
            )

        entities = (corrected(e) if e.id == ident else e for e in given.entities)
        return replace(given, entities=tuple(entities))

    def _held(self, given: Register, fix: Correction) -> list[Mention]:
        spans = self._chosen(occurrences(self.article, fix.words), fix)
        return [m for m in given.mentions if m.entity and any(span.covers(m) for span in spans)]

    def _entity(self, given: Register, words: str) -> Entity | None:
        """The entity of a name: its own first, then an alias, then how the text writes it."""
        names = [(e.name, e) for e in given.entities]
        forms = [(form, e) for e in given.entities for form in (*e.aliases, e.name)]
        for known in (names, forms):
            found = same_name(words, known) or meant(words, known)
            if found:
                return found[0]
        at = occurrences(self.article, words)
        held = (m.entity for m in given.mentions if any(span.covers(m) for span in at))
        ident = next(filter(None, held), None)
        return next((e for e in given.entities if e.id == ident), None)

    # --- the essentials -------------------------------------------------------------------

    def summary(
        self,
        sentences: Sequence[Sentence],
        count: int,
        machine: Callable[[int], tuple[SummaryItem, ...]],
    ) -> tuple[SummaryItem, ...]:
        """The editor's list; else the machine's, with what is pinned and without what is banned."""
        known = [(s.of(self.text), s) for s in sentences]
        chosen = [s for fix in self.article.summary for s in self._sentence(fix, known)]
        if chosen:
            return tuple(_item(s, self.text) for s in chosen)
        fixes = [fix for fix in self.article.corrections if fix.of == "sentence"]
        told = {s.id: fix for fix in fixes for s in self._sentence(fix, known)}
        banned = {ident for ident, fix in told.items() if fix.ban}
        pinned = [s for s in sentences if s.id in told and told[s.id].pin]
        items = machine(count + len(banned) + len(pinned)) if told else machine(count)
        apart = banned | {s.id for s in pinned}
        rest = [item for item in items if item.sentence not in apart]
        kept = [*(_item(s, self.text) for s in pinned), *rest[: max(0, count - len(pinned))]]
        return tuple(sorted(kept, key=lambda item: item.start)) if pinned else tuple(kept)

    def _sentence(self, fix: Correction, known: list[tuple[str, Sentence]]) -> list[Sentence]:
        found = beginning(fix.words, known)[:1]
        if not found:
            said = [text for text, _ in known]
            self._lost(fix, f"aucune phrase ne commence par « {fix.words} »", said)
        return found

    # --- what all share -------------------------------------------------------------------

    def _chosen(self, found: list[_Piece], fix: Correction) -> list[_Piece]:
        """Of several, those near the words given, then the one of the number given."""
        if fix.near:
            near = occurrences(self.article, fix.near)
            found = [
                one
                for one in found
                if any(one.start - _AROUND < n.start and n.end < one.end + _AROUND for n in near)
            ]
        if fix.nth:
            found = found[fix.nth - 1 : fix.nth]
        return found

    def _like(self, given: Annotations, words: str | None) -> list[Mention]:
        spans = occurrences(self.article, words) if words else []
        return [m for m in given.mentions if any(span.covers(m) for span in spans)]

    def _told_name(self, given: Annotations, fix: Correction) -> None:
        names = list(dict.fromkeys(m.of(self.text) for m in given.mentions))
        self._lost(fix, f"aucun nom « {fix.words} »", names)

    def _lost(
        self, fix: Correction, why: str, known: Iterable[str], sought: str | None = None
    ) -> None:
        near = nearest(sought or fix.words, list(known))
        there = f" ; le plus proche : « {near[:60]} »" if near else ""
        self.faults.append(
            SeedError(
                fix.path,
                f"correction sans effet : {why}{there}",
                line=fix.line,
                hint="corrigez-la ou retirez-la",
            )
        )


def _vouched(clause: DatedClause, fix: Correction) -> DatedClause:
    """A clause with the editor's kind; what they date, sort or accept is no longer in doubt."""
    kind = fix.kind or clause.kind
    settled = {"kind-unsure"} if fix.kind else set()
    if fix.edtf:
        settled |= {"date-unsure", "date-and-weekday-disagree"}
    gone = fix.accept or clause.doubt in settled
    return replace(clause, kind=kind, doubt=None if gone else clause.doubt)


def _moved_to(given: Register, held: list[Mention], keep: Entity, text: str) -> Register:
    """Mentions given to another entity; one left without any hands over what was said of it."""
    moved = {m.span for m in held}
    left = [m for m in given.mentions if m.span not in moved]
    gone = {m.entity for m in held if m.entity != keep.id} - {m.entity for m in left}
    old = [e for e in given.entities if e.id in gone]
    forms = [*keep.aliases, *(m.of(text) for m in held), *(a for e in old for a in e.aliases)]
    kept = replace(
        keep,
        aliases=tuple(form for form in dict.fromkeys(forms) if form != keep.name),
        definitions=_all(keep.definitions, *(e.definitions for e in old)),
        roles=_all(keep.roles, *(e.roles for e in old)),
    )
    return replace(
        given,
        mentions=tuple(
            replace(m, entity=keep.id) if m.span in moved else m for m in given.mentions
        ),
        entities=tuple(kept if e.id == keep.id else e for e in given.entities if e.id not in gone),
    )


def _all(*of: tuple[Definition, ...]) -> tuple[Definition, ...]:
    return tuple(dict.fromkeys(definition for some in of for definition in some))


def _item(sentence: Sentence, text: str) -> SummaryItem:
    return SummaryItem(sentence.start, sentence.end, sentence.of(text), sentence.id)


def _sorted(items: Iterable[_Piece]) -> tuple[_Piece, ...]:
    return tuple(sorted(items, key=lambda item: (item.start, item.end)))
