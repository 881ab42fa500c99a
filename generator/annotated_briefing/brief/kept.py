"""Finished briefings kept between builds, each by all that it is made of."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import msgspec

from annotated_briefing.brief.finish import Finished
from annotated_briefing.brief.rights import Shown
from annotated_briefing.errors import FaultRow, fault_of, row_of
from annotated_briefing.french.fold import letters
from annotated_briefing.model import Article, Briefing, MadeWith
from annotated_briefing.settings import Settings
from annotated_briefing.sources.glossary import Entry
from annotated_briefing.store import Store, code, digest

log = logging.getLogger("briefing")

_SUFFIX = ".finished"
_ENOUGH = 4  # letters that two forms of a word begin with alike


class _Entry(msgspec.Struct, array_like=True):
    briefing: Briefing
    faults: tuple[FaultRow, ...]
    shown: Shown


class Kept:
    """Get and put what `finish` gives for an article, before it is named.

    The key holds the article with its sidecar, the settings, the code, and those entries of the
    glossary that may touch it; annotations follow from the article and the code.
    """

    def __init__(
        self, folder: Path, settings: Settings, glossary: Sequence[Entry], made_with: MadeWith
    ) -> None:
        self.store = Store(folder, _SUFFIX)
        self._site = digest(code(), settings.seen, made_with)
        self._glossary = [(entry, _beginnings(entry)) for entry in glossary]
        self._used: set[str] = set()

    def key(self, article: Article) -> str | None:
        """None for an article that no key can be made of."""
        try:
            touching: list[Entry] = []
            if self._glossary:
                text = letters(repr((article.text, article.corrections)))
                touching = [e for e, ways in self._glossary if any(way in text for way in ways)]
            return digest(self._site, article, touching)
        except Exception as broken:
            log.debug("%s: %s", article.source.path, broken)
            return None

    def get(self, key: str | None) -> Finished | None:
        data = self.store.get(key) if key else None
        if key is None or data is None:
            return None
        try:
            found = msgspec.msgpack.decode(data, type=_Entry)
        except (msgspec.MsgspecError, ValueError, RecursionError) as broken:
            log.info("Briefing gardé illisible (%s) : refait", broken)
            return None
        self._used.add(key)
        return Finished(found.briefing, tuple(map(fault_of, found.faults)), found.shown)

    def put(self, key: str | None, done: Finished) -> None:
        if key is None:
            return
        faults = tuple(map(row_of, done.faults))
        try:
            data = msgspec.msgpack.encode(_Entry(done.briefing, faults, done.shown))
        except (msgspec.MsgspecError, ValueError) as broken:
            log.debug("%s: %s", done.briefing.source.path, broken)
            return
        self.store.put(key, data)
        self._used.add(key)

    def prune(self) -> None:
        """Forget what this build did not use."""
        self.store.prune(self._used)


def _beginnings(entry: Entry) -> list[str]:
    """A text that has any name of the entry, however spelled, has one of these.

    More texts have than are touched: a briefing made again for nothing is right all the same.
    """
    names = " ".join((entry.name, *entry.aliases))
    return [word[:_ENOUGH] for word in letters(names).split()]
