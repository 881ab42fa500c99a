"""The search index of a site: names, titles, statements, dates and sentences, as small scripts.

A record is one line that can be found and the place it leads to. Records have one row of numbers,
kind after kind; `words` maps each word, date (`@2021-07`) and name (`=12`, by its number) to the
numbers of the records that hold it, cut into shards of consecutive words, and the records are cut
into blocks of articles. Two words in a row have a key that few others share (`+1f3c`), so that a
phrase is looked for in few lines. A reader's browser asks for the shards of the words typed,
counts, and asks for the few blocks that it shows: bytes do not grow with the site. The files are
scripts that assign JSON, so that a site also works from a folder.

`docs/javascripts/search.js` reads queries with the same rules as `tokens` below.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from json.encoder import encode_basestring_ascii
from typing import Any, Literal

import msgspec

from annotated_briefing.dossier.index import Index
from annotated_briefing.dossier.shelves import parts
from annotated_briefing.edtf import bounds
from annotated_briefing.french import dates
from annotated_briefing.french.calendar import MONTH_NAMES
from annotated_briefing.french.determiners import DETERMINERS
from annotated_briefing.french.fold import letters
from annotated_briefing.french.nouns import listed
from annotated_briefing.model import Briefing, Held, Page, Site, fact_words, sentence_at, within
from annotated_briefing.render import links
from annotated_briefing.render.text import readings

GLOBAL = "briefingSearch"
SHARD = 28_000  # characters of a shard of words, about 9 kB as it travels
BLOCK = 10_000  # characters of a block of articles, about 6 kB as it travels
NAMES = 240  # names of a block
ROWS = 65_521  # keys of two neighbours, at most; a prime, so that they spread
YEARS = 12  # years that a range may cover to be found under each of them

Kind = Literal["n", "a", "q", "d", "s"]  # names, articles, statements, dates, sentences
KINDS: tuple[Kind, ...] = ("n", "a", "q", "d", "s")
Row = list[Any]
Line = tuple[Row, list[str]]  # what a reader sees of a record, and its words and names
# Of a word in a row of lines: how many hold it, the first and the last, the steps after the first.
Word = tuple[int, int, int, str]

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
    for whole in _words(text):
        yield from _told(whole)
        if len(whole) > 1:
            yield singular("".join(whole))


def neighbours(text: str) -> Iterator[str]:
    """The keys of words in a row: of each two that only words which every text holds part."""
    told = [word for whole in _words(text) for word in _told(whole)]
    for pair in pairwise(told):
        found = 0
        for letter in " ".join(pair):
            found = (31 * found + ord(letter)) % ROWS
        yield f"+{found:x}"


def _words(text: str) -> Iterator[list[str]]:
    plain = letters(text.translate(_DASHES))
    plain = _NUMBER.sub(lambda found: re.sub(r"\D", "", found.group()), plain)
    return (found.group().split("-") for found in _WORD.finditer(plain))


def _told(words: Iterable[str]) -> Iterator[str]:
    kept = (word for word in words if word not in STOP and (len(word) > 1 or word.isdigit()))
    return map(singular, kept)


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


def records(briefing: Briefing, index: Index, link: links.Links) -> tuple[str, list[list[Line]]]:
    """The month of one briefing and its records, by kind: all but names, which are of the site.

    `link` is of the page that shows results.
    """
    return (briefing.source.published or "")[:7], [
        [(row, list(dict.fromkeys((*words, *(f"={ident}" for ident in named if ident)))))
         for row, words, named in lines(kind, briefing, index, link)]
        for kind in KINDS[1:]
    ]  # fmt: skip


def speakers(briefing: Briefing, index: Index) -> list[str]:
    """How the site calls those who speak in one briefing, which its records tell too."""
    idents = (
        *(claim.speaker for claim in briefing.claims),
        *(event.claimed_by for event in briefing.events),
    )
    return [index.name(ident) for ident in dict.fromkeys(idents) if ident]


class Found(msgspec.Struct, array_like=True):
    """What can be found of some briefings in a row: their lines numbered from 0 in each kind.

    `months` and `blocks` open with the numbers of their first lines. A block holds some articles
    whole, since what answers a query in one way mostly does in another.
    """

    counts: list[int]
    months: list[tuple[str, list[int]]]
    blocks: list[tuple[list[int], Held]]
    words: list[dict[str, Word]]


def gather(parts: Iterable[tuple[str, list[list[Line]]]]) -> Found:
    """What the `records` of some briefings come to; no more than a block is held at once."""
    counts = [0] * len(KINDS[1:])
    months: dict[str, list[int]] = {}
    blocks: list[tuple[list[int], Held]] = []
    words: list[dict[str, list[int]]] = [defaultdict(list) for _ in counts]
    cut, block, size = list(counts), _block(), 0
    for month, by_kind in parts:
        if size >= BLOCK:
            blocks.append((cut, Held.of(_json(block))))
            cut, block, size = list(counts), _block(), 0
        months.setdefault(month, list(counts))
        place = len(block["a"])
        for number, (kind, told) in enumerate(zip(KINDS[1:], by_kind, strict=True)):
            for row, own in told:
                for word in own:
                    words[number][word].append(counts[number])
                counts[number] += 1
                block[kind].append(row if kind == "a" else [place, *row])
                size += sum(len(part) for part in row if isinstance(part, str))
    if block["a"]:
        blocks.append((cut, Held.of(_json(block))))
    return Found(counts, list(months.items()), blocks, list(map(_counted, words)))


def join(rows: Iterable[Found]) -> Found:
    """What several rows of briefings come to; each is asked for when the one before is done."""
    counts = [0] * len(KINDS[1:])
    months: dict[str, list[int]] = {}
    blocks: list[tuple[list[int], Held]] = []
    words: list[dict[str, Word]] = [{} for _ in counts]
    for row in rows:
        for month, firsts in row.months:
            months.setdefault(month, _sum(firsts, counts))
        blocks += [(_sum(cut, counts), block) for cut, block in row.blocks]
        for found, start, own in zip(words, counts, row.words, strict=True):
            _add(found, start, own)
        counts = _sum(counts, row.counts)
    return Found(counts, list(months.items()), blocks, words)


def _block() -> dict[Kind, list[Row]]:
    return {kind: [] for kind in KINDS[1:]}


def _sum(one: Sequence[int], other: Sequence[int]) -> list[int]:
    return [a + b for a, b in zip(one, other, strict=True)]


def _counted(words: Mapping[str, Sequence[int]]) -> dict[str, Word]:
    return {
        word: (len(numbers), numbers[0], numbers[-1], "".join(f",{n}" for n in _steps(numbers)[1:]))
        for word, numbers in words.items()
    }


def _add(found: dict[str, Word], start: int, words: Mapping[str, Word]) -> None:
    """Put the words of a row of lines, before which are so many, after those `found` there."""
    for word, (count, first, last, steps) in words.items():
        if had := found.get(word):
            step = start + first - had[2]
            found[word] = (had[0] + count, had[1], start + last, f"{had[3]},{step}{steps}")
        else:
            found[word] = (count, start + first, start + last, steps)


def search_pages(site: Site, index: Index, link: links.Links, found: Found) -> Iterator[Page]:
    """The files of the index, below `recherche/`; `link` is of the page that shows results."""
    names = _Names(site, index, link)
    counts = [len(names.rows), *found.counts]
    words = dict(names.words)
    for start, own in zip(accumulate(counts[:-1]), found.words, strict=True):
        _add(words, start, names.numbered(own))
    for number, (_, block) in enumerate(found.blocks):
        yield _script(f"b{number}", block)
    opened: list[str] = []  # the first word of each shard
    for number, (first, shard) in enumerate(_shards(words)):
        yield _script(f"w{number}", Held.of(shard))
        opened.append(first)
    for number, rows in enumerate(parts(names.rows, NAMES)):
        yield _script(f"n{number}", Held.of(_json(rows)))
    yield _script("noms", Held.of(_json(names.spellings())))
    about = {
        "kinds": KINDS,
        "counts": dict(zip(KINDS, counts, strict=True)),
        "stop": sorted(STOP),
        "month": [letters(name) for name in MONTH_NAMES],
        "names": NAMES,
        "rows": ROWS,
        "cuts": {
            kind: _steps([cut[number] for cut, _ in found.blocks])
            for number, kind in enumerate(KINDS[1:])
        },
        "months": [[month, *first] for month, first in found.months],
        "shards": opened,
    }
    yield _script("index", Held.of(_json(about)))


def _shards(words: Mapping[str, Word]) -> Iterator[tuple[str, str]]:
    """The words in order, each with the steps to the lines that hold it, as JSON objects, each
    after the first of its words; one at least."""
    opens, shard, size = "", list[str](), 0
    for word, (count, first, _, steps) in sorted(words.items()):
        size += len(word) + 6 * count
        if size > SHARD and shard:
            yield opens, f"{{{','.join(shard)}}}"
            shard, size = [], 0
        opens = opens if shard else word
        shard.append(f"{encode_basestring_ascii(word)}:[{first}{steps}]")
    yield opens, f"{{{','.join(shard)}}}"


class _Names:
    """The names that can be found, the most met first: what a reader sees of each, and the words
    that they are found by."""

    def __init__(self, site: Site, index: Index, link: links.Links) -> None:
        met = [e for e in site.entities if index.count(e.id)]
        met.sort(key=lambda e: (-index.articles(e.id), -index.count(e.id), e.id))
        self._numbers = {f"={entity.id}": f"={number}" for number, entity in enumerate(met)}
        self._spelled: list[str] = []
        self.rows: list[Row] = []
        words: dict[str, list[int]] = defaultdict(list)
        for number, entity in enumerate(met):
            spelled = (entity.name, *entity.aliases)
            self._spelled += spelled
            self.rows.append(
                [
                    entity.name,
                    entity.type,
                    index.role(entity.id),
                    index.articles(entity.id),
                    len(index.claims(entity.id)),
                    str(link.name(entity.id, index)),
                ]
            )
            for word in dict.fromkeys(tokens(" ".join(spelled))):
                words[word].append(number)
        self.words = _counted(words)

    def numbered(self, words: Mapping[str, Word]) -> dict[str, Word]:
        """The same words, names called by their numbers; but those that are met nowhere."""
        numbers = self._numbers
        return {
            numbers.get(word, word): told
            for word, told in words.items()
            if word[0] != "=" or word in numbers
        }

    def spellings(self) -> list[str]:
        """Each word of a name as it is written, the most met first: for « vouliez-vous dire »."""
        found = (word for name in self._spelled for word in re.findall(r"[^\W\d_]{4,}", name))
        return list(dict.fromkeys(found))


def lines(
    kind: Kind, briefing: Briefing, index: Index, link: links.Links
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
        by = ", ".join(part for part in (source.agency, when) if part)
        words = tokens(f"{briefing.title} {source.agency or ''} {when}")
        keys = date_keys(*(bounds(source.published or "") or (None, None)))
        article = [str(link.article(briefing.id)), briefing.title, by]
        yield (
            article,
            [*words, *neighbours(briefing.title), *keys],
            [entity.id for entity in briefing.entities],
        )
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
            yield (
                row,
                [*tokens(f"{speaker} {text}"), *neighbours(speaker), *neighbours(text), *told_of],
                [claim.speaker, *places],
            )
    elif kind == "d":
        for event in briefing.events:
            when = dates.in_words(event.date)
            fact = fact_words(briefing, event)
            told = _placed(fact, shown.get(event.sentence, ""))
            speaker = index.name(event.claimed_by) if event.claimed_by else ""
            row = [_number(event.sentence), told, when, event.kind, speaker]
            words = tokens(f"{when} {_line(event.text)} {speaker}")
            keys = date_keys(event.date.earliest, event.date.latest)
            in_a_row = (*neighbours(when), *neighbours(fact))
            yield row, [*words, *in_a_row, *keys], [*event.entities, event.claimed_by]
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
            yield (
                [_number(ident), text],
                [*tokens(text), *neighbours(text), *keyed[ident]],
                named[ident],
            )


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


def _json(value: Any) -> str:
    """Safe inside a script, whatever the articles say."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def _script(name: str, value: Held) -> Page:
    """`globalThis.briefingSearch.name = …`"""
    around = f"(globalThis.{GLOBAL}??={{}}).{name}=", ";\n"
    before, after = map(Held.of, around)
    return Page(links.search_file(name), Held.joined((before, value, after)))
