"""Common nouns that say what a name is: occupations and functions, kinds of place and of body.

Lower case with accents, each once in a table; feminines and plurals are found through endings.
"""

from __future__ import annotations

from typing import Literal

from annotated_briefing.french.fold import fold

Kind = Literal["PER", "LOC", "ORG"]


def listed(words: str) -> frozenset[str]:
    """A table of words written as running text."""
    return frozenset(words.split())


PEOPLE = listed("""
    abbé académicien acheteur acteur actrice actionnaire activiste adjoint administrateur adolescent
    adversaire agent agriculteur aide aîné allié amant ambassadeur ami amiral analyste ancêtre
    animateur anthropologue archéologue archevêque architecte arbitre artisan artiste assassin
    assaillant associé astronaute astronome athlète attaché attaquant auteur autrice avant-centre
    aviateur avocat banquier barreur batteur beau-frère beau-père belle-mère belle-sœur bénévole
    bijoutier biographe biologiste boxeur brigadier bourgmestre cadet camarade cameraman candidat
    cantatrice capitaine caporal cardinal cardiologue caricaturiste cascadeur champion chancelier
    chanteur charpentier chauffeur chef cheffe chercheur chimiste chirurgien chorégraphe chroniqueur
    cinéaste citoyen coach collaborateur collègue colonel comédien commandant commerçant commissaire
    compagnon compagne compatriote complice compositeur comte comtesse concurrent concepteur
    conducteur confrère conseiller consul consultant coéquipier copain coprésident coordinateur
    coordonnateur correspondant costumier coureur couturier cousin créateur critique cuisinier curé
    cycliste dalaï-lama danseur dauphin décorateur défenseur délégué demi démographe dentiste député
    dessinateur détective détenu diacre dictateur dignitaire diplomate directeur dirigeant disciple
    dissident docteur doyen dramaturge duc duchesse économiste écologiste écrivain écrivaine éditeur
    éditorialiste éducateur élève élu émir émissaire empereur impératrice employé enfant enquêteur
    enseignant entraîneur entrepreneur envoyé épidémiologiste épouse époux escrimeur essayiste
    étudiant évêque expert exploitant explorateur fabricant factotum féministe femme fermier fille
    fils financier fonctionnaire fondateur footballeur frère gamin garçon garde gardien gendarme
    général généticien géographe géologue gérant gestionnaire goal gouverneur grand-mère grand-père
    guérillero guide guitariste gynécologue habitant haltérophile handballeur haut-commissaire
    héritier héroïne héros historien homme homologue hôte hôtelier humoriste imam immunologue
    informaticien infectiologue infirmier ingénieur inspecteur instituteur intellectuel interprète
    invité islamologue jihadiste djihadiste jardinier joaillier joueur journaliste judoka juge
    jumeau juriste kamikaze leader lauréat libraire lieutenant lieutenant-colonel linguiste
    locataire lutteur magistrat magnat maire maître majordome major manager mannequin maréchal mari
    marathonien marchand marin marquis marquise martyr mathématicien mécanicien médaillé médecin
    médiateur médium membre mère messager metteur meurtrier militaire militant milliardaire
    millionnaire ministre modérateur moine monarque monsieur monteur multimilliardaire musicien
    musulman mystique nageur naturaliste navigateur neurologue neuropsychiatre neveu nièce notaire
    notable novelliste
    objecteur observateur officier oncle opérateur opposant orateur orchestrateur otage ouvrier pape
    papa parolier parlementaire parent partenaire parrain pasteur patineur patriarche patron paysan
    pdg pédiatre peintre pensionnaire père personnalité philanthrope philosophe photographe
    physicien pianiste pilote pionnier plaignant plombier poète poétesse policier politicien
    politique politologue polémiste pompier pontife porte-parole postier prédicateur préfet premier
    présentateur président prétendant prêtre prévenu prince princesse principal procureur producteur
    prof professeur professionnel promoteur propagandiste prophète propriétaire protagoniste
    proviseur psychanalyste psychiatre psychologue publicitaire quadragénaire quinquagénaire rabbin
    rappeur réalisateur récidiviste recteur rédacteur référent régent régisseur reine religieux
    remplaçant repreneur reporter représentant républicain rescapé résistant responsable
    restaurateur retraité révolutionnaire rival roi romancier rugbyman sage-femme sauteur
    saxophoniste savant scénariste scientifique sculpteur secouriste secrétaire seigneur sénateur
    septuagénaire sergent serveur sexagénaire shérif sinologue skieur skipper sociologue sœur
    soignant soldat soliste soprano sous-lieutenant sous-officier sous-préfet spationaute
    spécialiste sponsor sportif sprinteur statisticien stratège styliste substitut successeur sultan
    supporter supporteur surfeur survivant suspect sympathisant syndicaliste tante technicien témoin
    tennisman théologien théoricien théoricienne titulaire tireur traducteur traître transfuge
    trésorier triathlète tsar tueur urbaniste urgentiste veuf veuve vicaire vice-champion
    vice-chancelier vice-ministre vice-premier vice-président vice-procureur vicomte victime
    vigneron violoniste violoncelliste virologue viticulteur voisin volleyeur zoologiste
    commissaire-priseur garde-chasse garde-côtes chargé chargée doctorant octogénaire nonagénaire
    centenaire trentenaire chroniqueuse demi-frère demi-sœur copilote copropriétaire négociateur
    négationniste gourou guérisseur hacker influenceur youtubeur blogueur vidéaste lanceur lobbyiste
    """)
