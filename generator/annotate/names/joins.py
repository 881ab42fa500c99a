"""Names that stand together: « Albanie - Suisse » is two, « CFE-CGC », « Parquet de Paris » one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.annotate.names.nouns import is_kind
from generator.annotate.names.peoples import countries
from generator.annotate.parsed import ParsedArticle
from generator.model import Mention

_DASH = re.compile(r"\s+[-–—]\s+")
_HYPHEN = re.compile(r"[-–]")


def apart(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with one mention a name where a dash stands between several.

    A spaced dash always does; a hyphen (« Nîmes-Montpellier ») where each side is a country or
    is named alone in the article.
    """
    text = parsed.article.text
    places = {mention.of(text) for mention in found if mention.type == "LOC"} | countries()
    split: list[Mention] = []
    for mention in found:
        form = mention.of(text)
        if mention.type == "MISC":
            split.append(mention)
        elif _DASH.search(form) and all(part[:1].isupper() for part in _DASH.split(form)):
            split += parts(text, mention, _DASH)
        elif mention.type == "LOC" and all(part in places for part in _HYPHEN.split(form)):
            split += parts(text, mention, _HYPHEN)
        else:
            split.append(mention)
    return split


def parts(text: str, mention: Mention, dash: re.Pattern[str]) -> Iterator[Mention]:
    start = mention.start
    for gap in dash.finditer(text, mention.start, mention.end):
        yield replace(mention, start=start, end=gap.start())
        start = gap.end()
    yield replace(mention, start=start)


def together(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with one organisation where acronyms are joined, or a body and its seat."""
    text = parsed.article.text
    whole: list[Mention] = []
    for mention in sorted(found, key=lambda m: m.start):
        if whole and joined(text, whole[-1], mention):
            whole[-1] = replace(whole[-1], end=mention.end, type="ORG")
        else:
            whole.append(mention)
    return whole


def joined(text: str, one: Mention, two: Mention) -> bool:
    between = text[one.end : two.start]
    if between == "-":
        return "ORG" in (one.type, two.type) and acronym(one.of(text)) and acronym(two.of(text))
    # « le Parquet de Paris », where « le Parquet » alone is no name
    return (
        (one.type, two.type) == ("ORG", "LOC")
        and between in (" de ", " d'", " d’", " du ")
        and one.of(text).istitle()
        and is_kind(one.of(text), "ORG")
    )


def acronym(form: str) -> bool:
    return 2 <= len(form) <= 8 and form.isupper() and form.isalpha()
