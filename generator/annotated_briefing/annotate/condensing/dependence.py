"""Whether a sentence leans on an earlier one: connectives, pronouns, « cette décision »."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from annotated_briefing.annotate.condensing.shortening import is_finite, quote_depth
from annotated_briefing.annotate.syntax.noun_phrases import is_time, low, morph
from annotated_briefing.french.determiners import DEMONSTRATIVE, THEIRS
from annotated_briefing.french.impersonal import IMPERSONAL
from annotated_briefing.french.joints import JOINTS
from annotated_briefing.french.voices import is_person
from annotated_briefing.model import Quote

if TYPE_CHECKING:
    from spacy.tokens import Token

# First words that join a sentence to what came before it.
_JOINTS = tuple(tuple(j.replace("'", "' ").split()) for j in JOINTS)
# These carry a time or a reason that only the sentence before gives.
_CONNECTIVES = frozenset(
    "aussi ensuite puis inversement autrement sinon résultat depuis auparavant conséquence "
    "conséquences idem notamment également seulement".split()
)
_PHRASES = tuple(
    tuple(p.split())
    for p in (
        ""
        "de quoi|d' autant|d' où|"
        "par la suite|"
        "au total|à son tour|à ce stade|à ce propos|à ce sujet|"
        "à cette occasion|à cet égard|dans ce contexte|dans ce cadre|dans ces conditions|"
        "dans la foulée|une fois|quant à|ou encore|"
        "même si cela|outre|face à cette|face à ce|là encore|là aussi|à l' époque|"
        "un autre|une autre|d' autres|l' autre|les autres|les deux|ces derniers|ce dernier|"
        "cette dernière|ces dernières|le même|la même|les mêmes|l' intéressé|tous deux|"
        "parmi eux|parmi elles|après cela|depuis lors|ce jour-là|cette fois|selon lui|selon elle|"
        "selon eux|c' est|ce sont|c' était|autre|à la place|entre-temps|plus tard|peu après"
    ).split("|")
)
_SEVERAL_OWN = frozenset("leur leurs".split())
_THIRD = frozenset(
    "il elle ils elles celui-ci celle-ci ceux-ci celles-ci lui eux cela ça ceci".split()
)
_INVERTED = frozenset("-il -elle -ils -elles -t-il -t-elle -t-ils -t-elles".split())
_GIVEN = frozenset("lui leur".split())


def joint(words: list[Token]) -> int:
    """How many first tokens are a connective that may go (« Mais », « En revanche, »)."""
    folded = [low(t) for t in words[:5]]
    for phrase in _JOINTS:
        size = len(phrase)
        if tuple(folded[:size]) == phrase and len(words) > size + 4:
            if words[size].text == ",":
                return size + 1
            after = words[size]
            if size > 2 or phrase in {("ainsi",), ("surtout",), ("enfin",), ("bref",)}:
                return 0
            if after.pos_ in {"DET", "PROPN", "NOUN", "ADP", "NUM", "PRON"} or after.text in {
                '"',
                "«",
            }:
                return size
            return 0
    return 0


def joins(words: list[Token]) -> bool:
    """Whether the first words are a connective: what it joins must stand before it."""
    folded = tuple(low(t) for t in words[:5])
    return any(folded[: len(phrase)] == phrase for phrase in _JOINTS)


def leans(  # noqa: PLR0912 - one branch for each way of leaning
    words: list[Token], said: list[Quote], offset: int
) -> bool:
    """True when a reader who has not read the sentences before would ask « who? » or « which? »."""
    body = [t for t in words if not t.is_punct and not t.is_space]
    if not body:
        return True
    folded = [low(t) for t in body[:5]]
    if folded[0] in _CONNECTIVES and not (folded[0] == "depuis" and _dated(body)):
        return True
    for phrase in _PHRASES:
        if tuple(folded[: len(phrase)]) == phrase and not _cleft(phrase, body):
            return True
    quoted = [q for q in said if q.direct]
    marked = dict(zip((t.i for t in words), quote_depth(words), strict=True))

    def inside(token: Token) -> bool:
        at = token.idx + offset
        return any(q.start <= at < q.end for q in quoted)

    main = next((t for t in body if t.dep_ == "ROOT"), body[-1]).i
    ahead = _named_ahead(words)
    named: list[Token] = []  # what later pronouns of the sentence may stand for
    for index, token in enumerate(body):
        word = low(token)
        if inside(token):
            continue
        if token.i < ahead:
            if token.pos_ == "PROPN":
                named.append(token)
            if word in _THIRD and index and low(body[index - 1]) in {"d'", "de", "parmi"}:
                return True  # « Sur l'un d'eux, Martin … »
            if not (word in DEMONSTRATIVE and token.pos_ == "DET"):
                continue
        following = body[index + 1] if index + 1 < len(body) else None
        if word in DEMONSTRATIVE and token.pos_ == "DET" and token.i < main:
            # « À Paris, ce musée rouvre »: a place is not what the subject points back at.
            subject = following is not None and following.dep_.startswith("nsubj")
            if following is not None and not is_time(following) and (subject or not named):
                return True
        elif word == "même" and index and low(body[index - 1]) in {"le", "la", "les"}:
            if not any(low(t) in {"que", "qu'"} for t in body[index:]) and token.head.i == main:
                return True  # « le ton est le même »: as what?
        elif word in THEIRS and token.pos_ == "DET":
            if not any(word in _SEVERAL_OWN or not _is_plural(n) for n in named):
                return True
        elif word in _INVERTED:
            # « …, a-t-il dit »: no thing says it, and nobody named within the quotation.
            people = (n for n in named if n.pos_ == "PROPN" or is_person(low(n)))
            if all(marked[n.i] for n in people) and not _impersonal(body, index):
                return True
        elif word in _GIVEN and token.pos_ == "PRON" and token.dep_ in {"iobj", "obj"}:
            # « Le tribunal lui a donné … »: neither the one who gives nor what is given.
            verb = token.head
            own = {c.i for c in verb.children if c.dep_.startswith("nsubj")} | {verb.head.i}
            if not any(n.i not in own for n in named):
                return True
        elif word in _THIRD and token.pos_ in {"PRON", "ADP", "PROPN", "VERB"} and not named:
            if not _impersonal(body, index):
                return True
        elif token.pos_ == "PROPN" or (
            token.pos_ == "NOUN"
            and index > 0
            and token.dep_.startswith("nsubj")
            and not is_time(token)
        ):
            named.append(token)
    return False


def _named_ahead(words: list[Token]) -> int:
    """The subject by name that a lead-in may lean on, forward: « Grâce à ses tubes, Diam's … »."""
    subject = next((t for t in words if t.dep_.startswith("nsubj") and t.head.dep_ == "ROOT"), None)
    if subject is not None and subject.pos_ == "PROPN":
        return int(subject.i)
    for token, following in pairwise(words):
        if is_finite(token):
            break
        if token.text == ",":
            return int(following.i) if following.text[:1].isupper() else -1
    return -1


