"""The verbs that report speech or thought: what each can do, and its written forms.

Quotes, dates and events all ask here, so that a verb means the same to each of them. The pipeline
runs without lemmas: the forms are conjugated once from the infinitives.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from annotated_briefing.french.fold import fold

Shape = Literal["finite", "participle", "gerund", "infinitive"]
# When the verb tells that something was said: « a affirmé lundi » always; « a lancé lundi » an
# offensive or a word, so only with the words said; « a appris que » never, its subject hears.
Telling = Literal["always", "with words", "never"]

# Verbs that take « que » and whose subject is the source of what follows.
SAY_ER = """
abonder accorder accuser acquiescer affirmer agacer ajouter ajuster alarmer alerter alléguer
amuser analyser annoncer approuver arguer argumenter argüer assener assurer asséner attester
avancer aviser avouer badiner bafouiller balbutier blaguer bougonner bégayer calculer certifier
chuchoter cingler claironner clamer commenter compléter concéder condamner confier confirmer
conjecturer considérer constater conter contester continuer crier critiquer demander deviner
diagnostiquer douter déclarer décrypter décréter démontrer dénoncer déplorer désoler détailler
emporter enchaîner enseigner enthousiasmer espérer estimer exclamer exiger expliciter expliquer
exposer formuler fulminer fustiger féliciter glisser grommeler hurler imaginer impatienter
improviser indigner indiquer informer inquiéter insister insurger interpeller interroger ironiser
juger jurer lamenter louer lâcher marteler maugréer menacer mentionner montrer murmurer narrer
nier noter notifier nuancer objecter observer offusquer opiner ordonner parier penser pester
philosopher plaider plaisanter pleurer pointer poster postuler proclamer professer pronostiquer
proposer protester prouver préciser préconiser présumer prétexter prôner qualifier questionner
raconter railler rappeler rapporter rassurer recommander redouter regretter rejeter relater
relativiser relever remarquer remémorer ressasser ricaner râler réaffirmer réclamer réfuter
réitérer répliquer répéter résumer rétorquer révéler saluer sangloter scander seriner signaler
souffler souhaiter souligner soupirer soupçonner spécifier statuer stipuler suggérer supposer
tancer tempérer tempêter terminer tonner trancher tranquilliser tweeter twitter témoigner vanter
écrier émerveiller énoncer énumérer étonner évaluer évoquer
""".split()
_SAY_IRREGULAR = {
    "dire": "dit disent disait disaient dira diront dirait diraient dis disons dirent",
    "dire/p": "dit dite dits dites",
    "dire/g": "disant",
    "redire": "redit redisent redisait redisaient",
    "redire/p": "redit",
    "redire/g": "redisant",
    "prédire": "prédit prédisent prédisait prédisaient",
    "prédire/p": "prédit",
    "prédire/g": "prédisant",
    "contredire": "contredit contredisent contredisait",
    "contredire/p": "contredit",
    "écrire": "écrit écrivent écrivait écrivaient écrira écrirait écrivit écrivirent",
    "écrire/p": "écrit",
    "écrire/g": "écrivant",
    "soutenir": "soutient soutiennent soutenait soutenaient soutiendra soutint soutinrent",
    "soutenir/p": "soutenu",
    "soutenir/g": "soutenant",
    "maintenir": "maintient maintiennent maintenait maintenaient maintint",
    "maintenir/p": "maintenu",
    "reconnaître": "reconnaît reconnait reconnaissent reconnaissait reconnaissaient reconnut",
    "reconnaître/p": "reconnu",
    "reconnaître/g": "reconnaissant",
    "admettre": "admet admettent admettait admettaient admit admirent",
    "admettre/p": "admis",
    "admettre/g": "admettant",
    "promettre": "promet promettent promettait promettaient promit promirent promettra",
    "promettre/p": "promis",
    "promettre/g": "promettant",
    "répondre": "répond répondent répondait répondaient répondit répondirent répondra",
    "répondre/p": "répondu",
    "répondre/g": "répondant",
    "défendre": "défend défendent défendait défendit",
    "défendre/p": "défendu",
    "prétendre": "prétend prétendent prétendait prétendaient prétendit",
    "prétendre/p": "prétendu",
    "prétendre/g": "prétendant",
    "croire": "croit croient croyait croyaient crut",
    "croire/p": "cru",
    "croire/g": "croyant",
    "craindre": "craint craignent craignait craignaient craignit",
    "craindre/p": "craint",
    "craindre/g": "craignant",
    "se plaindre": "plaint plaignent plaignait plaignaient plaignit",
    "se plaindre/p": "plaint plainte plaints",
    "se plaindre/g": "plaignant",
    "prévoir": "prévoit prévoient prévoyait prévoyaient",
    "prévoir/p": "prévu",
    "prévoir/g": "prévoyant",
    "apprendre": "apprend apprennent apprenait apprit",
    "apprendre/p": "appris",
    "prévenir": "prévient préviennent prévenait prévenaient prévint",
    "prévenir/p": "prévenu prévenue prévenus",
    "prévenir/g": "prévenant",
    "convenir": "convient conviennent convenait convint",
    "convenir/p": "convenu",
    "avertir": "avertit avertissent avertissait avertissaient",
    "avertir/p": "averti",
    "avertir/g": "avertissant",
    "démentir": "dément démentent démentait démentaient démentit",
    "démentir/p": "démenti démentie",
    "démentir/g": "démentant",
    "renchérir": "renchérit renchérissent renchérissait",
    "renchérir/p": "renchéri",
    "réagir": "réagit réagissent réagissait réagirent",
    "réagir/p": "réagi",
    "réagir/g": "réagissant",
    "garantir": "garantit garantissent garantissait",
    "garantir/p": "garanti",
    "garantir/g": "garantissant",
    "se réjouir": "réjouit réjouissent réjouissait",
    "se réjouir/p": "réjoui réjouie réjouis réjouies",
    "se réjouir/g": "réjouissant",
    "poursuivre": "poursuit poursuivent poursuivait poursuivit",
    "poursuivre/p": "poursuivi",
    "poursuivre/g": "poursuivant",
    "conclure": "conclut concluent concluait conclurent",
    "conclure/p": "conclu",
    "conclure/g": "concluant",
    "reprendre": "reprend reprennent reprenait reprit",
    "reprendre/p": "repris",
    "émettre": "émet émettent émis",
    "sourire": "sourit sourient souriait",
    "sourire/p": "souri",
    "rire": "rit rient riait",
    "rire/p": "ri",
    "s'émouvoir": "émeut émeuvent",
    "s'émouvoir/p": "ému émue émus émues",
    "se souvenir": "souvient souviennent souvenait",
    "se souvenir/p": "souvenu souvenue souvenus",
    "s'enquérir": "enquiert",
    "s'enquérir/p": "enquis enquise",
    "surenchérir": "surenchérit",
    "s'attendre": "attend attendent attendait",
}
# Of these, too ambiguous with other senses to open « que » without care.
_NOT_BEFORE_QUE = frozenset(
    "fait font faisait faisaient fit firent faisant veut lit ri rit".split()
)
# Their complement is not what the subject says, but how the subject judges it: quoted words only.
JUDGE = """
accuser adresser afficher appeler assurer blâmer brocarder citer commenter condamner considérer
contester critiquer demander décrier dénoncer déplorer encourager espérer exhorter exiger
exprimer fustiger féliciter inciter insister inviter invoquer juger lancer louer manifester
menacer mentionner moquer ordonner parler plaider pointer préconiser présenter prôner qualifier
railler récuser redouter regretter rejeter relever reprocher revendiquer réclamer réfuter référer
réprouver répéter saluer souhaiter soupçonner stigmatiser tacler traiter témoigner vanter
vilipender énumérer épingler éreinter étriller évoquer
""".split()
_DENY = frozenset(
    "démentir dément démentent démentait démentaient démentit démenti démentant".split()
)
_DENY_ER = ("nier", "réfuter", "rejeter", "contester", "récuser")

# Whoever does this speaks, with or without the words said.
ALWAYS = frozenset(
    """
    accuser affirmer ajouter alerter alléguer annoncer appeler argumenter assurer asséner attester
    avouer blâmer brocarder certifier claironner clamer commenter confier confirmer conjecturer
    constater contester critiquer demander déclarer décrier dénoncer déplorer détailler estimer
    exclamer exhorter expliciter expliquer exprimer fulminer fustiger féliciter indigner indiquer
    informer insister ironiser juger jurer marteler menacer mentionner moquer narrer nier noter
    notifier nuancer objecter pester plaider plaisanter proclamer préciser préconiser prôner
    pronostiquer raconter railler rappeler rapporter rassurer recommander récuser regretter relater
    relativiser remarquer reprocher revendiquer réaffirmer réclamer réfuter réitérer répliquer
    répéter résumer rétorquer révéler saluer signaler souhaiter souligner stigmatiser suggérer
    tacler tancer tempêter tonner tweeter twitter témoigner vanter vilipender énoncer énumérer
    étriller évoquer
    dire redire prédire contredire écrire reconnaître admettre promettre répondre prétendre
    prévenir avertir démentir renchérir surenchérir réjouir plaindre
    """.split()
)
# The subject learns, thinks or shows; or the verb is too often another one.
NEVER = frozenset(
    """
    apprendre attendre calculer convenir craindre croire deviner démontrer douter enquérir
    enseigner imaginer montrer prouver prévoir rire sourire souvenir émettre émouvoir
    """.split()
)
# What is asked for or threatened lies ahead: « l'union appelle à la grève mardi » is of a Tuesday
# to come, where « l'union affirme mardi » is of one that was.
ASK = frozenset(
    """
    appeler demander exhorter exiger inciter inviter jurer menacer ordonner promettre proposer
    préconiser prôner recommander revendiquer réclamer souhaiter suggérer
    """.split()
)

# « s'indigne X » says something, « indigne X » does it to somebody.
REFLEXIVE = frozenset(
    """
    agacer alarmer amuser désoler enthousiasmer impatienter indigner inquiéter insurger lamenter
    offusquer émerveiller étonner réjouir émouvoir
    """.split()
)

REPORTING_PHRASES = frozenset("valoir savoir remarquer observer part état".split())


# « a fait savoir », « met en garde »: verbs that say only with the word after them.
_PHRASE = re.compile(
    r"(?:(?:fai[ts]|font|faisai(?:t|ent)|fera|feront|firent) (?:savoir|valoir|remarquer|observer|"
    r"etat|part)|(?:met|mettent|mettai(?:t|ent)|mis) en garde)\b"
)


@dataclass(frozen=True, slots=True)
class Form:
    """What a written form can be: `shapes` may hold several (« dit »).

    `asks`: what the verb says lies ahead; `denies`: its complement is what the subject rejects;
    `reflexive`: it says something only with « se ».
    """

    shapes: frozenset[Shape]
    takes_que: bool
    denies: bool
    telling: Telling
    asks: bool
    reflexive: bool = False


def form(word: str) -> Form | None:
    """The reporting verb a word may be a form of, whatever its case; also without its accents."""
    return _table().get(word.lower().replace("’", "'"))


def is_phrase(words: str) -> bool:
    """Whether text opens with a verb that says together with the next word (« fait savoir »)."""
    return _PHRASE.match(fold(words)) is not None


@functools.cache
def _table() -> dict[str, Form]:
    shapes: dict[str, set[Shape]] = {}
    of: dict[str, set[str]] = {}  # form → infinitives
    reporting: set[str] = set()
    denying: set[str] = set(_DENY)

    def add(words: Iterable[str], shape: Shape, infinitive: str) -> None:
        for word in words:
            shapes.setdefault(word, set()).add(shape)
            of.setdefault(word, set()).add(infinitive)

    for infinitive in (*SAY_ER, *JUDGE):
        for shape, words in conjugate_er(infinitive).items():
            add(words, shape, infinitive)
            if infinitive in SAY_ER:
                reporting.update(words)
            if infinitive in _DENY_ER:
                denying.update(words)
    marks: dict[str, Shape] = {"": "finite", "p": "participle", "g": "gerund"}
    for key, listed in _SAY_IRREGULAR.items():
        name, _, mark = key.partition("/")
        name = name.removeprefix("se ").removeprefix("s'")
        add(listed.split(), marks[mark], name)
        reporting.update(listed.split())
        if not mark:
            add([name], "infinitive", name)
            reporting.add(name)
    table = {
        word: Form(
            frozenset(kinds),
            takes_que=word in reporting and word not in _NOT_BEFORE_QUE,
            denies=word in denying,
            telling=_telling(of[word]),
            asks=bool(of[word] & ASK),
            reflexive=of[word] <= REFLEXIVE,
        )
        for word, kinds in shapes.items()
    }
    plain: dict[str, Form] = {}  # without accents
    for word, known in table.items():
        other = plain.get(fold(word), known)
        plain[fold(word)] = replace(known, shapes=known.shapes | other.shapes)
    return plain | table


def _telling(infinitives: set[str]) -> Telling:
    if infinitives & ALWAYS:
        return "always"
    return "with words" if infinitives - NEVER else "never"


def conjugate_er(infinitive: str) -> dict[Shape, list[str]]:
    """The third-person and impersonal forms of a verb in -er, spelling changes included."""
    stem = infinitive[:-2]
    soft = {"g": stem + "e", "c": stem[:-1] + "ç"}.get(stem[-1:], stem)
    mute = [stem]
    if len(stem) > 2 and stem[-1] not in "aeiouy":
        if stem[-2] == "é":
            mute = [stem[:-2] + "è" + stem[-1]]
        elif stem[-2] == "e" and stem[-1] in "lt":
            mute = [stem + stem[-1], stem[:-2] + "è" + stem[-1]]
        elif stem[-2] == "e" and stem[-1] in "nmvs":
            mute = [stem[:-2] + "è" + stem[-1]]
    if stem.endswith("y"):
        mute.append(stem[:-1] + "i")
    future = [*mute, stem]
    return {
        "finite": [
            *(m + e for m in mute for e in ("e", "ent")),
            *(soft + e for e in ("ait", "aient", "a")),
            stem + "èrent",
            *(m + e for m in future for e in ("era", "eront", "erait", "eraient")),
        ],
        "participle": [stem + e for e in ("é", "ée", "és", "ées")],
        "gerund": [soft + "ant"],
        "infinitive": [infinitive],
    }
