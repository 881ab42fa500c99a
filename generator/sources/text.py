"""Paragraphs of a plain text."""

from __future__ import annotations

import re

from generator.model import Paragraph, Span

_BREAK = re.compile(r"\n+")


def paragraphs(text: str, body: Span) -> tuple[Paragraph, ...]:
    """Non-blank lines of the body as paragraphs p1, p2, …, without surrounding white space."""
    found: list[Paragraph] = []
    for line in re.finditer(r"[^\n]+", text[body.start : body.end]):
        stripped = line.group().strip()
        if stripped:
            start = body.start + line.start() + line.group().index(stripped)
            found.append(Paragraph(start, start + len(stripped), id=f"p{len(found) + 1}"))
    return tuple(found)
