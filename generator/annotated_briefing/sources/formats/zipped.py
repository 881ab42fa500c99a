"""One member of a zip archive, within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib

MAX_MEMBER = 20_000_000  # bytes, unpacked


def member(data: bytes, name: str) -> bytes | None:
    """Its bytes; None where `data` is no archive, has no such member or one beyond bounds."""
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(name).file_size > MAX_MEMBER:
                return None
            return archive.read(name)
    except (zipfile.BadZipFile, KeyError, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return None
