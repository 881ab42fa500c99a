"""« Ce que le texte ne dit pas »: only what is true and of use to a reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotated_briefing.annotate.run import annotate_parsed
from annotated_briefing.brief.assemble import brief
from annotated_briefing.brief.gaps import gaps
from annotated_briefing.model import Briefing
from tests.support import parse_text


def _read(text: str) -> Briefing:
    parsed = parse_text(text, published="2022-03-15")
    return brief(parsed.article, annotate_parsed(parsed)).briefing


def _remarks(text: str, kind: str) -> list[str]:
    """The words of the text that each remark of a kind points at."""
    return [
        " ".join(span.of(text) for span in gap.evidence)
        for gap in _read(text).gaps
        if gap.kind == kind
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Un car a quitté la route près de Loudéac: six morts et dix blessés.",
        "Une explosion a tué deux ouvriers dans une scierie de Carhaix.",
        "L'effondrement d'une grue a coûté la vie à trois maçons à Vannes.",
        "Quatre pêcheurs ont été blessés dans le naufrage d'un chalutier.",
        "Trois personnes ont été arrêtées dans le port de Brest.",
    ],
)
def test_a_toll_without_any_day_is_noticed(text: str) -> None:
    assert len(_remarks(text, "no-day")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Un car a quitté la route lundi près de Loudéac: six morts et dix blessés.",
        "Six morts près de Loudéac. Le car a quitté la route lundi soir.",
        "Les gardiens de phare racontent leur métier dans un musée de Brest.",
        "La vie reprend dans les villages de la côte, où les volets se rouvrent.",
        "Le nouveau roman de la navigatrice paraît chez un éditeur de Quimper.",
    ],
)
def test_a_feature_or_a_dated_fact_misses_no_day(text: str) -> None:
    assert _remarks(text, "no-day") == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Un car a quitté la route lundi près de Loudéac: six morts.", "six morts"),
        ("La grue est tombée lundi. Trois maçons ont été tués.", "Trois maçons ont été tués"),
        ("Une rixe a fait vingt blessés lundi sur le port de Brest.", "vingt blessés"),
        ("Le chalutier a coulé lundi: on compte 2 disparus.", "2 disparus"),
        (
            "Deux femmes blessées sont à Brest. La mairie annonce que deux rues sont fermées.",
            "Deux femmes blessées",
        ),
        ("Plus de 300 manifestants ont bloqué lundi le pont de Cornouaille.", "300 manifestants"),
    ],
)
def test_the_toll_of_the_main_fact_has_nobody_behind_it(text: str, figure: str) -> None:
    (found,) = _remarks(text, "unsourced-figure")
    assert figure in found


BACKGROUND = " Le maire de Brest a inauguré lundi la jetée. La foule était nombreuse."


@pytest.mark.parametrize(
    "text",
    [
        f"{BACKGROUND} La tempête avait fait 12 morts dans la région.",
        "En 1987, la tempête avait fait 12 morts. Le maire de Brest a inauguré lundi la jetée.",
        "Le car a fait six morts lundi. Six morts ont été comptés, a indiqué le préfet.",
        "Le car a fait six morts lundi, selon les pompiers de Loudéac.",
        "Une vingtaine de manifestants sont blessés. Le préfet a compté une vingtaine de blessés.",
        "Une vingtaine de marins sont morts. Une vingtaine d'entre eux étaient bretons, selon la "
        "mairie de Brest.",
        "Le car a fait six morts lundi, d'après les pompiers.",
        "Des centaines de manifestants ont défilé lundi sur le port de Brest.",
        "Les trois skippers interpellés lundi à Brest sont libres. La police a annoncé que les "
        "trois jeunes marins interpellés étaient relâchés.",
        "Les trois skippers interpellés lundi à Brest sont libres. La police de Brest a annoncé "
        "dans la soirée la libération des trois jeunes marins interpellés.",
        "Six morts lundi à Brest: c'est le bilan de la préfecture.",
        "Plus de 300 manifestants ont bloqué lundi le pont, a constaté un photographe.",
        f"{BACKGROUND} L'épidémie a causé plus de 900 décès dans le pays.",
    ],
)
def test_background_and_what_somebody_says_are_no_unsourced_figures(text: str) -> None:
    assert _remarks(text.strip(), "unsourced-figure") == []


def _single(text: str) -> bool:
    return any("ne repose que" in gap.text for gap in _read(text).gaps)


@pytest.mark.parametrize(
    "text",
    [
        "Des tirs ont fait six morts lundi, selon des sources portuaires et médicales.",
        "Des tirs ont fait six morts lundi, selon la police et les pompiers.",
        "Des tirs ont éclaté lundi. Six gardes ont été tués, ont raconté des témoins.",
        "Six morts, selon le préfet. Des sources médicales assurent que huit gardes sont morts.",
        "Les tirs ont fait six morts, a dit le préfet. Sept dockers ont été tués.",
        "La stèle rappelle que le 4 août 1944 douze otages ont été tués ici, a dit le préfet.",
    ],
)
def test_two_sources_or_several_people_are_not_one(text: str) -> None:
    assert not _single(text)


@pytest.mark.parametrize(
    "text",
    [
        "Des tirs ont éclaté lundi à Brest. Le préfet a annoncé que six gardes ont été tués.",
        "La grue est tombée lundi. La mairie a indiqué que trois maçons étaient morts.",
        "Le maire Yann Tanguy a affirmé que la tempête avait fait 12 morts.",
        "Selon la préfecture, l'avalanche a fait quatre morts lundi.",
        "Le colonel Luc Bihan a déclaré que les tirs avaient blessé deux dockers.",
    ],
)
def test_a_toll_of_one_source_is_noticed(text: str) -> None:
    assert _single(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Le ministère de la Mer n'a pas souhaité réagir.",
        "Contactés lundi, le port et la mairie n'étaient pas disponibles pour commenter.",
        "La direction n'a pas répondu dans l'immédiat aux questions de l'agence.",
        "L'armateur s'est refusé à tout commentaire.",
        "Les syndicats n'ont pas pu être joints.",
        "La directrice, sollicitée mardi, n'a pas donné suite.",
        "Le porte-parole n'était pas disponible.",
    ],
)
def test_an_unanswered_call_is_noticed(sentence: str) -> None:
    text = f"Le port de Brest ferme lundi. {sentence}"
    assert sentence in _remarks(text, "one-sided")


@pytest.mark.parametrize(
    "sentence",
    [
        "Les masques n'étaient pas disponibles dans les pharmacies.",
        "Le marché n'a pas réagi à la hausse des taux.",
        "Les résultats n'ont pas répondu aux attentes du port.",
        "Le marin est injoignable depuis la tempête.",
        "La salle n'a pas souhaité la bienvenue aux équipes.",
    ],
)
def test_what_calls_for_no_answer_is_no_silence(sentence: str) -> None:
    text = f"Le port de Brest ferme lundi. {sentence}"
    assert sentence not in _remarks(text, "one-sided")


def test_a_doubtful_speaker_proves_no_single_voice() -> None:
    text = (
        '"Le pont rouvrira", a dit la mairie de Brest.\n\nLe préfet Luc Bihan, lui, doute.\n\n'
        '"Rien ne presse pour ce pont", a-t-il déclaré à Brest.'
    )
    assert not any("Une seule source" in gap.text for gap in _read(text).gaps)


@pytest.mark.parametrize(
    "other",
    [
        'Un docker, lui, n\'est "pas vraiment inquiet" pour le port.',
        "Le maire parle d'une « grande perte » pour Brest.",
        'La banderole "Sauvons le bac" flotte sur la cale.',
        'Un retraité regrette "le temps des voiles".',
        'Pour les pêcheurs, la cale est "bonne à jeter".',
    ],
)
def test_whoever_else_is_quoted_is_a_voice(other: str) -> None:
    text = (
        '"Le bac ne passera plus", a dit lundi Nolwenn Cadiou. '
        f'"La cale est à refaire", a ajouté Nolwenn Cadiou. {other}'
    )
    assert not any("Une seule source" in gap.text for gap in _read(text).gaps)


def test_one_voice_in_doubt_is_not_said_to_be_the_only_one() -> None:
    text = (
        '"Le bac ne passera plus", a dit lundi Nolwenn Cadiou. '
        '"La cale est à refaire", a ajouté Nolwenn Cadiou.'
    )
    made = _read(text)
    first, second = (c for c in made.claims if c.attribution != "aucune")
    assert any("Une seule source" in gap.text for gap in made.gaps)
    parsed = parse_text(text, published="2022-03-15")
    doubted = (first, replace(second, doubt="speaker-unsure"))
    found = gaps(parsed.article, annotate_parsed(parsed), doubted)
    assert not any("Une seule source" in gap.text for gap in found)
