"""Small builders shared by the tests."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.model import Article, Briefing, Claim
from annotated_briefing.sources.article import make_article
from annotated_briefing.sources.metadata import Metadata

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "2021-07-reuters-kaboul-frappes.txt"


def article(text: str, published: str | None = None, title: str | None = None) -> Article:
    return make_article(
        text,
        ident="essai",
        path="seeds/essai.txt",
        format="text",
        given=Metadata(published=published, title=title),
    )


def parse_text(text: str, published: str | None = None, title: str | None = None) -> ParsedArticle:
    from annotated_briefing.annotate import pipeline

    return next(iter(pipeline.parse([article(text, published, title)])))


@functools.cache
def briefing_of(text: str, published: str = "2022-03-15") -> Briefing:
    """The briefing of a text, lines in doubt included."""
    from annotated_briefing.annotate.run import annotate_parsed
    from annotated_briefing.brief.assemble import brief

    parsed = parse_text(text, published=published)
    return brief(parsed.article, annotate_parsed(parsed)).briefing


def printed_claims(text: str) -> list[Claim]:
    return [claim for claim in briefing_of(text).claims if claim.doubt is None]


def work(done: Callable[[], object]) -> int:
    """How many lines of Python a call runs: what grows with its input, on any machine alike."""
    lines = 0

    def count(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        done()
    finally:
        sys.settrace(before)
    return lines
