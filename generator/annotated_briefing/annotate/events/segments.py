"""Where clauses begin: punctuation, conjunctions and relatives with a verb of their own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotated_briefing.annotate.syntax.tense import (
    form,
    in_future,
    reports,
)
from annotated_briefing.french import saying
from annotated_briefing.french.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan


RELATIVES = frozenset(
    ["qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"]
)


OPENERS = frozenset(
    [
        "que",
        "qu'",
        "qui",
        "dont",
        "ou",
        "lequel",
        "laquelle",
        "si",
        "s'",
        "lorsque",
        "lorsqu'",
        "quand",
        "puisque",
        "puisqu'",
        "car",
        "tandis",
        "alors",
        "parce",
    ]
)


# « alors que », « plus que »: this « que » opens no clause of its own.
_BOUND_TO_THAT = frozenset(
    ["alors", "parce", "tandis", "plus", "moins", "autant", "ainsi", "tel", "des", "ne", "pas"]
)


QUOTES = frozenset(['"', "«", "»", "“", "”"])


JOINING = frozenset(["et", "mais", "puis"])
# How a main clause goes on behind a relative one: « le maire, qui dort, est parti ».
BACK = "back"


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens `start` to `end` (end exclusive) of a document, with how they are tied in."""

    start: int
    end: int
    opener: str  # the folded word that opens it: « que », « qui », « et », « », …


def segments_of(sentence: DocSpan) -> list[Segment]:
    """The sentence cut where a new clause with a verb of its own begins."""
    tokens = list(sentence)
    quoting = _quoting(tokens)
    first_verb = next((n for n, t in enumerate(tokens) if finite(t)), len(tokens))
    cuts: list[tuple[int, str]] = [(tokens[0].i, "")]
    for position, token in enumerate(tokens):
        opener = _opens(tokens, position, quoting, first_verb) if position else None
        since = tokens[cuts[-1][0] - tokens[0].i : position]
        if opener in JOINING and not any(finite(t) for t in since):
            opener = None  # « où l'Inde et le Pakistan sont »: two nouns, one verb
        if opener is None and cuts[-1][1] in RELATIVES and _resumes(tokens, position, since):
            opener = BACK
        if opener is not None:
            cuts.append((token.i, opener))
    ends = [start for start, _ in cuts[1:]] + [tokens[-1].i + 1]
    return [Segment(s, e, o) for (s, o), e in zip(cuts, ends, strict=True) if e > s]


def _resumes(tokens: list[Token], position: int, since: Sequence[Token]) -> bool:
    """Whether a comma behind a relative clause that has its verb leads straight to another verb."""
    # The tagger may miss the relative's own verb; « qui, depuis 2010, … » has not had it yet.
    had = any(finite(t) for t in since) or (len(since) > _SHORT and since[1].text != ",")
    if tokens[position].text != "," or not had:
        return False
    for token in tokens[position + 1 : position + 5]:
        if finite(token):
            return True
        if token.pos_ not in {"ADV", "PRON"} and fold(token.text) not in {"n'", "ne", "se", "s'"}:
            return False
    return False


_SHORT = 3  # tokens


def _quoting(tokens: Sequence[Token]) -> frozenset[int]:
    """Quotation marks around what someone says in full, not around a single word."""
    marks = [t for t in tokens if t.text in QUOTES]
    kept: set[int] = set()
    for first, last in itertools.pairwise(marks):
        inside = tokens[first.i - tokens[0].i + 1 : last.i - tokens[0].i]
        if len(inside) > 4 and any(finite(t) for t in inside):
            kept |= {first.i, last.i}
    if len(marks) == 1:
        kept.add(marks[0].i)
    return frozenset(kept)


def _opens(
    tokens: list[Token], position: int, quoting: frozenset[int], first_verb: int
) -> str | None:
    """How the token opens a clause, None when it opens none."""
    token = tokens[position]
    word = fold(token.text)
    if token.text in {";", ":"} or token.i in quoting:
        return token.text
    rest = tokens[position + 1 : position + 30]
    if word in OPENERS:
        if word == "ou" and token.text != "où":
            return None
        if word in {"si", "s'"} and token.pos_ != "SCONJ":
            return None
        if word in {"alors", "parce", "tandis"} and not (
            rest and fold(rest[0].text).startswith("qu")
        ):
            return None
        if word.startswith("qu") and fold(tokens[position - 1].text) in _BOUND_TO_THAT:
            return None
        return word if any(finite(t) for t in rest) else None
    if word in JOINING and position > first_verb:
        return word if _own_clause(rest) else None
    if token.text == "," and rest and _participial(rest[0]):
        return "part"
    if token.text == "," and _inserted_saying(rest):
        return "dit"
    return None


def finite(token: Token) -> bool:
    """A conjugated verb or auxiliary."""
    return bool(
        token.pos_ in {"VERB", "AUX"} and (form(token, "VerbForm") == "Fin" or in_future(token))
    )


def _own_clause(rest: Sequence[Token]) -> bool:
    """Whether a subject and a conjugated verb, or a verb at once, follow « et »."""
    for number, token in enumerate(rest):
        if finite(token):
            return (
                number == 0
                or any(
                    t.dep_.startswith(("nsubj", "expl")) or t.pos_ == "PRON" for t in rest[:number]
                )
                or number <= 3
            )
        if token.text in {";", ":", "."} or fold(token.text) in {"que", "qui", "dont"}:
            return False
    return False


def _participial(token: Token) -> bool:
    return bool(
        token.pos_ in {"VERB", "AUX"}
        and form(token, "VerbForm") == "Part"
        and token.text.lower().endswith("ant")
    )


def _inserted_saying(rest: Sequence[Token]) -> bool:
    """« , a déclaré », « , a-t-il dit », « , selon »; a subject before the comma makes it none."""
    if not rest:
        return False
    comma = rest[0].i - 1
    if fold(rest[0].text) in {"selon", "d'apres"}:
        return True
    for token in rest[:5]:
        word = fold(token.text)
        subjects = [c for c in token.children if c.dep_.startswith("nsubj")]
        # Turned round, a verb that may say does: « , a glissé mardi le maire ».
        turned = saying.form(word) is not None and any(c.i > token.i for c in subjects)
        if reports(token) or turned:
            bare = form(token, "VerbForm") == "Part" and not any(
                t.pos_ == "AUX" for t in rest[: token.i - rest[0].i]
            )  # « harcelée, menacée ou frappée »
            return not bare and not any(c.i < comma for c in subjects)
        if token.pos_ not in {"AUX", "PRON", "ADV"} and not word.startswith(("-", "t-")):
            return False
    return False


def segment_at(segments: Sequence[Segment], at: int) -> Segment:
    return next((s for s in segments if s.start <= at < s.end), segments[-1])


def has_verb(doc: Doc, segments: Sequence[Segment]) -> bool:
    return any(t.pos_ == "VERB" or finite(t) for s in segments for t in doc[s.start : s.end])
