"""The data of « Explorer »: every briefing, date and statement of a site as one small table.

It is published as a script that assigns one JSON value, so that the page also works from a folder
without a server. Rows refer to names and articles by position, which keeps it small.
"""

from __future__ import annotations

import json
from typing import Any

from annotated_briefing.dossier.index import Index
from annotated_briefing.edtf import bounds
from annotated_briefing.french import dates
from annotated_briefing.model import Briefing, Event, Site
from annotated_briefing.render import links
from annotated_briefing.render.views import standfirst

GLOBAL = "briefingExplorer"
MAX_WORDS = 280  # characters of a row's text


def explorer_data(site: Site, index: Index) -> str:
    """`globalThis.briefingExplorer = {…}`: safe inside a script, whatever the articles say."""
    value = json.dumps(table(site, index), ensure_ascii=True, separators=(",", ":"))
    return f"globalThis.{GLOBAL}={value.replace('<', chr(92) + 'u003c')};\n"


def table(site: Site, index: Index) -> dict[str, Any]:
    """`names` [id, name, type, has a page], `articles` [url, title, agency, published], `rows`.

    A row is [type, article, fragment, text, date in words, earliest, latest, kind, names, speaker];
    types are `briefing`, `date` and `propos`; earliest and latest are ISO days or empty.
    """
    met = [entity for entity in site.entities if index.count(entity.id)]
    position = {entity.id: number for number, entity in enumerate(met)}
    rows: list[list[Any]] = []
    for number, briefing in enumerate(site.briefings):
        rows.append(_briefing_row(briefing, number, position))
        for order, event in enumerate(briefing.events, 1):
            rows.append(_event_row(event, number, order, position))
        for order, claim in enumerate(briefing.claims, 1):
            speaker = position.get(claim.speaker or "", -1)
            named = [speaker] if speaker >= 0 else []
            published = briefing.source.published
            first, last = _published_bounds(published)
            words = dates.edtf_in_words(published)
            text = _short(claim.text)
            rows.append(
                ["propos", number, links.claim(order), text, words, first, last, "", named, speaker]
            )
    return {
        "names": [[e.id, e.name, e.type, int(index.has_page(e.id))] for e in met],
        "articles": [
            [
                links.url(links.article(b.id)),
                b.title,
                b.source.agency or "",
                b.source.published or "",
            ]
            for b in site.briefings
        ],
        "rows": rows,
    }


def _briefing_row(briefing: Briefing, number: int, position: dict[str, int]) -> list[Any]:
    lead = standfirst(briefing)
    published = briefing.source.published
    first, last = _published_bounds(published)
    named = [position[entity.id] for entity in briefing.entities if entity.id in position]
    text = _short(lead.text) if lead else ""
    if lead and lead.speaker_span:
        text += f" — {_short(lead.speaker_span.of(briefing.text))}"
    words = dates.edtf_in_words(published)
    return ["briefing", number, "", text, words, first, last, "", named, -1]


def _event_row(event: Event, number: int, order: int, position: dict[str, int]) -> list[Any]:
    date = event.date
    speaker = position.get(event.claimed_by or "", -1)
    named = {position[ident] for ident in event.entities if ident in position}
    if speaker >= 0:
        named.add(speaker)
    return [
        "date",
        number,
        links.event(order),
        _short(event.text),
        dates.in_words(date),
        date.earliest or "",
        date.latest or "",
        event.kind,
        sorted(named),
        speaker,
    ]


def _published_bounds(published: str | None) -> tuple[str, str]:
    """The first and last day of `2021`, `2021-07` or a day; empty when it is not known."""
    first, last = bounds(published or "") or (None, None)
    return first or "", last or ""


def _short(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= MAX_WORDS:
        return words
    return words[:MAX_WORDS].rsplit(" ", 1)[0] + " […]"
