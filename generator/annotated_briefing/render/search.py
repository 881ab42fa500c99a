"""The search index of a site: names, titles, statements, dates and sentences, as small scripts.

A record is one line that can be found and the place it leads to. Records have one row of numbers,
kind after kind; `words` maps each word, date (`@2021-07`) and name (`=12`, by its number) to the
numbers of the records that hold it, cut into shards of consecutive words, and the records are cut
into blocks of articles. A reader's browser asks for the shards of the words typed, counts, and
asks for the few blocks that it shows: bytes do not grow with the site. The files are scripts that
assign JSON, so that a site also works from a folder.

`docs/javascripts/search.js` reads queries with the same rules as `tokens` below.
"""

from __future__ import annotations

import json
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, Literal

from annotated_briefing.dossier.index import Index
from annotated_briefing.dossier.shelves import parts
from annotated_briefing.edtf import bounds
from annotated_briefing.french import dates
from annotated_briefing.french.calendar import MONTH_NAMES
from annotated_briefing.french.determiners import DETERMINERS
from annotated_briefing.french.fold import letters
from annotated_briefing.french.nouns import listed
from annotated_briefing.model import Briefing, Page, Site, fact_words, sentence_at, within
from annotated_briefing.render import links
from annotated_briefing.render.text import readings

GLOBAL = "briefingSearch"
SHARD = 28_000  # characters of a shard of words, about 9 kB as it travels
BLOCK = 10_000  # characters of a block of articles, about 6 kB as it travels
NAMES = 240  # names of a block
YEARS = 12  # years that a range may cover to be found under each of them

Kind = Literal["n", "a", "q", "d", "s"]  # names, articles, statements, dates, sentences
KINDS: tuple[Kind, ...] = ("n", "a", "q", "d", "s")
Row = list[Any]
Line = tuple[Row, list[str], list[str]]  # what a reader sees of a record, its words, its names

_NUMBER = re.compile(r"\b\d{1,3}(?:[ .\u00a0\u202f]\d{3})+\b")
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:-[^\W_]+)*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011", "-"))
# Words that every text holds. No « été », no « pas », no « plus »: they may be what is sought.
STOP = listed("""
    a ai avec d dans de elle en est et eux il ils je lui mais me meme n ne nous on ou par pour qu
    que qui s se si sur t te toi tu vous y
    """) | frozenset(word for word in DETERMINERS if word.isalpha())


def tokens(text: str) -> Iterator[str]:
    """The words of a text as they are searched: « l'épargne-retraite » → `epargne`, `retraite`,
    `epargneretraite`; « 8 000 » → `8000`; « 3,5 » stays whole; « journaux » → `journal`."""
    plain = letters(text.translate(_DASHES))
    plain = _NUMBER.sub(lambda found: re.sub(r"\D", "", found.group()), plain)
    for found in _WORD.finditer(plain):
        parts = found.group().split("-")
        for part in parts:
            if _told(part):
                yield singular(part)
        if len(parts) > 1:
            yield singular("".join(parts))


def _told(word: str) -> bool:
    return word not in STOP and (len(word) > 1 or word.isdigit())


def singular(word: str) -> str:
    """« journaux » → `journal`, « bureaux » → `bureau`, « manifestations » → `manifestation`."""
    if len(word) > 4 and word.endswith("aux"):
        return word[:-1] if word.endswith("eaux") else word[:-2] + "l"
    if len(word) > 3 and word[-1] in "sx" and not word.endswith("ss"):
        return word[:-1]
    return word


def date_keys(earliest: str | None, latest: str | None) -> list[str]:
    """What a date asked for is looked up by: `@2021-07-22`, `@07-22`, `@2021-07`, `@2021` where it
    is wholly inside that day, month or year; `~2021` where it only touches it."""
    ends = [end for end in (earliest, latest) if end and _DAY.fullmatch(end)]
    closed = len(ends) == 2
    keys: list[str] = []
    for length in (10, 7, 4):
        at = list(dict.fromkeys(end[:length] for end in ends))
        if closed and len(at) == 1:
            keys += [f"@{at[0]}", *([f"@{at[0][5:]}"] if length == 10 else [])]
        elif length < 10 or not closed:  # what lasts months is not asked for by its first day
            keys += [f"~{end}" for end in at]
    years = [int(end[:4]) for end in ends]
    if closed and years[1] - years[0] <= YEARS:
        keys += [f"~{year}" for year in range(years[0] + 1, years[1])]
    return keys


def records(briefing: Briefing, index: Index) -> list[list[Line]]:
    """The records of one briefing, by kind: all but names, which are of the site."""
    return [
        [(row, list(dict.fromkeys(words)), [ident for ident in dict.fromkeys(named) if ident])
         for row, words, named in lines(kind, briefing, index)]
        for kind in KINDS[1:]
    ]  # fmt: skip


