"""What is read of wire files, field by field, as a summary that holds none of their prose.

    python -m tests.sources.formats.wire FOLDER          # tells what differs from the golden
    python -m tests.sources.formats.wire FOLDER --write  # after reading that it is right
    python -m tests.sources.formats.wire FOLDER --show   # the fields themselves, to be read

Most samples are their agencies' and may not stand here; the few that may are in tests/fixtures.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from annotated_briefing.errors import SeedError
from annotated_briefing.model import Article, Span
from annotated_briefing.sources import read_any

GOLDEN = Path(__file__).parents[2] / "golden" / "wire.json"
SUFFIXES = {".xml", ".json", ".txt"}


def files(folder: Path) -> list[Path]:
    """The samples of a folder; schemas are none."""
    found = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)
    return [path for path in found if path.parent.name != "schema"]


def fields(article: Article) -> dict[str, Any]:
    """What a file says of its article, and where its parts are."""
    source = article.source

    def at(span: Span | None) -> list[int] | None:
        return [span.start, span.end] if span else None

    return {
        "format": source.format,
        "language": article.language,
        "published": source.published,
        "modified": source.modified,
        "embargo": source.embargo,
        "revision": source.revision,
        "agency": source.agency,
        "place": source.dateline.place if source.dateline else None,
        "guid": article.guid,
        "withdrawn": article.withdrawn or None,
        "title": article.title,
        "byline": source.byline,
        "usage_terms": source.usage_terms,
        "text": article.text,
        "header": at(article.header),
        "body": at(article.body),
        "credits": at(article.credits_span),
        "paragraphs": len(article.paragraphs),
    }


PROSE = {"title", "byline", "usage_terms", "text", "guid"}


def digested(found: dict[str, Any]) -> dict[str, Any]:
    """The same with words of the agency as their length and digest."""
    return {
        key: [len(value), hashlib.sha256(value.encode()).hexdigest()[:16]]
        if key in PROSE and value
        else value
        for key, value in found.items()
        if value is not None
    }


def articles(path: Path) -> list[dict[str, Any]]:
    """The fields of each article of a file; of a piece that gives none, its fault."""
    try:
        return [
            fields(article) if article else {"fault": [fault.message for fault in faults][-1]}
            for article, faults in read_any(path, path.name)
        ]
    except SeedError as fault:
        return [{"fault": fault.message}]


def summary(path: Path) -> list[dict[str, Any]]:
    return [digested(found) for found in articles(path)]


def main(folder: Path, *options: str) -> int:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8")) if GOLDEN.is_file() else {}
    made = {path.name: summary(path) for path in files(folder)}
    if "--show" in options:
        for path in files(folder):
            for found in articles(path):
                shown = {k: str(v)[:90] for k, v in found.items() if v is not None}
                print(path.name, json.dumps(shown, ensure_ascii=False))
        return 0
    if "--write" in options:
        rows = (f"{json.dumps(n)}: {json.dumps(made[n], ensure_ascii=False)}" for n in sorted(made))
        GOLDEN.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
        return 0
    wrong = [name for name in sorted({*golden, *made}) if golden.get(name) != made.get(name)]
    for name in wrong:
        print(name, golden.get(name), made.get(name), sep="\n  ")
    print(f"{len(made)} files, {len(wrong)} differ")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
