"""Figures for essentials and voices, against corpora given as a folder.

    python tests/benchmarks/bench_voices.py DATA [quotes] [speech] [summary] [evidence]

quotes    direct quotations of 40 dispatches read by hand (tests/golden): found, speaker
speech    inserted reporting clauses of quotes/gsd_speech.jsonl: speaker
summary   summ/orangesum_valid.jsonl: ROUGE beside lead, TextRank, LexRank at equal length
evidence  news/afp_dev.jsonl and news/wikinews_2012.jsonl: every generated item is its span

Without names, all four. DATA is never written to.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from annotated_briefing.annotate.pipeline import parse
from annotated_briefing.annotate.run import annotate, annotate_parsed
from annotated_briefing.brief.assemble import brief
from annotated_briefing.brief.evidence import check
from annotated_briefing.errors import SeedError
from annotated_briefing.model import Quote
from training.corpora import articles, rouge, tokens

GOLDEN = Path(__file__).parent.parent / "golden" / "afp_quotes.json"


def quotes(folder: Path) -> dict[str, float]:
    gold = {d["id"]: d["quotes"] for d in json.loads(GOLDEN.read_text(encoding="utf-8"))}
    count: Counter[str] = Counter()
    inputs = [a for _, a in articles(folder / "news/afp_dev.jsonl", set(gold))]
    for parsed in parse(inputs):
        found = annotate_parsed(parsed).quotes
        for each in gold[parsed.article.id]:
            start, end = each["start"], each["end"]
            over = [q for q in found if q.start < end and start < q.end]
            covered = sum(min(q.end, end) - max(q.start, start) for q in over)
            hit = covered >= 0.8 * (end - start)
            count["quotes"] += 1
            count["found"] += hit
            count["direct"] += hit and any(q.direct for q in over)
            count["marked"] += hit and any(q.direct or set(q.text) & set('"«“') for q in over)
            count["printed"] += hit and all(q.doubt is None for q in over)
            if each["speaker"]:
                count["with speaker"] += 1
                count["speaker"] += hit and _names(_most(over, start, end), each["speaker"])
    return {
        "quotes": count["quotes"],
        "found": round(count["found"] / count["quotes"], 4),
        "found as direct": round(count["direct"] / count["quotes"], 4),
        "found with its marks": round(count["marked"] / count["quotes"], 4),
        "found without doubt": round(count["printed"] / count["quotes"], 4),
        "speaker": round(count["speaker"] / count["with speaker"], 4),
        "with speaker": count["with speaker"],
    }


def _most(over: list[Quote], start: int, end: int) -> Quote:
    return max(over, key=lambda q: min(q.end, end) - max(q.start, start))


def _names(quote: Quote, spans: list[list[int]]) -> bool:
    said = quote.speaker_span
    return said is not None and any(said.start < e and s < said.end for s, e in spans)


def speech(folder: Path) -> dict[str, float]:
    """Inserted clauses with a named speaker; a pronoun counts by its cue being found."""
    rows = [
        json.loads(line) for line in (folder / "quotes/gsd_speech.jsonl").open(encoding="utf-8")
    ]
    by_id = {row["id"]: row for row in rows}
    count: Counter[str] = Counter()
    for parsed in parse([a for _, a in articles(folder / "quotes/gsd_speech.jsonl")]):
        found = annotate_parsed(parsed).quotes
        for relation in by_id[parsed.article.id]["relations"]:
            if relation["type"] != "incise" or "not reported speech" in str(relation.get("flag")):
                continue
            cue, head = relation["cue"], relation["speaker_head"]
            pronoun = relation["speaker_upos"] == "PRON"
            count["all"] += 1
            right = False
            for quote in found:
                words, said = quote.cue_span, quote.speaker_span
                if words is None or not (words.start < cue["end"] and cue["start"] < words.end):
                    continue
                right = pronoun or (
                    said is not None and said.start < head["end"] and head["start"] < said.end
                )
                if right:
                    break
            count["right"] += right
            if not right:
                print("  missed:", parsed.article.id, file=sys.stderr)
    return {"inserted clauses": count["all"], "speaker": round(count["right"] / count["all"], 4)}


def summary(folder: Path) -> dict[str, Any]:
    from annotated_briefing.annotate.syntax.sentences import split

    rows = list(articles(folder / "summ/orangesum_valid.jsonl"))
    references = {a.id: d["summary"] for d, a in rows}
    scores: dict[str, list[tuple[float, float, int]]] = {}

    def add(name: str, text: str, ident: str) -> None:
        r1, r2 = rouge(text, references[ident])
        scores.setdefault(name, []).append((r1, r2, len(tokens(text))))

    for article, notes in annotate(a for _, a in rows):
        if isinstance(notes, SeedError):
            raise notes
        items = brief(article, notes).briefing.summary
        text = " ".join(i.text for i in items)
        add("ours, first", " ".join(i.text for i in items[:1]), article.id)
        add("ours", text, article.id)
        spans = [article.text[a:b] for a, b in split(article.text)]
        budget = len(tokens(text))
        add("lead at equal length", _cut(spans, budget), article.id)
        for name, order in _ranked(spans).items():
            add(f"{name} at equal length", _cut([spans[i] for i in order], budget), article.id)
    return {
        name: {
            "r1": round(100 * sum(v[0] for v in values) / len(values), 2),
            "r2": round(100 * sum(v[1] for v in values) / len(values), 2),
            "words": round(sum(v[2] for v in values) / len(values), 1),
        }
        for name, values in scores.items()
    }


def _cut(spans: list[str], budget: int) -> str:
    """Whole sentences in the given order, the last one cut at the budget of words."""
    kept: list[str] = []
    for words in (s.split() for s in spans):
        kept += words
        if len(tokens(" ".join(kept))) >= budget:
            break
    while kept and len(tokens(" ".join(kept))) > budget:
        kept.pop()
    return " ".join(kept)


def _ranked(spans: list[str]) -> dict[str, list[int]]:
    """Sentence orders by sumy's TextRank and LexRank, best first."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    class Words:
        def to_words(self, text: str) -> list[str]:
            return tokens(text)

    sentences = [Sentence(s, Words()) for s in spans]
    document = ObjectDocumentModel([Paragraph(sentences)])
    found = {}
    for name, kind in (("TextRank", TextRankSummarizer), ("LexRank", LexRankSummarizer)):
        ranker = kind(Stemmer("french"))
        picked: list[int] = []
        if len(spans) > 1:
            ordered: list[Any] = []
            for count in range(1, min(4, len(spans)) + 1):
                chosen = [s for s in ranker(document, count) if not any(s is o for o in ordered)]
                ordered += chosen
            picked = [next(i for i, s in enumerate(sentences) if s is o) for o in ordered]
        found[name] = picked or [0]
    return found


def evidence(folder: Path) -> dict[str, int]:
    count: Counter[str] = Counter()
    for name in ("news/afp_dev.jsonl", "news/wikinews_2012.jsonl"):
        for article, notes in annotate(a for _, a in articles(folder / name)):
            if isinstance(notes, SeedError):
                raise notes
            made = brief(article, notes).briefing
            check(made)
            count["articles"] += 1
            count["items"] += len(made.summary) + len(made.quotes) + len(made.claims)
            count["items"] += len(made.gaps) + len(made.events) + len(made.title_evidence)
    return dict(count)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("parts", nargs="*", default=["quotes", "speech", "summary", "evidence"])
    given = parser.parse_args()
    tasks = {"quotes": quotes, "speech": speech, "summary": summary, "evidence": evidence}
    for part in given.parts:
        print(part, json.dumps(tasks[part](given.data), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
