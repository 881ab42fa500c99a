"""What Windows asks of a program that was written elsewhere, as far as another system can tell."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import warnings
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest

from annotated_briefing.model import Briefing
from annotated_briefing.render.pages import render
from annotated_briefing.render.plain import Plain
from annotated_briefing.settings import Settings
from annotated_briefing.sources import read
from tests.render.briefings import briefing, site
from tests.support import ROOT

TEXT = (
    "BREST, 3 mai 2021 (AFP) - Le pont de Valmory est fermé depuis lundi.\n\n"
    "« L'été sera long », a dit le maire, Łukasz Nguyễn.\n"
)


def test_lines_end_as_they_may(tmp_path: Path) -> None:
    sidecar = (
        "title: Le pont\nusage_terms: 'Presse'\ncorrections:\n  - {name: Valmory, hide: oui}\n"
    )
    found = []
    for end in ("\n", "\r\n"):
        seeds = tmp_path / str(len(end))
        seeds.mkdir()
        (seeds / "pont.txt").write_bytes(TEXT.replace("\n", end).encode())
        (seeds / "pont.yml").write_bytes(sidecar.replace("\n", end).encode())
        (seeds / "glossary.yml").write_bytes(f"- name: Brest{end}  type: LOC{end}".encode())
        told = read(seeds, tmp_path)
        assert told.faults == ()
        (article,) = told.articles
        assert len(article.corrections) == 1
        found.append((article.text, article.title, article.sha256, article.paragraphs))
    assert found[0] == found[1]


def named(name: str) -> Briefing:
    """A briefing whose first name is one that Windows keeps for itself."""
    whole = briefing()
    return replace(whole, entities=(replace(whole.entities[0], name=name), *whole.entities[1:]))


@pytest.mark.parametrize("maker", [None, Plain], ids=["site", "plain"])
def test_every_address_is_a_name_that_windows_can_give(tmp_path: Path, maker: object) -> None:
    made = site(*(replace(named("Aux"), id=f"a{n}") for n in range(3)))
    rendered = render(made, Settings(rights="full"), tmp_path, maker)  # type: ignore[arg-type]
    assert not rendered.faults
    for page in rendered.pages:
        for part in page.uri.split("/"):
            assert not re.search(r'[<>:"\\|?*\x00-\x1f]|[ .]$', part), page.uri
            with warnings.catch_warnings(action="ignore"):
                assert not PureWindowsPath(part).is_reserved(), page.uri
        assert len(page.uri) < 200
        assert not PureWindowsPath(page.uri).is_absolute()


def test_a_seed_named_as_a_device_has_another_address(tmp_path: Path) -> None:
    (tmp_path / "aux.txt").write_text(TEXT, encoding="utf-8")
    (article,) = read(tmp_path).articles
    assert article.id == "aux-1"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_the_command_works_on_any_code_page(tmp_path: Path, encoding: str) -> None:
    """Files are UTF-8 whatever the locale; what a code page lacks is told and stops nothing."""
    env = {**os.environ, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    env |= {"PYTHONIOENCODING": f"{encoding}:strict", "PYTHONPATH": str(ROOT / "generator")}

    def run(*command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "annotated_briefing", *command],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            check=False,
        )

    assert run("init").returncode == 0
    (tmp_path / "seeds" / "premier-article.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "seeds" / "premier-article.yml").write_text("rights: full\n", encoding="utf-8")
    (tmp_path / "seeds" / "Łódź.txt").write_text("Vide\u202e.", encoding="utf-8")
    checked = run("check", "--doubts", "--rights")
    assert b"Traceback" not in checked.stderr and checked.returncode in {0, 1}, checked.stderr
    built = run("build", "--out", "sortie")
    assert b"Traceback" not in built.stderr, built.stderr
    page = tmp_path / "sortie" / "articles" / "premier-article" / "index.md"
    assert "Łukasz Nguyễn" in page.read_text(encoding="utf-8")
