"""What speaks for a line of the timeline, and what against: its words, its date, its kind.

A whole sentence is always fair, a clause cut out of one seldom: the line is the sentence where
it is short enough, else the clause with its subject and all that hangs on it. A check sees one
clause in its sentence and returns the doubt it raises, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from annotated_briefing.annotate.condensing.dependence import joint, leanings
from annotated_briefing.annotate.events import facts
from annotated_briefing.annotate.events.phrases import until
from annotated_briefing.annotate.events.segments import (
    BACK,
    QUOTES,
    RELATIVES,
    WITH_THAT,
    Segment,
    finite,
    has_verb,
    index_at,
    resumed,
    segment_at,
    word_of,
)
from annotated_briefing.annotate.events.units import TIME_NOUN, Unit, is_here
from annotated_briefing.annotate.syntax.noun_phrases import is_clitic
from annotated_briefing.annotate.syntax.parsed import text_of
from annotated_briefing.annotate.syntax.tense import (
    CALLED_OFF,
    GOING,
    MUST,
    PLANNED,
    form,
    is_movement,
    reports,
    verb_tense,
)
from annotated_briefing.annotate.syntax.words import Doc, DocSpan, Token
from annotated_briefing.french import nouns, saying
from annotated_briefing.french.calendar import WEEKDAY
from annotated_briefing.french.fold import fold
from annotated_briefing.french.quotation import Quoted
from annotated_briefing.model import DatedClause, Doubt, EventKind, Quote, Span

MOST = 24  # dates of a sentence that are told; one with more is a table
LONGEST = 420  # characters of a line; a longer sentence is shown by its clause


@dataclass(frozen=True, slots=True)
class Dated:
    """A clause and its time, before anything vouches for them; characters of the document.

    `time` are the tokens of the time, `of_noun` says that it hangs on a noun with its
    participle (« le texte, adopté en 2014 ») and that the clause is no more than these; `own`,
    that the clause is such words with a date of their own, wherever they stand.
    """

    start: int
    end: int
    unit: Unit
    time: DocSpan
    kind: EventKind
    verb: Token | None
    of_noun: bool
    own: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence around; quotes are told in characters of the document.

    `first` is true of an article's first sentence, which leans on nothing before it, `alone` of the
    only one.
    """

    sentence: DocSpan
    segments: list[Segment]
    published: str | None
    quotes: Sequence[Quote]
    offset: int
    first: bool
    alone: bool
    marks: Sequence[Quoted]

    @property
    def doc(self) -> Doc:
        return self.sentence.doc


Check = Callable[[Dated, Passage], "Doubt | None"]


def vouched(passage: Passage, found: Sequence[Dated]) -> list[DatedClause]:
    """The clauses of one sentence, each with the words shown for it or its doubt."""
    found = [_with_own(dated, passage) for dated in found[:MOST]]
    doubts = {id(d): _first_doubt(d, passage) for d in found}
    if any(not_a_habit(d, passage) for d in found):  # « débutent en mai et s'étendent en juin »
        doubts |= {id(d): "date-unsure" for d in found if facts.is_month_alone(d.unit.main)}
    lines: dict[int, Span] = {}
    for _ in found:
        sure = [d for d in found if doubts[id(d)] is None]
        lines = _lines(sure, found, passage)
        torn = {
            id(d): doubt
            for d in sure
            if id(d) in lines and (doubt := _torn_from_quotation(d, lines[id(d)], passage))
        }
        if not torn:
            break
        doubts |= torn  # the sentence is free for another of its dates
    told = []
    for dated in found:
        line, doubt = lines.get(id(dated)), doubts[id(dated)]
        if doubt is None:
            doubt = _leaning(line, passage) if line else "clause-cut"
            if line is not None and _no_sentence(line, passage):
                doubt = "clause-cut"
            if line is None and len(lines) > 0:
                doubt = "twin"
            if line is not None and doubt is None and _of_either(dated, line, found, passage):
                doubt = "other-fact"
            if line is not None and doubt is None and _of_unmarked_subject(dated, line, passage):
                doubt = "other-fact"
        told.append(_told(dated, line, doubt, passage, found))
    return told


def _with_own(dated: Dated, passage: Passage) -> Dated:
    """The same, or as words with a date of their own where the clause around is another fact."""
    others = (not_the_day_of_learning, not_a_complement, not_an_aside, not_within)
    if _compared(dated.time, passage) or not any(check(dated, passage) for check in others):
        return dated
    clause, time, unit = Span(dated.start, dated.end), dated.time, dated.unit
    event = facts.of_event_noun(time, unit, passage.published, passage.segments)
    if event is not None:
        own: facts.Own | None = event
    elif dated.of_noun:
        own = facts.of_participle(time, clause, unit, passage.published)
    elif form(passage.sentence[0], "VerbForm") == "Part":
        own = facts.of_leading_participle(time, passage.sentence, unit, passage.published)
    else:
        own = facts.of_relative(time, clause, dated.kind, passage.segments)
    if own is None or segment_at(passage.segments, time.start).opener in _UNREAL:
        return dated
    (words, kind) = own
    return replace(dated, start=words.start, end=words.end, kind=kind, own=True)


def _told(
    dated: Dated, line: Span | None, doubt: Doubt | None, passage: Passage, found: Sequence[Dated]
) -> DatedClause:
    main, offset = dated.unit.main, passage.offset
    fact = None
    if line and doubt is None:
        fact = _fact(dated, line, passage) or _first_of_series(dated, line, found, passage)
    return DatedClause(
        dated.start + offset,
        dated.end + offset,
        timex=Span(main.start + offset, main.end + offset),
        kind=dated.kind,
        shown=Span(line.start + offset, line.end + offset) if line else None,
        doubt=doubt,
        fact=Span(fact.start + offset, fact.end + offset) if fact else None,
        known=dated.own and dated.kind == "fait" and not facts.is_news(main, passage.published),
    )


def _of_either(dated: Dated, line: Span, found: Sequence[Dated], passage: Passage) -> bool:
    """Whether a line that nothing parts has a date of the main clause with another verb: to a
    reader each may be the date of either."""
    if dated.own or dated.verb is None or _place(passage, dated) != "main":
        return False
    if _fact(dated, line, passage) or _first_of_series(dated, line, found, passage):
        return False
    part = _part(dated, passage)
    return any(
        d.verb not in {None, dated.verb}
        and _is_conjugated(d.verb)
        and line.covers(d.unit.main.span)
        and _place(passage, d) == "main"
        and part == _part(d, passage)
        and _first_doubt(d, passage) is None
        for d in found
    )


