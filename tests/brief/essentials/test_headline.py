from __future__ import annotations

import pytest

from annotated_briefing.annotate.condensing.asking import Asking
from annotated_briefing.annotate.condensing.features import features
from annotated_briefing.annotate.syntax.sentences import sentences
from annotated_briefing.brief.essentials.headline import MAX_HEADLINE, headline
from annotated_briefing.model import Annotations, Article, Sentence, SentenceFeatures, Span
from tests.support import article, parse_text


def _annotated(
    text: str, features: tuple[SentenceFeatures, ...] = ()
) -> tuple[Article, Annotations]:
    made = article(text)
    start = 0
    sentences = []
    for number, piece in enumerate(made.text.split("\n"), 1):
        sentences.append(Sentence(start, start + len(piece), id=f"s{number}", paragraph="p1"))
        start += len(piece) + 1
    return made, Annotations(
        sentences=tuple(s for s in sentences if s.start < s.end), features=features
    )


def test_the_given_title_is_kept() -> None:
    made = article("Le pont est fermé.", title=" Fermeture du pont ")
    assert headline(made, Annotations()) == ("Fermeture du pont", ())


def test_the_main_clause_of_the_lead() -> None:
    made, annotations = _annotated(
        "Le pont est fermé alors que la crue monte.",
        (SentenceFeatures("s1", headline=Span(0, 17)),),
    )
    assert headline(made, annotations) == ("Le pont est fermé", (Span(0, 17),))


def test_a_leaning_sentence_gives_no_headline() -> None:
    made, annotations = _annotated(
        "Il est fermé.\nLe pont de Tréguier est fermé.",
        (
            SentenceFeatures("s1", dangling=True),
            SentenceFeatures("s2", headline=Span(14, 43)),
        ),
    )
    assert headline(made, annotations)[0] == "Le pont de Tréguier est fermé"


def test_a_subject_that_is_told_nowhere_heads_nothing_where_another_sentence_does() -> None:
    features = (
        SentenceFeatures("s1", recalls=True, headline=Span(0, 16)),
        SentenceFeatures("s2", headline=Span(18, 47)),
    )
    made, annotations = _annotated("Le suspect a fui.\nLe pont de Tréguier est fermé.", features)
    assert headline(made, annotations)[0] == "Le pont de Tréguier est fermé"
    made, annotations = _annotated("Le suspect a fui.\nIl court.", features[:1])
    assert headline(made, annotations)[0] == "Le suspect a fui"


def test_without_a_headline_the_first_sentence_that_stands_heads_the_article() -> None:
    made, annotations = _annotated(
        "Il court.\nQui a vu le pont ?",
        (SentenceFeatures("s1", dangling=True), SentenceFeatures("s2")),
    )
    assert headline(made, annotations)[0] == "Qui a vu le pont ?"


LONG = "Ce soir comme hier, " * 8 + (
    "les habitants des trois villages de la vallée attendent depuis des mois la réouverture du "
    "seul pont qui permettait de gagner la ville sans faire un détour de quarante kilomètres"
)


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        f'"{LONG}", dit-on.',
        f"Le maire ({LONG}) attend.",
        "x" * 400,
        "a" * 50 + " " + "b" * 300,
    ],
)
def test_a_cut_is_shown_and_ends_with_a_whole_word(text: str) -> None:
    made, annotations = _annotated(text)
    title, evidence = headline(made, annotations)
    assert len(title) <= MAX_HEADLINE + 1
    assert title.endswith("…")
    assert evidence[0].of(made.text) == title[:-1]


def test_an_empty_article_is_called_by_its_name() -> None:
    assert headline(article(""), Annotations()) == ("essai", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "-Nina Vasseur n'a pas encore annoncé sa candidature à la mairie de Brest.",
            "Nina Vasseur n'a pas encore annoncé sa candidature à la mairie de Brest",
        ),
        (
            "Tout n'est pas gagné. Le port de Brest a fermé mardi ses deux bassins.",
            "Le port de Brest a fermé mardi ses deux bassins",
        ),
        (
            "On a connu mieux. Le port de Brest a fermé mardi ses deux bassins.",
            "Le port de Brest a fermé mardi ses deux bassins",
        ),
        (
            "M. Vasseur réagissait notamment à la grève. Le port de Brest a fermé deux bassins.",
            "Le port de Brest a fermé deux bassins",
        ),
        (
            "Selon Le Marin (LM)/ITALIC], le port ferme. Le maire de Brest a signé mardi l'arrêté.",
            "Le maire de Brest a signé mardi l'arrêté",
        ),
        (
            "Le maire de Brest a dit mardi qu'il était ouvert à un débat sur la fermeture du port"
            ' "Il faut en parler avec tous les marins de la ville", a déclaré Paul Vasseur.',
            "Le maire de Brest a dit mardi qu'il était ouvert à un débat sur la fermeture du port",
        ),
        # neighbours
        (
            "Tout juste rouvert, le port de Brest a accueilli mardi douze chalutiers.",
            "Tout juste rouvert, le port de Brest a accueilli mardi douze chalutiers",
        ),
        (
            'Des pêcheurs bretons ont tenu mardi à Brest une seconde "Assemblée des pêcheurs".',
            'Des pêcheurs bretons ont tenu mardi à Brest une seconde "Assemblée des pêcheurs"',
        ),
        (
            "Rien-à-Dire a gagné mardi la course de Brest devant douze voiliers.",
            "Rien-à-Dire a gagné mardi la course de Brest devant douze voiliers",
        ),
        (
            "Le Saint-Malo Brest a quitté mardi le port avec trente passagers à bord.",
            "Le Saint-Malo Brest a quitté mardi le port avec trente passagers à bord",
        ),
        (
            "La maire Nina Vasseur a fermé mardi le port de Brest pour un mois.",
            "La maire Nina Vasseur a fermé mardi le port de Brest pour un mois",
        ),
    ],
)
def test_what_leans_or_is_left_of_a_page_heads_no_article(text: str, expected: str) -> None:
    parsed = parse_text(text)
    whole = tuple(sentences(parsed))
    notes = Annotations(
        sentences=whole, features=features(parsed, whole, (), Asking(parsed, whole, (), ()))
    )
    assert headline(parsed.article, notes)[0] == expected
