"""What no article is so long as is refused by the name of its limit, and costs nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotated_briefing.build import build
from annotated_briefing.errors import BriefingError
from annotated_briefing.render.pages import FREE, render
from annotated_briefing.settings import Settings
from tests.support import work

SHORT = "PARIS, 3 mai 2021 (AFP) - Le pont de Lyon est fermé.\n"
LONG = "PARIS, 4 mai 2021 (AFP) - Luc Morel a quitté Brest lundi 3 mai 2021 pour Nantes.\n\n" + (
    "Anne Roy a rejoint Paul Kerval à Lille mardi 4 mai 2021, puis Jean Ostier le 5 mai.\n\n" * 12
)


def built(root: Path, **limits: Any) -> tuple[set[str], list[BriefingError]]:
    """The addresses of what is published, and every fault."""
    (root / "seeds").mkdir(exist_ok=True)
    (root / "seeds" / "court.txt").write_text(SHORT, encoding="utf-8")
    (root / "seeds" / "long.txt").write_text(LONG, encoding="utf-8")
    settings = Settings(rights="full", templates="aucun", **limits)
    site = build(root, settings)
    rendered = render(site.site, settings, root)
    return {page.uri for page in rendered.pages}, [*site.faults, *rendered.faults]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("limits")


@pytest.mark.parametrize(
    ("name", "most"),
    [("max_bytes", 300), ("max_paragraphs", 5), ("max_names", 20), ("max_dates", 20)],
)
def test_an_article_past_a_limit_is_refused_by_its_name(root: Path, name: str, most: int) -> None:
    uris, faults = built(root, **{name: most})
    (fault,) = faults
    assert str(fault).startswith("seeds/long.txt") and f"« {name} »" in str(fault)
    assert " — " in str(fault) and fault.weight == "lost"
    assert "articles/court.md" in uris and "articles/long.md" not in uris


def test_what_an_article_weighs_on_the_site_is_bounded_by_its_text(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uris, faults = built(root)
    assert {"articles/court.md", "articles/long.md"} <= uris and not faults
    monkeypatch.setattr("annotated_briefing.render.pages.FREE", FREE // 20)
    uris, (fault,) = built(root, max_output=1)
    assert "seeds/long.txt" in str(fault) and "« max_output »" in str(fault)
    assert "articles/court.md" in uris and "articles/long.md" not in uris


def pages(number: int) -> Any:
    """What makes the pages of an article of so many paragraphs, its annotations known."""
    from annotated_briefing.annotate.run import annotate
    from annotated_briefing.brief.finish import finish
    from annotated_briefing.dossier.site import site
    from annotated_briefing.model import Annotations
    from tests.support import article

    paragraph = "« Nous fermons lundi », a dit Paul Roy, maire de Lyon, à Anne Li, le 3 mai 2021."
    text = "PARIS, 3 mai 2021 (AFP) - Le pont est fermé.\n\n" + "\n\n".join([paragraph] * number)
    ((seed, found),) = annotate([article(text)])
    assert isinstance(found, Annotations)
    settings = Settings(rights="full", templates="aucun")

    def make() -> object:
        return render(site([finish(seed, found, settings=settings).briefing]), settings, Path())

    return make


def test_the_work_of_an_article_grows_as_its_length() -> None:
    pages(2)()  # what is read once
    assert work(pages(160)) < 2.6 * work(pages(80))
