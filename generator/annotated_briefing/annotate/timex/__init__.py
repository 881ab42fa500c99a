"""Time expressions, found and resolved."""

from __future__ import annotations

from bisect import bisect_right

from annotated_briefing.annotate.syntax.parsed import ParsedArticle, text_of
from annotated_briefing.annotate.syntax.words import Doc
from annotated_briefing.annotate.timex.scan import Found, scan
from annotated_briefing.annotate.timex.tagger import Place, Reference, place_all, resolve
from annotated_briefing.model import Source, Timex


def timexes(parsed: ParsedArticle) -> tuple[Timex, ...]:
    """Non-overlapping time expressions in text order, resolved against the article's dates."""
    pieces = [(piece.doc, piece.offset) for piece in parsed.paragraphs]
    return of_docs(pieces, Reference.of(written_on(parsed.article.source)))


def written_on(source: Source) -> str | None:
    """The day the article counts from: its dateline's, when that says more than its publication."""
    dateline = source.dateline.date if source.dateline else None
    published = source.published
    if dateline and (published is None or dateline.startswith(published)):
        return dateline
    return published


def of_docs(pieces: list[tuple[Doc, int]], reference: Reference) -> tuple[Timex, ...]:
    """Time expressions of consecutive paragraphs, each with its offset in the article's text."""
    places: list[Place] = []
    for number, (doc, offset) in enumerate(pieces):
        found = scan(text_of(doc))
        if found:
            places += _placed(doc, found, offset, number)
    return tuple(resolve(places, reference))


def _placed(doc: Doc, found: list[Found], offset: int, number: int) -> list[Place]:
    from annotated_briefing.annotate.syntax.tense import tense_at

    starts = [sent.start_char for sent in doc.sents]
    return place_all(
        text_of(doc),
        found,
        offset=offset,
        paragraph=number,
        sentence_at=lambda at: number * 100_000 + bisect_right(starts, at),
        tense_of=lambda match: tense_at(doc, match.start, match.end),
    )
