"""What stands around an article in its file: dateline, title, furniture, credits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from annotated_briefing.french.fold import fold
from annotated_briefing.model import Credit, Dateline, Span
from annotated_briefing.sources import credits as foot
from annotated_briefing.sources.dateline import Head, read_dateline
from annotated_briefing.sources.furniture import (
    is_moment,
    is_signature,
    is_trail,
    kind_of,
    publication,
)
from annotated_briefing.sources.paragraphs import pieces

ABOVE = 12  # lines among which the dateline is looked for
MAX_TITLE = 200
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[.!?…][»\"”)]?\s*$")
# Remarks to editors, which may be sentences.
_NOTE = re.compile(
    r"\(|(?:avertissement|attention|note|correction|rectificatif|precision|embargo|remplace|annule"
    r"|nouveau|actualise|mise a jour|repetition|ajoute|eds)\b"
)
_PRODUCT = re.compile(r"\s*\((?:[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{3,40}|ENCADRE|PHOTO.*)\)$")
# Marks that agencies put before a title.
_MARK = re.compile(
    r"(?:(?:LEAD|RPT|REPEAT|REPRISE|URGENT|FLASH|ALERTE|BULLETIN|CORRECTION|CORRIGÉ?|POINT|ANALYSE|PORTRAIT"
    r"|RECTIFICATI(?:F|ON)|ACTUALISÉ?"
    r"|UPDATE|MISE À JOUR|NOUVEAU|PAPIER(?: GÉNÉRAL| D'ANGLE)?|SYNTHÈSE|AVANT-PAPIER|BREF"
    r"|PRÉV(?:ISION)?|ENCADRÉ|ANNULE(?: ET REMPLACE)?)"
    r"(?: \d{1,2})?\s*(?:[-–—:/]|\s)\s*)+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Wire:
    """Spans of a text that are not the article itself, and what they say.

    `paragraphs` are those of the article; `furniture` what stands among or around them, in order.
    """

    body: Span
    paragraphs: tuple[Span, ...] = ()
    title: str | None = None
    header: Span | None = None
    furniture: tuple[Span, ...] = ()
    published: str | None = None
    agency: str | None = None
    agency_span: Span | None = None
    dateline: Dateline | None = None
    credits_span: Span | None = None
    credits: tuple[Credit, ...] = ()


def read_wire(text: str, title: str | None = None) -> Wire:
    """Find what surrounds an article; a text without any of it is all body.

    `title` is the one already known, which the text may repeat above itself.
    """
    lines = _lines(text)
    at, head = _dateline(text, lines)
    wire = Wire(Span(0, 0))
    start = 0
    if head is not None:
        start = head.end
        wire = replace(
            wire,
            title=_title(text, lines[:at]),
            header=_strip(text, lines[0].start, head.end),
            published=head.published,
            agency=head.agency,
            agency_span=head.agency_span,
            dateline=head.place,
        )
    below, wire = _foot(text, pieces(text, start, len(text)), wire)
    below, wire = _page(text, below, wire) if head is None else (below, wire)
    furniture = [piece for piece in below if kind_of(piece.of(text))]
    if title and len(below) > 1 and fold(below[0].of(text)) == fold(title):
        furniture.append(below[0])
    aside = set(furniture)
    kept = [piece for piece in below if piece not in aside]
    wire = replace(
        wire,
        body=Span(kept[0].start, kept[-1].end) if kept else Span(start, start),
        paragraphs=tuple(kept),
        furniture=tuple(sorted((*wire.furniture, *furniture), key=lambda span: span.start)),
    )
    if wire.published is None:
        top = lines[:ABOVE] if head is None else []
        days = (publication(piece.of(text)) for piece in (*top, *furniture))
        wire = replace(wire, published=next((day for day in days if day), None))
    return wire


def _lines(text: str) -> list[Span]:
    """The lines that hold something, without the white space around them."""
    return [
        stripped
        for found in _LINE.finditer(text)
        if (stripped := _strip(text, *found.span())).start < stripped.end
    ]


def _dateline(text: str, lines: list[Span]) -> tuple[int, Head | None]:
    """(its line, the dateline): on the first line, or below lines that are no sentences."""
    for number, line in enumerate(lines[:ABOVE]):
        stamp = kind_of(line.of(text)) == "published"
        head = None if stamp else read_dateline(text, line.start, line.end)
        if head is not None:
            return number, head
        words = line.of(text)
        sentence = _SENTENCE.search(words) and not _NOTE.match(fold(words))
        if len(words) > MAX_TITLE or sentence:
            break
    return 0, None


def _title(text: str, above: list[Span]) -> str | None:
    """The title among the lines above a dateline: the last that is words and no mark."""
    for line in reversed(above):
        words = line.of(text)
        mark = _MARK.match(words)
        words = _PRODUCT.sub("", words[mark.end() if mark else 0 :].rstrip(" =")).strip()
        whole = words.startswith("(") and words.endswith(")")
        listed = words.startswith(("*", "-", "•", "=")) or words.endswith(":")
        if whole or listed or kind_of(words) or is_trail(words):
            continue
        if len(re.findall(r"[^\W\d_]{2,}", words)) >= 3 and not re.match(r"\w*\d+\s+\d", words):
            return words
    return None


def _foot(text: str, lines: list[Span], wire: Wire) -> tuple[list[Span], Wire]:
    """The lines without the foot of a dispatch, which may hold furniture among its credits."""
    found: list[Span] = []
    labels: list[Span] = []  # of the foot if there is one above them
    people: list[Credit] = []  # from the last one up
    position = len(lines)
    while position > 1:
        line = lines[position - 1]
        words = line.of(text)
        credits = foot.read_credits(text, line.start, line.end)
        if foot.is_foot(words) or credits:
            found += [*labels, line]
            labels = []
            people += reversed(credits)
            wire = replace(wire, published=wire.published or foot.sent(words))
        elif foot.is_label(words):
            labels.append(line)
        elif not kind_of(words):
            break
        position -= 1
    if not found:
        return lines, wire
    span = Span(found[-1].start, found[0].end)
    rest = [line for line in lines if not span.covers(line)]
    return rest, replace(wire, credits_span=span, credits=tuple(reversed(people)))


def _page(text: str, lines: list[Span], wire: Wire) -> tuple[list[Span], Wire]:
    """The article of a pasted web page: its title and what only stands at the top or the foot."""
    kinds: list[str | None] = [kind_of(line.of(text)) for line in lines]
    around = {n for n, line in enumerate(lines[:ABOVE]) if is_moment(line.of(text))}
    for n in around:
        kinds[n] = "published"
    top = next((n for n, line in enumerate(lines) if len(line.of(text)) > MAX_TITLE), len(lines))
    marks = [n for n, kind in enumerate(kinds[: min(top, ABOVE)]) if kind]
    if marks:
        last = marks[-1]
        if {"published", "byline", "share"} & {kinds[n] for n in marks}:
            around |= {
                n for n in range(last) if kinds[n] is None and _stands_above(text, lines, kinds, n)
            }
        titles = [
            n
            for n in range(last)
            if kinds[n] is None and n not in around and not _SENTENCE.search(lines[n].of(text))
        ]
        if titles and titles[0] < 6:
            wire = replace(wire, title=lines[titles[0]].of(text))
            around.add(titles[0])
    if lines and len(lines) > 1 and 0 not in around and _is_mark(lines[0].of(text)):
        around.add(0)
    around |= _after_links(text, lines, kinds)
    furniture = tuple(lines[n] for n in sorted(around))
    rest = [line for n, line in enumerate(lines) if n not in around]
    return rest, replace(wire, furniture=furniture)


def _is_mark(words: str) -> bool:
    """« (PAPIER GENERAL) » alone on a line."""
    return len(words) <= 60 and bool(re.fullmatch(r"\([^().]+\)", words))


def _stands_above(text: str, lines: list[Span], kinds: list[str | None], n: int) -> bool:
    """A path of themes, or the names above « Publié le … »."""
    words = lines[n].of(text)
    if is_trail(words):
        return True
    follows = kinds[n + 1] if n + 1 < len(kinds) else None
    return n > 0 and follows == "published" and is_signature(words)


def _after_links(text: str, lines: list[Span], kinds: list[str | None]) -> set[int]:
    """Titles of other articles, below a « Lire aussi » with nothing but lines after it."""
    last = max(
        (n for n in range(len(lines)) if _SENTENCE.search(lines[n].of(text)) and not kinds[n]),
        default=-1,
    )
    tail = range(last + 1, len(lines))
    if last < 0 or not any(kinds[n] for n in tail):
        return set()
    begun = next(n for n in tail if kinds[n])
    return {
        n for n in tail if n > begun and kinds[n] is None and len(lines[n].of(text)) <= MAX_TITLE
    }


def _strip(text: str, start: int, end: int) -> Span:
    """The stretch without white space around it; empty at `start` when there is nothing else."""
    inner = text[start:end]
    first = start + len(inner) - len(inner.lstrip())
    return Span(first, start + len(inner.rstrip())) if inner.strip() else Span(start, start)
