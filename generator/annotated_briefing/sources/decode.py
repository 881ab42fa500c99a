"""Bytes → text: byte order mark, then strict UTF-8, then a guess that is reported."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from annotated_briefing.errors import SeedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF", "un fichier PDF"),
    (b"PK\x03\x04", "un fichier Word, OpenDocument ou ZIP"),
    (b"\x89PNG", "une image PNG"),
    (b"\xff\xd8\xff", "une image JPEG"),
    (b"\xd0\xcf\x11\xe0", "un ancien fichier Word"),
    (b"{\\rtf", "un fichier RTF"),
)
_SAVE_AS_UTF8 = "enregistrez le fichier en texte brut, encodage UTF-8"
GUESS = "cp1252"


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` with `\\n` newlines and no byte order mark; `guessed` when nothing vouches for it."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, path: str) -> Decoded:
    """Decode a seed; raise SeedError with a remedy when it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding, path)
            if "\0" in text:
                raise _nul(path, text[: text.index("\0")].count("\n") + 1)
            return Decoded(_newlines(text), encoding)
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise SeedError(path, f"c'est {what}, pas du texte", hint=_SAVE_AS_UTF8)
    if b"\0" in data:
        raise _nul(path, data[: data.index(b"\0")].count(b"\n") + 1)
    try:
        return Decoded(_newlines(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError as broken:
        # Most of the file being UTF-8 already means damage, not another encoding.
        if _has_multibyte(data[: broken.start]):
            line = data[: broken.start].count(b"\n") + 1
            raise SeedError(
                path,
                f"UTF-8 interrompu par l'octet 0x{data[broken.start]:02X}",
                line=line,
                hint="le fichier mêle deux encodages ou est tronqué ; corrigez cette ligne",
            ) from None
    return Decoded(_newlines(_strict(data, GUESS, path)), GUESS, guessed=True)


def _nul(path: str, line: int) -> SeedError:
    told = "octets nuls : fichier binaire ou UTF-16 sans marque"
    return SeedError(path, told, line=line, hint=_SAVE_AS_UTF8)


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as broken:
        line = data[: broken.start].count(b"\n") + 1
        raise SeedError(
            path, f"illisible en {encoding} (octet {broken.start})", line=line, hint=_SAVE_AS_UTF8
        ) from None


def _has_multibyte(data: bytes) -> bool:
    """Whether strict UTF-8 `data` holds at least one character beyond ASCII."""
    return any(byte > 0x7F for byte in data)


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