# What people are called rather than what they are: « la figure du club », « le numéro deux ».
FIGURES = listed("figure étoile légende icône pilier numéro star vedette ténor cadre")
PLACES = listed("""
    aéroport agglomération affluent aire archipel arrondissement atoll autoroute avenue baie
    banlieue base bassin berceau bidonville bois boulevard bourg bourgade camp canal canton cap
    capitale capitales chaîne château chef-lieu cimetière circuit cité col colline collines
    colonie commune comté continent côte cours cratère delta département désert détroit district
    domaine édifice émirat enclave endroit état étang exoplanète faubourg ferme fief fleuve
    forêt frontière gare glacier golfe gorges grotte hameau havre île îlot impasse jardin lac
    lagune lieu lieu-dit localité lotissement lune mer mégalopole mégapole métropole mont
    montagne monument municipalité oasis océan palais parc pays péninsule place plage plaine
    planète plateau pointe port porte poste préfecture presqu'île province quai quartier région
    république refuge réserve rivière rocher route royaume rue ruisseau satellite secteur site
    sommet sous-préfecture square stade station steppe station-service territoire terrain
    torrent tunnel vallée vallon val vignoble village ville viaduc voie volcan zone étoile
    planètes palace hôtel restaurant bar pont tour
    """)

BODIES = listed("""
    académie agence alliance antenne armée assemblée assureur atelier autorité association
    avionneur banque bataillon branche brasserie brigade bureau cabinet caisse cartel centrale
    centre chaîne chambre cinémathèque clinique club coalition collectif comité commission
    compagnie conférence confédération conseil consortium constructeur coopérative cour
    corporation département direction distributeur division école économiste éditeur église
    enseigne entité entreprise équipe équipementier établissement faction fabricant faculté
    fédération festival filiale firme fonds fondation force formation fournisseur front géant
    gendarmerie gouvernement groupe groupement groupuscule guérilla hebdomadaire holding hôpital
    industriel institut institution instance journal juridiction label laboratoire leader ligue
    lycée collège magazine maison maison-mère major marque mairie média mensuel milice ministère
    mission mouvement multinationale musée nébuleuse observatoire œuvre office ong opérateur
    orchestre ordre organe organisation organisme parlement parquet parti plateforme police pôle
    portail producteur promoteur prestataire quotidien radio raffineur réassureur réseau revue
    secte sélection sénat service site société start-up studio sous-traitant spécialiste
    structure syndicat théâtre think-tank transporteur tribunal troupe union université usine
    webzine voyagiste énergéticien numéro tabloïd télévision bibliothèque
    gestionnaire bailleur peloton
    """)

# Nouns right after which a proper name stands: « la sonde Cassini », « la société Aark », « le
# village El Mouradia ». The tables above also hold many that only describe (« chef », « géant »).
THINGS = listed("""
    album avion bateau brise-glace cargo chalutier chanson comédie croiseur cyclone destroyer
    documentaire drone émission ferry feuilleton film frégate fusée fusil fusil-mitrailleur
    hélicoptère instrument jeu lanceur logiciel missile navire opéra ouragan paquebot pétrolier
    phénomène pistolet porte-avions porte-conteneurs quatre-mâts robot roman roquette rover
    satellite série single sitcom sonde sous-marin spectacle téléfilm télescope tempête trimaran
    typhon voilier vaisseau virus
    trophée dieu déesse divinité peinture tableau statue sculpture
    bande-annonce clip tube ballet refrain manga podcast application smartphone parfum
    chien chienne chat chatte cheval jument étalon poney panda ours ourse lion lionne tigre
    tigresse éléphant gorille chimpanzé orque loup louve taureau perroquet
    """)
