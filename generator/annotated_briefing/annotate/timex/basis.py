"""Why a time has the days it has, in words for the reader."""

from __future__ import annotations

from annotated_briefing.edtf import point
from annotated_briefing.french.calendar import MONTH_NAMES

# What follows the words themselves; `{day}` is the day of writing as far as it is known.
REASONS = {
    "written": "écrit ainsi.",
    "publication": "compté depuis la publication ({day}).",
    "publication-hour": "aucun jour n'est dit; celui de la publication ({day}).",
    "around-publication": "compté depuis la publication ({day}); la durée est approximative.",
    "since": "compté depuis la publication ({day}).",
    "weekday": "par rapport à la publication ({day}).",
    "weekday-past": "le dernier avant la publication ({day}), le verbe étant au passé.",
    "weekday-future": "le premier après la publication ({day}), le verbe étant au futur.",
    "weekday-prospective": "le premier après la publication ({day}).",
    "weekday-nominal": "le dernier avant la publication ({day}).",
    "weekday-none": "le dernier avant la publication ({day}).",
    "weekday-year": "l'année la plus proche où ce jour de la semaine tombe à cette date.",
    "nearest-year": "l'année n'est pas écrite; la plus proche de la publication ({day}).",
    "nearest-month": "l'année n'est pas écrite; la plus proche de la publication ({day}).",
    "story": "compté depuis la date dite plus haut.",
    "story-year": "dans l'année dite plus haut.",
    "sentence-day": "le jour dit dans la même phrase.",
    "night": "une nuit, sur deux jours.",
    "range": "une borne de la période dite.",
    "every-year": "chaque année.",
    "duration": "une durée.",
    "set": "une répétition.",
    "vague": "sans date précise.",
    "no-anchor": "le jour dont il dépend n'est pas dit.",
    "no-publication": "la date de publication n'est pas connue.",
}
_CANDIDATES = (
    "le texte ne donne que {grain} de publication ({day}), pas le jour; "
    "toutes les possibilités sont données."
)


def reason(basis: str, words: str, published: str | None) -> str:
    """The sentence for a basis; `published` is the EDTF day, month or year of writing."""
    template = _CANDIDATES if basis.endswith("-candidates") else REASONS[basis]
    grain = "l'année" if len(published or "") == 4 else "le mois"
    told = template.format(day=_spoken(published), grain=grain)
    return f"« {' '.join(words.split())} »: {told}"


def _spoken(published: str | None) -> str:
    known = point(published or "")
    if known is None:
        return "inconnue"
    named = f"{MONTH_NAMES[known.month - 1]} {known.year}" if known.month else known.year
    return f"{'1er' if known.day == 1 else known.day} {named}" if known.day else named
