"""Every link of a built site, followed as a browser would."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

HOST = "https://exemple.fr"


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value}
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given[n] for n in ("href", "src", "action", "data-index") if n in given]
        if tag == "meta" and given.get("http-equiv") == "refresh":
            self.links.append(given["content"].partition("url=")[2])


def anchors(page: Path) -> set[str]:
    """The ids of a page."""
    links = _Links()
    links.feed(page.read_text(encoding="utf-8"))
    return set(links.ids)


def built_pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def goal(site: Path, path: str) -> Path | None:
    """The file that a host gives for a path of the site."""
    file = site / unquote(path).lstrip("/")
    file = file / "index.html" if path.endswith("/") or not path else file
    return file if file.is_file() else None


def broken(site: Path, root: str = "/") -> list[tuple[str, str]]:
    """(page, link) of those that lead to no file or no anchor, and ids that are there twice.

    The site is served below `root` of a host; the page for what is not found, at any address.
    """
    parsed: dict[Path, _Links] = {}
    for page in built_pages(site):
        parsed[page] = _Links()
        parsed[page].feed(page.read_text(encoding="utf-8"))
    wrong = [
        (page.relative_to(site).as_posix(), f"#{ident}")
        for page, links in parsed.items()
        for ident in sorted({i for i in links.ids if links.ids.count(i) > 1})
    ]
    for page, links in parsed.items():
        uri = page.relative_to(site).as_posix()
        here = uri.replace("404.html", "pas/ici/du-tout") if uri.endswith("404.html") else uri
        for link in links.links:
            parts = urlsplit(urljoin(f"{HOST}{root}{here}", link))
            if f"{parts.scheme}://{parts.netloc}" != HOST:
                continue
            path = parts.path.removeprefix(root) if parts.path.startswith(root) else "/"
            found = page if link.startswith("#") else goal(site, path)
            fragment = unquote(parts.fragment)
            if not found or (fragment and found in parsed and fragment not in parsed[found].ids):
                wrong.append((uri, link))
    return wrong


def search_hits(site: Path) -> Iterator[tuple[Path, str]]:
    """(page, fragment) of all that the search may lead to; the page is where a link says it is."""
    (index,) = site.rglob("recherche/index.js")
    folder = index.parent
    for path in sorted(folder.glob("n[0-9]*.js")):
        for name in _script(path):
            page, _, fragment = name[-1].partition("#")
            yield folder / page, fragment
    for path in sorted(folder.glob("b*.js")):
        block = _script(path)
        yield from ((folder / article[0], "") for article in block["a"])
        for article, sentence, *_ in (*block["q"], *block["d"], *block["s"]):
            yield folder / block["a"][article][0], f"s{sentence}"


def _script(path: Path) -> Any:
    """What a script of the search assigns."""
    made = re.fullmatch(r"\(.+?\)\.\w+=(.+);\n", path.read_text(encoding="utf-8"), re.S)
    assert made
    return json.loads(made[1])
