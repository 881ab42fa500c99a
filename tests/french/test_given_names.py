from __future__ import annotations

import pytest

from annotated_briefing.french.given_names import MEN, WOMEN, Gender, gender


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Hélène Vasseur", "f"),
        ("Jérôme", "m"),
        ("Jean-Marie Aubry", "m"),
        ("Marie-Pierre Aubry", "f"),
        ("Anne-Laure", "f"),
        ("MOHAMED Salah", "m"),
        ("Dominique Vasseur", None),  # both bear it
        ("Andrea Rossi", None),  # a man in Italy, a woman elsewhere
        ("Vasseur", None),
        ("", None),
    ],
)
def test_a_given_name_says_whether_it_is_a_man_or_a_woman(name: str, answer: Gender | None) -> None:
    assert gender(name) == answer


def test_the_tables_are_folded_and_share_no_name() -> None:
    assert not MEN & WOMEN
    assert all(name.isascii() and name.islower() for name in MEN | WOMEN)
