"""Who is met in a text, man or woman, one or many: what a pronoun may stand for, and how surely."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from annotated_briefing.french import determiners, given_names, nouns, peoples, spelling
from annotated_briefing.model import Mention, Span

Gender = Literal["m", "f"]
Number = Literal["s", "p"]

_FEMININE = determiners.FEMININE | {"mme", "madame", "mlle"}
_MASCULINE = determiners.MASCULINE | {"m", "monsieur"}
_PLURAL = determiners.PLURAL | determiners.SEVERAL | {"mm", "mmes", "de", "nombreux", "nombreuses"}
_CIVILITY = re.compile(r"(?<!\w)(?:(?P<m>M\.|Monsieur|Mgr)|(?P<f>Mme|Madame|Mlle))\s+$")
_BESIDE = re.compile(r"(?<!\w)(?P<article>le|la|un|une)\s+(?P<noun>[^\W\d_]+)[^,;:.()«»\"]*$", re.I)
# « son fils X », « leur mère, X »: kin are men or women by their noun.
_KIN = re.compile(
    r"(?<!\w)(?:son|sa|leur|mon|ma|notre)\s+(?P<noun>[^\W\d_]+(?:-[^\W\d_]+)?)"
    r"(?:\s+(?:a[îi]née?|cadette?))?,?\s+$",
    re.I,
)
_APPOSED = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?,\s*(?:\d+ ans,\s*)?(?P<article>(?:la|le|une|un)\s+)?"
    r"(?:(?:jeune|ancien|ancienne|nouveau|nouvelle|autre|célèbre|ex)[\s-])*(?P<noun>[^\W\d_]+)",
    re.I,
)
_OF_WHOM = re.compile(r"(?<!\w)(?:d[ue]|de la|de l['’]|d['’])\s*(?P<noun>[^\W\d_]+)?\s*$", re.I)
# Feminine whoever is meant, or masculine by old custom: the article says nothing of the person.
_EITHER = frozenset(
    "star victime vedette recrue personne sentinelle idole personnalité figure icône légende "
    "ministre maire juge chef auteur médecin professeur écrivain procureur gouverneur "
    "ambassadeur témoin".split()
)
_SHE = re.compile(
    r"(?:ienne|trice|euse|ière|ente|ante|enne|onne|eure|esse|ère|ée|femme|fille|sœur|soeur|élue|une)$"
)
PRONOUNS: dict[str, tuple[Gender | None, Number]] = {
    "il": ("m", "s"),
    "elle": ("f", "s"),
    "lui": ("m", "s"),
    "celui": ("m", "s"),
    "celle": ("f", "s"),
    "ils": (None, "p"),
    "elles": ("f", "p"),
    "eux": (None, "p"),
}
FAR = 5  # sentences of the author's own behind a pronoun; what stands further back is a guess
_AROUND = 80  # characters beside a name that tell a man from a woman


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody met at `at`, by name, by a description or by a pronoun resolved before.

    `span` is what names them. Gender and number are None where the text does not show them;
    `names` are the folded words of the name, `head` the noun where there is none. `sure` tells
    whether nothing speaks against the chain that leads to `span`.
    """

    span: Span
    at: int
    gender: Gender | None
    number: Number | None
    names: frozenset[str] = frozenset()
    head: str = ""
    spoke: bool = False
    subject: bool = False
    human: bool = True
    sure: bool = True
    object: bool = False

    def fits(self, pronoun: str | None) -> bool:
        if pronoun is None or pronoun not in PRONOUNS:
            return True
        gender, number = PRONOUNS[pronoun]
        if self.number is not None and self.number != number:
            return False
        return gender is None or self.gender is None or self.gender == gender

    def is_same(self, other: Heard) -> bool:
        """Whether both may be one person: « Luc Brun » and « M. Brun », never « Claire Brun »."""
        if self.span == other.span:
            return True
        if self.names and other.names:
            return self.names <= other.names or other.names <= self.names
        return bool(self.head) and self.head == other.head


