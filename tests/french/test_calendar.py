"""The words of time, against the calendar that Babel ships."""

from __future__ import annotations

import re

from babel import Locale

from annotated_briefing.french import calendar
from annotated_briefing.french.calendar import FEASTS, MONTHS, PARTS, SEASONS, UNITS, WEEKDAYS
from annotated_briefing.french.fold import fold
from tests.support import ROOT

LOCALE = Locale("fr")


def test_months_and_weekdays_are_those_of_the_language() -> None:
    assert list(LOCALE.months["format"]["wide"].values()) == calendar.MONTH_NAMES
    days = LOCALE.days["format"]["wide"]
    assert [days[number] for number in range(7)] == calendar.WEEKDAY_NAMES


def test_every_short_month_of_the_language_is_known() -> None:
    for number, short in LOCALE.months["format"]["abbreviated"].items():
        assert MONTHS[fold(short)] == number


def test_every_key_can_be_met_in_folded_text() -> None:
    for table in (MONTHS, WEEKDAYS, PARTS, SEASONS, UNITS, FEASTS):
        assert all(fold(key) == key for key in table)


def test_no_other_module_lists_them_again() -> None:
    for path in (ROOT / "generator" / "annotated_briefing").rglob("*.py"):
        if path.name != "calendar.py":
            text = path.read_text(encoding="utf-8")
            listed = re.search(r"mercredi[\W_]+jeudi|juin[\W_]+juillet[\W_]+ao", text)
            assert not listed, f"{path.name}: {listed[0]}" if listed else ""
