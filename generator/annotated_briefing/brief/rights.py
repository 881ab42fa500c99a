"""What of an article may leave the build. Later stages only ever see the result."""

from __future__ import annotations

from dataclasses import replace

from annotated_briefing.model import Briefing, Definition, Entity, Rights, Span, printed

MASK = "·"  # stands for each withheld character, so that every offset stays true


def published(briefing: Briefing, rights: Rights) -> Briefing:
    """The briefing as it may be published: `full`, only its cited sentences, or a mere link.

    Withheld text is masked in `text`, and every item that rests on it is left out.
    """
    rights = briefing.source.rights or rights
    if rights == "full":
        shown = tuple(sentence.id for sentence in briefing.sentences)
        return replace(briefing, rights=rights, shown=shown)
    cited = _cited(printed(briefing)) if rights == "excerpts" else ()
    kept = [sentence for sentence in briefing.sentences if any(sentence.overlaps(c) for c in cited)]
    # The dateline and the credits say where a text comes from: they are never withheld.
    open_spans = _joined(
        [s.span for s in (*kept, briefing.header, briefing.credits_span) if s], briefing.text
    )

    def open_(span: Span) -> bool:
        return any(visible.covers(span) for visible in open_spans)

    mentions = tuple(mention for mention in briefing.mentions if open_(mention))
    seen = {mention.entity for mention in mentions}
    return replace(
        briefing,
        rights=rights,
        shown=tuple(sentence.id for sentence in kept),
        text=_masked(briefing.text, open_spans),
        title_evidence=tuple(span for span in briefing.title_evidence if open_(span)),
        mentions=mentions,
        entities=tuple(
            _without_hidden(entity, briefing.text, mentions, open_spans)
            for entity in briefing.entities
            if entity.id in seen
        ),
        timexes=tuple(item for item in briefing.timexes if open_(item)),
        quotes=tuple(item for item in briefing.quotes if open_(item)),
        summary=tuple(item for item in briefing.summary if open_(item)),
        events=tuple(item for item in briefing.events if open_(item)),
        claims=tuple(item for item in briefing.claims if open_(item)),
        gaps=tuple(gap for gap in briefing.gaps if all(open_(span) for span in gap.evidence)),
    )


def _cited(briefing: Briefing) -> tuple[Span, ...]:
    """Every span that a line of the page rests on; a bare name rests on nothing else's words."""
    defined = [
        span
        for entity in briefing.entities
        for definition in (*entity.definitions, *entity.roles)
        for span in definition.evidence
    ]
    return (
        *briefing.title_evidence,
        *briefing.summary,
        *briefing.events,
        *briefing.claims,
        *(item.speaker_span for item in briefing.summary if item.speaker_span),
        *(claim.speaker_span for claim in briefing.claims if claim.speaker_span),
        *(span for gap in briefing.gaps for span in gap.evidence),
        *defined,
    )


def _joined(spans: list[Span], text: str) -> list[Span]:
    """Spans in order, those with only white space between them made one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _masked(text: str, open_spans: list[Span]) -> str:
    parts: list[str] = []
    position = 0
    for span in open_spans:
        parts += [_mask(text[position : span.start]), span.of(text)]
        position = span.end
    parts.append(_mask(text[position:]))
    return "".join(parts)


def _mask(text: str) -> str:
    return "".join(char if char.isspace() else MASK for char in text)


def _without_hidden(
    entity: Entity, text: str, mentions: tuple[Span, ...], open_spans: list[Span]
) -> Entity:
    def visible(definition: Definition) -> bool:
        return all(any(o.covers(span) for o in open_spans) for span in definition.evidence)

    forms = {mention.of(text) for mention in mentions}
    return replace(
        entity,
        aliases=tuple(alias for alias in entity.aliases if alias in forms),
        definitions=tuple(d for d in entity.definitions if visible(d)),
        roles=tuple(d for d in entity.roles if visible(d)),
    )
