"""Every key that seeds/README.md documents does on a page what it says; a new one needs its row."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
import yaml

from annotated_briefing.build import build
from annotated_briefing.render.pages import render
from annotated_briefing.settings import Settings
from annotated_briefing.sources.glossary import FIELDS
from annotated_briefing.sources.metadata import KEYS
from tests.support import ROOT

README = (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
SIDECAR, CORRECTIONS, GLOSSARY = (
    yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", README, re.S)
)
LEAD = "Le pont de Valmory est fermé depuis lundi pour des travaux."
TEXT = f"{LEAD} Le maire Luc Aubin a ouvert une enquête mardi. Les riverains de Brassac attendent."
HERE = "articles/pont.md"

# By key: lines of the sidecar, where to look, words that stand there, words that are gone.
ARTICLE: dict[str, tuple[str, str, list[str], list[str]]] = {
    "title": ("title: Un pont sans voitures", HERE, ["Un pont sans voitures"], []),
    "published": ("published: 2021-07-22", HERE, ["22 juillet 2021", "mardi 20 juillet 2021"], []),
    "source": ("source: Agence des Alpes", HERE, ["Agence des Alpes"], []),
    "place": ("place: Valmory-le-Haut", HERE, ["Valmory-le-Haut"], []),
    "url": ("url: https://exemple.org/pont", HERE, ["article original"], []),
    "rights": ("rights: link", HERE, ["Le texte n’est pas reproduit"], ["riverains"]),
    "usage_terms": ("usage_terms: Reproduction interdite", HERE, ["Reproduction interdite"], []),
    "language": ("language: de", HERE, ["Article en allemand"], ["Glossaire"]),
    "slug": ("slug: valmory", "articles/valmory.md", [LEAD], []),
    "revision": ("revision: '7'", HERE, ["Version 7"], []),
    "guid": ("guid: valmory", HERE, [LEAD], []),
    "author": ("author: Odile Legrand", HERE, ["Signature : Odile Legrand"], []),
    "modified": ("modified: 2021-07-23", HERE, ["Modifié : 23 juillet 2021"], []),
    "embargo": ("embargo: 2999-01-01", HERE, [], ["pont"]),
    "expires": ("expires: 2001-01-01", HERE, [], ["pont"]),
    "corrections": (
        "corrections:\n  - {name: Valmory, definition: ville de la côte}",
        HERE,
        ["ville de la côte"],
        [],
    ),
    "summary": ("summary:\n  - Les riverains", HERE, ["L’essentiel Les riverains"], []),
}
GLOSSED: dict[str, tuple[str, list[str], list[str]]] = {
    "name": ("name: Brassac", ["Brassac"], []),
    "type": ("name: pont\n  type: ORG", ["Organisations pont"], []),
    "aliases": ("name: Le Grand Brassac\n  aliases: [Brassac]\n  type: LOC", ["Le Grand"], []),
    "definition": ("name: Brassac\n  type: LOC\n  definition: bourg", ["Brassac bourg"], []),
    "same_as": (
        "name: Brassac\n  type: LOC\n  same_as: [https://www.wikidata.org/wiki/Q1]",
        ["Brassac"],
        [],
    ),
    "note": ("name: Brassac\n  type: LOC\n  note: à relire", ["Brassac"], ["à relire"]),
}


def _words(text: str) -> str:
    plain = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", text, flags=re.DOTALL)
    return " ".join(html.unescape(plain).split())


def _pages(folder: Path, files: dict[str, str]) -> dict[str, str]:
    seeds = folder / "seeds"
    seeds.mkdir(exist_ok=True)
    for name, text in files.items():
        (seeds / name).write_text(text, encoding="utf-8")
    settings = Settings(rights="full")
    rendered = render(build(folder, settings).site, settings, folder)
    return {page.uri: page.text for page in rendered.pages if isinstance(page.text, str)}


def test_every_documented_key_has_its_row() -> None:
    assert set(SIDECAR) == set(KEYS)
    assert {*SIDECAR, *CORRECTIONS} == set(ARTICLE)
    assert set().union(*GLOSSARY) <= set(FIELDS) == {*GLOSSED, "id"}


@pytest.mark.parametrize("key", ARTICLE)
def test_a_key_of_a_sidecar_is_seen_on_the_page(tmp_path: Path, key: str) -> None:
    sidecar, uri, there, gone = ARTICLE[key]
    pages = _pages(tmp_path, {"pont.txt": TEXT, "pont.yml": sidecar + "\n"})
    assert (uri in pages) is bool(there)
    words = _words(pages.get(uri, ""))
    assert all(said in words for said in there), words
    assert not any(said in words for said in gone), words


def test_what_a_page_says_of_its_briefing_is_there_only_where_a_key_gives_it(
    tmp_path: Path,
) -> None:
    words = _words(_pages(tmp_path, {"pont.txt": TEXT})[HERE])
    assert not any(said in words for said in ("Signature", "Version", "Modifié", "original"))


def test_files_with_one_guid_are_one_page(tmp_path: Path) -> None:
    later = TEXT.replace("lundi", "mercredi")
    first = {"pont.txt": TEXT, "pont.yml": "guid: valmory\nrevision: '1'\n"}
    assert "depuis lundi" in _words(_pages(tmp_path, first)[HERE])
    second = {"suite.txt": later, "suite.yml": "guid: valmory\nrevision: '2'\n"}
    pages = _pages(tmp_path, second)
    assert "articles/suite.md" not in pages
    assert "depuis mercredi" in _words(pages[HERE])


def test_a_table_is_read_by_the_columns_of_its_sidecar(tmp_path: Path) -> None:
    columns = "columns: {texte: Corps, id: No}\n"
    pages = _pages(tmp_path, {"revue.csv": f"No;Corps\nx1;{LEAD}\n", "revue.yml": columns})
    assert any(LEAD in _words(text) for uri, text in pages.items() if uri.startswith("articles/"))


@pytest.mark.parametrize("key", GLOSSED)
def test_a_key_of_the_glossary_is_seen_on_the_page(tmp_path: Path, key: str) -> None:
    entry, there, gone = GLOSSED[key]
    pages = _pages(tmp_path, {"pont.txt": TEXT, "glossary.yml": f"- {entry}\n"})
    words = _words(pages[HERE])
    assert all(said in words for said in there), words
    assert not any(said in words for said in gone), words
    told = any("wikidata.org/wiki/Q1" in text for text in pages.values())
    assert told is (key == "same_as")
