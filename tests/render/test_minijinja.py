"""Templates keep to what MiniJinja knows, by which Zensical reads its own: no methods of strings,
lists and mappings, and fewer arguments of filters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
import minijinja
import pytest
from jinja2 import nodes

from annotated_briefing.model import Change, Site, Withdrawn
from annotated_briefing.render import environment, pages, plain
from annotated_briefing.settings import Settings
from tests.render.briefings import briefing, site, span_of
from tests.support import ROOT

TEMPLATES = sorted(p for p in (ROOT / "templates").rglob("*") if p.suffix in {".j2", ".html"})
NOTHING = {"summary": (), "events": (), "entities": (), "mentions": (), "claims": (), "gaps": ()}
SHIPPED = {"pages", "plain"}  # we render these; a theme's are rendered by its builder


class Both:
    """Renders with MiniJinja; titles, which code takes one by one, with Jinja."""

    bytecode_cache = None

    def __init__(
        self, folders: Sequence[Path], finalize: Callable[[Any], Any], kept: Path | None = None
    ) -> None:
        self.jinja = environment.jinja_environment(folders, finalize)
        loader = self.jinja.loader
        assert loader
        self.mini = minijinja.Environment(
            loader=lambda name: loader.get_source(self.jinja, name)[0],
            undefined_behavior="strict",
            pycompat=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_escape_callback=lambda name: "html",
            finalizer=lambda value: "" if value is None else finalize(value),
        )
        self.filters = self.jinja.filters
        self.globals = self.jinja.globals

    def get_template(self, name: str) -> Any:
        if name == "_titles.j2":
            return self.jinja.get_template(name)
        return _Template(self, name)


class _Template:
    def __init__(self, made: Both, name: str) -> None:
        self.made, self.name = made, name

    def render(self, given: dict[str, Any] | None = None, **more: Any) -> str:
        mini = self.made.mini
        for name in self.made.filters.keys() - jinja2.defaults.DEFAULT_FILTERS.keys():
            mini.add_filter(name, self.made.filters[name])
        for name, value in self.made.globals.items():
            mini.add_global(name, value)
        return mini.render_template(self.name, **(given or {}), **more)


@pytest.fixture
def minijinja_reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    def change() -> None:
        for module in (pages, plain):
            monkeypatch.setattr(module, "jinja_environment", Both)

    yield change


def rich() -> Site:
    """A site that goes through as many branches as one may."""
    whole = briefing("un")
    leaning = replace(whole.claims[0], context=whole.sentences[0].span, hedge="selon")
    dated = replace(whole.events[0], fact=span_of("est venue à Lyon jeudi"), kind="annoncé")
    told = (
        replace(whole, claims=(leaning,), events=(dated,)),
        briefing("deux", shown=("s1",), claims=(), gaps=()),
        briefing("trois", language="en", **NOTHING),
        briefing("quatre", changes=(Change("ajout", "s2"), Change("retrait", None, (("Il", ""),)))),
        briefing("cinq", changes=(Change("changement", "s1", (("lundi", "jeudi"),)),)),
    )
    gone = Withdrawn("retire", whole.source)
    return replace(site(*told), withdrawn=(gone,))


@pytest.mark.parametrize("maker", [None, plain.Plain], ids=["site", "plain"])
@pytest.mark.parametrize("many", [False, True])
def test_minijinja_makes_the_same_pages(
    minijinja_reads: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    maker: Any,
    many: bool,
) -> None:
    if many:
        for limit in ("MANY_NAMES", "MANY_ROWS", "MANY_MENTIONS"):
            monkeypatch.setattr(pages, limit, 1)

    def made(name: str) -> dict[str, str]:
        rendered = pages.render(rich(), Settings(rights="full"), tmp_path / name, maker)
        assert not rendered.faults
        return {p.uri: p.text for p in rendered.pages if p.uri.endswith(".md")}

    jinja = made("jinja")
    minijinja_reads()
    assert made("minijinja") == jinja


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT / "templates")))
def test_minijinja_can_read_a_template(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    minijinja.Environment(pycompat=False).add_template(path.name, text)
    if path.parent.name in SHIPPED:
        return
    methods = {name for kind in (str, list, dict, tuple) for name in dir(kind)}
    called = {
        call.node.attr
        for call in jinja2.Environment(extensions=[]).parse(text).find_all(nodes.Call)
        if isinstance(call.node, nodes.Getattr)
    }
    assert called & methods == set()
