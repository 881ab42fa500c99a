"""Corpora: one line a article, and a bad line is a fault of that line alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotated_briefing.sources import read_any

GOOD = json.dumps({"id": "ok", "text": "Il a plu.", "date": "2021-07-22"}).encode()


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (b"{oops", "ligne illisible"),
        (b'["une liste"]', "ligne illisible"),
        (b'{"id": "a"}', "ligne illisible"),
        (b'{"id": 3, "text": "Il a plu."}', "chaînes"),
        ('{"id": "a", "text": "Été."}'.encode("latin-1"), "UTF-8"),
        (b'{"id": "\\udc00", "text": "Il a plu."}', "chaînes"),
        (b'{"id": "a", "text": "Il \\ud83d pleut."}', "position 4"),
        (b'{"id": "a", "text": ' + b"[" * 100_000, "trop imbriquée"),
        (json.dumps({"id": "a", "text": "x" * 100_001}).encode(), "paragraphe"),
    ],
)
def test_a_line_that_gives_no_article_costs_no_other(
    line: bytes, word: str, tmp_path: Path
) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(b"\n".join([GOOD, line, GOOD]))
    (first, none), (nothing, faults), (last, _) = read_any(path, "c.jsonl")
    assert first is not None and last is not None and not none
    assert nothing is None
    assert str(faults[0]).startswith("c.jsonl:2: ")
    assert word in str(faults[0])


@pytest.mark.parametrize(
    ("key", "value", "word"),
    [
        ("date", "22/07/2021", "date illisible"),
        ("date", "2021-13-45", "date illisible"),
        ("date", 20210722, "« published » : texte attendu"),
        ("title", ["Un", "titre"], "« title » : texte attendu"),
        ("title", "Moiti\ud83d", "« title » : texte attendu"),
        ("title", "long " * 100, "trop long"),
        ("source", {"name": "AFP"}, "« source » : texte attendu"),
    ],
)
def test_a_value_that_is_none_is_told_and_left_out(
    key: str, value: object, word: str, tmp_path: Path
) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "Il a plu.", key: value}), encoding="utf-8")
    ((article, faults),) = read_any(path, "c.jsonl")
    assert article is not None
    assert (article.title, article.source.published, article.source.agency) == (None, None, None)
    assert any(word in str(fault) and "c.jsonl:1" in str(fault) for fault in faults)