FIRMS = listed("""
    agence assureur avionneur boutique brasseur club compagnie conglomérat constructeur consortium
    enseigne entreprise équipementier éditions filiale firme fondation groupe groupuscule
    hebdomadaire holding journal laboratoire magazine maison marque mensuel milice multinationale
    ong opérateur organisation quotidien radio raffineur société site start-up startup syndicat
    tabloïd voyagiste webzine
    """)
# Bodies that may be called by each other's nouns: « Norbel … la société … le groupe ».
MEDIA = listed("hebdomadaire journal magazine média mensuel quotidien revue site tabloïd")
BODIES_ALIKE = (
    listed("""
        avionneur assureur banque brasseur compagnie constructeur distributeur entreprise
        équipementier fabricant firme fournisseur géant groupe holding industriel laboratoire
        major multinationale opérateur prestataire producteur raffineur société start-up
        transporteur voyagiste énergéticien
    """),
    listed("distributeur enseigne entreprise maison marque société"),
    listed("""
        association collectif comité confédération fédération fondation ligue mouvement ong
        organisation organisme réseau société union
    """),
    listed("agence autorité bureau instance institution organe organisation organisme"),
    listed("club équipe formation franchise"),
    listed("antenne chaîne média radio télévision"),
    MEDIA,
)
# What somebody may be called after his post or his trade: a wide noun, then the narrow ones.
CALLED_AFTER: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (
        listed("élu élue"),
        listed("""
        maire député députée sénateur sénatrice eurodéputé eurodéputée conseiller conseillère
        adjoint adjointe
        """),
    ),
    (listed("édile"), listed("maire")),
    (
        listed("parlementaire"),
        listed("""
        député députée sénateur sénatrice eurodéputé eurodéputée
        """),
    ),
    (listed("conseil"), listed("avocat avocate me")),
    (listed("magistrat magistrate"), listed("procureur procureure juge")),
    (listed("prélat"), listed("évêque archevêque cardinal")),
    (
        listed("dirigeant dirigeante patron patronne leader"),
        listed("""
        président présidente pdg directeur directrice fondateur fondatrice chef cheffe
        secrétaire
        """),
    ),
    (listed("écrivain écrivaine"), listed("romancier romancière auteur autrice poète essayiste")),
    (listed("cinéaste"), listed("réalisateur réalisatrice")),
    (listed("acteur actrice"), listed("comédien comédienne")),
    (listed("technicien coach"), listed("entraîneur entraîneuse sélectionneur sélectionneuse")),
    (
        listed("officier militaire gradé"),
        listed("""
        général générale colonel colonelle commandant commandante capitaine lieutenant amiral
        """),
    ),
    (listed("diplomate"), listed("ambassadeur ambassadrice")),
    (
        listed("scientifique chercheur chercheuse spécialiste"),
        listed("""
        professeur professeure biologiste épidémiologiste infectiologue virologue climatologue
        économiste sociologue historien historienne archéologue physicien physicienne
        """),
    ),
)
SPOTS = listed("""
    archipel astéroïde atoll bourg bourgade comète commune constellation exoplanète fleuve galaxie
    hameau localité municipalité planète rivière village ville
    """)
# Sites that bear the name of a person: « l'aéroport Aragon », « la rue Nina Roche ».
SITES = listed("""
    aéroport allée avenue boulevard collège esplanade hippodrome hôpital lycée métro place quai rue
    square stade
    """)
FRONTED: tuple[tuple[Literal["MISC", "ORG", "LOC"], frozenset[str]], ...] = (
    ("MISC", THINGS),
    ("ORG", FIRMS),
    ("LOC", SPOTS | SITES),
)

# Kin, who may bear one surname: men, then women.
HIS_KIN = listed("""
    père fils frère oncle neveu cousin grand-père beau-père beau-frère beau-fils petit-fils
    demi-frère mari époux compagnon conjoint fiancé veuf ex-mari
    """)
