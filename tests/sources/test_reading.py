from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefing.sources.reading import as_read
from tests.support import article

PRINTED = (
    "Le conseil municipal de Vienne a voté mercredi soir la ven-\n"
    "te de la halle aux grains, a annoncé la mairesse Odile Le-\n"
    "grand, élue en juin. Les maraîchers y tiendront bien peut-\n"
    "être un marché couvert, avec des étals pour quarante com-\n"
    "merçants.\n\n"
    "Le vote a été acquis par vingt voix contre douze, selon le\n"
    "procès-verbal de la séance de mercredi.\n"
)


def read(text: str) -> str:
    return as_read(article(text))[0].text


@pytest.mark.parametrize(
    ("frozen", "as_is"),
    [
        ("Odile Le\u00adgrand a par\u00adlé.", "Odile Legrand a parlé."),
        (unicodedata.normalize("NFD", "Élodie a été nommée."), "Élodie a été nommée."),
        ("Le\u200b maire\ufeff parle.", "Le maire parle."),
        ("La crÃ¨che de lâ€™allÃ©e Â« ouvre Â»", "La crèche de l’allée « ouvre »"),
        ("Une École\u00a0: « À Âge égal »", "Une École\u00a0: « À Âge égal »"),
    ],
)
def test_what_the_eye_does_not_see_is_mended(frozen: str, as_is: str) -> None:
    assert read(frozen) == as_is
    assert article(frozen).text == frozen


def test_words_cut_at_the_end_of_a_line_are_whole() -> None:
    mended = read(PRINTED)
    assert "la vente de la halle aux grains" in mended
    assert "Odile Legrand, élue" in mended
    assert "peut-être un marché" in mended
    assert "quarante commerçants.\n\nLe vote" in mended
    assert "contre douze, selon le procès-verbal" in mended


@pytest.mark.parametrize("width", [30, 44, 66, 78, 96, 120, 160])
def test_any_column_is_seen(width: int) -> None:
    import textwrap

    prose = [
        "Le conseil municipal de Vienne a voté mercredi soir la vente de la halle aux grains, a "
        "annoncé la mairesse Odile Legrand, élue en juin à la tête d'une liste sans étiquette.",
        "Le vote a été acquis par vingt voix contre douze, selon le procès-verbal de la séance, et "
        "la vente sera signée en mars devant notaire si aucun recours n'est déposé d'ici là.",
    ]
    text = "\n\n".join("\n".join(textwrap.wrap(piece, width)) for piece in prose)
    read_article, _ = as_read(article(text))
    assert [p.of(read_article.text) for p in read_article.paragraphs] == prose


@pytest.mark.parametrize(
    "lines",
    [
        ["Vienne a voté.", "Le maire est content.", "La halle est vendue."],
        ["Une place vide", "Un marché fermé", "Une halle vendue", "Un maire élu"],
        ["- Le pont est refait", "- La halle ouvre", "- La rue ferme", "- Le quai reste"],
    ],
)
def test_short_paragraphs_are_not_joined(lines: list[str]) -> None:
    assert len(article("\n".join(lines)).paragraphs) == len(lines)


@given(st.text(alphabet="abé e\u0301\u00ad\u200b-\nÃ©â€™.", max_size=120))
def test_every_offset_leads_back(text: str) -> None:
    seed = article(text)
    mended, reading = as_read(seed)
    assert reading.text == mended.text
    for frozen, shown in zip(seed.paragraphs, mended.paragraphs, strict=True):
        assert reading.back(shown.start) == frozen.start
        assert reading.back(shown.end) == frozen.end
    backs = [reading.back(n) for n in range(len(mended.text) + 1)]
    assert backs == sorted(backs)
    assert backs[-1] == len(text)
