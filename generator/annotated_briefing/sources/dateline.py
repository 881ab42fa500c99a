"""The dateline of a dispatch: « KABOUL, 22 juillet 2021 (Reuters) - », « Genève (ats) », …"""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotated_briefing.french.fold import fold
from annotated_briefing.model import Dateline, Span
from annotated_briefing.sources.agencies import is_agency
from annotated_briefing.sources.days import TIME, day_of, day_pattern, first_day, iso

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
# « A bord de l'Ocean Viking »: believed only with a day and an agency that is known.
_ANYWHERE = re.compile(rf"[{_UPPER}][^,.:;()\n]{{2,40}}(?=, )")
_NOWHERE = re.compile("")
_DATE = re.compile(
    rf"date[ :]+(?P<date>\d{{4}}(?:-\d{{2}}(?:-\d{{2}})?)?)\s+|{day_pattern()},? {TIME} ?[-|] "
)
_REST = re.compile(
    r"(?: \([a-z][^()]{1,30}\)(?=, | \())?"  # the country, or the département
    rf"(?:,? ?(?P<on>{day_pattern()})(?:,? (?:a )?{TIME})?)?\s*"
    r"(?:\((?P<agency>[^\W\d_][\w .&'/-]{1,29})\)|/ ?(?P<slashed>[a-z][\w .&'-]{1,29}?) ?/?)?"
    r"\s*\.?(?P<dash>[-=_:]+)?(?:\s+|$|(?<=\)-)|(?<=\) -))"
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
    if piped := _piped(text, start, end):
        return piped
    dated = _DATE.match(folded)
    at = dated.end() if dated else 0
    for place in (*_PLACES, _ANYWHERE):
        found = place.match(text, start + at, end)
        rest = _REST.match(folded, found.end() - start) if found else None
        head = _head(text, start, dated, found, rest)
        if head and (place is not _ANYWHERE or (_known(head) and rest and rest["on"])):
            return head
    return _head(text, start, dated, _NOWHERE.match(text, start + at), _REST.match(folded, at))


def _piped(text: str, start: int, end: int) -> Head | None:
    """A line of its own: « Beyrouth, Liban | AFP | lundi 4 mai 2020 - 14:05 | 340 mots »."""
    parts = [Span(*found.span()) for found in re.finditer(r"[^|\s][^|]*[^|\s]", text[start:end])]
    parts = [Span(start + part.start, start + part.end) for part in parts]
    if not 3 <= len(parts) <= 6 or not is_agency(parts[1].of(text)):
        return None
    day = next((day for part in parts[2:] if (day := first_day(part.of(text)))), None)
    if day is None:
        return None
    place = _dateline(parts[0], parts[0].of(text), day)
    return Head(end, place=place, agency=parts[1].of(text), agency_span=parts[1])


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
    first, _, last = where.of(text).partition(", ")
    if agency is None and last and is_agency(first):  # « AFP, Paris, le 3 mai 2019 - »
        agency = Span(where.start, where.start + len(first))
        where = Span(where.end - len(last), where.end)
    named = where.of(text)
    head = Head(
        end=start + rest.end(),
        date=(dated["date"] or iso(day_of(dated))) if dated else None,
        place=_dateline(where, named, iso(day_of(rest))) if named else None,
        agency=agency.of(text) if agency else None,
        agency_span=agency,
    )
    return head if _is_dateline(text, head, named, rest) else None


def _known(head: Head) -> bool:
    return head.agency is not None and is_agency(head.agency)


def _dateline(where: Span, named: str, date: str | None) -> Dateline:
    town, comma, region = named.partition(", ")
    place = (place_case(town) if town.isupper() else town) + comma + region
    return Dateline(place=place, start=where.start, end=where.end, date=date)


def _is_dateline(text: str, head: Head, place: str, rest: re.Match[str]) -> bool:
    """A place and a dash alone are too often a headline or an aside: ask for one more sign."""
    dash, day = bool(rest["dash"]), bool(rest["on"])
    known = _known(head)
    if rest["slashed"] and not known:
        return False
    if not place:
        signed = known and (dash or bool(_OPENS.match(text, head.end)))
        return (head.date is not None and not (head.agency or day)) or signed
    if dash and place.isupper() and (head.agency or day or head.date):
        return True
    if known:
        return dash or bool(_OPENS.match(text, head.end)) or rest.end() == len(rest.string)
    if _STAMPED.match(fold(place)):
        return False
    full = day_of(rest) is not None and iso(day_of(rest)) is not None
    return dash and full and (head.agency is not None or rest["on"].startswith("le "))
