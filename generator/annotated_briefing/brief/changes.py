"""What a new version of a dispatch says otherwise than the one before, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from annotated_briefing.french.calendar import MONTH_NAMES, WEEKDAY_NAMES
from annotated_briefing.french.fold import fold
from annotated_briefing.model import Change, Sentence

MOST = 400  # sentences of a version; past them, sentences are not paired
_ALIKE = 0.5  # likeness from which two sentences are versions of one
_CUT = re.compile(r"(?<=[.!?…»\"])\s+(?=[A-ZÀ-ÞŒ«\"“])|\n\s*\n")
_DAYS = {fold(word) for word in (*MONTH_NAMES, *WEEKDAY_NAMES)}


def changes(before: str | None, text: str, sentences: Sequence[Sentence]) -> tuple[Change, ...]:
    """Those of numbers, days and names first, then as the text has them.

    `before` is the body of the earlier version; None gives none.
    """
    if before is None:
        return ()
    old = [plain for piece in _CUT.split(before) if (plain := " ".join(piece.split()))]
    new = [(sentence, " ".join(sentence.of(text).split())) for sentence in sentences]
    found = list(_changes(old, new))
    return tuple(sorted(found, key=lambda change: not change.weighty))


def _changes(old: list[str], new: list[tuple[Sentence, str]]) -> Iterator[Change]:
    kept = SequenceMatcher(None, old, [words for _, words in new], autojunk=False)
    for what, a, b, c, d in kept.get_opcodes():
        if what == "equal":
            continue
        gone = old[a:b]
        for sentence, words in new[c:d]:
            likest = max(gone, key=lambda one: _likeness(one, words), default=None)
            if likest is None or len(gone) > MOST or _likeness(likest, words) < _ALIKE:
                yield Change("ajout", sentence.id, weighty=_weighty(words))
                continue
            gone.remove(likest)
            said = tuple(_pieces(likest, words))
            if said:
                weighty = any(_weighty(w) for piece in said for w in piece)
                yield Change("changement", sentence.id, said, weighty=weighty)
        for words in gone:
            yield Change("retrait", None, ((words, ""),), weighty=_weighty(words))


def _pieces(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The words that differ, before and after."""
    a, b = old.split(), new.split()
    for what, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if what != "equal":
            yield " ".join(a[i:j]).strip(" ,;."), " ".join(b[k:m]).strip(" ,;.")


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _weighty(words: str) -> bool:
    """Whether there is a number, a day or a name in words, the first of a sentence aside."""
    return any(
        any(char.isdigit() for char in word)
        or fold(word).strip('.,;«»"') in _DAYS
        or (number > 0 and word[:1].isupper())
        for number, word in enumerate(words.split())
    )
