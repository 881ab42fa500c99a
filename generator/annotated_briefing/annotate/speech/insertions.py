"""Which clause names the source of a quoted stretch: inserted, after it, or before it."""

from __future__ import annotations

import re

from annotated_briefing.annotate.speech.cues import (
    Cue,
    according_cues,
    inserted_cue,
    is_finite,
    person_before,
)
from annotated_briefing.annotate.speech.passage import RELATIVES, Passage
from annotated_briefing.annotate.syntax.noun_phrases import low, morph, starts_nominal
from annotated_briefing.french.quotation import Quoted

REACH = 120  # tokens after a closing mark among which its inserted clause must end
_NEW_SENTENCE = re.compile(r"\s*[A-ZÀ-Ý]")  # « "Nous restons"La maire, Rose Vidal, a … »
_INSERTS_AFTER = frozenset({",", "--", "–", "—", "!", "?", '"', "»", "”"})


def inserted_cues(passage: Passage, lo: int, hi: int, here: list[Quoted]) -> list[Cue]:
    """Inserted clauses of a sentence: after a comma or a closing mark, verb before subject."""
    doc = passage.doc
    found: list[Cue] = []
    i = lo
    while i < hi:
        token = doc[i]
        previous = doc[i - 1].text if i > lo else ""
        closing = i > 0 and any(
            m.closed and m.outer_end == doc[i - 1].idx + len(doc[i - 1]) for m in here
        )
        if previous == "," and i >= lo + 2 and not closing:
            closing_comma = any(
                m.closed and m.outer_end == doc[i - 2].idx + len(doc[i - 2]) for m in here
            )
        else:
            closing_comma = False
        inside = passage.inside[i]
        opener = closing or closing_comma or previous in _INSERTS_AFTER
        if opener and not token.is_punct:
            statement = any(
                m.outer_end <= token.idx and passage.is_statement(m) and token.idx - m.outer_end < 3
                for m in here
            )
            if previous == "," and not inside and not statement:
                # « "…", un mouvement disparu, enchaîne X »: still the quote's clause.
                statement = any(
                    passage.is_statement(m)
                    and passage.token_at(m.outer_start) <= lo
                    and m.outer_end <= token.idx
                    and not _NEW_SENTENCE.match(passage.text, m.outer_end)
                    for m in here
                ) and not any(
                    doc[k].pos_ in {"VERB", "AUX"}
                    and "Fin" in morph(doc[k], "VerbForm")
                    and not passage.inside[k]
                    for k in range(lo, i)
                )
                closing_comma = statement
            strict = not (closing_comma and statement)
            limit = hi if not inside else min(hi, passage.mark_limit(i))
            cue = inserted_cue(doc, i, limit, strict=strict)
            if cue is not None and _is_inserted(
                passage, cue, (lo, hi), inside=inside, after_mark=closing or closing_comma
            ):
                found.append(cue)
                i = max(cue.clause[1], i + 1)
                continue
        i += 1
    return found


def _is_inserted(
    passage: Passage, cue: Cue, bounds: tuple[int, int], *, inside: bool, after_mark: bool
) -> bool:
    """An inserted clause has its verb first, and a comma, a mark or the end after it."""
    doc = passage.doc
    lo, hi = bounds
    end = cue.clause[1]
    stop = doc[end].text if end < hi else "."
    subject = person_before(doc, cue.clause[0] - 1, lo) if cue.pronoun is None else None
    if after_mark and subject is None:
        return True
    if inside and cue.pronoun is None:
        return stop in {",", "."} or end >= hi
    if cue.start == lo:
        return False
    opening = next((t for t in doc[lo:hi] if not t.is_punct), doc[lo])
    led = starts_nominal(opening) and not passage.finite_in(lo, cue.clause[0])
    if cue.pronoun is None and (led or subject is not None):
        # « X, a accusé Y de …, car »: after its own subject the verb is the main one,
        # unless the clause it interrupts goes on right after it.
        following = doc[end + 1] if end + 1 < hi else None
        goes_on = following is not None and (
            following.text in {'"', "«", "“"}
            or low(following) in {"ne", "n'"}
            or (is_finite(following) and following.pos_ in {"VERB", "AUX"})
        )
        if stop != "," or not goes_on:
            return False
    if cue.pronoun is not None and doc[cue.start - 1].text == "," == stop:
        return True  # « M. X, a-t-il écrit, "…" »
    if not passage.finite_in(lo, cue.start):
        # « Le plan, assure X, sera voté »: what goes on must not be a quotation of its own.
        same = next((k for k in range(end, hi) if passage.inside[k] != inside), hi)
        if not passage.finite_in(end, same):
            return False
    if cue.pronoun is not None:
        return True
    return stop in {",", ".", ";", ":", "--", "–", "—", '"', "»", "!", "?"}


