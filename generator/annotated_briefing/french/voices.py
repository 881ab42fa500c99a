"""Common nouns that may be said to say something: people, bodies, and what they write."""

from __future__ import annotations

import functools

from annotated_briefing.french import nouns
from annotated_briefing.french.nouns import listed

_PEOPLE_TOO = listed("""
    accusé aficionado client conservateur démocrate eurodéputé idole jeune lecteur libéral
    manifestant migrant nationaliste parent pêcheur passager patient pèlerin personnalité pharmacien
    prévenu républicain réfugié rescapé riverain salarié sélectionneur séparatiste sinistré
    spectateur supporteur survivant téléspectateur touriste travailliste visiteur soeur
    fidèle gens lycéen lycéenne internaute porte-parole dirigeant source intéressé habitué
    célibataire dame cheikh quidam ayatollah mollah patriarche sorcier skippeur
    belle-fille bru gendre
    """)
_COLLECTIVES = listed("""
    accusation ambassade autorités camp chancellerie clan commissariat commune communauté congrès
    conseillers consulat couple diplomatie douane douanes défense
    direction duo encadrement entourage état-major exécutif famille gauche droite gendarmerie
    gouvernorat hiérarchie intersyndicale justice majorité mairie maréchaussée marine médias
    métropole municipalité opposition parents patronat personnel pompiers pouvoir presse proches
    préfecture présidence public
    région régulateur rectorat rébellion rédaction secours secrétariat
    sous-préfecture sélection taliban talibans
    trésor trio tutelle vice-présidence voisinage
    """)
# « le maire », « la femme »: may come up without having been named, whoever else was.
_NEWCOMERS = listed("""
    femme fille garçon homme
    abbé adjoint ambassadeur arbitre avocat bâtonnier chancelier chef commandant commissaire
    conseiller consul curé député directeur dirigeant doyen échevin élu entraîneur évêque gérant
    gouverneur inspecteur juge légiste magistrat maire maître médecin ministre notaire officier
    pape patron pilote policier porte-parole préfet premier président proviseur procureur
    rapporteur recteur responsable roi secrétaire sénateur sélectionneur sous-préfet supérieur
    témoin trésorier vice-président propriétaire expert interlocuteur
    """)
# Of these a text that has spoken of one by name means that one.
_IN_OFFICE = listed("""
    chef président premier ministre chancelier député sénateur élu dirigeant pape roi émir
    """)
# Of one gender whoever is meant: « le conseil » may be a woman.
EITHER = listed("""
    personne star victime vedette recrue personnalité figure sentinelle famille conseil
    """)
WRITINGS = listed("""
    affiche analyse appel arrêt arrêté article avis baromètre bilan biographie blog brochure
    bulletin chiffres classement communiqué compte-rendu constitution contrat courriel courrier
    déclaration décret dépêche document données dossier édition éditorial enquête estimation
    étude facture fichier indicateurs jugement lettre livre loi manifeste message note notice
    ordonnance ouvrage plainte prévisions procès-verbal projection projections
    prospectus publication rapport relevé requête réquisitoire site sondage statistiques témoignage
    témoignages texte traité tweet
    """)

_SHOWS_WORDS = listed("""
    affiche affichette autocollant badge banderole bannière calicot courrier drapeau écriteau
    écran étiquette façade fresque graffiti inscription lettre maillot mur note panneau pancarte
    plaque portrait rapport stèle sticker t-shirt tag tee-shirt tract
    """)


@functools.cache
def can_speak(noun: str) -> bool:
    """Whether « le NOUN a dit » names a source: not « le canal », « l'épidémie », « le pire »."""
    return is_person(noun) or is_body(noun) or is_writing(noun)


@functools.cache
def is_person(noun: str) -> bool:
    """Whether a noun says what somebody is: « ministre », « pharmacienne », « cycliste »."""
    forms = nouns.lemmas(noun)
    if forms[0] in _NO_PEOPLE:
        return False
    if nouns.is_kind(noun, "PER") or any(form in _PEOPLE_TOO for form in forms):
        return True
    sounds = any(form.endswith(_ENDINGS) for form in forms[:2])
    return sounds and not nouns.is_kind(noun, "ORG")


@functools.cache
def is_newcomer(noun: str) -> bool:
    """Whether « le NOUN » may be somebody new: an office, « la femme »; not « le chercheur »."""
    return any(form in _NEWCOMERS for form in nouns.lemmas(noun))


@functools.cache
def is_in_office(noun: str) -> bool:
    """Whether « le NOUN », said bare, is of the person a text is about: « le ministre »."""
    return any(form in _IN_OFFICE for form in nouns.lemmas(noun))


@functools.cache
def is_body(noun: str) -> bool:
    """Whether a noun is a body or a group that speaks as one."""
    return nouns.is_kind(noun, "ORG") or any(form in _COLLECTIVES for form in nouns.lemmas(noun))


@functools.cache
def shows_words(noun: str) -> bool:
    """Whether words are read on it that may be anybody's: « une affiche », « un rapport »."""
    return any(form in _SHOWS_WORDS for form in nouns.lemmas(noun))


@functools.cache
def is_writing(noun: str) -> bool:
    """Whether a noun is a text that may be said to say something."""
    return any(form in WRITINGS for form in nouns.lemmas(noun))


_ENDINGS = ("iste", "istes", "logue", "logues", "trice", "trices", "naire", "naires")
_NO_PEOPLE = listed("""
    liste listes piste pistes matrice cicatrice cicatrices dialogue catalogue analogue prologue
    anniversaire commentaire commentaires formulaire glossaire itinéraire sommaire séminaire
    dictionnaire questionnaire scénario luminaire ordinaire imaginaire préliminaire
    étoile étoiles
    """)
