"""Varied copies of training paragraphs, so that the recogniser learns more than one house style.

News arrives with typewriter or typographic quotes and apostrophes, with capitals that lost their
accents (« Etats-Unis »), with headings all in capitals, and always with new names.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph as tokens; `tags` are BILUO, « - » where the label is not known."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...]


# Chance that a name is replaced by another of its type. Not organisations: a party, an army and
# a firm do not stand in the same sentences.
SWAP = {"PER": 0.15, "LOC": 0.08}
SHOUT = 0.04  # chance that a paragraph is set in capitals
BARE_CAPITALS = 0.4  # chance that capitals lose their accents
TYPEWRITER = 0.4  # chance that quotes and apostrophes are made straight
SHORT_NAME = 0.08  # chance that a person of two words or more is left with the last
COINED = 0.12  # chance that the words of a name are replaced by made-up ones


def bare(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0] if character.isalpha() else character


def bare_capitals(word: str) -> str:
    return "".join(bare(c) if c.isupper() and c not in "Œ" else c for c in word)


_STRAIGHT = str.maketrans({"’": "'", "«": '"', "»": '"', "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Swaps:
    """Names seen in training, by type: each a tuple of words with their spaces."""

    names: dict[str, tuple[tuple[tuple[str, bool], ...], ...]]
    words: dict[str, dict[str, None]]  # the words of these names that are no common noun

    @classmethod
    def collect(cls, pieces: Sequence[Piece]) -> Swaps:
        seen: dict[str, dict[tuple[tuple[str, bool], ...], None]] = {}
        for piece in pieces:
            for start, end, label in spans(piece.tags):
                name = tuple(zip(piece.words[start:end], piece.spaces[start:end], strict=True))
                seen.setdefault(label, {})[name] = None
        common = {word for piece in pieces for word in piece.words if word.islower()}
        words = {
            label: {
                word: None
                for name in names
                for word, _ in name
                if coinable(word) and word.lower() not in common
            }
            for label, names in seen.items()
        }
        return cls({label: tuple(names) for label, names in seen.items()}, words)

    def coin(self, label: str, rng: random.Random) -> str:
        """A word that names nothing, from the halves of two that are in names of the type.

        What is known of a word then says nothing, and its neighbours have to.
        """
        words = tuple(self.words[label])
        one, two = rng.choice(words), rng.choice(words)
        return one[: max(2, len(one) // 2)] + two[len(two) // 2 :].lower()


def coinable(word: str) -> bool:
    return len(word) > 3 and word[0].isupper() and word[1:].islower() and word.isalpha()


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """BILUO tags → (first token, token after the last, label)."""
    found: list[tuple[int, int, str]] = []
    start = 0
    for index, tag in enumerate(tags):
        if tag[0] in "BU":
            start = index
        if tag[0] in "LU":
            found.append((start, index + 1, tag[2:]))
    return found


def biluo(length: int, label: str) -> list[str]:
    if length == 1:
        return [f"U-{label}"]
    return [f"B-{label}", *[f"I-{label}"] * (length - 2), f"L-{label}"]


def vary(piece: Piece, swaps: Swaps, rng: random.Random) -> Piece:
    """A copy of `piece`, varied at random; the tags follow the words."""
    words, spaces, tags = list(piece.words), list(piece.spaces), list(piece.tags)
    for start, end, label in reversed(spans(tags)):
        # An elided article before the name would no longer fit another first letter.
        elided = start > 0 and words[start - 1].endswith(("'", "’"))
        if not elided and rng.random() < SWAP.get(label, 0.0):
            other = rng.choice(swaps.names[label])
            new_words = [word for word, _ in other]
            new_spaces = [space for _, space in other[:-1]] + [spaces[end - 1]]
        elif label == "PER" and end - start > 1 and rng.random() < SHORT_NAME:
            new_words, new_spaces = [words[end - 1]], [spaces[end - 1]]
        elif not elided and rng.random() < COINED:
            known = swaps.words.get(label, ())
            new_words = [
                swaps.coin(label, rng) if word in known else word for word in words[start:end]
            ]
            new_spaces = spaces[start:end]
        else:
            continue
        words[start:end] = new_words
        spaces[start:end] = new_spaces
        tags[start:end] = biluo(len(new_words), label)
    if rng.random() < TYPEWRITER:
        words = [word.translate(_STRAIGHT) for word in words]
    if rng.random() < SHOUT:
        words = [word.upper() for word in words]
    if rng.random() < BARE_CAPITALS:
        words = [bare_capitals(word) for word in words]
    return Piece(tuple(words), tuple(spaces), tuple(tags))
