"""What an editor's files may be, and that a doubt about rights withholds the text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annotated_briefing.errors import SeedError
from annotated_briefing.settings import ORDINARY
from annotated_briefing.sources import read
from annotated_briefing.sources.gate import check_file
from annotated_briefing.sources.glossary import read_glossary
from annotated_briefing.sources.read import Seeds

BODY = "PARIS, 3 mai 2021 (AFP) - Le pont est fermé.\n"


def seeds(folder: Path, **files: str) -> Seeds:
    """`essai__yml="…"` is the file essai.yml."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return read(folder)


@pytest.mark.parametrize(
    "sidecar",
    [
        "title: " + "[" * 2000,
        'title: "\\UFFFFFFFF"',
        "title: [a",
        "rights: link\nrights: full",
        "- liste",
    ],
)
def test_a_sidecar_that_cannot_be_read_costs_its_article_alone(
    tmp_path: Path, sidecar: str
) -> None:
    found = seeds(tmp_path / "s", essai__txt=BODY, essai__yml=sidecar, autre__txt=BODY)
    assert [article.id for article in found.articles] == ["autre"]
    (fault,) = found.faults
    assert str(fault).startswith("s/essai.yml")


@pytest.mark.parametrize("title", ['"\\ud800 x"', '"a\\0b"', '"a\\x9bb"'])
def test_a_value_that_cannot_be_shown_is_told_with_its_line(tmp_path: Path, title: str) -> None:
    found = seeds(tmp_path / "s", essai__txt=BODY, essai__yml=f"place: Paris\ntitle: {title}")
    assert found.articles[0].title is None
    assert "s/essai.yml:2" in str(found.faults[0])


def test_a_glossary_s_too(tmp_path: Path) -> None:
    for text in ('- name: x\n  definition: "x \\udfff"', '- name: "\\UFFFFFFFF"', "[" * 2000):
        path = tmp_path / "glossary.yml"
        path.write_text(text, encoding="utf-8")
        entries, faults = read_glossary(path)
        assert not entries and len(faults) == 1
    path.unlink()
    os.mkfifo(path)
    assert "ni fichier" in str(read_glossary(path)[1][0])


@pytest.mark.parametrize(
    "sidecar",
    [
        "rights: Link",
        "rights: aucun",
        "rights:",
        "rights: [link]",
        "right: link",
        "Rights: full",
        "droits: full",
        "RIGHTS : link",
    ],
)
def test_a_doubt_about_rights_withholds_the_text(tmp_path: Path, sidecar: str) -> None:
    found = seeds(tmp_path / "s", essai__txt=BODY, essai__yml=f"title: Un titre\n{sidecar}")
    (article,) = found.articles
    assert article.source.rights == "link" and article.title == "Un titre"
    assert "essai.yml:2" in str(found.faults[0])


@pytest.mark.parametrize("key", ["usage_terms: libre", "url: https://a.fr", "titre: x"])
def test_other_keys_are_no_doubt_about_rights(tmp_path: Path, key: str) -> None:
    found = seeds(tmp_path / "s", essai__txt=BODY, essai__yml=f"rights: full\n{key}")
    assert found.articles[0].source.rights == "full"


@pytest.mark.parametrize("name", ["essai.YML", "essai.Yaml"])
def test_a_sidecar_s_suffix_may_be_in_capitals(tmp_path: Path, name: str) -> None:
    found = seeds(tmp_path / "s", essai__txt=BODY, **{name: "rights: link"})
    assert found.articles[0].source.rights == "link" and not found.faults


@pytest.mark.parametrize(
    "files",
    [
        {"Essai.txt": BODY, "essai.yml": "rights: link"},
        {"essai.txt": BODY, "essai.txt.yml": "rights: link"},
        {"essai.md": BODY, "ESSAI.MD.YML": "rights: link"},
        {"essai.txt": BODY, "essai.yml": "rights: full", "essai.yaml": "rights: link"},
        {"essai.txt": BODY, "essai.yml": "rights: full", "essai.YML": "rights: link"},
    ],
)
def test_a_sidecar_that_may_be_an_article_s_leaves_it_out(
    tmp_path: Path, files: dict[str, str]
) -> None:
    found = seeds(tmp_path / "s", autre__txt=BODY, **files)
    assert [article.id for article in found.articles] == ["autre"]
    (fault,) = found.faults
    assert ".y" in str(fault).casefold() and " — " in str(fault)


