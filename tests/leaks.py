"""Whether words that may not be published are in any file of an output.

A run of five words of a withheld sentence has leaked where a file holds it and nothing that may be
read does: neither a sentence that its own article shows, nor, in a file that tells of others too,
one of theirs, nor what an editor or a gazetteer gave, nor the words of the pages themselves. Both
forms of an article count, as it was written and as it is read (without the hyphens of line ends),
since lines are of the second. A run lies within one piece: the words of an
element and of the marks in it, a line of Markdown, a field, a cell. Words that only stand near each
other, each in a piece of its own, are no run.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from annotated_briefing.annotate.cache import Cache, annotate_cached
from annotated_briefing.brief.rights import MASK
from annotated_briefing.french import dates
from annotated_briefing.model import Annotations, Article, Briefing, Site
from annotated_briefing.render.notes import timex_date
from annotated_briefing.sources.reading import as_read
from tests.support import ROOT

RUN = 5
Run = tuple[str, ...]
_WORD = re.compile(r"\w+")
# Marks within a running text; every other element stands apart from what is around it.
_INLINE = re.compile(r"ab-[eqst]\b|ab-n\b")
_INLINE_TAGS = {"rs", "date", "said", "br", "wbr"}  # of TEI, but for these two
_VOID = {"br", "wbr", "img", "hr", "input", "meta", "link", "path", "circle", "rect", "line", "use"}
_DRAWN = {"d", "viewbox", "points", "transform"}  # attributes that are numbers of a drawing
# What parts the pieces of plain Markdown: a new line, the bars of a table, the number of what
# follows, of the sentence that a line rests on, what follows a name, who says it. An article's own
# signs are character references there.
_PARTED = re.compile(
    r"\n|\||(?:(?<=\n)|^)\d+\. |\*\*\d+\*\* |\[¶\d+|(?<=\*\*) [—·] | — (?=[^—\n]*\[¶)"
)
_NO_WORDS = {".png", ".woff2", ".gz", ".svg", ".ico", ".css", ".map", ".pbf"}


def runs(words: str) -> set[Run]:
    """Every five words in a row, with nothing masked between them."""
    found: set[Run] = set()
    for part in words.split(MASK):
        parts = _WORD.findall(part.casefold())
        found.update(zip(*(parts[n:] for n in range(RUN)), strict=False))
    return found


class _Texts(HTMLParser):
    """The running texts of a page, and the values of its attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._parts: list[str] = []
        self._data = False  # what a script holds, for other programs
        self._skipped = 0  # what a reader is read out before a sentence, and its number

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [value for key, value in given.items() if value and key not in _DRAWN]
        inline = tag in _INLINE_TAGS or bool(_INLINE.match(given.get("class") or ""))
        if tag in _VOID:
            return
        if not inline:
            self._end()
        if self._skipped or given.get("class") == "ab-n":
            self._skipped += 1
        self._open.append((tag, inline))
        self._data = tag == "script" and "json" in (given.get("type") or "")

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, inline = self._open.pop()
            if self._skipped:
                self._skipped -= 1
            if not inline:
                self._end()
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._parts.append(data)

    def _end(self) -> None:
        text, self._parts = "".join(self._parts), []
        self.found += _json(text) if self._data else [text]
        self._data = False

    def close(self) -> None:
        super().close()
        self._end()


def _html(text: str) -> Iterator[str]:
    parser = _Texts()
    parser.feed(text)
    parser.close()
    yield from parser.found


def _page(text: str) -> Iterator[str]:
    """A page as MkDocs is given it: what is said of it, then one block of HTML or Markdown."""
    if text.startswith("---\n"):
        head, _, text = text[4:].partition("\n---\n")
        yield from _json(yaml.safe_load(head))
    plain = re.sub(r"(?<!\\)\]\([^)\s]*\)", "", text)  # where a link of Markdown leads
    for piece in [plain] if plain.lstrip().startswith("<div") else _PARTED.split(plain):
        yield from _html(piece)


def _data(text: str) -> Any:
    """What a string holds that is data for other programs, else None."""
    try:
        return json.loads(text) if text.lstrip()[:1] in {"{", "["} else None
    except ValueError:
        return None


def _json(value: Any) -> Iterator[str]:
    if isinstance(value, str) and (data := _data(value)):
        yield from _json(data)
    elif isinstance(value, str):
        yield from _html(value) if "<" in value else [value]
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _json(item)
    elif isinstance(value, list):
        if all(isinstance(item, str) and _WORD.fullmatch(item) for item in value):
            yield " ".join(value)  # words in a row, if they are
        for item in value:
            yield from _json(item)


def texts(uri: str, data: bytes) -> Iterator[str]:
    """Each running text of a file, as someone who searches it for words would find it."""
    yield uri
    suffix = Path(uri).suffix
    if suffix == ".db" or data[:15] == b"SQLite format 3":
        yield from _database(data)
        return
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    if suffix in {".json", ".jsonld", ".geojson"}:
        yield from _json(json.loads(text))
    elif suffix == ".js" and "??={})" in text[:60]:
        yield from _json(json.loads(text.split("=", 2)[2].rstrip().rstrip(";")))
    elif suffix == ".csv":
        for row in csv.reader(io.StringIO(text)):
            yield from row
    elif suffix == ".conll":
        for block in text.split("\n\n"):
            rows = [line for line in block.split("\n") if not line.startswith("# ")]
            yield " ".join(row.split("\t")[0] for row in rows)
    elif suffix == ".ics":
        yield from re.sub(r"\r?\n[ \t]", "", text).replace("\\n", " ").split("\n")
    elif suffix in {".html", ".xml", ".atom"}:
        yield from _html(text)
    elif suffix == ".md" or uri.endswith(".md.txt"):
        yield from _page(text)
    else:
        yield from text.split("\n")


