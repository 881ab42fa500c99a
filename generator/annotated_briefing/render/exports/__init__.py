"""Everything the site gives away beside its pages: a format is a file of this folder.

To add one: a module with `EXPORTS`, its words in `templates/pages/data.md.j2`, which give the order
of the page, and a line in the manual.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from annotated_briefing.model import Page, Site
from annotated_briefing.render.exports import feeds
from annotated_briefing.render.exports.registry import Context, Export


def _given() -> Iterator[Export]:
    """What the modules of this folder give, by name of module."""
    for found in pkgutil.iter_modules(__path__):
        yield from getattr(import_module(f"{__name__}.{found.name}"), "EXPORTS", ())


BY_NAME = {export.name: export for export in _given()}


def files(site: Site, context: Context) -> Iterator[Page]:
    """One page a format, then the feeds of the names that several briefings share."""
    for export in BY_NAME.values():
        made = export.write(site, context)
        yield Page(export.uri, made) if isinstance(made, str) else Page(export.uri, raw=made)
    yield from feeds.of_entities(site, context)
