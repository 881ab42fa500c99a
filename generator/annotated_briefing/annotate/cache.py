"""Annotations kept between builds: one small JSON file an article, keyed by all they depend on."""

import functools
import hashlib
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from pathlib import Path

import msgspec

from annotated_briefing.annotate.pipeline import MODEL
from annotated_briefing.errors import SeedError, generator_fault
from annotated_briefing.files import PART, write_whole
from annotated_briefing.model import Annotations, Article

log = logging.getLogger("briefing")

_HOUSE = Path(__file__).parents[1]
# What the annotations rest on besides the article: our rules and weights, and these packages.
RULES = ("annotate", "french", "edtf.py", "model.py", "sources/reading.py", "sources/gate.py")
_READ = {".py", ".npz", ".txt"}  # not what only tells people
DEPENDS = ("babel", "numpy", "spacy", "thinc", MODEL.replace("_", "-"))

_SUFFIX = ".annotations"
_OURS = re.compile(rf"[0-9a-f]{{32}}{re.escape(_SUFFIX)}|{PART}\w+")


class Cache:
    """Get and put Annotations by article; a damaged or unwritable cache only costs time.

    An entry is a line with the checksum of its key and its data, then the data: one that was cut,
    changed or put in another's place is as none.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, article: Article) -> Annotations | None:
        key = _key(article)
        try:
            checksum, _, data = self._path(key).read_bytes().partition(b"\n")
            if checksum != _checksum(key, data):
                raise ValueError("somme de contrôle fausse")
            return msgspec.json.decode(data, type=Annotations)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError, ValueError, RecursionError) as broken:
            log.info("Cache illisible pour %s (%s) : refait", article.source.path, broken)
            return None

    def put(self, article: Article, annotations: Annotations) -> None:
        """Write whole or not at all: a build may be killed, or run twice at once."""
        key = _key(article)
        data = msgspec.json.encode(annotations)
        try:
            # Its checksum tells a torn entry from a whole one, so nothing waits for the disk.
            write_whole(self._path(key), _checksum(key, data) + b"\n" + data, flush=False)
        except OSError as broken:
            log.info("Cache non écrit pour %s (%s)", article.source.path, broken)

    def prune(self, kept: Iterable[Article]) -> None:
        """Forget the articles and versions that this build no longer has.

        Only files named as this cache names them go: the folder may be anyone's.
        """
        wanted = {self._path(_key(article)).name for article in kept}
        try:
            for path in self.folder.iterdir():
                if path.name not in wanted and _OURS.fullmatch(path.name):
                    path.unlink(missing_ok=True)
        except OSError as broken:
            log.info("Cache non rangé (%s)", broken)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"


def annotate_cached(
    articles: Iterable[Article],
    cache: Cache,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[tuple[Article, Annotations | SeedError]]:
    """As `annotate`, but the language model is loaded only when an article is new.

    `progress(done, total)` is called before the first and after each new article.
    """
    articles = tuple(articles)
    known = [_kept(article, cache) for article in articles]
    new = [article for article, found in zip(articles, known, strict=True) if found is None]
    fresh: Iterator[tuple[Article, Annotations | SeedError]] = iter(())
    if new:
        from annotated_briefing.annotate.run import annotate

        if progress:
            progress(0, len(new))
        fresh = annotate(new)
    done = 0
    for article, found in zip(articles, known, strict=True):
        annotations = found
        if annotations is None:
            _, annotations = next(fresh)
            if isinstance(annotations, Annotations):
                cache.put(article, annotations)
            done += 1
            if progress:
                progress(done, len(new))
        yield article, annotations


def _kept(article: Article, cache: Cache) -> Annotations | SeedError | None:
    try:
        return cache.get(article)
    except Exception as broken:  # one article must never cost the others
        log.debug("%s", article.source.path, exc_info=True)
        return generator_fault(article.source.path, broken)


@functools.cache
def version() -> str:
    """Digest of the rules, the weights and the versions of what runs them."""
    digest = hashlib.sha256()
    for name in DEPENDS:
        digest.update(f"{name}=={metadata.version(name)}\n".encode())
    for path in rule_files(_HOUSE):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(_HOUSE).as_posix()}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def rule_files(house: Path) -> list[Path]:
    """The files of the package that annotations are made by, in order."""
    parts = [house / part for part in RULES]
    found = (path for part in parts for path in ([part] if part.is_file() else part.rglob("*")))
    return sorted(path for path in found if path.suffix in _READ)


def _key(article: Article) -> str:
    """Everything of an article that annotations may depend on, and the version of the rules."""
    seen = (
        version(),
        article.sha256,
        article.body,
        article.paragraphs,
        article.language,
        article.title,
        article.source,
    )
    return hashlib.sha256(msgspec.json.encode(seen)).hexdigest()[:32]


def _checksum(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).hexdigest().encode()
