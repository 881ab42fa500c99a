"""Which way a verb points in time, from its written form, its auxiliaries and the parse."""

from __future__ import annotations

import itertools
import re
from typing import Literal

from annotated_briefing.annotate.syntax.parsed import text_of
from annotated_briefing.annotate.syntax.words import Doc, DocSpan, Token
from annotated_briefing.french import nouns, saying
from annotated_briefing.french.fold import fold

# Past participles that announce: « prévu samedi », « attendus lundi ».
# past and future bind; prospective (« doit », « se réunit lundi ») leans forward, nominal (« les
# élections du 30 mai », told in the past) backward; none goes to the nearest; unsure (« le plan
# dévoilé lundi doit préciser ») may be either side.
Tense = Literal["past", "future", "prospective", "nominal", "none", "unsure"]

PLANNED = re.compile(
    r"(?:(?:re)?(?:prevu|attendu|programme|fixe|planifie)|repousse|reporte|envisage|promis|espere|"
    r"escompte|projete|cense)e?s?$"
)
# What these tell of did not take place when it was to.
CALLED_OFF = re.compile(
    r"(?:annule|reporte|repousse|ajourne|differe|decale|renvoye|suspendu|deprogramme|abandonne)e?s?$"
)
# With « est », « sont » these announce too: « est convoqué lundi ».
_SUMMONED = re.compile(r"(?:convoque|invite|appele|maintenu|annonce|candidat|juge)e?s?$")
GOING = re.compile(r"(?:va|vont|vais|vas|allons|allez)$")
MUST = re.compile(r"(?:doi[ts]|doivent|devons|devez|dev(?:ait|aient|rait|raient|ra|ront)|"
                   r"entend(?:ent)?|compte(?:nt)?|espere(?:nt)?|prevoi(?:t|ent)|souhaite(?:nt)?|veu(?:t|lent)|"
                   r"peu(?:t|vent)|pourr(?:ait|aient|a|ont)|faut|faudra)$")  # fmt: skip
# « finit », « réunit » are present and « passé simple » alike, « rendit » and « mit » are not.
_PRESENT_TOO = re.compile(
    r"(?!\w*(?:end|ond|erd|ord|uis|iv|ent|ort|art|ouvr|offr|ouffr|orm)it$)\w{2,}"
    r"(?:[bcghlnpz]|(?<!é)[dt]|ss|rr|[aeou]r)it$"
)
_FINITE_PAST = {"Past", "Imp"}
# The tagger knows few conditionals and takes them for imperfects: endings tell them apart
# (« retireraient », « aurait », not « espérait » with its é nor « tirait »).
_STEMS = (
    r"ser|aur|ir|fer|pourr|devr|voudr|faudr|vaudr|verr|saur|courr|mourr|\w*(?:tiendr|viendr|prendr|"
    r"mettr|rendr|pendr|tendr|vendr|perdr|battr|naîtr|paraîtr|connaîtr|cevr|enverr|dir|lir|crir|"
    r"duir|finir|partir|sortir|ouvrir|offrir|bénir|blir|gir|cir|mir|vir|tir|soudr|[aeo]indr|cevr|"
    r"clur|suivr|vivr|erdr|andr|ondr)|"
    r"\w*(?:[^\Waeiouyéèê]|[iuy])er"
)
_CONDITIONAL = re.compile(rf"(?:{_STEMS})(?:ait|ais|aient)$")
_FUTURE = re.compile(
    rf"(?:{_STEMS}|\w{{2,}}(?:[bdfghlnr]|oi|ui|ss|pl)ir|\w+uir|\w*éer|\w*(?:vaincr|querr|rompr))"
    r"(?:a|ont|ai|as|ons|ez)$"
)
# « réunira », « détruira », « passera »: the tagger's « passé simple », which only « -irer » verbs
# make so, and never behind « u » or « e ».
_FUTURE_IR = re.compile(
    r"(?:(?!\w*(?:[mptv]|ch|s|sp)ir)\w{2,}[bdfghlnr]i|\w{2,}ui|\w{2,}[^\Waiouyé]e)r(?:a|ont)$"
)
# Imperfects that end like conditionals.
_IMPERFECT = re.compile(r"\w*(?:tir|mir|vir|gir|cir|dir|lir|crir)(?:ait|ais|aient)$")


def conditional(token: Token) -> bool:
    """By the tagger or by the ending."""
    word = token.text.lower()
    if form(token, "Mood") == "Cnd":
        return word.endswith(("ait", "aient", "ais", "rions", "riez"))
    if token.pos_ not in {"VERB", "AUX"} or not _CONDITIONAL.match(word):
        return False
    return not (_IMPERFECT.match(word) and not word.startswith(("dir", "part", "sort")))


