"""Every option, typed and checked, shared by the MkDocs plugin and the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml

from annotated_briefing.errors import SettingsError
from annotated_briefing.model import Rights


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders are relative to the project's root, where mkdocs.yml is.

    `rights` is what may be published of an article that says nothing itself; `sentences` the
    length of « L'essentiel »; `newest` how many briefings the home page shows; `excerpt_share` the
    most of an article's words that `excerpts` may publish; `force` lets a build
    take away most of what is published; `repo_url` and `edit_uri` come from the site and make the
    links that correct a seed.
    """

    seeds: str = "seeds"
    templates: str = "templates"
    cache: str = ".cache/plugin/briefing"
    rights: Rights = "excerpts"
    sentences: int = 3
    newest: int = 12
    excerpt_share: float = 0.35
    force: bool = False
    site_name: str = "Briefings annotés"
    site_url: str = ""
    repo_url: str = ""


# Options an editor sets under `plugins: - briefing:`; the others are the site's own.
OPTIONS = ("seeds", "templates", "cache", "rights", "sentences", "newest", "excerpt_share", "force")
FORCE = "BRIEFING_FORCE"  # in the environment, for one run
_BOUNDS: dict[str, tuple[float, float]] = {
    "sentences": (1, 10),
    "newest": (1, 200),
    "excerpt_share": (0.0, 1.0),
}


def settings(given: Mapping[str, Any], site: Mapping[str, Any] | None = None) -> Settings:
    """Checked settings; raises SettingsError that lists every fault at once."""
    faults = [
        f"option inconnue « {key} » (permises : {', '.join(OPTIONS)})"
        for key in given
        if key not in OPTIONS
    ]
    values = {key: value for key, value in given.items() if key in OPTIONS and value is not None}
    faults += [
        f"{name}: {wanted} est attendu, pas {value!r}"
        for name, value in values.items()
        if (wanted := _wanted(name, value))
    ]
    if faults:
        raise SettingsError(faults)
    own: dict[str, Any] = {key: str(value) for key, value in (site or {}).items() if value}
    if os.environ.get(FORCE, "").casefold() not in {"", "0", "false", "non"}:
        values["force"] = True
    return Settings(**values, **own)


def _wanted(name: str, value: Any) -> str | None:
    """What an option must be, where a value is not that."""
    if name in _BOUNDS:
        low, high = _BOUNDS[name]
        kind = type(high)
        good = isinstance(value, int | kind) and not isinstance(value, bool)
        if not good or not low <= value <= high:
            return f"un {'entier' if kind is int else 'nombre'} de {low} à {high}"
    elif name == "force":
        return None if isinstance(value, bool) else "true ou false"
    elif name == "rights":
        return None if value in get_args(Rights) else f"un mot parmi {', '.join(get_args(Rights))}"
    elif not isinstance(value, str) or not value.strip():
        return "un nom"
    elif ".." in Path(value).parts:
        return "un dossier du projet"
    return None


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


_Tolerant.add_multi_constructor("!", lambda _loader, _suffix, _node: None)
_Tolerant.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)
