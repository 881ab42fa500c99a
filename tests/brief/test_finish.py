"""What leaves the build, and what waits for the editor."""

from __future__ import annotations

from dataclasses import replace

from annotated_briefing.model import Claim, Event, EventDate, Span, SummaryItem, printed
from tests.brief.test_rights import briefing


def test_a_line_in_doubt_is_in_the_data_and_not_on_the_page() -> None:
    made = briefing()
    date = EventDate("2021", "2021-01-01", "2021-12-31", "year", None, "2021")
    sure = Event(0, 4, date, "fait", made.text[:4], "s1", Span(0, 4))
    whole = replace(
        made,
        events=(sure, replace(sure, doubt="twin")),
        claims=(Claim(0, 4, None, made.text[:4], "s1", doubt="speaker-unsure"),),
        summary=(SummaryItem(0, 4, made.text[:4], "s1", doubt="quoted"),),
    )
    shown = printed(whole)
    assert shown.events == (sure,)
    assert shown.claims == () and shown.summary == ()
    assert len(whole.events) == 2
