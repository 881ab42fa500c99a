"""What a name that several things bear means here: « le canal de Suez », « le dieu Hermès ».

The list of organisations, and the recogniser that has learned it, know only the firm; the words
around the name know better.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from annotated_briefing.annotate.names.not_names import CIVILITIES
from annotated_briefing.annotate.names.organisations import is_known
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.french.nouns import (
    BODIES,
    COMPANY_LIKE,
    FIRMS,
    PEOPLE,
    SPOTS,
    lemmas,
    listed,
)
from annotated_briefing.model import EntityType, Mention

_REACH = 60
# Nouns whose complement is a place: who lives there, who governs it, what lies there.
_OF_PLACE = (
    r"maires?|mairesse|mairie|bourgmestre|habitant(?:e?s|e)?|riverain(?:e?s|e)?|ville|villages?|bourg"
    r"|commune|port|rade|canal|isthme|golfe|baie|détroit|lac|vallée|col|plage|gare|rues?|ruelles"
    r"|faubourgs?|banlieue|quartiers?|périphérie|environs|alentours|hauteurs|centre-ville|château"
    r"|cathédrale|basilique|église|collégiale|évêque|archevêque|curé|diocèse|préfecture"
    r"|sous-préfecture|sous-préfète?|préfète?|province|district|canton|région"
    r"|gouverneure?|gouvernorat|marchés? aux \w+|remparts|ruines|citadelle|source|vignobles?"
)
_PLACE_BEFORE = re.compile(
    rf"\b(?:{_OF_PLACE})(?: [a-zà-ÿ-]+)?,? (?:de |d['’]|du )$"
    r"|\b(?:vi(?:t|s|vent|vait|vaient|vre|vant|vra)|habit(?:e|ent|ait|aient|er|ant)"
    r"|née?s?|morte?s?|domicilié(?:e?s|e)?|installé(?:e?s|e)?|séjourn\w+|rési?d\w+|mouill\w+"
    r"|accost\w+|débarqu\w+|grandi|étape|dimanche|vacances|arriv\w+)"
    r" (?:à|près de|non loin de|au large de|aux portes de) $"
    r"|\b(?:originaire|natifs?|natives?) de $|\b(?:à l['’](?:est|ouest)|au (?:nord|sud)) de $"
    r"|\b(?:kilomètres|km|minutes|heures) (?:de |d['’])$"
)
_THING_BEFORE = re.compile(
    r"\b(?:dieu|déesse|divinité|titan|théorème|légende|mythe|mythologie|culte|statues?|temple"
    r"|fable|caducée|constellation|astéroïde|planète)(?: [a-zà-ÿ-]+)? (?:de |d['’])?$",
    re.IGNORECASE,
)
# « , en Toscane », « (Italie) »: a place within a place.
_PLACE_AFTER = re.compile(r",? en [A-ZÉ][a-zà-ÿ]+|,? (?:sur Mer|sur-Mer)\b")
# « A Suez, les quais sont vides », where a firm would have « chez ».
_AT = re.compile(r"(?:^|[.!?…\n«\"]\s?)(?:A|À) $")
_BORN = re.compile(r"\bNée? (?:à|en|au) [^.,;]{3,30}, $")
# « , messager des dieux », « fut un savant ».
_THEN = re.compile(
    r"(?:, (?!une? |l[ea]s? )| (?:est|fut|était) (?:une? |l[ea] |l['’]))(?P<noun>[a-zà-ÿ-]{3,})"
)
_NOUN_BEFORE = re.compile(
    r"(?P<noun>[^\W\d_][\w-]*)(?: (?P<adjective>(?!(?:l[ea]s?|une?|de|du|des|d|à|au|aux|en|par|pour"
    r"|sur|chez|et|ou|que|avec|contre|dans)\b)[a-zà-ÿ-]+))? $"
)
HUMANS = PEOPLE - BODIES - FIRMS - COMPANY_LIKE - {"guide"}  # « le guide Michelin »
_FIRMS_BEFORE = FIRMS | listed("géant usine filiale écurie action concurrent client sous-traitant")


def homonyms(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with the known organisations' namesakes typed as their surroundings say.

    What is said once holds for the name all over the article, unless elsewhere it is the firm.
    """
    text = parsed.article.text
    told: dict[int, EntityType] = {}
    kinds: dict[str, set[EntityType]] = defaultdict(set)
    for mention in found:
        form = mention.of(text)
        if mention.type == "MISC" or " " in form or form.isupper():
            continue
        before = text[max(0, mention.start - 4) : mention.start]
        if at_start(before, text[mention.end : mention.end + 1]):
            kind: EntityType | None = "LOC"
        else:
            kind = by_context(text, mention) if is_known(form) else None
        if kind is not None:
            told[mention.start] = kind
            kinds[form].add(kind)
    everywhere = {form: next(iter(said)) for form, said in kinds.items() if len(said) == 1}
    return [
        replace(m, type=told.get(m.start) or everywhere.get(m.of(text)) or m.type) for m in found
    ]


def by_context(text: str, mention: Mention) -> EntityType | None:
    """What the words right before and after a name say it is, None where they say nothing."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    after = text[mention.end : mention.end + 30]
    near = before.split()[-3:]
    if any(_FIRMS_BEFORE & set(lemmas(re.split("['’(]", word)[-1])) for word in near[1:]):
        return "ORG"
    noun = _NOUN_BEFORE.search(before)
    if noun:
        words = {noun["noun"], noun["adjective"] or ""}
        said = {lemma for word in words if word for lemma in lemmas(word)}
        if said & _FIRMS_BEFORE:
            return "ORG"
        if noun["noun"].lower() in CIVILITIES or (noun["adjective"] in CIVILITIES or said & HUMANS):
            return "PER"
    if re.search(r"\b(?:M|MM|Mme|Me|Dr|Pr)\.? $", before):
        return "PER"
    if _THING_BEFORE.search(before):
        return "MISC"
    if _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after):
        return "LOC"
    if _BORN.search(before):
        return "PER"
    return said_after(text, mention)


def at_start(before: str, after: str) -> bool:
    """Whether a sentence opens with the place: « A Suez, »."""
    return _AT.search(before) is not None and after.startswith(",")


def said_after(text: str, mention: Mention) -> EntityType | None:
    """What an apposition or « fut un » right after a name makes of it, but a firm."""
    then = _THEN.match(text, mention.end)
    noun = set(lemmas(then["noun"])) if then else set()
    if noun & HUMANS:
        return "PER"
    return "LOC" if noun & SPOTS else None
