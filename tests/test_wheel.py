"""What an installation brings works without the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import ROOT, SEED


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What pip would lay out."""
    tmp_path = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
         "--disable-pip-version-check", "--wheel-dir", str(tmp_path), str(ROOT)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("annotated_briefing-*.whl")
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    return installed


def test_the_wheel_builds_pages_with_its_own_templates(installed: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "seeds").mkdir(parents=True)
    shutil.copy(SEED, project / "seeds")
    done = subprocess.run(
        [sys.executable, "-m", "annotated_briefing", "build", "--out", "pages"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (project / "pages" / "articles" / SEED.stem / "index.md").read_text(encoding="utf-8")
    assert "John Kirby" in page


def test_in_an_empty_folder_two_commands_give_the_whole_site(
    installed: Path, tmp_path: Path
) -> None:
    """The commands of the tutorial: style, scripts, fonts, method page, no dead link."""
    env = {**os.environ, "PYTHONPATH": str(installed)}
    tutorial = (ROOT / "docs" / "manuel" / "premier-briefing.md").read_text(encoding="utf-8")
    told = [line.split() for line in re.findall(r"^```sh\n(.+)\n```", tutorial, re.M)]
    assert [words[0] for words in told] == ["pip", "briefing", "mkdocs"]
    module = {"briefing": "annotated_briefing", "mkdocs": "mkdocs"}
    for words in told[1:]:  # the wheel above is what pip installs
        command = [module[words[0]], *words[1:]]
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    page = (site / "articles" / "premier-article" / "index.html").read_text(encoding="utf-8")
    assert "pont de l&#39;Ormeau" in page and 'lang="fr"' in page
    for html in site.rglob("*.html"):
        if html.name == "404.html":
            continue
        for link in re.findall(r'(?:href|src)="([^"#?]+)', html.read_text(encoding="utf-8")):
            if not link.startswith(("http", "data:", "mailto:")):
                goal = Path(os.path.normpath(html.parent / link))
                assert goal.exists(), f"{html.relative_to(site)}: {link}"
    again = subprocess.run(
        [sys.executable, "-m", "annotated_briefing", "init"],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert again.returncode == 1 and "existe déjà" in again.stderr
