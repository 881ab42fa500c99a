"""The text as it is read: what the eye does not see in the frozen text is mended, nothing else.

Soft hyphens and zero-width characters go, an accent joins its letter, letters encoded
twice (« Ã© ») are read once, a line broken at a column
goes on after one space, a word cut at the end of a line is whole. The frozen text stays as it is;
every offset leads back to it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from annotated_briefing.model import Article, Paragraph

_T = TypeVar("_T")

# Controls of writing from right to left: they turn the order of letters about, unseen.
TURNED = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = f"\u00ad\u200b\u2060\ufeff{TURNED}"
_ACCENTS = "\u0300-\u036f"
# UTF-8 read as cp1252: « Ã© » for « é », « â€™ » for « ’ ».
_TWICE = re.compile(
    "Ã[\u0080-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|Â[\u00a0«»°·©]|Å[“’]|â€[™˜œ“”¦¢\u009d\u201d]|â‚¬"
)
_UNSEEN = re.compile(
    rf"(?P<gone>[{_INVISIBLE}]+)|(?P<letter>[^\W\d_][{_ACCENTS}]+)|(?P<twice>{_TWICE.pattern})"
)
_CUT = re.compile(r"(?<=[a-zà-öø-ÿœ])-\n[ \t]*(?=[a-zà-öø-ÿœ])")
_CUTS = (2, 0.04)  # at least so many, and so many a line, where words are cut as in print
_BREAK = re.compile(rf"(?P<cut>{_CUT.pattern})|[ \t]*\n\s*")
# First parts of words that keep their hyphen when a line ends there.
_COMPOUND = re.compile(
    r"(?:^|-)(?:peut|celui|celle|ceux|celles|lui|elle|eux|elles|moi|toi|soi|nous|vous|ci|là|non|ex|vice"
    r"|sous|sur|demi|semi|mi|avant|après|arrière|contre|quasi|grand|petit|porte|chef|haut|bas|sud"
    r"|nord|est|ouest|socio|franco|dit|est|sont|ont|a|ait|soit|vingt|trente|quarante|cinquante"
    r"|soixante|dix|mille|quatre|week|c)$"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` as read; `at` leads each of its offsets, the end included, to the frozen text.

    `at` is None where the two are the same.
    """

    text: str
    at: tuple[int, ...] | None = None

    def back(self, offset: int) -> int:
        """An offset of the text as read → of the frozen text."""
        return offset if self.at is None else self.at[offset]

    def to(self, offset: int) -> int:
        """An offset of the frozen text → of the text as read."""
        return offset if self.at is None else bisect_left(self.at, offset)


def unseen(text: str) -> Reading:
    """Without invisible characters, and with accents joined to their letters."""
    return _mended(text, _UNSEEN.finditer(text), _seen)


def as_read(article: Article) -> tuple[Article, Reading]:
    """The article over its text as it is read, and the way back; the article itself if nothing
    is to mend."""
    text = article.text
    known: set[str] = set()
    hyphenated = _is_hyphenated(text)

    def mend(found: re.Match[str]) -> str:
        if found.re is _UNSEEN:
            return _seen(found)
        if not found["cut"]:
            return " "
        if not known:
            known.update(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text))
        before = re.findall(
            r"[^\W\d_]+(?:-[^\W\d_]+)*\Z", text[max(0, found.start() - 40) : found.start()]
        )
        after = re.match(r"[^\W\d_]+", text[found.end() : found.end() + 40])
        first, second = before[0] if before else "", after[0] if after else ""
        if first + second in known:
            return ""
        compound = f"{first}-{second}" in known or _COMPOUND.search(first)
        return "-" if compound or not hyphenated else ""

    reading = _mended(text, _faults_of(text, article.paragraphs), mend)
    if reading.at is None:
        return article, reading
    return replace(moved(article, reading.to), text=reading.text), reading


def _is_hyphenated(text: str) -> bool:
    """Whether words are cut at the ends of lines as print does, not only compounds as mail does."""
    cut = len(_CUT.findall(text))
    return cut >= _CUTS[0] and cut >= _CUTS[1] * text.count("\n")


def moved(value: _T, offset: Callable[[int], int]) -> _T:
    """The same with every `start` and `end`, however deep, led elsewhere."""
    if isinstance(value, tuple):
        return cast("_T", tuple(moved(item, offset) for item in value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        if field.name in {"start", "end"} and isinstance(old, int):
            changed[field.name] = offset(old)
        elif isinstance(old, tuple) or is_dataclass(old):
            changed[field.name] = moved(old, offset)
    return replace(value, **changed)


def _once(words: str) -> str:
    """Words that were encoded twice as they were; unchanged where they were not."""
    raw = b"".join(
        bytes([ord(char)]) if ord(char) < 256 else char.encode("cp1252", "replace")
        for char in words
    )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return words


def encoded_twice(text: str) -> tuple[str, str, int] | None:
    """(a word encoded twice, what it was, its line), the first of a text."""
    found = _TWICE.search(text)
    if found is None:
        return None
    words = re.finditer(r"\S+", text[max(0, found.start() - 30) : found.end() + 30])
    word = next(w[0] for w in words if _TWICE.search(w[0]))
    meant = _TWICE.sub(lambda piece: _once(piece[0]), word)
    return word, meant, text.count("\n", 0, found.start()) + 1


def _faults_of(text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[re.Match[str]]:
    """Everything to mend, in order: line breaks only within paragraphs."""
    found = list(_UNSEEN.finditer(text))
    broken = [
        hit
        for paragraph in paragraphs
        if "\n" in text[paragraph.start : paragraph.end]
        for hit in _BREAK.finditer(text, paragraph.start, paragraph.end)
    ]
    return iter(sorted((*found, *broken), key=re.Match.start) if broken else found)


def _seen(found: re.Match[str]) -> str:
    if found["twice"]:
        return _once(found["twice"])
    return "" if found["gone"] else unicodedata.normalize("NFC", found["letter"])


def _mended(
    text: str, faults: Iterator[re.Match[str]], mend: Callable[[re.Match[str]], str]
) -> Reading:
    parts: list[str] = []
    at: list[int] = []
    position = 0
    for fault in faults:
        if fault.start() < position:
            continue  # a zero-width mark inside a line break that is mended already
        instead = mend(fault)
        parts += [text[position : fault.start()], instead]
        at.extend(range(position, fault.start()))
        at.extend([fault.start()] * len(instead))
        position = fault.end()
    if not parts:
        return Reading(text)
    parts.append(text[position:])
    at.extend(range(position, len(text) + 1))
    return Reading("".join(parts), tuple(at))
