"""A dispatch as it lives: corrected by its agency, then taken back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from annotated_briefing.build import build
from annotated_briefing.model import Page, Rights
from annotated_briefing.render.pages import render
from annotated_briefing.settings import Settings

FIRST = (
    "Le pont de Valmory est fermé depuis lundi. Trois personnes ont été blessées dans l'accident."
    " Le maire Luc Aubin a ouvert une enquête. Les riverains attendent."
)
SECOND = (
    "Le pont de Valmory est fermé depuis mardi. Cinq personnes ont été blessées dans l'accident."
    " Le maire Luc Aubin a ouvert une longue enquête. Une réunion aura lieu jeudi."
)


def _dispatch(folder: Path, name: str, text: str, **said: object) -> None:
    known = {
        "uri": "urn:exemple:pont",
        "headline": "Le pont fermé",
        "versioncreated": "2021-05-05T10:00:00Z",
        "firstcreated": "2021-05-05T09:00:00Z",
        "source": "Agence des Alpes",
        "usageterms": "Usage interne",
        "body_text": text,
        **said,
    }
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps(known), encoding="utf-8")


def _pages(root: Path, rights: Rights = "full") -> tuple[dict[str, Page], list[str]]:
    options = Settings(rights=rights)
    built = build(root, options)
    rendered = render(built.site, options, root)
    told = [str(fault) for fault in (*built.faults, *rendered.faults)]
    return {page.uri: page for page in rendered.pages}, told


def _words(html: str) -> str:
    plain = re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), re.sub("<[^>]+>", "", html))
    return " ".join(plain.split())


def _changes(page: Page) -> list[str]:
    found = re.search(r'<details class="ab-fold ab-changes">(.*?)</details>', page.text, re.S)
    return [_words(li) for li in re.findall(r"<li>(.*?)</li>", found[1], re.S)] if found else []


def test_a_later_version_takes_the_place_and_says_what_changed(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    _dispatch(seeds, "pont-1.json", FIRST, version="1")
    first, told = _pages(tmp_path)
    assert told == [] and _changes(first["articles/pont-1.md"]) == []
    _dispatch(seeds, "pont-2.json", SECOND, version="2")
    second, told = _pages(tmp_path)
    assert told == []
    assert "articles/pont-2.md" not in second
    page = second["articles/pont-1.md"]
    assert "Cinq" in page.text and "Usage interne" in _words(page.text)
    (tmp_path / "seeds" / "pont-2.yml").write_text("slug: valmory\n", encoding="utf-8")
    third, _ = _pages(tmp_path)
    assert "url=../valmory/" in third["articles/pont-1/index.html"].text
    changes = _changes(page)
    assert changes[0].startswith("lundi → mardi")
    assert any(line.startswith("Trois → Cinq") for line in changes)
    assert any(line.startswith("longue") for line in changes)
    assert any("Les riverains attendent" in line for line in changes)
    assert any("phrase ajoutée" in line for line in changes)
    weighty = [n for n, line in enumerate(changes) if "longue" in line]
    assert weighty[0] > changes.index(next(line for line in changes if "lundi" in line))


@pytest.mark.parametrize("name", ["pont-corrige.txt", "pont-corrige.md"])
def test_files_that_say_nothing_are_versions_by_the_name_that_the_editor_gives(
    tmp_path: Path, name: str
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "pont.txt").write_text(FIRST, encoding="utf-8")
    (seeds / "pont.yml").write_text("published: 2021-05-05\nguid: pont\n", encoding="utf-8")
    first, _ = _pages(tmp_path)
    assert _changes(first["articles/pont.md"]) == []
    (seeds / name).write_text(SECOND, encoding="utf-8")
    beside = 'published: 2021-05-05\nguid: pont\nrevision: "2"\n'
    (seeds / "pont-corrige.yml").write_text(beside, encoding="utf-8")
    second, told = _pages(tmp_path)
    assert told == [] and "articles/pont-corrige.md" not in second
    assert _changes(second["articles/pont.md"])[0].startswith("lundi → mardi")


def test_the_editor_names_a_later_version_as_its_agency_names_the_first(tmp_path: Path) -> None:
    _dispatch(tmp_path / "seeds", "pont-1.json", FIRST, version="1")
    _pages(tmp_path)
    (tmp_path / "seeds" / "suite.txt").write_text(SECOND, encoding="utf-8")
    (tmp_path / "seeds" / "suite.yml").write_text(
        "source: Agence des Alpes\nguid: urn:exemple:pont\nrevision: 2\npublished: 2021-05-05\n",
        encoding="utf-8",
    )
    pages, told = _pages(tmp_path)
    assert told == [] and "articles/suite.md" not in pages
    assert _changes(pages["articles/pont-1.md"])[0].startswith("lundi → mardi")


@pytest.mark.parametrize("rights", ["excerpts", "link"])
def test_what_was_withheld_is_told_by_no_change(tmp_path: Path, rights: Rights) -> None:
    _dispatch(tmp_path / "seeds", "pont-1.json", FIRST, version="1")
    _dispatch(tmp_path / "seeds", "pont-2.json", SECOND, version="2")
    pages, _ = _pages(tmp_path, rights)
    for page in pages.values():
        assert "riverains" not in _words(page.text), page.uri


def test_versions_that_nothing_orders_are_told(tmp_path: Path) -> None:
    _dispatch(tmp_path / "seeds", "pont.json", FIRST)
    _dispatch(tmp_path / "seeds", "route.json", SECOND)
    _, (told,) = _pages(tmp_path)
    assert told.startswith("seeds/pont.json: même dépêche que seeds/route.json, sans rien qui dise")


def test_one_name_of_two_agencies_is_two_articles(tmp_path: Path) -> None:
    _dispatch(tmp_path / "seeds", "pont.json", FIRST, source="Agence des Alpes")
    _dispatch(tmp_path / "seeds", "route.json", SECOND, source="Agence du Rhône")
    pages, told = _pages(tmp_path)
    assert told == [] and {"articles/pont.md", "articles/route.md"} <= pages.keys()


@pytest.mark.parametrize("with_the_earlier", [True, False])
def test_a_dispatch_that_is_taken_back_leaves_a_word_at_its_address(
    tmp_path: Path, with_the_earlier: bool
) -> None:
    seeds = tmp_path / "seeds"
    _dispatch(seeds, "000_a1.json", FIRST, version="1")
    first, _ = _pages(tmp_path)
    (address,) = (uri for uri in first if re.match(r"articles/(?!index)[^/]+\.md$", uri))
    assert "pont-ferme" in address
    if not with_the_earlier:
        (seeds / "000_a1.json").unlink()
    stamp = "2021-05-06T08:00:00Z"
    _dispatch(seeds, "000_b2.json", FIRST, version="2", pubstatus="canceled", versioncreated=stamp)
    pages, told = _pages(tmp_path)
    assert told == []
    page = pages[address]
    assert "Agence des Alpes a retiré cette dépêche le 6 mai 2021" in _words(page.text)
    for other in pages.values():
        assert "Valmory" not in _words(other.text), other.uri
