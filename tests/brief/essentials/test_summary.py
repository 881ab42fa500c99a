from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefing.annotate.run import annotate_parsed
from annotated_briefing.brief.essentials import wordpairs
from annotated_briefing.brief.essentials.salience import NAMES, length, measure
from annotated_briefing.brief.essentials.summary import MIN_WORDS, shorten, summary, weights
from annotated_briefing.brief.evidence import shortened
from annotated_briefing.model import Annotations, Article, Span
from tests.support import SEED, article, parse_text

DISPATCH = (
    "La ville de Saint-Malo a décidé mardi de fermer la digue du Sillon aux promeneurs pour trois "
    "mois, après la tempête qui a emporté deux escaliers.\n\n"
    "Cette décision a été prise à l'unanimité.\n\n"
    "La maire, Nolwenn Cadiou, a précisé que les travaux commenceraient en avril.\n\n"
    '"Nous ne prendrons aucun risque avec la sécurité des habitants et des visiteurs", a-t-elle '
    "déclaré devant le conseil municipal.\n\n"
    "Les hôteliers de la ville craignent de perdre une partie de leurs clients au printemps.\n\n"
    "La digue doit rouvrir avant le 14 juillet, avec notamment un nouvel éclairage.\n\n"
    "Le marché du vendredi est maintenu."
)


@functools.cache
def _read(text: str, title: str | None = None) -> tuple[Article, Annotations]:
    parsed = parse_text(text, published="2022-03-15", title=title)
    return parsed.article, annotate_parsed(parsed)


def _shown(text: str, count: int = 3, title: str | None = None) -> list[str]:
    made, annotations = _read(text, title)
    return [item.text for item in summary(made, annotations, title or "", count)]


def test_the_standfirst_comes_first_and_stands_alone() -> None:
    assert _shown(DISPATCH)[0].startswith(
        "La ville de Saint-Malo a décidé mardi de fermer la digue"
    )


def test_a_voice_is_shown_with_whose_it_is() -> None:
    made, annotations = _read(DISPATCH)
    voices = [i for i in summary(made, annotations, "") if i.speaker_span is not None]
    assert len(voices) == 1
    assert voices[0].text.startswith('"Nous ne prendrons aucun risque')
    assert voices[0].text.endswith('"')
    assert "Nolwenn Cadiou" in (voices[0].speaker_span or Span(0, 0)).of(made.text)


def test_what_leans_on_an_absent_sentence_is_left_out() -> None:
    assert not any(text.startswith("Cette décision") for text in _shown(DISPATCH))


def test_no_more_items_than_asked_for() -> None:
    for count in range(5):
        assert len(_shown(DISPATCH, count)) <= count
    assert _shown(DISPATCH, 0) == []


def test_every_item_is_its_span_but_for_the_marked_cuts() -> None:
    made, annotations = _read(DISPATCH)
    for item in summary(made, annotations, ""):
        assert shortened(item.text, item.of(made.text))


def test_nothing_is_said_twice() -> None:
    twice = "Le théâtre de Quimper rouvre samedi avec une pièce de Molière jouée en breton. "
    assert len(_shown(twice * 3)) == 1


def test_the_title_draws_what_it_speaks_of() -> None:
    text = (
        "Le conseil a voté son budget annuel lundi soir après un long débat public.\n\n"
        "Le club de natation de Vannes a remporté six médailles aux championnats de France.\n\n"
        "Une exposition de photographies anciennes ouvre ses portes à la bibliothèque centrale."
    )
    title = "Natation : six médailles pour Vannes aux championnats de France"
    assert _shown(text, 1, title)[0].startswith("Le club de natation")


def test_the_dispatch_in_three_lines() -> None:
    made, annotations = _read(
        SEED.read_text(encoding="utf-8").split(" - ", 1)[1].rsplit("\n(", 1)[0]
    )
    first, voice, ahead = summary(made, annotations, "")
    assert "frappes aériennes" in first.text and "achèvent leur retrait" in first.text
    assert voice.text.startswith('"Nous confirmons ces frappes aériennes')
    assert "Zabihullah Mujahid" in (voice.speaker_span or Span(0, 0)).of(made.text)
    assert "se retireraient seulement d'ici le 11 septembre" in ahead.text


