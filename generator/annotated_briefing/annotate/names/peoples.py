"""Peoples are no names; countries are places."""

from __future__ import annotations

import re
from dataclasses import replace

from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.french.peoples import is_inhabitants, is_land
from annotated_briefing.model import Mention

_BARE = re.compile(r"(?:^|[.!?…:;,«\"(\n]\s?|\b(?:et|ou) )$")  # no article: not « le Lyonnais »


def without_inhabitants(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """The mentions but those of inhabitants (« les Lillois »), who are no names.

    Nor is « Lillois et touristes » in an article that has « les Lillois » as well.
    """
    text = parsed.article.text
    before = {m: text[max(0, m.start - 30) : m.start] for m in found if m.type != "PER"}
    people = {m.of(text) for m, left in before.items() if is_inhabitants(m.of(text), left)}
    return [
        mention
        for mention in found
        if mention.type == "PER"
        or mention.of(text) not in people
        or not (is_inhabitants(mention.of(text), before[mention]) or _BARE.search(before[mention]))
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
