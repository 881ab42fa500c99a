"""Names as a reader meets them: « M. Coster » says little to who has not read « Andrew Coster »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotated_briefing.french.fold import letters
from annotated_briefing.model import Mention, Span, within

_SPELT_OUT = re.compile(
    r"\(\s?([A-ZÀ-Ý][A-ZÀ-Ý\d&-]{1,9})\s?\)"
)  # « la Société des auteurs (SDA) »
_CAPITALS = re.compile(r"\b[A-ZÀ-Ý][A-ZÀ-Ý\d&-]{1,9}\b")
_WORD = re.compile(r"[^\W\d_]+")


class Introductions:
    """Who and what a text first names in full, and then by a part of that name.

    A person given by the surname alone all along is introduced nowhere, and asks for nothing.
    """

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._people = sorted(
            (m.span for m in mentions if m.type == "PER"), key=lambda span: span.start
        )
        self._full = {
            word for span in self._people if len(words := self._words(span)) > 1 for word in words
        }
        self._short = set(_SPELT_OUT.findall(text))

    def made(self, span: Span) -> frozenset[str]:
        """What a stretch of the text introduces."""
        people = (self._words(each) for each in within(self._people, span))
        full = {word for words in people if len(words) > 1 for word in words}
        return frozenset(full.union(_SPELT_OUT.findall(span.of(self._text))))

    def asked(self, span: Span) -> frozenset[str]:
        """What a stretch of the text names as somebody or something introduced elsewhere."""
        people = (self._words(each) for each in within(self._people, span))
        alone = {words[0] for words in people if len(words) == 1} & self._full
        short = self._short.intersection(_CAPITALS.findall(span.of(self._text)))
        return frozenset(alone | short) - self.made(span)

    def _words(self, span: Span) -> list[str]:
        return [letters(word) for word in _WORD.findall(span.of(self._text))]
