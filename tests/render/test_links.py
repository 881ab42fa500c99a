"""Addresses: relative, so that a site works at any place."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from annotated_briefing.render import links
from annotated_briefing.render.links import Links

SITE = "https://exemple.org/sous/dossier/"


@pytest.mark.parametrize("here", [links.HOME, links.ARTICLES, links.article("x"), links.SEARCH])
@pytest.mark.parametrize(
    "there",
    [links.HOME, links.ARTICLES, links.article("y"), links.entity("z"), links.search_file("index")],
)
def test_a_link_leads_there_from_anywhere(here: str, there: str) -> None:
    base = urljoin(SITE, links.url(here))
    assert urljoin(base, str(Links(here).to(there))) == urljoin(SITE, links.url(there))


@pytest.mark.parametrize("here", [links.HOME, links.ARTICLES, links.article("x"), links.SEARCH])
@pytest.mark.parametrize("there", [links.HOME, links.ARTICLES, links.article("y"), links.DATA])
def test_where_pages_are_files_a_link_names_the_file(here: str, there: str) -> None:
    base = urljoin(SITE, links.url(here, flat=True))
    goal = urljoin(base, str(Links(here, flat=True).to(there)))
    assert goal == SITE + there.removesuffix(".md") + ".html"


def test_a_link_to_a_sentence_of_the_page_itself_is_only_its_fragment() -> None:
    assert Links(links.article("x")).sentence("x", "s3") == "#s3"
    assert Links(links.article("y")).sentence("x", "s3") == "../x/#s3"
    assert Links(links.HOME).sentence("x", "s3") == "articles/x/#s3"


def test_data_lie_beside_their_page() -> None:
    assert Links(links.article("x")).data("x", "briefing.json") == "briefing.json"
    assert links.beside(links.article("x"), "briefing.json") == "articles/x/briefing.json"


def test_data_lie_at_one_address_whatever_pages_are_called() -> None:
    assert Links(links.article("x"), flat=True).data("x", "briefing.json") == "x/briefing.json"


def test_ids_of_one_page_never_meet() -> None:
    made = [
        *(f"s{n}" for n in range(1, 4)),
        *(links.summary_item(n) for n in range(1, 4)),
        *(links.event(n) for n in range(1, 4)),
        *(links.claim(n) for n in range(1, 4)),
        *(links.gap(n) for n in range(1, 4)),
        *(links.date(n) for n in range(1, 4)),
        *(links.entry(name) for name in ("titre", "s1", "k1", "chronologie")),
    ]
    assert len(made) == len(set(made))


def test_the_search_opens_on_a_query() -> None:
    assert (
        Links(links.HOME).search("« loi » été") == "recherche/?mots=%C2%AB+loi+%C2%BB+%C3%A9t%C3%A9"
    )


def test_a_company_called_index_does_not_take_the_register_s_place() -> None:
    assert links.entity("index") != links.ENTITIES
    assert links.entity("index-group") == "entites/index-group.md"
