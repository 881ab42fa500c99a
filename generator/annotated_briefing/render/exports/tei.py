"""Readable text as a TEI corpus: names (`rs`), dates (`date`) and statements (`said`) inline."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from annotated_briefing.model import Briefing, Held, Site, Span
from annotated_briefing.render.exports.registry import Context, readable, texts

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_XML = {n: None for n in range(32) if n not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}

Mark = tuple[int, int, str, str]  # start, end, opening tag, closing tag


def whole(site: Site, context: Context, elements: Held) -> Iterator[str | Held]:
    """A `teiCorpus` of every briefing; one that shows no text has a `gap`."""
    lists = "".join(
        f"<item xml:id={quoteattr('e-' + e.id)} n={quoteattr(e.type)}>{clean(e.name)}</item>"
        for e in site.entities
    )
    header = (
        "<teiHeader><fileDesc><titleStmt>"
        f"<title>{clean(context.name)}</title></titleStmt>"
        "<publicationStmt><p/></publicationStmt><sourceDesc>"
        f"<list>{lists or '<item/>'}</list></sourceDesc></fileDesc></teiHeader>"
    )
    yield f"<?xml version='1.0' encoding='utf-8'?>\n<teiCorpus xmlns='{NAMESPACE}'>{header}\n"
    yield elements
    yield "</teiCorpus>\n"


def of_briefing(briefing: Briefing, context: Context) -> str:
    """One briefing as a TEI element."""
    published = briefing.source.published
    when = f" when={quoteattr(published)}" if published else ""
    header = (
        "<teiHeader><fileDesc><titleStmt>"
        f"<title>{clean(briefing.title)}</title></titleStmt><publicationStmt>"
        f"<publisher>{clean(briefing.source.agency or context.name)}</publisher>"
        f"<date{when}/></publicationStmt><sourceDesc>"
        f"<p>{clean(briefing.source.url or context.article(briefing))}</p>"
        "</sourceDesc></fileDesc></teiHeader>"
    )
    sentences = "".join(
        f"<s n={quoteattr(ident)}>{inline(briefing.text, span, marks)}</s>"
        for (ident, span), marks in by_sentence(briefing)
    )
    body = sentences or "<gap/>"
    name = quoteattr(f"b-{briefing.id}")
    return f"<TEI xml:id={name}>{header}<text><body><p>{body}</p></body></text></TEI>\n"


def by_sentence(briefing: Briefing) -> Iterator[tuple[tuple[str, Span], list[Mark]]]:
    """The readable sentences in order, each with the marks that touch it."""
    rest = deque(sorted(all_marks(briefing), key=lambda mark: (mark[0], -mark[1])))
    here: list[Mark] = []
    for ident, span in readable(briefing):
        while rest and rest[0][0] < span.end:
            here.append(rest.popleft())
        here = [mark for mark in here if mark[1] > span.start]
        yield (ident, span), here


def all_marks(briefing: Briefing) -> Iterator[Mark]:
    """Each element to open within the text: start, end, and its tag with attributes."""
    for mention in briefing.mentions:
        ref = f" ref={quoteattr('#e-' + mention.entity)}" if mention.entity else ""
        yield mention.start, mention.end, f"<rs type={quoteattr(mention.type)}{ref}>", "</rs>"
    for timex in briefing.timexes:
        bounds = "".join(
            f" {name}={quoteattr(day)}"
            for name, day in (("notBefore", timex.earliest), ("notAfter", timex.latest))
            if day
        )
        yield timex.start, timex.end, f"<date{bounds}>", "</date>"
    for claim in briefing.claims:
        who = f" who={quoteattr('#e-' + claim.speaker)}" if claim.speaker else ""
        direct = "true" if claim.direct else "false"
        yield claim.start, claim.end, f"<said direct='{direct}'{who}>", "</said>"


def inline(text: str, within: Span, marks: list[Mark]) -> str:
    """The sentence with its marks nested; one that would cross another is left out, and a
    statement longer than its sentence is marked in each."""
    parts: list[str] = []
    open_: list[tuple[int, str]] = []
    position = within.start
    for start, end, opening, closing in marks:
        first, last = max(start, within.start), min(end, within.end)
        if first >= last or (start < within.start and not opening.startswith("<said")):
            continue
        while open_ and open_[-1][0] <= first:
            stop, tag = open_.pop()
            parts += [clean(text[position:stop]), tag]
            position = stop
        if first < position or (open_ and last > open_[-1][0]):
            continue
        parts += [clean(text[position:first]), opening]
        position = first
        open_.append((last, closing))
    while open_:
        stop, tag = open_.pop()
        parts += [clean(text[position:stop]), tag]
        position = stop
    return "".join([*parts, clean(text[position : within.end])])


def clean(text: str) -> str:
    """Characters that XML may hold, escaped."""
    return escape(text.translate(_XML))


EXPORTS = (texts("tei", "corpus.tei.xml", "application/tei+xml", whole, of_briefing),)
