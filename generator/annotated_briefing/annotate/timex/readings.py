"""What each rule's words mean on a given day of writing: groups of a match → When.

A reading never looks at the text again. `At` holds all it may know: the day of writing, the
tense of the clause, and the dates told before. A reading returns None where its words turn out
to be no date (« le 31 février »).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from annotated_briefing import edtf
from annotated_briefing.annotate.syntax.tense import Tense
from annotated_briefing.annotate.timex import days
from annotated_briefing.annotate.timex.when import (
    When,
    edged,
    in_month,
    in_season,
    in_week,
    in_weekend,
    in_year,
    on,
    open_end,
    open_start,
    stretch,
    vague,
)
from annotated_briefing.french.calendar import (
    FEASTS,
    MONTHS,
    PARTS,
    SEASON_CODE,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from annotated_briefing.french.numbers import cardinal, ordinal, roman
from annotated_briefing.model import Doubt, TimexType

Groups = dict[str, str | None]

EDGES = {
    "debut": "START",
    "aube": "START",
    "lendemain": "START",
    "mi": "MID",
    "milieu": "MID",
    "fin": "END",
    "issue": "END",
}


@dataclass(frozen=True, slots=True)
class At:
    """The moment from which a time is told.

    `known` is false when nobody knows the day of writing (`ref` is then any day). `story` is the
    last day told, `here` a day named in the same sentence, `anchor` the day of what the words lean
    on (« le lendemain de l'explosion du 4 août »), `since` the last past time told.
    `year` is a past year that holds for the sentence, `told` any year it has named, `age` the
    past year in which the passage tells its days. `eve` is true where the first words tell of
    the day before, when the text may have been written.
    """

    ref: date
    tense: Tense = "none"
    known: bool = True
    story: When | None = None
    here: When | None = None
    anchor: When | None = None
    since: When | None = None
    year: int | None = None
    told: int | None = None
    age: int | None = None
    eve: bool = False


Reading = Callable[[Groups, At], When | None]


def _year(text: str | None, ref: date) -> int | None:
    if not text:
        return None
    number = int(text.lstrip("' "))
    if number < 100 and len(text.lstrip("' ")) == 2:
        century = ref.year - ref.year % 100
        number += century if number <= ref.year % 100 + 10 else century - 100
    return number if 1 <= number <= 9998 else None


def _day(text: str) -> int | None:
    if text in {"1er", "1°", "premier"}:
        return 1
    number = cardinal(text.removesuffix("e"))
    return int(number) if number else None


def _month(text: str) -> int:
    return MONTHS.get(text) or MONTHS[f"{text}."]


def _part(groups: Groups) -> tuple[str | None, str | None]:
    """The part of day (« TAF ») and its edge (« START »)."""
    part = groups.get("part")
    edge = groups.get("pedge")
    return (PARTS[part] if part else None), (EDGES.get(edge) if part and edge else None)


def _direction(groups: Groups) -> str | None:
    """« dernier » → last, « prochain » → next."""
    for name, words in (
        ("last", r"derni|passe|ecoule|precedent|avant"),
        ("next", r"prochain|suivant|apres|a venir|qui (?:vien|arriv|suiv)"),
    ):
        if re.search(words, groups.get("dir") or ""):
            return name
    return None


def _anaphoric(groups: Groups) -> bool:
    """« suivant » and « précédent » count from the story, not from the day of writing."""
    return bool(re.search(r"suivant|precedent|d'apres|d'avant", groups.get("dir") or ""))


def _pick_year(at: At, candidates: dict[int, date]) -> int | None:
    """Of the same day in several years, the one the tense allows and proximity favours."""
    if not candidates:
        return None
    gaps = {number: (day - at.ref).days for number, day in candidates.items()}
    if at.tense == "past":
        allowed = {n: g for n, g in gaps.items() if g <= 0} or gaps
    elif at.tense == "future":
        allowed = {n: g for n, g in gaps.items() if g >= 0} or gaps
    else:
        allowed = gaps
    # A deadline or an appointment of unknown year may well be past, but seldom long past.
    back = 3 if at.tense == "prospective" else 1
    ahead = 1.5 if at.tense == "nominal" else 1
    return min(allowed, key=lambda n: (-gaps[n] * back if gaps[n] < 0 else gaps[n] * ahead, -n))


# --- days ---------------------------------------------------------------------------------


def day_month(groups: Groups, at: At) -> When | None:
    """« jeudi 22 juillet 2021 », « le 6 mai dernier », « mardi 12 mai au soir »."""
    number, month = _day(groups["day"] or ""), _month(groups["month"] or "")
    weekday = WEEKDAYS.get(groups.get("wd") or "")
    part, mod = _part(groups)
    if number is None or days.make(2000, month, number) is None:
        return None
    year = _year(groups.get("year"), at.ref)
    if year:
        day = days.make(year, month, number)
        if day and weekday is not None and day.weekday() != weekday:
            return replace(on(day, part, mod), doubt="date-and-weekday-disagree")
        return on(day, part, mod) if day else None
    if not at.known:
        head = f"XXXX-{month:02d}-{number:02d}"
        kind: TimexType = "TIME" if part else "DATE"
        return When(kind, head + (part or ""), mod, head, basis="no-publication")
    around = {*range(max(at.ref.year - 6, 1), min(at.ref.year + 6, 9998) + 1)}
    around |= {y for y in (at.year, at.age) if y}
    found = {y: d for y in sorted(around) if (d := days.make(y, month, number))}
    if weekday is not None:
        return _on_weekday(found, weekday, at, part, mod)
    direction = _direction(groups)
    close = {y: d for y, d in found.items() if abs(y - at.ref.year) <= 1}
    if direction == "last":
        close = {y: d for y, d in close.items() if d <= at.ref} or close
        at = replace(at, tense="past")
    elif direction == "next":
        close = {y: d for y, d in close.items() if d >= at.ref} or close
        at = replace(at, tense="future")
    elif at.year in found:
        return on(found[at.year], part, mod, "story-year")
    elif at.age in found and at.tense != "future":
        return on(found[at.age], part, mod, "story-year")
    chosen = _pick_year(at, close or found)
    if chosen is None:
        return None
    basis = _year_basis(found[chosen], found.values(), at)
    doubt = _of_the_story(found[chosen], at)
    return replace(on(found[chosen], part, mod, basis), deictic=True, doubt=doubt)


def _of_the_story(day: date, at: At) -> Doubt | None:
    """« En 2015, ils se taisent. Ils reparaîtront le 7 janvier »: a day long to come may be of the
    old story it goes on with."""
    told = at.story.latest if at.story is not None else None
    old = told is not None and (at.ref - told).days > _LONG_PAST
    return "date-unsure" if old and (day - at.ref).days > _FAR_AHEAD else None


_LONG_PAST, _FAR_AHEAD = 400, 75  # days


def _year_basis(day: date, others: Iterable[date], at: At) -> str:
    """Why that year: said to be the nearest only where it is."""
    if all(abs((day - at.ref).days) <= abs((other - at.ref).days) for other in others):
        return "nearest-year"
    return {"past": "past-year", "future": "coming-year"}.get(at.tense, "leaning-year")


_FAR_OFF = 200  # days


def _on_weekday(
    found: dict[int, date], weekday: int, at: At, part: str | None, mod: str | None
) -> When | None:
    """« mardi 8 mars »: the calendar settles the year, but never far off and against the tense."""
    near = {y: d for y, d in found.items() if abs(y - at.ref.year) <= 3}
    matching = [d for d in near.values() if d.weekday() == weekday]
    nearest = min(matching, key=lambda d: abs((d - at.ref).days), default=None)
    chosen = _pick_year(at, {y: d for y, d in near.items() if abs(y - at.ref.year) <= 1})
    if chosen is None:
        return None
    against = nearest is None or (
        (at.tense == "past" and nearest > at.ref) or (at.tense == "future" and nearest < at.ref)
    )
    far = nearest is None or abs((nearest - at.ref).days) > _FAR_OFF
    if nearest is not None and not (far and (against or _close(near[chosen], at))):
        return replace(on(nearest, part, mod, "weekday-year"), deictic=True)
    when = on(near[chosen], part, mod, "weekday-mismatch")
    return replace(when, deictic=True, doubt="date-and-weekday-disagree")


def _close(day: date, at: At) -> bool:
    return abs((day - at.ref).days) <= _FAR_OFF // 3


def numeric(groups: Groups, at: At) -> When | None:
    """« 22/07/2021 », « 2021-07-22 », « le 22/07 »."""
    month, number = int(groups["m"] or 0), int(groups["d"] or 0)
    year = _year(groups.get("year"), at.ref)
    if year is None:
        if not (1 <= month <= 12 and 1 <= number <= 31):
            return None
        name = next(name for name, value in MONTHS.items() if value == month)
        return day_month({"day": str(number), "month": name}, at)
    day = days.make(year, month, number)
    return on(day) if day else None


_BEHIND = frozenset({"past", "nominal"})


def _weekday_day(weekday: int, at: At) -> date:
    if at.tense in {"future", "prospective"}:
        return days.weekday_on_or_after(at.ref, weekday)
    return days.weekday_on_or_before(at.ref, weekday)


def weekday(groups: Groups, at: At) -> When | None:
    """« jeudi », « lundi dernier », « ce mardi soir », « samedi prochain »."""
    number = WEEKDAYS[groups["wd"] or ""]
    part, mod = _part(groups)
    direction, basis = _direction(groups), "weekday"
    if at.tense == "unsure" and direction is None and not groups.get("det"):
        value = f"XXXX-WXX-{number + 1}{part or ''}"
        return When("TIME" if part else "DATE", value, mod, basis="weekday-unsure", weekday=number)
    if direction and _anaphoric(groups) and at.story and at.story.day:
        start, basis = at.story.day, "story"
    else:
        start = at.ref
    if direction == "last":
        day = days.weekday_on_or_before(days.shift(start, -1), number)
    elif direction == "next":
        day = days.weekday_on_or_after(days.shift(start, 1), number)
    elif groups.get("same") and at.story and at.story.day and at.story.day.weekday() == number:
        return on(at.story.day, part, mod, "story")
    elif groups.get("weeks"):
        ahead = 7 if groups["weeks"] in {"8", "huit"} else 14
        day = days.shift(days.weekday_on_or_after(days.shift(at.ref, 1), number), ahead)
    elif groups.get("det") == "ce" and at.tense == "none":
        day = min(
            (
                days.weekday_on_or_before(at.ref, number),
                days.weekday_on_or_after(at.ref, number),
            ),
            key=lambda d: abs((d - at.ref).days),
        )
    else:
        day = _weekday_day(number, at)
    when = on(day, part, mod, f"{basis}-{at.tense}" if basis == "weekday" else basis)
    # « la mort lundi de X » in a text of Sunday evening that came out on Monday: a week ago?
    doubt: Doubt | None = None
    if at.eve and at.tense in _BEHIND and day == at.ref and groups.get("det") != "ce":
        doubt = "date-unsure"
    return replace(when, deictic=basis == "weekday", weekday=number, doubt=doubt)


def weekday_day(groups: Groups, at: At) -> When | None:
    """« jeudi 15 », « le 19 »: a day without its month."""
    number = _day(groups["day"] or "")
    weekday = WEEKDAYS.get(groups.get("wd") or "")
    part, mod = _part(groups)
    if number is None or not 1 <= number <= 31:
        return None
    found = []
    for months in range(-3, 4):
        first = days.shift_months(at.ref.replace(day=1), months)
        day = days.make(first.year, first.month, number)
        if day and (weekday is None or day.weekday() == weekday):
            found.append(day)
    if at.tense == "past":
        found = [d for d in found if d <= at.ref] or found
    elif at.tense == "future":
        found = [d for d in found if d >= at.ref] or found
    if not found:
        return None
    day = min(found, key=lambda d: abs((d - at.ref).days))
    return replace(on(day, part, mod, "nearest-month"), deictic=True)


def night_between(groups: Groups, at: At) -> When | None:
    """« la nuit de lundi à mardi »: named by its first day."""
    # A night told from one day to the next is mostly over, whatever the verb beside it.
    tense = at.tense if at.tense == "future" else "past"
    second = _weekday_day(WEEKDAYS[groups["wd2"] or ""], replace(at, tense=tense))
    return _night(second, deictic=True)


def night_before(groups: Groups, at: At) -> When | None:
    """« la nuit du 3 » in « du 3 au 4 mai »: the groups name the morning after."""
    morning = day_month(groups, at)
    if morning is None or morning.day is None:
        return None
    return _night(morning.day, deictic=morning.deictic)


def _night(morning: date, *, deictic: bool) -> When:
    evening = days.shift(morning, -1)
    return When(
        "TIME",
        f"{evening}TNI",
        None,
        f"{evening}/{morning}",
        evening,
        morning,
        "days",
        "night",
        deictic=deictic,
        weekday=evening.weekday() if deictic else None,
    )


def night_of(groups: Groups, at: At) -> When | None:
    """« la nuit de samedi »."""
    return weekday(groups | {"part": "nuit"}, at)


def night_beside(groups: Groups, at: At) -> When | None:
    """« la nuit dernière » began yesterday, « la nuit prochaine » begins today."""
    evening = days.shift(at.ref, -1 if _direction(groups) == "last" else 0)
    return replace(_night(days.shift(evening, 1), deictic=True), weekday=None)


def relative_day(offset: int) -> Reading:
    """« hier » −1, « demain » 1; a part of the day may follow."""

    def read(groups: Groups, at: At) -> When | None:
        part, mod = _part(groups)
        hour = clock_value(groups) if groups.get("h") else None
        when = on(days.shift(at.ref, offset), hour or part, mod, "publication")
        return replace(when, deictic=True)

    return read


def story_day(offset: int) -> Reading:
    """« la veille », « le lendemain », « le même jour »: counted from the last day told."""

    def read(groups: Groups, at: At) -> When | None:
        part, mod = _part(groups)
        origin = at.story
        to_come = origin and origin.day and days.shift(origin.day, offset) > at.ref
        if to_come and at.tense in _BEHIND:
            origin = at.since  # « Le vote aura lieu le 9 mai. La veille, elle avait dit … »
        kind: TimexType = "TIME" if part else "DATE"
        if origin is None or origin.day is None:
            return vague(kind, "XXXX-XX-XX" + (part or ""), "no-anchor")
        return replace(on(days.shift(origin.day, offset), part, mod, "story"), deictic=False)

    return read


def day_after_event(groups: Groups, at: At) -> When | None:
    """« au lendemain de la démission »: the day its own sentence tells, if it tells one; counted
    from it where it is that of what the words lean on (« de l'attentat du 2 février »)."""
    if at.anchor is not None and at.anchor.day is not None:
        steps = -1 if (groups.get("side") or "").endswith("veille") else 1
        day = days.shift(at.anchor.day, steps)
        return replace(on(day, None, None, "beside-day"), deictic=at.anchor.deictic)
    if at.here is not None and at.here.day is not None:
        return replace(on(at.here.day, None, None, "sentence-day"))
    return vague("DATE", "XXXX-XX-XX", "no-anchor")


def day_beside(groups: Groups, at: At) -> When | None:
    """« le lendemain du 13 février », « la veille de Noël »."""
    inner: When | None
    inner = feast(groups, at) if groups.get("feast") else day_month(groups, at)
    if inner is None or inner.day is None:
        return None
    before = (groups.get("side") or "").endswith("veille")
    return replace(inner, **_same_day(days.shift(inner.day, -1 if before else 1)))  # type: ignore[arg-type]


def _same_day(day: date) -> dict[str, object]:
    return {"value": day.isoformat(), "edtf": day.isoformat(), "earliest": day, "latest": day}


def since_then(groups: Groups, at: At) -> When | None:
    """« Depuis, … »: since the last thing told to have happened."""
    if at.since is None:
        return vague("DATE", "PAST_REF", "no-anchor")
    return replace(open_end(at.since), type="DATE", basis="story")


def part_of_day(groups: Groups, at: At) -> When | None:
    """« ce soir », « dans la matinée », « le soir »: of the day of writing or of the story."""
    part, mod = _part(groups)
    if (groups.get("det") or "").strip() in {"ce", "cet", "cette"}:
        return replace(on(at.ref, part, mod, "publication"), deictic=True)
    origin = at.here or at.story
    day = origin.day if origin is not None else None
    if day is not None and not (at.tense == "past" and day > at.ref):
        return replace(on(day, part, mod, "story"), doubt=_far_back(at, day))
    return vague("TIME", f"XXXX-XX-XX{part}", "no-anchor")


def _far_back(at: At, day: date) -> Doubt | None:
    """« dans la soirée », days after the last day told: its evening, or that of writing?"""
    own = at.here is not None or abs((day - at.ref).days) <= 1
    return None if own else "date-unsure"


def clock_value(groups: Groups) -> str | None:
    """« 21 h 45 » → T21:45."""
    hour_text = groups.get("h") or ""
    if hour_text in {"midi", "minuit"}:
        hour = 12 if hour_text == "midi" else 0
    else:
        number = cardinal(hour_text)
        if number is None or number > 24:
            return None
        hour = int(number)
    minutes = groups.get("min") or ""
    minute = {"et demi": 30, "et demie": 30, "et quart": 15, "moins le quart": -15}.get(minutes)
    if minute is None:
        found = cardinal(minutes) if minutes else 0
        minute = int(found or 0)
    if minute < 0:
        hour, minute = hour - 1, 60 + minute
    if hour < 12 and re.search(r"soir|apres", groups.get("half") or ""):
        hour += 12
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    return f"T{hour % 24:02d}:{minute:02d}"


def clock(groups: Groups, at: At) -> When | None:
    """« 21 h 45 »: on the day its sentence tells, else the last day told, else that of writing;
    « 8 h mardi matin » names its own."""
    value = clock_value(groups)
    if value is None:
        return None
    if groups.get("wd"):
        named = weekday(groups, at)
        if named is None or named.day is None:
            return named
        own = on(named.day, value, None, named.basis)
        return replace(own, deictic=named.deictic, weekday=named.weekday)
    origin = at.here or at.story
    if origin is not None and origin.latest is not None and "TNI" in origin.value:
        return on(origin.latest, value, None, "story")  # « dans la nuit de lundi à mardi, à 2 h »
    if origin is not None and origin.day is not None:
        when = on(origin.day, value, None, "story")
        return replace(when, doubt=_far_back(at, origin.day))
    if origin is not None and origin.edtf is not None:
        return vague("TIME", f"XXXX-XX-XX{value}", "no-anchor")
    return replace(on(at.ref, value, None, "publication-hour"), deictic=True)


# --- weeks, months, seasons, years ------------------------------------------------------------


def _steps(groups: Groups) -> int:
    return {"last": -1, "next": 1, None: 0}[_direction(groups)]


def _origin(groups: Groups, at: At) -> tuple[date, str]:
    """The day « dernier », « suivant » count from, and why."""
    if _anaphoric(groups) and at.story is not None and at.story.earliest is not None:
        return at.story.earliest, "story"
    return at.ref, "publication"


_UNKNOWN = {"jour": "XXXX-XX-XX", "semaine": "XXXX-WXX", "mois": "XXXX-XX"}
_LENGTHS = {"jour": 1, "semaine": 7, "week-end": 7, "mois": 31, "trimestre": 92, "semestre": 184}


def _fine_enough(story: When | None, name: str) -> bool:
    """Whether « le mois suivant » can be counted from the story: not from a bare year."""
    if story is None or story.earliest is None or story.latest is None:
        return False
    return (story.latest - story.earliest).days < _LENGTHS.get(name, 366)


def that_unit(groups: Groups, at: At) -> When | None:
    """« cette année-là »: the one the story is in."""
    name = groups["unit"] or ""
    if not _fine_enough(at.story, name) or at.story is None or at.story.earliest is None:
        return vague("DATE", _UNKNOWN.get(name, "XXXX"), "no-anchor")
    inner = unit({"unit": name}, replace(at, ref=at.story.earliest))
    return replace(inner, basis="story", deictic=at.story.deictic) if inner else None


def unit(groups: Groups, at: At) -> When | None:
    """« cette semaine », « le mois dernier », « l'an prochain », « l'année suivante »."""
    name = (groups["unit"] or "").removesuffix("s") if groups["unit"] != "mois" else "mois"
    steps = _steps(groups)
    if _anaphoric(groups) and not _fine_enough(at.story, name):
        return vague("DATE", _UNKNOWN.get(name, "XXXX"), "no-anchor")
    start, basis = _origin(groups, at)
    if name == "semaine":
        when = in_week(days.shift(start, 7 * steps), basis)
        if steps < 0 and basis == "publication" and start.weekday() == _SUNDAY:
            when = _up_to(when, start)
    elif name in {"week-end", "weekend"}:
        when = _weekend_of(start, steps, at, basis)
    elif name == "mois":
        day = days.shift_months(start, steps)
        when = in_month(day.year, day.month, None, basis)
    elif name in {"trimestre", "semestre"}:
        length = 3 if name == "trimestre" else 6
        day = days.shift_months(start, steps * length)
        when = _fraction(day.year, (day.month - 1) // length + 1, length, basis)
    elif name in {"decennie", "siecle", "millenaire"}:
        length = {"decennie": 10, "siecle": 100, "millenaire": 1000}[name]
        years = _years_from((start.year // length + steps) * length, length, basis)
        when = years or in_year(start.year, None, basis)
    elif name == "jour":
        when = on(days.shift(start, steps), None, None, basis)
    else:
        when = in_year(min(max(start.year + steps, 1), 9999), None, basis)
    return replace(when, deictic=basis == "publication")


_SUNDAY = 6


def _up_to(week: When, sunday: date) -> When:
    """« la semaine dernière » said on a Sunday: the one before, or the one that ends."""
    wide = f"[{week.earliest}..{sunday}]"
    return replace(week, edtf=wide, latest=sunday, basis="publication-candidates")


def _weekend_of(start: date, steps: int, at: At, basis: str) -> When:
    saturday, sunday = days.weekend(start)
    if steps < 0 and sunday < start:
        steps += 1
    elif steps < 0 and start < saturday:
        pass  # the week-end before this week's
    elif steps == 0 and at.tense in {"past", "nominal"} and start < saturday:
        steps = -1
    if steps < 0:
        saturday = days.shift(saturday, 7 * steps)
    elif steps > 0:
        # « le week-end prochain »: the first one to come.
        ahead = 0 if start < saturday else 7
        saturday = days.shift(saturday, ahead + 7 * (steps - 1))
    return in_weekend(saturday, basis)


def _fraction(year: int, nth: int, length: int, basis: str) -> When:
    """A quarter or a half year. EDTF has codes for them: 33–36 and 40–41."""
    code, value = (32 + nth, f"Q{nth}") if length == 3 else (39 + nth, f"H{nth}")
    written = edtf.Point(f"{year:04d}", code)
    return stretch(written.bounds, f"{year:04d}-{value}", str(written), None, basis)


def _years_from(first: int, length: int, basis: str = "written") -> When | None:
    if not 1 <= first <= 9999 - length:
        return None
    digits = {10: 1, 100: 2, 1000: 3}[length]
    value = f"{first:04d}"[:-digits] + "X" * digits
    bounds = days.year(first)[0], days.year(first + length - 1)[1]
    return stretch(bounds, value, value, None, basis)


def month(groups: Groups, at: At) -> When | None:
    """« mai 2021 », « juin prochain », « avril »: the month the tense and nearness point to."""
    number = MONTHS[groups["month"] or ""]
    year = _year(groups.get("year"), at.ref)
    if year:
        return in_month(year, number)
    if not at.known:
        return When(
            "DATE", f"XXXX-{number:02d}", None, f"XXXX-{number:02d}", basis="no-publication"
        )
    direction = _direction(groups)
    here = date(at.ref.year, at.ref.month, 1)
    found = {
        y: date(y, number, 1)
        for y in range(max(at.ref.year - 1, 1), min(at.ref.year + 1, 9998) + 1)
    }
    now, at = at.ref, replace(at, ref=here)
    if direction == "last":
        found = {y: d for y, d in found.items() if d < here}
        at = replace(at, tense="past")
    elif direction == "next":
        found = {y: d for y, d in found.items() if d > here}
        at = replace(at, tense="future")
    elif at.year and 1 <= at.year <= 9998:
        return in_month(at.year, number, None, "story-year")
    others = found.values()
    if groups.get("edge") == "fin" and at.tense == "past" and now.day <= _MIDDLE:
        found = {y: d for y, d in found.items() if d < here}  # its end has not come yet
    chosen = _pick_year(at, found)
    if chosen is None:
        return None
    basis = _year_basis(found[chosen], others, at)
    basis = basis.replace("nearest-year", "nearest-month")
    return replace(in_month(chosen, number, None, basis), deictic=True)


_MIDDLE = 15  # day of a month


def year(groups: Groups, at: At) -> When | None:
    """« 1975 », « l'année 2001 », « en 98 »."""
    number = _year(groups["year"], at.ref)
    return in_year(number) if number else None


def year_bc(groups: Groups, at: At) -> When | None:
    """« 52 avant J.-C. »: a year of its own, with no day the calendar could bound."""
    number = int(groups["n"] or 0)
    return When("DATE", f"BC{number:04d}", None, f"-{number - 1:04d}" if number else None)


def decade(groups: Groups, at: At) -> When | None:
    """« les années 60 », « les années 1980 », « les années soixante »."""
    number = cardinal(groups["n"] or "")
    if number is None:
        return None
    first = int(number)
    if first < 100:
        first += 1900 if first > 10 or at.ref.year < 2030 else 2000
    return _years_from(first - first % 10, 10)


def century(groups: Groups, at: At) -> When | None:
    """« le XIXe siècle », « le 19e siècle »."""
    text = groups["n"] or ""
    number = roman(text) or ordinal(text)
    if number is None:
        return None
    if groups.get("bc"):
        return When("DATE", f"BC{number - 1:02d}", None, f"-{number - 1:02d}XX")
    return _years_from((number - 1) * 100, 100) if number > 1 else vague("DATE", "00XX", "written")


def season(groups: Groups, at: At) -> When | None:
    """« l'été », « cet hiver », « au printemps 2020 », « l'automne dernier »."""
    code = SEASONS[groups["season"] or ""]
    number = _year(groups.get("year"), at.ref)
    if number:
        return in_season(number, code)
    direction = _direction(groups)
    near = {
        y: edtf.Point(f"{y:04d}", SEASON_CODE[code]).bounds
        for y in range(max(at.ref.year - 2, 1), min(at.ref.year + 2, 9998) + 1)
    }
    if direction == "last":
        chosen = max(y for y, (first, last) in near.items() if last < at.ref)
    elif direction == "next":
        chosen = min(y for y, (first, last) in near.items() if first > at.ref)
    elif at.year in near and at.year != at.ref.year:
        return in_season(at.year, code, "story-year")
    else:
        chosen = _nearest_season(near, at)
    return replace(in_season(chosen, code, "nearest-year"), deictic=True)


def _nearest_season(near: dict[int, days.Bounds], at: At) -> int:
    def gap(number: int) -> int:
        first, last = near[number]
        if first <= at.ref <= last:
            return 0
        before = (at.ref - last).days
        ahead = (first - at.ref).days
        if before > 0:
            return before * (9 if at.tense in {"future", "prospective"} else 1)
        return ahead * {"past": 99, "nominal": 2}.get(at.tense, 1)  # the past is never ahead

    return min(near, key=gap)


def generic_season(groups: Groups, at: At) -> When | None:
    """« en été »: any summer."""
    return vague("DATE", f"XXXX-{SEASONS[groups['season'] or '']}", "every-year")


def spring(groups: Groups, at: At) -> When | None:
    """« au printemps »: the one season with no article of its own."""
    return season(groups | {"season": "printemps"}, at)


def part_of_year(groups: Groups, at: At) -> When | None:
    """« le premier trimestre 2021 », « au second semestre »."""
    nth, length = ordinal(groups["nth"] or ""), 3 if groups["unit"] == "trimestre" else 6
    number = _year(groups.get("year"), at.ref) or at.year
    if groups["nth"] in {"dernier", "derniere"}:
        nth = 12 // length
    if nth is None or nth > 12 // length:
        return None
    if number:
        return _fraction(number, nth, length, "written")
    near = {
        y: _fraction(y, nth, length, "nearest-year")
        for y in range(max(at.ref.year - 1, 1), min(at.ref.year + 1, 9998) + 1)
    }
    starts = {y: w.earliest for y, w in near.items() if w.earliest}
    if at.tense == "past":
        starts = {y: d for y, d in starts.items() if d <= at.ref} or starts
    elif at.tense == "future":
        starts = {y: d for y, d in starts.items() if (near[y].latest or d) >= at.ref} or starts
    chosen = min(starts, key=lambda y: abs((starts[y] - at.ref).days))
    return replace(near[chosen], deictic=True)


def feast(groups: Groups, at: At) -> When | None:
    """« Noël », « Pâques 2021 », « la Toussaint »: in the year the tense and nearness point to."""
    name = (groups["feast"] or "").replace("saint ", "saint-")
    number = _year(groups.get("year"), at.ref)
    if number:
        return on(days.feast(name, number)) if 1583 <= number <= 4099 else None
    if not at.known:
        rule = FEASTS[name]
        head = f"XXXX-{rule[0]:02d}-{rule[1]:02d}" if isinstance(rule, tuple) else "XXXX"
        return When("DATE", head, None, head if isinstance(rule, tuple) else None)
    around = range(max(at.ref.year - 1, 1583), min(at.ref.year + 1, 4099) + 1)
    found = {y: days.feast(name, y) for y in around}
    direction = _direction(groups)
    if direction:
        at = replace(at, tense="past" if direction == "last" else "future")
    chosen = _pick_year(at, found)
    return replace(on(found[chosen], None, None, "nearest-year"), deictic=True) if chosen else None


def nth_weekday(groups: Groups, at: At) -> When | None:
    """« le premier dimanche du printemps », « le dernier lundi d'août »."""
    last = (groups["nth"] or "").startswith("derni")
    nth = -1 if last else ordinal(groups["nth"] or "")
    every = groups.get("unit") and groups.get("wd") and not _direction(groups)
    if every and at.tense == "prospective":
        return repeated(groups, at)  # « Le premier jeudi du mois, les sirènes retentissent »
    within = _inner(groups, at)
    if nth is None or within is None or within.earliest is None or within.latest is None:
        return None
    bounds = within.earliest, within.latest
    if groups.get("wd"):
        day = days.nth_weekday(bounds, WEEKDAYS[groups["wd"] or ""], nth)
        return replace(on(day, None, None, within.basis), deictic=within.deictic) if day else None
    name = groups["what"] or ""
    if name.startswith("jour"):
        day = bounds[1] if last else days.shift(bounds[0], nth - 1)
        return replace(on(day, None, None, within.basis), deictic=within.deictic)
    if name.startswith("semaine"):
        day = bounds[1] if last else days.shift(bounds[0], 7 * (nth - 1))
        return replace(in_week(day, within.basis), deictic=within.deictic)
    saturday = days.nth_weekday(bounds, 5, nth)
    if saturday is None:
        return None
    return replace(in_weekend(saturday, within.basis), deictic=within.deictic)


def _inner(groups: Groups, at: At) -> When | None:
    if groups.get("month"):
        return month(groups, at)
    if groups.get("season"):
        if at.told:
            return season(groups | {"year": str(at.told)}, at)
        return season(groups, at)
    if groups.get("unit"):
        return unit(groups, at)
    if groups.get("year"):
        return year(groups, at)
    return None


def edge_of_unit(groups: Groups, at: At) -> When | None:
    """« la fin de l'année », « le début du mois »: of the year told, else of the present one."""
    mod = EDGES[groups["edge"] or ""]
    name = groups["unit"] or ""
    if name == "journee":
        return vague("TIME", "XXXX-XX-XX", "no-anchor") if at.here is None else at.here
    year_, ref = at.year, at.ref
    if name in {"an", "annee"} and year_:
        return in_year(year_, mod, "story-year")
    inner = unit({"unit": name, "dir": None}, replace(at, ref=ref))
    return replace(edged(inner, mod), deictic=True) if inner else None


def week_of(groups: Groups, at: At) -> When | None:
    """« la semaine du 22 mars », « le week-end du 27 février »: all the days of it."""
    inner = day_month(groups, at)
    if inner is None or inner.day is None:
        return None
    weekend = (groups["what"] or "").startswith("week")
    when = in_weekend(inner.day, inner.basis) if weekend else in_week(inner.day, inner.basis)
    return replace(when, deictic=inner.deictic, doubt=inner.doubt)


def year_pair(groups: Groups, at: At) -> When | None:
    """« 2019/20 », « 1870-71 », « l'hiver 2019-2020 », « 14-18 »: one stretch of years."""
    first, last = int(groups["year"] or 0), int(groups["year2"] or 0)
    if first < 100:
        first += 1900
    if last <= 12 and last != first % 100 + 1:
        return None  # « 2007-05 »: a month, or no date
    if last < 100:
        last += first - first % 100 + (100 if last < first % 100 else 0)
    if not first < last <= first + _PAIRED or first < 1000:
        return None
    if groups.get("season"):
        code = SEASONS[groups["season"] or ""]
        return in_season(first, code) if code == "WI" and last == first + 1 else None
    bounds = days.year(first)[0], days.year(last)[1]
    return stretch(bounds, f"{first}/{last}", f"{first}/{last}")


_PAIRED = 12  # years; more are told with two full years


def coded_part(groups: Groups, at: At) -> When | None:
    """« T2 2020 », « S1 2020 », « 2T20 »: quarters and half years as companies write them."""
    nth, length = int(groups["nth"] or 0), 3 if groups["code"] == "t" else 6
    number = _year(groups["year"], at.ref)
    return _fraction(number, nth, length, "written") if number and nth <= 12 // length else None


def within(groups: Groups, at: At) -> When | None:
    """« sous dix jours », « sous huitaine »: until then."""
    fixed = {"huitaine": "8", "quinzaine": "15"}.get(groups.get("word") or "")
    point = ahead({"n": fixed, "unit": "jours"} if fixed else groups, at)
    if point is None or point.edtf is None or point.latest is None:
        return point
    # The last day of the term, not the days around it that a round number allows.
    edtf = point.edtf.rstrip("~")
    return replace(open_start(replace(point, edtf=edtf)), edtf=f"../{edtf}")


def half_month(groups: Groups, at: At) -> When | None:
    """« la première quinzaine d'avril »."""
    inner = month(groups, at)
    nth = ordinal(groups["nth"] or "")
    if inner is None or inner.earliest is None or inner.latest is None or nth not in {1, 2}:
        return inner
    middle = inner.earliest.replace(day=15)
    first, last = (inner.earliest, middle) if nth == 1 else (days.shift(middle, 1), inner.latest)
    return replace(
        inner, mod="START" if nth == 1 else "END", earliest=first, latest=last,
        edtf=f"{first}/{last}",
    )  # fmt: skip


# --- distances and durations ---------------------------------------------------------------------


def _amount(groups: Groups) -> float | None:
    """How many units; None for « quelques », « plusieurs », « des »."""
    text = groups.get("n")
    return cardinal(text) if text else None


def _unit_name(groups: Groups) -> str:
    name = groups["unit"] or ""
    return name if name == "mois" else name.removesuffix("s")


def duration_value(amount: float | None, name: str, half: bool = False) -> str:
    """« deux ans et demi » → P2Y6M, « trois heures et demie » → PT3H30M, plusieurs jours → PXD."""
    code, factor, clocked = UNITS[name]
    mark = "PT" if clocked else "P"
    if amount is None:
        return f"{mark}X{code}"
    total = amount * factor
    whole = f"{total:g}"
    if half:
        halves = {"Y": "6M", "H": "30M", "M": "30S" if clocked else "15D", "D": "T12H"}
        return f"{mark}{whole}{code}{halves.get(code, '')}"
    if total == 0.5 and code == "H":
        return "PT30M"
    return f"{mark}{whole}{code}"


def duration(groups: Groups, at: At) -> When | None:
    """« deux ans », « une demi-heure », « plusieurs jours », « vingt minutes »."""
    amount, name = _amount(groups), _unit_name(groups)
    if groups.get("demi"):
        amount = 0.5
        value = {"heure": "PT30M", "siecle": "P50Y", "journee": "PT12H", "finale": ""}.get(name)
        return When("DURATION", value, basis="duration") if value else None
    value = duration_value(amount, name, bool(groups.get("half")))
    if groups.get("more"):
        minutes = cardinal(groups["more"] or "")
        value += f"{minutes:g}M" if minutes and name == "heure" else ""
    return When("DURATION", value, basis="duration")


def whole_unit(groups: Groups, at: At) -> When | None:
    """« toute la journée » lasts one day, « toute la soirée » one evening."""
    part = {"soiree": "P1EV", "matinee": "P1MO"}.get(groups["unit"] or "")
    if part:
        return When("DURATION", part, basis="duration")
    return duration(groups | {"n": "un"}, at)


def term(groups: Groups, at: At) -> When | None:
    """« septennat », « quinquennat »."""
    return When("DURATION", "P7Y" if groups["word"] == "septennat" else "P5Y", basis="duration")


def quarters(groups: Groups, at: At) -> When | None:
    """« un quart d'heure », « trois quarts d'heure »."""
    value = "PT45M" if (groups["n"] or "").startswith("trois") else "PT15M"
    return When("DURATION", value, basis="duration")


def fixed_duration(value: str) -> Reading:
    """The reading of words that always mean the same ISO 8601 duration."""

    def read(groups: Groups, at: At) -> When | None:
        return When("DURATION", value, basis="duration")

    return read


def bare_number(groups: Groups, at: At) -> When | None:
    """« de 8 à 24 mois »: the 8, its unit told by the next."""
    return When("DURATION", duration_value(_amount(groups), _unit_name(groups)), basis="duration")


def span_around(groups: Groups, at: At) -> When | None:
    """« ces derniers jours », « les trois prochains mois »: a duration that touches the present."""
    amount, name = _amount(groups), _unit_name(groups)
    base = When("DURATION", duration_value(amount, name), basis="around-publication")
    if not at.known:
        return replace(base, basis="no-publication")
    if _anaphoric(groups):
        return replace(base, basis="no-anchor")  # « les jours suivant l'élection »
    length = int(amount * UNITS[name][1]) if amount else None
    reach = _reach(at.ref, name, length, back=_direction(groups) != "next")
    first, last = sorted((reach, at.ref))
    # Told to the year or the month, as the words do; the far end is never exact.
    width = {"Y": 4, "M": 7}.get(UNITS[name][0], 10) if not UNITS[name][2] else 10
    ends = [str(first)[:width], str(last)[:width]]
    ends[0 if reach == first else 1] += "~"
    return replace(
        base, edtf="/".join(ends), earliest=first, latest=last, shape="days", deictic=True
    )


# How far « ces derniers … » may reach when no number is said, in days.
_VAGUE_REACH = {"seconde": 0, "minute": 0, "heure": 1, "jour": 7, "journee": 7, "nuit": 7,
                "semaine": 35, "week-end": 28, "mois": 183, "trimestre": 548, "semestre": 730,
                "an": 3653, "annee": 3653, "decennie": 18263, "siecle": 182625}  # fmt: skip


def _reach(ref: date, name: str, length: int | None, *, back: bool) -> date:
    sign = -1 if back else 1
    if length is None:
        return days.shift(ref, sign * _VAGUE_REACH.get(name, 7))
    code, _, clocked = UNITS[name]
    if clocked:
        per_day = {"S": 86400, "M": 1440, "H": 24}[code]
        return days.shift(ref, sign * -(-length // per_day))
    if code == "Y":
        return days.shift_months(ref, sign * 12 * length)
    if code == "M":
        return days.shift_months(ref, sign * length)
    return days.shift(ref, sign * length * {"D": 1, "N": 1, "W": 7, "WE": 7}[code])


def ago(groups: Groups, at: At) -> When | None:
    """« il y a vingt ans »: the year, month, week or day so far back, approximate past a week."""
    return _distance(groups, at.ref, -1, "publication")


def ahead(groups: Groups, at: At) -> When | None:
    """« dans dix jours », « d'ici deux semaines »."""
    return _distance(groups, at.ref, 1, "publication")


def _distance(groups: Groups, ref: date, sign: int, basis: str) -> When | None:
    amount, name = _amount(groups), _unit_name(groups)
    if groups.get("demi"):
        amount = 0.5
    code, factor, clocked = UNITS[name]
    if amount is None:
        return vague("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", "vague")
    total = amount * factor
    if clocked:
        return _hours_off(ref, code, sign * total, basis)
    if code == "Y" and total == int(total) and not groups.get("half"):
        number = ref.year + sign * int(total)
        if not 2 <= number <= 9998:
            return None
        when = in_year(number, None, basis)
        margin = max(0, int(total) // 10)
        return replace(
            when, edtf=f"{number:04d}~", earliest=days.year(max(number - margin, 1))[0],
            latest=days.year(min(number + margin, 9998))[1], deictic=True,
        )  # fmt: skip
    if code in {"Y", "M"}:
        months = int(total * 12 if code == "Y" else total) + (6 if groups.get("half") else 0)
        day = days.shift_months(ref, sign * months)
        when = in_month(day.year, day.month, None, basis)
        # « il y a deux mois » is told to the fortnight.
        first, last = days.shift(day, -15), days.shift(day, 15)
        return replace(when, edtf=f"{when.edtf}~", earliest=first, latest=last, deictic=True)
    if code == "W":
        return replace(in_week(days.shift(ref, sign * int(7 * total)), basis), deictic=True)
    day = days.shift(ref, sign * int(total))
    when = replace(on(day, None, None, basis), deictic=True)
    if total > 7 and total % 5 == 0:
        # « il y a quinze jours »: a round number, so a day or two either way.
        margin = max(1, int(total) // 10)
        first, last = days.shift(day, -margin), days.shift(day, margin)
        when = replace(when, edtf=f"{day}~", earliest=first, latest=last, shape="days")
    return when


def _hours_off(ref: date, code: str, total: float, basis: str) -> When:
    """Hours before or after an unknown hour of the day of writing."""
    hours = total / {"S": 3600, "M": 60, "H": 1}[code]
    near, far = days.shift(ref, int(hours / 24)), days.shift(ref, int(hours // 24))
    if hours > 0:
        far = days.shift(ref, int(-(-hours // 24)))
    first, last = sorted((near, far))
    when = on(first, None, None, basis)
    if first == last:
        return replace(when, type="TIME", deictic=True)
    return replace(
        when, type="TIME", value=str(far), edtf=f"[{first}..{last}]", latest=last,
        shape="days", deictic=True,
    )  # fmt: skip


# --- sets and references ------------------------------------------------------------------------


def repeated(groups: Groups, at: At) -> When | None:
    """« chaque lundi », « tous les trois mois », « par an », « tous les matins »."""
    if groups.get("wd") and groups.get("nth"):
        return When("SET", f"XXXX-XX-WXX-{WEEKDAYS[groups['wd'] or ''] + 1}", basis="set")
    if groups.get("wd"):
        part, _ = _part(groups)
        return When("SET", f"XXXX-WXX-{WEEKDAYS[groups['wd'] or ''] + 1}{part or ''}", basis="set")
    if groups.get("month"):
        return When("SET", f"XXXX-{MONTHS[groups['month'] or '']:02d}", basis="set")
    if groups.get("season"):
        return When("SET", f"XXXX-{SEASONS[groups['season'] or '']}", basis="set")
    if groups.get("part"):
        return When("SET", f"XXXX-XX-XX{PARTS[groups['part'] or '']}", basis="set")
    amount = _amount(groups) or 1
    name = _unit_name(groups)
    if name in {"week-end", "weekend"}:
        return When("SET", "XXXX-WXX-WE", basis="set")
    return When("SET", duration_value(amount, "jour" if name == "nuit" else name), basis="set")


def next_or_previous(groups: Groups, at: At) -> When | None:
    """« le prochain mariage », « au recensement précédent »."""
    future = (groups["word"] or "").startswith("prochain")
    return When("TIME", "FUTURE_REF" if future else "PAST_REF", basis="vague")


_ADJECTIVES = {
    "quotidien": "P1D",
    "hebdomadaire": "P1W",
    "bihebdomadaire": "P3.5D",
    "mensuel": "P1M",
    "bimestriel": "P2M",
    "trimestriel": "P3M",
    "semestriel": "P6M",
    "annuel": "P1Y",
    "biennal": "P2Y",
    "quinquennal": "P5Y",
    "decennal": "P10Y",
}


def adjective(groups: Groups, at: At) -> When | None:
    """« mensuelle », « annuels », « quotidiennement »: how often."""
    word = groups["word"] or ""
    value = next((v for k, v in _ADJECTIVES.items() if word.startswith(k)), None)
    return When("SET", value, basis="set") if value else None


def fixed(kind: TimexType, value: str, mod: str | None = None) -> Reading:
    """Words that always have the same value: « désormais » → PRESENT_REF."""

    def read(groups: Groups, at: At) -> When | None:
        return When(kind, value, mod, basis="vague")

    return read


def here(groups: Groups, at: At) -> When | None:
    """The « ici » of « d'ici le 30 juin »: the day of writing."""
    return replace(on(at.ref, None, None, "publication"), deictic=True)
