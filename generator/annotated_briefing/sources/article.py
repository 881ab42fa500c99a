"""Text and what is known about it → Article."""

from __future__ import annotations

import hashlib
import re

from annotated_briefing.errors import SeedError
from annotated_briefing.model import Article, Dateline, Source, Span
from annotated_briefing.sources.language import language_of
from annotated_briefing.sources.metadata import IMPOSSIBLE, Metadata
from annotated_briefing.sources.paragraphs import paragraphs
from annotated_briefing.sources.reading import TURNED, moved, unseen
from annotated_briefing.sources.wire import Wire, read_wire

_TURNED = re.compile(f"[{TURNED}]")


def make_article(
    text: str,
    *,
    ident: str,
    path: str,
    format: str,
    given: Metadata | None = None,
    digest: str | None = None,
    key: str = "",
    guid: str | None = None,
    withdrawn: bool = False,
) -> Article:
    """`given` (front matter or sidecar) beats what the text's own header says; `key` is the file
    where nothing else is said. What is `withdrawn` keeps no text.

    Raises SeedError for what no page can show.
    """
    given = given or Metadata()
    text = "" if withdrawn else text
    if half := IMPOSSIBLE.search(text):
        raise SeedError(
            path,
            f"caractère impossible à la position {half.start() + 1} (\\u{ord(half[0]):04x})",
            hint="retirez-le du texte",
        )
    read = unseen(text)
    wire = moved(read_wire(read.text, given.title), read.back)
    parted = paragraphs(text, [_with_turned(text, span) for span in wire.paragraphs])
    return Article(
        id=ident,
        key=key or path,
        guid=guid,
        withdrawn=withdrawn,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        body=wire.body,
        header=wire.header,
        credits_span=wire.credits_span,
        furniture=wire.furniture,
        language=given.language or language_of(text[wire.body.start : wire.body.end]),
        title=given.title or wire.title,
        paragraphs=parted,
        source=Source(
            path=path,
            format=format,
            agency=given.source or wire.agency,
            agency_span=wire.agency_span,
            dateline=_dateline(wire, given),
            published=given.published or wire.published,
            credits=wire.credits,
            url=given.url,
            rights=given.rights,
            usage_terms=given.usage_terms,
            revision=given.revision,
            byline=given.author,
            modified=given.modified,
            embargo=given.embargo,
            expires=given.expires,
            digest=digest,
        ),
    )


def _with_turned(text: str, span: Span) -> Span:
    """A paragraph with the characters before it that would turn it about: they are to be shown."""
    start = span.start
    while start and _TURNED.match(text, start - 1):
        start -= 1
    return Span(start, span.end)


def _dateline(wire: Wire, given: Metadata) -> Dateline | None:
    if given.place is None:
        return wire.dateline
    at = wire.dateline
    return Dateline(
        place=given.place,
        start=at.start if at else 0,
        end=at.end if at else 0,
        date=at.date if at else None,
    )