def in_future(token: Token) -> bool:
    """A future by the tagger, or by its ending where the tagger sees no conjugated verb."""
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    if form(token, "VerbForm") == "Fin":
        simple = form(token, "Tense") == "Past"
        return form(token, "Tense") == "Fut" or (
            simple and _FUTURE_IR.match(token.text.lower()) is not None
        )
    return bool(_FUTURE.match(token.text.lower()))


_FROM = re.compile(r"\bdepuis (?:le |la |l'|les |ce |cette |d[ue]but |fin )?$")
_TOWARDS = re.compile(
    r"\b(?:d'ici(?: a| au| la)?|a partir d(?:e|u)|a compter d(?:e|u)|jusqu'(?:a|au|en)|pour|"
    r"rendez-vous (?:a|au|le)?|(?:prevu|attendu|fixe|programme|reporte)e?s?(?: pour| a| au)?|"
    r"(?:renvoye|repousse|decale|ajourne|differe|prolonge|etendu|maintenu)e?s? (?:a|au))"
    r" ?(?:le |la |les |l'|ce )?$"
)


_STARTING = re.compile(r"\ba (?:partir|compter) d(?:e|u) ?(?:la |l')?$")
_BEFORE = re.compile(r"\bavant (?:le |la |les |l'|fin |la fin d[eu] )?$")


def tense_at(doc: Doc, start: int, end: int) -> Tense:
    """The tense of the clause around `doc.text[start:end]`."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return "none"
    left = fold(text_of(doc)[max(0, start - 28) : start])
    if _FROM.search(left) or _since_something(span):
        return "past"
    if re.search(r"\bce(?:lui|lles?|ux) d(?:u |e |es |e la |e l'|')$", left):
        return "past"  # « comme celui du 5 décembre » has been
    near = _just_before(span)
    verb = near or _own_verb(governor(span.root), span)
    if verb is None or _line(text_of(doc), start).isupper():
        # Headings in capitals, notes without a verb the parser knows: endings are all there is.
        coming = any(_FUTURE.match(word.lower()) for word in _line(text_of(doc), start).split())
        if coming:
            return "future"
        return "prospective" if _TOWARDS.search(left) else "none"
    tense = _of_infinitive(verb, 0) if _to_do(verb, span) else verb_tense(verb)
    if tense != "future" and (_either_side(span, near) or _waited_for(verb)):
        return "unsure"
    beside = near is not None or _spoke_then(verb, span)
    loose = not beside and reports(verb) and not asks(verb) and not _found(verb)
    ranged = left.endswith(("de ", "du ", "d'")) and re.match(
        r" (?:a|au) ", fold(text_of(doc)[end : end + 4])
    )
    hanging = _hangs_on_noun(span.root) and not ranged and not (tense == "past" and _found(verb))
    if hanging or (tense == "past" and (loose or _bare(verb))):
        # « le drame de jeudi s'inscrit … », « a annoncé la parution, le 14 octobre »: the verb's
        # tense says little of the day.
        tense = {"past": "nominal", "prospective": "none"}.get(tense, tense)  # type: ignore[assignment]
    if _UNTIL.search(left) and _told_as_over(verb):
        return "past"  # « dura jusqu'en décembre »
    if tense in {"past", "nominal"} and _STARTING.search(left):
        return tense  # « le débordement à partir du 1er avril a été signalé »
    if tense != "future" and (_TOWARDS.search(left) or _put_off_to(verb, left)):
        return "prospective"
    if tense != "future" and _of_appointment(span) and _present(verb):
        return "prospective"  # « la réunion de samedi est annulée »
    # « elle a promis de partir avant le 30 juin »: before the parse's past, or after it.
    return "none" if tense == "past" and _BEFORE.search(left) else tense


def _spoke_then(verb: Token, span: DocSpan) -> bool:
    """« a affirmé en janvier »: nothing but a preposition between what was said and its time."""
    told = form(verb, "VerbForm") == "Part" and not _bare(verb)
    between = span.doc[verb.i + 1 : span.start] if verb.i < span.start else ()
    return told and len(between) > 0 and all(t.pos_ in {"ADP", "DET"} for t in between)


def _to_do(verb: Token, span: DocSpan) -> bool:
    """« a décidé de partir en août », where the parse has the time with « décidé »."""
    between = span.doc[verb.i + 1 : min(span.start, verb.i + 1 + _FAR)]
    ahead = list(itertools.takewhile(lambda t: t.text != ",", between))
    will = asks(verb) or _INTENDS.match(verb.folded)
    return bool(will) and any(form(t, "VerbForm") == "Inf" for t in ahead)


def _waited_for(verb: Token) -> bool:
    """« a attendu que le port ferme lundi »: the present of what a past verb is about may be on
    either side, where it is not said nor asked for."""
    above = verb.head
    if verb.dep_ != "ccomp" or above == verb or not _present(verb):
        return False
    word = above.folded
    planned = PLANNED.match(word) and not word.startswith("attendu")
    told = reports(above) or asks(above) or planned
    return not told and form(above, "VerbForm") == "Part" and verb_tense(above) == "past"


def _found(verb: Token) -> bool:
    """« a signalé l'apparition du virus fin décembre »: what is found out has taken place, where
    what is announced may lie ahead."""
    word = verb.folded
    if word in {"fait", "faisait", "font"}:
        return any(t.folded == "etat" for t in verb.doc[verb.i + 1 : verb.i + 3])
    return bool(_FOUND.match(word))


_FOUND = re.compile(
    r"(?:signal|constat|observ|detect|recens|enregistr|diagnostiqu|rapport|relev)"
    r"(?:e|es|ee|ees|ent|ait|aient|er|erent|a)$"
)


def _since_something(span: DocSpan) -> bool:
    """« depuis la fermeture des écoles en mars »: no verb between."""
    doc = span.doc
    for at in range(span.start - 1, max(span.start - _FAR, 0) - 1, -1):
        token = doc[at]
        if token.is_punct or token.pos_ in {"VERB", "AUX"} or token.is_sent_start:
            return token.folded == "depuis"
        if token.folded == "depuis":
            return not doc[at + 1].pos_.endswith("CONJ")
    return False


_UNTIL = re.compile(r"\bjusqu'(?:a|au|aux|en)(?: la)? $")


def _told_as_over(verb: Token) -> bool:
    """« travaillait », « dura », « est resté »: what went on until then went on no longer; « a
    fermé », « a été prolongé » may last."""
    helpers = [c for c in verb.lefts if c.pos_ == "AUX"]
    if helpers:
        return bool(_LASTED.match(verb.folded))
    past = form(verb, "VerbForm") == "Fin" and form(verb, "Tense") in _FINITE_PAST
    return past and not conditional(verb) and not _RUNS.match(verb.folded)


_LASTED = re.compile(r"(?:dure|reste|demeure|vecu|travaille|perdure|regne|dirige|habite)e?s?$")
_RUNS = re.compile(r"(?:courai|devai|prevoyai|autorisai|permettai|allai|comptai|espera)(?:t|ent)$")


def _put_off_to(verb: Token, left: str) -> bool:
    """« repoussée d'un mois, à début juillet »."""
    return bool(CALLED_OFF.match(verb.folded) and _TO.search(left))


