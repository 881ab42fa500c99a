"""Who is named beside whom, as nodes and edges for Gephi."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from annotated_briefing.model import Briefing, Site, sentence_at
from annotated_briefing.render.exports.registry import Context, Export
from annotated_briefing.render.exports.tables import csv_lines, csv_text

CROWD = 12  # names in one sentence past which it is a list, and ties nobody to anybody


def nodes(site: Site, context: Context, named: Iterable[list[str]]) -> Iterator[str]:
    """Every name of the site, for Gephi's table of nodes."""
    counts = Counter(ident for idents in named for ident in idents)
    rows = ((e.id, e.name, e.type, counts[e.id], context.entity(e)) for e in site.entities)
    return csv_text(("Id", "Label", "Type", "Weight", "Url"), [csv_lines(rows)])


def names(briefing: Briefing, context: Context) -> list[str]:
    """The name of each mention."""
    return [mention.entity for mention in briefing.mentions if mention.entity]


def edges(site: Site, context: Context, tied: Iterable[list[tuple[str, str]]]) -> Iterator[str]:
    """Pairs named in the same sentence, with in how many sentences of the site."""
    weights = Counter((one, two) for pairs in tied for one, two in pairs)
    rows = ((one, two, "Undirected", weight) for (one, two), weight in sorted(weights.items()))
    return csv_text(("Source", "Target", "Type", "Weight"), [csv_lines(rows)])


def ties(briefing: Briefing, context: Context) -> list[tuple[str, str]]:
    """The pairs of each sentence."""
    together: dict[str, set[str]] = defaultdict(set)
    for mention in briefing.mentions:
        sentence = sentence_at(briefing, mention)
        if sentence and mention.entity:
            together[sentence.id].add(mention.entity)
    return [
        pair
        for named in together.values()
        if len(named) <= CROWD
        for pair in combinations(sorted(named), 2)
    ]


EXPORTS = (
    Export("gephi-noeuds", "graphe-noeuds.csv", "text/csv", nodes, names),
    Export("gephi-liens", "graphe-liens.csv", "text/csv", edges, ties),
)
