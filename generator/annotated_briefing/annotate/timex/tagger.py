"""From matches to resolved time expressions, over a whole article.

Plain dates are read first, then those that lean on them (« la veille », « à 22 h »). When the
day of writing is known only as a month or a year, everything is read once for each possible
day and the answers are put together; when it is not known at all, what would depend on it is
left unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from annotated_briefing.annotate.syntax.tense import Tense
from annotated_briefing.annotate.timex import days, readings
from annotated_briefing.annotate.timex.readings import At
from annotated_briefing.annotate.timex.scan import Found, scan
from annotated_briefing.annotate.timex.when import (
    When,
    between,
    blurred,
    edged,
    either,
    one_of,
    open_end,
    open_start,
)
from annotated_briefing.edtf import point, with_doubt
from annotated_briefing.french.calendar import FOLDED_MONTH
from annotated_briefing.french.fold import fold
from annotated_briefing.french.wording import reason
from annotated_briefing.model import Timex

TenseAt = Callable[[Found], Tense]


@dataclass(frozen=True, slots=True)
class Place:
    """A match with its place in the article. `left` is the folded text just before it."""

    found: Found
    start: int
    end: int
    words: str
    sentence: int
    paragraph: int
    tense: Tense
    left: str
    between: str  # folded text up to the next match of the paragraph, if it is near
    after: str  # a few characters just behind
    usual: bool  # told of any day by the words around: « fermant d'habitude à 23 h »


@dataclass(frozen=True, slots=True)
class Reference:
    """The day of writing: every day it can be; `edtf` is how it is known, None when it is not."""

    days: tuple[date, ...]
    edtf: str | None

    @classmethod
    def of(cls, edtf: str | None) -> Reference:
        """From the EDTF day, month or year of publication."""
        known = point(edtf or "")
        if known and 2 < int(known.year.replace("X", "9")) < 9998:
            first, last = known.bounds
            span = range(first.toordinal(), last.toordinal() + 1)
            return cls(tuple(map(date.fromordinal, span)), edtf)
        # Two unlike days: what comes out the same on both does not depend on the day.
        return cls((date(2001, 3, 15), date(1987, 8, 26)), None)


_OPENS = re.compile(
    r"(?:\b(?P<before>d'ici(?: a| au| aux| la)?|avant|jusqu'(?:a|au|aux|en)|au plus tard|d'ici la|"
    r"date limite)|\b(?P<after>depuis|apres|a partir d(?:e|u|es|')|a compter d(?:e|u|es)|"
    r"posterieur au)|"
    r"\b(?P<about>vers|aux? (?:alentours?|environs) d(?:e|u|es)|autour d(?:e|u|es)|environ))"
    r" ?(?:la fin d(?:e|u) )?(?:le |la |l'|les |ce |cette )?$|(?P<ici>\bd')$"
)
_NOT = re.compile(
    r"\b(?:pas|jamais|peu|juste|jours?|semaines?|mois|ans?|heures?|minutes?|bien) (?:avant|"
    r"apres|depuis)$"
)
_RANGE = re.compile(r" ?(?:et(?: le| l')?|au|a(?: la)?|jusqu'(?:au|en|a)|-)(?: le| la| l')? ?$")
_RANGE_START = re.compile(r"\b(?P<how>entre|du|de|d')(?: le| la| l')? ?$")


def resolve(places: Sequence[Place], reference: Reference) -> list[Timex]:
    """Read every match; those whose words turn out to be no date are dropped."""
    runs = [_read_all(places, day, reference.edtf is not None) for day in reference.days]
    found: list[Timex] = []
    for index, place in enumerate(places):
        answers = [run[index] for run in runs]
        if any(a is None for a in answers):
            continue
        when = _together([a for a in answers if a is not None], place, reference)
        found.append(
            Timex(
                place.start,
                place.end,
                text=place.words,
                type=when.type,
                value=when.value,
                mod=when.mod,
                edtf=when.edtf,
                earliest=when.earliest.isoformat() if when.earliest else None,
                latest=when.latest.isoformat() if when.latest else None,
                basis=reason(when.basis, place.words, reference.edtf),
                doubt=when.doubt,
            )
        )
    return found


def _together(answers: list[When], place: Place, reference: Reference) -> When:
    first = answers[0]
    if len(answers) == 1 or all(
        (a.edtf, a.value, a.latest) == (first.edtf, first.value, first.latest) for a in answers
    ):
        return first
    if reference.edtf is None:
        return blurred(first)
    if (
        first.weekday is not None
        and first.shape == "day"
        and place.tense in {"past", "nominal", "none"}
    ):
        # Written on such a weekday, the word may mean a week ago: keep the last one before.
        before = days.weekday_on_or_before(days.shift(reference.days[0], -1), first.weekday)
        answers = [replace(first, **_moved(before)), *answers]  # type: ignore[arg-type]
    return one_of(answers)


def _moved(day: date) -> dict[str, object]:
    return {"edtf": day.isoformat(), "earliest": day, "latest": day}


def _read_all(places: Sequence[Place], ref: date, known: bool) -> list[When | None]:
    raw: list[When | None] = [None] * len(places)
    first_day: date | None = None  # the first weekday of the text
    eve = False
    for anaphoric in (False, True):
        for index, place in enumerate(places):
            if place.found.rule.anaphoric is anaphoric:
                at = At(
                    ref,
                    place.tense,
                    known,
                    story=_story(places, raw, index),
                    here=_here(places, raw, index) if anaphoric else None,
                    anchor=_anchor(places, raw, index) if anaphoric else None,
                    since=_last_past(places, raw, index, ref) if anaphoric else None,
                    year=_story_year(places, raw, index, ref.year),
                    told=_story_year(places, raw, index, None),
                    age=_age(places, raw, index, ref),
                    eve=eve,
                )
                raw[index] = when = _read(place, at)
                if when and first_day is None and when.weekday is not None:
                    first_day = when.day
                    leads = place.start < _LEAD and place.tense == "past"
                    eve = leads and first_day == days.shift(ref, -1)
    often = {
        place.sentence
        for place, when in zip(places, raw, strict=True)
        if when and when.type == "SET" and _EACH.match(fold(place.words))
    }
    final = [
        _of_any(_prepared(place, when, ref, known), place, often) if when else None
        for place, when in zip(places, raw, strict=True)
    ]
    for index in range(len(places) - 1):
        first, last = raw[index], raw[index + 1]
        if first is None or last is None:
            continue
        if places[index].found.rule.name == "night-before":
            night = {"edtf": first.edtf, "earliest": first.earliest, "latest": first.latest}
            final[index + 1] = replace(last, shape="days", basis="night", **night)  # type: ignore[arg-type]
            continue
        if _months_of_one_year(places[index], first, last) and last.earliest:
            first = final[index] = _read(places[index], At(last.earliest, "past")) or first
        if _neighbours(places[index], first, last):
            final[index], final[index + 1] = between(first, last, lasting=True)
            continue
        if re.fullmatch(r" ou (?:le |en |au |a la )?", places[index].between):
            final[index], final[index + 1] = either(first, last)
            continue
        how = _is_range(places[index])
        if how and first.type in {"DATE", "TIME"} and last.type in {"DATE", "TIME"}:
            first, last = _in_order(places[index], first, places[index + 1], last, ref)
            lasting = how != "entre" or places[index].tense not in {"past", "nominal"}
            final[index], final[index + 1] = between(first, last, lasting=lasting)
    return final


def _of_any(when: When, place: Place, often: set[int]) -> When:
    """What counts from the day of writing or of the story, in doubt where habits are told, or where
    a number after the month may be its year, « le 4 septembre 476 »."""
    told = when.deictic or re.search(r"T\d", when.value)
    if (
        when.type == "DATE"
        and _NO_YEAR.match(place.after)
        and _MONTH_LAST.search(fold(place.words))
    ):
        return replace(when, doubt="date-unsure")
    if when.type not in {"DATE", "TIME"} or not told or _POINTS.match(fold(place.words)):
        return when
    each = place.sentence in often and place.tense in _ANY_DAY
    return replace(when, doubt="date-unsure") if place.usual or each else when


# A number behind a month that no rule has read, and that counts nothing.
_NO_YEAR = re.compile(
    r" \d{3,4}(?![\d%]|[.,]\d| (?!(?:a|au|en|et|par|dans|pour|qui|ou|av|apr|apres|avant)\b)[a-z])"
)
_MONTH_LAST = re.compile(rf"\b{FOLDED_MONTH}$")
_EACH = re.compile(r"(?:chaque|tous|toutes)\b")
_POINTS = re.compile(r"(?:hier|demain|aujourd'hui|ce|cet|cette|apres-demain|avant-hier)\b")
_ANY_DAY = frozenset({"prospective", "none", "nominal"})
_HABIT = (
    r"(?:habituellement|generalement|ordinairement|traditionnellement|usuellement|"
    r"(?<!comme )(?<!que )d'habitude|en general|en temps normal|d'ordinaire)"
)
# At once before the time, or anywhere in its clause.
_USUAL_THEN = re.compile(rf"\b{_HABIT} (?:[a-z']+ ){{0,2}}(?:l')?$")
_USUAL = re.compile(rf"\b{_HABIT}(?:,| |$)[^,.;:!?()\n\"«»]*$")
_USUAL_AFTER = re.compile(rf"[^,.;:!?()\n\"«»]{{0,20}}\b{_HABIT}\b")


def _is_usual(folded: str, start: int, end: int, tense: Tense) -> bool:
    left = folded[max(0, start - _CLAUSE) : start]
    if _USUAL_THEN.search(left):
        return True
    around = _USUAL.search(left) or _USUAL_AFTER.match(folded, end)
    return around is not None and tense in _ANY_DAY


_CLAUSE = 100  # characters looked back at for « d'habitude »
_LEAD = 200  # characters in which a dispatch says when its news was


def _months_of_one_year(place: Place, first: When, last: When) -> bool:
    """« juillet et août 2019 »: the year is told once."""
    listed = re.fullmatch(r" et (?:en |de |d')?", place.between)
    alike = first.type == last.type == "DATE" and len(first.value) == len(last.value) == len(
        "2019-08"
    )
    return bool(listed) and alike and first.deictic and last.basis == "written"


def _neighbours(place: Place, first: When, last: When) -> bool:
    """« les 19 et 20 septembre », « en juillet et en août »: one stretch when they touch."""
    if not re.fullmatch(r" et (?:le |en )?", place.between) or first.value[:4] == "XXXX":
        return False
    alike = first.type == last.type == "DATE" and first.shape == last.shape
    if len(first.value) == 4:
        return False  # « en 2009 et 2010 »: twice, not from one to the other
    width = len(first.value) == len(last.value)
    if not (alike and width and first.latest and last.earliest):
        return False
    return (last.earliest - first.latest).days == 1


def _in_order(one: Place, first: When, other: Place, last: When, ref: date) -> tuple[When, When]:
    """« du 28 décembre au 3 janvier », « de mars à avril 2020 »: the end whose year is written,
    else the beginning, tells the other's. What is told in the past is over: its end goes first."""
    if not (first.earliest and last.earliest):
        return first, last
    backward = first.earliest > last.earliest
    if one.tense == "past" and first.deictic and last.deictic and backward and last.earliest < ref:
        return _read(one, At(last.earliest, "past")) or first, last
    if last.basis == "written" and first.deictic:
        again = _read(one, At(last.earliest, "past"))
        return (replace(again, deictic=False) if again else first), last
    if backward and (last.deictic or last.basis == "story-year"):
        again = _read(other, At(first.earliest, "future"))
        return first, (again or last)
    return first, last


