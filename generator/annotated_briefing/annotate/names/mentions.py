"""Names of people, places and organisations: what the recogniser sees, corrected by rules.

The recogniser reads a paragraph at a time. The rules then trim what is no part of a name, and
read the article as a whole: a name seen once is looked for everywhere in it.
"""

from __future__ import annotations

from annotated_briefing.annotate.names.acronyms import spelled_out
from annotated_briefing.annotate.names.apposed import apposed
from annotated_briefing.annotate.names.consistency import consistent
from annotated_briefing.annotate.names.homonyms import homonyms
from annotated_briefing.annotate.names.joins import apart, named_after, of_someone, together
from annotated_briefing.annotate.names.ministries import ministries
from annotated_briefing.annotate.names.not_names import (
    of_matter,
    without_common_words,
    without_cross_heads,
    without_openers,
    without_titles,
)
from annotated_briefing.annotate.names.organisations import known, movements
from annotated_briefing.annotate.names.overlaps import by_start
from annotated_briefing.annotate.names.peoples import countries_as_places, without_inhabitants
from annotated_briefing.annotate.names.trim import trimmed
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.model import Mention, Source

TYPES = ("PER", "LOC", "ORG", "MISC")
RULES = (
    without_inhabitants,
    without_cross_heads,
    without_common_words,
    without_openers,
    of_matter,
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
    named_after,
    apposed,
    homonyms,
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
