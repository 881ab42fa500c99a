"""Addresses as a reader's links meet them: an old one leads on, whatever builds the site."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from typer.testing import CliRunner

from annotated_briefing.cli import app

TEXT = "BREST, 3 mai 2021 (AFP) - Le pont de Valmory est fermé depuis lundi, a dit le maire.\n"
CONFIG = """
site_name: Essai
theme: material
plugins: [briefing: {rights: full}]
"""


def _project(root: Path) -> Path:
    (root / "seeds").mkdir(parents=True)
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (root / "seeds" / "pont.txt").write_text(TEXT, encoding="utf-8")
    return root


def _leads_to(page: Path) -> str:
    """The page that an address sends its reader to."""
    html = page.read_text(encoding="utf-8")
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', html)
    assert found and f'<a href="{found[1]}">' in html
    goal = (page.parent / found[1]).resolve()
    return (goal / "index.html" if goal.is_dir() else goal).read_text(encoding="utf-8")


def test_a_renamed_file_and_a_changed_slug_lead_on(tmp_path: Path) -> None:
    root = _project(tmp_path / "un")
    build(load_config(str(root / "mkdocs.yml")))
    (root / "seeds" / "pont.txt").rename(root / "seeds" / "pont-de-valmory.txt")
    build(load_config(str(root / "mkdocs.yml")))
    assert "depuis" in _leads_to(root / "site" / "articles" / "pont" / "index.html")
    (root / "seeds" / "pont-de-valmory.yml").write_text("slug: valmory\n", encoding="utf-8")
    # another machine has the seeds and their book, not the cache
    other = tmp_path / "deux"
    shutil.copytree(root, other, ignore=shutil.ignore_patterns(".cache", "site"))
    for where in (root, other):
        build(load_config(str(where / "mkdocs.yml")))
        for old in ("pont", "pont-de-valmory"):
            page = where / "site" / "articles" / old / "index.html"
            assert "depuis" in _leads_to(page)
    books = [(where / "seeds" / ".adresses.yml").read_bytes() for where in (root, other)]
    assert books[0] == books[1]
    done = CliRunner().invoke(
        app, ["build", "--project", str(other), "--out", str(tmp_path / "dossier")]
    )
    assert done.exit_code == 0, done.output
    led = tmp_path / "dossier" / "articles" / "pont" / "index.html"
    assert "url=../valmory/" in led.read_text(encoding="utf-8")


def test_where_pages_are_files_an_old_address_is_one_too(tmp_path: Path) -> None:
    root = _project(tmp_path)
    flat = f"{CONFIG}use_directory_urls: false\n"
    (root / "mkdocs.yml").write_text(flat, encoding="utf-8")
    build(load_config(str(root / "mkdocs.yml")))
    (root / "seeds" / "pont.txt").rename(root / "seeds" / "valmory.txt")
    build(load_config(str(root / "mkdocs.yml")))
    assert "depuis" in _leads_to(root / "site" / "articles" / "pont.html")


def test_a_mere_check_gives_no_address(tmp_path: Path) -> None:
    root = _project(tmp_path)
    CliRunner().invoke(app, ["check", "--project", str(root)])
    assert not (root / "seeds" / ".adresses.yml").exists()
