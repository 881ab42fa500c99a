"""Every option, typed and checked, shared by the MkDocs plugin and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args

import yaml

from annotated_briefing.errors import SettingsError
from annotated_briefing.model import Rights


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders are relative to the project's root, where mkdocs.yml is.

    `rights` is what may be published of an article that says nothing itself; `sentences` the
    length of « L'essentiel »; `newest` how many briefings the home page shows; `repo_url` and
    `edit_uri` come from the site and make the links that correct a seed.
    """

    seeds: str = "seeds"
    templates: str = "templates"
    cache: str = ".cache/plugin/briefing"
    rights: Rights = "excerpts"
    sentences: int = 3
    newest: int = 12
    site_name: str = "Briefings annotés"
    site_url: str = ""
    repo_url: str = ""


# Options an editor sets under `plugins: - briefing:`; the others are the site's own.
OPTIONS = ("seeds", "templates", "cache", "rights", "sentences", "newest")
_BOUNDS = {"sentences": (1, 10), "newest": (1, 200)}


def settings(given: Mapping[str, Any], site: Mapping[str, Any] | None = None) -> Settings:
    """Checked settings; raises SettingsError that lists every fault at once."""
    faults: list[str] = []
    for key in given:
        if key not in OPTIONS:
            faults.append(f"option inconnue « {key} » (permises : {', '.join(OPTIONS)})")
    values = {key: value for key, value in given.items() if key in OPTIONS and value is not None}
    for field in fields(Settings):
        value = values.get(field.name, field.default)
        if field.name in _BOUNDS:
            low, high = _BOUNDS[field.name]
            if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
                faults.append(
                    f"{field.name}: un entier de {low} à {high} est attendu, pas {value!r}"
                )
        elif field.name == "rights":
            if value not in get_args(Rights):
                faults.append(f"rights: {', '.join(get_args(Rights))}, pas {value!r}")
        elif not isinstance(value, str) or (field.name in OPTIONS and not value.strip()):
            faults.append(f"{field.name}: un nom est attendu, pas {value!r}")
        elif field.name in OPTIONS and ".." in Path(value).parts:
            faults.append(f"{field.name}: un dossier du projet est attendu, pas {value!r}")
    if faults:
        raise SettingsError(faults)
    own: dict[str, Any] = {key: str(value) for key, value in (site or {}).items() if value}
    return Settings(**values, **own)


def read_settings(mkdocs_yml: Path) -> Settings:
    """The settings of a project, from the same mkdocs.yml that the plugin is configured in."""
    if not mkdocs_yml.is_file():
        return Settings()
    data = yaml.load(mkdocs_yml.read_text(encoding="utf-8"), Loader=_Tolerant) or {}
    options: Mapping[str, Any] = {}
    for plugin in data.get("plugins") or []:
        if isinstance(plugin, dict) and "briefing" in plugin:
            options = plugin["briefing"] or {}
    site = {key: data.get(key) for key in ("site_name", "site_url", "repo_url")}
    return settings(options, site)


class _Tolerant(yaml.SafeLoader):
    """mkdocs.yml may hold tags of MkDocs' own (`!ENV`, `!!python/name`), of no concern here."""


_Tolerant.add_multi_constructor("!", lambda loader, suffix, node: None)
_Tolerant.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
