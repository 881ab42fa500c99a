"""Where a line may be cut."""

from __future__ import annotations

import pytest

from annotated_briefing.french.leaning import without_leaning


@pytest.mark.parametrize(
    ("cut", "kept"),
    [
        ("Le port a été fermé lundi à la", "Le port a été fermé lundi"),
        ("La préfète a promis que les", "La préfète a promis"),
        ("Une digue construite en", "Une digue construite"),
        ("Le syndicat, reçu mardi par le", "Le syndicat, reçu mardi"),
        ("Elle a parlé de l’", "Elle a parlé"),
        ("Il a répondu « Le", "Il a répondu"),
        ("Les ouvriers, qui", "Les ouvriers"),
        ("Le pont rouvre mardi, mais", "Le pont rouvre mardi"),
    ],
)
def test_a_cut_line_does_not_end_on_a_word_that_leans_on_the_next(cut: str, kept: str) -> None:
    assert without_leaning(cut) == kept


@pytest.mark.parametrize(
    "cut",
    [
        "La digue a cédé dans la nuit",
        "Le vin vient de Bordeaux",
        "Paul a dit oui",
        "Le train entre en gare",
        "La loi sera votée en 2030",
    ],
)
def test_a_line_that_ends_on_a_full_word_stays(cut: str) -> None:
    assert without_leaning(cut) == cut


def test_a_line_of_such_words_alone_stays() -> None:
    assert without_leaning("de la,") == "de la"
