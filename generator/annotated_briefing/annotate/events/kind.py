"""The kind of a dated event: happened, going on, announced, a deadline, a supposition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from annotated_briefing.annotate.events.segments import (
    RELATIVES,
    Segment,
    segment_at,
)
from annotated_briefing.annotate.events.units import Unit, is_here
from annotated_briefing.annotate.syntax.tense import (
    PLANNED,
    asks,
    conditional,
    form,
    is_movement,
    reports,
    text_of,
    verb_tense,
)
from annotated_briefing.french import saying
from annotated_briefing.french.fold import fold
from annotated_briefing.model import EventKind, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_DEADLINE = re.compile(
    r"\b(?:d'ici(?: a| au| la)?|avant|jusqu'(?:a|au|aux|en)|au plus tard) ?"
    r"(?:le |la |l'|les |fin |la fin d[eu] )?$"
)


# A term told in the words of the time themselves.
_TERM = re.compile(r"(?:sous|d'ici|avant) ")


_SINCE = re.compile(r"\b(?:depuis|des|a partir d(?:e|u)|a compter d(?:e|u)) ?(?:le |la |l'|les )?$")


_MAY = re.compile(r"(?:pourrai(?:t|ent)|risque(?:nt|rait|raient)?|serai(?:t|ent)|aurai(?:t|ent))$")


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
    if _negated_modal(doc, home):
        return "indéterminé"
    if deadline and (duty or tense in {"future", "prospective"} or _wished(verb)):
        return "échéance"
    if home.opener in {"si", "s'"}:
        return "hypothèse"
    if any(
        conditional(doc[i]) and _MAY.match(fold(doc[i].text)) for i in range(home.start, home.end)
    ):
        reported = home.opener in {"que", "qu'"}
        maybe = any(w.startswith(("pourrai", "risque", "aurai")) for w in words)
        return "annoncé" if reported and not maybe else "hypothèse"
    if _alleged(verb):
        return "indéterminé"
    if tense == "past" and not _passive(verb) and _says(verb, home):
        return "annoncé" if side == "coming" else "déclaration"
    if asks(verb) and side == "now" and _beside(verb, unit):
        return "déclaration"  # « demande lundi au préfet de »
    since = _SINCE.search(left) or fold(main.text).startswith("depuis")
    if since and main.latest is None:
        if tense == "future" or side == "coming":
            return "annoncé"
        # « a été abaissé depuis mars », « étaient fermés depuis »: nothing says they still are.
        return "fait" if _over(verb) else "en cours"
    if PLANNED.match(fold(verb.text)) and not _planned_then(verb, unit):
        return "indéterminé" if side == "past" else "annoncé"
    if tense == "future":
        # « qui sera dissous en 1958 » tells the past; what was said to come does not.
        return "fait" if side == "past" and home.opener in RELATIVES else "annoncé"
    if tense == "prospective":
        return _present(verb, side, ends_later=bool(published and (main.latest or "9") > published))
    if tense == "past":
        return "annoncé" if side == "coming" else "fait"
    return "indéterminé"


def _beside(verb: Token, unit: Unit) -> bool:
    """Whether the time follows its verb at once."""
    return 0 <= unit.start - verb.idx - len(verb) <= 1


def _over(verb: Token) -> bool:
    helpers = [c for c in verb.lefts if c.pos_ == "AUX"]
    been = any(fold(c.text) == "ete" for c in helpers)
    return been or any(form(t, "Tense") == "Imp" for t in (verb, *helpers))


def _planned_then(verb: Token, unit: Unit) -> bool:
    """« En 1977, le texte avait prévu une école » dates the planning, not what was planned."""
    active = any(c.dep_ == "aux:tense" for c in verb.lefts) and not _passive(verb)
    return active and unit.end <= verb.idx


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
    return reports(verb) or (home.opener == "dit" and saying.form(verb.text) is not None)


def _passive(verb: Token) -> bool:
    return any(c.dep_ == "aux:pass" for c in verb.lefts)
