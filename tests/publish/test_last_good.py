"""An article that fails today keeps the page it had, so far as today's rights allow."""

from __future__ import annotations

import logging
import pkgutil
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from typer.testing import CliRunner

from annotated_briefing.cli import app
from annotated_briefing.errors import EvidenceError
from annotated_briefing.model import Briefing
from annotated_briefing.render.exports.briefing import briefing_json

CONFIG = """
site_name: Essai
theme: {name: material, language: fr, font: false}
plugins:
  - briefing: {rights: RIGHTS}
"""
TEXTS = {
    "alpha": "PARIS, 3 mai 2021 (AFP) - Paul Roy a quitté Lyon lundi. « Je pars », a dit Paul Roy.",
    "beta": "PARIS, 4 mai 2021 (AFP) - Anne Li a quitté Brest mardi. « Je reste », a dit Anne Li.",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "seeds").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    made(tmp_path)
    return tmp_path


def made(root: Path, rights: str = "full") -> None:
    (root / "mkdocs.yml").write_text(CONFIG.replace("RIGHTS", rights), encoding="utf-8")
    build(load_config(str(root / "mkdocs.yml")))


def beta(root: Path) -> str:
    page = root / "site" / "articles" / "beta" / "index.html"
    return page.read_text(encoding="utf-8") if page.is_file() else ""


def test_a_half_saved_article_stays_as_it_was_and_is_told(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    seed = project / "seeds" / "beta.txt"
    for half in (b"", b"\x00\x01PNG", b"a" * 3_000):
        seed.write_bytes(half)
        with caplog.at_level(logging.INFO):
            made(project)
        assert "Je reste" in beta(project)
        assert "seeds/beta.txt" in caplog.text and "dernière bonne page reste" in caplog.text
        assert 'href="articles/beta/"' in (project / "site/index.html").read_text("utf-8")
        caplog.clear()
    seed.write_text(TEXTS["beta"].replace("reste", "repars"), encoding="utf-8")
    made(project)
    assert "Je repars" in beta(project) and "Je reste" not in beta(project)


def test_an_article_that_our_own_code_fails_on_too(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotated_briefing import build as street

    whole = street.finish

    def fails(article: object, *args: object, **kwargs: object) -> object:
        if "beta" in repr(article):
            raise RecursionError
        return whole(article, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(street, "finish", fails)
    seed = project / "seeds" / "beta.txt"
    seed.write_text(TEXTS["beta"] + " Fin.", encoding="utf-8")
    made(project)
    assert "Je reste" in beta(project) and "Fin" not in beta(project)


STAGES = (
    "annotated_briefing.render.pages.check_visible",
    "annotated_briefing.publish.plugin.check_visible",
    "annotated_briefing.render.pages.briefing_json",
    "annotated_briefing.dossier.site._renamed",
)


def fails_on_new_words(monkeypatch: pytest.MonkeyPatch, stage: str) -> None:
    """Let a stage fail on what the editor has just added to « beta », whatever holds it."""
    owner, _, name = stage.rpartition(".")
    whole = pkgutil.resolve_name(stage)

    def broken(briefing: Any, *args: Any) -> Any:
        if "Trop tard" in briefing.text:
            raise EvidenceError(f"{briefing.source.path}: le texte publié diffère de l'article")
        return whole(briefing, *args)

    monkeypatch.setattr(pkgutil.resolve_name(owner), name, broken)


@pytest.mark.parametrize("stage", STAGES)
def test_an_article_whose_page_fails_keeps_the_one_it_had(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, stage: str
) -> None:
    data = project / "site" / "articles" / "beta" / "briefing.json"
    before = data.read_bytes()
    (project / "seeds" / "beta.txt").write_text(TEXTS["beta"] + " Trop tard.", encoding="utf-8")
    fails_on_new_words(monkeypatch, stage)
    for _ in range(2):
        with caplog.at_level(logging.INFO):
            made(project)
        assert "Je reste" in beta(project) and "Trop tard" not in beta(project)
        assert data.read_bytes() == before
        (told,) = [r for r in caplog.records if "seeds/beta.txt" in r.getMessage()]
        assert "dernière bonne page reste" in told.getMessage() and told.levelname == "INFO"
        assert 'href="articles/beta/"' in (project / "site/index.html").read_text("utf-8")
        caplog.clear()
    monkeypatch.undo()
    made(project)
    assert "Trop tard" in beta(project)


@pytest.mark.parametrize("stage", STAGES)
def test_but_not_where_today_s_rights_are_narrower(
    project: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    (project / "seeds" / "beta.txt").write_text("Trop tard. " + TEXTS["beta"], encoding="utf-8")
    (project / "seeds" / "beta.yml").write_text("rights: excerpts", encoding="utf-8")
    monkeypatch.setattr("annotated_briefing.brief.rights.SHARE", 1.0)
    fails_on_new_words(monkeypatch, stage)
    made(project)
    folder = project / "site" / "articles" / "beta"
    pages = [path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()]
    assert not [page for page in pages if "Je reste" in page and "Trop tard" not in page]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("beta.yml", "rights: link"),
        ("beta.yml", "right: [link"),
        ("beta.yml", "embargo: 2099-01-01T00:00+01:00"),
        ("beta.txt", "---\nrights: link\n\0"),
        ("beta.txt", "\ufeffrights: link\n\0"),
        ("beta.txt", "---\nexpires: hier\n\0"),
    ],
)
def test_what_may_withdraw_it_is_no_slip(project: Path, file: str, said: str) -> None:
    (project / "seeds" / "beta.txt").write_bytes(b"")
    (project / "seeds" / file).write_text(said, encoding="utf-8")
    made(project)
    assert "Je reste" not in beta(project)


def test_a_new_sidecar_with_a_slip_takes_no_page_away(project: Path) -> None:
    (project / "seeds" / "beta.yml").write_text("title: [", encoding="utf-8")
    made(project)
    assert "Je reste" in beta(project)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (b"title: [\nrights: link", False),
        (b"title: [\nembargo: 2099-01-01T00:00+01:00", False),
        (b"\x89PNG\r\n\x1a\n", False),
        (b"place: {Brest\nrights: full", True),
        (b"- Brest\n: [", True),
    ],
)
def test_a_new_sidecar_never_lets_out_more(project: Path, said: bytes, kept: bool) -> None:
    (project / "seeds" / "beta.yml").write_bytes(said)
    made(project)
    assert ("Je reste" in beta(project)) is kept


