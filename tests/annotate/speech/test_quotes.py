from __future__ import annotations

import functools
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.annotate.speech.quotes import quotes
from annotated_briefing.annotate.syntax.sentences import sentences
from annotated_briefing.french.quotation import quoted
from annotated_briefing.french.saying import conjugate_er, form
from annotated_briefing.model import Quote
from tests.support import parse_text, work

MARKS = {
    'Il dit "oui" et "non".': ["oui", "non"],
    "Il dit « oui » puis “non”.": ["oui", "non"],
    "« Un « mot » dedans »": ["Un « mot » dedans"],
    'Un écran de 10" suffit.': [],
    'Il crie: "Jamais': ["Jamais"],
    'l\'"affaire" du port': ["affaire"],
    "la fin d'un propos \", a dit le juge.": [],
    '"Un. "Deux."': ["Un.", "Deux."],
}


@pytest.mark.parametrize(("text", "expected"), MARKS.items())
def test_what_stands_between_marks(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in quoted(text)] == expected


@given(st.text(alphabet='ab «»“”" .,', max_size=120))
def test_marked_stretches_stay_apart(text: str) -> None:
    found = quoted(text)
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(found))
    assert all(text[q.start : q.end].strip() == text[q.start : q.end] != "" for q in found)


def test_verbs_are_known_by_their_written_forms() -> None:
    assert {"annonça", "annonçait", "annonçant"} <= {
        w for words in conjugate_er("annoncer").values() for w in words
    }
    assert form("rappelle") and form("révèle") and form("suggère") and form("prévient")
    denies = form("dément")
    assert denies is not None and denies.denies
    assert form("table") is None


@functools.cache
def _read(text: str) -> tuple[str, tuple[Quote, ...]]:
    parsed = parse_text(text)
    return parsed.article.text, quotes(parsed, sentences(parsed), mentions(parsed))


# text → (what is said, direct, who) in order
SPEECH: dict[str, list[tuple[str, bool, str | None]]] = {
    '"Le port restera fermé jusqu\'à lundi", a déclaré à la presse le maire de Brest.': [
        ("Le port restera fermé jusqu'à lundi", True, "le maire de Brest"),
    ],
    '"Nous irons, a promis Claire Dumas, jusqu\'au bout du chemin".': [
        (
            '"Nous irons, a promis Claire Dumas, jusqu\'au bout du chemin"',
            False,
            "Claire Dumas",
        ),
    ],
    "« La grève continue demain matin », tempête de son côté la syndicaliste Anne Roux.": [
        ("La grève continue demain matin", True, "la syndicaliste Anne Roux"),
    ],
    "Le ministre de la Pêche, Jean Morel, a indiqué mardi que la criée rouvrirait en juin.": [
        ("la criée rouvrirait en juin", False, "Le ministre de la Pêche, Jean Morel"),
    ],
    "Selon la préfecture du Finistère, trois bateaux sont rentrés au port.": [
        ("trois bateaux sont rentrés au port", False, "la préfecture du Finistère"),
    ],
    "Trois marins ont été secourus dans la nuit, ont annoncé les sauveteurs.": [
        ("Trois marins ont été secourus dans la nuit", False, "les sauveteurs"),
    ],
    "Paul Kerven affirme avoir vu le phare s'éteindre.": [
        ("affirme avoir vu le phare s'éteindre", False, "Paul Kerven"),
    ],
    "La mairie a fermé le pont alors que les travaux avancent.": [],
    'Elle a lu "Les Travailleurs de la mer" pendant le voyage.': [],
}


@pytest.mark.parametrize(("text", "expected"), SPEECH.items())
def test_who_says_what(text: str, expected: list[tuple[str, bool, str | None]]) -> None:
    frozen, found = _read(text)
    said = [(q.text, q.direct, q.speaker_span and q.speaker_span.of(frozen)) for q in found]
    assert said == expected
    assert all(q.text == q.of(frozen) for q in found)


def test_a_pronoun_stands_for_who_spoke_last() -> None:
    frozen, found = _read(
        "Le directeur du musée, Louis Barbet, a annoncé que les salles fermeraient dimanche.\n\n"
        '"Nous manquons de gardiens depuis des mois", a-t-il expliqué.\n\n'
        '"Les visiteurs le comprennent très bien".'
    )
    assert [q.speaker_span and "Louis Barbet" in q.speaker_span.of(frozen) for q in found] == [
        True
    ] * 3
    assert [q.speaker_name and q.speaker_name.of(frozen) for q in found] == ["Louis Barbet"] * 3


def test_a_quote_of_several_paragraphs_keeps_its_speaker() -> None:
    frozen, found = _read(
        "La romancière Alice Vidal raconte: \"Nous avions quitté la ville à l'aube.\n\n"
        '"La route était longue et personne ne parlait."'
    )
    assert len(found) == 2
    assert all(q.speaker_span and "Alice Vidal" in q.speaker_span.of(frozen) for q in found)


def test_a_function_leads_back_to_the_name() -> None:
    frozen, found = _read(
        "La ministre Jeanne Carel est venue à Nantes.\n\n"
        '"Le chantier reprendra avant la fin du mois", a assuré la ministre.'
    )
    assert [q.speaker_name and q.speaker_name.of(frozen) for q in found] == ["Jeanne Carel"]


def test_reserve_is_kept_with_the_words() -> None:
    _, found = _read("Selon un témoin, le voilier aurait heurté une bouée.")
    assert [q.hedge for q in found] == ["conditionnel"]
    _, found = _read("L'armateur dément avoir donné cet ordre au capitaine.")
    assert [q.hedge for q in found] == ["dément"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        '"',
        "«",
        '" " " "',
        '"a" dit "b" dit "c"',
        "selon",
        ", a dit",
        "\u200b«\u00a0»",
        "a-t-il",
    ],
)
def test_odd_texts_do_no_harm(text: str) -> None:
    frozen, found = _read(text)
    assert all(q.text == q.of(frozen) for q in found)


def test_ten_times_the_quotes_are_ten_times_the_work() -> None:
    def of(times: int) -> int:
        parsed = parse_text('"Le vent tourne vite ici", dit Marc. ' * times)
        found = sentences(parsed)
        return work(lambda: quotes(parsed, found, ()))

    assert of(200) < 15 * of(20)
