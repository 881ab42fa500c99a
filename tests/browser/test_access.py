"""Accessibility and validity of every kind of page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.browser.test_reader import PAGES, SEED

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(browser: Any, site_url: str, path: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, locale="fr-FR", reduced_motion="reduce")
    page = context.new_page()
    page.goto(site_url + path)
    page.wait_for_load_state("networkidle")
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


def built_pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


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


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a" and given.get("href"):
            self.hrefs.append(str(given["href"]))


def test_every_link_lands_and_every_id_is_its_own(site_dir: Path) -> None:
    parsed: dict[str, _Links] = {}
    for page in built_pages(site_dir):
        links = _Links()
        links.feed(page.read_text(encoding="utf-8"))
        where = page.relative_to(site_dir).as_posix()
        assert len(links.ids) == len(set(links.ids)), where
        parsed["/" + where.removesuffix("index.html")] = links
    broken = []
    for where, links in parsed.items():
        for href in links.hrefs:
            parts = urlsplit(urljoin(f"http://site{where}", href))
            if parts.netloc != "site" or where == "/404.html":
                continue
            path, fragment = unquote(parts.path), unquote(parts.fragment)
            if path in parsed:
                if fragment and fragment not in parsed[path].ids:
                    broken.append((where, href))
            elif not (site_dir / path.lstrip("/")).is_file():
                broken.append((where, href))
    assert broken == []
