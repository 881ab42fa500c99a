"""A time expression once understood: TIMEX3, EDTF and the days it can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from annotated_briefing import edtf
from annotated_briefing.annotate.timex import days
from annotated_briefing.french.calendar import SEASON_CODE
from annotated_briefing.model import Doubt, TimexType

Shape = Literal["day", "days", "open", "none"]


@dataclass(frozen=True, slots=True)
class When:
    """`shape`: one « day »; « days », a closed stretch; « open » at one end; « none » of these.

    `basis` is a key of `wording.REASONS`. `deictic` says that it hangs on the day of writing,
    `weekday` that it is known only as such a weekday.
    """

    type: TimexType
    value: str
    mod: str | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    shape: Shape = "none"
    basis: str = "written"
    deictic: bool = False
    weekday: int | None = None
    doubt: Doubt | None = None

    @property
    def day(self) -> date | None:
        return self.earliest if self.earliest == self.latest else None

    @property
    def year(self) -> int | None:
        first, last = self.earliest, self.latest
        return first.year if first and last and first.year == last.year else None


def on(day: date, part: str | None = None, mod: str | None = None, basis: str = "written") -> When:
    """A day, or a part of it (« TMO », « T21:45 »)."""
    iso = day.isoformat()
    if part == "T24:00":
        part = "T00:00"
    return When("TIME" if part else "DATE", iso + (part or ""), mod, iso, day, day, "day", basis)


def stretch(
    bounds: days.Bounds, value: str, written: str, mod: str | None = None, basis: str = "written"
) -> When:
    """A date that is all the days of `bounds`: TIMEX3 `value`, EDTF `written`."""
    return When("DATE", value, mod, written, *bounds, "days", basis)


def in_month(year: int, month: int, mod: str | None = None, basis: str = "written") -> When:
    """A month, or with `mod` its beginning, middle or end."""
    iso = f"{year:04d}-{month:02d}"
    return edged(stretch(days.month(year, month), iso, iso, None, basis), mod)


def in_year(year: int, mod: str | None = None, basis: str = "written") -> When:
    """A year, or with `mod` its beginning, middle or end."""
    iso = f"{year:04d}"
    return edged(stretch(days.year(year), iso, iso, None, basis), mod)


def in_week(day: date, basis: str = "written") -> When:
    """The ISO week of a day."""
    first, last = days.week(day)
    year, number, _ = first.isocalendar()
    return stretch((first, last), f"{year}-W{number:02d}", f"{first}/{last}", None, basis)


def in_weekend(day: date, basis: str = "written") -> When:
    """The Saturday and Sunday of the week of a day."""
    first, last = days.weekend(day)
    year, number, _ = first.isocalendar()
    return stretch((first, last), f"{year}-W{number:02d}-WE", f"{first}/{last}", None, basis)


def in_season(year: int, code: str, basis: str = "written") -> When:
    """A season of a year; `code` is TIMEX3's (SP, SU, FA, WI)."""
    written = edtf.Point(f"{year:04d}", SEASON_CODE[code])
    return stretch(written.bounds, f"{year:04d}-{code}", str(written), None, basis)


def vague(kind: TimexType, value: str, basis: str = "vague") -> When:
    """A time that no day bounds."""
    return When(kind, value, basis=basis)


# The share of a stretch that its beginning, middle and end may take: generous, since « début
# mai » has no limits of its own, and never outside of the stretch.
_EDGES = {"START": (0.0, 0.5), "MID": (0.2, 0.8), "END": (0.5, 1.0)}


