"""Every rule finds and reads its own examples, in the face of all the other rules."""

import re

import pytest

from annotated_briefing.annotate.timex.rules import RULES, Example
from annotated_briefing.annotate.timex.tagger import read_text

PUBLISHED = "2021-07-22"
EXAMPLES = [
    pytest.param(example, id=f"{rule.name}: {example.sentence}")
    for rule in RULES
    for example in rule.examples
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples(example: Example) -> None:
    marked = re.findall("⟦(.*?)⟧", example.sentence)
    text = re.sub("[⟦⟧]", "", example.sentence)
    found = read_text(text, PUBLISHED, example.tense)
    assert [timex.text for timex in found] == marked
    told = " ".join(" ".join(filter(None, (t.type, t.value, t.mod))) for t in found)
    assert (told or "-") == example.expected
    assert all(text[timex.start : timex.end] == timex.text for timex in found)


def test_every_rule_shows_what_it_finds() -> None:
    assert all(rule.examples for rule in RULES)
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "text",
    [
        "Il a été reconnu coupable.",
        "La planète Mars brille, Avril aussi.",
        "La une des journaux.",
        "Les joueurs ont gagné lors de la deuxième journée.",
        "Paul, 42 ans, et sa fille âgée de 6 ans.",
        "Les moins de 25 ans votent peu.",
        "Il est allé place du 14 Juillet.",
        "Un budget de 2000 euros.",
        "Noël Durand et Octobre Rouge.",
        "Le quotidien régional.",
        "Tel. 03.29.88.43.12",
    ],
)
def test_what_is_no_date_stays_out(text: str) -> None:
    assert read_text(text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("LE 3 MAI 2020, À L’AUTOMNE", ["2020-05-03", "2021-FA"]),
        ("le 3\u00a0mai\u202f2020", ["2020-05-03"]),
        ("dans l’après-midi du 3 mai", None),
        ("le 1er\nmai 2020", ["2020-05-01"]),
    ],
)
def test_typography_and_capitals(text: str, values: list[str] | None) -> None:
    found = read_text(text, PUBLISHED)
    assert found
    if values is not None:
        assert [timex.value for timex in found] == values
