"""Article + Annotations → Briefing: every layer, as the editor corrected it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from annotated_briefing.brief.changes import changes
from annotated_briefing.brief.claims import claims, link_quotes
from annotated_briefing.brief.corrections import Editor
from annotated_briefing.brief.essentials.headline import MAX_HEADLINE, headline
from annotated_briefing.brief.essentials.summary import summary
from annotated_briefing.brief.gaps import gaps
from annotated_briefing.brief.glossary import looked_up
from annotated_briefing.brief.register import register
from annotated_briefing.brief.timeline import events
from annotated_briefing.errors import SeedError
from annotated_briefing.model import FRENCH, Annotations, Article, Briefing, SummaryItem
from annotated_briefing.sources.glossary import Entry


@dataclass(frozen=True, slots=True)
class Briefed:
    """A briefing, and the editor's corrections that no longer match its article."""

    briefing: Briefing
    faults: tuple[SeedError, ...] = ()


def brief(
    article: Article,
    annotations: Annotations,
    *,
    sentences: int = 3,
    glossary: Sequence[Entry] = (),
) -> Briefed:
    """`sentences` is the length of the summary, `glossary` the site's own entries."""
    if article.language != FRENCH:
        return Briefed(_text_alone(article, annotations))
    found = looked_up(article, annotations.mentions, glossary)
    editor = Editor(article)
    annotations = editor.annotations(replace(annotations, mentions=found))
    title, title_evidence = headline(article, annotations)
    registered = editor.register(register(article, annotations, glossary))
    found_claims = claims(article, annotations, registered)
    found_events = events(article, annotations, registered, found_claims)

    def by_machine(count: int) -> tuple[SummaryItem, ...]:
        return summary(article, annotations, count)

    briefing = replace(
        _text_alone(article, annotations),
        title=title,
        title_evidence=title_evidence,
        mentions=registered.mentions,
        entities=registered.entities,
        quotes=link_quotes(annotations, registered),
        summary=editor.summary(annotations.sentences, sentences, by_machine),
        events=found_events,
        claims=found_claims,
        gaps=gaps(article, annotations, found_claims),
    )
    return Briefed(briefing, tuple(editor.faults))


def _text_alone(article: Article, annotations: Annotations) -> Briefing:
    """Text, title, sentences and dates: all there is of an article in another language."""
    lead = annotations.sentences[0].of(article.text) if annotations.sentences else ""
    return Briefing(
        id=article.id,
        language=article.language,
        title=article.title or shorten(lead, MAX_HEADLINE, placeholder="…") or article.id,
        title_evidence=() if article.title else tuple(s.span for s in annotations.sentences[:1]),
        text=article.text,
        sha256=article.sha256,
        header=article.header,
        body=article.body,
        credits_span=article.credits_span,
        furniture=article.furniture,
        source=article.source,
        paragraphs=article.paragraphs,
        sentences=annotations.sentences,
        timexes=annotations.timexes,
        changes=changes(article.before, article.text, annotations.sentences),
    )
