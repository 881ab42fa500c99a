"""What templates show of one briefing: its voices."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotated_briefing.french.dates import edtf_in_words
from annotated_briefing.french.fold import slug
from annotated_briefing.model import (
    Briefing,
    Claim,
    Mention,
    Span,
    SummaryItem,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of a briefing with all that is ascribed to them; `number` counts claims from 1.

    `ident` is an entity's id; a speaker who is no entity has only `span`, the words that name
    them; a claim of nobody has neither.
    """

    ident: str | None
    span: Span | None
    claims: tuple[tuple[int, Claim], ...]

    @property
    def nobody(self) -> bool:
        """Said without saying who."""
        return self.ident is None and self.span is None

    @property
    def anonymous(self) -> bool:
        """A source without a name: « un responsable », « plusieurs témoins »."""
        return not self.nobody and self.claims[0][1].attribution == "anonyme"


def titled(briefing: Briefing) -> Briefing:
    """The briefing under its title; one that may show none is called by the facts of its
    publication: « Reuters, Kaboul, juillet 2021 »."""
    if briefing.title:
        return briefing
    source = briefing.source
    place = source.dateline.place if source.dateline else None
    facts = (source.agency, place, edtf_in_words(source.published))
    return replace(briefing, title=", ".join(filter(None, facts)) or briefing.id)


def mention_of(briefing: Briefing, ident: str) -> Mention | None:
    """The first mention of an entity in a briefing."""
    return next((mention for mention in briefing.mentions if mention.entity == ident), None)


def leaned_on(briefing: Briefing, item: SummaryItem, above: Sequence[SummaryItem]) -> Span | None:
    """What a line of the essentials leans on, but for what the lines above it have told of it,
    or have been read with."""
    context = item.beside(above[-1] if above else None)
    if context is None:
        return None
    start, end, text = context.start, context.end, briefing.text
    told = [each.span for each in above if not each.kept]
    told += [each.context for each in above if each.context]
    for span in sorted(told, key=lambda span: span.start):
        if span.start <= start < span.end:
            start = min(end, span.end)
            start += len(text[start:end]) - len(text[start:end].lstrip())
        elif start < span.start < end <= span.end:
            end = start + len(text[start : span.start].rstrip())
    return Span(start, end) if start < end else None


def is_near(briefing: Briefing, span: Span, line: Span) -> bool:
    """Whether nothing is told between a context and its line."""
    first = bisect_left(briefing.sentences, span.end, key=lambda sentence: sentence.start)
    between = briefing.sentences[first : first + 1]
    return not between or between[0].end > line.start


def voices(briefing: Briefing) -> list[Voice]:
    """The claims of a briefing by speaker, in the order in which each first speaks."""
    groups: dict[tuple[str, str], list[tuple[int, Claim]]] = {}
    for number, claim in enumerate(briefing.claims, 1):
        if claim.speaker:
            key = ("entity", claim.speaker)
        elif claim.speaker_span:
            key = ("words", slug(claim.speaker_span.of(briefing.text)))
        else:
            key = ("nobody", "")
        groups.setdefault(key, []).append((number, claim))
    found = [
        Voice(claims[0][1].speaker, claims[0][1].speaker_span, tuple(claims))
        for claims in groups.values()
    ]
    return sorted(found, key=lambda voice: voice.nobody)
