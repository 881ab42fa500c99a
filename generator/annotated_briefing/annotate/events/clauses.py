"""The clause each time expression dates, and the kind of event it is.

Clauses are cut from the sentence's words: borders are punctuation, conjunctions and relative
pronouns that a verb of their own follows. The parse says which verb a time belongs to; where
parse and borders disagree the border wins, so that a clause never claims a date of its
neighbour.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from annotated_briefing.annotate.events import facts
from annotated_briefing.annotate.events.kind import kind_of, kind_of_noun
from annotated_briefing.annotate.events.phrases import (
    antecedent,
    leading,
    named_time,
    participle_of,
    phrase_start,
    until,
)
from annotated_briefing.annotate.events.segments import (
    BACK,
    QUOTES,
    RELATIVES,
    Segment,
    finite,
    has_verb,
    index_at,
    resumed,
    segment_at,
    segments_of,
)
from annotated_briefing.annotate.events.units import Unit, is_here, units
from annotated_briefing.annotate.events.vouching import MOST, Dated, Passage, vouched
from annotated_briefing.annotate.syntax.parsed import ParsedArticle, text_of
from annotated_briefing.annotate.syntax.tense import (
    governor,
)
from annotated_briefing.annotate.syntax.words import Doc, DocSpan, Token
from annotated_briefing.french.fold import fold
from annotated_briefing.french.quotation import quoted
from annotated_briefing.model import DatedClause, Quote, Sentence, Timex

MAX_CLAUSE = 320  # characters; beyond, the complement of a verb of saying is left out


def clauses(
    parsed: ParsedArticle,
    sentences: tuple[Sentence, ...],
    timexes: tuple[Timex, ...],
    quotes: tuple[Quote, ...],
) -> tuple[DatedClause, ...]:
    """One clause for each time that has bounds, in text order, verbatim and contiguous.

    `shown` are the words that can stand on a page of their own; a clause nothing vouches for
    says why in `doubt`.
    """
    found: list[DatedClause] = []
    published = parsed.article.source.published
    for piece in parsed.paragraphs:
        doc, offset = piece.doc, piece.offset
        limit = offset + len(text_of(doc))
        here = _beside(timexes, offset, limit)
        if not here:
            continue
        said = _beside(quotes, offset, limit)
        marks = quoted(text_of(doc))
        starts = [t.start for t in here]
        for sentence in sentences[_at(sentences, offset) : _at(sentences, limit)]:
            start, end = sentence.start - offset, sentence.end - offset
            inside = here[bisect_left(starts, start) : bisect_left(starts, end)]
            words = doc.char_span(start, end, alignment_mode="expand") if inside else None
            if words is None:
                continue
            first = sentence.id == sentences[0].id
            alone = len(sentences) == 1
            parts = segments_of(words)
            passage = Passage(words, parts, published, said, offset, first, alone, marks)
            found += vouched(passage, _of_sentence(passage, inside[: 2 * MOST]))
    return tuple(found)


def _at(sentences: Sequence[Sentence], offset: int) -> int:
    return bisect_left(sentences, offset, key=lambda s: s.start)


Item = TypeVar("Item", Timex, Quote)


def _beside(items: Sequence[Item], offset: int, limit: int) -> list[Item]:
    """The items of one paragraph, told from its start."""
    return [
        replace(item, start=item.start - offset, end=item.end - offset)
        for item in items
        if offset <= item.start < limit
    ]


def dates_an_event(timex: Timex) -> bool:
    """Whether a time can head an event: it has a bound, and is no repetition or plain duration."""
    bounded = timex.earliest is not None or timex.latest is not None
    return bounded and timex.type != "SET" and not is_here(timex)


def _of_sentence(passage: Passage, timexes: Sequence[Timex]) -> list[Dated]:
    found: list[Dated] = []
    doc, segments, published = passage.doc, passage.segments, passage.published
    for unit in units(text_of(doc), timexes):
        main = unit.main
        if not dates_an_event(main):
            continue
        span = doc.char_span(unit.start, unit.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        # « Lors d'une visite organisée mardi, elle a dit »: she did so then.
        frame = leading(span, passage.sentence.start)
        noun_phrase = _noun_clause(doc, segments, span, ranged=len(unit.members) > 1)
        noun_phrase = None if frame else noun_phrase
        verb = _verb_for(frame or span.root, segments, span.start)
        heard = facts.heard_then(span, passage.sentence)
        if heard is not None and kind_of(doc, unit, heard, segments, published) == "déclaration":
            noun_phrase, verb = None, heard
        start, end = noun_phrase or _clause(doc, passage.sentence, segments, span, verb)
        if start is None or end is None:
            continue
        start, end = min(start, main.start), max(end, main.end)
        start = max(start, passage.sentence.start_char)
        end = min(end, passage.sentence.end_char)
        if not _says_more(doc, start, end, unit):
            continue
        if noun_phrase is not None:
            kind = kind_of_noun(unit, published)
        else:
            kind = kind_of(doc, unit, verb, segments, published)
        if _CLOCK_ONLY.search(main.value) and kind not in {"fait", "déclaration"}:
            continue  # « ferme à 23 h »: an hour of no day in particular
        found.append(Dated(start, end, unit, span, kind, verb, noun_phrase is not None))
    return found


_CLOCK_ONLY = re.compile(r"T\d\d:")


def _says_more(doc: Doc, start: int, end: int, unit: Unit) -> bool:
    """Whether a clause has words beside its time."""
    rest = text_of(doc)[start : unit.start] + text_of(doc)[unit.end : end]
    return len(re.findall(r"[^\W\d_]{2,}", rest)) > 1


# --- the clause ------------------------------------------------------------------------------


def _verb_for(root: Token, segments: Sequence[Segment], at: int) -> Token | None:
    """The verb a time belongs to: the parse's when it lies in the same clause, else the nearest."""
    home = segment_at(segments, at)
    verb = governor(root)
    if verb is not None and home.start <= verb.i < home.end:
        return verb
    doc = root.doc
    inside = [t for t in doc[home.start : home.end] if t.pos_ == "VERB" or finite(t)]
    if inside:
        return min(inside, key=lambda t: abs(t.i - at))
    return verb


