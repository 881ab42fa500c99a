"""Whether a line can be read by itself, and with what before it if not (`asking`)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace

from annotated_briefing.annotate.condensing.asking import LONGEST, Asked, Asking, Reading
from annotated_briefing.annotate.syntax.noun_phrases import low
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.annotate.syntax.words import Token
from annotated_briefing.french import given_names
from annotated_briefing.french.determiners import FEMININE, PLURAL, SEVERAL
from annotated_briefing.model import DatedClause, Quote, Span

# The chance that a reader is left asking: below the first a line stands alone, below the second it
# stands beside what answers; above, nobody is shown it.
ALONE = 0.3
ANSWERED = 0.85
_HIS = frozenset("il lui -il -t-il".split())
_HERS = frozenset("elle -elle -t-elle".split())
_EITHER = frozenset("son sa ses".split())
_THEIRS = frozenset("ils elles eux leur leurs -ils -elles -t-ils -t-elles".split())


class Readers:
    """The lines of one article as a reader who has not seen the rest of it meets them."""

    def __init__(self, parsed: ParsedArticle, asking: Asking) -> None:
        self._parsed = parsed
        self._asking = asking
        self._starts = [piece.offset for piece in parsed.paragraphs]
        self._ends = [sentence.end for sentence in asking.sentences]

    def quote(self, quote: Quote) -> Quote:
        """The quote with what it leans on, or in doubt where nothing before it answers."""
        own = self._own(quote)
        if quote.direct and self._asking.opens(bisect_right(self._ends, quote.start)):
            return quote  # who speaks points at what his reader is about to learn
        reading = self._reading(quote.span, lambda each: not _is_speaker(each, quote, own))
        if reading is None:
            return replace(quote, leaning=True)
        if reading.alone <= ALONE:
            return quote
        if reading.context is None or reading.beside > ANSWERED:
            return replace(quote, doubt=quote.doubt or "leaning")
        return replace(quote, leaning=True, leans_on=reading.context)

    def clause(self, clause: DatedClause) -> DatedClause:
        """The same of a dated clause, which its date is printed with."""
        if clause.doubt not in {None, "leaning"}:
            return clause
        reading = self._reading(clause.shown or clause.span, lambda each: each.kind != "time")
        if clause.doubt == "leaning":  # a piece of a sentence
            return self._piece(clause, reading)
        if reading is None or reading.alone <= ALONE:
            return clause
        if reading.context is None or reading.beside > ANSWERED:
            return replace(clause, doubt="leaning")
        return replace(clause, leaning=True, leans_on=reading.context)

    def _piece(self, clause: DatedClause, reading: Reading | None) -> DatedClause:
        """One that its own sentence makes clear may be shown in the whole of it."""
        line = clause.shown or clause.span
        index = bisect_right(self._ends, line.start)
        if reading is None or reading.beside > ANSWERED:
            return clause
        context = reading.context or self._lead(line, index)
        if context is None or not self._asking.sentences[index].covers(context):
            return clause
        return replace(clause, doubt=None, leaning=True, leans_on=context)

    def _reading(self, line: Span, counts: Callable[[Asked], bool]) -> Reading | None:
        """None for a line without words."""
        index = bisect_right(self._ends, line.start)
        words, offset = self._words(line)
        if not words or index == len(self._ends):
            return None
        asked = self._asking.asked(words, self._asking.said[index], offset, index)
        # Nothing is before the first one: only a pronoun leaves its reader without anything.
        asked = [each for each in asked if counts(each)]
        if self._asking.opens(index):
            alone = self._asking.is_alone(index)  # all there is
            asked = [each for each in asked if each.kind in _NOBODY and not alone]
        lead = self._lead(line, index)
        return self._asking.reading(asked, index, lead)

    def _lead(self, line: Span, index: int) -> Span | None:
        """What a sentence says before the line, where that is more than a few words."""
        sentence, text = self._asking.sentences[index], self._parsed.article.text
        end = line.start
        while end > sentence.start and not text[end - 1].isalnum():
            end -= 1
        lead = Span(sentence.start, end)
        if end - sentence.start > LONGEST:
            return None
        return lead if len(lead.of(text).split()) >= LEAD else None

    def _own(self, quote: Quote) -> frozenset[str]:
        """« X assure qu'il viendra avec son fils »: the words that mean the one who speaks."""
        text, span, cue = self._parsed.article.text, quote.speaker_span, quote.cue_span
        if quote.direct or span is None or cue is None:
            return frozenset()
        acts = 0 <= quote.start - span.end <= 1  # « La mairie | défend son projet »
        if cue.start > quote.start and not acts:
            return frozenset()
        first = span.of(text).split(" ", 1)[0].lower()
        if first in PLURAL | SEVERAL:
            return _THEIRS
        name = quote.speaker_name or span
        gender = given_names.gender(name.of(text))
        if first in FEMININE | {"mme"} or gender == "f":
            return _HERS | _EITHER
        if first in {"le", "un", "m.", "ce"} or gender == "m":
            return _HIS | _EITHER
        return _HIS | _HERS | _EITHER

    def _words(self, span: Span) -> tuple[list[Token], int]:
        piece = self._parsed.paragraphs[max(0, bisect_right(self._starts, span.start) - 1)]
        words = piece.doc.char_span(
            span.start - piece.offset, span.end - piece.offset, alignment_mode="expand"
        )
        return list(words) if words is not None else [], piece.offset


_NOBODY = frozenset({"subject", "object", "apart", "owner"})
LEAD = 3  # words of the same sentence, before a line, that can introduce somebody


def _is_speaker(asked: Asked, quote: Quote, own: frozenset[str]) -> bool:
    """« je » of quoted words, « il » of told ones: whoever is printed beside them."""
    if asked.kind == "we":
        return quote.speaker_span is not None
    return low(asked.token) in own
