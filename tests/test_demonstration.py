"""What this repository publishes by itself, as its workflows would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.browser.site import WIKINEWS
from tests.links import broken, goal
from tests.support import ROOT, SEED

ADDRESS = "https://exemple.fr/depot"
PARTS = ("Makefile", "mkdocs.yml", "demonstration.yml", "requirements.lock", "pyproject.toml")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of the job that publishes, run in a copy of what they read."""
    root = tmp_path_factory.mktemp("depot")
    for name in PARTS:
        shutil.copy(ROOT / name, root / name)
    for name in ("docs", "templates", "tests/fixtures/wikinews", "seeds"):
        shutil.copytree(ROOT / name, root / name)
    workflow = (ROOT / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(workflow)["jobs"]["build"]["steps"]
    made = [step for step in steps if step.get("run", "").startswith("make ")]
    assert [step["run"] for step in made] == ["make site", "make demonstration"]
    for step in made:
        told = step["env"]["SITE_URL"].replace("${{ steps.pages.outputs.base_url }}", ADDRESS)
        done = subprocess.run(
            [
                "make",
                f"VENV={sys.prefix}",
                "-o",
                f"{sys.prefix}/.installed",
                *step["run"].split()[1:],
            ],
            cwd=root,
            env={**os.environ, "SITE_URL": told},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    return root / "site"


def test_the_site_and_its_demonstration_are_whole(site: Path) -> None:
    assert broken(site, "/depot/") == []
    assert (site / "articles" / SEED.stem / "index.html").is_file()
    shown = {path.parent.name for path in site.glob("demonstration/articles/*/index.html")}
    assert shown == {seed.stem for seed in WIKINEWS} and len(shown) == 20


def test_each_has_its_own_address_and_names_the_licence_of_its_articles(site: Path) -> None:
    sitemap = (site / "demonstration" / "sitemap.xml").read_text(encoding="utf-8")
    found = [part.partition("</loc>")[0] for part in sitemap.split("<loc>")[1:]]
    assert len(found) > 30
    for address in found:
        assert address.startswith(f"{ADDRESS}/demonstration/")
        assert goal(site, address.removeprefix(f"{ADDRESS}/"))
    for seed in WIKINEWS:
        page = site / "demonstration" / "articles" / seed.stem / "index.html"
        assert "CC BY 2.5" in page.read_text(encoding="utf-8")


def test_a_private_repository_sends_the_site_and_nothing_else(tmp_path: Path) -> None:
    def git(*words: str, where: Path = tmp_path) -> str:
        done = subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.fr", *words],
            cwd=where, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    workflow = yaml.safe_load((ROOT / "templates/init/publication-privee.yml").read_text("utf-8"))
    script = workflow["jobs"]["publish"]["steps"][-1]["run"]
    git("init", "--quiet", "--bare", "--initial-branch=main", "ailleurs.git")
    git("clone", "--quiet", "ailleurs.git", "public")
    for name in ("CNAME", "vieux.html"):
        (tmp_path / "public" / name).write_text("x", encoding="utf-8")
    git("add", "--all", where=tmp_path / "public")
    git("commit", "--quiet", "--message", "avant", where=tmp_path / "public")
    for folder in ("site/articles/pont", "seeds"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "site/articles/pont/index.html").write_text("page", encoding="utf-8")
    (tmp_path / "seeds/pont.txt").write_text("article entier", encoding="utf-8")
    for _ in range(2):  # the second time nothing has changed
        subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, check=True)
    sent = git("ls-tree", "-r", "--name-only", "HEAD", where=tmp_path / "ailleurs.git").split()
    assert sent == [".nojekyll", "CNAME", "articles/pont/index.html"]
    assert len(git("log", "--oneline", where=tmp_path / "ailleurs.git").splitlines()) == 2
