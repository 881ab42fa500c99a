"""Places with coordinates as GeoJSON (RFC 7946): longitude before latitude."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from annotated_briefing.model import Site
from annotated_briefing.render.exports.registry import Context, Export, indented


def whole(site: Site, context: Context, _: None) -> Iterator[str]:
    """A point for each place that is located, with the briefings that name it."""
    met: dict[str, list[str]] = defaultdict(list)
    for briefing in site.briefings:
        address = context.article(briefing)
        for entity in briefing.entities:
            met[entity.id].append(address)
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
    yield indented({"type": "FeatureCollection", "features": features})


EXPORTS = (Export("geojson", "lieux.geojson", "application/geo+json", whole),)
