"""How much of the article a sentence carries: the measures the ranker weighs.

Everything is a number near [0, 1] computed from the frozen text and its annotations, so that the
few fitted weights (`weights/summary.json`) can be read and argued with.
"""

from __future__ import annotations

import functools
import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from annotated_briefing.french.calendar import MONTH, MONTH_NAMES, WEEKDAY, WEEKDAY_NAMES
from annotated_briefing.french.determiners import DETERMINERS
from annotated_briefing.french.fold import letters
from annotated_briefing.french.nouns import listed
from annotated_briefing.model import Annotations, Article, Quote, Sentence, SentenceFeatures, Span

S = TypeVar("S", bound=Span)

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_STEM = 6  # letters that stand for a word: enough to join « négocier » and « négociations »
STOP = (
    DETERMINERS
    | listed("""
    de d et ou où mais donc or ni car que qu qui quoi dont c ça cela il elle ils elles on je j tu
    nous vous me m te t se s lui y en à dans par pour sur sous avec sans entre vers chez contre
    depuis pendant après avant dès lors selon ne n pas plus très trop moins aussi même si comme tout
    tous toute toutes autre autres est sont était étaient sera seront serait être été a ont avait
    avaient aura auront aurait avoir eu fait faire dit alors ainsi encore déjà bien peu deux ans an
    année afp
    """)
    | frozenset(WEEKDAY_NAMES)
)
DAYS_AND_MONTHS = frozenset([*WEEKDAY_NAMES, *MONTH_NAMES])
_CLOSERS = ' \u00a0\u202f»"”)'
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b", re.I)
_DAY_MONTH = re.compile(rf"\b\d{{1,2}}(?:er)?\s{MONTH}\b", re.I)
# « j'ai », « m'a », « Nous »; never « M. Tel », nor a lawyer, « Me Tel ».
_FIRST_PERSON = re.compile(
    r"\b(?:[jJm]['’]|(?:[Jj]e|me|Me(?!\s+[A-ZÀ-Ý])|[Mm]on|[Mm]a|[Mm]es|[Nn]ous|[Nn]otre|[Nn]os)\b)"
)
# « de nous éclairer », « nos océans » are everybody's: no « nous » of who writes.
_WE_SAY = re.compile(rf"(?!(?:[Nn]ous\s\w+[ei]r\b|[Nn]os\b)){_FIRST_PERSON.pattern}")


def tokens(text: str) -> list[str]:
    """The words of a text as written, in order."""
    return _WORD.findall(text)


