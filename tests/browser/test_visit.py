"""What a reader's own browser remembers: what is new since the last visit, what was read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.browser.conftest import Heard
from tests.browser.test_within import their_site  # noqa: F401  # a fixture

LATER = "2031-05-04T10:00:00"


def begin(page: Any, when: str = "2031-05-03T10:00:00") -> None:
    page.clock.set_fixed_time(when)


def look(page: Any, url: str) -> None:
    """Open a page, until what it remembers is kept."""
    page.evaluate("1")
    page.goto(url)
    page.wait_for_function(
        "window.briefingVisit && Object.keys(localStorage).some(k => k.endsWith('.ab-visit'))"
    )
    page.wait_for_load_state("networkidle")


def forget(page: Any, count: int) -> list[str]:
    """The last visit without the newest rows: as if they had come since."""
    gone: list[str] = page.evaluate(
        """count => {
            const key = Object.keys(localStorage).find(k => k.endsWith('.ab-visit'));
            const kept = JSON.parse(localStorage[key]);
            const gone = kept.seen.splice(0, count);
            localStorage[key] = JSON.stringify(kept);
            return gone; }""",
        count,
    )
    return gone


def marked(page: Any, word: str) -> list[str]:
    rows = page.locator(".ab-row-item", has=page.locator(".ab-state", has_text=word))
    found: list[str] = rows.locator(".ab-row-title").evaluate_all(
        "links => links.map(link => link.href.split('/articles/')[1].split(/[/.]/)[0])"
    )
    return found


def test_a_first_visit_marks_nothing(page: Any, site_url: str, heard: Heard) -> None:
    begin(page)
    for path in ("", "articles/", ""):
        look(page, site_url + path)
        assert page.locator(".ab-row-item").count() and page.locator(".ab-state").count() == 0
    assert heard.foreign == heard.errors == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("path", ["", "articles/"], ids=["home", "list"])
def test_what_came_since_the_last_visit_is_new_until_the_next(
    page: Any, site_url: str, path: str
) -> None:
    begin(page)
    look(page, site_url + path)
    came = forget(page, 2)
    begin(page, LATER)
    for _ in range(2):  # the marks stay as long as the visit
        look(page, site_url + path)
        assert marked(page, "nouveau") == came
    begin(page, "2031-05-05T10:00:00")
    look(page, site_url + path)
    assert marked(page, "nouveau") == []


def test_a_row_below_those_of_the_last_visit_is_not_called_new(page: Any, site_url: str) -> None:
    begin(page)
    look(page, site_url)
    begin(page, LATER)
    look(page, f"{site_url}articles/")
    shown = page.locator(".ab-row-item").count()
    assert shown > 12 and marked(page, "nouveau") == []


def test_a_month_marks_what_came_and_tells_nothing_of_the_others(page: Any, site_url: str) -> None:
    def of_a_month(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(" data-top data-all", ""))

    begin(page)
    look(page, f"{site_url}articles/")
    came = forget(page, 2)
    begin(page, LATER)
    page.route("**/articles/", of_a_month)
    for _ in range(2):
        look(page, f"{site_url}articles/")
        assert marked(page, "nouveau") == came
    page.unroute("**/articles/")
    look(page, f"{site_url}articles/")
    assert marked(page, "nouveau") == came


def test_what_was_read_is_told_and_is_new_no_more(page: Any, site_url: str) -> None:
    begin(page)
    look(page, site_url)
    one, two = forget(page, 2)
    begin(page, LATER)
    look(page, f"{site_url}articles/{one}/#s2")
    look(page, site_url)
    assert (marked(page, "lu"), marked(page, "nouveau")) == ([one], [two])
    for number in range(3):
        page.evaluate(
            """number => {
                const key = Object.keys(localStorage).find(k => k.endsWith('.ab-visit'));
                const kept = JSON.parse(localStorage[key]);
                kept.read = Array.from({length: 500}, (_, i) => `x${number}-${i}`);
                localStorage[key] = JSON.stringify(kept); }""",
            number,
        )
        look(page, f"{site_url}articles/{two}/")
    state = json.loads(
        page.evaluate("Object.entries(localStorage).find(([k]) => k.endsWith('.ab-visit'))[1]")
    )
    assert len(state["read"]) == 500 and state["read"][0] == two


def test_below_another_s_site_too(page: Any, their_site: str) -> None:  # noqa: F811
    begin(page)
    home = f"{their_site}site/revue/index.html"
    look(page, home)
    (one,) = forget(page, 1)
    begin(page, LATER)
    look(page, home)
    assert marked(page, "nouveau") == [one]
    page.locator(".ab-row-title").click()
    page.locator(".ab-briefing").wait_for()
    page.wait_for_function("JSON.stringify(localStorage).includes('read')")
    page.goto(home)
    page.locator(".ab-state-read").wait_for()
    assert marked(page, "lu") == [one]