def _of_unmarked_subject(dated: Dated, line: Span, passage: Passage) -> bool:
    """« Condamné jadis, le marin en fuite depuis lundi était connu »: since then he has fled; to a
    reader, unless these words are marked, since then he was known."""
    time, sentence, doc = dated.time, passage.sentence, passage.doc
    if not fold(dated.unit.main.text).startswith("depuis") and (
        time.start == sentence.start or fold(doc[time.start - 1].text) != "depuis"
    ):
        return False
    after = next((t for t in doc[time.end : sentence.end] if not is_clitic(t)), None)
    begun = dated.unit.start > sentence.start_char + len("depuis ")
    joined = after is not None and (finite(after) or fold(after.text) in {"ne", "n'"})
    return begun and joined and _fact(dated, line, passage) is None


def _is_conjugated(verb: Token | None) -> bool:
    return verb is not None and any(map(finite, (verb, *verb.lefts)))


def _fact(dated: Dated, line: Span, passage: Passage) -> Span | None:
    """The words of a line that its date dates, None where they are all of it."""
    if dated.own:
        return Span(dated.start, dated.end)
    leading = _leading_clause(passage)
    if leading is not None and leading.covers(dated.unit.main.span):
        return facts.marked(leading, line)
    place = _place(passage, dated)
    if place == "saying" or (place == "said" and dated.kind == "déclaration"):
        return None
    conjunct = _second_verb(dated, passage)
    if conjunct is not None:
        return facts.marked(conjunct, line)
    if place == "said":
        subject = facts.dated_subject(dated.time, dated.verb, passage.segments)
        if subject is not None:
            return facts.marked(subject, line)
    part = _part(dated, passage)
    if part is not None:
        part = Span(part.start, max(part.end, dated.unit.end))
    words = passage.doc.char_span(part.start, part.end) if part else None
    if part is None or words is None or words[0].pos_ in {"VERB", "AUX"}:
        return None
    before = passage.doc[passage.sentence.start : words.start]
    begun = len(before) and before[-1].pos_ == "CCONJ" and not any(finite(t) for t in before)
    return None if begun else facts.marked(part, line)


def _first_of_series(
    dated: Dated, line: Span, found: Sequence[Dated], passage: Passage
) -> Span | None:
    """« a gagné en mars à Dole et en juin à Brest »: up to what the next date says of the verb."""
    doc, after = passage.doc, dated.time.end
    following = next((d for d in found if d.time.start > after), None)
    if following is None or not line.covers(following.unit.main.span):
        return None
    if following.unit.main.edtf == dated.unit.main.edtf:
        return None  # « du 3 mai à Dole au 5 à Brest »
    between = doc[after : following.time.start]
    at = next((t.i for t in reversed(between) if fold(t.text) in {"et", "puis"}), None)
    if at is None or any(map(finite, between)):
        return None
    if any(t.pos_ not in _OF_THE_SAME for t in doc[at + 1 : between.end]):
        return None
    return Span(line.start, doc[at - 1].idx + len(doc[at - 1]))


_OF_THE_SAME = frozenset({"ADP", "DET", "ADV", "VERB", "AUX"})


def _leading_clause(passage: Passage) -> Span | None:
    """« Alors que le procès s'ouvre lundi, la maire … »: up to its comma, without « Alors que ».

    What was going on (« Alors qu'il circulait lundi, il a … ») is of the same day as the rest.
    """
    words = passage.sentence
    opened = word_of(words[0].text) in WITH_THAT and fold(words[1].text) in {"que", "qu'"}
    if len(words) < _SHORT or not opened:
        return None
    verb = None
    for token in words[2:]:
        verb = verb or (token if finite(token) else None)
        if token.text == "," and verb is not None:
            lasting = form(verb, "Tense") == "Imp" and verb.pos_ == "VERB"
            return None if lasting else Span(words[2].idx, token.idx)
    return None


def _second_verb(dated: Dated, passage: Passage) -> Span | None:
    """« a gagné cinq titres et été élue en 2008 »: what the verb says that the date stands with."""
    verb, doc = dated.verb, passage.doc
    if verb is None or verb.dep_ != "conj" or verb.head.pos_ not in {"VERB", "AUX"}:
        return None
    before = verb.i < dated.time.start and passage.sentence.start <= verb.head.i < verb.i
    if not before or any(c.dep_.startswith(("nsubj", "expl")) for c in verb.lefts):
        return None
    start = verb.i
    while start > verb.head.i and (doc[start - 1].pos_ == "AUX" or is_clitic(doc[start - 1])):
        start -= 1
    end = until(doc, dated.time.end, passage.sentence.end)
    joined = doc[start - 1].pos_ == "CCONJ"
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) if joined else None


# --- which words --------------------------------------------------------------------------


def _lines(sure: Sequence[Dated], found: Sequence[Dated], passage: Passage) -> dict[int, Span]:
    """The words for each clause: a sentence with one date goes whole, one with several is parted
    where every part stands by itself; else its main date has the whole of it."""
    sentence = passage.sentence
    whole = Span(sentence.start_char + _joint_length(sentence), sentence.end_char)
    fits = whole.end - whole.start <= LONGEST
    owned, sure = [d for d in sure if d.own], [d for d in sure if not d.own]
    parts = {id(d): _part(d, passage) for d in sure}
    lines: dict[int, Span] = {}
    ranked = sorted(sure, key=lambda d: _rank(d, passage))
    for dated in ranked:
        part, place = parts[id(dated)], _place(passage, dated)
        others = [p for d in sure if d is not dated and (p := parts[id(d)]) is not None]
        alone = len(sure) == 1 or (not any(p != part for p in others) and dated is ranked[0])
        mixed = part is not None and any(
            not part.covers(d.unit.main.span) for d in found if d not in sure
        )
        if part is not None and (place == "within" or mixed):
            line: Span | None = part
        elif fits and (alone or (dated is ranked[0] and not _apart(part, others, len(sure)))):
            line = whole
        else:
            line = part
        if line is None or any(line == taken for taken in lines.values()):
            continue
        if any(taken.covers(line) and place == "main" for taken in lines.values()):
            continue
        lines[id(dated)] = line
    own_told: list[Span] = []
    for dated in owned:
        words = Span(dated.start, dated.end)
        beside = [d.unit.main.span for d in found if d is not dated]
        if (
            len(own_told) == _MOST_OWN
            or any(map(words.overlaps, own_told))
            or any(map(words.covers, beside))
        ):
            continue
        around = [line for line in lines.values() if line.covers(words)]
        line = min(around, key=lambda s: s.end - s.start) if around else whole if fits else None
        if line is not None and line.covers(words):
            lines[id(dated)] = line
            own_told.append(words)
    return lines


