"""What a news wire puts around an article: the dateline before it, the credits after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotated_briefing.model import Credit, Dateline, Span

_UPPER = "A-ZÀ-ÖØ-ÞŒŸ"
_WORD = rf"[{_UPPER}][{_UPPER}'’.\-]*"
_PLACE = rf"{_WORD}(?:[ /]{_WORD}){{0,4}}(?:, {_WORD}(?: {_WORD}){{0,2}})?"
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan",
            "février fév févr fevrier",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "août aout",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "décembre déc decembre",
        ),
        start=1,
    )
    for name in names.split()
}
_DAY = (
    r"(?:\w+ )?(?P<day>\d{1,2})(?:er)? "
    rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?(?: (?P<year>\d{{4}}))?"
)
_HEADER = re.compile(
    r"\s*"
    r"(?:date[ :]+(?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)\s+)?"
    rf"(?:(?P<place>{_PLACE})(?:,? {_DAY})?\s*"
    r"(?:\((?P<agency>[^\W\d_][\w .&'’/-]{1,29})\)\s*)?(?:[-–—]+|--)\s+)?",
)
_SMALL = {"en", "de", "du", "des", "la", "le", "les", "sur", "sous", "et", "aux", "au", "d", "l"}

# Role words as French agencies write them; what follows up to the next role is names.
_ROLE = re.compile(
    r"(?P<role>reportages?|avec|rédaction|rédigée?(?: par)?|écrit(?: par)?|textes?|bureau|"
    r"version française|traduction|traduite?(?: par)?|adaptation|adaptée?(?: par)?|"
    r"éditée?(?: par)?|edité(?: par)?|édition|avec la contribution|contributions?|"
    r"avec les rédactions|service \w+|enquête|photos?|infographie|vidéos?|propos recueillis par)"
    r"\s*(?:de |d['’]|par |: ?)?",
    re.IGNORECASE,
)
_NAME = re.compile(
    rf"[{_UPPER}][\w'’.\-]*(?: (?:de |du |van |von |al-|el-|ben )?[{_UPPER}][\w'’.\-]*)*"
)
_INITIALS = re.compile(r"[a-z]{2,5}(?:-[a-z]{2,5})*(?:/[a-z]{2,5}(?:-[a-z]{2,5})*)+")


@dataclass(frozen=True, slots=True)
class Wire:
    """Spans of a text that are not the article itself, and what they say."""

    body: Span
    header: Span | None = None
    published: str | None = None
    agency: str | None = None
    agency_span: Span | None = None
    dateline: Dateline | None = None
    credits_span: Span | None = None
    credits: tuple[Credit, ...] = ()


def read_wire(text: str) -> Wire:
    """Find the dateline and the credits line of a dispatch; text without either is all body."""
    start, end = 0, len(text)
    header = _HEADER.match(text)
    fields: dict[str, str | None] = header.groupdict() if header else {}
    if not header or not _is_header(fields):
        header = None
    else:
        start = header.end()
    credits_span, credits = read_credits(text, start)
    if credits_span:
        end = credits_span.start
    body = _strip(text, start, end)
    if header is None:
        return Wire(body, credits_span=credits_span, credits=credits)
    place = None
    if fields["place"]:
        place = Dateline(
            place=place_case(fields["place"]),
            start=header.start("place"),
            end=header.end("place"),
            date=_day(fields),
        )
    return Wire(
        body,
        header=_strip(text, header.start(), header.end()),
        published=fields["date"] or (place.date if place else None),
        agency=fields["agency"],
        agency_span=Span(*header.span("agency")) if fields["agency"] else None,
        dateline=place,
        credits_span=credits_span,
        credits=credits,
    )


def read_credits(text: str, after: int = 0) -> tuple[Span | None, tuple[Credit, ...]]:
    """The last paragraph when it is a bracketed credits line or agency initials."""
    end = len(text.rstrip())
    start = max(text.rfind("\n", 0, end) + 1, after)
    line = text[start:end]
    start += len(line) - len(line.lstrip())
    line = line.strip()
    if _INITIALS.fullmatch(line):
        return Span(start, end), ()
    if not (line.startswith("(") and line.endswith(")")):
        return None, ()
    roles = list(_ROLE.finditer(line))
    if not roles or roles[0].start() != 1:
        return None, ()
    found: list[Credit] = []
    for role, following in zip(roles, [*roles[1:], None], strict=True):
        stop = following.start() if following else len(line) - 1
        found.extend(
            Credit(role["role"].lower(), name.group(), start + name.start(), start + name.end())
            for name in _NAME.finditer(line, role.end(), stop)
        )
    return (Span(start, end), tuple(found)) if found else (None, ())


def place_case(place: str) -> str:
    """« AIX-EN-PROVENCE » → « Aix-en-Provence », as the place is written in a sentence."""

    def word(match: re.Match[str]) -> str:
        lower = match.group().lower()
        inner = match.start() > 0 and place[match.start() - 1] in "-'’ "
        return (
            lower if inner and lower in _SMALL and match.end() < len(place) else lower.capitalize()
        )

    return re.sub(r"[^\W\d_]+", word, place)


def _is_header(fields: dict[str, str | None]) -> bool:
    # Capitals and a dash alone are too often a headline (« ALERTE - … »): ask for one more sign.
    if fields["place"]:
        return bool(fields["agency"] or fields["day"] or fields["date"])
    return bool(fields["date"])


def _day(fields: dict[str, str | None]) -> str | None:
    day, month, year = fields["day"], fields["month"], fields["year"]
    if not (day and month and year):
        return None
    return f"{year}-{_MONTHS[month.lower()]:02d}-{int(day):02d}"


def _strip(text: str, start: int, end: int) -> Span:
    """The stretch without white space around it; empty at `start` when there is nothing else."""
    inner = text[start:end]
    first = start + len(inner) - len(inner.lstrip())
    return Span(first, start + len(inner.rstrip())) if inner.strip() else Span(start, start)
