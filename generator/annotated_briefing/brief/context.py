"""The words before a line that leans on them: whose « ils » are, what « this measure » is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from annotated_briefing.annotate.condensing.leaning import BACK
from annotated_briefing.model import Annotations, Claim, DatedClause, Event, Quote, Sentence, Span

LONGEST = 450  # characters, past which only the sentence just before is given
_STOP = re.compile(r"[.:;!?…]")
JOINT = 25  # characters of a connective before a line: « Par ailleurs, »
LEAD = 5  # words of the same sentence, before the line, that can introduce somebody

Line = TypeVar("Line", Claim, Event)


class Behind:
    """What stands before each sentence: the one just before, or as far back as one that stands."""

    def __init__(self, annotations: Annotations) -> None:
        self.features = {each.sentence: each for each in annotations.features}
        self.dangling = {each.sentence for each in annotations.features if each.dangling}
        verbless = {each.sentence for each in annotations.features if not each.finite}
        self._told = [s for s in annotations.sentences if s.id not in verbless]  # no subheads
        self._starts = [s.start for s in self._told]
        self._torn = {each.sentence for each in annotations.features if each.torn}
        self._ends = [s.end for s in annotations.sentences]

    def __call__(self, sentence: Sentence) -> list[Sentence]:
        """In order, none before an article's first; the first of them may lean all the same."""
        home = bisect_left(self._starts, sentence.start)
        before = self._told[max(0, home - BACK) : home]
        for size in range(1, len(before) + 1):
            if before[-size].id not in self.dangling:
                return before[-size:]
        return before[-1:]

    def context(self, sentence: Sentence) -> Span | None:
        """What a whole sentence is read with: None where that leans itself, or is long to read."""
        answer = self.answer(sentence)
        if answer is not None:
            return answer
        before = self(sentence)
        if not before or before[0].id in self.dangling or self._torn & {s.id for s in before}:
            return None
        found = Span(before[0].start, before[-1].end)
        return found if found.end - found.start <= LONGEST else None

    def answer(self, sentence: Sentence) -> Span | None:
        """The one sentence that names what this one means, where that one can be read by itself."""
        return self._readable(self.features[sentence.id].leans_on)

    def naming(self, sentence: Sentence) -> Span | None:
        """The one sentence that says which « le député » a whole sentence tells of."""
        feature = self.features.get(sentence.id)
        return self._readable(feature.named_in) if feature else None

    def _readable(self, answer: Span | None) -> Span | None:
        if answer is None or answer.end - answer.start > LONGEST:
            return None
        home = bisect_left(self._starts, answer.start)
        if home == len(self._told) or self._told[home].start != answer.start:
            return None
        return None if self._told[home].id in self.dangling else answer

    def last(self, context: Span) -> int:
        """Which of the article's sentences a context ends with."""
        return bisect_left(self._ends, context.end)


