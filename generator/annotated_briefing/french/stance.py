"""What a reporting verb makes of its clause: asked for, hoped or feared, wondered at, a duty."""

from __future__ import annotations

import re

from annotated_briefing.french.nouns import listed
from annotated_briefing.french.saying import conjugate_er


def _forms(infinitives: str, irregular: str = "") -> frozenset[str]:
    found = set(irregular.split())
    for infinitive in infinitives.split():
        for words in conjugate_er(infinitive).values():
            found.update(words)
    return frozenset(found)


# The clause is what the speaker wants done: told with its verb, or it would read as a fact.
DEMANDS = _forms(
    "demander réclamer exiger souhaiter ordonner recommander proposer suggérer préconiser "
    "conseiller exhorter inviter autoriser menacer envisager refuser imaginer prôner accepter",
    "veut veulent voulait voulaient voulu interdit interdisent permis permet",
)
# The clause is what the speaker is sorry or glad of, or only suspects: told with its verb.
FEELS = _forms(
    "regretter déplorer étonner indigner féliciter inquiéter offusquer alarmer désoler agacer "
    "louer saluer émerveiller apprécier contester nier soupçonner",
    "réjouit réjouissent réjouissait réjoui réjouie réjouis réjouies plaint plaignent plainte "
    "nie nient conteste contestent",
)
# The clause is hoped, feared, doubted or asked: the speaker states nothing.
HOPES = _forms(
    "espérer redouter ignorer douter",
    "craint craignent craignait craignaient craignant attend attendent attendait attendaient rêve "
    "rêvent rêvait crainte interroge interrogent interrogeait",
)
# What one learns or guesses, another said or nobody.
LEARNS = _forms(
    "imaginer deviner",
    "apprend apprennent apprenait apprenaient apprit appris apprenant apprendre",
)
MODALS = listed("""
    doit doivent devait devaient devra devront devrait devraient dû faut fallait faudra faudrait
    fallu peut peuvent pouvait pouvaient pourra pourront pourrait pourraient pu puisse puissent
    devoir pouvoir doive doivent
    """)
WITHHELD = _forms("refuser éviter") | {"sans", "avant", "va", "vont", "allait", "allaient"}
NOBODY = listed("personne nul nulle aucun aucune rien")

# What is told so of a coming day is firm, and its « serait ouvert » a future seen from the past.
ANNOUNCED = re.compile(
    r"\b(?:annonc|promis|promet|garanti|décid|décrét|prévenu|prévenai|jur|prévu|prévoyai|avert)",
    re.I,
)
# « aurait tué », held in reserve; not « aurait dû », « n'aurait jamais pu », which are judgements.
CONDITIONAL = re.compile(
    r"\b(?:aurai(?:en)?t|serai(?:en)?t)\b(?!-)"
    r"(?:\s+(?:\w+ment|été|déjà|pas|jamais|aussi|ainsi|alors|même|ensuite)){0,2}"
    r"\s+(?!(?:pu|dû|voulu|aimé|souhaité|préféré|fallu|jamais|pas|mais|depuis|puis)\b)"
    r"[^\W\d_]+(?:é|i|u|is|it|ert|ort)e?s?\b",
    re.I,
)
