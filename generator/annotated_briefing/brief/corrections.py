"""The editor's corrections laid over what the machine found; each one that finds nothing is told.

They are applied after the cache, so they cost nothing and survive every rebuild.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from annotated_briefing import edtf
from annotated_briefing.brief.register import Register
from annotated_briefing.errors import SeedError
from annotated_briefing.french.wording import BY_EDITOR
from annotated_briefing.model import (
    Annotations,
    Article,
    Correction,
    Definition,
    Entity,
    Mention,
    Quote,
    Sentence,
    Span,
    SummaryItem,
    Timex,
)


def correct(article: Article, annotations: Annotations) -> tuple[Annotations, list[SeedError]]:
    """Annotations as the editor wants them, and the corrections that match nothing."""
    faults: list[SeedError] = []
    for fix in article.corrections:
        before = annotations
        if fix.of == "name" and not fix.is_:
            annotations = replace(annotations, mentions=_names(article, annotations, fix))
        elif fix.of == "date":
            annotations = _dates(annotations, fix)
        elif fix.of == "quote":
            found = _quotes(article, annotations.quotes, fix)
            if found is None:
                faults.append(_lost(fix, f"« {fix.speaker} » n'est pas nommé dans l'article"))
                continue
            annotations = replace(annotations, quotes=found)
        if annotations == before and not fix.is_ and not _already(article, before, fix):
            faults.append(_lost(fix, f"« {fix.words} » ne s'y trouve plus"))
    return annotations, faults


def join_names(article: Article, register: Register) -> tuple[Register, list[SeedError]]:
    """The register with the names that the editor says are one."""
    faults: list[SeedError] = []
    for fix in article.corrections:
        if not fix.is_:
            continue
        keep = _named(article, register, fix.is_)
        gone = _named(article, register, fix.words)
        if keep is None or gone is None:
            missing = fix.words if gone is None else fix.is_
            faults.append(_lost(fix, f"aucun nom « {missing} »"))
        elif keep != gone:
            register = _joined(article, register, keep, gone, fix.words)
    return register, faults


def chosen_summary(
    article: Article, sentences: Iterable[Sentence]
) -> tuple[tuple[SummaryItem, ...], list[SeedError]]:
    """The sentences that the editor chose as essentials, by their first words."""
    known = tuple(sentences)
    items: list[SummaryItem] = []
    faults: list[SeedError] = []
    for fix in article.summary:
        sentence = next((s for s in known if s.of(article.text).startswith(fix.words)), None)
        if sentence is None:
            faults.append(_lost(fix, f"aucune phrase ne commence par « {fix.words} »"))
        else:
            words = sentence.of(article.text)
            items.append(SummaryItem(sentence.start, sentence.end, words, sentence.id))
    return tuple(items), faults


def _names(article: Article, annotations: Annotations, fix: Correction) -> tuple[Mention, ...]:
    spans = _occurrences(article, fix.words)
    others = [m for m in annotations.mentions if not any(m.overlaps(span) for span in spans)]
    if not spans or fix.hide:
        return tuple(m for m in annotations.mentions if m.of(article.text) != fix.words)
    assert fix.type is not None
    own = [Mention(span.start, span.end, type=fix.type) for span in spans]
    return tuple(sorted([*others, *own], key=lambda mention: mention.start))


def _occurrences(article: Article, words: str) -> list[Span]:
    """Whole-word occurrences in the article's paragraphs."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return [
        Span(*match.span())
        for paragraph in article.paragraphs
        for match in pattern.finditer(article.text, paragraph.start, paragraph.end)
    ]


def _dates(annotations: Annotations, fix: Correction) -> Annotations:
    def fixed(timex: Timex) -> Timex:
        days = edtf.bounds(fix.edtf or "")
        if timex.text != fix.words or days is None:
            return timex
        earliest, latest = days
        return replace(timex, edtf=fix.edtf, earliest=earliest, latest=latest, basis=BY_EDITOR)

    if not fix.hide:
        return replace(annotations, timexes=tuple(fixed(timex) for timex in annotations.timexes))
    gone = {timex.span for timex in annotations.timexes if timex.text == fix.words}
    return replace(
        annotations,
        timexes=tuple(timex for timex in annotations.timexes if timex.span not in gone),
        clauses=tuple(clause for clause in annotations.clauses if clause.timex not in gone),
    )


def _quotes(
    article: Article, quotes: tuple[Quote, ...], fix: Correction
) -> tuple[Quote, ...] | None:
    """None where the speaker's name is nowhere in the article to point at."""
    if fix.hide:
        return tuple(quote for quote in quotes if not quote.text.startswith(fix.words))
    named = _occurrences(article, fix.speaker or "")
    if not named:
        return None
    return tuple(
        replace(quote, speaker_span=min(named, key=lambda span: abs(span.start - quote.start)))
        if quote.text.startswith(fix.words)
        else quote
        for quote in quotes
    )


def _already(article: Article, annotations: Annotations, fix: Correction) -> bool:
    """Whether the machine now says of itself what the correction asks for."""
    if fix.hide:
        return False
    if fix.of == "name":
        return any(
            mention.of(article.text) == fix.words and mention.type == fix.type
            for mention in annotations.mentions
        )
    if fix.of == "date":
        return any(t.text == fix.words and t.edtf == fix.edtf for t in annotations.timexes)
    return any(quote.text.startswith(fix.words) for quote in annotations.quotes)


def _named(article: Article, register: Register, words: str) -> str | None:
    """The entity of a name, by its own name first, then by how the text writes it."""
    by_name = (entity.id for entity in register.entities if entity.name == words)
    by_form = (m.entity for m in register.mentions if m.of(article.text) == words and m.entity)
    return next(by_name, None) or next(by_form, None)


def _joined(article: Article, register: Register, keep: str, gone: str, words: str) -> Register:
    """Mentions written `words` go to `keep`; an entity without any left hands over the rest."""
    mentions = tuple(
        replace(m, entity=keep) if m.entity == gone and m.of(article.text) == words else m
        for m in register.mentions
    )
    emptied = not any(mention.entity == gone for mention in mentions)
    old = next(entity for entity in register.entities if entity.id == gone)
    entities = tuple(
        _with(entity, words, old if emptied else None) if entity.id == keep else entity
        for entity in register.entities
        if not (emptied and entity.id == gone)
    )
    return replace(register, mentions=mentions, entities=entities)


def _with(entity: Entity, alias: str, old: Entity | None) -> Entity:
    def both(mine: tuple[Definition, ...], other: tuple[Definition, ...]) -> tuple[Definition, ...]:
        return tuple(dict.fromkeys((*mine, *other)))

    aliases = tuple(dict.fromkeys((*entity.aliases, alias, *(old.aliases if old else ()))))
    return replace(
        entity,
        aliases=tuple(form for form in aliases if form != entity.name),
        definitions=both(entity.definitions, old.definitions if old else ()),
        roles=both(entity.roles, old.roles if old else ()),
    )


def _lost(fix: Correction, why: str) -> SeedError:
    return SeedError(
        fix.path, f"correction sans effet : {why}", line=fix.line, hint="corrigez-la ou retirez-la"
    )
