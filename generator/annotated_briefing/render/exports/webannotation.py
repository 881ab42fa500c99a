"""Names, dates and statements as Web Annotations (W3C), each with its words and its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from annotated_briefing.model import Briefing, Held, Site, Span, sentence_at
from annotated_briefing.render.exports.registry import Context, texts
from annotated_briefing.render.exports.tables import speaker

AROUND = 32  # at most so many characters of the sentence tell one occurrence from another


def whole(site: Site, context: Context, items: Held) -> Iterator[str | Held]:
    """A W3C annotation page of names, dates and statements."""
    yield '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":['
    yield items
    yield "]}"


def part(briefing: Briefing, context: Context) -> str:
    """The annotations of one briefing, one after the other."""
    items = list(of_briefing(briefing, context))
    return json.dumps(items, ensure_ascii=False, separators=(",", ":"))[1:-1]


def of_briefing(briefing: Briefing, context: Context) -> Iterator[dict[str, Any]]:
    """The annotations of one briefing, each with its quote and its position."""
    names = {entity.id: entity for entity in briefing.entities}
    for mention in briefing.mentions:
        entity = names.get(mention.entity or "")
        source = context.entity(entity) if entity else ""
        body = {"type": "SpecificResource", "purpose": "identifying", "source": source}
        yield annotation(briefing, mention, body if entity else text("tagging", mention.type),
                         context)  # fmt: skip
    for timex in briefing.timexes:
        if timex.edtf:
            yield annotation(briefing, timex, text("describing", timex.edtf), context)
    for claim in briefing.claims:
        said = speaker(briefing, claim.speaker, claim.speaker_span)
        if said:
            yield annotation(briefing, claim, text("describing", said), context)


def text(purpose: str, value: str) -> dict[str, str]:
    """A body of plain text with its purpose."""
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def annotation(
    briefing: Briefing, span: Span, body: dict[str, str], context: Context
) -> dict[str, Any]:
    """One annotation: its body, and its words by quotation and by offsets."""
    before, after = around(briefing.text, sentence_at(briefing, span) or span, span)
    return {
        "id": f"urn:briefing:{briefing.id}:{span.start}-{span.end}:{body['purpose']}",
        "type": "Annotation",
        "body": body,
        "target": {
            "source": context.article(briefing),
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(briefing.text),
                    "prefix": before,
                    "suffix": after,
                },
            ],
        },
    }


def around(text: str, sentence: Span, span: Span) -> tuple[str, str]:
    """What stands before a span and after it in its sentence, of whole words: the first letters of
    a word may make another, « l » of « leur »."""
    start, end = max(sentence.start, span.start - AROUND), min(sentence.end, span.end + AROUND)
    before, after = text[start : span.start], text[span.end : end]
    if start > sentence.start and text[start - 1].isalnum():
        before = re.sub(r"^\w+", "", before)
    if end < sentence.end and text[end].isalnum():
        after = re.sub(r"\w+$", "", after)
    return before, after


EXPORTS = (
    texts("webannotation", "annotations.jsonld", "application/ld+json", whole, part, between=","),
)
