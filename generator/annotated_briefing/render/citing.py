"""What the head of a briefing's page tells machines: citation metas and linked data.

Citation managers read `citation_*`, catalogues Dublin Core, search engines JSON-LD. All of it
comes from the briefing as printed, so that it holds nothing that the page withholds.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from annotated_briefing.model import Briefing, Entity, EntityType, fact_words, within
from annotated_briefing.render.exports.references import date_parts
from annotated_briefing.render.exports.registry import Context

EVENTS = 4
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")  # EDTF that is ISO 8601, nothing open
MOST = 12  # names in each list: the page has the others, and every reader loads its head
_TYPES: dict[EntityType, str] = {
    "PER": "Person",
    "ORG": "Organization",
    "LOC": "Place",
    "MISC": "Thing",
}
# Signs that could end the script, or a line of it.
_MEANT = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


@dataclass(frozen=True, slots=True)
class Head:
    """(name, content) of each meta, not escaped, and the page as schema.org describes it."""

    metas: tuple[tuple[str, str], ...]
    linked_data: dict[str, Any]


def head(briefing: Briefing, context: Context) -> Head:
    """What the head of a briefing's page says; the briefing is as printed, within its rights."""
    return Head(_metas(briefing, context), _linked_data(briefing, context))


def _metas(briefing: Briefing, context: Context) -> tuple[tuple[str, str], ...]:
    source = briefing.source
    day = [f"{part:02d}" for part in date_parts(briefing)]
    address = context.article(briefing) if context.url else None
    found = [
        ("citation_title", briefing.title),
        ("citation_author", source.agency),
        ("citation_publication_date", "/".join(day)),
        ("citation_language", briefing.language),
        ("citation_public_url", address),
        ("DC.title", briefing.title),
        ("DC.creator", source.agency),
        ("DC.date", "-".join(day)),
        ("DC.language", briefing.language),
        ("DC.publisher", context.name),
        ("DC.type", "Text"),
        ("DC.identifier", address),
        ("DC.source", source.url),
        ("DC.rights", source.usage_terms),
    ]
    return tuple((name, content) for name, content in found if content)


def _linked_data(briefing: Briefing, context: Context) -> dict[str, Any]:
    """What is not known is left out.

    The article has the date and the agency; the page is an analysis that is based on it. `about`
    are the names in the title and the essentials, `mentions` the others, the most named first.
    """
    source = briefing.source
    agency = {"@type": "Organization", "name": source.agency} if source.agency else None
    about, others = _named(briefing)
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "AnalysisNewsArticle",
            "headline": briefing.title,
            "inLanguage": briefing.language,
            "url": context.article(briefing) if context.url else None,
            "publisher": _known({"@type": "Organization", "name": context.name}),
            "isBasedOn": _known(
                {
                    "@type": "NewsArticle",
                    "url": source.url,
                    "datePublished": "-".join(f"{part:02d}" for part in date_parts(briefing)),
                    "publisher": agency,
                }
            ),
            "about": [_thing(entity) for entity in about[:MOST]],
            "mentions": [
                *(_thing(entity) for entity in others[:MOST]),
                *_events(briefing, context),
            ],
        }
    )


def _events(briefing: Briefing, context: Context) -> list[dict[str, Any]]:
    """What happened or is planned on a day, in a month or a year that is sure, no more precise.

    A stretch of days is left out: schema.org would read its ends as those of the event.
    """
    found = []
    for event in briefing.events:
        sure = _DAY.fullmatch(event.date.edtf or "") and event.date.precision != "unknown"
        alone = event.context is None and event.claimed_span is None
        if sure and alone and event.kind in {"fait", "annoncé"}:
            found.append(
                _known(
                    {
                        "@type": "Event",
                        "name": fact_words(briefing, event),
                        "startDate": event.date.edtf,
                        "url": context.article(briefing, event) if context.url else None,
                    }
                )
            )
    return found[:EVENTS]


def script(data: dict[str, Any]) -> str:
    """JSON that can stand in a script of a page, whatever the articles say."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_MEANT)


def _known(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}


def _thing(entity: Entity) -> dict[str, Any]:
    thing = {"@type": _TYPES[entity.type], "name": entity.name, "sameAs": list(entity.same_as)}
    return _known(thing)


def _named(briefing: Briefing) -> tuple[list[Entity], list[Entity]]:
    """The entities in the title or the essentials, then the others, each the most named first."""
    counts: dict[str, int] = {}
    for mention in briefing.mentions:
        if mention.entity:
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
    heard = {
        mention.entity
        for span in (*briefing.title_evidence, *briefing.summary)
        for mention in within(briefing.mentions, span)
    }
    ranked = sorted(briefing.entities, key=lambda entity: -counts.get(entity.id, 0))
    first = [entity for entity in ranked if entity.id in heard]
    return first, [entity for entity in ranked if entity.id not in heard]
