"""The noun right before a name says what it is."""

from __future__ import annotations

import pytest

from annotated_briefing.annotate.names.apposed import noun_before


@pytest.mark.parametrize(
    ("left", "kind"),
    [
        ("selon l'ONG ", "ORG"),
        ("dans une ONG ", "ORG"),
        ("à bord du voilier ", "MISC"),
        ("près du village ", "LOC"),
    ],
)
def test_what_stands_before_a_name_tells_its_type(left: str, kind: str) -> None:
    told = noun_before(left)
    assert told is not None and told[0] == kind


def test_a_name_in_capitals_of_its_own_tells_nothing() -> None:
    assert noun_before("avec le Groupe ") is None
