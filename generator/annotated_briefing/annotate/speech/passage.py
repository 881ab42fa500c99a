"""One paragraph as its readers of speech see it: tokens, sentences, quoted stretches."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from annotated_briefing.annotate.speech.cues import is_finite, is_participle
from annotated_briefing.annotate.syntax.noun_phrases import low
from annotated_briefing.annotate.syntax.parsed import ParsedParagraph
from annotated_briefing.annotate.syntax.words import Doc
from annotated_briefing.french.quotation import Quoted, quoted
from annotated_briefing.model import Mention, Sentence, Span

MIN_WORDS = 4  # a shorter quotation is a fragment: a nickname, a title, a scare quote
# Tokens read at once: a text without full stops must not cost the square of its length.
LONGEST = 400
NEAR = 20  # characters beside a quotation that tell whether it stands alone
RELATIVES = frozenset("qui dont où lequel laquelle lesquels lesquelles auquel duquel".split())
WORD = re.compile(r"[^\W_]+")


class Passage:
    """A parsed paragraph; characters are counted from its start, tokens are those of its doc.

    `marks` are its quoted stretches, `inside` says for each token whether it stands in one,
    `bounds` are the tokens of its sentences, endless ones in pieces. The doc's entities become
    the article's own `mentions`, which know more than the recogniser alone.
    """

    def __init__(
        self, piece: ParsedParagraph, sentences: list[Sentence], mentions: Sequence[Mention]
    ) -> None:
        self.offset = piece.offset
        self.doc: Doc = piece.doc
        self.names = _named(piece, mentions)
        self.text: str = piece.text
        self.starts = [token.idx for token in piece.doc]
        self.marks: tuple[Quoted, ...] = quoted(self.text)
        self._opened = [m.outer_start for m in self.marks]
        self.inside = self._inside()
        self.bounds = [
            (start, min(start + LONGEST, hi))
            for lo, hi in (
                self.tokens(s.start - self.offset, s.end - self.offset) for s in sentences
            )
            for start in range(lo, hi, LONGEST)
        ]
        self._firsts = [lo for lo, _ in self.bounds]

    def people(self, lo: int, hi: int) -> Iterator[tuple[int, int, Mention]]:
        """Persons named between two tokens: first token, end, mention."""
        for start, end, mention in self.names:
            if lo <= start < hi and mention.type == "PER":
                yield start, end, mention

    def token_at(self, char: int) -> int:
        """The token at a character, or the last one before it."""
        return max(0, bisect_right(self.starts, char) - 1)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the paragraph → the tokens they touch."""
        lo, hi = self.token_at(start), self.token_at(max(start, end - 1)) + 1
        return lo, hi

    def _inside(self) -> list[bool]:
        flags = [False] * len(self.doc)
        for mark in self.marks:
            lo, hi = self.tokens(mark.outer_start, mark.outer_end)
            for i in range(lo, hi):
                flags[i] = True
        return flags

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Tokens → characters of the paragraph."""
        return self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1])

    def span(self, start: int, end: int) -> Span:
        left, right = self.chars(start, end)
        return Span(self.offset + left, self.offset + right)

    def sentences_between(self, lo: int, hi: int) -> list[tuple[int, int]]:
        """The sentences (by tokens) that share a token with `lo`–`hi`."""
        first = max(0, bisect_right(self._firsts, lo) - 1)
        found = []
        for start, end in self.bounds[first:]:
            if start >= hi:
                break
            if end > lo:
                found.append((start, end))
        return found

    def sentence_start(self, token: int) -> int:
        """Where the sentence of a token starts in the article."""
        here = self.sentences_between(token, token + 1)
        return self.offset + (self.doc[here[0][0]].idx if here else 0)

    def finite_in(self, lo: int, hi: int) -> bool:
        """Whether a main clause's verb stands there, those of relatives set aside."""
        relative = False
        for token in self.doc[lo:hi]:
            if token.text == ",":
                relative = False
            elif low(token) in {"qui", "dont", "où"} or (
                low(token) in {"que", "qu'"} and low(self.doc[token.i - 1]) == "ce"
            ):
                relative = True
            elif not relative and is_finite(token) and token.pos_ in {"VERB", "AUX"}:
                return True
        return False

    def mark_limit(self, i: int) -> int:
        char = self.doc[i].idx
        at = bisect_right(self._opened, char) - 1
        mark = self.marks[at] if at >= 0 else None
        if (
            mark is None or char >= mark.outer_end
        ):  # a token that runs over the mark, as in « "land-art"ne »
            return len(self.doc)
        return self.token_at(max(mark.end - 1, 0)) + 1

    def stands_alone(self, mark: Quoted) -> bool:
        """Whether the quoted stretch is a sentence by itself, not a part of the author's one."""
        start, end = mark.outer_start, mark.outer_end
        before = self.text[max(0, start - NEAR) : start].rstrip()
        after = self.text[end : end + NEAR].lstrip(" \u00a0\u202f")
        opened = not before or before[-1] in '.!?…:»"”'
        inner_end = self.text[mark.end - 1] in ".!?…" if mark.end else False
        closed = (
            not after
            or after[0] in ".!?…"
            or (inner_end and (after[0].isupper() or after[0] in '"«“'))
            or after[0] in ",:"
        )
        return opened and closed

    def is_fragment(self, mark: Quoted) -> bool:
        """Whether the author's words go on into the quoted ones: « les "épreuves" ne durent »."""
        before = self.text[: mark.outer_start].rstrip()
        if not before or before[-1] in '.!?…:,;»"”–—-(':
            return False
        lo, hi = self.tokens(mark.start, mark.end)
        if self.words(lo, hi) < MIN_WORDS - 1:
            return True
        ahead = low(self.doc[lo - 1]) if lo else ""
        if ahead not in {"que", "qu'"} and not self._after_verb(mark):
            return True
        return not self.finite_in(lo, hi)

    def _after_verb(self, mark: Quoted) -> bool:
        at = self.token_at(mark.outer_start) - 1
        return at >= 0 and (is_finite(self.doc[at]) or is_participle(self.doc[at]))

    def words(self, start: int, end: int) -> int:
        return sum(1 for t in self.doc[start:end] if t.is_alpha or t.like_num) if end > start else 0

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Characters without the punctuation around a clause (but with its own marks)."""
        text = self.text
        while start < end and (text[start].isspace() or text[start] in ",;:-–—."):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.–—"):
            end -= 1
        words = text[start:end]
        for left, right in (('"', '"'), ("«", "»"), ("“", "”")):
            if (
                words[:1] == left
                and words[-1:] == right
                and not re.search("[" + left + right + "]", words[1:-1])
            ):
                start, end = start + 1, end - 1
                while start < end and text[start].isspace():
                    start += 1
                while end > start and text[end - 1].isspace():
                    end -= 1
                break
        return start, end

    def is_statement(self, mark: Quoted, *, whole: bool = False) -> bool:
        """Long enough to be somebody's words rather than a nickname or a title."""
        words = WORD.findall(self.text[mark.start : mark.end])
        return len(words) >= (2 if whole else MIN_WORDS)


def _named(piece: ParsedParagraph, mentions: Sequence[Mention]) -> list[tuple[int, int, Mention]]:
    """The mentions by their tokens, set as the doc's entities."""
    found = []
    done = 0
    for mention in mentions:
        span = piece.doc.char_span(
            mention.start - piece.offset,
            mention.end - piece.offset,
            label=mention.type,
            alignment_mode="expand",
        )
        if span is not None and span.start >= done:
            found.append((span, mention))
            done = span.end
    piece.doc.ents = tuple(span for span, _ in found)
    return [(span.start, span.end, mention) for span, mention in found]
