"""Sentences of an article, in order, ids s1, s2, … across paragraphs."""

from __future__ import annotations

from generator.annotate.parsed import ParsedArticle
from generator.model import Sentence


def sentences(parsed: ParsedArticle) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for piece in parsed.paragraphs:
        for sent in piece.doc.sents:
            span = piece.span(sent)
            if sent.text.strip():
                found.append(
                    Sentence(span.start, span.end, id=f"s{len(found) + 1}", paragraph=piece.paragraph.id)
                )
    return tuple(found)
