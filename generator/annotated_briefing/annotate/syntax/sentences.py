"""Sentences of an article, in order, ids s1, s2, … across paragraphs.

Rules over characters rather than the parser's boundaries: those err on one sentence in ten of
news, mostly at quotation marks and abbreviations, and a summary, a date or a claim shown to a
reader must not start or stop in the middle of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefing.annotate.syntax.parsed import ParsedArticle, ParsedParagraph
from annotated_briefing.annotate.syntax.words import Token
from annotated_briefing.french.calendar import MONTH
from annotated_briefing.french.quotation import quoted
from annotated_briefing.model import Article, Sentence

_STOP = re.compile(r"[.!?…]+")
_CLOSERS = '»”’")]}'
_SPACES = " \t\u00a0\u202f\u2009\u200b"
_OPENERS = "«“„\"([{-–—•‘'"
# Never the last word of a sentence, whatever follows.
_TITLES = frozenset(
    "m mm mme mlle mgr dr drs pr prs me mes st ste sts stes cf p pp art n no nos vol chap fig "
    "av bd env gal col cdt cne lt sgt adj ex éd ed trad réf tél dir hab vs ph jr".split()
)
# May end a sentence: a capital must follow, and not the name of somebody.
_FINAL_OK = frozenset("etc av. apr ibid coll suiv".split())
# « 14 sept. 2020 », « mer. 17 mars », « art. 49 al. 3 »: cut short before a figure.
_SHORT_MONTH = re.compile(r"\d(?:er)? (?:janv|jan|févr|fév|avr|juill|juil|sept|oct|nov|déc)$", re.I)
_SHORT_DAY = re.compile(r"\b(?:lun|mar|mer|jeu|ven|vend|sam|dim)$", re.I)
_DAY_OF_MONTH = re.compile(rf"\d{{1,2}}(?:er)? {MONTH}\b")
_ARTICLE = re.compile(r"\b(?:al|alin)$")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*$")
# How a sentence starts that the paste has run into the subtitle before it: « solutions de
# financementLes citoyens », « "Une décision rare"Le maire », « - Vers un vote -Le maire ».
_OPENING = (
    r"(?:Les?|La|Une?|Ils?|Elles?|On|En|De|Des|Du|Dans|Pour|Selon|Mais|Cet(?:te)?|Ces?|Par|Avec"
    r"|Après|Avant|Pendant|Sur|Depuis|Aux?|Si|Quand|Comment|Pourquoi|Malgré|Entre|Son|Sa|Ses|Leurs?"
    r"|Plus|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche)\s"
)
# The capital comes first: most places have none, and there is nothing more to try.
# Inside a word that began small, no capital is its own: « dans le monde des sériesHabitué du
# petit écran »; after an acronym or a name it may be, and what follows must be no name: « par
# BFMTVLa famille », not « FranceTV ».
_AFTER_WORD = re.compile(
    r"(?=[A-ZÀ-Þ])(?:"
    rf"(?<=[a-zà-ÿ]{{3}}|[A-ZÀ-Þ]{{3}})(?={_OPENING}[a-zà-ÿ\d])"
    r"|(?<=[a-zà-ÿ]{3})(?=(?:[A-ZÀ-Þ][a-zà-ÿ]+|[AÀ]|[A-ZÀ-Þ][a-zà-ÿ]*['’]\w+),?[ \u00a0]))"
)
_BEGAN_SMALL = re.compile(r"(?<![\w@#./:-])[a-zà-ÿ][a-zà-ÿ'’-]*$")
_WORD_LENGTH = 30  # characters in which the start of a word is looked for
_OPENS = re.compile(rf"{_OPENING}[a-zà-ÿ\d]")
_AFTER_QUOTE = re.compile(rf"(?=[A-ZÀ-Þ])(?<=[\"»”])(?=(?:{_OPENING}|[LD]['’]|M\. |Mme )\w)")
_SUBTITLE = re.compile(r"(?:^|(?<=[.!?]))\s?- [^.!?\n]{2,60} -(?=[A-ZÀ-Þ])")
_DOTTED = re.compile(r"(?:^|[\s(«\"“'’-])(?:[^\W\d_]\.){1,}[^\W\d_]?$")


def sentences(parsed: ParsedArticle) -> tuple[Sentence, ...]:
    """Sentences of every paragraph, stripped of surrounding space; their union is the body."""
    return sentences_of(parsed.article)


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """The same of an article that was not parsed."""
    found: list[Sentence] = []
    for paragraph in article.paragraphs:
        for start, end in split(paragraph.of(article.text)):
            found.append(
                Sentence(
                    paragraph.start + start,
                    paragraph.start + end,
                    id=f"s{len(found) + 1}",
                    paragraph=paragraph.id,
                )
            )
    return tuple(found)


def words_of(
    parsed: ParsedArticle, sentences: tuple[Sentence, ...]
) -> list[tuple[ParsedParagraph, list[Token]]]:
    """The tokens of each sentence, by character offsets; both run in text order."""
    pieces = {p.paragraph.id: p for p in parsed.paragraphs}
    cursor: dict[str, int] = {}
    found = []
    for sentence in sentences:
        piece = pieces[sentence.paragraph]
        doc = piece.doc
        i = cursor.get(sentence.paragraph, 0)
        words: list[Token] = []
        while i < len(doc) and doc[i].idx + piece.offset < sentence.end:
            if not doc[i].is_space and doc[i].idx + piece.offset >= sentence.start:
                words.append(doc[i])
            i += 1
        cursor[sentence.paragraph] = i
        found.append((piece, words))
    return found


def split(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of one paragraph."""
    start = 0
    for end in sorted({*_boundaries(text), *_run_in(text), len(text)}):
        left, right = start, end
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            yield left, right
        start = end


