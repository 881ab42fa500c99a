"""Retrain the name recogniser: `python -m training.names.train DATA.jsonl --out WEIGHTS`.

DATA is JSON Lines, one article a line: `id`, `text` and `ents` (`start`, `end` in code points,
`label` PER, LOC, ORG or MISC). The same data and seed on the same machine give the same weights.
See models/README.md for the recipe that made the shipped ones.

`--news FILE…` are articles without labels (`id`, `text`). After a first training, they are read by
the recogniser and all rules, and a new training from the packaged weights sees what was found in
them beside DATA; `--rounds` times. The rules thus teach the recogniser, over more kinds of text.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotated_briefing.annotate import pipeline
from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.annotate.names.recogniser import network, weights
from annotated_briefing.annotate.pipeline import MODEL
from annotated_briefing.sources.article import make_article
from training.names import augment
from training.names.augment import Piece

if TYPE_CHECKING:
    from spacy.language import Language

LABELS = ("PER", "LOC", "ORG", "MISC")
PEAK_RATE = 0.001
WARM_UP = 200  # steps


def read(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Non-blank lines with their offsets, as the sources stage cuts paragraphs."""
    offset = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            yield offset + line.index(stripped), stripped
        offset += len(line) + 1


def pieces(nlp: Language, documents: Sequence[dict[str, Any]]) -> list[Piece]:
    from spacy.training import offsets_to_biluo_tags

    found: list[Piece] = []
    for document in documents:
        ents = document.get("ents", [])
        for offset, line in lines_of(document["text"]):
            end = offset + len(line)
            inside = [
                (ent["start"] - offset, ent["end"] - offset, ent["label"])
                for ent in ents
                if offset <= ent["start"] and ent["end"] <= end and ent["label"] in LABELS
            ]
            doc = nlp.make_doc(line)
            tags = offsets_to_biluo_tags(doc, inside)
            found.append(
                Piece(
                    tuple(token.text for token in doc),
                    tuple(bool(token.whitespace_) for token in doc),
                    tuple(tags),
                )
            )
    return found


def rate_at(step: int, steps: int) -> float:
    """Linear warm-up, then linear fall to zero."""
    if step < WARM_UP:
        return PEAK_RATE * (step + 1) / WARM_UP
    return PEAK_RATE * max(0.0, 1 - (step - WARM_UP) / max(1, steps - WARM_UP))


def batches(items: Sequence[Piece], words: int) -> Iterator[list[Piece]]:
    batch: list[Piece] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.words)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def recogniser() -> Language:
    """The packaged pipeline with only what names need, and the wider network."""
    import spacy

    nlp = spacy.load(
        MODEL, exclude=["lemmatizer", "parser", "morphologizer", "attribute_ruler", "senter"]
    )
    network.widen(nlp.get_pipe("ner"))
    return nlp


def recognising(nlp: Language) -> Any:
    """Its `ner`, whose methods spaCy's types do not tell."""
    return nlp.get_pipe("ner")


def train(
    gold: Sequence[dict[str, Any]],
    *,
    silver: Sequence[dict[str, Any]] = (),
    silver_share: float = 1.0,
    epochs: int = 12,
    dropout: float = 0.3,
    batch_words: int = 700,
    seed: int = 0,
    held_back: Sequence[dict[str, Any]] = (),
) -> Language:
    """Continue the training of the packaged `ner` and return it with averaged weights.

    `silver_share` is the number of words of silver seen each epoch for one of gold.
    """
    from spacy.tokens import Doc
    from spacy.training import Example
    from thinc.api import Adam, fix_random_seed

    fix_random_seed(seed)
    rng = random.Random(seed)
    nlp = recogniser()
    ner = recognising(nlp)
    reader: Any = nlp.get_pipe("tok2vec")  # what tagger and parser read in a word; it stays
    gold_pieces = pieces(nlp, gold)
    silver_pieces = pieces(nlp, silver)
    swaps = augment.Swaps.collect(gold_pieces)
    optimizer = Adam(PEAK_RATE, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)

    gold_words = sum(len(piece.words) for piece in gold_pieces)
    steps = int(epochs * gold_words * (1 + (silver_share if silver_pieces else 0)) / batch_words)
    step = 0
    deck: list[Piece] = []
    for epoch in range(epochs):
        started = time.time()
        items = [augment.vary(piece, swaps, rng) for piece in gold_pieces]
        wanted = gold_words * silver_share
        while silver_pieces and wanted > 0:
            if not deck:
                deck = list(silver_pieces)
                rng.shuffle(deck)
            piece = deck.pop()
            wanted -= len(piece.words)
            items.append(augment.vary(piece, swaps, rng))
        rng.shuffle(items)
        losses: dict[str, float] = {}
        for batch in batches(items, batch_words):
            docs = [
                Doc(nlp.vocab, words=list(piece.words), spaces=list(piece.spaces))
                for piece in batch
            ]
            reader.set_annotations(docs, reader.predict(docs))
            examples = [
                Example.from_dict(doc, {"entities": list(piece.tags)})
                for doc, piece in zip(docs, batch, strict=True)
            ]
            optimizer.learn_rate = rate_at(step, steps)
            ner.update(examples, drop=dropout, sgd=optimizer, losses=losses)
            step += 1
        note = ""
        if held_back and (epoch % 3 == 2 or epoch == epochs - 1):
            with nlp.use_params(optimizer.averages):
                note = describe(evaluate(found_in(nlp, held_back), held_back))
        spent = time.time() - started
        print(
            f"epoch {epoch + 1}: loss {losses.get('ner', 0):.0f}, {spent:.0f} s {note}",
            file=sys.stderr,
            flush=True,
        )
    for node in ner.model.walk():
        for name in node.param_names:
            if (node.id, name) in optimizer.averages:
                node.set_param(name, optimizer.averages[node.id, name])
    return nlp


