"""Names that stand together: « Albanie - Suisse » is two, « CFE-CGC », « Parquet de Paris » one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest

from annotated_briefing.annotate.names.apposed import ADJECTIVE
from annotated_briefing.annotate.names.organisations import is_known
from annotated_briefing.annotate.names.overlaps import by_start
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.french.given_names import gender
from annotated_briefing.french.nouns import is_kind, listed
from annotated_briefing.french.peoples import countries
from annotated_briefing.french.saying import form as saying
from annotated_briefing.model import EntityType, Mention

# Bodies called after people.
NAMED_AFTER = listed(
    "centre clinique collège école fondation hôpital institut lycée musée observatoire théâtre"
    " université"
)
_DASH = re.compile(r"\s+[-–—]\s+")
# « procureur fédéral de »
_FUNCTION_OF = re.compile(
    r"(?P<one>[^\W\d_][\w-]+)(?: (?P<two>[a-zà-ÿ-]+))?"
    r" (?:de la |de l['’]|de |du |des |d['’])$"
)
_BODY = re.compile(
    rf"(?<![\w-])(?P<noun>{'|'.join(sorted(NAMED_AFTER))})"
    rf"(?: (?P<adjective>{ADJECTIVE.pattern}))? $",
    re.I,
)
_ONLY_WITH_ADJECTIVE = listed("centre école théâtre")  # « le centre (spatial) Roy »
_SAID_ON = re.compile(r"[\"»”],? (?P<verb>[a-zà-ÿ]+(?: [a-zà-ÿ]+){0,5}) sur $")
_HYPHEN = re.compile(r"[-–]")


def apart(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with one mention a name where a dash stands between several.

    A spaced dash always does; a hyphen (« Nîmes-Montpellier ») where each side is a country or
    is named alone in the article.
    """
    text = parsed.article.text
    places = {mention.of(text) for mention in found if mention.type == "LOC"} | countries()
    people = {m.of(text).split()[-1] for m in found if m.type == "PER"}
    split: list[Mention] = []
    for mention in found:
        form = mention.of(text)
        if mention.type == "MISC":
            split.append(mention)
        elif mention.type == "PER" and people.issuperset(_HYPHEN.split(form)):
            split += parts(text, mention, _HYPHEN)  # « le sommet Trump-Kim »
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
    for mention in given_back(text, found, types):
        cut = place_of_person(text, mention, types)
        if cut is None:
            owner = person_of_body(text, mention, types)
            if owner is None:
                split.append(mention)
            else:
                split.append(replace(mention, end=mention.start + owner))
                split.append(replace(mention, start=mention.start + owner + 1, type="ORG"))
            continue
        place = mention.of(text)[:cut]
        kind = types.get(place, "LOC" if place in countries() else "ORG")
        split.append(replace(mention, end=mention.start + cut, type=kind))
        split.append(replace(mention, start=mention.start + cut + 1, type="PER"))
    return split


def person_of_body(text: str, mention: Mention, types: Mapping[str, EntityType]) -> int | None:
    """How long somebody's name is before that of his body: « le magnat Paul Roy | Roy Press »."""
    form = mention.of(text)
    if mention.type != "PER":
        return None
    for gap in (at for at, letter in enumerate(form) if letter == " "):
        person, body = form[:gap], form[gap + 1 :]
        if " " in person and (types.get(body) == "ORG" or (" " in body and is_known(body))):
            return gap
    return None


def given_back(
    text: str, found: list[Mention], types: Mapping[str, EntityType]
) -> Iterator[Mention]:
    """`found` with a given name that a body before it has taken: « le Front breton | Ada Roy »."""
    taken: int | None = None
    for mention, following in zip_longest(found, found[1:]):
        whole = mention if taken is None else replace(mention, start=taken)
        taken = None
        body, _, given = whole.of(text).rpartition(" ")
        beside = following is not None and text[whole.end : following.start] == " "
        if whole.type == "ORG" and beside and following.type == "PER" and body:
            full = f"{given} {following.of(text)}"
            known = types.get(body) == "ORG" or is_known(body)
            if known and (types.get(full) == "PER" or gender(given) is not None):
                taken = whole.end - len(given)
                whole = replace(whole, end=taken - 1)
        yield whole


