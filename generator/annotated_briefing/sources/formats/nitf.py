"""NITF, IPTC's markup of a single article."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats.found import WITHDRAWN, Found, day, with_dateline
from annotated_briefing.sources.formats.markup import first, named, parse_xml, plain, words
from annotated_briefing.sources.formats.roots import root_of

NAME = "nitf"
SUFFIXES = (".xml",)


def looks_like(data: bytes) -> bool:
    return root_of(data) == "nitf"


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    root = parse_xml(data, path)
    bodies = named(root, "body.content")
    text = plain(bodies[0]) if bodies else ""
    heads = named(root, "body.head")
    head = heads[0] if heads else root
    text, place = with_dateline(first(head, "dateline") or "", text)
    attributes = {
        (name, key): element.get(key, "")
        for name, key in (
            ("doc-id", "id-string"),
            ("doc-id", "regsrc"),
            ("date.issue", "norm"),
            ("date.release", "norm"),
            ("date.expire", "norm"),
            ("pubdata", "date.publication"),
            ("docdata", "management-status"),
            ("du-key", "version"),
        )
        for element in reversed(named(root, name))
    }
    withdrawn = attributes.get(("docdata", "management-status"), "") in WITHDRAWN
    if not (text or withdrawn):
        raise SeedError(path, "aucun texte dans ce fichier NITF", hint="demandez-le à sa source")
    holders = [
        f"© {' '.join(filter(None, (e.get('year'), e.get('holder'))))}"
        for e in named(root, "doc.copyright")
        if e.get("holder")
    ]
    issued = attributes.get(("date.issue", "norm")) or attributes.get(
        ("pubdata", "date.publication")
    )
    language = root.get("baselang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    titles = [said for e in named(head, "hl1") or named(head, "hedline") if (said := words(e))]
    yield Found(
        text,
        {
            "title": titles[0] if titles else first(root, "title"),
            "author": first(head, "byline"),
            "published": day(issued),
            "source": first(head, "distributor") or attributes.get(("doc-id", "regsrc")) or None,
            "place": place,
            "usage_terms": holders[0] if holders else first(head, "rights"),
            "language": language.lower() if language else None,
            "revision": attributes.get(("du-key", "version")) or None,
        },
        ident=attributes.get(("doc-id", "id-string")) or None,
        guid=attributes.get(("doc-id", "id-string")) or None,
        withdrawn=withdrawn,
    )
