"""What an export is, and where its lines point."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from annotated_briefing.model import Briefing, Entity, Site, Span, sentence_at
from annotated_briefing.render import links
from annotated_briefing.settings import Settings

FOLDER = "donnees"


@dataclass(frozen=True, slots=True)
class Context:
    """The site's own name and address, empty where it has none yet; where in it the pages are,
    and whether by file (`Settings.base`, `Settings.flat`); its language."""

    name: str
    url: str = ""
    base: str = ""
    flat: bool = False
    language: str = "fr"
    told: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # name → page and anchor

    @classmethod
    def of(cls, settings: Settings, *, flat: bool) -> Context:
        """What a site's settings say of it."""
        return cls(settings.site_name, settings.site_url, settings.base, flat)

    def address(self, uri: str, fragment: str = "") -> str:
        """Absolute where the site has an address, else from the root of the site."""
        anchor = f"#{fragment}" if fragment else ""
        root = f"{self.url.rstrip('/')}/" if self.url else ""
        return f"{root}{self.base}{links.url(uri, self.flat)}{anchor}"

    def article(self, briefing: Briefing, span: Span | None = None) -> str:
        """A briefing's page, at the sentence in which `span` begins."""
        sentence = sentence_at(briefing, span) if span else None
        return self.address(links.article(briefing.id), sentence.id if sentence else "")

    def entity(self, entity: Entity) -> str:
        """Where an entity is told: its page, its entry in an article's glossary, or the register
        where nothing is known of either."""
        return self.address(*self.told.get(entity.id, (links.ENTITIES, "")))


def nothing(briefing: Briefing, context: Context) -> None:
    """The part of an export that is made of the site alone."""


@dataclass(frozen=True, slots=True)
class Export:
    """One file for the whole site: what `briefing export NAME` writes and `donnees/` offers.

    `part` gives what one briefing adds to it, as data that can be kept (text, numbers, rows of
    them); `whole` makes the file of the parts of all briefings, in their order, or gives it piece
    by piece. Both get the site as printed, within its rights.
    """

    name: str
    file: str
    media_type: str
    whole: Callable[[Site, Context, Iterable[Any]], str | bytes | Iterator[str]]
    part: Callable[[Briefing, Context], Any] = nothing

    def write(self, site: Site, context: Context, parts: Iterable[Any] | None = None) -> bytes:
        """The file, of the parts of all briefings, or of those made at once."""
        if parts is None:
            parts = (self.part(briefing, context) for briefing in site.briefings)
        made = self.whole(site, context, parts)
        if isinstance(made, bytes):
            return made
        file = bytearray()
        for piece in [made] if isinstance(made, str) else made:
            file += piece.encode()
        return bytes(file)

    @property
    def uri(self) -> str:
        """Where the site has it, from its root."""
        return f"{FOLDER}/{self.file}"


def indented(value: Any) -> str:
    """A value as JSON to be read by people."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode()


def readable(briefing: Briefing) -> Iterator[tuple[str, Span]]:
    """(id, span) of the sentences that may be read, in text order."""
    shown = set(briefing.shown)
    return ((s.id, s.span) for s in briefing.sentences if s.id in shown)
