from __future__ import annotations

import contextlib
import hashlib
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotated_briefing.model import Page
from annotated_briefing.publish.folder import MANIFEST, FolderError, Written, write_folder


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_a_second_run_touches_only_what_changed(tmp_path: Path) -> None:
    write_folder(
        [Page.of("index.md", "a"), Page.of("x/y.md", "b"), Page.of("z/w.json", "{}")], tmp_path
    )
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    written = write_folder([Page.of("index.md", "a"), Page.of("x/y.md", "neuf")], tmp_path)
    assert (written.new, written.changed, written.removed) == ((), ("x/y.md",), ("z/w.json",))
    assert files(tmp_path) == {"index.md": "a", "x/y.md": "neuf"}
    assert not (tmp_path / "z").exists()
    assert (tmp_path / "index.md").stat().st_mtime_ns == before[tmp_path / "index.md"]
    assert (
        write_folder([Page.of("index.md", "a"), Page.of("x/y.md", "neuf")], tmp_path).changed == ()
    )


def test_a_file_of_someone_else_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("à moi", encoding="utf-8")
    with pytest.raises(FolderError, match=r"index\.md"):
        write_folder([Page.of("a.md", "a"), Page.of("index.md", "b")], tmp_path)
    assert files(tmp_path) == {"index.md": "à moi"}


def test_an_edited_page_is_kept_and_told_even_when_its_article_goes(tmp_path: Path) -> None:
    write_folder([Page.of("a.md", "1"), Page.of("b.md", "1")], tmp_path)
    (tmp_path / "a.md").write_text("corrigé", encoding="utf-8")
    (tmp_path / "b.md").write_text("corrigé", encoding="utf-8")
    assert write_folder([Page.of("a.md", "2")], tmp_path).kept == ("a.md", "b.md")
    assert files(tmp_path) == {"a.md": "corrigé", "b.md": "corrigé"}
    assert write_folder([Page.of("a.md", "3")], tmp_path).kept == ("a.md", "b.md")
    assert files(tmp_path)["a.md"] == "corrigé"


PAGES = [Page.of("index.md", "a"), Page.of("x/y.md", "b"), Page.of("z/w.json", "{}")]
LATER = [Page.of("index.md", "a"), Page.of("x/y.md", "neuf"), Page.of("v/u.md", "c")]


class KilledError(BaseException):
    """A kill: nothing that follows it in the process runs."""


def kills(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let the process end at the nth step that changes the disk."""
    left = [after]

    def counted(step: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*args: Any, **kwargs: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise KilledError
            return step(*args, **kwargs)

        return stepped

    for owner, name in (
        (Path, "replace"),
        (Path, "unlink"),
        (Path, "rmdir"),
        (Path, "chmod"),
        (tempfile, "mkstemp"),
    ):
        monkeypatch.setattr(owner, name, counted(getattr(owner, name)))


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("after", range(24))
def test_a_run_killed_at_any_step_is_made_good_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int, first: bool
) -> None:
    out = tmp_path / "out"
    if not first:
        write_folder(PAGES, out)
    with monkeypatch.context() as patched:
        kills(patched, after)
        with contextlib.suppress(KilledError):
            write_folder(LATER, out)
    written = write_folder(LATER, out)
    assert written.kept == ()
    assert files(out) == {page.uri: page.text for page in LATER}
    assert write_folder(LATER, out) == Written((), (), (), ())


def test_a_manifest_that_lies_reaches_nothing_outside(tmp_path: Path) -> None:
    out, precious = tmp_path / "out", tmp_path / "precieux.txt"
    precious.write_text("à moi", encoding="utf-8")
    write_folder(PAGES, out)
    digest = hashlib.sha256("à moi".encode()).hexdigest()
    for uri in ("../precieux.txt", str(precious), "x/../../precieux.txt"):
        (out / MANIFEST).write_text(json.dumps({uri: digest}), encoding="utf-8")
        for page in PAGES:
            (out / page.uri).unlink(missing_ok=True)
        write_folder(PAGES, out)
        assert precious.read_text(encoding="utf-8") == "à moi"


def test_a_folder_that_leads_out_is_not_written_through(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "ailleurs"
    out.mkdir()
    elsewhere.mkdir()
    (out / "x").symlink_to(elsewhere)
    with pytest.raises(FolderError, match="lien"):
        write_folder(PAGES, out)
    assert not list(elsewhere.iterdir()) and files(out) == {}


@pytest.mark.parametrize("uri", ["../a.md", "/etc/a.md", "x/../../a.md"])
def test_no_page_leaves_the_folder(tmp_path: Path, uri: str) -> None:
    with pytest.raises(FolderError):
        write_folder([Page.of(uri, "x")], tmp_path / "out")
    assert not list(tmp_path.rglob("*.md"))
