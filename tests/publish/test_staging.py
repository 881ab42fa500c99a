"""Whatever a build does, the site that was published before it is whole."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin

from annotated_briefing.publish import staging
from annotated_briefing.publish.staging import GoneError, Staging, check_gone, mirror

CONFIG = """
site_name: Essai
theme: {name: material, language: fr, font: false}
plugins:
  - briefing: {rights: full}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("staging")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (root / "docs").mkdir()
    (root / "seeds").mkdir()
    for name in ("alpha", "beta", "gamma"):
        text = f"PARIS, 3 mai 2021 (AFP) - Le pont {name} est fermé."
        (root / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    build(load_config(str(root / "mkdocs.yml")))
    (root / "site" / ".nojekyll").write_text("", encoding="utf-8")
    yield root


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "sitemap" not in path.name
    }


class Breaks(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Another plugin, which fails at one event or leaves by it."""

    def __init__(self, event: str, failure: BaseException) -> None:
        def fail(*_: object, **__: object) -> None:
            raise failure

        setattr(self, event, fail)


EVENTS = ("on_config", "on_files", "on_nav", "on_env", "on_post_page", "on_post_build")


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("failure", [Abort("assez"), OSError(errno.ENOSPC, "plein"), KeyError()])
def test_a_build_that_fails_leaves_the_last_good_site(
    built: Path, event: str, failure: Exception
) -> None:
    before = contents(built / "site")
    config = load_config(str(built / "mkdocs.yml"))
    config.plugins["breaks"] = Breaks(event, failure)
    with pytest.raises(type(failure) if not isinstance(failure, OSError) else Abort) as told:
        build(config)
    if isinstance(failure, OSError):
        assert "le disque est plein — libérez" in str(told.value)
    assert contents(built / "site") == before
    assert not list(built.glob("site.*"))
    assert Path(config.site_dir) == built / "site"
    build(load_config(str(built / "mkdocs.yml")))  # nothing is held
    assert contents(built / "site") == before


def test_strict_publishes_nothing_doubtful(built: Path) -> None:
    before = contents(built / "site")
    seed = built / "seeds" / "delta.txt"
    photo = built / "seeds" / "photo.txt"
    seed.write_text("PARIS, 3 mai 2021 (AFP) - Le pont est fermé.", encoding="utf-8")
    photo.write_bytes(b"\x89PNG\r\n\x1a\n")
    try:
        with pytest.raises(Abort):
            build(load_config(str(built / "mkdocs.yml"), strict=True))
        assert contents(built / "site") == before
        build(load_config(str(built / "mkdocs.yml")))
        assert (built / "site" / "articles" / "delta").is_dir()
        assert (built / "site" / ".nojekyll").is_file()
    finally:
        seed.unlink()
        photo.unlink()
        build(load_config(str(built / "mkdocs.yml")))


@pytest.mark.parametrize("names", [("alpha", "beta"), ("alpha", "beta", "gamma")])
def test_most_of_a_site_never_goes_unasked(
    built: Path,
    names: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    before = contents(built / "site")
    texts = {name: (built / "seeds" / f"{name}.txt").read_text("utf-8") for name in names}
    for name in names:
        (built / "seeds" / f"{name}.txt").unlink()
    try:
        with pytest.raises(Abort):
            build(load_config(str(built / "mkdocs.yml")))
        assert "alpha, beta" in caplog.text and "BRIEFING_FORCE=1" in caplog.text
        assert contents(built / "site") == before
        monkeypatch.setenv("BRIEFING_FORCE", "1")
        build(load_config(str(built / "mkdocs.yml")))
        assert not (built / "site" / "articles" / "alpha").exists()
    finally:
        for name, text in texts.items():
            (built / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
        build(load_config(str(built / "mkdocs.yml")))


def test_one_article_may_go(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / "articles" / name).mkdir(parents=True)
        (tmp_path / "articles" / name / "briefing.json").write_text("{}")
    check_gone(tmp_path, ["a"])
    with pytest.raises(GoneError):
        check_gone(tmp_path, [])


def filled(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def test_a_swap_cut_short_is_healed(tmp_path: Path) -> None:
    """By the next run, at each of the instants between two steps."""
    for state in (("site", "site.new"), ("site.old", "site.new"), ("site", "site.old")):
        root = tmp_path / "-".join(state)
        for name in state:
            filled(root / name, name)
        stage = Staging(root / "site", root)
        assert (root / "site" / "index.html").is_file()
        filled(stage.folder, "neuf")
        stage.swap()
        stage.end()
        assert [p.name for p in root.iterdir()] == ["site"]
        assert (root / "site" / "index.html").read_text("utf-8") == "neuf"


@pytest.mark.parametrize("way", ["exchange", "rename", "mirror"])
def test_hidden_files_of_a_site_outlive_it(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = filled(tmp_path / "site", "vieux")
    (site / ".git").mkdir()
    filled(site / "x" / "y", "vieux")
    stage = Staging(site, tmp_path)
    filled(stage.folder, "neuf")
    if way != "exchange":
        monkeypatch.setattr(staging, "exchange", lambda one, other: False)
    if way == "mirror":

        def mounted(self: Path, target: Path) -> Path:
            raise OSError(errno.EBUSY, "occupé")

        monkeypatch.setattr(Path, "rename", mounted)
    stage.swap()
    stage.end()
    assert sorted(p.relative_to(site).as_posix() for p in site.rglob("*")) == [".git", "index.html"]
    assert (site / "index.html").read_text("utf-8") == "neuf"


def test_a_mirror_follows_no_link_out(tmp_path: Path) -> None:
    new, old, other = (filled(tmp_path / name, name) for name in ("new", "old", "other"))
    (old / "lien").symlink_to(other)
    mirror(new, old)
    assert sorted(p.name for p in old.iterdir()) == ["index.html"]
    assert (other / "index.html").is_file()


def test_two_builds_take_turns(tmp_path: Path) -> None:
    """A second process waits while the first one holds the project."""
    site = filled(tmp_path / "site", "vieux")
    stage = Staging(site, tmp_path)
    filled(stage.folder, "premier")
    code = (
        "import sys, logging; from pathlib import Path\n"
        "from annotated_briefing.publish.staging import Staging\n"
        "logging.basicConfig(level='INFO')\n"
        "root = Path(sys.argv[1]); stage = Staging(root / 'site', root)\n"
        "print((root / 'site' / 'index.html').read_text()); stage.end()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert other.stderr is not None
    assert "attente" in other.stderr.readline()
    assert (stage.folder / "index.html").is_file(), "what is being built is not swept"
    stage.swap()
    stage.end()
    out, _ = other.communicate()
    assert out.strip() == "premier"


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    root = tmp_path / "p"
    filled(root / "docs", "")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    config: MkDocsConfig = load_config(
        str(root / "mkdocs.yml"), site_dir=str(tmp_path / "fichier" / "site")
    )
    with pytest.raises(Abort):
        build(config)