def speakers(briefing: Briefing, index: Index) -> list[str]:
    """How the site calls those who speak in one briefing, which its records tell too."""
    idents = (
        *(claim.speaker for claim in briefing.claims),
        *(event.claimed_by for event in briefing.events),
    )
    return [index.name(ident) for ident in dict.fromkeys(idents) if ident]


def search_pages(
    site: Site, index: Index, link: links.Links, made: Sequence[Sequence[list[Line]]]
) -> Iterator[Page]:
    """The files of the index, below `recherche/`; `link` is of the page that shows results.

    `made` are the `records` of each briefing.
    """
    found = _Records(site, index, link)
    for number, block in enumerate(found.blocks(made)):
        yield _script(f"b{number}", block)
    opened: list[str] = []  # the first word of each shard
    for number, shard in enumerate(found.shards()):
        yield _script(f"w{number}", shard)
        opened.append(next(iter(shard), ""))
    for number, names in enumerate(parts(found.names, NAMES)):
        yield _script(f"n{number}", names)
    yield _script("noms", found.spellings())
    yield _script(
        "index",
        {
            "kinds": KINDS,
            "counts": {kind: found.counts[kind] for kind in KINDS},
            "stop": sorted(STOP),
            "month": [letters(name) for name in MONTH_NAMES],
            "names": NAMES,
            "cuts": {kind: _steps(cuts) for kind, cuts in found.cuts.items()},
            "months": [[month, *first.values()] for month, first in found.months.items()],
            "shards": opened,
        },
    )


class _Records:
    """The lines that can be found, numbered kind after kind, and cut into blocks.

    A block holds some articles whole, since what answers a query in one way mostly does in
    another; `cuts` says for each kind which of its lines opens each block, `months` which opens
    each month of publication, the newest first.
    """

    def __init__(self, site: Site, index: Index, link: links.Links) -> None:
        self.site, self.index, self.link = site, index, link
        # By kind and word, the lines of that kind that hold it: all kinds are counted before a
        # line has its number. Arrays, since there are some hundreds of these an article.
        self._words: dict[Kind, dict[str, array[int]]] = {kind: {} for kind in KINDS}
        self.names: list[Row] = []
        self.counts: Counter[Kind] = Counter()
        self.cuts: dict[Kind, list[int]] = {kind: [] for kind in KINDS[1:]}
        self.months: dict[str, dict[Kind, int]] = {}
        self._spelled: list[str] = []
        self._facets: dict[str, str] = {}
        for words in self._names():
            self._line("n", dict.fromkeys(words))

    def _line(self, kind: Kind, words: Iterable[str]) -> None:
        """One more line of a kind, with each of its words once."""
        held, number = self._words[kind], self.counts[kind]
        for word in words:
            if word not in held:
                held[word] = array("L")
            held[word].append(number)
        self.counts[kind] += 1

    def blocks(self, made: Iterable[Sequence[list[Line]]]) -> Iterator[dict[Kind, list[Row]]]:
        """The lines of all articles, of which no more than a block is held at once."""
        block: dict[Kind, list[Row]] = {}
        size = BLOCK
        for briefing, own in zip(self.site.briefings, made, strict=True):
            if size >= BLOCK:
                if block:
                    yield block
                size = 0
                block = {kind: [] for kind in KINDS[1:]}
                for kind in KINDS[1:]:
                    self.cuts[kind].append(self.counts[kind])
            month = (briefing.source.published or "")[:7]
            self.months.setdefault(month, {kind: self.counts[kind] for kind in KINDS[1:]})
            place = len(block["a"])
            for number, kind in enumerate(KINDS[1:]):
                for row, words, named in own[number]:
                    facets = (self._facets[ident] for ident in named if ident in self._facets)
                    self._line(kind, (*words, *facets))
                    block[kind].append([place, *row] if kind != "a" else self._article(briefing))
                    size += sum(len(part) for part in row if isinstance(part, str))
        if block:
            yield block

    def shards(self) -> Iterator[dict[str, list[int]]]:
        """The words in order, each with the steps to the lines that hold it; one shard at least."""
        firsts = list(accumulate((self.counts[kind] for kind in KINDS[:-1]), initial=0))
        held = [(self._words[kind], first) for kind, first in zip(KINDS, firsts, strict=True)]
        shard: dict[str, list[int]] = {}
        size = 0
        for word in sorted({word for words, _ in held for word in words}):
            numbers = [number + n for words, number in held for n in words.get(word, ())]
            size += len(word) + 6 * len(numbers)
            if size > SHARD and shard:
                yield shard
                shard, size = {}, 0
            shard[word] = _steps(numbers)
        yield shard

    def _names(self) -> Iterator[Iterable[str]]:
        met = [e for e in self.site.entities if self.index.count(e.id)]
        met.sort(key=lambda e: (-self.index.articles(e.id), -self.index.count(e.id), e.id))
        for number, entity in enumerate(met):
            self._facets[entity.id] = f"={number}"
            self._spelled += [entity.name, *entity.aliases]
            self.names.append(
                [
                    entity.name,
                    entity.type,
                    self.index.role(entity.id),
                    self.index.articles(entity.id),
                    len(self.index.claims(entity.id)),
                    str(self.link.name(entity.id, self.index)),
                ]
            )
            yield tokens(" ".join((entity.name, *entity.aliases)))

    def _article(self, briefing: Briefing) -> Row:
        """Where an article is, and what a result says of it."""
        when = dates.edtf_in_words(briefing.source.published)
        told = ", ".join(part for part in (briefing.source.agency, when) if part)
        return [str(self.link.article(briefing.id)), briefing.title, told]

    def spellings(self) -> list[str]:
        """Each word of a name as it is written, the most met first: for « vouliez-vous dire »."""
        found = (word for name in self._spelled for word in re.findall(r"[^\W\d_]{4,}", name))
        return list(dict.fromkeys(found))


