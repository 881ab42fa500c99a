"""Paragraphs of a plain text."""

from __future__ import annotations

import re
from statistics import median

from annotated_briefing.model import Paragraph, Span

_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_WRAP = (40, 100)  # typical line lengths of hard-wrapped text
_SENTENCE_END = tuple('.!?…»"”:)')


def paragraphs(text: str, body: Span) -> tuple[Paragraph, ...]:
    """Paragraphs p1, p2, … of the body, without surrounding white space.

    A line is a paragraph, except in hard-wrapped text, where blank lines part them.
    """
    inner = text[body.start : body.end]
    pattern = _BLOCK if _hard_wrapped(inner) else _LINE
    found: list[Paragraph] = []
    for piece in pattern.finditer(inner):
        stripped = piece.group().strip()
        if stripped:
            start = body.start + piece.start() + piece.group().index(stripped)
            found.append(Paragraph(start, start + len(stripped), id=f"p{len(found) + 1}"))
    return tuple(found)


def _hard_wrapped(text: str) -> bool:
    """Whether lines were broken at a column: most full lines stop at one width, mid-sentence."""
    blocks = [block.split("\n") for block in re.split(r"\n[ \t]*\n", text)]
    full = [line.rstrip() for lines in blocks for line in lines[:-1] if line.strip()]
    if len(full) < 3:
        return False
    widths = [len(line) for line in full]
    if not _WRAP[0] <= median(widths) <= _WRAP[1] or max(widths) > _WRAP[1]:
        return False
    return sum(not line.endswith(_SENTENCE_END) for line in full) > len(full) / 2
