"""Articles annotated elsewhere than here, batch after batch, and handed back in their order."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias

from annotated_briefing.errors import SeedError
from annotated_briefing.model import Annotations, Article

log = logging.getLogger("briefing")

# Long enough that a batch's journey costs nothing beside it (a second or two of work), short
# enough that little is done twice where whoever had it is lost.
BATCH = 30_000  # characters
AHEAD = 3  # batches given out to each worker, so that none waits while a long one is awaited

Found: TypeAlias = Annotations | SeedError
Annotated: TypeAlias = Iterator[tuple[Article, Found]]
Annotator: TypeAlias = Callable[[Sequence[Article]], Annotated]  # what does as `annotate`


class WorkerLostError(Exception):
    """Whoever had a batch is gone, and the batch's results with it."""


class Awaited(Protocol):
    """A batch's results, an article each: now or when they are there. May raise WorkerLostError."""

    def result(self) -> Sequence[Found]: ...


def annotate_spread(
    articles: Iterable[Article], ask: Callable[[Sequence[Article]], Awaited], workers: int
) -> Annotated:
    """As `annotate`, by `workers` that are asked for batches; a lost batch is annotated here.

    No more than AHEAD batches a worker are on their way or waiting for their turn.
    """
    from annotated_briefing.annotate.run import annotate

    def taken() -> Annotated:
        batch, awaited = waiting.popleft()
        try:
            found = awaited.result()
        except WorkerLostError as gone:
            log.warning("Un processus d'annotation est mort (%s) : ses articles sont repris", gone)
            yield from annotate(batch)
        else:
            yield from zip(batch, found, strict=True)

    waiting: deque[tuple[Sequence[Article], Awaited]] = deque()
    for batch in batches(articles):
        if len(waiting) == workers * AHEAD:
            yield from taken()
        waiting.append((batch, ask(batch)))
    while waiting:
        yield from taken()


def batches(articles: Iterable[Article], size: int = BATCH) -> Iterator[tuple[Article, ...]]:
    """Articles that follow one another, in batches that end once they have `size` characters."""
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if sum(len(each.text) for each in batch) >= size:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)
