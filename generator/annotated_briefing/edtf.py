"""The EDTF dates an editor may write, and the days they allow."""

from __future__ import annotations

import calendar
import datetime
import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?")
OPEN = ".."


def bounds(edtf: str) -> tuple[str | None, str | None] | None:
    """(earliest, latest) ISO days of `2021`, `2021-07~`, `2021-07-22`, `A/B`, `../B` or `A/..`.

    An open end is None; None altogether for anything else, and for a stretch that runs backwards.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _days(edtf)
    starts = (None, None) if first == OPEN else _days(first)
    ends = (None, None) if last == OPEN else _days(last)
    if starts is None or ends is None or (first == last == OPEN):
        return None
    earliest, latest = starts[0], ends[1]
    if earliest and latest and earliest > latest:
        return None
    return earliest, latest


def _days(edtf: str) -> tuple[str, str] | None:
    match = _DATE.fullmatch(edtf)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = datetime.date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last_day = day or calendar.monthrange(year or 1, last_month)[1]
        return first.isoformat(), datetime.date(year or 0, last_month, last_day).isoformat()
    except ValueError:
        return None