_TO = re.compile(r"\b(?:au|a(?: la)?|pour(?: le| la)?) $")


def _present(verb: Token) -> bool:
    """« est annulée », « s'annonce », not « a été annulée »."""
    helpers = [c for c in verb.lefts if c.pos_ == "AUX"]
    if any(c.folded in {"est", "sont"} for c in helpers):
        return True
    return not helpers and form(verb, "VerbForm") == "Fin" and form(verb, "Tense") == "Pres"


def _of_appointment(span: DocSpan) -> bool:
    """« la réunion de samedi »: what is fixed beforehand lies ahead of a verb in the present."""
    if span.start < 2 or span.doc[span.start - 1].folded not in {"de", "du", "d'"}:
        return False
    return nouns.is_appointment(span.doc[span.start - 2].text)


def _bare(verb: Token) -> bool:
    """« une vente organisée le 19 »: a participle without its auxiliary."""
    return form(verb, "VerbForm") == "Part" and not any(
        c.pos_ == "AUX" or c.dep_.startswith("aux") for c in verb.lefts
    )


def _either_side(span: DocSpan, near: Token | None) -> bool:
    """« le plan dévoilé lundi doit préciser », « un film visible vendredi », « avant l'ouverture
    samedi »: nothing tells whether the day is behind or ahead."""
    if near is not None:
        if not _bare(near) or PLANNED.match(near.folded) or near.dep_ not in {"acl", "amod"}:
            return False
        if any(c.folded in {"selon", "d'apres"} for c in near.head.lefts):
            return False  # « Selon une étude publiée jeudi, … »: it is out
        above = governor(near.head)
        told = above is not None and any(c.dep_ == "ccomp" for c in above.children)
        if above is None or told or reports(above):
            return False  # « Un rapport publié lundi montre que »: it is out too
        return verb_tense(above) in {"future", "prospective"}
    for at in range(span.start - 1, max(span.start - 6, 0) - 1, -1):
        token = span.doc[at]
        if token.text in {",", "."} or token.pos_ == "VERB" or form(token, "VerbForm") == "Fin":
            break
        if _ON_OFFER.match(token.folded):
            return not any(c.dep_ == "cop" for c in token.lefts)
    head = span.root.head
    return head.pos_ == "NOUN" and any(c.dep_ == "case" and c.folded == "avant" for c in head.lefts)


