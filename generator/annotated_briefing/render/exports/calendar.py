"""What is announced, with closed days, as iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from annotated_briefing.model import Briefing, Event, Held, Site, fact_words
from annotated_briefing.render.exports.registry import Context, texts

KINDS = ("annoncé", "échéance")
LONGEST = 92  # days: beyond a quarter a period is no appointment
_LINE = 74  # octets; RFC 5545 folds at 75


def whole(site: Site, context: Context, entries: Held) -> Iterator[str | Held]:
    """One iCalendar event for each thing to come whose days are known."""
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//annotated-briefing//{context.language}",
        f"X-WR-CALNAME:{escaped(context.name)}",
    ]
    yield folded(head)
    yield entries
    yield folded(["END:VCALENDAR"])


def part(briefing: Briefing, context: Context) -> str:
    """What is to come in one briefing."""
    lines: list[str] = []
    for number, event in enumerate(briefing.events, 1):
        days = period(event)
        if event.kind in KINDS and days:
            lines += entry(briefing, number, event, days, context)
    return folded(lines)


def period(event: Event) -> tuple[date, date] | None:
    """First and last day; a deadline is its last one. None where no day is sure enough."""
    try:
        last = date.fromisoformat(event.date.latest or "")
        first = date.fromisoformat(event.date.earliest) if event.date.earliest else last
    except ValueError:
        return None
    if event.date.earliest is None and event.kind != "échéance":
        return None
    if event.date.precision == "set" or last - first > timedelta(days=LONGEST):
        return None
    return (last, last) if event.kind == "échéance" else (first, last)


def entry(
    briefing: Briefing, number: int, event: Event, days: tuple[date, date], context: Context
) -> list[str]:
    """The lines of one VEVENT, unfolded; the end is the day after the last (RFC 5545)."""
    first, last = days
    url = context.article(briefing, event)
    stamp = (briefing.source.published or "1970-01-01").replace("-", "")
    stamp = (stamp + "0101")[:8] if len(stamp) == 4 else (stamp + "01")[:8]
    end = last + timedelta(days=1) if last < date.max else last
    return [
        "BEGIN:VEVENT",
        f"UID:{briefing.id}-{event.sentence}-{number}@annotated-briefing",
        f"DTSTAMP:{stamp}T000000Z",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
        f"SUMMARY:{escaped(fact_words(briefing, event))}",
        f"DESCRIPTION:{escaped(briefing.title)}\\n{escaped(url)}",
        *([f"URL:{url}"] if context.url else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escaped(text: str) -> str:
    """A text value, its signs escaped as RFC 5545 asks."""
    words = " ".join(text.split())
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(lines: Iterable[str]) -> str:
    """Lines as they stand in the file."""
    return "".join(f"{fold(line)}\r\n" for line in lines)


def fold(line: str) -> str:
    """Lines of at most 75 octets, parted between characters."""
    parts: list[str] = []
    current, size = "", 0
    for char in line:
        width = len(char.encode("utf-8", "replace"))
        if size + width > _LINE:
            parts.append(current)
            current, size = "", 1
        current, size = current + char, size + width
    return "\r\n ".join([*parts, current])


EXPORTS = (texts("ics", "a-venir.ics", "text/calendar", whole, part),)
