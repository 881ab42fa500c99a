"""Articles → Annotations: the passes, each over what the earlier ones found."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotated_briefing.annotate import pipeline
from annotated_briefing.annotate.condensing.asking import Asking
from annotated_briefing.annotate.condensing.features import features
from annotated_briefing.annotate.condensing.leaning import Readers
from annotated_briefing.annotate.events.clauses import clauses
from annotated_briefing.annotate.names.descriptors import descriptors
from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.annotate.speech.quotes import quotes
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.annotate.syntax.sentences import sentences, sentences_of
from annotated_briefing.annotate.timex import timexes
from annotated_briefing.annotate.timex.numeric import numeric
from annotated_briefing.errors import SeedError, generator_fault
from annotated_briefing.model import FRENCH, Annotations, Article
from annotated_briefing.sources.reading import as_read

log = logging.getLogger("briefing")


def annotate(articles: Iterable[Article]) -> Iterator[tuple[Article, Annotations | SeedError]]:
    """Annotate articles in order, loading the language model on the first one.

    A text that a rule fails on gives a SeedError in place of its Annotations: one article must
    never cost the others. Offsets are those of the text as it is read (`as_read`).
    """
    for article, parsed in _parsed(articles):
        try:
            if isinstance(parsed, Exception):
                raise parsed
            foreign = article.language != FRENCH
            yield article, without_words(article) if foreign else annotate_parsed(parsed)
        except Exception as broken:
            log.debug("%s", article.source.path, exc_info=True)
            yield article, generator_fault(article.source.path, broken)


def _parsed(articles: Iterable[Article]) -> Iterator[tuple[Article, ParsedArticle | Exception]]:
    """Every article with its parse, or with what the language model raised on it.

    The model takes paragraphs of several articles at once, so when it fails those it was given
    are tried again one by one.
    """
    pipeline.load()  # a model that is not there is no article's fault
    rest = iter(articles)
    waiting: deque[Article] = deque()
    ended: list[Exception] = []

    def given() -> Iterator[Article]:
        try:
            for article in rest:
                waiting.append(article)
                yield _to_parse(article)
        except Exception as broken:  # the reader's, not the model's
            ended.append(broken)

    while True:
        try:
            for parsed in pipeline.parse(given()):
                yield waiting.popleft(), parsed
            break
        except Exception:
            log.debug("Articles repris un à un", exc_info=True)
        while waiting:
            article = waiting.popleft()
            try:
                found: ParsedArticle | Exception = next(pipeline.parse([_to_parse(article)]))
            except Exception as broken:
                found = broken
            yield article, found
    if ended:
        raise ended[0]


def without_words(article: Article) -> Annotations:
    """What is annotated of a text in another language than French: no word of it is read."""
    read = as_read(article)[0]
    return Annotations(sentences=sentences_of(read), timexes=numeric(read))


def _to_parse(article: Article) -> Article:
    """The article as it is read; without paragraphs where no rule for French may touch them."""
    read = as_read(article)[0]
    return read if article.language == FRENCH else replace(read, paragraphs=())


def annotate_parsed(parsed: ParsedArticle) -> Annotations:
    """All layers of one parsed article. Spans are offsets into the text as it is read."""
    found_sentences = sentences(parsed)
    found_mentions = mentions(parsed)
    found_timexes = timexes(parsed)
    found_quotes = quotes(parsed, found_sentences, found_mentions)
    found_clauses = clauses(parsed, found_sentences, found_timexes, found_quotes)
    asking = Asking(parsed, found_sentences, found_mentions, found_quotes)
    readers = Readers(parsed, asking)
    return Annotations(
        sentences=found_sentences,
        mentions=found_mentions,
        timexes=found_timexes,
        quotes=tuple(readers.quote(quote) for quote in found_quotes),
        descriptors=descriptors(parsed, found_mentions),
        clauses=tuple(readers.clause(clause) for clause in found_clauses),
        features=features(parsed, found_sentences, found_quotes, asking),
    )
