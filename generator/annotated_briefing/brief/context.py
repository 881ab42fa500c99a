"""The words before a line that leans on them: whose « ils » are, what « this measure » is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from annotated_briefing.model import Annotations, Claim, Event, Sentence, Span

LONGEST = 450  # characters of a sentence that a clause of it is shown in
JOINT = 25  # characters of a connective before a line: « Par ailleurs, »

Line = TypeVar("Line", Claim, Event)


def in_context(lines: Iterable[Line], annotations: Annotations, text: str) -> tuple[Line, ...]:
    """The lines; one whose words lean on earlier ones has these as its `context`, verbatim."""
    leaning = {
        **{quote.span: quote.leans_on for quote in annotations.quotes},
        **{(each.shown or each.span): each.leans_on for each in annotations.clauses},
    }
    by_id = {sentence.id: sentence for sentence in annotations.sentences}
    found: list[Line] = []
    for line in lines:
        context, sentence = leaning.get(line.span), by_id[line.sentence]
        if context is None or line.doubt:
            found.append(line)
        elif isinstance(line, Event) and sentence.covers(context):
            found.append(_in_its_sentence(line, sentence, text))
        else:
            found.append(_from_its_start(replace(line, context=context), sentence, text))
    return tuple(found)


def _in_its_sentence(line: Event, sentence: Sentence, text: str) -> Event:
    """A clause that its own sentence makes clear, marked in the whole of it."""
    words = sentence.of(text).rstrip()
    if len(words) > LONGEST:
        return replace(line, doubt="leaning")
    end = sentence.start + len(words)
    return replace(
        line, start=sentence.start, end=end, text=words, fact=line.fact or line.span, doubt=None
    )


def _from_its_start(line: Line, sentence: Sentence, text: str) -> Line:
    """With the connective that was cut off it: what it joins to is shown again."""
    if isinstance(line, Claim) or not 0 < line.start - sentence.start <= JOINT:
        return line
    return replace(line, start=sentence.start, text=Span(sentence.start, line.end).of(text))
