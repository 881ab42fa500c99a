"""A share of a project's articles, annotated apart: one file of results, which a build takes in.

Shards need know nothing of one another. Each article falls to one of them by its key, on any
machine; a shard writes its file whole or not at all, and only what nobody has done yet is done.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import msgspec

from annotated_briefing.annotate.cache import Cache, annotate_cached, key
from annotated_briefing.annotate.spread import Annotator
from annotated_briefing.errors import SeedError
from annotated_briefing.files import PART
from annotated_briefing.model import Annotations, Article
from annotated_briefing.store import digest

log = logging.getLogger("briefing")

FOLDER = "results"  # of the cache
_SUFFIX = ".results"
_KEY = re.compile(r"[0-9a-f]{32}")


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
    they are, and the faults of those that have none.

    The file is a zip of what the cache holds; it is there once it is whole. Raises OSError.
    """
    number, of = part
    mine = [article for article in articles if int(key(article), 16) % of == number - 1]
    path = folder / FOLDER / f"{digest(number, of)}{_SUFFIX}"
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{PART}{path.name}")
    count, faults = 0, []
    try:
        with ZipFile(beside, "w") as file:
            for article, made in annotate_cached(mine, Cache(folder), progress, by):
                if isinstance(made, SeedError):
                    faults.append(made)
                    continue
                # An entry that is named so bears no date.
                file.writestr(ZipInfo(key(article)), msgspec.json.encode(made), ZIP_DEFLATED, 1)
                count += 1
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return count, faults


def take_in(folder: Path) -> int:
    """Make a cache hold the results that lie below it; how many it had not. A damaged file is as
    none, and its articles are annotated again."""
    cache = Cache(folder).store
    new = 0
    for path in sorted((folder / FOLDER).glob(f"*{_SUFFIX}")):
        try:
            for entry, held in _results(path):
                if cache.get(entry) is None and msgspec.json.decode(held, type=Annotations):
                    cache.put(entry, held)
                    new += 1
        except (OSError, BadZipFile, zlib.error, ValueError, NotImplementedError) as broken:
            log.info("Résultats illisibles (%s : %s) : refaits", path, broken)
        path.unlink(missing_ok=True)
    return new


def _results(path: Path) -> Iterator[tuple[str, bytes]]:
    """Keys of the cache, and what it is to hold there: one at a time."""
    with ZipFile(path) as file:
        for name in file.namelist():
            if _KEY.fullmatch(name):
                yield name, file.read(name)
