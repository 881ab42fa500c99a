from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefing.sources.dateline import place_case
from annotated_briefing.sources.wire import read_wire

DISPATCH = (
    " date 2021-07 KABOUL (Reuters) - Un convoi a quitté la ville.\n\n"
    "Rien d'autre n'est connu.\n\n"
    "(Reportage Anne Martin et Paul Le Goff; rédigé par Zoé Li; version française Luc Roy, "
    "édité par Ève Noël)\n"
)


def test_a_dispatch_is_taken_apart_and_nothing_is_lost() -> None:
    wire = read_wire(DISPATCH)
    assert wire.header and wire.header.of(DISPATCH) == "date 2021-07 KABOUL (Reuters) -"
    assert (wire.agency, wire.published) == ("Reuters", "2021-07")
    assert wire.agency_span and wire.agency_span.of(DISPATCH) == "Reuters"
    assert wire.dateline and wire.dateline.place == "Kaboul"
    assert DISPATCH[wire.dateline.start : wire.dateline.end] == "KABOUL"
    assert wire.body.of(DISPATCH).startswith("Un convoi")
    assert wire.body.of(DISPATCH).endswith("connu.")
    assert [(c.role, c.name) for c in wire.credits] == [
        ("reportage", "Anne Martin"),
        ("reportage", "Paul Le Goff"),
        ("rédigé par", "Zoé Li"),
        ("version française", "Luc Roy"),
        ("édité par", "Ève Noël"),
    ]
    assert all(DISPATCH[c.start : c.end] == c.name for c in wire.credits)


@pytest.mark.parametrize(
    ("header", "place", "agency", "date"),
    [
        ("PARIS, 22 juillet 2021 (AFP) - ", "Paris", "AFP", "2021-07-22"),
        ("AIX-EN-PROVENCE (AFP) — ", "Aix-en-Provence", "AFP", None),
        ("LE CAIRE, 1er août 2021 (Reuters) – ", "Le Caire", "Reuters", "2021-08-01"),
        ("L'AQUILA (AFP) - ", "L'Aquila", "AFP", None),
        ("WASHINGTON, 3 sept. 2020 (AP) -- ", "Washington", "AP", "2020-09-03"),
        ("PORT-AU-PRINCE/MIAMI (Reuters) - ", "Port-au-Prince/Miami", "Reuters", None),
    ],
)
def test_datelines(header: str, place: str, agency: str, date: str | None) -> None:
    text = f"{header}Le ministre a parlé."
    wire = read_wire(text)
    assert wire.dateline and (wire.dateline.place, wire.dateline.date) == (place, date)
    assert wire.agency == agency
    assert wire.body.of(text) == "Le ministre a parlé."


@pytest.mark.parametrize(
    "text",
    [
        "ALERTE - Trois blessés dans un accident.",
        "L'ONU - qui siège à New York - se réunit.",
        "SNCF : le trafic reprend.",
        "Le maire (PS) - élu en 2020 - a démissionné.",
        "(Le texte entier est entre parenthèses, sans crédit)",
        "",
    ],
)
def test_what_is_no_dateline_stays_in_the_body(text: str) -> None:
    wire = read_wire(text)
    assert wire.header is None and wire.credits_span is None
    assert wire.body.of(text) == text.strip()


def test_agency_initials_are_not_the_article() -> None:
    text = "Le match est remis.\n\nabc/de/fgh"
    wire = read_wire(text)
    assert wire.credits_span and wire.credits_span.of(text) == "abc/de/fgh"
    assert wire.body.of(text) == "Le match est remis."


def test_a_place_is_written_as_in_a_sentence() -> None:
    assert place_case("SAINT-DENIS DE LA RÉUNION") == "Saint-Denis de la Réunion"
    assert place_case("LA HAYE") == "La Haye"


@given(st.text(max_size=300))
def test_any_text_has_a_body_within_it(text: str) -> None:
    wire = read_wire(text)
    assert 0 <= wire.body.start <= wire.body.end <= len(text)
    for part in (wire.header, wire.credits_span):
        assert part is None or not part.overlaps(wire.body)
