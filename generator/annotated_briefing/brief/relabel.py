"""Other ids for the entities that a briefing's lines refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from annotated_briefing.model import Briefing, Claim, Event


def relabelled(briefing: Briefing, new: Callable[[str], str | None]) -> Briefing:
    """The briefing with every reference to an entity turned into `new` of it, or into none.

    A line that so loses its speaker goes, unless it has words that name them: what somebody says
    is never shown as if nobody did. `entities` are the caller's to change.
    """

    def of(ident: str | None) -> str | None:
        return new(ident) if ident else None

    def claims() -> Iterator[Claim]:
        for claim in briefing.claims:
            speaker = of(claim.speaker)
            if speaker or claim.speaker_span or not claim.speaker:
                yield replace(claim, speaker=speaker)

    def events() -> Iterator[Event]:
        for event in briefing.events:
            named = dict.fromkeys(filter(None, map(of, event.entities)))
            said_by = of(event.claimed_by)
            if said_by or not event.claimed_by:
                yield replace(event, claimed_by=said_by, entities=tuple(named))

    return replace(
        briefing,
        mentions=tuple(replace(item, entity=of(item.entity)) for item in briefing.mentions),
        quotes=tuple(replace(item, speaker=of(item.speaker)) for item in briefing.quotes),
        claims=tuple(claims()),
        events=tuple(events()),
    )
