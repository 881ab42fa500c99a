"""What the plugin adds to a MkDocs site, seen from the built pages."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from annotated_briefing.publish import kit
from annotated_briefing.publish.kept import tightened
from tests.support import ROOT, SEED

CONFIG = """
site_name: Essai
site_url: https://exemple.fr/presse/
repo_url: https://github.com/exemple/briefings
edit_uri: edit/main/docs/
theme: {name: material, language: fr, font: false, features: [content.action.edit]}
plugins:
  - briefing: {rights: full}
markdown_extensions: [attr_list]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("plugin")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("# Mon accueil\n", encoding="utf-8")
    (root / "seeds").mkdir()
    shutil.copy(SEED, root / "seeds")
    before = sorted(root.rglob("docs/*"))
    build(load_config(str(root / "mkdocs.yml")))
    assert sorted(root.rglob("docs/*")) == before, "nothing is written under docs/"
    yield root / "site"


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_every_kind_of_page_and_its_data_are_there(site: Path) -> None:
    article = site / "articles" / SEED.stem
    for path in (
        article,
        site / "entites",
        site / "chronologie",
        site / "recherche",
    ):
        assert (path / "index.html").is_file(), path
    assert (article / "briefing.json").is_file()
    assert (site / "schema" / "briefing-1.json").is_file()


def test_an_article_costs_three_files(site: Path) -> None:
    made = {path.name for path in (site / "articles" / SEED.stem).iterdir()}
    assert made == {"index.html", "briefing.json", "briefing.md.txt"}


def test_nothing_of_the_theme_is_published_that_no_page_asks_for(site: Path) -> None:
    scripts = site / "assets" / "javascripts"
    assert [path.name.partition(".")[0] for path in scripts.iterdir()] == ["bundle"]
    assert not list(site.rglob("*.map"))


def test_a_search_of_the_theme_that_is_asked_for_stays() -> None:
    with_search, without = SimpleNamespace(plugins={"material/search"}), SimpleNamespace(plugins={})
    uri = "assets/javascripts/lunr/min/lunr.fr.min.js"
    assert kit.unused(uri, without) and not kit.unused(uri, with_search)


def test_the_blank_lines_of_the_theme_go_and_the_article_stays_as_it_is() -> None:
    page = "<body>\n\n  <nav>a\n  b</nav>\n  <article>\n\n  x</article>\n\n  </body>"
    assert tightened(page) == "<body>\n<nav>a\nb</nav>\n<article>\n\n  x</article>\n</body>"
    typed = page.replace("nav>", "pre>")
    assert tightened(typed) == typed


def test_the_head_of_a_briefing_can_be_cited_and_read_by_machines(site: Path) -> None:
    head = page(site, f"articles/{SEED.stem}").split("</head>")[0]
    metas = dict(re.findall(r'<meta name="((?:citation_|DC\.)\w+)" content="([^"<>]+)">', head))
    assert metas["citation_author"] == "Reuters" and metas["DC.date"] == "2021-07"
    address = f"https://exemple.fr/presse/articles/{SEED.stem}/"
    assert f'<link rel="canonical" href="{address}">' in head
    (data,) = re.findall(r'<script type="application/ld\+json">([^<]+)</script>', head)
    assert json.loads(data)["url"] == metas["citation_public_url"] == address
    assert len("".join(metas)) + len(data) < 4_000
    for other in ("", "entites", "chronologie"):
        assert "ld+json" not in page(site, other) and "citation_" not in page(site, other)


def test_the_edit_link_leads_to_the_seed(site: Path) -> None:
    assert f"https://github.com/exemple/briefings/edit/main/seeds/{SEED.name}" in page(
        site, f"articles/{SEED.stem}"
    )


def test_a_page_of_the_editor_s_replaces_the_generated_one(site: Path) -> None:
    assert "Mon accueil" in page(site, "")


def test_articles_stay_out_of_the_navigation(site: Path) -> None:
    home = page(site, "")
    assert SEED.stem not in home.split("<header")[1].split("</header>")[0]
    assert SEED.stem not in home.split("<footer")[1].split("</footer>")[0]


def test_the_config_of_the_project_is_the_one_tested() -> None:
    assert "briefing" in load_config(str(ROOT / "mkdocs.yml"))["plugins"]
