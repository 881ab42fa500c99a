"""The annotated text of an article as HTML, character for character."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from markupsafe import Markup

from annotated_briefing.brief.rights import MASK
from annotated_briefing.errors import EvidenceError
from annotated_briefing.model import Briefing, Event, Mention, Sentence, Span, Timex, within
from annotated_briefing.render import links
from annotated_briefing.render.escape import seen, verbatim
from annotated_briefing.render.unlisted import Unlisted

GONE = Markup('<span class="ab-gone" data-aside>[&#8230;]</span>')


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the page's text: `ident` is header, credits, a paragraph's id or « furniture-1 ».

    `withheld` where no sentence of it may be read.
    """

    ident: str
    span: Span
    html: Markup
    withheld: bool = False

    @property
    def kind(self) -> str:
        return "paragraph" if self.ident[0] == "p" else self.ident.partition("-")[0]


def annotated(
    briefing: Briefing,
    label: str,
    noted: Mapping[str, Collection[str]] | None = None,
    beyond: Unlisted | None = None,
) -> list[Block]:
    """The whole text of a briefing, block by block, each on one line.

    A sentence carries its anchor and its number (`label` is the word before that number, for
    those who cannot see it); `noted` gives the kinds of the notes beside a sentence, `beyond` what
    the lists leave to the text. In each paragraph the first mention of an entity links to its
    entry in the page's glossary, and a date that was read to its reading. What somebody says is
    marked as well.
    """
    marker = _Marker(briefing, label, noted or {}, beyond or Unlisted())
    return [
        Block(kind, span, marker.paragraph(span), kind[0] == "p" and not marker.readable(span))
        for kind, span in text_blocks(briefing)
    ]


# TimeBank marks the « ici » of « d'ici mai » as a time of its own; a reader needs only the date.
_POINTING = {"ici"}


def dates(briefing: Briefing) -> list[Timex]:
    """The time expressions that say when, as far as the calendar goes."""
    return [t for t in briefing.timexes if _is_date(t)]


def _is_date(t: Timex) -> bool:
    return bool(t.edtf) and t.doubt is None and t.text.casefold() not in _POINTING


def excerpt_html(briefing: Briefing, span: Span) -> Markup:
    """A stretch of the text with its names and dates marked, without anchors or links."""
    dated = [t for t in within(briefing.timexes, span) if _is_date(t)]
    return _marked(briefing.text, span, [*within(briefing.mentions, span), *dated], _plain)


def fact_html(briefing: Briefing, event: Event) -> Markup:
    """The words of an event, those that its date dates standing out where they are not all."""
    fact = event.fact
    if fact is None:
        return excerpt_html(briefing, event)
    parts = []
    for words, tag, kind in (
        (Span(event.start, fact.start), "span", "ab-rest"),
        (fact, "strong", "ab-fact"),
        (Span(fact.end, event.end), "span", "ab-rest"),
    ):
        if words.start < words.end:
            inside = excerpt_html(briefing, words)
            parts.append(Markup(f'<{tag} class="{kind}">') + inside + Markup(f"</{tag}>"))
    return Markup("").join(parts)


def readings(briefing: Briefing) -> list[Timex]:
    """The time expressions that were read as a date, in the order of the text."""
    return sorted(dates(briefing), key=lambda t: t.start)


def told_at(briefing: Briefing) -> dict[int, int]:
    """By start of each reading, that of the reading whose note tells it: the first in a paragraph
    of those that have the same words and mean the same, unless an event makes a note its own."""
    dated = {event.timex.span for event in briefing.events}
    read = readings(briefing)
    found: dict[int, int] = {}
    for paragraph in briefing.paragraphs:
        first: dict[tuple[str, str | None, str | None], int] = {}
        for timex in within(read, paragraph):
            alike = (timex.text.casefold(), timex.edtf, timex.basis)
            own = timex.span in dated
            found[timex.start] = timex.start if own else first.setdefault(alike, timex.start)
    return found


