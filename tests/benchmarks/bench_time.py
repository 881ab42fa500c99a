"""Figures of the temporal tagger and of the event model on real corpora.

    python tests/benchmarks/bench_time.py DATA_FOLDER [--news 60]

DATA_FOLDER holds timex/fr_timebank_dev.jsonl, timex/fr_timebank_event_dates_dev.jsonl,
timex/orange_weekday_date_derived.jsonl and news/afp_dev.jsonl. An event's date is right when
the day, month or year of the timeline's printed line that holds it is the gold one (the hour is not
compared, and « now » is the day of writing): recall over all gold pairs, precision over the
events that a clause dates, for the gold time expressions and for the tagger's own.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from annotated_briefing.annotate import pipeline
from annotated_briefing.annotate.events.clauses import clauses
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.annotate.syntax.sentences import sentences
from annotated_briefing.annotate.timex import timexes
from annotated_briefing.annotate.timex.tagger import read_text
from annotated_briefing.model import Article, Source, Span, Timex
from annotated_briefing.sources.paragraphs import paragraphs, pieces

Row = dict[str, object]


def rows(path: Path, limit: int | None = None) -> list[Row]:
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines if line.strip()]
    return [row for row in found if row][:limit]


def parse(found: list[Row]) -> list[ParsedArticle]:
    def articles() -> Iterator[Article]:
        for row in found:
            text = str(row["text"])
            body = Span(0, len(text))
            published = str(row.get("date") or row.get("dct") or "")[:10] or None
            source = Source("bench", "jsonl", published=published)
            yield Article(
                str(row["id"]), text, "", body, source, paragraphs(text, pieces(text, 0, len(text)))
            )

    return list(pipeline.parse(articles()))


def f1(hits: int, predicted: int, gold: int) -> float:
    return round(200 * hits / (predicted + gold), 1) if predicted + gold else 0.0


def overlapping(one: Timex, other: Row) -> bool:
    return one.start < int(str(other["end"])) and int(str(other["start"])) < one.end


def tagging(found: list[Row], parsed: list[ParsedArticle]) -> dict[str, float]:
    count: Counter[str] = Counter()
    for row, article in zip(found, parsed, strict=True):
        gold = list(row["timexes"])  # type: ignore[call-overload]
        predicted = timexes(article)
        count["gold"] += len(gold)
        count["predicted"] += len(predicted)
        spans = {(g["start"], g["end"]) for g in gold}
        count["strict"] += sum((t.start, t.end) in spans for t in predicted)
        free = sorted(gold, key=lambda g: g["start"])
        for timex in predicted:
            match = next((g for g in free if overlapping(timex, g)), None)
            if match is not None:
                free.remove(match)
                count["relaxed"] += 1
                value = (match["value"] or "").replace("XXXX-XX-XX", "")
                count["value"] += timex.value.replace("XXXX-XX-XX", "") == value
    return {
        name: f1(count[name], count["predicted"], count["gold"])
        for name in ("strict", "relaxed", "value")
    } | {"gold": count["gold"], "recall of value": round(100 * count["value"] / count["gold"], 1)}


def moment(value: str | None, written: str) -> str:
    return written if value == "PRESENT_REF" else (value or "")[:10]


def as_timexes(article: ParsedArticle, row: Row) -> list[Timex]:
    """The gold expressions, with the tagger's bounds where it finds the same ones: ranges need
    them."""
    own = {(t.start, t.end): t for t in timexes(article)}
    found = []
    for gold in row["timexes"]:  # type: ignore[attr-defined]
        twin = own.get((gold["start"], gold["end"]))
        found.append(
            Timex(
                gold["start"],
                gold["end"],
                gold["text"],
                gold["type"],
                gold["value"] or "",
                edtf=twin.edtf if twin else gold["value"],
            )
        )
    return found


def nearest(candidates: Iterable[Timex], start: int, end: int) -> Timex | None:
    def gap(timex: Timex) -> int:
        return min(abs(timex.start - end), abs(start - timex.end))

    return min(candidates, key=gap, default=None)


def event_dates(
    pairs: list[Row], found: list[Row], parsed: list[ParsedArticle]
) -> dict[str, float]:
    home = {str(row["id"]): (row, article) for row, article in zip(found, parsed, strict=True)}
    count: Counter[str] = Counter()
    for pair in pairs:
        row, article = home[str(pair["id"])]
        event, timex = pair["event"], pair["timex"]
        start, end = event["start"], event["end"]  # type: ignore[index]
        if start == end:
            continue  # an elided event has no place in the text
        written = str(row["dct"])[:10]
        right = moment(timex["value"], written)  # type: ignore[index]
        gold = as_timexes(article, row)
        count["pairs"] += 1
        sentence = next(
            (s for s in sentences(article) if s.start <= start < s.end), Span(start, end)
        )
        beside = nearest([t for t in gold if sentence.covers(t.span)], start, end)
        count["nearest date"] += beside is not None and moment(beside.value, written) == right
        for name, known in (("gold times", gold), ("our times", list(timexes(article)))):
            told = dated(article, known, Span(start, end))
            count[f"{name}, told"] += bool(told)
            count[f"{name}, right"] += right in {moment(t.value, written) for t in told}
    shares = {"nearest date": round(100 * count["nearest date"] / count["pairs"], 1)}
    for name in ("gold times", "our times"):
        told, good = count[f"{name}, told"], count[f"{name}, right"]
        shares[f"{name}, recall"] = round(100 * good / count["pairs"], 1)
        shares[f"{name}, precision"] = round(100 * good / told, 1) if told else 0.0
    return {"pairs": count["pairs"]} | shares


def dated(article: ParsedArticle, known: list[Timex], event: Span) -> list[Timex]:
    """The times of the lines that the timeline prints and that hold an event, of the tightest."""
    times = {t.span: t for t in known}
    found = clauses(article, sentences(article), tuple(known), ())
    printed = [c for c in found if c.doubt is None and times[c.timex].doubt is None]
    holding = [c for c in printed if c.start <= event.start and event.end <= c.end]
    tightest = min((c.end - c.start for c in holding), default=0)
    return [times[c.timex] for c in holding if c.end - c.start == tightest]


def speed(parsed: list[ParsedArticle]) -> dict[str, float]:
    """Words a second of processor time, on top of the parse."""
    words = sum(len(piece.doc.text.split()) for a in parsed for piece in a.paragraphs)
    read_text("Le 3 mai 2020, à 22 h.", "2021-07-22")  # compile the rules
    begun = time.process_time()
    found = [timexes(article) for article in parsed]
    tagged = time.process_time()
    for article, times in zip(parsed, found, strict=True):
        clauses(article, sentences(article), times, ())
    done = time.process_time()
    return {
        "words": words,
        "tagger": round(words / (tagged - begun)),
        "tagger and clauses": round(words / (done - begun)),
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path)
    options.add_argument("--news", type=int, default=60, help="articles to time")
    given = options.parse_args()
    folder = given.data / "timex"

    found = rows(folder / "fr_timebank_dev.jsonl")
    parsed = parse(found)
    print("French TimeBank", tagging(found, parsed))
    pairs = rows(folder / "fr_timebank_event_dates_dev.jsonl")
    print("event → date", event_dates(pairs, found, parsed))

    found = rows(folder / "orange_weekday_date_derived.jsonl")
    print("weekday dates", {"recall of value": tagging(found, parse(found))["recall of value"]})

    found = rows(given.data / "news" / "afp_dev.jsonl", given.news)
    print("words a second", speed(parse(found)))


if __name__ == "__main__":
    main()
