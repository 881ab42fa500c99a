"""What the noun right before a name says it is: « la sonde Cassini », « la société Aark »."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.annotate.names.nouns import is_kind, listed
from generator.annotate.parsed import ParsedArticle
from generator.model import EntityType, Mention

THINGS = listed("""
    album ancre avion bateau brise-glace cargo chalutier chanson comédie croiseur cyclone destroyer
    documentaire drone émission ferry feuilleton film frégate fusée fusil fusil-mitrailleur
    hélicoptère instrument jeu lanceur logiciel missile navire opéra ouragan paquebot pétrolier
    phénomène pistolet porte-avions porte-conteneurs quatre-mâts robot roman roquette rover
    satellite série single sitcom sonde sous-marin spectacle téléfilm télescope tempête trimaran
    typhon voilier vaisseau virus
    """)
FIRMS = listed("""
    agence assureur avionneur boutique brasseur club compagnie conglomérat constructeur consortium
    enseigne entreprise équipementier éditions filiale firme fondation groupe groupuscule
    hebdomadaire holding journal laboratoire magazine maison marque mensuel milice multinationale
    ONG opérateur organisation quotidien radio raffineur société start-up startup syndicat tabloïd
    voyagiste webzine
    """)
SPOTS = listed("""
    archipel astéroïde atoll bourg bourgade commune exoplanète fleuve galaxie hameau localité
    municipalité planète rivière village ville
    """)
_KINDS: tuple[tuple[EntityType, frozenset[str]], ...] = (
    ("MISC", THINGS),
    ("ORG", FIRMS),
    ("LOC", SPOTS),
)
# The noun, an adjective of origin or an opening quote at most, then the name.
_BEFORE = re.compile(
    r"(?:^|[\s'’(])(?P<noun>[^\W\d_][\w-]+)"
    r"(?: [a-zà-ÿ-]+(?:ain|aine|ien|ienne|ais|aise|ois|oise|ique|que|ate|ol|ole|lle|ale|ande?))?"
    r" (?:« ?|“|\")?$"
)
_REACH = 40  # letters before the name
# « le chef de l'organisation Ayman al-Zawahiri »: the name is the chief's.
_OF = re.compile(r"(?P<head>[^\W\d_][\w-]+) (?:de |de la |de l['’]|du |des |d['’])$")


def apposed(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with the types that nouns tell, for the same form all over the article."""
    text = parsed.article.text
    told: dict[str, EntityType] = {}
    for mention in found:
        kind = told_by_noun(text, mention)
        if kind is not None:
            told.setdefault(mention.of(text), kind)
    return [replace(mention, type=told.get(mention.of(text), mention.type)) for mention in found]


def told_by_noun(text: str, mention: Mention) -> EntityType | None:
    before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    if before is None:
        return None
    noun = before["noun"]
    head = _OF.search(text, max(0, before.start("noun") - _REACH), before.start("noun"))
    if mention.type == "PER" and head and is_kind(head["head"], "PER"):
        return None
    singular = noun if noun in FIRMS else noun.removesuffix("s")
    return next((kind for kind, nouns in _KINDS if noun in nouns or singular in nouns), None)
