"""Markdown seeds: front matter between two `---` lines, then a body read as plain text."""

from __future__ import annotations

import re

from annotated_briefing.errors import SeedError

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def split_front_matter(text: str, path: str) -> tuple[str, str]:
    """(front matter as YAML, body). The body is everything after it, or the whole text."""
    if not re.match(r"---[ \t]*\n", text):
        return "", text
    match = _FRONT.match(text)
    if not match:
        raise SeedError(
            path,
            "en-tête ouvert par « --- » et jamais fermé",
            line=1,
            hint="ajoutez une ligne « --- »",
        )
    return match["yaml"], text[match.end() :]
