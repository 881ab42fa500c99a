"""The time an event happens at, wherever in the article it was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.annotate.parsed import ParsedArticle
from generator.annotate.timex.tense import governor, verb_tense
from generator.annotate.timex.units import Unit, choose, is_here, units
from generator.model import Timex

if TYPE_CHECKING:
    from spacy.tokens import Token


def date_event(
    parsed: ParsedArticle, timexes: Sequence[Timex], start: int, end: int
) -> Unit | None:
    """The time that dates the event told by `text[start:end]`, offsets of the article.

    A time in its own sentence comes first; without one, the story goes on from the last date
    told before; a heading is dated by what follows it.
    """
    earlier: list[Unit] = []
    target = -1
    for piece in parsed.paragraphs:
        doc, offset = piece.doc, piece.offset
        here = [
            replace(t, start=t.start - offset, end=t.end - offset)
            for t in timexes
            if offset <= t.start < offset + len(doc.text)
        ]
        for sentence in doc.sents:
            inside = [t for t in here if sentence.start_char <= t.start < sentence.end_char]
            found = units(doc.text, inside)
            low, high = sentence.start_char + offset, sentence.end_char + offset
            if low <= start < high:
                target = start
                span = doc.char_span(start - offset, end - offset, alignment_mode="expand")
                if span is None or not len(span):
                    return None
                own = [u for u in found if not all(is_here(m) for m in u.members)]
                if own:
                    return choose(sentence, span.root, own)
                if earlier:
                    return _going_on(earlier, span.root, parsed.article.source.published)
            elif target >= 0:
                told = [u for u in found if _tells(u)]
                if told:
                    return told[0]
            earlier += [u for u in found if _tells(u)]
    return None


def _going_on(earlier: list[Unit], event: Token, published: str | None) -> Unit:
    """The last time told, but what is past does not go on from an announcement."""
    verb = governor(event)
    if published and verb is not None and verb_tense(verb) == "past":
        for unit in reversed(earlier):
            if unit.main.value[:10] <= published and not unit.main.value.isdigit():
                return unit
    return earlier[-1]


def _tells(unit: Unit) -> bool:
    """A time that later sentences may go on from."""
    return unit.main.type in {"DATE", "TIME"} and unit.main.value[:1].isdigit()
