"""NewsML-G2: news items, alone or in a message; concepts, events and packages hold no article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats.found import (
    WITHDRAWN,
    Found,
    day,
    moment,
    one_line,
    sure_place,
    with_dateline,
)
from annotated_briefing.sources.formats.markup import (
    first,
    is_marked,
    local,
    named,
    parse_xml,
    plain,
    plain_html,
    words,
)
from annotated_briefing.sources.formats.roots import root_of

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "newsml-g2"
SUFFIXES = (".xml",)
_ROOTS = {"newsmessage", "newsitem", "packageitem", "conceptitem", "knowledgeitem", "contentset",
          "contentmeta"}  # fmt: skip


def looks_like(data: bytes) -> bool:
    return root_of(data) in _ROOTS


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    root = parse_xml(data, path)
    items = [e for e in root.iter() if local(e) in {"newsitem", "contentset"}]
    items = [e for e in items if local(e) == "newsitem" or e is root]
    found = [piece for item in items if (piece := _item(item, path)) is not None]
    if not found:
        raise SeedError(
            path,
            "aucun texte dans ce fichier NewsML-G2 (concept, agenda, image ou paquet)",
            hint="retirez-le : seuls les articles ont une page",
        )
    yield from found


def _item(item: _Element, path: str) -> Found | SeedError | None:
    bodies = named(item, "inlineXML", "inlineData")
    text = next((said for body in bodies if (said := _text(body, path))), "")
    status = next((e.get("qcode", "").split(":")[-1] for e in named(item, "pubStatus")), "")
    withdrawn = status in WITHDRAWN
    if not (text or withdrawn):
        return None
    dateline = first(item, "dateline") or ""
    text, place = with_dateline(dateline, text)
    titles = [e for e in named(item, "headline", "hl1") if words(e)]
    language = next((e.get("tag") for e in named(item, "language") if e.get("tag")), None)
    return Found(
        text,
        {
            "title": one_line(words(titles[0])) if titles else None,
            "author": first(item, "by", "byline"),
            "published": day(first(item, "firstCreated", "contentCreated", "versionCreated")),
            "modified": day(first(item, "versionCreated")),
            "embargo": moment(first(item, "embargoed")),
            "source": _party(item, "infoSource") or _party(item, "provider"),
            "place": place or sure_place(_party(item, "located")),
            "usage_terms": first(item, "usageTerms") or first(item, "copyrightNotice"),
            "language": language,
            "revision": item.get("version"),
        },
        ident=item.get("guid"),
        guid=item.get("guid"),
        withdrawn=withdrawn,
    )


def _text(body: _Element, path: str) -> str:
    """The article in an inline body: what NITF or XHTML holds as content, never its own head."""
    if local(body) == "inlinexml" and not named(body, "p", "nitf", "html", "body", "div"):
        return ""  # a calendar, a package
    mains = [e for e in named(body, "section", "div") if "main" in (e.get("class") or "").split()]
    inner = mains or named(body, "body.content") or named(body, "body")
    text = plain(inner[0] if inner else body)
    return plain_html(text, path) if is_marked(text) else text


def _party(item: _Element, name: str) -> str | None:
    for element in named(item, name):
        said = first(element, "name") or element.get("literal") or element.get("qcode", "")
        if said:
            return one_line(said.rsplit(":", 1)[-1])
    return None
