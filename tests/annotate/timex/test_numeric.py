"""Dates in figures alone are read in any language, where they can be but one day."""

from __future__ import annotations

import pytest

from annotated_briefing.annotate.timex.numeric import numeric
from annotated_briefing.sources.article import make_article


def days(text: str) -> list[tuple[str, str | None]]:
    article = make_article(text, ident="a", path="a.txt", format="text")
    return [(found.text, found.edtf) for found in numeric(article)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The bridge was closed on ⟦2021-07-03⟧, the mayor said.", "2021-07-03"),
        ("It was closed (⟦22/07/2021⟧).", "2021-07-22"),
        ("Closed on ⟦07/22/2021⟧ by the town.", "2021-07-22"),
        ("Die Brücke ist seit dem ⟦3.7.2021⟧ gesperrt.", "2021-07-03"),
        ("Die Brücke ist gesperrt seit ⟦03.07.2021⟧.", "2021-07-03"),
        ("El puente se cerró el ⟦25-12-2020⟧; sigue cerrado.", "2020-12-25"),
        ("Il ponte è chiuso dal ⟦05/05/2021⟧.", "2021-05-05"),
        ("橋は⟦2021年7月3日⟧に閉鎖された。", "2021-07-03"),
        ("다리는 ⟦2021년 7월 3일⟧부터 닫혔다.", "2021-07-03"),
        ("Мост закрыт с ⟦29.02.2024⟧ года.", "2024-02-29"),
        ("أغلق الجسر في ⟦22/07/2021⟧.", "2021-07-22"),
        ("From ⟦2021/07/03⟧ on, lorries go round.", "2021-07-03"),
    ],
)
def test_a_date_in_figures_is_its_day(text: str, day: str) -> None:
    words = text[text.index("⟦") + 1 : text.index("⟧")]
    assert days(text.replace("⟦", "").replace("⟧", "")) == [(words, day)]


@pytest.mark.parametrize(
    "text",
    [
        "Closed on 03/07/2021.",  # the third of July, or the seventh of March
        "Closed on 3-7-2021.",
        "Closed on 30/02/2021.",
        "Closed on 2021-13-01.",
        "Closed on 22/07-2021.",
        "Closed on 12/03/21.",
        "Case 1/2021-07-03 was heard.",
        "Call 555-12-12-2021 today.",
        "Server 10.12.2021.7 was down.",
        "See example.org/2021/07/03/bridge.",
        "Invoice A22/07/2021 was lost.",
        "The score was 12-10-2021-3.",
        "The year 2021 was wet; in 7/2021 it rained.",
    ],
)
def test_figures_that_may_be_another_day_or_no_date_are_left(text: str) -> None:
    assert days(text) == []