_MOST_OWN = 2  # lines of one sentence that tell of its nouns


def _apart(part: Span | None, others: Sequence[Span], count: int) -> bool:
    """Whether every date of a sentence has words of its own."""
    return part is not None and len(others) == count - 1 and not any(map(part.overlaps, others))


def _rank(dated: Dated, passage: Passage) -> tuple[int, int]:
    """The date of the main verb first, that of « , a-t-il dit lundi » last; then the nearest."""
    place = _place(passage, dated)
    verb = dated.verb
    distance = abs(verb.i - dated.time.start) if verb is not None else 99
    rank = {"main": 1, "said": 2, "within": 3, "saying": 4}[place]
    if verb is not None and verb.dep_ == "ROOT" and place == "main":
        rank = 0
    return rank + dated.of_noun, distance


def _part(dated: Dated, passage: Passage) -> Span | None:
    """The clause by itself, when it has its subject and nothing that belongs to it is cut."""
    doc, segments = passage.doc, passage.segments
    index = index_at(segments, dated.time.start)
    first = index
    while first > 0 and not _whole(doc, segments, first, index):
        first -= 1
    if segments[first].opener == BACK:
        first = resumed(doc, segments, first)
    start = segments[first].start
    if segments[first].opener:
        while start < segments[first].end and fold(doc[start].text) in _OPENING_WORDS:
            start += 1
    if first == 0:
        start += joint(list(passage.sentence))
    elif segments[first].opener in _SUBORDINATE and not any(
        finite(t) for s in segments[:first] for t in doc[s.start : s.end]
    ):
        return None  # « Alors que …, »: nothing tells where it ends and the main clause begins
    last, end = _end_of_part(passage, first, index)
    part = doc[start:end]
    if not len(part) or not _has_subject(part) or not _balanced(part):
        return None
    if last + 1 < len(segments) and segments[last + 1].opener == "dit":
        claimed = any(q.start <= dated.time.start_char < q.end for q in passage.quotes)
        if not claimed:
            return None
    span = Span(part.start_char, part.end_char)
    return span if span.end - span.start <= LONGEST and span.covers(dated.unit.main.span) else None


