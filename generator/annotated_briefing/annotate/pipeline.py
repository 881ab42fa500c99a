"""The one place that loads spaCy, and only when an article has to be parsed."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotated_briefing.annotate.syntax.parsed import ParsedArticle, ParsedParagraph
from annotated_briefing.model import Article

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "fr_core_news_md"
NAMES = Path(__file__).parent / "names" / "recogniser" / "models" / "names.npz"
BATCH_SIZE = 32  # paragraphs; measured best between 16 and 64
# Lemmas are slow to load and no rule uses them: verbs are recognised by their written forms.
# The attribute ruler only copies the part of speech into `tag_`, which no rule reads.
EXCLUDED = ["lemmatizer", "attribute_ruler", "senter"]
# Names before the parser: no name may cross a sentence that it has cut, and it cuts some in two.
ORDER = ["tok2vec", "ner", "morphologizer", "parser"]


@functools.cache
def load(names: Path = NAMES) -> Language:
    """The French pipeline, loaded once a process (4–5 s); `names` are the recogniser's weights."""
    import spacy

    from annotated_briefing.annotate.names.recogniser import network, vector_cache, weights

    nlp = spacy.load(MODEL, exclude=EXCLUDED, config={"nlp": {"pipeline": ORDER}})
    tok2vec: Any = nlp.get_pipe("tok2vec")
    ner: Any = nlp.get_pipe("ner")
    core = network.widen(ner)
    weights.load(ner.model, names)  # its training continued on news
    vector_cache.remember(core, network.WIDTH)
    vector_cache.remember(tok2vec.model, network.WIDTH)
    return nlp


def parse(articles: Iterable[Article], names: Path = NAMES) -> Iterator[ParsedArticle]:
    """Parse articles paragraph by paragraph, in order, streaming."""
    nlp = load(names)

    def pieces() -> Iterator[tuple[str, tuple[Article, int]]]:
        for article in articles:
            if not article.paragraphs:
                yield "", (article, -1)
            for index, paragraph in enumerate(article.paragraphs):
                yield paragraph.of(article.text), (article, index)

    done: list[ParsedParagraph] = []
    for doc, (article, index) in nlp.pipe(pieces(), as_tuples=True, batch_size=BATCH_SIZE):
        if index >= 0:
            done.append(ParsedParagraph(article.paragraphs[index], doc))
        if index == len(article.paragraphs) - 1:
            yield ParsedArticle(article, tuple(done))
            done = []
