"""The one place that loads spaCy, and only when an article has to be parsed."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotated_briefing.annotate.syntax import words
from annotated_briefing.annotate.syntax.parsed import ParsedArticle, ParsedParagraph
from annotated_briefing.annotate.syntax.sentences import touching
from annotated_briefing.model import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "fr_core_news_md"
NAMES = Path(__file__).parent / "names" / "recogniser" / "models" / "names.npz"
BATCH_SIZE = 128  # paragraphs; a tenth faster than 32, and no slower than more
# Lemmas are slow to load and no rule uses them: verbs are recognised by their written forms.
# The attribute ruler only copies the part of speech into `tag_`, which no rule reads.
EXCLUDED = ["lemmatizer", "attribute_ruler", "senter"]
# Names before the parser: no name may cross a sentence that it has cut, and it cuts some in two.
ORDER = ["tok2vec", "ner", "morphologizer", "parser"]
_STOPS = '.!?…"»”)'


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

    def pieces() -> Iterator[tuple[Doc, tuple[Article, int]]]:
        for article in articles:
            if not article.paragraphs:
                yield nlp.make_doc(""), (article, -1)
            for index, paragraph in enumerate(article.paragraphs):
                yield parted(nlp.make_doc(paragraph.of(article.text))), (article, index)

    done: list[ParsedParagraph] = []
    for doc, (article, index) in nlp.pipe(pieces(), as_tuples=True, batch_size=BATCH_SIZE):
        if index >= 0:
            done.append(ParsedParagraph(article.paragraphs[index], words.Doc.of(doc)))
        if index == len(article.paragraphs) - 1:
            yield ParsedArticle(article, tuple(done))
            done = []


def parted(doc: Doc) -> Doc:
    """`doc` before it is read, no word of which stands in two sentences that touch.

    « l'AFP.En mai » is « l' | AFP | . | En | mai », and a sentence starts at « En ».
    """
    from spacy.tokens import Doc

    ends = touching(doc.text)
    if not ends:
        return doc
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    for token in doc:
        cuts = {e - token.idx for e in ends if token.idx < e < token.idx + len(token)}
        cuts |= {len(token.text[:cut].rstrip(_STOPS)) for cut in cuts}
        for left, right in pairwise(sorted({0, *cuts, len(token)})):
            words.append(token.text[left:right])
            spaces.append(False)
            starts.append(token.idx + left in ends or None)
        spaces[-1] = bool(token.whitespace_)
    return Doc(doc.vocab, words=words, spaces=spaces, sent_starts=starts)