@dataclass(slots=True)
class Memory:
    """Who was met so far, in the order of the text; `starts` are those of its sentences."""

    starts: Sequence[int]
    heard: list[Heard] = field(default_factory=list)

    def add(self, heard: Heard) -> None:
        insort(self.heard, heard, key=lambda h: h.at)

    def sentence(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1

    def before(self, at: int) -> list[Heard]:
        """Those met before `at`, the latest first."""
        end = bisect_left(self.heard, at, key=lambda h: h.at)
        return self.heard[max(0, end - 40) : end][::-1]

    def last_speaker(self, before: int) -> Heard | None:
        return next((h for h in self.before(before) if h.spoke), None)

    def is_next_to(self, one: Heard, before: int) -> bool:
        """Whether somebody was met last of all by name, in the sentence before a place or in it."""
        last = next((h for h in self.before(before) if h.names and h.human), None)
        near = self.sentence(before) - self.sentence(one.at) <= 1
        return near and last is not None and last.is_same(one)

    def only_person(self, before: int, gender: Gender | None = None) -> Heard | None:
        """The one person, of a gender where given, of whom alone the text has spoken so far."""
        end = bisect_left(self.heard, before, key=lambda h: h.at)
        people = [
            h
            for h in self.heard[:end]
            if h.human and h.number != "p" and (None in {gender, h.gender} or gender == h.gender)
        ]
        named = next((h for h in reversed(people) if h.names), None)
        if named is None or not all(h.is_same(named) for h in people):
            return None
        return replace(named, sure=True, spoke=any(h.spoke for h in people))

    def rival_since(self, one: Heard, before: int) -> bool:
        """Whether another was named since `one` was met last: then either may be taken up."""
        for other in self.before(before):
            if other.is_same(one):
                return False
            if other.names and other.human:
                return True
        return False

    def resolve(self, before: int, pronoun: str | None) -> Heard | None:
        """Whom a pronoun stands for: the subject of the nearest sentence with one that fits.

        Sure when that sentence has no other subject that fits, and, where it has none as its
        subject, when nobody else that fits was met or speaking just before.
        """
        fitting = [h for h in self.before(before) if h.fits(pronoun)]
        people = [h for h in fitting if h.human or h.subject or h.spoke]
        if not people:
            return None
        nearest = self.sentence(people[0].at)
        group = [h for h in people if self.sentence(h.at) == nearest]
        leading = [h for h in group if h.subject or h.spoke]
        chosen = min(leading or group, key=lambda h: (not h.human, not h.spoke, h.at))
        rivals = leading or group
        if leading and not chosen.spoke:
            rivals = [*leading, *(h for h in group if h.object)]
        if not leading or chosen.gender is None or not chosen.human:
            # Named in passing, or maybe a woman: whoever fits nearby could be meant as well.
            rivals = [
                h
                for h in people
                if nearest - self.sentence(h.at) <= 1
                and (
                    not leading
                    or (h.spoke and (h.names or not chosen.spoke))
                    or (h.subject and (h.names or not chosen.human))
                )
            ]
        if chosen.human and chosen.spoke:
            rivals = [h for h in rivals if h.human]
        sure = (
            chosen.sure
            and self.sentence(before) - nearest <= (1 if chosen.number == "p" else FAR)
            and all(h.is_same(chosen) for h in rivals)
        )
        return met(chosen, before, sure=sure)


def met(one: Heard, at: int, *, sure: bool, spoke: bool = False, subject: bool = False) -> Heard:
    """The same person, met again at `at`."""
    return Heard(
        one.span, at, one.gender, one.number, one.names, one.head, spoke, subject, one.human, sure
    )


def described(
    words: list[str], gender: Gender | None, number: Number | None
) -> tuple[Gender | None, Number | None]:
    """Gender and number by a noun phrase's first word, else as its head's morphology says."""
    first = words[0].lower().rstrip(".'’") if words else ""
    if first in _PLURAL or "et" in (w.lower() for w in words):
        return (gender if first in _PLURAL else None), "p"
    if first in _FEMININE:
        return "f", "s"
    if first in _MASCULINE:
        return "m", "s"
    return gender, number


@functools.lru_cache(maxsize=4096)
def name_words(name: str) -> frozenset[str]:
    """The folded words of a name without its particles (« de », « ben »)."""
    return frozenset(w for w in spelling.words(name) if w not in spelling.PARTICLES)


class Genders:
    """Man or woman for each person's name of an article, by all that stands beside it there."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._known: dict[frozenset[str], Gender | None] = {}
        for mention in mentions:
            if mention.type != "PER":
                continue
            names = name_words(mention.of(text))
            gender = _beside(text, mention)
            if gender is None:
                continue
            if self._known.setdefault(names, gender) != gender:
                self._known[names] = None
        self._by_word: dict[str, list[frozenset[str]]] = {}
        for names in self._known:
            for word in names:
                self._by_word.setdefault(word, []).append(names)

    def of(self, text: str, mention: Span) -> Gender | None:
        """The gender of a name where it stands: its own civility first, else what is known."""
        own = _civility(text, mention)
        if own:
            return own
        names = name_words(mention.of(text))
        if names in self._known:
            return self._known[names]
        alike = {k for word in names for k in self._by_word.get(word, ())}
        found = {self._known[k] for k in alike if k <= names or names <= k}
        return found.pop() if len(found) == 1 else None


def _civility(text: str, mention: Span) -> Gender | None:
    match = _CIVILITY.search(text[max(0, mention.start - 12) : mention.start])
    if match is None:
        match = _CIVILITY.match(mention.of(text).split(" ", 1)[0] + " ")
    if match is None:
        return None
    return "m" if match["m"] else "f"


def _beside(text: str, mention: Span) -> Gender | None:
    civil = _civility(text, mention)
    if civil:
        return civil
    given = given_names.gender(mention.of(text))
    if given:
        return given
    kin = _KIN.search(text[max(0, mention.start - _AROUND) : mention.start])
    if kin is not None and kin["noun"].lower() in nouns.KIN:
        return "m" if kin["noun"].lower() in nouns.HIS_KIN else "f"
    before = _BESIDE.search(text[max(0, mention.start - _AROUND) : mention.start])
    if before and _is_person(before["noun"]) and not _owned(before.group()):
        return _by_noun(before["article"], before["noun"])
    after = _APPOSED.match(text[mention.end : mention.end + _AROUND])
    if after and _is_person(after["noun"]):
        return _by_noun((after["article"] or "").strip(), after["noun"])
    return None


def _is_person(noun: str) -> bool:
    return nouns.is_kind(noun, "PER")


def _owned(words: str) -> bool:
    """« la sœur de », « la sœur du Canadien »: what stands there is not who bears the name."""
    match = _OF_WHOM.search(words)
    if match is None:
        return False
    word = match["noun"]
    return word is None or word in peoples.inhabitants() or _is_person(word)


def _by_noun(article: str, noun: str) -> Gender | None:
    word, article = noun.lower(), article.lower()
    if word in _EITHER:
        return "f" if article in {"la", "une"} and word not in {"star", "victime"} else None
    if article:
        return "f" if article in {"la", "une"} else "m"
    if _SHE.search(word):
        return "f"
    return None if word.endswith("e") else "m"
