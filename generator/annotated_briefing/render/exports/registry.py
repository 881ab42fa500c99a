"""What an export is, and where its lines point."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

import msgspec

from annotated_briefing.model import Briefing, Entity, Held, Site, Span, sentence_at
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
    told: Callable[[str], tuple[str, str]] = lambda _: (links.ENTITIES, "")  # page and anchor

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
        return self.address(*self.told(entity.id))


# What is gathered of several briefings: text, or rows; it can be kept.
Gathered: TypeAlias = Held | list[Any] | None


def nothing(briefing: Briefing, context: Context) -> None:
    """The part of an export that is made of the site alone."""


def nothing_of(parts: Sequence[None]) -> None:
    """What is gathered of such parts."""


@dataclass(frozen=True, slots=True)
class Export:
    """One file for the whole site: what `briefing export NAME` writes and `donnees/` offers.

    `part` gives what one briefing adds to it, as data that can be kept (text, numbers, rows of
    them); `gather` puts the parts of briefings in a row together, `join` what was gathered of such
    rows, so that one article's change leaves all but its own row as it is; `whole` gives the file,
    piece by piece, of what was gathered of all. All get the site as printed, within its rights.
    """

    name: str
    file: str
    media_type: str
    whole: Callable[[Site, Context, Any], Iterable[str | bytes | Held]]
    part: Callable[[Briefing, Context], Any] = nothing
    gather: Callable[[Sequence[Any]], Gathered] = nothing_of
    join: Callable[[Sequence[Any]], Gathered] = nothing_of

    def held(self, site: Site, context: Context, gathered: Gathered) -> Held:
        """The file, of what was gathered of all briefings."""
        pieces = self.whole(site, context, gathered)
        return Held.joined(p if isinstance(p, Held) else Held.of(p) for p in pieces)

    def write(self, site: Site, context: Context) -> bytes:
        """The file, made at once."""
        parts = [self.part(briefing, context) for briefing in site.briefings]
        return self.held(site, context, self.join([self.gather(parts)])).data

    @property
    def uri(self) -> str:
        """Where the site has it, from its root."""
        return f"{FOLDER}/{self.file}"


def texts(
    name: str,
    file: str,
    media_type: str,
    whole: Callable[[Site, Context, Held], Iterable[str | Held]],
    part: Callable[[Briefing, Context], str],
    *,
    between: str = "",
) -> Export:
    """An export of text, in which briefings follow one another, something `between` those that
    have any; `whole` puts what stands before and after."""

    def join(rows: Sequence[Held]) -> Held:
        told = (piece for row in rows if row.size for piece in (Held.of(between), row))
        return Held.joined(islice(told, 1, None))

    def gather(parts: Sequence[str]) -> Held:
        return Held.of(between.join(filter(None, parts)))

    return Export(name, file, media_type, whole, part, gather, join)


def indented(value: Any) -> str:
    """A value as JSON to be read by people."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode()


BETWEEN = ",\n"  # `items`


def enclosed(told: Held, depth: int) -> Iterator[str | Held]:
    """The list of `items` that are a space deeper than its brackets."""
    yield from ("[\n", told, f"\n{' ' * depth}]") if told.size else ["[]"]


def items(objects: Sequence[dict[str, Any]], depth: int) -> str:
    """The objects of a list as they stand in an `indented` value, so many spaces deep."""
    if not objects:
        return ""
    whole: Any = objects
    for _ in range(depth - 1):
        whole = [whole]
    return " " * depth + indented(whole).strip("[ ]\n")


def readable(briefing: Briefing) -> Iterator[tuple[str, Span]]:
    """(id, span) of the sentences that may be read, in text order."""
    shown = set(briefing.shown)
    return ((s.id, s.span) for s in briefing.sentences if s.id in shown)
