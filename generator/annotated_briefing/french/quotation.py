"""Pairs of quotation marks in one paragraph, French, English or typewritten."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = {"«": "»", "“": "”", "„": "“”"}
CLOSING = "»”"
STRAIGHT = '"'
_MARK = re.compile(f"[{''.join(OPENING)}{CLOSING}{STRAIGHT}]")
_OPENS_AFTER = " \t\u00a0\u202f\u2009([{'’-–—:;,/…\u200b"
_CLOSES_BEFORE = " \t\u00a0\u202f\u2009)]},.;:!?…-–—/"


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two marks; offsets are within the paragraph.

    `start`/`end` cover the words without marks and without the spaces beside them,
    `outer_start`/`outer_end` include the marks. `closed` is false where the closing mark is
    missing (a quote that runs on in the next paragraph, or a slip of the typist).
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool


def quoted(text: str) -> tuple[Quoted, ...]:
    """The outermost quoted stretches of a paragraph, in order, never overlapping."""
    found: list[Quoted] = []
    opened = -1  # where the current outermost mark stands
    expected = ""
    depth = 0
    for mark in _MARK.finditer(text):
        i, char = mark.start(), mark.group()
        if opened < 0:
            if char in OPENING:
                opened, expected, depth = i, OPENING[char], 1
            elif char == STRAIGHT and not _is_closing(text, i) and not _is_stray(text, i):
                opened, expected, depth = i, STRAIGHT, 1
        elif char in expected or _is_mixed(text, opened, i):
            if char == STRAIGHT == expected and _is_opening(text, i):
                # A second opener: the first was never closed, as in quotes of several paragraphs.
                _add(found, text, opened, i, closed=False)
                opened = i
                continue
            depth -= 1
            if depth == 0:
                _add(found, text, opened, i, closed=True)
                opened = -1
        elif char in OPENING and OPENING[char] == expected:
            depth += 1
    if opened >= 0:
        _add(found, text, opened, len(text), closed=False)
    return tuple(found)


def _is_mixed(text: str, opened: int, i: int) -> bool:
    """« "Nous partons», a dit X »: a mark of another kind that can close no other one."""
    if text[i] == STRAIGHT:
        closer = OPENING.get(text[opened], "")
        ahead = text[i + 1 :].split(text[opened], 1)[0]
        return (
            _is_closing(text, i)
            and STRAIGHT not in text[opened:i]
            and not any(mark in ahead for mark in closer)
        )
    return text[i] in CLOSING and not any(mark in OPENING for mark in text[opened + 1 : i])


def _add(found: list[Quoted], text: str, opened: int, at: int, *, closed: bool) -> None:
    start, end = opened + 1, at
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Quoted(start, end, opened, at + 1 if closed else end, closed))


def _is_opening(text: str, i: int) -> bool:
    """A typewritten mark that can only open: a gap before it, none after."""
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    return before in " \t\u00a0\u202f([{:" and after not in _CLOSES_BEFORE


def _is_stray(text: str, i: int) -> bool:
    """The only mark left, with a gap or a comma after it: it closes what an earlier text opened."""
    after = text[i + 1 : i + 2]
    return (not after or after in " \t\u00a0\u202f,") and text.find(STRAIGHT, i + 1) < 0


def _is_closing(text: str, i: int) -> bool:
    """A typewritten mark that can only close: no gap before it, one after (« 10" »)."""
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    return before not in _OPENS_AFTER and after in _CLOSES_BEFORE
