"""Who is named beside whom, as nodes and edges for Gephi."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

from annotated_briefing.model import Site, sentence_at
from annotated_briefing.render.exports.registry import Context, Export
from annotated_briefing.render.exports.tables import csv_text

CROWD = 12  # names in one sentence past which it is a list, and ties nobody to anybody


def nodes(site: Site, context: Context) -> str:
    """Every name of the site, for Gephi's table of nodes."""
    counts: Counter[str] = Counter(
        mention.entity for b in site.briefings for mention in b.mentions if mention.entity
    )
    return csv_text(
        ("Id", "Label", "Type", "Weight", "Url"),
        ((e.id, e.name, e.type, counts[e.id], context.entity(e)) for e in site.entities),
    )


def edges(site: Site, context: Context) -> str:
    """Pairs named in the same sentence, with in how many sentences of the site."""
    weights: Counter[tuple[str, str]] = Counter()
    for briefing in site.briefings:
        together: dict[str, set[str]] = defaultdict(set)
        for mention in briefing.mentions:
            sentence = sentence_at(briefing, mention)
            if sentence and mention.entity:
                together[sentence.id].add(mention.entity)
        for names in together.values():
            if len(names) <= CROWD:
                weights.update(combinations(sorted(names), 2))
    return csv_text(
        ("Source", "Target", "Type", "Weight"),
        ((one, two, "Undirected", weight) for (one, two), weight in sorted(weights.items())),
    )


EXPORTS = (
    Export("gephi-noeuds", "graphe-noeuds.csv", "text/csv", nodes),
    Export("gephi-liens", "graphe-liens.csv", "text/csv", edges),
)
