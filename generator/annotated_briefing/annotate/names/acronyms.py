"""Acronyms beside what they stand for: « la Fédération française de triathlon (FFTri) »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotated_briefing.annotate.names.overlaps import by_start, overlapping, put
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.french.determiners import CONTRACTED, DEFINITE, ONE
from annotated_briefing.french.fold import fold
from annotated_briefing.french.nouns import is_kind, listed
from annotated_briefing.french.peoples import countries
from annotated_briefing.model import EntityType, Mention

_BRACKETED = re.compile(r"\s?\(\s?([A-ZÉÈ][\w.&-]{1,11}?)\s?(?:,[^()]{0,60})?\)")
_COINED = re.compile(r"(?:[A-ZÉ][a-zà-ÿ]{1,2}){2,3}")
_WORD = re.compile(r"[^\W_]+")
# Folded words that give no letter.
_SMALL = (
    DEFINITE
    | ONE
    | CONTRACTED
    | listed("a d de en et of the for and pour par sur dans y del da contre")
)
LONGEST = 12  # words of what an acronym stands for


@dataclass(frozen=True, slots=True)
class Pair:
    """Spans in the article's text: of the name in full, then of the acronym."""

    start: int
    end: int
    short_start: int
    short_end: int


def pairs(text: str, start: int, end: int) -> Iterator[Pair]:
    """The acronyms in brackets after the name they stand for, in one paragraph of `text`."""
    for bracket in _BRACKETED.finditer(text, start, end):
        short = bracket[1]
        letters = [c for c in short if c.isalpha()]
        coined = len(letters) > 3 and short[1:].islower()  # « Lidepec »
        if sum(c.isupper() for c in letters) < 2 and not coined:
            continue
        words = list(_WORD.finditer(text, start, bracket.start()))[-LONGEST:]
        first = full_form(letters, [word[0] for word in words])
        if first is not None and not (coined and len(words) - first < 3):
            yield Pair(words[first].start(), words[-1].end(), bracket.start(1), bracket.end(1))


def full_form(letters: list[str], words: list[str]) -> int | None:
    """The index in `words` where what the letters stand for begins; it ends with the last word.

    Every word but the small ones gives its initial, in order, and may give the letters after it
    (« FFTri »); None where they do not fit.
    """
    wanted = fold("".join(letters))

    def fits(index: int, rest: str) -> bool:
        """Whether words[index:] spell `rest` exactly."""
        if index == len(words):
            return not rest
        word = fold(words[index])
        if word in _SMALL and fits(index + 1, rest):
            return True
        for taken in range(1, min(4, len(word), len(rest)) + 1):
            if not rest.startswith(word[:taken]):
                return False
            if fits(index + 1, rest[taken:]):
                return True
        return False

    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if fold(word) not in _SMALL and fold(word[0]) == wanted[:1] and fits(index, wanted):
            return index
    return None


def spelled_out(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with acronyms and their full names whole and of one type.

    An acronym of something without a capital that is no body (« associations sans but lucratif
    (ASBL) ») names nothing, wherever it stands.
    """
    text = parsed.article.text
    settled = by_start(found)
    people = [mention.of(text).split() for mention in found if mention.type == "PER"]
    surnames = {words[0] for words in people if len(words) == 1}
    types: dict[str, EntityType | None] = {  # « IBK » is Ibrahim Boubacar Keïta
        "".join(word[0] for word in words): "PER"
        for words in people
        if len(words) > 2 and words[-1] in surnames
    }
    types |= dict.fromkeys(nicknames(text, found), "PER")
    for paragraph in parsed.article.paragraphs:
        for pair in pairs(text, paragraph.start, paragraph.end):
            form, short = text[pair.start : pair.end], text[pair.short_start : pair.short_end]
            over = settled[overlapping(settled, pair.start, pair.end)]
            kind = type_of(form, over, surnames)
            types.setdefault(short, kind)
            if kind is None:
                continue
            put(settled, Mention(pair.start, pair.end, type=kind))
            put(settled, Mention(pair.short_start, pair.short_end, type=kind))
    types |= {form: "ORG" for form in bracketed(text, settled) if form not in types}
    return [
        replace(mention, type=types.get(mention.of(text)) or mention.type)
        for mention in settled
        if types.get(mention.of(text), mention.type) is not None
    ]


def nicknames(text: str, found: list[Mention]) -> Iterator[str]:
    """Words made of the beginnings of a person's names, a capital each: « BoJo » of Boris
    Johnson."""
    coined = {
        form
        for mention in found
        if mention.type in ("LOC", "MISC") and _COINED.fullmatch(form := mention.of(text))
    }
    if coined:
        people = {form for m in found if m.type == "PER" and " " in (form := m.of(text))}
        for form in coined:
            if any(full_form(list(form), _WORD.findall(person)) == 0 for person in people):
                yield form


def bracketed(text: str, found: list[Mention]) -> Iterator[str]:
    """Acronyms in brackets right after an organisation, whatever their letters; and names made of
    its first syllable (« la Fédération des chasseurs (Fedecho) »)."""
    ends = {mention.end: mention for mention in found if mention.type == "ORG"}
    for mention in found:
        form = mention.of(text)
        brackets = text[mention.start - 2 : mention.start] + text[mention.end : mention.end + 1]
        whole = ends.get(mention.start - 2)
        if whole is None or brackets != " ()" or form in countries() or not form.isalpha():
            continue
        if (form.isupper() and len(form) > 2) or coined_from(form, whole.of(text)):
            yield form


def coined_from(form: str, whole: str) -> bool:
    """Whether one word begins as a longer name does, or is made of the beginnings of its words.

    « Fedecho » of « Fédération des chasseurs », « Fecamon » of « Fédération des canots du mont ».
    """
    name, words = fold(form), fold(whole).replace("'", " ").replace("’", " ").split()
    if len(name) < 4 or len(words) < 2:
        return False
    return name[:3] == words[0][:3] or beginnings(name, words)


def beginnings(name: str, words: list[str]) -> bool:
    """Whether `name` is two letters or more of the first of `words` and of some of the others."""
    if not name:
        return True
    return any(
        beginnings(name[taken:], words[place:])
        for taken in range(2, len(name) + 1)
        if words and words[0].startswith(name[:taken])
        for place in range(1, len(words) + 1)
    )


def type_of(form: str, over: list[Mention], surnames: set[str]) -> EntityType | None:
    """What a name in full is, given the mentions that overlap it; None if it is no name.

    A person's is one whose last word the article also writes alone.
    """
    words = form.split()
    if words[0][0].isupper():
        if is_kind(words[0], "ORG") and len(words) > 2:
            return "ORG"
        if len(over) == 1 and (over[0].type != "PER" or words[-1] in surnames):
            return over[0].type
        return "ORG"
    plural = words[0].endswith("s") and words[0] != "fonds"
    return "ORG" if is_kind(words[0], "ORG") and not plural else None
