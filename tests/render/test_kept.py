"""A rendered page stands only while all that its template asked has the answer it had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from annotated_briefing.dossier.index import Index
from annotated_briefing.model import Page, Site
from annotated_briefing.render import kept
from annotated_briefing.render.kept import Fold, Pages, Watched
from annotated_briefing.render.pages import render
from annotated_briefing.settings import Settings
from tests.render.briefings import briefing, site

ONE, TWO = briefing("un"), briefing("deux")


def pages(folder: Path, *briefings: object, settings: Settings | None = None) -> Pages:
    entities = tuple({e.id: e for b in briefings for e in b.entities}.values())  # type: ignore[attr-defined]
    site = Site(tuple(briefings), entities)  # type: ignore[arg-type]
    return Pages(folder / "cache", site, Index(site), settings or Settings(), [folder / "gabarits"])


class Template:
    """Stands in for one: it tells how often it ran, and asks what it is given to ask."""

    def __init__(self, *asks: object) -> None:
        self.asks, self.runs = asks, 0

    def __call__(self, site: Watched, index: Watched) -> str:
        self.runs += 1
        return " ".join(str(ask(site, index)) for ask in self.asks)  # type: ignore[operator]


def again(folder: Path, template: Template, *changed: object) -> bool:
    """Whether a page made over ONE and TWO is made again over what has changed."""
    pages(folder, ONE, TWO).made("a.md", {"briefing": ONE}, template)
    before = template.runs
    pages(folder, *changed).made("a.md", {"briefing": ONE}, template)
    return template.runs > before


OTHER = replace(TWO, title="Autre titre")


def test_a_page_that_asks_nothing_stands_whatever_the_others(tmp_path: Path) -> None:
    assert not again(tmp_path, Template(), ONE, OTHER)


def test_a_page_is_made_again_where_an_answer_is_another(tmp_path: Path) -> None:
    related = Template(lambda site, index: index.related(ONE)[0][0].title)
    assert not again(tmp_path / "a", related, ONE, TWO)
    assert again(tmp_path / "b", related, ONE, OTHER)
    assert again(tmp_path / "c", Template(lambda site, index: index.has_page("lyon")), ONE)
    counted = Template(lambda site, index: len(site.briefings))
    assert again(tmp_path / "d", counted, ONE)


def test_one_entry_of_a_look_up_is_one_question(tmp_path: Path) -> None:
    lone = replace(TWO, id="trois", entities=(), mentions=())
    one = Template(lambda site, index: index.entities.get("marie-curie"))
    every = Template(lambda site, index: list(index.briefings))
    assert not again(tmp_path / "a", one, ONE, lone)
    assert again(tmp_path / "b", every, ONE, lone)


def test_context_settings_templates_and_address_are_in_the_key(tmp_path: Path) -> None:
    template = Template()
    pages(tmp_path, ONE).made("a.md", {"briefing": ONE}, template)
    pages(tmp_path, ONE).made("b.md", {"briefing": ONE}, template)
    pages(tmp_path, ONE).made("a.md", {"briefing": replace(ONE, title="x")}, template)
    pages(tmp_path, ONE, settings=Settings(newest=3)).made("a.md", {"briefing": ONE}, template)
    assert template.runs == 4
    (tmp_path / "gabarits").mkdir()
    (tmp_path / "gabarits" / "x.j2").write_text("x", encoding="utf-8")
    pages(tmp_path, ONE).made("a.md", {"briefing": ONE}, template)
    assert template.runs == 5


def test_what_cannot_be_told_is_made_every_time(tmp_path: Path) -> None:
    template = Template()
    for _ in range(2):
        pages(tmp_path, ONE).made("a.md", {"odd": object()}, template)
    assert template.runs == 2


def fold(read: list[str]) -> Fold[list[str]]:
    """The titles in their order; `read` is told of those that are put together."""

    def gather(titles: Iterable[str]) -> list[str]:
        row = list(titles)
        read.extend(row)
        return row

    return Fold(
        part=lambda briefing: briefing.title,
        gather=gather,
        join=lambda rows: [title for row in rows for title in row],
        kind=list[str],
    )


def test_one_briefing_s_change_puts_its_own_row_together_again(tmp_path: Path) -> None:
    many = [replace(ONE, id=f"a{number}", title=f"Titre {number}") for number in range(300)]
    changed = [*many[:150], replace(many[150], title="Autre"), *many[151:]]
    one_less = [*many[:150], *many[151:]]
    for briefings, most in ((many, 300), (changed, 150), (one_less, 150), (many, 0), ([], 0)):
        read: list[str] = []
        found: list[list[str]] = []

        def make(titles: list[str], found: list[list[str]] = found) -> list[Page]:
            found.append(titles)
            return []

        now = pages(tmp_path, *briefings)
        now.files("titres", make, fold(read))
        titles = [briefing.title for briefing in briefings]
        assert found in ([titles], [])  # nothing is made where all is as it was once
        assert len(read) <= most


def test_what_briefings_come_to_is_the_same_in_rows_of_any_length(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = site(*(replace(ONE, id=f"a{number}") for number in range(9)))
    found: list[dict[str, bytes]] = []
    for many in (2, 32):
        monkeypatch.setattr(kept, "MANY", many)
        of_all = render(made, Settings(cache=f"c{many}"), tmp_path).pages
        found.append(
            {
                page.uri: page.data
                for page in of_all
                if page.uri.startswith(("donnees/", "recherche/w", "recherche/n"))
            }
        )
    few, more = found
    assert few.keys() == more.keys()
    assert [uri for uri in few if few[uri] != more[uri] and "sqlite" not in uri] == []
