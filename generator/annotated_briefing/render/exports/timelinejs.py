"""Dated events as the JSON that TimelineJS reads; an open range shows the end it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotated_briefing.model import Briefing, Event, Held, Site, fact_words
from annotated_briefing.render.exports.registry import (
    BETWEEN,
    Context,
    enclosed,
    indented,
    items,
    texts,
)


def whole(site: Site, context: Context, slides: Held) -> Iterator[str | Held]:
    """Dated events as TimelineJS reads them."""
    told = indented({"title": {"text": {"headline": safe(context.name)}}, "events": []})
    before, _, after = told.rpartition("[]")
    yield before
    yield from enclosed(slides, 1)
    yield after


def part(briefing: Briefing, context: Context) -> str:
    """A slide for each event of one briefing of which some day is known."""
    slides: list[dict[str, Any]] = []
    for number, event in enumerate(briefing.events, 1):
        dates = ends(event)
        if dates:
            slides.append(
                {
                    "unique_id": f"{briefing.id}-{number}",
                    **dates,
                    "display_date": event.date.text,
                    "text": {
                        "headline": safe(fact_words(briefing, event)),
                        "text": safe(briefing.title),
                    },
                    "link": context.article(briefing, event),
                }
            )
    return items(slides, 2)


def ends(event: Event) -> dict[str, dict[str, int]]:
    """`start_date`, and `end_date` where it differs; empty where neither day is known."""
    days = [day for day in (event.date.earliest, event.date.latest) if day]
    if not days:
        return {}
    found = {"start_date": parts(days[0])}
    if len(set(days)) > 1:
        found["end_date"] = parts(days[-1])
    return found


def parts(day: str) -> dict[str, int]:
    """An ISO day as the numbers TimelineJS asks for."""
    year, month, number = day.rsplit("-", 2)
    return {"year": int(year), "month": int(month), "day": int(number)}


def safe(text: str) -> str:
    """TimelineJS puts these fields into the page as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


EXPORTS = (
    texts("timelinejs", "timelinejs.json", "application/json", whole, part, between=BETWEEN),
)
