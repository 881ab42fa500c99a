"""A sidecar to start from: what the machine read of an article, and what it holds back in doubt."""

from __future__ import annotations

import json
from collections.abc import Iterator

from annotated_briefing.french.wording import DOUBTS
from annotated_briefing.model import Briefing, Doubt, sentence_at

FIRST_WORDS = 8


def sidecar_of(briefing: Briefing) -> str:
    """The text of a `.yml`: facts of publication as keys, doubts as corrections to uncomment."""
    source = briefing.source
    place = source.dateline.place if source.dateline else None
    known = {
        "title": briefing.title,
        "published": source.published,
        "source": source.agency,
        "place": place,
        "url": source.url,
        "usage_terms": source.usage_terms,
    }
    lines = [f"{key}: {_quoted(value)}" if value else f"# {key}:" for key, value in known.items()]
    names = [f"# {entity.type}  {' '.join(entity.name.split())}" for entity in briefing.entities]
    held = [
        line
        for kind, words, doubt, _ in held_back(briefing)
        for line in (
            f"#  - {kind}: {_quoted(_first(words))}  # {DOUBTS[doubt]}",
            "#    accept: true",
        )
    ]
    return "\n".join(
        [
            "# Corrigez, décommentez, effacez : tout ce qui est ici l'emporte sur la machine.",
            *lines,
            "",
            "# Noms lus :",
            *names,
            "",
            "# En doute, donc non imprimé ; décommentez ce qui est juste.",
            "#corrections:" if held else "# (rien)",
            *held,
            "",
        ]
    )


def held_back(briefing: Briefing) -> Iterator[tuple[str, str, Doubt, str]]:
    """(what corrects it, its words, why it is held back, its sentence) of each line in doubt."""
    for item in briefing.summary:
        if item.doubt:
            yield "sentence", item.of(briefing.text), item.doubt, item.sentence
    for event in briefing.events:
        if event.doubt:
            yield "event", event.text, event.doubt, event.sentence
    for claim in briefing.claims:
        if claim.doubt:
            yield "quote", claim.text, claim.doubt, claim.sentence
    for entity in briefing.entities:
        for said in (*entity.definitions, *entity.roles):
            if said.doubt:
                at = sentence_at(briefing, said.evidence[0]) if said.evidence else None
                yield "name", entity.name, said.doubt, at.id if at else ""


def held_line(briefing: Briefing, told: tuple[str, str, Doubt, str]) -> str:
    """« seeds/a.txt ¶3 quote « le chantier… » : deux personnes ont pu le dire »."""
    kind, words, doubt, sentence = told
    return f"{briefing.source.path} ¶{sentence[1:]} {kind} « {_first(words)} » : {DOUBTS[doubt]}"


def _first(words: str) -> str:
    return " ".join(words.split()[:FIRST_WORDS])


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
