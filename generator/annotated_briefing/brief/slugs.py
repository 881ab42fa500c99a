"""The address of each article: its file's name, or for a file whose name says nothing
(`000_ead04fb2f8d918d8.txt`) its date, place and headline.

An address once given stands in a book kept with the seeds, `.adresses.yml`: it stays with its
article, whatever is added before it, on any machine. One that a `slug:` or a new file name changes
leads on to the new one. Where two articles would have the same one, both are published, and it is
told.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path, PurePosixPath

import yaml

from annotated_briefing.errors import SeedError
from annotated_briefing.files import in_words, write_whole
from annotated_briefing.french.fold import slug
from annotated_briefing.model import Article, Briefing, Moved, Withdrawn

BOOK = ".adresses.yml"
MAX_LENGTH = 70
RESERVED = {"index"}  # the list of all articles has this address
_ABOUT = (
    "# Les adresses des articles, une ligne chacun, tenues par la construction du site.\n"
    "# Versionnez-le avec eux : il garde les adresses et mène des anciennes aux nouvelles.\n"
    "# Une ligne effacée, et l'adresse est refaite.\n"
)
_DIGEST = 12  # characters of a text's digest: enough to know it again under another name


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the book says of an article: its address, those it had, and which text it was."""

    slug: str
    text: str = ""
    was: tuple[str, ...] = ()

    def line(self, key: str) -> str:
        told: dict[str, object] = {"slug": self.slug, "text": self.text}
        if self.was:
            told["was"] = list(self.was)
        return f"{_quoted(key)}: {_quoted(told)}\n"


class Slugs:
    """Addresses by article, read from and kept in a book, given out over `articles`.

    `copy` stands in for a book that nobody keeps with the seeds, as where a forge builds the site
    of one who only uploads articles.
    """

    def __init__(self, path: Path, articles: Iterable[Article], copy: Path | None = None) -> None:
        self.path, self.copy = path, copy
        articles = tuple(articles)
        self._keys = _keys(articles)
        self._known, self.faults = _read(path if copy is None or path.exists() else copy)
        self._book = dict(self._known)
        self._under_other_names(articles)
        self._owners: dict[str, str] = {}
        # What is remembered is held for its article before anything new is given out; an article
        # that fails today keeps its address for tomorrow.
        held = [(key, self._book[key]) for key in self._keys.values() if key in self._book]
        for key, entry in held:
            self._owners.setdefault(entry.slug, key)
        for key, entry in held:
            for old in entry.was:
                self._owners.setdefault(old, key)
        for article in articles:
            key = self._keys[id(article)]
            if not article.nameless and key not in self._book and article.id not in RESERVED:
                self._owners.setdefault(article.id, key)

    def _under_other_names(self, articles: tuple[Article, ...]) -> None:
        """A text that the book knows of a file that is gone is that article still."""
        here = set(self._keys.values())
        gone = {entry.text: key for key, entry in self._book.items() if key not in here}
        for article in articles:
            key, text = self._keys[id(article)], article.sha256[:_DIGEST]
            if key not in self._book and text in gone:
                self._book[key] = self._book.pop(gone.pop(text))

    def name(self, article: Article, briefing: Briefing) -> Briefing:
        """The briefing under the slug it had, else under a new one."""
        key = self._keys[id(article)]
        made = (slug_of(briefing) if article.nameless else article.id) or article.id
        known = self._book.get(key)
        if (
            known
            and self._owners.get(known.slug) == key
            and self._still(article, briefing, known.slug)
        ):
            given = known.slug
        else:
            given = next(
                wanted
                for wanted in _candidates(article, made)
                if self._owners.get(wanted, key) == key and wanted not in RESERVED
            )
        self._owners[given] = key
        had = (*known.was, known.slug) if known else ()
        self._book[key] = _Entry(
            given,
            article.sha256[:_DIGEST],
            tuple(
                old
                for old in dict.fromkeys(had)
                if old != given
                and self._owners.get(old) == key
                # one made of a headline that may no longer be read would tell it
                and (self._still(article, briefing, old) or not article.nameless)
            ),
        )
        stays = article.guid and known and given == known.slug
        if given != made and not article.nameless and not stays:
            other = self._owners.get(made)
            self.faults.append(
                SeedError(
                    article.source.path,
                    f"l'adresse « {made} » est "
                    + (f"celle de {other.partition('#')[0]}" if other else "prise par le site")
                    + f" : publié sous « {given} »",
                    hint="renommez l'un des deux, ou donnez-lui un « slug: »",
                )
            )
        return replace(briefing, id=given)

    def _still(self, article: Article, briefing: Briefing, known: str) -> bool:
        """Whether a remembered slug may stand: not one of a name the editor has changed, nor one
        of a headline that may no longer be read."""
        if article.guid and not article.addressed and not article.nameless:
            return True  # each version of a dispatch has a file of its own
        if article.nameless:
            made = re.escape(slug_of(briefing) or article.id)
            return bool(briefing.title) or bool(re.fullmatch(rf"{made}(?:-\d+)?", known))
        return known == article.id or known in _few(_candidates(article, article.id))

    def moved(self) -> tuple[Moved, ...]:
        """Where the addresses that articles of today had before lead."""
        return tuple(
            Moved(old, self._book[key].slug)
            for key in self._keys.values()
            if key in self._book
            for old in self._book[key].was
            if self._owners.get(old) == key and old != self._book[key].slug
        )

    def keep(self) -> None:
        """Write the book where it says something new; where that cannot be, it is told."""
        # A file that is gone leaves its address to whoever has it now.
        here = {self._book[key].slug for key in self._keys.values() if key in self._book}
        gone = self._book.keys() - set(self._keys.values())
        book = {
            key: entry
            for key, entry in sorted(self._book.items())
            if key not in gone or entry.slug not in here
        }
        lines = "".join(entry.line(key) for key, entry in book.items())
        for path in filter(None, (self.path, self.copy)):
            if book == self._known and (path.exists() or not book):
                continue
            try:
                write_whole(path, (_ABOUT + lines).encode())
            except OSError as broken:
                self.faults.append(SeedError(_name(path), f"non écrit : {in_words(broken)}"))


