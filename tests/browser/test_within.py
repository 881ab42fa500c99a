"""Briefings on a site of another's, as its readers meet them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.browser.site import served
from tests.support import SEED

CONFIG = """
site_name: Le quartier
theme:
  name: material
  language: fr
  font: false
  palette: {primary: teal}
  features: [navigation.instant, navigation.tabs]
nav: [Accueil: index.md, Revue: revue/index.md]
"""


@pytest.fixture(scope="module", params=["true", "false"], ids=["dossiers", "fichiers"])
def their_site(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("quartier")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("# Bienvenue\n", "utf-8")
    (root / "seeds").mkdir()
    (root / "seeds" / "pont.txt").write_bytes(SEED.read_bytes())
    how = f"use_directory_urls: {request.param}\n"
    for name, plugins in {
        "site": "plugins: [search, briefing: {rights: full, base: revue/}]\n",
        "seul": "plugins: [search]\nsite_dir: seul\n",
    }.items():
        config = root / f"{name}.yml"
        config.write_text(CONFIG + how + plugins, "utf-8")
        build(load_config(str(config)))
    with served(root) as url:
        yield url


def look(page: Any, *selectors: str) -> list[list[str]]:
    """How parts of a page are painted."""
    found: list[list[str]] = page.evaluate(
        """selectors => selectors.map(selector => {
            const style = getComputedStyle(document.querySelector(selector));
            return ["color", "backgroundColor", "fontSize", "fontFamily"].map(k => style[k]); })""",
        list(selectors),
    )
    return found


def test_a_reader_comes_in_searches_and_reads(page: Any, their_site: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.goto(f"{their_site}seul/index.html")
    frame = ("html", "body", ".md-header", ".md-footer-meta")
    before = look(page, *frame)
    page.goto(f"{their_site}site/index.html")
    page.locator(".md-tabs a", has_text="Revue").click()
    page.locator(".ab-home").wait_for()
    assert look(page, *frame) == before
    page.locator("#ab-query").fill("Kirby")
    page.keyboard.press("Enter")
    hit = page.locator(".ab-hits:not([hidden]) .ab-hit-text a").first
    hit.wait_for()
    assert not page.locator("#__search").is_checked(), "the site's own search stays closed"
    hit.click()
    page.locator(".ab-briefing .ab-s:target").wait_for()
    assert look(page, ".md-typeset .ab-ev")[0][2] == "12.4px"
    page.locator(".ab-text a.ab-n").first.click()
    page.locator(".ab-pop:popover-open").wait_for()
    assert not errors, errors


def test_the_site_s_own_search_finds_the_words_of_an_article(page: Any, their_site: str) -> None:
    page.goto(f"{their_site}site/index.html")
    page.locator(".md-search__input").click()
    page.keyboard.type("Kirby")
    result = page.locator(".md-search-result__link[href*='revue/articles/pont']").first
    result.wait_for()
    assert "Complétez" not in page.locator(".md-search-result__list").inner_text()
