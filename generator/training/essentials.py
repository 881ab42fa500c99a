"""How the weights of the essentials were fitted; run again to check or to refit.

    python -m training.essentials DATA/summ/orangesum_valid.jsonl [--write]

Each sentence's measures (`salience.NAMES`) are regressed on its ROUGE-2 F1 with
the article's written standfirst: ridge regression, one weight a measure, nothing else learnt.
Each pair of words of an article (`wordpairs.NAMES`) is then told apart by whether
that standfirst has it: logistic regression, again one weight a measure. Both are fitted twice, as
the articles are and without their titles. The cross-validated figures (five folds by article) say
what the weights are worth on unseen articles. `--write` puts them in
`brief/essentials/weights/summary.json`, whose other numbers are set by hand and stay.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotated_briefing.annotate.run import annotate
from annotated_briefing.brief.essentials import salience, wordpairs
from annotated_briefing.errors import SeedError
from annotated_briefing.model import Annotations, Article
from training.corpora import articles, rouge

RIDGE = 5.0
FOLDS = 5
STEPS = 15
WEIGHTS = Path(salience.__file__).parent / "weights" / "summary.json"

Matrix = NDArray[np.float64]


def fit(x: Matrix, y: Matrix) -> Matrix:
    """Ridge weights of centred measures."""
    centred = x - x.mean(axis=0)
    gram = centred.T @ centred + RIDGE * np.eye(x.shape[1])
    return np.linalg.solve(gram, centred.T @ (y - y.mean()))


def fit_logistic(x: Matrix, y: Matrix) -> Matrix:
    """Logistic weights of the measures and, last, of the constant; Newton's method."""
    x = np.hstack([x, np.ones((len(x), 1))])
    found = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ found, -30.0, 30.0)))
        gradient = x.T @ (y - p) - RIDGE * found
        curvature = (x * (p * (1.0 - p))[:, None]).T @ x + RIDGE * np.eye(len(found))
        found = found + np.linalg.solve(curvature, gradient)
    return found


def log_loss(x: Matrix, y: Matrix, found: Matrix) -> float:
    """Mean negative log-likelihood, in nats."""
    p = 1.0 / (1.0 + np.exp(-(x @ found[:-1] + found[-1])))
    return float(-np.mean(y * np.log(p) + (1.0 - y) * np.log(1.0 - p)))


def fit_pairs(
    titles: list[str | None],
    summaries: list[str],
    texts: list[str],
    scores: list[float],
    groups: list[int],
) -> tuple[dict[str, float], float]:
    """Weights and constant of the pairs; `texts` and `scores` are sentences, `groups` articles."""
    members: dict[int, list[int]] = {}
    for i, group in enumerate(groups):
        members.setdefault(group, []).append(i)
    rows: list[Matrix] = []
    targets: list[Matrix] = []
    for group, own in members.items():
        told = wordpairs.measure([texts[i] for i in own], [scores[i] for i in own], titles[group])
        written = wordpairs.pairs(summaries[group])
        if told:
            rows.append(np.array(list(told.values())))
            targets.append(np.array([float(pair in written) for pair in told]))
    losses = []
    for each in range(FOLDS):
        kept = [i for i in range(len(rows)) if i % FOLDS != each]
        learnt = fit_logistic(
            np.concatenate([rows[i] for i in kept]), np.concatenate([targets[i] for i in kept])
        )
        held = np.concatenate(rows[each::FOLDS])
        losses.append(log_loss(held, np.concatenate(targets[each::FOLDS]), learnt))
    loss = round(float(np.mean(losses)), 4)
    print(json.dumps({"pairs": sum(map(len, rows)), "log loss": loss}))
    *found, bias = fit_logistic(np.concatenate(rows), np.concatenate(targets))
    named = {n: round(float(v), 3) for n, v in zip(wordpairs.NAMES, found, strict=True)}
    return named, round(float(bias), 3)


def fit_both(
    read: Sequence[tuple[Article, Annotations]], references: dict[str, str]
) -> dict[str, Any]:
    """The shape of `summary.Fit`, from articles as they are (a title of None says nothing)."""
    measures: list[list[float]] = []
    targets: list[float] = []
    groups: list[int] = []
    texts: list[str] = []
    for group, (article, notes) in enumerate(read):
        for one in salience.measure(article, notes, article.title):
            measures.append([one.values[name] for name in salience.NAMES])
            targets.append(rouge(one.text, references[article.id])[1])
            groups.append(group)
            texts.append(one.text)
    x, y, fold = np.array(measures), np.array(targets), np.array(groups) % FOLDS
    predicted = np.zeros(len(y))
    for each in range(FOLDS):
        held = fold == each
        predicted[held] = x[held] @ fit(x[~held], y[~held])
    best: dict[int, int] = {}
    for i, group in enumerate(groups):
        if group not in best or predicted[i] > predicted[best[group]]:
            best[group] = i
    picked = list(best.values())
    print(
        json.dumps(
            {
                "sentences": len(y),
                "correlation": round(float(np.corrcoef(predicted, y)[0, 1]), 3),
                "best sentence r2": round(100 * float(y[picked].mean()), 2),
                "words": round(float(np.mean([len(texts[i].split()) for i in picked])), 1),
            }
        )
    )
    features = {n: round(float(v), 4) for n, v in zip(salience.NAMES, fit(x, y), strict=True)}
    scores = x @ np.array(list(features.values()))
    pairs, bias = fit_pairs(
        [article.title for article, _ in read],
        [references[article.id] for article, _ in read],
        texts,
        scores.tolist(),
        groups,
    )
    return {"features": features, "pairs": pairs, "bias": bias}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()

    rows = list(articles(given.corpus))
    references = {article.id: data["summary"] for data, article in rows}
    read: list[tuple[Article, Annotations]] = []
    for article, notes in annotate(a for _, a in rows):
        if isinstance(notes, SeedError):
            raise notes
        read.append((article, notes))
    found = {
        "titled": fit_both(read, references),
        "untitled": fit_both([(replace(a, title=None), n) for a, n in read], references),
    }
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    for name, each in found.items():
        print(name, json.dumps(each, indent=1))
    if given.write:
        WEIGHTS.write_text(json.dumps(data | found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
