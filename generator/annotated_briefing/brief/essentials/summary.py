"""L'essentiel: the few sentences that carry the article, verbatim, in the order of the text.

A linear ranker (`salience`) says how much each sentence carries, a model of word pairs
(`wordpairs`) what several say together; the rules here say which may be shown, and in what
company. The weights are fitted by `training/essentials.py`.
"""

from __future__ import annotations

import functools
import json
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from math import log2
from pathlib import Path

from annotated_briefing.brief.essentials import wordpairs
from annotated_briefing.brief.essentials.introductions import Introductions
from annotated_briefing.brief.essentials.salience import Measured, length, measure, stems, tokens
from annotated_briefing.brief.gaps import is_unanswered
from annotated_briefing.french.fold import letters
from annotated_briefing.model import (
    Annotations,
    Article,
    Quote,
    Span,
    SummaryItem,
    Timex,
    within,
)

CUT = "[…]"
MIN_WORDS = 8
MIN_LEFT = 0.6  # share of its words that a shortened sentence keeps
BEAM = 14  # candidates that are tried together
MAX_SHARED = 0.65  # share of its words already shown beyond which a sentence repeats
SHARED = 0.35  # share of its words that a sentence may have in common with another
REPEATING = 0.1  # what each share beyond that costs
MAX_QUOTED = 0.6  # share of somebody's words beyond which a sentence does not open a page
TRIVIAL = 0.1  # what a sentence that says little by itself is worth less
RECALLING = 0.05  # one whose subject nothing shortly before it in the list has told of
BESIDE = 0.02  # one that is read with what stands before it, which is printed beside it
MAX_BESIDE = 2  # of these in one list
UNKNOWN = 0.04  # one that names somebody by a surname that nothing in the list introduces
PAST = 0.02  # one that tells of another year
PLACE = 0.008  # each doubling of what stands before it, where no day to come is told
ALONE = 0.4  # the chance that a reader asks, below which a sentence stands by itself
ASKING = 0.1  # what a sure question left costs
NEAR = 3  # sentences: what was told within them is fresh in mind
MIN_QUOTED = 0.3  # share of somebody's words from which a sentence is a voice
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))
_OPENERS = {"«", "“", '"'}
_CLOSERS = ' \u00a0\u202f»"”)'
# A stop or a dash left over from a title before the sentence: « . La femme a … ».
_LEFT_OVER = re.compile(r"(?:[.,;:–—•-]\s+)+(?=[\w«“\"])|[.,](?=[A-ZÀ-Þ])")
_GLUED = frozenset(".,;:!?…)»")  # no space between a cut and these


@dataclass(frozen=True, slots=True)
class Fit:
    """Fitted numbers: `features` by name in `salience.NAMES`, `pairs` in `wordpairs.NAMES`."""

    features: dict[str, float]
    pairs: dict[str, float]
    bias: float


@dataclass(frozen=True, slots=True)
class Weights:
    """One fit for articles with a title, which says much of what matters, one for those without.

    A sentence of more than `shorten_above` words may lose what its features let go. `voice` is
    what the first quotation is worth in a dispatch, and `ahead` the first date to come: written
    standfirsts have few of them, readers of a dispatch look for both.
    """

    titled: Fit
    untitled: Fit
    shorten_above: int
    voice: float
    ahead: float


