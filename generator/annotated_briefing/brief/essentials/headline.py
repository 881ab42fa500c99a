"""The article's headline: the given title, else a clause of its lead, verbatim."""

from __future__ import annotations

import re

from annotated_briefing.model import Annotations, Article, Sentence, Span

MAX_HEADLINE = 110  # characters
LEADS = 3  # sentences among which the lead is looked for
ELLIPSIS = "…"  # shows that a sentence without a clause of its own was cut
_STOPS = " .…"
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"))
_WORD_END = re.compile(r"(?<=\w)(?=[\s,;:.])")
# A headline may not stop on a word that calls for the next one.
_HANGING = re.compile(
    r"(?:^|\s|['’])(?:de|du|des|d|à|au|aux|le|la|les|l|un|une|et|ou|que|qu|qui|dont|en|dans|par|pour"
    r"|sur|avec|sans|se|s|ne|n|a|est|ont|sont|son|sa|ses|leurs?|ce|cet|cette|ces|plus|très)$",
    re.I,
)


def headline(article: Article, annotations: Annotations) -> tuple[str, tuple[Span, ...]]:
    """The headline and the spans it rests on (none for a given title, or when there is no text)."""
    if article.title and article.title.strip():
        return article.title.strip(), ()
    features = {f.sentence: f for f in annotations.features}
    for sentence in annotations.sentences[:LEADS]:
        feature = features.get(sentence.id)
        if feature is None or feature.dangling:
            continue
        if feature.headline is not None:
            return feature.headline.of(article.text), (feature.headline,)
        cut = _start_of(article.text, sentence)
        if cut is not None and sentence.end - sentence.start > MAX_HEADLINE:
            return cut.of(article.text) + ELLIPSIS, (cut,)
    for sentence in annotations.sentences:
        cut = _start_of(article.text, sentence)
        if cut is not None:
            whole = len(sentence.of(article.text).rstrip(_STOPS)) == cut.end - cut.start
            return cut.of(article.text) + ("" if whole else ELLIPSIS), (cut,)
    return article.id, ()


def _start_of(text: str, sentence: Sentence) -> Span | None:
    """As much of a sentence's start as fits, ending with a whole word and no torn quotation."""
    words = sentence.of(text).rstrip(_STOPS)
    if not re.search(r"\w", words):
        return None
    if len(words) > MAX_HEADLINE:
        ends = [m.start() for m in _WORD_END.finditer(words, 0, MAX_HEADLINE)]
        fit = (e for e in reversed(ends) if _closed(words[:e]) and not _HANGING.search(words[:e]))
        end = next(fit, ends[-1] if ends else MAX_HEADLINE)
        words = words[:end]
    return Span(sentence.start, sentence.start + len(words))


def _closed(words: str) -> bool:
    return words.count('"') % 2 == 0 and all(words.count(a) == words.count(b) for a, b in _PAIRS)
