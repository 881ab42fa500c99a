"""The order of dated events, in one article and across all."""

from __future__ import annotations

from annotated_briefing.model import Event


def by_days(event: Event) -> tuple[str, str]:
    """By earliest, then latest day; an open beginning sorts by its end, what is unknown last."""
    date = event.date
    return date.earliest or date.latest or "9999-12-31", date.latest or "9999-12-31"
