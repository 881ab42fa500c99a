"""A share of a project's articles, annotated apart: one file of results, which a build takes in.

Shards need know nothing of one another. Each article falls to one of them by its key, on any
machine; a shard writes its file whole or not at all, and only what nobody has done yet is done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from annotated_briefing.annotate.cache import Cache, annotate_cached, key
from annotated_briefing.annotate.spread import Annotator
from annotated_briefing.errors import SeedError
from annotated_briefing.model import Annotations, Article
from annotated_briefing.store import Store, digest

FOLDER = "results"  # of the cache
_SUFFIX = ".results"
_Rows = list[tuple[str, bytes]]  # keys of the cache, and what it holds there


def share(text: str) -> tuple[int, int]:
    """« 2/8 » → (2, 8); raises ValueError."""
    found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text)
    number, of = map(int, found.groups()) if found else (0, 0)
    if not 1 <= number <= of:
        raise ValueError(text)
    return number, of


def annotate_share(
    articles: Iterable[Article],
    folder: Path,
    part: tuple[int, int],
    progress: Callable[[int, int], None] | None = None,
    by: Annotator | None = None,
) -> tuple[int, list[SeedError]]:
    """Write the results of a shard, as `share` gives it, below a cache's folder: how many articles
    they are, and the faults of those that have none."""
    number, of = part
    mine = [article for article in articles if int(key(article), 16) % of == number - 1]
    found, faults = [], []
    for article, made in annotate_cached(mine, Cache(folder), progress, by):
        if isinstance(made, SeedError):
            faults.append(made)
        else:
            found.append((key(article), msgspec.json.encode(made)))
    results = Store(folder / FOLDER, _SUFFIX)
    results.put(digest(number, of), msgspec.msgpack.encode(found))
    return len(found), faults


def take_in(folder: Path) -> int:
    """Make a cache hold the results that lie below it; how many it had not. A damaged file is as
    none, and its articles are annotated again."""
    cache = Cache(folder).store
    results = Store(folder / FOLDER, _SUFFIX)
    new = 0
    for path in sorted(results.folder.glob(f"*{_SUFFIX}")):
        data = results.get(path.name.removesuffix(_SUFFIX))
        for entry, held in msgspec.msgpack.decode(data, type=_Rows) if data else []:
            if cache.get(entry) is None and msgspec.json.decode(held, type=Annotations):
                cache.put(entry, held)
                new += 1
        path.unlink(missing_ok=True)
    return new
