"""The `briefing` command: thin verbs over the library."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import typer

from generator.model import Article, Source, Span
from generator.sources.text import paragraphs

app = typer.Typer(no_args_is_help=True)


def _jsonl(path: Path) -> Iterator[Article]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            data = json.loads(line)
            text = data["text"]
            body = Span(0, len(text))
            yield Article(
                id=data["id"],
                text=text,
                sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
                body=body,
                source=Source(str(path), "jsonl", published=(data.get("date") or data.get("dct") or "")[:10] or None),
                paragraphs=paragraphs(text, body),
                title=data.get("title"),
            )


@app.callback()
def main() -> None:
    """Briefings annotés."""


@app.command()
def annotate(files: list[Path]) -> None:
    """Print one briefing.json object a line for each article."""
    from generator.annotate.run import annotate as run
    from generator.brief.assemble import brief

    encoder = msgspec.json.Encoder()
    for path in files:
        for article, annotations in run(_jsonl(path)):
            sys.stdout.buffer.write(encoder.encode(brief(article, annotations)) + b"\n")
