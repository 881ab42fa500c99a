"""The address of each article: its file's name, or for a file whose name says nothing
(`000_ead04fb2f8d918d8.txt`) its date, place and headline.

An address once given is remembered beside the cache and kept for its article, whatever is added
before it; a `slug:` in the sidecar makes it independent of any cache. Where two articles would
have the same one, both are published, and it is told.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path, PurePosixPath

from annotated_briefing.errors import SeedError
from annotated_briefing.files import write_whole
from annotated_briefing.french.fold import slug
from annotated_briefing.model import Article, Briefing

MAX_LENGTH = 70
RESERVED = {"index"}  # the list of all articles has this address


class Slugs:
    """Slugs by seed, read from and kept in a small JSON file, given out over `articles`."""

    def __init__(self, path: Path, articles: Iterable[Article]) -> None:
        self.path = path
        self.faults: list[SeedError] = []
        self._known = _read(path)
        self._owners: dict[str, str] = {}
        articles = tuple(articles)
        self._seeds = _seeds(articles)
        seeds = [*self._seeds.values()]
        # An article that fails today keeps its address for tomorrow.
        self._used = {seed: self._known[seed] for seed in seeds if seed in self._known}
        # What is remembered is held for its article before anything new is given out.
        for seed in seeds:
            if seed in self._known:
                self._owners.setdefault(self._known[seed], seed)
        for article, seed in zip(articles, seeds, strict=True):
            if not article.nameless and seed not in self._known and article.id not in RESERVED:
                self._owners.setdefault(article.id, seed)

    def name(self, article: Article, briefing: Briefing) -> Briefing:
        """The briefing under the slug it had, else under a new one."""
        seed = self._seeds[id(article)]
        made = (slug_of(briefing) if article.nameless else article.id) or article.id
        known = self._known.get(seed)
        if known and self._owners.get(known) == seed and self._still(article, briefing, known):
            given = known
        else:
            given = next(
                wanted
                for wanted in _candidates(article, made)
                if self._owners.get(wanted, seed) == seed and wanted not in RESERVED
            )
        self._owners[given] = seed
        self._used[seed] = given
        if given != made and not article.nameless:
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
        if article.nameless:
            made = re.escape(slug_of(briefing) or article.id)
            return bool(briefing.title) or bool(re.fullmatch(rf"{made}(?:-\d+)?", known))
        return known == article.id or known in _few(_candidates(article, article.id))

    def keep(self) -> None:
        """Remember the slugs of this build; where nothing can be written they are made anew."""
        if self._used == self._known:
            return
        try:
            write_whole(self.path, json.dumps(self._used, indent=0, sort_keys=True).encode())
        except OSError:
            return


def slug_of(briefing: Briefing) -> str:
    """`2021-07-kaboul-les-etats-unis-ont-lance-des-frappes`, cut at a word."""
    source = briefing.source
    place = source.dateline.place if source.dateline else ""
    return slug(" ".join(filter(None, (source.published, place, briefing.title))), MAX_LENGTH)


def _seeds(articles: tuple[Article, ...]) -> dict[int, str]:
    """What tells each article (by its `id()`) from all others, in this build and the next: its
    file and its place in it."""
    met: Counter[str] = Counter()
    found: dict[int, str] = {}
    for article in articles:
        seed = f"{article.source.path}#{article.id}"
        met[seed] += 1
        found[id(article)] = seed if met[seed] == 1 else f"{seed}#{met[seed]}"
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


def _read(path: Path) -> dict[str, str]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {str(seed): str(given) for seed, given in data.items() if _good(given)}
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return {}


def _good(given: object) -> bool:
    return isinstance(given, str) and bool(re.fullmatch(r"[a-z0-9-]{1,200}", given))