def withdrawn(article: Article, slugs: Slugs) -> Withdrawn:
    """A dispatch that was taken back, at the address that it had."""
    stub = Briefing(
        id=article.id,
        language=article.language,
        title="retrait",  # only for the address of one that never had any
        text="",
        sha256=article.sha256,
        body=article.body,
        source=article.source,
    )
    return Withdrawn(slugs.name(article, stub).id, article.source)


def slug_of(briefing: Briefing) -> str:
    """`2021-07-kaboul-les-etats-unis-ont-lance-des-frappes`, cut at a word."""
    source = briefing.source
    place = source.dateline.place if source.dateline else ""
    return slug(" ".join(filter(None, (source.published, place, briefing.title))), MAX_LENGTH)


def _keys(articles: tuple[Article, ...]) -> dict[int, str]:
    """The key of each article (by its `id()`), numbered where several have the same."""
    met: Counter[str] = Counter()
    found: dict[int, str] = {}
    for article in articles:
        met[article.key] += 1
        number = met[article.key]
        found[id(article)] = article.key if number == 1 else f"{article.key}#{number}"
    return found


def _candidates(article: Article, made: str) -> Iterator[str]:
    """The slug itself, then with its folder's name, then numbered."""
    yield made
    folder = slug(PurePosixPath(article.source.path).parent.name)
    if folder and not article.nameless:
        yield f"{folder}-{made}"
    yield from (f"{made}-{number}" for number in count(2))


def _few(candidates: Iterator[str]) -> set[str]:
    return {wanted for wanted, _ in zip(candidates, range(1000), strict=False)}


def _read(path: Path) -> tuple[dict[str, _Entry], list[SeedError]]:
    """The book, and its fault; lines that make no sense count as not written."""
    try:
        told = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        rows = told.items() if isinstance(told, dict) else ()
        entries = ((str(key), _entry(row)) for key, row in rows)
        return {key: entry for key, entry in entries if entry}, []
    except FileNotFoundError:
        return {}, []
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as broken:
        mark = getattr(broken, "problem_mark", None)
        fault = SeedError(
            _name(path),
            "carnet d'adresses illisible : les adresses sont refaites",
            line=mark.line + 1 if mark else None,
            hint="rendez-lui sa dernière version",
        )
        return {}, [fault]


def _entry(row: object) -> _Entry | None:
    if not isinstance(row, dict) or not _good(row.get("slug")):
        return None
    was = row.get("was", ())
    return _Entry(
        row["slug"],
        str(row.get("text", "")),
        tuple(filter(_good, was)) if isinstance(was, list) else (),
    )


def _good(given: object) -> bool:
    return isinstance(given, str) and bool(re.fullmatch(r"[a-z0-9-]{1,200}", given))


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
