"""The name behind a speaker's words: « le ministre » is whom the text called so by name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotated_briefing.model import Mention, Quote, Sentence, Span

_OF = re.compile(
    r"(?:(?<!\w)(?:de|du|des|par|à|au|aux|avec|pour|chez|contre)\s+(?:la\s+|l['’]|les?\s+)?"
    r"|(?<!\w)d['’]\s*)$",
    re.I,
)
_DETERMINER = re.compile(
    r"^(?:(?:le|la|les|un|une|des|ce|cet|cette|ces|son|sa|ses|leurs?)\s+|l['’]\s*)", re.I
)
_DEFINITE = re.compile(r"^(?:(?:le|la|ce|cet|cette)\s+|l['’])", re.I)
_HEAD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_NEAR = 80  # characters around a name in which its function may stand
# Bodies are never somebody's function.
_BODIES = frozenset(
    "police gouvernement ministère parquet préfecture mairie armée syndicat association "
    "organisation groupe entreprise société compagnie agence communiqué rapport étude bilan "
    "sondage enquête presse journal quotidien chaîne site justice tribunal cour parti ligue "
    "fédération club présidence source texte lettre document jury comité commission".split()
)


def named(
    text: str,
    quotes: Sequence[Quote],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
) -> Iterator[Quote]:
    """The quotes with `speaker_name` where the text gives one."""
    ordered = sorted(mentions, key=lambda m: m.start)
    starts = [m.start for m in ordered]
    bounds = [s.start for s in sentences]
    people = [m for m in ordered if m.type == "PER"]
    people_starts = [m.start for m in people]
    known: dict[Span, Span | None] = {}
    for quote in quotes:
        span = quote.speaker_span
        if span is None:
            yield quote
            continue
        if span not in known:
            inside = ordered[
                max(0, bisect_left(starts, span.start) - 1) : bisect_left(starts, span.end)
            ]
            name = _name_in(text, span, [m for m in inside if m.overlaps(span)])
            if name is None:
                before = people[: bisect_left(people_starts, span.start)][-60:]
                name = _by_function(text, span, before, sentences, bounds)
            known[span] = name
        yield replace(quote, speaker_name=known[span])


def _name_in(text: str, span: Span, inside: Sequence[Mention]) -> Span | None:
    """The mention that names the speaker, not one in its complement (« l'avocat de X »)."""
    for mention in inside:
        if mention.type == "PER" and not _OF.search(text[span.start : mention.start]):
            return mention.span
    for mention in inside:
        if not _DETERMINER.sub("", text[span.start : mention.start]).strip():
            return mention.span
    return None


def _by_function(
    text: str,
    span: Span,
    people: Sequence[Mention],
    sentences: Sequence[Sentence],
    bounds: Sequence[int],
) -> Span | None:
    """« le ministre » → the latest name that the text sets beside that word."""
    words = span.of(text)
    if not _DEFINITE.match(words):
        return None
    head = _HEAD.search(_DETERMINER.sub("", words))
    if head is None or head.group().lower() in _BODIES:
        return None
    sought = re.compile(rf"(?<!\w){re.escape(head.group())}(?!\w)", re.I)
    for mention in reversed(people):
        at = bisect_right(bounds, mention.start) - 1
        sentence = sentences[at] if at >= 0 else None
        left = max(mention.start - _NEAR, sentence.start if sentence else 0)
        right = min(mention.end + _NEAR, sentence.end if sentence else len(text), span.start)
        after = text[mention.end : right]
        if sought.search(text[left : mention.start]) and not _OF.search(text[left : mention.start]):
            between = text[left : mention.start].rsplit(head.group(), 1)[-1]
            if "," not in between.rstrip(", ") and len(between) < 60:
                return mention.span
        apposed = re.match(r"\s*(?:\([^)]*\)\s*)?,\s*(?:\d+ ans,\s*)?([^,.;]*)", after)
        if apposed and sought.search(apposed.group(1)):
            return mention.span
    return None
