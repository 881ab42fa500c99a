from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefing.annotate.run import annotate_parsed
from annotated_briefing.brief.essentials import wordpairs
from annotated_briefing.brief.essentials.salience import NAMES, measure
from annotated_briefing.brief.essentials.summary import (
    MIN_WORDS,
    _opening_marks,
    shorten,
    shown,
    summary,
    weights,
)
from annotated_briefing.model import Annotations, Article, Span, SummaryItem
from tests.support import article, parse_text

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


def _items(text: str, count: int = 3, title: str | None = None) -> tuple[SummaryItem, ...]:
    return summary(*_read(text, title), count)


def _shown(text: str, count: int = 3, title: str | None = None) -> list[str]:
    return [item.text for item in _items(text, count, title)]


def test_the_standfirst_comes_first_and_stands_alone() -> None:
    assert _shown(DISPATCH)[0].startswith(
        "La ville de Saint-Malo a décidé mardi de fermer la digue"
    )


def test_what_leans_on_an_absent_sentence_is_left_out() -> None:
    rest = DISPATCH.split("\n\n", 1)[1]
    assert not any(text.startswith("Cette décision") for text in _shown(rest))


def test_a_few_words_are_no_essential() -> None:
    assert "Le marché du vendredi est maintenu." not in _shown(DISPATCH, 10)


def test_no_more_items_than_asked_for() -> None:
    for count in range(5):
        assert len(_shown(DISPATCH, count)) <= count
    assert _shown(DISPATCH, 0) == []


def test_every_item_is_its_span_but_for_the_marked_cuts() -> None:
    made, annotations = _read(DISPATCH)
    for item in summary(made, annotations):
        assert shown(made.text, item, item.kept) == item.text


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
    assert any(shown.startswith("Le club de natation") for shown in _shown(text, 2, title))


@pytest.mark.parametrize("title", [None, "La digue du Sillon fermée trois mois"])
def test_three_sentences_in_the_order_of_the_text_title_or_not(title: str | None) -> None:
    made, annotations = _read(DISPATCH, title)
    items = summary(made, annotations)
    assert len(items) == 3
    assert [i.start for i in items] == sorted(i.start for i in items)
    assert items[0].sentence == "s1"


FERRIES = (
    "Deux ferrys resteront à quai tout l'hiver dans le port de Roscoff faute de passagers.\n\n"
    "La compagnie avait vendu trop peu de billets pour la saison froide.\n\n"
    "Les marins seront formés pendant trois mois dans un lycée de Morlaix.\n\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "1. Roscoff 50 21 16 ferrys 2 3 45 12 33 passagers port hiver quai",
        "- Les ferrys de Roscoff restent à quai tout l'hiver faute de passagers au port.",
        "• Les ferrys de Roscoff sont à quai, le port perd ses passagers pour tout l'hiver.",
        "Publié le 12 novembre à 18h20, mis à jour à 20h par la rédaction du port de Roscoff",
        "Nous avons vu les ferrys de Roscoff rester à quai tout l'hiver, faute de passagers.",
        "\"Nos ferrys resteront à quai tout l'hiver à Roscoff, faute de passagers. Tout l'hiver.\"",
        "Pourquoi les ferrys restent-ils à quai tout l'hiver dans le port de Roscoff ?",
        "Voici les ferrys qui restent à quai tout l'hiver dans le port de Roscoff :",
    ],
)
def test_no_line_of_a_list_and_nothing_in_the_first_person_or_from_within_a_quotation(
    line: str,
) -> None:
    text = f"{FERRIES}{line}"
    for title in (None, "Les ferrys de Roscoff restent à quai tout l'hiver faute de passagers"):
        found = _shown(text, 3, title)
        assert len(found) == 3
        assert not any(piece in " ".join(found) for piece in line.split(". ") if len(piece) > 20)


