"""The `briefing` command: thin verbs over the library."""

import sys
from pathlib import Path

import msgspec
import typer

from generator.sources import read_any

app = typer.Typer(no_args_is_help=True)


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
        for article, annotations in run(read_any(path, str(path))):
            sys.stdout.buffer.write(encoder.encode(brief(article, annotations)) + b"\n")
