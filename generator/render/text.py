"""The annotated text of an article as HTML, character for character."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from markupsafe import Markup

from generator.errors import EvidenceError
from generator.model import Briefing, Mention, Sentence, Span, Timex
from generator.render.escape import verbatim

GONE = Markup('<span class="ab-gone" data-aside>[&#8230;]</span>')


def paragraph_html(briefing: Briefing, paragraph: Span) -> Markup:
    """A paragraph's sentences with their anchors and marks, on one line.

    The first mention of an entity in the paragraph links to its entry in the page's glossary.
    """
    shown = set(briefing.shown)
    known = {entity.id for entity in briefing.entities}
    linked: set[str] = set()
    parts: list[Markup] = []
    position = paragraph.start
    gone = False
    for sentence in _inside(briefing.sentences, paragraph):
        gap = briefing.text[position : sentence.start]
        visible = sentence.id in shown
        # Withheld sentences in a row read as one « […] », each with its own anchor.
        parts.append(verbatim(" " if gone and not visible else gap))
        if visible:
            inner = _marked(briefing, sentence, known, linked)
            parts.append(Markup('<span class="ab-s" id="{}">{}</span>').format(sentence.id, inner))
        else:
            anchor = Markup('<span id="{}" data-aside></span>').format(sentence.id)
            parts.append(anchor + ("" if gone else GONE))
        gone = not visible
        position = sentence.end
    parts.append(verbatim(briefing.text[position : paragraph.end]))
    return Markup("").join(parts)


def excerpt_html(briefing: Briefing, span: Span) -> Markup:
    """A stretch of the text with its names and dates marked, without anchors."""
    return _marked(briefing, span, {entity.id for entity in briefing.entities}, set(), links=False)


def _marked(
    briefing: Briefing, span: Span, known: set[str], linked: set[str], links: bool = True
) -> Markup:
    parts: list[Markup] = []
    position = span.start
    for mark in _marks(briefing, span):
        parts.append(verbatim(briefing.text[position : mark.start]))
        words = verbatim(mark.of(briefing.text))
        if isinstance(mark, Timex):
            parts.append(Markup('<span class="ab-t">{}</span>').format(words))
        elif links and mark.entity in known and mark.entity not in linked:
            linked.add(str(mark.entity))
            html = '<a class="ab-e ab-{}" href="#e-{}">{}</a>'
            parts.append(Markup(html).format(mark.type.lower(), mark.entity, words))
        else:
            parts.append(
                Markup('<span class="ab-e ab-{}">{}</span>').format(mark.type.lower(), words)
            )
        position = mark.end
    parts.append(verbatim(briefing.text[position : span.end]))
    return Markup("").join(parts)


def _marks(briefing: Briefing, span: Span) -> Iterator[Mention | Timex]:
    """Names and dates wholly inside a span, in order; where two overlap the first one stands."""
    marks: list[Mention | Timex] = [
        *(mention for mention in briefing.mentions if span.covers(mention)),
        *(timex for timex in briefing.timexes if span.covers(timex)),
    ]
    position = span.start
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= position and mark.end > mark.start:
            yield mark
            position = mark.end


def _inside(sentences: tuple[Sentence, ...], paragraph: Span) -> list[Sentence]:
    return [sentence for sentence in sentences if paragraph.covers(sentence)]


# --- the check that what is shown is what was written ------------------------------------


class _Visible(HTMLParser):
    """Text of the elements marked `data-text="start-end"`, without what is marked `data-aside`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, list[str]] = {}
        self._stack: list[tuple[str, str | None, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"br", "img", "hr", "input", "wbr", "path", "rect", "circle", "use", "line"}:
            return
        above = self._stack[-1] if self._stack else ("", None, False)
        given = dict(attrs)
        block = given.get("data-text") or above[1]
        if given.get("data-text"):
            self.found.setdefault(str(block), [])
        self._stack.append((tag, block, above[2] or "data-aside" in given))

    def handle_endtag(self, tag: str) -> None:
        if self._stack and self._stack[-1][0] == tag:
            self._stack.pop()

    def handle_data(self, data: str) -> None:
        if self._stack and self._stack[-1][1] and not self._stack[-1][2]:
            self.found[str(self._stack[-1][1])].append(data)


def check_visible(briefing: Briefing, html: str) -> None:
    """Raise EvidenceError where a text block of a built page differs from the frozen text."""
    parser = _Visible()
    parser.feed(html)
    parser.close()
    withheld = [s for s in briefing.sentences if s.id not in set(briefing.shown)]
    for key, parts in parser.found.items():
        start, end = map(int, key.split("-"))
        expected = _without(briefing.text, Span(start, end), withheld)
        if _squeezed("".join(parts), bool(withheld)) != _squeezed(expected, bool(withheld)):
            raise EvidenceError(
                f"{briefing.source.path}: le texte publié diffère de l'article"
                f" (caractères {start} à {end})"
            )


def text_blocks(briefing: Briefing) -> list[tuple[str, Span]]:
    """The blocks a page shows, as (kind, span): header, paragraphs, credits."""
    blocks: list[tuple[str, Span]] = []
    if briefing.header:
        blocks.append(("header", briefing.header))
    blocks += [(paragraph.id, paragraph) for paragraph in briefing.paragraphs]
    if briefing.credits_span:
        blocks.append(("credits", briefing.credits_span))
    return blocks


def _without(text: str, span: Span, withheld: list[Sentence]) -> str:
    parts: list[str] = []
    position = span.start
    for sentence in withheld:
        if span.covers(sentence):
            parts.append(text[position : sentence.start])
            position = sentence.end
    parts.append(text[position : span.end])
    return "".join(parts)


def _squeezed(text: str, some_withheld: bool) -> str:
    """Around « […] » the number of spaces is ours; everywhere else each one counts."""
    return " ".join(text.split()) if some_withheld else text
