"""Finding and replacing mentions by place, in a list sorted by start that do not overlap."""

from __future__ import annotations

from bisect import bisect_left

from annotated_briefing.model import Mention


def by_start(found: list[Mention]) -> list[Mention]:
    """The mentions in the order of the text."""
    return sorted(found, key=start_of)


def start_of(mention: Mention) -> int:
    """The key that such a list is sorted and searched by."""
    return mention.start


def overlapping(found: list[Mention], start: int, end: int) -> slice:
    """Which of the mentions overlap `start:end`."""
    first = bisect_left(found, start, key=start_of)
    if first and found[first - 1].end > start:
        first -= 1
    return slice(first, bisect_left(found, end, key=start_of))


def put(found: list[Mention], one: Mention) -> None:
    """Set `one` in the place of what it covers, unless that is a part of something longer."""
    place = overlapping(found, one.start, one.end)
    if all(one.start <= m.start and m.end <= one.end for m in found[place]):
        found[place] = [one]
