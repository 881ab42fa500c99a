"""« le parquet » → « le parquet de Lorve », where the text gives it one seat and no other."""

from __future__ import annotations

import re

from annotated_briefing.model import Span

# Bodies of which each town has its own, and a text about one town means that one.
_SEATED = "commissariat|mairie|parquet|préfecture|procureure?|rectorat|tribunal"
_BARE = re.compile(rf"(?:l[ae] )(?P<body>{_SEATED})", re.I)
_WITH_SEAT = re.compile(
    rf"(?<!\w)(?P<whole>l[ae]\s+(?P<body>{_SEATED})\s+(?:d['’]|d[eu]s?\s+)(?P<seat>[A-ZÀ-Ý][\w’'-]*))",
    re.I,
)


class Seats:
    """The bodies of an article that it names with their town, « le parquet de Lorve »."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._of: dict[str, dict[str, Span]] = {}
        for match in _WITH_SEAT.finditer(text):
            if match["seat"][:1].isupper():
                span = Span(match.start("whole"), match.end("whole"))
                self._of.setdefault(match["body"].lower(), {}).setdefault(match["seat"], span)

    def whole(self, words: Span) -> Span:
        """The words that give « le parquet » its town; the words themselves where none does."""
        bare = _BARE.fullmatch(words.of(self._text))
        seats = self._of.get(bare["body"].lower(), {}) if bare else {}
        return next(iter(seats.values())) if len(seats) == 1 else words
