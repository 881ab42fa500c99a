"""How likely each pair of neighbouring words is to be in a written summary of the article.

A logistic model with few readable weights (`weights/summary.json`, « pairs »). What a set of
sentences can be expected to say of a summary is the sum over its distinct pairs: sentences are
thus chosen together, and what two of them share counts once.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from operator import mul

from annotated_briefing.brief.essentials.salience import DAYS_AND_MONTHS, stem, tokens

Pair = tuple[str, str]

BEFORE, AFTER = 4, 6  # words around a pair that tell what its passage speaks of
RANKS = 4  # sentences beyond this rank are all alike
# Below the 35 words of a written summary: the number of sentences is fixed, and of three equals
# the shorter are the better.
EXPECTED_WORDS = 25.0

NAMES = (
    "title_pair",  # the pair stands in the title
    "title_word",  # one of its content words does
    "sentences",  # log of how many sentences have it
    "early",  # 1 in the first sentence, 1/2 in the fourth
    "opening",  # in the first sentence
    "capital",  # a word with a capital
    "day",  # a weekday or a month
    "one_tool",  # one of the two is a function word
    "two_tools",  # both are
    "spread",  # log of how many sentences have its commoner word
    "carrier",  # score of the best sentence that has it
    "around",  # how recurrent the words around it are
    "title_around",  # share of the words around it that the title has
    "rank",  # minus its best sentence's rank
    "run",  # it belongs to three words that recur
    "again",  # more than one sentence has it
    "length",  # log of the number of sentences
)


def measure(
    sentences: Sequence[str], scores: Sequence[float], title: str | None
) -> dict[Pair, list[float]]:
    """The measures, in the order of `NAMES`, of every distinct pair of the sentences.

    `scores` are the sentences' own. A pair that occurs more than once has the highest value.
    """
    raw = [tokens(s) for s in sentences]
    folded = [[w.lower() for w in words] for words in raw]
    stems = [[stem(w) for w in words] for words in folded]
    title_words = [w.lower() for w in tokens(title or "")]
    title_pairs = set(pairwise(title_words))
    title_stems = {s for w in title_words if (s := stem(w)) is not None}
    spread = Counter(s for row in stems for s in set(row) if s is not None)
    shared = Counter(pair for words in folded for pair in set(pairwise(words)))
    runs = Counter(
        run for words in folded for run in zip(words, words[1:], words[2:], strict=False)
    )
    ranks = {i: r for r, i in enumerate(sorted(range(len(scores)), key=lambda i: -scores[i]))}
    length = math.log(len(sentences) + 1)
    found: dict[Pair, list[float]] = {}
    for index, words in enumerate(folded):
        known = stems[index]
        told = [s in title_stems for s in known]
        content = [s is not None for s in known]
        often = [spread[s] if s is not None else 0 for s in known]
        weight = [math.log(n) if n else 0.0 for n in often]
        capital = [w[:1].isupper() for w in raw[index]]
        day = [w in DAYS_AND_MONTHS for w in words]
        # Of the three words around each, and of those before the first and behind the last.
        recurs = [runs[run] > 1 for run in zip(words, words[1:], words[2:], strict=False)]
        recurs = [False, *recurs, False]
        rank = -float(min(ranks[index], RANKS))
        for at, pair in enumerate(pairwise(words)):
            window = slice(max(0, at - BEFORE), at + AFTER)
            around = sum(content[window]) or 1
            own = content[at] + content[at + 1]
            values = [
                float(pair in title_pairs),
                float(told[at] or told[at + 1]),
                math.log(shared[pair]),
                1.0 / (1.0 + index / 3.0),
                float(index == 0),
                float(capital[at] or capital[at + 1]),
                float(day[at] or day[at + 1]),
                float(own == 1),
                float(own == 0),
                math.log(1 + max(often[at], often[at + 1])),
                scores[index],
                sum(weight[window]) / around,
                sum(told[window]) / around,
                rank,
                float(recurs[at] or recurs[at + 1]),
                float(shared[pair] > 1),
                length,
            ]
            before = found.get(pair)
            found[pair] = list(map(max, before, values)) if before else values
    return found


def likely(
    measured: Mapping[Pair, Sequence[float]], weights: Mapping[str, float], bias: float
) -> dict[Pair, float]:
    """Each pair's probability of standing in a written summary."""
    ordered = [weights[name] for name in NAMES]
    return {
        pair: 1.0 / (1.0 + math.exp(-bias - sum(map(mul, ordered, values))))
        for pair, values in measured.items()
    }


def pairs(text: str) -> frozenset[Pair]:
    """The neighbouring words of a text, in lower case."""
    return frozenset(pairwise(w.lower() for w in tokens(text)))


def expected(held: Iterable[Pair], words: int, chances: Mapping[Pair, float]) -> float:
    """Expected F1 of a text of `words` words that holds these distinct pairs, in [0, 1]."""
    return 2.0 * sum([chances.get(p, 0.0) for p in held]) / (words + EXPECTED_WORDS)
