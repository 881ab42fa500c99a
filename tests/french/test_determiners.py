"""The small words, as tables, and that no other module lists them again."""

from __future__ import annotations

import ast
import re

import pytest

from annotated_briefing.french import determiners, impersonal
from annotated_briefing.french.determiners import alternatives, before_noun
from annotated_briefing.french.fold import fold
from tests.support import ROOT

TABLES = [
    getattr(determiners, name)
    for name in ("DEFINITE", "INDEFINITE", "CONTRACTED", "DEMONSTRATIVE", "POSSESSIVE", "PLURAL")
]


def test_each_is_of_a_kind_and_in_lower_case() -> None:
    assert set().union(*TABLES) == determiners.DETERMINERS
    assert all(word == word.lower() for word in determiners.DETERMINERS)
    single = determiners.FEMININE | determiners.MASCULINE
    assert single < determiners.DETERMINERS
    assert not single & determiners.PLURAL


@pytest.mark.parametrize("word", sorted(determiners.DETERMINERS | determiners.SEVERAL))
def test_each_is_found_whole_by_its_pattern(word: str) -> None:
    words = determiners.DETERMINERS | determiners.SEVERAL
    assert re.fullmatch(alternatives(words), word) or word == "l"


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("l'usine", "usine"),
        ("l’ usine", "usine"),
        ("les usines", "usines"),
        ("cette\u00a0usine", "usine"),
        ("leurs usines", "usines"),
        ("lesquelles", "lesquelles"),
        ("une", "une"),
        ("laine", "laine"),
    ],
)
def test_what_stands_before_a_noun_can_be_taken_off(words: str, bare: str) -> None:
    assert re.sub(f"^{before_noun(determiners.DETERMINERS)}", "", words) == bare


def test_what_is_only_impersonal_is_in_no_other_table() -> None:
    assert not impersonal.ONLY & impersonal.TOO
    assert all(fold(verb).isalpha() for verb in impersonal.IMPERSONAL)


# What else may hold a run of them, and why.
NOT_LISTS = {
    "annotate/timex/rules.py": "a rule names the determiners that its reading rests on",
    "sources/dateline.py": "the small words within the names of places",
    "sources/language.py": "the commonest words of each language, by which it is told",
}
ONE = r"(?:les?|la|l|une?|des|du|aux?|ce[st]?|cet|cette|son|sa|ses|leurs?|notre|nos)"
RUN = re.compile(rf"(?<!\w){ONE}(?:['’]?[\s|]{ONE}){{4,}}(?!\w)")


def test_no_other_module_lists_them_again() -> None:
    house = ROOT / "generator" / "annotated_briefing"
    found = {
        path.relative_to(house).as_posix()
        for path in house.rglob("*.py")
        if path.name != "determiners.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if RUN.search(node.value)
    }
    assert found == set(NOT_LISTS)


def test_no_other_module_lists_impersonal_verbs() -> None:
    house = ROOT / "generator" / "annotated_briefing"
    run = re.compile(r"\bfaut\b.{1,40}\b(?:suffit|convient|agit|reste|pleut)\b", re.DOTALL)
    for path in house.rglob("*.py"):
        if path.name != "impersonal.py":
            assert not run.search(path.read_text(encoding="utf-8")), path.name