def _end_of_part(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """The last segment that belongs to a clause, and the token behind its last word."""
    doc, segments = passage.doc, passage.segments
    said = segments[first].opener in {"que", "qu'"}
    while last + 1 < len(segments) and not _ends_before(passage, segments[last + 1]):
        if segments[last + 1].opener == BACK and resumed(doc, segments, last + 1) < first:
            break  # the clause around goes on
        if said and segments[last + 1].opener == "part":
            break  # « …, provoquant la colère »: the text's own words again
        last += 1
    end = segments[last].end
    while end > segments[first].start and doc[end - 1].text not in _CLOSING:
        if not doc[end - 1].is_punct and fold(doc[end - 1].text) not in {"et", "mais"}:
            break
        end -= 1
    return last, end


def _whole(doc: Doc, segments: Sequence[Segment], first: int, last: int) -> bool:
    """Whether a clause may begin here: it has its verb, or « que » has it further on."""
    if segments[first].opener in {"que", "qu'"}:
        return True
    return segments[first].opener not in QUOTES and has_verb(doc, segments[first : last + 1])


_OPENING_WORDS = WITH_THAT | frozenset(
    "et mais puis que qu' lorsque lorsqu' quand puisque puisqu' car ; : , « \"".split()
)
_CLOSING = frozenset(') ] » "'.split())


def _ends_before(passage: Passage, following: Segment) -> bool:
    """Whether a clause ends where this segment begins: what hangs on it comes along."""
    if following.opener == "dit" or following.opener in {";", ":"}:
        return True
    if following.opener in {"alors", "tandis"} and passage.doc[following.start - 1].text == ",":
        return True
    if following.opener in {"et", "mais", "puis"}:
        part = passage.doc[following.start + 1 : following.end]
        return _has_subject(part)
    return False


def _has_subject(part: DocSpan) -> bool:
    """Whether a noun, a name or « il » of nobody comes before the first conjugated verb."""
    verb = next((t for t in part if finite(t)), None)
    if verb is None or verb.i == part.start:
        return False
    before = part.doc[part.start : verb.i]
    if fold(before[0].text) in _OPENS_NO_CLAUSE:
        return False
    acts = any(t.dep_.startswith(("nsubj", "expl")) for t in before)
    # « les fêtes de la traite et | de l'abolition ont eu lieu »
    cut = before[0].pos_ == "ADP" and part.start and part.doc[part.start - 1].pos_ == "CCONJ"
    return acts or (not cut and any(t.pos_ in {"NOUN", "PROPN"} for t in before))


_OPENS_NO_CLAUSE = frozenset(
    "qui que qu' dont ou lequel laquelle ne n' se s' y en -il -elle".split()
)


def _balanced(part: DocSpan) -> bool:
    text = part.text
    return text.count('"') % 2 == 0 and all(
        text.count(a) == text.count(b) for a, b in ("«»", "“”", "()", "[]")
    )


def _joint_length(sentence: DocSpan) -> int:
    """Characters of a first « Par ailleurs, », which joins to what is not shown."""
    words = list(sentence)
    count = joint(words)
    return words[count].idx - sentence.start_char if count else 0


def _place(passage: Passage, dated: Dated) -> str:
    """Where in its sentence a time stands: in the main clause, in what somebody said, in the
    words that say so, or within another clause."""
    segments = passage.segments
    index = index_at(segments, dated.time.start)
    while index > 0 and segments[index].opener in {"et", "mais", "puis"}:
        index -= 1
    home = segments[index]
    if home.opener == "dit":
        return "saying"
    if home.opener in {"que", "qu'"}:
        opener = passage.doc[home.start]
        relative = opener.pos_ == "PRON" and opener.dep_ != "mark"
        return "within" if relative else "said"
    if home.opener in RELATIVES or home.opener in _SUBORDINATE:
        return "within"
    return "main"


_SUBORDINATE = WITH_THAT | frozenset(
    "si s' lorsque lorsqu' quand puisque puisqu' car part ou".split()
)
# What they open is no fact, or nothing by itself.
_UNREAL = frozenset("part si s' avant bien dès".split())


# --- what speaks against a clause -----------------------------------------------------------


def _first_doubt(dated: Dated, passage: Passage) -> Doubt | None:
    return next((d for check in CHECKS if (d := check(dated, passage)) is not None), None)


def date_known(dated: Dated, passage: Passage) -> Doubt | None:
    """No stretch without ends of its own: « ces derniers mois », « depuis vingt ans », « il y a
    plus de dix ans », « depuis » alone; nor any Monday, nor an hour told in another zone's day."""
    main, text = dated.unit.main, text_of(passage.doc)
    words = fold(main.text)
    if main.doubt is not None:
        return main.doubt
    counted = main.earliest and main.latest and not main.mod and "X" not in main.value
    vague = (main.type == "DURATION" and not counted) or words.startswith("depuis")
    vague = vague or (_DISTANCE.match(words) is not None and main.mod is not None)
    some = _SOME.search(fold(text[max(main.start - 20, 0) : main.start]))
    zone = "(" in text[dated.unit.start : dated.unit.end] or _ZONE.match(text, main.end)
    range_ = _CENTURIES.search(fold(text[max(main.start - 24, 0) : main.start]))
    of_some = words.endswith("veille") and _OF_SOME_DAY.match(fold(text[main.end : main.end + 40]))
    asked = "?" in text[main.end : main.end + 3]
    unit = dated.unit
    beside = "T" not in main.value and _BESIDE_IT.search(
        fold(text[max(unit.start - 24, 0) : unit.start])
    )
    return "date-unsure" if vague or some or range_ or of_some or zone or asked or beside else None


# « juste avant l'été », « peu après 2010 »: not then.
_BESIDE_IT = re.compile(
    r"\b(?:juste|peu|bien|longtemps|quelque temps) (?:avant|apres) (?:le |la |l'|les )?$"
)


_DISTANCE = re.compile(r"(?:il y a|voici|dans|sous) ")
_ZONE = re.compile(r" \(\d[\dhH: ]* GMT \w")
# « un samedi », « un nouveau samedi »: of the kind, which one is not said.
_SOME = re.compile(r"\bun (?:(?:nouve(?:au|l)|autre|premier|second|dernier|\w+ieme) )?[\"«“]? ?$")


# « construit du XIIe au | XIVe siècle »: of both and what lies between.
_CENTURIES = re.compile(
    r"\b(?:du|des|le|aux?|entre le) (?:[ivx]+|\d{1,2})(?:e|eme|er) "
    r"(?:au|et(?: au| du| le)?|ou(?: au| du)?)"
    r"(?: (?:debut|fin) du)? $"
)
# « à la veille d'un nouveau samedi de marche »
_OF_SOME_DAY = re.compile(rf" d'une? (?:\w+ )?(?:{WEEKDAY}|week-end)\b")


def kind_known(dated: Dated, passage: Passage) -> Doubt | None:
    """Neither a question nor a kind nobody could tell."""
    end = passage.sentence.end_char
    asked = text_of(passage.doc)[max(end - 8, 0) : end].rstrip(' "»”)').endswith("?")
    return "kind-unsure" if asked or dated.kind == "indéterminé" else None


def not_on_condition(dated: Dated, passage: Passage) -> Doubt | None:
    """« à moins que le pont ne rouvre lundi », « à condition qu'il soit fini en mai »: nobody says
    that it is so; behind the clause, « …, la course partira dimanche » is said."""
    words = _left_of(dated.time, passage)
    for at in range(len(words) - 1, 0, -1):
        low = fold(words[at].text)
        opens = low in {"que", "qu'"} and _CONDITION.search(fold(words[: at + 1].text))
        if opens or (low == "ou" and fold(words[at - 1].text) == "cas"):
            return None if _closed(words[at + 1 :]) else "kind-unsure"
    return None


_CONDITION = re.compile(
    r"\b(?:a (?:moins|(?:la )?condition)|pourvu|pour|afin|sous reserve|de (?:peur|crainte)|sans|"
    r"en attendant|suppose|admett(?:ons|ant)|(?:dans|en) l'(?:hypothese|attente)) qu[e'’]$"
)


def _left_of(time: DocSpan, passage: Passage) -> DocSpan:
    """The words of the sentence before a time, as many as a clause may have."""
    return passage.doc[max(passage.sentence.start, time.start - _CLAUSE) : time.start]


_CLAUSE = 40  # tokens


def _closed(words: DocSpan) -> bool:
    """Whether a clause that begins here has had its verb and a comma behind it."""
    verb = next((n for n, token in enumerate(words) if finite(token)), None)
    return verb is not None and any(t.text in {",", ";", ":"} for t in words[verb:])


def not_an_aim(dated: Dated, passage: Passage) -> Doubt | None:
    """« L'objectif est de rouvrir mardi », « Notre priorité est qu'il y ait une offre mardi »: what
    is aimed at has not been done."""
    if dated.kind not in {"fait", "en cours"}:
        return None
    words = _left_of(dated.time, passage)
    for at in range(len(words) - 2, 0, -1):
        if fold(words[at].text) not in _IS:
            continue
        rest = words[at + 1 :]
        while len(rest) and rest[0].pos_ == "ADV":
            rest = rest[1:]
        opening = fold(rest[0].text) if len(rest) > 1 else ""
        if opening in {"de", "d'"}:
            acting = next((t for t in rest[1:] if not is_clitic(t)), None)
            aimed = acting is not None and form(acting, "VerbForm") == "Inf"
        else:
            wished = any(form(t, "Mood") == "Sub" for t in rest)
            named = any(_AIM.match(fold(t.text)) for t in words[:at])
            aimed = opening in {"que", "qu'"} and (wished or named)
        if aimed and not _closed(rest):
            return "kind-unsure"
    return None


_IS = frozenset("est etait reste restait demeure serait".split())
_AIM = re.compile(
    r"(?:objectif|but|priorite|idee|ambition|souhait|volonte|espoir|voeu|intention|reve|crainte|"
    r"essentiel|important|ideal|urgence)s?$"
)


def not_the_start_of_a_change(dated: Dated, passage: Passage) -> Doubt | None:
    """« est passé de 4 euros en 2007 à 6 euros en 2014 » is so in 2014."""
    text, sentence = text_of(passage.doc), passage.sentence
    left = fold(text[sentence.start_char : dated.unit.start])
    after = fold(text[dated.unit.main.end : sentence.end_char])
    return "other-fact" if _FROM_SO_MUCH.search(left) and _TO_SO_MUCH.match(after) else None


_FROM_SO_MUCH = re.compile(r"\b(?:de|d') ?\d[^;:()]{0,50} $")
_TO_SO_MUCH = re.compile(
    r",? a (?:plus de |pres de |environ )?\d[^;:()]{0,40} (?:en|au|l'an|cette)\b"
)


def not_a_budget(dated: Dated, passage: Passage) -> Doubt | None:
    """« le projet de loi de finances pour 2020 », « le budget 2020 de la ville »: the year the
    money is for, not that of the fact."""
    if not _YEARS.fullmatch(dated.unit.main.text):
        return None
    words = _left_of(dated.time, passage)[-_NAMING:]
    if len(words) and fold(words[-1].text) not in _FOR_YEAR and words[-1].pos_ == "ADP":
        return None
    for token in reversed(words):
        if _MONEY.match(fold(token.text)):
            return "other-fact"
        if finite(token) or token.is_punct or token.pos_ in {"VERB", "AUX"}:
            return None
    return None


_YEARS = re.compile(r"(?:l'an(?:nee)? |l'année )?\d{4}(?:[-/]\d+)?")
_FOR_YEAR = frozenset(["pour", "de", "d'"])
_NAMING = 6  # tokens
_MONEY = re.compile(
    r"(?:budgets?|budgetaires?|finances|financement|exercices?|comptes?|bilans?|plfs{0,2})$"
)


def not_announced_in_the_past(dated: Dated, passage: Passage) -> Doubt | None:
    """What was to come before the day of writing may have been put off."""
    latest, published = dated.unit.main.latest, passage.published
    over = latest and published and latest[: len(published)] < published
    return "kind-unsure" if over and dated.kind == "annoncé" else None


def not_called_off(dated: Dated, passage: Passage) -> Doubt | None:
    """« Le vote prévu le 22 mars a été annulé » tells no vote; « a été repoussé et est désormais
    prévu le 29 » does."""
    words = passage.doc.char_span(dated.start, dated.end, alignment_mode="expand")
    planned = next((t for t in words or () if PLANNED.match(fold(t.text))), None)
    if planned is None or fold(passage.doc[max(planned.i - 1, 0)].text) in _ANEW:
        return None
    own = dated.verb.i if dated.verb is not None else -1
    off = any(CALLED_OFF.match(fold(t.text)) for t in passage.sentence if t.i != own)
    return "kind-unsure" if off else None


_ANEW = frozenset("desormais finalement maintenant".split())


def not_in_brackets(dated: Dated, passage: Passage) -> Doubt | None:
    """« Les Marées (2011) »: a date in brackets is that of what stands before them."""
    text = text_of(passage.doc)
    left = text[passage.sentence.start_char : dated.unit.start]
    if left.count("(") > left.count(")"):
        return "other-fact"
    dashes = _DASH.findall(left)
    return "other-fact" if len(dashes) % 2 and _DASH.search(text, dated.unit.end) else None


_DASH = re.compile(r"(?<!\w)(?:--?|[–—])(?=\S)|(?<=\S)(?:--?|[–—])(?!\w)|(?<=\s)[-–—](?=\s)")


def not_the_day_of_learning(dated: Dated, passage: Passage) -> Doubt | None:
    """« Le hangar a brûlé, a-t-on appris lundi »: the day the news came, not that of the fire;
    « …, selon une étude publiée lundi » has its own."""
    if dated.own or dated.kind != "fait":
        return None
    return "other-fact" if _place(passage, dated) == "saying" else None


def not_said_back_then(dated: Dated, passage: Passage) -> Doubt | None:
    """« Il dénonce dans son livre le sommet de Dole, en juin 2018 », « Elle dénonce les mots tenus
    par l'élu à la radio le 9 mars »: he does so today."""
    verb, latest, published = dated.verb, dated.unit.main.latest, passage.published
    if dated.own or verb is None or not latest or not published or latest >= published:
        return None
    # « Mardi, elle dénonce », « dénonce mardi »
    near = dated.unit.start - verb.idx - len(verb) <= 1
    if latest[:7] == published[:7] and near:
        return None
    return "other-fact" if _is_present(verb) and reports(verb) else None


def _is_present(verb: Token) -> bool:
    return form(verb, "Tense") == "Pres" and form(verb, "VerbForm") == "Fin"


def not_a_story_in_the_present(dated: Dated, passage: Passage) -> Doubt | None:
    """« Le 16 janvier, un os est découvert », far ahead, its year unsaid: likelier the last."""
    main, verb, published = dated.unit.main, dated.verb, passage.published
    if dated.kind != "annoncé" or verb is None or not main.earliest or not published:
        return None
    if re.search(r"\d{4}", main.text) or len(published) < len("2021-03-12"):
        return None
    if dated.unit.start > passage.sentence.start_char:
        return None
    ahead = date.fromisoformat(main.earliest) - date.fromisoformat(published[:10])
    around = [t for t in (verb, *verb.lefts) if t.pos_ in {"VERB", "AUX"}]
    told = [t for t in around if form(t, "VerbForm") == "Fin"]
    present = bool(told) and all(form(t, "Tense") == "Pres" for t in told)
    words = [fold(t.text) for t in (*around, verb.head)]
    planned = any(p.match(w) for p in (PLANNED, MUST, GOING) for w in words)
    return "date-unsure" if ahead.days > _FAR_AHEAD and present and not planned else None


_FAR_AHEAD = 75  # days


_NAMED_DAY = re.compile(r", (?:le|la|une?) (?:fete|jour|journee|jour ferie|anniversaire|date)\b")


def not_a_named_day(dated: Dated, passage: Passage) -> Doubt | None:
    """« Elle ne fête plus le 4 juillet, la fête du pays », « sauver Noël »: a day spoken about."""
    text = text_of(passage.doc)
    after = fold(text[dated.unit.end : dated.unit.end + 24])
    at = dated.time.start
    before = passage.doc[at - 1] if at > passage.sentence.start else None
    bare = facts.is_feast(dated.unit.main) and not dated.unit.main.text[0].islower()
    object_ = bare and before is not None and before.pos_ in {"VERB", "AUX"}
    return "other-fact" if _NAMED_DAY.match(after) or object_ else None


def not_these_days(dated: Dated, passage: Passage) -> Doubt | None:
    """« Le port vit aujourd'hui du tourisme », « l'élue, aujourd'hui retraitée » are true of more
    than one day; « Le maire a démissionné aujourd'hui » is not."""
    if fold(dated.unit.main.text) != "aujourd'hui" or dated.kind in {"déclaration", "annoncé"}:
        return None
    verb, at = dated.verb, dated.time.start
    compared = at > 0 and fold(passage.doc[at - 1].text) in {"qu'", "que"}
    helped = _is_conjugated(verb) and not _is_state(verb)
    done = verb is not None and helped and verb_tense(verb) == "past" and not compared
    return None if done else "date-unsure"


def _is_state(verb: Token | None) -> bool:
    """« est réparti entre les groupes »: what is so, or is done every day."""
    if verb is None:
        return False
    shared = verb.text.lower().startswith("répart")  # folded it has gone again
    if is_movement(fold(verb.text)) and not shared:
        return False
    helpers = [c for c in verb.lefts if c.pos_ == "AUX"]
    return len(helpers) == 1 and helpers[0].dep_ == "aux:pass" and _is_present(helpers[0])


def not_a_complement(dated: Dated, passage: Passage) -> Doubt | None:
    """« la loi du 3 mars », « l'arrestation jeudi de X », « le budget 2013 », « contre 190 en
    2019 »: the date of a noun is not that of the verb."""
    doc, time, sentence = passage.doc, dated.time, passage.sentence
    if (
        dated.own
        or time.start <= sentence.start
        or _from_to(dated, doc)
        or is_here(dated.unit.members[0])
    ):
        return None
    left = doc[time.start - 1]
    before = left.text.lower().replace("’", "'")
    head = doc[max(time.start - 2, sentence.start)]
    if before in _OF:
        dated_noun = TIME_NOUN.match(fold(head.text)) or _of_its_subject(dated, head, passage)
        return None if dated_noun else "other-fact"
    if dated.of_noun:
        return None
    if facts.beside_event(time, passage.segments) or _beside_subject(dated, passage):
        return "other-fact"
    following = fold(doc[time.end].text) if time.end < sentence.end else ""
    noun = left.pos_ in {"NOUN", "PROPN", "ADJ"} and not TIME_NOUN.match(fold(before))
    # « a fait part lundi de », « mis fin jeudi à »: a noun without its article is the verb's.
    bare = left.pos_ == "NOUN" and (head.pos_ in {"VERB", "AUX"} or before == "part")
    if noun and not bare and following in _OF:
        return "other-fact"
    # « le budget 2013 »; a subject with its years (« Le plan 2014-2020 a … ») dates its verb.
    subject = dated.verb is not None and dated.verb.i >= time.end and len(dated.unit.members) > 1
    if noun and not subject and re.fullmatch(r"\d{4}(?:[-/]\d+)?", dated.unit.main.text):
        return "other-fact"
    return "other-fact" if _in_phrase(time, passage) or _compared(time, passage) else None


def _beside_subject(dated: Dated, passage: Passage) -> bool:
    """« La décision du port, cette semaine, ne vaut rien »: of what stands before its comma, where
    the verb tells in the present what is so any day."""
    doc, time, verb = passage.doc, dated.time, dated.verb
    if verb is None or verb.i < time.end or not _is_present(verb):
        return False
    before = doc[passage.sentence.start : time.start - 1]
    apart = doc[time.start - 1].text == "," and doc[time.end].text == ","
    return apart and len(before) > 1 and not any(map(finite, before)) and before[-1].pos_ in _NAMED


_NAMED = frozenset({"NOUN", "PROPN"})


def _of_its_subject(dated: Dated, noun: Token, passage: Passage) -> bool:
    """« La réunion de samedi est annulée » tells of that Saturday, as far as it is to come."""
    earliest, published = dated.unit.main.earliest, passage.published
    coming = earliest and published and earliest[: len(published)] > published
    own = noun.dep_.startswith("nsubj") and noun.i <= passage.sentence.start + 2
    return bool(coming and own and nouns.is_appointment(noun.text))


_OF = frozenset(["du", "de", "d'", "des"])


def _from_to(dated: Dated, doc: Doc) -> bool:
    """« du 3 au 5 mai », « de lundi à mercredi »; « la crise de 2010-2011 » is not."""
    members = dated.unit.members
    if len(members) < 2 or members[0].edtf != members[-1].edtf:
        return False
    return bool(re.search(r"[a-z]", fold(text_of(doc)[members[0].end : members[1].start])))


_COMPARED = re.compile(
    r"(?:\bcontre\b(?:[^,]*$|[^,]* \d)|\bfois (?:depuis|en)\b|\b(?:a|qu'|que|par rapport a) $)"
)


def _compared(time: DocSpan, passage: Passage) -> bool:
    """« contre 50 l'an dernier », « inférieurs à l'an dernier », « la première fois depuis »."""
    doc = passage.doc
    start = time.start
    while start > passage.sentence.start and time.start - start < _NEAR and not finite(doc[start]):
        start -= 1
    left = fold(text_of(doc)[doc[start].idx : time.start_char])
    match = _COMPARED.search(left)
    if fold(doc[max(time.start - 1, 0)].text) in _LESS or _MORE_THAN.search(left):
        return True
    return match is not None and (
        match[0].strip() not in {"a", "que", "qu'"} or fold(time.text).startswith("l'an")
    )


_LESS = frozenset("moins autant davantage mieux".split())  # « moins cette année »
_MORE_THAN = re.compile(
    r"\b(?:plus|moins|autant|mieux|pire)\b[^,]* qu(?:e|') ?(?:en |l[ea] |au )?$"
)
_NEAR = 12  # tokens


# Before these a date is likelier that of their noun: « depuis son indépendance en 2006 ».
# « Lors d'une visite en mai, elle a dit » is of that May: « lors », « pendant » are none of these.
_BESIDE = frozenset(
    "apres avant depuis malgre dès selon d'apres sujet propos suite raison cause grace "
    "faute".split()
)
_AIMING = frozenset("pour contre sans face".split())


def _in_phrase(time: DocSpan, passage: Passage) -> bool:
    """Whether a time belongs to a noun that follows a preposition, by its place or the parse."""
    doc, start = passage.doc, passage.sentence.start
    apart = time.end < passage.sentence.end and doc[time.end].text == ","
    noun = False  # between the token and the time
    for at in range(time.start - 1, start - 1, -1):
        token = doc[at]
        # « Deux jours avant le procès, en janvier, … »: a comma alone does not part them.
        if finite(token) or (token.text == "," and not (apart and at >= time.start - 2)):
            break
        if noun and word_of(token.text) in _BESIDE and token.pos_ not in {"VERB", "AUX"}:
            return True
        noun = noun or token.pos_ in {"NOUN", "PROPN"}
    noun_of = time.root.head
    if noun_of.pos_ not in {"NOUN", "PROPN"} or not start <= noun_of.i < time.start:
        return False
    if TIME_NOUN.match(fold(noun_of.text)):
        return False
    return any(c.dep_ == "case" and fold(c.text) in _AIMING for c in noun_of.lefts)


def not_an_aside(dated: Dated, passage: Passage) -> Doubt | None:
    """« le maire, élu en 2014, a quitté … », « Née en 1920, elle … »: between commas, without a
    conjugated verb, behind a participle or a noun: of what stands beside."""
    if dated.of_noun or dated.own:
        return None
    doc, sentence, at = passage.doc, passage.sentence, dated.time.start
    if dated.kind == "déclaration" and facts.heard_then(dated.time, sentence) is not None:
        return None
    start, closed = at, 0
    while start > sentence.start:
        before = doc[start - 1]
        closed += (before.text == ")") - (before.text == "(")
        if closed < 0 or (not closed and _parts(before)):
            break
        start -= 1
    if start == at:
        return None
    end = dated.time.end
    while end < sentence.end and doc[end].text not in {",", ";", ":", ")", "–"}:
        end += 1
    chunk = doc[start:end]
    if any(finite(t) for t in chunk):
        return None
    head = chunk[0]
    # « X, au pouvoir depuis 1994, »: what has lasted is what the aside says, not the verb.
    # « La harpe jouée lors du sacre, en 1993, sera vendue »: of what stands before the comma.
    subject = doc[sentence.start : start - 1]
    told = any(t.pos_ == "VERB" for t in subject) and not any(map(finite, subject))
    if told and at - start <= 1 and len(subject) and subject[0].pos_ in {"DET", "NOUN", "PROPN"}:
        return "other-fact"
    said = [t for t in doc[start:at] if t.pos_ in {"NOUN", "ADJ", "PROPN"}]
    if (
        said
        and start > sentence.start
        and fold(head.text) not in RELATIVES
        and dated.unit.main.latest is None
    ):
        return "other-fact"
    # « Le film, en salles mercredi, raconte »: in the present it does so any day.
    ahead = dated.verb is not None and dated.verb.i >= end and _is_present(dated.verb)
    if ahead and head.pos_ == "ADP" and start > sentence.start:
        return "other-fact"
    participle = form(head, "VerbForm") == "Part"
    apposed = head.pos_ == "DET" and start > sentence.start
    beside = participle or apposed or head.pos_ in {"NOUN", "ADJ", "PROPN"}
    return "other-fact" if beside else None


def _parts(token: Token) -> bool:
    """A comma or a dash, not the hyphen of « Météo-France »."""
    hyphen = token.text == "-" and token.i > 0 and not token.nbor(-1).whitespace_
    return token.text in {",", ";", ":", "–", "-"} and not (hyphen and not token.whitespace_)


def not_a_birthday(dated: Dated, passage: Passage) -> Doubt | None:
    """« qui aura 91 ans en mai », « né en 1969 », « qui s'est marié en juin »: a life, no news."""
    words = fold(text_of(passage.doc)[dated.start : dated.end])
    born = dated.own and _BORN.search(words) is not None
    return "says-little" if born or _TURNS.search(words) else None


_BORN = re.compile(r"\bnee?s?\b")
_TURNS = re.compile(r"\b(?:aura|auront) [\w-]+ ans\b")


def not_of_an_infinitive(dated: Dated, passage: Passage) -> Doubt | None:
    """« Avant de se rendre lundi, il a tourné un film », « est partie après avoir voté dimanche »:
    the day of what came before or after, not of the verb."""
    if dated.own:
        return None
    doc = passage.doc
    for at in range(dated.time.start - 1, passage.sentence.start + 1, -1):
        token = doc[at]
        if token.text in {",", ";", ":"} or finite(token):
            return None
        if form(token, "VerbForm") != "Inf":
            continue
        first = at
        while first - 1 > passage.sentence.start and is_clitic(doc[first - 1]):
            first -= 1
        before = [word_of(t.text) for t in doc[max(first - 2, passage.sentence.start) : first]]
        if before[-1:] == ["apres"] or (before[:1] == ["avant"] and before[1] in _OF):
            return "other-fact"
    return None


def not_within(dated: Dated, passage: Passage) -> Doubt | None:
    """The date of a relative or other dependent clause, which cannot stand by itself."""
    if dated.own:
        return None
    if dated.of_noun:
        return "other-fact"
    if _place(passage, dated) != "within":
        return None
    home = segment_at(passage.segments, dated.time.start)
    if home.opener in RELATIVES or home.opener in _UNREAL:
        return "other-fact"
    return None if _part(dated, passage) else "other-fact"


def not_a_habit(dated: Dated, passage: Passage) -> Doubt | None:
    """« "Les crues arrivent en juin", dit Ada Roy » in July: who speaks tells no story in the
    present, so it is of every year."""
    verb, at = dated.verb, dated.unit.start
    if dated.kind != "fait" or verb is None or not _is_present(verb):
        return None
    if not facts.is_month_alone(dated.unit.main):
        return None
    spoken = any(q.direct and q.start <= at < q.end for q in passage.quotes)
    return "date-unsure" if spoken else None


def not_as_told(dated: Dated, passage: Passage) -> Doubt | None:
    """« Le camp a été évacué, comme annoncé la veille par le maire »: that was said then; « comme
    prévu mardi » may be both."""
    left = text_of(passage.doc)[passage.sentence.start_char : dated.unit.start]
    told = _AS.search(fold(left))
    said = told is not None and saying.form(told[1]) is not None and not PLANNED.match(told[1])
    return "other-fact" if said else None


_AS = re.compile(r"\bcomme (?:l'(?:a|avait|ont|avaient) )?(\w+) (?:en |le |la )?$")


CHECKS: tuple[Check, ...] = (
    date_known,
    kind_known,
    not_on_condition,
    not_an_aim,
    not_a_budget,
    not_the_start_of_a_change,
    not_a_habit,
    not_as_told,
    not_announced_in_the_past,
    not_called_off,
    not_in_brackets,
    not_the_day_of_learning,
    not_these_days,
    not_said_back_then,
    not_a_story_in_the_present,
    not_a_named_day,
    not_a_complement,
    not_an_aside,
    not_of_an_infinitive,
    not_within,
    not_a_birthday,
)


# --- what speaks against a line -------------------------------------------------------------


_TODAY = re.compile(
    r"(?:aujourd'hui|hier|demain|avant-hier|apres-demain|ce (?:soir|matin)|cette nuit)\b"
)


def _torn_from_quotation(dated: Dated, line: Span, passage: Passage) -> Doubt | None:
    """Somebody's words need their marks, and who says them; their « demain » is another day's."""
    at = dated.unit.main.start
    words = passage.doc.char_span(line.start, line.end, alignment_mode="expand")
    if words is None or not _balanced(words):
        return "quoted"  # opens or closes in another sentence
    mark = next((q for q in passage.marks if q.outer_start <= at < q.outer_end), None)
    if mark is not None:
        inside = Span(mark.outer_start, mark.outer_end)
        rest = (line.end - line.start) - (inside.end - inside.start)
        if not mark.closed or not line.covers(inside) or rest < _CUE_LENGTH:
            return "quoted"
        if _TODAY.match(fold(dated.unit.main.text)):
            return "date-unsure"
    said = next((q for q in passage.quotes if q.start <= at < q.end), None)
    if said is None or said.cue_span is None:
        return None
    cue = said.cue_span.start - passage.offset
    if line.start <= cue < line.end:
        return None
    return said.doubt or (None if said.speaker_span else "speaker-unsure")


_CUE_LENGTH = 8  # characters of « , dit-il »


# « Celui de Lyon », « La paire en question ».
_POINTING = re.compile(r"ce(?:lui|lle|lles|ux)\b|l[ae']s? ?\w+ en question\b")
_ORDINAL = re.compile(r"(?:premier|premiere|second|seconde|dernier|derniere|autre|un|une)s?$")


def _points_back(token: Token, passage: Passage) -> bool:
    """« le virus lui a enlevé », « la police l'a arrêté », not « si l'on », « comme le veut »."""
    word = fold(token.text)
    if word not in _POINTERS or token.pos_ != "PRON" or token.i + 1 >= len(token.doc):
        return False
    following = token.nbor(1)
    if word in _OBJECTS and not _verbal(following):
        return False
    if token.i and fold(token.nbor(-1).text) == "comme":
        return False
    return not any(q.outer_start <= token.idx < q.outer_end for q in passage.marks)


_OBJECTS = frozenset("le la l' les".split())
_POINTERS = _OBJECTS | frozenset("lui leur y".split())


def _verbal(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or fold(token.text) in {"lui", "leur", "en", "y"}


def _no_sentence(line: Span, passage: Passage) -> bool:
    """« Une nouvelle étape après l'accord de mardi », « En précisant que … », « Un prêt qu'il avait
    fait en 2007 »: no verb but those of dependent clauses."""
    if line.start != passage.sentence.start_char:
        return False
    sentence, doc = passage.sentence, passage.doc
    # In a short sentence the tagger may have missed the one verb.
    if len(sentence) < _SHORT:
        return False
    if _gerund(sentence[1]) and not any(t.text == "," for t in sentence):
        return True
    if any(map(_is_verb, (sentence.root, *sentence.root.lefts))) and not _gerund(sentence.root):
        return False
    mains = (s for s in passage.segments if s.opener not in _DEPENDENT)
    return not any(_is_verb(t) for s in mains for t in doc[s.start : s.end])


def _is_verb(token: Token) -> bool:
    """A verb, not a noun that was taken for one (« l'annonce »), nor an infinitive."""
    noun = token.i > 0 and token.nbor(-1).pos_ == "DET"
    verb = token.pos_ in {"VERB", "AUX"} and form(token, "VerbForm") != "Inf"
    # « Une annonce faite jeudi par … »
    bare = (
        form(token, "VerbForm") == "Part"
        and token.dep_ in {"acl", "amod"}
        and not any(c.pos_ == "AUX" for c in token.lefts)
    )
    return not noun and (finite(token) or (verb and not bare)) and not _gerund(token)


_SHORT = 10  # tokens


def _gerund(token: Token) -> bool:
    return form(token, "VerbForm") == "Part" and token.text.lower().endswith("ant")


_DEPENDENT = RELATIVES | _SUBORDINATE | frozenset(["que", "qu'"])


def _leaning(line: Span, passage: Passage) -> Doubt | None:
    """A piece of a sentence that leans on the rest of it; `condensing/asking.py` reads whole ones.

    « la veille » leans on nothing here: the line stands beside its date.
    """
    if line.start <= passage.sentence.start_char:
        return None
    words = passage.doc.char_span(line.start, line.end, alignment_mode="expand")
    if words is None:
        return "leaning"
    found = leanings(list(words), list(passage.quotes), 0)
    return "leaning" if any(each.kind != "time" for each in found) else None
