"""The strip beside a date in the timeline: when it is certain, when it is only possible.

A small inline SVG: the axis is the stretch the caller gives, a filled bar the certain part, a
hatched-looking (pale) bar the possible part, a dot a single day. How each is drawn the style sheet
says, once; words are the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

WIDTH, HEIGHT = 120, 10  # user units; the page scales them
_DOT = 3.5


@dataclass(frozen=True, slots=True)
class Axis:
    """The days a strip shows, first and last inside."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Days → user units, held inside the strip."""
        days = max((self.last - self.first).days, 1)
        return min(max((day - self.first).days / days, 0.0), 1.0) * WIDTH


def axis(bounds: list[tuple[str | None, str | None]]) -> Axis | None:
    """The axis for several dates' (earliest, latest) ISO days; None where they are all one day,
    or none has a bound: nothing could be compared."""
    known = [date.fromisoformat(day) for pair in bounds for day in pair if day]
    first, last = min(known, default=None), max(known, default=None)
    if first is None or last is None or first == last:
        return None
    margin = max((last - first) // 20, (date(1, 1, 2) - date(1, 1, 1)))
    low = max(first.toordinal() - margin.days, 1)
    high = min(last.toordinal() + margin.days, date.max.toordinal())
    return Axis(date.fromordinal(low), date.fromordinal(high))


def strip(
    earliest: str | None, latest: str | None, scale: Axis, label: str, *, lasting: bool = False
) -> str:
    """One line of SVG for a date between two ISO days; an open end fades out at the edge.

    `lasting` fills the bar: it happened all along. Otherwise the bar is the range in which the
    one moment lies. `label` is read out in place of the drawing; empty hides it from readers.
    """
    first = date.fromisoformat(earliest) if earliest else None
    last = date.fromisoformat(latest) if latest else None
    role = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    shapes = [f'<path d="M0 5H{WIDTH}"/>']
    if first is not None and first == last:
        shapes.append(
            f'<circle class="ab-strip-day" cx="{_dot(scale.x(first)):.1f}" cy="5" r="{_DOT}"/>'
        )
    elif first is not None or last is not None:
        left = scale.x(first) if first is not None else 0.0
        right = scale.x(last) if last is not None else float(WIDTH)
        width = max(right - left, 2.0)
        left = min(left, WIDTH - width)
        kind = "certain" if lasting else "possible"
        shapes.append(
            f'<rect class="ab-strip-{kind}" x="{left:.1f}" y="2.5" width="{width:.1f}" height="5"/>'
        )
        if first is None:
            shapes.append(_arrow(1, -1))
        if last is None:
            shapes.append(_arrow(WIDTH - 1, 1))
    return f'<svg class="ab-strip" viewBox="0 0 {WIDTH} {HEIGHT}" {role}>{"".join(shapes)}</svg>'


def _dot(x: float) -> float:
    return min(max(x, _DOT), WIDTH - _DOT)


def _arrow(x: int, way: int) -> str:
    """An open end: an arrowhead pointing out of the strip."""
    tail = x - 4 * way
    return f'<path class="ab-strip-open" d="M{tail} 1.5L{x} 5L{tail} 8.5"/>'
