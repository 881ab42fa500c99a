"""The phrase of a noun: where it begins, what hangs on it, which noun a time belongs to."""

from __future__ import annotations

from annotated_briefing.annotate.events.segments import QUOTES, finite
from annotated_briefing.annotate.events.units import TIME_NOUN
from annotated_briefing.annotate.syntax.tense import form, in_future
from annotated_briefing.annotate.syntax.words import Doc, DocSpan, Token
from annotated_briefing.french.fold import fold


def antecedent(doc: Doc, floor: int, at: int) -> int:
    """Where the noun that a relative clause is about begins."""
    opener = doc[at]
    noun = next((a for a in opener.ancestors if a.i < at and a.pos_ in _NOUNS), None)
    if noun is None or noun.i < floor:
        noun = next((doc[i] for i in range(at - 1, floor - 1, -1) if doc[i].pos_ in _NOUNS), None)
    return at if noun is None else phrase_start(doc, noun, floor)


_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def phrase_start(doc: Doc, noun: Token, floor: int) -> int:
    """The first word of a noun's phrase: its determiner and adjectives, not its preposition."""
    start = max(noun.left_edge.i, floor)
    if any(finite(t) for t in doc[start : noun.i]):
        start = noun.i
        while start > floor and doc[start - 1].pos_ in {"DET", "ADJ", "NUM"}:
            start -= 1
    while start < noun.i and doc[start].pos_ in {"ADP", "PUNCT", "CCONJ", "SCONJ"}:
        start += 1
    return start


def participle_of(root: Token) -> tuple[Token, Token] | None:
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
    if not bare or in_future(verb):
        return None
    if verb.dep_ in {"acl", "amod"} and noun.pos_ in {"NOUN", "PROPN"} and noun.i < verb.i:
        return verb, noun
    doc, at = root.doc, verb.i - 2
    if at > 0 and doc[at].text in QUOTES:
        at -= 1  # « dans "Nuit blanche", présenté lundi »
    if at >= 0 and doc[verb.i - 1].text == "," and doc[at].pos_ in {"NOUN", "PROPN"}:
        return (verb, doc[at]) if agree(verb, doc[at]) else None
    return None


def named_time(doc: Doc, span: DocSpan) -> Token | None:
    """The noun in « la loi de 1975 », « l'élection de dimanche »."""
    left = doc[span.start - 1] if span.start else None
    if left is None or left.text.lower() not in {"de", "d'", "d’", "du", "des"}:
        return None
    noun = span.root.head
    for _ in range(2):
        if noun.pos_ == "NUM" and noun.head != noun:
            noun = noun.head
    near = noun.pos_ in {"NOUN", "PROPN"} and noun.i < span.start and span.start - noun.i <= 6
    return noun if near and not TIME_NOUN.match(fold(noun.text)) else None


def until(doc: Doc, at: int, limit: int) -> int:
    """Up to the next comma, dash, conjunction or conjugated verb with what clings to it."""
    for position in range(at, limit):
        token = doc[position]
        if finite(token):
            return next(
                (n for n in range(position, at, -1) if fold(doc[n - 1].text) not in _CLINGS), at
            )
        # « fondé en 2010 le chiffre »: another noun's phrase begins.
        begins = token.pos_ == "DET" and position > at and doc[position - 1].pos_ in _WHOLE
        if token.text in _STOPS or token.pos_ == "CCONJ" or begins:
            return position
        if position == at and token.pos_ == "DET":
            return position
    return limit


_WHOLE = frozenset({"NOUN", "PROPN", "NUM"})
_STOPS = frozenset([".", ",", "(", ")", ";", ":", "-", "--", "–", "—"])
_CLINGS = frozenset("ne n' se s' y en le la les l' lui leur".split())


def leading(time: DocSpan, first: int) -> Token | None:
    """The noun with a participle and its time that tells when the rest of a sentence is: « Lors
    d'une visite organisée mardi, … », « Pendant la fête donnée en mai, … »."""
    held = participle_of(time.root)
    if held is None or held[1].i < first:
        return None
    opening = [fold(t.text) for t in time.doc[first : phrase_start(time.doc, held[1], first)]]
    return held[1] if len(opening) < _OPENS and set(opening) & _WHEN else None


_WHEN = frozenset("lors cours pendant durant".split())
_OPENS = 4  # tokens


def chain_start(doc: Doc, at: int, floor: int) -> int:
    """Where « les familles des victimes » begins, told from « victimes »: what follows may be of
    either."""
    while at - 2 >= floor and fold(doc[at - 1].text) in OF and doc[at - 2].pos_ in _NAMING:
        at -= 2
        while at > floor and doc[at - 1].pos_ in _NAMING | {"DET", "NUM"}:
            at -= 1
    return at


OF = frozenset(["de", "d'", "du", "des"])
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})


def agree(participle: Token, noun: Token) -> bool:
    """Whether number and gender allow the one to be said of the other."""
    written = next((e for e in _ENDINGS if participle.text.lower().endswith(e)), None)
    for place, name in enumerate(("Gender", "Number")):
        said = _ENDINGS[written][place] if written else form(participle, name)
        if said and form(noun, name) and said != form(noun, name):
            return False
    return True


# What a participle is written with is surer than its tag.
_ENDINGS = {
    "ées": ("Fem", "Plur"),
    "ée": ("Fem", "Sing"),
    "és": ("Masc", "Plur"),
    "é": ("Masc", "Sing"),
}
