"""What is kept of a reading never shows: it is as if every seed had been read again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from annotated_briefing.settings import Limits
from annotated_briefing.sources.article import make_article
from annotated_briefing.sources.read import Seeds, read

TEXT = "---\npublished: 2021-05-03\ntitre: Un pont\n---\nPARIS, 3 mai 2021 (AFP) - Il pleut.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "pont.md").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that were made, not taken as they were kept."""
    found: list[str] = []

    def noted(*given: object, **named: object) -> object:
        found.append(str(named["ident"]))
        return make_article(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(sys.modules[read.__module__], "make_article", noted)
    return found


def again(folder: Path, **options: Limits) -> Seeds:
    """As a build reads, with its cache beside; always what a first build would give."""
    kept = read(folder, kept=folder.parent / "cache", **options)
    fresh = read(folder, **options)
    assert kept.articles == fresh.articles
    assert list(map(str, kept.faults)) == list(map(str, fresh.faults))
    assert [fault.weight for fault in kept.faults] == [fault.weight for fault in fresh.faults]
    return kept


def test_an_article_is_not_made_twice(seeds: Path, made: list[str]) -> None:
    first, second = again(seeds), again(seeds)
    assert first.faults  # « titre » is no key: told again, though nothing is read again
    assert second.articles == first.articles
    assert made == ["pont"] * 3  # once to be kept, twice by the readings without a cache


def test_a_sidecar_is_heeded_at_every_reading(seeds: Path) -> None:
    again(seeds)
    (seeds / "pont.yml").write_text("rights: link\n", encoding="utf-8")
    assert again(seeds).articles[0].source.rights == "link"
    (seeds / "pont.yml").unlink()
    assert again(seeds).articles[0].source.rights is None


def test_an_article_kept_is_held_back_and_taken_away_in_its_time(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidecar = "embargo: 2021-05-04T00:00+00:00\nexpires: 2021-05-05T00:00+00:00\n"
    (seeds / "pont.yml").write_text(sidecar, encoding="utf-8")
    found = []
    for day in range(3, 6):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_620_000_000 + (day - 3) * 86_400 + 43_200))
        found.append(len(again(seeds).articles))
    assert found == [0, 1, 0]


def test_a_limit_is_heeded(seeds: Path) -> None:
    (seeds / "pont.md").write_text(TEXT + "\nIl neige.\n", encoding="utf-8")
    assert again(seeds).articles
    assert not again(seeds, limits=Limits(paragraphs=1)).articles


def test_half_a_character_in_a_file_costs_that_article_alone(seeds: Path) -> None:
    line = '{"id": "a", "text": "Il \\ud800 pleut."}\n'
    (seeds / "deux.jsonl").write_text(line, encoding="utf-8")
    assert [article.id for article in again(seeds).articles] == ["pont"]


def test_a_cache_that_was_cut_only_costs_time(seeds: Path, made: list[str]) -> None:
    again(seeds)
    (entry,) = (seeds.parent / "cache").glob("*.article")
    entry.write_bytes(entry.read_bytes()[:-3])
    again(seeds)
    assert made == ["pont"] * 4
