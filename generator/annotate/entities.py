"""Names of people, places and organisations: what the recogniser sees, corrected by rules.

The recogniser reads a paragraph at a time. The rules then trim what is no part of a name, and
read the article as a whole: a name seen once is looked for everywhere in it.
"""

from __future__ import annotations

from dataclasses import replace

from generator.annotate.names.acronyms import spelled_out
from generator.annotate.names.apposed import apposed
from generator.annotate.names.document import consistent, without_titles
from generator.annotate.names.joins import apart, together
from generator.annotate.names.known import known
from generator.annotate.names.ministries import ministries
from generator.annotate.names.nouns import MOVEMENTS
from generator.annotate.names.peoples import countries, is_inhabitants
from generator.annotate.names.trim import trimmed
from generator.annotate.parsed import ParsedArticle
from generator.model import Mention, Source

TYPES = ("PER", "LOC", "ORG", "MISC")


def mentions(parsed: ParsedArticle) -> tuple[Mention, ...]:
    """Non-overlapping mentions in text order, those of the header's dateline included."""
    found = [
        mention
        for piece in parsed.paragraphs
        for ent in piece.doc.ents
        if ent.label_ in TYPES and (mention := trimmed(piece, ent)) is not None
    ]
    text = parsed.article.text
    found = [
        replace(mention, type="LOC")
        if mention.type in ("ORG", "MISC") and mention.of(text) in countries()
        else mention
        for mention in found
        if mention.type == "PER"
        or not is_inhabitants(mention.of(text), text[max(0, mention.start - 30) : mention.start])
    ]
    found = apposed(parsed, together(text, apart(text, found)))
    found = without_titles(text, found)
    found = ministries(parsed, found)
    found = spelled_out(parsed, found)
    found = known(parsed, found)
    found = consistent(parsed, found)
    found += movements(parsed, found)
    return tuple(sorted([*header(parsed.article.source), *found], key=lambda m: m.start))


def movements(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """Armed and political movements written without a capital, outside the other mentions."""
    text = parsed.article.text
    inside = bytearray(len(text))
    for mention in found:
        inside[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    more = []
    for piece in parsed.paragraphs:
        for token in piece.doc:
            if token.lower_ in MOVEMENTS:
                span = piece.span(token)
                if not inside[span.start]:
                    more.append(Mention(span.start, span.end, type="ORG"))
    return more


def header(source: Source) -> list[Mention]:
    """The place and the agency of the dateline, which stand outside the paragraphs."""
    found = []
    if source.dateline and source.dateline.start < source.dateline.end:
        found.append(Mention(source.dateline.start, source.dateline.end, type="LOC"))
    if source.agency_span:
        found.append(Mention(source.agency_span.start, source.agency_span.end, type="ORG"))
    return found
