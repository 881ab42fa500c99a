"""A text in another language gets its page; no rule for French touches it."""

# ruff: noqa: E501 - texts on one line

from __future__ import annotations

from pathlib import Path

import pytest

from annotated_briefing.annotate.run import annotate
from annotated_briefing.brief.finish import finish
from annotated_briefing.dossier.site import site
from annotated_briefing.model import Annotations
from annotated_briefing.render.pages import render
from annotated_briefing.settings import Settings
from annotated_briefing.sources import read
from annotated_briefing.sources.language import language_of

ENGLISH = (
    "The mayor of Grimby, Anne Harrow, said on March 12 that the old bridge would stay closed until"
    " June, after engineers had found cracks in two of its arches. Lorries are sent around the town."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        ("Der Bürgermeister sagte am Dienstag, dass die alte Brücke bis Juni geschlossen bleibe, "
         "weil Ingenieure Risse in zwei der Bögen gefunden hätten und die Lage unsicher sei.", "de"),
        ("El alcalde dijo el martes que el puente viejo seguirá cerrado hasta junio, después de que "
         "los ingenieros hallaran grietas en dos de sus arcos, y que se desviarán camiones.", "es"),
        ("قال رئيس البلدية يوم الثلاثاء إن الجسر القديم سيظل مغلقا حتى يونيو بعد ظهور الشقوق", "ar"),
        ("Le maire a dit mardi que le vieux pont resterait fermé jusqu'en juin, des ingénieurs ayant "
         "trouvé des fissures dans deux de ses arches, et que les camions seraient déviés.", "fr"),
        ("Résultats: Lyon - Nice 2-1, Metz - Brest 0-0", "fr"),
        ("Il a plu.", "fr"),
    ],
)  # fmt: skip
def test_a_language_is_told(text: str, code: str) -> None:
    assert language_of(text) == code


def test_an_english_article_is_shown_as_it_is(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "bridge.txt").write_text(ENGLISH, encoding="utf-8")
    (seeds / "bridge.yml").write_text("published: 2021-03-13\n", encoding="utf-8")
    found = read(seeds)
    (fault,) = found.faults
    assert "langue « en »" in fault.message and fault.weight == "kept"
    ((article, annotations),) = annotate(found.articles)
    assert isinstance(annotations, Annotations)
    settings = Settings(rights="full")
    made = finish(article, annotations, settings=settings)
    assert not made.faults
    briefing = made.briefing
    assert [s.of(ENGLISH)[:12] for s in briefing.sentences] == ["The mayor of", "Lorries are "]
    assert not (briefing.entities or briefing.timexes or briefing.quotes or briefing.summary)
    assert not (briefing.events or briefing.claims or briefing.gaps)
    pages = {page.uri: page.text for page in render(site([briefing]), settings, tmp_path).pages}
    assert 'lang="en" dir="ltr"' in pages["articles/bridge.md"]
    assert "Article en anglais" in pages["articles/bridge.md"]


def test_its_dates_in_figures_are_read_and_shown(tmp_path: Path) -> None:
    text = ENGLISH.replace("on March 12", "on 2021-03-12").replace("until June", "until 03/06/2021")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text(text, encoding="utf-8")
    ((article, annotations),) = annotate(read(tmp_path / "seeds").articles)
    assert isinstance(annotations, Annotations)
    settings = Settings(rights="full")
    briefing = finish(article, annotations, settings=settings).briefing
    (date,) = briefing.timexes
    assert (date.text, date.earliest, date.latest) == ("2021-03-12", "2021-03-12", "2021-03-12")
    assert not (briefing.events or briefing.entities or briefing.summary)
    pages = {page.uri: page.text for page in render(site([briefing]), settings, tmp_path).pages}
    assert "vendredi 12 mars 2021" in pages["articles/bridge.md"]


def test_the_editor_says_which(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "a.yml").write_text("published: 2021\nlanguage: fr-FR\n", encoding="utf-8")
    found = read(tmp_path)
    assert found.articles[0].language == "fr"
    assert not found.faults
