"""What the home page tells of the dates of its articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotated_briefing.model import Event, EventDate, Span
from annotated_briefing.render.front import coming, happened
from tests.render.briefings import briefing, site


def told(**changes: object) -> list[Event]:
    """The lines of a home page whose one article, of July 2021, has one dated event."""
    event = replace(briefing().events[0], **changes)  # type: ignore[arg-type]
    made = site(briefing(events=(event,)))
    return [found for _, found in (*happened(made), *coming(made))]


PAST = EventDate("2021-07-01", "2021-07-01", "2021-07-01", "day", None, "")
AHEAD = EventDate("2021-09-01", "2021-09-01", "2021-09-01", "day", None, "")


@pytest.mark.parametrize(("date", "kind"), [(PAST, "fait"), (AHEAD, "annoncé")])
def test_what_stands_by_itself_is_told(date: EventDate, kind: str) -> None:
    assert len(told(date=date, kind=kind)) == 1


@pytest.mark.parametrize(("date", "kind"), [(PAST, "fait"), (AHEAD, "annoncé")])
@pytest.mark.parametrize("part", ["fact", "context"])
def test_a_date_in_passing_or_a_line_that_leans_is_not(
    date: EventDate, kind: str, part: str
) -> None:
    assert told(date=date, kind=kind, **{part: Span(0, 4)}) == []


def dated(*events: tuple[str, str]) -> list[Event]:
    """Events of (day, kind), one a sentence."""
    return [
        replace(
            briefing().events[0],
            date=EventDate(day, day, day, "day", None, ""),
            kind=kind,  # type: ignore[arg-type]
            sentence=f"s{number}",
        )
        for number, (day, kind) in enumerate(events, 1)
    ]


def test_the_newest_fact_comes_first_and_an_announcement_is_none() -> None:
    events = dated(("2021-07-01", "fait"), ("2021-07-03", "fait"), ("2021-07-02", "annoncé"))
    found = happened(site(briefing(events=tuple(events))))
    assert [event.date.edtf for _, event in found] == ["2021-07-03", "2021-07-01"]


def test_the_nearest_announcement_comes_first_and_a_fact_is_none() -> None:
    events = dated(("2021-10-01", "annoncé"), ("2021-09-01", "échéance"), ("2021-08-01", "fait"))
    found = coming(site(briefing(events=tuple(events))))
    assert [event.date.edtf for _, event in found] == ["2021-09-01", "2021-10-01"]