def place_of_person(text: str, mention: Mention, types: Mapping[str, EntityType]) -> int | None:
    """How long the body or place is at the start of a mention that ends with a person."""
    form = mention.of(text)
    if form.count(" ") < 2:
        return None
    if mention.type in ("MISC", "ORG") and said_on(text, mention.start) and not is_known(form):
        gaps = [at for at, letter in enumerate(form) if letter == " "]
        rest = form.split()[1:]
        if all(word[:1].isupper() for word in rest):
            return max((at for at in gaps[:-1] if is_known(form[:at])), default=gaps[0])
    before = _FUNCTION_OF.search(text, max(0, mention.start - 40), mention.start)
    nouns = [before["one"], before["two"] or ""] if before else []
    function = any(is_kind(noun, "PER") for noun in nouns)
    for gap in range(len(form) - 1, 0, -1):
        place, person = form[:gap], form[gap + 1 :]
        if form[gap] != " " or " " not in person or not person[0].isupper():
            continue
        if is_known(place) and (function or mention.type == "PER"):
            return gap  # « l'eurodéputé EELV | Yannick Jadot »
        named = types.get(place) not in (None, "PER") or place in countries()
        given = mention.type == "PER" and " " not in place
        if function and (named or (not given and (place in types or types.get(person) == "PER"))):
            return gap
    return None


def said_on(text: str, start: int) -> bool:
    """Whether a saying after its words, where it was said and then by whom, ends at `start`:
    « "Oui", a écrit lundi sur | Facebook Paul Roy »."""
    before = _SAID_ON.search(text, max(0, start - 60), start)
    return before is not None and any(saying(word) for word in before["verb"].split())


def named_after(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with a body or a site under its whole name: « l'institut Paul Roy », « le centre
    spatial Roy ».

    Not where the article names the person, whom « le patron du musée Paul Roy » then may mean.
    """
    text = parsed.article.text
    others = Counter(m.of(text) for m in found if m.type in ("PER", "LOC"))
    whole: list[Mention] = []
    for mention in by_start(found):
        body = body_before(text, mention)
        known = others[mention.of(text)] > 1 and not (body and body["noun"].istitle())
        if whole and body and whole[-1].start == body.start():
            whole.pop()  # « Fondation » alone
        free = body and (not whole or whole[-1].end <= body.start())
        if body and free and not known:
            site = is_kind(body["noun"], "LOC") and not is_kind(body["noun"], "ORG")
            whole.append(replace(mention, start=body.start(), type="LOC" if site else "ORG"))
        else:
            whole.append(mention)
    return whole


def body_before(text: str, mention: Mention) -> re.Match[str] | None:
    """The noun of a body or a site with its adjective, right before a person or a place."""
    if mention.type not in ("PER", "LOC"):
        return None
    found = _BODY.search(text, max(0, mention.start - 40), mention.start)
    if found and found["noun"].lower() in _ONLY_WITH_ADJECTIVE and not found["adjective"]:
        return None
    return found


def parts(text: str, mention: Mention, dash: re.Pattern[str]) -> Iterator[Mention]:
    """The mentions between the dashes that `dash` finds within one."""
    start = mention.start
    for gap in dash.finditer(text, mention.start, mention.end):
        yield replace(mention, start=start, end=gap.start())
        start = gap.end()
    yield replace(mention, start=start)


def together(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with one organisation where acronyms are joined, or a body and its seat."""
    text = parsed.article.text
    whole: list[Mention] = []
    for mention in by_start(found):
        if whole and joined(text, whole[-1], mention):
            whole[-1] = replace(whole[-1], end=mention.end, type="ORG")
        else:
            whole.append(mention)
    return whole


def joined(text: str, one: Mention, two: Mention) -> bool:
    """Whether two neighbouring mentions are one name (« CFE-CGC »)."""
    between = text[one.end : two.start]
    if between == "-":
        return "ORG" in (one.type, two.type) and acronym(one.of(text)) and acronym(two.of(text))
    # « le Parquet de Paris », « l'Université Edith Cowan »: neither is a name by its first word
    if one.type != "ORG" or one.of(text)[:1].islower():
        return False
    if two.type == "PER":
        words = one.of(text).lower().split()
        named = words[0] in NAMED_AFTER and (len(words) == 1 or " " not in two.of(text))
        return between == " " and named
    seat = one.of(text).istitle() and is_kind(one.of(text), "ORG") and two.type == "LOC"
    return seat and between in (" de ", " d'", " d’", " du ")


def acronym(form: str) -> bool:
    """Whether a form is two to eight capitals and nothing else."""
    return 2 <= len(form) <= 8 and form.isupper() and form.isalpha()
