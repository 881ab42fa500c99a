"""IPTC 7901, the old wire format: a line for machines, control characters, then the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.credits import sent
from annotated_briefing.sources.formats.found import Found

NAME = "iptc7901"
SUFFIXES = (".txt", ".iptc")
MOST = 40  # controls of a dispatch; a picture has as many in a line
_LINES = b"\t\n\r"
_SOH, _STX, _ETX, _EOT = b"\x01", b"\x02", b"\x03", b"\x04"


def looks_like(data: bytes) -> bool:
    start = data[:40].find(_SOH)
    text = data.find(_STX, start)
    controls = sum(data.count(bytes([sign])) for sign in range(32) if sign not in _LINES)
    return 0 <= start < text < data.find(_ETX, text) and b"\0" not in data and controls <= MOST


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    start = data.index(_STX)
    head = data[data.index(_SOH) + 1 : start]
    end = data.index(_ETX, start)
    text, after = (_decoded(piece) for piece in (data[start + 1 : end], data[end + 1 :]))
    if not text.strip():
        raise SeedError(path, "dépêche sans texte", hint="demandez-la de nouveau à son agence")
    number = re.match(r"\s*([a-z]{2,4}\d+)", _decoded(head))
    stamp = next((day for line in after.split("\n") if (day := sent(line))), None)
    yield Found(text.strip(), {"published": stamp}, ident=number[1] if number else None)


def _decoded(data: bytes) -> str:
    """ASCII with the eighth bit of Latin 1, or UTF-8, without control characters."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)
