"""Text without what differs between two ways of writing it: each variant a function.

`fold` keeps the length, so that offsets hold; `letters` writes ligatures out, so that « œuf » and
« oeuf » agree; `unaccented` does the same and keeps the case; `slug` is what an address can hold.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\u00a0\u202f\u2009\u2007\u2008\t"
_APOSTROPHES = "’‘ʼ´`"
_HYPHENS = "‐‑‒–—−"
# Letters that no decomposition takes apart.
_WHOLE = str.maketrans(
    {
        "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "ẞ": "Ss", "ø": "o", "Ø": "O",
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L",
        "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ŋ": "ng", "Ŋ": "Ng", "ə": "e", "Ə": "E",
    }
)  # fmt: skip
MAX_SLUG = 80


class _Plain(dict[int, str]):
    """A character's code → itself without accents or ligatures, found when it is first met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).translate(_WHOLE))
        self[code] = plain = "".join(c for c in decomposed if not unicodedata.combining(c))
        return plain


_PLAIN = _Plain()


def _base(char: str) -> str:
    low = char.lower()
    base = unicodedata.normalize("NFD", low)[:1]
    return base if len(low) == 1 and base else char


# Above U+024F nothing French is left to fold but typography.
_FOLD = {code: _base(chr(code)) for code in range(0x41, 0x250)}
_FOLD |= {ord(c): " " for c in _SPACES}
_FOLD |= {ord(c): "'" for c in _APOSTROPHES}
_FOLD |= {ord(c): "-" for c in _HYPHENS}


# Windows opens a device by these names, whatever the folder: no page may have one for its own.
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)


def fold(text: str) -> str:
    """« DÈS L’ÉTÉ » → « des l'ete »: character for character, so that offsets hold."""
    return text.translate(_FOLD)


def letters(text: str) -> str:
    """« Œuvre à Łódź » → « oeuvre a lodz »: what two spellings of a name have in common."""
    return unaccented(text).casefold()


def unaccented(text: str) -> str:
    """« Œuvre à Łódź » → « Oeuvre a Lodz »: without accents or ligatures, case kept."""
    return text if text.isascii() else text.translate(_PLAIN)


def slug(words: str, limit: int = MAX_SLUG) -> str:
    """« L’été à Østerbro » → `l-ete-a-osterbro`: lower ASCII letters, figures, single hyphens.

    At most `limit` characters, cut at a word; empty where nothing is left; never a device's name.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", letters(words)).strip("-")
    plain = plain if len(plain) <= limit else plain[:limit].rsplit("-", 1)[0]
    return f"{plain}-1" if plain in DEVICES else plain
