"""Places with coordinates as GeoJSON (RFC 7946): longitude before latitude."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from annotated_briefing.model import Briefing, Site
from annotated_briefing.render.exports.registry import Context, Export, indented


def whole(site: Site, context: Context, parts: Iterable[tuple[str, list[str]]]) -> str:
    """A point for each place that is located, with the briefings that name it."""
    met: dict[str, list[str]] = defaultdict(list)
    for address, idents in parts:
        for ident in idents:
            met[ident].append(address)
    features: list[dict[str, Any]] = [
        {
            "type": "Feature",
            "id": entity.id,
            "geometry": {"type": "Point", "coordinates": [entity.place.lon, entity.place.lat]},
            "properties": {
                "name": entity.name,
                "country": entity.place.country,
                "geonameid": entity.place.geonameid,
                "url": context.entity(entity),
                "briefings": met[entity.id],
            },
        }
        for entity in site.entities
        if entity.place
    ]
    return indented({"type": "FeatureCollection", "features": features})


def part(briefing: Briefing, context: Context) -> tuple[str, list[str]]:
    """The address of one briefing, and what it names."""
    return context.article(briefing), [entity.id for entity in briefing.entities]


EXPORTS = (Export("geojson", "lieux.geojson", "application/geo+json", whole, part),)
