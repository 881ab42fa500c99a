"""What the home page tells first: the news of the site as its articles date it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from annotated_briefing.dossier.index import Index
from annotated_briefing.edtf import bounds
from annotated_briefing.french import dates
from annotated_briefing.model import Briefing, Entity, Event, Site, SummaryItem
from annotated_briefing.render.views import voices

WIDEST = 31  # days a date may span and still tell what has just happened
RECENT = 30  # days before the newest article that are still the news


def neutral_line(briefing: Briefing) -> SummaryItem | None:
    """The first essential that adds to the title and is nobody's words."""
    spoken = [claim for claim in briefing.claims if claim.direct]
    return next(
        (
            item
            for item in briefing.summary
            if item.speaker_span is None
            and item.context is None
            and not item.text.startswith(briefing.title)
            and not any(item.overlaps(claim) for claim in spoken)
        ),
        None,
    )


def by_day(briefings: Sequence[Briefing]) -> list[tuple[str, list[Briefing]]]:
    """Sorted briefings, those of one publication date (EDTF, or empty) together."""
    grouped = groupby(briefings, key=lambda briefing: briefing.source.published or "")
    return [(told, list(group)) for told, group in grouped]


def by_year(months: Sequence[tuple[str, int]]) -> list[tuple[str, list[tuple[str, int]]]]:
    """Sorted months (`2020-07`, or empty) with their numbers, those of one year together."""
    return [(year, list(row)) for year, row in groupby(months, key=lambda month: month[0][:4])]


def counters(briefing: Briefing) -> tuple[int, int, int, int]:
    """Dates, voices, those of them without a name, and gaps."""
    heard = [voice for voice in voices(briefing) if not voice.nobody]
    nameless = sum(voice.anonymous for voice in heard)
    return len(briefing.events), len(heard), nameless, len(briefing.gaps)


def newest_day(site: Site) -> date | None:
    """The last day on which the newest article may have been published."""
    ends = [_published(briefing)[1] for briefing in site.briefings]
    return max((end for end in ends if end), default=None)


def coming(site: Site, most: int = 6) -> list[tuple[Briefing, Event]]:
    """What the articles announce for after the newest of them, the nearest first."""
    today = newest_day(site)
    if today is None:
        return []
    found = [
        (event.date.earliest or event.date.latest or "", briefing, event)
        for briefing in site.briefings
        for event in briefing.events
        if _stands_alone(event)
        and event.kind in {"annoncé", "échéance"}
        and (event.date.earliest or event.date.latest or "") > today.isoformat()
    ]
    return _one_each(sorted(found, key=lambda row: row[0]), most)


def happened(site: Site, most: int = 6) -> list[tuple[Briefing, Event]]:
    """The latest facts whose date is closed and was past when they were told, newest first."""
    found = []
    for briefing in site.briefings:
        end = _published(briefing)[1]
        for event in briefing.events:
            first, last = event.date.earliest, event.date.latest
            if event.kind != "fait" or not _stands_alone(event) or not (first and last and end):
                continue
            span = date.fromisoformat(last) - date.fromisoformat(first)
            if last <= end.isoformat() and span <= timedelta(days=WIDEST):
                found.append((last, briefing, event))
    return _one_each(sorted(found, key=lambda row: row[0], reverse=True), most)


def _stands_alone(event: Event) -> bool:
    """Whether its words say what happened then, and need no others: no « la crue du 3 mai »."""
    return event.context is None and event.fact is None


def _one_each(
    rows: Iterable[tuple[str, Briefing, Event]], most: int
) -> list[tuple[Briefing, Event]]:
    """At most one line a sentence and two an article."""
    sentences: set[tuple[str, str]] = set()
    articles: dict[str, int] = {}
    chosen: list[tuple[Briefing, Event]] = []
    for _, briefing, event in rows:
        if (briefing.id, event.sentence) in sentences or articles.get(briefing.id, 0) == 2:
            continue
        sentences.add((briefing.id, event.sentence))
        articles[briefing.id] = articles.get(briefing.id, 0) + 1
        chosen.append((briefing, event))
        if len(chosen) == most:
            break
    return chosen


def in_the_news(site: Site, index: Index, most: int = 8) -> list[tuple[Entity, int, int]]:
    """People of the newest articles with in how many of these they are and what they said there."""
    today = newest_day(site)
    since = (today - timedelta(days=RECENT)).isoformat() if today else ""
    met: dict[str, int] = {}
    said: dict[str, int] = {}
    for briefing in site.briefings:
        end = _published(briefing)[1]
        if today and (end is None or end.isoformat() < since):
            continue
        for ident in {m.entity for m in briefing.mentions if m.entity}:
            met[ident] = met.get(ident, 0) + 1
        for claim in briefing.claims:
            if claim.speaker:
                said[claim.speaker] = said.get(claim.speaker, 0) + 1
    people = [e for i in met if (e := index.entities.get(i)) and e.type == "PER"]
    people.sort(key=lambda e: (-met[e.id], -said.get(e.id, 0), e.id))
    told = [e for e in people if said.get(e.id) or index.role(e.id)]
    return [(e, met[e.id], said.get(e.id, 0)) for e in told[:most]]


def examples(site: Site, index: Index) -> list[str]:
    """Queries that this site answers: a person, a day, a phrase, what somebody said."""
    found: list[str] = []
    people = [entity.name for entity, _, said in in_the_news(site, index) if said]
    found += people[:1]
    days = [e.date.earliest for _, e in happened(site, 20) if e.date.earliest == e.date.latest]
    found += [dates.edtf_in_words(day) for day in days[:1]]
    alone = (claim for b in site.briefings for claim in b.claims if not claim.context)
    spoken = (claim.text for claim in alone if claim.direct)
    phrases = (re.match(r"[^\W\d_]+(?:['’ -][^\W\d_]+){3}", text) for text in spoken)
    found += [f"« {phrase.group()} »" for phrase in phrases if phrase][:1]
    found += [f"dit : {name.split()[-1]}" for name in people[1:2]]
    return found


def _published(briefing: Briefing) -> tuple[date | None, date | None]:
    """The first and the last day on which an article may have been published."""
    days = bounds(briefing.source.published) if briefing.source.published else None
    first, last = days or (None, None)
    return (
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
    )
