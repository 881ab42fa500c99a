"""Who held the two highest offices of France, and when: « le chef de l'Etat » of a French text.

The days are those of the handing over, from the public record of the Republic.
"""

from __future__ import annotations

import re
from typing import Literal

from annotated_briefing.french.determiners import DEFINITE, PLURAL, before_noun
from annotated_briefing.french.fold import fold

Office = Literal["president", "premier"]

# Folded words, without their article, that mean an office of France unless the text says another.
_OFFICES: dict[str, Office] = {
    "chef de l'etat": "president",
    "president de la republique": "president",
    "president francais": "president",
    "locataire de l'elysee": "president",
    "chef du gouvernement": "premier",
    "premier ministre": "premier",
    "premiere ministre": "premier",
    "premier ministre francais": "premier",
    "locataire de matignon": "premier",
}
# (name, day of entry), one after the other.
_HOLDERS: dict[Office, tuple[tuple[str, str], ...]] = {
    "president": (
        ("Jacques Chirac", "1995-05-17"),
        ("Nicolas Sarkozy", "2007-05-16"),
        ("François Hollande", "2012-05-15"),
        ("Emmanuel Macron", "2017-05-14"),
        ("", "2026-01-01"),  # as far as this table was kept
    ),
    "premier": (
        ("Jean-Pierre Raffarin", "2002-05-06"),
        ("Dominique de Villepin", "2005-05-31"),
        ("François Fillon", "2007-05-17"),
        ("Jean-Marc Ayrault", "2012-05-15"),
        ("Manuel Valls", "2014-03-31"),
        ("Bernard Cazeneuve", "2016-12-06"),
        ("Edouard Philippe", "2017-05-15"),
        ("Jean Castex", "2020-07-03"),
        ("Elisabeth Borne", "2022-05-16"),
        ("Gabriel Attal", "2024-01-09"),
        ("Michel Barnier", "2024-09-05"),
        ("François Bayrou", "2024-12-13"),
        ("Sébastien Lecornu", "2025-09-09"),
        ("", "2026-01-01"),
    ),
}


def office_of(words: str) -> Office | None:
    """The office of France that « le chef de l'État » means where no other state is told of."""
    return _OFFICES.get(_LED.sub("", fold(words).replace("’", "'")))


_LED = re.compile(f"^{before_noun(DEFINITE - PLURAL)}")


def holder(office: Office, written: str) -> str | None:
    """The name of who held an office all through an EDTF day, month or year; None if unknown.

    On the day, or in the month, of a handing over nobody is sure to be meant.
    """
    n = len(written)
    name = None
    for held, since in _HOLDERS[office]:
        if since[:n] == written:
            return None
        if since[:n] > written:
            break
        name = held
    return name or None
