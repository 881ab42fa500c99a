"""Which way a verb points in time, from its written form, its auxiliaries and the parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from annotated_briefing.french import saying
from annotated_briefing.french.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

# Past participles that announce: « prévu samedi », « attendus lundi ».
# past and future bind; prospective (« doit », « se réunit lundi ») leans forward, nominal (« les
# élections du 30 mai », told in the past) backward; none goes to the nearest.
Tense = Literal["past", "future", "prospective", "nominal", "none"]

PLANNED = re.compile(
    r"(?:re)?(?:prevu|attendu|programme|fixe|planifie|repousse|reporte|envisage|promis|espere|"
    r"escompte|projete|cense)e?s?$"
)
# With « est », « sont » these announce too: « est convoqué lundi ».
_SUMMONED = re.compile(r"(?:convoque|invite|appele|maintenu|annonce|candidat|juge)e?s?$")
_GOING = re.compile(r"(?:va|vont|vais|vas|allons|allez)$")
_MUST = re.compile(r"(?:doi[ts]|doivent|devons|devez|dev(?:ait|aient|rait|raient|ra|ront)|"
                   r"entend(?:ent)?|compte(?:nt)?|espere(?:nt)?|prevoi(?:t|ent)|souhaite(?:nt)?|veu(?:t|lent)|"
                   r"peu(?:t|vent)|pourr(?:ait|aient|a|ont)|faut|faudra)$")  # fmt: skip
_FINITE_PAST = {"Past", "Imp"}
# The tagger knows few conditionals and takes them for imperfects: endings tell them apart
# (« retireraient », « aurait », not « espérait » with its é nor « tirait »).
_STEMS = (
    r"ser|aur|ir|fer|pourr|devr|voudr|faudr|vaudr|verr|saur|courr|mourr|\w*(?:tiendr|viendr|prendr|"
    r"mettr|rendr|pendr|tendr|vendr|perdr|battr|naîtr|paraîtr|connaîtr|cevr|enverr|dir|lir|crir|"
    r"duir|finir|partir|sortir|ouvrir|offrir|bénir|blir|gir|cir|mir|vir|tir)|"
    r"\w*(?:[^\Waeiouyéèê]|[iuy])er"
)
_CONDITIONAL = re.compile(rf"(?:{_STEMS})(?:ait|ais|aient)$")
_FUTURE = re.compile(rf"(?:{_STEMS})(?:a|ont|ai|as|ons|ez)$")
# Imperfects that end like conditionals.
_IMPERFECT = re.compile(r"\w*(?:tir|mir|vir|gir|cir|dir|lir|crir)(?:ait|ais|aient)$")


def conditional(token: Token) -> bool:
    """By the tagger or by the ending."""
    if form(token, "Mood") == "Cnd":
        return True
    word = token.text.lower()
    if token.pos_ not in {"VERB", "AUX"} or not _CONDITIONAL.match(word):
        return False
    return not (_IMPERFECT.match(word) and not word.startswith(("dir", "part", "sort")))


_FROM = re.compile(r"\bdepuis (?:le |la |l'|les |ce |cette |d[ue]but |fin )?$")
_TOWARDS = re.compile(
    r"\b(?:d'ici(?: a| au| la)?|a partir d(?:e|u)|a compter d(?:e|u)|jusqu'(?:a|au|en)|d'|pour|"
    r"rendez-vous (?:a|au|le)|(?:prevu|attendu|fixe|programme|reporte)e?s?(?: pour| a| au)?)"
    r" ?(?:le |la |les |l'|ce )?$"
)


_BEFORE = re.compile(r"\bavant (?:le |la |les |l'|fin |la fin d[eu] )?$")


def text_of(doc: Doc) -> str:
    """`doc.text`, which spaCy would put together anew each time."""
    text = doc.user_data.get("text")
    if not isinstance(text, str):
        text = doc.user_data["text"] = doc.text
    return str(text)


def tense_at(doc: Doc, start: int, end: int) -> Tense:
    """The tense of the clause around `doc.text[start:end]`."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return "none"
    left = fold(text_of(doc)[max(0, start - 28) : start])
    if _FROM.search(left):
        return "past"
    verb = _just_before(span) or governor(span.root)
    if verb is None or _line(text_of(doc), start).isupper():
        # Headings in capitals, notes without a verb the parser knows: endings are all there is.
        coming = any(_FUTURE.match(word.lower()) for word in _line(text_of(doc), start).split())
        return "future" if coming else "none"
    tense = verb_tense(verb)
    if _hangs_on_noun(span.root):
        # « le drame de jeudi s'inscrit … »: the verb's present says nothing of Thursday.
        tense = {"past": "nominal", "prospective": "none"}.get(tense, tense)  # type: ignore[assignment]
    if _TOWARDS.search(left) and tense != "future":
        return "prospective"
    # « elle a promis de partir avant le 30 juin »: before the parse's past, or after it.
    return "none" if tense == "past" and _BEFORE.search(left) else tense


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _hangs_on_noun(token: Token) -> bool:
    """« les élections du 30 mai », « un appel à la grève lundi »: a noun comes before any verb."""
    head = token.head
    while head.pos_ in {"NUM", "DET", "ADP"} and head.head is not head and head.head != head:
        head = head.head
    if head.pos_ in {"NOUN", "PROPN", "ADJ"} and token.i > head.i:
        return not any(c.dep_ == "cop" for c in head.lefts)
    return False


