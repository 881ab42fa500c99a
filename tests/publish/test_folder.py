from __future__ import annotations

from pathlib import Path

import pytest

from annotated_briefing.model import Page
from annotated_briefing.publish.folder import MANIFEST, FolderError, write_folder


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_a_second_run_touches_only_what_changed(tmp_path: Path) -> None:
    write_folder([Page("index.md", "a"), Page("x/y.md", "b"), Page("z/w.json", "{}")], tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    written = write_folder([Page("index.md", "a"), Page("x/y.md", "neuf")], tmp_path)
    assert (written.new, written.changed, written.removed) == ((), ("x/y.md",), ("z/w.json",))
    assert files(tmp_path) == {"index.md": "a", "x/y.md": "neuf"}
    assert not (tmp_path / "z").exists()
    assert (tmp_path / "index.md").stat().st_mtime_ns == before[tmp_path / "index.md"]
    assert write_folder([Page("index.md", "a"), Page("x/y.md", "neuf")], tmp_path).changed == ()


def test_a_file_of_someone_else_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("à moi", encoding="utf-8")
    with pytest.raises(FolderError, match=r"index\.md"):
        write_folder([Page("a.md", "a"), Page("index.md", "b")], tmp_path)
    assert files(tmp_path) == {"index.md": "à moi"}


def test_an_edited_page_is_kept_and_told_even_when_its_article_goes(tmp_path: Path) -> None:
    write_folder([Page("a.md", "1"), Page("b.md", "1")], tmp_path)
    (tmp_path / "a.md").write_text("corrigé", encoding="utf-8")
    (tmp_path / "b.md").write_text("corrigé", encoding="utf-8")
    assert write_folder([Page("a.md", "2")], tmp_path).kept == ("a.md", "b.md")
    assert files(tmp_path) == {"a.md": "corrigé", "b.md": "corrigé"}
    assert write_folder([Page("a.md", "3")], tmp_path).kept == ("a.md", "b.md")
    assert files(tmp_path)["a.md"] == "corrigé"


@pytest.mark.parametrize("uri", ["../a.md", "/etc/a.md", "x/../../a.md"])
def test_no_page_leaves_the_folder(tmp_path: Path, uri: str) -> None:
    with pytest.raises(FolderError):
        write_folder([Page(uri, "x")], tmp_path / "out")
    assert not list(tmp_path.rglob("*.md"))
