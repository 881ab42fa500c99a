from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from annotated_briefing.errors import SeedError
from annotated_briefing.sources import read, read_any

BODY = "PARIS (AFP) - Le maire a démissionné lundi.\n"


def seeds(folder: Path, **files: str | bytes) -> Path:
    top = folder / "seeds"
    for name, content in files.items():
        path = top / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return top


def test_front_matter_and_sidecar_beat_the_text_and_the_body_is_text(tmp_path: Path) -> None:
    top = seeds(
        tmp_path,
        a_DOT_md="---\ntitle: Démission\npublished: 2021-07\nrights: full\n---\n"
        f"{BODY}# Le **vote** &amp; [la suite](https://x.example)\n",
        a_DOT_yml="published: 2021-07-22\nplace: Lyon\n",
    )
    found = read(top)
    assert not found.faults
    (article,) = found.articles
    assert (article.id, article.title) == ("a", "Démission")
    assert article.source.published == "2021-07-22"
    assert article.source.dateline and article.source.dateline.place == "Lyon"
    assert article.source.rights == "full"
    assert article.text == BODY + "Le vote & la suite\n"


def test_markup_in_a_title_is_not_shown(tmp_path: Path) -> None:
    top = seeds(
        tmp_path, a_DOT_txt=BODY, a_DOT_yml='title: "L&#8217;Ely&eacute; <b>dit</b> **non**"'
    )
    assert read(top).articles[0].title == "L’Elyé dit non"


@pytest.mark.parametrize("name", ["Thumbs.db", "~$a.docx", "a.txt~", "b.tmp", "desktop.ini"])
def test_what_systems_leave_behind_is_no_fault(tmp_path: Path, name: str) -> None:
    top = seeds(tmp_path, a_DOT_txt=f"PARIS, 3 mai 2021 (AFP) - {BODY}")
    (top / name).write_bytes(b"\x00\x01")
    found = read(top)
    assert [article.id for article in found.articles] == ["a"]
    assert not found.faults


@pytest.mark.parametrize(
    ("sidecar", "word", "line"),
    [
        ("publie: 2021\n", "clé inconnue", 1),
        ("title: x\npublished: 2021-13\n", "date illisible", 2),
        ("published: 2021-02-30\n", "date illisible", 1),
        ("url: javascript:alert(1)\n", "adresse illisible", 1),
        ("rights: all\n", "droits inconnus", 1),
        ("slug: ../evil\n", "impropre", 1),
        ("title: &a x\n", "ancres", 1),
        ("title: x\ntitle: y\n", "deux fois", 2),
        ("title: [x\n", "YAML illisible", 2),
        ("- a\n- b\n", "étaient attendues", 1),
        ("title:\n  a: b\n", "valeur simple", 1),
        ("language: allemand\n", "inconnue", 1),
        ("titre: x\n", "vouliez-vous dire « title »", 1),
        ("title: x\npublishd: 2021\n", "vouliez-vous dire « published »", 2),
        ("title: Paris : la crue\n", "deux-points inattendu, colonne 14", 1),
        ("title: x\n\tplace: y\n", "YAML illisible : ", 2),
        ('title: "x\n', "guillemet", 2),
    ],
)
def test_a_wrong_key_is_told_with_its_line(
    tmp_path: Path, sidecar: str, word: str, line: int
) -> None:
    found = read(seeds(tmp_path, a_DOT_txt="date 2021 " + BODY, a_DOT_yml=sidecar))
    (fault,) = found.faults
    assert isinstance(fault, SeedError)
    assert (fault.path, fault.line) == ("seeds/a.yml", line)
    assert word in fault.message


def test_one_bad_file_never_costs_the_others(tmp_path: Path) -> None:
    top = seeds(
        tmp_path,
        a_DOT_txt="date 2021 " + BODY,
        b_DOT_txt=b"%PDF-1.4",
        c_DOT_docx=b"PK\x03\x04",
        d_DOT_txt="   \n",
        e_DOT_md="---\ntitle: jamais fermé\n",
        g_DOT_txt="mot " * 30_000,
        sub__A_DOT_txt="date 2021 " + BODY,
        orphan_DOT_yml="title: x\n",
        README_DOT_md="# pas un article",
        glossary_DOT_yml="x: y\n",
        _DOT_hidden_DOT_txt="caché",
    )
    os.mkfifo(top / "f.txt")
    (top / "out.txt").symlink_to("/etc/hostname")
    (top / "gone.txt").symlink_to("nowhere")
    found = read(top)
    # the same name in two folders is two articles
    assert [article.source.path for article in found.articles] == ["seeds/a.txt", "seeds/sub/A.txt"]
    told = {fault.path: fault for fault in found.faults if isinstance(fault, SeedError)}
    assert set(told) == {
        f"seeds/{name}"
        for name in (
            "b.txt", "c.docx", "d.txt", "e.md", "orphan.yml", "f.txt", "out.txt",
            "gone.txt", "g.txt",
        )
    }  # fmt: skip
    assert all(fault.hint for fault in told.values())


def test_no_date_and_a_guessed_encoding_are_said_but_the_article_is_read(tmp_path: Path) -> None:
    found = read(seeds(tmp_path, a_DOT_txt=("Été à Hérat.\n" * 3).encode("cp1252")))
    assert len(found.articles) == 1
    assert {"encodage deviné", "aucune date"} <= {
        word
        for fault in found.faults
        for word in ("encodage deviné", "aucune date")
        if word in str(fault)
    }


def test_a_corpus_keeps_its_text_verbatim(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    text = "  PARIS (AFP) - Lundi,\r\n\ttout va.  "
    line = json.dumps({"id": "x/1", "text": text, "dct": "2020-05-04T10:00"})
    path.write_text(line + "\n\n", encoding="utf-8")
    ((article, faults),) = read_any(path, "c.jsonl")
    assert faults == []
    assert (article.id, article.text, article.source.published) == ("x/1", text, "2020-05-04")


def test_an_undated_article_is_told_in_a_corpus_too(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(json.dumps({"id": "7", "text": "Il a parlé jeudi."}), encoding="utf-8")
    ((_, faults),) = read_any(path, "c.jsonl")
    assert "7" in str(faults[0]) and "aucune date" in str(faults[0])