def _clause(
    doc: Doc,
    sentence: DocSpan,
    segments: list[Segment],
    span: DocSpan,
    verb: Token | None,
) -> tuple[int | None, int | None]:
    """The characters of the clause around a time."""
    index = index_at(segments, span.start)
    first = last = index
    # A stretch without a verb is no clause: it belongs with what stands before it.
    while first > 0 and not has_verb(doc, segments[first : last + 1]):
        first -= 1
    while last + 1 < len(segments) and not has_verb(doc, segments[first : last + 1]):
        last += 1
    start, end = segments[first].start, segments[last].end
    opener = segments[first].opener
    if opener == BACK:
        start = segments[resumed(doc, segments, first)].start
    elif opener == "dit":
        start = _with_what_is_said(doc, sentence, start, end)
    elif first > 0 and opener in RELATIVES and not _complement(doc, segments, first):
        start = antecedent(doc, segments[first - 1].start, start)
    elif first > 0 and opener == "part":
        start = segments[first - 1].start
    # A condition belongs to what it conditions.
    if last + 1 < len(segments) and segments[last + 1].opener in {"si", "s'"}:
        condition = segments[last + 1]
        length = doc[condition.end - 1].idx + len(doc[condition.end - 1]) - doc[start].idx
        end = condition.end if length <= MAX_CLAUSE else end
    # What was said goes with the saying, unless that is too long.
    if last + 1 < len(segments) and segments[last + 1].opener in {"que", "qu'"}:
        following = segments[last + 1]
        whole = doc[following.end - 1].idx + len(doc[following.end - 1]) - doc[start].idx
        if verb is not None and whole <= MAX_CLAUSE:
            end = following.end
    return _trimmed(doc, start, end, span)


