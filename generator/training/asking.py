"""How the weights of `annotate/condensing/asking.py` were fitted; run again to check or to refit.

    python -m training.asking DATA/ner/winer_dev.jsonl [--write]

`asking.tsv` beside this file has what two readers marked in 160 articles of Wikinews (WiNER-fr,
texts CC BY 2.5; the marks are this project's own): each sentence read by itself, the words that
leave its reader asking who, which or what, and the sentences that answer. A line of it is an
article's id, the start and end of what is marked (offsets into the text as it is read), a grade and
the starts of the sentences that answer. Grades: `!` a question, `n` understood, but the text has a
name for it elsewhere, `f` no full sentence, `g` two glued, `ok` a sentence that stands by itself.

Both models are logistic, one weight a trait. The figures are of five folds by article.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotated_briefing.annotate.condensing import asking
from annotated_briefing.annotate.condensing.asking import Asked, Asking
from annotated_briefing.annotate.pipeline import parse
from annotated_briefing.annotate.run import annotate_parsed
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.model import Annotations, Sentence
from annotated_briefing.sources.read import read_any
from training.essentials import FOLDS, fit_logistic

MARKS = Path(__file__).parent / "asking.tsv"
WEIGHTS = Path(asking.__file__).parent / "weights" / "asking.json"
RARE = 6  # a trait of fewer words is not weighed
NEAR = 6  # characters between the start of what is marked and the word that asks

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader marked: `answers` are the starts of sentences."""

    start: int
    end: int
    grade: str
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word that may ask, of sentence `index` of article `group`."""

    group: int
    index: int
    asked: Asked
    traits: frozenset[str]
    answers: tuple[int, ...] | None  # None where no reader asks


def marks(path: Path) -> dict[str, list[Mark]]:
    """The marks of each article."""
    found: dict[str, list[Mark]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        article, start, end, grade, answers = line.split("\t")
        places = tuple(int(at) for at in answers.split(",") if at)
        found.setdefault(article, []).append(Mark(int(start), int(end), grade, places))
    return found


class Read:
    """An article with its marks."""

    def __init__(
        self, group: int, parsed: ParsedArticle, notes: Annotations, own: list[Mark]
    ) -> None:
        self.group = group
        self.notes = notes
        self.own = own
        self.told = Asking(parsed, notes.sentences, notes.mentions, notes.quotes)
        self.read = {
            index
            for index, sentence in enumerate(notes.sentences)
            if any(sentence.start <= mark.start < sentence.end for mark in own)
        }

    def words(self) -> Iterator[Word]:
        """The words that may ask, of the sentences that were read."""
        for index in sorted(self.read):
            sentence = self.notes.sentences[index]
            offset, tokens = self.told.pieces[index]
            here = [
                m for m in self.own if m.grade == "!" and sentence.start <= m.start < sentence.end
            ]
            for kind, token, noun, traits in self.told.traits(
                tokens, self.told.said[index], offset, index
            ):
                at = token.idx + offset
                mark = next((m for m in here if 0 <= at - m.start <= NEAR and at < m.end), None)
                answers = mark.answers if mark else None
                yield Word(
                    self.group, index, Asked(kind, token, noun, 0.0), frozenset(traits), answers
                )

    def asks(self, index: int) -> bool:
        """Whether its readers ask anything of a sentence."""
        sentence: Sentence = self.notes.sentences[index]
        return any(
            m.grade in {"!", "f", "g"} for m in self.own if sentence.start <= m.start < sentence.end
        )


class Model:
    """One weight a trait, fitted on the sets of traits of words."""

    def __init__(self, rows: Sequence[frozenset[str]], hits: Sequence[bool]) -> None:
        common = Counter(trait for row in rows for trait in row)
        names = sorted(trait for trait, count in common.items() if count >= RARE)
        place = {name: k for k, name in enumerate(names)}
        x = np.zeros((len(rows), len(names)))
        for i, row in enumerate(rows):
            for trait in row:
                if trait in place:
                    x[i, place[trait]] = 1.0
        found = fit_logistic(x, np.array(hits, float))
        self.weights = {n: round(float(v), 3) for n, v in zip([*names, "1"], found, strict=True)}

    def chance(self, row: frozenset[str]) -> float:
        total = self.weights["1"] + sum(self.weights.get(trait, 0.0) for trait in row)
        return float(1.0 / (1.0 + np.exp(-total)))


def area(scores: Sequence[float], hits: Sequence[bool]) -> float:
    """The chance that a hit is scored above a miss."""
    ranks = np.argsort(np.argsort(scores))
    y = np.array(hits, bool)
    count = int(y.sum())
    return float((ranks[y].sum() - count * (count - 1) / 2) / (count * (len(y) - count)))


def fit_words(words: Sequence[Word]) -> dict[str, Model]:
    """A model a kind."""
    kinds = sorted({w.asked.kind for w in words})
    own = {kind: [w for w in words if w.asked.kind == kind] for kind in kinds}
    return {
        kind: Model([w.traits for w in each], [w.answers is not None for w in each])
        for kind, each in own.items()
    }


def fit_ties(reads: Sequence[Read], words: Sequence[Word]) -> Model:
    """The model of answers: each sentence within reach of a word that asks."""
    rows, hits = [], []
    for _, row, hit in ties(reads, words):
        rows.append(row)
        hits.append(hit)
    return Model(rows, hits)


def ties(
    reads: Sequence[Read], words: Sequence[Word]
) -> Iterator[tuple[Word, frozenset[str], bool]]:
    """What ties each word that asks to each sentence within reach, and whether that answers."""
    for word in words:
        if not word.answers:
            continue
        read = reads[word.group]
        for k, row in read.told.ties(word.asked, word.index).items():
            sentence = read.notes.sentences[k]
            hit = any(sentence.start <= at < sentence.end for at in word.answers)
            yield word, row, hit


def lean(reads: Sequence[Read], words: Sequence[Word], models: dict[str, Model]) -> None:
    """Tell each article how likely each of its sentences leaves a question."""
    left: dict[tuple[int, int], float] = {}
    for word in words:
        key = word.group, word.index
        chance = models[word.asked.kind].chance(word.traits)
        left[key] = left.get(key, 1.0) * (1.0 - chance)
    for (group, index), none in left.items():
        reads[group].told.told[index].alone = 1.0 - none


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--marks", type=Path, default=MARKS)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()

    own = marks(given.marks)
    articles = [a for a, _ in read_any(given.corpus, given.corpus.name) if a and a.id in own]
    reads = [
        Read(group, parsed, annotate_parsed(parsed), own[parsed.article.id])
        for group, parsed in enumerate(parse(articles))
    ]
    words = [word for read in reads for word in read.words()]
    scores, hits = [], []
    for fold in range(FOLDS):
        models = fit_words([w for w in words if w.group % FOLDS != fold])
        for word in words:
            if word.group % FOLDS == fold:
                scores.append(models[word.asked.kind].chance(word.traits))
                hits.append(word.answers is not None)
    models = fit_words(words)
    lean(reads, words, models)
    tied, found = [], []
    for fold in range(FOLDS):
        model = fit_ties(reads, [w for w in words if w.group % FOLDS != fold])
        for _, row, hit in ties(reads, [w for w in words if w.group % FOLDS == fold]):
            tied.append(model.chance(row))
            found.append(hit)
    print(
        json.dumps(
            {
                "words": len(words),
                "asked": sum(hits),
                "area, asks": round(area(scores, hits), 3),
                "area, answers": round(area(tied, found), 3),
            }
        )
    )
    if given.write:
        weights = {kind: model.weights for kind, model in models.items()}
        weights["answer"] = fit_ties(reads, words).weights
        WEIGHTS.write_text(
            json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