Found = list[set[tuple[int, int, str]]]  # (start, end, label) of the names in each document


def found_in(nlp: Language, documents: Sequence[dict[str, Any]]) -> Found:
    """What the bare recogniser finds, the lines read one by one."""
    jobs = [
        (line, (index, offset))
        for index, document in enumerate(documents)
        for offset, line in lines_of(document["text"])
    ]
    found: Found = [set() for _ in documents]
    for doc, (index, offset) in nlp.pipe(jobs, as_tuples=True, batch_size=32):
        found[index] |= {(offset + e.start_char, offset + e.end_char, e.label_) for e in doc.ents}
    return found


def corrected_in(names: Path, documents: Sequence[dict[str, Any]]) -> Found:
    """What is found with the weights `names` and all rules."""
    articles = [
        make_article(row["text"], ident=row["id"], path=row["id"], format="jsonl")
        for row in documents
    ]
    return [
        {(m.start, m.end, m.type) for m in mentions(parsed)}
        for parsed in pipeline.parse(articles, names)
    ]


def evaluate(found: Found, documents: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Strict F1 by type, and over PER, LOC and ORG (`all`)."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for index, document in enumerate(documents):
        expected = {(e["start"], e["end"], e["label"]) for e in document["ents"]}
        for label in LABELS[:3]:
            mine = {e for e in found[index] if e[2] == label}
            true = {e for e in expected if e[2] == label}
            for key in (label, "all"):
                right[key] += len(mine & true)
                seen[key] += len(mine)
                known[key] += len(true)
    return {key: 2 * right[key] / max(1, seen[key] + known[key]) for key in known}


def labelled(names: Path, documents: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same texts with what is found in them."""
    return [
        {
            "text": document["text"],
            "ents": [{"start": s, "end": e, "label": kind} for s, e, kind in sorted(names_in)],
        }
        for document, names_in in zip(documents, corrected_in(names, documents), strict=True)
    ]


def describe(scores: dict[str, float]) -> str:
    return ", ".join(f"{key} {100 * value:.2f}" for key, value in sorted(scores.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--news", type=Path, nargs="*", default=[], help="articles without labels")
    parser.add_argument("--rounds", type=int, default=2, help="trainings on labelled news")
    parser.add_argument("--silver-share", type=float, default=0.7)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--batch-words", type=int, default=700)
    parser.add_argument("--hold-back", type=int, default=0, help="articles at the end to test on")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    data = read(args.data)
    cut = len(data) - args.hold_back
    news = [document for path in args.news for document in read(path)]
    silver: list[dict[str, Any]] = []
    rounds = args.rounds if news else 0
    for number in range(1 + rounds):
        nlp = train(
            data[:cut],
            silver=silver,
            silver_share=args.silver_share,
            epochs=args.epochs,
            dropout=args.dropout,
            batch_words=args.batch_words,
            seed=args.seed,
            held_back=data[cut:],
        )
        # a file for each round: the pipeline is loaded once for each
        names = args.out.with_suffix(f".{number}.npz")
        weights.save(recognising(nlp).model, names)
        if args.hold_back:
            scores = evaluate(corrected_in(names, data[cut:]), data[cut:])
            print(f"round {number}, with all rules: {describe(scores)}", file=sys.stderr)
        if number < rounds:
            silver = labelled(names, news)
        names.replace(args.out)


if __name__ == "__main__":
    main()
