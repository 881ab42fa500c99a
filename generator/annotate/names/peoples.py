"""Names that their form or the world decides: inhabitants are no places, countries always are."""

from __future__ import annotations

import functools
import re

from generator.annotate.names.nouns import listed

_MANY = re.compile(
    r"(?:^|\W)(?:les|des|aux|ces|quelques|certains|plusieurs|deux|trois|quatre|cinq|six|dix|\d+)"
    r"\s+(?:[a-zà-ÿ]+\s+)?$",
    re.IGNORECASE,
)
_INHABITANTS = re.compile(
    r"[A-ZÀ-Þ][\wà-ÿ-]*(?:ais|ois|aises|oises|iens|iennes|éens|éennes|ains|aines|ites|ards|ands|ols"
    r"|stanais)"
)
_PEOPLES = listed(
    """Serbes Kurdes Russes Turcs Tchèques Arabes Grecs Belges Corses Slaves Suisses Croates
    Bulgares Roms Juifs Basques Tatars Tutsis Hutus Rohingyas Ouïghours Tchétchènes Slovènes
    Slovaques Kosovars Monténégrins Bretons Catalans Afghans Allemands Persans Musulmans Kényans
    Malgaches Suédois Danois Britanniques Israélites Scandinaves Russophones"""
)
_CLUBS = frozenset(["Monaco"])  # as often a team as the country
_FORMER_COUNTRIES = ("Yougoslavie", "Tchécoslovaquie", "URSS", "Union soviétique", "RDA", "RFA")


def is_inhabitants(form: str, before: str) -> bool:
    """« les Toulousains », « trois Kényans »: `form` after the words `before`."""
    if not _MANY.search(before):
        return False
    return form in _PEOPLES or _INHABITANTS.fullmatch(form) is not None


@functools.cache
def countries() -> frozenset[str]:
    """Names of countries in French, with and without the accent of their capital."""
    from babel import Locale

    names = {
        str(name)
        for code, name in Locale("fr").territories.items()
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "QO")
    }
    plain = {name.replace("É", "E").replace("Î", "I") for name in names}
    return frozenset(names | plain | set(_FORMER_COUNTRIES)) - _CLUBS
