"""What `briefing annotate` writes, and what it says of what it could not read."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from annotated_briefing.cli import app

TEXT = "BREST (AFP) - Le maire a certifié mardi que le pont serait rouvert."


def _run(tmp_path: Path, *options: str) -> tuple[int, list[dict[str, object]], str]:
    corpus = tmp_path / "c.jsonl"
    good = json.dumps({"id": "un", "text": TEXT, "date": "2021-07-22", "title": "Le pont"})
    corpus.write_text(f"{good}\n{{oops\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["annotate", str(corpus), "--project", str(tmp_path), *options])
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return done.exit_code, lines, done.stderr


def test_a_corpus_gives_a_line_an_article_and_tells_the_lines_that_give_none(
    tmp_path: Path,
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\n", encoding="utf-8")
    code, lines, told = _run(tmp_path)
    assert code == 1
    assert [line["id"] for line in lines] == ["un"]
    assert lines[0]["text"] == TEXT
    assert [event["kind"] for event in lines[0]["events"]] == ["déclaration"]  # type: ignore[attr-defined]
    assert "c.jsonl:2" in told
    _, (linked,), _ = _run(tmp_path, "--rights", "link")
    assert linked["text"] == ""
    assert linked["title"] == "Le pont"
