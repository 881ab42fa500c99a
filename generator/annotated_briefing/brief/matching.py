"""Words as an editor types them → where the text has them.

Spaces, apostrophes, hyphens and quotation marks never matter. Capitals and accents matter only
where the text has the words with them; a slip is forgiven where nothing else comes near.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from annotated_briefing.french.fold import fold
from annotated_briefing.model import Article, Span

_Item = TypeVar("_Item")

_MARKS = " \t\n«»“”„\"'‘’.,;:!?…[]"
_SURE = 88.0  # likeness, of 100, from which words may be meant
_MARGIN = 6.0  # by which they must be likelier than any others
_NEAR = 55.0  # likeness from which they are worth naming
_SAME = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-", "\u00a0": " ", "\u202f": " "})


def occurrences(article: Article, words: str) -> list[Span]:
    """Where the article's paragraphs have these words, whole."""
    wanted = words.strip(_MARKS)
    if not wanted:
        return []
    for same in (_typed, fold):
        tokens = r"\s+".join(re.escape(token) for token in same(wanted).split())
        pattern = re.compile(rf"(?<!\w){tokens}(?!\w)")
        text = same(article.text)
        found = [
            Span(*match.span())
            for paragraph in article.paragraphs
            for match in pattern.finditer(text, paragraph.start, paragraph.end)
        ]
        if found:
            return found
    return []


def beginning(words: str, items: Sequence[tuple[str, _Item]]) -> list[_Item]:
    """The items whose text begins with these words; else that has them; else that is meant."""
    for same in (_plain, _bare):
        wanted = same(words)
        if not wanted:
            return []
        starts = [item for text, item in items if same(text).startswith(wanted)]
        if starts:
            return starts
        inside = [item for text, item in items if wanted in same(text)]
        if inside:
            return inside
    return meant(words, [(text[: len(words) + 4], item) for text, item in items])


def same_words(words: str, items: Sequence[tuple[str, _Item]]) -> list[_Item]:
    """The items whose whole text these words are, whatever their capitals and accents."""
    return [item for text, item in items if _bare(text) == _bare(words)]


def same_name(words: str, items: Sequence[tuple[str, _Item]]) -> list[_Item]:
    """The same, those with the very capitals and accents before the others."""
    for same in (_plain, _bare):
        found = [item for text, item in items if same(text) == same(words)]
        if found:
            return found
    return []


def meant(words: str, items: Sequence[tuple[str, _Item]]) -> list[_Item]:
    """The one text that only a slip of the hand parts from these words, if it is one."""
    ranked = _ranked(words, items)
    if not ranked or ranked[0][0] < _SURE:
        return []
    best, text, _ = ranked[0]
    others = [score for score, other, _ in ranked if fold(other) != fold(text)]
    if others and others[0] > best - _MARGIN:
        return []
    return [item for _, other, item in ranked if fold(other) == fold(text)]


def nearest(words: str, texts: Sequence[str]) -> str | None:
    """What an editor may have had in mind, to be named in a message."""
    ranked = _ranked(words, [(text[: len(words) + 12], text) for text in texts])
    return ranked[0][2] if ranked and ranked[0][0] >= _NEAR else None


def _ranked(words: str, items: Sequence[tuple[str, _Item]]) -> list[tuple[float, str, _Item]]:
    wanted = _bare(words)
    scored = [(fuzz.ratio(wanted, _bare(text)), text, item) for text, item in items]
    return sorted(scored, key=lambda one: -one[0])


def _typed(text: str) -> str:
    return text.translate(_SAME)


def _bare(text: str) -> str:
    return fold(_plain(text))


def _plain(text: str) -> str:
    """The words alone, one space between."""
    return " ".join(re.findall(r"\w+", text))
