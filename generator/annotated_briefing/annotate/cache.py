"""Annotations kept between builds: one small JSON file an article, keyed by all they depend on."""

import functools
import hashlib
import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from pathlib import Path

import msgspec

from annotated_briefing.annotate.pipeline import MODEL
from annotated_briefing.errors import SeedError
from annotated_briefing.model import Annotations, Article

log = logging.getLogger("briefing")

_PACKAGE = Path(__file__).parent
# What the annotations rest on besides the article: our rules and weights, and these packages.
_DEPENDS = ("spacy", MODEL.replace("_", "-"))


class Cache:
    """Get and put Annotations by article; a damaged or unwritable cache only costs time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, article: Article) -> Annotations | None:
        try:
            data = self._path(article).read_bytes()
            return msgspec.json.decode(data, type=Annotations)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError, UnicodeError) as broken:
            log.info("Cache illisible pour %s (%s) : refait", article.source.path, broken)
            return None

    def put(self, article: Article, annotations: Annotations) -> None:
        """Write whole or not at all: a build may be killed, or run twice at once."""
        path = self._path(article)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as part:
                part.write(msgspec.json.encode(annotations))
            Path(part.name).replace(path)
        except OSError as broken:
            log.info("Cache non écrit pour %s (%s)", article.source.path, broken)

    def prune(self, kept: Iterable[Article]) -> None:
        """Forget the articles and versions that this build no longer has."""
        wanted = {self._path(article).name for article in kept}
        for path in self.folder.glob("*.json"):
            if path.name not in wanted:
                path.unlink(missing_ok=True)
        for left in self.folder.glob("*.tmp"):
            left.unlink(missing_ok=True)

    def _path(self, article: Article) -> Path:
        return self.folder / f"{_key(article)}.json"


def annotate_cached(
    articles: Iterable[Article],
    cache: Cache,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[tuple[Article, Annotations | SeedError]]:
    """As `annotate`, but the language model is loaded only when an article is new.

    `progress(done, total)` is called before the first and after each new article.
    """
    articles = tuple(articles)
    known = {article.id: cache.get(article) for article in articles}
    new = [article for article in articles if known[article.id] is None]
    fresh: Iterator[tuple[Article, Annotations | SeedError]] = iter(())
    if new:
        from annotated_briefing.annotate.run import annotate

        if progress:
            progress(0, len(new))
        fresh = annotate(new)
    done = 0
    for article in articles:
        annotations: Annotations | SeedError | None = known[article.id]
        if annotations is None:
            _, annotations = next(fresh)
            if isinstance(annotations, Annotations):
                cache.put(article, annotations)
            done += 1
            if progress:
                progress(done, len(new))
        yield article, annotations


@functools.cache
def version() -> str:
    """Digest of the rules, the weights and the versions of what runs them."""
    digest = hashlib.sha256()
    for name in _DEPENDS:
        digest.update(f"{name}=={metadata.version(name)}\n".encode())
    files = [
        path for path in _PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    for path in [*sorted(files), _PACKAGE.parent / "model.py"]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _key(article: Article) -> str:
    """Everything of an article that annotations may depend on, and the version of the rules."""
    seen = (
        version(),
        article.sha256,
        article.body,
        article.paragraphs,
        article.title,
        article.source,
    )
    return hashlib.sha256(msgspec.json.encode(seen)).hexdigest()[:32]
