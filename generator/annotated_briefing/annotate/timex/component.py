"""The tagger as a spaCy component of its own: `nlp.add_pipe("briefing_timex")`.

It wants a pipeline with a tagger, a morphologizer and a parser before it, and sets
`doc._.timexes`, offsets being those of the document. The day of writing is the component's
`published` setting, or `doc._.published` where that is set: an EDTF day, month or year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotated_briefing.annotate.syntax import words
from annotated_briefing.annotate.timex import of_docs
from annotated_briefing.annotate.timex.tagger import Reference, read_text
from annotated_briefing.model import Timex

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "briefing_timex"


class TimexComponent:
    """Callable on a Doc. Without sentence boundaries it reads the text alone, with no tense."""

    def __init__(self, published: str | None = None) -> None:
        self.published = published

    def __call__(self, doc: Doc) -> Doc:
        published = doc._.published or self.published
        found: tuple[Timex, ...]
        if doc.has_annotation("SENT_START"):
            found = of_docs([(words.Doc.of(doc), 0)], Reference.of(published))
        else:
            found = tuple(read_text(doc.text, published))
        doc._.timexes = found
        return doc


def create(nlp: Language, name: str, published: str | None) -> TimexComponent:
    """The factory spaCy calls; `published` is an ISO day, month or year."""
    return TimexComponent(published)


def _register() -> None:
    """Tell spaCy of the factory. Runs on import, which an entry point does on first use."""
    from spacy.language import Language
    from spacy.tokens import Doc

    if not Doc.has_extension("timexes"):
        Doc.set_extension("timexes", default=())
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    Language.factory(NAME, default_config={"published": None}, func=create)


_register()
