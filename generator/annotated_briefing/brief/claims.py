"""Who says what with what reserve, and what the text leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotated_briefing.brief.register import Register
from annotated_briefing.french import voices
from annotated_briefing.model import (
    Annotations,
    Article,
    Attribution,
    Claim,
    Quote,
    Sentence,
    Span,
)

_INDEFINITE = re.compile(
    r"^(?:un|une|des|d['’]autres|certaine?s|plusieurs|quelques|deux|trois|quatre|beaucoup|nombre"
    r"|la plupart)\b",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CONDITIONAL = re.compile(
    r"\b(?:aurai(?:en)?t|serai(?:en)?t)\b(?!-)(?:\s+(?:\w+ment|été|déjà|notamment|pas|aussi|ainsi)){0,2}"
    r"\s+(?!pu\b|dû\b|voulu\b|aimé\b|souhaité\b|préféré\b|fallu\b)[^\W\d_]+(?:é|i|u|is|it|ert|ort)e?s?\b",
    re.I,
)
_HYPOTHESIS = re.compile(r"(?:\bsi\b|\bs['’]il)", re.I)
_ALLEGED = re.compile(r"\b(?:présumée?s?|supposée?s?|soi-disant|prétendue?s?)\b", re.I)


def link_quotes(annotations: Annotations, register: Register) -> tuple[Quote, ...]:
    """The quotes, each with the entity id of its speaker where the register has one."""
    return tuple(replace(q, speaker=_entity(q, register)) for q in annotations.quotes)


def _entity(quote: Quote, register: Register) -> str | None:
    return register.entity_at(quote.speaker_name)


def claims(article: Article, annotations: Annotations, register: Register) -> tuple[Claim, ...]:
    """Every attributed statement, and every statement the text makes with a reserve, in order."""
    types = {e.id: str(e.type) for e in register.entities}
    found: list[Claim] = []
    for quote in annotations.quotes:
        sentence = _sentence_at(annotations.sentences, quote.start)
        if sentence is None:
            continue
        entity = _entity(quote, register)
        found.append(
            Claim(
                quote.start,
                quote.end,
                speaker=entity,
                text=quote.of(article.text),
                sentence=sentence.id,
                direct=quote.direct,
                hedge=quote.hedge,
                attribution=_attribution(article, types.get(entity or ""), quote.speaker_span),
                speaker_span=quote.speaker_span,
                cue_span=quote.cue_span,
                speaker_sentence=_named_in(quote, sentence, annotations.sentences),
                doubt=quote.doubt,
            )
        )
    found += _reserved(article, annotations)
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


def _attribution(article: Article, kind: str | None, span: Span | None) -> Attribution:
    """Whether a named person, an organisation, somebody unnamed, the agency or nobody speaks."""
    if span is None:
        return "aucune"
    words = span.of(article.text)
    agency = article.source.agency
    if agency and re.search(rf"(?<!\w){re.escape(agency)}(?!\w)", words, re.I):
        return "agence"
    if kind == "PER":
        return "personne"
    if kind in {"ORG", "LOC", "MISC"}:
        return "organisation"
    head = next((w for w in _WORD.findall(words.lower()) if voices.can_speak(w)), None)
    if head is not None and not voices.is_person(head):
        return "organisation"
    unnamed = _INDEFINITE.match(words) or head in {"source", "sources"}
    return "anonyme" if unnamed else "personne"


def _named_in(quote: Quote, own: Sentence, sentences: Sequence[Sentence]) -> str | None:
    """The other sentence that says who speaks: whose « il » is, who « la ministre » is."""
    for span in (quote.speaker_span, quote.speaker_name):
        named = _sentence_at(sentences, span.start) if span else None
        if named is not None and named.id != own.id:
            return named.id
    return None


def _reserved(article: Article, annotations: Annotations) -> Iterable[Claim]:
    """Sentences nobody answers for that the text itself holds in reserve (« aurait tué »)."""
    covered = sorted((q.start, q.end) for q in annotations.quotes)
    for sentence in annotations.sentences:
        words = sentence.of(article.text)
        match, hedge = _CONDITIONAL.search(words), "conditionnel"
        if match is not None and _HYPOTHESIS.search(words):
            match = None
        if match is None:
            match, hedge = _ALLEGED.search(words), "présumé"
        if match is None:
            continue
        cue = Span(sentence.start + match.start(), sentence.start + match.end())
        if any(a < sentence.end and sentence.start < b for a, b in covered):
            continue
        yield Claim(
            sentence.start,
            sentence.end,
            speaker=None,
            text=words,
            sentence=sentence.id,
            hedge=hedge,
            cue_span=cue,
        )


def _sentence_at(sentences: Sequence[Sentence], at: int) -> Sentence | None:
    lo, hi = 0, len(sentences)
    while lo < hi:
        mid = (lo + hi) // 2
        if sentences[mid].end <= at:
            lo = mid + 1
        else:
            hi = mid
    return sentences[lo] if lo < len(sentences) else None


# --- what the text does not say ---------------------------------------------------------
