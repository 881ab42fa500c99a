"""Elements of HTML, XHTML or NITF → paragraphs of plain text."""

from __future__ import annotations

import importlib
import re
from types import ModuleType
from typing import TYPE_CHECKING

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats.found import EXTRA

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 hl1 hl2 li dt dd tr blockquote section article header footer aside"
    " figure figcaption pre ul ol dl table tbody thead tfoot block body.content body html media"
    " nitf main address note fn title byline byttl hedline".split()
)
_SILENT = frozenset(
    "script style head noscript template svg button form nav iframe object media-reference"
    " media-metadata".split()
)


def wants(module: str, path: str, what: str) -> ModuleType:
    """A library of the extra « formats »; raises SeedError with the remedy where it is not"
    " there."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise SeedError(path, f"{what} : lecture non installée", hint=EXTRA) from None


def parse_xml(data: bytes, path: str) -> _Element:
    """The root of an XML file: no external entity, no DTD, no network.

    A file that declares an 8-bit encoding and is UTF-8 is read as UTF-8. Raises SeedError.
    """
    etree = wants("lxml.etree", path, "fichier XML")
    declared = re.match(rb"\s*<\?xml[^>]*encoding=[\"'](?P<name>[\w-]+)", data)
    encoding = None
    if declared and declared["name"].lower() not in {b"utf-8", b"utf8"} and not data.isascii():
        try:
            data.decode("utf-8")
            encoding = "utf-8"
        except UnicodeDecodeError:
            pass
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding=encoding
    )
    try:
        root: _Element = etree.fromstring(data.lstrip(), parser)
    except etree.XMLSyntaxError as broken:
        raise SeedError(
            path,
            "XML illisible",
            line=broken.lineno or None,
            hint="le fichier est tronqué ou abîmé ; demandez-le de nouveau à sa source",
        ) from None
    return root


def parse_html(markup: str, path: str) -> _Element:
    """The root of an HTML page or of a fragment of one."""
    html = wants("lxml.html", path, "page web")
    root: _Element = html.fromstring(
        f"<div>{markup}</div>" if "<html" not in markup[:4000].lower() else markup
    )
    return root


def local(element: _Element) -> str:
    """The name of an element without its namespace, in small letters; empty for a comment."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def named(root: _Element, *names: str) -> list[_Element]:
    """Every element of these names, in the order of the file, whatever their namespace."""
    wanted = {name.lower() for name in names}
    return [element for element in root.iter() if local(element) in wanted]


def first(root: _Element, *names: str) -> str | None:
    """The words of the first element that has any, the names tried in order."""
    found = (said for name in names for e in named(root, name) if (said := words(e)))
    return next(found, None)


def words(element: _Element) -> str:
    """All the words of an element, on one line."""
    return " ".join(plain(element).split())


def plain(element: _Element) -> str:
    """The paragraphs of an element, parted by blank lines."""
    parts: list[str] = []
    current: list[str] = []

    def close() -> None:
        for line in "".join(current).split("\n"):
            if said := " ".join(line.split()):
                parts.append(said)
        current.clear()

    def walk(node: _Element) -> None:
        name = local(node)
        if not name or name in _SILENT:
            return
        block = name in _BLOCKS
        if block:
            close()
        if name == "li":
            current.append("- ")
        if node.text:
            current.append(re.sub(r"\s+", " ", node.text))
        for child in node:
            if local(child) == "br":
                current.append("\n")
            elif local(child) in {"td", "th"} and child.getprevious() is not None:
                current.append(" | ")
            walk(child)
            if child.tail:
                current.append(re.sub(r"\s+", " ", child.tail))
        if block:
            close()

    walk(element)
    close()
    return "\n\n".join(part for part in parts if part != "-")


_MARKED = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I)


def is_marked(text: str) -> bool:
    """Whether a text that should be plain holds HTML."""
    return bool(_MARKED.search(text))


def plain_html(markup: object, path: str) -> str:
    """The same of HTML given as a string."""
    return plain(parse_html(str(markup), path)) if str(markup or "").strip() else ""
