"""The words of time: names of months and days, and, folded, what each word of time means."""

from __future__ import annotations

from annotated_briefing.french.fold import fold

MONTH_NAMES = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)
WEEKDAY_NAMES = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
# How months are cut short, by the month's number; the others never are.
_SHORT = {
    1: "janv jan",
    2: "fév févr",
    4: "avr",
    7: "juil juill",
    9: "sept",
    10: "oct",
    11: "nov",
    12: "déc",
}
# Folded names, and short ones with their point → 1 to 12, Monday 0.
MONTHS = {fold(name): number for number, name in enumerate(MONTH_NAMES, start=1)} | {
    f"{fold(name)}.": number for number, names in _SHORT.items() for name in names.split()
}
WEEKDAYS = {name: number for number, name in enumerate(WEEKDAY_NAMES)}
# Patterns for a whole name, as written and in folded text.
MONTH = f"(?:{'|'.join(MONTH_NAMES)})"
FOLDED_MONTH = fold(MONTH)
WEEKDAY = f"(?:{'|'.join(WEEKDAY_NAMES)})"
# Parts of the day, as French TimeBank writes them.
PARTS = {
    "matin": "TMO",
    "matinee": "TMO",
    "aube": "TMO",
    "aurore": "TMO",
    "petit matin": "TMO",
    "apres-midi": "TAF",
    "apres midi": "TAF",
    "mi-journee": "TMI",
    "midi": "T12:00",
    "minuit": "T24:00",
    "soir": "TEV",
    "soiree": "TEV",
    "nuit": "TNI",
}
SEASONS = {
    "printemps": "SP",
    "ete": "SU",
    "automne": "FA",
    "hiver": "WI",
}
SEASON_CODE = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
# Unit → the ISO 8601 designator, its factor, and whether it belongs after the « T ».
UNITS = {
    "seconde": ("S", 1, True),
    "minute": ("M", 1, True),
    "heure": ("H", 1, True),
    "jour": ("D", 1, False),
    "journee": ("D", 1, False),
    "nuit": ("N", 1, False),
    "semaine": ("W", 1, False),
    "week-end": ("WE", 1, False),
    "weekend": ("WE", 1, False),
    "quinzaine": ("D", 15, False),
    "mois": ("M", 1, False),
    "trimestre": ("M", 3, False),
    "semestre": ("M", 6, False),
    "an": ("Y", 1, False),
    "annee": ("Y", 1, False),
    "decennie": ("Y", 10, False),
    "siecle": ("Y", 100, False),
    "millenaire": ("Y", 1000, False),
}
# Feasts with a calendar date: (month, day), or days after Easter Sunday.
FEASTS: dict[str, tuple[int, int] | int] = {
    "jour de l'an": (1, 1),
    "nouvel an": (1, 1),
    "epiphanie": (1, 6),
    "chandeleur": (2, 2),
    "saint-valentin": (2, 14),
    "mardi gras": -47,
    "mercredi des cendres": -46,
    "dimanche des rameaux": -7,
    "rameaux": -7,
    "jeudi saint": -3,
    "vendredi saint": -2,
    "lundi de paques": 1,
    "dimanche de paques": 0,
    "paques": 0,
    "jeudi de l'ascension": 39,
    "ascension": 39,
    "lundi de pentecote": 50,
    "pentecote": 49,
    "fete du travail": (5, 1),
    "fete nationale": (7, 14),
    "saint-jean": (6, 24),
    "assomption": (8, 15),
    "halloween": (10, 31),
    "toussaint": (11, 1),
    "veille de noel": (12, 24),
    "reveillon de noel": (12, 24),
    "noel": (12, 25),
    "saint-sylvestre": (12, 31),
}
