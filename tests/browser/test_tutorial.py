"""What the manual tells a newcomer to type, typed in an empty environment and an empty folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest

from tests.browser.site import served
from tests.links import broken
from tests.support import ROOT, SEED
from tests.test_wheel import build_wheel

MANUAL = ROOT / "docs" / "manuel"
BIN = "Scripts" if os.name == "nt" else "bin"


def run(words: list[str], folder: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Newcomer:
    """An environment of its own: what the package rests on is there, the package is not."""

    def __init__(self, folder: Path) -> None:
        self.wheel = build_wheel(folder)
        self.python = folder / "venv" / BIN / "python"
        run([sys.executable, "-m", "venv", str(folder / "venv")], folder)
        where = "import sysconfig; print(sysconfig.get_path('purelib'))"
        own = Path(run([str(self.python), "-c", where], folder).strip())
        (own / "others.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        self.env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        self.env["PATH"] = os.pathsep.join((str(self.python.parent), os.environ["PATH"]))

    def type(self, line: str, folder: Path) -> str:
        """One line of the manual; `pip` finds the wheel here, and asks no network."""
        program, *rest = line.split()
        if program == "pip":
            offline = ["--no-index", "--no-deps", "--ignore-installed", "--quiet"]
            rest = [*rest[:-1], *offline, "--find-links", str(self.wheel.parent), rest[-1]]
        if program != "briefing":  # a program that the environment only reads by its module
            return run([str(self.python), "-m", program, *rest], folder, self.env)
        return run([str(self.python.parent / program), *rest], folder, self.env)


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Newcomer:
    return Newcomer(tmp_path_factory.mktemp("venv"))


@pytest.fixture(scope="module")
def first_site(newcomer: Newcomer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("premier")
    told = (MANUAL / "premier-briefing.md").read_text(encoding="utf-8")
    lines = re.findall(r"^```sh\n(.+?)^```", told, re.M | re.S)
    typed = [line for block in lines for line in block.splitlines()]
    assert [line.split()[0] for line in typed] == ["pip", "briefing", "mkdocs"]
    for line in typed:
        newcomer.type(line, folder)
    where = "import annotated_briefing as a; print(a.__file__)"
    found = run([str(newcomer.python), "-c", where], folder, newcomer.env)
    assert Path(found.strip()).is_relative_to(newcomer.python.parents[1])
    return folder / "site"


@pytest.fixture(scope="module")
def their_site(
    first_site: Path, newcomer: Newcomer, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A Material site to which the guide's lines are added."""
    folder = tmp_path_factory.mktemp("existant")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Bienvenue\n", encoding="utf-8")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "pont.txt").write_bytes(SEED.read_bytes())
    told = (MANUAL / "guides.md").read_text(encoding="utf-8").split("{#site}")[1]
    lines = re.search(r"^```yaml\n(.+?)^```", told, re.M | re.S)
    entry = re.search(r"`(- .+?: revue/index\.md)`", told)
    assert lines and entry
    theirs = "site_name: Le quartier\ntheme: {name: material, language: fr, font: false}\n"
    menu = f"nav:\n  - Accueil: index.md\n  {entry[1]}\n"
    (folder / "mkdocs.yml").write_text(theirs + menu + lines[1], encoding="utf-8")
    newcomer.type("mkdocs build", folder)
    return folder / "site"


def test_the_tutorial_gives_a_whole_site(first_site: Path) -> None:
    assert broken(first_site) == []
    page = first_site / "articles" / "premier-article" / "index.html"
    html = page.read_text(encoding="utf-8")
    assert "pont de l&#39;Ormeau" in html and 'lang="fr"' in html
    assert (first_site / "methode" / "index.html").is_file()


def test_a_second_project_is_not_written_over_the_first(
    first_site: Path, newcomer: Newcomer
) -> None:
    command = [str(newcomer.python), "-m", "annotated_briefing", "init"]
    done = subprocess.run(
        command,
        cwd=first_site.parent,
        env=newcomer.env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and "existe déjà" in done.stderr


def test_the_guide_puts_briefings_into_a_site_that_is_there(their_site: Path) -> None:
    assert broken(their_site) == []
    assert "Bienvenue" in (their_site / "index.html").read_text(encoding="utf-8")
    assert (their_site / "revue" / "articles" / "pont" / "index.html").is_file()


@pytest.mark.parametrize(
    ("which", "place", "query", "paper"),
    [
        ("first_site", "", "Ormeau", "rgb(252, 250, 245)"),
        ("their_site", "revue/", "Kirby", "rgb(255, 255, 255)"),
    ],
)
def test_the_site_is_styled_and_its_search_works(
    request: Any, which: str, place: str, query: str, paper: str
) -> None:
    site: Path = request.getfixturevalue(which)
    with served(site) as url:
        context = request.getfixturevalue("browser").new_context(locale="fr-FR", bypass_csp=True)
        page = context.new_page()
        page.goto(f"{url}{place}")
        page.locator("#ab-query").fill(query)
        page.keyboard.press("Enter")
        page.locator(".ab-hits:not([hidden]) .ab-hit-text a").first.click()
        page.locator(".ab-briefing .ab-s:target").wait_for()
        painted = page.evaluate("getComputedStyle(document.body).backgroundColor")
        mark = page.evaluate("getComputedStyle(document.querySelector('.ab-ev')).fontWeight")
        lens = page.evaluate("getComputedStyle(document.querySelector('.ab-lens')).position")
        context.close()
    assert (painted, mark, lens) == (paper, "600", "sticky")