def own_cue(passage: Passage, mark: Quoted, inserted: list[Cue], here: list[Quoted]) -> Cue | None:
    """The inserted clause of this sentence that goes with a quoted stretch."""
    best: Cue | None = None
    for cue in inserted:
        a, b = passage.chars(*cue.clause)
        if mark.outer_start <= a and b <= mark.outer_end:
            return cue
        if a >= mark.outer_end:
            between = passage.text[mark.outer_end : a]
            others = [m for m in here if m.outer_start >= mark.outer_end and m.outer_end <= a]
            for other in others:
                between = between.replace(passage.text[other.outer_start : other.outer_end], "")
            if best is None and not re.search(r"[.:!?]", between):
                best = cue
        elif b <= mark.outer_start and best is None:
            between = passage.text[b : mark.outer_start].strip(" \u00a0\u202f,")
            if (
                not between.strip(":")
                or between.startswith(":")
                or len(between.split()) <= 2
                or _only_tells_who(passage, cue, mark)
            ):
                best = cue
    return best


def _only_tells_who(passage: Passage, cue: Cue, mark: Quoted) -> bool:
    """« a dit X, maire de Brumes, "et tenons bon" »: between them only what X is."""
    doc = passage.doc
    at = passage.token_at(mark.outer_start)
    apposed = doc[cue.clause[1]].text == "," and doc[at - 1].text == ","
    goes_on = passage.text[mark.start].islower()
    return (
        apposed
        and goes_on
        and not any(
            t.text in {";", ":"} or is_finite(t) or passage.inside[t.i]
            for t in doc[cue.clause[1] : at]
        )
    )


def cue_after(passage: Passage, mark: Quoted) -> Cue | None:
    """An inserted clause right after the closing mark, even beyond the sentence's end."""
    if not mark.closed:
        return None
    i = passage.token_at(mark.outer_end) if mark.outer_end < len(passage.text) else len(passage.doc)
    while i < len(passage.doc) and passage.doc[i].idx < mark.outer_end:
        i += 1
    limit = i
    last = min(len(passage.doc), i + REACH)
    while limit < last and passage.doc[limit].text not in {".", "!", "?"}:
        limit += 1
    apart = i < limit and passage.doc[i].text == ","
    if apart:
        i += 1
    if i >= limit or passage.inside[i]:
        return None
    if low(passage.doc[i]) in {"selon", "d'après"} or (
        low(passage.doc[i]) == "d'" and i + 1 < limit and low(passage.doc[i + 1]) == "après"
    ):
        if low(passage.doc[i]) != "selon" and not (apart or passage.is_statement(mark)):
            return None  # « "Zoo" d'après X »: after a work of X's
        return next(according_cues(passage.doc, i, limit), None)
    known = passage.doc[i - 1].text != ","
    return inserted_cue(passage.doc, i, limit, strict=known and not passage.is_statement(mark))


def cue_before(passage: Passage, mark: Quoted, cues: list[Cue], according: list[Cue]) -> Cue | None:
    """The nearest cue before a quoted stretch that can govern it."""
    doc = passage.doc
    at = passage.token_at(mark.outer_start)
    best: Cue | None = None
    for cue in cues:
        if cue.end <= at:
            between = doc[cue.end : at]
            if any(t.text in {";", "."} or low(t) in RELATIVES for t in between):
                continue
            told = any(low(t) in {"que", "qu'"} or t.text == ":" for t in between)
            if told or not passage.finite_in(cue.end, at):
                best = cue
    for cue in according:
        if cue.clause[1] <= at and (best is None or cue.start > best.start):
            best = cue
    return best
