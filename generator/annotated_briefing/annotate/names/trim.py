"""Cutting from a recognised name what is no part of it."""

from __future__ import annotations

import re
from typing import cast

from annotated_briefing.annotate.names.not_names import (
    CIVILITIES,
    names_nothing,
    opens_with_participle,
)
from annotated_briefing.annotate.syntax.parsed import ParsedParagraph, text_of
from annotated_briefing.annotate.syntax.words import Doc, DocSpan
from annotated_briefing.french.determiners import DEMONSTRATIVE, DETERMINERS, POSSESSIVE
from annotated_briefing.french.nouns import listed
from annotated_briefing.model import EntityType, Mention

# Lower-case words that precede a name. A capital (« Le Caire », « La Poste ») is the name's own.
BEFORE = DETERMINERS | listed("d' d’ en à par pour avec chez dans sur et ou qu' qu’ que")
PARTICLES = frozenset(["de", *BEFORE])  # « de Gaulle » keeps its particle, « de Paris » not
DANGLING = PARTICLES | {"d", "l"}
# With a capital, and before more of a name: « Pape François ».
TITLES = listed(
    "Pape Lord Sir Président Présidente Général Colonel Commissaire Capitaine Ministre Excellence"
    " Altesse Majesté Sainteté"
)
# Family names that are never said without their particle.
WITH_PARTICLE = listed("Gaulle Villepin Rugy Villiers Funès Fontenay Beauvoir Blasio Klerk Mistura")
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # soft hyphens, marks of direction
# Not « ! » and « ? »: they belong to some names (« En marche ! »).
EDGES = frozenset(" \t\u00a0\u202f.,;:…-–—/'’\"«»“”()[]*•|+" + UNSEEN)
# « l'hôtel de ville de cette commune »
LEADING = listed("de d' d’ pour à dans sur par avec")
POINTING = DEMONSTRATIVE | POSSESSIVE
# « le ministère de la Santé du pays »
TAILS = (("du", "pays"), ("de", "la", "région"), ("de", "la", "ville"), ("du", "royaume"))
# « anti-Morand », « ex-RDA »: the prefix is no part of the name.
_PREFIX = re.compile(r"(?:anti|pro|ex|non|post|néo)-(?=[^\W\d_a-zà-ÿ])")
# « Kim Jong(-un) »: the rest of a given name, no pronoun that a verb would have.
_REST = re.compile(
    r"(?<=[^\W\d_])[-‐‑](?!(?:ci|là|t|je|tu|ils?|elles?|on|nous|vous|ce|même)\b)[a-zà-ÿ]{2,}(?![\w-])"
)
# « Han Myong(-il) »: the same where what comes before is a name, which no pronoun is turned round.
_REST_OF_NAME = re.compile(r"(?<=[^\W\d_])[-‐‑](?:il|je|tu|on|en|ce)(?![\w-])")
_ELIDED_INITIAL = re.compile(r"(?<!\w)[A-CE-KM-PR-Z]['’]$")  # not « L'Aquila », « D'accord »
_INITIALS = re.compile(r"\b[^\W\d_]\.(?:[ -]?[^\W\d_]\.)+$")  # « J. R. », « U.S. »


def trimmed(piece: ParsedParagraph, ent: DocSpan) -> Mention | None:
    """The mention without determiners, civilities, quotes or stray punctuation; None if empty."""
    doc, start, end, label = ent.doc, ent.start, ent.end, ent.label_
    before = PARTICLES if label in ("LOC", "ORG") else BEFORE
    while start < end:
        word = doc[start].text
        low = word.lower()
        more = start + 1 < end
        leads = word in before or (label == "PER" and (low in CIVILITIES or word in TITLES))
        if not (all(c in EDGES for c in word) or (leads and more)):
            break
        start += 1
    end = before_break(doc, start, end, label)
    if label != "MISC":  # a title may be a sentence, the name of a body or a place is none
        end = before_tail(doc, start, before_verb(doc, start, end))
    while start < end and (
        (all(c in EDGES for c in doc[end - 1].text) and not closes(doc, start, end))
        or (doc[end - 1].text in DANGLING and end - start > 1)
    ):
        end -= 1
    if start >= end:
        return None
    text = doc[start:end].text
    if text.islower() and (end < ent.end or label in ("PER", "LOC")):
        return None  # « détroit (de) » names nothing without its end, « poissy » heads no entry
    if start + 1 == end and (opens_with_participle(doc, start) or text in TITLES):
        return None
    prefix = _PREFIX.match(text)
    bare = text[prefix.end() :] if prefix else text
    if text.count('"') % 2 or not any(c.isalnum() for c in text):
        return None
    if label != "MISC" and names_nothing(bare):
        return None
    if label == "PER" and text in WITH_PARTICLE and start > 0 and doc[start - 1].text == "de":
        start -= 1
        text = f"de {text}"
    span = piece.span(doc[start:end])
    skipped = prefix.end() if prefix else -len(cut_off(doc, start))
    kept = len(balanced(text).rstrip("-" + UNSEEN))
    if kept <= max(skipped, 0):
        return None
    after = span.start + kept - piece.offset
    named = end - start > 1 and doc[end - 1].pos_ == "PROPN"
    if label == "PER" and (
        rest := _REST.match(text_of(doc), after)
        or (named and _REST_OF_NAME.match(text_of(doc), after))
    ):
        kept += len(rest[0])
    return Mention(span.start + skipped, span.start + kept, type=cast(EntityType, label))


def balanced(text: str) -> str:
    """`text` up to a bracket that closes what it has not opened: « ASAP)+ »."""
    depth = 0
    for index, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return text[:index]
    return text


def cut_off(doc: Doc, start: int) -> str:
    """The capital and apostrophe before the first token that belong to it: « N’Djamena »."""
    before = doc[max(0, start - 2) : start].text_with_ws
    cut = _ELIDED_INITIAL.search(before)
    return cut[0] if cut else ""


def before_break(doc: Doc, start: int, end: int, label: str) -> int:
    """The end before an aside, an age, a hearer or a side taken: « Hezbollah (pro-iranien) »."""
    for index in range(start + 1, end):
        text = doc[index].text
        if text.startswith(("--", "pro-", "anti-")) or (label == "PER" and text.isdigit()):
            return index
        told = label == "PER" and text in ("au", "aux") and index + 1 < end
        if told and doc[index + 1].text[:1].isupper():
            return index  # « a confié Jean-Paul au Courrier »: whom the name's bearer told it
        if index - 1 > start and text in POINTING and doc[index - 1].text in LEADING:
            return index - 1
        aside = text in ("-", "–", "—") and doc[index - 1].whitespace_ and doc[index].whitespace_
        if aside and index + 1 < end and doc[index + 1].text.islower():
            return index
    return end


def before_tail(doc: Doc, start: int, end: int) -> int:
    """The end without what only says where the speaker is: « du pays »."""
    for tail in TAILS:
        first = end - len(tail)
        if first > start and tuple(token.text for token in doc[first:end]) == tail:
            return first
    return end


def before_verb(doc: Doc, start: int, end: int) -> int:
    """The end without a clause that the recogniser ran into: « Cour (de démontrer) »."""
    for index in range(start + 1, end):
        token = doc[index]
        if token.pos_ in ("VERB", "AUX") and token.text.islower():
            form = token.morph.get("VerbForm", ())
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