def _read(place: Place, at: At) -> When | None:
    groups = place.found.groups
    when = place.found.rule.reading(groups, at)
    if when is None:
        return None
    edge = groups.get("edge")
    if edge and when.mod is None:
        when = edged(when, readings.EDGES.get(edge))
    return replace(when, mod=when.mod or _about(groups.get("mod")))


def _about(words: str | None) -> str | None:
    if not words:
        return None
    if ("plus" in words and "au plus" not in words) or (
        "moins" in words and words.startswith("au ")
    ):
        return "EQUAL_OR_MORE" if words.startswith("au ") else "MORE_THAN"
    if "moins" in words or "au plus" in words:
        return "EQUAL_OR_LESS" if words.startswith("au ") else "LESS_THAN"
    return "APPROX"


_FAR = 30  # expressions looked back at; a story that long forgets its dates


def _story(places: Sequence[Place], raw: Sequence[When | None], index: int) -> When | None:
    """The last day told before."""
    for other in range(index - 1, max(index - _FAR, 0) - 1, -1):
        when = raw[other]
        if when and when.doubt is None and when.type in {"DATE", "TIME"} and when.shape in _CLOSED:
            if when.day is None and "-W" not in when.value and when.basis != "night":
                if when.type == "DATE" and places[other].sentence == places[index].sentence:
                    return when
                continue
            return when
    return None