def _with_what_is_said(doc: Doc, sentence: DocSpan, start: int, end: int) -> int:
    """« "…", a-t-il dit lundi »: the words said come along when they are short enough."""
    length = doc[end - 1].idx + len(doc[end - 1]) - sentence.start_char
    return sentence.start if length <= MAX_CLAUSE else start


def _noun_clause(
    doc: Doc, segments: Sequence[Segment], span: DocSpan, *, ranged: bool
) -> tuple[int | None, int | None] | None:
    """A time inside a noun's phrase dates what the noun says, not the clause's verb."""
    home = segment_at(segments, span.start)
    held = participle_of(span.root)
    if held is not None and held[1].i >= home.start and held[0].i >= home.start:
        start, end = phrase_start(doc, held[1], home.start), span.end
        stop = until(doc, end, home.end)
        return _trimmed(doc, start, stop, span)
    noun = None if ranged else named_time(doc, span)
    if noun is None or noun.i < home.start or noun.dep_.startswith("nsubj"):
        return None
    if noun.i + 1 < span.start - 1 and any(finite(t) for t in doc[noun.i : span.start]):
        return None
    return _trimmed(doc, phrase_start(doc, noun, home.start), span.end, span)


def _complement(doc: Doc, segments: Sequence[Segment], index: int) -> bool:
    """« que » after a verb of saying opens what is said; after a noun, a relative clause."""
    opener = doc[segments[index].start]
    if fold(opener.text) not in {"que", "qu'"}:
        return False
    return opener.pos_ != "PRON" or opener.dep_ == "mark"


_STRAY_ENDS = frozenset(", ; : - – — . ! ? … et mais ou que qu' « “ ( car puis apres avant".split())
_STRAY_STARTS = frozenset(", ; : - – — . et mais ou que qu' » ” ) car puis".split())


def _trimmed(doc: Doc, start: int, end: int, span: DocSpan) -> tuple[int | None, int | None]:
    """Without stray punctuation at either end, and with both of a pair of quotation marks."""
    while start < span.start and (_stray(doc[start], _STRAY_STARTS)):
        start += 1
    while end > span.end and _stray(doc[end - 1], _STRAY_ENDS):
        end -= 1
    if end <= start:
        return None, None
    start, end = _balanced(doc, start, end, span)
    # A mark that closes at the start, or opens at the end, is another quotation's.
    if start < span.start and doc[start].text in QUOTES and doc[start + 1].text in {",", ".", ";"}:
        start += 2
    if end > span.end and doc[end - 1].text in QUOTES and doc[end - 2].whitespace_:
        end -= 1
    while start < span.start and _stray(doc[start], _STRAY_STARTS):
        start += 1
    if end <= start:
        return None, None
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def _stray(token: Token, words: frozenset[str]) -> bool:
    return token.is_space or token.text in words or fold(token.text) in words


def _balanced(doc: Doc, start: int, end: int, span: DocSpan) -> tuple[int, int]:
    found = [t.i for t in doc[start:end] if t.text in QUOTES]
    for opening, closing in (('"', '"'), ("«", "»"), ("“", "”")) if found else ():
        marks = [i for i in found if doc[i].text in {opening, closing}]
        if opening == closing:
            open_left = bool(marks) and len(marks) % 2 == 1 and marks[0] - start > end - marks[-1]
            alone = len(marks) % 2 == 1
        else:
            count = sum(1 if doc[i].text == opening else -1 for i in marks)
            alone, open_left = count != 0, count > 0
        if not alone:
            continue
        if end < len(doc) and doc[end].text == closing and (open_left or marks[-1] < end - 1):
            end += 1
        elif start > 0 and doc[start - 1].text == opening:
            start -= 1
        elif doc[start].text in {opening, closing} and start < span.start:
            start += 1
        elif doc[end - 1].text in {opening, closing} and end > span.end:
            end -= 1
    return start, end
