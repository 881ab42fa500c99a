"""Site → plain Markdown, a folder a page, for any builder or reader: no HTML but anchors.

Python-Markdown, markdown-it and GitHub's cmark read the same words in it: whatever one of them
would take for a sign is a numeric character reference. White space is folded and control
characters, which no renderer shows, are left out; the site's own pages keep both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from annotated_briefing.dossier.index import Index
from annotated_briefing.errors import PageError
from annotated_briefing.french import dates
from annotated_briefing.french.wording import PARTS
from annotated_briefing.model import Briefing, Event, Page, Site, sentence_at
from annotated_briefing.render import exports, links
from annotated_briefing.render.environment import BUILT_IN, jinja_environment, where
from annotated_briefing.render.exports.briefing import briefing_json, briefing_schema
from annotated_briefing.render.exports.registry import Context, readable
from annotated_briefing.render.views import is_near, leaned_on, voices
from annotated_briefing.settings import Settings

# Signs of Markdown, HTML, tables, mathematics, front matter, emoji and critic marks.
_MEANT = re.compile(r"[\\`*_\[\]<>&#|~{}$^=!]|:(?=\S)|(?<=\S)@(?=\S)|(?i:(?<=ww)w(?=\.))|--|\+\+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


_ADDRESS = ":/?#@!$&'*+,;=%~"  # what stays in an address; no bracket may end a link early


def words(text: str) -> Markup:
    """`text` on one line, as Markdown that shows its words and nothing else."""
    line = " ".join(_UNSEEN.sub("", text).split())
    return Markup(_MEANT.sub(lambda m: "".join(f"&#{ord(c)};" for c in m.group()), line))


def fact(briefing: Briefing, event: Event) -> Markup:
    """The words of an event, those that its date dates in bold where they are not all."""
    if event.fact is None:
        return words(event.text)
    text, told = briefing.text, event.fact
    before, after = text[event.start : told.start], text[told.end : event.end]
    return _edged(before) + Markup("**{}**").format(words(told.of(text))) + _edged(after)


def _edged(text: str) -> Markup:
    """Words with a space at either edge where their text has one."""
    first, last = (" " if edge.isspace() else "" for edge in (text[:1], text[1:][-1:]))
    return Markup(first) + words(text) + Markup(last)


def finalize(value: Any) -> Any:
    """For Jinja: whatever a template prints that is not markup already goes through `words`."""
    return value if isinstance(value, Markup) else words(str(value))


def article_uri(ident: str) -> str:
    """The file of a briefing below the folder that is written."""
    return f"articles/{ident}/index.md"


def target(here: str, uri: str, fragment: str = "") -> Markup:
    """A relative link from a page to another file of the folder, as its source is named."""
    depth = here.count("/")
    anchor = f"#{fragment}" if fragment else ""
    return Markup(anchor if here == uri and anchor else "../" * depth + uri + anchor)


def folders(root: Path, settings: Settings) -> tuple[Path, Path]:
    """Where plain templates are: the project's own first."""
    return root / settings.templates / "plain", BUILT_IN / "plain"


class Plain:
    """The pages of a folder; the same interface as the site's own renderer."""

    def __init__(
        self, site: Site, settings: Settings, root: Path, index: Index | None = None
    ) -> None:
        self.site = site
        self.settings = settings
        self.index = index or Index(site)
        self.context = Context.of(settings, flat=False)  # a folder a page, whoever builds it
        self.env = jinja_environment([*folders(root, settings)], finalize, root / settings.cache)
        self.env.globals.update(
            voices=voices,
            is_near=is_near,
            leaned_on=leaned_on,
            sentence_at=sentence_at,
            fact=fact,
            readable=readable,
            links=links,
            article_uri=article_uri,
            date_words=dates.in_words,
            published_words=dates.edtf_in_words,
        )

    def page(self, uri: str, template: str, **context: Any) -> Page:
        try:
            text = self.env.get_template(f"{template}.md.j2").render(
                {
                    "site": self.site,
                    "settings": self.settings,
                    "index": self.index,
                    "to": lambda other, fragment="": target(uri, other, fragment),
                    **context,
                }
            )
        except Exception as broken:
            raise PageError(where(broken, f"plain/{template}.md.j2")) from broken
        return Page.of(uri, re.sub(r"\n{3,}", "\n\n", text).strip() + "\n")

    def article(self, briefing: Briefing, whole: Briefing) -> Iterator[Page]:
        """One briefing as a folder: its page, and its data with the lines held in doubt."""
        yield self.text(briefing)
        yield Page.of(f"articles/{briefing.id}/briefing.json", briefing_json(whole))

    def text(self, briefing: Briefing, alone: Context | None = None, **watched: Any) -> Page:
        """One briefing; `watched` may stand for the site and the index that it is shown.

        A page that is handed out `alone` leads to its site by address, if that has one.
        """
        return self.page(
            article_uri(briefing.id),
            "article",
            briefing=briefing,
            alone=alone,
            there=lambda uri: Markup(quote((alone or self.context).address(uri), safe=_ADDRESS)),
            **watched,
        )

    def across(self) -> Iterator[Page]:
        """The pages that gather what all articles hold, and the data files."""
        yield self.page(links.HOME, "home")
        yield self.page(links.ENTITIES, "entities")
        yield self.page(links.TIMELINE, "timeline")
        yield self.page(links.LICENCES, "licences", parts=PARTS)
        for gone in self.site.withdrawn:
            yield self.page(article_uri(gone.id), "withdrawn", gone=gone)
        yield Page.of(links.SCHEMA, briefing_schema(self.context))
        parts = [exports.parts(briefing, self.context) for briefing in self.site.briefings]
        gathered = exports.join([exports.gather(parts)])
        yield from exports.files(self.site, self.context, self.index, gathered)