def _database(data: bytes) -> Iterator[str]:
    with sqlite3.connect(":memory:") as base:
        base.deserialize(data)
        tables = base.execute("select name from sqlite_master where type = 'table'").fetchall()
        for (name,) in tables:
            for row in base.execute(f'select * from "{name}"'):
                yield from (cell for cell in row if isinstance(cell, str))


@dataclass
class Kept:
    """What may be read of the articles of a site, and what may not."""

    withheld: dict[str, set[Run]] = field(default_factory=dict)  # by id of the article
    open: dict[str, set[Run]] = field(default_factory=dict)
    anyone: set[Run] = field(default_factory=set)  # what the editor or a gazetteer gave, and names
    all_open: set[Run] = field(default_factory=set)
    all_withheld: set[Run] = field(default_factory=set)


def kept(site: Site, annotated: Iterable[tuple[Article, Annotations]], given: str = "") -> Kept:
    """`given` are words of the editor's that any page may show: the glossary's."""
    found = Kept(anyone=runs(given) | of_the_pages())
    named = {briefing.source.path: briefing for briefing in site.briefings}
    for article, told in annotated:
        briefing = named.get(article.source.path)
        if briefing is None:
            continue
        shown = set(briefing.shown)
        hidden: set[Run] = set()
        read, reading = as_read(article)
        for sentence in told.sentences:
            if sentence.id not in shown:
                written = article.text[reading.back(sentence.start) : reading.back(sentence.end)]
                hidden |= runs(sentence.of(read.text)) | runs(written)
        lines = [s.of(read.text) if s.id in shown else MASK for s in told.sentences]
        opened = _published(briefing) | runs(" ".join(lines))
        if not briefing.title_evidence:
            opened |= runs(article.title or "")
        found.open[briefing.id] = opened
        found.withheld[briefing.id] = hidden
        found.all_open |= opened
        found.all_withheld |= hidden
    for entity in (*site.entities, *(e for b in site.briefings for e in b.entities)):
        told_elsewhere = [said.text for said in entity.definitions if said.source]
        if entity.place or told_elsewhere:
            found.anyone |= runs(entity.name).union(*map(runs, told_elsewhere))
    for briefing in site.briefings:
        found.anyone |= runs(briefing.title) & found.all_open
        found.anyone |= runs(in_words_of(briefing))
    for entity in site.entities:
        found.anyone |= runs(entity.name) & found.all_open  # as another article has it, in full
    return found


def in_words_of(briefing: Briefing) -> str:
    """What is told of the dates of a briefing in our own words, « semaine du 15 au 21 juin », each
    apart; why they are read so only where all that this quotes may be read."""
    told = [event.date for event in briefing.events]
    told += [timex_date(timex) for timex in briefing.timexes if timex.edtf]
    why = [date.basis for date in told if date.basis and _quotes_open(date.basis, briefing)]
    return MASK.join((*map(dates.in_words, told), *why))


def _quotes_open(said: str, briefing: Briefing) -> bool:
    open_words = " ".join(_WORD.findall(briefing.text.casefold()))
    quoted = (" ".join(_WORD.findall(part.casefold())) for part in re.findall("«(.*?)»", said))
    return all(part in open_words for part in quoted)


@cache
def of_the_pages() -> frozenset[Run]:
    """The words that stand in the templates of the pages, whatever the article."""
    found: set[Run] = set()
    for path in sorted((ROOT / "templates").rglob("*.j2")):
        plain = re.sub(r"\{([{%#]).*?[}%#]\}", f" {MASK} ", path.read_text("utf-8"), flags=re.S)
        for piece in _html(plain):
            found |= runs(piece)
    return frozenset(found)


def _published(briefing: Briefing) -> set[Run]:
    """The runs of what stands open in the text, of the facts of publication and of its lines."""
    source = briefing.source
    facts = [source.usage_terms, source.url, source.agency, source.path, source.byline]
    return runs(briefing.text).union(*(runs(fact) for fact in facts if fact))


def leaks(made: Iterable[tuple[str, bytes]], of: Kept) -> dict[Run, set[str]]:
    """By run that leaked, the files that hold it."""
    found: dict[Run, set[str]] = defaultdict(set)
    everywhere = of.all_withheld - of.all_open - of.anyone
    for uri, data in made:
        if Path(uri).suffix in _NO_WORDS:
            continue
        held: set[Run] = set()
        for text in texts(uri, data):
            held |= runs(text)
        ident = re.match(r"articles/([^/.]+)", uri)
        own = held & of.withheld.get(ident[1], set()) if ident else set()
        own = own - of.open.get(ident[1], set()) - of.anyone if ident else own
        for run in own | (held & everywhere):
            found[run].add(uri)
    return dict(found)


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def leaked(
    folder: Path, site: Site, articles: Iterable[Article], cache: Path
) -> dict[Run, set[str]]:
    """The same of a built folder, its articles annotated already."""
    pairs = ((a, found) for a, found in annotate_cached(articles, Cache(cache)))
    sure = [(article, found) for article, found in pairs if isinstance(found, Annotations)]
    return leaks(files(folder), kept(site, sure))
