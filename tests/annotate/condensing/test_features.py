from __future__ import annotations

import functools

import pytest

from annotated_briefing.annotate.condensing.features import features
from annotated_briefing.annotate.condensing.shortening import MAX_HEADLINE
from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.annotate.speech.quotes import quotes
from annotated_briefing.annotate.syntax.sentences import sentences
from annotated_briefing.model import Sentence, SentenceFeatures
from tests.support import parse_text


@functools.cache
def _read(text: str) -> tuple[str, tuple[Sentence, ...], tuple[SentenceFeatures, ...]]:
    parsed = parse_text(text)
    found, names = sentences(parsed), mentions(parsed)
    said = quotes(parsed, found, names)
    return parsed.article.text, found, features(parsed, found, names, said)


LEANING = [
    ("Depuis, le port est vide et les quais sont déserts.", True),
    ("Cette décision a surpris tous les pêcheurs du village.", True),
    ("Il a quitté la salle sans répondre aux questions.", True),
    ("Son avocat a déposé un recours devant le tribunal.", True),
    ("Selon lui, la digue ne tiendra pas jusqu'au printemps.", True),
    ("Depuis lundi, le port de Brest est fermé aux navires.", False),
    ("Il faut deux heures pour traverser la baie en bateau.", False),
    ("La maire de Quimper a ouvert une enquête sur la digue.", False),
    ("Grâce à ses économies, Marie Lagadec a racheté le chalutier.", False),
]


@pytest.mark.parametrize(("text", "expected"), LEANING)
def test_a_sentence_that_leans_on_another_is_known(text: str, expected: bool) -> None:
    _, _, found = _read(text)
    assert found[0].dangling is expected


def test_a_connective_may_go_and_the_rest_stands() -> None:
    text, _, found = _read("En revanche, la mairie de Brest a refusé de fermer le pont.")
    assert not found[0].dangling
    assert found[0].droppable[0].of(text) == "En revanche, "


DROPPABLE = {
    "Le conseil a voté la fermeture du pont samedi soir, provoquant la colère des habitants.": (
        ", provoquant la colère des habitants"
    ),
    "Le conseil a voté la fermeture du pont alors que les travaux ne sont pas terminés.": (
        "alors que les travaux ne sont pas terminés"
    ),
}


@pytest.mark.parametrize(("text", "expected"), DROPPABLE.items())
def test_only_whole_clauses_may_go(text: str, expected: str) -> None:
    frozen, _, found = _read(text)
    assert [d.of(frozen) for d in found[0].droppable] == [expected]


def test_no_cut_tears_a_quotation() -> None:
    text, _, found = _read(
        'Le capitaine a dit que le cargo, "qui venait de loin, fuyait", a coulé en pleine mer.'
    )
    assert all('"' not in d.of(text) for d in found[0].droppable)


HEADLINES = {
    "Les pompiers ont éteint un vaste incendie dans la forêt de Paimpont alors que le vent "
    "continuait de souffler en rafales sur toute la région.": (
        "Les pompiers ont éteint un vaste incendie dans la forêt de Paimpont"
    ),
    "Le tribunal de Rennes a condamné mardi un ancien notaire à trois ans de prison, selon une "
    "source judiciaire citée par plusieurs journaux de la région.": (
        "Le tribunal de Rennes a condamné mardi un ancien notaire à trois ans de prison"
    ),
    "La ville de Lorient rouvre son musée.": "La ville de Lorient rouvre son musée",
}


@pytest.mark.parametrize(("text", "expected"), HEADLINES.items())
def test_the_headline_is_the_main_clause(text: str, expected: str) -> None:
    frozen, _, found = _read(text)
    assert found[0].headline is not None
    assert found[0].headline.of(frozen) == expected
    assert len(expected) <= MAX_HEADLINE


def test_a_quotation_may_stand_beside_its_speaker() -> None:
    text, _, found = _read(
        "Le délégué syndical Yann Tanguy a pris la parole devant l'usine.\n\n"
        '"Nous occuperons les ateliers tant que la direction refusera de négocier", a-t-il lancé.'
    )
    assert found[1].dangling
    assert found[1].quotable is not None
    assert found[1].quotable.of(text) == (
        '"Nous occuperons les ateliers tant que la direction refusera de négocier"'
    )


def test_what_the_article_is_about_is_central() -> None:
    _, _, found = _read(
        "Le parlement a voté la réforme des retraites. La réforme des retraites divise le "
        "parlement et les syndicats. Une tarte aux pommes refroidit. Les syndicats et le "
        "parlement négocient la réforme."
    )
    assert found[2].centrality == min(f.centrality for f in found)


@pytest.mark.parametrize("text", ["", ". . .", '"', "« »", "A", "😀 !"])
def test_odd_texts_have_features_all_the_same(text: str) -> None:
    _, found, measured = _read(text)
    assert [f.sentence for f in measured] == [s.id for s in found]