class _Marker:
    """What does not change from one paragraph of a briefing to the next."""

    def __init__(
        self,
        briefing: Briefing,
        label: str,
        noted: Mapping[str, Collection[str]],
        beyond: Unlisted,
    ) -> None:
        self.beyond = beyond
        self.briefing = briefing
        self.label = verbatim(label)
        self.noted = noted
        self.shown = set(briefing.shown)
        self.known = {entity.id for entity in briefing.entities}
        self.sentences = sorted(briefing.sentences, key=lambda s: s.start)
        self.marks: list[Mention | Timex] = sorted(
            (*briefing.mentions, *dates(briefing)),
            key=lambda mark: (mark.start, -mark.end),
        )
        self.told_at = told_at(briefing)
        self.said = sorted(briefing.claims, key=lambda claim: claim.start)
        self.met: set[str] = set()  # entities named earlier in the article

    def readable(self, paragraph: Span) -> bool:
        return any(s.id in self.shown for s in within(self.sentences, paragraph))

    def paragraph(self, paragraph: Span) -> Markup:
        linked: set[str] = set()
        parts: list[Markup] = []
        position = paragraph.start
        gone = False
        for sentence in within(self.sentences, paragraph):
            gap = self._between(position, sentence.start)
            visible = sentence.id in self.shown
            # Withheld sentences in a row read as one « […] », each with its own anchor.
            parts.append(verbatim(" " if gap and gone and not visible else gap))
            if visible:
                parts.append(self._sentence(sentence, linked))
            else:
                anchor = Markup('<span id="{}" data-aside></span>').format(sentence.id)
                parts.append(anchor + ("" if gone else GONE))
            gone = not visible
            position = sentence.end
        parts.append(verbatim(self._between(position, paragraph.end)))
        return Markup("").join(parts)

    def _between(self, start: int, end: int) -> str:
        """What stands between sentences: white space, and what « […] » already stands for."""
        gap = self.briefing.text[start:end]
        return gap if self.briefing.rights == "full" else gap.replace(MASK, "")

    def _sentence(self, sentence: Sentence, linked: set[str]) -> Markup:
        number = Markup('<a class="ab-n" href="#{}" data-aside aria-label="{} {}">{}</a>').format(
            sentence.id, self.label, sentence.id[1:], sentence.id[1:]
        )

        def mark(found: Mention | Timex, words: Markup) -> Markup:
            if isinstance(found, Timex):
                return Markup('<a class="ab-t" href="#{}">{}</a>').format(
                    links.date(self.told_at.get(found.start, found.start)), words
                )
            ident = found.entity
            if ident is None or ident not in self.known:
                return _plain(found, words)
            style = f"ab-e ab-{found.type.lower()}" + ("" if ident in self.met else " ab-first")
            self.met.add(ident)
            if ident in linked or ident in self.beyond.names:
                return Markup('<span class="{}">{}</span>').format(style, words)
            linked.add(ident)
            return Markup('<a class="{}" href="#{}">{}</a>').format(
                style, links.entry(ident), words
            )

        marks = within(self.marks, sentence)
        text = self.briefing.text
        parts: list[Markup] = []
        position = sentence.start
        for claim in within(self.said, sentence):
            if claim.start < position:
                continue  # inside the one before
            before = Span(position, claim.start)
            parts.append(_marked(text, before, within(marks, before), mark))
            words = _marked(text, claim, within(marks, claim), mark)
            parts.append(Markup('<span class="ab-q">{}</span>').format(words))
            position = claim.end
        rest = Span(position, sentence.end)
        parts.append(_marked(text, rest, within(marks, rest), mark))
        style = "".join(f" ab-has-{kind}" for kind in self.noted.get(sentence.id, ()))
        anchors = Markup("").join(
            Markup('<span id="{}"></span>').format(anchor)
            for anchor in self.beyond.anchors.get(sentence.id, ())
        )
        return Markup('<span class="ab-s{}" id="{}">{}{}{}</span>').format(
            style, sentence.id, anchors, number, Markup("").join(parts)
        )


