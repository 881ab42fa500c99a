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
DANGLING = PARTICLES | {"d", "l"}
CIVILITIES = listed(
    "m. m mm. mm mme mmes mlle mlles monsieur madame mademoiselle messieurs mesdames"
    " dr dr. pr pr. me mgr mgr. docteur professeur maître monseigneur"
)
# Not « ! » and « ? »: they belong to some names (« En marche ! »).
EDGES = frozenset(" \t\u00a0\u202f.,;:…-–—/'’\"«»“”()[]*•|+")
# « anti-Morand », « ex-RDA »: the prefix is no part of the name.
_PREFIX = re.compile(r"(?:anti|pro|ex|non|post|néo)-(?=[^\W\d_a-zà-ÿ])")
# Illnesses, which the recogniser takes for all sorts of names.
ILLNESSES = listed("covid covid-19 covid19 sars sras sida ebola h1n1 h5n1 coronavirus sars-cov-2")
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
    if label != "MISC":  # a title may be a sentence, the name of a body or a place is none
        end = before_verb(doc, start, end)
    while start < end and (
        (all(c in EDGES for c in doc[end - 1].text) and not closes(doc, start, end))
        or (doc[end - 1].text in DANGLING and end - start > 1)
    ):
        end -= 1
    if start >= end:
        return None
    text = doc[start:end].text
    if end < ent.end and text.islower():
        return None  # « détroit (de) »: without its end it names nothing
    if not any(c.isalnum() for c in text) or (label != "MISC" and text.lower() in ILLNESSES):
        return None
    span = piece.span(doc[start:end])
    prefix = _PREFIX.match(text)
    skipped = prefix.end() if prefix else 0
    return Mention(span.start + skipped, span.end, type=cast(EntityType, label))


def before_verb(doc: Doc, start: int, end: int) -> int:
    """The end without a clause that the recogniser ran into: « Cour (de démontrer) »."""
    for index in range(start + 1, end):
        token = doc[index]
        if token.pos_ in ("VERB", "AUX") and token.text.islower():
            form = token.morph.get("VerbForm", [])
            if "Fin" in form or "Inf" in form:
                return index
    return end


def closes(doc: Doc, start: int, end: int) -> bool:
    """Whether the last token ends something opened inside: « Martin (fils) », « J. R. »."""
    text = doc[start:end].text
    return (
        (text.endswith(")") and "(" in text)
        or (text.endswith("»") and "«" in text)
        or _INITIALS.search(text) is not None
    )
