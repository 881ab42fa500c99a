"""What of an article may leave the build. Later stages only ever see the result."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotated_briefing.brief.relabel import relabelled
from annotated_briefing.french.fold import letters, slug
from annotated_briefing.model import (
    Briefing,
    Definition,
    Entity,
    Mention,
    Rights,
    Sentence,
    Span,
    printed,
)

MASK = "·"  # stands for each withheld character, so that every offset stays true
SHARE = 0.35
_NAME = re.compile(r"\b[^\W\d_a-zà-ÿ][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of an article is published: words of its sentences, and where its title is from."""

    id: str
    path: str
    rights: Rights
    words: int
    of: int
    title: str | None  # None where neither the editor nor an open sentence gives one

    @property
    def share(self) -> float:
        return self.words / self.of if self.of else 0.0


def published(briefing: Briefing, rights: Rights, share: float = SHARE) -> Briefing:
    """The briefing as it may be published: `full`, an excerpt of its sentences, or a mere link.

    An excerpt holds at most `share` of the words of the article's sentences: those of the
    essentials first, then those of statements, then those of dates. Withheld text is masked in
    `text`, and every item that rests on it is left out; so is a title that the text gave. A mere
    link keeps the facts of publication, and the title that the editor gave.
    """
    rights = briefing.source.rights or rights
    if rights == "full":
        return replace(
            _closed(briefing), rights=rights, shown=tuple(s.id for s in briefing.sentences)
        )
    if rights == "link":
        return _linked(briefing)
    kept = _chosen(printed(briefing), share)
    # The dateline and the credits say where a text comes from: they are never withheld.
    open_spans = _joined(
        [s.span for s in (*kept, briefing.header, briefing.credits_span) if s], briefing.text
    )

    def open_(*spans: Span | None) -> bool:
        return all(span is None or _covered(span, open_spans) for span in spans)

    titled = open_(*briefing.title_evidence)
    mentions = tuple(mention for mention in briefing.mentions if open_(mention))
    text = _masked(briefing, open_spans)
    hidden = _Hidden(briefing.text, text)
    seen = {mention.entity for mention in mentions}
    opened = {sentence.id for sentence in kept}
    result = replace(
        briefing,
        rights=rights,
        shown=tuple(sentence.id for sentence in kept),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=briefing.title if titled else "",
        title_evidence=briefing.title_evidence if titled else (),
        mentions=mentions,
        entities=tuple(
            _visible_part(entity, briefing.text, mentions, open_)
            for entity in briefing.entities
            if entity.id in seen
        ),
        timexes=tuple(item for item in briefing.timexes if open_(item)),
        quotes=tuple(
            item
            for item in briefing.quotes
            if open_(item, item.speaker_span, item.cue_span, item.speaker_name)
        ),
        summary=tuple(
            item for item in briefing.summary if open_(item, item.speaker_span, item.context)
        ),
        events=tuple(
            item
            for item in briefing.events
            if open_(item, item.timex, item.claimed_span, item.context)
        ),
        claims=tuple(
            item
            for item in briefing.claims
            if open_(item, item.speaker_span, item.cue_span, item.context)
        ),
        changes=tuple(change for change in briefing.changes if change.sentence in opened),
        gaps=tuple(
            gap for gap in briefing.gaps if open_(*gap.evidence) and not hidden.named_in(gap.text)
        ),
    )
    return _closed(_renamed(result, hidden))


def shown(whole: Briefing, open_part: Briefing) -> Shown:
    """What `published` left of a briefing, counted."""
    visible = set(open_part.shown)
    return Shown(
        id=open_part.id,
        path=whole.source.path,
        rights=open_part.rights,
        words=sum(_words(whole, s) for s in whole.sentences if s.id in visible),
        of=sum(_words(whole, s) for s in whole.sentences),
        title=open_part.title or None,
    )


def _words(briefing: Briefing, sentence: Sentence) -> int:
    return len(sentence.of(briefing.text).split())


def _linked(briefing: Briefing) -> Briefing:
    """The facts of publication alone: no offset into a text that is not there."""
    source = briefing.source
    return Briefing(
        id=briefing.id,
        language=briefing.language,
        title="" if briefing.title_evidence else briefing.title,
        text="",
        sha256=hashlib.sha256(b"").hexdigest(),
        body=Span(0, 0),
        source=replace(
            source,
            agency_span=None,
            dateline=source.dateline and replace(source.dateline, start=0, end=0),
            credits=tuple(replace(credit, start=0, end=0) for credit in source.credits),
        ),
        made_with=briefing.made_with,
        rights="link",
    )


DEAR = 0.6  # share of an excerpt that no essential is worth before anybody has spoken


def _chosen(briefing: Briefing, share: float) -> list[Sentence]:
    """The sentences of the excerpt, in the order of the text."""
    left = int(share * sum(_words(briefing, s) for s in briefing.sentences))
    taken: set[str] = set()
    for spans in _cited(briefing, left):
        needed = {
            s.id: _words(briefing, s)
            for span in spans
            for s in _touched(briefing, span)
            if s.id not in taken
        }
        if sum(needed.values()) <= left:
            left -= sum(needed.values())
            taken.update(needed)
    return [sentence for sentence in briefing.sentences if sentence.id in taken]