def _plain(found: Mention | Timex, words: Markup) -> Markup:
    if isinstance(found, Timex):
        return Markup('<span class="ab-t">{}</span>').format(words) if found.edtf else words
    return Markup('<span class="ab-e ab-{}">{}</span>').format(found.type.lower(), words)


def _marked(
    text: str,
    span: Span,
    marks: Sequence[Mention | Timex],
    mark: Callable[[Mention | Timex, Markup], Markup],
) -> Markup:
    """The words of a span, each mark dressed by `mark`; where two overlap the first one stands."""
    parts: list[Markup] = []
    position = span.start
    for found in sorted(marks, key=lambda found: (found.start, -found.end)):
        if found.start >= position and found.end > found.start:
            parts += [verbatim(text[position : found.start]), mark(found, verbatim(found.of(text)))]
            position = found.end
    parts.append(verbatim(text[position : span.end]))
    return Markup("").join(parts)


# --- the check that what is shown is what was written ------------------------------------


_MARK = 'data-text="'


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
    """Raise EvidenceError where a text block of a built page differs from the frozen text.

    Of an article published in full, every block must be there.
    """
    parser = _Visible()
    parser.feed(_text_part(html))
    parser.close()
    blocks = {f"{span.start}-{span.end}" for _, span in text_blocks(briefing)}
    if briefing.rights == "full" and not blocks <= parser.found.keys():
        raise EvidenceError(f"{briefing.source.path}: un paragraphe manque sur la page")
    shown = set(briefing.shown)
    withheld = [s for s in briefing.sentences if s.id not in shown]
    for key, parts in parser.found.items():
        start, end = map(int, key.split("-"))
        expected = _without(briefing.text, Span(start, end), withheld)
        if _squeezed("".join(parts), bool(withheld)) != _squeezed(expected, bool(withheld)):
            raise EvidenceError(
                f"{briefing.source.path}: le texte publié diffère de l'article"
                f" (caractères {start} à {end})"
            )


def _text_part(html: str) -> str:
    """From the first text block to the end of the last: the rest of a page is not the article."""
    first, last = html.find(_MARK), html.rfind(_MARK)
    if first < 0:
        return ""
    end = html.find("</p>", last)
    return html[html.rfind("<", 0, first) : end + len("</p>") if end >= 0 else len(html)]


def text_blocks(briefing: Briefing) -> list[tuple[str, Span]]:
    """The blocks a page shows, as (ident, span) in order: header, paragraphs, credits, furniture.

    What a page printed around the text is shown only where the whole text may be.
    """
    blocks: list[tuple[str, Span]] = []
    if briefing.header:
        blocks.append(("header", briefing.header))
    blocks += [(paragraph.id, paragraph) for paragraph in briefing.paragraphs]
    if briefing.credits_span:
        blocks.append(("credits", briefing.credits_span))
    if briefing.rights == "full":
        blocks += [(f"furniture-{n}", span) for n, span in enumerate(briefing.furniture, start=1)]
    return sorted(blocks, key=lambda block: block[1].start)


def _without(text: str, span: Span, withheld: list[Sentence]) -> str:
    parts: list[str] = []
    position = span.start
    for sentence in withheld:
        if span.covers(sentence):
            parts.append(text[position : sentence.start])
            position = sentence.end
    parts.append(text[position : span.end])
    return "".join(parts)


# References to these are errors that browsers show and Python's parser drops.
_CONTROLS = dict.fromkeys([*range(1, 9), 0x0B, *range(0x0E, 0x20), 0x7F])


def _squeezed(text: str, some_withheld: bool) -> str:
    """Around « […] » the number of spaces is ours; everywhere else each one counts."""
    text = seen(text.translate(_CONTROLS))
    return " ".join(text.replace(MASK, "").split()) if some_withheld else text
