"""Dated events as the JSON that TimelineJS reads; an open range shows the end it has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from annotated_briefing.model import Briefing, Event, Site, fact_words
from annotated_briefing.render.exports.registry import Context, Export, indented


def whole(site: Site, context: Context, parts: Iterable[list[dict[str, Any]]]) -> str:
    """Dated events as TimelineJS reads them."""
    slides = [slide for slides in parts for slide in slides]
    return indented({"title": {"text": {"headline": safe(context.name)}}, "events": slides})


def part(briefing: Briefing, context: Context) -> list[dict[str, Any]]:
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
    return slides


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


EXPORTS = (Export("timelinejs", "timelinejs.json", "application/json", whole, part),)