HER_KIN = listed("""
    mère fille sœur soeur tante nièce cousine grand-mère belle-mère belle-sœur belle-soeur
    belle-fille petite-fille demi-sœur demi-soeur épouse femme compagne conjointe fiancée veuve
    ex-femme
    """)
KIN = HIS_KIN | HER_KIN
# Of people: nouns that say nothing without whose they are (« le frère »).
OF_SOMEBODY = (KIN - {"femme", "fille"}) | listed("""
    ami amie proche voisin voisine collègue camarade copain copine
    rival adversaire homologue prédécesseur successeur remplaçant dauphin complice associé
    partenaire coéquipier compatriote confrère consœur aîné cadet jumeau jumelle élève disciple
    mentor parrain marraine client meurtrier agresseur ravisseur amant héritier héritière
    """)
# What somebody is of a body or a thing: not enough where « son » has lost its owner.
OF_SOMETHING = listed("""
    directeur adjoint porte-parole président fondateur cofondateur chef patron responsable
    représentant dirigeant secrétaire gérant manager entraîneur capitaine propriétaire envoyé
    correspondant vice-président auteur créateur membre leader numéro employé collaborateur
    assistant titulaire locataire candidat fille agent avocat conseiller colistier
    """)
# Posts that are as little without their country, town or field.
POSTS = listed("""
    maire préfet ministre vice-ministre premier chancelier gouverneur élu délégué principal numéro
    coprésident victime ancien coordinateur allié
    """)
# Of what somebody is « son », and yet a trade.
TRADES = listed("avocat entraîneur capitaine manager")
# What goes before or after a post without saying of what it is: « directeur général adjoint ».
RANKS = listed("""
    général adjoint délégué exécutif honoraire technique administratif financier commercial sortant
    actuel nouveau ancien futur principal premier deuxième second
    """)
# Bodies of which a country has but one: « porte-parole du gouvernement » says enough.
ONLY_ONES = listed("""
    gouvernement armée police parlement parquet état sénat opposition république gendarmerie
    assemblée télévision marine lune mer terre planète monde capitale
    """)
# Who leads a country, and which one goes without saying where an article is about one only.
HEADS_OF_STATE = listed("""
    premier-ministre première-ministre président présidente vice-président vice-présidente
    chancelier chancelière
    """)
# Places that may bear a name without being a town, though a town may bear the same.
LANDS = listed("""
    province état etat district quartier arrondissement département comté région canton vallée bande
    péninsule presqu'île archipel île lac fleuve rivière golfe baie détroit massif désert oblast
    gouvernorat wilaya plateau mont mer pays montagne
    """)
# Posts that are held with somebody by « à »: « adjoint au maire ».
TO_SOMEBODY = listed("adjoint conseiller conseillère ambassadeur envoyé secrétaire délégué attaché")
# Those of whom others speak: « l'avocat de la victime Paul Roy » may be either.
PARTIES = listed("""
    victime accusé accusée prévenu prévenue suspect suspecte plaignant plaignante client cliente
    détenu détenue patient patiente élève enfant agresseur assaillant témoin passager otage tueur
    """)
# Said of a man and of a woman alike: with « la », with « le ».
WOMEN_AND_MEN = listed("""
    victime personne star vedette figure personnalité icône légende idole recrue sentinelle tête
    voix étoile
    """)
MEN_AND_WOMEN = listed("""
    médecin chef maire ministre juge professeur auteur écrivain ingénieur témoin mannequin otage
    membre numéro guide porte-parole député sénateur procureur préfet capitaine colonel général
    commandant lieutenant chancelier premier gouverneur proviseur chercheur successeur pilier cadre
    espoir
    """)

# Said of firms as of people: « le concurrent Boeing ».
COMPANY_LIKE = listed("""
    acheteur acteur actionnaire adversaire agent allié associé champion client concepteur concurrent
    créateur employeur exploitant fournisseur gestionnaire leader locataire opérateur partenaire
    pionnier producteur propriétaire protagoniste repreneur rival sponsor voisin promoteur fabricant
    premier principal prétendant titulaire médaillé
    """)

# Movements that French writes as common nouns: « les taliban », « les houthis ».
MOVEMENTS = listed(
    """
    taliban talibans houthis houthi houthistes chebab chebabs shebab shebabs peshmergas peshmerga
    janjawids janjawid zapatistes naxalites
    """
)