def test_a_sidecar_that_held_a_date_back_keeps_the_page_away_through_a_slip(project: Path) -> None:
    sidecar = project / "seeds" / "beta.yml"
    sidecar.write_text("expires: 2099-01-01T00:00+01:00", encoding="utf-8")
    made(project)
    assert "Je reste" in beta(project)
    sidecar.write_text("title: [", encoding="utf-8")
    made(project)
    assert "Je reste" not in beta(project)


def test_what_its_own_sidecar_allows_stays(project: Path) -> None:
    (project / "seeds" / "beta.yml").write_text("rights: full", encoding="utf-8")
    made(project, "excerpts")
    (project / "seeds" / "beta.txt").write_bytes(b"")
    made(project, "excerpts")
    assert "Je reste" in beta(project)


def test_a_site_that_may_show_less_keeps_nothing_wider(project: Path) -> None:
    (project / "seeds" / "beta.txt").write_bytes(b"")
    made(project, "excerpts")
    assert not beta(project)


def test_a_deleted_article_goes(project: Path) -> None:
    (project / "seeds" / "beta.txt").unlink()
    made(project)
    assert not beta(project)


def test_a_folder_of_pages_does_the_same(project: Path) -> None:
    run = ["build", "--out", str(project / "out"), "--project", str(project)]
    assert CliRunner().invoke(app, run).exit_code == 0
    (project / "seeds" / "beta.txt").write_bytes(b"")
    told = CliRunner().invoke(app, run)
    assert told.exit_code == 0 and "sa dernière bonne page reste publiée" in told.output
    assert "Je reste" in (project / "out/articles/beta/index.md").read_text("utf-8")


def test_so_does_one_whose_page_there_fails(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = ["build", "--out", str(project / "out"), "--project", str(project)]
    assert CliRunner().invoke(app, run).exit_code == 0
    (project / "seeds" / "beta.txt").write_text(TEXTS["beta"] + " Trop tard.", encoding="utf-8")
    fails_on_new_words(monkeypatch, "annotated_briefing.render.plain.briefing_json")
    told = CliRunner().invoke(app, run)
    assert told.exit_code == 0 and "sa dernière bonne page reste publiée" in told.output
    assert "Je reste" in (project / "out/articles/beta/index.md").read_text("utf-8")
    assert "Trop tard" not in (project / "out/articles/beta/index.md").read_text("utf-8")
    # What was published fails as well: there is nothing to show, and that is told.
    monkeypatch.setattr("annotated_briefing.render.plain.briefing_json", _fails_on_beta)
    told = CliRunner().invoke(app, run)
    assert told.exit_code == 1 and "seeds/beta.txt" in told.output and "Zut" in told.output
    assert "reste publiée" not in told.output
    assert not (project / "out/articles/beta").exists()


def _fails_on_beta(briefing: Briefing) -> bytes:
    if briefing.id == "beta":
        raise ValueError("Zut")
    return briefing_json(briefing)
