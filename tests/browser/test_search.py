"""French search as a reader types it, in the site's own search box."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.site import build_site, served
from tests.support import SEED

QUERIES = json.loads((Path(__file__).parent / "queries.json").read_text(encoding="utf-8"))
BRIEFING = f"/articles/{SEED.stem}/"
# A page that has nothing to do with any query: finding everything is not finding.
OTHER = "---\npublished: 2020-01\nrights: full\n---\nUn renard a traversé la ferme, dit Paul.\n"

META = "document.querySelector('.md-search-result__meta').innerText.trim()"


@pytest.fixture(scope="module")
def search_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("search")
    page = folder / "recherche.md"
    page.write_text(f"---\npublished: 2021-07\nrights: full\n---\n{QUERIES['text']}\n", "utf-8")
    other = folder / "renard.md"
    other.write_text(OTHER, "utf-8")
    with served(build_site(folder / "project", [SEED, page, other])) as url:
        yield url


@pytest.fixture(scope="module")
def find(browser: Any, search_url: str) -> Iterator[Any]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="fr-FR", bypass_csp=True
    )
    page = context.new_page()
    page.goto(search_url)
    box = page.locator("[data-md-component=search-query]")
    box.click()
    page.wait_for_function(f"/^Taper/.test({META})")  # once the index is built
    idle = page.evaluate(META)

    def hits(query: str) -> list[str]:
        # The search listens to keys, not to values set by a script.
        box.press("Control+a")
        box.press("Backspace")
        page.wait_for_function(f"{META} === {json.dumps(idle)}")
        box.press_sequentially(query)
        page.wait_for_function(f"{META} !== {json.dumps(idle)}")
        page.wait_for_timeout(150)  # results of the last keys replace those of the first
        links = page.locator(".md-search-result__link").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
        return [str(link).split("?")[0] for link in links]

    yield hits
    context.close()


@pytest.mark.parametrize("query", QUERIES["queries"])
def test_a_french_query_finds_its_page(find: Any, query: str) -> None:
    hits = find(query)
    assert any("/articles/recherche/" in hit for hit in hits)
    assert not any("/articles/renard/" in hit for hit in hits)


@pytest.mark.parametrize("query", ["afghanistan", "negociations", "l'accord", "Kaboul"])
def test_the_dispatch_is_found_and_comes_before_registers(find: Any, query: str) -> None:
    hits = find(query)
    assert any(BRIEFING in hit for hit in hits)
    assert "/articles/" in hits[0], hits


def test_nothing_is_found_for_a_word_no_page_has(find: Any) -> None:
    assert find("xylophone") == []
