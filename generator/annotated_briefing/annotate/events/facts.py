"""The words of a printed line that its date dates, where these are not the whole of it.

« La guitare jouée en 1993 sera vendue samedi »: 1993 dates « La guitare jouée en 1993 » alone. A
noun with its participle, with its relative clause, or one that tells what happens (« l'explosion
du 4 août ») has a date of its own, whatever the verb around it says.
"""

from __future__ import annotations

import re
from datetime import date

from annotated_briefing.annotate.events.kind import kind_of_noun
from annotated_briefing.annotate.events.phrases import (
    OF,
    agree,
    chain_start,
    participle_of,
    phrase_start,
    until,
)
from annotated_briefing.annotate.events.segments import RELATIVES, Segment, finite, segment_at
from annotated_briefing.annotate.events.units import TIME_NOUN, Unit
from annotated_briefing.annotate.syntax.noun_phrases import is_clitic
from annotated_briefing.annotate.syntax.tense import PLANNED, form
from annotated_briefing.annotate.syntax.words import Doc, DocSpan, Token
from annotated_briefing.french import nouns
from annotated_briefing.french.calendar import FEASTS
from annotated_briefing.french.determiners import DEMONSTRATIVE, THEIRS
from annotated_briefing.french.fold import fold
from annotated_briefing.model import EventKind, Span, Timex

Own = tuple[Span, EventKind]


def of_participle(time: DocSpan, clause: Span, unit: Unit, published: str | None) -> Own | None:
    """« une vente organisée les 19 et 20 juin à Lyon », whose words are `clause`."""
    held, doc = participle_of(time.root), time.doc
    if held is None or not agree(*held) or fold(doc[time.start - 1].text) in OF:
        return None
    word, kind = fold(held[0].text), kind_of_noun(unit, published)
    clause = _from_its_chain(doc, clause)
    if word.endswith("ant") or _ASKED.match(word) or not _names_something(doc, clause):
        return None
    if PLANNED.match(word):
        return (clause, kind) if kind == "annoncé" else None
    if kind == "annoncé":
        return (clause, kind) if _ARRANGED.match(word) else None
    if unit.main.latest is None:
        return clause, "en cours"
    day = unit.main.earliest
    done = kind == "fait" or (day is not None and day == unit.main.latest == published)
    return (clause, "fait") if done else None


def of_leading_participle(
    time: DocSpan, sentence: DocSpan, unit: Unit, published: str | None
) -> Own | None:
    """« Élue dimanche à Brest, Ada Floch a … » with the subject behind the comma, who it was;
    « Née en 1950, … » tells of a life, not of the news."""
    doc, first = time.doc, sentence[0]
    comma = next((t for t in doc[time.end : sentence.end] if t.text == ","), None)
    word = fold(first.text)
    led = not (word.endswith("ant") or _ASKED.match(word) or PLANNED.match(word))
    if not led or comma is None or any(t.text == "," for t in doc[sentence.start : time.start]):
        return None
    if any(finite(t) for t in doc[sentence.start : comma.i]):
        return None
    subject = next((t for t in doc[comma.i + 1 : sentence.end] if t.pos_ in _NAMES), None)
    if subject is None or not agree(first, subject):
        return None
    begins, end = comma.i + 1, until(doc, subject.i + 1, sentence.end)
    ahead = doc[begins : subject.i]
    acts = end < sentence.end and (doc[end].text == "," or finite(doc[end]) or is_clitic(doc[end]))
    if not acts or any(finite(t) or t.pos_ in {"ADP", "PUNCT"} for t in ahead):
        return None
    whom = Span(doc[begins].idx, doc[end - 1].idx + len(doc[end - 1]))
    kind = kind_of_noun(unit, published)
    day = unit.main.earliest
    done = kind == "fait" or (day is not None and day == unit.main.latest == published)
    if not done or not is_news(unit.main, published) or not _names_something(doc, whom):
        return None
    return Span(sentence.start_char, whom.end), "fait"


_NAMES = frozenset({"NOUN", "PROPN"})


def is_news(timex: Timex, published: str | None) -> bool:
    """Whether a time lies in the month before the day of writing."""
    if not timex.earliest or not published or len(published) < len("2021-03-12"):
        return False
    gap = date.fromisoformat(published[:10]) - date.fromisoformat(timex.earliest)
    return 0 <= gap.days <= _FRESH


_FRESH = 31  # days


def heard_then(time: DocSpan, sentence: DocSpan) -> Token | None:
    """The verb of what somebody said when asked: « Invitée mardi de la radio, la maire a dit »."""
    doc = time.doc
    comma = next((t.i for t in doc[time.end : sentence.end] if t.text == ","), None)
    if comma is None or not _HEARD.match(fold(sentence[0].text)):
        return None
    if any(finite(t) or t.text == "," for t in doc[sentence.start : comma]):
        return None
    verb = next((t for t in doc[comma : sentence.end] if finite(t)), None)
    return verb.head if verb is not None and verb.pos_ == "AUX" else verb


