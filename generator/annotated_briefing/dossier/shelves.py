"""Lists cut into pages that hold at any size: names by letter, dates by year and month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from annotated_briefing.brief.order import by_days
from annotated_briefing.model import Briefing, Entity, Event

_Item = TypeVar("_Item")
Dated = tuple[Briefing, Event]
Letters = list[tuple[str, Sequence[Entity]]]  # names under their first letters

MOST = 140  # events on a page: about 120 kB
RECENT = 10  # years that stand by themselves; older ones by decade
MODERN = 1900  # the year before which there are no decades
UNDATED = "sans-date"
EARLIER = f"avant-{MODERN}"
AHEAD = 2  # years from the last news to which dates stand by themselves
LATER = "plus-tard"
_LENGTHS = (4, 7)  # of `2021`, `2021-07`


def parts(items: Sequence[_Item], most: int) -> list[Sequence[_Item]]:
    """Items in rows of at most `most`; one empty row where there are none."""
    return [items[start : start + most] for start in range(0, max(len(items), 1), most)]


def lettered(named: Mapping[str, Sequence[Entity]], most: int) -> list[list[Letters]]:
    """Pages of at most `most` names: the letters that share one, or all those of one long letter.

    Pages in one list belong together, so that each of them can lead to the others.
    """
    runs: list[list[Letters]] = []
    room = 0
    for letter, names in named.items():
        if len(names) <= room:
            runs[-1][0].append((letter, names))
        else:
            runs.append([[(letter, row)] for row in parts(names, most)])
            room = most
        room -= len(names)
    return runs


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of a timeline: its own events, and the pages below it.

    `key` is `2021`, `2021-07`, `annees-1990`, `avant-1900`, `plus-tard` or `sans-date`, with `_2`
    and so on for the pages that follow a full one.
    """

    key: str
    events: tuple[Dated, ...]
    below: tuple[Shelf, ...] = ()

    @property
    def follows(self) -> bool:
        """Whether this page goes on where a full one ends."""
        return "_" in self.key

    @property
    def count(self) -> int:
        """Events here and below."""
        return len(self.events) + sum(shelf.count for shelf in self.below)

    def walk(self) -> list[Shelf]:
        """This page, then those below, depth first."""
        return [self, *(shelf for below in self.below for shelf in below.walk())]


def timeline(dated: Sequence[Dated], most: int = MOST) -> tuple[Shelf, ...]:
    """Sorted events on shelves, the oldest first."""
    told = (briefing.source.published or "0000" for briefing, _ in dated)
    latest = max((int(published[:4]) for published in told), default=0)

    def top(event: Event) -> str:
        year = _year(event)
        if year is None:
            return UNDATED
        number = int(year)
        if number < MODERN:
            return EARLIER
        if latest and number > latest + AHEAD:
            return LATER
        return year if number > latest - RECENT else f"annees-{number // 10 * 10}"

    return tuple(_shelf(key, events, most) for key, events in _grouped(dated, top).items())


def newest(tops: Sequence[Shelf]) -> list[Shelf]:
    """What `timeline` gave as the news has it: what is far ahead, or nowhere, comes last."""
    aside = [shelf for shelf in tops if shelf.key in (LATER, UNDATED)]
    return [*(shelf for shelf in reversed(tops) if shelf not in aside), *aside]


def _shelf(key: str, events: Sequence[Dated], most: int) -> Shelf:
    if len(events) <= most:
        return Shelf(key, tuple(events))
    below: list[Shelf] = []
    own = list(events)
    step = _finer(key)
    if step:
        # What begins and ends in one year or month goes to its page; the rest stays.
        groups = _grouped(events, lambda event: _within(event, step))
        own = groups.pop("", [])
        below = [_shelf(name, found, most) for name, found in groups.items()]
    rows = parts(own, most)
    below += [Shelf(f"{key}_{n}", tuple(row)) for n, row in enumerate(rows[1:], 2)]
    return Shelf(key, tuple(rows[0]), tuple(below))


def _finer(key: str) -> int:
    """The length of the keys below a key: a decade's are years; a month has none, since one who
    reads it wants its lines in a row."""
    if not key[0].isdigit():
        return 0 if key == UNDATED else 4
    return next((length for length in _LENGTHS if length > len(key)), 0)


def _within(event: Event, length: int) -> str:
    bounds = [bound for bound in (event.date.earliest, event.date.latest) if bound]
    names = {bound[:length] for bound in bounds}
    return names.pop() if len(names) == 1 else ""


def _year(event: Event) -> str | None:
    year = by_days(event)[0][:4]
    return None if year == "9999" else year


def _grouped(dated: Sequence[Dated], key: Callable[[Event], str]) -> dict[str, list[Dated]]:
    found: dict[str, list[Dated]] = defaultdict(list)
    for briefing, event in dated:
        found[key(event)].append((briefing, event))
    return found
