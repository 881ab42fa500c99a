"""Rendered pages kept between builds, each by all that its template was shown.

What a template asks of the index is noted with a digest of the answer. A kept page stands where its
context is the same and every question has the answer that it had: nobody has to say by hand which
page shows what, whatever templates come to ask. Files made of the whole site, as its exports are,
are kept together for as long as nothing of the site is other than it was; what each briefing adds
to them is kept as well, so that they can be put together again without what is as it was.
"""

from __future__ import annotations

import dataclasses
import logging
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from annotated_briefing.dossier.index import Index
from annotated_briefing.model import Briefing, Held, Page, Site
from annotated_briefing.store import Spool, Store, code, digest, files_digest

log = logging.getLogger("briefing")

_SUFFIX = ".page"
_PARTS = ".parts"
_FAST = 1  # of zlib
_WHOLE = ""  # a question for all of something
Note = tuple[str, list[Any], str]  # what is asked, of what, the digest of the answer
_Entry = tuple[list[Note], Held]


class Watched:
    """An index or a site whose answers are noted, each with the question that it answers."""

    def __init__(self, of: Index | Site, pages: Pages, noted: dict[str, Note]) -> None:
        self._of, self._pages, self._noted = of, pages, noted

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._of, name)
        if isinstance(value, dict):
            return _Shelves(value, lambda key, answer: self._note(name, (key,), answer))
        if not callable(value):
            self._note(name, (_WHOLE,), value)
            return value

        def asked(*given: Any) -> Any:
            answer = value(*given)
            self._note(name, given, answer)
            return answer

        return asked

    def _note(self, name: str, given: tuple[Any, ...], answer: Any) -> None:
        question = [_named(part) for part in given]
        note = (f"{type(self._of).__name__}.{name}", question, self._pages.told(answer))
        self._noted.setdefault(repr(note[:2]), note)


class _Shelves(Mapping[str, Any]):
    """A look-up of the index: one entry is one question, to go through it is to ask for all."""

    def __init__(self, held: dict[str, Any], note: Callable[[str, Any], None]) -> None:
        self._held, self._note = held, note

    def __getitem__(self, key: str) -> Any:
        self._note(key, self._held.get(key))
        return self._held[key]

    def __iter__(self) -> Any:
        self._note(_WHOLE, self._held)
        return iter(self._held)

    def __len__(self) -> int:
        self._note(_WHOLE, self._held)
        return len(self._held)


class _Packed(Sequence[Any]):
    """Values that are held packed, each unpacked when it is asked for: a tenth of the memory."""

    def __init__(self, packed: Sequence[bytes]) -> None:
        self._packed = packed

    def __len__(self) -> int:
        return len(self._packed)

    def __getitem__(self, number: Any) -> Any:
        return msgspec.msgpack.decode(zlib.decompress(self._packed[number]))