def lines(
    kind: Kind, briefing: Briefing, index: Index
) -> Iterator[tuple[Row, Iterable[str], Iterable[str | None]]]:
    """The lines of a kind in a briefing, each with its words and whom and what it is about.

    Nothing withheld is among them. The words of a statement or date that stand in its sentence are
    told as their place in it: where they begin and how many characters.
    """
    shown = {
        sentence.id: _line(sentence.of(briefing.text))
        for sentence in briefing.sentences
        if sentence.id in briefing.shown
    }
    if kind == "a":
        source = briefing.source
        when = dates.edtf_in_words(source.published)
        words = tokens(f"{briefing.title} {source.agency or ''} {when}")
        keys = date_keys(*(bounds(source.published or "") or (None, None)))
        yield [], [*words, *keys], [entity.id for entity in briefing.entities]
    elif kind == "q":
        dated = readings(briefing)
        for claim in briefing.claims:
            speaker = index.name(claim.speaker) if claim.speaker else ""
            if not speaker and claim.speaker_span:
                speaker = claim.speaker_span.of(briefing.text)
            text = _line(claim.text)
            told = _placed(text, shown.get(claim.sentence, ""))
            row = [_number(claim.sentence), told, speaker, int(claim.direct), claim.hedge or ""]
            places = (m.entity for m in within(briefing.mentions, claim) if m.type == "LOC")
            told_of = [key for t in within(dated, claim) for key in date_keys(t.earliest, t.latest)]
            yield row, [*tokens(f"{speaker} {text}"), *told_of], [claim.speaker, *places]
    elif kind == "d":
        for event in briefing.events:
            when = dates.in_words(event.date)
            told = _placed(fact_words(briefing, event), shown.get(event.sentence, ""))
            speaker = index.name(event.claimed_by) if event.claimed_by else ""
            row = [_number(event.sentence), told, when, event.kind, speaker]
            words = tokens(f"{when} {_line(event.text)} {speaker}")
            keys = date_keys(event.date.earliest, event.date.latest)
            yield row, [*words, *keys], [*event.entities, event.claimed_by]
    else:
        keyed: dict[str, list[str]] = defaultdict(list)
        for timex in readings(briefing):
            if at := sentence_at(briefing, timex):
                keyed[at.id] += date_keys(timex.earliest, timex.latest)
        named: dict[str, list[str | None]] = defaultdict(list)
        for mention in briefing.mentions:
            if at := sentence_at(briefing, mention):
                named[at.id].append(mention.entity)
        for ident, text in shown.items():
            yield [_number(ident), text], [*tokens(text), *keyed[ident]], named[ident]


def _line(text: str) -> str:
    return " ".join(text.split())


def _placed(text: str, sentence: str) -> str | list[int]:
    """A text, or where it stands in its sentence, counted as scripts count."""
    at = sentence.find(text)
    if at < 0:
        return text
    return [len(part.encode("utf-16-le")) // 2 for part in (sentence[:at], text)]


def _steps(numbers: Sequence[int]) -> list[int]:
    """Growing numbers as the steps from each to the next: they travel lighter."""
    return [*numbers[:1], *(later - sooner for sooner, later in pairwise(numbers))]


def _number(sentence: str) -> int:
    return int(sentence[1:])


def _script(name: str, value: Any) -> Page:
    """`globalThis.briefingSearch.name = …`: safe inside a script, whatever the articles say."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return Page.of(links.search_file(name), f"(globalThis.{GLOBAL}??={{}}).{name}={text};\n")