_HEARD = re.compile(
    r"(?:interroge|joint|contacte|interviewe|questionne|invite|auditionne|sollicite|recu)e?s?$"
)
_ASKED = re.compile(
    r"(?:interroge|rencontre|joint|contacte|cite|interviewe|questionne|consulte)e?s?$"
)
_ARRANGED = re.compile(r"(?:organise|convoque|consacre|inscrit|etale|reporte|repousse|decale)e?s?$")


def of_relative(
    time: DocSpan, clause: Span, kind: EventKind, segments: list[Segment]
) -> Own | None:
    """« le port, qui a fermé en mars », whose words are `clause`, noun included."""
    doc, home = time.doc, segment_at(segments, time.start)
    opener = doc[home.start]
    if home.opener not in RELATIVES or opener.dep_ == "mark" or clause.start >= opener.idx:
        return None
    before = doc.text[clause.start : opener.idx].rstrip(" ,")
    if "," in before:  # « sur la sécurité, M. Roy, qui a … »
        at = clause.start + before.rindex(",") + 1
        clause = Span(at + len(doc.text[at:]) - len(doc.text[at:].lstrip()), clause.end)
    else:
        clause = _from_its_chain(doc, clause)
    # « le port, qui a fermé en mars, rouvre »
    comma = next((t.idx for t in doc[time.end : time.sent.end] if t.text == ","), clause.end)
    clause = Span(clause.start, min(clause.end, comma))
    first = doc.char_span(clause.start, clause.end, alignment_mode="expand")
    if first is not None and first.start and fold(doc[first.start - 1].text) == "par":
        return None  # « un lieu fréquenté par les élus que … »: the place, or the people?
    if any(fold(t.text) == "selon" for t in doc[home.start : time.start]):
        return None  # « qui a fait dix morts selon le bilan mardi »
    held = [t for t in doc[home.start : time.start] if t.pos_ in {"VERB", "AUX"}]
    if held and form(held[-1], "VerbForm") == "Part" and not any(map(finite, held[-3:])):
        return None  # « qui a pris le motif inventé en 1990 »
    if len(held) > 1 and form(held[-1], "VerbForm") == "Part" and held[-1].dep_ in {"acl", "amod"}:
        return None
    nearest = doc[home.start - 2] if doc[home.start - 1].text == "," else doc[home.start - 1]
    told = kind in {"fait", "en cours", "annoncé"} and nearest.pos_ != "PRON"
    return (clause, kind) if told and _names_something(doc, clause) else None


def of_event_noun(
    time: DocSpan, unit: Unit, published: str | None, segments: list[Segment]
) -> Own | None:
    """« l'arrestation jeudi de deux faussaires », « l'enregistrement du disque, en 1993 »."""
    doc, home = time.doc, segment_at(segments, time.start)
    noun = _event_noun(doc, time.start, home.start)
    kind = kind_of_noun(unit, published)
    if noun is None or kind not in {"fait", "annoncé"} or _YEARS.match(fold(unit.main.text)):
        return None
    guessed = nouns.is_appointment(noun.text) and _year_guessed(unit.main, published)
    if is_feast(unit.main) or guessed:
        return None
    if kind == "annoncé" and not _is_close(unit.main):
        return None  # « candidat à l'élection de 2027 »: only named to say which
    start, end = phrase_start(doc, noun, home.start), time.end
    opening = fold(doc[start].text)
    if _counted_from(doc, start, home.start):
        return None
    if opening not in _DEFINITE or (kind == "annoncé" and not nouns.is_appointment(noun.text)):
        return None
    beside = time.start - noun.i <= 2 and fold(doc[time.start - 1].text) not in OF
    if end < home.end and fold(doc[end].text) in OF and beside:
        end = until(doc, end, home.end)
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    return (span, kind) if _names_something(doc, span) else None


def is_feast(timex: Timex) -> bool:
    """« Noël », « le Nouvel An »."""
    return any(name in fold(timex.text) for name in FEASTS)


def _is_close(timex: Timex) -> bool:
    """Whether a time is a week wide at most."""
    if not timex.earliest or not timex.latest:
        return False
    first, last = map(date.fromisoformat, (timex.earliest, timex.latest))
    return (last - first).days < _WEEK


_WEEK = 7  # days


def _year_guessed(timex: Timex, published: str | None) -> bool:
    """« la présidentielle de novembre », half a year away: of which year?"""
    if not _MONTH_ALONE.match(fold(timex.text)) or not timex.earliest or not published:
        return False
    gap = abs(int(timex.earliest[:4]) * 12 + int(timex.earliest[5:7]) - _months(published))
    return gap > _NEAR_MONTHS


def is_month_alone(timex: Timex) -> bool:
    """« mai », « fin mai »."""
    return timex.value[5:7].isdigit() and _MONTH_ALONE.match(fold(timex.text)) is not None