def _cited(briefing: Briefing, allowed: int) -> Iterator[tuple[Span, ...]]:
    """What each line of the page rests on, the most wanted first, of an excerpt of so many words.

    An essential that would take most of it, with what stands before it, comes after the voices.
    """
    essentials = [_given(i, i.speaker_span, i.context) for i in briefing.summary]
    dear = [spans for spans in essentials if _cost(briefing, spans) > DEAR * allowed]
    yield briefing.title_evidence
    yield from (spans for spans in essentials if spans not in dear)
    for claim in briefing.claims:
        yield _given(claim, claim.speaker_span, claim.cue_span, claim.context)
    yield from dear
    for event in sorted(briefing.events, key=lambda event: event.start):
        yield _given(event, event.timex, event.claimed_span, event.context)


def _cost(briefing: Briefing, spans: tuple[Span, ...]) -> int:
    """The words of the sentences that a line rests on."""
    touched = {s.id: s for span in spans for s in _touched(briefing, span)}
    return sum(_words(briefing, sentence) for sentence in touched.values())


def _given(*spans: Span | None) -> tuple[Span, ...]:
    return tuple(span for span in spans if span)


def _touched(briefing: Briefing, span: Span) -> Iterator[Sentence]:
    """The sentences that a span lies in."""
    position = bisect_right(briefing.sentences, span.start, key=lambda s: s.start) - 1
    for sentence in briefing.sentences[max(position, 0) :]:
        if sentence.start >= span.end:
            return
        if sentence.overlaps(span):
            yield sentence


def _covered(span: Span, spans: Sequence[Span]) -> bool:
    """Whether one of several spans, in order and apart from each other, covers a span."""
    position = bisect_right(spans, span.start, key=lambda s: s.start) - 1
    return position >= 0 and spans[position].covers(span)


def _closed(briefing: Briefing) -> Briefing:
    """Without what refers to a name that is not there."""
    known = {entity.id for entity in briefing.entities}
    return relabelled(briefing, lambda ident: ident if ident in known else None)


def _joined(spans: list[Span], text: str) -> list[Span]:
    """Spans in order, those with only white space between them made one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _masked(briefing: Briefing, open_spans: list[Span]) -> str:
    """The text with all else masked: the spaces of withheld sentences too, which would tell the
    lengths of their words."""
    text = briefing.text
    parts: list[str] = []
    position = 0

    def mask(end: int) -> None:
        parts.append("".join(c if c.isspace() else MASK for c in text[position:end]))

    for span in sorted((*open_spans, *briefing.sentences), key=lambda span: span.start):
        if span.start < position:
            continue  # a sentence within an open span
        mask(span.start)
        opened = not isinstance(span, Sentence)
        parts.append(span.of(text) if opened else MASK * (span.end - span.start))
        position = span.end
    mask(len(text))
    return "".join(parts)


class _Hidden:
    """The names that only withheld words give, however they are written elsewhere."""

    def __init__(self, text: str, visible: str) -> None:
        self._names = _names(text) - _names(visible)
        self._text, self._visible = letters(text), letters(visible)

    def named_in(self, words: str) -> bool:
        return not self._names.isdisjoint(_names(words))

    def gives(self, name: str) -> bool:
        """Whether a name, or as it stands its words together, can be read in them alone."""
        plain = letters(name)
        return self.named_in(name) or (plain in self._text and plain not in self._visible)


def _names(text: str) -> set[str]:
    return {letters(name) for name in _NAME.findall(text)}


def _visible_part(
    entity: Entity, text: str, mentions: Iterable[Mention], open_: Callable[..., bool]
) -> Entity:
    def visible(definition: Definition) -> bool:
        return open_(*definition.evidence)

    forms = {mention.of(text) for mention in mentions if mention.entity == entity.id}
    return replace(
        entity,
        aliases=tuple(alias for alias in entity.aliases if alias in forms),
        definitions=tuple(d for d in entity.definitions if visible(d)),
        roles=tuple(d for d in entity.roles if visible(d)),
    )


def _renamed(briefing: Briefing, hidden: _Hidden) -> Briefing:
    """Entities called, and addressed, by what can be read of them."""
    taken = {entity.id for entity in briefing.entities if not hidden.gives(entity.name)}
    ids: dict[str, str | None] = {}
    entities: list[Entity] = []
    for entity in briefing.entities:
        if not hidden.gives(entity.name):
            entities.append(entity)
            continue
        forms = {m.of(briefing.text) for m in briefing.mentions if m.entity == entity.id}
        name = max(sorted(forms), key=len)
        ident = slug(name)
        ids[entity.id] = None
        if ident and ident not in taken:
            taken.add(ident)
            ids[entity.id] = ident
            aliases = tuple(sorted(forms - {name}))
            entities.append(replace(entity, id=ident, name=name, aliases=aliases))
    renamed = relabelled(briefing, lambda ident: ids.get(ident, ident))
    return replace(renamed, entities=tuple(entities))
