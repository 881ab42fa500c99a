"""The kind of a dated event: happened, going on, announced, a deadline, a supposition."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Literal

from annotated_briefing.annotate.events.segments import (
    QUOTES,
    RELATIVES,
    Segment,
    finite,
    segment_at,
)
from annotated_briefing.annotate.events.units import Unit, is_here
from annotated_briefing.annotate.syntax.parsed import text_of
from annotated_briefing.annotate.syntax.tense import (
    PLANNED,
    asks,
    conditional,
    form,
    is_movement,
    reports,
    verb_tense,
)
from annotated_briefing.annotate.syntax.words import Doc, Token
from annotated_briefing.french import saying
from annotated_briefing.french.fold import fold
from annotated_briefing.model import EventKind, Timex

_DEADLINE = re.compile(
    r"\b(?:d'ici(?: a| au| la)?|avant|jusqu'(?:a|au|aux|en)|au plus tard) ?"
    r"(?:le |la |l'|les |fin |la fin d[eu] )?$"
)


_UNTIL = re.compile(r"\bjusqu'(?:a|au|aux|en) ?(?:le |la |l'|les |fin |debut |mi-)?$")

# A term told in the words of the time themselves.
_TERM = re.compile(r"(?:sous|d'ici|avant) ")


_STARTING = r"des|a partir d(?:e|u)|a compter d(?:e|u)"
_FROM = re.compile(rf"\b(?:{_STARTING}) ?(?:le |la |l'|les )?$")
_SINCE = re.compile(rf"\b(?:depuis|{_STARTING}) ?(?:le |la |l'|les )?$")


_MAYBE = re.compile(r"(?:pourrai(?:t|ent)|risque(?:nt|rait|raient)?|aurai(?:t|ent))$")
# What ought to be, and nobody says that it will.
_OUGHT = re.compile(r"(?:faudrai|conviendrai|vaudrai|suffirai)t$")


_MUST = re.compile(
    r"(?:doit|doivent|dev(?:ra|ront|ait|aient|rait|raient)|faut|faudra|fallait|faudrait)$"
)


Side = Literal["past", "now", "coming"]


def kind_of(  # noqa: PLR0912 - one branch for each sign, the surest first
    doc: Doc,
    unit: Unit,
    verb: Token | None,
    segments: Sequence[Segment],
    published: str | None,
) -> EventKind:
    """How the event of a clause stands to the day of publication, ISO or None (unknown).

    `unit` is the clause with its verbs, `verb` the one the date belongs to (None: a nominal line).
    `indéterminé` where the signs contradict each other.
    """
    left = fold(text_of(doc)[max(0, unit.start - 24) : unit.start])
    main = unit.main
    deadline = bool(_DEADLINE.search(left)) or any(is_here(m) for m in unit.members)
    deadline = deadline or bool(_TERM.match(fold(main.text)))
    if verb is None:
        return "échéance" if deadline else "indéterminé"
    home = segment_at(segments, verb.i)
    words = {fold(t.text) for t in doc[home.start : home.end]}
    tense, side = verb_tense(verb), _side(main, published)
    duty = any(_MUST.match(w) for w in words)
    if form(verb, "VerbForm") == "Part" and verb.text.lower().endswith("ant"):
        return "indéterminé"  # « s'élevant mardi à 35 degrés »: as its main verb tells
    if _remains(verb):  # « reste fermé jusqu'au 20 mars »
        return "échéance" if deadline else _present(verb, side, ends_later=True)
    if _negated_modal(doc, home) or any(_OUGHT.match(w) for w in words):
        return "indéterminé"
    if home.opener in {"si", "s'"}:
        return "hypothèse"
    to_come = deadline or side == "coming" or _ends_later(main, published)
    if to_come and (willed := _only_willed(verb, unit)):
        return willed
    supposed = _supposed(doc, home, verb)
    if supposed is not None:
        return "échéance" if deadline and supposed == "annoncé" else supposed
    if deadline and _was_to(verb, words, home):
        return "indéterminé"  # « devait rester jusqu'en juin »: what was meant is no deadline
    if deadline and (duty or tense in {"future", "prospective"} or _wished(verb)):
        return "échéance"
    if _alleged(verb):
        return "indéterminé"
    if _commits(verb) and not to_come:
        return "déclaration"
    spoken = tense == "past" and _says(verb, home) and (not _passive(verb) or _by_somebody(verb))
    if spoken or (not _passive(verb) and _speaks_after_quote(verb)):
        if side == "coming":  # « a dit en mai »: nobody has spoken yet
            return "indéterminé" if _AT_ONCE.fullmatch(_between(verb, unit)) else "annoncé"
        return "déclaration"
    if asks(verb) and side == "now" and _beside(verb, unit):
        return "fait" if _orders(verb) else "déclaration"  # « demande lundi au préfet de »
    since = _SINCE.search(left) or fold(main.text).startswith("depuis")
    if since and main.latest is None:
        if tense == "future" or side == "coming":
            return "annoncé"
        # « se sont joués à partir de mars »: nobody says that they go on.
        if tense == "past" and _FROM.search(left):
            return "fait"
        # « a été abaissé depuis mars », « étaient fermés depuis »: nothing says they still are.
        return "fait" if _over(verb) and not _negated(verb) else "en cours"
    if _was_to(verb, words, home):
        return "indéterminé"
    if PLANNED.match(fold(verb.text)) and not _planned_then(verb, unit):
        return "indéterminé" if side == "past" else "annoncé"
    if tense == "future":
        # « qui sera dissous en 1958 » tells the past; what was said to come does not.
        return "fait" if side == "past" and home.opener in RELATIVES else "annoncé"
    if tense == "prospective":
        return _present(verb, side, ends_later=_ends_later(main, published))
    if tense == "past":
        if _UNTIL.search(left) and main.latest and _side(main, published) == "now":
            # « a été prolongée jusqu'au 26 mars », still to come: done, and not over.
            return "en cours" if _ends_later(main, published) else "fait"
        if side != "coming":
            return "indéterminé" if _FOR.search(left) else "fait"
        word = fold(verb.text)
        called = any(_CALLS.match(fold(t.text)) for t in (verb, *_above(verb)))
        fixed = _LASTING.search(left) or _SETS.match(word) or called
        return "annoncé" if fixed else "indéterminé"
    return "annoncé" if side == "coming" and _decided(verb) else "indéterminé"


def _decided(verb: Token) -> bool:
    """« a décidé de rouvrir en juin »."""
    return form(verb, "VerbForm") == "Inf" and _DECIDES.match(fold(verb.head.text)) is not None


_DECIDES = re.compile(r"(?:decide|accepte|choisi|opte|resolu)e?s?$")


def _remains(verb: Token) -> bool:
    around = [*verb.lefts, verb.head] if verb.dep_ == "xcomp" else list(verb.lefts)
    return any(_STAYS.match(fold(t.text)) for t in around)


_STAYS = re.compile(r"(?:rest|demeur)er?(?:a|ont|nt)?$")


def _was_to(verb: Token, words: set[str], home: Segment) -> bool:
    """« devait finir en juin », « étaient prévus pour dimanche »: what came of it is not said."""
    if home.opener in {"que", "qu'"}:
        return False
    planned = PLANNED.match(fold(verb.text)) is not None
    then = any(fold(c.text) in {"etait", "etaient"} for c in verb.lefts)
    return (planned and then) or any(w in {"devait", "devaient"} for w in words)


def _ends_later(timex: Timex, published: str | None) -> bool:
    return bool(published and (timex.latest or "9") > published)


# « a fermé jusqu'au 3 mai », « a été repoussé à mai »: done, and of a day to come.
_LASTING = re.compile(
    r"\b(?:jusqu'(?:a|au|aux|en)|pour|des|a partir d(?:e|u)|a compter d(?:e|u)) ?"
    r"(?:le |la |l'|les )?$"
)
_FOR = re.compile(r"\bpour (?:le |la |l'|les )?$")
_SETS = re.compile(
    r"(?:annule|reporte|repousse|ajourne|differe|decale|renvoye|avance|prolonge|etendu|maintenu|"
    r"convoque|invite|appele|inscrit|fixe|prevu)e?s?$"
)


def _only_willed(verb: Token, unit: Unit) -> EventKind | None:
    """What is to come only by somebody's will: « s'est engagée à rouvrir d'ici mai », « réclame que
    la route soit faite en mai », « espère finir d'ici mai »; beside its verb the time is that of
    the saying."""
    for willing in (verb, *_above(verb)):
        beside = -1 <= unit.start - willing.idx - len(willing) <= 1
        told = any(c.dep_ in {"xcomp", "ccomp"} for c in willing.children)
        if willing is verb and (beside or not told):
            continue
        if _HOPE.match(fold(willing.text)):
            return "hypothèse"
        word = fold(willing.text)
        if _COMMITS.match(word) or (asks(willing) and not _CALLS.match(word)):
            return "indéterminé"
    return None


def _above(verb: Token) -> list[Token]:
    """The verbs whose complement a verb is, the nearest first."""
    found: list[Token] = []
    while verb.dep_ in {"xcomp", "ccomp"} and verb.head != verb and len(found) < _DEEPEST:
        verb = verb.head
        found.append(verb)
    return found


_DEEPEST = 3
_CALLS = re.compile(r"(?:appel|invit|incit)")  # « appelle à défiler le 3 mai »: a day is set
_COMMITS = re.compile(r"(?:engag(?:e|ee|es|ees|ent|eait|eaient)|promis|promet(?:tent|tait)?)$")


def _commits(verb: Token) -> bool:
    """« s'est engagé mardi à rouvrir »."""
    told = any(c.dep_ in {"xcomp", "ccomp"} for c in verb.children)
    return told and _COMMITS.match(fold(verb.text)) is not None


