"""Whether the words of a line point at what was said before them, and where that stands.

« ils sont prêts » is followed with the sentence that tells who they are: the nearest one before
with a name or noun of their number and gender, or with the noun of « cette mesure ».
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotated_briefing.annotate.condensing.dependence import (
    Leaning,
    asks,
    counts_on,
    leanings,
    may_be,
    resumes,
)
from annotated_briefing.annotate.syntax.noun_phrases import low
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.annotate.syntax.words import Token
from annotated_briefing.french import given_names
from annotated_briefing.french.determiners import FEMININE, PLURAL, SEVERAL
from annotated_briefing.model import DatedClause, Quote, Sentence, Span

BACK = 3  # sentences: what is introduced further back, few readers would look for
_HIS = frozenset("il lui -il -t-il".split())
_HERS = frozenset("elle -elle -t-elle".split())
_EITHER = frozenset("son sa ses".split())
_THEIRS = frozenset("ils elles eux leur leurs -ils -elles -t-ils -t-elles".split())


def leaning(
    parsed: ParsedArticle, quotes: tuple[Quote, ...], sentences: tuple[Sentence, ...]
) -> tuple[Quote, ...]:
    """The quotes, those that a reader cannot follow by themselves marked `leaning`.

    One whose pronoun nothing near before it may stand for is in doubt, and not `leaning`.
    """
    reader = _Reader(parsed, sentences)
    return tuple(reader.judged(quote) for quote in quotes)


def leaning_clauses(
    parsed: ParsedArticle, clauses: tuple[DatedClause, ...], sentences: tuple[Sentence, ...]
) -> tuple[DatedClause, ...]:
    """The clauses, those held for leaning marked `leaning` where what they lean on can be shown."""
    reader = _Reader(parsed, sentences)
    return tuple(reader.judged_clause(c) if c.doubt == "leaning" else c for c in clauses)


class _Reader:
    def __init__(self, parsed: ParsedArticle, sentences: Sequence[Sentence]) -> None:
        self._parsed = parsed
        self._sentences = sentences
        self._starts = [piece.offset for piece in parsed.paragraphs]
        self._ends = [sentence.end for sentence in sentences]

    def judged(self, quote: Quote) -> Quote:
        words, offset = self._words(quote)
        found = leanings(words, [], offset)
        if words and not found:
            return quote
        own = self._own(quote)
        found = tuple(
            each
            for each in found
            if each.kind not in {"pronoun", "owner"} or low(each.token) not in own
        )
        asked = _asked(found)
        if not asked:
            return replace(quote, leaning=bool(found) or not words)
        answer = self._answer(quote, asked, self._names(quote))
        if answer is not None:
            return replace(quote, leaning=True, leans_on=answer)
        # Nothing is before it for a reader, who takes « nous » or « elle » as the speaker meant it.
        first = bisect_right(self._ends, quote.start) == 0
        near = first or quote.direct  # who speaks points at what his reader has just read
        if (first and quote.direct) or all(
            each.kind == "pointer" and (near or resumes(each)) for each in asked
        ):
            return replace(quote, leaning=True)  # « cette décision »: what was told just before
        return replace(quote, doubt=quote.doubt or "leaning")

    def judged_clause(self, clause: DatedClause) -> DatedClause:
        line = clause.shown or clause.span
        words, offset = self._words(line)
        asked = _asked(leanings(words, [], offset))
        answer = self._answer(line, asked, frozenset()) if asked else None
        told = answer is not None or all(each.kind == "pointer" for each in asked)
        return replace(clause, leaning=told, leans_on=answer)

    def _answer(self, line: Span, asked: Sequence[Leaning], speaker: frozenset[str]) -> Span | None:
        """The nearest stretch before the words that names all that they ask for, or the first."""
        home = bisect_right(self._ends, line.start)
        own = self._before(line, self._sentences[home]) if home < len(self._ends) else None
        before = [s.span for s in reversed(self._sentences[max(0, home - BACK) : home])]
        near = [own, *before] if own and own.end > own.start else before
        best: Span | None = None
        for span in near:
            words, _ = self._words(span)
            words = [t for t in words if t.text not in speaker]
            named = [each for each in asked if words and may_be(each, words)]
            if len(named) == len(asked):
                return span
            best = best or (span if named else None)
        return best

    def _before(self, line: Span, sentence: Sentence) -> Span:
        """What a sentence says before the line, without the marks that open it."""
        text, end = self._parsed.article.text, line.start
        while end > sentence.start and not text[end - 1].isalnum():
            end -= 1
        return Span(sentence.start, end)

    def _names(self, quote: Quote) -> frozenset[str]:
        """The words of who speaks, whom « il » is not in words that are quoted."""
        span = quote.speaker_name or (quote.speaker_span if quote.direct else None)
        return frozenset(span.of(self._parsed.article.text).split() if span else ())

    def _own(self, quote: Quote) -> frozenset[str]:
        """« X assure qu'il viendra avec son fils »: the words that mean the one who speaks."""
        text, span, cue = self._parsed.article.text, quote.speaker_span, quote.cue_span
        if quote.direct or span is None or cue is None or cue.start > quote.start:
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


def _asked(found: Iterable[Leaning]) -> list[Leaning]:
    return [each for each in found if asks(each) and not counts_on(each)]
