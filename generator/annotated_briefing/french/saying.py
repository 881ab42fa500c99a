"""Written forms of the verbs that report speech or thought, by class.

The pipeline runs without lemmas, so the forms are conjugated here once from the infinitives.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Shape = Literal["finite", "participle", "gerund", "infinitive"]

# Verbs that take « que » and whose subject is the source of what follows.
_SAY_ER = """
accorder accuser acquiescer affirmer agacer ajouter ajuster alarmer alerter alléguer amuser
analyser annoncer approuver arguer argumenter argüer assener assurer asséner attester avancer
aviser avouer badiner bafouiller balbutier blaguer bougonner bégayer calculer certifier
chuchoter claironner clamer commenter compléter concéder condamner confier confirmer conjecturer
considérer constater conter contester continuer crier critiquer demander deviner diagnostiquer
douter déclarer décrypter décréter démontrer dénoncer déplorer désoler détailler emporter
enchaîner enseigner enthousiasmer espérer estimer exclamer exiger expliciter expliquer exposer
formuler fulminer fustiger féliciter glisser grommeler hurler imaginer impatienter improviser
indigner indiquer informer inquiéter insister insurger interpeller interroger ironiser juger
jurer lamenter louer lâcher marteler maugréer menacer mentionner montrer murmurer narrer nier
noter notifier nuancer objecter observer offusquer opiner ordonner parier penser pester
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
    "démentir/p": "démenti",
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
_JUDGE = """
accuser adresser afficher appeler assurer blâmer brocarder citer commenter condamner considérer
contester critiquer demander décrier dénoncer déplorer encourager espérer exhorter exiger
exprimer fustiger féliciter inciter insister inviter invoquer juger lancer louer manifester
menacer mentionner moquer ordonner parler plaider pointer préconiser présenter prôner qualifier
railler redouter regretter rejeter relever reprocher revendiquer réclamer réfuter référer
réprouver répéter saluer souhaiter soupçonner stigmatiser tacler traiter témoigner vanter
vilipender énumérer épingler éreinter étriller évoquer
""".split()
_DENY = frozenset("dément démentent démentait démentaient démentit démenti démentant".split())
_DENY_ER = ("nier", "réfuter", "rejeter", "contester", "récuser")

REPORTING_PHRASES = frozenset("valoir savoir remarquer observer part état".split())


@dataclass(frozen=True, slots=True)
class Form:
    """What a written form can be: `shapes` may hold several (« dit »)."""

    shapes: frozenset[Shape]
    takes_que: bool
    judges: bool
    denies: bool


def form(word: str) -> Form | None:
    """The reporting verb a word may be a form of, whatever its case."""
    return _table().get(word.lower().replace("’", "'"))


@functools.cache
def _table() -> dict[str, Form]:
    shapes: dict[str, set[Shape]] = {}
    judging: set[str] = set()
    saying: set[str] = set()
    denying: set[str] = set(_DENY)

    def add(words: Iterable[str], shape: Shape, *into: set[str]) -> None:
        for word in words:
            shapes.setdefault(word, set()).add(shape)
            for each in into:
                each.add(word)

    for infinitive in _SAY_ER:
        deny = (denying,) if infinitive in _DENY_ER else ()
        for shape, words in conjugate_er(infinitive).items():
            add(words, shape, saying, *deny)
    marks: dict[str, Shape] = {"": "finite", "p": "participle", "g": "gerund"}
    for key, listed in _SAY_IRREGULAR.items():
        name, _, mark = key.partition("/")
        add(listed.split(), marks[mark], saying)
        if not mark:
            add([name.removeprefix("se ").removeprefix("s'")], "infinitive", saying)
    for infinitive in _JUDGE:
        if infinitive.endswith("er"):
            for shape, words in conjugate_er(infinitive).items():
                add(words, shape, judging)
    add("défend défendent promet promettent craint reconnaît admet".split(), "finite", judging)
    return {
        word: Form(
            frozenset(kinds),
            takes_que=word in saying and word not in _NOT_BEFORE_QUE,
            judges=word in judging,
            denies=word in denying,
        )
        for word, kinds in shapes.items()
    }


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