def _supposed(doc: Doc, home: Segment, verb: Token) -> EventKind | None:
    """A conditional supposes, but behind « que » it may tell what was announced; « devrait »
    announces what is planned and supposes amounts and states."""
    verbs = [t for t in doc[home.start : home.end] if conditional(t)]
    if not verbs:
        return None
    words = [fold(t.text) for t in verbs]
    if all(w.startswith("devrai") for w in words):
        amount = any(t.text == "%" for t in doc[home.start : home.end])
        return "hypothèse" if amount or _copular(verb) else None
    reported = home.opener in {"que", "qu'"}
    return "annoncé" if reported and not any(map(_MAYBE.match, words)) else "hypothèse"


def _negated(verb: Token) -> bool:
    return any(fold(c.text) in {"ne", "n'"} for c in verb.lefts)


def _speaks_after_quote(verb: Token) -> bool:
    """« "…", a abondé mardi le maire », « …, a pour sa part avancé le maire »: whatever the verb,
    what stands in its marks before it was said; without marks, behind a verb that may say."""
    doc, at = verb.doc, verb.i - 1
    while at > max(verb.i - _INSERTED, 0) and doc[at].text != ",":
        leads = at == verb.i - 1 and form(verb, "VerbForm") == "Inf"  # « voulait croire »
        if finite(doc[at]) and doc[at].pos_ != "AUX" and not leads:
            return False
        at -= 1
    if at < 1 or doc[at].text != "," or doc[at + 1].pos_ not in {"AUX", "PRON", "ADV", "VERB"}:
        return False
    if any(c.dep_.startswith("nsubj") and c.i < verb.i for c in verb.children):
        return False
    turned = any(fold(t.text) in _IN_TURN for t in doc[at : verb.i])
    return _closes_words(doc, at - 1) or (turned and saying.form(verb.text) is not None)


