"""Why a time has the days it has, in words for the reader."""

from __future__ import annotations

import re

_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)

# `{words}` is the expression; `{day}` the day of writing as far as it is known.
REASONS = {
    "written": "« {words} »: écrit ainsi.",
    "publication": "« {words} », compté depuis la publication ({day}).",
    "publication-hour": "« {words} »: aucun jour n'est dit; celui de la publication ({day}).",
    "around-publication": "« {words} », compté depuis la publication ({day}); la durée est approximative.",
    "since": "« {words} », compté depuis la publication ({day}).",
    "weekday": "« {words} »: par rapport à la publication ({day}).",
    "weekday-past": "« {words} »: le dernier avant la publication ({day}), le verbe étant au passé.",
    "weekday-future": "« {words} »: le premier après la publication ({day}), le verbe étant au futur.",
    "weekday-prospective": "« {words} »: le premier après la publication ({day}).",
    "weekday-nominal": "« {words} »: le dernier avant la publication ({day}).",
    "weekday-none": "« {words} »: le dernier avant la publication ({day}).",
    "weekday-year": "« {words} »: l'année la plus proche où ce jour de la semaine tombe à cette date.",
    "nearest-year": "« {words} »: l'année n'est pas écrite; la plus proche de la publication ({day}).",
    "nearest-month": "« {words} »: l'année n'est pas écrite; la plus proche de la publication ({day}).",
    "story": "« {words} », compté depuis la date dite plus haut.",
    "story-year": "« {words} »: dans l'année dite plus haut.",
    "sentence-day": "« {words} »: le jour dit dans la même phrase.",
    "night": "« {words} »: une nuit, sur deux jours.",
    "range": "« {words} »: une borne de la période dite.",
    "every-year": "« {words} »: chaque année.",
    "duration": "« {words} »: une durée.",
    "set": "« {words} »: une répétition.",
    "vague": "« {words} »: sans date précise.",
    "no-anchor": "« {words} »: le jour dont il dépend n'est pas dit.",
    "no-publication": "« {words} »: la date de publication n'est pas connue.",
}
_CANDIDATES = "« {words} »: le jour de publication n'est pas connu ({day}); toutes les possibilités sont données."


def reason(basis: str, words: str, published: str | None) -> str:
    """The sentence for a basis; `published` is the EDTF day, month or year of writing."""
    template = _CANDIDATES if basis.endswith("-candidates") else REASONS[basis]
    return template.format(words=re.sub(r"\s+", " ", words), day=_spoken(published))


def _spoken(published: str | None) -> str:
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", published or "")
    if not match:
        return "inconnue"
    year, month, day = match.groups()
    named = f"{_MONTHS[int(month) - 1]} {year}" if month and 1 <= int(month) <= 12 else year
    return f"{'1er' if day == '01' else int(day)} {named}" if day else named