_ON_OFFER = re.compile(r"(?:visible|disponible|accessible|consultable|audible)s?$")


def _own_verb(verb: Token | None, span: DocSpan) -> Token | None:
    """The verb of the clause a time stands in, where the parse names the one that reports it:
    « a dit qu'il répondrait le 21 »."""
    if verb is None or verb.i >= span.start:
        return verb
    doc = span.doc
    between = doc[verb.i + 1 : min(span.start, verb.i + 1 + _TO_THAT)]
    that = next((t.i for t in between if t.folded in {"que", "qu'"}), None)
    if that is None:
        return verb
    for token in doc[that + 1 : span.end + _FAR]:
        if token.is_sent_start and token.i > span.start:
            break
        if form(token, "VerbForm") == "Fin" or in_future(token):
            return _head_of(token)
    return verb


_FAR = 12  # tokens
_TO_THAT = 60  # tokens from a verb to its « que », so that a table of dates is read in linear time


def _head_of(token: Token) -> Token:
    """The verb an auxiliary belongs to."""
    head = token.head
    return head if token.dep_.startswith("aux") and head.pos_ in {"VERB", "AUX"} else token


def _line(text: str, at: int) -> str:
    """The line around a character, as far as a clause may reach."""
    start, limit = max(at - _REACH, 0), at + _REACH
    end = text.find("\n", at, limit)
    return text[max(text.rfind("\n", start, at) + 1, start) : end if end >= 0 else limit]


_REACH = 300  # characters


def _hangs_on_noun(token: Token) -> bool:
    """« les élections du 30 mai », « un appel à la grève lundi »: a noun comes before any verb."""
    head = token.head
    while head.pos_ in {"NUM", "DET", "ADP"} and head.head is not head and head.head != head:
        head = head.head
    if head.pos_ in {"NOUN", "PROPN", "ADJ"} and token.i > head.i:
        return not any(c.dep_ == "cop" or c.dep_ in _HELPS for c in head.lefts)
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
    """Whether a token is a verb of sense, by tag or by written form; auxiliaries are none."""
    if (token.dep_ in _HELPS and token.head != token) or token.n_lefts > _TABLE:
        return False
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ in _HEADS):
        return True
    # « ont invoqué », « est auditionnée »: a participle the tagger missed has its auxiliary.
    return any(c.dep_ in _HELPS for c in token.lefts)


_HELPS = frozenset({"aux:tense", "aux:pass"})


_TABLE = 60  # words before the one they hang on; with more the line is a table, no clause


def _copula(token: Token) -> Token | None:
    if token.n_lefts > _TABLE:
        return None
    copulas = [c for c in token.lefts if c.dep_ == "cop"]
    return next((c for c in copulas if form(c, "VerbForm") == "Fin"), next(iter(copulas), None))


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
    """Which way a verb points. `depth` counts the heads already climbed: a chain has its end."""
    word = verb.folded
    auxiliaries = [
        c
        for c in verb.lefts
        if c.dep_ in {"aux:tense", "aux:pass", "aux", "cop"} or c.pos_ == "AUX"
    ]
    if in_future(verb) and not auxiliaries:
        return "future"
    finite = verb if form(verb, "VerbForm") == "Fin" else None
    if verb.pos_ == "AUX" and not auxiliaries:
        # « a plusieurs fois invoqué »: the parse may stop at the auxiliary.
        ahead = itertools.takewhile(lambda t: t.text != ",", verb.doc[verb.i + 1 : verb.i + 7])
        far = next((t for t in ahead if t.pos_ == "VERB"), None)
        if far is not None and form(far, "VerbForm") == "Part" and form(far, "Tense") != "Pres":
            return _compound(far, far.folded, [verb], depth)
    participle = form(verb, "VerbForm") == "Part" and form(verb, "Tense") != "Pres"
    if participle or (auxiliaries and finite is None):
        return _compound(verb, word, auxiliaries, depth)
    if finite is not None:
        return _simple(verb, word)
    return _dependent(verb, word, depth)


_TO_PLAN = frozenset("prevu envisage projete programme planifie".split())


