"""The clause each time expression dates, and the kind of event it is.

Clauses are cut from the sentence's words: borders are punctuation, conjunctions and relative
pronouns that a verb of their own follows. The parse says which verb a time belongs to; where
parse and borders disagree the border wins, so that a clause never claims a date of its
neighbour.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.annotate.parsed import ParsedArticle
from generator.annotate.timex.tense import (
    PLANNED,
    SAYING,
    conditional,
    form,
    governor,
    text_of,
    verb_tense,
)
from generator.annotate.timex.text import fold
from generator.annotate.timex.units import Unit, is_here, units
from generator.model import DatedClause, EventKind, Quote, Sentence, Span, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

MAX_CLAUSE = 320  # characters; beyond, the complement of a verb of saying is left out
_DEADLINE = re.compile(
    r"\b(?:d'ici(?: a| au| la)?|avant|jusqu'(?:a|au|aux|en)|au plus tard) ?(?:le |la |l'|les )?$"
)
_SINCE = re.compile(r"\b(?:depuis|des|a partir d(?:e|u)|a compter d(?:e|u)) ?(?:le |la |l'|les )?$")
_WEAK_STARTS = frozenset(
    ["et", "mais", "ou", "or", "donc", "puis", ",", ";", ":", "-", "–", "—", "car", "ainsi»."]
)
_RELATIVES = frozenset(
    ["qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"]
)
_OPENERS = frozenset(
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
_QUOTES = frozenset(['"', "«", "»", "“", "”"])
_MAY = re.compile(r"(?:pourrai(?:t|ent)|risque(?:nt|rait|raient)?|serai(?:t|ent)|aurai(?:t|ent))$")
_MUST = re.compile(r"(?:doit|doivent|devra|devront|devait|devaient|faut|faudra|fallait|faudrait)$")


@dataclass(frozen=True, slots=True)
class _Segment:
    """Tokens `start` to `end` (end exclusive) of a document, with how they are tied in."""

    start: int
    end: int
    opener: str  # the folded word that opens it: « que », « qui », « et », « », …


def clauses(
    parsed: ParsedArticle,
    sentences: tuple[Sentence, ...],
    timexes: tuple[Timex, ...],
    quotes: tuple[Quote, ...],
) -> tuple[DatedClause, ...]:
    """One clause for each time that has bounds, in text order, verbatim and contiguous."""
    found: list[DatedClause] = []
    published = parsed.article.source.published
    for piece in parsed.paragraphs:
        doc, offset = piece.doc, piece.offset
        limit = offset + len(text_of(doc))
        here = [
            replace(t, start=t.start - offset, end=t.end - offset)
            for t in timexes
            if offset <= t.start < limit
        ]
        if not here:
            continue
        starts = [t.start for t in here]
        for sentence in doc.sents:
            last = bisect_left(starts, sentence.end_char)
            inside = here[bisect_left(starts, sentence.start_char) : last]
            for clause in _of_sentence(doc, sentence, inside, published):
                start, end = clause.start + offset, clause.end + offset
                timex = Span(clause.timex.start + offset, clause.timex.end + offset)
                found.append(DatedClause(start, end, timex, clause.kind))
    return tuple(_within(parsed.article.text, found, sentences))


_LEFT_OVER = " \n,;:.»”"
_RIGHT_OVER = " \n,;:«“"


def _within(
    text: str, found: Sequence[DatedClause], sentences: Sequence[Sentence]
) -> list[DatedClause]:
    """Clauses held inside the article's own sentences, which the parse may cut elsewhere."""
    kept = []
    starts = [s.start for s in sentences]
    for clause in found:
        at = bisect_right(starts, clause.timex.start) - 1
        home = sentences[at] if at >= 0 and clause.timex.start < sentences[at].end else None
        if home is None:
            continue
        start, end = max(clause.start, home.start), min(clause.end, home.end)
        if start > clause.start:
            start += len(text[start:end]) - len(text[start:end].lstrip(_LEFT_OVER + '"'))
        if end < clause.end:
            end -= len(text[start:end]) - len(text[start:end].rstrip(_RIGHT_OVER))
        if start <= clause.timex.start and clause.timex.end <= end:
            kept.append(DatedClause(start, end, clause.timex, clause.kind))
    return kept


