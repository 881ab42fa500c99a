"""What the package brings to a site: theme, styles, scripts, fonts, pages; and a first project.

A file of the project's own `docs/` or theme folder replaces the one of the same name here, and a
key of its mkdocs.yml the one of `templates/defaults.yml`. Where the pages keep to a folder of
another site (`base`), all of that is its own: they only bring their styles and scripts, by a
template that extends the site's `main.html`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from annotated_briefing.errors import BriefingError
from annotated_briefing.render import links
from annotated_briefing.render.environment import BUILT_IN
from annotated_briefing.settings import Settings
from annotated_briefing.sources.schemas import write_schemas

# In a checkout docs/ and seeds/ stand beside templates/, in a wheel too.
DOCS = BUILT_IN.parent / "docs"
SEEDS = BUILT_IN.parent / "seeds"
THEME = BUILT_IN / "theme"
PARTS = BUILT_IN / "parts"  # of the theme, whosever it is
PAGE = "briefings/page.html"  # the template of our pages on another's site
THEME_FILE = "mkdocs_theme.yml"  # where a theme keeps what it is by default
MATERIAL = {"material", "materialx"}  # the second continues the first
_SEARCH_OF_MATERIAL = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
# The manual is this project's, and so is the picture of its README.
_NOT_SHIPPED = {"manuel", "apercu.png"}
_WHOLE_SITE = {"assets", "fonts.css", "frame.css", "early.js"}  # of no use on another's


def files(base: str) -> Iterator[tuple[str, Path]]:
    """The pages and assets that a site gets without having them: (address, file)."""
    left = _NOT_SHIPPED | (_WHOLE_SITE if base else {"within.css"})
    for path in sorted(DOCS.rglob("*")):
        name = path.relative_to(DOCS)
        if path.is_file() and left.isdisjoint(name.parts):
            yield base + name.as_posix(), path


def unused(uri: str, config: Any) -> bool:
    """Whether a file that Material brings is for nobody who reads this site: maps of its scripts,
    and the searches of the languages of the world where its own search is not asked for."""
    if uri.startswith("assets/") and uri.endswith(".map"):
        return True
    searched = any("search" in name for name in config.plugins)
    return uri.startswith(_SEARCH_OF_MATERIAL) and not searched


def thin(files: Any, config: Any, base: str) -> None:
    """Take what is unused of its theme from MkDocs' files; another's site is left as it is."""
    for file in list(files) if not base else ():
        if file.src_dir in config.theme.dirs and unused(file.src_uri, config):
            files.remove(file)


def for_templates(settings: Settings) -> dict[str, Any]:
    """What templates of the theme ask: where the site has a page of ours, from its root; words and
    source of each of the pages that a reader is led to first."""
    return {
        "briefings_uri": lambda uri: settings.base + links.url(uri, settings.flat),
        "briefings_menu": {n: uri for entry in _defaults()["nav"] for n, uri in entry.items()},
    }


def dress(config: Any, base: str) -> None:
    """Give a MkDocs configuration of the Material theme what its mkdocs.yml leaves open.

    `config` is MkDocs' own, changed in place; another theme is left as it is, unless the pages
    keep to a `base`: then any theme whose pages come of `main.html` frames them.
    """
    if config.theme.name not in MATERIAL and not base:
        return
    own = 1 if config.theme.custom_dir else 0
    for folder in (PARTS,) if base else (PARTS, THEME):
        if str(folder) not in map(str, map(Path, config.theme.dirs)):
            config.theme.dirs.insert(own, str(folder))
    if not base:
        _fill(config, _defaults())


def _fill(config: Any, defaults: dict[str, Any]) -> None:
    plain = next((_yaml(p) for d in config.theme.dirs if (p := Path(d, THEME_FILE)).is_file()), {})
    for key, value in defaults["theme"].items():
        if config.theme.get(key) == plain.get(key):  # as Material leaves it
            config.theme[key] = value
    if config.nav is None and not (Path(config.docs_dir) / "index.md").exists():
        config.nav = defaults["nav"]
    for key in ("extra_css", "extra_javascript", "markdown_extensions"):
        ours = [item for item in defaults[key] if item not in map(str, config[key])]
        config[key] = [*ours, *config[key]]


def _defaults() -> dict[str, Any]:
    return _yaml(BUILT_IN / "defaults.yml")


def _yaml(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def init(folder: Path) -> list[Path]:
    """Write a first project into `folder`, and say which files; nothing there is replaced."""
    wanted = {
        "mkdocs.yml": BUILT_IN / "init" / "mkdocs.yml",
        "seeds/README.md": SEEDS / "README.md",
        "seeds/premier-article.txt": BUILT_IN / "init" / "premier-article.txt",
        "seeds/glossary.yml": BUILT_IN / "init" / "glossary.yml",
        ".github/workflows/publication.yml": BUILT_IN / "init" / "publication.yml",
        ".github/workflows/publication-privee.yml": BUILT_IN / "init" / "publication-privee.yml",
        ".gitignore": None,
        "docs/.gitkeep": None,
    }
    there = [name for name in ("mkdocs.yml", "seeds") if (folder / name).exists()]
    if there:
        raise BriefingError(
            f"{folder / there[0]} existe déjà — lancez la commande dans un dossier vide"
        )
    written = []
    for name, source in wanted.items():
        path = folder / name
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if source:
            shutil.copyfile(source, path)
        else:
            path.write_text("site/\n.cache/\n" if name == ".gitignore" else "", encoding="utf-8")
        written.append(path)
    return [*written, *write_schemas(folder / "seeds")]