@pytest.mark.parametrize("text", ["", "Non.", "« »", '"', "a " * 2000, "?" * 50])
def test_odd_texts_have_a_summary_or_none(text: str) -> None:
    made, annotations = _read(text)
    for item in summary(made, annotations, ""):
        assert shortened(item.text, item.of(made.text))
        assert len(item.text.split()) >= MIN_WORDS


def test_each_measure_has_one_weight_and_they_are_few() -> None:
    assert set(weights().features) == set(NAMES)
    assert len(NAMES) <= 20


def test_each_pair_measure_has_one_weight() -> None:
    assert set(weights().pairs) == set(wordpairs.NAMES)


def test_what_two_sentences_share_counts_once() -> None:
    chances = {("la", "digue"): 0.5, ("digue", "ferme"): 0.25}
    one = wordpairs.pairs("La digue ferme")
    assert wordpairs.expected(one, 3, chances) > wordpairs.expected(one | one, 6, chances)
    assert wordpairs.expected(one, 0, chances) * wordpairs.EXPECTED_WORDS == pytest.approx(1.5)


def test_words_of_the_title_are_likelier() -> None:
    told = ["Le phare de Groix rouvre samedi.", "Un marin pêche la sardine au large."]
    measured = wordpairs.measure(told, [0.1, 0.1], "La sardine pêchée au large de Groix")
    chances = wordpairs.likely(measured, weights().pairs, weights().bias)
    assert all(0.0 < chance < 1.0 for chance in chances.values())
    untitled = wordpairs.likely(
        wordpairs.measure(told, [0.1, 0.1], None), weights().pairs, weights().bias
    )
    assert chances["au", "large"] > untitled["au", "large"]
    assert chances["un", "marin"] == pytest.approx(untitled["un", "marin"], rel=0.5)


LONG = (
    "Une averse a surpris les promeneurs du quai dans la matinée sans faire de dégâts.\n\n"
    "Le chantier naval de Paimpol embauchera quarante soudeurs avant la fin de l'hiver.\n\n"
    "Elle compte aussi former dix apprentis dans son atelier de la rive gauche.\n\n"
    "La direction du chantier naval de Paimpol a signé lundi la commande de deux ferrys.\n\n"
    "Le musée de la mer prépare de son côté une exposition sur les cartes anciennes."
)


def test_a_titled_article_is_told_by_what_the_title_speaks_of() -> None:
    title = "Le chantier naval de Paimpol embauche quarante soudeurs pour deux ferrys"
    shown = _shown(LONG, 3, title)
    assert any("quarante soudeurs" in text for text in shown)
    assert not any("averse" in text or "musée" in text for text in shown)
    assert sum(length(text) for text in shown) <= weights().words


def test_what_leans_is_shown_only_after_what_it_leans_on() -> None:
    title = "Dix apprentis formés dans un atelier de la rive gauche"
    shown = _shown(LONG, 3, title)
    places = [LONG.index(text) for text in shown if text in LONG]
    leaning = next((i for i, text in enumerate(shown) if text.startswith("Elle compte")), None)
    assert leaning != 0
    if leaning is not None:
        assert places[leaning - 1] == LONG.index("Le chantier naval")


def test_measures_are_numbers_near_one() -> None:
    made, annotations = _read(DISPATCH)
    for one in measure(made, annotations, "La digue du Sillon fermée trois mois"):
        assert set(one.values) == set(NAMES)
        assert all(-1.0 <= value <= 1.5 for value in one.values.values())


def test_a_measure_without_title_is_nothing() -> None:
    made, annotations = _read(DISPATCH)
    assert all(one.values["title_words"] == 0.0 for one in measure(made, annotations, None))


@given(
    st.text(alphabet="ab ,.«»é", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_shortening_leaves_only_what_stands_in_the_sentence(
    text: str, cuts: list[tuple[int, int]]
) -> None:
    text = text.strip() or "a"
    spans = tuple(
        sorted((Span(a, b) for a, b in cuts if a < b <= len(text)), key=lambda s: s.start)
    )
    made = shorten(text, Span(0, len(text)), spans)
    assert shortened(made, text)


def test_an_article_of_nothing_is_no_error() -> None:
    assert summary(article(""), Annotations(), "") == ()
