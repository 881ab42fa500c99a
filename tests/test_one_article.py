"""Whatever one article breaks, at whatever stage, the others are built and it is told."""

from __future__ import annotations

import importlib
import pkgutil
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from annotated_briefing.build import build
from annotated_briefing.errors import EvidenceError, spare
from annotated_briefing.render.pages import render
from annotated_briefing.settings import Settings

TEXTS = {
    "alpha": "PARIS, 3 mai 2021 (AFP) - Paul Roy a quitté Lyon lundi. « Je pars », a dit Paul Roy.",
    "beta": "PARIS, 4 mai 2021 (AFP) - Anne Li a quitté Brest mardi. « Je reste », a dit Anne Li.",
    "gamma": "PARIS, 5 mai 2021 (AFP) - Luc Ba a quitté Nantes mardi. « Tant pis », a dit Luc Ba.",
}
# Every function that a stage calls for one article, or for all at once.
STAGES = [
    "sources.read:read_file",
    "annotate.cache:key",
    "annotate.cache:Cache.get",
    "annotate.run:annotate_parsed",
    "annotate.pipeline:ParsedArticle",
    "brief.assemble:brief",
    "brief.evidence:check",
    "brief.finish:published",
    "brief.kept:Kept.put",
    "brief.slugs:Slugs.name",
    "dossier.site:_renamed",
    "dossier.index:Index._add",
    "render.pages:annotated",
    "render.pages:check_visible",
    "render.pages:briefing_json",
    "render.exports.tables:events",
    "render.search:lines",
]
RAISED = [RecursionError("maximum"), UnicodeEncodeError("utf-8", "\udfff", 0, 1, "x"), KeyError()]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    (root / "seeds").mkdir()
    for name, text in TEXTS.items():
        (root / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(
        "site_name: Essai\ntheme: material\nplugins: [briefing: {rights: full}]\n"
    )
    build(root, Settings(rights="full"))
    return root


def breaks(monkeypatch: pytest.MonkeyPatch, stage: str, failure: Exception) -> None:
    """Let a function fail where one of its arguments, to any depth, is about « beta »."""
    path, name = re.split(r"[.:](?=\w+$)", stage)
    owner = pkgutil.resolve_name(f"annotated_briefing.{path}")
    if ":" not in stage.removesuffix(f":{name}"):
        owner = importlib.import_module(f"annotated_briefing.{path}")  # not what shadows it
    whole: Callable[..., Any] = getattr(owner, name)

    def broken(*args: Any, **kwargs: Any) -> Any:
        if "beta.txt" in repr((args, kwargs)):
            raise failure
        return whole(*args, **kwargs)

    monkeypatch.setattr(owner, name, broken)


@pytest.mark.parametrize("failure", RAISED, ids=lambda failure: type(failure).__name__)
@pytest.mark.parametrize("stage", STAGES)
def test_one_article_never_costs_the_others(
    project: Path, monkeypatch: pytest.MonkeyPatch, stage: str, failure: Exception
) -> None:
    if stage.startswith("annotate.run") or "ParsedArticle" in stage:
        shutil.rmtree(project / ".cache", ignore_errors=True)
    settings = Settings(rights="full", templates="aucun")
    if stage.endswith("Cache.get"):
        build(project, settings)  # what a fault before has let go is there again, to be read
    for kept in project.glob(".cache/**/*.finished"):
        kept.unlink()  # or nothing is briefed again
    breaks(monkeypatch, stage, failure)
    built = build(project, settings)
    rendered = render(built.site, settings, project)
    faults = [*built.faults, *rendered.faults]
    assert [str(fault).split(":")[0] for fault in faults] == ["seeds/beta.txt"]
    assert " — " in str(faults[0]), "a fault says what to do"
    pages = {page.uri: page.text for page in rendered.pages}
    assert {"articles/alpha.md", "articles/gamma.md", "entites/index.md"} <= pages.keys()
    assert "articles/beta.md" not in pages
    assert not [uri for uri, text in pages.items() if "Anne Li" in text or "articles/beta" in text]


def test_a_theme_that_changes_one_article_costs_that_page_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    breaks(monkeypatch, "publish.plugin:check_visible", EvidenceError("seeds/beta.txt: diffère"))
    mkdocs_build(load_config(str(project / "mkdocs.yml")))
    articles = project / "site" / "articles"
    assert (articles / "alpha" / "index.html").is_file()
    assert not (articles / "beta").exists()
    assert "seeds/beta.txt: diffère" in caplog.text


def test_what_no_article_is_guilty_of_is_raised() -> None:
    def make(items: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        spare((1, 2, 3), make)


def test_several_guilty_ones_are_all_told() -> None:
    def make(items: Any) -> int:
        return sum(10 // item for item in items)

    made, broken = spare((1, 0, 5, 0, 2), make)
    assert made == 17 and [item for item, _ in broken] == [0, 0]