class Pages:
    """Get and put the text of pages of one site, one set of templates and settings."""

    def __init__(
        self, folder: Path, site: Site, index: Index, settings: Any, templates: Iterable[Path]
    ) -> None:
        self.store, self._parts = Store(folder, _SUFFIX), Store(folder, _PARTS)
        self.aside = Spool(folder).aside
        self._all, self._asked = site.briefings, set[str]()  # keys of parts that were asked for
        self._of: dict[str, Index | Site] = {"Index": index, "Site": site}
        self._briefings: dict[int, str] = {}
        self._used: set[str] = set()
        self._site = digest(code(), settings.seen, [files_digest(d, _files(d)) for d in templates])

    def made(
        self, uri: str, context: Mapping[str, Any], make: Callable[[Watched, Watched], str]
    ) -> Held:
        """What a page holds: kept, or made of a watched site and index and then kept."""
        try:
            key = digest(self._site, uri, self._plain(context))
        except (TypeError, ValueError) as odd:
            log.debug("%s : %s", uri, odd)
            key = None
        if key and (kept := self._get(key)) is not None:
            return self.aside(kept)
        noted: dict[str, Note] = {}
        site, index = (Watched(self._of[name], self, noted) for name in ("Site", "Index"))
        held = Held.of(make(site, index))
        if key:
            self._put(key, list(noted.values()), held)
        return self.aside(held)

    def files(
        self,
        what: str,
        make: Callable[[Sequence[Sequence[Any]]], Iterable[Page]],
        parts: Callable[[Briefing], Sequence[Any]],
        told: Callable[[Briefing], object] = lambda _: None,
    ) -> tuple[Page, ...]:
        """Files that follow from the site and the settings alone: kept, or made and then kept.

        `make` is given the `parts` of each briefing, which follow from it, the settings and what
        is `told` of it.
        """
        site = self._of["Site"]

        def anew() -> tuple[Page, ...]:
            return tuple(make([self._parts_of(what, b, parts, told) for b in self._all]))

        try:
            shown = [self._plain(getattr(site, part.name)) for part in dataclasses.fields(Site)]
            key = digest(self._site, what, shown)
            data = self.store.get(key)
            if data is not None:
                found = msgspec.msgpack.decode(data, type=tuple[Page, ...])
                self._used.add(key)
                return self._aside(found)
        except (TypeError, ValueError, msgspec.MsgspecError) as odd:
            log.debug("%s : %s", what, odd)
            return anew()
        made = anew()
        self.store.put(key, msgspec.msgpack.encode(made))
        self._used.add(key)
        return self._aside(made)

    def _aside(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        return tuple(dataclasses.replace(page, held=self.aside(page.held)) for page in pages)

    def _parts_of(
        self,
        what: str,
        briefing: Briefing,
        make: Callable[[Briefing], Sequence[Any]],
        told: Callable[[Briefing], object],
    ) -> Sequence[Any]:
        key = digest(self._site, what, self._plain(briefing), told(briefing))
        self._asked.add(key)
        try:
            if (data := self._parts.get(key)) is not None:
                return _Packed(msgspec.msgpack.decode(data, type=tuple[bytes, ...]))
        except msgspec.MsgspecError as odd:
            log.debug("%s", odd)
        made = tuple(zlib.compress(msgspec.msgpack.encode(p), _FAST) for p in make(briefing))
        self._parts.put(key, msgspec.msgpack.encode(made))
        return _Packed(made)

    def told(self, answer: Any) -> str:
        """A digest of what the site or the index answers; of no use where it cannot be told."""
        try:
            return digest(self._plain(answer))
        except (TypeError, ValueError):
            return ""

    def prune(self) -> None:
        """Forget what this build did not use; but parts that it had no need of stay."""
        self.store.prune(self._used)
        if self._asked:
            self._parts.prune(self._asked)

    def _get(self, key: str) -> Held | None:
        data = self.store.get(key)
        if data is None:
            return None
        entry: _Entry = msgspec.msgpack.decode(data, type=_Entry)
        if not all(self._stands(*note) for note in entry[0]):
            return None
        self._used.add(key)
        return entry[1]

    def _put(self, key: str, noted: list[Note], held: Held) -> None:
        try:
            data = msgspec.msgpack.encode((noted, held))
        except (TypeError, ValueError) as odd:
            log.debug("%s", odd)
            return
        self.store.put(key, data)
        self._used.add(key)

    def _stands(self, asked: str, given: list[Any], answer: str) -> bool:
        """Whether a question has the answer that it had."""
        owner, _, name = asked.partition(".")
        value = getattr(self._of[owner], name)
        if callable(value):
            try:
                now = value(*map(self._meant, given))
            except KeyError:
                return False
        elif isinstance(value, dict) and given != [_WHOLE]:
            now = value.get(given[0])
        else:
            now = value
        return bool(answer) and self.told(now) == answer

    def _meant(self, part: Any) -> Any:
        """What a noted question was asked of."""
        index = self._of["Index"]
        assert isinstance(index, Index)
        return index.briefings[part["briefing"]] if isinstance(part, dict) else part

    def _plain(self, value: Any) -> Any:
        """A value as data that `digest` takes, a briefing told once for all."""
        if isinstance(value, Briefing):
            if id(value) not in self._briefings:  # the site holds it as long as this
                self._briefings[id(value)] = digest(value)
            return self._briefings[id(value)]
        if isinstance(value, list | tuple):
            return [self._plain(part) for part in value]
        if isinstance(value, Mapping):
            return [[self._plain(key), self._plain(part)] for key, part in value.items()]
        if isinstance(value, str):
            return str(value)
        if dataclasses.is_dataclass(value) and type(value).__module__ != Briefing.__module__:
            fields = dataclasses.fields(value)
            return [type(value).__name__, *(self._plain(getattr(value, f.name)) for f in fields)]
        return value


def _named(part: Any) -> Any:
    """What a question is asked of, so that it can be noted; TypeError later where it cannot."""
    return {"briefing": part.id} if isinstance(part, Briefing) else part


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
