"""A map of the places of an article or of the site: one SVG, drawn at build.

A country that is named is shaded; a town is a dot. Labels never cover one another nor a dot: one
that finds no room is left out, and the caption lists every place anyway. Colours come from the
page (`currentColor` and classes), so that the map prints and follows the theme.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

from annotated_briefing.model import Place
from annotated_briefing.render.escape import verbatim

DATA = Path(__file__).parent / "data" / "world.json"
WIDTH = 640  # user units; the page scales them
TALLEST, FLATTEST = 0.8, 0.45  # height over width
SMALLEST_SPAN = 14.0  # degrees of longitude: closer than this the outlines look coarse
FONT = 13.0
LETTER = 0.56 * FONT  # average advance of a letter, a little generous
DOT = 4.0
GAP = 3.0
FINEST = 5  # units between two points of an outline, along and down together


@dataclass(frozen=True, slots=True)
class Marker:
    """A place to show. `count` is how often it is named: the most named get their label first."""

    label: str
    place: Place
    href: str | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Map:
    """`svg` on one line; `shown` are the labels drawn, `listed` all the places, for the caption."""

    svg: str
    shown: tuple[str, ...]
    listed: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing, in its units; `top` is the smaller."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes share ground."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of the world that is shown, and how it lies on the drawing."""

    west: float
    south: float
    east: float
    north: float

    @property
    def height(self) -> float:
        """In the units of the drawing, `WIDTH` wide."""
        return (self.north - self.south) * self.scale / self.squeeze

    @property
    def scale(self) -> float:
        """User units for a degree of longitude."""
        return WIDTH / (self.east - self.west)

    @property
    def squeeze(self) -> float:
        """A degree of longitude over one of latitude at the middle of the window."""
        return max(0.3, cos(radians((self.south + self.north) / 2)))

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Degrees → units of the drawing."""
        return (lon - self.west) * self.scale, (self.north - lat) * self.scale / self.squeeze


@functools.cache
def outlines() -> tuple[dict[str, Any], ...]:
    """The countries' outlines, read once."""
    return tuple(json.loads(DATA.read_text(encoding="utf-8"))["countries"])


