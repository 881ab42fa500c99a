"""Which words of a line leave its reader asking who, which or what, and where the answer stands.

A line is read by itself, or beside sentences before it. `dependence` has rules for what surely
leans; this weighs them with what else tells « le groupe » of a story from « le gouvernement » of
everybody's: a linear model over named traits of each word that may lean, and another over those of
each sentence that may answer it. Both are fitted by `training/asking.py` on sentences of Wikinews
read by hand; a trait's weight can be read in `weights/asking.json`, and argued with.
"""

from __future__ import annotations

import functools
import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from annotated_briefing.annotate.condensing import dependence
from annotated_briefing.annotate.condensing.dependence import leanings, stem_of
from annotated_briefing.annotate.condensing.shortening import is_finite
from annotated_briefing.annotate.syntax.noun_phrases import is_time
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.annotate.syntax.sentences import words_of
from annotated_briefing.annotate.syntax.words import Token
from annotated_briefing.french import saying
from annotated_briefing.french.determiners import (
    CONTRACTED,
    DEFINITE,
    DEMONSTRATIVE,
    INDEFINITE,
    PLURAL,
    THEIRS,
)
from annotated_briefing.french.nouns import FIRMS, happens, is_kind, is_one_of_a_kind
from annotated_briefing.french.peoples import inhabitants
from annotated_briefing.french.voices import is_body, is_person, is_writing
from annotated_briefing.model import Mention, Quote, Sentence, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Kind = Literal[
    "subject",  # il, elle
    "object",  # l'a condamné, lui a dit
    "apart",  # avec eux, celui-ci
    "elsewhere",  # y, en
    "clausal",  # cela, c'est
    "owner",  # son, leurs
    "this",  # cette mesure
    "the",  # le groupe
    "share",  # certains, les deux
    "other",  # une autre, la même
    "we",  # nous, mon
    "link",  # Pourtant
    "time",  # la veille
]

LONGEST = 450  # characters of what is shown beside a line
REACH = 5  # sentences before a line among which its answer is looked for; and the first two
UNLIKELY = 0.1  # of its chance that a sentence keeps that names nothing a pronoun may mean
SUBHEAD = 8  # tokens: a shorter line without a verb tells nothing
SLIGHT = 0.04  # a chance that is not worth an answer
COST = 0.04  # what a sentence beside a line costs its reader, as a chance to be left asking
WINDOW = 3  # sentences just before it that may be shown together

