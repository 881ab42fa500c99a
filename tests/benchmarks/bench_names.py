"""Names measured: `python tests/benchmarks/bench_names.py DATA_FOLDER`.

Prints, for the folder of corpora:
  links         pairwise F1 of name linking on coref/democrat_press_dev.jsonl
  appositions   precision and recall of descriptions on coref/gsd_appositions.jsonl, by overlap
  speed         time of the pipeline with all name rules over that of the packaged pipeline

A name of DEMOCRAT is a mention of kind NAME, or one headed by a name after its title (« le
président russe Boris Eltsine »: no preposition before the name). Links are scored on the names
that were recognised, then on all of them.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from annotated_briefing.annotate import pipeline
from annotated_briefing.annotate.names.descriptors import descriptors
from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.brief.register import register
from annotated_briefing.model import Annotations, Article
from annotated_briefing.sources import read_any

_LEAD = re.compile(
    r"^(?:(?:le|la|les|du|des|de|au|aux|ce|cet|cette|un|une|en|à)\s+|[dl]['’]\s*)+(?=[^\W\d_]|\d)",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"\w,? (?:et|ou) (?:d['’]|de |du |des |l['’]|la |le |les )?[A-ZÉ]|\w, [A-ZÉ]"
)
_PREPOSITION = re.compile(r"\b(?:de|du|des|d['’]|à|au|aux|en|pour|sur|dans)(?:\b|(?<=['’]))", re.I)


def read(path: Path) -> dict[str, dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def articles(path: Path) -> Iterator[Article]:
    return (article for article, _ in read_any(path, path.name) if article is not None)


def parsed(path: Path) -> Iterator[ParsedArticle]:
    yield from pipeline.parse(articles(path))


def ratio(right: int, seen: int, known: int) -> str:
    precision, recall = right / max(1, seen), right / max(1, known)
    score = 2 * right / max(1, seen + known)
    counts = f"({right}/{seen}/{known})"
    return f"P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * score:.1f}  {counts}"


def name_span(text: str, mention: dict[str, Any], names: Iterable[tuple[int, int]]) -> Any:
    """The span of the name in a gold mention, or None where the mention is no name."""
    start, end = mention["start"], mention["end"]
    if mention["kind"] == "NAME":
        lead = _LEAD.match(text[start:end])
        return (start + (lead.end() if lead else 0), end)
    inside = [n for n in names if start <= n[0] and n[1] <= end]
    if mention["kind"] != "NAME+NOUN" or not inside:
        return None
    first = min(inside)
    before = _LEAD.sub("", text[start : first[0]])
    return first if not _PREPOSITION.search(before) else None


def links(folder: Path) -> None:
    path = folder / "coref" / "democrat_press_dev.jsonl"
    gold = read(path)
    totals = {"recognised": [0, 0, 0], "all": [0, 0, 0], "same string": [0, 0, 0]}
    for item in parsed(path):
        found = mentions(item)
        notes = Annotations(mentions=found, descriptors=descriptors(item, found))
        linked = register(item.article, notes).mentions
        text = item.article.text
        rows = gold[item.article.id]["mentions"]
        names = [(m.start, m.end) for m in linked]
        chains: dict[tuple[int, int], int] = {}
        for row in sorted(rows, key=lambda r: r["end"] - r["start"], reverse=True):
            if _COORDINATED.search(text, row["start"], row["end"]):
                continue  # « Roxane et Nicolas » are two names, and a third chain
            span = name_span(text, row, names)
            if span is not None:
                chains[span] = row["cluster"]
        mine: dict[tuple[int, int], str | None] = {}
        for span in chains:
            mine[span] = next(
                (
                    m.entity
                    for m in linked
                    if m.entity
                    and m.start < span[1]
                    and span[0] < m.end
                    and min(m.end, span[1]) - max(m.start, span[0]) > 0.5 * (m.end - m.start)
                ),
                None,
            )
        for one, two in combinations(chains, 2):
            same = chains[one] == chains[two]
            joined = mine[one] is not None and mine[one] == mine[two]
            exact = text[slice(*one)] == text[slice(*two)]
            both = mine[one] is not None and mine[two] is not None
            for name, guess, counted in (
                ("all", joined, True),
                ("recognised", joined, both),
                ("same string", exact, True),
            ):
                if counted:
                    totals[name][0] += same and guess
                    totals[name][1] += guess
                    totals[name][2] += same
    for name, (right, seen, known) in totals.items():
        print(f"links, {name:12} {ratio(right, seen, known)}")


def appositions(folder: Path) -> None:
    path = folder / "coref" / "gsd_appositions.jsonl"
    gold = read(path)
    right = hit = seen = known = 0
    for item in parsed(path):
        found = descriptors(item, mentions(item))
        mine = [d for d in found if d.kind in ("apposition", "title", "label", "acronym")]
        pairs = gold[item.article.id]["pairs"]

        def fits(d: Any, pair: Any) -> bool:
            def over(span: Any, row: Any) -> bool:
                return bool(span.start < row["end"] and row["start"] < span.end)

            name, words = pair["name"], pair["descriptor"]
            swapped = d.kind == "acronym" and over(d, name) and over(d.name, words)
            return swapped or (over(d.name, name) and over(d, words))

        right += sum(any(fits(d, pair) for pair in pairs) for d in mine)
        hit += sum(any(fits(d, pair) for d in mine) for pair in pairs)
        seen += len(mine)
        known += len(pairs)
    print(f"appositions  P {100 * right / max(1, seen):.1f}  R {100 * hit / max(1, known):.1f}")


def speed(folder: Path) -> None:
    import spacy

    some = list(articles(folder / "ner" / "winer_dev.jsonl"))[:150]
    plain = spacy.load(pipeline.MODEL)
    texts = [p.of(a.text) for a in some for p in a.paragraphs]
    pipeline.load()
    list(plain.pipe(texts[:64]))
    base = mine = 0.0
    for _ in range(3):
        start = time.process_time()
        list(plain.pipe(texts, batch_size=pipeline.BATCH_SIZE))
        middle = time.process_time()
        for item in pipeline.parse(some):
            descriptors(item, mentions(item))
        base += middle - start
        mine += time.process_time() - middle
    print(f"speed        {mine / base:.2f} × the packaged pipeline")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=["links", "appositions", "speed"])
    args = parser.parse_args()
    for part in (links, appositions, speed):
        if args.only in (None, part.__name__):
            part(args.folder)


if __name__ == "__main__":
    main()
