"""The check that nothing was invented: every generated item is the span it claims to be."""

from __future__ import annotations

from generator.errors import EvidenceError
from generator.model import Briefing, Span

CUT = "[…]"


def check(briefing: Briefing) -> None:
    """Raise EvidenceError at the first item that its span does not carry."""
    text = briefing.text
    sentences = {sentence.id: sentence for sentence in briefing.sentences}
    entities = {entity.id for entity in briefing.entities}

    def fail(what: str, span: Span) -> None:
        raise EvidenceError(
            f"{briefing.source.path}: {what} sans appui dans le texte"
            f" (caractères {span.start} à {span.end})"
        )

    def inside(what: str, span: Span | None) -> None:
        if span is not None and not 0 <= span.start < span.end <= len(text):
            fail(what, span)

    def verbatim(what: str, span: Span, words: str) -> None:
        inside(what, span)
        if span.of(text) != words:
            fail(what, span)

    for what, items in (
        ("phrase", briefing.sentences),
        ("mention", briefing.mentions),
        ("titre", briefing.title_evidence),
    ):
        for span in items:
            inside(what, span)
    for timex in briefing.timexes:
        verbatim("expression de temps", timex, timex.text)
    for quote in briefing.quotes:
        verbatim("citation", quote, quote.text)
        inside("locuteur", quote.speaker_span)
        inside("verbe de parole", quote.cue_span)
    for event in briefing.events:
        verbatim("événement", event, event.text)
        inside("date", event.timex)
    for claim in briefing.claims:
        verbatim("propos", claim, claim.text)
        inside("locuteur", claim.speaker_span)
    for item in briefing.summary:
        inside("résumé", item)
        if not _shortened(item.text, item.of(text)):
            fail("résumé", item)
    for entity in briefing.entities:
        for definition in (*entity.definitions, *entity.roles):
            if not definition.evidence and not definition.source:
                fail(f"définition de {entity.name}", briefing.body)
            for span in definition.evidence:
                inside(f"définition de {entity.name}", span)
            if definition.evidence and not any(
                definition.text == span.of(text) for span in definition.evidence
            ):
                fail(f"définition de {entity.name}", definition.evidence[0])
    for gap in briefing.gaps:
        for span in gap.evidence:
            inside("lacune", span)
    for sentence in (*briefing.summary, *briefing.events, *briefing.claims):
        if sentence.sentence not in sentences:
            fail("renvoi à une phrase inconnue", sentence)
    for mention in briefing.mentions:
        if mention.entity is not None and mention.entity not in entities:
            fail("mention d'une entité inconnue", mention)


def _shortened(words: str, original: str) -> bool:
    """Whether `words` is `original` with nothing but cuts marked « […] »."""
    position = 0
    pieces = [piece.strip() for piece in words.split(CUT)]
    for piece in pieces:
        at = original.find(piece, position)
        if at < 0 or (position == 0 and pieces[0] and at != 0 and piece is pieces[0]):
            return False
        position = at + len(piece)
    return True