def dates_an_event(timex: Timex) -> bool:
    """Whether a time can head an event: it has a bound, and is no repetition or plain duration."""
    bounded = timex.earliest is not None or timex.latest is not None
    return bounded and timex.type != "SET" and not is_here(timex)


def _of_sentence(
    doc: Doc, sentence: DocSpan, timexes: Sequence[Timex], published: str | None
) -> list[DatedClause]:
    found: list[DatedClause] = []
    segments: list[_Segment] | None = None
    told: set[tuple[int, int, str | None, str | None]] = set()
    for unit in units(text_of(doc), timexes):
        main = unit.main
        if not dates_an_event(main):
            continue
        if segments is None:
            segments = _segments(sentence)
        span = doc.char_span(unit.start, unit.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        noun_phrase = _noun_clause(doc, segments, span, ranged=len(unit.members) > 1)
        verb = _verb_for(span.root, segments, span.start)
        start, end = noun_phrase or _clause(doc, sentence, segments, span, verb)
        if start is None or end is None:
            continue
        start, end = min(start, main.start), max(end, main.end)
        if not _says_more(doc, start, end, unit):
            continue
        if noun_phrase is not None:
            kind = _kind_of_noun(unit, published)
        else:
            kind = _kind(doc, unit, verb, segments, published)
            kind = _in_time(kind, main, published)
        if _CLOCK_ONLY.search(main.value) and kind not in {"fait", "déclaration"}:
            continue  # « ferme à 23 h »: an hour of no day in particular
        # Two expressions for the same day in one clause tell one event.
        key = (start, end, main.earliest, main.latest)
        if key not in told:
            told.add(key)
            found.append(DatedClause(start, end, Span(main.start, main.end), kind))
    return found


_CLOCK_ONLY = re.compile(r"T\d\d:")


def _says_more(doc: Doc, start: int, end: int, unit: Unit) -> bool:
    """Whether a clause has words beside its time."""
    rest = text_of(doc)[start : unit.start] + text_of(doc)[unit.end : end]
    return len(re.findall(r"[^\W\d_]{2,}", rest)) > 1


# --- borders --------------------------------------------------------------------------------


def _segments(sentence: DocSpan) -> list[_Segment]:
    """The sentence cut where a new clause with a verb of its own begins."""
    tokens = list(sentence)
    quoting = _quoting(tokens)
    first_verb = next((n for n, t in enumerate(tokens) if finite(t)), len(tokens))
    cuts: list[tuple[int, str]] = [(tokens[0].i, "")]
    for position, token in enumerate(tokens):
        if position and (opener := _opens(tokens, position, quoting, first_verb)) is not None:
            cuts.append((token.i, opener))
    ends = [start for start, _ in cuts[1:]] + [tokens[-1].i + 1]
    return [_Segment(s, e, o) for (s, o), e in zip(cuts, ends, strict=True) if e > s]


def _quoting(tokens: Sequence[Token]) -> frozenset[int]:
    """Quotation marks around what someone says in full, not around a single word."""
    marks = [t for t in tokens if t.text in _QUOTES]
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
    if word in _OPENERS:
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
    if word in {"et", "mais", "puis"} and position > first_verb:
        return word if _own_clause(rest) else None
    if token.text == "," and rest and _participial(rest[0]):
        return "part"
    if token.text == "," and _inserted_saying(rest):
        return "dit"
    return None


def finite(token: Token) -> bool:
    """A conjugated verb or auxiliary."""
    return bool(token.pos_ in {"VERB", "AUX"} and form(token, "VerbForm") == "Fin")


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
        if SAYING.match(word) or _said(word):
            subjects = [c for c in token.children if c.dep_.startswith("nsubj")]
            return not any(c.i < comma for c in subjects)
        if token.pos_ not in {"AUX", "PRON", "ADV"} and not word.startswith(("-", "t-")):
            return False
    return False


_SAID = re.compile(
    r"(?:re)?(?:affirme|annonce|assure|declare|dit|estime|explique|indique|juge|note|precise|"
    r"rappele|"
    r"rapporte|souligne|ajoute|confie|raconte|reconnu|revele|ecrit|lance|denonce|deplore|regrette|"
    r"salue|commente|observe|constate|confirme|dementi|admis|prevenu|averti|insiste|martele|"
    r"poursuivi|resume|repondu|plaide|accuse|reclame|evoque|concede|tweete|twitte|detaille|"
    r"critique|cite|remarque|soutenu|promis|condamne|appele|exprime|demande|fait savoir|signale|"
    r"publie|avance|suggere|prevenu|jure|proteste|alerte)e?s?$"
)


def _said(word: str) -> bool:
    return bool(_SAID.match(word))


# --- the clause ------------------------------------------------------------------------------


def _verb_for(root: Token, segments: Sequence[_Segment], at: int) -> Token | None:
    """The verb a time belongs to: the parse's when it lies in the same clause, else the nearest."""
    home = _segment_at(segments, at)
    verb = governor(root)
    if verb is not None and home.start <= verb.i < home.end:
        return verb
    doc = root.doc
    inside = [t for t in doc[home.start : home.end] if t.pos_ == "VERB" or finite(t)]
    if inside:
        return min(inside, key=lambda t: abs(t.i - at))
    return verb


def _segment_at(segments: Sequence[_Segment], at: int) -> _Segment:
    return next((s for s in segments if s.start <= at < s.end), segments[-1])


def _clause(
    doc: Doc,
    sentence: DocSpan,
    segments: list[_Segment],
    span: DocSpan,
    verb: Token | None,
) -> tuple[int | None, int | None]:
    """The characters of the clause around a time."""
    index = segments.index(_segment_at(segments, span.start))
    first = last = index
    # A stretch without a verb is no clause: it belongs with what stands before it.
    while first > 0 and not _has_verb(doc, segments[first : last + 1]):
        first -= 1
    while last + 1 < len(segments) and not _has_verb(doc, segments[first : last + 1]):
        last += 1
    start, end = segments[first].start, segments[last].end
    opener = segments[first].opener
    if opener == "dit":
        start = _with_what_is_said(doc, sentence, start, end)
    elif first > 0 and opener in _RELATIVES and not _complement(doc, segments, first):
        start = _antecedent(doc, segments[first - 1].start, start)
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
        if verb is not None and not _pure_saying(verb) and whole <= MAX_CLAUSE:
            end = following.end
    return _trimmed(doc, start, end, span)


def _with_what_is_said(doc: Doc, sentence: DocSpan, start: int, end: int) -> int:
    """« "…", a-t-il dit lundi »: the words said come along when they are short enough."""
    length = doc[end - 1].idx + len(doc[end - 1]) - sentence.start_char
    return sentence.start if length <= MAX_CLAUSE else start


def _antecedent(doc: Doc, floor: int, at: int) -> int:
    """Where the noun that a relative clause is about begins."""
    opener = doc[at]
    noun = next((a for a in opener.ancestors if a.i < at and a.pos_ in _NOUNS), None)
    if noun is None or noun.i < floor:
        noun = next((doc[i] for i in range(at - 1, floor - 1, -1) if doc[i].pos_ in _NOUNS), None)
    return at if noun is None else _phrase_start(doc, noun, floor)


_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def _phrase_start(doc: Doc, noun: Token, floor: int) -> int:
    """The first word of a noun's phrase: its determiner and adjectives, not its preposition."""
    start = max(noun.left_edge.i, floor)
    if any(finite(t) for t in doc[start : noun.i]):
        start = noun.i
        while start > floor and doc[start - 1].pos_ in {"DET", "ADJ", "NUM"}:
            start -= 1
    while start < noun.i and doc[start].pos_ in {"ADP", "PUNCT", "CCONJ", "SCONJ"}:
        start += 1
    return start


def _participle_of(root: Token) -> tuple[Token, Token] | None:
    """A bare participle the time belongs to, and its noun: « le texte, adopté en 2014 »."""
    verb = root.head
    for _ in range(3):
        if verb.pos_ == "VERB" or verb.head is verb or verb.head == verb:
            break
        verb = verb.head
    noun = verb.head
    bare = form(verb, "VerbForm") == "Part" and not any(
        c.pos_ == "AUX" or c.dep_.startswith("nsubj") for c in verb.lefts
    )
    if bare and verb.dep_ in {"acl", "amod"} and noun.pos_ in {"NOUN", "PROPN"} and noun.i < verb.i:
        return verb, noun
    return None


def _named_time(doc: Doc, span: DocSpan) -> Token | None:
    """The noun in « la loi de 1975 », « l'élection de dimanche »."""
    left = doc[span.start - 1] if span.start else None
    if left is None or fold(left.text) not in {"de", "d'", "du", "des"}:
        return None
    noun = span.root.head
    for _ in range(2):
        if noun.pos_ == "NUM" and noun.head != noun:
            noun = noun.head
    near = noun.pos_ in {"NOUN", "PROPN"} and noun.i < span.start and span.start - noun.i <= 6
    return noun if near else None


def _noun_clause(
    doc: Doc, segments: Sequence[_Segment], span: DocSpan, *, ranged: bool
) -> tuple[int | None, int | None] | None:
    """A time inside a noun's phrase dates what the noun says, not the clause's verb."""
    home = _segment_at(segments, span.start)
    held = _participle_of(span.root)
    if held is not None and held[1].i >= home.start and held[0].i >= home.start:
        start, end = _phrase_start(doc, held[1], home.start), span.end
        stop = _until(doc, end, home.end)
        return _trimmed(doc, start, stop, span)
    noun = None if ranged else _named_time(doc, span)
    if noun is None or noun.i < home.start or noun.dep_.startswith("nsubj"):
        return None
    if noun.i + 1 < span.start - 1 and any(finite(t) for t in doc[noun.i : span.start]):
        return None
    return _trimmed(doc, _phrase_start(doc, noun, home.start), span.end, span)


def _until(doc: Doc, at: int, limit: int) -> int:
    """Up to the next comma, conjunction or conjugated verb."""
    for position in range(at, limit):
        token = doc[position]
        if token.text in {",", "(", ")"} or token.pos_ == "CCONJ" or finite(token):
            return position
    return limit


def _complement(doc: Doc, segments: Sequence[_Segment], index: int) -> bool:
    """« que » after a verb of saying opens what is said; after a noun, a relative clause."""
    opener = doc[segments[index].start]
    if fold(opener.text) not in {"que", "qu'"}:
        return False
    return opener.pos_ != "PRON" or opener.dep_ == "mark"


def _pure_saying(verb: Token) -> bool:
    return bool(
        re.match(
            r"(?:declare|dit|indique|affirme|precise|explique|ajoute|estime|souligne|juge|"
            r"rappele|note|assure)",
            fold(verb.text),
        )
    )


def _has_verb(doc: Doc, segments: Sequence[_Segment]) -> bool:
    return any(t.pos_ == "VERB" or finite(t) for s in segments for t in doc[s.start : s.end])


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
    if start < span.start and doc[start].text in _QUOTES and doc[start + 1].text in {",", ".", ";"}:
        start += 2
    if end > span.end and doc[end - 1].text in _QUOTES and doc[end - 2].whitespace_:
        end -= 1
    while start < span.start and _stray(doc[start], _STRAY_STARTS):
        start += 1
    if end <= start:
        return None, None
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def _stray(token: Token, words: frozenset[str]) -> bool:
    return token.is_space or token.text in words or fold(token.text) in words


def _balanced(doc: Doc, start: int, end: int, span: DocSpan) -> tuple[int, int]:
    for opening, closing in (('"', '"'), ("«", "»"), ("“", "”")):
        marks = [t.i for t in doc[start:end] if t.text in {opening, closing}]
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


# --- the kind -------------------------------------------------------------------------------


def _kind(
    doc: Doc,
    unit: Unit,
    verb: Token | None,
    segments: Sequence[_Segment],
    published: str | None,
) -> EventKind:
    left = fold(text_of(doc)[max(0, unit.start - 24) : unit.start])
    deadline = bool(_DEADLINE.search(left)) or any(is_here(m) for m in unit.members)
    if verb is None:
        return "échéance" if deadline else "indéterminé"
    home = _segment_at(segments, verb.i)
    words = {fold(t.text) for t in doc[home.start : home.end]}
    tense = verb_tense(verb)
    modal = any(_MUST.match(w) for w in words)
    if _negated_modal(doc, home):
        return "indéterminé"
    if deadline and (modal or tense in {"future", "prospective"} or _wished(doc, verb)):
        return "échéance"
    if home.opener in {"si", "s'"}:
        return "hypothèse"
    reported = home.opener in {"que", "qu'"}
    if any(
        conditional(doc[i]) and _MAY.match(fold(doc[i].text)) for i in range(home.start, home.end)
    ):
        if not reported or any(w.startswith("pourrai") or w.startswith("risque") for w in words):
            return "hypothèse"
        return "annoncé"
    if (
        tense == "past"
        and (SAYING.match(fold(verb.text)) or _said(fold(verb.text)))
        and not _passive(verb)
    ):
        return "déclaration"
    since = _SINCE.search(left) or fold(unit.main.text).startswith("depuis")
    if since and unit.main.latest is None:
        return "annoncé" if tense == "future" else "en cours"
    if tense == "future" or PLANNED.match(fold(verb.text)):
        return "annoncé"
    if tense == "prospective":
        return _present(unit, published)
    return "fait" if tense == "past" else "indéterminé"


def _kind_of_noun(unit: Unit, published: str | None) -> EventKind:
    """Before the day of writing a thing has happened, after it it is to come."""
    latest, earliest = unit.main.latest, unit.main.earliest
    if published and earliest and latest:
        if latest <= published or latest[: len(published)] <= published:
            return "fait"
        if earliest > published:
            return "annoncé"
    return "indéterminé"


def _in_time(kind: EventKind, timex: Timex, published: str | None) -> EventKind:
    """The kind put right by the calendar: « qui sera dissous en 1958 » is past, and nothing
    that has yet to come has happened."""
    if published is None:
        return kind
    if kind == "annoncé" and (timex.latest or "9999") < published:
        return "fait"
    first, last = timex.earliest or "", timex.latest or "9999"
    ahead = first[: len(published)] >= published and last[: len(published)] > published
    if ahead and kind in {"fait", "déclaration", "en cours"} and first > published:
        return "annoncé"
    if ahead and kind == "fait" and timex.latest is not None and first != last:
        return "annoncé"
    return kind


def _present(unit: Unit, published: str | None) -> EventKind:
    """A present or modal: an announcement when its time is still to come, else going on."""
    earliest, latest = unit.main.earliest, unit.main.latest
    if published and earliest and earliest >= published[: len(earliest)]:
        return "annoncé"
    if published and latest and latest < published:
        return "fait" if earliest else "échéance"
    return "en cours" if earliest and latest is None else "annoncé"


def _negated_modal(doc: Doc, home: _Segment) -> bool:
    """« il ne peut y avoir »: a rule, not an event."""
    words = [fold(t.text) for t in doc[home.start : home.end]]
    return any(
        re.match(r"(?:peu(?:t|vent)|doi(?:t|vent)|saurai(?:t|ent))$", word)
        and any(w in {"ne", "n'"} for w in words[max(0, number - 2) : number])
        for number, word in enumerate(words)
    )


def _wished(doc: Doc, verb: Token) -> bool:
    """A subjunctive: « que ce processus soit achevé d'ici mai »."""
    return any(form(t, "Mood") == "Sub" for t in (verb, *verb.lefts))


def _passive(verb: Token) -> bool:
    return any(c.dep_ == "aux:pass" for c in verb.lefts)
