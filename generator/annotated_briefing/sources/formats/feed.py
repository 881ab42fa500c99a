"""RSS and Atom files: one article an entry, as much of it as the feed carries."""

from __future__ import annotations

from collections.abc import Iterator
from time import strftime
from typing import Any

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats.found import Found, one_line
from annotated_briefing.sources.formats.markup import plain_html, wants
from annotated_briefing.sources.formats.roots import root_of

NAME = "feed"
SUFFIXES = (".rss", ".atom", ".xml")


def looks_like(data: bytes) -> bool:
    return root_of(data) in {"rss", "feed", "rdf"}


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    feed: Any = wants("feedparser", path, "fil RSS ou Atom").parse(data)
    made = 0
    for entry in feed.entries:
        contents = [piece.get("value", "") for piece in entry.get("content", [])]
        text = plain_html(max([*contents, entry.get("summary", "")], key=len), path)
        if not text:
            continue
        made += 1
        changed = dict.get(entry, "updated_parsed")
        stamp = dict.get(entry, "published_parsed") or changed
        yield Found(
            text,
            {
                "title": one_line(plain_html(entry.get("title"), path)),
                "author": one_line(entry.get("author")),
                "published": strftime("%Y-%m-%d", stamp) if stamp else None,
                "modified": strftime("%Y-%m-%d", changed) if changed else None,
                "source": one_line(feed.feed.get("title")),
                "url": one_line(entry.get("link")),
                "language": one_line(feed.feed.get("language")),
                "usage_terms": one_line(entry.get("rights") or feed.feed.get("rights")),
            },
            ident=one_line(entry.get("id")),
            guid=one_line(entry.get("id")),
        )
    if not made:
        raise SeedError(path, "aucun article dans ce fil", hint="enregistrez-le de nouveau")