@functools.cache
def weights() -> Weights:
    """The trained weights that ship with the package, read once."""
    path = Path(__file__).parent / "weights" / "summary.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    return Weights(
        titled=Fit(**data["titled"]),
        untitled=Fit(**data["untitled"]),
        shorten_above=data["shorten_above"],
        voice=data["voice"],
        ahead=data["ahead"],
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence as it would be shown.

    `opens` when it may come first; `after` is the sentence it leans on, if any; `whole`, that the
    next one may lean on it; `recalls`, that its subject was told of before; `asked` and `made` are
    the names it takes as known, and those it introduces; `cost` is what its place, its date and
    its matter take from its worth.
    """

    index: int
    words: int
    stems: frozenset[str]
    item: SummaryItem
    opens: bool
    voice: bool
    ahead: bool
    after: int | None = None
    whole: bool = True
    recalls: bool = False
    asked: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()
    cost: float = 0.0

    @property
    def read(self) -> Span:
        """The stretch that a reader of the line has before him."""
        context = self.item.context
        return Span(context.start if context else self.item.start, self.item.end)


def summary(
    article: Article, annotations: Annotations, sentences: int = 3
) -> tuple[SummaryItem, ...]:
    """As many items as asked for where the article has them, in the order of the text."""
    title = (article.title or "").strip() or None
    fitted = weights().titled if title else weights().untitled
    measured = measure(article, annotations, title)
    prose = {paragraph.id for paragraph in article.paragraphs if paragraph.shape == "prose"}
    names = Introductions(article.text, annotations.mentions)
    candidates = [
        candidate
        for index, each in enumerate(measured)
        if each.sentence.paragraph in prose
        for candidate in _candidates(article, annotations, each, index)
    ]
    if sentences < 1 or not candidates:
        return ()
    scores = [score(m, fitted) for m in measured]
    pairs = wordpairs.measure([m.text for m in measured], scores, title)
    chances = wordpairs.likely(pairs, fitted.pairs, fitted.bias)
    if article.source.dateline is None:
        candidates = [replace(c, voice=False, ahead=False) for c in candidates]
    candidates = [
        replace(c, asked=names.asked(c.read), made=names.made(c.read)) for c in candidates
    ]
    told = frozenset(letters(word) for word in tokens(title or ""))
    chosen = sorted(_together(candidates, sentences, chances, told), key=lambda c: c.index)
    return tuple(c.item for c in chosen)


def score(measured: Measured, fitted: Fit) -> float:
    """How much a sentence carries."""
    return sum(fitted.features[name] * value for name, value in measured.values.items())


def _together(
    candidates: list[Candidate],
    sentences: int,
    chances: dict[wordpairs.Pair, float],
    told: frozenset[str],
) -> list[Candidate]:
    """The candidates, as many as asked for, likeliest to say what a written summary would.

    The article's first sentence opens where it may: written standfirsts, which taught the
    chances, are not its twin, but it is theirs. None leans on a sentence left out or repeats
    another.
    """
    held = [wordpairs.pairs(c.item.text) for c in candidates]
    worth = [
        wordpairs.expected(h, c.words, chances) - c.cost
        for h, c in zip(held, candidates, strict=True)
    ]
    order = sorted(range(len(candidates)), key=lambda k: -worth[k])
    opening = {c.index for c in candidates if c.opens}
    opening = opening or {c.index for c in candidates if c.after is None}
    opening = opening or {c.index for c in candidates}  # read with what is printed beside it
    first = {c.index for c in candidates if c.index == 0 and c.after is None}
    opening = {0} & opening or {index for index in opening if index <= NEAR} or first or opening
    opener = next((k for k in order if candidates[k].index in opening), None)
    if opener is None:
        return []
    tried = [k for place, k in enumerate(order) if place < BEAM or k == opener]
    for size in range(min(sentences, len(tried)), 1, -1):
        best: tuple[float, list[Candidate]] | None = None
        for group in combinations(tried, size):
            among = [candidates[k] for k in group]
            if not _readable(among, opening):
                continue
            union = frozenset[wordpairs.Pair]().union(*(held[k] for k in group))
            value = wordpairs.expected(union, sum(c.words for c in among), chances)
            value -= sum(c.cost for c in among) + _missed(among, told)
            value += weights().voice * any(c.voice for c in among)
            value += weights().ahead * any(c.ahead for c in among)
            if best is None or value > best[0]:
                best = value, among
        if best is not None:
            return best[1]
    return [candidates[opener]]


def _readable(group: list[Candidate], opening: set[int]) -> bool:
    """Distinct sentences, the first one fit to open, each beside what it leans on, none twice."""
    if len({c.index for c in group}) < len(group) or min(c.index for c in group) not in opening:
        return False
    if len(_beside(group)) > MAX_BESIDE:
        return False
    return not any(
        len(a.stems & b.stems) > MAX_SHARED * min(len(a.stems), len(b.stems))
        for a, b in combinations(group, 2)
    )


def _beside(group: list[Candidate]) -> list[Candidate]:
    """Those whose context is not in the list itself."""
    whole = {c.index for c in group if c.whole}
    return [c for c in group if c.after is not None and c.after not in whole]


def _missed(group: list[Candidate], told: frozenset[str]) -> float:
    """What it costs a reader that some point at what the list does not tell just above them."""
    cost = BESIDE * len(_beside(group))
    indices = {c.index for c in group}
    last = -1
    for each in sorted(group, key=lambda c: c.index):
        far = each.after is not None and each.after != last and each.after in indices
        cost += RECALLING * (far or (each.recalls and each.after is None))
        cost += UNKNOWN * bool(each.asked - told)
        told |= each.made
        last = each.index
    return cost + REPEATING * sum(_repeated(a, b) for a, b in combinations(group, 2))


def _repeated(one: Candidate, other: Candidate) -> float:
    """How far two sentences tell the same, beyond what those of one text share anyway."""
    shared = len(one.stems & other.stems) / max(1, min(len(one.stems), len(other.stems)))
    return max(0.0, shared - SHARED)


def _candidates(
    article: Article,
    annotations: Annotations,
    measured: Measured,
    index: int,
) -> Iterable[Candidate]:
    """The ways a sentence may be shown: whole, or where it is long without what may go."""
    sentence, text = measured.sentence, article.text
    feature = measured.feature
    if not feature.finite or measured.first_person:
        return
    start = sentence.start + _opening_marks(measured.text)
    item = SummaryItem(start, sentence.end, text[start : sentence.end], sentence.id)
    recalls = feature.recalls
    context: Span | None = None
    left = 0.0
    spoken = _spoken(annotations.quotes, feature.quotable) if feature.dangling else None
    if spoken is not None:
        ways = [replace(item, start=spoken[0].start, end=spoken[0].end, text=spoken[0].of(text))]
        ways = [replace(one, speaker_span=spoken[1]) for one in ways]
    else:
        if feature.torn:
            return
        if feature.asks > ALONE:
            context = feature.leans_on
            left = feature.asks_beside
            if feature.dangling and context is None:
                return
        else:
            left = feature.asks
        ways = [replace(item, context=context)]
        if measured.words > weights().shorten_above:
            ways += [shorten(text, ways[0], d) for d in feature.droppable]
    after = _last(annotations, context) if context else None
    trivial = _is_trivial(annotations, sentence, measured.text)
    ahead = any(_ahead(t, article.source.published) for t in within(annotations.timexes, item))
    cost = TRIVIAL * trivial + PLACE * log2(1 + index) * (not ahead)
    cost += PAST * _is_past(within(annotations.timexes, item), article.source.published)
    cost += ASKING * left
    said = measured.values["quoted"] > MAX_QUOTED
    voice = any(
        q.direct and q.speaker_span is not None and q.doubt is None and q.overlaps(sentence)
        for q in annotations.quotes
    )
    for one in ways:
        words = length(one.text)
        least = max(MIN_WORDS, MIN_LEFT * measured.words) if one.kept else MIN_WORDS
        if words < least or not _whole(one.text) or _goes_on(one.text):
            continue
        opens = (
            not (said or trivial or recalls)
            and one.speaker_span is None
            and one.text[:1] not in _OPENERS
        )
        whole = one.speaker_span is None and not one.kept
        yield Candidate(
            index,
            words,
            frozenset(stems(one.text)),
            one,
            opens and after is None,
            voice and measured.values["quoted"] > MIN_QUOTED,
            ahead,
            after,
            whole,
            recalls,
            cost=cost,
        )


def _last(annotations: Annotations, context: Span) -> int:
    """Which of the article's sentences a context ends with."""
    return bisect_left(annotations.sentences, context.end, key=lambda s: s.end)


