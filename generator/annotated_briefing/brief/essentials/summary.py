"""L'essentiel: the few sentences that carry the article, verbatim.

A linear ranker (`salience`) says how much each sentence carries, a model of word pairs
(`wordpairs`) what several say together; the rules here say which may be shown alone, and in what
company. The weights are fitted by `tests/benchmarks/fit_summary.py`.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from annotated_briefing.brief.essentials import wordpairs
from annotated_briefing.brief.essentials.salience import Measured, length, measure, stems
from annotated_briefing.model import (
    Annotations,
    Article,
    Quote,
    Sentence,
    SentenceFeatures,
    Span,
    SummaryItem,
    Timex,
)

CUT = "[…]"
MIN_WORDS = 8
OPENED = 0.5  # share of the title that the first sentence takes up when it is the standfirst
BEAM = 14  # candidates that are tried together
MAX_SHARED = 0.65  # share of its words already shown beyond which a sentence repeats
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))
_OPENERS = {"«", "“", '"'}
_CLOSERS = ' \u00a0\u202f»"”)'


@dataclass(frozen=True, slots=True)
class Mix:
    """How the items beside the first are chosen.

    `words` is the most the whole may have; the others are added to a sentence's score: a penalty
    for the share of its words already shown, a bonus for the first voice heard and for a date to
    come, a penalty for a source already heard. A third item must itself score `least`.
    """

    words: int
    redundancy: float
    voice: float = 0.0
    horizon: float = 0.0
    same_source: float = 0.0
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted numbers: `features` by name in `salience.NAMES`, `pairs` in `wordpairs.NAMES`.

    `opened` is the mix for a dispatch that opens with its own standfirst: it leaves room for a
    voice and for what comes next. All others get at most `words` words of what
    is most likely to be in a written summary.
    """

    features: dict[str, float]
    pairs: dict[str, float]
    bias: float
    opened: Mix
    words: int
    standfirst_words: int
    shorten_above: int