def _closes_words(doc: Doc, at: int) -> bool:
    """Whether a mark closes what somebody said, not a name (« "gilets jaunes", s'est rendu »)."""
    if doc[at].text not in QUOTES:
        return False
    said = reversed(list(doc[max(at - _SAID, 0) : at]))
    inside = list(itertools.takewhile(lambda t: t.text not in QUOTES, said))
    opening = at - len(inside) - 1
    first = opening <= 0 or bool(doc[opening].is_sent_start)
    return first or len(inside) >= _WORDS or any(t.pos_ in {"VERB", "AUX"} for t in inside)


_SAID, _WORDS = 80, 6  # tokens
_INSERTED = 6  # tokens
_IN_TURN = frozenset(["part", "cote", "tour"])  # « pour sa part », « de son côté »


def _beside(verb: Token, unit: Unit) -> bool:
    """Whether the time follows its verb at once."""
    return 0 <= unit.start - verb.idx - len(verb) <= 1


def _between(verb: Token, unit: Unit) -> str:
    """The folded text from a verb to the time behind it."""
    return fold(text_of(verb.doc)[verb.idx + len(verb) : unit.start])


_AT_ONCE = re.compile(r" (?:en |au |a l')?(?:debut |fin |mi-)?")


def _over(verb: Token) -> bool:
    helpers = [c for c in verb.lefts if c.pos_ == "AUX"]
    been = any(fold(c.text) == "ete" for c in helpers)
    return been or any(form(t, "Tense") == "Imp" for t in (verb, *helpers))


def _planned_then(verb: Token, unit: Unit) -> bool:
    """« En 1977, le texte avait prévu une école » dates the planning, not what was planned; « a
    attendu lundi » dates the waiting."""
    active = any(c.dep_ == "aux:tense" for c in verb.lefts) and not _passive(verb)
    waited = fold(verb.text).startswith("attendu")
    return active and (waited or unit.end <= verb.idx)


def kind_of_noun(unit: Unit, published: str | None) -> EventKind:
    """Before the day of writing a thing has happened, after it it is to come."""
    if unit.main.earliest is None or unit.main.latest is None:
        return "indéterminé"
    side = _side(unit.main, published)
    return {"past": "fait", "coming": "annoncé", "now": "indéterminé"}[side]  # type: ignore[return-value]


