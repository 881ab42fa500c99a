"""What the text itself says a name is: appositions, titles, relative clauses."""

from __future__ import annotations

from generator.annotate.parsed import ParsedArticle
from generator.model import Descriptor, Mention


def descriptors(parsed: ParsedArticle, mentions: tuple[Mention, ...]) -> tuple[Descriptor, ...]:
    return ()
