"""The kind of a dated event: happened, going on, announced, a deadline, a supposition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotated_briefing.annotate.events.segments import (
    Segment,
    segment_at,
)
from annotated_briefing.annotate.events.units import Unit, is_here
from annotated_briefing.annotate.syntax.tense import (
    PLANNED,
    conditional,
    form,
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
    r"\b(?:d'ici(?: a| au| la)?|avant|jusqu'(?:a|au|aux|en)|au plus tard) ?(?:le |la |l'|les )?$"
)


_SINCE = re.compile(r"\b(?:depuis|des|a partir d(?:e|u)|a compter d(?:e|u)) ?(?:le |la |l'|les )?$")


_MAY = re.compile(r"(?:pourrai(?:t|ent)|risque(?:nt|rait|raient)?|serai(?:t|ent)|aurai(?:t|ent))$")


_MUST = re.compile(r"(?:doit|doivent|devra|devront|devait|devaient|faut|faudra|fallait|faudrait)$")


def kind_of(
    doc: Doc,
    unit: Unit,
    verb: Token | None,
    segments: Sequence[Segment],
    published: str | None,
) -> EventKind:
    left = fold(text_of(doc)[max(0, unit.start - 24) : unit.start])
    deadline = bool(_DEADLINE.search(left)) or any(is_here(m) for m in unit.members)
    if verb is None:
        return "échéance" if deadline else "indéterminé"
    home = segment_at(segments, verb.i)
    words = {fold(t.text) for t in doc[home.start : home.end]}
    tense = verb_tense(verb)
    modal = any(_MUST.match(w) for w in words)
    if _negated_modal(doc, home):
        return "indéterminé"
    if deadline and (modal or tense in {"future", "prospective"} or _wished(verb)):
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
    if tense == "past" and not _passive(verb) and _says(verb, home):
        return "déclaration"
    since = _SINCE.search(left) or fold(unit.main.text).startswith("depuis")
    if since and unit.main.latest is None:
        return "annoncé" if tense == "future" else "en cours"
    if tense == "future" or PLANNED.match(fold(verb.text)):
        return "annoncé"
    if tense == "prospective":
        return _present(unit, published)
    return "fait" if tense == "past" else "indéterminé"


def kind_of_noun(unit: Unit, published: str | None) -> EventKind:
    """Before the day of writing a thing has happened, after it it is to come."""
    latest, earliest = unit.main.latest, unit.main.earliest
    if published and earliest and latest:
        if latest <= published or latest[: len(published)] <= published:
            return "fait"
        if earliest > published:
            return "annoncé"
    return "indéterminé"


def in_time(kind: EventKind, timex: Timex, published: str | None) -> EventKind:
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
