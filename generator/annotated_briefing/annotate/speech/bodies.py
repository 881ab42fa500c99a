"""The body behind « le groupe », « l'agence »: the one that the text calls so, or speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from annotated_briefing.french import nouns, saying, spelling
from annotated_briefing.french.determiners import (
    DEFINITE,
    DEMONSTRATIVE,
    DETERMINERS,
    ONE,
    PLURAL,
    before_noun,
)
from annotated_briefing.french.fold import fold
from annotated_briefing.model import Mention, Sentence, Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ONE_OF = re.compile(
    f"{before_noun((DEFINITE | DEMONSTRATIVE) - PLURAL)}(?P<words>[^\\W\\d_][\\w-]*(?: [\\w-]+)?)",
    re.I,
)
_OPENING = re.compile(rf"(?<!\w){before_noun(DETERMINERS)}", re.I)
_PUNCTUATED = re.compile(r"[,;:.()«»\"“”!?]")
_BRACKET = re.compile(r"\s*(?:\((?P<short>[^()]{2,40})\))?\s*")
_AFTER = re.compile(
    rf"{_BRACKET.pattern}(?:,\s*(?:{before_noun((DEFINITE - PLURAL) | ONE)})?"
    rf"|(?:est|était|reste|demeure)\s+{before_noun((DEFINITE - PLURAL) | ONE)})"
    r"(?P<words>(?:[\w-]+ ){0,2}[\w-]+)",
    re.I,
)
_CAPITAL = re.compile(r"[A-ZÀ-Ý]")
_TEAMS = nouns.listed("club équipe franchise formation")  # « le club des Marlins » is the Marlins
_HEARERS = re.compile(r"(?:(?<!\w)(?:à|auprès de)\s+(?:l['’]|la )?|(?<!\w)(?:au|aux)\s+)$", re.I)
_ANOTHER = re.compile(
    r"(?<!\w)(?:une?|autre|chaque|aucune?|premi[eè]re?|seconde?|deuxième)\s+$", re.I
)
_OF = re.compile(r"\s+(?:d['’]|d[eu]s?\s)", re.I)
_AROUND = 70  # characters before a name in which a noun may be set to it
_JOINS = nouns.listed("de des du d' à au aux et ou par avec pour que qui")
_ACCORDING = frozenset({"selon", "après"})
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+(?:l['’]|l[ae]\s+)?$")
_GOVERNED = re.compile(
    r"(?:(?<!\w)(?:de|du|des|à|au|aux|par|avec|pour|contre|chez|sur|en|dans)\s+(?:la |les |l['’])?"
    r"|(?<!\w)d['’])$",
    re.I,
)


@dataclass(slots=True)
class Body:
    """One body of the text: its mentions in order, and the nouns that the text gives it."""

    mentions: list[Span] = field(default_factory=list)
    names: set[frozenset[str]] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)  # what stands with these nouns, folded

    def last_before(self, at: int) -> Span:
        """Its last mention before a place, after its first."""
        return self.mentions[bisect_left(self.mentions, at, key=lambda m: m.start) - 1]


class Bodies:
    """Finds the body that a definite noun takes up, where only one can be meant.

    It is the one that the text calls by that noun: in its own name (« l'Agence du lac »), before
    it (« le groupe Norbel ») or after it (« Norbel, groupe de luxe »). A noun that the text sets
    to no name (« le groupe ») is the only body named so far, or the one its sentence turns on,
    unless other nouns of the text forbid it.
    """

    def __init__(self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]):
        self._text = text
        self._starts = [s.start for s in sentences]
        self._bodies: list[Body] = []
        self._named: list[tuple[int, Body]] = []
        self._by_word: dict[str, list[Body]] = {}
        self._by_noun: dict[str, list[Body]] = {}
        self._told: set[int] = set()  # where a noun that is set to a name starts
        spans = sorted(mentions, key=lambda m: m.start)
        self._taken = [m.start for m in spans]
        for mention in spans:
            if mention.type == "ORG":
                self._meet(mention)

    def of(self, span: Span) -> Span | None:
        """The last mention, before « le NOUN », of the body that it stands for."""
        match = _ONE_OF.fullmatch(span.of(self._text))
        if match is None:
            return None
        noun, *rest = match["words"].lower().split()
        if rest and noun not in nouns.BODIES:
            noun, rest = rest[0], [noun]  # « le petit club »
        if noun not in nouns.BODIES or nouns.is_one_of_a_kind(noun):
            return None
        if self._others.get(noun, span.start) < span.start:
            return None
        at = span.start
        called = [b for b in self._by_noun.get(noun, ()) if b.mentions[0].start < at]
        if called:
            apart = len(called) > 1 or any(fold(word) not in called[0].words for word in rest)
            return None if apart else called[0].last_before(at)
        body = None if rest else self._spoken_of(noun, at)
        return body.last_before(at) if body else None

    def _spoken_of(self, noun: str, at: int) -> Body | None:
        """The body that no other of the text, or of the sentence, competes with."""
        groups = [group for group in nouns.BODIES_ALIKE if noun in group]
        if not groups:
            return None

        def fits(body: Body) -> bool:
            return not body.nouns or any(body.nouns & group for group in groups)

        fitting: list[Body] = []
        for body in self._bodies:
            if body.mentions[0].start >= at or len(fitting) > 1:
                break
            if fits(body):
                fitting.append(body)
        if len(fitting) == 1:
            return fitting[0]
        if nouns.MEDIA in groups:
            telling = [b for b in self._telling if b.mentions[0].start < at and fits(b)]
            return telling[0] if len(telling) == 1 else None
        start = self._starts[max(0, bisect_right(self._starts, at) - 1)]
        first = bisect_left(self._named, start, key=lambda named: named[0])
        here = self._named[first : bisect_left(self._named, at, key=lambda named: named[0])]
        leading = {
            id(body): body
            for begin, body in here
            if fits(body) and not _GOVERNED.search(self._text[max(0, begin - 15) : begin])
        }
        return next(iter(leading.values())) if len(leading) == 1 else None

    @cached_property
    def _telling(self) -> list[Body]:
        """Bodies that report: « rapporte Le Phare », « selon Le Phare »."""
        return [
            body
            for body in self._bodies
            if any(
                (word := _LAST_WORD.search(self._text[max(0, m.start - 30) : m.start]))
                and (word[1].lower() in _ACCORDING or saying.form(word[1]))
                for m in body.mentions
            )
        ]

    @cached_property
    def _others(self) -> dict[str, int]:
        """Where the text first speaks of one more such body: « un club », « le club de Brumes »."""
        found: dict[str, int] = {}
        inside = {
            at for body in self._bodies for m in body.mentions for at in range(m.start, m.end)
        }
        for match in _WORD.finditer(self._text):
            noun, at = match.group().lower(), match.start()
            if noun not in nouns.BODIES or noun in found or at in inside or at in self._told:
                continue
            led = _ANOTHER.search(self._text[max(0, at - 15) : at])
            if led or _OF.match(self._text, match.end()):
                found[noun] = at
        return found

    def _meet(self, mention: Mention) -> None:
        name = mention.of(self._text)
        lead = self._text[max(0, mention.start - 20) : mention.start]
        if name.isupper() and (_HEARERS.search(lead) or lead.endswith("(")):
            return  # « a-t-il dit à l'AFP », « la Ligue du lac (LDL) »
        if not _CAPITAL.search(name):
            return  # « le ministère public » names no one body
        plain = _OPENING.sub("", name, count=1)
        words = frozenset(spelling.words(plain))
        body = self._same(words)
        if body is None:
            body = Body()
            self._bodies.append(body)
        body.mentions.append(mention.span)
        self._named.append((mention.start, body))
        self._name(body, words)
        first = _WORD.search(plain)
        if first and first.group().lower() in nouns.BODIES:
            self._call(body, first.group().lower(), name, mention.start)
        self._before(body, mention)
        self._after(body, mention)

    def _same(self, words: frozenset[str]) -> Body | None:
        near = (b for word in words for b in self._by_word.get(word, ()))
        return next((b for b in near if any(n <= words or words <= n for n in b.names)), None)

    def _name(self, body: Body, words: frozenset[str]) -> None:
        if words and words not in body.names:
            body.names.add(words)
            for word in words:
                self._by_word.setdefault(word, []).append(body)

    def _call(self, body: Body, noun: str, words: str, at: int) -> None:
        """Note that the text calls a body so, in `words` that start there."""
        if noun not in body.nouns:
            body.nouns.add(noun)
            self._by_noun.setdefault(noun, []).append(body)
        body.words.update(map(fold, _WORD.findall(words.lower())))
        self._told.add(at + words.lower().index(noun))

    def _before(self, body: Body, mention: Mention) -> None:
        """« le géant suédois Norbel », « le club des Marlins »."""
        left = max(0, mention.start - _AROUND)
        lead = self._text[left : mention.start]
        for opening in _OPENING.finditer(lead):
            words = lead[opening.end() :]
            noun = _set_to(words)
            if noun:
                self._call(body, noun, words, left + opening.end())
                return

    def _after(self, body: Body, mention: Mention) -> None:
        """« Norbel (NBL), géant du meuble », « Norbel est une association »."""
        short = _BRACKET.match(self._text, mention.end)
        if short and short["short"] and short["short"].isupper():
            self._name(body, frozenset(spelling.words(short["short"])))
        match = _AFTER.match(self._text, mention.end)
        if match is None:
            return
        said = takewhile(lambda word: word not in _JOINS, match["words"].lower().split())
        noun = next((word for word in said if word in nouns.BODIES), None)
        after = bisect_left(self._taken, match.start("words"))
        another = after < len(self._taken) and self._taken[after] <= match.end("words") + 1
        if noun and not another:
            self._call(body, noun, match["words"], match.start("words"))


def _set_to(words: str) -> str | None:
    """The noun of « géant suédois », « club des »: what ends there is that body's name."""
    if _PUNCTUATED.search(words):
        return None
    parts = words.lower().replace("d’", "d'").split()
    if parts[-1:] and parts[-1] in {"de", "des", "du", "d'"} and _TEAMS & set(parts[:2]):
        parts.pop()
    noun = next((part for part in parts if part in nouns.BODIES), None)
    return None if len(parts) > 3 or _JOINS & set(parts) else noun
