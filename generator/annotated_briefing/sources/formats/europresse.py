"""Europresse exports: one HTML page, an `article` element for each document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.days import first_day
from annotated_briefing.sources.decode import decode
from annotated_briefing.sources.formats.found import Found, one_line
from annotated_briefing.sources.formats.markup import named, parse_html, plain, words

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "europresse"
SUFFIXES = (".html", ".htm")
_ISSUE = re.compile(r",? (?:no|n°|nº)\.? ?[\d-]+.*$|\s*\((?:site web|tweets?|réf\. .*)\).*$", re.I)


def looks_like(data: bytes) -> bool:
    return b"DocPublicationName" in data and b"<article" in data


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    root = parse_html(decode(data, path).text, path)
    found = [
        piece for article in named(root, "article") if (piece := _article(article)) is not None
    ]
    if not found:
        raise SeedError(
            path,
            "aucun article dans cet export Europresse",
            hint="exportez de nouveau, au format HTML et avec le texte intégral",
        )
    yield from found


def _article(article: _Element) -> Found | None:
    bodies = _of(article, "DocText")
    text = "\n\n".join(filter(None, (plain(body) for body in bodies)))
    if not text:
        return None
    header = " ".join(words(e) for e in _of(article, "DocHeader"))
    papers = [words(e) for e in _of(article, "DocPublicationName")]
    titles = [*_of(article, "rdp__articletitle"), *_of(article, "titreArticleVisu")]
    titles = titles or _of(article, "titreArticle")
    notices = [words(e) for foot in named(article, "footer") for e in named(foot, "p")]
    numbers = [words(e) for e in _of(article, "publiC-lblNodoc")]
    byline = [words(e) for e in _of(article, "sm-margin-bottomNews")]
    return Found(
        text,
        {
            "title": one_line(words(titles[0])) if titles else None,
            "author": next(filter(None, byline), None),
            "published": first_day(header),
            "source": one_line(_ISSUE.sub("", papers[0])) if papers else None,
            "usage_terms": next((n for n in notices if "©" in n), None),
        },
        ident=numbers[0] if numbers else None,
    )


def _of(root: _Element, name: str) -> list[_Element]:
    return [e for e in root.iter() if name in (e.get("class") or "").split()]
