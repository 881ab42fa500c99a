"""Built pages kept between builds, each by all that its HTML is made of.

A page's HTML follows from its source, from the configuration, from the navigation that every page
shows, from the templates of the theme and from the code that runs. Where something else may have a
hand in it, nothing is kept: a page made again for nothing is right all the same.
"""

from __future__ import annotations

import html
import logging
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from types import FunctionType, MethodType
from typing import Any

import msgspec

from annotated_briefing.model import Held
from annotated_briefing.settings import Settings
from annotated_briefing.store import Spool, Store, code, digest, files_digest

log = logging.getLogger("briefing")

_SUFFIX = ".html.z"
# What MkDocs tells a template of the day, or of pages other than its own.
_BEYOND_THE_PAGE = re.compile(
    r"\{[{%](?:(?![%}]\}).)*?(?:\b(?:build_date_utc|update_date)|(?<![.\w])pages)\b", re.S
)
_ID = re.compile(r'\sid="([^"]*)"')
_BLANK = re.compile(r"\n\s+")
_AS_TYPED = re.compile(r"<(?:pre|textarea)\b")
_NO_TEMPLATES = {"assets", ".icons"}  # copied, or named by the configuration and versioned


@dataclass(frozen=True, slots=True)
class Output:
    """A built page: its title as MkDocs has it, and its HTML."""

    title: str
    held: Held

    @property
    def html(self) -> str:
        return self.held.data.decode()


class Outputs:
    """Get and put the HTML of pages by their sources, for one configuration of MkDocs.

    `site` is None where nothing may be kept.
    """

    def __init__(self, folder: Path, config: Any, nav: Any, plugin: Any) -> None:
        self.store, self.aside = Store(folder, _SUFFIX), Spool(folder).aside
        self._used: set[str] = set()
        try:
            self.site = None if _doubtful(config, plugin) else _site(config, nav)
        except (TypeError, ValueError, OSError) as doubt:
            log.debug("Pages non gardées : %s", doubt)
            self.site = None

    def key(self, uri: str, edit: str | None, held: Held) -> str | None:
        return digest(self.site, uri, edit, held.digest) if self.site else None

    def get(self, key: str | None) -> Output | None:
        data = self.store.get(key) if key else None
        if key is None or data is None:
            return None
        title, held = msgspec.msgpack.decode(data, type=tuple[str, Held])
        self._used.add(key)
        return Output(title, self.aside(held))

    def put(self, key: str | None, title: str, output: str) -> None:
        """Keep a page; one without a key is not to be kept."""
        if key is None:
            return
        self.store.put(key, msgspec.msgpack.encode((title, Held.of(output))))
        self._used.add(key)

    def prune(self) -> None:
        """Forget what this build did not use."""
        self.store.prune(self._used)


def tightened(html: str) -> str:
    """A page without the blank lines and indents of the theme around its article.

    They are a tenth of a short page. Words stay apart, and what is set as it was typed stays so.
    """
    begins, ends = html.find("<article"), html.rfind("</article>")
    around = html[: max(begins, 0)], html[ends:]
    if begins < 0 or any(_AS_TYPED.search(part) for part in around):
        return html
    before, after = (_BLANK.sub("\n", part) for part in around)
    return f"{before}{html[begins:ends]}{after}"


@dataclass(frozen=True, slots=True)
class Anchors:
    """The ids of a page that is built already: what a link into it may lead to."""

    path: Path

    def __contains__(self, anchor: str) -> bool:
        # As a browser reads them: those of names are written with references (`e&#45;paul`).
        written = _ID.findall(self.path.read_text(encoding="utf-8"))
        return anchor in map(html.unescape, written)


def _doubtful(config: Any, plugin: Any) -> bool:
    """Whether another plugin or a hook may have a hand in pages, or a template in the day."""
    for event, methods in config.plugins.events.items():
        touches = "page" in event or event in {"env", "nav"}
        if touches and any(getattr(method, "__self__", None) is not plugin for method in methods):
            return True
    whole = config.theme.static_templates  # pages of their own, built every time
    return any(
        path.suffix == ".html" and _BEYOND_THE_PAGE.search(path.read_text(encoding="utf-8"))
        for folder in map(Path, config.theme.dirs)
        for path in _templates(folder)
        if path.relative_to(folder).as_posix() not in whole
    )


def _site(config: Any, nav: Any) -> str:
    """What all pages are made of alike."""
    return digest(
        code(),
        [[str(key), _told(value)] for key, value in sorted(config.items())],
        [_entry(item) for item in nav.items],
        [files_digest(Path(d), _templates(Path(d))) for d in config.theme.dirs],
    )


def _templates(folder: Path) -> Iterator[Path]:
    """The files of a theme's folder that pages may be made by."""
    for top, folders, files in os.walk(folder):
        # Icons that are the project's own are few, and named by nothing else.
        aside = _NO_TEMPLATES if "site-packages" in folder.parts else {"assets"}
        folders[:] = [name for name in folders if name not in aside]
        yield from (path for name in files if (path := Path(top, name)).is_file())


def _told(value: Any) -> Any:
    """A value of MkDocs' configuration as plain data; raises TypeError where it is not known."""
    if value is None or isinstance(value, bool | int | float | str | bytes):
        return value
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(map(_told, value))
    if isinstance(value, list | tuple):
        return [type(value).__name__, *map(_told, value)]
    if isinstance(value, FunctionType | MethodType | type):
        return [value.__module__, value.__qualname__]
    if hasattr(value, "static_templates"):  # a theme
        return [str(value.locale), str(value.custom_dir), list(map(str, value.dirs)),
                [[key, str(value[key]) if key == "locale" else _told(value[key])]
                 for key in sorted(value)]]  # fmt: skip
    if hasattr(value, "config_scheme"):  # a plugin
        own = getattr(value, "settings", None)  # of ours, what no reader can see is left out
        options = [digest(own.seen)] if isinstance(own, Settings) else _told(value.config)
        return [type(value).__module__, type(value).__qualname__, options]
    if hasattr(value, "items"):
        return [[str(key), _told(part)] for key, part in sorted(value.items())]
    raise TypeError(f"{type(value).__name__} de mkdocs.yml")


def _entry(item: Any) -> list[Any]:
    """An entry of the navigation, with what a template may read of its page."""
    told: list[Any] = [type(item).__name__, item.title, getattr(item, "url", None)]
    if item.children:
        return [*told, [_entry(child) for child in item.children]]
    if item.is_page:
        source = item.file.content_string
        # Of a page of ours that is named in the navigation, no more than its head is shown.
        if item.title and item.file.generated_by and source.startswith("---\n"):
            source = source[: source.index("\n---\n")]
        told.append(source)
    return told
