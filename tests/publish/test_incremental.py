"""A site built over what an earlier build kept is, byte for byte, the one built from nothing."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from annotated_briefing.dossier import shelves
from annotated_briefing.model import Briefing
from annotated_briefing.render import exports, kept, pages
from annotated_briefing.settings import Settings

CONFIG = """
site_name: Essai
site_url: https://exemple.test/
theme: {name: material, custom_dir: habillage}
plugins:
  - briefing: {rights: full, sentences: 2}
"""
GLOSSARY = "- name: Brumes\n  type: LOC\n  definition: ville imaginaire\n"
SEEDS = {
    "alpha": "BRUMES, 3 mai 2021 (AFP) - Le maire de Brumes, Paul Dorval, a fermé le pont lundi."
    "\n\n« Il rouvrira le 12 juin », a promis Paul Dorval à Jeanne Ravel.",
    "beta": "BRUMES, 9 mai 2021 (AFP) - Jeanne Ravel, architecte, a visité le pont de Brumes."
    "\n\nPaul Dorval l'attendait.",
    "gamma": "LYON, 2 juin 2021 (AFP) - Une crue a touché Lyon mardi. Personne n'est blessé.",
    "delta": "LYON, 5 juin 2021 (AFP) - La crue de Lyon est finie, a dit Jeanne Ravel samedi.",
}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("incremental")
    write(root / "mkdocs.yml", CONFIG)
    write(root / "docs" / "note.md", "# Note\n\nVoir [la crue](articles/gamma.md#s1).\n")
    write(root / "habillage" / "partials" / "vide.html", "")
    write(root / "seeds" / "glossary.yml", GLOSSARY)
    for name, text in SEEDS.items():
        write(root / "seeds" / f"{name}.txt", text)
    build(load_config(str(root / "mkdocs.yml")))
    return root


@pytest.fixture
def root(first: Path, tmp_path: Path) -> Path:
    return shutil.copytree(first, tmp_path / "projet")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def cache(root: Path) -> list[Path]:
    return sorted(path for path in (root / Settings().cache).iterdir() if path.is_file())


def nothing(root: Path) -> None:
    pass


def an_article_edited(root: Path) -> None:
    write(root / "seeds" / "beta.txt", SEEDS["beta"].replace("architecte", "ingénieure"))


def an_article_removed(root: Path) -> None:
    (root / "seeds" / "beta.txt").unlink()


def an_article_added(root: Path) -> None:
    write(root / "seeds" / "zeta.txt", SEEDS["alpha"].replace("pont", "quai"))


def an_article_renamed(root: Path) -> None:
    (root / "seeds" / "beta.txt").rename(root / "seeds" / "eta.txt")


def a_sidecar_added(root: Path) -> None:
    write(root / "seeds" / "gamma.yml", "title: La crue\n")


def a_name_corrected(root: Path) -> None:
    words = "corrections:\n  - name: Jeanne Ravel\n    rename: Jeanne Ravel-Dorval\n"
    write(root / "seeds" / "beta.yml", words)


def a_glossary_entry(root: Path) -> None:
    write(root / "seeds" / "glossary.yml", GLOSSARY.replace("imaginaire", "de fiction"))


def a_glossary_name(root: Path) -> None:
    write(root / "seeds" / "glossary.yml", GLOSSARY + "- name: crues\n  type: MISC\n")


def a_page_template(root: Path) -> None:
    write(
        root / "templates" / "pages" / "licences.md.j2", '<div class="ab-page"><p>À moi.</p></div>'
    )


def a_macro(root: Path) -> None:
    from annotated_briefing.render.environment import BUILT_IN

    text = (BUILT_IN / "pages" / "_titles.j2").read_text(encoding="utf-8")
    write(root / "templates" / "pages" / "_titles.j2", text.replace("Chronologie", "Les dates"))


def a_theme_template(root: Path) -> None:
    write(root / "habillage" / "partials" / "footer.html", "<footer>Autre pied</footer>")


def an_option(root: Path) -> None:
    write(root / "mkdocs.yml", CONFIG.replace("sentences: 2", "sentences: 1"))


def the_rights(root: Path) -> None:
    write(root / "mkdocs.yml", CONFIG.replace("rights: full", "rights: link"))


def the_name_of_the_site(root: Path) -> None:
    write(root / "mkdocs.yml", CONFIG.replace("Essai", "Autre essai"))


def the_navigation(root: Path) -> None:
    write(root / "mkdocs.yml", CONFIG + "nav: [Accueil: index.md, Note: note.md]\n")


def the_head_of_a_page(root: Path) -> None:
    write(root / "mkdocs.yml", CONFIG + "nav: [Accueil: index.md, note.md]\n")
    build(load_config(str(root / "mkdocs.yml")))
    write(root / "docs" / "note.md", "# Autre titre\n")


def a_page_by_hand(root: Path) -> None:
    write(root / "docs" / "articles" / "gamma.md", "# À la main\n")


def half_of_the_cache_gone(root: Path) -> None:
    for path in cache(root)[::2]:
        path.unlink()


def all_of_the_cache_cut(root: Path) -> None:
    for path in cache(root):
        path.write_bytes(path.read_bytes()[:-3])


def the_cache_mixed_up(root: Path) -> None:
    """Each entry in the place of another of its kind."""
    for suffix in {path.suffix for path in cache(root)}:
        paths = [path for path in cache(root) if path.suffix == suffix]
        held = [path.read_bytes() for path in paths]
        for path, data in zip(paths, held[1:] + held[:1], strict=True):
            path.write_bytes(data)


CHANGES = (
    nothing, an_article_edited, an_article_removed, an_article_added, an_article_renamed,
    a_sidecar_added, a_name_corrected, a_glossary_entry, a_glossary_name, a_page_template,
    a_macro, a_theme_template, an_option, the_rights, the_name_of_the_site, the_navigation,
    the_head_of_a_page, half_of_the_cache_gone, all_of_the_cache_cut,
    the_cache_mixed_up,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_is_kept_never_shows(
    root: Path, tmp_path: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_FORCE", "1")
    change(root)
    anew = shutil.copytree(root, tmp_path / "neuf", ignore=shutil.ignore_patterns(".cache", "site"))
    build(load_config(str(root / "mkdocs.yml")))
    build(load_config(str(anew / "mkdocs.yml")))
    over, new = contents(root / "site"), contents(anew / "site")
    assert over.keys() == new.keys()
    assert [name for name in new if over[name] != new[name]] == []


def test_a_page_by_hand_at_an_article_s_address_leaves_the_article_s_last_page(root: Path) -> None:
    a_page_by_hand(root)
    before = contents(root / "site")
    build(load_config(str(root / "mkdocs.yml")))
    after = contents(root / "site")
    own = [name for name in before if name.startswith("articles/gamma/")]
    assert own and all(name in after for name in own)
    assert "À la main" not in after["articles/gamma/index.html"].decode()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The pages that MkDocs reads and renders."""
    found: list[str] = []
    before = Page.render

    def render(self: Page, *given: object) -> None:
        found.append(self.file.src_uri)
        before(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Page, "render", render)
    yield found


