"""Calendar arithmetic the rules share. Days are `datetime.date`; weeks start on Monday."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from annotated_briefing.french.calendar import FEASTS

Bounds = tuple[date, date]  # first and last day, both inside


def make(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date:
    """`day` + `days`, held inside the calendar's years 1 to 9999."""
    number = min(max(day.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(number)


def shift_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day (31 March − 1 → 28 February)."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month(year: int, number: int) -> Bounds:
    """First and last day of a month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> Bounds:
    """First and last day of a year."""
    return date(number, 1, 1), date(number, 12, 31)


def week(day: date) -> Bounds:
    """Monday and Sunday of the week of a day."""
    monday = shift(day, -day.weekday())
    return monday, shift(monday, 6)


def weekend(day: date) -> Bounds:
    """Saturday and Sunday of the week `day` is in."""
    monday = shift(day, -day.weekday())
    return shift(monday, 5), shift(monday, 6)


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The last such weekday (0 is Monday) up to a day."""
    return shift(day, -((day.weekday() - weekday) % 7))


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The next such weekday (0 is Monday) from a day."""
    return shift(day, (weekday - day.weekday()) % 7)


def nth_weekday(bounds: Bounds, weekday: int, nth: int) -> date | None:
    """The nth such weekday inside the bounds; -1 is the last."""
    if nth < 0:
        day = shift(weekday_on_or_before(bounds[1], weekday), 7 * (nth + 1))
    else:
        day = shift(weekday_on_or_after(bounds[0], weekday), 7 * (nth - 1))
    return day if bounds[0] <= day <= bounds[1] else None


def easter(number: int) -> date:
    """Easter Sunday of the Gregorian calendar (Butcher's computus)."""
    a, (b, c) = number % 19, divmod(number, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month_, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(number, month_, day + 1)


def feast(name: str, number: int) -> date:
    """The day of a feast in a year. Raises KeyError for a name that is not in `FEASTS`."""
    when = FEASTS[name]
    return date(number, *when) if isinstance(when, tuple) else shift(easter(number), when)
