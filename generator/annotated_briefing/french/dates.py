"""EDTF and bounds → French words, never more precise than the date itself."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

from babel.dates import format_date

from annotated_briefing import edtf
from annotated_briefing.edtf import Edtf, OneOf, Point, Stretch
from annotated_briefing.model import EventDate

_PARTS = {
    21: "printemps",
    22: "été",
    23: "automne",
    24: "hiver",
    33: "1er trimestre",
    34: "2e trimestre",
    35: "3e trimestre",
    36: "4e trimestre",
    40: "1er semestre",
    41: "2nd semestre",
}
_NUMERALS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_WHOLE_YEAR = 360  # days; a set that spreads over as many is told by its year


def in_words(when: EventDate) -> str:
    """« jeudi 22 juillet 2021 », « un jeudi de juillet 2021 », « avant le 11 septembre 2021 ».

    Falls back on the words of the text where there are no bounds to tell.
    """
    first, last = _day(when.earliest), _day(when.latest)
    if when.edtf is None or (first is None and last is None):
        return when.text
    if first is not None and first == last:
        return _full(first)
    known = edtf.parse(when.edtf)
    if first is None or last is None:
        return _open(when, known, first, last)
    if isinstance(known, OneOf):
        return _one_of(known, first, last)
    if isinstance(known, Stretch):
        return _stretch(known, first, last)
    if known is None:
        return f"entre {_the(first)} et {_the(last)}"
    return _named(known, when.text)


def edtf_in_words(written: str | None) -> str:
    """A publication date: « 22 juillet 2021 », « juillet 2021 », « 2021 », or nothing."""
    known = edtf.point(written or "")
    return _point(known) if known else written or ""


def day_in_words(edtf: str | None) -> str:
    """As a heading: « vendredi 22 juillet 2021 », or the month or year if no day is known."""
    if edtf and re.fullmatch(r"\d{4}-\d\d-\d\d", edtf):
        return _full(date.fromisoformat(edtf))
    return edtf_in_words(edtf)


def period_in_words(when: EventDate) -> str:
    """The heading an event stands under, no narrower than its bounds: « juillet 2021 »,
    « juin – juillet 2021 », « 2021 », « XVe siècle »; nothing without bounds.

    What is open on one side stands under the month or year it is open from.
    """
    ends = [end for end in (when.earliest, when.latest) if end]
    if when.edtf is None or not ends:
        return ""
    first, last = date.fromisoformat(ends[0]), date.fromisoformat(ends[-1])
    if len(ends) == 1:
        known = edtf.parse(when.edtf)
        side = next(filter(None, edtf.ends(known)), None) if known else None
        return _format(first, "y" if side and side.precision == "year" else "MMMM y")
    if (first.year, first.month) == (last.year, last.month):
        return _format(first, "MMMM y")
    if first.year != last.year:
        return in_words(when)
    if (first.month, last.month) == (1, 12):
        return _format(first, "y")
    return f"{_format(first, 'MMMM')} – {_format(last, 'MMMM y')}"


# --- one point ------------------------------------------------------------------------------


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _format(day: date, pattern: str) -> str:
    """French writes the first of a month « 1er »."""
    words = format_date(day, pattern, locale="fr")
    return re.sub(r"(?<!\d)1(?= [a-zéû])", "1er", words, count=1)


def _full(day: date) -> str:
    return _format(day, "EEEE d MMMM y")


def _the(day: date) -> str:
    return "le " + _format(day, "d MMMM y")


def _point(point: Point) -> str:
    """Without its doubt: « 22 juillet 2021 », « juillet 2021 », « été 2021 », « années 1960 »."""
    first, last = point.bounds
    if point.precision == "years":
        unknown = point.year.count("X")
        if unknown == 1:
            return f"années {point.year[:3]}0"
        if unknown == 2:
            return f"{_roman(int(point.year[:2]) + 1)}e siècle"
        return f"entre l’an {first.year} et l’an {last.year}"
    if point.precision == "part":
        return f"{_PARTS[point.month or 0]} {point.year}"
    if point.precision == "year":
        return str(first.year)
    return _format(first, "d MMMM y" if point.day else "MMMM y")


def _named(point: Point, said: str) -> str:
    """One EDTF date with its doubt: « début mai 2021 », « vers 2001 », « années 1960 »."""
    words = _point(point)
    if not point.doubt or point.precision == "years":
        return words
    edge = _edge(point, said)
    if edge:
        return f"{edge}{words}"
    return f"vers {'le ' if point.day else ''}{words}"


_EDGES = (
    (r"\bd[ée]but\b|\baube\b", "début "),
    (r"\bmi-|\bmilieu\b", "mi-"),
    (r"\bfin\b", "fin "),
)


def _edge(point: Point, said: str) -> str:
    """« début », « mi- » or « fin » of a month or year, when the text says so."""
    for pattern, word in _EDGES:
        if re.search(pattern, said, re.IGNORECASE):
            return "milieu " if word == "mi-" and point.month is None else word
    return ""


def _last_of(year: int, month: int | None) -> date:
    if month is None or month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def _roman(number: int) -> str:
    words = ""
    for value, sign in _NUMERALS:
        while number >= value:
            words, number = words + sign, number - value
    return words


# --- open at one end ----------------------------------------------------------------------------


def _open(when: EventDate, known: Edtf | None, first: date | None, last: date | None) -> str:
    """« avant le … », « d'ici mai 2021 », « depuis début mai 2021 », « après mai 2021 »."""
    side = edtf.ends(known)[first is None] if known else None
    if side is None or _point(side).startswith("entre"):
        day = last if first is None else first
        return when.text if day is None else f"{'avant' if first is None else 'depuis'} {_the(day)}"
    words, exact = _point(side), side.day is not None
    edge = _edge(side, when.text) if side.doubt else ""
    named = f"le {words}" if exact else f"{edge}{_with_article(side, words)}"
    said = when.text.casefold().replace("’", "'")
    if "siècle" in said and side.year.endswith("99"):
        named = f"la fin du {_roman(int(side.year[:2]) + 1)}e siècle"
    if first is None:
        if said.startswith("jusqu"):
            return "jusqu’" + _contracted("à", named, year="en")
        before = exact or said.startswith("avant")
        return f"avant {named}" if before else f"d’ici {named}"
    if said.startswith(("à partir", "à compter", "a partir", "a compter", "dès")):
        return f"à partir {_contracted('de', named)}"
    word = "après" if said.startswith(("après", "apres")) else "depuis"
    rough = side.doubt and not edge
    return f"{word} {named}{' environ' if rough else ''}"