IN_NAV = {"index.md", "articles/index.md", "chronologie/index.md", "entites/index.md"}
IN_NAV |= {"donnees/index.md", "methode.md", "a-propos.md"}


def test_an_unchanged_page_is_not_read_again(root: Path, read: list[str]) -> None:
    build(load_config(str(root / "mkdocs.yml")))
    read.clear()
    build(load_config(str(root / "mkdocs.yml")))
    assert set(read) <= IN_NAV | {"note.md"}


def test_a_setting_that_no_reader_can_see_makes_no_page_again(root: Path, read: list[str]) -> None:
    build(load_config(str(root / "mkdocs.yml")))
    read.clear()
    write(root / "mkdocs.yml", CONFIG.replace("sentences: 2", "sentences: 2, processes: 1"))
    build(load_config(str(root / "mkdocs.yml")))
    assert set(read) <= IN_NAV | {"note.md"}


def test_files_of_the_whole_site_are_not_made_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(load_config(str(root / "mkdocs.yml")))
    before = contents(root / "site")
    monkeypatch.setattr(exports, "files", lambda *_: pytest.fail("exports made again"))
    monkeypatch.setattr(pages, "search_pages", lambda *_: pytest.fail("search made again"))
    build(load_config(str(root / "mkdocs.yml")))
    assert contents(root / "site") == before


def test_one_article_takes_along_only_the_pages_that_show_it(root: Path, read: list[str]) -> None:
    build(load_config(str(root / "mkdocs.yml")))
    read.clear()
    an_article_edited(root)
    build(load_config(str(root / "mkdocs.yml")))
    articles = {name for name in read if name.startswith("articles/")} - IN_NAV
    assert "articles/beta.md" in articles
    assert "articles/gamma.md" not in articles


