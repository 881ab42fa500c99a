"""The words before a statement that leans on them: whose « ils » are, what « this measure » is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotated_briefing.model import Annotations, Claim, Sentence, Span

BACK = 3  # sentences: what is introduced further back, few readers would look for
LONGEST = 400  # characters, past which only the sentence just before is given
_STOP = re.compile(r"[.:;!?…]")
LEAD = 5  # words of the same sentence, before the statement, that can introduce somebody


def in_context(claims: Iterable[Claim], annotations: Annotations, text: str) -> tuple[Claim, ...]:
    """The claims; one whose words lean on earlier ones has these as its `context`, verbatim.

    What was held for leaning alone is told with them.
    """
    leaning = {quote.span for quote in annotations.quotes if quote.leaning}
    by_id = {sentence.id: sentence for sentence in annotations.sentences}
    dangling = {each.sentence for each in annotations.features if each.dangling}
    verbless = {each.sentence for each in annotations.features if not each.finite}
    told = [s for s in annotations.sentences if s.id not in verbless]  # no subheads
    starts = [s.start for s in told]

    def before(claim: Claim) -> Span | None:
        sentence = by_id[claim.sentence]
        home = bisect_left(starts, sentence.start)
        lead = _lead(claim, sentence, text)
        if lead is not None and sentence.id not in dangling:
            return lead
        behind = _behind(told[max(0, home - BACK) : home], dangling)
        if not behind:
            return lead
        end = lead.end if lead else behind[-1].end
        far = end - behind[0].start > LONGEST
        return Span(behind[-1 if far else 0].start, end)

    found = []
    for claim in claims:
        held = claim.doubt == "leaning"
        context = before(claim) if held or claim.span in leaning else None
        found.append(
            replace(claim, context=context, doubt=None if held else claim.doubt)
            if context
            else claim
        )
    return tuple(found)


def _lead(claim: Claim, sentence: Sentence, text: str) -> Span | None:
    """What the statement's own sentence says before it, besides who speaks: « …: "Ils …" »."""
    end = claim.start
    while end > sentence.start and not text[end - 1].isalnum():
        end -= 1
    if not _STOP.search(text, end, claim.start):
        return None
    words = Span(sentence.start, end).of(text).split()
    said = [span for span in (claim.speaker_span, claim.cue_span) if span and span.end <= end]
    told = sum(len(span.of(text).split()) for span in said if sentence.covers(span))
    return Span(sentence.start, end) if len(words) - told >= LEAD else None


def _behind(before: Sequence[Sentence], dangling: set[str]) -> list[Sentence]:
    """The sentence just before, or as far back as one that stands by itself."""
    for size in range(1, len(before) + 1):
        if before[-size].id not in dangling:
            return list(before[-size:])
    return list(before[-1:])
