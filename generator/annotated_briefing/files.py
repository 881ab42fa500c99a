"""Files written whole or not at all: what a kill or a full disk leaves is always the old one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

PART = ".briefing-part-"  # begins the name of a file that is not whole yet


def write_whole(path: Path, data: bytes, *, flush: bool = True) -> None:
    """Write beside, then rename; `flush` waits for the disk, so that it outlives a power cut.

    Raises OSError, and then leaves nothing behind.
    """
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
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
