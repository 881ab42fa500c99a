"""The one door out of `brief`: an annotated article → what may leave the build, and its faults."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from annotated_briefing.brief.rights import Shown, published, shown
from annotated_briefing.errors import SeedError, lost
from annotated_briefing.model import Annotations, Article, Briefing, MadeWith
from annotated_briefing.settings import Limits, Settings
from annotated_briefing.sources.glossary import Entry
from annotated_briefing.sources.reading import as_read, moved


@dataclass(frozen=True, slots=True)
class Finished:
    """A briefing as it may be published, the editor's corrections that no longer match its
    article, and how much of the article it shows."""

    briefing: Briefing
    faults: tuple[SeedError, ...]
    shown: Shown

    def named(self, give: Callable[[Briefing], Briefing]) -> Finished:
        """With the address that `give` gives: one is made of what may be read."""
        briefing = give(self.briefing)
        return replace(self, briefing=briefing, shown=replace(self.shown, id=briefing.id))


def finish(
    article: Article,
    annotations: Annotations,
    *,
    settings: Settings,
    glossary: Sequence[Entry] = (),
    made_with: MadeWith | None = None,
) -> Finished:
    """The briefing with its layers, its evidence checked, within its rights.

    Raises EvidenceError where a line is not the span it claims to be, SeedError where names or
    dates are past a limit. Layers are made on the text as it is read; their words stay so, and
    their spans lead to the frozen text.
    """
    # Here, since their patterns take long to load, and most builds make few briefings or none.
    from annotated_briefing.brief.assemble import brief
    from annotated_briefing.brief.evidence import check

    _check_limits(article, annotations, settings.limits)
    read, reading = as_read(article)
    briefed = brief(read, annotations, sentences=settings.sentences, glossary=glossary)
    check(briefed.briefing)
    whole = replace(
        moved(briefed.briefing, reading.back) if reading.at else briefed.briefing,
        text=article.text,
        paragraphs=article.paragraphs,  # with what opens them unseen
        made_with=made_with,
    )
    open_part = published(whole, settings.rights, settings.excerpt_share)
    return Finished(open_part, briefed.faults, shown(whole, open_part))


def _check_limits(article: Article, annotations: Annotations, limits: Limits) -> None:
    for found, most, what, name in (
        (annotations.mentions, limits.names, "noms", "max_names"),
        (annotations.timexes, limits.dates, "dates", "max_dates"),
    ):
        if len(found) > most:
            raise lost(
                SeedError(
                    article.source.path,
                    f"plus de {most} {what} (« {name} »)",
                    hint="coupez l'article, ou relevez ce réglage",
                )
            )
