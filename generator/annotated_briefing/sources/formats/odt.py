"""OpenDocument texts, as LibreOffice writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats.found import Found
from annotated_briefing.sources.formats.markup import local, named, parse_xml
from annotated_briefing.sources.formats.zipped import member

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "odt"
SUFFIXES = (".odt",)


def looks_like(data: bytes) -> bool:
    return (member(data, "mimetype") or b"").startswith(b"application/vnd.oasis.opendocument.text")


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    content = member(data, "content.xml")
    if content is None:
        raise SeedError(
            path, "document OpenDocument abîmé", hint="ouvrez-le, puis enregistrez-le de nouveau"
        )
    bodies = named(parse_xml(content, path), "text")
    parts = [said for e in named(bodies[0], "p", "h") if (said := _words(e))] if bodies else []
    if not parts:
        raise SeedError(path, "document OpenDocument sans texte", hint="mettez-y l'article")
    yield Found("\n\n".join(parts))


def _words(paragraph: _Element) -> str:
    """The words of a paragraph, without its notes and annotations."""
    pieces = [paragraph.text or ""]
    for child in paragraph:
        name = local(child)
        if name in {"s", "tab", "line-break"}:
            pieces.append(" ")
        elif name not in {"note", "annotation", "tracked-changes"}:
            pieces.append(_words(child))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())
