"""What each verb of `briefing` writes, and what it says of what it could not read."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from annotated_briefing.cli import app
from annotated_briefing.publish.forge import public_forge

TEXT = "BREST (AFP) - Le maire a certifié mardi que le pont serait rouvert."


def _run(tmp_path: Path, *options: str) -> tuple[int, list[dict[str, object]], str]:
    corpus = tmp_path / "c.jsonl"
    good = json.dumps({"id": "un", "text": TEXT, "date": "2021-07-22", "title": "Le pont"})
    corpus.write_text(f"{good}\n{{oops\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["annotate", str(corpus), "--project", str(tmp_path), *options])
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return done.exit_code, lines, done.stderr


def test_a_corpus_gives_a_line_an_article_and_tells_the_lines_that_give_none(
    tmp_path: Path,
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\n", encoding="utf-8")
    code, lines, told = _run(tmp_path)
    assert code == 1
    assert [line["id"] for line in lines] == ["un"]
    assert lines[0]["text"] == TEXT
    assert [event["kind"] for event in lines[0]["events"]] == ["déclaration"]  # type: ignore[attr-defined]
    assert "c.jsonl:2" in told
    _, (linked,), _ = _run(tmp_path, "--rights", "link")
    assert linked["text"] == ""
    assert linked["title"] == "Le pont"


def _annotated(*words: object, given: str | None = None) -> tuple[int, list[str], str]:
    done = CliRunner().invoke(app, ["annotate", *map(str, words)], input=given)
    return (
        done.exit_code,
        [json.loads(line)["id"] for line in done.stdout.splitlines()],
        done.stderr,
    )


def test_a_bad_first_line_of_a_corpus_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\n", encoding="utf-8")
    good = [json.dumps({"id": f"n{n}", "text": TEXT, "date": "2021-07-22"}) for n in range(2)]
    corpus = tmp_path / "c.jsonl"
    corpus.write_text("\n".join(['{"id": "x", "text": 3', *good, "null"]), encoding="utf-8")
    code, ids, told = _annotated(corpus, "--project", tmp_path)
    assert (code, ids) == (1, ["n0", "n1"])
    assert "c.jsonl:1:" in told and "c.jsonl:4:" in told


def test_annotate_takes_the_standard_input_and_folders(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\n", encoding="utf-8")
    project = ("--project", tmp_path)
    code, ids, told = _annotated("-", *project, given=TEXT)
    assert (code, ids) == (0, ["article"])
    assert "entrée standard: aucune date de publication" in told
    lines = json.dumps({"id": "un", "text": TEXT, "date": "2021-07-22"})
    assert _annotated("-", *project, given=lines) == (0, ["un"], "")
    code, ids, told = _annotated("-", *project, given=" ")
    assert (code, ids) == (1, []) and "entrée standard: fichier vide" in told
    folder = tmp_path / "depeches"
    (folder / "mai").mkdir(parents=True)
    for name, words in {"b.txt": TEXT, "vide.txt": "", "mai/a.txt": TEXT}.items():
        (folder / name).write_text(words, encoding="utf-8")
    for name in ("b.yml", "mai/a.yml"):
        (folder / name).write_text("published: 2021-07-22\n", encoding="utf-8")
    code, ids, told = _annotated(folder, *project)
    assert (code, sorted(ids)) == (1, ["a", "b"])
    assert told.startswith(f"{folder / 'vide.txt'}: fichier vide") and told.count("\n") == 1


def test_the_version_and_how_much_is_told(project: Path) -> None:
    code, told, _ = _told("--version")
    assert code == 0
    assert re.fullmatch(r"annotated-briefing \d+\.\d+\S*\n", told)
    _, loud, _ = _told("check", "--project", project)
    _, quiet, wrong = _told("-q", "check", "--project", project)
    assert loud.splitlines()[:-1] == quiet.splitlines() and wrong == ""
    assert re.match(r"\d+ pages, ", loud.splitlines()[-1])
    assert _told("-v", "check", "--project", project)[1] == loud
    assert not logging.getLogger("briefing").handlers


def _told(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(map(str, words)))
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `init` makes, with one article more, and one that cannot be read."""
    folder = tmp_path_factory.mktemp("projet") / "briefings"
    code, written, _ = _told("init", folder)
    assert code == 0
    assert all(Path(line).is_file() for line in written.splitlines())
    seeds = folder / "seeds"
    (seeds / "pont.txt").write_text(TEXT, encoding="utf-8")
    (seeds / "pont.yml").write_text(
        "published: 2021-07-22\ntitle: Le pont\nrights: full\n", encoding="utf-8"
    )
    (seeds / "vide.txt").write_text("", encoding="utf-8")
    return folder


def test_a_folder_in_use_is_no_first_project(project: Path) -> None:
    code, _, told = _told("init", project)
    assert code == 1
    assert str(project) in told


