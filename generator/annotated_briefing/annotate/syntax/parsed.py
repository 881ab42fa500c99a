"""One article as the language model sees it: the words of each paragraph, with its offset."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_briefing.annotate.syntax.words import Doc, DocSpan, Token
from annotated_briefing.model import Article, Paragraph, Span


def text_of(doc: Doc) -> str:
    return doc.text


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
