"""A page saved from the web, or a fragment of HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.decode import decode
from annotated_briefing.sources.formats.found import Found, day, one_line
from annotated_briefing.sources.formats.markup import (
    first,
    local,
    named,
    parse_html,
    plain,
    wants,
)
from annotated_briefing.sources.formats.roots import root_of

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "html"
SUFFIXES = (".html", ".htm", ".xhtml")
_TAGS = frozenset(
    "html head body p div h1 h2 h3 article section main header span a ul ol table blockquote"
    " strong em b i br figure".split()
)
_LEAST = 0.2  # share of the page's own paragraphs that an extraction must keep to be believed
_ARTICLES = {"newsarticle", "article", "reportagenewsarticle", "analysisnewsarticle", "blogposting"}


def looks_like(data: bytes) -> bool:
    return root_of(data) in _TAGS


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    markup = _decoded(data, path)
    root = parse_html(markup, path)
    told = _told(root)
    text = _article(markup, root, path)
    if not text:
        raise SeedError(
            path,
            "aucun texte d'article dans cette page",
            hint="copiez le texte de l'article dans un fichier .txt",
        )
    yield Found(text, told, ident=None)


def _decoded(data: bytes, path: str) -> str:
    """As the page declares, when its bytes allow it; else as any other text."""
    declared = re.search(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", data[:4000], re.I)
    if declared:
        try:
            return data.decode(declared[1].decode()).replace("\r\n", "\n")
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, path).text


def _article(markup: str, root: _Element, path: str) -> str:
    if not named(root, "body", "html") or len(named(root, "p")) < 2:
        return plain(root)
    trafilatura = wants("trafilatura", path, "page web")
    text: str | None = trafilatura.extract(
        markup,
        output_format="txt",
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        favor_precision=True,
        deduplicate=False,
    )
    marked = named(root, "article", "main") or named(root, "body") or [root]
    own = max((plain(element) for element in marked), key=len)
    if text and len(text) >= _LEAST * len(own):
        return text.strip()
    return own


def _told(root: _Element) -> dict[str, object]:
    """What the page says of itself: its linked data first, then its meta elements."""
    data = _linked(root)
    meta: dict[str, str] = {}
    for element in named(root, "meta"):
        key = (
            element.get("property") or element.get("name") or element.get("itemprop") or ""
        ).lower()
        if key and element.get("content"):
            meta.setdefault(key, str(element.get("content")))
    canonical = [e.get("href") for e in named(root, "link") if e.get("rel") == "canonical"]
    html = next((e for e in root.iter() if local(e) == "html"), root)
    times = [e.get("datetime") for e in named(root, "time") if e.get("datetime")]
    title = (
        data.get("headline") or meta.get("og:title") or first(root, "h1") or first(root, "title")
    )
    author = data.get("author")
    publisher = data.get("publisher")
    url = meta.get("og:url") or (canonical[0] if canonical else None)
    return {
        "title": one_line(title),
        "author": _name(author) or one_line(meta.get("author")),
        "published": day(
            data.get("datePublished")
            or meta.get("article:published_time")
            or meta.get("datepublished")
            or meta.get("date")
            or (times[0] if times else None)
        ),
        "modified": day(data.get("dateModified") or meta.get("article:modified_time")),
        "source": _name(publisher) or one_line(meta.get("og:site_name")),
        "url": url if url and re.match(r"https?://", url) else None,
        "language": (html.get("lang") or meta.get("og:locale") or "").replace("_", "-").lower()
        or None,
        "usage_terms": one_line(meta.get("copyright") or meta.get("rights")),
    }


def _linked(root: _Element) -> dict[str, Any]:
    """The JSON-LD object that describes an article."""
    for script in named(root, "script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            told: Any = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        waiting = [told]
        while waiting:
            node = waiting.pop()
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                kinds = node.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(str(kind).lower() in _ARTICLES for kind in kinds):
                    return node
                waiting += [node["@graph"]] if "@graph" in node else []
    return {}


def _name(told: object) -> str | None:
    if isinstance(told, list):
        return ", ".join(name for item in told if (name := _name(item))) or None
    return one_line(told.get("name") if isinstance(told, dict) else told)
