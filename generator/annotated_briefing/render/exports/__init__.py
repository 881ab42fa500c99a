"""Everything the site gives away beside its pages: a format is a file of this folder."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefing.model import Page, Site
from annotated_briefing.render.exports import (
    calendar,
    conll,
    database,
    feeds,
    graph,
    places,
    references,
    tables,
    tei,
    timelinejs,
    webannotation,
)
from annotated_briefing.render.exports.registry import Context, Export

FORMATS: tuple[Export, ...] = (
    *tables.EXPORTS,
    database.EXPORT,
    places.EXPORT,
    calendar.EXPORT,
    timelinejs.EXPORT,
    *graph.EXPORTS,
    tei.EXPORT,
    webannotation.EXPORT,
    conll.EXPORT,
    *references.EXPORTS,
    *feeds.EXPORTS,
)
BY_NAME = {export.name: export for export in FORMATS}


def files(site: Site, context: Context) -> Iterator[Page]:
    """One page a format, then the feeds of the names that several briefings share."""
    for export in FORMATS:
        made = export.write(site, context)
        yield Page(export.uri, made) if isinstance(made, str) else Page(export.uri, raw=made)
    yield from feeds.of_entities(site, context)
