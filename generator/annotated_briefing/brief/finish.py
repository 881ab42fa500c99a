"""The one door out of `brief`: an annotated article → what may leave the build, and its faults."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from annotated_briefing.brief.assemble import Briefed, brief
from annotated_briefing.brief.evidence import check
from annotated_briefing.brief.rights import published
from annotated_briefing.model import Annotations, Article, Briefing, MadeWith
from annotated_briefing.settings import Settings
from annotated_briefing.sources.glossary import Entry
from annotated_briefing.sources.reading import as_read, moved


def finish(
    article: Article,
    annotations: Annotations,
    *,
    settings: Settings,
    glossary: Sequence[Entry] = (),
    made_with: MadeWith | None = None,
    named: Callable[[Briefing], Briefing] = lambda briefing: briefing,
) -> Briefed:
    """The briefing with its layers, its evidence checked, within its rights.

    `named` gives an article whose file says nothing its address. Raises EvidenceError where a
    line is not the span it claims to be. Layers are made on the text as it is read; their words
    stay so, and their spans lead to the frozen text.
    """
    read, reading = as_read(article)
    briefed = brief(read, annotations, sentences=settings.sentences, glossary=glossary)
    check(briefed.briefing)
    whole = replace(
        moved(briefed.briefing, reading.back) if reading.at else briefed.briefing,
        text=article.text,
        made_with=made_with,
    )
    return replace(briefed, briefing=published(named(whole), settings.rights))
