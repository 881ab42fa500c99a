"""The words of a paragraph as the rules read them, taken from spaCy's parse once.

spaCy makes a `Token` anew each time it is asked for one, and looks each of its strings up each
time it is read; a word is asked for some fifty times. Here it is made once, its strings beside
it. Names and meanings are spaCy's, of what the rules use and no more.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, overload

from annotated_briefing.french.fold import fold

if TYPE_CHECKING:
    import spacy.tokens
    from spacy.vocab import Vocab

_COLUMNS = (  # of spaCy's table, in the order in which a Token takes them
    *("ORTH", "IDX", "LENGTH", "SPACY", "IS_ALPHA", "IS_PUNCT", "IS_SPACE", "IS_QUOTE", "LIKE_NUM"),
    *("POS", "DEP", "MORPH", "ENT_TYPE", "ENT_IOB", "SENT_START"),
)
_NAMED = ("POS", "DEP", "MORPH", "ENT_TYPE")
_IOB = ("", "I", "O", "B")


class Token:
    """A word; `low` is its text in lower case, the apostrophe plain, `folded` without accents.

    `children` are the words that hang on it, in the order of the text: `lefts`, then `rights`.
    The head of a root is itself.
    """

    __slots__ = (
        *("doc", "i", "idx", "orth", "text", "lower_", "low", "folded", "whitespace_"),
        *("is_alpha", "is_punct", "is_space", "is_quote", "like_num", "is_sent_start"),
        *("pos_", "dep_", "morph", "ent_type_", "ent_iob_"),
        *("head", "lefts", "rights", "left_edge", "right_edge"),
    )

    def __init__(self, doc: Doc, i: int, row: Sequence[Any]) -> None:
        orth, idx, length, space, is_alpha, is_punct, is_space, is_quote, like_num, *rest = row
        pos, dep, morph, ent_type, ent_iob, sent_start = rest
        self.doc = doc
        self.i = i
        self.idx: int = idx
        self.orth: int = orth
        self.text, self.lower_, self.low, self.folded = _spelled(doc.text[idx : idx + length])
        self.whitespace_ = " " if space else ""
        self.is_alpha = bool(is_alpha)
        self.is_punct = bool(is_punct)
        self.is_space = bool(is_space)
        self.is_quote = bool(is_quote)
        self.like_num = bool(like_num)
        self.is_sent_start: bool | None = sent_start == 1 if sent_start else None
        self.pos_: str = pos
        self.dep_: str = dep
        self.morph = _features(morph)
        self.ent_type_: str = ent_type
        self.ent_iob_ = _IOB[ent_iob]
        self.head = self.left_edge = self.right_edge = self
        self.lefts: list[Token] = []
        self.rights: list[Token] = []

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        return self.text + self.whitespace_

    @property
    def children(self) -> list[Token]:
        return self.lefts + self.rights

    @property
    def n_lefts(self) -> int:
        return len(self.lefts)

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, the head of that, and so on to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """All that hangs on it, itself included, each word between its left and right children."""
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened:
                yield token
            else:
                waiting += ((t, False) for t in reversed(token.rights))
                waiting.append((token, True))
                waiting += ((t, False) for t in reversed(token.lefts))

    def _depth(self) -> int:
        if (self.is_space or self.is_punct) and not self.children:
            return len(self.doc) - 1
        return sum(1 for _ in self.ancestors)

    def is_ancestor(self, other: Token) -> bool:
        return any(token is self for token in other.ancestors)

    def nbor(self, distance: int = 1) -> Token:
        """The word so many places on; raises IndexError outside of the paragraph."""
        at = self.i + distance
        if at < 0:
            raise IndexError(at)
        return self.doc.tokens[at]


class DocSpan:
    """The words `start` to `end` (exclusive) of a doc."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> DocSpan: ...
    def __getitem__(self, at: int | slice) -> Token | DocSpan:
        inside = range(self.start, self.end)[at]
        if isinstance(inside, int):
            return self.doc.tokens[inside]
        return DocSpan(self.doc, inside.start, max(inside.start, inside.stop))

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        if self.start == self.end:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char]

    @property
    def text_with_ws(self) -> str:
        return "".join([token.text_with_ws for token in self])

    @property
    def sent(self) -> DocSpan:
        """The parser's sentence in which it starts."""
        tokens = self.doc.tokens
        start, end = self.start, self.start + 1
        while start > 0 and not tokens[start].is_sent_start:
            start -= 1
        while end < len(tokens) and not tokens[end].is_sent_start:
            end += 1
        return self.doc[start:end]

    @property
    def root(self) -> Token:
        """The word nearest to the root of the sentence, the first of several.

        Spaces and marks on which nothing hangs come last.
        """
        tokens = self.doc.tokens[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        leaving = [t for t in tokens if not self.start <= t.head.i < self.end]
        if not leaving:
            return self.doc.tokens[self.start]
        return min(leaving, key=Token._depth)


class Doc:
    """The words of one paragraph. `text` is verbatim; `ents` are its names, which may be set."""

    __slots__ = ("_ents", "_starts", "text", "tokens", "vocab")

    def __init__(self, text: str, vocab: Vocab) -> None:
        self.text = text
        self.vocab = vocab
        self.tokens: list[Token] = []
        self._ents: tuple[DocSpan, ...] = ()
        self._starts: list[int] = []

    @classmethod
    def of(cls, parsed: spacy.tokens.Doc) -> Doc:
        """What spaCy's doc says, in time linear in its length."""
        doc = cls(parsed.text, parsed.vocab)
        strings = parsed.vocab.strings
        table = parsed.to_array([*_COLUMNS, "HEAD"]).T
        columns: dict[str, list[Any]] = dict(zip(_COLUMNS, table.tolist(), strict=False))
        for name in _NAMED:
            known = {key: strings[key] for key in set(columns[name])}
            columns[name] = [known[key] for key in columns[name]]
        rows = zip(*columns.values(), strict=True)
        doc.tokens = tokens = [Token(doc, i, row) for i, row in enumerate(rows)]
        doc._starts = columns["IDX"]
        distances = table[-1].astype("int64").tolist()
        for token, theirs, distance in zip(tokens, parsed, distances, strict=True):
            if distance:
                token.head = tokens[token.i + distance]
                (token.head.lefts if distance > 0 else token.head.rights).append(token)
            token.left_edge = tokens[theirs.left_edge.i]
            token.right_edge = tokens[theirs.right_edge.i]
        doc._ents = tuple(DocSpan(doc, e.start, e.end, e.label_) for e in parsed.ents)
        return doc

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> DocSpan: ...
    def __getitem__(self, at: int | slice) -> Token | DocSpan:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return DocSpan(self, start, max(start, end))
        return self.tokens[at]

    @property
    def ents(self) -> tuple[DocSpan, ...]:
        return self._ents

    @ents.setter
    def ents(self, spans: Sequence[DocSpan]) -> None:
        for token in self.tokens:
            token.ent_type_, token.ent_iob_ = "", "O"
        for span in spans:
            for token in span:
                token.ent_type_, token.ent_iob_ = span.label_, "I" if token.i > span.start else "B"
        self._ents = tuple(spans)

    @property
    def sents(self) -> Iterator[DocSpan]:
        """The parser's sentences."""
        start = 0
        for token in self.tokens[1:]:
            if token.is_sent_start:
                yield DocSpan(self, start, token.i)
                start = token.i
        if start != len(self.tokens):
            yield DocSpan(self, start, len(self.tokens))

    def char_span(
        self,
        start: int,
        end: int,
        *,
        label: str = "",
        alignment_mode: Literal["strict", "expand"] = "strict",
    ) -> DocSpan | None:
        """The words of `text[start:end]`, or all that these characters touch (`expand`).

        None where the characters lie outside, or part a word and may not.
        """
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        if alignment_mode == "strict":
            if start != first.idx or end != last.idx + len(last.text):
                return None
            after = 0
        else:
            after = start == first.idx + len(first.text)  # on the space behind a word
        span = self[first.i + after : last.i + 1]
        span.label_ = label
        return span

    def _at(self, char: int) -> Token | None:
        at = bisect_right(self._starts, char) - 1
        return self.tokens[at] if at >= 0 and char < len(self.text) else None


@functools.lru_cache(1 << 14)
def _spelled(text: str) -> tuple[str, str, str, str]:
    """`text` in the ways of writing that rules compare; news repeats its words."""
    lower = text.lower()
    return text, lower, lower.replace("’", "'"), fold(text)


@functools.cache
def _features(morph: str) -> Mapping[str, tuple[str, ...]]:
    """« Number=Plur|VerbForm=Fin » → each feature with its values."""
    pairs = (pair.split("=") for pair in morph.split("|") if "=" in pair)
    return {feature: tuple(values.split(",")) for feature, values in pairs}