def test_a_sidecar_is_the_one_of_the_article_that_it_names(tmp_path: Path) -> None:
    found = seeds(tmp_path / "s", **{"a.txt": BODY, "A.txt": BODY, "a.yml": "slug: bas"})
    assert {a.source.path: a.id for a in found.articles} == {"s/A.txt": "a", "s/a.txt": "bas"}
    orphan = seeds(tmp_path / "t", **{"essai.TXT": BODY, "essai.yml": "slug: e1"})
    assert orphan.articles[0].id == "e1" and not orphan.faults
    lost = seeds(tmp_path / "u", **{"a.txt": BODY, "b.yml": "slug: b"})
    assert [str(f).split(":")[0] for f in lost.faults] == ["u/b.yml"]


@pytest.mark.parametrize("what", ["dehors", "rompu", "fifo", "grand", "dossier"])
@pytest.mark.parametrize("name", ["essai.txt", "essai.yml"])
def test_one_gate_for_articles_and_sidecars(tmp_path: Path, what: str, name: str) -> None:
    folder = tmp_path / "s"
    seeds(folder, autre__txt=BODY)
    if name == "essai.yml":
        (folder / "essai.txt").write_text(BODY, encoding="utf-8")
    path, outside = folder / name, tmp_path / "secret.txt"
    outside.write_text("title: SECRET", encoding="utf-8")
    if what == "dehors":
        path.symlink_to(outside)
    elif what == "rompu":
        path.symlink_to(folder / "rien")
    elif what == "fifo":
        os.mkfifo(path)
    elif what == "grand":
        (folder / ".grand").write_bytes(b"a" * (ORDINARY.bytes + 1))
        path.symlink_to(folder / ".grand")
    else:
        (folder / ".d").mkdir()
        path.symlink_to(folder / ".d")
    found = read(folder)
    told = [str(fault) for fault in found.faults]
    assert len(told) == 1 and name in told[0]
    assert [article.id for article in found.articles] == ["autre"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    found = seeds(tmp_path / "s", **{"README.md": "x"})
    assert not found.articles and "aucun article" in str(found.faults[0])


def test_characters_that_turn_the_order_about_are_told_with_their_line(tmp_path: Path) -> None:
    text = f"{BODY}\nLe ministère a versé \u202e0005\u202c euros.\n"
    found = seeds(tmp_path / "s", essai__txt=text, essai__yml='title: "Le \\u202edit"')
    assert found.articles[0].text == text and found.articles[0].title is None
    told = sorted(str(fault) for fault in found.faults)
    assert told[0].startswith("s/essai.txt:3: caractère invisible U+202E")
    assert told[1].startswith("s/essai.yml:1")


def test_a_file_of_no_sane_size_is_told_and_never_read(tmp_path: Path) -> None:
    path = tmp_path / "essai.txt"
    path.write_bytes(b"x" * ORDINARY.bytes)
    check_file(path, tmp_path, "essai.txt")
    path.write_bytes(b"x" * (ORDINARY.bytes + 1))
    with pytest.raises(SeedError, match=r"essai\.txt: plus de 4000000 octets"):
        check_file(path, tmp_path, "essai.txt")


@pytest.mark.parametrize("said", ["oui", "vrai", "true", "yes"])
def test_a_name_is_hidden_in_either_language(tmp_path: Path, said: str) -> None:
    fix = f"corrections:\n  - name: Paris\n    hide: {said}\n"
    (article,) = seeds(tmp_path / "s", essai__txt=BODY, essai__yml=fix).articles
    assert [c.hide for c in article.corrections] == [True]


def test_the_sidecar_chooses_the_essentials_before_the_front_matter(tmp_path: Path) -> None:
    front = "---\nsummary:\n  - Le pont\n---\n" + BODY
    (article,) = seeds(
        tmp_path / "s", essai__md=front, essai__yml="summary:\n  - Un bac\n"
    ).articles
    assert [c.words for c in article.summary] == ["Un bac"]
    (article,) = seeds(tmp_path / "t", essai__md=front).articles
    assert [c.words for c in article.summary] == ["Le pont"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mot " * 6_000, "un paragraphe de plus de 20000 caractères"),
        ("Le pont.\n\n" * 2_001, "plus de 2000 paragraphes"),
        ("Le pont " + "(" * 2_001, "plus de 2000 caractères sans une espace"),
    ],
)
def test_what_no_article_is_so_long_as_is_refused_by_name(
    tmp_path: Path, text: str, told: str
) -> None:
    found = seeds(tmp_path / "s", essai__txt=text, autre__txt=BODY)
    assert [article.id for article in found.articles] == ["autre"]
    assert told in str(found.faults[0])
