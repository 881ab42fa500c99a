"""The check that nothing was invented: every generated item is the span it claims to be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from annotated_briefing.brief.essentials.summary import shown
from annotated_briefing.errors import EvidenceError
from annotated_briefing.model import Briefing, Claim, Event, Quote, Span, SummaryItem


def check(briefing: Briefing) -> None:
    """Raise EvidenceError at the first item that its span does not carry."""
    for what, span in _unsupported(briefing):
        raise EvidenceError(
            f"{briefing.source.path}: {what} sans appui dans le texte"
            f" (caractères {span.start} à {span.end})"
        )


def _unsupported(briefing: Briefing) -> Iterator[tuple[str, Span]]:
    """Every (kind of item, span) that fails."""
    text = briefing.text
    for what, span in _spans(briefing):
        if not 0 <= span.start < span.end <= len(text):
            yield what, span
    for what, span, words in _verbatim(briefing):
        if span.of(text) != words:
            yield what, span
    for item in briefing.summary:
        if not _pieced(item) or shown(text, item, item.kept) != item.text:
            yield "résumé", item
    yield from _unchanged(briefing)
    yield from _undefined(briefing)
    yield from _unlinked(briefing)


def _pieced(item: SummaryItem) -> bool:
    """Whether the pieces kept of a sentence lie in it, in order and apart."""
    edges = [item.start, *(edge for piece in item.kept for edge in (piece.start, piece.end))]
    return all(a <= b for a, b in pairwise([*edges, item.end]))


def _unchanged(briefing: Briefing) -> Iterator[tuple[str, Span]]:
    """Changes whose new words their sentence does not have; the old ones are another text's."""
    said = {s.id: " ".join(s.of(briefing.text).split()) for s in briefing.sentences}
    for change in briefing.changes:
        new = said.get(change.sentence) if change.sentence else ""
        if new is None or any(after not in new for _, after in change.words):
            yield "changement", briefing.body


def _undefined(briefing: Briefing) -> Iterator[tuple[str, Span]]:
    """Definitions that neither the text nor a named outside source gives."""
    for entity in briefing.entities:
        for definition in (*entity.definitions, *entity.roles):
            spans = definition.evidence
            said = any(definition.text == span.of(briefing.text) for span in spans)
            if not said and (spans or not definition.source):
                yield f"définition de {entity.name}", spans[0] if spans else briefing.body


def _unlinked(briefing: Briefing) -> Iterator[tuple[str, Span]]:
    """Links to a sentence or an entity that is not there."""
    sentences = {sentence.id for sentence in briefing.sentences}
    lines: list[SummaryItem | Event | Claim] = [
        *briefing.summary,
        *briefing.events,
        *briefing.claims,
    ]
    for line in lines:
        if line.sentence not in sentences:
            yield "renvoi à une phrase inconnue", line
    entities = {entity.id for entity in briefing.entities}
    for mention in briefing.mentions:
        if mention.entity is not None and mention.entity not in entities:
            yield "mention d'une entité inconnue", mention


def _spans(briefing: Briefing) -> Iterator[tuple[str, Span]]:
    """Everything that must lie within the text."""
    yield from (("phrase", span) for span in briefing.sentences)
    yield from (("mention", span) for span in briefing.mentions)
    yield from (("titre", span) for span in briefing.title_evidence)
    yield from (("résumé", span) for span in briefing.summary)
    yield from (("date", event.timex) for event in briefing.events)
    yield from (("fait", event.fact) for event in briefing.events if event.fact)
    yield from (("lacune", span) for gap in briefing.gaps for span in gap.evidence)
    yield from (("locuteur", item.speaker_span) for item in briefing.summary if item.speaker_span)
    yield from (("locuteur", item.speaker_name) for item in briefing.quotes if item.speaker_name)
    told: list[SummaryItem | Claim | Event]
    told = [*briefing.summary, *briefing.claims, *briefing.events]
    yield from (("contexte", line.context) for line in told if line.context)
    voices: list[Quote | Claim] = [*briefing.quotes, *briefing.claims]
    for said in voices:
        yield from (("locuteur", span) for span in (said.speaker_span, said.cue_span) if span)


def _verbatim(briefing: Briefing) -> Iterator[tuple[str, Span, str]]:
    """Everything whose words must be those of its span."""
    yield from (("expression de temps", item, item.text) for item in briefing.timexes)
    yield from (("citation", item, item.text) for item in briefing.quotes)
    yield from (("événement", item, item.text) for item in briefing.events)
    yield from (("propos", item, item.text) for item in briefing.claims)
