"""Corpora as JSON Lines of `{id, text, date?, title?}`; the measure of summaries."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from annotated_briefing.model import Article, Source, Span
from annotated_briefing.sources.paragraphs import paragraphs, pieces

_WORD = re.compile(r"[^\W_]+")


def tokens(text: str) -> list[str]:
    return [w.lower() for w in _WORD.findall(text)]


def rouge(hypothesis: str, reference: str) -> tuple[float, float]:
    """ROUGE-1 and ROUGE-2 F1, plain words."""
    h, r = tokens(hypothesis), tokens(reference)
    return overlap(Counter(h), Counter(r)), overlap(Counter(pairwise(h)), Counter(pairwise(r)))


def overlap(one: Counter[Any], two: Counter[Any]) -> float:
    """F1 of two bags, 0 to 1."""
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 0.0


def articles(path: Path, keep: set[str] | None = None) -> Iterator[tuple[dict[str, Any], Article]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        if keep is not None and data["id"] not in keep:
            continue
        text = data["text"]
        body = Span(0, len(text))
        yield (
            data,
            Article(
                id=data["id"],
                text=text,
                sha256="",
                body=body,
                source=Source(path.name, "jsonl", published=(data.get("date") or "")[:10] or None),
                paragraphs=paragraphs(text, pieces(text, 0, len(text))),
                title=data.get("title"),
            ),
        )
