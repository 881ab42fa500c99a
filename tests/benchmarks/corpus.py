"""N articles for a benchmark, from a folder of `.jsonl` corpora or of seeds; recombined past its
end: paragraphs of several articles make a new one, so that no two are the same.

    python -m tests.benchmarks.corpus OUT --count 400 [--data FOLDER …]
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.support import ROOT

FIXTURES = ROOT / "tests" / "fixtures" / "wikinews"
FIRST_DAY, DAYS = date(2015, 1, 1), 3650


@dataclass(frozen=True, slots=True)
class Text:
    """`published` is an ISO day, or empty."""

    title: str
    published: str
    body: str


def texts(folders: Sequence[Path]) -> list[Text]:
    """The articles of every `.jsonl` (`{text, title?, date?}`) and seed below some folders."""
    found: list[Text] = []
    for folder in folders:
        for path in sorted(folder.rglob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                if row.get("text", "").strip():
                    found.append(
                        Text(row.get("title") or "", (row.get("date") or "")[:10], row["text"])
                    )
        for path in sorted(folder.rglob("*.md")):
            head, _, body = (
                path.read_text(encoding="utf-8").removeprefix("---\n").partition("---\n")
            )
            keys = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
            if body.strip():
                found.append(Text(keys.get("title", ""), keys.get("published", ""), body))
    return found


def articles(known: Sequence[Text], count: int) -> Iterator[Text]:
    """`count` articles: those known, then recombined ones of about their length.

    Seeded, so that two runs and two machines measure the same texts.
    """
    yield from known[:count]
    chance = random.Random(20)
    for number in range(max(count - len(known), 0)):
        like = known[number % len(known)]
        wanted = len(like.body)
        parts: list[str] = []
        while sum(map(len, parts)) < wanted:
            paragraphs = [p for p in chance.choice(known).body.split("\n") if p.strip()]
            parts.append(chance.choice(paragraphs))
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        yield Text(chance.choice(known).title, day.isoformat(), "\n\n".join(parts))


def write(folder: Path, made: Iterator[Text]) -> int:
    """Seeds with their date and title; gives how many."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = itertools.count()
    for article in made:
        head = {"title": article.title, "published": article.published}
        keys = "".join(f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in head.items() if v)
        front = f"---\n{keys}---\n" if keys else ""
        path = folder / f"article-{next(numbers):06}.md"
        path.write_text(front + article.body.strip() + "\n", encoding="utf-8")
    return next(numbers)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--data", type=Path, nargs="*", default=[FIXTURES])
    given = parser.parse_args()
    print(write(given.out, articles(texts(given.data), given.count)))


if __name__ == "__main__":
    main()