def test_check_tells_every_fault_and_what_each_costs(project: Path) -> None:
    code, told, _ = _told("check", "--project", project)
    assert code == 1
    assert "seeds/vide.txt" in told
    assert "fichier vide" in told
    code, told, _ = _told("check", "--rights", "--doubts", "--project", project)
    assert re.search(r"^seeds/pont\.txt +full +\d+ sur \d+ +100% +Le pont$", told, re.MULTILINE)


@pytest.mark.parametrize(
    ("url", "forge"),
    [
        ("git@github.com:revue/presse.git", "github.com"),
        ("https://gitlab.com/revue/presse", "gitlab.com"),
        ("ssh://git@codeberg.org/revue/presse.git", "codeberg.org"),
        ("https://cle@github.com/revue/presse", "github.com"),
        ("git@git.revue.example:presse.git", None),
        ("https://notgithub.com/revue/presse", None),
        ("/srv/git/github.com.git", None),
    ],
)
def test_a_remote_may_be_open_to_all(tmp_path: Path, url: str, forge: str | None) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text(f'[remote "origin"]\n\turl = {url}\n', "utf-8")
    (tmp_path / "presse").mkdir()
    assert public_forge(tmp_path / "presse") == public_forge(tmp_path) == forge


def test_check_tells_once_what_a_public_repository_would_show(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    for name, rights in {"a": "excerpts", "b": "link", "c": "full"}.items():
        seed = tmp_path / "seeds" / f"{name}.txt"
        seed.write_text(TEXT, encoding="utf-8")
        seed.with_suffix(".yml").write_text(f"rights: {rights}\npublished: 2021-07-22\n", "utf-8")
    _, told, _ = _told("check", "--project", tmp_path)
    assert "dépôt" not in told
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("url = git@github.com:revue/presse\n", "utf-8")
    code, told, _ = _told("check", "--project", tmp_path)
    assert code == 0 and told.count("si ce dépôt est public") == 1
    assert "github.com, chacun y lit le texte entier de 2 articles" in told


def test_check_speaks_to_programs(project: Path) -> None:
    _, told, _ = _told("check", "--json", "--project", project)
    assert "seeds/vide.txt" in {fault["path"] for fault in json.loads(told)}
    _, told, _ = _told("check", "--github", "--project", project)
    assert "::error file=seeds/vide.txt" in told


def test_an_export_goes_to_the_output_or_to_a_file(project: Path) -> None:
    code, told, _ = _told("export", "evenements", "--project", project)
    assert code == 0
    assert "le pont serait rouvert" in told
    out = project / "e.csv"
    _told("export", "evenements", "--out", out, "--project", project)
    assert out.read_text(encoding="utf-8") == told
    code, _, wrong = _told("export", "evenement", "--project", project)
    assert code == 1
    assert "vouliez-vous dire « evenements » ?" in wrong
    code, _, wrong = _told("export", "evenements", "--out", project, "--project", project)
    assert code == 1
    assert "impossible d'écrire" in wrong


def test_build_writes_plain_pages_beside_the_project_s_own_folders(project: Path) -> None:
    out = project.parent / "pages"
    code, told, wrong = _told("build", "--out", out, "--project", project)
    assert code == 1  # for the article that is missing
    assert "seeds/vide.txt" in wrong
    assert "pages nouvelles, 0 changées, 0 retirées" in told
    assert "Le pont" in (out / "articles" / "pont" / "index.md").read_text(encoding="utf-8")
    _, told, _ = _told("build", "--out", out, "--project", project)
    assert told.startswith("0 pages nouvelles, 0 changées, 0 retirées")
    for own in ("seeds", "docs", "site"):
        code, _, wrong = _told("build", "--out", project / own, "--project", project)
        assert code == 1
        assert "choisissez un dossier à part" in wrong


def test_a_draft_is_written_once_and_can_be_read(project: Path) -> None:
    article = project / "seeds" / "quai.txt"
    article.write_text(TEXT, encoding="utf-8")
    code, told, _ = _told("draft", article, "--project", project)
    sidecar = article.with_suffix(".yml")
    assert code == 0
    assert str(sidecar) in told
    assert '\nplace: "Brest"' in sidecar.read_text(encoding="utf-8")
    code, _, wrong = _told("draft", article, "--project", project)
    assert code == 1
    assert "existe déjà" in wrong
    assert "quai.yml:" not in _told("check", "--project", project)[1]
    article.unlink()
    sidecar.unlink()


def test_settings_that_cannot_be_are_all_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "plugins:\n- briefing: {rights: tout, sentences: 0, oubli: 1}\n", encoding="utf-8"
    )
    code, _, wrong = _told("check", "--project", tmp_path)
    assert code == 1
    assert all(word in wrong for word in ("rights", "sentences", "oubli"))
