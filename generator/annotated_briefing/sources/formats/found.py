"""What every format gives of an article, before the article is made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.wire import read_wire

EXTRA = 'installez le complément de lecture : pip install "annotated-briefing[formats]"'


@dataclass(frozen=True, slots=True)
class Found:
    """One article of a file: its plain text, and what the file says of it.

    `said` has keys of `Metadata` with values as written, checked later; `front` is YAML that an
    editor wrote above the text. `ident` is the file's own name for the article, `line` where it
    stands. `guid` is the name that its agency alone gives it, in all its versions. `noted` are
    faults that do not keep the article away. One that is `withdrawn` has no text.
    """

    text: str
    said: dict[str, object] = field(default_factory=dict)
    ident: str | None = None
    front: str = ""
    line: int | None = None
    noted: tuple[SeedError, ...] = ()
    guid: str | None = None
    withdrawn: bool = False


# What agencies call a dispatch that they take back.
WITHDRAWN = {"canceled", "cancelled", "withheld", "killed"}

_STAMP = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_ZONE = re.compile(r"(?<=\d)([+-]\d{2})(\d{2})$")


def day(stamp: object) -> str | None:
    """The ISO day of « 20190121T104234+0000 » or of « 2019-01-21T… »."""
    found = _STAMP.match(str(stamp or ""))
    return "-".join(found.groups()) if found else None


def moment(stamp: object) -> str | None:
    """The same with its time and zone, as ISO 8601 writes them."""
    text = str(stamp or "").strip()
    basic = re.fullmatch(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(.*)", text)
    if basic:
        year, month, date, hour, minute, second, zone = basic.groups()
        text = f"{year}-{month}-{date}T{hour}:{minute}:{second}{zone}"
    return _ZONE.sub(r"\1:\2", text) or None


def with_dateline(dateline: str, text: str) -> tuple[str, str | None]:
    """(the text below its dateline, None), or (the text, the place) where it is only a place."""
    line = " ".join(dateline.split())
    if not re.search(r"[^\W\d_]{2}", line):
        return text, None
    opened = read_wire(text)
    if opened.header is not None:
        return text, None
    whole = f"{line}{'' if line.endswith(('-', '–', '—', '=', '_')) else ' -'} {text}"
    if read_wire(whole).header is not None:
        return whole, None
    place = re.split(r"\s*[(\d]", line)[0].strip(" -–—=,:")
    return text, sure_place(place)


def sure_place(words: str | None) -> str | None:
    """A place, unless its agency doubts it: « SAID TO BE DERAA, SYRIA »."""
    return words if words and not re.match(r"(?i)said to be\b", words) else None


def one_line(words: object) -> str | None:
    """A title or a name as one line; None for nothing."""
    return " ".join(str(words).split()) or None if isinstance(words, str) else None
