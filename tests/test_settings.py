"""One reader of settings: the plugin and the command see the same, whatever form mkdocs.yml has."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from typer.testing import CliRunner

from annotated_briefing.cli import app
from annotated_briefing.errors import SettingsError
from annotated_briefing.publish.plugin import BriefingPlugin
from annotated_briefing.settings import Settings, read_settings

FORMS = {
    "liste": "plugins: [search, {briefing: {rights: link, sentences: 5}}]",
    "blocs": "plugins:\n  - briefing:\n      rights: link\n      sentences: 5",
    "dictionnaire": "plugins: {briefing: {rights: link, sentences: 5}}",
    "sans option": "plugins:\n  - briefing",
    "dictionnaire sans option": "plugins: {briefing: {}}",
    "environnement": "plugins:\n  - briefing:\n      rights: !ENV DROITS\n"
    "      sentences: !ENV [RIEN, NOMBRE, 3]",
    "à défaut": "plugins: [briefing: {rights: !ENV [RIEN, link], sentences: !ENV [RIEN, 5]}]",
    "hérité": "INHERIT: bas.yml",
    "hérité en partie": "INHERIT: bas.yml\nplugins: {briefing: {sentences: 7}}",
    "remplacé": "INHERIT: bas.yml\nplugins: [briefing: {rights: full}]",
    "site": "site_url: !ENV [ADRESSE, https://exemple.org/x]\nrepo_url: https://github.com/a/b\n"
    "plugins: [briefing]",
}
BASE = "site_name: Bas\nplugins: {briefing: {rights: link, sentences: 5}}\n"


def _by_plugin(config_file: Path) -> Settings:
    config = load_config(str(config_file))
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    plugin.on_startup(command="serve", dirty=True)
    plugin.on_config(config)
    return plugin.settings


@pytest.mark.parametrize("form", FORMS)
def test_the_plugin_and_the_command_read_the_same(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DROITS", "link")
    monkeypatch.setenv("NOMBRE", "5")
    (tmp_path / "docs").mkdir()
    (tmp_path / "bas.yml").write_text(BASE, encoding="utf-8")
    named = "" if "INHERIT" in FORMS[form] else "site_name: Essai\n"
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"{named}theme: material\n{FORMS[form]}\n", encoding="utf-8")
    read = read_settings(path)
    assert read == _by_plugin(path)
    plain = "sans" in form or form == "site"
    expected = {"remplacé": ("full", 3), "hérité en partie": ("link", 7)}
    assert (read.rights, read.sentences) == (
        ("excerpts", 3) if plain else expected.get(form, ("link", 5))
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("plugins: [a: b: c]", "mkdocs.yml:1 : YAML illisible, colonne 15 — vérifiez les retraits"),
        ("- a", "mkdocs.yml : des lignes « clé: valeur » sont attendues"),
        ("INHERIT: mkdocs.yml", "mkdocs.yml : « INHERIT » tourne en rond"),
        ("INHERIT: absent.yml", "absent.yml : illisible — vérifiez son nom et ses droits"),
        ("plugins: {briefing: oui}", "briefing: des lignes « option: valeur » sont attendues"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_remedy(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        read_settings(tmp_path / "mkdocs.yml")
    assert str(raised.value).startswith(told)


@pytest.mark.parametrize(
    ("out", "told"),
    [
        ("seeds", "dossier des articles"),
        ("seeds/export", "dossier des articles"),
        ("docs", "pages écrites à la main"),
        ("pages", "pages écrites à la main"),
        ("site", "site que construit MkDocs"),
        ("public", "site que construit MkDocs"),
        ("templates", "gabarits"),
        (".", "le projet lui-même"),
        ("..", "le projet lui-même"),
    ],
)
def test_pages_are_never_written_over_the_project(tmp_path: Path, out: str, told: str) -> None:
    root = tmp_path / "projet"
    (root / "seeds").mkdir(parents=True)
    moved = "docs_dir: pages\nsite_dir: public\n" if out in {"pages", "public"} else ""
    (root / "mkdocs.yml").write_text(f"site_name: Essai\n{moved}", encoding="utf-8")
    (root / "seeds" / "pont.txt").write_text("Le pont est fermé.", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    done = CliRunner().invoke(app, ["build", "--project", str(root), "--out", str(root / out)])
    assert done.exit_code == 1
    assert told in done.stderr and "choisissez un dossier à part" in done.stderr
    assert sorted(tmp_path.rglob("*")) == before
