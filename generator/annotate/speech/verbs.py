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
affirmer déclarer indiquer expliquer ajouter annoncer assurer préciser souligner estimer juger
raconter confier assener asséner marteler rappeler noter observer remarquer signaler révéler
rapporter avancer alléguer argumenter argüer rétorquer répliquer insister confirmer certifier
jurer témoigner relever considérer penser imaginer supposer soupçonner espérer souhaiter redouter
regretter déplorer craindre_ constater avouer concéder reconnaître_ accorder plaider prôner
exiger demander ordonner recommander préconiser suggérer proposer réclamer menacer prévoir_
pronostiquer calculer évaluer parier conjecturer présumer répéter réaffirmer réitérer
clamer proclamer crier hurler murmurer chuchoter souffler lâcher glisser tweeter twitter
poster publier_ commenter analyser décrypter résumer détailler enchaîner continuer terminer compléter pointer énumérer nuancer tempérer
relativiser renchérir_ ironiser plaisanter railler tonner tempêter fulminer râler pester ricaner
s'indigner s'inquiéter s'exclamer s'interroger se_féliciter se_vanter s'insurger s'alarmer
s'emporter s'étonner se_désoler se_lamenter s'enthousiasmer s'émerveiller s'écrier s'agacer
s'impatienter s'offusquer arguer attester démontrer montrer prouver suggérer enseigner
professer postuler informer alerter aviser notifier mentionner évoquer spécifier stipuler
expliciter évoquer claironner seriner scander tancer opiner acquiescer approuver ajuster
philosopher improviser dénoncer fustiger accuser critiquer contester nier démentir_ rejeter réfuter
condamner saluer qualifier louer vanter défendre_ prétexter objecter protester rassurer tranquilliser
diagnostiquer décréter trancher statuer énoncer formuler exposer deviner douter ressasser
interpeller interroger questionner s'interroger s'enquérir_ redouter conter narrer relater
bougonner grommeler maugréer soupirer sangloter pleurer rire_ sourire_ balbutier bafouiller bégayer
badiner blaguer s'amuser se_réjouir_ se_plaindre_ s'émouvoir_ se_rappeler se_remémorer
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
    "maintenir/g": "",
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
    "savoir/fait": "",
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
    "vouloir": "veut",
    "lire": "lit",
    "s'émouvoir": "émeut émeuvent",
    "s'émouvoir/p": "ému émue émus émues",
    "se souvenir": "souvient souviennent souvenait",
    "se souvenir/p": "souvenu souvenue souvenus",
    "s'enquérir": "enquiert",
    "s'enquérir/p": "enquis enquise",
    "tenir": "",
    "surenchérir": "surenchérit",
    "s'attendre": "attend attendent attendait",
    "s'attendre/p": "",
    "entendre dire": "",
}
# Of these, too ambiguous with other senses to open « que » without care.
_NOT_BEFORE_QUE = frozenset(
    "fait font faisait faisaient fit firent faisant veut lit ri rit".split()
)
# Their complement is not what the subject says, but how the subject judges it: quoted words only.
_JUDGE = """
dénoncer fustiger accuser critiquer contester rejeter réfuter condamner saluer qualifier louer
vanter évoquer regretter déplorer réclamer défendre prôner préconiser appeler plaider invoquer
pointer décrire exiger souhaiter promettre reprocher moquer brocarder railler traiter vilipender
pourfendre stigmatiser blâmer réprouver citer invoquer invoqué juger soupçonner menacer exhorter
encourager inviter inciter ordonner tacler épingler étriller éreinter vouloir espérer assurer
reconnaître admettre parler référer présenter décrier lancer revendiquer demander interdire
relever mentionner répéter énumérer afficher exprimer manifester témoigner adresser rendre
commenter craindre redouter mettre_en_garde voir_ considérer tenir_pour féliciter plaindre insister
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
        if not infinitive.endswith("_"):
            deny = (denying,) if infinitive in _DENY_ER else ()
            for shape, words in conjugate_er(_bare(infinitive)).items():
                add(words, shape, saying, *deny)
    for key, words in _SAY_IRREGULAR.items():
        name, _, mark = key.partition("/")
        shape: Shape = {"p": "participle", "g": "gerund"}.get(mark, "finite")  # type: ignore[assignment]
        add(words.split(), shape, saying)
        if not mark and " " not in name:
            add([name.removeprefix("s'")], "infinitive", saying)
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


def _bare(infinitive: str) -> str:
    return infinitive.removeprefix("s'").removeprefix("se_")


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
