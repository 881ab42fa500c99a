"""Places with coordinates as GeoJSON (RFC 7946): longitude before latitude."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from annotated_briefing.model import Site
from annotated_briefing.render.exports.registry import Context, Export


def write(site: Site, context: Context) -> str:
    """A point for each place that is located, with the briefings that name it."""
    met: dict[str, list[str]] = defaultdict(list)
    for briefing in site.briefings:
        for entity in briefing.entities:
            met[entity.id].append(context.article(briefing))
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
    return json.dumps(
        {"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1
    )


EXPORTS = (Export("geojson", "lieux.geojson", "application/geo+json", write),)
