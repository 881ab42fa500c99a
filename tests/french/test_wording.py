"""The sentences readers get, by key."""

from __future__ import annotations

import ast
import re
from typing import get_args

import pytest

from annotated_briefing.french.wording import GAPS, REASONS, quoted, reason
from annotated_briefing.model import Attribution, EventKind
from tests.support import ROOT


@pytest.mark.parametrize("told", [*REASONS.values(), *GAPS.values()])
def test_a_sentence_asks_only_for_what_it_is_given_and_ends(told: str) -> None:
    assert set(re.findall(r"\{(\w+)\}", told)) <= {"day", "words", "year"}
    assert told.endswith((".", "»"))


@pytest.mark.parametrize(
    ("basis", "published", "told"),
    [
        (
            "weekday-past",
            "2021-08-01",
            "« jeudi »: le dernier avant la publication (1er",
        ),
        ("weekday-past", "2021-08", "avant la publication (août 2021)"),
        ("publication", "2021", "compté depuis la publication (2021)."),
        ("publication", None, "(inconnue)"),
        ("weekday-candidates", "2021", "ne donne que l'année de publication (2021)"),
        ("weekday-candidates", "2021-07", "ne donne que le mois de publication (juillet 2021)"),
    ],
)
def test_why_a_time_has_its_days(basis: str, published: str | None, told: str) -> None:
    assert told in reason(basis, "jeudi", published)


def test_words_of_the_text_are_listed_between_marks() -> None:
    assert quoted(["a"]) == "« a »"
    assert quoted(["a", "b", "c"]) == "« a », « b » et « c »"
    assert quoted(list("abcdefgh")).count("«") == 6


def test_what_makes_pages_has_no_words_of_its_own() -> None:
    """Accented words there are kinds of the model, or a fault's, which editors read."""
    kinds = {*get_args(EventKind), *get_args(Attribution)}
    house = ROOT / "generator" / "annotated_briefing"
    for path in (*(house / "render").rglob("*.py"), *(house / "dossier").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        spared = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef) and "Error" in ast.dump(function):
                spared |= {id(node) for node in ast.walk(function)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in spared:
                words = str(node.value)
                assert words in kinds or not re.search("[à-öø-ÿœ]{1}", words, re.I), (
                    f"{path.name}:{node.lineno} {words}"
                )
