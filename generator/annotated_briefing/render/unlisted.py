"""What the lists of a page leave to its text, so that no list outgrows the article it is of.

A name of which nothing is said but where it stands, a statement of somebody who speaks in every
line: past a number of them the list says how many more there are, and their anchors, which links
from elsewhere lead to, stand in the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotated_briefing.model import Briefing, sentence_at
from annotated_briefing.render import links
from annotated_briefing.render.views import Voice

NAMES = 40  # of one type
LINES = 12  # of one voice


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Ids of names, numbers of claims; `anchors` are those that each sentence holds for them."""

    names: frozenset[str] = frozenset()
    claims: frozenset[int] = frozenset()
    anchors: Mapping[str, Sequence[str]] = field(default_factory=dict)


def unlisted(briefing: Briefing, voices: Sequence[Voice]) -> Unlisted:
    shown = set(briefing.shown)
    anchors: dict[str, list[str]] = defaultdict(list)
    claims = {number: said for voice in voices for number, said in voice.claims[LINES:]}
    for number, said in claims.items():
        anchors[said.sentence].append(links.claim(number))
    first: dict[str, str] = {}
    for mention in briefing.mentions:
        sentence = sentence_at(briefing, mention)
        if mention.entity and sentence and sentence.id in shown:
            first.setdefault(mention.entity, sentence.id)
    bare: Counter[str] = Counter()
    names = set()
    for entity in briefing.entities:
        if entity.roles or entity.definitions:
            continue
        bare[entity.type] += 1
        if bare[entity.type] > NAMES and entity.id in first:
            names.add(entity.id)
            anchors[first[entity.id]].append(links.entry(entity.id))
    return Unlisted(frozenset(names), frozenset(claims), anchors)