def _just_before(span: DocSpan) -> Token | None:
    """The verb that the expression follows at once: « publié lundi », « a déclaré jeudi »."""
    doc, index = span.doc, span.start - 1
    while index >= 0 and index >= span.start - 3 and doc[index].pos_ in {"DET", "ADV"}:
        index -= 1
    if index < 0 or doc[index].pos_ != "VERB":
        return None
    # Not `span.sent`: it walks the whole document each time.
    if any(doc[at].is_sent_start for at in range(index + 1, span.start + 1)):
        return None
    return doc[index]


def governor(token: Token) -> Token | None:
    """The verb a time expression depends on, over nouns and prepositions; None without one."""
    start = token
    for _ in range(12):  # a broken parse may be deep
        if is_verb(token):
            later = token.i > start.i and form(token, "VerbForm") == "Inf"
            if not later or token.head is token or token.head == token:
                return token
        if token.head is token or token.head == token:
            return _copula(token)
        copula = _copula(token)
        if copula is not None and token.dep_ in {"ROOT", "conj", "ccomp", "advcl", "acl:relcl"}:
            return copula
        token = token.head
    return None


_HEADS = frozenset(["ROOT", "conj", "ccomp", "advcl", "acl:relcl", "acl", "parataxis"])


def is_verb(token: Token) -> bool:
    return bool(token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ in _HEADS))


def _copula(token: Token) -> Token | None:
    return next((c for c in token.lefts if c.dep_ == "cop"), None)


def form(token: Token, name: str) -> str:
    """A feature of the token's morphology (« Tense » → « Past »), empty without one."""
    return next(iter(token.morph.get(name, [])), "")


def reports(verb: Token) -> bool:
    """Whether a verb tells that somebody said something, by itself or with the words said."""
    at = max(verb.i - 1, 0)
    around = verb.doc[at : verb.i + 4]
    if any(saying.is_phrase(around[k:].text) for k in range(verb.i - at + 1)):
        return True
    known = saying.form(verb.text)
    if known is None or known.telling == "never":
        return False
    return known.telling == "always" or any(c.dep_ == "ccomp" for c in verb.children)


def asks(verb: Token) -> bool:
    """Whether what the verb says lies ahead: « appelle », « menace »."""
    known = saying.form(verb.text)
    return known is not None and known.asks


