"""Text as the rules read it: lower case, no accents, plain spaces, and the same length."""

from __future__ import annotations

import unicodedata

_SPACES = "\u00a0\u202f\u2009\u2007\u2008\t"
_APOSTROPHES = "’‘ʼ´`"
_HYPHENS = "‐‑‒–—−"


def _base(char: str) -> str:
    low = char.lower()
    base = unicodedata.normalize("NFD", low)[:1]
    return base if len(low) == 1 and base else char


# Above U+024F nothing French is left to fold but typography.
_FOLD = {code: _base(chr(code)) for code in range(0x41, 0x250)}
_FOLD |= {ord(c): " " for c in _SPACES}
_FOLD |= {ord(c): "'" for c in _APOSTROPHES}
_FOLD |= {ord(c): "-" for c in _HYPHENS}


def fold(text: str) -> str:
    """« DÈS L’ÉTÉ » → « des l'ete »: character for character, so that offsets hold."""
    return text.translate(_FOLD)
