"""Determiners, by kind: the small words that stand before a noun, in lower case.

Elided ones are there as tokens have them, with either apostrophe, and bare, as words have them.
"""

from __future__ import annotations

from annotated_briefing.french.nouns import listed

DEFINITE = listed("le la les l l' l’")
ONE = listed("un une")
INDEFINITE = ONE | {"des"}
CONTRACTED = listed("du des au aux")  # with « de » and « à »
DEMONSTRATIVE = listed("ce cet cette ces")
THEIRS = listed("son sa ses leur leurs")  # of a third person, whom other words name
POSSESSIVE = THEIRS | listed("notre nos votre vos mon ma mes ton ta tes")
DETERMINERS = DEFINITE | INDEFINITE | CONTRACTED | DEMONSTRATIVE | POSSESSIVE

PLURAL = listed("les des aux ces ses leurs nos vos mes tes")
FEMININE = listed("la une cette sa ma ta")
MASCULINE = listed("le un ce cet son mon ton du au")  # « son » before a vowel is either
# What counts without a figure, or with a small one.
SMALL_NUMBERS = listed("deux trois quatre")
SEVERAL = SMALL_NUMBERS | listed("plusieurs quelques certains certaines d'autres d’autres")


def alternatives(words: frozenset[str]) -> str:
    """`cette|ces|cet|ce`: for a pattern, the longest first; « l' » takes either apostrophe."""
    plain = {word.replace("’", "'") for word in words if f"{word}'" not in words}
    ordered = sorted(plain, key=lambda word: (-len(word), word))
    return "|".join(ordered).replace("'", "['’]")


def before_noun(words: frozenset[str]) -> str:
    """A pattern for one of these with the space, or the apostrophe, that parts it from its noun."""
    elided = frozenset(word for word in words if word[-1] in "'’")
    bare = frozenset(word for word in words - elided if f"{word}'" not in words)
    ways = [rf"(?:{alternatives(bare)})\s+"] if bare else []
    ways += [rf"(?:{alternatives(elided)})\s?"] if elided else []
    return f"(?:{'|'.join(ways)})"
