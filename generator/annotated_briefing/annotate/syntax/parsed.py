"""One article as the language model sees it: a spaCy Doc for each paragraph, with its offset."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotated_briefing.model import Article, Paragraph, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan


def text_of(doc: Doc) -> str:
    """`doc.text`, which spaCy would put together anew each time."""
    text = doc.user_data.get("text")
    if not isinstance(text, str):
        text = doc.user_data["text"] = doc.text
    return str(text)


@dataclass(frozen=True, slots=True)
class ParsedParagraph:
    """`doc.text` is verbatim `article.text[paragraph.start:paragraph.end]`."""

    paragraph: Paragraph
    doc: Doc

    @property
    def text(self) -> str:
        return text_of(self.doc)

    @property
    def offset(self) -> int:
        return self.paragraph.start

    def span(self, tokens: DocSpan | Token) -> Span:
        """Tokens of this paragraph's doc → their span in the article's text."""
        start = tokens.start_char if hasattr(tokens, "start_char") else tokens.idx
        return Span(self.offset + start, self.offset + start + len(tokens.text))


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article and its paragraphs as parsed, in the order of the text."""

    article: Article
    paragraphs: tuple[ParsedParagraph, ...]