@pytest.mark.parametrize(
    "line",
    [
        "Les ferrys de Roscoff auront moins de passagers, mais le port restera à quai ouvert.",
        "Le port de Roscoff paiera les ferrys restés à quai faute de passagers tout l'hiver.",
        '"Les ferrys restent à quai, faute de passagers", a dit le directeur du port de Roscoff.',
        "Selon le port de Roscoff, les ferrys restent à quai tout l'hiver faute de passagers.",
        "M. Tanguy laissera les ferrys à quai tout l'hiver faute de passagers au port de Roscoff.",
    ],
)
def test_what_tells_the_same_as_a_sentence_may_be_shown(line: str) -> None:
    title = "Les ferrys de Roscoff restent à quai tout l'hiver faute de passagers"
    assert line in _shown(
        f"Une averse est tombée lundi sur la ville de Morlaix.\n\n{line}", 3, title
    )


@pytest.mark.parametrize(
    "claim",
    [
        '"La compagnie nous a menti pendant des années", accuse un marin.',
        '"Ces ferrys sont des épaves", selon le syndicat.',
        "« Le port est mort », déplore Yann Tanguy.",
        '"Une honte et un gâchis pour toute la région", dit le maire de Morlaix.',
        "“Nous ne partirons pas d'ici avant l'été”, promet une hôtelière.",
    ],
)
def test_what_one_party_says_does_not_open(claim: str) -> None:
    assert _shown(f"{claim}\n\n{FERRIES}")[0].startswith("Deux ferrys")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (". La compagnie Armor perd deux ferrys.", "La compagnie Armor perd deux ferrys."),
        ("- La compagnie Armor perd deux ferrys.", "La compagnie Armor perd deux ferrys."),
        (".La compagnie Armor perd deux ferrys.", "La compagnie Armor perd deux ferrys."),
        (".fr est la fin des adresses du port.", ".fr est la fin des adresses du port."),
        ("-3 degrés ont été relevés au port.", "-3 degrés ont été relevés au port."),
        ("... et le port a fermé lundi.", "... et le port a fermé lundi."),
    ],
)
def test_what_a_title_left_before_a_sentence_is_not_shown(line: str, shown: str) -> None:
    start = _opening_marks(line)
    assert line[start:] == shown


def test_who_speaks_is_shown_beside_his_name() -> None:
    text = (
        "Le skipper Yann Tanguy a gagné samedi à Brest la régate des phares.\n\n"
        "Une averse a trempé le public, venu nombreux sur les quais du port de Brest.\n\n"
        '"Jamais je n\'ai eu aussi peur que sur la régate des phares", a raconté le skipper.'
    )
    items = _items(text, 3, "Une régate gagnée dans la peur")
    told = next(item for item in items if "peur" in item.text)
    assert told.context is not None
    assert "Yann Tanguy" in told.context.of(text)


def test_everybodys_we_is_no_we_of_who_writes() -> None:
    for words in ("afin de nous protéger des crues de la rivière", "pour sauver nos rivages"):
        text = f"La région Bretagne a voté lundi la digue de Roscoff {words}.\n\n{FERRIES}"
        assert _shown(text)[0].startswith("La région Bretagne")


def test_a_lawyer_is_no_first_person() -> None:
    text = (
        "Le cabinet de Me Nina Roche a confirmé lundi que le port ne ferait pas appel.\n\n"
        f"{FERRIES}"
    )
    assert any("Me Nina Roche" in shown for shown in _shown(text))


def test_a_connective_stands_only_where_what_it_joins_is_shown() -> None:
    text = (
        "Le vieux phare de Groix devait rouvrir samedi aux visiteurs de toute la région.\n\n"
        "Mais une panne de la lanterne du phare a repoussé la fête au mois de juin."
    )
    assert _shown(text)[1].startswith("Mais une panne")


@pytest.mark.parametrize("text", ["", "Non.", "« »", '"', "a " * 2000, "?" * 50])
def test_odd_texts_have_a_summary_or_none(text: str) -> None:
    made, annotations = _read(text)
    for item in summary(made, annotations):
        assert shown(made.text, item, item.kept) == item.text
        assert len(item.text.split()) >= MIN_WORDS


def test_each_measure_has_one_weight_and_they_are_few() -> None:
    for fitted in (weights().titled, weights().untitled):
        assert set(fitted.features) == set(NAMES)
        assert set(fitted.pairs) == set(wordpairs.NAMES)
    assert len(NAMES) <= 20