def test_one_article_takes_along_no_page_of_other_days(
    root: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MANY_ROWS", 2)
    monkeypatch.setattr(shelves, "MOST", 2)
    monkeypatch.setattr(shelves.timeline, "__defaults__", (2,))
    build(load_config(str(root / "mkdocs.yml")))
    assert {"mois/2021-05.md", "mois/2021-06.md", "chronologie/2021-06.md"} <= set(read)
    read.clear()
    an_article_edited(root)
    build(load_config(str(root / "mkdocs.yml")))
    assert "mois/2021-05.md" in read and "mois/2021-06.md" not in read
    assert "chronologie/2021-06.md" not in read


def test_a_template_is_compiled_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(load_config(str(root / "mkdocs.yml")))
    an_article_edited(root)
    build(load_config(str(root / "mkdocs.yml")))
    found: list[str] = []
    before = jinja2.Environment.compile

    def compiled(self: jinja2.Environment, source: Any, name: Any = None, *rest: Any) -> Any:
        found.append(str(name))
        return before(self, source, name, *rest)

    monkeypatch.setattr(jinja2.Environment, "compile", compiled)
    an_article_added(root)
    build(load_config(str(root / "mkdocs.yml")))
    assert [name for name in found if name.endswith(".j2")] == []
    a_page_template(root)
    build(load_config(str(root / "mkdocs.yml")))
    assert [name for name in found if name.endswith(".j2")] == ["licences.md.j2"]


def test_one_article_alone_is_made_ready_for_exports_and_search(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(load_config(str(root / "mkdocs.yml")))
    made: list[str] = []

    def noted(before: Callable[..., object]) -> Callable[..., object]:
        def of(briefing: Briefing, *more: object) -> object:
            made.append(briefing.id)
            return before(briefing, *more)

        return of

    for owner, name in ((exports, "parts"), (pages, "records")):
        before = getattr(owner, name)

        monkeypatch.setattr(owner, name, noted(before))
    an_article_edited(root)
    build(load_config(str(root / "mkdocs.yml")))
    assert made == ["beta", "beta"]


@pytest.mark.parametrize(
    "change", [an_article_edited, an_article_removed, an_article_added], ids=lambda c: c.__name__
)
def test_rows_of_articles_put_together_again_give_what_all_of_them_give(
    root: Path,
    tmp_path: Path,
    change: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BRIEFING_FORCE", "1")
    monkeypatch.setattr(kept, "MANY", 2)
    build(load_config(str(root / "mkdocs.yml")))
    change(root)
    anew = shutil.copytree(root, tmp_path / "neuf", ignore=shutil.ignore_patterns(".cache", "site"))
    build(load_config(str(root / "mkdocs.yml")))
    build(load_config(str(anew / "mkdocs.yml")))
    assert contents(root / "site") == contents(anew / "site")


class Signs(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Another plugin that has a hand in pages."""

    word = ""

    def on_post_page(self, output: str, **_: object) -> str:
        return output.replace("</body>", f"<p>{self.word}</p></body>")


def test_with_another_plugin_s_hand_in_pages_none_is_kept(root: Path) -> None:
    for word in ("un", "deux"):
        config = load_config(str(root / "mkdocs.yml"))
        config.plugins["signs"] = signs = Signs()
        signs.word = word
        build(config)
        page = (root / "site" / "articles" / "alpha" / "index.html").read_text("utf-8")
        assert f"<p>{word}</p>" in page


def test_a_template_that_tells_the_day_keeps_no_page(root: Path, read: list[str]) -> None:
    write(root / "habillage" / "partials" / "footer.html", "{{ build_date_utc }}")
    for _ in range(2):
        read.clear()
        build(load_config(str(root / "mkdocs.yml")))
    assert "articles/alpha.md" in read


@pytest.mark.parametrize("kept", [False, True])
def test_a_link_into_a_page_is_checked_kept_or_not(
    root: Path, kept: bool, caplog: pytest.LogCaptureFixture
) -> None:
    if not kept:
        shutil.rmtree(root / ".cache")
    caplog.set_level(logging.INFO)
    build(load_config(str(root / "mkdocs.yml")))
    assert "#s1" not in caplog.text
    for anchor, there in {"s99": False, "e-paul-dorval": True, "e-paul": False}.items():
        caplog.clear()
        write(root / "docs" / "note.md", f"# Note\n\nVoir [le pont](articles/alpha.md#{anchor}).\n")
        build(load_config(str(root / "mkdocs.yml")))
        assert (f"does not contain an anchor '#{anchor}'" not in caplog.text) is there
