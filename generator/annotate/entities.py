"""Names of people, places and organisations: what the recogniser sees, corrected by rules.

The recogniser reads a paragraph at a time. The rules then trim what is no part of a name, and
read the article as a whole: a name seen once is looked for everywhere in it.
"""

from __future__ import annotations

from generator.annotate.names.acronyms import spelled_out
from generator.annotate.names.apposed import apposed
from generator.annotate.names.document import consistent
from generator.annotate.names.joins import apart, of_someone, together
from generator.annotate.names.known import known, movements
from generator.annotate.names.ministries import ministries
from generator.annotate.names.nothing import (
    without_common_words,
    without_cross_heads,
    without_titles,
)
from generator.annotate.names.overlaps import by_start
from generator.annotate.names.peoples import countries_as_places, without_inhabitants
from generator.annotate.names.trim import trimmed
from generator.annotate.parsed import ParsedArticle
from generator.model import Mention, Source

TYPES = ("PER", "LOC", "ORG", "MISC")
RULES = (
    without_inhabitants,
    without_cross_heads,
    without_common_words,
    countries_as_places,
    apart,
    together,
    of_someone,
    apposed,
    without_titles,
    ministries,
    spelled_out,
    known,
    consistent,
    movements,
)


def mentions(parsed: ParsedArticle) -> tuple[Mention, ...]:
    """Non-overlapping mentions in text order, those of the header's dateline included."""
    found = [
        mention
        for piece in parsed.paragraphs
        for ent in piece.doc.ents
        if ent.label_ in TYPES and (mention := trimmed(piece, ent)) is not None
    ]
    return tuple(by_start(header(parsed.article.source) + corrected(parsed, found)))


def corrected(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` after all rules, each of which makes of mentions that do not overlap the same."""
    for rule in RULES:
        found = rule(parsed, found)
    return found


def header(source: Source) -> list[Mention]:
    """The place and the agency of the dateline, which stand outside the paragraphs."""
    found = []
    if source.dateline and source.dateline.start < source.dateline.end:
        found.append(Mention(source.dateline.start, source.dateline.end, type="LOC"))
    if source.agency_span:
        found.append(Mention(source.agency_span.start, source.agency_span.end, type="ORG"))
    return found
