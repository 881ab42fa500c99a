"""Dates as the Library of Congress writes them (EDTF): taken apart and bounded here only.

Three shapes: a point with its doubt (`2021`, `2021-07~`, `2021-21` for spring, `199X`), a stretch
(`A/B`, `../B`, `A/..`) and one of several (`[A,B..C]`).
"""

from __future__ import annotations

import functools
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "month", "part", "year", "years"]
OPEN = ".."
# Codes in the place of a month → first day of that part of a year, and of what follows it.
PARTS: dict[int, tuple[tuple[int, int], tuple[int, int]]] = {
    21: ((3, 20), (6, 21)),  # the seasons, as the press counts them
    22: ((6, 21), (9, 22)),
    23: ((9, 22), (12, 21)),
    24: ((12, 21), (3, 20)),  # winter ends in the next year
    33: ((1, 1), (4, 1)),  # quarters
    34: ((4, 1), (7, 1)),
    35: ((7, 1), (10, 1)),
    36: ((10, 1), (1, 1)),
    40: ((1, 1), (7, 1)),  # half years
    41: ((7, 1), (1, 1)),
}
_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|\dXXX)(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")


@dataclass(frozen=True, slots=True)
class Point:
    """`year` is four signs, the last ones X for a decade, century or millennium; `month` may be
    one of `PARTS`; `doubt` is « », « ~ » (about), « ? » (unsure) or « % » (both)."""

    year: str
    month: int | None = None
    day: int | None = None
    doubt: str = ""

    @property
    def precision(self) -> Precision:
        """How closely the calendar is told; `years` is a decade, a century or more."""
        if "X" in self.year:
            return "years"
        if self.day:
            return "day"
        if self.month is None:
            return "year"
        return "month" if self.month <= 12 else "part"

    @property
    def bounds(self) -> tuple[date, date]:
        """First and last day, both inside."""
        first = int(self.year.replace("X", "0")) or 1
        last = int(self.year.replace("X", "9"))
        if self.month is None:
            return date(first, 1, 1), date(last, 12, 31)
        if self.day:
            return (day := date(first, self.month, self.day)), day
        if self.month <= 12:
            final = monthrange(first, self.month)[1]
            return date(first, self.month, 1), date(first, self.month, final)
        start, following = PARTS[self.month]
        if following > start:
            return date(first, *start), date(first, *following) - timedelta(days=1)
        if first == date.max.year:
            return date(first, *start), date.max
        return date(first, *start), date(first + 1, *following) - timedelta(days=1)

    def __str__(self) -> str:
        return "-".join([self.year, *(f"{part:02d}" for part in (self.month, self.day) if part)])


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` to `end`, None where open; never open at both."""

    start: Point | None
    end: Point | None


@dataclass(frozen=True, slots=True)
class OneOf:
    """One day out of these runs (both ends inside), or one of these months or years."""

    runs: tuple[tuple[Point, Point], ...]


Edtf = Point | Stretch | OneOf


@functools.lru_cache(maxsize=4096)
def parse(edtf: str) -> Edtf | None:
    """None for what is no date of the three shapes, and for a stretch that runs backwards."""
    if edtf.startswith("[") and edtf.endswith("]"):
        runs = [_run(item) for item in edtf[1:-1].split(",")]
        known = tuple(run for run in runs if run is not None)
        return OneOf(known) if len(known) == len(runs) else None
    first, slash, last = edtf.partition("/")
    start, end = point(first), point(last)
    if not slash:
        return start
    if (start is None and first != OPEN) or (end is None and last != OPEN):
        return None
    if (start is None and end is None) or (start and end and start.bounds[0] > end.bounds[1]):
        return None
    return Stretch(start, end)


def point(edtf: str) -> Point | None:
    """One day, month, part of a year, year, decade or century that the calendar has."""
    match = _POINT.fullmatch(edtf)
    if not match:
        return None
    year, month, day, doubt = match.groups()
    found = Point(year, int(month) if month else None, int(day) if day else None, doubt)
    if year == "0000" or ("X" in year and month):
        return None
    if found.month is not None and not 1 <= found.month <= 12 and (day or found.month not in PARTS):
        return None
    try:
        found.bounds  # noqa: B018 - a day that the month has not
    except ValueError:
        return None
    return found


def bounds(edtf: str) -> tuple[str | None, str | None] | None:
    """(earliest, latest) ISO days, None where open; None altogether for what is no date."""
    found = parse(edtf)
    if found is None:
        return None
    first, last = ends(found)
    earliest = first.bounds[0].isoformat() if first else None
    return earliest, last.bounds[1].isoformat() if last else None


def ends(found: Edtf) -> tuple[Point | None, Point | None]:
    """The first and the last point, None where open."""
    if isinstance(found, Point):
        return found, found
    if isinstance(found, Stretch):
        return found.start, found.end
    return found.runs[0][0], found.runs[-1][1]


def with_doubt(edtf: str) -> str:
    """A point said to be approximate; a stretch, a set or what has its doubt stays."""
    found = point(edtf)
    exact = found is not None and not found.doubt and found.precision != "years"
    return f"{edtf}~" if exact else edtf


def _run(item: str) -> tuple[Point, Point] | None:
    first, dots, last = item.partition("..")
    start, end = point(first), point(last if dots else first)
    return (start, end) if start and end else None
