"""Annotations kept between builds: one small JSON file an article, keyed by all they depend on."""

import functools
import logging
from collections.abc import Callable, Iterable, Sequence
from importlib import metadata
from pathlib import Path

import msgspec

from annotated_briefing.annotate.pipeline import MODEL
from annotated_briefing.annotate.spread import Annotated, Annotator
from annotated_briefing.errors import SeedError, generator_fault
from annotated_briefing.model import Annotations, Article
from annotated_briefing.store import Store, digest, files_digest

log = logging.getLogger("briefing")

_HOUSE = Path(__file__).parents[1]
# What the annotations rest on besides the article: our rules and weights, and these packages.
RULES = ("annotate", "french", "edtf.py", "model.py", "sources/reading.py")
_READ = {".py", ".npz", ".txt"}  # not what only tells people
DEPENDS = ("babel", "numpy", "spacy", "thinc", MODEL.replace("_", "-"))

_SUFFIX = ".annotations"


class Cache:
    """Get and put Annotations by article; a damaged or unwritable cache only costs time."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder, _SUFFIX)

    def get(self, article: Article) -> Annotations | None:
        data = self.store.get(key(article))
        try:
            return msgspec.json.decode(data, type=Annotations) if data else None
        except (msgspec.MsgspecError, ValueError, RecursionError) as broken:
            log.info("Cache illisible pour %s (%s) : refait", article.source.path, broken)
            return None

    def has(self, article: Article) -> bool:
        """Whether there is a whole entry; it is not read."""
        return self.store.get(key(article)) is not None

    def put(self, article: Article, annotations: Annotations) -> None:
        self.store.put(key(article), msgspec.json.encode(annotations))

    def prune(self, kept: Iterable[Article]) -> None:
        """Forget the articles and versions that this build no longer has."""
        self.store.prune(map(key, kept))


def annotate_cached(
    articles: Iterable[Article],
    cache: Cache,
    progress: Callable[[int, int], None] | None = None,
    by: Annotator | None = None,
) -> Annotated:
    """As `annotate`, but the language model is loaded only when an article is new.

    New articles are annotated `by` this, in one process where it is not given.
    `progress(done, total)` is called before the first and after each new article.
    No annotations are held but those that are handed over.
    """
    articles = tuple(articles)
    there = [_is_kept(article, cache) for article in articles]
    new = [article for article, kept in zip(articles, there, strict=True) if not kept]
    if progress and new:
        progress(0, len(new))
    fresh = _anew(new, by)
    done = 0
    for article, kept in zip(articles, there, strict=True):
        annotations = _kept(article, cache) if kept else None
        if annotations is None:
            # What is whole and cannot be read, or has gone meanwhile, is made on its own.
            _, annotations = next(_anew([article], by) if kept else fresh)
            if isinstance(annotations, Annotations):
                cache.put(article, annotations)
        if not kept:
            done += 1
            if progress:
                progress(done, len(new))
        yield article, annotations


def _anew(articles: Sequence[Article], by: Annotator | None) -> Annotated:
    if articles:
        from annotated_briefing.annotate.run import annotate

        yield from (by or annotate)(articles)


def _is_kept(article: Article, cache: Cache) -> bool:
    try:
        return cache.has(article)
    except Exception:  # of which `_kept` makes this article's fault
        return True


def _kept(article: Article, cache: Cache) -> Annotations | SeedError | None:
    try:
        return cache.get(article)
    except Exception as broken:  # one article must never cost the others
        log.debug("%s", article.source.path, exc_info=True)
        return generator_fault(article.source.path, broken)


@functools.cache
def version() -> str:
    """Digest of the rules, the weights and the versions of what runs them."""
    packages = [f"{name}=={metadata.version(name)}" for name in DEPENDS]
    return digest(packages, files_digest(_HOUSE, rule_files(_HOUSE)))


def rule_files(house: Path) -> list[Path]:
    """The files of the package that annotations are made by, in order."""
    parts = [house / part for part in RULES]
    found = (path for part in parts for path in ([part] if part.is_file() else part.rglob("*")))
    return sorted(path for path in found if path.suffix in _READ)


def key(article: Article) -> str:
    """Everything of an article that annotations may depend on, and the version of the rules."""
    return digest(
        version(),
        article.sha256,
        article.body,
        article.paragraphs,
        article.language,
        article.title,
        article.source,
    )
