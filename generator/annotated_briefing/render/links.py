"""The owner of every URL and id of the site.

Pages are addressed by directory (`articles/x.md` is served as `articles/x/`), or by file where the
site is `flat` (`articles/x.html`); all links are relative, so that a site works at any address,
below the pages of another site and from a folder.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import quote_plus

from markupsafe import Markup

from annotated_briefing.dossier.index import Index

HOME = "index.md"
ARTICLES = "articles/index.md"
ENTITIES = "entites/index.md"
TIMELINE = "chronologie/index.md"
SEARCH = "recherche/index.md"
METHOD = "methode.md"
DATA = "donnees/index.md"
LICENCES = "licences/index.md"
MARKDOWN = "briefing.md.txt"  # beside a page; a site builder would make a page of an `.md`
SCHEMA = "schema/briefing-1.json"


def article(ident: str) -> str:
    """The source of a briefing's page."""
    return f"articles/{ident}.md"


def redirect(ident: str, flat: bool = False) -> str:
    """What stands at an article's former address: a file of its own, no page of the builder's."""
    return f"articles/{ident}.html" if flat else f"articles/{ident}/index.html"


def entity(ident: str) -> str:
    """A name that would take the register's own address has one that no other name can have."""
    return f"entites/{ident}{'--' if ident == 'index' else ''}.md"


def told(ident: str, index: Index) -> tuple[str, str]:
    """The page and anchor that tell a name: its own page, else its entry in the first article
    that names it, else the register."""
    if index.has_page(ident):
        return entity(ident), ""
    first = index.told_in(ident)
    return (article(first), entry(ident)) if first else (ENTITIES, "")


def feed(ident: str) -> str:
    """The feed of a name that is followed."""
    return f"donnees/fils/{ident}.atom"


def search_file(name: str) -> str:
    """The address of a part of the search index."""
    return f"recherche/{name}.js"


def entity_part(ident: str, number: int) -> str:
    """A page of the older mentions of an entity; its own page is the first."""
    return f"entites/{ident}/{number}.md"


def names(kind: str, part: str) -> str:
    """A page of the register: `kind` is a heading's anchor, `part` a letter, maybe numbered."""
    return f"entites/{kind}/{part}.md"


def timeline_part(key: str) -> str:
    """The source of a year or month of the timeline."""
    return f"chronologie/{key}.md"


def articles_of(month: str) -> str:
    """The briefings of a month."""
    return f"mois/{month}.md"


# Ids on a briefing's page. A sentence keeps its own id (`s4`), since others link to it.


def summary_item(number: int) -> str:
    """The anchor of a line of the essentials."""
    return f"k{number}"


def event(number: int) -> str:
    """The anchor of a line of the chronology."""
    return f"c{number}"


def claim(number: int) -> str:
    """The anchor of a statement."""
    return f"q{number}"


def gap(number: int) -> str:
    """The anchor of a remark."""
    return f"g{number}"


def entry(ident: str) -> str:
    """An entity's entry in the glossary of the page."""
    return f"e-{ident}"


def date(start: int) -> str:
    """The note on the date that starts at this offset."""
    return f"d{start}"


def month(published: str) -> str:
    """The heading of a month (`2021-07`), a year, or of articles without a date."""
    return f"m{published}" if published else "sans-date"


def beside(uri: str, name: str) -> str:
    """A file published in the directory of a page: `articles/x.md` → `articles/x/name`."""
    return posixpath.join(url(uri), name)


def url(uri: str, flat: bool = False) -> str:
    """Where a source path is served, from the root of the site."""
    if not uri.endswith(".md"):
        return uri
    stem = uri[:-3]
    if flat:
        return f"{stem}.html"
    if posixpath.basename(stem) == "index":
        return stem[: -len("index")]
    return f"{stem}/"


@dataclass(frozen=True, slots=True)
class Links:
    """Links as seen from the page `here` (a source path)."""

    here: str
    flat: bool = False

    def to(self, uri: str, fragment: str = "") -> Markup:
        """A relative link; to the page itself it is only the fragment.

        Ids and file names are URL-safe, so the link is markup as it stands.
        """
        anchor = f"#{fragment}" if fragment else ""
        if uri == self.here and anchor:
            return Markup(anchor)
        goal = url(uri, self.flat)
        origin = posixpath.dirname(url(self.here, self.flat))
        target = posixpath.relpath("/" + goal, "/" + origin)
        if goal.endswith("/") or goal == "":
            target += "/"
        return Markup(target + anchor)

    def home(self) -> Markup:
        return self.to(HOME)

    def articles(self) -> Markup:
        return self.to(ARTICLES)

    def article(self, ident: str) -> Markup:
        return self.to(article(ident))

    def sentence(self, ident: str, sentence: str) -> Markup:
        return self.to(article(ident), sentence)

    def entities(self, fragment: str = "") -> Markup:
        return self.to(ENTITIES, fragment)

    def entity(self, ident: str) -> Markup:
        return self.to(entity(ident))

    def timeline(self) -> Markup:
        return self.to(TIMELINE)

    def name(self, ident: str, index: Index) -> Markup:
        """Where a name is told."""
        return self.to(*told(ident, index))

    def search(self, query: str = "") -> Markup:
        """The search, already asked: `query` is what a reader would type."""
        return self.to(SEARCH) + Markup(f"?mots={quote_plus(query)}" if query else "")

    def method(self, part: str = "") -> Markup:
        """How pages are made, at the heading with this anchor."""
        return self.to(METHOD, part)

    def statements(self, name: str) -> Markup:
        """What one says: the search kept to their statements."""
        return self.to(SEARCH) + Markup(f"?qui={quote_plus(name)}&quoi=q")

    def data(self, ident: str, name: str) -> Markup:
        return self.to(beside(article(ident), name))

    def file(self, uri: str) -> Markup:
        return self.to(uri)