def edged(when: When, mod: str | None) -> When:
    """« début », « mi- », « fin » of a stretch: its EDTF becomes approximate, its bounds closer."""
    if not mod or mod not in _EDGES or when.earliest is None or when.latest is None:
        return replace(when, mod=mod) if mod else when
    if when.shape != "days":
        return replace(when, mod=mod)
    length = (when.latest - when.earliest).days
    low, high = _EDGES[mod]
    if length > _YEARS:
        return _edge_of_years(when, mod)
    first = days.shift(when.earliest, int(length * low))
    last = days.shift(when.earliest, -int(-length * high // 1))
    written = when.edtf
    if written:
        known = edtf.point(written)
        named = (
            known is not None and known.precision in {"month", "part", "year"} and not known.doubt
        )
        written = edtf.with_doubt(written) if named else f"{first}/{last}"
    return replace(when, mod=mod, earliest=first, latest=last, edtf=written)


_YEARS = 5 * 366  # days; a longer stretch is told in whole years


def _edge_of_years(when: When, mod: str) -> When:
    """« le milieu des années 2000 » → 2002/2007."""
    if when.earliest is None or when.latest is None:
        return when
    low, high = _EDGES[mod]
    count = when.latest.year - when.earliest.year + 1
    start = when.earliest.year + int(count * low)
    end = when.earliest.year + max(int(count * high), 1) - 1
    bounds = days.year(start)[0], days.year(end)[1]
    return replace(
        when, mod=mod, earliest=bounds[0], latest=bounds[1], edtf=f"{start:04d}/{end:04d}"
    )


def open_start(when: When) -> When:
    """« avant », « d'ici », « jusqu'à » that time."""
    if when.latest is None or when.edtf is None:
        return when
    end = _one_end(when.edtf, last=True)
    return replace(when, edtf=f"../{end}", earliest=None, shape="open")


def open_end(when: When) -> When:
    """« après », « depuis », « à partir de » that time; some day of a week, no given one."""
    if when.earliest is None or when.edtf is None:
        return when
    start = _one_end(when.edtf, last=False)
    if "-W" in when.value and when.day is None:
        start = edtf.with_doubt(start)
    return replace(when, edtf=f"{start}/..", latest=None, shape="open")


def _one_end(written: str, *, last: bool) -> str:
    """The first or last point of a date, its doubt kept; `..` where it is open."""
    known = edtf.parse(written)
    if known is None:
        return written
    end = edtf.ends(known)[last]
    return f"{end}{end.doubt}" if end else edtf.OPEN


def between(first: When, last: When, *, lasting: bool) -> tuple[When, When]:
    """The two ends of a range, each carrying the whole of it in its EDTF and bounds."""
    if not (first.edtf and last.edtf and first.earliest and last.latest):
        return first, last
    if first.earliest > last.latest or (first.day is not None and first.day == last.day):
        return first, last  # hours of one day
    start, end = _one_end(first.edtf, last=False), _one_end(last.edtf, last=True)
    whole = f"{start}/{end}" if lasting else f"[{first.earliest}..{last.latest}]"
    both = {"edtf": whole, "earliest": first.earliest, "latest": last.latest, "basis": "range"}
    return (
        replace(first, shape="days", **both),  # type: ignore[arg-type]
        replace(last, shape="days", **both),  # type: ignore[arg-type]
    )


def either(first: When, last: When) -> tuple[When, When]:
    """« mercredi ou jeudi »: one of two days, months or years, told by each of them."""
    points = [edtf.point(when.edtf or "") for when in (first, last)]
    alike = all(p and not p.doubt and p.precision != "years" for p in points)
    if not (alike and first.earliest and last.latest and first.earliest < last.latest):
        return first, last
    both = {"edtf": f"[{first.edtf},{last.edtf}]", "shape": "days", "basis": "either"}
    return (
        replace(first, latest=last.latest, **both),  # type: ignore[arg-type]
        replace(last, earliest=first.earliest, **both),  # type: ignore[arg-type]
    )


def blurred(when: When) -> When:
    """What is left of a deictic time when the day of writing is unknown: its kind alone."""
    value = when.value
    head = re.match(r"\d{4}(?:-\d\d-\d\d|-\d\d|-W\d\d|-(?:SP|SU|FA|WI))?", value)
    if head:
        iso = head[0]
        if when.weekday is not None:
            left = f"XXXX-WXX-{when.weekday + 1}"
        elif re.fullmatch(r"\d{4}-\d\d-\d\d", iso):
            left = "XXXX-XX-XX"
        else:
            left = "XXXX" + re.sub(r"\d", "X", iso[4:])
        value = left + value[len(iso) :]
    return When(when.type, value, when.mod, basis="no-publication", weekday=when.weekday)


def one_of(answers: Sequence[When]) -> When:
    """The same words read on each possible day of writing → all that they can be."""
    first = answers[0]
    if all(a.edtf == first.edtf and a.value == first.value for a in answers):
        return first
    known = sorted({(a.earliest or date.min, a.latest or date.max): a for a in answers}.items())
    earliest = None if any(a.earliest is None for a in answers) else known[0][0][0]
    latest = (
        None
        if any(a.latest is None for a in answers)
        else max(a.latest for a in answers if a.latest)
    )
    if first.edtf is None:
        return replace(blurred(first), basis=first.basis)
    merged = replace(
        first, value=_common(answers), earliest=earliest, latest=latest, basis=_unsure(first.basis)
    )
    if first.shape == "open":
        return replace(
            merged, edtf=f"../{latest}" if earliest is None else f"{earliest}/..", shape="open"
        )
    return replace(merged, edtf=_set([bounds for bounds, _ in known], answers), shape="days")


def _unsure(basis: str) -> str:
    return f"{basis}-candidates"


def _set(ranges: list[days.Bounds], answers: Sequence[When]) -> str:
    """EDTF « one of »: runs of days are joined, whole months and years keep their names."""
    names = {a.edtf for a in answers if a.edtf}
    points = [edtf.point(name) for name in names]
    if all(p and not p.doubt and p.precision in {"month", "year"} for p in points):
        return f"[{','.join(sorted(names))}]"
    runs: list[list[date]] = []
    for start, end in ranges:
        if runs and start <= days.shift(runs[-1][1], 1):
            runs[-1][1] = max(runs[-1][1], end)
        else:
            runs.append([start, end])
    return "[" + ",".join(str(a) if a == b else f"{a}..{b}" for a, b in runs) + "]"


def _common(answers: Sequence[When]) -> str:
    """The TIMEX3 value with an X for each figure on which the answers differ."""
    first = answers[0]
    tail = first.value[10:] if re.match(r"\d{4}-\d\d-\d\d", first.value) else ""
    if first.weekday is not None:
        return f"XXXX-WXX-{first.weekday + 1}{tail}"
    heads = [re.match(r"(\d{4})(?:-(W?\d\d|[A-Z]{2}))?(?:-(\d\d|WE))?", a.value) for a in answers]
    parts = [h.groups() for h in heads if h]
    if len(parts) != len(answers):
        return first.value
    kept = []
    for fields in zip(*parts, strict=True):
        if fields[0] is None:
            continue
        same = all(f == fields[0] for f in fields)
        kept.append(fields[0] if same else re.sub(r"\d", "X", fields[0]))
    return "-".join(kept) + tail
