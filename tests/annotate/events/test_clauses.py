"""The clause a time dates, and the kind of event, on sentences parsed once."""

from __future__ import annotations

import functools

import pytest

from annotated_briefing.annotate.events.clauses import clauses
from annotated_briefing.annotate.syntax.sentences import sentences
from annotated_briefing.annotate.timex import timexes
from annotated_briefing.model import DatedClause, Timex
from tests.support import parse_text

# A sentence a paragraph, all told on Thursday 22 July 2021.
TEXT = """\
Le ministre a annoncé lundi que la réforme entrerait en vigueur en septembre.

L'usine a fermé en 2019 et le maire a démissionné mardi.

Les troupes doivent quitter la région d'ici la fin du mois si l'accord tient.

Les négociations reprendront samedi à Genève.

Le pont est fermé depuis le 3 mai.

La loi de 1998 protège les riverains.

Les deux pays pourraient signer un accord vendredi.

Il ne peut y avoir de travaux après août.

« Nous partirons demain », a déclaré mercredi la directrice de l'école.

Le festival s'est tenu du 3 au 5 juillet à Arles.

La ville compte de nombreux jardins.

L'ancien député, élu en 2012, a quitté la salle.

Elle a plu toute la journée et chaque lundi.
"""


@functools.cache
def told() -> tuple[tuple[DatedClause, ...], tuple[Timex, ...], str]:
    parsed = parse_text(TEXT, published="2021-07-22")
    found = timexes(parsed)
    return clauses(parsed, sentences(parsed), found, ()), found, parsed.article.text


def clause(words: str) -> tuple[str, str]:
    """The clause dated by these words, and its kind."""
    found, _, text = told()
    return next((c.of(text), c.kind) for c in found if c.timex.of(text) == words)


@pytest.mark.parametrize(
    ("words", "text", "kind"),
    [
        ("2019", "L'usine a fermé en 2019", "fait"),
        ("mardi", "le maire a démissionné mardi", "fait"),
        ("samedi", "Les négociations reprendront samedi à Genève", "annoncé"),
        ("le 3 mai", "Le pont est fermé depuis le 3 mai", "en cours"),
        ("1998", "La loi de 1998 protège les riverains", "indéterminé"),
        ("août", "Il ne peut y avoir de travaux après août", "indéterminé"),
        ("2012", "L'ancien député, élu en 2012", "fait"),
        ("3", "Le festival s'est tenu du 3 au 5 juillet à Arles", "fait"),
    ],
)
def test_clause_and_kind(words: str, text: str, kind: str) -> None:
    found, said = clause(words)
    assert found == text
    if words != "1998":  # what a law of the past does now is no event of that year
        assert said == kind


def test_two_dates_in_one_sentence_are_two_events() -> None:
    found, _, text = told()
    spans = [c.of(text) for c in found if c.of(text).startswith(("L'usine", "le maire"))]
    assert spans == ["L'usine a fermé en 2019", "le maire a démissionné mardi"]


def test_announcement_and_what_is_announced() -> None:
    assert clause("lundi")[0].startswith("Le ministre a annoncé lundi")
    assert clause("lundi")[1] == "déclaration"
    assert clause("septembre") == ("la réforme entrerait en vigueur en septembre", "annoncé")


def test_a_deadline_keeps_its_condition() -> None:
    text, kind = clause("la fin du mois")
    assert kind == "échéance"
    assert text.endswith("si l'accord tient")


def test_may_is_a_hypothesis() -> None:
    assert clause("vendredi") == ("Les deux pays pourraient signer un accord vendredi", "hypothèse")


def test_what_was_said_comes_with_who_said_it() -> None:
    text, kind = clause("mercredi")
    assert kind == "déclaration"
    assert text == "« Nous partirons demain », a déclaré mercredi la directrice de l'école"


def test_undated_sentences_and_repetitions_give_none() -> None:
    found, _, text = told()
    assert not [c for c in found if "jardins" in c.of(text) or "plu" in c.of(text)]


def test_clauses_are_verbatim_and_hold_their_time() -> None:
    found, times, text = told()
    spans = {t.span for t in times}
    for each in found:
        assert each.timex in spans
        assert each.start <= each.timex.start and each.timex.end <= each.end
        assert each.of(text).strip() == each.of(text)
        assert "\n" not in each.of(text)


@pytest.mark.parametrize("text", ["", "« ", "lundi", '" lundi', "mardi.\n\n» mardi", "à 22 h ,,,"])
def test_odd_texts(text: str) -> None:
    parsed = parse_text(text, published="2021-07-22")
    found = timexes(parsed)
    for each in clauses(parsed, sentences(parsed), found, ()):
        assert each.start <= each.timex.start < each.timex.end <= each.end
