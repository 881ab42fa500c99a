"""Old addresses that lead to the new ones: a page each, for whatever serves the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotated_briefing.errors import PageError
from annotated_briefing.model import Page, Site
from annotated_briefing.render import links
from annotated_briefing.render.environment import BUILT_IN, jinja_environment, where
from annotated_briefing.render.escape import seen

_TEMPLATE = "moved.html.j2"


def moved_pages(site: Site, templates: Path, *, flat: bool) -> Iterator[Page]:
    """A redirect for each address that an article of the site had before."""
    titles = {briefing.id: briefing.title for briefing in site.briefings}
    # An HTML file of its own: neither Markdown nor a theme reads it, so plain escaping does.
    env = jinja_environment([templates / "pages", BUILT_IN / "pages"], str)
    for moved in site.moved:
        if moved.new not in titles:
            continue
        try:
            html = env.get_template(_TEMPLATE).render(
                target=links.Links(links.article(moved.old), flat).article(moved.new),
                title=seen(titles[moved.new]),
            )
        except Exception as broken:
            raise PageError(where(broken, f"pages/{_TEMPLATE}")) from broken
        yield Page.of(links.redirect(moved.old, flat), html)
