"""What stands beside the text: a note at the sentence it rests on, an index that points at it.

A sentence is printed once. A note says only what its sentence does not show by itself: the day
that « jeudi » was read as, who « il » is, what a name is, what is missing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Literal

from markupsafe import Markup

from annotated_briefing.french import dates as words_of
from annotated_briefing.french.fold import fold
from annotated_briefing.french.leaning import without_leaning
from annotated_briefing.french.wording import REASONS
from annotated_briefing.model import (
    Briefing,
    Claim,
    Definition,
    Entity,
    Event,
    EventDate,
    Gap,
    Span,
    Timex,
    sentence_at,
)
from annotated_briefing.render.escape import verbatim
from annotated_briefing.render.text import readings, told_at

NEAREST = 5  # lines of a chronology that are not folded, besides what is to come
LEAST_FOLDED = 3  # fewer would take no less room folded
FEW = 64  # characters of an index line

NoteKind = Literal["d", "q", "n", "g"]  # dates, statements, names, gaps: as the lenses are called


@dataclass(frozen=True, slots=True)
class Note:
    """A note beside `sentence`. Which of the other fields are set depends on its kind.

    `plain` where the sentence says as much itself: such a note only shows under its own lens.
    """

    kind: NoteKind
    sentence: str
    start: int
    plain: bool = False
    timex: Timex | None = None
    event: Event | None = None
    claim: Claim | None = None
    entity: Entity | None = None
    said: tuple[Definition, ...] = ()
    gap: Gap | None = None
    again: bool = False  # the same words were read the same way above, and the reason told there

    @property
    def date(self) -> EventDate | None:
        if self.event:
            return self.event.date
        return timex_date(self.timex) if self.timex else None

    @property
    def why(self) -> str | None:
        """Why its date is read so, unless it is written so or was told above."""
        if self.again:
            return None
        basis = self.date.basis if self.date else None
        return None if basis and basis.endswith(REASONS["written"]) else basis


def timex_date(timex: Timex) -> EventDate:
    """A time expression as the date that it was read as."""
    return EventDate(timex.edtf, timex.earliest, timex.latest, "unknown", timex.basis, timex.text)


def notes(briefing: Briefing) -> list[Note]:
    """Every note of a briefing, in the order of the text."""
    shown = set(briefing.shown)
    found = [*_dates(briefing), *_voices(briefing), *_names(briefing), *_gaps(briefing)]
    return sorted((n for n in found if n.sentence in shown), key=lambda note: note.start)


def by_paragraph(briefing: Briefing, found: list[Note]) -> dict[str, list[Note]]:
    """Notes under the id of the paragraph that holds their sentence."""
    paragraph = {sentence.id: sentence.paragraph for sentence in briefing.sentences}
    grouped: dict[str, list[Note]] = defaultdict(list)
    for note in found:
        grouped[paragraph[note.sentence]].append(note)
    return grouped


def kinds(found: list[Note]) -> dict[str, list[NoteKind]]:
    """The kinds of the notes beside each sentence."""
    grouped: dict[str, dict[NoteKind, None]] = defaultdict(dict)
    for note in found:
        grouped[note.sentence][note.kind] = None
    return {sentence: list(of) for sentence, of in grouped.items()}


def _dates(briefing: Briefing) -> list[Note]:
    events: dict[Span, list[Event | None]] = defaultdict(list)
    for dated in briefing.events:
        events[dated.timex.span].append(dated)
    found = []
    told = told_at(briefing)
    reasons: set[tuple[str, str | None, str | None]] = set()
    for timex in readings(briefing):
        sentence = sentence_at(briefing, timex)
        if sentence is None or told.get(timex.start, timex.start) != timex.start:
            continue
        said = fold(timex.text)
        for number, event in enumerate(events.pop(timex.span, [None])):
            date_ = event.date if event is not None else timex_date(timex)
            as_said = all(word in said for word in fold(words_of.in_words(date_)).split())
            plain = as_said and (event is None or event.claimed_by is None)
            own = None if number else timex  # the first one is the note of the expression
            reason = (timex.text.casefold(), date_.edtf, date_.basis)
            again = reason in reasons
            reasons.add(reason)
            found.append(
                Note("d", sentence.id, timex.start, plain, timex=own, event=event, again=again)
            )
    for rest in events.values():  # of expressions that are no reading of their own
        found += [Note("d", e.sentence, e.timex.start, event=e) for e in rest if e]
    return found


def _voices(briefing: Briefing) -> list[Note]:
    found: dict[tuple[object, ...], Note] = {}
    for claim in briefing.claims:
        named = sentence_at(briefing, claim.speaker_span) if claim.speaker_span else None
        here = named is not None and named.id == claim.sentence
        key = (claim.sentence, claim.speaker or claim.speaker_span, claim.direct, claim.hedge)
        note = Note("q", claim.sentence, claim.start, plain=here, claim=claim)
        found.setdefault(key, note)
    return list(found.values())


def _names(briefing: Briefing) -> list[Note]:
    shown = set(briefing.shown)
    first: dict[str, tuple[str, int]] = {}
    for mention in sorted(briefing.mentions, key=lambda mention: mention.start):
        sentence = sentence_at(briefing, mention)
        if mention.entity and sentence and sentence.id in shown:
            first.setdefault(mention.entity, (sentence.id, mention.start))
    found = []
    for entity in briefing.entities:
        said = (*entity.roles, *entity.definitions)
        if entity.id not in first or not said:
            continue
        ident, start = first[entity.id]
        elsewhere = tuple(d for d in said if not _rests_on(briefing, d, ident))
        found.append(
            Note("n", ident, start, plain=not elsewhere, entity=entity, said=elsewhere or said)
        )
    return found


def _rests_on(briefing: Briefing, definition: Definition, ident: str) -> bool:
    sentences = [sentence_at(briefing, span) for span in definition.evidence]
    return any(sentence is not None and sentence.id == ident for sentence in sentences)


def _gaps(briefing: Briefing) -> list[Note]:
    found = []
    for gap in briefing.gaps:
        sentence = sentence_at(briefing, gap.evidence[0]) if gap.evidence else None
        if sentence:
            found.append(Note("g", sentence.id, gap.evidence[0].start, gap=gap))
    return found


# --- the indexes --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Chronology:
    """The numbered events of a briefing, in order: those told at once and the `background`."""

    near: tuple[tuple[int, Event], ...]
    background: tuple[tuple[int, Event], ...]


def chronology(briefing: Briefing) -> Chronology:
    """What is nearest to publication and what is to come first; the background apart."""
    numbered = list(enumerate(briefing.events, 1))
    told = (briefing.source.published or "")[:10]
    day = _first_day(told)
    if day is None or len(numbered) < NEAREST + LEAST_FOLDED:
        return Chronology(tuple(numbered), ())
    coming = {number for number, event in numbered if _to_come(event, told)}
    past = [pair for pair in numbered if pair[0] not in coming]
    past.sort(key=lambda pair: _distance(pair[1], day))
    near = coming | {number for number, _ in past[: max(3, NEAREST - len(coming))]}
    if len(numbered) - len(near) < LEAST_FOLDED:
        return Chronology(tuple(numbered), ())
    return Chronology(
        tuple(pair for pair in numbered if pair[0] in near),
        tuple(pair for pair in numbered if pair[0] not in near),
    )


def _to_come(event: Event, published: str) -> bool:
    end = event.date.latest or event.date.earliest or ""
    return event.kind in {"annoncé", "échéance"} and end[: len(published)] >= published


def _first_day(published: str) -> date | None:
    padded = published + "-01-01"[len(published) - 4 :] if len(published) in (4, 7) else published
    try:
        return date.fromisoformat(padded)
    except ValueError:
        return None


def _distance(event: Event, day: date) -> int:
    """Days between a date and publication: from the nearest day it may be, else its one bound."""
    bounds = [date.fromisoformat(b) for b in (event.date.earliest, event.date.latest) if b]
    if not bounds:
        return 10**9
    if len(bounds) == 2 and bounds[0] <= day <= bounds[1]:
        return (bounds[1] - bounds[0]).days // 2
    return min(abs((bound - day).days) for bound in bounds)


def few_words(
    briefing: Briefing,
    span: Span,
    *,
    opening: bool = False,
    again: bool = False,
    most: int = FEW,
) -> Markup:
    """The beginning of an excerpt as an index line shows it, « … » where it goes on.

    `opening` also tells where the excerpt does not open its sentence; `again` is for a page that
    has the essentials too: none of them is told whole a third time.
    """
    text = " ".join(span.of(briefing.text).split())
    sentence = sentence_at(briefing, span)
    if again and sentence and any(item.sentence == sentence.id for item in briefing.summary):
        whole = " ".join(sentence.of(briefing.text).split())
        most = min(most, len(whole) * 2 // 3)
    before = "…\u00a0" if opening and sentence and sentence.start < span.start else ""
    if len(text) <= most:
        return verbatim(before + text)
    cut = without_leaning(text[: most + 1].rsplit(" ", 1)[0])
    return verbatim(f"{before}{cut}\u00a0…")


def reading_minutes(briefing: Briefing) -> int:
    """Whole minutes it takes to read what is shown, at 220 words a minute; at least one."""
    shown = set(briefing.shown)
    words = sum(len(s.of(briefing.text).split()) for s in briefing.sentences if s.id in shown)
    return max(1, round(words / 220))