def _with_article(point: Point, words: str) -> str:
    """« été 2021 » → « l’été 2021 », « les années 1960 »; months and years have no article."""
    if words.startswith("années"):
        return f"les {words}"
    if point.precision not in {"part", "years"}:
        return words
    return f"l’{words}" if words[0] in "éah" else f"le {words}"


def _contracted(preposition: str, named: str, year: str | None = None) -> str:
    """« à » + « le 3 mai » → « au 3 mai », « de » + « avril » → « d’avril »."""
    if named.startswith("le "):
        return {"à": "au ", "de": "du "}[preposition] + named[3:]
    if named.startswith("les "):
        return {"à": "aux ", "de": "des "}[preposition] + named[4:]
    if year and named.isdigit():
        return f"{year} {named}"
    if preposition == "de" and named[0] in "aoéh":
        return f"d’{named}"
    return f"{preposition} {named}"


# --- one of several ---------------------------------------------------------------------------


def _one_of(known: OneOf, first: date, last: date) -> str:
    if any(point.day is None for run in known.runs for point in run):
        return _either([start for start, _ in known.runs])
    runs = [(start.bounds[0], end.bounds[1]) for start, end in known.runs]
    if len(runs) == 1:
        return _some_day(first, last)
    lengths = {(end - start).days + 1 for start, end in runs}
    weekdays = {start.weekday() for start, _ in runs}
    if lengths == {1} and len(weekdays) == 1:
        return _some_weekday([start for start, _ in runs])
    if lengths == {1} and len(runs) == 2:
        return f"{_the(first)} ou {_the(last)}"
    if lengths == {2} and weekdays == {5}:
        return f"un week-end, au plus tard celui {_pair(*runs[-1])}"
    if lengths == {7} and weekdays == {0}:
        return f"une semaine, au plus tard celle du {_format(runs[-1][0], 'd MMMM y')}"
    return f"un jour entre {_the(first)} et {_the(last)}"