_CLOSED = frozenset({"day", "days"})


def _last_past(
    places: Sequence[Place], raw: Sequence[When | None], index: int, ref: date
) -> When | None:
    """The last time told of something that happened: no deadline, nothing to come."""
    for other in range(index - 1, max(index - _FAR, 0) - 1, -1):
        when, place = raw[other], places[other]
        if when is None or when.edtf is None or when.type not in {"DATE", "TIME"}:
            continue
        if place.found.rule.name == "from-here" or when.shape not in _CLOSED:
            continue
        opens = _OPENS.search(place.left)
        ends = opens is not None and (opens["before"] is not None or opens["ici"] is not None)
        to_come = place.tense in {"future", "prospective"}
        if not ends and not to_come and when.earliest and when.earliest <= ref:
            return when
    return None


_LEANS_ON = 70  # characters


def _anchor(places: Sequence[Place], raw: Sequence[When | None], index: int) -> When | None:
    """The day of what « le lendemain de … » leans on: « de l'explosion du 4 août »."""
    if index + 1 == len(places):
        return None
    here, following = places[index], places[index + 1]
    beside = here.sentence == following.sentence and following.start - here.end <= _LEANS_ON
    held = re.search(r"\bdu $|\bde(?: la| l')? $", following.left)
    return raw[index + 1] if beside and held and "," not in following.left[-20:] else None


