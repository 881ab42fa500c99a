"""Dated events of one article, in the order they may have happened."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from annotated_briefing.brief.context import in_context
from annotated_briefing.brief.essentials.salience import stems
from annotated_briefing.brief.order import by_days
from annotated_briefing.brief.register import Register
from annotated_briefing.edtf import OneOf, Point, parse
from annotated_briefing.model import (
    Annotations,
    Article,
    Claim,
    DatedClause,
    Event,
    EventDate,
    Mention,
    Sentence,
    Span,
    Timex,
    within,
)

Precision = Literal["day", "set", "month", "year", "interval", "open", "unknown"]


def events(
    article: Article, annotations: Annotations, register: Register, claims: tuple[Claim, ...]
) -> tuple[Event, ...]:
    """Sorted by (earliest, latest), open and unknown bounds last.

    In an article that nobody dated, what counts from the day of writing (« jeudi », « hier »)
    stays without bounds, so it makes no event.
    """
    timexes = {timex.span: timex for timex in annotations.timexes}
    found = []
    for clause in annotations.clauses:
        timex = timexes.get(clause.timex)
        sentence = _sentence_of(clause, annotations.sentences)
        if timex is None or sentence is None:
            continue
        line = clause.shown or clause.span
        said = _said_by(article.text, clause, claims)
        found.append(
            Event(
                line.start,
                line.end,
                date=replace(
                    event_date(timex), text=_words(article.text, timex, annotations.timexes)
                ),
                kind=clause.kind,
                text=line.of(article.text),
                sentence=sentence.id,
                timex=clause.timex,
                claimed_by=said.speaker if said else None,
                claimed_span=said.speaker_span if said else None,
                entities=_entities(line, register),
                doubt=clause.doubt or timex.doubt,
                fact=_whole_words(clause.fact, line, article.text, annotations.mentions),
            )
        )
    return _each_once(
        in_context(sorted(found, key=sort_key), annotations, article.text), article.text
    )


_NEAR = 12  # lines of the timeline between two that may tell the same
_SAME = 0.5  # share of the words of the shorter one
_FEW = 4  # words below which nothing is sure


def _each_once(lines: Sequence[Event], text: str) -> tuple[Event, ...]:
    """The lines; of two printed ones that tell one fact, as standfirst and body do, the poorer is
    held: the one with the wider date, with more before it, or with fewer words."""
    words = [frozenset(stems((e.fact or e.span).of(text))) - set(stems(e.date.text)) for e in lines]
    worth = [
        (-_width(event), event.context is None, event.fact is None, len(own))
        for event, own in zip(lines, words, strict=True)
    ]
    held: set[int] = set()
    for at, event in enumerate(lines):
        for other in range(max(0, at - _NEAR), at):
            if {at, other} & held or event.doubt or lines[other].doubt:
                continue
            if not _same_time(event, lines[other]):
                continue
            shared = len(words[at] & words[other])
            least = max(_FEW, _SAME * min(len(words[at]), len(words[other])))
            if shared >= least:
                held.add(at if worth[at] <= worth[other] else other)
            # « la marche de samedi » says nothing that « Ils ont marché samedi » does not.
            for one, two in ((at, other), (other, at)):
                if lines[one].fact and words[one] and words[one] <= words[two]:
                    held.add(one)
                    break
    return tuple(
        replace(event, doubt="told-again") if at in held else event
        for at, event in enumerate(lines)
    )


def _width(event: Event) -> int:
    """In days, an open one as wide as any."""
    first, last = event.date.earliest, event.date.latest
    if not first or not last:
        return date.max.toordinal()
    return date.fromisoformat(last).toordinal() - date.fromisoformat(first).toordinal()


def _same_time(one: Event, other: Event) -> bool:
    """Whether one date lies within the other."""
    wide, close = sorted((one, other), key=_width, reverse=True)
    first, last = close.date.earliest, close.date.latest
    if not (first and last and wide.date.earliest and wide.date.latest):
        return one.date.edtf == other.date.edtf
    return wide.date.earliest <= first and last <= wide.date.latest


def _whole_words(
    fact: Span | None, line: Span, text: str, mentions: Sequence[Mention]
) -> Span | None:
    """A fact from the start of its first word or name: not « Roy » of « Paul Roy »."""
    if fact is None:
        return None
    start = fact.start
    at = bisect_right(mentions, start, key=lambda m: m.start) - 1
    if at >= 0 and start < mentions[at].end:
        start = mentions[at].start
    while start > line.start and (text[start - 1].isalnum() or text[start - 1] in "-'’"):
        start -= 1
    return Span(max(start, line.start), fact.end)


def sort_key(event: Event) -> tuple[str, str, int]:
    """By days, then as the text has them."""
    return (*by_days(event), event.start)


def event_date(timex: Timex) -> EventDate:
    """The date of an event as its expression was read, no more precise."""
    return EventDate(
        timex.edtf, timex.earliest, timex.latest, precision(timex), timex.basis, timex.text
    )


def precision(timex: Timex) -> Precision:
    """How closely the date is known, from its EDTF and bounds."""
    edtf = timex.edtf
    if edtf is None or (timex.earliest is None and timex.latest is None):
        return "unknown"
    if timex.earliest is not None and timex.earliest == timex.latest:
        return "day"
    if timex.earliest is None or timex.latest is None:
        return "open"
    known = parse(edtf)
    if isinstance(known, OneOf):
        return "set"
    if isinstance(known, Point) and known.precision == "year":
        return "year"
    if isinstance(known, Point) and known.precision == "month":
        return "month"
    return "interval"


_PREPOSITION = re.compile(
    r"(?:\b(?:d['’]ici(?: à| au| la)?|avant|jusqu['’](?:à|au|aux|en)|après|depuis|"
    r"[àa] partir d(?:e|u)|[àa] compter d(?:e|u)|dès|vers|entre|du|de) |\bd['’])"
    r"(?:le |la |les |l['’])?$",
    re.IGNORECASE,
)
_RANGE_GAP = 24  # characters between the two ends of a range


def _words(text: str, timex: Timex, timexes: Sequence[Timex]) -> str:
    """The words of the date with its preposition, and both ends of a range."""
    start, end = timex.start, timex.end
    after = bisect_right(timexes, end, key=lambda t: t.start)
    near = bisect_right(timexes, end + _RANGE_GAP, key=lambda t: t.start)
    for other in timexes[after:near]:
        if other.edtf == timex.edtf and other.value != timex.value:
            end = other.end
    before = _PREPOSITION.search(text[max(0, start - 24) : start])
    if before and (end > timex.end or timex.earliest is None or timex.latest is None):
        start -= len(before[0])
    return text[start:end]


def _sentence_of(span: Span, sentences: tuple[Sentence, ...]) -> Sentence | None:
    at = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
    return sentences[at] if at >= 0 and sentences[at].covers(span) else None


# Past these words a reported sentence speaks for itself again: « …, provoquant la colère des
# taliban qui souhaitaient … ».
_ASIDE = re.compile(r",\s+\w+ant\b|\bqui\b")


def _said_by(text: str, clause: DatedClause, claims: tuple[Claim, ...]) -> Claim | None:
    """Who says so: the claim that holds the clause's time, whether its cue is shown or not."""
    line = clause.shown or clause.span
    for claim in claims:
        if not claim.covers(clause.timex) or claim.speaker_span is None or claim.doubt:
            continue
        if clause.known and not claim.direct:
            continue
        aside = not claim.direct and _ASIDE.search(text[claim.start : max(claim.start, line.start)])
        if not aside:
            return claim
    return None


def _entities(line: Span, register: Register) -> tuple[str, ...]:
    named = (m.entity for m in within(register.mentions, line) if m.entity)
    return tuple(dict.fromkeys(named))
