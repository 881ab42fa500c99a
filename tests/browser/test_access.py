"""Accessibility and validity of every kind of page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_reader import PAGES, SEED
from tests.links import broken, built_pages

base = pytest.importorskip("axe_playwright_python.base", reason="axe-core n’est pas installé")
html5lib = pytest.importorskip("html5lib")

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


COLOURS = ["color-contrast", "link-in-text-block"]  # all that a dark theme can change


def violations(page: Any, colours_only: bool = False, within: str = "html") -> list[str]:
    """What axe-core finds, one line a rule with the nodes it is about."""
    page.evaluate(base.AXE_SCRIPT)
    rules = {"type": "rule", "values": COLOURS}
    only = rules if colours_only else {"type": "tag", "values": TAGS}
    found = page.evaluate(
        "([within, only]) => axe.run(within, {runOnly: only, resultTypes: ['violations']})",
        [within, only],
    )
    return [
        f"{rule['id']}: {[node['html'][:160] for node in rule['nodes']][:4]}"
        for rule in found["violations"]
    ]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing_on_a_phone(browser: Any, site_url: str, path: str) -> None:
    small = {"width": 390, "height": 844}
    context = browser.new_context(viewport=small, locale="fr-FR", reduced_motion="reduce")
    page = context.new_page()
    page.goto(site_url + path)
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.reload()
    page.wait_for_load_state("networkidle")
    assert violations(page, colours_only=True) == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(browser: Any, site_url: str, path: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, locale="fr-FR", reduced_motion="reduce")
    page = context.new_page()
    page.goto(site_url + path)
    page.wait_for_load_state("networkidle")
    assert violations(page, colours_only=scheme == "dark") == []
    page.set_viewport_size({"width": 768, "height": 1024})
    assert violations(page, colours_only=scheme == "dark") == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_preview(browser: Any, site_url: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, locale="fr-FR", reduced_motion="reduce")
    page = context.new_page()
    page.goto(site_url + SEED)
    dark = scheme == "dark"
    for mark in ("a.ab-e", "a.ab-t", "a.ab-n"):
        page.locator(f".ab-text {mark}").first.click()
        assert violations(page, colours_only=dark, within=".ab-pop") == []
        page.keyboard.press("Escape")
    context.close()


def test_html_is_valid(site_dir: Path) -> None:
    kinds: dict[str, Path] = {}
    for page in built_pages(site_dir):
        kinds.setdefault("/".join(page.relative_to(site_dir).parts[:1]), page)
    kinds["nom"] = site_dir / PAGES["nom"] / "index.html"
    kinds["depeche"] = site_dir / SEED / "index.html"
    for page in kinds.values():
        parser = html5lib.HTMLParser()
        parser.parse(page.read_text(encoding="utf-8"))
        assert [(where, code) for where, code, _ in parser.errors] == [], page


def test_every_link_lands_and_every_id_is_its_own(site_dir: Path) -> None:
    assert broken(site_dir) == []