@functools.cache
def weights() -> Weights:
    path = Path(__file__).parent / "weights" / "summary.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    return Weights(
        features=data["features"],
        pairs=data["pairs"],
        bias=data["bias"],
        opened=Mix(**data["opened"]),
        words=data["words"],
        standfirst_words=data["standfirst_words"],
        shorten_above=data["shorten_above"],
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence as it would be shown.

    `after` is the sentence it must follow, if any; `whole`, that the next one may lean on it.
    """

    index: int
    score: float
    words: int
    stems: frozenset[str]
    item: SummaryItem
    standfirst: bool
    voice: bool
    horizon: bool
    sources: frozenset[str]
    after: int | None = None
    whole: bool = True


def summary(
    article: Article, annotations: Annotations, title: str, sentences: int = 3
) -> tuple[SummaryItem, ...]:
    """At most `sentences` items: the standfirst first, the others in the order of the text."""
    fitted = weights()
    told = article.title or title
    measured = measure(article, annotations, told)
    features = {f.sentence: f for f in annotations.features}
    prose = {paragraph.id for paragraph in article.paragraphs if paragraph.shape == "prose"}
    candidates = [
        c
        for index, m in enumerate(measured)
        if m.sentence.paragraph in prose
        for c in _candidate(article, annotations, m, index, features.get(m.sentence.id))
    ]
    if sentences < 1 or not candidates:
        return ()
    alone = [c for c in candidates if c.after is None]
    firsts = [c for c in alone if c.standfirst and c.words <= fitted.standfirst_words]
    firsts = firsts or alone or candidates
    first = max(firsts, key=lambda c: (c.score, -c.index))
    likeness = measured[0].values["title_words"] if told else 1.0
    dispatch = article.title is None or article.source.dateline is not None
    if dispatch and first.index == 0 and likeness >= OPENED:
        chosen = [first]
        while len(chosen) < sentences:
            best = _next(candidates, chosen, fitted.opened)
            if best is None:
                break
            chosen.append(best)
    else:
        scores = [_score(m, fitted) for m in measured]
        pairs = wordpairs.measure([m.text for m in measured], scores, told)
        chances = wordpairs.likely(pairs, fitted.pairs, fitted.bias)
        shorter = [v for c in candidates for v in _shorter(article.text, c, features)]
        chosen = _together([*candidates, *shorter], firsts, sentences, fitted.words, chances)
    first = chosen[0]
    followers = [c for c in chosen if c.after == first.index]
    others = sorted((c for c in chosen[1:] if c not in followers), key=lambda c: c.index)
    return tuple(c.item for c in (first, *followers, *others))


def _together(
    candidates: list[Candidate],
    firsts: list[Candidate],
    sentences: int,
    words: int,
    chances: dict[wordpairs.Pair, float],
) -> list[Candidate]:
    """The few candidates that together are likeliest to say what a written summary would.

    One of them may come first, and does; none leans on a sentence left out or repeats another.
    """
    held = [wordpairs.pairs(c.item.text) for c in candidates]
    worth = [wordpairs.expected(h, c.words, chances) for h, c in zip(held, candidates, strict=True)]
    leading = {c.index for c in firsts}
    order = sorted(range(len(candidates)), key=lambda k: -worth[k])
    opener = next(k for k in order if candidates[k].index in leading)
    tried = [k for place, k in enumerate(order) if place < BEAM or k == opener]
    best: tuple[int, ...] = (opener,)
    value = worth[opener]
    for size in range(2, sentences + 1):
        for group in combinations(tried, size):
            among = [candidates[k] for k in group]
            total = sum(c.words for c in among)
            if total > words or not _readable(among, leading):
                continue
            union = frozenset[wordpairs.Pair]().union(*(held[k] for k in group))
            gained = wordpairs.expected(union, total, chances)
            if gained > value:
                best, value = group, gained
    lead = next(k for k in order if k in best and candidates[k].index in leading)
    return [candidates[lead], *(candidates[k] for k in best if k != lead)]


def _readable(group: list[Candidate], leading: set[int]) -> bool:
    """Distinct sentences, one that may open, each beside what it leans on, nothing repeated."""
    if len({c.index for c in group}) < len(group) or not any(c.index in leading for c in group):
        return False
    whole = {c.index for c in group if c.whole}
    if any(c.after is not None and c.after not in whole for c in group):
        return False
    return not any(
        len(a.stems & b.stems) > MAX_SHARED * min(len(a.stems), len(b.stems))
        for a, b in combinations(group, 2)
    )


def _shorter(
    text: str, candidate: Candidate, features: dict[str, SentenceFeatures]
) -> list[Candidate]:
    """The same sentence with more of what may go left out: each stretch alone, then all."""
    feature = features.get(candidate.item.sentence)
    if feature is None or candidate.item.speaker_span is not None:
        return []
    span = candidate.item.span
    head = tuple(d for d in feature.droppable if d.start == span.start)
    seen = {candidate.item.text}
    found = []
    for cuts in [
        head,
        *((*head, d) for d in feature.droppable if d not in head),
        feature.droppable,
    ]:
        shown = shorten(text, span, cuts)
        words = length(shown)
        if shown in seen or words < MIN_WORDS or not _whole(shown):
            continue
        seen.add(shown)
        item = replace(candidate.item, text=shown)
        own = frozenset(stems(shown))
        found.append(
            replace(candidate, words=words, item=item, stems=own, whole=CUT not in shown[1:])
        )
    return found


def _score(measured: Measured, fitted: Weights) -> float:
    return sum(fitted.features[name] * value for name, value in measured.values.items())


def _next(candidates: list[Candidate], chosen: list[Candidate], mix: Mix) -> Candidate | None:
    """The candidate that adds most to those chosen, within the words allowed."""
    used = frozenset[str]().union(*(c.stems for c in chosen))
    heard = frozenset[str]().union(*(c.sources for c in chosen))
    taken = {c.index for c in chosen}
    # Only a sentence shown whole can hold what the next one leans on.
    whole = {c.index for c in chosen if c.item.speaker_span is None}
    room = mix.words - sum(c.words for c in chosen)
    voiced = any(c.voice for c in chosen)
    ahead = any(c.horizon for c in chosen)
    best: tuple[float, Candidate] | None = None
    for c in candidates:
        if len(chosen) > 1 and c.score < mix.least:
            continue
        if c.index in taken or c.words > room or (c.after is not None and c.after not in whole):
            continue
        shared = len(c.stems & used) / max(1, len(c.stems))
        if shared > MAX_SHARED:
            continue
        value = c.score - mix.redundancy * shared
        value += mix.voice * (c.voice and not voiced) + mix.horizon * (c.horizon and not ahead)
        value -= mix.same_source * bool(c.sources & heard)
        if best is None or value > best[0]:
            best = (value, c)
    return best[1] if best else None


def _candidate(
    article: Article,
    annotations: Annotations,
    measured: Measured,
    index: int,
    feature: SentenceFeatures | None,
) -> list[Candidate]:
    """The way a sentence may be shown, or none."""
    sentence = measured.sentence
    fitted = weights()
    feature = feature or SentenceFeatures(sentence.id)
    score = _score(measured, fitted)
    item = SummaryItem(
        sentence.start,
        sentence.end,
        text=shorten(article.text, sentence.span, _cuts(feature, sentence, measured, fitted)),
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
    quoted = measured.values["quoted"] > 0.6 or item.text[:1] in _OPENERS
    standfirst = item.speaker_span is None and not quoted and not measured.values["first_person"]
    voice = any(q.speaker_span is not None and q.end - q.start > 60 for q in said)
    told = [q for q in annotations.quotes if q.overlaps(sentence) and q.speaker_span]
    sources = frozenset((q.speaker_name or q.speaker_span or q).of(article.text) for q in told)
    own = frozenset(stems(item.text))
    ahead = any(_ahead(t, article.source.published) for t in annotations.timexes if item.covers(t))
    whole = item.speaker_span is None and CUT not in item.text[1:]
    return [
        Candidate(index, score, words, own, item, standfirst, voice, ahead, sources, after, whole)
    ]


def _cuts(
    feature: SentenceFeatures, sentence: Sentence, measured: Measured, fitted: Weights
) -> tuple[Span, ...]:
    """A connective at the head always goes; the rest only where the sentence is long."""
    if measured.words > fitted.shorten_above:
        return feature.droppable
    return tuple(d for d in feature.droppable if d.start == sentence.start)


def _ahead(timex: Timex, published: str | None) -> bool:
    """A deadline, or a date after publication."""
    if timex.edtf is None or timex.type not in {"DATE", "TIME"}:
        return False
    if timex.edtf.startswith("../"):
        return True
    return bool(published and timex.earliest and timex.earliest[: len(published)] > published)


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
