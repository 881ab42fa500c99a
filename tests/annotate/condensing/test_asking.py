"""What leaves a reader asking, and which sentence before it answers."""

from __future__ import annotations

import pytest

from annotated_briefing.annotate.condensing.asking import Asking, Reading
from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.annotate.speech.quotes import quotes
from annotated_briefing.annotate.syntax.sentences import sentences
from tests.support import parse_text, work

OPENING = "La navigatrice Ada Floch a perdu sa barque au large de Brest. Il pleuvait sur Brest."


def _reading(text: str) -> tuple[Reading, str]:
    """Of the last sentence."""
    parsed = parse_text(text)
    found, names = sentences(parsed), mentions(parsed)
    asking = Asking(parsed, found, names, quotes(parsed, found, names))
    last = len(found) - 1
    return asking.reading(asking.whole[last], last), parsed.article.text


@pytest.mark.parametrize(
    "line",
    [
        "Elle a été secourue par un cargo.",
        "Un cargo l'a secourue à minuit.",
        "Son équipage est sain et sauf.",
        "Cette perte la ruine, dit Paul Roy.",
        "La jeune femme a été secourue.",
        "Le groupe a refusé de répondre.",
        "Une autre a coulé à midi.",
    ],
)
def test_a_line_that_leaves_a_question_is_known(line: str) -> None:
    assert _reading(f"{OPENING} {line}")[0].alone > 0.5


@pytest.mark.parametrize(
    "line",
    [
        "Paul Roy a été secouru par un cargo de Lorient.",
        "La région Bretagne a promis dix bateaux.",
        "Il faut six heures pour aller à Ouessant.",
        "Ada Floch a dit que son équipage va bien.",
        "Des pêcheurs de Lorient ont retrouvé une épave.",
        "Emmanuel Macron a visité Brest lundi.",
        "Trois bateaux ont quitté Brest pour Lorient.",
    ],
)
def test_a_line_that_leaves_none_is_known(line: str) -> None:
    assert _reading(f"{OPENING} {line}")[0].alone < 0.2


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Ada Floch vit à Brest. Elle a vendu une ferme.", "Ada Floch vit à Brest."),
        ("Le député Luc Roy dort peu. Il a quitté Dole.", "Le député Luc Roy dort peu."),
        ("Les marins de Brest sont partis. Ils ont vendu un bac.", "Les marins de Brest"),
        ("Un rapport accuse Brest. Ce rapport a été lu par Luc Roy.", "Un rapport accuse"),
        ("Brest a vendu un bac à Lorient. Cette vente a surpris Luc Roy.", "Brest a vendu un bac"),
    ],
)
def test_the_sentence_that_answers_is_brought(text: str, answer: str) -> None:
    reading, whole = _reading(f"Il pleut. {text}")
    assert reading.context is not None and answer in reading.context.of(whole)
    assert reading.beside < reading.alone / 2


def test_nothing_answers_the_first_sentence() -> None:
    reading, _ = _reading("Elle a vendu une ferme.")
    assert reading.context is None and reading.beside == reading.alone


def test_ten_times_the_lines_are_ten_times_the_work() -> None:
    def of(times: int) -> int:
        parsed = parse_text("Le port dort.\n\n" + "Le port.\n\n" * times)
        found = sentences(parsed)
        asking = Asking(parsed, found, (), ())

        def read() -> None:
            for index, asked in enumerate(asking.whole):
                asking.opens(index)
                asking.reading(asked, index)

        return work(read)

    assert of(200) < 13 * of(20)
