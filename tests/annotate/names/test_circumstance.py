"""What is told of a name for a day only, or is another's name, does not say who it is."""

from __future__ import annotations

import pytest

from annotated_briefing.annotate.names.circumstance import is_circumstance
from annotated_briefing.annotate.syntax.noun_phrases import head_noun
from tests.support import parse_text


def _held(words: str) -> bool:
    doc = parse_text(words).paragraphs[0].doc
    return is_circumstance(doc[:], head_noun(doc, 0, len(doc)), "PER")


@pytest.mark.parametrize(
    "words",
    [
        "Capitaine Anne Roy",
        "colonel Yann Quéré",
        "envoyé mercredi",
        "arrêtée dimanche à Lyon",
        "alors millionnaire",
    ],
)
def test_a_day_or_another_name_is_no_description(words: str) -> None:
    assert _held(words)


@pytest.mark.parametrize(
    "words",
    [
        "capitaine du port",
        "député européen",
        "envoyé spécial de la ville à Lyon",
        "maire de Saint-Malo",
        "milliardaire américain",
    ],
)
def test_a_function_is_one(words: str) -> None:
    assert not _held(words)
