"""Names that stand together: « Albanie - Suisse » is two, « CFE-CGC », « Parquet de Paris » one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.annotate.names.known import is_known
from generator.annotate.names.nouns import is_kind
from generator.annotate.names.peoples import countries
from generator.annotate.parsed import ParsedArticle
from generator.model import EntityType, Mention

_DASH = re.compile(r"\s+[-–—]\s+")
# « procureur fédéral de »
_FUNCTION_OF = re.compile(
    r"(?P<one>[^\W\d_][\w-]+)(?: (?P<two>[a-zà-ÿ-]+))?"
    r" (?:de la |de l['’]|de |du |des |d['’])$"
)
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


def of_someone(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with a body or a place apart from the person who holds a function there.

    « le patron de Facebook | Mark Zuckerberg », where the article or everyone knows either.
    """
    text = parsed.article.text
    types = {mention.of(text): mention.type for mention in found}
    split: list[Mention] = []
    for mention in found:
        cut = place_of_person(text, mention, types)
        if cut is None:
            split.append(mention)
            continue
        place = mention.of(text)[:cut]
        kind = types.get(place, "LOC" if place in countries() else "ORG")
        split.append(replace(mention, end=mention.start + cut, type=kind))
        split.append(replace(mention, start=mention.start + cut + 1, type="PER"))
    return split


def place_of_person(text: str, mention: Mention, types: Mapping[str, EntityType]) -> int | None:
    """How long the body or place is at the start of a mention that ends with a person."""
    form = mention.of(text)
    before = _FUNCTION_OF.search(text, max(0, mention.start - 40), mention.start)
    if form.count(" ") < 2 or before is None:
        return None
    if not is_kind(before["one"], "PER") and not is_kind(before["two"] or "", "PER"):
        return None
    for gap in range(len(form) - 1, 0, -1):
        place, person = form[:gap], form[gap + 1 :]
        if form[gap] != " " or " " not in person or not person[0].isupper():
            continue
        if mention.type == "PER" and " " not in place and place not in countries():
            continue  # a given name
        known = place in types or place in countries() or is_known(place)
        if known or types.get(person) == "PER":
            return gap
    return None


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
