"""Paragraphs of a plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from annotated_briefing.model import Paragraph, ParagraphShape, Span

_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]*\S[^\n]*)*")
_SENTENCE_END = tuple('.!?…»"”:)')
_FULL = 0.9  # share of the lines that could not have taken the next word
_SLACK = 0.12  # of the width, for agencies that break a little early
_GOES_ON = 0.4  # share of the lines after which a small letter follows
_NARROWEST = 20
_BULLET = re.compile(r"(?:[-–—*•◦▪■►▶→>]|\d{1,2}[.)])\s+")
_FIGURE = re.compile(r"\d[\d.,:/%'’+-]*")


def pieces(text: str, start: int, end: int) -> list[Span]:
    """The paragraphs of `text[start:end]`, without surrounding white space.

    A line is a paragraph, except in hard-wrapped text, where blank lines part them.
    """
    found: list[Span] = []
    for piece in (_BLOCK if _hard_wrapped(text, start, end) else _LINE).finditer(text, start, end):
        words = piece.group()
        if stripped := words.strip():
            first = piece.start() + words.index(stripped)
            found.append(Span(first, first + len(stripped)))
    return found


def _hard_wrapped(text: str, start: int, end: int) -> bool:
    """Whether lines were broken at a column, whichever: almost none had room for the next word.

    Most of them stop in mid-sentence, too, and many go on with a small letter: lines of one length
    may be paragraphs by chance, or a list.
    """
    line_start = text.rfind("\n", 0, start) + 1  # a first line may begin with the dateline
    blocks = [block.split("\n") for block in re.split(r"\n[ \t]*\n", text[line_start:end])]
    pairs = [
        (line.rstrip(), after.split()[0])
        for block in blocks
        for line, after in pairwise(block)
        if line.strip() and after.strip()
    ]
    if len(pairs) < 2:
        return False
    width = max(len(line) for line, _ in pairs)
    room = width * (1 - _SLACK)
    full = sum(len(line) + 1 + len(word) > room for line, word in pairs)
    broken = sum(not line.endswith(_SENTENCE_END) for line, _ in pairs)
    small = sum(word[0].islower() for _, word in pairs)
    return (
        width >= _NARROWEST
        and full >= _FULL * len(pairs)
        and broken > len(pairs) / 2
        and small >= _GOES_ON * len(pairs)
    )


def paragraphs(text: str, spans: Sequence[Span]) -> tuple[Paragraph, ...]:
    """The same as p1, p2, …, each told as prose, an item of a list or a row of a table."""
    words = [span.of(text) for span in spans]
    bullets = [bool(_BULLET.match(piece)) for piece in words]
    found: list[Paragraph] = []
    for n, (span, piece) in enumerate(zip(spans, words, strict=True)):
        beside = (n > 0 and bullets[n - 1]) or (n + 1 < len(bullets) and bullets[n + 1])
        shape: ParagraphShape = "item" if bullets[n] and beside else "prose"
        if _is_row(piece):
            shape = "row"
        found.append(Paragraph(span.start, span.end, id=f"p{n + 1}", shape=shape))
    return tuple(found)


def _is_row(words: str) -> bool:
    """Cells rather than a sentence: mostly figures and abbreviations, and nothing that ends it."""
    cells = re.split(r"\s+|[|;\t]", words)
    cells = [cell for cell in cells if cell]
    if len(cells) < 4 or words.endswith((".", "!", "?", "…", "»", '"')):
        return False
    small = sum(len(cell) <= 3 and not cell.endswith(("'", "’")) for cell in cells)
    figures = sum(bool(_FIGURE.fullmatch(cell)) for cell in cells)
    tabbed = len(re.findall(r"\t|\|| {3,}", words))
    return figures * 2 >= len(cells) or small * 4 >= len(cells) * 3 or tabbed >= 2
