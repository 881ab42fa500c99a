"""The search index of a site: names, titles, statements, dates and sentences, as small scripts.

A record is one line that can be found and the place it leads to. Records have one row of numbers,
kind after kind; `words` maps each word to the numbers of the records that hold it, cut into shards
of consecutive words, and the records are cut into blocks. A reader's browser asks for the shards
of the words typed, counts, and asks for the few blocks that it shows: bytes do not grow with the
site. The files are scripts that assign JSON, so that a site also works from a folder.

`docs/javascripts/search.js` reads queries with the same rules as `tokens` below.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal

from annotated_briefing.dossier.index import Index
from annotated_briefing.french import dates
from annotated_briefing.french.calendar import MONTH_NAMES
from annotated_briefing.french.determiners import DETERMINERS
from annotated_briefing.french.fold import letters
from annotated_briefing.french.nouns import listed
from annotated_briefing.model import Briefing, EventDate, Page, Site, fact_words, sentence_at
from annotated_briefing.render import links
from annotated_briefing.render.text import readings

GLOBAL = "briefingSearch"
SHARD = 40_000  # characters of a shard of words, about 12 kB as it travels
BLOCK = 96  # records, about 8 kB as they travel: a first answer asks for up to a dozen

Kind = Literal["n", "a", "q", "d", "s"]  # names, articles, statements, dates, sentences
KINDS: tuple[Kind, ...] = ("n", "a", "q", "d", "s")

_NUMBER = re.compile(r"\b\d{1,3}(?:[ .\u00a0\u202f]\d{3})+\b")
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:-[^\W_]+)*")
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


def day_keys(earliest: str | None, latest: str | None, edtf: str | None) -> list[str]:
    """What a date typed in words is looked up by: `@2021-07-22`, `@07-22`, `@2021-07`."""
    if earliest and earliest == latest:
        return [f"@{earliest}", f"@{earliest[5:]}", f"@{earliest[:7]}"]
    if edtf and re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", edtf):
        return [f"@{edtf}"]
    return []


Line = tuple[list[Any], list[str]]  # what a reader sees of a record, and its words, each once


def records(briefing: Briefing, index: Index) -> list[list[Line]]:
    """The records of one briefing, by kind: all but names, which are of the site."""
    return [
        [(record, list(dict.fromkeys(words))) for record, words in lines(kind, briefing, index)]
        for kind in KINDS[1:]
    ]


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
    found = _Records(site, index, link, made)
    words = sorted(found.words.items())
    shards: list[dict[str, list[int]]] = [{}]
    size = 0
    for word, numbers in words:
        size += len(word) + 6 * len(numbers)
        if size > SHARD and shards[-1]:
            shards.append({})
            size = 0
        shards[-1][word] = [numbers[0], *(b - a for a, b in pairwise(numbers))]
    for number, shard in enumerate(shards):
        yield _script(f"w{number}", shard)
    for place, start in enumerate(range(0, len(found.records), BLOCK)):
        block = found.records[start : start + BLOCK]
        used = list(dict.fromkeys(number for number, _ in block if number is not None))
        articles = [_article(site.briefings[number], link) for number in used]
        rows = [[-1 if number is None else used.index(number), *line] for number, line in block]
        yield _script(f"b{place}", {"a": articles, "r": rows})
    yield _script("noms", found.spellings())
    yield _script(
        "index",
        {
            "kinds": KINDS,
            "starts": found.starts,
            "stop": sorted(STOP),
            "months": [letters(name) for name in MONTH_NAMES],
            "block": BLOCK,
            "shards": [next(iter(shard), "") for shard in shards],
        },
    )


class _Records:
    """`records` are (number of the article, what a reader sees of the line); `starts` says for
    each kind the number of its first record, and at the end how many there are."""

    def __init__(
        self, site: Site, index: Index, link: links.Links, made: Sequence[Sequence[list[Line]]]
    ) -> None:
        self.site, self.index, self.link = site, index, link
        self.records: list[tuple[int | None, list[Any]]] = []
        self.words: dict[str, list[int]] = defaultdict(list)
        self.starts: dict[str, int] = {}
        self.names: list[str] = []
        self.starts["n"] = 0
        self._add_names()
        for place, kind in enumerate(KINDS[1:]):
            self.starts[kind] = len(self.records)
            for number, own in enumerate(made):
                for record, words in own[place]:
                    self._add(number, record, words)
        self.starts["end"] = len(self.records)

    def _add(self, article: int | None, record: list[Any], words: Iterable[str]) -> None:
        for word in words:
            self.words[word].append(len(self.records))
        self.records.append((article, record))

    def _add_names(self) -> None:
        met = [e for e in self.site.entities if self.index.count(e.id)]
        met.sort(key=lambda e: (-self.index.articles(e.id), -self.index.count(e.id), e.id))
        for entity in met:
            self.names += [entity.name, *entity.aliases]
            record = [
                entity.name,
                entity.type,
                self.index.role(entity.id),
                self.index.articles(entity.id),
                len(self.index.claims(entity.id)),
                str(self.link.name(entity.id, self.index)),
            ]
            words = tokens(" ".join((entity.name, *entity.aliases)))
            self._add(None, record, dict.fromkeys(words))

    def spellings(self) -> list[str]:
        """Each word of a name as it is written, the most met first: for « vouliez-vous dire »."""
        found = (word for name in self.names for word in re.findall(r"[^\W\d_]{4,}", name))
        return list(dict.fromkeys(found))


def lines(
    kind: Kind, briefing: Briefing, index: Index
) -> Iterator[tuple[list[Any], Iterable[str]]]:
    """The records of a kind in a briefing, each with its words. Nothing withheld is among them."""
    shown = set(briefing.shown)
    if kind == "a":
        source = briefing.source
        when = dates.edtf_in_words(source.published)
        yield [], tokens(f"{briefing.title} {source.agency or ''} {when}")
    elif kind == "q":
        for claim in briefing.claims:
            speaker = index.name(claim.speaker) if claim.speaker else ""
            if not speaker and claim.speaker_span:
                speaker = claim.speaker_span.of(briefing.text)
            text = " ".join(claim.text.split())
            record = [_number(claim.sentence), text, speaker, int(claim.direct), claim.hedge or ""]
            yield record, tokens(f"{speaker} {text}")
    elif kind == "d":
        for event in briefing.events:
            when = dates.in_words(event.date)
            text = " ".join(event.text.split())
            told = fact_words(briefing, event)
            speaker = index.name(event.claimed_by) if event.claimed_by else ""
            record = [_number(event.sentence), told, when, event.kind, speaker]
            yield record, [*tokens(f"{when} {text} {speaker}"), *_keys(event.date)]
    else:
        keys: dict[str, list[str]] = defaultdict(list)
        for timex in readings(briefing):
            at = sentence_at(briefing, timex)
            if at:
                keys[at.id] += day_keys(timex.earliest, timex.latest, timex.edtf)
        for sentence in briefing.sentences:
            if sentence.id in shown:
                text = " ".join(sentence.of(briefing.text).split())
                yield [_number(sentence.id), text], [*tokens(text), *keys[sentence.id]]


def _keys(date: EventDate) -> list[str]:
    return day_keys(date.earliest, date.latest, date.edtf)


def _number(sentence: str) -> int:
    return int(sentence[1:])


def _article(briefing: Briefing, link: links.Links) -> list[str]:
    """Where an article is, and what a result says of it."""
    when = dates.edtf_in_words(briefing.source.published)
    told = ", ".join(part for part in (briefing.source.agency, when) if part)
    return [str(link.article(briefing.id)), briefing.title, told]


def _script(name: str, value: Any) -> Page:
    """`globalThis.briefingSearch.name = …`: safe inside a script, whatever the articles say."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return Page(links.search_file(name), f"(globalThis.{GLOBAL}??={{}}).{name}={text};\n")
