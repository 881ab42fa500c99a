"""Time expressions that tell one time together, and the event each of them dates.

« mardi vers 21 h 45 », « de 18 h à 23 h », « d'ici le 30 juin » are one unit each. Arcs of the
parse alone are wrong for one time in three, so the choice weighs them against nearness, clause
borders and the verbs that stand between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.annotate.timex.tense import is_verb
from generator.annotate.timex.text import fold
from generator.model import Timex

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

_CLOCK = re.compile(r"T\d\d:")
_LINK = re.compile(
    r",? ?(?:(?:a|vers|de|des|d'|entre|et|au|jusqu'a|jusqu'au|-|aux alentours de|a partir de|"
    r"a partir du|autour de|apres|avant|soit|ou|puis|et a|le|en)(?: le| la| l')? ?)?"
)
_BORDER = frozenset([";", ":", "«", "»", '"', "(", ")", "–", "—"])
_SUBORDINATORS = frozenset(
    ["que", "qu'", "qui", "dont", "où", "lorsque", "quand", "puisque", "car", "mais", "tandis"]
)


@dataclass(frozen=True, slots=True)
class Unit:
    """`members` are in text order; offsets are those of the document."""

    members: tuple[Timex, ...]

    @property
    def start(self) -> int:
        return self.members[0].start

    @property
    def end(self) -> int:
        return self.members[-1].end

    @property
    def main(self) -> Timex:
        """The member that says the date: the latest word, but a clock time leans on its day."""
        dated = [m for m in self.members if m.edtf and not is_here(m)]
        days = [m for m in dated if not _CLOCK.search(m.value)]
        return (days or dated or list(self.members))[0]


def is_here(timex: Timex) -> bool:
    """The « ici » of « d'ici le 30 juin »."""
    return fold(timex.text) == "ici"


def units(text: str, timexes: Sequence[Timex]) -> list[Unit]:
    """Group the time expressions of one sentence. `text` is what their offsets point into."""
    groups: list[list[Timex]] = []
    for timex in timexes:
        if groups and _belong(text, groups[-1][-1], timex):
            groups[-1].append(timex)
        else:
            groups.append([timex])
    return [Unit(tuple(group)) for group in groups]


def _belong(text: str, first: Timex, last: Timex) -> bool:
    between = fold(text[first.end : last.start])
    if len(between) > 20 or not _LINK.fullmatch(between):
        return False
    if is_here(first):
        return True
    if first.edtf and first.edtf == last.edtf and first.value != last.value:
        return True  # a range: both ends carry all of it
    clock = bool(_CLOCK.search(last.value))
    if clock and first.type in {"DATE", "TIME"}:
        return True
    return bool(_CLOCK.search(first.value)) and last.value[:10] == first.value[:10]


def root_of(sentence: DocSpan, start: int, end: int) -> Token | None:
    span = sentence.doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def choose(sentence: DocSpan, event: Token, candidates: Sequence[Unit]) -> Unit | None:
    """The unit that dates an event of the same sentence; None without candidates."""
    best: tuple[float, Unit] | None = None
    for unit in candidates:
        cost = _cost(sentence, event, unit)
        if best is None or cost < best[0]:
            best = cost, unit
    return best[1] if best else None


def _cost(sentence: DocSpan, event: Token, unit: Unit) -> float:
    doc = sentence.doc
    span = doc.char_span(unit.start, unit.end, alignment_mode="expand")
    if span is None or not len(span):
        return 99.0
    inside = span.start <= event.i < span.end
    low, high = (span.end, event.i) if event.i >= span.end else (event.i + 1, span.start)
    gap = doc[low:high] if high > low and not inside else doc[0:0]
    cost = 0.35 * len(gap)
    cost += 2.5 * sum(t.text in _BORDER for t in gap)
    cost += 2.0 * sum(fold(t.text) in _SUBORDINATORS for t in gap)
    cost += 1.5 * sum(is_verb(t) and t.dep_ not in {"xcomp", "aux:tense"} for t in gap)
    cost += 0.4 * sum(t.text == "," for t in gap)
    cost += _tree_cost(event, unit, span)
    if unit.members[-1].type in {"DURATION", "SET"}:
        if len(gap) > 3:
            cost += 1.5
        if span.root.head.pos_ == "NOUN" and span.root.head != event and is_verb(event):
            cost += 2.0  # « ses efforts annuels »: how often the noun is, not the verb
    return cost


def _tree_cost(event: Token, unit: Unit, span: DocSpan) -> float:
    """Above the time in the parse is good, right above it better."""
    token, steps = span.root, 0
    events = 0
    while token.head is not token and token.head != token and steps < 12:
        token, steps = token.head, steps + 1
        if token == event:
            return -3.5 + 1.0 * events
        if is_verb(token):
            events += 1
    return 0.0
