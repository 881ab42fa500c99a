"""Whether a sentence leans on an earlier one: connectives, pronouns, « cette décision »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.annotate.speech.nominals import is_time, low
from generator.model import Mention, Quote

if TYPE_CHECKING:
    from spacy.tokens import Token

# First words that join a sentence to what came before it.
_CONNECTIVES = frozenset(
    "mais et or car donc ainsi aussi ensuite puis enfin pourtant cependant toutefois néanmoins "
    "parallèlement inversement autrement sinon surtout résultat bref depuis auparavant "
    "conséquence conséquences idem notamment également seulement".split()
)
_PHRASES = tuple(
    tuple(p.split())
    for p in (
        "en revanche|en effet|en outre|en conséquence|de plus|de même|de fait|de son côté|"
        "de leur côté|de quoi|d' autre part|d' autant|d' ailleurs|d' où|par ailleurs|"
        "par conséquent|par contre|par la suite|pour autant|pour sa part|pour leur part|"
        "au contraire|au total|à l' inverse|à son tour|à ce stade|à ce propos|à ce sujet|"
        "à cette occasion|à cet égard|dans ce contexte|dans ce cadre|dans ces conditions|"
        "dans la foulée|dans le même temps|du coup|une fois|quant à|ou encore|du côté|"
        "même si cela|à noter|outre|face à cette|face à ce|là encore|là aussi|à l' époque|"
        "un autre|une autre|d' autres|l' autre|les autres|les deux|ces derniers|ce dernier|"
        "cette dernière|ces dernières|le même|la même|les mêmes|l' intéressé|tous deux|"
        "parmi eux|parmi elles|après cela|depuis lors|ce jour-là|cette fois|selon lui|selon elle|"
        "selon eux|c' est|ce sont|c' était|autre|à la place|entre-temps|plus tard|peu après"
    ).split("|")
)
_DEMONSTRATIVES = frozenset("ce cet cette ces".split())
_POSSESSIVES = frozenset("son sa ses leur leurs".split())
_THIRD = frozenset(
    "il elle ils elles -il -elle -ils -elles celui-ci celle-ci ceux-ci celles-ci lui eux cela ça ceci".split()
)
_IMPERSONAL = frozenset(
    "faut faudra faudrait fallait fallu agit agissait agira suffit semble semblait paraît pleut "
    "reste vaut existe convient importe arrive manque".split()
)


def leans(
    words: list[Token], said: list[Quote], offset: int, mentions: tuple[Mention, ...]
) -> bool:
    """True when a reader who has not read the sentences before would ask « who? » or « which? »."""
    body = [t for t in words if not t.is_punct and not t.is_space]
    if not body:
        return True
    folded = [low(t) for t in body[:5]]
    if folded[0] in _CONNECTIVES and not (folded[0] == "depuis" and _dated(body)):
        return True
    for phrase in _PHRASES:
        if tuple(folded[: len(phrase)]) == phrase:
            return True
    quoted = [q for q in said if q.direct]

    def inside(token: Token) -> bool:
        at = token.idx + offset
        return any(q.start <= at < q.end for q in quoted)

    named = False
    for index, token in enumerate(body):
        word = low(token)
        if inside(token):
            continue
        following = body[index + 1] if index + 1 < len(body) else None
        if word in _DEMONSTRATIVES and token.pos_ == "DET" and not named:
            if following is not None and not is_time(following):
                return True
        elif word in _POSSESSIVES and token.pos_ == "DET" and not named:
            return True
        elif word in _THIRD and token.pos_ in {"PRON", "ADP", "PROPN", "VERB"} and not named:
            if not _impersonal(body, index):
                return True
        elif token.pos_ == "PROPN" or (token.pos_ == "NOUN" and index > 0 and not is_time(token)):
            # A full noun phrase: later pronouns of the sentence may stand for it.
            named = named or token.dep_.startswith("nsubj") or token.pos_ == "PROPN"
    return False


def _dated(body: list[Token]) -> bool:
    """« Depuis lundi », « Depuis 2016 »: a date of its own. « Depuis, … » has none."""
    return len(body) > 1 and not body[0].nbor(1).is_punct


def _impersonal(body: list[Token], index: int) -> bool:
    """« il faut », « il y a », « il est possible que », « il n'y a pas »."""
    if low(body[index]) not in {"il", "-il"}:
        return False
    for token in body[index + 1 : index + 5]:
        word = low(token)
        if word in _IMPERSONAL or word == "y":
            return True
    after = [low(t) for t in body[index + 1 : index + 8]]
    return (
        bool(after)
        and after[0] in {"est", "était", "sera", "serait", "n'"}
        and bool({"de", "que", "qu'", "d'"} & set(after[2:6]))
    )
