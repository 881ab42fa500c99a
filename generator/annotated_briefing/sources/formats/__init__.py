"""The formats of seeds, told by what is in a file and not by its name.

A format is a module with `NAME`, `SUFFIXES`, `looks_like(data)` and `read(data, path)`, which gives
a `Found` for each article and a SeedError for each piece that gives none. To add one: write it,
list it here, test it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats import (
    docx,
    europresse,
    feed,
    html,
    iptc7901,
    jsonl,
    mail,
    markdown,
    newsml1,
    newsml_g2,
    ninjs,
    nitf,
    odt,
    pdf,
    rtf,
    table,
    text,
)
from annotated_briefing.sources.formats.found import Found


class Format(Protocol):
    """What each module of this folder gives.

    `looks_like` tells a format by the bytes of a file, before any other look at it. `read` gives
    each article found, or the fault of one; it raises SeedError where the whole file is unreadable.
    """

    @property
    def NAME(self) -> str: ...  # noqa: N802 - a module's constant

    @property
    def SUFFIXES(self) -> tuple[str, ...]: ...  # noqa: N802

    def looks_like(self, data: bytes) -> bool: ...

    def read(self, data: bytes, path: str) -> Iterator[Found | SeedError]: ...


# The surest signs first: what any file may look like comes last.
FORMATS: tuple[Format, ...] = (
    pdf, docx, odt, rtf, iptc7901, newsml_g2, newsml1, nitf, feed, europresse, html, jsonl, ninjs,
    mail, table, markdown, text,
)  # fmt: skip
_BY_SUFFIX: tuple[Format, ...] = (markdown, table, jsonl)
SUFFIXES = tuple(dict.fromkeys(suffix for known in FORMATS for suffix in known.SUFFIXES))


def recognise(data: bytes, suffix: str) -> Format:
    """The format of a file. Where nothing in it tells, its suffix may."""
    known = next(known for known in FORMATS if known.looks_like(data))
    if known.NAME != text.NAME:
        return known
    return next((told for told in _BY_SUFFIX if suffix in told.SUFFIXES), known)
