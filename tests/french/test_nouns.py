"""The tables of common nouns, read as tables."""

from __future__ import annotations

import pytest

from annotated_briefing.french import nouns, peoples
from annotated_briefing.french.nouns import is_kind, lemmas

TABLES = ("PEOPLE", "FIGURES", "PLACES", "BODIES", "THINGS", "FIRMS", "SPOTS")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_reachable_by_its_own_look_up(name: str) -> None:
    lost = [word for word in getattr(nouns, name) if lemmas(word)[0] != word]
    assert not lost


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_no_twins(name: str) -> None:
    source = nouns.__spec__.loader.get_source(nouns.__name__)  # type: ignore[union-attr]
    body = source.split(f"{name} = listed(", 1)[1].split(")", 1)[0].strip().strip('"')
    words = body.split()
    assert len(words) == len(set(words)) == len(getattr(nouns, name))


def test_lists_that_exclude_one_another_do() -> None:
    assert not nouns.PEOPLE & nouns.FIGURES
    assert not nouns.THINGS & (nouns.FIRMS | nouns.SPOTS)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("PDG", "PER"),
        ("pdg", "PER"),
        ("ex-PDG", "PER"),
        ("ONG", "ORG"),
        ("État", "LOC"),
        ("directrices", "PER"),
        ("bourgades", "LOC"),
    ],
)
def test_what_a_noun_names(word: str, kind: nouns.Kind) -> None:
    assert is_kind(word, kind)


def test_no_people_is_listed_twice() -> None:
    source = peoples.__spec__.loader.get_source(peoples.__name__)  # type: ignore[union-attr]
    body = source.split('_INHABITANTS_OF = listed("""', 1)[1].split('"""', 1)[0].split()
    assert len(body) == len(set(body))
