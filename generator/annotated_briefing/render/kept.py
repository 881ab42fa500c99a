"""Rendered pages kept between builds, each by all that its template was shown.

What a template asks of the index is noted with a digest of the answer. A kept page stands where its
context is the same and every question has the answer that it had: nobody has to say by hand which
page shows what, whatever templates come to ask. Files made of the whole site, as its exports are,
are kept together for as long as nothing of the site is other than it was; what each briefing adds
to them is kept as well, and what some in a row come to, and some of such rows, so that they can be
put together again without what is as it was.
"""

from __future__ import annotations

import dataclasses
import gc
import logging
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from annotated_briefing.dossier.index import Index
from annotated_briefing.model import Briefing, Held, Page, Site
from annotated_briefing.store import Spool, Store, code, digest, files_digest

log = logging.getLogger("briefing")

_SUFFIX = ".page"
_PARTS = ".parts"
_FAST = 1  # of zlib
MANY = 32  # parts of a row, and rows of a row of them, on average
_WHOLE = ""  # a question for all of something
Note = tuple[str, list[Any], str]  # what is asked, of what, the digest of the answer
_Entry = tuple[list[Note], Held]
Value = TypeVar("Value")


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


@dataclasses.dataclass(frozen=True, slots=True)
class Fold(Generic[Value]):
    """How something of the whole site is put together of its briefings, in their order.

    `part` is of one briefing, and follows from it, the settings and what is `told` of it; `gather`
    puts the parts of some in a row together, `join` what was gathered of several such rows, or of
    none: both are given each when they are done with the one before. `kind` is the type of what
    both give, as msgspec decodes it. One change leaves all rows as they are but those it is in.
    """

    part: Callable[[Briefing], Any]
    gather: Callable[[Iterable[Any]], Value]
    join: Callable[[Iterable[Value]], Value]
    kind: Any
    told: Callable[[Briefing], object] = lambda _: None


@dataclasses.dataclass(frozen=True, slots=True)
class _Row(Generic[Value]):
    """What some briefings in a row come to, once it is asked for; whether a row `ends` after it
    is a matter of its last briefing alone, so that one more or less moves no other end."""

    key: str
    ends: int
    value: Callable[[], Value]


class Pages:
    """Get and put the text of pages of one site, one set of templates and settings."""

    def __init__(
        self, folder: Path, site: Site, index: Index, settings: Any, templates: Iterable[Path]
    ) -> None:
        self.store, self._parts = Store(folder, _SUFFIX), Store(folder, _PARTS)
        self.aside = Spool(folder).aside
        self._all, self._asked = site.briefings, set[str]()  # keys of parts that are of use
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
        self, what: str, make: Callable[[Value], Iterable[Page]], fold: Fold[Value]
    ) -> tuple[Page, ...]:
        """Files that follow from the site and the settings alone: kept, or made of what a `fold`
        gives for its briefings, and then kept."""
        site = self._of["Site"]
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
            return self._anew(what, make, fold)
        made = self._anew(what, make, fold)
        self.store.put(key, msgspec.msgpack.encode(made))
        self._used.add(key)
        return self._aside(made)

    def _anew(
        self, what: str, make: Callable[[Value], Iterable[Page]], fold: Fold[Value]
    ) -> tuple[Page, ...]:
        # Numbers and words by the hundred thousand, in no circle: nothing for the collector, which
        # would look at all of them each time that there are a quarter more.
        collects = gc.isenabled()
        gc.disable()
        try:
            return tuple(make(self._folded(what, fold)))
        finally:
            if collects:
                gc.enable()

    def _aside(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        return tuple(dataclasses.replace(page, held=self.aside(page.held)) for page in pages)

    def _folded(self, what: str, fold: Fold[Value]) -> Value:
        """The fold of all briefings: of rows of some MANY, of rows of so many rows, and so on."""
        rows: list[_Row[Any]] = []
        for briefing in self._all:
            key = digest(self._site, what, self._plain(briefing), fold.told(briefing))
            self._asked.add(key)
            make = partial(self._kept_part, key, Any, partial(fold.part, briefing))
            rows.append(_Row(key, zlib.crc32(briefing.id.encode()), make))
        combine: Callable[[Iterable[Any]], Value] = fold.gather
        size = 1
        while size == 1 or len(rows) > MANY:
            size *= MANY
            rows = [self._row(what, row, combine, fold.kind) for row in _rows(rows, size)]
            combine = fold.join
        return fold.join(row.value() for row in rows)

    def _row(
        self,
        what: str,
        of: Sequence[_Row[Any]],
        combine: Callable[[Iterable[Any]], Value],
        kind: Any,
    ) -> _Row[Value]:
        key = digest(what, [one.key for one in of])
        self._asked.add(key)

        def make() -> Value:
            return combine(one.value() for one in of)

        return _Row(key, of[-1].ends, partial(self._kept_part, key, kind, make))

    def _kept_part(self, key: str, kind: Any, make: Callable[[], Value]) -> Value:
        try:
            if (data := self._parts.get(key)) is not None:
                found: Value = msgspec.msgpack.decode(zlib.decompress(data), type=kind)
                return found
        except (msgspec.MsgspecError, zlib.error) as odd:
            log.debug("%s", odd)
        made = make()
        self._parts.put(key, zlib.compress(msgspec.msgpack.encode(made), _FAST))
        return made

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


def _rows(items: Sequence[_Row[Any]], size: int) -> Iterator[list[_Row[Any]]]:
    row: list[_Row[Any]] = []
    for item in items:
        row.append(item)
        if item.ends % size == 0:
            yield row
            row = []
    if row:
        yield row


def _named(part: Any) -> Any:
    """What a question is asked of, so that it can be noted; TypeError later where it cannot."""
    return {"briefing": part.id} if isinstance(part, Briefing) else part


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
