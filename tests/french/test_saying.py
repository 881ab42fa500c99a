"""The verbs of saying, as a table and as quotes, dates and events read them."""

from __future__ import annotations

import functools

import pytest

from annotated_briefing.annotate.events.clauses import clauses
from annotated_briefing.annotate.speech.quotes import quotes
from annotated_briefing.annotate.syntax.sentences import sentences
from annotated_briefing.annotate.timex import timexes
from annotated_briefing.french import saying
from annotated_briefing.french.fold import fold
from tests.support import parse_text


def test_every_infinitive_of_every_list_is_reachable_by_its_own_look_up() -> None:
    for verb in (*saying.ALWAYS, *saying.NEVER, *saying.ASK, *saying.SAY_ER, *saying.JUDGE):
        known = saying.form(verb)
        assert known is not None, f"{verb} is conjugated nowhere"
        assert "infinitive" in known.shapes, verb


@pytest.mark.parametrize("table", [saying.SAY_ER, saying.JUDGE])
def test_no_verb_is_listed_twice(table: list[str]) -> None:
    assert len(table) == len(set(table))
    assert all(word == word.lower() for word in table)


def test_a_verb_is_not_both_always_and_never_a_saying() -> None:
    assert not saying.ALWAYS & saying.NEVER


@pytest.mark.parametrize("word", ["affirme", "Révélé", "déclarent", "RÉPONDU", "précisera"])
def test_accents_lost_in_typing_cost_no_verb(word: str) -> None:
    known, plain = saying.form(word), saying.form(fold(word))
    assert known is not None
    assert plain is not None
    assert known.shapes <= plain.shapes
    assert plain.telling == known.telling


# A paragraph each, told on Thursday 22 July 2021; Tuesday was two days before.
SAID = [
    "La ministre a certifié mardi que les quais seraient rouverts aux promeneurs.",
    "Le préfet a proclamé mardi que la rocade serait sûre.",
    "L'avocate a martelé mardi que son client n'avait rien signé.",
    "La maire a fustigé mardi un projet bâclé.",
    "Le syndicat a réitéré mardi son refus de signer.",
    "Le chef du port a glissé mardi que les grues seraient remplacées.",
    "L'entraîneuse a fait savoir mardi que la gardienne resterait au club.",
    "Le ministère a mis en garde mardi contre la baignade en rivière.",
    "La coopérative a assuré mardi que le lait serait payé.",
]
# Of the verbs that always say, a few without the words said.
SAID += [
    f"Le maire a {verb} mardi son refus."
    for verb in ("affirmé", "annoncé", "confirmé", "expliqué", "répété")
]
DONE = [
    "L'armée a lancé mardi une offensive contre les rebelles.",
    "La cour a condamné mardi le notaire à deux ans de prison.",
    "Les ouvriers ont observé mardi une minute de silence.",
    "Le coureur a terminé mardi devant son frère.",
    "La troupe a poursuivi mardi sa tournée dans les villages.",
    "Le trésorier a appris mardi que la caisse était vide.",
    "L'institut a publié mardi son atlas des oiseaux.",
    "L'enquête a montré mardi que le frein avait cédé.",
]


@functools.cache
def kinds() -> dict[str, str]:
    parsed = parse_text("\n\n".join([*SAID, *DONE]), published="2021-07-22")
    found = timexes(parsed)
    cut = sentences(parsed)
    text = parsed.article.text
    by_line: dict[str, str] = {}
    for clause in clauses(parsed, cut, found, quotes(parsed, cut, ())):
        if clause.timex.of(text) == "mardi":
            line = text[text.rfind("\n", 0, clause.start) + 1 :].split("\n", 1)[0]
            by_line[line] = clause.kind
    return by_line


@pytest.mark.parametrize("line", SAID)
def test_who_says_something_on_a_day_makes_a_statement_of_that_day(line: str) -> None:
    assert kinds()[line] == "déclaration"


@pytest.mark.parametrize("line", DONE)
def test_who_does_or_learns_something_makes_none(line: str) -> None:
    assert kinds()[line] == "fait"


def test_what_is_said_stands_in_the_line_of_the_day_it_was_said() -> None:
    text = "Le directeur a déclaré mardi que la piscine rouvrirait sous un toit neuf."
    parsed = parse_text(text, published="2021-07-22")
    found = timexes(parsed)
    cut = sentences(parsed)
    [clause] = clauses(parsed, cut, found, quotes(parsed, cut, ()))
    assert clause.of(text) == text.rstrip(".")


def test_a_list_of_participles_is_no_inserted_saying() -> None:
    text = "La digue fermée mardi aux promeneurs, menacée ou emportée par endroits, rouvrira."
    parsed = parse_text(text, published="2021-07-22")
    cut = sentences(parsed)
    [clause] = clauses(parsed, cut, timexes(parsed), quotes(parsed, cut, ()))
    assert clause.kind != "déclaration"