def dated_subject(time: DocSpan, verb: Token | None, segments: list[Segment]) -> Span | None:
    """« sa démission en août 2018 "a participé à … »: what is thought of it has no date."""
    doc, home = time.doc, segment_at(segments, time.start)
    noun = _event_noun(doc, time.start, home.start)
    if noun is None or verb is None or verb.i < time.end or not noun.dep_.startswith("nsubj"):
        return None
    if time.start - noun.i > _BESIDE_NOUN:
        return None
    return Span(doc[phrase_start(doc, noun, home.start)].idx, time.end_char)


_BESIDE_NOUN = 3  # tokens


def _months(published: str) -> int:
    return int(published[:4]) * 12 + int(published[5:7] or 6)


_MONTH_ALONE = re.compile(r"(?:(?:debut|fin|mi)[- ])?[a-z]+$")
_NEAR_MONTHS = 3


def _counted_from(doc: Doc, at: int, floor: int) -> bool:
    """« Le lendemain de l'explosion du 4 août »: its day only helps to count another."""
    if at - 2 < floor or fold(doc[at - 1].text) not in OF:
        return False
    return _BESIDE_DAY.match(fold(doc[at - 2].text)) is not None


_BESIDE_DAY = re.compile(r"(?:sur)?lendemain$|(?:avant-)?veille$")
_YEARS = re.compile(r".*\b(?:annees|siecle)\b")


_WHEN = frozenset("lors cours".split())


def beside_event(time: DocSpan, segments: list[Segment]) -> bool:
    """« la levée de l'alerte, le 11 mai, »: apart between commas behind what happened; « au
    second tour des élections le 4 mai » but not « lors des élections le 4 mai »."""
    doc, home = time.doc, segment_at(segments, time.start)
    left = [fold(t.text) for t in doc[max(time.start - 3, home.start) : time.start]]
    if len(left) > 2 and left[1] == "des" and left[0] not in _WHEN and nouns.happens(left[2]):
        return True
    apart = doc[max(time.start - 1, 0)].text == "," == doc[min(time.end, len(doc) - 1)].text
    noun = _event_noun(doc, time.start - 1, home.start) if apart else None
    return noun is not None and not noun.dep_.startswith(("nsubj", "obj"))


def _event_noun(doc: Doc, at: int, floor: int) -> Token | None:
    """The nearest noun before a time that tells what happens, over its own complements."""
    commas = 0
    for position in range(at - 1, max(at - _REACH, floor) - 1, -1):
        token = doc[position]
        commas += token.text == ","
        if finite(token) or token.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ"} or commas > 1:
            return None
        if token.text == "," and at - position > 2:
            return None
        if token.pos_ == "NOUN" and nouns.happens(token.text):
            return token
    return None


_REACH = 10  # tokens
_DEFINITE = frozenset(["le", "la", "l'", "les"])
_UNSURE = re.compile(
    r"\b(?:possible|eventuel|presume|suppose|futur|hypothetique|pretendu)(?:le)?e?s?\b"
)
_NOBODYS = (
    THEIRS
    | DEMONSTRATIVE
    | nouns.listed("""
    aucun aucune chaque tout toute tous toutes nul nulle mon ma mes notre nos votre vos quel quelle
    pas
    """)
)


def _from_its_chain(doc: Doc, words: Span) -> Span:
    """Words from the noun that theirs may be a complement of."""
    tokens = doc.char_span(words.start, words.end, alignment_mode="expand")
    if tokens is None:
        return words
    start = chain_start(doc, tokens.start, tokens.sent.start)
    if any(TIME_NOUN.match(fold(t.text)) for t in doc[start : tokens.start]):
        return words  # « à un mois du début de la coupe, qui … »
    return Span(doc[start].idx, words.end)


def _names_something(doc: Doc, words: Span) -> bool:
    """Whether words stand for something that was or will be, and name it by themselves."""
    tokens = doc.char_span(words.start, words.end, alignment_mode="expand")
    if tokens is None or tokens[0].pos_ not in {"DET", "NOUN", "PROPN", "ADJ", "NUM", "PUNCT"}:
        return False
    first = tokens[0]
    before = fold(first.nbor(-1).text) if first.i and not first.is_sent_start else ","
    # « en lien avec la marche »: a noun that its preposition has without an article is no thing.
    bare = first.pos_ == "NOUN" and before not in _CONTRACTED
    bare = bare or _AGE.match(tokens.text) is not None
    return not bare and fold(first.text) not in _NOBODYS and not _UNSURE.search(fold(tokens.text))


_AGE = re.compile(r"\d+ ans\b")  # « Luc Roy, 31 ans, dont le frère … »
_CONTRACTED = frozenset(["du", "des", "au", "aux", ",", ":", "-", "--", "–", "—", "de", "d'"])


def marked(fact: Span, line: Span) -> Span | None:
    """The fact where it is clearly less than the line it stands in."""
    if not line.covers(fact) or fact.end - fact.start > _MOST * (line.end - line.start):
        return None
    return fact


_MOST = 0.8  # share of a line's characters
