"""What is kept between builds: small files named by the digest of all that they were made of.

Nothing here is ever believed on its date or its name alone. An entry is a line with the checksum of
its key and its data, then the data: one that was cut, changed or put in another's place is as none,
and what it held is made again.
"""

from __future__ import annotations

import functools
import hashlib
import logging
import re
import sqlite3
import sys
import tempfile
import weakref
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import msgspec

from annotated_briefing.files import PART, write_whole
from annotated_briefing.model import Held, unpacked

log = logging.getLogger("briefing")

_HOUSE = Path(__file__).parent
_UNREAD = {".pyc", ".md"}  # files of the package that no code reads


class Store:
    """Bytes by key (32 hexadecimal digits, see `digest`), in files of one suffix.

    A damaged or unwritable folder only costs time.
    """

    def __init__(self, folder: Path, suffix: str) -> None:
        self.folder, self.suffix = folder, suffix
        self._ours = re.compile(rf"[0-9a-f]{{32}}{re.escape(suffix)}|{PART}\w+")

    def get(self, key: str) -> bytes | None:
        try:
            checksum, _, data = self._path(key).read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        except OSError as broken:
            log.info("Cache illisible (%s) : refait", broken)
            return None
        if checksum != _checksum(key, data):
            log.info("Cache illisible (%s : somme de contrôle fausse) : refait", self._path(key))
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Write whole or not at all: a build may be killed, or run twice at once."""
        try:
            # Its checksum tells a torn entry from a whole one, so nothing waits for the disk.
            write_whole(self._path(key), _checksum(key, data) + b"\n" + data, flush=False)
        except OSError as broken:
            log.info("Cache non écrit (%s)", broken)

    def prune(self, kept: Iterable[str]) -> None:
        """Forget the entries of all other keys.

        Only files named as this store names them go: the folder may be anyone's.
        """
        wanted = {self._path(key).name for key in kept}
        try:
            for path in self.folder.iterdir():
                if path.name not in wanted and self._ours.fullmatch(path.name):
                    path.unlink(missing_ok=True)
        except OSError as broken:
            log.info("Cache non rangé (%s)", broken)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{self.suffix}"


class Spool:
    """What is made and not yet asked for, put aside in a file that has no name: memory holds only
    where each lies. Where there can be no such file, memory holds all of it."""

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] | None = None
        self._end = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115  # for later
        except OSError as broken:
            log.debug("Rien n'est mis de côté (%s)", broken)
            return
        weakref.finalize(self, self._file.close)

    def aside(self, held: Held) -> Held:
        """The same, for as long as anybody has it."""
        size = len(held.packed)
        try:
            if self._file is None:
                return held
            self._file.seek(self._end)
            if self._file.write(held.packed) != size:  # a disk that has just become full
                return held
        except OSError:
            return held
        self._end += size
        return _Aside(b"", held.size, held.digest, self, self._end - size, size)

    def read(self, at: int, size: int) -> bytes:
        assert self._file
        self._file.seek(at)
        return self._file.read(size)


@dataclass(frozen=True, slots=True)
class _Aside(Held):
    spool: Spool = field(compare=False)
    at: int = field(compare=False)
    length: int = field(compare=False)

    @property
    def data(self) -> bytes:
        return unpacked(self.spool.read(self.at, self.length))


def digest(*parts: object) -> str:
    """A key for what these are: strings, numbers, bytes, dataclasses, and collections of them."""
    return hashlib.sha256(msgspec.msgpack.encode(parts)).hexdigest()[:32]


def files_digest(folder: Path, paths: Iterable[Path]) -> str:
    """The names, below `folder`, and the bytes of files."""
    found = hashlib.sha256()
    for path in sorted(paths):
        data = path.read_bytes()
        found.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode() + data)
    return found.hexdigest()


@functools.cache
def code() -> str:
    """The whole of what runs: this package's files, Python, SQLite, every installed distribution.

    Coarse on purpose: what a package may change in a page is nothing to guess at.
    """
    own = (p for p in _HOUSE.rglob("*") if p.is_file() and p.suffix not in _UNREAD)
    others = sorted(
        path.name for folder in sys.path if folder for path in Path(folder).glob("*.dist-info")
    )
    return digest(files_digest(_HOUSE, own), sys.version, sqlite3.sqlite_version, others)


def _checksum(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).hexdigest().encode()