def _has_planned(verb: Token, helper: Token) -> bool:
    """« a prévu de visiter dimanche »: the day is that of the visit."""
    if verb.folded not in _TO_PLAN or helper.folded not in {"a", "ont"}:
        return False
    following = verb.doc[verb.i + 1 : verb.i + 4]
    return any(t.low in {"de", "d'"} for t in following[:1]) and any(
        form(t, "VerbForm") == "Inf" for t in following
    )


def _compound(verb: Token, word: str, auxiliaries: list[Token], depth: int) -> Tense:
    planned = bool(PLANNED.match(word))
    helper = next((a for a in auxiliaries if form(a, "VerbForm") == "Fin"), None)
    if helper is None:
        infinitive = next((a for a in auxiliaries if form(a, "VerbForm") == "Inf"), None)
        if infinitive is not None and infinitive.folded != "avoir":
            above = governor(verb.head) if verb.head != verb else None
            if above is not None and above != verb and depth <= _DEEPEST:
                return _of_infinitive(above, depth + 1)
        return "prospective" if planned else "past"
    tense, mood = form(helper, "Tense"), form(helper, "Mood")
    passive = helper.folded in {"est", "sont", "serait", "seraient", "etait", "etaient"}
    if conditional(helper) or mood == "Cnd":
        coming = passive and not is_movement(word) and not _reflexive(verb)
        return "prospective" if coming else "past"
    if tense == "Fut":
        return "future"
    if (planned and passive) or _has_planned(verb, helper):
        return "prospective"
    if _SUMMONED.match(word) and helper.folded in {"est", "sont"}:
        return "prospective"
    if _SUMMONED.match(word) and helper.folded in {"etait", "etaient"}:
        return "none"  # « était convoqué le 28 juillet »: on either side
    if helper.folded in {"est", "sont"} and _present_passive(verb, helper, word):
        return "prospective"  # « est fermé le 17 mars »
    return "past"


def _present_passive(verb: Token, helper: Token, word: str) -> bool:
    passive = helper.dep_ == "aux:pass" or form(verb, "Voice") == "Pass"
    return passive and not _reflexive(verb) and not is_movement(word)


def _reflexive(verb: Token) -> bool:
    """« s'est réuni », « se serait écrasé »: these are no passives."""
    return any(c.folded in {"s'", "se", "me", "m'", "nous", "vous"} for c in verb.lefts)


def is_movement(word: str) -> bool:
    """Whether a folded participle takes « être » without being a passive."""
    return bool(
        re.match(
            r"(?:re|r|dis|ap|com)?(?:arrive|alle|parti|mort|entre|sorti|tombe|reste|passe|monte|decede|"
            r"descendu|paru|tourne|demeure|ne)e?s?$|\w*venue?s?$",
            word,
        )
    )


def _simple(verb: Token, word: str) -> Tense:
    tense, mood = form(verb, "Tense"), form(verb, "Mood")
    if conditional(verb) or MUST.match(word):
        return "prospective"
    if tense == "Fut":
        return "future"
    if mood == "Cnd":
        return "prospective"
    if tense == "Past" and _PRESENT_TOO.match(word):
        return "prospective"  # « se réunit »: the same in the present, which the news writes
    if tense in _FINITE_PAST:
        return "past"
    if GOING.match(word):
        following = verb.doc[verb.i + 1 : verb.i + 4]
        return "future" if any(form(t, "VerbForm") == "Inf" for t in following) else "prospective"
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
    if above == verb and head.head != head:
        above = governor(head.head)  # « pour être prêt mardi »: the verb above the adjective's
    if above is None or above == verb:
        return "none"
    if form(verb, "VerbForm") == "Inf" or word.endswith(("er", "ir", "re")):
        return _of_infinitive(above, depth + 1)
    return verb_tense(above, depth + 1)


def _of_infinitive(head: Token, depth: int) -> Tense:
    word = head.folded
    if GOING.match(word):
        return "future"
    tense = verb_tense(head, max(depth, 3))
    if tense == "past" and (MUST.match(word) or asks(head)):
        return "prospective"  # « a appelé à voter en juin »
    if tense == "past" and _INTENDS.match(word):
        return "none"  # « a décidé de rouvrir en juin »: nothing tells of which year
    return "prospective" if tense in {"none", "prospective"} else tense


_INTENDS = re.compile(
    r"(?:decid|accept|refus|choisi|renonc|envisag|souhait|voulu|compt|projet|pens|opt|resol|"
    r"conseill|recommand|sugger|encourag)"
    r"(?:e|u)?(?:e?s)?$"
)
