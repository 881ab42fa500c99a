"""Peoples are no names; countries are places."""

from __future__ import annotations

from dataclasses import replace

from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.french.peoples import is_inhabitants, is_land
from annotated_briefing.model import Mention


def without_inhabitants(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """The mentions but those of inhabitants (« les Lillois »), who are no names."""
    text = parsed.article.text
    return [
        mention
        for mention in found
        if mention.type == "PER"
        or not is_inhabitants(mention.of(text), text[max(0, mention.start - 30) : mention.start])
    ]


def countries_as_places(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """The mentions, each country typed LOC whatever the model thought."""
    text = parsed.article.text
    return [
        replace(mention, type="LOC")
        if mention.type in ("ORG", "MISC") and is_land(mention.of(text))
        else mention
        for mention in found
    ]
