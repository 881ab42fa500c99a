"""How true the printed briefing is, against articles annotated by hand.

`gold.json` holds, for each fixture, offsets into its text: names with their type, dates with
their first and last day (null where open), who says what, dated facts with the kinds a reader
would accept. It was read from the articles before any rule was tried on it. Names are annotated
in full, dates where a first or last day is sure, statements wherever somebody is named for them,
facts where a day matters.
Every figure is a percentage of what pages print: lines held in doubt count as missing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from annotated_briefing.annotate.run import annotate
from annotated_briefing.brief.finish import finish
from annotated_briefing.errors import SeedError
from annotated_briefing.model import Article, Briefing, Claim, Event, Span, printed
from annotated_briefing.settings import Settings
from annotated_briefing.sources.read import read_any
from tests.support import ROOT

FIXTURES = ROOT / "tests" / "fixtures" / "wikinews"
GOLD = Path(__file__).parent / "gold.json"
ENOUGH = 0.6  # share of a statement or fact that a line must show to tell it

Gold = dict[str, Any]


def figures() -> dict[str, float]:
    """Precision, recall or F1 of each layer, in percent, over all annotated fixtures."""
    count: Counter[str] = Counter()
    gold: dict[str, Gold] = json.loads(GOLD.read_text(encoding="utf-8"))
    for briefing in briefings(gold):
        wanted = gold[briefing.id]
        names(briefing, wanted["names"], count)
        dates(briefing, wanted["dates"], count)
        statements(briefing, wanted["statements"], count)
        facts(briefing, wanted["events"], count)
    return {
        "names, F1": f1(count, "names"),
        "dates read with their days": share(count, "dates read", "dates"),
        "statements printed with their speaker": share(count, "statements told", "statements"),
        "speakers right": share(count, "speakers right", "speakers"),
        "dated facts printed with their date and kind": share(count, "facts told", "facts"),
        "dates and kinds of facts right": share(count, "facts right", "facts shown"),
    }


def briefings(gold: Iterable[str]) -> Iterator[Briefing]:
    """The fixtures as pages print them. Raises AssertionError where a text has changed."""
    for article, found in annotate(articles(gold)):
        assert not isinstance(found, SeedError), found
        yield printed(finish(article, found, settings=Settings(rights="full")).briefing)


def articles(gold: Iterable[str]) -> Iterator[Article]:
    wanted: dict[str, Gold] = json.loads(GOLD.read_text(encoding="utf-8"))
    for stem in gold:
        ((article, _),) = read_any(FIXTURES / f"{stem}.md", f"{stem}.md")
        assert article is not None
        assert article.sha256 == wanted[stem]["sha256"], f"{stem}: annotate this fixture again"
        yield article


def names(briefing: Briefing, gold: list[list[Any]], count: Counter[str]) -> None:
    """Spans and types both right; what the header says of itself is left aside."""
    right = {(start, end, kind) for start, end, kind in gold}
    found = {(m.start, m.end, m.type) for m in briefing.mentions if m.start >= briefing.body.start}
    count["names gold"] += len(right)
    count["names found"] += len(found)
    count["names both"] += len(right & found)


def dates(briefing: Briefing, gold: list[list[Any]], count: Counter[str]) -> None:
    """Expressions with the very days that the text gives them."""
    for start, end, earliest, latest in gold:
        count["dates"] += 1
        count["dates read"] += any(
            t.start < end and start < t.end and (t.earliest, t.latest) == (earliest, latest)
            for t in briefing.timexes
        )


def statements(briefing: Briefing, gold: list[Gold], count: Counter[str]) -> None:
    for wanted in gold:
        said = Span(wanted["start"], wanted["end"])
        shown = [c for c in briefing.claims if told(said, c)]
        right = [c for c in shown if speaks(briefing, c, wanted["speakers"])]
        count["statements"] += 1
        count["statements told"] += bool(right)
        count["speakers"] += len(shown)
        count["speakers right"] += len(right)


def speaks(briefing: Briefing, claim: Claim, speakers: list[list[int]]) -> bool:
    """Whether the line stands under one of the words that name who speaks."""
    spans = [Span(*span) for span in speakers]
    own = [m for m in briefing.mentions if claim.speaker and m.entity == claim.speaker]
    if claim.speaker_span:
        own = [*own, claim.speaker_span]  # type: ignore[list-item]
    return any(one.overlaps(two) for one in own for two in spans)


def facts(briefing: Briefing, gold: list[Gold], count: Counter[str]) -> None:
    for wanted in gold:
        fact = Span(wanted["start"], wanted["end"])
        shown = [e for e in briefing.events if told(fact, e)]
        right = [e for e in shown if dated(e, wanted)]
        count["facts"] += 1
        count["facts told"] += bool(right)
        count["facts shown"] += len(shown)
        count["facts right"] += len(right)


def dated(event: Event, wanted: Gold) -> bool:
    bounds = (event.date.earliest, event.date.latest)
    return bounds == (wanted["earliest"], wanted["latest"]) and event.kind in wanted["kinds"]


def told(wanted: Span, line: Span) -> bool:
    """Whether a line shows enough of what was said or happened."""
    shared = min(wanted.end, line.end) - max(wanted.start, line.start)
    return shared >= ENOUGH * (wanted.end - wanted.start)


def share(count: Counter[str], part: str, whole: str) -> float:
    return round(100 * count[part] / count[whole], 1) if count[whole] else 0.0


def f1(count: Counter[str], what: str) -> float:
    total = count[f"{what} gold"] + count[f"{what} found"]
    return round(200 * count[f"{what} both"] / total, 1) if total else 0.0