def test_what_two_sentences_share_counts_once() -> None:
    chances = {("la", "digue"): 0.5, ("digue", "ferme"): 0.25}
    one = wordpairs.pairs("La digue ferme")
    assert wordpairs.expected(one, 3, chances) > wordpairs.expected(one | one, 6, chances)
    assert wordpairs.expected(one, 0, chances) * wordpairs.EXPECTED_WORDS == pytest.approx(1.5)


def test_words_of_the_title_are_likelier() -> None:
    told = ["Le phare de Groix rouvre samedi.", "Un marin pêche la sardine au large."]
    measured = wordpairs.measure(told, [0.1, 0.1], "La sardine pêchée au large de Groix")
    chances = wordpairs.likely(measured, weights().titled.pairs, weights().titled.bias)
    assert all(0.0 < chance < 1.0 for chance in chances.values())
    untitled = wordpairs.likely(
        wordpairs.measure(told, [0.1, 0.1], None),
        weights().titled.pairs,
        weights().titled.bias,
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
    assert any("deux ferrys" in text for text in shown)


SURNAMES = (
    "Le port de Roscoff fermera lundi, a décidé la région Bretagne après un an d'enquête.\n\n"
    "Le pilote Yann Tanguy avait prévenu la région Bretagne dès le mois de janvier.\n\n"
    "{}\n\n"
    "La Société nationale des pilotes (SNP) doit remettre un second rapport à la région en mai."
)


@pytest.mark.parametrize(
    "line",
    [
        "M. Tanguy a remis samedi à la région Bretagne les clefs de la tour du port de Roscoff.",
        "La SNP juge que la région Bretagne ferme sans raison le port de Roscoff ce lundi.",
    ],
)
def test_a_name_is_not_shown_without_its_introduction(line: str) -> None:
    found = _shown(SURNAMES.format(line), 3)
    introduced = "Yann Tanguy" if "Tanguy" in line else "(SNP)"
    assert line not in found or introduced in " ".join(found[: found.index(line)])


DEEP = (
    "Une averse a surpris lundi les promeneurs de Paimpol sans faire de dégâts dans la ville.\n\n"
    "Le musée de la mer de Brest prépare une exposition sur les cartes anciennes.\n\n"
    "Le chantier naval de Paimpol employait encore soixante soudeurs en janvier.\n\n"
    "Vingt-deux d'entre eux quittent Paimpol pour Lorient."
)
FERRY_LINES = (
    "La compagnie Armor a vendu lundi deux ferrys à une banque de Rennes.\n\n"
    "{}\n\n"
    "Le port de Roscoff perdra soixante emplois dès le mois de mars.\n\n"
    "La région Bretagne a promis dix millions d'euros pour les quais."
)


@pytest.mark.parametrize(
    "line",
    [
        "Sollicitée par l'AFP, la compagnie Armor n'a pas souhaité réagir à la vente des ferrys.",
        "La compagnie a vendu les ferrys à la banque, le port perdra des emplois et des quais.",
        "Les ferrys de la compagnie Armor, le port de Roscoff, la banque de Rennes...",
        '"Que fera le port de Roscoff sans les ferrys ?", demande à la région Ada Floch, docker.',
    ],
)
def test_what_says_little_gives_way(line: str) -> None:
    for title in (
        None,
        "Armor vend deux ferrys de Roscoff à une banque, la région promet des aides",
    ):
        found = _shown(FERRY_LINES.format(line), 3, title)
        assert len(found) == 3
        assert line not in found


@pytest.mark.parametrize(
    "line",
    [
        "Ces deux ferrys de la compagnie Armor étaient à quai à Roscoff depuis l'automne.",
        "Elle avait perdu des passagers à Roscoff depuis l'arrivée du tunnel, selon la région.",
        "Deux ont déjà quitté le port de Roscoff pour une banque de Rennes ce lundi.",
        "Sa flotte compte encore neuf ferrys à Roscoff et à Rennes, selon la région Bretagne.",
        "La région Bretagne a également promis des millions d'euros au port de Roscoff.",
        "Trois jours plus tard, le port de Roscoff annonçait la perte de soixante emplois.",
    ],
)
def test_what_leans_is_read_with_what_it_leans_on(line: str) -> None:
    found = _items(FERRY_LINES.format(line), 3)
    told = next((item for item in found if item.text == line), None)
    assert all(item.context is None for item in found if item is not told)
    assert told is None or told.context == Span(0, 68)
    if told is not None:  # and a page does not say it twice
        assert told.beside(found[0]) is None
        assert told.beside(None) == told.context


def test_a_line_in_the_depth_of_a_text_brings_its_context() -> None:
    found = _items(DEEP, 2, "Vingt-deux soudeurs quittent Paimpol pour Lorient")
    told = [item for item in found if item.text.startswith("Vingt-deux")]
    assert all(item.context and "Le chantier naval" in item.context.of(DEEP) for item in told)


def test_what_leans_is_shown_where_nothing_else_is_left() -> None:
    text = (
        "La compagnie Armor a vendu lundi deux ferrys à une banque de Rennes.\n\n"
        "Ces deux ferrys étaient à quai à Roscoff depuis l'automne dernier."
    )
    assert len(_shown(text)) == 2


def test_measures_are_numbers_near_one() -> None:
    made, annotations = _read(DISPATCH)
    for one in measure(made, annotations, "La digue du Sillon fermée trois mois"):
        assert set(one.values) == set(NAMES)
        assert all(-1.0 <= value <= 1.5 for value in one.values.values())


def test_a_measure_without_title_is_nothing() -> None:
    made, annotations = _read(DISPATCH)
    assert all(one.values["title_words"] == 0.0 for one in measure(made, annotations, None))


@given(
    st.text(alphabet="ab ,.«»é", min_size=1, max_size=60), st.integers(0, 60), st.integers(0, 60)
)
def test_shortening_leaves_only_what_stands_in_the_sentence(text: str, a: int, b: int) -> None:
    text = text.strip() or "a"
    item = SummaryItem(0, len(text), text=text, sentence="s1")
    made = shorten(text, item, Span(*sorted((min(a, len(text)), min(b, len(text))))))
    assert made.text == shown(text, made, made.kept)
    assert all(piece.of(text) in made.text for piece in made.kept)


def test_a_long_sentence_is_told_without_the_contrast_at_its_end() -> None:
    told = (
        "La communauté de communes de Valmory a voté lundi soir la fermeture de la ligne d'autocars"
        " qui reliait depuis trente ans les villages du plateau à la gare et au lycée agricole de"
        " la vallée"
    )
    contrast = (
        ", alors que les élus de l'opposition demandaient un délai pour consulter les habitants"
    )
    rest = (
        "Les derniers autocars de Valmory vers la gare circuleront le 3 juin 2022, selon la"
        " préfecture de la région.\n\nUne pétition contre la fermeture de la ligne d'autocars de"
        " Valmory a réuni douze mille signatures depuis janvier."
    )
    first, *_ = _items(f"{told}{contrast}.\n\n{rest}", 2)
    assert first.text == f"{told} […]."
    short = "La commune de Valmory a voté lundi soir la fermeture de la ligne d'autocars"
    assert not any(item.kept for item in _items(f"{short}{contrast}.\n\n{rest}", 2))


def test_what_is_left_out_is_marked_where_it_stood() -> None:
    text = "Le bac, en panne depuis lundi, repart ce soir."
    item = SummaryItem(0, len(text), text=text, sentence="s1")
    for gone, left in (
        (", en panne depuis lundi,", "Le bac […] repart ce soir."),
        (" repart ce soir.", "Le bac, en panne depuis lundi, […]"),
        ("Le bac, en panne depuis lundi,", "[…] repart ce soir."),
    ):
        start = text.index(gone)
        assert shorten(text, item, Span(start, start + len(gone))).text == left


@pytest.mark.parametrize("end", [".", " ?", " :"])
def test_no_question_and_no_announcement_even_where_little_else_is_told(end: str) -> None:
    told = "La piscine de Morlaix ferme, les élèves de douze écoles perdent leurs cours."
    more = f"Les clubs du canton demandent au maire de la ville où nager cet hiver{end}"
    assert _shown(f"{told}\n\n{more}") == ([told, more] if end == "." else [told])


def test_an_article_of_nothing_is_no_error() -> None:
    assert summary(article(""), Annotations()) == ()
