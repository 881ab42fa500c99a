"""The sentences readers get, by key."""

from __future__ import annotations

import re

import pytest

from annotated_briefing.french.wording import GAPS, REASONS, quoted, reason


@pytest.mark.parametrize("told", [*REASONS.values(), *GAPS.values()])
def test_a_sentence_asks_only_for_what_it_is_given_and_ends(told: str) -> None:
    assert set(re.findall(r"\{(\w+)\}", told)) <= {"day", "words", "year"}
    assert told.endswith((".", "»"))


@pytest.mark.parametrize(
    ("basis", "published", "told"),
    [
        (
            "weekday-past",
            "2021-08-01",
            "« jeudi »: le dernier avant la publication (1er",
        ),
        ("weekday-past", "2021-08", "avant la publication (août 2021)"),
        ("publication", "2021", "compté depuis la publication (2021)."),
        ("publication", None, "(inconnue)"),
        ("weekday-candidates", "2021", "ne donne que l'année de publication (2021)"),
        ("weekday-candidates", "2021-07", "ne donne que le mois de publication (juillet 2021)"),
    ],
)
def test_why_a_time_has_its_days(basis: str, published: str | None, told: str) -> None:
    assert told in reason(basis, "jeudi", published)


def test_words_of_the_text_are_listed_between_marks() -> None:
    assert quoted(["a"]) == "« a »"
    assert quoted(["a", "b", "c"]) == "« a », « b » et « c »"
    assert quoted(list("abcdefgh")).count("«") == 6