def _here(places: Sequence[Place], raw: Sequence[When | None], index: int) -> When | None:
    """A day told in the same sentence: the nearest before, else the nearest after."""
    sentence = places[index].sentence
    before = range(index - 1, max(index - _FAR, 0) - 1, -1)
    after = range(index + 1, min(index + _FAR, len(places)))
    for side in (before, after):
        for other in side:
            if places[other].sentence != sentence:
                break
            when = raw[other]
            if when and when.doubt is None and (when.day is not None or "TNI" in when.value):
                return when
    return None


_NEAR = 120  # characters


def _story_year(
    places: Sequence[Place], raw: Sequence[When | None], index: int, before: int | None
) -> int | None:
    """The year the sentence has just named.

    With `before`, only an earlier year that surely holds: of a month and its year (« ouverte en
    juin 2017, classée en octobre »), or told in brackets (« en 97 (en janvier, en octobre) »).
    """
    for other in range(index - 1, -1, -1):
        gap = places[index].start - places[other].end
        if places[other].sentence != places[index].sentence or gap > _NEAR:
            return None
        when = raw[other]
        if when is None or not when.year or when.type != "DATE":
            continue
        whole = when.basis == "publication" and len(when.value) == 4
        if when.basis not in {"written", "story-year"} and not whole:
            continue
        if before is None:
            return when.year
        sure = len(when.value) == 7 or (len(when.value) == 4 and "(" in places[other].after[:2])
        if when.year < before and sure:
            return when.year
    return None


_SENTENCES_BACK = 3
_LONG_AGO = 400  # days


def _age(places: Sequence[Place], raw: Sequence[When | None], index: int, ref: date) -> int | None:
    """The year of a story told from day to day: « Le 11 avril 1961, … Il est condamné le 15
    décembre ». It takes a day whose year is written (or two months), and nothing nearer since."""
    months = 0
    for other in range(index - 1, max(index - _FAR, 0) - 1, -1):
        if places[index].paragraph - places[other].paragraph > _SENTENCES_BACK:
            return None
        when = raw[other]
        if when is None or when.type not in {"DATE", "TIME"} or when.latest is None:
            continue
        if re.search(r"T\d", when.value):
            continue
        if (ref - when.latest).days < _LONG_AGO or when.basis not in {"written", "story-year"}:
            return None
        if when.day is not None:
            # « un ballon parti le 13 novembre 1870 » is only mentioned; « Le 13 novembre 1870, … »
            # opens its sentence and tells a story. « depuis le 3 juin » is nobody's past.
            here = places[other].sentence == places[index].sentence
            told = re.search(r"(?:^|[.!?…»\"\n] ?)$", places[other].left)
            since = re.search(r"\bdepuis (?:le )?$", places[index].left)
            return None if here or since or not told else when.day.year
        if when.year and len(when.value) == 7:
            months += 1
            if months == 2:
                return when.year
    return None