def in_context(lines: Iterable[Line], annotations: Annotations, text: str) -> tuple[Line, ...]:
    """The lines; one whose words lean on earlier ones has these as its `context`, verbatim.

    What was held for leaning alone is told with them.
    """
    read: list[tuple[Span, Quote | DatedClause]] = [
        *((quote.span, quote) for quote in annotations.quotes),
        *((clause.shown or clause.span, clause) for clause in annotations.clauses),
    ]
    leaning = {span: each.leans_on for span, each in read if each.leaning}
    lost = {span for span, each in read if each.doubt == "leaning" and not each.leaning}
    by_id = {sentence.id: sentence for sentence in annotations.sentences}
    lines = tuple(lines)
    spoken = _direct(lines)
    behind_it = Behind(annotations)
    dangling = behind_it.dangling

    def before(line: Claim | Event) -> tuple[Span | None, bool]:
        """(its context, whether that stands by itself)"""
        sentence = by_id[line.sentence]
        behind = behind_it(sentence)
        answer = leaning.get(line.span)
        if answer and behind and answer.end <= behind[-1].start:
            return answer, True  # what is named further back, and not what stands between
        if answer and sentence.covers(answer) and not _is_speaker(line, answer):
            return answer, True
        lead = _lead(line, sentence, text)
        if lead is not None and sentence.id not in dangling:
            return lead, True
        if not behind:
            return lead, False
        end = lead.end if lead else behind[-1].end
        whole = Span(behind[0].start, end)
        if end - whole.start > LONGEST:
            return Span(behind[-1].start, end), len(behind) == 1
        return whole, behind[0].id not in dangling

    found: list[Line] = []
    for line in lines:
        sentence, held = by_id[line.sentence], line.doubt == "leaning"
        asks = held or line.span in leaning
        if held and line.span in lost:
            found.append(line)  # nobody can tell whom its « ils » mean
            continue
        if held and isinstance(line, Event) and line.fact:
            found.append(line)  # a date in passing is not worth what it takes to follow it
            continue
        if held and isinstance(line, Event):
            answer = leaning.get(line.span)
            if answer and sentence.covers(answer) and sentence.id not in dangling:
                found.append(_in_its_sentence(line, sentence, text))
                continue
        if isinstance(line, Event) and not asks and line.start - sentence.start <= JOINT:
            # « Le député a quitté mardi son groupe »: which one?
            found.append(replace(line, context=behind_it.naming(sentence)))
            continue
        context, whole = before(line) if asks else (None, False)
        unanswered = not held and leaning.get(line.span) is None
        if context and unanswered and _is_anothers(line, context, spoken):
            found.append(line)  # « C'est un succès », dit X, after words of Y on something else
            continue
        if context is None or (held and not whole):
            unread = asks and isinstance(line, Claim) and behind_it(sentence)
            found.append(replace(line, doubt=line.doubt or "leaning") if unread else line)
            continue
        told_line = replace(line, context=context, doubt=None if held else line.doubt)
        found.append(_from_its_start(told_line, sentence, text) if held else told_line)
    return tuple(found)


def _direct(lines: Iterable[Claim | Event]) -> list[Claim]:
    return [line for line in lines if isinstance(line, Claim) and line.direct]


def _is_anothers(line: Line, context: Span, spoken: Sequence[Claim]) -> bool:
    """Whether what stands before a line is words of somebody else, and none of its own speaker."""
    first = bisect_left(spoken, context.start, key=lambda claim: claim.start)
    last = bisect_left(spoken, context.end, key=lambda claim: claim.start)
    said = {claim.speaker for claim in spoken[first:last]}
    who = line.speaker if isinstance(line, Claim) else None
    return who is not None and bool(said) and said.isdisjoint({None, who})


def _in_its_sentence(line: Event, sentence: Sentence, text: str) -> Event:
    """A clause that its own sentence makes clear, marked in the whole of it; as it was where that
    is long."""
    words = sentence.of(text).rstrip()
    if len(words) > LONGEST:
        return line
    end = sentence.start + len(words)
    return replace(line, start=sentence.start, end=end, text=words, fact=line.span, doubt=None)


def _from_its_start(line: Line, sentence: Sentence, text: str) -> Line:
    """With the connective that was cut off it: what it joins to is shown again."""
    if isinstance(line, Claim) or not 0 < line.start - sentence.start <= JOINT:
        return line
    return replace(line, start=sentence.start, text=Span(sentence.start, line.end).of(text))


def _is_speaker(line: Claim | Event, words: Span) -> bool:
    """Whether the words before a line only say who speaks."""
    span = line.speaker_span if isinstance(line, Claim) else None
    return span is not None and span.covers(words)


def _lead(line: Claim | Event, sentence: Sentence, text: str) -> Span | None:
    """What the line's own sentence says before it, besides who speaks: « …: "Ils …" »."""
    end = line.start
    while end > sentence.start and not text[end - 1].isalnum():
        end -= 1
    if not _STOP.search(text, end, line.start):
        return None
    words = Span(sentence.start, end).of(text).split()
    speech = (line.speaker_span, line.cue_span) if isinstance(line, Claim) else ()
    said = [span for span in speech if span and span.end <= end]
    told = sum(len(span.of(text).split()) for span in said if sentence.covers(span))
    return Span(sentence.start, end) if len(words) - told >= LEAD else None
