"""The dateline of a dispatch: « KABOUL, 22 juillet 2021 (Reuters) - », « Genève (ats) », …"""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotated_briefing.french.fold import fold
from annotated_briefing.model import Dateline, Span
from annotated_briefing.sources.agencies import is_agency
from annotated_briefing.sources.days import TIME, day_of, day_pattern, iso

_UPPER = "A-ZÀ-ÖØ-ÞŒŸ"
_SMALL = {"en", "de", "du", "des", "la", "le", "les", "sur", "sous", "et", "aux", "au", "d", "l"}
_LINKS = r"(?:(?:de|du|des|la|le|les|en|sur|sous|et|aux|au) |[dl]['’]){0,2}"
_CAPITALS = rf"[{_UPPER}][{_UPPER}'’.\-]*(?![a-zà-öø-ÿœ])"
_NAMED = rf"[{_UPPER}][\w'’.\-]*"
# The place with its region (« MIAMI, Floride ») before the place alone.
_PLACES = tuple(
    re.compile(pattern)
    for place in (
        rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}",
        rf"{_NAMED}(?:[ /]{_LINKS}{_NAMED}){{0,4}}",
    )
    for pattern in (rf"{place}(?:, {_NAMED}(?: {_NAMED}){{0,2}})", place)
)
_NOWHERE = re.compile("")
_DATE = re.compile(r"date[ :]+(?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)\s+")
_REST = re.compile(
    rf"(?:,? ?(?P<on>{day_pattern()})(?:,? (?:a )?{TIME})?)?\s*"
    r"(?:\((?P<agency>[^\W\d_][\w .&'/-]{1,29})\)|/ ?(?P<slashed>[a-z][\w .&'-]{1,29}?) ?/?)?"
    r"\s*\.?(?P<dash>[-=_:]+)?(?:\s+|$)"
)
_STAMPED = re.compile(
    r"(?:publie|poste|mis|modifie|paru|redige|cree|actualise|depuis|avant|apres)\b"
)
_OPENS = re.compile(rf"[«\"“{_UPPER}]")


@dataclass(frozen=True, slots=True)
class Head:
    """`end` is where the article begins; `date` is that of a « date 2021-07 » before the place."""

    end: int
    date: str | None = None
    place: Dateline | None = None
    agency: str | None = None
    agency_span: Span | None = None

    @property
    def published(self) -> str | None:
        return self.date or (self.place.date if self.place else None)


def read_dateline(text: str, start: int, end: int) -> Head | None:
    """The dateline with which `text[start:end]` begins, if it does."""
    folded = fold(text[start:end])
    dated = _DATE.match(folded)
    at = dated.end() if dated else 0
    for place in _PLACES:
        found = place.match(text, start + at, end)
        rest = _REST.match(folded, found.end() - start) if found else None
        head = _head(text, start, dated, found, rest)
        if head:
            return head
    return _head(text, start, dated, _NOWHERE.match(text, start + at), _REST.match(folded, at))


def place_case(place: str) -> str:
    """« AIX-EN-PROVENCE » → « Aix-en-Provence », as the place is written in a sentence."""

    def word(match: re.Match[str]) -> str:
        lower = match.group().lower()
        inner = match.start() > 0 and place[match.start() - 1] in "-'’ "
        return (
            lower if inner and lower in _SMALL and match.end() < len(place) else lower.capitalize()
        )

    return re.sub(r"[^\W\d_]+", word, place)


def _head(
    text: str,
    start: int,
    dated: re.Match[str] | None,
    place: re.Match[str] | None,
    rest: re.Match[str] | None,
) -> Head | None:
    if place is None or rest is None:
        return None
    where = Span(*place.span())
    agency = next(
        (
            Span(start + rest.start(g), start + rest.end(g))
            for g in ("agency", "slashed")
            if rest[g]
        ),
        None,
    )
    name, _, last = where.of(text).rpartition("/")
    if agency is None and name and is_agency(last):  # « PARIS/AFP - »
        agency, where = (
            Span(where.end - len(last), where.end),
            Span(where.start, where.start + len(name)),
        )
    named = where.of(text)
    head = Head(
        end=start + rest.end(),
        date=dated["date"] if dated else None,
        place=_dateline(where, named, iso(day_of(rest))) if named else None,
        agency=agency.of(text) if agency else None,
        agency_span=agency,
    )
    return head if _is_dateline(text, head, named, rest) else None


def _dateline(where: Span, named: str, date: str | None) -> Dateline:
    place = place_case(named) if named.isupper() else named
    return Dateline(place=place, start=where.start, end=where.end, date=date)


def _is_dateline(text: str, head: Head, place: str, rest: re.Match[str]) -> bool:
    """A place and a dash alone are too often a headline or an aside: ask for one more sign."""
    dash, day = bool(rest["dash"]), bool(rest["on"])
    known = head.agency is not None and is_agency(head.agency)
    if rest["slashed"] and not known:
        return False
    if not place:
        return (head.date is not None and not (head.agency or day)) or (known and dash)
    if dash and place.isupper() and (head.agency or day or head.date):
        return True
    if known:
        return dash or bool(_OPENS.match(text, head.end))
    if _STAMPED.match(fold(place)):
        return False
    full = day_of(rest) is not None and iso(day_of(rest)) is not None
    return dash and full and (head.agency is not None or rest["on"].startswith("le "))
