"""Cutting from a recognised name what is no part of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from generator.annotate.names.nouns import listed
from generator.annotate.parsed import ParsedParagraph
from generator.model import EntityType, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

# Lower-case words that precede a name. A capital (« Le Caire », « La Poste ») is the name's own.
DETERMINERS = listed(
    "le la les l' l’ un une des du au aux d' d’ ce cet cette ces son sa ses leur leurs notre nos"
    " votre vos mon ma mes en à par pour avec chez dans sur et ou qu' qu’ que"
)
PARTICLES = frozenset(["de", *DETERMINERS])  # « de Gaulle » keeps its particle, « de Paris » not
CIVILITIES = listed(
    "m. m mm. mm mme mmes mlle mlles monsieur madame mademoiselle messieurs mesdames"
    " dr dr. pr pr. me mgr mgr. docteur professeur maître monseigneur"
)
# Not « ! » and « ? »: they belong to some names (« En marche ! »).
EDGES = frozenset(" \t\u00a0\u202f.,;:…-–—/'’\"«»“”()[]*•|")
_INITIALS = re.compile(r"\b[^\W\d_]\.(?:[ -]?[^\W\d_]\.)+$")  # « J. R. », « U.S. »


def trimmed(piece: ParsedParagraph, ent: DocSpan) -> Mention | None:
    """The mention without determiners, civilities, quotes or stray punctuation; None if empty."""
    doc, start, end, label = ent.doc, ent.start, ent.end, ent.label_
    before = PARTICLES if label in ("LOC", "ORG") else DETERMINERS
    while start < end:
        word = doc[start].text
        low = word.lower()
        more = start + 1 < end
        leads = word in before or (label == "PER" and low in CIVILITIES)
        if not (all(c in EDGES for c in word) or (leads and more)):
            break
        start += 1
    while (
        start < end and all(c in EDGES for c in doc[end - 1].text) and not closes(doc, start, end)
    ):
        end -= 1
    if start >= end:
        return None
    text = doc[start:end].text
    if not any(c.isalnum() for c in text):
        return None
    span = piece.span(doc[start:end])
    return Mention(span.start, span.end, type=cast(EntityType, label))


def closes(doc: Doc, start: int, end: int) -> bool:
    """Whether the last token ends something opened inside: « Martin (fils) », « J. R. »."""
    text = doc[start:end].text
    return (
        (text.endswith(")") and "(" in text)
        or (text.endswith("»") and "«" in text)
        or _INITIALS.search(text) is not None
    )
