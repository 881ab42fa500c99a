"""Files written whole or not at all: what a kill or a full disk leaves is always the old one."""

from __future__ import annotations

import errno
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: runs are not kept apart there
    fcntl = None  # type: ignore[assignment]

log = logging.getLogger("briefing")

PART = ".briefing-part-"  # begins the name of a file that is not whole yet


def write_whole(path: Path, data: bytes, *, flush: bool = True) -> None:
    """Write beside, then rename; `flush` waits for the disk, so that it outlives a power cut.

    Raises OSError, and then leaves nothing behind.
    """
    part = write_beside(path, data, flush=flush)
    try:
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_beside(path: Path, data: bytes, *, flush: bool = False) -> Path:
    """A file beside `path` with what it is to hold, to be renamed; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=PART, dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(data)
            if flush:
                part.flush()
                os.fsync(part.fileno())
        beside.chmod(0o644)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder against other runs, waiting for one that has it.

    The system lets go of it when a process ends, however it ends.
    """
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            log.info("Une autre construction est en cours dans %s : attente de sa fin", folder)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def in_words(broken: OSError) -> str:
    """What the disk refused, and the remedy, in one line."""
    where = os.fsdecode(broken.filename) if broken.filename else "le dossier du site"
    if broken.errno in (errno.ENOSPC, errno.EDQUOT):
        return "le disque est plein — libérez de la place, puis relancez"
    if broken.errno == errno.EROFS:
        return f"{where} : disque en lecture seule — choisissez un autre dossier"
    if broken.errno in (errno.EACCES, errno.EPERM):
        return f"{where} : écriture refusée — vérifiez ses droits d'accès"
    if broken.errno in (errno.ENOTDIR, errno.EEXIST):
        return f"{where} : un fichier est là où il faut un dossier — déplacez-le"
    return f"{where} : {broken.strerror or broken} — vérifiez le disque, puis relancez"
