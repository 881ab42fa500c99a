"""Where clauses begin: punctuation, conjunctions and relatives with a verb of their own."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from annotated_briefing.annotate.syntax.noun_phrases import only_that
from annotated_briefing.annotate.syntax.tense import (
    form,
    in_future,
    reports,
)
from annotated_briefing.annotate.syntax.words import Doc, DocSpan, Token
from annotated_briefing.french import saying
from annotated_briefing.french.fold import fold

RELATIVES = frozenset(
    ["qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"]
)


# « alors que », « depuis que »: these open a clause with the « que » behind them.
WITH_THAT = frozenset("alors parce tandis depuis apres pendant avant bien dès".split())


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
        *WITH_THAT,
    ]
)


# « alors que », « plus que »: this « que » opens no clause of its own.
_BOUND_TO_THAT = WITH_THAT | frozenset("plus moins autant ainsi tel ne pas temps".split())


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
    verbs = [n for n, t in enumerate(tokens) if finite(t)]
    quoting = _quoting(tokens, verbs)
    first = tokens[0].i
    cuts: list[tuple[int, str]] = [(first, "")]
    for position in range(1, len(tokens)):
        token, (at, before) = tokens[position], cuts[-1]
        opener = _opens(tokens, position, quoting, verbs)
        # « où l'Inde et le Pakistan sont »: two nouns, one verb
        if opener in JOINING and not _any(verbs, at - first, position):
            opener = None
        sourced = before == "dit" and fold(tokens[at - first + 1].text) in _SOURCE
        if opener is None and (before in RELATIVES or before == "part" or sourced):
            resumes = before != "part" and token.text == ","
            resumes = resumes and _resumes(tokens, position, at - first, verbs)
            if resumes or _takes_up(tokens, position, at):
                opener = BACK
        if opener is not None:
            cuts.append((token.i, opener))
    ends = [start for start, _ in cuts[1:]] + [tokens[-1].i + 1]
    return [Segment(s, e, o) for (s, o), e in zip(cuts, ends, strict=True) if e > s]


def _any(positions: Sequence[int], start: int, end: int) -> bool:
    """Whether one of these sorted positions lies from `start` to before `end`."""
    index = bisect_left(positions, start)
    return index < len(positions) and positions[index] < end


def _takes_up(tokens: list[Token], position: int, at: int) -> bool:
    """« les feux qui ravagent la côte ont reculé », « …, incluant le port, a été signé », « Deux
    cents élèves, selon la mairie, ont défilé »: a verb whose subject stands before the clause that
    opened at token `at`, with what clings to it."""
    token, before = tokens[position], tokens[position - 1]
    if before.i <= at or before.pos_ in _CLINGING or _clings(before):
        return False
    first = token
    if _clings(token) and position + 1 < len(tokens):
        first = next((t for t in tokens[position : position + 4] if not _clings(t)), token)
    if not finite(first):
        return False
    return _subject_before(first, at) is not None


def _subject_before(token: Token, at: int) -> Token | None:
    """The subject of a conjugated verb or auxiliary, where it stands before token `at`."""
    verb = token.head if token.dep_.startswith(("aux", "cop")) else token
    return next((c for c in verb.lefts if c.dep_.startswith("nsubj") and c.i < at), None)


_CLINGING = frozenset({"ADP", "DET", "CCONJ", "SCONJ"})


def _clings(token: Token) -> bool:
    """« ne », « se », « lui » before a verb."""
    return word_of(token.text) in _CLITICS


_CLITICS = frozenset("ne n' se s' le la les l' lui leur y en nous vous me m'".split())


def _resumes(tokens: list[Token], position: int, start: int, verbs: Sequence[int]) -> bool:
    """Whether a comma behind a relative clause that has its verb leads straight to another verb."""
    # The tagger may miss the relative's own verb; « qui, depuis 2010, … » has not had it yet.
    late = position - start > _SHORT and tokens[start + 1].text != ","
    if not late and not _any(verbs, start, position):
        return False
    for token in tokens[position + 1 : position + 5]:
        if finite(token):
            return True
        if token.pos_ not in {"ADV", "PRON"} and fold(token.text) not in {"n'", "ne", "se", "s'"}:
            return False
    return False


_SHORT = 3  # tokens


def _quoting(tokens: Sequence[Token], verbs: Sequence[int]) -> frozenset[int]:
    """Positions of the marks around what someone says in full, not around a single word."""
    marks = [n for n, t in enumerate(tokens) if t.text in QUOTES]
    kept: set[int] = set()
    for first, last in itertools.pairwise(marks):
        if _closes(tokens, first):
            continue  # what stands between two quotations
        if last - first > 5 and _any(verbs, first, last):
            kept |= {first, last}
    if len(marks) == 1:
        kept.add(marks[0])
    return frozenset(kept)


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation mark is a closing one, by its shape or by what touches it."""
    mark = tokens[at]
    if mark.text != '"':
        return mark.text in {"»", "”"}
    touches = at > 0 and not tokens[at - 1].whitespace_
    free = at + 1 == len(tokens) or bool(mark.whitespace_) or tokens[at + 1].is_punct
    return touches and free


