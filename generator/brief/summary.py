"""L'essentiel: the few sentences that carry the article, verbatim.

A linear ranker (`salience`) says how much each sentence carries; the rules here say which may
be shown alone, and in what company. The weights are fitted by `tests/benchmarks/fit_summary.py`.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from pathlib import Path

from generator.brief.salience import Measured, length, measure
from generator.model import (
    Annotations,
    Article,
    Quote,
    SentenceFeatures,
    Span,
    SummaryItem,
)

CUT = "[…]"
MIN_WORDS = 8
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))
_CLOSERS = ' \u00a0\u202f»"”)'


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted numbers; `features` by name in `salience.NAMES`."""

    features: dict[str, float]
    redundancy: float
    voice: float
    words: int
    standfirst_words: int


@functools.cache
def weights() -> Weights:
    path = Path(__file__).parent / "weights" / "summary.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    return Weights(**data)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence as it would be shown. `after` is the sentence it must follow, if any."""

    index: int
    score: float
    words: int
    stems: frozenset[str]
    item: SummaryItem
    standfirst: bool
    voice: bool
    after: int | None = None


def summary(
    article: Article, annotations: Annotations, title: str, sentences: int = 3
) -> tuple[SummaryItem, ...]:
    """At most `sentences` items: the standfirst first, the others in the order of the text."""
    fitted = weights()
    measured = measure(article, annotations, article.title or title)
    features = {f.sentence: f for f in annotations.features}
    candidates = [
        c
        for index, m in enumerate(measured)
        for c in _candidate(article, annotations, index, m, features, fitted)
    ]
    if sentences < 1 or not candidates:
        return ()
    alone = [c for c in candidates if c.after is None]
    firsts = [c for c in alone if c.standfirst and c.words <= fitted.standfirst_words]
    first = max(firsts or alone or candidates, key=lambda c: (c.score, -c.index))
    chosen = [first]
    while len(chosen) < sentences:
        best = _next(candidates, chosen, fitted)
        if best is None:
            break
        chosen.append(best)
    followers = [c for c in chosen if c.after == first.index]
    others = sorted((c for c in chosen[1:] if c not in followers), key=lambda c: c.index)
    return tuple(c.item for c in (first, *followers, *others))


def _next(
    candidates: list[Candidate], chosen: list[Candidate], fitted: Weights
) -> Candidate | None:
    """The candidate that adds most to those chosen, within the words allowed."""
    used = frozenset[str]().union(*(c.stems for c in chosen))
    taken = {c.index for c in chosen}
    room = fitted.words - sum(c.words for c in chosen)
    voiced = any(c.voice for c in chosen)
    best: tuple[float, Candidate] | None = None
    for c in candidates:
        if c.index in taken or c.words > room or (c.after is not None and c.after not in taken):
            continue
        shared = len(c.stems & used) / max(1, len(c.stems))
        if shared > 0.65:
            continue
        value = (
            c.score - fitted.redundancy * shared + (fitted.voice if c.voice and not voiced else 0)
        )
        if best is None or value > best[0]:
            best = (value, c)
    return best[1] if best else None


def _candidate(
    article: Article,
    annotations: Annotations,
    index: int,
    measured: Measured,
    features: dict[str, SentenceFeatures],
    fitted: Weights,
) -> list[Candidate]:
    """The way a sentence may be shown, or none."""
    sentence = measured.sentence
    feature = features.get(sentence.id) or SentenceFeatures(sentence.id)
    score = sum(fitted.features[name] * value for name, value in measured.values.items())
    item = SummaryItem(
        sentence.start,
        sentence.end,
        text=shorten(article.text, sentence.span, feature.droppable),
        sentence=sentence.id,
    )
    said = [q for q in annotations.quotes if q.direct and q.overlaps(sentence)]
    after: int | None = None
    if feature.dangling:
        quote = _speaker(annotations.quotes, feature.quotable)
        if feature.quotable is not None and quote is not None:
            item = SummaryItem(
                feature.quotable.start,
                feature.quotable.end,
                text=feature.quotable.of(article.text),
                sentence=sentence.id,
                speaker_span=quote.speaker_span,
            )
        elif index:
            after = index - 1
        else:
            return []
    words = length(item.text)
    if words < MIN_WORDS or not _whole(item.text) or item.text.rstrip(_CLOSERS).endswith("?"):
        return []
    quoted = measured.values["quoted"] > 0.6
    standfirst = item.speaker_span is None and not quoted and not measured.values["first_person"]
    voice = any(q.speaker_span is not None and q.end - q.start > 60 for q in said)
    return [Candidate(index, score, words, measured.stems, item, standfirst, voice, after)]


def _speaker(quotes: tuple[Quote, ...], span: Span | None) -> Quote | None:
    if span is None:
        return None
    return next((q for q in quotes if q.direct and span.covers(q)), None)


def shorten(text: str, sentence: Span, droppable: tuple[Span, ...]) -> str:
    """The sentence with « […] » for what may go; verbatim otherwise."""
    out = ""
    position = sentence.start
    for span in droppable:
        if span.start < position or span.end > sentence.end:
            continue
        kept = text[position : span.start].rstrip()
        out += f"{kept} {CUT}" if kept or out else CUT
        position = span.end
    rest = text[position : sentence.end]
    if out and rest[:1].isalnum():
        rest = " " + rest
    return out + rest


def _whole(text: str) -> bool:
    """No quotation and no bracket is torn."""
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in _PAIRS)
