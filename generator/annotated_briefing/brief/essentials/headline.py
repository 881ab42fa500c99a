"""The article's headline: the given title, else its lead, verbatim, as whole as the sense asks."""

from __future__ import annotations

import re

from annotated_briefing.model import Annotations, Article, Sentence, Span

MAX_HEADLINE = 300  # characters; of a longer sentence the start
ELLIPSIS = "…"  # shows that it was cut
_STOPS = " .…"
_WORD_END = re.compile(r"(?<=\w)(?=[\s,;:.])")


def headline(article: Article, annotations: Annotations) -> tuple[str, tuple[Span, ...]]:
    """The headline and the spans it rests on (none for a given title, or when there is no text)."""
    if article.title and article.title.strip():
        return article.title.strip(), ()
    heads = [
        (f.recalls, f.headline)
        for f in annotations.features
        if f.headline is not None and f.headline.end - f.headline.start <= MAX_HEADLINE
    ]
    if heads:
        # « Le suspect a fui » heads an article only where nothing else does.
        _, head = min(heads, key=lambda each: each[0])
        return head.of(article.text), (head,)
    standing = {f.sentence for f in annotations.features if f.finite and not f.dangling}
    for sentence in sorted(annotations.sentences, key=lambda s: s.id not in standing):
        cut = _start_of(article.text, sentence)
        if cut is not None:
            whole = len(sentence.of(article.text).rstrip(_STOPS)) == cut.end - cut.start
            return cut.of(article.text) + ("" if whole else ELLIPSIS), (cut,)
    return article.id, ()


def _start_of(text: str, sentence: Sentence) -> Span | None:
    """As much of a sentence as fits, ending with a whole word."""
    words = sentence.of(text).rstrip(_STOPS)
    if not re.search(r"\w", words):
        return None
    if len(words) > MAX_HEADLINE:
        ends = [m.start() for m in _WORD_END.finditer(words, 0, MAX_HEADLINE)]
        words = words[: ends[-1] if ends else MAX_HEADLINE]
    return Span(sentence.start, sentence.start + len(words))
