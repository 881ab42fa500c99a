"""« le chef de l'Etat » of a French text is who held that office when it was written."""

from __future__ import annotations

import pytest

from annotated_briefing.annotate.run import annotate_parsed
from annotated_briefing.french import mandates
from tests.support import parse_text


def _speakers(text: str, published: str) -> list[str | None]:
    quotes = annotate_parsed(parse_text(text, published=published)).quotes
    return [quote.speaker_name.of(text) if quote.speaker_name else None for quote in quotes]


@pytest.mark.parametrize(
    ("published", "text", "name"),
    [
        ("2020-09-04", "Emmanuel Macron est à Brest. La digue sera refaite, a promis le chef de "
         "l'Etat.", "Emmanuel Macron"),
        ("2020-09-04", "La digue sera refaite, a promis le chef de l'État. Emmanuel Macron est à "
         "Brest.", "Emmanuel Macron"),
        ("2014-02", "François Hollande est à Brest. La digue sera refaite, a promis le locataire "
         "de l'Élysée.", "François Hollande"),
        ("2021-03-12", "Jean Castex est à Brest. La digue sera refaite, a promis le chef du "
         "gouvernement.", "Jean Castex"),
        ("2009-03-12", "Nicolas Sarkozy est à Brest. La digue sera refaite, a promis le président "
         "de la République.", "Nicolas Sarkozy"),
    ],
)  # fmt: skip
def test_an_office_means_who_held_it_then(published: str, text: str, name: str) -> None:
    assert _speakers(text, published) == [name]


@pytest.mark.parametrize(
    ("published", "text"),
    [
        # not named; not in office then, or only for a part of that year; an office of elsewhere
        ("2020-09-04", "La digue sera refaite, a promis le chef de l'Etat."),
        ("2021-03-12", "François Hollande est à Brest. La digue sera refaite, a promis le chef de "
         "l'Etat."),
        ("2017", "Emmanuel Macron est à Brest. La digue sera refaite, a promis le chef de l'Etat."),
        ("2020-09-04", "Emmanuel Macron suit le chef du gouvernement du Mali. La digue sera "
         "refaite, a promis le chef de l'Etat."),
        ("2020-09-04", "Emmanuel Macron suit les présidents africains. La digue sera refaite, a "
         "promis le chef de l'Etat."),
        ("2020-09-04", "Emmanuel Macron est à Brest. La digue sera refaite, a promis le président "
         "du club."),
    ],
)  # fmt: skip
def test_in_doubt_an_office_is_nobody_by_name(published: str, text: str) -> None:
    assert _speakers(text, published) == [None]


def test_nobody_is_sure_in_the_days_of_a_handing_over() -> None:
    assert mandates.holder("premier", "2020-07-03") is None
    assert mandates.holder("premier", "2020-07") is None
    assert mandates.holder("premier", "2020-07-02") == "Edouard Philippe"
    assert mandates.holder("president", "1990-01-01") is None
    assert mandates.holder("president", "2031-01-01") is None
