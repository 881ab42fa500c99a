"""A rendered page stands only while all that its template asked has the answer it had."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annotated_briefing.dossier.index import Index
from annotated_briefing.model import Site
from annotated_briefing.render.kept import Pages, Watched
from annotated_briefing.settings import Settings
from tests.render.briefings import briefing

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
