"""A site of another's that takes in briefings, and a site whose pages are files.

All of it is read as a host would serve it, below a folder.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from annotated_briefing.errors import SettingsError
from annotated_briefing.settings import read_settings, settings
from tests.browser.site import WIKINEWS
from tests.links import anchors, broken, built_pages, goal, search_hits
from tests.support import SEED

ROOTED = "/quartier/"
THEIRS = """
site_name: Le quartier
site_url: https://exemple.fr/quartier/
theme:
  name: material
  language: fr
  font: false
  custom_dir: leur-theme
  features: [navigation.tabs]
nav: [Accueil: index.md, Contact: contact.md]
markdown_extensions: [toc]
"""
OURS = "- briefing: {rights: full, base: revue}"
SITES = {
    "sans": f"{THEIRS}plugins: [search]\n",
    "avec": f"{THEIRS}plugins:\n  - search\n  {OURS}\n",
    "avec-fichiers": f"{THEIRS}use_directory_urls: false\nplugins:\n  - search\n  {OURS}\n",
    "fichiers": """
site_name: Essai
site_url: https://exemple.fr/quartier/
use_directory_urls: false
theme: material
plugins: [briefing: {rights: full}]
""",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("quartier")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("# Bienvenue\n\nBonjour à tous.\n", "utf-8")
    (root / "docs" / "contact.md").write_text("# Contact\n\n## Par lettre\n", "utf-8")
    (root / "leur-theme").mkdir()
    own = '{% extends "base.html" %}{% block announce %}Fête le 14 juin{% endblock %}\n'
    (root / "leur-theme" / "main.html").write_text(own, "utf-8")
    (root / "seeds").mkdir()
    for seed in (SEED, *WIKINEWS[:2]):
        shutil.copy(seed, root / "seeds")
    return root


def built(project: Path, name: str) -> Path:
    """The site of one of the configurations."""
    site = project / f"site-{name}"
    if not site.exists():
        config = project / f"{name}.yml"
        (project / "rien").mkdir(exist_ok=True)
        docs = "rien" if name == "fichiers" else "docs"
        config.write_text(f"{SITES[name]}docs_dir: {docs}\nsite_dir: {site.name}\n", "utf-8")
        build(load_config(str(config)))
    return site


BRIEFINGS = ["avec", "avec-fichiers", "fichiers"]


@pytest.mark.parametrize("name", BRIEFINGS)
def test_every_link_of_every_page_leads_somewhere(project: Path, name: str) -> None:
    site = built(project, name)
    assert broken(site, ROOTED) == []
    assert len(built_pages(site)) > 10


@pytest.mark.parametrize("name", BRIEFINGS)
def test_what_the_search_finds_is_there(project: Path, name: str) -> None:
    hits = list(search_hits(built(project, name)))
    pages = {path: path if path.suffix else path / "index.html" for path, _ in hits}
    known = {path: anchors(page) for path, page in pages.items()}
    for path, fragment in hits:
        assert not fragment or fragment in known[path], (path, fragment)
    assert len(hits) > 100


def test_the_pages_of_the_site_stay_as_they_were(project: Path) -> None:
    alone, both = built(project, "sans"), built(project, "avec")
    theirs = {page.relative_to(alone).as_posix() for page in built_pages(alone)}
    assert theirs == {"index.html", "contact/index.html", "404.html"}
    for page in theirs:
        assert (both / page).read_text("utf-8") == (alone / page).read_text("utf-8"), page
    new = {path.relative_to(both).parts[0] for path in both.rglob("*") if path.is_file()}
    assert new - {path.relative_to(alone).parts[0] for path in alone.rglob("*")} == {"revue"}


@pytest.mark.parametrize("name", ["avec", "avec-fichiers"])
def test_briefings_stand_under_the_site_s_own_header_in_their_own_style(
    project: Path, name: str
) -> None:
    site = built(project, name)
    for page in built_pages(site / "revue"):
        html = page.read_text("utf-8")
        assert "Fête le 14 juin" in html and 'title="Le quartier" class="md-header__button' in html
        found = re.findall(r'<link rel="stylesheet" href="([^"]+)"', html)
        sheets = [(page.parent / sheet).resolve().relative_to(site).as_posix() for sheet in found]
        assert sheets[-2:] == ["revue/stylesheets/briefing.css", "revue/stylesheets/within.css"]
        for words in ("Briefings", "Chronologie", "Registre", "Données", "Méthode", "Recherche"):
            assert f">{words}</a>" in html, page


@pytest.mark.parametrize("name", BRIEFINGS)
def test_what_a_page_says_of_itself_elsewhere_is_where_it_is(project: Path, name: str) -> None:
    site = built(project, name)
    told = {page: page.read_text("utf-8") for page in built_pages(site) if page.name != "404.html"}
    for page, html in told.items():
        canonical = re.search(r'<link rel="canonical" href="([^"]+)">', html)
        assert canonical and led(site, canonical[1]) == page
    files = [*site.rglob("*.atom"), *site.rglob("briefings.feed.json"), *site.rglob("*.ris")]
    files += [*site.rglob("propos.csv"), *site.rglob("briefings.geojson"), site / "sitemap.xml"]
    assert len(files) >= 5
    for file in files:
        addresses = re.findall(r'https://exemple\.fr/[^"\'<>\s]+', file.read_text("utf-8"))
        assert addresses, file
        for address in addresses:
            assert led(site, address), (file, address)


def led(site: Path, address: str) -> Path | None:
    return goal(site, urlsplit(address).path.removeprefix(ROOTED))


@pytest.mark.parametrize("name", ["avec", "avec-fichiers"])
def test_the_last_good_page_and_the_guard_of_the_site_hold_within_it(
    project: Path, tmp_path: Path, name: str
) -> None:
    site = built(project, name)
    root = tmp_path / "projet"
    shutil.copytree(project, root, ignore=shutil.ignore_patterns("site-*"))
    shutil.copytree(site, root / site.name)
    kept = site.name + "/revue/articles/" + SEED.stem + "/briefing.json"
    (root / "seeds" / SEED.name).write_bytes(b"\xff\xfe\x00")
    build(load_config(str(root / f"{name}.yml")))
    assert (root / kept).is_file()
    for seed in WIKINEWS[:2]:
        (root / "seeds" / seed.name).unlink()
    with pytest.raises(Abort):
        build(load_config(str(root / f"{name}.yml")))
    assert (root / kept).is_file()


@pytest.mark.parametrize("base", ["..", "/", "a/../b", "revue//", "à côté", "x?y", ".cache", 3])
def test_a_base_that_is_no_folder_of_the_site_is_refused(base: object) -> None:
    with pytest.raises(SettingsError, match="base: un dossier du site"):
        settings({"base": base})


def test_a_base_is_read_with_or_without_its_slash(tmp_path: Path) -> None:
    for given in ("presse/revue", "presse/revue/"):
        assert settings({"base": given}).base == "presse/revue/"
    config = tmp_path / "mkdocs.yml"
    config.write_text("use_directory_urls: false\nplugins: [briefing: {base: revue}]\n", "utf-8")
    assert read_settings(config).base == "revue/" and read_settings(config).flat