def places_map(markers: Sequence[Marker], title: str, ident: str = "carte") -> Map | None:
    """The map of `markers`; None when there is nothing to show.

    `title` is what a screen reader says in place of the drawing; `ident` is unique on the page.
    """
    if not markers:
        return None
    unique: dict[tuple[float, float], Marker] = {}
    for marker in markers:
        spot = (marker.place.lat, marker.place.lon)
        if spot not in unique or marker.count > unique[spot].count:
            unique[spot] = marker
    chosen = sorted(unique.values(), key=lambda m: (-m.count, m.label))
    window = frame([marker.place for marker in chosen])
    named = {m.place.country for m in chosen if m.place.geonameid is None}
    shapes = [f'<g class="ab-map-land">{land(window, named)}</g>']
    towns = [m for m in chosen if m.place.geonameid is not None]
    spots = {m: window.at(m.place.lon, m.place.lat) for m in chosen}
    taken = [Box(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in (spots[m] for m in towns)]
    shown: list[str] = []
    texts: list[str] = []
    for marker in sorted(chosen, key=lambda m: (-m.count, m.place.geonameid is None, m.label)):
        free = room(marker, spots[marker], taken, window)
        if free is None:
            continue
        box, x, y = free
        taken.append(box)
        shown.append(marker.label)
        kind = "ab-map-country" if marker.place.geonameid is None else "ab-map-town"
        text = f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{verbatim(marker.label)}</text>'
        texts.append(_linked(text, marker.href))
    dots = "".join(
        f'<circle class="ab-map-dot" cx="{x:.1f}" cy="{y:.1f}" r="{DOT}"/>'
        for x, y in (spots[m] for m in towns)
    )
    shapes.append(f'<g class="ab-map-dots">{dots}</g>')
    shapes.append(f'<g class="ab-map-labels" font-size="{FONT:g}">{"".join(texts)}</g>')
    svg = (
        f'<svg class="ab-map" viewBox="0 0 {WIDTH} {window.height:.0f}" role="img"'
        f' aria-labelledby="{ident}-titre" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{ident}-titre">{verbatim(title)}</title>{"".join(shapes)}</svg>'
    )
    return Map(svg, tuple(shown), tuple(chosen))


def _linked(text: str, href: str | None) -> str:
    return f'<a href="{verbatim(href)}">{text}</a>' if href else text


def frame(places: Sequence[Place]) -> Window:
    """A window around the places, with the largest part of each country that is named."""
    lons: list[float] = []
    lats: list[float] = []
    countries = {place.country for place in places if place.geonameid is None}
    for place in places:
        lons.append(place.lon)
        lats.append(place.lat)
    for country in outlines():
        if country["iso"] in countries:
            ring = country["rings"][0]
            lons += [min(p[0] for p in ring), max(p[0] for p in ring)]
            lats += [min(p[1] for p in ring), max(p[1] for p in ring)]
    west, east = min(lons), max(lons)
    south, north = min(lats), max(lats)
    span = max(SMALLEST_SPAN, (east - west) * 1.2, (north - south) * 1.2 / TALLEST)
    span = min(span, 360.0)
    middle = (west + east) / 2
    west, east = middle - span / 2, middle + span / 2
    if west < -180:
        west, east = -180.0, -180.0 + span
    if east > 180:
        west, east = 180.0 - span, 180.0
    centre = (south + north) / 2
    squeeze = max(0.3, cos(radians(centre)))
    needed = max((north - south) * 1.2, span * squeeze * FLATTEST)
    rise = min(needed, span * squeeze * TALLEST * 1.25, 150.0)
    south, north = centre - rise / 2, centre + rise / 2
    if north > 84:
        south, north = 84.0 - rise, 84.0
    if south < -66:
        south, north = -66.0, -66.0 + rise
    return Window(west, south, east, min(north, 90.0))


def land(window: Window, named: set[str | None]) -> str:
    """Paths of the countries that meet the window, those `named` with a class of their own."""
    paths: list[str] = []
    for country in outlines():
        parts: list[str] = []
        for turn in (-360.0, 0.0, 360.0):  # a ring may go on beyond the 180th meridian
            for ring in country["rings"]:
                if (
                    max(p[0] for p in ring) + turn < window.west
                    or min(p[0] for p in ring) + turn > window.east
                    or max(p[1] for p in ring) < window.south
                    or min(p[1] for p in ring) > window.north
                ):
                    continue
                points = _thinned([window.at(*p) for p in clipped(ring, window, turn)])
                if len(points) > 2:
                    parts.append(_path(points))
        if parts:
            kind = "ab-map-named" if country["iso"] in named else "ab-map-other"
            paths.append(f'<path class="{kind}" d="{"".join(parts)}"/>')
    return "".join(paths)


def _thinned(points: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Whole units, without the points closer than `FINEST` to the one before: no eye tells them."""
    kept: list[tuple[int, int]] = []
    for x, y in ((round(x), round(y)) for x, y in points):
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= FINEST:
            kept.append((x, y))
    return kept


def _path(points: Sequence[tuple[int, int]]) -> str:
    """A closed outline, each point told from the one before: fewer figures than where it lies."""
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points)]
    figures = "".join(f"{x: d}{y: d}" for x, y in steps).lstrip()
    return f"M{points[0][0]} {points[0][1]}l{figures}Z"


def clipped(
    ring: list[list[float]], window: Window, turn: float = 0.0
) -> list[tuple[float, float]]:
    """The part of the polygon, moved `turn` degrees east, inside the window and a margin.

    Sutherland and Hodgman's algorithm.
    """
    margin = (window.east - window.west) * 0.02
    points = [(p[0] + turn, p[1]) for p in ring]
    for axis, bound, sign in (
        (0, window.west - margin, 1),
        (0, window.east + margin, -1),
        (1, window.south - margin, 1),
        (1, window.north + margin, -1),
    ):
        kept: list[tuple[float, float]] = []
        for index, here in enumerate(points):
            before = points[index - 1]
            inside = sign * (here[axis] - bound) >= 0
            if inside != (sign * (before[axis] - bound) >= 0):
                share = (bound - before[axis]) / (here[axis] - before[axis])
                kept.append(
                    (
                        before[0] + share * (here[0] - before[0]),
                        before[1] + share * (here[1] - before[1]),
                    )
                )
            if inside:
                kept.append(here)
        points = kept
        if not points:
            break
    return points


def room(
    marker: Marker, spot: tuple[float, float], taken: Sequence[Box], window: Window
) -> tuple[Box, float, float] | None:
    """Where the label goes: its box and the start of its baseline; None when nowhere is free."""
    x, y = spot
    width = LETTER * len(marker.label)
    if marker.place.geonameid is None:
        starts = [
            (x - width / 2, y),
            (x - width / 2, y + FONT * 1.3),
            (x - width / 2, y - FONT * 1.3),
        ]
    else:
        side = DOT + GAP
        starts = [
            (x + side, y + FONT * 0.35),
            (x - side - width, y + FONT * 0.35),
            (x - width / 2, y - side),
            (x - width / 2, y + side + FONT * 0.8),
        ]
    for left, base in starts:
        box = Box(left - 1, base - FONT * 0.85, left + width + 1, base + FONT * 0.25)
        inside = box.left >= 0 and box.right <= WIDTH and box.top >= 0
        if inside and box.bottom <= window.height and not any(box.meets(b) for b in taken):
            return box, left, base
    return None
