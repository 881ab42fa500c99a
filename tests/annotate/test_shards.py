"""Articles annotated apart are those that a build would have annotated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest

from annotated_briefing.annotate import run
from annotated_briefing.annotate.cache import Cache, annotate_cached
from annotated_briefing.annotate.shards import FOLDER, annotate_share, share, take_in
from annotated_briefing.errors import SeedError
from annotated_briefing.model import Annotations, Article, Sentence
from tests.support import article

ARTICLES = [replace(article(f"Le pont numéro {n} dort."), id=str(n)) for n in range(12)]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that the language model is asked for."""
    found: list[str] = []

    def annotate(articles: list[Article]) -> Iterator[tuple[Article, Annotations | SeedError]]:
        for one in articles:
            found.append(one.id)
            yield one, SeedError("x", "cassé") if one.id == "5" else _of(one)

    monkeypatch.setattr(run, "annotate", annotate)
    return found


def _of(one: Article) -> Annotations:
    return Annotations(sentences=(Sentence(0, int(one.id) + 1, id="s1", paragraph="p1"),))


def test_each_article_falls_to_one_shard_and_a_build_asks_for_none(
    tmp_path: Path, asked: list[str]
) -> None:
    counts = []
    faults: list[SeedError] = []
    for number in (3, 1, 2):
        elsewhere = tmp_path / str(number)
        count, found = annotate_share(ARTICLES, elsewhere, (number, 3))
        counts.append(count)
        faults += found
        (tmp_path / FOLDER).mkdir(exist_ok=True)
        for path in (elsewhere / FOLDER).iterdir():
            path.rename(tmp_path / FOLDER / path.name)
    assert sorted(asked, key=int) == [one.id for one in ARTICLES]
    assert sum(counts) == 11 and len(faults) == 1
    asked.clear()
    assert take_in(tmp_path) == 11 and take_in(tmp_path) == 0
    made = list(annotate_cached(ARTICLES, Cache(tmp_path)))
    assert asked == ["5"]
    assert [found for _, found in made if found != _of(_)] == [made[5][1]]


def test_only_what_is_missing_is_done_again(tmp_path: Path, asked: list[str]) -> None:
    annotate_share(ARTICLES, tmp_path, (1, 1))
    asked.clear()
    annotate_share(ARTICLES, tmp_path, (1, 1))
    assert asked == ["5"]


def test_a_damaged_file_of_results_is_as_none(tmp_path: Path, asked: list[str]) -> None:
    annotate_share(ARTICLES, tmp_path / "a", (1, 1))
    (path,) = (tmp_path / "a" / FOLDER).iterdir()
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / path.name).write_bytes(path.read_bytes()[:-4])
    assert take_in(tmp_path) == 0


@pytest.mark.parametrize("text", ["", "2", "0/3", "4/3", "1/0", "a/b", "1/2/3", "-1/2"])
def test_a_share_that_is_none(text: str) -> None:
    with pytest.raises(ValueError):
        share(text)


def test_a_share() -> None:
    assert share("2/8") == (2, 8)


def test_a_file_of_results_writes_nowhere_but_in_the_cache(tmp_path: Path) -> None:
    (tmp_path / "c" / FOLDER).mkdir(parents=True)
    with ZipFile(tmp_path / "c" / FOLDER / "x.results", "w") as file:
        for name in ("../../dehors", "dehors", "A" * 32):
            file.writestr(name, msgspec.json.encode(_of(ARTICLES[0])))
    assert take_in(tmp_path / "c") == 0
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []
