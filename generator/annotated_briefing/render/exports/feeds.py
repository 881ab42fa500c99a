"""What is new, as Atom (RFC 4287) and JSON Feed 1.1: for the site, and for often-met names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from annotated_briefing.dossier.index import Index
from annotated_briefing.model import Briefing, Page, Site
from annotated_briefing.render import links
from annotated_briefing.render.exports.registry import FOLDER, Context, Export, indented

NEWEST = 30


def atom_site(site: Site, context: Context, _: None) -> Iterator[str]:
    """The newest briefings, as Atom."""
    yield atom(site.briefings, context, context.name, f"{FOLDER}/briefings.atom")


def json_site(site: Site, context: Context, _: None) -> Iterator[str]:
    """The same as JSON Feed."""
    yield json_feed(site.briefings, context, context.name, f"{FOLDER}/briefings.feed.json")


def of_entities(site: Site, context: Context, index: Index) -> Iterator[Page]:
    """An Atom feed for each name that is followed."""
    for entity in site.entities:
        if index.is_followed(entity.id):
            uri = links.feed(entity.id)
            title = f"{context.name} · {entity.name}"
            met = [briefing for briefing, _ in index.mentions(entity.id)]
            yield Page.of(uri, atom(met, context, title, uri))


def atom(briefings: Sequence[Briefing], context: Context, title: str, uri: str) -> str:
    """An Atom feed (RFC 4287) of the first `NEWEST` of these briefings; `uri` is its own."""
    newest = briefings[:NEWEST]
    home = context.address(links.HOME)
    updated = max((moment(b) for b in newest), default=moment(None))
    entries = "".join(
        f"<entry><id>{escape(ident(b, context))}</id><title>{escape(b.title)}</title>"
        f"<updated>{moment(b)}</updated>"
        f"<link rel='alternate' type='text/html' href={quoteattr(context.article(b))}/>"
        f"<author><name>{escape(b.source.agency or context.name)}</name></author>"
        f"<summary>{escape(words(b))}</summary></entry>\n"
        for b in newest
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        f"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang={quoteattr(context.language)}>\n"
        f"<id>{escape(context.address(uri) if context.url else f'urn:briefing:{uri}')}</id>"
        f"<title>{escape(title)}</title><updated>{updated}</updated>\n"
        f"<link rel='self' type='application/atom+xml' href={quoteattr(context.address(uri))}/>"
        f"<link rel='alternate' type='text/html' href={quoteattr(home)}/>\n"
        f"{entries}</feed>\n"
    )


def json_feed(briefings: Sequence[Briefing], context: Context, title: str, uri: str) -> str:
    """A JSON Feed 1.1 of these briefings."""
    items: list[dict[str, Any]] = [
        {
            "id": ident(b, context),
            "url": context.article(b),
            "title": b.title,
            "content_text": words(b) or b.title,
            "date_published": moment(b),
            "language": b.language,
            "_briefing": {"digest": digest(b)},
        }
        for b in briefings[:NEWEST]
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": context.address(links.HOME),
        "feed_url": context.address(uri),
        "language": context.language,
        "items": items,
    }
    return indented(feed)


def ident(briefing: Briefing, context: Context) -> str:
    """An id that never changes: the address, or a URN where the site has none."""
    return context.article(briefing) if context.url else f"urn:briefing:{briefing.id}"


def words(briefing: Briefing) -> str:
    """The essentials, which are within the article's rights, after what they lean on."""
    told = []
    for above, item in zip((None, *briefing.summary), briefing.summary, strict=False):
        before = item.beside(above)
        told.append(f"{before.of(briefing.text)} {item.text}" if before else item.text)
    return "\n".join(told)


def digest(briefing: Briefing) -> str:
    """Changes when what a subscriber reads of a briefing changes."""
    seen = "\0".join((briefing.title, words(briefing), *(e.text for e in briefing.events)))
    return hashlib.sha256(seen.encode("utf-8", "replace")).hexdigest()[:16]


def moment(briefing: Briefing | None) -> str:
    """Publication as RFC 3339; the first day that the date allows, 1970 where there is none."""
    published = (briefing.source.published if briefing else None) or "1970"
    year, month, day = (*published.split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"


EXPORTS = (
    Export("atom", "briefings.atom", "application/atom+xml", atom_site),
    Export("jsonfeed", "briefings.feed.json", "application/feed+json", json_site),
)
