"""Ministries by what they are in charge of: « le ministre de la Défense », « au Trésor »."""

from __future__ import annotations

import re
from dataclasses import replace

from annotated_briefing.annotate.names.organisations import is_known
from annotated_briefing.annotate.names.overlaps import by_start, overlapping
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.model import Mention

_CHARGE = (
    r"(?:Affaires (?:étrangères|sociales|européennes|intérieures|religieuses)|Comptes publics"
    r"|Relations extérieures|Fonction publique|Enseignement supérieur|Sécurité publique"
    r"|Transition écologique|[ÉE]ducation nationale|Défense nationale|Agriculture|Armées|Budget"
    r"|Commerce|Communication|Coopération|Culture|Défense|[ÉE]cologie|[ÉE]conomie|[ÉE]ducation"
    r"|Emploi|[ÉE]nergie|Environnement|[ÉE]quipement|Famille|Finances|Guerre|Immigration"
    r"|Industrie|Infrastructures|Intérieur|Jeunesse|Justice|Logement|Numérique|Outre-[mM]er"
    r"|Pêche|Recherche|Santé|Sécurité|Solidarités?|Sports|Tourisme|Transports?|Travail|Trésor)\b"
)
_MINISTER = re.compile(
    r"\b[mM]inistres?(?: (?!d)[a-zà-ÿ-]+){0,2} (?P<of>de la |du |des |de l['’])\s?$"
)
_MINISTRY = re.compile(
    r"\b(?:(?P<body>[mM]inistère|[dD]épartement)|(?:vice-)?[mM]inistres?"
    r"|[sS]ecrétaires?(?: d['’][ÉE]tat)?)"
    r"(?: (?!d)[a-zà-ÿ-]+){0,2} (?:de la |des |du |de l['’] ?|à la |au |aux |à l['’] ?)"
    rf"(?P<charge>{_CHARGE})"
)

# Of one minister: « les ministres de la Défense et de la Justice » are two.
_ONE = re.compile(
    r"\b(?:[mM]inistère|[mM]inistre|[sS]ecrétaire d['’][ÉE]tat)(?: (?!d)[a-zà-ÿ-]+){0,2}"
    r" (?:de la |des |du |de l['’] ?|à la |au |aux |à l['’] ?)"
)
_NEXT = re.compile(r"(?:,| et) (?:de la |des |du |de l['’] ?|à la |au |aux |à l['’] ?)")
_CHARGED = re.compile(_CHARGE)


def charge_of_minister(text: str, mention: Mention) -> str | None:
    """« ministère de la Santé » where the mention is « Santé » after « le ministre de la »."""
    before = _MINISTER.search(text, max(0, mention.start - 40), mention.start)
    form = mention.of(text)
    if (
        mention.type != "ORG"
        or before is None
        or not (re.match(_CHARGE, form) or _NEXT.search(form))
    ):
        return None
    return f"ministère {before['of']}{' '.join(form.split())}"


def ministries(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with ministries whole: the charge after a minister, all of « ministère du Travail ».

    A longer name stays (« ministère de la Défense autrichien »), and so does a place or a person.
    """
    text = parsed.article.text
    settled = by_start(found)
    for paragraph in parsed.article.paragraphs:
        for match in _MINISTRY.finditer(text, paragraph.start, paragraph.end):
            start = match.start("body") if match["body"] else match.start("charge")
            end = match.end("charge")
            over = overlapping(settled, match.start(), match.end())
            if all(match.start() <= m.start and m.end <= end for m in settled[over]):
                settled[over] = [Mention(start, end, type="ORG")]
    return by_start(with_all_charges(text, settled))


def with_all_charges(text: str, found: list[Mention]) -> list[Mention]:
    """`found` with one body of all that one minister is in charge of, parts of a name and no bodies
    themselves: « ministre de l'Action et des Comptes publics »."""
    at = {mention.start: mention for mention in found}
    whole: list[Mention] = []
    for mention in found:
        if whole and mention.start < whole[-1].end:
            continue
        end = mention.end
        while of_one_minister(text, mention) and (link := _NEXT.match(text, end)):
            charge = _CHARGED.match(text, link.end())
            other = at.get(link.end())
            if charge:
                end = charge.end()
            elif other and other.type == "ORG" and not is_known(other.of(text)):
                end = other.end
            else:
                break
        whole.append(replace(mention, end=end))
    return whole


def of_one_minister(text: str, mention: Mention) -> bool:
    """Whether a body is what follows « le ministre de la », or opens with a ministry."""
    if mention.type != "ORG":
        return False
    before = _ONE.search(text, max(0, mention.start - 50), mention.start)
    whole = _ONE.match(text, mention.start, mention.end)
    return whole is not None or (before is not None and before.end() == mention.start)
