"""Ways of writing that are one: folding, letters, addresses."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefing.french.fold import MAX_SLUG, fold, letters, slug, unaccented
from annotated_briefing.french.spelling import entity_id, key


@given(st.text())
def test_folding_moves_no_character(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_typography_is_folded_too() -> None:
    assert fold("DÈS L’ÉTÉ\u00a0– mi‑mai") == "des l'ete - mi-mai"


@given(st.text())
def test_an_address_holds_what_every_address_can(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
    assert len(made) <= MAX_SLUG
    assert slug(made) == made


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("L’Aquila", "l-aquila"),
        ("L'Aquila", "l-aquila"),
        ("Østerbro", "osterbro"),
        ("Đà Nẵng", "da-nang"),
        ("Łódź, l’été", "lodz-l-ete"),
        ("Œuvres & œufs", "oeuvres-oeufs"),
        ("Straße", "strasse"),
        ("Ðakovo", "dakovo"),
        ("İstanbul", "istanbul"),
        ("—", ""),
        ("Aux", "aux-1"),
        ("COM1", "com1-1"),
        ("Con.", "con-1"),
        ("Aux armes", "aux-armes"),
        ("nulle part", "nulle-part"),
        ("mot " * 40, "-".join(["mot"] * 20)),
    ],
)
def test_addresses_lose_no_letter(words: str, address: str) -> None:
    assert slug(words) == address


def test_a_name_and_the_same_with_its_article_are_one_entity() -> None:
    assert entity_id("Le Monde") == entity_id("Monde") == "monde"
    assert entity_id("L’Aquila") == entity_id("L'Aquila") == "aquila"
    assert entity_id("Київ").startswith("x-")


def test_what_two_spellings_share() -> None:
    assert letters("Œuf À LA COQUE") == "oeuf a la coque"
    assert unaccented("Œuf À la coque") == "Oeuf A la coque"
    assert key("les États-Unis") == key("Etats-Unis") == key("États‑Unis")