_SUBJECTS = frozenset(
    "il elle ils elles -il -elle -ils -elles -t-il -t-elle -t-ils -t-elles".split()
)
_OBJECTS = frozenset("le la l' les lui leur".split())
_APART = frozenset("lui elle eux elles celui-ci celle-ci ceux-ci celles-ci".split())
_CLAUSAL = frozenset("c' cela ça ceci".split())
_WE = frozenset("je j' nous me m' moi mon ma mes notre nos vous votre vos -nous -vous -je".split())
_OTHER = frozenset("autre autres tel telle tels telles même mêmes".split()) | dependence.NTH
_SHARES = dependence.SHARES
# Words that may join a line to one before it, wherever they stand: the last of « sur place ».
_JOINING = frozenset(
    "également déjà aussi pourtant cependant toutefois néanmoins ailleurs autant donc alors "
    "ensuite enfin place retour nouveau revanche voilà voici ainsi autrement là effet outre".split()
)
_PRONOUNS = frozenset({"subject", "object", "apart", "owner"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_TELLING = frozenset({"NOUN", "PROPN", "VERB"})
_FAR = 12  # tokens of a noun's complement that are looked at


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of a line with the chance, in [0, 1], that a reader of the line alone asks of it."""

    kind: Kind
    token: Token
    noun: Token | None
    chance: float


@dataclass(frozen=True, slots=True)
class Reading:
    """How a line reads: the chance that it leaves a question `alone`, and `beside` its context."""

    alone: float
    context: Span | None
    beside: float


@functools.cache
def _weights() -> dict[str, dict[str, float]]:
    path = Path(__file__).parent / "weights" / "asking.json"
    found: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _chance(traits: Iterable[str], weights: dict[str, float]) -> float:
    get = weights.get
    return 1.0 / (1.0 + math.exp(-sum(get(trait, 0.0) for trait in traits) - weights["1"]))


class _Told:
    """What a sentence tells of, as its followers ask for it."""

    __slots__ = (
        "_ties",
        "_vectors",
        "agreeing",
        "alone",
        "bodies",
        "finite",
        "indefinite",
        "line",
        "nouns",
        "people",
        "places",
        "tells",
        "verbs",
        "words",
    )

    def __init__(self, words: list[Token], mentions: Sequence[Mention]) -> None:
        self.words = words = words[: dependence.LONGEST]
        common = [t for t in words if t.pos_ == "NOUN"]
        self.nouns = {stem_of(t.low) for t in common}
        self.indefinite = {
            stem_of(t.low) for t in common if any(c.low in INDEFINITE for c in t.lefts)
        }
        self.people = sum(m.type == "PER" for m in mentions)
        self.bodies = sum(m.type == "ORG" for m in mentions)
        self.places = sum(m.type == "LOC" for m in mentions)
        self.verbs = [t.low for t in words if t.pos_ == "VERB"]
        self.finite = any(map(is_finite, words))
        self.tells = self.finite or len(words) >= SUBHEAD
        self.line = dependence.Line(words, [], 0)
        self.agreeing: dict[str, frozenset[str]] = {}
        self.alone = 0.0  # the chance that it leaves a question itself
        self._ties: dict[int, tuple[str, ...]] = {}
        self._vectors: tuple[list[str], NDArray[np.float32]] | None = None

    def ties(self, noun: Token, stem: str) -> tuple[str, ...]:
        """The names of what ties it to a noun, wherever that stands."""
        if noun.orth not in self._ties:
            self._ties[noun.orth] = tuple(self._tied(noun, stem))
        return self._ties[noun.orth]

    def _tied(self, noun: Token, stem: str) -> Iterator[str]:
        word, alike = noun.low, self.likeness(noun, stem)
        return _having(
            {
                "same noun": stem in self.nouns,
                "brought in": stem in self.indefinite,
                f"person, people {min(2, self.people)}": self.people and is_person(word),
                "body, bodies": self.bodies and is_body(word),
                "place, places": self.places and is_kind(word, "LOC"),
                "made from a verb": any(dependence.made_from(word, v) for v in self.verbs),
                "stands for": any(
                    t.pos_ in _NOMINAL and dependence.stands_for(word, t) for t in self.words
                ),
                f"alike {min(7, int(alike * 10))}": alike >= 0.3,
            }
        )

    def likeness(self, noun: Token, stem: str) -> float:
        """The cosine of a noun's vector with the likest other word's, 0 where it has none."""
        import numpy as np

        own = _unit(noun)
        if own is None:
            return 0.0
        if self._vectors is None:
            pairs = [(stem_of(t.low), _unit(t)) for t in self.words if t.pos_ in _TELLING]
            told = [(word, vector) for word, vector in pairs if vector is not None]
            rows = [vector for _, vector in told]
            self._vectors = [word for word, _ in told], np.array(rows or np.zeros((0, len(own))))
        stems, rows_ = self._vectors
        found = rows_ @ own
        return max(
            (float(c) for c, other in zip(found, stems, strict=True) if other != stem), default=0.0
        )


class Asking:
    """One article, asked of its lines."""

    def __init__(
        self,
        parsed: ParsedArticle,
        sentences: tuple[Sentence, ...],
        mentions: Sequence[Mention],
        quotes: Sequence[Quote],
    ) -> None:
        """All of them in any order but the sentences, which are in that of the text."""
        self.sentences = sentences
        self.pieces = [(piece.offset, words) for piece, words in words_of(parsed, sentences)]
        self.said = _by_sentence(quotes, sentences)
        named = _by_sentence(mentions, sentences)
        self.told = [_Told(words, own) for (_, words), own in zip(self.pieces, named, strict=True)]
        self._answers: dict[tuple[int, int, str], dict[int, float]] = {}
        self._uses: dict[str, list[int]] = {}
        self._brought: dict[str, int] = {}  # where a noun is first brought in: « un phare »
        for index, each in enumerate(self.told):
            for stem in each.nouns:
                self._uses.setdefault(stem, []).append(index)
            for stem in each.indefinite:
                self._brought.setdefault(stem, index)
        telling = [index for index, each in enumerate(self.told) if each.tells]
        self._opening = telling[0] if telling else len(self.told)
        self._telling = len(telling)

    @functools.cached_property
    def whole(self) -> list[list[Asked]]:
        """What each sentence asks as a line of its own."""
        found = []
        for index, (offset, words) in enumerate(self.pieces):
            found.append(self.asked(words, self.said[index], offset, index))
            self.told[index].alone = _left(found[-1], [0.0] * len(found[-1]))
        return found

    def asked(self, words: list[Token], said: list[Quote], offset: int, index: int) -> list[Asked]:
        """The words of a line of sentence `index` that may leave a question, in their order."""
        if "whole" in self.__dict__ and words == self.pieces[index][1]:
            return self.whole[index]
        weights = _weights()
        return [
            Asked(kind, token, noun, _chance(traits, weights[kind]))
            for kind, token, noun, traits in self.traits(words, said, offset, index)
        ]

    def traits(
        self, words: list[Token], said: list[Quote], offset: int, index: int
    ) -> Iterator[tuple[Kind, Token, Token | None, Iterator[str]]]:
        """Each word that may leave a question, with the names of its traits."""
        line = _Line(words, said, offset)
        seen: set[int] = set()
        for kind, token, noun in _candidates(line.words):
            if token.i not in seen and not line.is_nobody(kind, token):
                seen.add(token.i)
                yield kind, token, noun, self._traits(line, kind, token, noun, index)
        for token, leaning in line.rules.values():
            if token.i not in seen:
                kind = "link" if leaning == "link" else "time" if leaning == "time" else "share"
                yield kind, token, None, self._traits(line, kind, token, None, index)

    def _traits(
        self, line: _Line, kind: Kind, token: Token, noun: Token | None, index: int
    ) -> Iterator[str]:
        at, rule = token.i, line.rules.get(token.i)
        arc = (noun if noun is not None and kind in {"the", "this"} else token).dep_
        before = line.before(at)
        quoted = line.quoted.get(at, False)
        yield f"arc {arc.partition(':')[0]}"
        yield f"before {min(3, len(before))}"
        yield f"clauses {min(3, sum(v < at for v in line.verbs))}"
        yield from _having(
            {
                "rule": rule,
                f"rule {rule[1] if rule else None}": rule,
                "quoted": quoted,
                "quoted rule": quoted and at in line.inside,
                f"sentence {index}": index < 2,
                "opens": at == line.first,
                "before verb": at <= line.verb,
                "person before": any(t.ent_type_ == "PER" or is_person(t.low) for t in before),
                "name before": any(t.pos_ == "PROPN" for t in before),
                "subject before": any(t.dep_.startswith("nsubj") for t in before),
            }
        )
        if kind == "link" and at:
            yield f"after {token.nbor(-1).low}"
        if kind not in {"the", "this"}:
            yield f"word {_pronoun(token)}"
        if kind in _PRONOUNS:
            yield from _of_pronoun(line, kind, token)
        if kind == "subject":
            yield from _of_subject(line, token)
        elif kind == "clausal":
            yield from _of_clausal(line, token)
        if noun is not None:
            yield from _of_phrase(line, token, noun)
            yield from self._of_noun(line, token, noun, before, index)

    def _of_noun(
        self, line: _Line, token: Token, noun: Token, before: list[Token], index: int
    ) -> Iterator[str]:
        """What kind of thing a noun means, and whether the text has told of one."""
        word = noun.low
        stem = stem_of(word)
        every = self._uses.get(stem, [])
        uses = bisect_left(every, index)  # how many before
        sorts = _sorts(word)
        bare = noun.right_edge.i == noun.i and not any(c.dep_ == "amod" for c in noun.children)
        yield f"noun {stem}"
        for sort in sorts:
            named = any(_may_mean(sort, t.ent_type_) for t in line.words)
            yield sort
            yield from _having(
                {
                    f"bare {sort}": bare,
                    f"{sort}, no name": not named,
                    f"{sort}, no name, told before": uses and not named,
                    f"one {sort}": token.low not in PLURAL,
                }
            )
        yield from _having(
            {
                "bare": bare,
                "bare, told before": bare and uses,
                "bare, new": bare and not uses,
                "same noun before": stem in {stem_of(t.low) for t in before},
                "kind before": any(_may_mean(s, t.ent_type_) for s in sorts for t in before),
                "told before": uses,
                "told just before": uses and every[uses - 1] == index - 1,
                "brought in before": self._brought.get(stem, index) < index,
                "made from a verb before": any(
                    dependence.made_from(word, verb)
                    for k in range(max(0, index - 2), index)
                    for verb in self.told[k].verbs
                ),
            }
        )

    def answers(self, asked: Asked, index: int) -> dict[int, float]:
        """The chance, in [0, 1], that each sentence within reach before `index` answers."""
        key = (index, asked.token.i, asked.kind)
        if key in self._answers:
            return self._answers[key]
        weights = _weights()["answer"]
        found = self._answers[key] = {}
        for k, tied in self.ties(asked, index).items():
            sure = asked.kind not in _PRONOUNS or "may be" in tied
            found[k] = _chance(tied, weights) * (1.0 if sure else UNLIKELY)
        return found

    def opens(self, index: int) -> bool:
        """Whether nothing but subheads and datelines stands before a sentence."""
        return index <= self._opening

    def is_alone(self, index: int) -> bool:
        """Whether a sentence that opens is the only one that tells anything."""
        return self._telling == (index == self._opening)

    def reach(self, index: int) -> list[int]:
        """The sentences before one that may answer it, in order, those without words left out."""
        near = range(max(0, index - REACH), index)
        lead = [k for k in (0, 1) if k < near.start]
        return [k for k in (*lead, *near) if self.told[k].words]

    def ties(self, asked: Asked, index: int) -> dict[int, frozenset[str]]:
        """The names of what ties a word to each sentence within reach."""
        found, nearer = {}, 0
        for k in reversed(self.reach(index)):
            found[k] = frozenset(self._ties(asked, index, k, nearer))
            nearer += "may be" in found[k]
        if nearer == 1:
            only = next(k for k, tied in found.items() if "may be" in tied)
            found[only] |= {"only one that may be"}
        return found

    def _ties(self, asked: Asked, index: int, k: int, nearer: int) -> Iterator[str]:
        """`nearer` sentences after `k` name something that the word may mean."""
        told, kind, noun = self.told[k], asked.kind, asked.noun
        yield f"far {min(6, index - k)}"
        yield f"{kind} far {min(3, index - k)}"
        yield f"leans {int(told.alone * 3.99)}"
        yield from _having({"lead": k == 0, "no verb": not told.finite})
        if noun is not None and kind in {"the", "this", "other"}:
            yield from self._noun_ties(noun, index, k)
        elif kind in _PRONOUNS:
            pronoun = "" if kind == "owner" else _pronoun(asked.token)
            agreeing = told.agreeing.get(pronoun)
            if agreeing is None:
                agreeing = told.agreeing[pronoun] = frozenset(_agreeing(told.line, pronoun))
            yield from agreeing
            of = dependence.Leaning("owner" if kind == "owner" else "pronoun", asked.token)
            may_be = dependence.may_be(of, told.line)
            between = range(k + 1, index)
            yield from _having(
                {
                    "may be": may_be,
                    "nearest that may be": may_be and not nearer,
                    "one nearer may be": may_be and nearer,
                    f"people {min(2, told.people)}": told.people,
                    "last people": told.people and not any(self.told[j].people for j in between),
                    "bodies": told.bodies,
                }
            )
        elif told.people:
            yield f"{kind} people"

    def _noun_ties(self, noun: Token, index: int, k: int) -> Iterator[str]:
        stem = stem_of(noun.low)
        yield from self.told[k].ties(noun, stem)
        if any(stem in self.told[j].nouns for j in range(k + 1, index)):
            yield "same noun nearer"

    def reading(self, asked: Sequence[Asked], index: int, lead: Span | None = None) -> Reading:
        """How a line with these questions reads, alone and beside what answers most of them.

        `lead` is what its own sentence says before the line, where that may be shown.
        """
        alone = _left(asked, [0.0] * len(asked))
        best = Reading(alone, None, alone)
        if not asked:
            return best
        asked = [each for each in asked if each.chance > SLIGHT]
        answers = [self.answers(each, index) for each in asked]
        least = alone
        for run, led in self._runs(index, lead):
            own = self._within(asked, index) if led else asked
            told = [1.0 - math.prod(1.0 - each.get(k, 0.0) for k in run) for each in answers]
            left = _left(own, told)
            end = lead.end if led and lead else self.sentences[run[-1]].end
            span = Span(self.sentences[run[0]].start if run else self.sentences[index].start, end)
            cost = left + COST * (len(run) + led)
            if cost < least and span.end - span.start <= LONGEST:
                least, best = cost, Reading(alone, span, left)
        return best

    def _within(self, asked: Sequence[Asked], index: int) -> list[Asked]:
        """The same words, as the whole of their sentence has them."""
        known = {each.token.i: each for each in self.whole[index]}
        return [known.get(each.token.i, each) for each in asked]

    def _runs(self, index: int, lead: Span | None) -> Iterator[tuple[range, bool]]:
        if lead is not None:
            yield range(0), True
        for k in self.reach(index):
            if self.told[k].tells:
                yield range(k, k + 1), False
        told = [k for k in range(max(0, index - REACH), index) if self.told[k].finite]
        for first in reversed(told[-WINDOW:]):  # neither from a subhead nor to one
            run = range(first, told[-1] + 1)
            if len(run) > 1:
                yield run, False
            if lead is not None:
                yield run, True


def _by_sentence(spans: Iterable[Any], sentences: Sequence[Sentence]) -> list[list[Any]]:
    """Spans by each sentence that they share a character with."""
    starts = [sentence.start for sentence in sentences]
    found: list[list[Any]] = [[] for _ in sentences]
    for span in spans:
        k = max(0, bisect_right(starts, span.start) - 1)
        while k < len(sentences) and sentences[k].start < span.end:
            if span.start < sentences[k].end:
                found[k].append(span)
            k += 1
    return found


def _left(asked: Sequence[Asked], told: Sequence[float]) -> float:
    """The chance that one question or more is left."""
    return 1.0 - math.prod(
        1.0 - each.chance * (1.0 - answer) for each, answer in zip(asked, told, strict=True)
    )


class _Line:
    """The words of a line with what every trait asks of them."""

    def __init__(self, words: list[Token], said: list[Quote], offset: int) -> None:
        self.words = words = words[: dependence.LONGEST]
        self.read = dependence.Line(words, said, offset)
        self.rules = {e.token.i: (e.token, e.kind) for e in dependence.leanings_of(self.read)}
        self.quoted = {t.i: q for t, q in zip(self.read.body, self.read.quoted, strict=True)}
        self.first = self.read.body[0].i if self.read.body else -1
        self.verbs = [t.i for t in words if is_finite(t)]
        self.verb = self.verbs[0] if self.verbs else len(words) + (words[-1].i if words else 0)
        self.nominal = [t for t in words if t.pos_ in _NOMINAL and not is_time(t)]
        self.place = {t.i: k for k, t in enumerate(self.read.body)}

    @functools.cached_property
    def inside(self) -> frozenset[int]:
        """What leans within quotations, as if they were nobody's."""
        return frozenset(each.token.i for each in leanings(self.words, [], 0))

    def is_nobody(self, kind: Kind, token: Token) -> bool:
        """« il faut », « il y a »; « ça fait dix ans que »."""
        place = self.place.get(token.i)
        if place is None or kind not in {"subject", "clausal"}:
            return False
        if kind == "subject":
            return dependence.impersonal(self.read, place)
        return dependence.lasts(self.read, place)

    def before(self, at: int) -> list[Token]:
        """The nouns and names before a word."""
        return [t for t in self.nominal if t.i < at]


def _candidates(words: list[Token]) -> Iterator[tuple[Kind, Token, Token | None]]:
    for token in words:
        word, tag = token.low, token.pos_
        noun = _noun_of(token) if _is_definite(word, tag) or word in DEMONSTRATIVE else None
        kind = _kind(token, word, tag, noun)
        if kind == "owner":
            noun = token.head if token.head.i > token.i else None
        elif kind == "other":
            noun = token.head if token.head.pos_ == "NOUN" else None
        if kind is not None:
            yield kind, token, noun


def _kind(token: Token, word: str, tag: str, noun: Token | None) -> Kind | None:
    ways: tuple[tuple[Kind, bool], ...] = (
        ("subject", word in _SUBJECTS and tag != "DET"),
        ("clausal", word in _CLAUSAL or (word == "ce" and tag == "PRON")),
        ("this", word in DEMONSTRATIVE),
        ("owner", word in THEIRS and tag == "DET"),
        ("object", word in _OBJECTS and tag == "PRON"),
        ("apart", word in _APART and tag != "DET"),
        ("elsewhere", word in {"y", "en"} and tag == "PRON"),
        ("we", word in _WE),
        ("other", word in _OTHER),
        ("the", noun is not None and noun.pos_ in {"NOUN", "ADJ"} and not is_time(noun)),
        ("share", word in _SHARES and _is_share(token, tag)),
        ("link", word in _JOINING),
    )
    return next((kind for kind, holds in ways if holds), None)


def _is_share(token: Token, tag: str) -> bool:
    """« certains refusent », « les deux »; not « deux élus »."""
    following = token.nbor(1).pos_ if token.i + 1 < len(token.doc) else ""
    if token.i and token.nbor(-1).low in DEFINITE:
        return True
    return tag in {"PRON", "NUM", "DET", "ADJ"} and following not in {"NOUN", "DET", "PROPN"}


def _is_definite(word: str, tag: str) -> bool:
    """« le », and « du », « aux »; not « des » of some."""
    if word in DEFINITE:
        return tag == "DET"
    return word in CONTRACTED and (tag == "ADP" or (tag == "DET" and word != "des"))


def _noun_of(token: Token) -> Token | None:
    """The noun that a determiner stands before."""
    head = token.head
    if token.i < head.i <= token.i + 5 and head.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return head
    for following in token.doc[token.i + 1 : token.i + 4]:
        if following.pos_ == "NOUN":
            return following
        if following.pos_ not in {"ADJ", "NUM", "ADV"}:
            return None
    return None


def _pronoun(token: Token) -> str:
    """A word without what its inversion puts before it: « a-t-il » → « il »."""
    return token.low.lstrip("-").removeprefix("t-")


def _of_pronoun(line: _Line, kind: Kind, token: Token) -> Iterator[str]:
    """Whether the line names somebody or something of its gender and number."""
    read = line.read
    place = line.place.get(token.i, 0)
    named = read.named(place, "" if kind == "owner" else _pronoun(token))
    tokens = [read.body[n] for n in named]
    last = max((n for n in read.nominals if n < place), default=-1)
    yield from _having(
        {
            "agrees": named,
            "agrees with a subject": any(t.dep_.startswith("nsubj") for t in tokens),
            "agrees with somebody": any(t.ent_type_ == "PER" or is_person(t.low) for t in tokens),
            "agrees with the last": named and named[-1] == last,
            "somebody after": any(t.ent_type_ == "PER" and t.i > token.i for t in line.words),
            "inverted": token.low.startswith("-"),
        }
    )


def _of_subject(line: _Line, token: Token) -> Iterator[str]:
    near = [t.low for t in line.words if token.i < t.i <= token.i + 3]
    yield from _having(
        {
            "there is": "y" in near,
            "concerns": "s'" in near and any(word.startswith("agi") for word in near),
            "says": saying.form(token.head.text) is not None,
        }
    )


def _of_clausal(line: _Line, token: Token) -> Iterator[str]:
    near = [t.low for t in line.words if token.i < t.i <= token.i + 6]
    yield from _having(
        {
            "cleft": {"que", "qu'", "qui"} & set(near),
            "is": near and near[0].startswith(("est", "ét", "ser")),
        }
    )


def _of_phrase(line: _Line, token: Token, noun: Token) -> Iterator[str]:
    """What a noun phrase says of its noun."""
    after = [t for t in line.words if noun.i < t.i <= noun.right_edge.i][:_FAR]
    own = list(noun.children)
    following = noun.nbor(1).text if noun.i + 1 < len(noun.doc) else ""
    yield from _having(
        {
            "of": after and after[0].low in {"de", "d'", "du", "des"},
            "of a name": any(t.pos_ == "PROPN" for t in after),
            "of a noun": any(t.pos_ == "NOUN" for t in after),
            "who": any(c.dep_.startswith("acl") for c in own if c.i > noun.i),
            "described": any(c.dep_ == "amod" for c in own),
            "people's": any(c.dep_ == "amod" and _is_peoples(c) for c in own),
            "apposed": any(c.dep_ in {"appos", "flat:name", "flat"} for c in own),
            "before a capital": following[:1].isupper(),
            "capital": noun.text[:1].isupper(),
            "plural": token.low in PLURAL,
            "complement": noun.dep_ == "nmod",
            "complement beside a name": noun.dep_ == "nmod"
            and any(t.pos_ == "PROPN" for t in noun.head.children),
            "other": any(c.low in _OTHER for c in own if c.i < noun.i),
        }
    )


def _is_peoples(adjective: Token) -> bool:
    return adjective.text.capitalize() in inhabitants()


@functools.lru_cache(maxsize=4096)
def _sorts(word: str) -> tuple[str, ...]:
    """What a common noun may mean."""
    return tuple(
        _having(
            {
                "person": is_person(word),
                "body": is_body(word),
                "firm": word in FIRMS,
                "one": is_one_of_a_kind(word),
                "happens": happens(word),
                "place": is_kind(word, "LOC"),
                "writing": is_writing(word),
            }
        )
    )


def _having(traits: Mapping[str, object]) -> Iterator[str]:
    """The names of those that hold."""
    return (name for name, holds in traits.items() if holds)


def _may_mean(sort: str, kind: str) -> bool:
    return (sort, kind) in {("person", "PER"), ("body", "ORG"), ("place", "LOC")}


def _agreeing(line: dependence.Line, pronoun: str) -> Iterator[str]:
    tokens = [line.body[n] for n in line.named(len(line.body), pronoun)]
    return _having(
        {
            "agrees": tokens,
            "agrees with somebody": any(t.ent_type_ == "PER" or is_person(t.low) for t in tokens),
            "agrees with a subject": any(t.dep_.startswith("nsubj") for t in tokens),
            "agrees with a name": any(t.pos_ == "PROPN" for t in tokens),
        }
    )


def _unit(token: Token) -> NDArray[np.float32] | None:
    """A word's vector, of length 1; None for one without."""
    import numpy as np

    vectors = token.doc.vocab.vectors
    row = vectors.key2row.get(token.orth)
    if row is None:
        return None
    vector: NDArray[np.float32] = vectors.data[row]
    norm = float(np.linalg.norm(vector))
    return vector / norm if norm else None