def _some_weekday(found: list[date]) -> str:
    """« un jeudi de juillet 2021 », and the stray one of the month before if there is one."""
    name = _format(found[0], "EEEE")
    months = Counter((day.year, day.month) for day in found)
    (main, _), *_ = months.most_common(1)
    strays = [day for day in found if (day.year, day.month) != main]
    words = f"un {name} de {_format(date(*main, 1), 'MMMM y')}".replace("de a", "d’a").replace(
        "de o", "d’o"
    )
    if not strays:
        return words
    if len(strays) == 1:
        return f"{words}, ou {_the(strays[0])}"
    years = {day.year for day in found[1:]}
    if len(years) == 1 and (found[-1] - found[0]).days >= _WHOLE_YEAR - 14:
        return f"un {name} de {years.pop()}"
    return f"un {name} entre {_the(found[0])} et {_the(found[-1])}"


def _some_day(first: date, last: date) -> str:
    """Any day of one run: a whole month or year is told by its name."""
    if first.day == 1 and last == _last_of(first.year, first.month):
        month = _format(first, "MMMM y")
        return f"un jour d{'’' if month[0] in 'ao' else 'e '}{month}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year == last.year:
            return f"un jour de {first.year}"
        return f"entre {first.year} et {last.year}"
    start = (
        str(first.year)
        if (first.month, first.day) == (1, 1) and first.year < last.year
        else _the(first)
    )
    end = (
        str(last.year)
        if (last.month, last.day) == (12, 31) and first.year < last.year
        else _the(last)
    )
    if start.startswith("le ") and first.year == last.year:
        start = "le " + _format(first, "d MMMM" if first.month != last.month else "d").strip()
        start = "le 1er" if start == "le 1" else start
    return f"entre {start} et {end}"


def _either(points: list[Point]) -> str:
    """« juin ou juillet 2021 »."""
    words = [_point(point) for point in points]
    if len({point.year for point in points}) == 1 and all(point.month for point in points):
        words = [w.rsplit(" ", 1)[0] for w in words[:-1]] + words[-1:]
    return " ou ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


# --- a stretch --------------------------------------------------------------------------------


def _pair(first: date, last: date) -> str:
    """« des 24 et 25 juillet 2021 »."""
    if first.month == last.month:
        start = "1er" if first.day == 1 else str(first.day)
        return f"des {start} et {_format(last, 'd MMMM y')}"
    return f"du {_format(first, 'd MMMM')} et du {_format(last, 'd MMMM y')}"


def _stretch(known: Stretch, first: date, last: date) -> str:
    """« du 3 au 5 mai 2021 », « semaine du 19 juillet 2021 », « de 1990 à 1999 »."""
    left, right = known.start, known.end
    if left is None or right is None or "years" in (left.precision, right.precision):
        return f"entre {_the(first)} et {_the(last)}"
    rough = "~" in (left.doubt, right.doubt)
    days = left.day is not None and right.day is not None
    if days and not rough and first.weekday() == 5 and (last - first).days == 1:
        return f"week-end {_pair(first, last)}"
    if days and not rough and first.weekday() == 0 and (last - first).days == 6:
        return f"semaine du {_span_of(first, last)}"
    if days:
        return f"du {_span_of(first, last)}{' environ' if rough else ''}"
    if rough and left.precision == right.precision == "year":
        return f"entre {first.year} et {last.year} environ"
    start, end = _point(left), _point(right)
    if left.precision == right.precision == "month" and left.year == right.year:
        start = start.rsplit(" ", 1)[0]
    opening = "du " if left.day else ("d’" if start[0] in "aoé" else "de ")
    closing = "au " if right.day else "à "
    return f"{opening}{start} {closing}{end}{' environ' if rough else ''}"


def _span_of(first: date, last: date) -> str:
    """« 3 au 5 mai 2021 », the month and year told once."""
    if (first.year, first.month) == (last.year, last.month):
        start = "1er" if first.day == 1 else str(first.day)
    else:
        start = _format(first, "d MMMM" if first.year == last.year else "d MMMM y")
    return f"{start} au {_format(last, 'd MMMM y')}"