_AHEAD = 30  # tokens in which a clause must have its verb


def _opens(
    tokens: list[Token], position: int, quoting: frozenset[int], verbs: Sequence[int]
) -> str | None:
    """How the token opens a clause, None when it opens none."""
    token = tokens[position]
    if token.text in {";", ":"} or position in quoting:
        return token.text
    word = word_of(token.text)
    if token.text != "," and word not in OPENERS and word not in JOINING:
        return None
    rest = tokens[position + 1 : position + _AHEAD]
    if word in OPENERS:
        if word == "ou" and token.text != "où":
            return None
        if word in {"si", "s'"} and token.pos_ != "SCONJ":
            return None
        if word in WITH_THAT and not (rest and fold(rest[0].text).startswith("qu")):
            return None
        if word.startswith("qu") and word_of(tokens[position - 1].text) in _BOUND_TO_THAT:
            return None
        if word in {"que", "qu'"} and only_that(_since(tokens, position)):
            return None  # « ne devaient rouvrir que le 1er juillet, la mairie a cédé »
        return word if _any(verbs, position + 1, position + _AHEAD) else None
    if word in JOINING and verbs and position > verbs[0]:
        return word if _own_clause(rest) else None
    if token.text == "," and rest and _participial(rest[0]):
        return "part"
    if token.text == "," and _inserted_saying(rest):
        return "dit"
    return None


def _since(tokens: list[Token], position: int) -> list[str]:
    """The folded words from the last mark or « que » to a position, no more than a clause has."""
    first = position
    while first > max(position - _AHEAD, 0) and not _STOPS.match(word_of(tokens[first - 1].text)):
        first -= 1
    return [word_of(token.text) for token in tokens[first:position]]


_STOPS = re.compile(r"(?:\W|qu[e']|qui|dont)$")


@functools.lru_cache(maxsize=8192)
def word_of(text: str) -> str:
    """Folded, but for « dès », which is not « des »."""
    return "dès" if text.lower() == "dès" else fold(text)


def finite(token: Token) -> bool:
    """A conjugated verb or auxiliary."""
    return bool(
        token.pos_ in {"VERB", "AUX"} and (form(token, "VerbForm") == "Fin" or in_future(token))
    )


def _own_clause(rest: Sequence[Token]) -> bool:
    """Whether a subject and a conjugated verb, or a verb at once, follow « et »."""
    for number, token in enumerate(rest):
        if finite(token):
            # « le théâtre et la chanson, est mort »: the comma closes a list before its verb.
            if number and [t.text for t in rest[:number]].count(",") == 1 == (
                rest[number - 1].text == ","
            ):
                return False
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


_SOURCE = frozenset(["selon", "d'apres"])


def _inserted_saying(rest: Sequence[Token]) -> bool:
    """« , a déclaré », « , a-t-il dit », « , selon »; a subject before the comma makes it none."""
    if not rest:
        return False
    comma = rest[0].i - 1
    if fold(rest[0].text) in _SOURCE:
        return True
    for token in rest[:5]:
        word = fold(token.text)
        subjects = [c for c in token.children if c.dep_.startswith("nsubj")]
        if word == "appris":  # « , a appris lundi l'AFP »
            return not any(c.i < comma for c in subjects)
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


def resumed(doc: Doc, segments: Sequence[Segment], index: int) -> int:
    """Where the clause began that goes on in segment `index`, whose opener is BACK."""
    home = segments[index]
    verb = next((t for t in doc[home.start : home.end] if finite(t)), None)
    subject = _subject_before(verb, home.start) if verb is not None else None
    if subject is not None and subject.i >= segments[0].start:
        return index_at(segments, subject.i)
    first = index
    while first > 0 and segments[first].opener in _HANGING:
        first -= 1
    return first


_HANGING = RELATIVES | {"part", "dit", BACK}


def index_at(segments: Sequence[Segment], at: int) -> int:
    """Which segment token `at` lies in, the last one where it lies in none."""
    index = bisect_right(segments, at, key=lambda s: s.start) - 1
    return index if index >= 0 and at < segments[index].end else len(segments) - 1


def segment_at(segments: Sequence[Segment], at: int) -> Segment:
    """The segment that holds the token at index `at` of the Doc."""
    return segments[index_at(segments, at)]


def has_verb(doc: Doc, segments: Sequence[Segment]) -> bool:
    """Whether a verb stands in any of the segments."""
    return any(t.pos_ == "VERB" or finite(t) for s in segments for t in doc[s.start : s.end])
