"""An article that fails today keeps the page it had, so far as today's rights allow."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from typer.testing import CliRunner

from annotated_briefing.cli import app

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
