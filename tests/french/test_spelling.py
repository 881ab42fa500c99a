"""By what a person's name is filed."""

from __future__ import annotations

import pytest

from annotated_briefing.french.spelling import surname


@pytest.mark.parametrize(
    ("name", "filed"),
    [
        ("De Gaulle", "Gaulle"),
        ("de Valcroix", "Valcroix"),
        ("Hervé d'Aubrac", "Aubrac"),
        ("Hervé d\u2019Aubrac", "Aubrac"),
        ("D'Aubrac", "Aubrac"),
        ("Paul de La Verrière", "La Verrière"),
        ("Louis du Plessy", "du Plessy"),
        ("Nadir al-Sabri", "Sabri"),
    ],
)
def test_de_and_d_are_passed_over(name: str, filed: str) -> None:
    assert surname(name) == filed


@pytest.mark.parametrize(
    ("name", "filed"),
    [
        ("Anne Le Goff", "Le Goff"),
        ("Jeanne Des Rieux", "Des Rieux"),
        ("Piet Van Hoek", "Van Hoek"),
        ("Otto von der Linden", "Linden"),
        ("Luca De Santi", "De Santi"),
        ("Gino D'Alba", "D'Alba"),
        ("Denis Dumas", "Dumas"),
        ("Paul Delavigne", "Delavigne"),
        ("Jean XXIII", "Jean"),
    ],
)
def test_what_belongs_to_a_surname_stays(name: str, filed: str) -> None:
    assert surname(name) == filed
