"""What stands below a dispatch: who wrote and edited it, initials, the agency's mark."""

from __future__ import annotations

import re

from annotated_briefing.french.fold import fold
from annotated_briefing.model import Credit
from annotated_briefing.sources.agencies import is_agency
from annotated_briefing.sources.furniture import is_moment

_UPPER = "A-ZÀ-ÖØ-ÞŒŸ"
MAX_LABEL = 60  # characters
BY = "par"  # the role of a name that comes before any
# Role words as French agencies write them; what follows up to the next role is names.
_ROLE = re.compile(
    r"(?P<role>reportages?|avec(?: (?:le |les )?(?:bureaux?|rédactions?|services?) \w+)?|rédaction"
    r"|rédigée?(?: par)?|écrit(?: par)?|textes?|bureau|version française|traduction"
    r"|traduite?(?: par)?|adaptation|adaptée?(?: par)?|[ée]ditée?(?: par)?|[ée]dité(?: par)?"
    r"|édition"
    r"|avec la contribution|contributions?|avec les rédactions|service \w+|enquête|photos?"
    r"|infographie|vidéos?|propos recueillis par|(?:^|(?<=^\())par(?= ))"
    r"\s*(?:de |d['’]|par |: ?)?",
    re.IGNORECASE,
)
_NAME = re.compile(
    rf"[{_UPPER}][\w'’.\-]*(?: (?:de |du |van |von |al-|el-|ben )?[{_UPPER}][\w'’.\-]*)*"
)
_JOINTS = re.compile(
    r"(?:\b(?:et|à|a|au|aux|en|pour|dans|le|la|les|de|du|des|par|avec|and|by|in)\b|[dl]['’]"
    r"|[\s,;:/.()&*–-])*"
)
_PLACE = re.compile(r"(?<!\w)(?:à|a|en|au|aux)\s+$", re.IGNORECASE)  # before where one was
_TOKEN = r"[a-zà-ÿ]{2,5}"
_INITIALS = re.compile(
    rf"{_TOKEN}(?:[-/+]{{1,2}}{_TOKEN})*/?\.?"
    rf"|[{_UPPER}]{{2,4}}|(?:[A-Za-zÀ-ÿ]\.[ -]?){{2,4}}"
    rf"|[{_UPPER}a-zà-ÿ]{{2,5}}(?:[-/+]{{1,2}}[{_UPPER}a-zà-ÿ]{{2,5}})+"
)
_BRACKETED_INITIALS = re.compile(rf"\((?:[A-Z]{{2,6}}\\?/)?{_TOKEN}(?:[ /\\+-]{{1,2}}{_TOKEN})*\)")
_MARK = re.compile(r"(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d{2})?\s*.{0,120}")
# Where a dispatch ends: « /.CNT/ », « -0- », « ### », « *FIN* ».
_END = re.compile(r"(?=.{2,16}$)[/.*#=+–—-]+ ?[A-Z0-9]{0,8} ?[/.*#=+–—-]+|FIN|END|ENDS|-?30-?|STOP")
# « Paul MARIN », « Odile Legrand (à Lyon) »: names alone on the last line.
_SIGNED = re.compile(
    rf"{_NAME.pattern}(?:,? (?:et|avec|&) {_NAME.pattern})*"
    r"(?: \((?:à|au|en) [^)]{2,30}\)|,? (?:à|au|en) [^\s,.]+)?"
)
_SITE = re.compile(
    r"<[A-Z0-9.]{2,12}>|(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|fr|ch|be|org|net|info|ca)/?"
)
_STAMPED = re.compile(r"(?:depeche )?(?P<agency>[\w ]+?) ?(?:[/,-]|du|le|\() ?(?P<moment>.+?)\)?")
_SENT = re.compile(  # date-time group of IPTC 7901: day, hour, minute, month, year
    r"(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})(?: gmt)? (?P<month>[a-z]{3}) (?P<year>\d{2})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FRENCH = {"fev": "feb", "avr": "apr", "mai": "may", "jui": "jun", "aou": "aug"}


def is_foot(line: str) -> bool:
    """Whether a line below the text is initials, an end mark, a copyright mark, a signature or a
    time sent."""
    line = line.strip()
    if _END.fullmatch(line) or _INITIALS.fullmatch(line) or _BRACKETED_INITIALS.fullmatch(line):
        return True
    bare = line.strip("()/.- ")
    if is_agency(bare) or (is_agency(bare.split("/")[0]) and _NAME.fullmatch(bare.split("/")[-1])):
        return True
    if line.startswith("(") and line.endswith(")") and _ROLE.fullmatch(line[1:-1]):
        return True  # « (Service économie) »
    stamped = _STAMPED.fullmatch(fold(line))
    if stamped and is_agency(stamped["agency"]) and is_moment(stamped["moment"]):
        return True
    if _SITE.fullmatch(line):
        return True
    return bool(_MARK.fullmatch(fold(line)) or _SENT.fullmatch(fold(line)))


def is_label(line: str) -> bool:
    """Whether a line is an index word that agencies set below the initials: a firm, its ticker."""
    return len(line) <= MAX_LABEL and line == line.upper() and not line.endswith((".", "!", "?"))


def sent(line: str) -> str | None:
    """The ISO day of an IPTC 7901 date-time group."""
    found = _SENT.fullmatch(fold(line.strip()))
    if not found:
        return None
    month = _FRENCH.get(found["month"], found["month"])
    if month not in _MONTHS or not 1 <= int(found["day"]) <= 31:
        return None
    century = 1900 if int(found["year"]) > 70 else 2000
    return f"{century + int(found['year'])}-{_MONTHS.index(month) + 1:02d}-{found['day']}"


def read_credits(text: str, start: int, end: int) -> tuple[Credit, ...]:
    """The people of a credits line, each with a role; empty for a line that is none.

    In brackets the roles vouch for it; without brackets it may hold nothing else than roles,
    names and what joins them. Names alone are those of who signs.
    """
    line = text[start:end]
    bracketed = line.startswith("(") and line.endswith(")")
    roles = list(_ROLE.finditer(line))
    if not roles and _SIGNED.fullmatch(line) and line != line.upper():
        names = (name for name in _NAME.finditer(line) if not _PLACE.search(line, 0, name.start()))
        return tuple(
            Credit(BY, name.group(), start + name.start(), start + name.end())
            for name in names
            if " " in name.group()
        )
    if not roles:
        return ()
    head = 1 if bracketed else 0
    found: list[Credit] = []
    pieces: list[tuple[str, int, int]] = []
    if roles[0].start() > head:
        pieces.append((BY, head, roles[0].start()))
    for role, following in zip(roles, [*roles[1:], None], strict=True):
        stop = following.start() if following else len(line) - head
        pieces.append((role["role"].lower(), role.end(), stop))
    for what, first, last in pieces:
        position = first
        closed = not bracketed or what == BY
        for name in _NAME.finditer(line, first, last):
            if what == BY and " " not in name.group():
                return ()
            if what == BY and " " not in name.group():
                return ()
            if closed and not _JOINTS.fullmatch(line, position, name.start()):
                return ()
            if _PLACE.search(line, position, name.start()) or (
                name.start() == first and _PLACE.search(line, 0, first)
            ):
                position = name.end()
                continue
            found.append(Credit(what, name.group(), start + name.start(), start + name.end()))
            position = name.end()
        if closed and not _JOINTS.fullmatch(line, position, last):
            return ()
    return tuple(found)
