"""NewsML 1.x, as AFP, ATS, Belga and EFE send it, with NITF or bare paragraphs inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats.found import WITHDRAWN, Found, day, one_line, with_dateline
from annotated_briefing.sources.formats.markup import first, named, parse_xml, plain
from annotated_briefing.sources.formats.roots import root_of

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "newsml-1"
SUFFIXES = (".xml",)


def looks_like(data: bytes) -> bool:
    return root_of(data) == "newsml"


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    root = parse_xml(data, path)
    found = [piece for item in named(root, "NewsItem") if (piece := _item(item))]
    if not found:
        raise SeedError(
            path, "aucun texte dans ce fichier NewsML", hint="retirez-le, ou demandez le texte"
        )
    yield from found


def _item(item: _Element) -> Found | None:
    texts = [said for body in named(item, "DataContent") if (said := plain(_content(body)))]
    status = next((e.get("FormalName", "") for e in named(item, "Status")), "")
    withdrawn = status.lower() in WITHDRAWN
    if not (texts or withdrawn):
        return None
    text, place = with_dateline(first(item, "DateLine") or "", max([*texts, ""], key=len))
    language = next((e.get("FormalName") for e in named(item, "Language")), None)
    return Found(
        text,
        {
            "title": first(item, "HeadLine"),
            "author": first(item, "ByLine"),
            "published": day(first(item, "FirstCreated", "DateId", "DateAndTime")),
            "modified": day(first(item, "ThisRevisionCreated")),
            "source": _party(item, "Source") or _party(item, "Provider"),
            "place": place,
            "usage_terms": first(item, "UsageRights", "CopyrightLine"),
            "language": language.lower() if language else None,
            "revision": first(item, "RevisionId"),
        },
        ident=first(item, "NewsItemId"),
        guid=first(item, "NewsItemId"),
        withdrawn=withdrawn,
    )


def _content(body: _Element) -> _Element:
    """The article without the head that NITF repeats."""
    inner = named(body, "body.content")
    return inner[0] if inner else body


def _party(item: _Element, name: str) -> str | None:
    parties = [party for e in named(item, name) for party in named(e, "Party")]
    return next((one_line(p.get("FormalName")) for p in parties if p.get("FormalName")), None)