def _is_plural(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and "Plur" in morph(noun, "Number")


def _cleft(phrase: tuple[str, ...], body: list[Token]) -> bool:
    """« C'est la première fois que les musulmans … »: the clause brings its own subject."""
    if phrase[0] not in {"c'", "ce"} or low(body[2]) in {"ce", "ainsi", "le", "celui", "donc"}:
        return False
    for index, token in enumerate(body[3:], start=3):
        if low(token) in {"que", "qu'"}:
            return index + 2 < len(body) and body[index + 1].pos_ in {"DET", "PROPN", "NOUN"}
    return False


def _dated(body: list[Token]) -> bool:
    """« Depuis lundi », « Depuis 2016 »: a date of its own. « Depuis, … » has none."""
    return len(body) > 1 and not body[0].nbor(1).is_punct


def _impersonal(body: list[Token], index: int) -> bool:
    """« il faut », « il y a », « il est possible que », « il n'y a pas »."""
    if low(body[index]) not in {"il", "-il", "-t-il"}:
        return False
    for token in body[index + 1 : index + 5]:
        word = low(token)
        if word in IMPERSONAL or word == "y":
            return True
    after = [low(t) for t in body[index + 1 : index + 8]]
    return (
        bool(after)
        and after[0] in {"est", "était", "sera", "serait", "n'"}
        and bool({"de", "que", "qu'", "d'"} & set(after[2:6]))
    )