def _opening_marks(text: str) -> int:
    """How many first characters of a sentence are not of it."""
    found = _LEFT_OVER.match(text)
    return found.end() if found else 0


def _goes_on(text: str) -> bool:
    """A question, an announcement of what follows, or words that break off."""
    return text.rstrip(_CLOSERS).endswith(("?", ":", "…", "..."))


def _is_trivial(annotations: Annotations, sentence: Span, text: str) -> bool:
    """No answer, a question; or a scene, a generality: no name, no number, no date in it."""
    told = any(map(str.isdigit, text)) or any(
        within(spans, sentence) for spans in (annotations.mentions, annotations.timexes)
    )
    return not told or "?" in text or is_unanswered(text)


def _ahead(timex: Timex, published: str | None) -> bool:
    """A date after publication, or a deadline that is not over by then."""
    if timex.edtf is None or published is None or timex.type not in {"DATE", "TIME"}:
        return False
    day = timex.earliest or timex.latest  # a deadline is open at its start
    return day is not None and day[: len(published)] > published


def _is_past(timexes: Iterable[Timex], published: str | None) -> bool:
    """All its dates are of years before the one of publication."""
    ends = [t.latest for t in timexes if t.type in {"DATE", "TIME"} and t.edtf]
    year = (published or "")[:4]
    return bool(ends and year) and all(end is not None and end[:4] < year for end in ends)


def _spoken(quotes: tuple[Quote, ...], span: Span | None) -> tuple[Span, Span] | None:
    """A quotation that stands alone, and whose words it is, where both are sure."""
    if span is None:
        return None
    quote = next((q for q in quotes if q.direct and span.covers(q)), None)
    if quote is None or quote.speaker_span is None or quote.speaker_name is None or quote.doubt:
        return None
    return span, quote.speaker_span


def shorten(text: str, item: SummaryItem, droppable: Span) -> SummaryItem:
    """The sentence without a stretch that may go, its pieces kept."""
    around = ((item.start, droppable.start), (droppable.end, item.end))
    pieces = tuple(p for p in (_trimmed(text, *edges) for edges in around) if p.start < p.end)
    return replace(item, text=shown(text, item, pieces), kept=pieces)


def shown(text: str, whole: Span, kept: tuple[Span, ...]) -> str:
    """How a stretch of text reads when only `kept` is left of it: verbatim with « […] »."""
    if not kept:
        return whole.of(text)
    out = "" if kept[0].start == whole.start else CUT + " "
    for before, piece in zip((None, *kept), kept, strict=False):
        if before is not None:
            out += f" {CUT}" + ("" if text[piece.start] in _GLUED else " ")
        out += piece.of(text)
    return out if kept[-1].end == whole.end else f"{out} {CUT}"


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _whole(text: str) -> bool:
    """No quotation and no bracket is torn."""
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in _PAIRS)