def _prepared(place: Place, when: When, ref: date, known: bool) -> When:
    """What the preposition makes of a time: « d'ici mai » ends then, « depuis mai » begins."""
    match = _OPENS.search(place.left)
    if match is None or (_NOT.search(place.left.rstrip()) and match["about"] is None):
        return when
    if when.type == "DURATION":
        return _anchored(place, when, match, ref, known)
    if when.type == "SET" or when.edtf is None:
        return when
    if re.search(r"T\d", when.value) and not match["about"]:
        return when  # « avant 7 h » is still that day
    if match["before"]:
        return open_start(when)
    if match["after"]:
        return open_end(when)
    if match["about"]:
        edtf = with_doubt(when.edtf)
        if when.day is not None and when.type == "DATE":
            first, last = days.shift(when.day, -2), days.shift(when.day, 2)
            return replace(when, mod="APPROX", edtf=edtf, earliest=first, latest=last, shape="days")
        return replace(
            when, mod=when.mod or "APPROX", edtf=edtf if when.type == "DATE" else when.edtf
        )
    return when


def _anchored(place: Place, when: When, match: re.Match[str], ref: date, known: bool) -> When:
    """« depuis vingt ans », « d'ici dix jours »: a duration with one end at the day of writing."""
    groups = place.found.groups
    if not known or "n" not in groups or "unit" not in groups:
        return when
    if match["after"] and "depuis" in match["after"]:
        point = readings.ago(groups, At(ref))
        opened = open_end(point) if point else None
    elif match["before"] and "ici" in match["before"]:
        point = readings.ahead(groups, At(ref))
        opened = open_start(point) if point else None
    else:
        return when
    if opened is None or opened.edtf is None:
        return when
    return replace(
        when,
        edtf=opened.edtf,
        earliest=opened.earliest,
        latest=opened.latest,
        shape="open",
        basis="since",
        deictic=True,
    )


def _is_range(first: Place) -> str | None:
    """« du 3 au 5 mai », « entre 1990 et 1999 », « 1982-1990 » → its first word."""
    if first.found.rule.name == "from-here":
        return None  # « d'ici à 2005 »
    if not _RANGE.fullmatch(first.between or "x"):
        return None
    start = _RANGE_START.search(first.left)
    if start:
        entre = start["how"] == "entre"
        joined = " et" in first.between or first.between.startswith("et")
        return start["how"] if entre == joined else None
    return "-" if first.between.strip() == "-" else None


def place_all(
    text: str,
    found: Sequence[Found],
    *,
    offset: int,
    paragraph: int,
    sentence_at: Callable[[int], int],
    tense_of: TenseAt,
) -> list[Place]:
    """Matches of one paragraph → their places in the article."""
    folded = fold(text)
    places: list[Place] = []
    for index, match in enumerate(found):
        following = found[index + 1].start if index + 1 < len(found) else None
        gap = (
            folded[match.end : following]
            if following is not None and following - match.end < 16
            else ""
        )
        # « les 16, 17 et 18 septembre », « d'avril à juin » have one tense.
        listed = _listed(places, match, offset)
        tense = places[-1].tense if listed and places[-1].tense != "none" else tense_of(match)
        if listed and places[-1].tense == "none":
            places[-1] = replace(places[-1], tense=tense)
        places.append(
            Place(
                match,
                offset + match.start,
                offset + match.end,
                text[match.start : match.end],
                sentence_at(match.start),
                paragraph,
                tense,
                folded[max(0, match.start - 32) : match.start],
                gap,
                folded[match.end : match.end + 12],
                _is_usual(folded, match.start, match.end, tense),
            )
        )
    return places


def _listed(places: Sequence[Place], match: Found, offset: int) -> bool:
    if not places or match.start + offset - places[-1].end > _LISTED:
        return False
    ranged = _RANGE_START.search(places[-1].left) and _RANGE.fullmatch(places[-1].between)
    ranged = ranged or re.fullmatch(r" (?:et|ou) (?:en |le )?", places[-1].between)
    if places[-1].found.rule.name == "from-here":
        return False
    return places[-1].found.rule.name == "day-of-range" or bool(ranged)


_LISTED = 9  # characters


_SENTENCE_END = re.compile(r"[.!?…]\s+|\n")


def read_text(text: str, published: str | None, tense: Tense = "none") -> list[Timex]:
    """Tag a text without its parse: sentences by their full stops, one tense for all verbs."""
    starts = [match.end() for match in _SENTENCE_END.finditer(text)]
    places = place_all(
        text,
        scan(text),
        offset=0,
        paragraph=0,
        sentence_at=lambda at: bisect_right(starts, at),
        tense_of=lambda _match: tense,
    )
    return resolve(places, Reference.of(published))