def length(text: str) -> int:
    """Words in a text."""
    return len(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Measured:
    """One sentence with its measures by name.

    `first_person` where the text itself says « nous », outside of anybody's quoted words.
    """

    sentence: Sentence
    text: str
    words: int
    stems: frozenset[str]
    values: dict[str, float]
    feature: SentenceFeatures
    first_person: bool = False


NAMES = (
    "first",
    "early",
    "title_words",
    "title_stems",
    "title_pairs",
    "centrality",
    "lexical",
    "lexical_early",
    "recurring",
    "words",
    "short",
    "long",
    "names",
    "bodies",
    "day",
    "full_date",
    "quoted",
    "first_person",
    "question",
)


def measure(article: Article, annotations: Annotations, title: str | None) -> list[Measured]:
    """Measures of every sentence, in the order of the text.

    Without a title the measures of likeness to it are 0.
    """
    text = article.text
    features = {f.sentence: f for f in annotations.features}
    raw = [[w.lower() for w in _WORD.findall(s.of(text))] for s in annotations.sentences]
    own_stems = [_stems(words) for words in raw]
    pairs = [set(pairwise(words)) for words in raw]
    pair_counts = Counter(pair for each in pairs for pair in each)
    centre = Counter(stem for each in own_stems for stem in each)
    centre_norm = math.sqrt(sum(n * n for n in centre.values())) or 1.0
    title_raw = [w.lower() for w in _WORD.findall(title or "")]
    title_set, title_stems = set(title_raw), set(_stems(title_raw))
    title_pairs = set(pairwise(title_raw))
    names = Counter(letters(text[m.start : m.end]) for m in annotations.mentions)
    names_total = sum(names.values()) or 1
    mentions = _by_sentence(annotations.mentions, annotations.sentences)
    timexes = _by_sentence(annotations.timexes, annotations.sentences)
    direct = [q for q in annotations.quotes if q.direct]
    found = []
    for index, sentence in enumerate(annotations.sentences):
        words, unique = raw[index], frozenset(own_stems[index])
        count = len(words)
        feature = features.get(sentence.id, SentenceFeatures(sentence.id))
        inside = mentions[index]
        dates = [t for t in timexes[index] if t.type in {"DATE", "TIME"}]
        early = 1.0 / (1.0 + index / 3.0)
        lexical = sum(centre[w] for w in unique) / (centre_norm * (math.sqrt(len(unique)) or 1.0))
        quoted = _shared(sentence, direct)
        values = {
            "first": float(index == 0),
            "early": early,
            "title_words": _share(set(words), title_set),
            "title_stems": _share(unique, title_stems),
            "title_pairs": _share(pairs[index], title_pairs),
            "centrality": feature.centrality,
            "lexical": lexical,
            "lexical_early": lexical * early,
            "recurring": sum(pair_counts[p] > 1 for p in pairs[index]) / max(1, len(pairs[index])),
            "words": min(count, 60) / 60.0,
            "short": max(0.0, (12 - count) / 12.0),
            "long": max(0.0, (min(count, 80) - 40) / 40.0),
            "names": sum(names[letters(text[m.start : m.end])] for m in inside) / names_total,
            "bodies": min(3, sum(m.type == "ORG" for m in inside)) / 3.0,
            "day": float(any(_WEEKDAY.search(t.text) for t in dates)),
            "full_date": float(any(_DAY_MONTH.search(t.text) for t in dates)),
            "quoted": quoted / max(1, sentence.end - sentence.start),
            "first_person": float(_FIRST_PERSON.search(sentence.of(text)) is not None),
            "question": float(sentence.of(text).rstrip(_CLOSERS).endswith("?")),
        }
        own = any(
            not any(q.start <= sentence.start + m.start() < q.end for q in direct)
            for m in _WE_SAY.finditer(sentence.of(text))
        )
        found.append(
            Measured(sentence, sentence.of(text), count, unique, values, feature, first_person=own)
        )
    return found


def stems(text: str) -> list[str]:
    """The content words of a text, folded and cut to their first letters, in order."""
    return _stems([w.lower() for w in _WORD.findall(text)])


def _stems(words: list[str]) -> list[str]:
    return [s for w in words if (s := stem(w)) is not None]


@functools.lru_cache(1 << 14)
def stem(word: str) -> str | None:
    """What stands for a lower-case content word; None for a function word."""
    return None if word in STOP or len(word) < 2 else letters(word)[:_STEM]


def _share(own: Set[object], of: Set[object]) -> float:
    return len(own & of) / len(of) if of else 0.0


def _shared(sentence: Span, quotes: Sequence[Quote]) -> int:
    """Characters of a sentence within quotes, which are in text order and apart."""
    total = 0
    for quote in quotes[max(0, bisect_right(quotes, sentence.start, key=lambda q: q.start) - 1) :]:
        if quote.start >= sentence.end:
            break
        total += max(0, min(quote.end, sentence.end) - max(quote.start, sentence.start))
    return total


def _by_sentence(spans: Sequence[S], sentences: Sequence[Sentence]) -> list[list[S]]:
    """Spans by the sentence they start in; both are in text order."""
    found: list[list[S]] = [[] for _ in sentences]
    i = 0
    for span in sorted(spans, key=lambda s: s.start):
        while i < len(sentences) and sentences[i].end <= span.start:
            i += 1
        if i < len(sentences) and sentences[i].start <= span.start:
            found[i].append(span)
    return found
