"""Time expressions that tell one time together, and the event each of them dates.

« mardi vers 21 h 45 », « de 18 h à 23 h », « d'ici le 30 juin » are one unit each. Arcs of the
parse alone are wrong for one time in three, so the choice weighs them against nearness, clause
borders and the verbs that stand between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotated_briefing.french.fold import fold
from annotated_briefing.model import Timex

_CLOCK = re.compile(r"T\d\d:")
# Nouns of time and of calendars, whose complement is the date itself: « la nuit du 3 ».
TIME_NOUN = re.compile(
    r"(?:jour|journee|nuit|matin|matinee|soir|soiree|semaine|week-end|mois|annee|an|date|cours|"
    r"compter|partir|fin|debut|milieu|ete|hiver|automne|printemps|saison|exercice|periode|"
    r"trimestre|semestre|aube|quinzaine|vacances|lors|dater|horizon|alentours|environs|entre|long)s?$"
)
_LINK = re.compile(
    r",? ?(?:(?:a|vers|de|des|d'|entre|et|au|jusqu'a|jusqu'au|-|aux alentours de|a partir de|"
    r"a partir du|autour de|apres|avant|soit|ou|puis|et a|le|en)(?: le| la| l')? ?)?"
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