def _side(timex: Timex, published: str | None) -> Side:
    """Where a time lies, seen from the day, month or year of writing."""
    if published is None:
        return "now"
    size = len(published)
    if timex.latest is not None and timex.latest[:size] < published:
        return "past"
    coming = timex.earliest is not None and timex.earliest[:size] > published
    return "coming" if coming else "now"


def _present(verb: Token, side: Side, *, ends_later: bool) -> EventKind:
    """A present tells what is, or was; a duty, a hope or an infinitive only what is to come."""
    around = [t for t in (verb, verb.head, *verb.lefts) if t.pos_ in {"VERB", "AUX"}]
    chain = [fold(t.text) for t in around if form(t, "VerbForm") != "Part"]
    if any(_HOPE.match(w) for w in chain):
        return "hypothèse" if side != "past" else "indéterminé"
    if any(_WAS_TO.match(w) for w in chain):
        return "indéterminé"
    plain = form(verb, "VerbForm") == "Fin" or _passive(verb) or _copular(verb)
    if any(_MUST.match(w) for w in chain) or not plain:
        return "annoncé" if ends_later and side != "past" else "indéterminé"
    return {"past": "fait", "now": "en cours", "coming": "annoncé"}[side]  # type: ignore[return-value]


_HOPE = re.compile(
    r"(?:esper(?:e|ent|ait|aient)|souhait(?:e|ent|ait|aient)|v(?:eut|eulent|oulait|oulaient)|"
    r"peu(?:t|vent)|pouvai(?:t|ent)|envisag(?:e|ent|eait|eaient)|reve(?:nt)?|craint|craignent|"
    r"propos(?:e|ent)|demand(?:e|ent)|reclam(?:e|ent))$"
)
_WAS_TO = re.compile(
    r"(?:devai(?:t|ent)|comptai(?:t|ent)|prevoyai(?:t|ent)|fallait|allai(?:t|ent))$"
)


def _alleged(verb: Token) -> bool:
    """« affirment avoir été frappées en 2012 », « accusé d'avoir tué »: said of somebody."""
    helpers = {fold(c.text) for c in verb.lefts if c.pos_ == "AUX"}
    moved = "etre" in helpers and is_movement(fold(verb.text))
    return ("avoir" in helpers or moved) and form(verb, "VerbForm") == "Part"


def _copular(verb: Token) -> bool:
    return any(c.dep_ == "cop" for c in verb.lefts)


def _negated_modal(doc: Doc, home: Segment) -> bool:
    """« il ne peut y avoir »: a rule, not an event."""
    words = [fold(t.text) for t in doc[home.start : home.end]]
    return any(
        re.match(r"(?:peu(?:t|vent)|doi(?:t|vent)|saurai(?:t|ent))$", word)
        and any(w in {"ne", "n'"} for w in words[max(0, number - 2) : number])
        for number, word in enumerate(words)
    )


def _wished(verb: Token) -> bool:
    """A subjunctive: « que ce processus soit achevé d'ici mai »."""
    return any(form(t, "Mood") == "Sub" for t in (verb, *verb.lefts))


def _says(verb: Token, home: Segment) -> bool:
    """Words around an inserted verb are what it says: « "…", a glissé mardi le maire »."""
    if _orders(verb) or (_reflexive(verb) and _SHOWS.match(fold(verb.text))):
        return False
    known = saying.form(verb.text)
    if known is None:
        return reports(verb)
    if form(verb, "VerbForm") == "Inf" and is_movement(fold(verb.head.text)):
        return _quotes(verb, home)  # « est venue saluer la foule »
    quoting = known.takes_que and known.telling == "with words" and _quotes(verb, home)
    return reports(verb) or home.opener == "dit" or quoting


def _by_somebody(verb: Token) -> bool:
    """« a été dénoncé lundi par les syndicats »: they say so."""
    return any(c.dep_ == "obl:agent" for c in verb.rights)


# « l'incendie s'est déclaré », « la fièvre s'est manifestée »
_SHOWS = re.compile(r"(?:declar|manifest|repet|confirm)")


def _reflexive(verb: Token) -> bool:
    return any(fold(c.text) in {"s'", "se"} for c in verb.lefts)


# A judge's or a chief's word is an act.
_ORDERS = re.compile(r"ordonn(?:e|ee|es|ent|ait|aient|a)$")


def _orders(verb: Token) -> bool:
    return _ORDERS.match(fold(verb.text)) is not None


def _quotes(verb: Token, home: Segment) -> bool:
    """« a défendu "une idée juste" »: some of the words said stand in their marks."""
    return any(t.text in QUOTES for t in verb.doc[verb.i : home.end])


def _passive(verb: Token) -> bool:
    return any(c.dep_ == "aux:pass" for c in verb.lefts)
