"""How the weights of the essentials were fitted; run again to check or to refit.

    python tests/benchmarks/fit_summary.py DATA/summ/orangesum_valid.jsonl [--write]

Each sentence's measures (`generator.brief.salience.NAMES`) are regressed on its ROUGE-2 F1 with
the article's written standfirst: ridge regression, one weight a measure, nothing else learnt. The
cross-validated figures (five folds by article) say what the weights are worth on unseen
articles. `--write` puts them in `generator/brief/weights/summary.json`, whose mixes are set by
hand and stay as they are.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from bench_voices import articles, rouge
from numpy.typing import NDArray

from generator.annotate.run import annotate
from generator.brief import salience
from generator.brief.summary import weights
from generator.errors import SeedError

RIDGE = 5.0
FOLDS = 5
WEIGHTS = Path(salience.__file__).parent / "weights" / "summary.json"

Matrix = NDArray[np.float64]


def fit(x: Matrix, y: Matrix) -> Matrix:
    """Ridge weights of centred measures."""
    centred = x - x.mean(axis=0)
    gram = centred.T @ centred + RIDGE * np.eye(x.shape[1])
    return np.linalg.solve(gram, centred.T @ (y - y.mean()))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()

    rows = list(articles(given.corpus))
    references = {article.id: data["summary"] for data, article in rows}
    measures: list[list[float]] = []
    targets: list[float] = []
    groups: list[int] = []
    texts: list[str] = []
    for group, (article, notes) in enumerate(annotate(a for _, a in rows)):
        if isinstance(notes, SeedError):
            raise notes
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
    found = dict(zip(salience.NAMES, fit(x, y), strict=True))
    old = weights().features
    for name, value in found.items():
        print(f"{name:>16} {value:8.4f}  (shipped {old.get(name, 0.0):.4f})")
    if given.write:
        data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        # The corpus's texts have lost their standfirst, which dispatches keep: half the penalty.
        found["first"] /= 2
        data["features"] = {name: round(float(value), 4) for name, value in found.items()}
        WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
