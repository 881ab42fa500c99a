"""Nothing withheld is in any file of either output, whatever an editor's slips."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from annotated_briefing.annotate.cache import Cache, annotate_cached
from annotated_briefing.build import build
from annotated_briefing.model import Annotations
from annotated_briefing.publish.folder import write_folder
from annotated_briefing.render.pages import render
from annotated_briefing.render.plain import Plain
from annotated_briefing.settings import Settings
from annotated_briefing.sources import read
from tests.leaks import Kept, files, kept, leaked, leaks, of_the_pages, runs
from tests.slips import holds

PEOPLE = ("Paul Roy", "Anne Lise Martin", "Jean-Luc Barthélemy", "Odile Kerguelen")
SIDECARS = {
    "permis": "rights: full\nplace: Lyon",
    "extrait": "rights: excerpts",
    "rien": "place: Brest",
    "lien": "rights: link",
    "titre": "rights: link\ntitle: Le titre que la rédaction a écrit",
    "faute": "rights: Link",
    "cle": "right: link",
    "000_12": "rights: link",
    "001_12": "rights: excerpts",
}


def text(number: int) -> str:
    """An invented dispatch that no other shares five words with."""
    who = PEOPLE[number % len(PEOPLE)]
    mark = f"n{number}"
    return (
        f"PARIS, {number + 1} mai 2021 (AFP) - Le pont {mark} de la rivière a été fermé lundi par"
        f" {who}, maire de la ville {mark}, après une inspection de la préfecture.\n\n"
        f"« Nous rouvrirons le pont {mark} en septembre », a déclaré {who} devant la presse.\n\n"
        f"Les riverains du quartier {mark} demandent depuis 2015 une passerelle de bois clair."
        f" Un boulanger {mark} raconte que ses clients font désormais un détour de vingt minutes."
        f" Sa voisine {mark} préfère le bac, qui reprendra le 3 juin 2021 sur la rive gauche.\n\n"
        f"Le chantier {mark} coûtera quatre millions d'euros, selon une source de la région.\n"
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("rights")
    seeds = root / "seeds"
    seeds.mkdir()
    for number, (name, sidecar) in enumerate(SIDECARS.items()):
        (seeds / f"{name}.txt").write_text(text(number), encoding="utf-8")
        suffix = ".YML" if number % 2 else ".yml"
        (seeds / f"{name}{suffix}").write_text(sidecar, encoding="utf-8")
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(
        "site_name: Essai\ntheme: material\nplugins: [search: {lang: fr}, briefing: {}]\n"
    )
    return root


def test_no_withheld_run_of_words_is_in_any_file(project: Path) -> None:
    mkdocs_build(load_config(str(project / "mkdocs.yml")))
    settings = Settings()
    built = build(project, settings)
    rendered = render(built.site, settings, project)
    write_folder(rendered.pages, project / "pages")
    assert not rendered.faults and len(built.site.briefings) == len(SIDECARS)
    articles = read(project / "seeds").articles
    for out in ("site", "pages"):
        assert leaked(project / out, built.site, articles, project / settings.cache) == {}
    by_name = {Path(shown.path).stem: shown for shown in built.shown}
    for name, shown in by_name.items():
        if name in ("extrait", "rien", "001_12"):
            assert shown.rights == "excerpts" and 0 < shown.share <= settings.excerpt_share
        elif name != "permis":
            assert shown.rights == "link" and shown.words == 0
    assert by_name["permis"].share == 1
    page = (project / "site/articles/titre/index.html").read_text("utf-8")
    assert "Le titre que la rédaction a écrit" in page


def test_a_mere_link_is_called_by_the_facts_of_its_publication(project: Path) -> None:
    data = json.loads((project / "site/articles/lien/briefing.json").read_text("utf-8"))
    assert data["title"] == "AFP, Paris, 4 mai 2021"
    assert data["text"] == "" and not data["sentences"] and not data["entities"]
    page = (project / "site/articles/lien/index.html").read_text("utf-8")
    assert "<h1" in page and "AFP, Paris, 4" in page


def test_a_nameless_file_s_address_tells_nothing_withheld(project: Path) -> None:
    names = {path.parent.name for path in (project / "site/articles").glob("*/briefing.json")}
    assert "2021-05-08-paris" in names
    assert sum(name.startswith("2021-05-09-paris-le-pont") for name in names) == 1


@pytest.mark.parametrize(
    ("uri", "file"),
    [
        ("articles/essai.md", '---\ntitle: "{}"\n---\n\n<div></div>'),
        ("articles/essai/index.html", '<script type="application/ld+json">{{"a":"{}"}}</script>'),
        ("articles/autre.md", '<p>Il <a class="ab-e ab-per" href="#x">{}</a></p>'),
        ("articles/autre/index.html", '<meta content="{}">'),
        ("donnees/x.csv", 'a,"{}"\n'),
        ("donnees/x.json", '{{"a": [{{"b": "{}"}}]}}'),
        ("recherche/w1.js", '(globalThis.briefingSearch??={{}}).w1={{"a":["{}"]}};\n'),
        ("x.ics", "SUMMARY:{}\r\n"),
        ("articles/{}/index.html", ""),
        ("x.bin", "{}"),
    ],
)
def test_the_check_itself_sees_a_withheld_run_in_any_file(uri: str, file: str) -> None:
    withheld = "un boulanger raconte son détour"
    of = Kept(withheld={"essai": runs(withheld)}, all_withheld=runs(withheld))
    found = leaks([(uri.format(withheld), file.format(withheld).encode())], of)
    assert list(found) == list(runs(withheld))
    listed = "## Noms\n\n- **Un boulanger** — raconte son détour [¶3](#s3)\n"
    assert not leaks([("articles/essai/briefing.md.txt", listed.encode())], of)
    read_as_one = "- Un **boulanger raconte** son détour [¶3](#s3)\n"
    assert leaks([("articles/essai/briefing.md.txt", read_as_one.encode())], of)
    apart = '<span class="ab-role">un boulanger</span><p>raconte son détour</p>'
    assert not leaks([("articles/essai.md", apart.encode())], of)


def test_what_only_looks_like_a_run_is_none() -> None:
    withheld = "score final de 1 5 7 6 2, puis 3 depuis le début de mai"
    of = Kept(withheld={"essai": runs(withheld)}, all_withheld=runs(withheld))
    drawn = '<svg viewBox="1 5 7 6"><path d="M1-5-7-6 2Z"/></svg>'
    assert not leaks([("articles/essai.md", f"<div>{drawn}</div>".encode())], of)
    for numbered in ("3. Depuis le début de mai\n", "**3** Depuis le début de mai\n"):
        found = leaks([("articles/essai/briefing.md.txt", numbered.encode())], of)
        assert not any("3" in run for run in found)
        assert set(found) == runs("depuis le début de mai") & runs(withheld)
    withheld = "il l'a fait depuis le mois de mai, l'averse de la nuit 6 fois"
    of = Kept(withheld={"essai": runs(withheld)}, all_withheld=runs(withheld))
    page = (
        "| mai | fait | **Depuis le mois de juin{}** | Odile | [¶6](#s6) |\n"
        "- Une averse de la nuit{} [¶6](#s6)\n"
    )
    for uri in ("articles/essai/index.md", "articles/essai/briefing.md.txt"):
        assert not leaks([(uri, page.format("", "").encode())], of)
        assert leaks([(uri, page.format("", " 6 fois").encode())], of)
        assert leaks([(uri, page.format(", fait depuis le mois de", "").encode())], of)
    assert runs("le texte n’est pas reproduit ici") <= of_the_pages()
    assert not runs("un boulanger raconte son détour") & of_the_pages()


# An invented dispatch with soft hyphens, which lines are without.
HYPHENATED = (
    "LYON, 3 mai 2021 (AFP) - La pas\u00adse\u00adrelle de Valmory rouvrira lundi aux"
    " pié\u00adtons, a annoncé la mairie.\n\n"
    "Le bou\u00adlan\u00adger du quai a perdu sa clientèle du matin."
    " Ses voi\u00adsines pré\u00adfèrent le bac de la rive gauche.\n\nUn pêcheur retraité garde la"
    " clé du han\u00adgar aux barques. Des éco\u00adliers comptent les jours sur un mur de craie.\n"
)


def test_lines_of_a_text_that_is_read_without_its_hyphens_are_no_leak_unless_withheld(
    tmp_path: Path,
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "pont.txt").write_text(HYPHENATED, encoding="utf-8")
    settings = Settings(rights="excerpts")
    built = build(tmp_path, settings)
    pages = render(built.site, settings, tmp_path).pages
    write_folder(pages, tmp_path / "pages")
    articles = read(tmp_path / "seeds").articles
    cache = tmp_path / settings.cache
    assert 0 < built.shown[0].share < 1
    assert leaked(tmp_path / "pages", built.site, articles, cache) == {}
    for form in (
        "Des éco\u00adliers comptent les jours sur un mur",
        "Des écoliers comptent les jours",
    ):
        (tmp_path / "pages" / "articles" / "pont" / "plus.txt").write_text(form, "utf-8")
        assert leaked(tmp_path / "pages", built.site, articles, cache)


# Outputs with no words of a sentence: of the theme, by hand, or of names, numbers and titles alone.
WORDLESS = re.compile(r"""
    assets/.* | javascripts/.* | stylesheets/.* | \*\.html | sitemap\.xml.* | schema/.*
    | (?:a-propos|methode|licences|donnees|recherche)/index\.\w+ | recherche/(?:noms|w\*)\.js
    | donnees/(?:graphe-liens\.csv|graphe-noeuds\.csv|lieux\.geojson|mentions\.csv)
    """, re.X)  # fmt: skip


def kind(uri: str) -> str:
    """What an output is, whichever article, name or month it is of."""
    named = r"(?<=^articles/)[^/.]+|(?<=^donnees/fils/)[^/.]+|(?<=^entites/)(?!index)[^/.]+"
    return re.sub(rf"{named}|\d[\d_-]*", "*", uri)


def test_a_sentence_that_leaks_is_seen_in_each_kind_of_output(tmp_path: Path) -> None:
    """A site that opens every sentence is held against the rights of one that opens few."""
    (tmp_path / "seeds").mkdir()
    for number in (0, 4, 8):  # who speaks in all three has a page too
        (tmp_path / "seeds" / f"pont-{number}.txt").write_text(text(number), encoding="utf-8")
    closed = Settings(rights="excerpts", excerpt_share=0.2, templates="aucun")
    found = build(tmp_path, closed)
    articles = read(tmp_path / "seeds").articles
    pairs = annotate_cached(articles, Cache(tmp_path / closed.cache))
    of = kept(found.site, [(a, told) for a, told in pairs if isinstance(told, Annotations)])
    assert not leaks(pages_of(tmp_path, closed), of)
    made = pages_of(tmp_path, Settings(rights="full", templates="aucun"))
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Essai\ntheme: material\n"
        "plugins: [search: {lang: fr}, briefing: {rights: full}]\n"
    )
    mkdocs_build(load_config(str(tmp_path / "mkdocs.yml")))
    ours = {uri for uri, _ in made}
    made += [(uri, data) for uri, data in files(tmp_path / "site") if uri not in ours]
    seen = {kind(uri) for uri, data in made if leaks([(uri, data)], of)}
    unseen = {kind(uri) for uri, _ in made} - seen
    assert {of_kind for of_kind in unseen if not WORDLESS.fullmatch(of_kind)} == set()
    assert {of_kind for of_kind in seen if WORDLESS.fullmatch(of_kind)} == set()
    assert len(seen) > 25


def pages_of(root: Path, settings: Settings) -> list[tuple[str, bytes]]:
    """Every page of a project for MkDocs, and those for any builder."""
    site = build(root, settings).site
    made = [*render(site, settings, root).pages, *render(site, settings, root, Plain).pages]
    return [(page.uri, page.data) for page in made]


def test_no_slip_of_an_editor_s_publishes_more_than_was_wanted(tmp_path: Path) -> None:
    leaked_, told = holds(tmp_path, 0, 40)  # 2,000 by hand: python -m tests.slips 2000
    assert leaked_ == []
    assert all(told[rights] for rights in ("full", "excerpts", "link", "left out"))
