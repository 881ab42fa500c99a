"""Articles → Annotations: the passes, each over what the earlier ones found."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator

from annotated_briefing.annotate import pipeline
from annotated_briefing.annotate.condensing.features import features
from annotated_briefing.annotate.events.clauses import clauses
from annotated_briefing.annotate.names.descriptors import descriptors
from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.annotate.speech.quotes import quotes
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.annotate.syntax.sentences import sentences
from annotated_briefing.annotate.timex import timexes
from annotated_briefing.errors import SeedError, generator_fault
from annotated_briefing.model import Annotations, Article

log = logging.getLogger("briefing")


def annotate(articles: Iterable[Article]) -> Iterator[tuple[Article, Annotations | SeedError]]:
    """Annotate articles in order, loading the language model on the first one.

    A text that a rule fails on gives a SeedError in place of its Annotations: one article must
    never cost the others.
    """
    for parsed in pipeline.parse(articles):
        try:
            yield parsed.article, annotate_parsed(parsed)
        except Exception as broken:
            log.debug("%s", parsed.article.source.path, exc_info=True)
            yield parsed.article, generator_fault(parsed.article.source.path, broken)


def annotate_parsed(parsed: ParsedArticle) -> Annotations:
    found_sentences = sentences(parsed)
    found_mentions = mentions(parsed)
    found_timexes = timexes(parsed)
    found_quotes = quotes(parsed, found_sentences, found_mentions)
    return Annotations(
        sentences=found_sentences,
        mentions=found_mentions,
        timexes=found_timexes,
        quotes=found_quotes,
        descriptors=descriptors(parsed, found_mentions),
        clauses=clauses(parsed, found_sentences, found_timexes, found_quotes),
        features=features(parsed, found_sentences, found_mentions, found_quotes),
    )