def touching(text: str) -> list[int]:
    """Offsets where two sentences meet without a space between them."""
    return [end for _, end in split(text) if end < len(text) and not text[end].isspace()]


def _run_in(text: str) -> Iterator[int]:
    """Where a subtitle and the sentence after it touch."""
    for found in _AFTER_WORD.finditer(text):
        at = found.start()
        began_small = _BEGAN_SMALL.search(text, max(0, at - _WORD_LENGTH), at)
        if began_small or _OPENS.match(text, at):
            yield at
    for found in _SUBTITLE.finditer(text):
        yield from found.span()
    after = [found.start() for found in _AFTER_QUOTE.finditer(text)]
    if after:
        yield from {q.outer_end for q in quoted(text) if q.closed}.intersection(after)


def _boundaries(text: str) -> Iterator[int]:
    marks = quoted(text)
    closing = {q.outer_end - 1 for q in marks if q.closed}
    opening = {q.outer_start for q in marks}
    for stop in _STOP.finditer(text):
        end = _past_closers(text, stop.end(), opening)
        if end >= len(text):
            return
        after = end
        while after < len(text) and text[after] in _SPACES:
            after += 1
        if after >= len(text):
            return
        glued = after == end
        if not _can_start(text, after, opening, closing):
            continue
        if stop.group() == "." and not _can_end(text, stop.start(), after):
            continue
        if glued and not _glued_stop(text, stop, end):
            continue
        if _elided_inside(text, stop.start(), end):
            continue
        yield end


def _past_closers(text: str, at: int, opening: set[int]) -> int:
    """Closing marks belong to the sentence they end, also after a French space (« . » »)."""
    end = at
    while end < len(text):
        look = end
        while look < len(text) and text[look] in "\u00a0\u202f ":
            look += 1
        if look < len(text) and text[look] == "»":
            end = look + 1
        elif text[end] in _CLOSERS and end not in opening:
            end += 1
        else:
            break
    return end


def _can_start(text: str, at: int, opening: set[int], closing: set[int]) -> bool:
    """A sentence starts with a capital, a figure or an opening mark before one of them."""
    look = at
    while look < len(text) and (text[look] in _OPENERS or text[look] in _SPACES):
        if look in closing:
            return False
        look += 1
        if look - at > 6:
            return False
    if look >= len(text):
        return False
    char = text[look]
    return char.isupper() or char.isdigit() or (look > at and at in opening and char.isalpha())


def _can_end(text: str, stop: int, after: int) -> bool:
    """Whether the single full stop at `stop` can end a sentence."""
    before = text[max(0, stop - 40) : stop]
    match = _WORD_BEFORE.search(before)
    if match is None:
        # « 1. Titre »: a numbered item only at the very start of the paragraph.
        return bool(before.strip()) or stop > 3
    word = match.group()
    folded = word.lower()
    if folded in _TITLES and (len(word) > 1 or word in "Mpn"):
        return False
    if word.isdigit() and len(word) <= 2 and not before[: match.start()].strip():
        return False
    if _DOTTED.search(before + ".") and (len(word) == 1):
        # « J. K. Rowling », « J.-C. », « U.S. »: an initial, unless a new sentence plainly follows.
        return (
            word.isupper()
            and bool(re.match(r"(?:Le|La|Les|L['’]|Il|Elle|Un|Une)\b", text[after : after + 4]))
            and len(before) > 2
            and before[-2] in ".-"
        )
    if _before_a_figure(before, text[after : after + 16]):
        return False
    if folded in _FINAL_OK:
        return text[after].isupper() or text[after] in _OPENERS
    return True


def _before_a_figure(before: str, following: str) -> bool:
    if _SHORT_DAY.search(before):
        return _DAY_OF_MONTH.match(following) is not None
    short = _SHORT_MONTH.search(before) or _ARTICLE.search(before)
    return short is not None and following[:1].isdigit()


def _glued_stop(text: str, stop: re.Match[str], end: int) -> bool:
    """« Venise.Selon »: a stop without its space ends a sentence between two real words only."""
    if end > stop.end():
        return True
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 40), stop.start())
    if text[stop.start() - 1 : stop.start()] in set(_CLOSERS):
        return True
    if before is None or before.end() != stop.start():
        return stop.group() != "."
    word = before.group()
    left = text[max(0, before.start() - 1) : before.start()]
    following = re.compile(r"[«“\"(]?\s?[^\W_]+['’]?").match(text, end)
    if following is None or left in {".", "/", "@", "_"}:
        return False
    rest = text[following.end() : following.end() + 1]
    new = following.group().lstrip('«“"( \u00a0\u202f')
    if word.isdigit() and new[:1].isdigit():
        return False
    if word.isupper() and new.isupper():
        return False
    if new[:1].isdigit():  # « des millions d'euros.20 départements », not « art.20 »
        return len(word) > 4 and word.islower() and new.isdigit() and rest == " "
    return (len(word) > 1 or word.isdigit()) and rest not in {".", "/", "@", "_"}


def _elided_inside(text: str, stop: int, end: int) -> bool:
    """« (...) » and « […] » stand for words left out, not for an end."""
    return stop > 0 and text[stop - 1] in "([" and end > stop and text[end - 1] in ")]"
