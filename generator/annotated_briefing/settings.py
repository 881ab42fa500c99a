"""Every option, typed and checked, shared by the MkDocs plugin and the command line."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

import yaml

from annotated_briefing.errors import SettingsError
from annotated_briefing.model import Rights


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of one article; past any of them it is refused, and the others are built.

    Names and dates are far past what was met in real articles (at most 294 and 128). `bytes` are
    those of its file; `output` is what its own files may weigh, in times its text, past what any
    may: short sentences of names and quotations alone weigh 56 times theirs.
    """

    bytes: int = 4_000_000
    paragraphs: int = 2_000
    names: int = 3_000
    dates: int = 1_000
    output: int = 80


ORDINARY = Limits()


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders are relative to the project's root, where mkdocs.yml is.

    `rights` is what may be published of an article that says nothing itself; `sentences` the
    length of « L'essentiel »; `newest` how many briefings the home page shows; `excerpt_share` the
    most of an article's words that `excerpts` may publish; `force` lets a build take away most of
    what is published; `processes` is how many annotate, 0 for as many as pay; `max_…` are the
    `Limits`. `base` is the folder of the site that the pages keep to (`revue/`), empty where the
    whole site is theirs. `site_name`, `site_url` and `repo_url` are the site's own; it is `flat`
    where its pages are files (`x.html`), not directories.
    """

    seeds: str = "seeds"
    templates: str = "templates"
    cache: str = ".cache/plugin/briefing"
    base: str = ""
    rights: Rights = "excerpts"
    sentences: int = 3
    newest: int = 12
    excerpt_share: float = 0.35
    force: bool = False
    processes: int = 0
    max_bytes: int = ORDINARY.bytes
    max_paragraphs: int = ORDINARY.paragraphs
    max_names: int = ORDINARY.names
    max_dates: int = ORDINARY.dates
    max_output: int = ORDINARY.output
    site_name: str = "Briefings annotés"
    site_url: str = ""
    repo_url: str = ""
    flat: bool = False

    @property
    def seen(self) -> Settings:
        """Without what no reader can see: how many processes, whether forced, where kept."""
        return replace(self, processes=0, force=False, cache="")

    @property
    def limits(self) -> Limits:
        """Its limits of one article, together."""
        return Limits(
            bytes=self.max_bytes,
            paragraphs=self.max_paragraphs,
            names=self.max_names,
            dates=self.max_dates,
            output=self.max_output,
        )


_LIMITS = tuple(Limits.__dataclass_fields__)
# Options an editor sets under `plugins: - briefing:`; the others are the site's own.
OPTIONS = (
    "seeds", "templates", "cache", "base", "rights", "sentences", "newest", "excerpt_share",
    "force", "processes",
    *(f"max_{name}" for name in _LIMITS),
)  # fmt: skip
FORCE = "BRIEFING_FORCE"  # in the environment, for one run
_BOUNDS: dict[str, tuple[float, float]] = {
    "sentences": (1, 10),
    "newest": (1, 200),
    "excerpt_share": (0.0, 1.0),
    "processes": (0, 256),
    **{f"max_{name}": (1, 10**9) for name in _LIMITS},
}


_BASE = re.compile(r"(?:(?!\.)[\w.~-]+(?:/(?!\.)[\w.~-]+)*/?)?", re.A)


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
    if values.get("base"):
        values["base"] = f"{values['base'].rstrip('/')}/"
    own: dict[str, Any] = {key: value for key, value in (site or {}).items() if value}
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
    elif name == "base":
        named = isinstance(value, str) and _BASE.fullmatch(value)
        return None if named else "un dossier du site, comme « revue/ »"
    elif not isinstance(value, str) or not value.strip():
        return "un nom"
    elif ".." in Path(value).parts:
        return "un dossier du projet"
    return None


def read_settings(mkdocs_yml: Path) -> Settings:
    """The settings of a project, from the same mkdocs.yml that the plugin is configured in.

    Raises SettingsError for one that cannot be read.
    """
    data = _configuration(mkdocs_yml)
    plugins = data.get("plugins") or ()
    options: Mapping[str, Any] = {}
    for plugin in [plugins] if isinstance(plugins, dict) else plugins:
        if isinstance(plugin, dict) and "briefing" in plugin:
            options = plugin["briefing"] or {}
    if not isinstance(options, dict):
        raise SettingsError(["briefing: des lignes « option: valeur » sont attendues"])
    site: dict[str, str | bool] = {
        key: str(data[key]) for key in ("site_name", "site_url", "repo_url") if data.get(key)
    }
    if "site_url" in site:
        site["site_url"] = f"{str(site['site_url']).rstrip('/')}/"  # as MkDocs has it
    site["flat"] = data.get("use_directory_urls") is False
    return settings(options, site)


def folders(mkdocs_yml: Path) -> tuple[Path, Path]:
    """Where MkDocs finds a project's own pages, and where it writes the site."""
    data = _configuration(mkdocs_yml)
    docs, site = data.get("docs_dir") or "docs", data.get("site_dir") or "site"
    return mkdocs_yml.parent / str(docs), mkdocs_yml.parent / str(site)


def _configuration(path: Path, below: tuple[Path, ...] = ()) -> dict[str, Any]:
    """A configuration over the one it inherits from, as MkDocs reads them; none is empty.

    Raises SettingsError with file, line and remedy.
    """
    if not below and not path.is_file():
        return {}
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Tolerant)
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        at = f":{mark.line + 1} : YAML illisible, colonne {mark.column + 1}" if mark else " : YAML"
        raise SettingsError([f"{path.name}{at} — vérifiez les retraits et guillemets"]) from None
    except (OSError, ValueError, RecursionError):
        raise SettingsError([f"{path.name} : illisible — vérifiez son nom et ses droits"]) from None
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise SettingsError([f"{path.name} : des lignes « clé: valeur » sont attendues"])
    parent = data.pop("INHERIT", None)
    if parent is None:
        return data
    above = (path.parent / str(parent)).resolve()
    if above in below:
        raise SettingsError([f"{path.name} : « INHERIT » tourne en rond"])
    return _over(_configuration(above, (*below, path.resolve())), data)


def _over(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """One mapping laid over another, key by key and however deep."""
    merged = dict(under)
    for key, value in over.items():
        old = merged.get(key)
        deep = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = _over(old, value) if deep and old is not None else value
    return merged


class _Tolerant(yaml.SafeLoader):
    """mkdocs.yml may hold tags of MkDocs' own (`!relative`, `!!python/name`), of no concern here;
    `!ENV` gives what the environment says."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """« !ENV NAME », « !ENV [NAME, OTHER, default] »: the first that is set, typed as in YAML."""
    names = list(node.value) if isinstance(node, yaml.SequenceNode) else [node]
    default = loader.construct_object(names.pop()) if len(names) > 1 else None
    for name in names:
        said = os.environ.get(name.value)
        if said is not None:
            tag = loader.resolve(yaml.ScalarNode, said, (True, False))  # type: ignore[no-untyped-call]  # PyYAML's
            return loader.construct_object(yaml.ScalarNode(tag, said))
    return default


_Tolerant.add_multi_constructor("!", lambda _loader, _suffix, _node: None)
_Tolerant.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)
_Tolerant.add_constructor("!ENV", _from_environment)
