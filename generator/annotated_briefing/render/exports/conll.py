"""Readable sentences as CoNLL-2003 columns: a token a line with its name tag in BIO."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from annotated_briefing.model import Briefing, Held, Mention, Site
from annotated_briefing.render.exports.registry import Context, readable, texts

_TOKEN = re.compile(r"\w+['’]?|[^\w\s]")


def whole(site: Site, context: Context, lines: Held) -> Iterator[Held]:
    """A word and its tag (BIO) a line, a blank line between the sentences that may be read."""
    yield lines


def part(briefing: Briefing, context: Context) -> str:
    """The sentences of one briefing."""
    lines = [f"# briefing = {briefing.id}", f"# url = {context.article(briefing)}"]
    starts = [mention.start for mention in briefing.mentions]
    for ident, span in readable(briefing):
        lines.append(f"# sentence = {ident}")
        for token in _TOKEN.finditer(briefing.text, span.start, span.end):
            position = bisect_right(starts, token.start()) - 1
            mention = briefing.mentions[position] if position >= 0 else None
            lines.append(f"{token.group()}\t{tag(mention, token.start())}")
        lines.append("")
    return "\n".join([*lines, ""])


def tag(mention: Mention | None, start: int) -> str:
    """The BIO tag of a token that begins at `start`."""
    if mention is None or start >= mention.end:
        return "O"
    return f"{'B' if start == mention.start else 'I'}-{mention.type}"


EXPORTS = (texts("conll", "noms.conll", "text/plain", whole, part),)
