"""What `--out` writes is a site for others than MkDocs, as the manual says how.

MaterialX takes the place of Material, so it needs an environment of its own, which CI makes once a
month; BRIEFING_MATERIALX is the `properdocs` of it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from annotated_briefing.cli import app
from tests.browser.site import WIKINEWS
from tests.links import anchors, broken, built_pages
from tests.render.test_plain import RENDERERS, seen, squeezed
from tests.support import ROOT, SEED

MANUAL = (ROOT / "docs" / "manuel" / "ailleurs.md").read_text(encoding="utf-8")
NAMES = ["mkdocs", "zensical", "hugo", "properdocs", "materialx"]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages, with names of files that no builder may take for something else."""
    root = tmp_path_factory.mktemp("ailleurs")
    (root / "seeds").mkdir()
    (root / "mkdocs.yml").write_text("plugins: [briefing: {rights: full}]\n", "utf-8")
    for seed in (SEED, *WIKINEWS[:4]):
        shutil.copy(seed, root / "seeds")
    done = CliRunner().invoke(app, ["build", "--project", str(root), "--out", str(root / "out")])
    assert done.exit_code == 0, done.output
    return root / "out"


def test_every_page_shows_the_same_words_whoever_renders_it(out: Path) -> None:
    pages = sorted(out.rglob("*.md"))
    assert len(pages) >= 9
    for page in pages:
        text = page.read_text("utf-8")
        told = {squeezed(seen(render(text)).text) for render in RENDERERS.values()}
        assert len(told) == 1, page


def blocks(name: str, kind: str) -> list[str]:
    """The files that a section of the manual shows."""
    section = MANUAL.split("{#" + name + "}")[1].split("\n## ")[0]
    return re.findall(rf"^```{kind}\n(.+?)^```", section, re.M | re.S)


def program(name: str) -> list[str]:
    if name == "mkdocs":
        return [sys.executable, "-m", "mkdocs"]
    ours = shutil.which(name, path=str(Path(sys.executable).parent))
    if name != "materialx":
        assert ours, f"{name} manque"
        return [ours]
    other = os.environ.get("BRIEFING_MATERIALX")
    return [other] if other else pytest.skip("MaterialX n’est pas installé à part")


@pytest.mark.parametrize("name", NAMES)
def test_the_folder_is_a_site_for_other_builders(out: Path, tmp_path: Path, name: str) -> None:
    command = program(name)
    if name == "hugo":
        shutil.copytree(out, tmp_path / "content")
        (tmp_path / "hugo.toml").write_text(blocks(name, "toml")[0], "utf-8")
        layouts = tmp_path / "layouts" / "_default"
        (layouts / "_markup").mkdir(parents=True)
        (layouts / "_markup" / "render-link.html").write_text(blocks(name, "html")[0], "utf-8")
        for page in ("single", "list"):
            whole = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}"
            (layouts / f"{page}.html").write_text(whole, "utf-8")
        site = tmp_path / "public"
    else:
        shutil.copytree(out, tmp_path / "docs", ignore=shutil.ignore_patterns(".*"))
        config = blocks("properdocs" if name == "materialx" else name, "yaml")[0]
        if name == "materialx":
            theme = re.search(r"\{name: materialx.*?\}", MANUAL)
            assert theme
            config = config.replace("{name: mkdocs}", theme[0])
        uses = "properdocs.yml" if name in {"properdocs", "materialx"} else "mkdocs.yml"
        (tmp_path / uses).write_text(config, "utf-8")
        command.append("build")
        site = tmp_path / "site"
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    dead = [(page, link) for page, link in broken(site) if link != "#__toc"]  # a theme's own id
    assert dead == []
    assert len(built_pages(site)) >= 9
    page = site / "articles" / SEED.stem / "index.html"
    assert {"s1", "s2", "s11"} <= anchors(page)
    assert "Zabihullah Mujahid" in seen(page.read_text("utf-8")).text
    assert (site / "donnees" / "evenements.csv").is_file()


def test_properdocs_runs_the_plugin_to_the_same_site(out: Path) -> None:
    root = out.parent
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(
        "site_name: Revue\ntheme: {name: material}\nplugins: [briefing: {rights: full}]\n", "utf-8"
    )
    sites = []
    for name in ("mkdocs", "properdocs"):
        site = root / name
        command = [*program(name), "build", "--strict", "-f", "mkdocs.yml", "-d", str(site)]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        sites.append({p.relative_to(site): _unsigned(p) for p in site.rglob("*") if p.is_file()})
    assert sites[0] == sites[1] and broken(root / "properdocs") == []


def _unsigned(path: Path) -> bytes:
    """A file of a site; a page without the name of its builder, a map without its time."""
    data = path.read_bytes()
    if path.name.startswith("sitemap"):
        return b""
    return re.sub(rb'<meta name="generator"[^>]+>', b"", data)
