"""What people are by what is said of them: politics, sport, the stage, the law…

Only nouns that belong to one or two of them: « directeur », « chef », « capitaine » tell nothing.
"""

from __future__ import annotations

from annotated_briefing.french.nouns import lemmas, listed

CALLINGS = {
    "politics": listed("""
        président ministre vice-ministre maire adjoint député eurodéputé sénateur premier chancelier
        gouverneur préfet parlementaire roi reine prince princesse diplomate ambassadeur opposant
        républicain démocrate socialiste conservateur travailliste écologiste dictateur candidat
        élu conseiller secrétaire bourgmestre sultan émir empereur
        """),
    "sport": listed("""
        joueur gardien footballeur entraîneur sélectionneur champion coureur cycliste skipper
        tennisman tenniswoman boxeur attaquant défenseur milieu buteur pilote arbitre nageur athlète
        rugbyman handballeur basketteur judoka skieur sprinteur marathonien navigateur surfeur
        patineur lutteur escrimeur haltérophile président
        """),
    "arts": listed("""
        acteur actrice chanteur réalisateur cinéaste écrivain romancier poète peintre musicien
        comédien dessinateur chorégraphe danseur rappeur compositeur humoriste photographe sculpteur
        scénariste dramaturge pianiste violoniste guitariste couturier architecte producteur
        illustrateur caricaturiste metteur
        """),
    "business": listed("""
        pdg patron industriel entrepreneur milliardaire banquier actionnaire fondateur cofondateur
        commerçant restaurateur hôtelier gérant financier magnat président trader
        """),
    "law": listed("avocat juge procureur magistrat notaire greffier substitut président"),
    "police": listed("policier gendarme brigadier inspecteur enquêteur détective"),
    "army": listed("général colonel lieutenant soldat amiral caporal sergent militaire officier"),
    "science": listed("""
        médecin professeur chercheur infirmier épidémiologiste virologue infectiologue biologiste
        physicien chimiste historien sociologue politologue économiste astronome mathématicien
        géologue psychologue psychiatre pédiatre chirurgien pharmacien philosophe anthropologue
        """),
    "faith": listed("pape évêque archevêque cardinal curé prêtre imam rabbin pasteur moine abbé"),
    "media": listed("journaliste présentateur animateur éditorialiste chroniqueur reporter"),
    "crime": listed("tueur meurtrier assassin braqueur terroriste jihadiste djihadiste trafiquant"),
    "trades": listed("""
        agriculteur éleveur viticulteur pêcheur ouvrier employé étudiant retraité chauffeur
        boulanger maçon plombier coiffeur serveur lycéen instituteur bénévole
        """),
}  # fmt: skip


def callings(text: str) -> set[str]:
    """What the words of a description say that somebody does, its complements aside."""
    found: set[str] = set()
    for word in text.split():
        if found and word in _LINKS:
            break
        forms = set(lemmas(word.strip(",.")))
        found |= {calling for calling, nouns in CALLINGS.items() if forms & nouns}
    return found


_LINKS = listed("de du des d' à au aux en")
