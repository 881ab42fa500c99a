"""A calendar day as agencies and web pages write it: « 21 jan 2019 », « March 9, 2021 »."""

from __future__ import annotations

import datetime
import re

from annotated_briefing.french.calendar import MONTHS, WEEKDAYS
from annotated_briefing.french.fold import fold

# Agencies leave the point out and keep the accent or not; the English abbreviations are AP's.
_SHORT = {"jan": 1, "janv": 1, "fev": 2, "fevr": 2, "feb": 2, "mar": 3, "avr": 4, "apr": 4,
          "may": 5, "jun": 6, "jul": 7, "juil": 7, "juill": 7, "aou": 8, "aug": 8, "sep": 9,
          "sept": 9, "oct": 10, "nov": 11, "dec": 12}  # fmt: skip
_ENGLISH = "january february march april may june july august september october november december"
_MONTH = {name.rstrip("."): number for name, number in MONTHS.items()} | _SHORT
_MONTH |= {name: number for number, name in enumerate(_ENGLISH.split(), start=1)}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_WEEKDAY = "|".join(WEEKDAYS)
# To be matched against folded text.
_DAY = (
    rf"(?:le )?(?:(?:{_WEEKDAY}),? )?(?:"
    rf"(?P<day>\d{{1,2}})(?:er)?[ -](?P<month>{_NAMES})\b\.?(?:,?[ -](?P<year>\d{{4}}))?"
    rf"|(?P<emonth>{_NAMES})\.? (?P<eday>\d{{1,2}})(?:, (?P<eyear>\d{{4}}))"
    r"|(?P<nday>\d{1,2})[./-](?P<nmonth>\d{1,2})(?:[./-](?P<nyear>\d{4}))?(?!\d)"
    r"|(?P<iyear>\d{4})-(?P<imonth>\d{2})-(?P<iday>\d{2})(?!\d))"
)
TIME = r"\d{1,2} ?(?:h(?: ?\d{2})?|:\d{2}(?::\d{2})?)(?: ?(?:min|gmt|cet|cest|utc))?"


def day_pattern(prefix: str = "") -> str:
    """A pattern that finds one day in folded text; `prefix` parts the groups of two such days."""
    return _DAY.replace("(?P<", f"(?P<{prefix}")


def day_of(found: re.Match[str], prefix: str = "") -> tuple[int | None, int, int] | None:
    """(year or None, month, day) of a match; None where no day was found or none exists."""
    groups = found.groupdict()
    for kind in ("", "e", "n", "i"):
        year, month, day = (groups[f"{prefix}{kind}{what}"] for what in ("year", "month", "day"))
        if not (month and day):
            continue
        number = _MONTH[month] if kind in {"", "e"} else int(month)
        try:
            datetime.date(int(year or 2000), number, int(day))
        except ValueError:
            return None
        return (int(year) if year else None), number, int(day)
    return None


def iso(day: tuple[int | None, int, int] | None) -> str | None:
    """The ISO day, None without a year."""
    if day is None or day[0] is None:
        return None
    return f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"


def first_day(text: str) -> str | None:
    """The first day with its year in a short text, ISO."""
    for found in re.finditer(rf"(?<![\w/]){day_pattern()}", fold(text)):
        if day := iso(day_of(found)):
            return day
    return None
