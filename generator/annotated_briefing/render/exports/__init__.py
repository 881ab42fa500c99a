"""Everything the site gives away beside its pages: a format is a file of this folder.

To add one: a module with `EXPORTS`, its words in `templates/pages/data.md.j2`, which give the order
of the page, and a line in the manual.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any

from annotated_briefing.dossier.index import Index
from annotated_briefing.model import Briefing, Page, Site
from annotated_briefing.render.exports import feeds
from annotated_briefing.render.exports.registry import Context, Export, Gathered


def _given() -> Iterator[Export]:
    """What the modules of this folder give, by name of module."""
    for found in pkgutil.iter_modules(__path__):
        yield from getattr(import_module(f"{__name__}.{found.name}"), "EXPORTS", ())


BY_NAME = {export.name: export for export in _given()}


def parts(briefing: Briefing, context: Context) -> list[Any]:
    """What one briefing adds to each format, in their order."""
    return [export.part(briefing, context) for export in BY_NAME.values()]


def gather(made: Iterable[Sequence[Any]]) -> list[Gathered]:
    """What the `parts` of some briefings in a row come to, in the order of the formats."""
    made = tuple(made)
    return [
        export.gather([parts[number] for parts in made])
        for number, export in enumerate(BY_NAME.values())
    ]


def join(rows: Iterable[Sequence[Gathered]]) -> list[Gathered]:
    """What was so gathered, of several rows."""
    rows = tuple(rows)  # which are compressed
    return [
        export.join([row[number] for row in rows]) for number, export in enumerate(BY_NAME.values())
    ]


def files(
    site: Site, context: Context, index: Index, gathered: Sequence[Gathered]
) -> Iterator[Page]:
    """One page a format, then the feeds of the names that several briefings share."""
    for export, own in zip(BY_NAME.values(), gathered, strict=True):
        yield Page(export.uri, export.held(site, context, own))
    yield from feeds.of_entities(site, context, index)
