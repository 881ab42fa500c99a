"""Dates on shelves: every one once, no page too long, the far past by decade."""

from __future__ import annotations

from dataclasses import replace

from annotated_briefing.brief.order import by_days
from annotated_briefing.dossier.shelves import Dated, lettered, newest, parts, timeline
from annotated_briefing.model import Entity, EventDate
from tests.render.briefings import briefing

TOLD = briefing()  # of July 2021


def dated(first: str | None, last: str | None) -> Dated:
    date = EventDate("x", first, last, "unknown", None, "")
    return TOLD, replace(TOLD.events[0], date=date)


def shelved(*rows: Dated, most: int = 3) -> dict[str, int]:
    rows = tuple(sorted(rows, key=lambda row: by_days(row[1])))
    found = [shelf for top in timeline(rows, most) for shelf in top.walk()]
    assert sum(len(shelf.events) for shelf in found) == len(rows)
    return {shelf.key: len(shelf.events) for shelf in found}


def test_old_years_share_a_decade_and_the_far_past_a_page() -> None:
    days = ["1789-07-14", "1914-08-02", "1918-11-11", "2005-05-29", "2019-01-01", "2050-01-01"]
    assert shelved(*(dated(day, day) for day in days), dated(None, None)) == {
        "avant-1900": 1,
        "annees-1910": 2,
        "annees-2000": 1,
        "2019": 1,
        "plus-tard": 1,
        "sans-date": 1,
    }


def test_the_newest_year_comes_first_and_what_is_far_from_the_news_last() -> None:
    days = ["1789-07-14", "1994-05-06", "2020-02-02", "2022-03-03", "2099-01-01"]
    rows = [*(dated(day, day) for day in days), dated(None, None)]
    assert [shelf.key for shelf in newest(timeline(rows))] == [
        "2022",
        "2020",
        "annees-1990",
        "avant-1900",
        "plus-tard",
        "sans-date",
    ]


def test_a_full_year_gives_its_months_a_page_and_keeps_what_is_wider() -> None:
    july = [dated(f"2021-07-0{n}", f"2021-07-0{n}") for n in (1, 1, 1, 1, 2)]
    month, year = dated("2021-07-01", "2021-07-31"), dated("2021-01-01", "2021-12-31")
    assert shelved(*july, month, year) == {"2021": 1, "2021-07": 3, "2021-07_2": 3}


def test_parts_are_full_but_the_last() -> None:
    assert [list(row) for row in parts([1, 2, 3, 4, 5], 2)] == [[1, 2], [3, 4], [5]]
    assert [list(row) for row in parts([], 2)] == [[]]


def test_short_letters_share_a_page_and_a_long_one_has_several() -> None:
    names = {
        letter: [Entity(f"{letter}{n}", letter, "PER") for n in range(count)]
        for letter, count in {"A": 2, "B": 3, "C": 12, "D": 1, "E": 4, "F": 1}.items()
    }
    runs = lettered(names, 5)
    told = [[[(letter, len(row)) for letter, row in page] for page in run] for run in runs]
    assert told == [
        [[("A", 2), ("B", 3)]],
        [[("C", 5)], [("C", 5)], [("C", 2)]],
        [[("D", 1), ("E", 4)]],
        [[("F", 1)]],
    ]
