from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotated_briefing.annotate import run
from annotated_briefing.annotate.cache import (
    DEPENDS,
    RULES,
    Cache,
    annotate_cached,
    key,
    rule_files,
)
from annotated_briefing.errors import SeedError
from annotated_briefing.files import PART
from annotated_briefing.model import Annotations, Article, Sentence
from tests.support import ROOT, article

FOUND = Annotations(sentences=(Sentence(0, 5, id="s1", paragraph="p1"),))


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


def test_what_was_put_is_found_again_and_nothing_else(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c")
    one = article("Paris dort.", "2021-07")
    cache.put(one, FOUND)
    assert Cache(tmp_path / "c").get(one) == FOUND
    for other in (
        article("Paris dort !", "2021-07"),
        article("Paris dort.", "2021-08"),
        article("Paris dort.", "2021-07", title="Paris"),
    ):
        assert cache.get(other) is None


def test_a_damaged_entry_is_as_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    one = article("Paris dort.")
    cache.put(one, FOUND)
    (entry,) = entries(tmp_path)
    whole = entry.read_bytes()
    checksum, _, data = whole.partition(b"\n")
    damages = (b"", b"{", b"{}", b"\xff\xfe", data, whole[:-1], checksum + b"\n{}", whole[:64])
    for damage in (*damages, whole.replace(b'"end":5', b'"end":4')):
        entry.write_bytes(damage)
        assert cache.get(one) is None
    other = article("Lyon dort.")
    cache.put(other, FOUND)
    (theirs,) = set(entries(tmp_path)) - {entry}
    entry.write_bytes(theirs.read_bytes())
    assert cache.get(one) is None and cache.get(other) == FOUND


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "c").write_text("un fichier à la place du dossier", encoding="utf-8")
    cache = Cache(tmp_path / "c")
    cache.put(article("Paris dort."), FOUND)
    assert cache.get(article("Paris dort.")) is None


def test_pruning_keeps_what_the_build_has(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    kept, gone = article("Paris dort."), article("Lyon dort.")
    cache.put(kept, FOUND)
    cache.put(gone, FOUND)
    (tmp_path / f"{PART}x1").write_bytes(b"x")  # of a build that was killed
    others = {tmp_path / "donnees.json", tmp_path / "brouillon.tmp", tmp_path / "a.annotations"}
    for path in others:
        path.write_text("à quelqu'un d'autre", encoding="utf-8")
    cache.prune([kept])
    assert cache.get(kept) == FOUND and cache.get(gone) is None
    assert len(entries(tmp_path)) == 1 + len(others) and others <= set(entries(tmp_path))


def test_only_new_articles_are_annotated_and_a_faulty_one_is_not_kept(
    tmp_path: Path, monkeypatch: object
) -> None:
    from annotated_briefing.annotate import run

    asked: list[str] = []

    def annotate(articles: list[Article]):  # type: ignore[no-untyped-def]
        for one in articles:
            asked.append(one.text)
            yield one, SeedError("x", "cassé") if "cassé" in one.text else FOUND

    monkeypatch.setattr(run, "annotate", annotate)  # type: ignore[attr-defined]
    cache = Cache(tmp_path)
    texts = ("Paris dort.", "Tout est cassé.", "Lyon dort.")
    articles = [Article(**{**_fields(article(text)), "id": str(n)}) for n, text in enumerate(texts)]
    told: list[tuple[int, int]] = []
    first = list(annotate_cached(articles, cache, lambda done, total: told.append((done, total))))
    assert [one.text for one, _ in first] == list(texts)
    assert isinstance(first[1][1], SeedError)
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    asked.clear()
    list(annotate_cached(articles, cache))
    assert asked == ["Tout est cassé."]


def test_the_annotations_of_all_articles_are_never_held_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "annotate", lambda articles: ((one, _made(one)) for one in articles))
    articles = [replace(article(f"Le pont {number} dort."), id=str(number)) for number in range(20)]
    for _ in range(2):  # made, then kept
        for one, found in annotate_cached(articles, Cache(tmp_path)):
            assert found == _made(one)
            held = sum(isinstance(known, Annotations) for known in gc.get_objects())
            assert held < len(articles) / 2


def test_an_entry_that_is_whole_and_cannot_be_read_is_made_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def annotate(articles: list[Article]) -> Iterator[tuple[Article, Annotations]]:
        for one in articles:
            asked.append(one.id)
            yield one, _made(one)

    monkeypatch.setattr(run, "annotate", annotate)
    articles = [replace(article(f"Le pont {number} dort."), id=str(number)) for number in range(4)]
    cache = Cache(tmp_path)
    for one in articles[1:3]:
        cache.put(one, _made(one))
    cache.store.put(key(articles[1]), b'{"sentences": 1}')
    found = list(annotate_cached(articles, cache))
    assert [one.id for one, _ in found] == ["0", "1", "2", "3"]
    assert all(made == _made(one) for one, made in found)
    assert sorted(asked) == ["0", "1", "3"]


def _made(one: Article) -> Annotations:
    return Annotations(sentences=(Sentence(0, int(one.id) + 1, id="s1", paragraph="p1"),))


def _fields(one: Article) -> dict[str, object]:
    return {name: getattr(one, name) for name in Article.__dataclass_fields__}


HOUSE = ROOT / "generator" / "annotated_briefing"


def _imported() -> set[str]:
    """Every module that a rule of annotation imports, at once or when it is needed."""
    found = set()
    for path in rule_files(HOUSE):
        if path.suffix == ".py" and path.name not in {"cache.py", "shards.py", "cluster.py"}:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom):
                    found.add(str(node.module))
                elif isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
    return found


def test_the_key_holds_every_package_that_a_rule_imports() -> None:
    packages = {name.split(".")[0] for name in _imported()} - sys.stdlib_module_names
    assert packages - {"annotated_briefing"} <= set(DEPENDS)


def test_the_key_holds_every_module_of_ours_that_a_rule_imports() -> None:
    ours = {name.removeprefix("annotated_briefing.").replace(".", "/") for name in _imported()
            if name.startswith("annotated_briefing.")}  # fmt: skip
    held = tuple(part.removesuffix(".py") for part in RULES)
    # Bounds among the settings refuse an article; they change nothing in one that is read.
    assert {name for name in ours if not name.startswith(held)} <= {"errors", "settings"}


def test_what_only_tells_people_is_no_rule() -> None:
    names = {path.relative_to(HOUSE).as_posix() for path in rule_files(HOUSE)}
    assert "annotate/names/recogniser/models/names.npz" in names
    assert "annotate/names/organisations.txt" in names
    assert not [name for name in names if name.endswith((".md", ".pyc"))]