# « le gouvernement »: of which there is one wherever an article is set.
_ONE_OF_A_KIND = listed("""
    gouvernement police justice armée parlement assemblée sénat parquet gendarmerie mairie état
    préfecture présidence pandémie épidémie virus coronavirus confinement opposition bourse monde
    pays ville région capitale marché économie chômage inflation croissance météo climat planète
    soleil lune terre mer guerre crise population autorités pouvoir exécutif majorité droite gauche
    """)

# What is fixed beforehand: its day may lie ahead of a present.
APPOINTMENTS = listed("""
    assemblée audience audition auditions bal cérémonie colloque concert conférence congrès débat
    défilé demi-finale duel échéance élection enchères entretien étape festival fête finale gala
    grève inauguration législative manifestation marche match messe mobilisation municipale
    négociations obsèques ouverture présidentielle procès rassemblement référendum régionale
    rencontre rendez-vous rentrée réouverture réunion scrutin séance sommet spectacle tirage tour
    tournoi visite vote
""")


TABLE: dict[Kind, frozenset[str]] = {"PER": PEOPLE | FIGURES, "LOC": PLACES, "ORG": BODIES}

_ENDINGS = (
    ("trices", "teur"), ("trice", "teur"), ("euses", "eur"), ("euse", "eur"), ("iennes", "ien"),
    ("ienne", "ien"), ("ières", "ier"), ("ière", "ier"), ("ères", "er"), ("ère", "er"),
    ("ète", "et"), ("ives", "if"), ("ive", "if"), ("ées", "é"), ("ée", "é"), ("onnes", "on"),
    ("onne", "on"),
    ("ines", "in"), ("ine", "in"), ("esses", ""), ("esse", ""), ("aux", "al"), ("eaux", "eau"),
    ("es", ""), ("e", ""), ("s", ""), ("x", ""),
)  # fmt: skip


def lemmas(word: str) -> list[str]:
    """The word in lower case, and what it may be the feminine or the plural of."""
    low = word.lower().replace("’", "'")
    for prefix in ("ex-", "co-", "néo-"):
        low = low.removeprefix(prefix)
    found = [low]
    for ending, base in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            found.append(low[: -len(ending)] + base)
    return found


# Endings of nouns for people: trades, doctrines, inhabitants. Only for a noun beside a name.
_PERSON_ENDINGS = (
    "eur", "euse", "trice", "iste", "istes", "eurs", "logue", "ien", "ienne", "iens", "éen",
    "éenne", "ais", "aise", "ois", "oise", "ain", "aine", "ains", "and", "ande", "ard", "arde",
    "graphe", "crate", "naute", "phile", "phobe", "isan", "icain", "icaine", "ol", "ole", "ate",
)  # fmt: skip


def sounds_like_a_person(word: str) -> bool:
    """Whether a noun is made as French makes nouns of persons (« -eur », « -iste »…)."""
    low = word.lower()
    if is_kind(low, "LOC") or is_kind(low, "ORG"):
        return False
    return len(low) > 4 and low.endswith(_PERSON_ENDINGS)


def is_appointment(word: str) -> bool:
    """« scrutin », « réunions »: something that has its day in a calendar."""
    return any(lemma in APPOINTMENTS for lemma in lemmas(word))


def happens(word: str) -> bool:
    """« explosion », « arrestations », « scrutin »: a noun that a day can date."""
    plain = fold(word)
    return is_appointment(word) or plain in _HAPPENINGS or plain.removesuffix("s") in _HAPPENINGS


_HAPPENINGS = frozenset(map(fold, listed("""
    abolition accident adoption annonce arrestation arrivée assassinat attaque attentat catastrophe
    chute condamnation coup crash création crue décès découverte défaite démission départ
    disparition début effondrement élection élimination enlèvement enregistrement entrée éruption
    explosion fermeture fin fuite fusillade inauguration incendie indépendance installation
    interdiction interpellation invasion lancement libération massacre meurtre mort naufrage
    nomination noyade ouverture prise proclamation publication putsch rachat réélection rentrée
    renversement réouverture rétrocession retour retrait rupture séisme signature sortie suicide
    tremblement tuerie victoire viol vol
""")))  # fmt: skip


def is_one_of_a_kind(word: str) -> bool:
    """« le gouvernement », « la pandémie »: a noun that tells which one by itself."""
    return any(lemma in _ONE_OF_A_KIND for lemma in lemmas(word))


def is_kind(word: str, kind: Kind) -> bool:
    """Whether a common noun names that kind of thing."""
    return any(lemma in TABLE[kind] for lemma in lemmas(word))
