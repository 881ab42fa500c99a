"""The sentences the generator writes for readers, by key; pages have theirs in templates/."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotated_briefing.french.dates import edtf_in_words

# Why a time has the days it has, after the words themselves; `{day}` is the day of writing as far
# as it is known.
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
    "past-year": "l'année n'est pas écrite; la dernière avant la publication ({day}), "
    "le verbe étant au passé.",
    "coming-year": "l'année n'est pas écrite; la première après la publication ({day}), "
    "le verbe étant au futur.",
    "leaning-year": "l'année n'est pas écrite; choisie d'après le verbe de la phrase.",
    "weekday-mismatch": "le jour de la semaine et la date ne s'accordent pas.",
    "weekday-unsure": "le texte ne dit pas si c'est avant ou après la publication ({day}).",
    "nearest-year": "l'année n'est pas écrite; la plus proche de la publication ({day}).",
    "nearest-month": "l'année n'est pas écrite; la plus proche de la publication ({day}).",
    "story": "compté depuis la date dite plus haut.",
    "story-year": "dans l'année dite plus haut.",
    "beside-day": "compté depuis le jour dit dans la même phrase.",
    "sentence-day": "le jour dit dans la même phrase.",
    "night": "une nuit, sur deux jours.",
    "range": "une borne de la période dite.",
    "either": "l'une des deux dates dites.",
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


BY_EDITOR = "date fixée par l'éditeur"
EDITOR = "l'éditeur de ce site"
# Why a line is held back.
DOUBTS = {
    "speaker-elsewhere": "qui parle est nommé dans une autre phrase, par un lien peu sûr",
    "speaker-unsure": "deux personnes ont pu le dire, ou personne n'est nommé",
    "not-a-statement": "ce n'est pas une affirmation : devoir, espoir, crainte ou négation",
    "date-unsure": "l'année, la semaine ou l'étendue de la date est devinée",
    "date-and-weekday-disagree": "le jour de la semaine et la date ne s'accordent pas",
    "other-fact": "la date est peut-être celle d'un autre fait",
    "kind-unsure": "passé, présent ou à venir : le verbe ne le dit pas assez",
    "clause-cut": "le passage commence ou finit au milieu d'une phrase",
    "leaning": "un pronom ou un lien renvoie à ce qui n'est pas montré",
    "twin": "le même passage est déjà sous une autre date",
    "told-again": "une autre ligne de cette date dit le même fait",
    "quoted": "des paroles citées, sans qui les dit",
    "shortened-unfair": "la coupe ôterait une source, une condition ou une négation",
    "role-unsure": "décrit peut-être quelqu'un d'autre",
    "says-little": "trop peu pour être compris sans le texte",
    "merge-unsure": "deux noms qui ne sont peut-être pas la même personne",
    "place-unsure": "plusieurs lieux portent ce nom",
}
# What a text leaves out. `{words}` are the text's own.
GAPS = {
    "published": "La date de publication n’est pas indiquée.",
    "day": "Le jour de publication manque : {words} ne peut être fixé.",
    "days": "Le jour de publication manque : {words} ne peuvent être fixés.",
    "year": "L’année de {words} n’est pas écrite : {year}, par proximité.",
    "lead": "Le jour du fait principal n’est pas donné.",
    "figure": "Ce chiffre n’est attribué à personne : {words}.",
    "figures": "Ces chiffres ne sont attribués à personne : {words}.",
    "one-voice": "Une seule source s’exprime : {words}.",
    "no-answer": "Sans réponse : « {words} »",
    "toll": "Le bilan ne repose que sur une source : {words}.",
}
CAPITAL = "capitale {of_country}"
TOWN = "ville {of_country}"
_MOST_QUOTED = 6


@dataclass(frozen=True, slots=True)
class Part:
    """Something of others that a site is made with, and its licence."""

    what: str
    whose: str
    licence: str
    address: str


# Printed by every site, so that it stays when an editor rewrites the pages of docs/.
PARTS = (
    Part("Générateur", "annotated-briefing", "MIT", "https://spdx.org/licenses/MIT.html"),
    Part(
        "Reconnaissance des noms",
        "poids issus de fr_core_news_md (Explosion ; UD French Sequoia), entraînés sur WiNER-fr"
        " (annotations CC BY 4.0, textes de Wikinews CC BY 2.5)",
        "LGPL-LR",
        "https://spdx.org/licenses/LGPLLR.html",
    ),
    Part(
        "Ce qui laisse une question",
        "poids du projet, appris sur des phrases de Wikinews (textes CC BY 2.5) qu'il a annotées",
        "MIT",
        "https://spdx.org/licenses/MIT.html",
    ),
    Part(
        "Noms et coordonnées des villes",
        "GeoNames, réduits aux noms en lettres latines",
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/deed.fr",
    ),
    Part(
        "Contours des cartes",
        "Natural Earth",
        "domaine public",
        "https://www.naturalearthdata.com/about/terms-of-use/",
    ),
    Part(
        "Caractères",
        "Newsreader (Production Type) et Public Sans (USWDS)",
        "SIL Open Font 1.1",
        "https://openfontlicense.org",
    ),
    Part(
        "Pages",
        "MkDocs (BSD) et Material for MkDocs",
        "MIT",
        "https://squidfunk.github.io/mkdocs-material/license/",
    ),
)

# Pages of the timeline that no one date names.
PERIODS = {
    "decade": "années {year}",
    "before": "avant {year}",
    "later": "plus tard",
    "undated": "sans date",
}


def quoted(words: Sequence[str]) -> str:
    """« a », « b » et « c »."""
    marked = [f"« {word} »" for word in words[:_MOST_QUOTED]]
    return marked[0] if len(marked) == 1 else ", ".join(marked[:-1]) + " et " + marked[-1]


def reason(basis: str, words: str, published: str | None) -> str:
    """The sentence for a basis; `published` is the EDTF day, month or year of writing."""
    template = _CANDIDATES if basis.endswith("-candidates") else REASONS[basis]
    grain = "l'année" if len(published or "") == 4 else "le mois"
    told = template.format(day=edtf_in_words(published) or "inconnue", grain=grain)
    return f"« {' '.join(words.split())} »: {told}"
