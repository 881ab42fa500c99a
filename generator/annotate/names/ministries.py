"""Ministries by what they are in charge of: « le ministre de la Défense », « au Trésor »."""

from __future__ import annotations

import re

from generator.annotate.parsed import ParsedArticle
from generator.model import Mention

_CHARGE = (
    r"(?:Affaires (?:étrangères|sociales|européennes|intérieures|religieuses)|Affaires sociales"
    r"|Relations extérieures|Fonction publique|Enseignement supérieur|Sécurité publique"
    r"|Éducation nationale|Défense nationale|Agriculture|Armées|Budget|Commerce|Communication"
    r"|Coopération|Culture|Défense|Écologie|Économie|Éducation|Emploi|Énergie|Environnement"
    r"|Équipement|Famille|Finances|Guerre|Immigration|Industrie|Infrastructures|Intérieur"
    r"|Jeunesse|Justice|Logement|Numérique|Outre-[mM]er|Pêche|Recherche|Santé|Sécurité"
    r"|Solidarités?|Sports|Tourisme|Transports?|Travail|Trésor)"
)
_MINISTRY = re.compile(
    r"\b(?:(?P<body>[mM]inistère|[dD]épartement)|(?:vice-)?[mM]inistres?"
    r"|[sS]ecrétaires?(?: d['’][ÉE]tat)?)"
    r"(?: (?!d)[a-zà-ÿ-]+){0,2} (?:de la |des |du |de l['’] ?|à la |au |aux |à l['’] ?)"
    rf"(?P<charge>{_CHARGE})\b"
)


def ministries(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with ministries whole: the charge after a minister, all of « ministère du Travail ».

    A longer name stays (« ministère de la Défense autrichien »), and so does a place or a person.
    """
    text = parsed.article.text
    settled = found
    for paragraph in parsed.article.paragraphs:
        for match in _MINISTRY.finditer(text, paragraph.start, paragraph.end):
            start = match.start("body") if match["body"] else match.start("charge")
            end = match.end("charge")
            over = [m for m in settled if m.start < match.end() and match.start() < m.end]
            if any(m.end > end or m.start < match.start() for m in over):
                continue
            settled = [m for m in settled if m not in over] + [Mention(start, end, type="ORG")]
    return settled
