"""Dates written in figures alone, read in a text of any language: no word is needed for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefing.annotate.timex.days import make
from annotated_briefing.french.wording import reason
from annotated_briefing.model import Article, Timex

# Of one kind throughout, and no piece of a longer number, an address or a reference; in the Far
# East a sign for year, month and day, and letters right beside.
_DATE = re.compile(
    r"(?<![\w./-])(?:"
    r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"
    r"|(?P<one>\d{1,2})(?P<between>[-/.])(?P<other>\d{1,2})(?P=between)(?P<last>\d{4})"
    r")(?![\w/-]|\.\w)"
    r"|(?<!\d)(?P<year_>\d{4})\s?[年년]\s?(?P<month_>\d{1,2})\s?[月월]\s?(?P<day_>\d{1,2})\s?[日일]"
)


def numeric(article: Article) -> tuple[Timex, ...]:
    """Dates like « 2021-07-03 », « 3.7.2021 », « 22/07/2021 »; offsets are of its text.

    « 03/07/2021 » is the third of July to some and the seventh of March to others: it is left.
    """
    return tuple(
        Timex(
            start := paragraph.start + match.start(),
            start + len(match.group()),
            text=match.group(),
            type="DATE",
            value=day,
            edtf=day,
            earliest=day,
            latest=day,
            basis=reason("written", match.group(), None),
        )
        for paragraph in article.paragraphs
        for match in _DATE.finditer(paragraph.of(article.text))
        for day in _days(match)
    )


def _days(match: re.Match[str]) -> Iterator[str]:
    """The one day that a date may be, if there is but one."""
    part = {
        name.rstrip("_"): int(n) for name, n in match.groupdict().items() if n and n.isdecimal()
    }
    if "year" in part:
        found = {make(part["year"], part["month"], part["day"])}
    else:
        found = {make(part["last"], part["other"], part["one"])}
        if match["between"] != ".":  # with points the day is first everywhere
            found.add(make(part["last"], part["one"], part["other"]))
    days = found - {None}
    if len(days) == 1:
        yield str(days.pop())
