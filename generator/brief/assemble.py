"""Article + Annotations → Briefing: every layer, then the check that each rests on its span."""

from __future__ import annotations

from generator.brief.claims import claims, gaps, link_quotes
from generator.brief.headline import headline
from generator.brief.register import register
from generator.brief.summary import summary
from generator.brief.timeline import events
from generator.model import Annotations, Article, Briefing


def brief(article: Article, annotations: Annotations, *, sentences: int = 3) -> Briefing:
    title, title_evidence = headline(article, annotations)
    registered = register(article, annotations)
    found_claims = claims(article, annotations, registered)
    found_events = events(article, annotations, registered, found_claims)
    return Briefing(
        id=article.id,
        language=article.language,
        title=title,
        title_evidence=title_evidence,
        text=article.text,
        sha256=article.sha256,
        header=article.header,
        body=article.body,
        credits_span=article.credits_span,
        source=article.source,
        paragraphs=article.paragraphs,
        sentences=annotations.sentences,
        mentions=registered.mentions,
        entities=registered.entities,
        timexes=annotations.timexes,
        quotes=link_quotes(annotations, registered),
        summary=summary(article, annotations, title, sentences),
        events=found_events,
        claims=found_claims,
        gaps=gaps(article, annotations, found_claims, found_events),
    )
