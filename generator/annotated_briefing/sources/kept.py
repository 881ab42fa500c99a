"""Articles kept between builds, each by all that it was made of.

What depends on the day of the build is not kept: embargo and expiry are looked at each time, and
so is whether a file, its sidecar and its rights are as they were, since they are in the key.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import msgspec

from annotated_briefing.errors import FaultRow, SeedError, fault_of, row_of
from annotated_briefing.model import Article
from annotated_briefing.store import Store, code, digest

log = logging.getLogger("briefing")

_SUFFIX = ".article"
_Entry = tuple[Article, tuple[FaultRow, ...]]


class KeptArticles:
    """Articles by what they are made of, below `folder`; none is kept without one."""

    def __init__(self, folder: Path | None = None) -> None:
        self.store = Store(folder, _SUFFIX) if folder else None
        self._used: set[str] = set()

    def made(
        self,
        of: object,
        faults: list[SeedError],
        make: Callable[[list[SeedError]], Article],
    ) -> Article:
        """The article `of` a dataclass, as kept or made; its lesser faults are added to `faults`.

        `make` adds them to the list that it is given. What it raises is not kept.
        """
        key = self._key(of)
        if known := self._get(key):
            faults += map(fault_of, known[1])
            return known[0]
        found: list[SeedError] = []
        try:
            article = make(found)
        finally:
            faults += found
        self._put(key, (article, tuple(map(row_of, found))))
        return article

    def prune(self) -> None:
        """Forget what this build did not use."""
        if self.store:
            self.store.prune(self._used)

    def _key(self, of: object) -> str | None:
        try:
            return digest(code(), of) if self.store else None
        except (TypeError, ValueError) as odd:  # half a character, a value of no known kind
            log.debug("%s", odd)
            return None

    def _get(self, key: str | None) -> _Entry | None:
        data = self.store.get(key) if self.store and key else None
        if key is None or data is None:
            return None
        try:
            found: _Entry = msgspec.msgpack.decode(data, type=_Entry)
        except (msgspec.MsgspecError, ValueError, RecursionError) as broken:
            log.info("Article gardé illisible (%s) : relu", broken)
            return None
        self._used.add(key)
        return found

    def _put(self, key: str | None, entry: _Entry) -> None:
        if self.store and key:
            self.store.put(key, msgspec.msgpack.encode(entry))
            self._used.add(key)