# How many verbs up a chain of infinitives and participles is looked; a parse may even go round.
_DEEPEST = 4


def verb_tense(verb: Token, depth: int = 0) -> Tense:
    word = fold(verb.text)
    auxiliaries = [
        c
        for c in verb.lefts
        if c.dep_ in {"aux:tense", "aux:pass", "aux", "cop"} or c.pos_ == "AUX"
    ]
    finite = verb if form(verb, "VerbForm") == "Fin" else None
    if verb.pos_ == "AUX" and not auxiliaries:
        # « a plusieurs fois invoqué »: the parse may stop at the auxiliary.
        far = next((t for t in verb.doc[verb.i + 1 : verb.i + 7] if t.pos_ == "VERB"), None)
        if far is not None and form(far, "VerbForm") == "Part" and form(far, "Tense") != "Pres":
            return _compound(far, fold(far.text), [verb], depth)
    participle = form(verb, "VerbForm") == "Part" and form(verb, "Tense") != "Pres"
    if participle or (auxiliaries and finite is None):
        return _compound(verb, word, auxiliaries, depth)
    if finite is not None:
        return _simple(verb, word)
    return _dependent(verb, word, depth)


def _compound(verb: Token, word: str, auxiliaries: list[Token], depth: int) -> Tense:
    planned = bool(PLANNED.match(word))
    helper = next((a for a in auxiliaries if form(a, "VerbForm") == "Fin"), None)
    if helper is None:
        infinitive = next((a for a in auxiliaries if form(a, "VerbForm") == "Inf"), None)
        if infinitive is not None and fold(infinitive.text) != "avoir":
            head = verb.head
            if head != verb and is_verb(head) and depth <= _DEEPEST:
                return _of_infinitive(head, depth + 1)
        return "prospective" if planned else "past"
    tense, mood = form(helper, "Tense"), form(helper, "Mood")
    passive = fold(helper.text) in {"est", "sont", "serait", "seraient", "etait", "etaient"}
    if conditional(helper) or mood == "Cnd":
        return "prospective" if passive and not _is_movement(word) else "past"
    if tense == "Fut":
        return "future"
    if planned and passive:
        return "prospective"
    if _SUMMONED.match(word) and fold(helper.text) in {"est", "sont"}:
        return "prospective"
    if mood == "Cnd":
        return "prospective" if passive and not _is_movement(word) else "past"
    return "past"


def _is_movement(word: str) -> bool:
    return bool(
        re.match(
            r"(?:arrive|alle|parti|venu|mort|ne|entre|sorti|tombe|reste|devenu|passe|monte)", word
        )
    )


def _simple(verb: Token, word: str) -> Tense:
    tense, mood = form(verb, "Tense"), form(verb, "Mood")
    if conditional(verb) or _MUST.match(word):
        return "prospective"
    if tense == "Fut":
        return "future"
    if mood == "Cnd":
        return "prospective"
    if tense in _FINITE_PAST:
        return "past"
    if _GOING.match(word):
        return "future"
    if mood == "Sub":
        return "prospective"
    if reports(verb) and not asks(verb):
        return "past"  # verbs of saying in the present report what has been said
    return "prospective"


def _dependent(verb: Token, word: str, depth: int) -> Tense:
    """Infinitives and present participles take their tense from the verb above."""
    head = verb.head
    if depth > _DEEPEST or head == verb:
        return "none"
    above = governor(head)
    if above is None or above == verb:
        return "none"
    if form(verb, "VerbForm") == "Inf" or word.endswith(("er", "ir", "re")):
        return _of_infinitive(above, depth + 1)
    return verb_tense(above, depth + 1)


def _of_infinitive(head: Token, depth: int) -> Tense:
    word = fold(head.text)
    if _GOING.match(word):
        return "future"
    tense = verb_tense(head, max(depth, 3))
    if tense == "past" and _MUST.match(word):
        return "prospective"
    return "prospective" if tense in {"none", "prospective"} else tense
