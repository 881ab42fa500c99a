"""Who is named beside whom, as nodes and edges for Gephi."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from annotated_briefing.model import Briefing, Held, Site, sentence_at
from annotated_briefing.render.exports.registry import Context, Export
from annotated_briefing.render.exports.tables import csv_lines, csv_text

Tie = tuple[str, str, int]  # two names, and how often they are named together
CROWD = 12  # names in one sentence past which it is a list, and ties nobody to anybody


def nodes(site: Site, context: Context, _: None) -> Iterator[str | Held]:
    """Every name of the site, for Gephi's table of nodes."""
    counts = Counter(m.entity for briefing in site.briefings for m in briefing.mentions)
    rows = ((e.id, e.name, e.type, counts[e.id], context.entity(e)) for e in site.entities)
    return csv_text(("Id", "Label", "Type", "Weight", "Url"), csv_lines(rows))


def edges(site: Site, context: Context, tied: Sequence[Tie]) -> Iterator[str | Held]:
    """Pairs named in the same sentence, with in how many sentences of the site."""
    rows = ((one, two, "Undirected", weight) for one, two, weight in tied)
    return csv_text(("Source", "Target", "Type", "Weight"), csv_lines(rows))


def added(rows: Iterable[Iterable[Tie]]) -> list[Any]:
    """The ties of several, each pair once, in order."""
    weights: Counter[tuple[str, str]] = Counter()
    for ties in rows:
        for one, two, weight in ties:
            weights[one, two] += weight
    return [(one, two, weight) for (one, two), weight in sorted(weights.items())]


def ties(briefing: Briefing, context: Context) -> list[Tie]:
    """The pairs of each sentence."""
    together: dict[str, set[str]] = defaultdict(set)
    for mention in briefing.mentions:
        sentence = sentence_at(briefing, mention)
        if sentence and mention.entity:
            together[sentence.id].add(mention.entity)
    return [
        (one, two, 1)
        for named in together.values()
        if len(named) <= CROWD
        for one, two in combinations(sorted(named), 2)
    ]


EXPORTS = (
    Export("gephi-noeuds", "graphe-noeuds.csv", "text/csv", nodes),
    Export("gephi-liens", "graphe-liens.csv", "text/csv", edges, ties, added, added),
)
