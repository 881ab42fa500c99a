"""Noun phrases as runs of tokens: how far one goes on, and which one is a verb's subject.

Dependency arcs alone are wrong too often for subjects put after their verb, so these rules read
the order of the words and their parts of speech, and take an arc as a hint only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOMINAL = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "X", "SYM"})
_OF = frozenset({"de", "du", "des", "d'", "d’"})
_LINKS = frozenset("à au aux en pour sur chez contre par dans".split())
_SUBJECT_PRONOUNS = frozenset(
    "il elle ils elles on ce c' c’ -il -elle -ils -elles -on je j' -je nous vous tu".split()
)
_HEAD_PRONOUNS = frozenset(
    "celui celle ceux celles beaucoup certains certaines plusieurs tous toutes lui-même elle-même "
    "d'autres quelqu'un chacun personne aucun un une lui elle eux elles".split()
)
_PARTICLES = frozenset({"Le", "La", "Les", "Du", "Des", "De", "El", "Al"})  # « Marine Le Pen »
_CLITICS = frozenset(
    "se s' s’ l' l’ lui leur nous vous me m' m’ te t' t’ y en le la les n' n’ ne".split()
)
# A speaker never starts with these: time, manner, place.
_NOT_NAMES = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin "
    "juillet "
    "août septembre octobre novembre décembre hier aujourd'hui demain matin soir midi nuit "
    "après-midi "
    "dernier dernière prochain prochaine semaine année mois siècle "
    "jour jours an ans veille lendemain week-end fois part tour effet".split()
)
MEDIA = frozenset(
    "afp l'afp reuters ap bfmtv bfm franceinfo rtl cnews lci cnn bbc twitter facebook instagram "
    "tf1 abc nbc cbs fox rmc itélé tass presse télévision radio journalistes chaîne agence".split()
)


def pos(token: Token) -> str:
    """The part of speech, a capital inside a sentence being a name whatever the tagger says."""
    tag = str(token.pos_)
    if (
        tag in {"VERB", "ADV", "INTJ", "AUX", "X", "ADJ"}
        and token.text[:1].isupper()
        and token.i
        and token.nbor(-1).text[-1:].isalnum()
        and token.nbor(-1).text != "."
    ):
        return "PROPN"
    return tag


def morph(token: Token, feature: str) -> list[str]:
    """The values of a morphological feature, none where the tagger gives none."""
    return list(token.morph.get(feature, []))


def low(token: Token) -> str:
    return str(token.text).lower().replace("’", "'")


def is_time(token: Token) -> bool:
    return low(token) in _NOT_NAMES


def is_clitic(token: Token) -> bool:
    return low(token) in _CLITICS


def is_subject_pronoun(token: Token) -> bool:
    return low(token) in _SUBJECT_PRONOUNS


def starts_nominal(token: Token) -> bool:
    """Whether a noun phrase can start here, time words and pronouns of the verb set aside."""
    if is_time(token):
        return False
    if pos(token) in {"DET", "NUM", "NOUN", "PROPN", "X"}:
        return True
    if low(token) in {
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "des",
        "ce",
        "cet",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
    }:
        return True
    return low(token) in _HEAD_PRONOUNS or (pos(token) == "ADJ" and token.text[:1].isupper())


def nominal_end(  # noqa: PLR0912 - one branch for each class of word
    doc: Doc, start: int, *, links: bool = True
) -> int:
    """The token after the noun phrase that starts at `start`; `start` itself if there is none."""
    i = start
    n = len(doc)
    seen_head = False
    while i < n:
        token = doc[i]
        word = low(token)
        if is_time(token) and seen_head:
            break
        if word in _HEAD_PRONOUNS and not seen_head and pos(token) in {"PRON", "DET", "ADV", "NUM"}:
            seen_head = seen_head or pos(token) == "PRON"
            i += 1
        elif pos(token) in _NOMINAL:
            particle = token.text in _PARTICLES and doc[i - 1].text[:1].isupper()
            if (
                seen_head
                and pos(token) == "DET"
                and not particle
                and not _apposed_determiner(doc, i)
            ):
                break
            seen_head = seen_head or pos(token) in {"NOUN", "PROPN", "X"}
            i += 1
        elif not seen_head and i == start and word in {"le", "la", "les", "l'"}:
            i += 1
        elif word in _OF and i + 1 < n and _can_continue(doc, i + 1):
            i += 2 if pos(doc[i + 1]) in _NOMINAL else 1
        elif seen_head and token.text in {"(", "["}:
            after = _past_bracket(doc, i)
            if after is None or after >= n or pos(doc[after]) not in {"PROPN", "NOUN", "ADP"}:
                break
            if pos(doc[after]) == "ADP" and low(doc[after]) not in _OF:
                break
            i = after
        elif token.text == "&" and seen_head and i + 1 < n:
            i += 2
        elif (
            (
                seen_head
                and token.pos_ == "VERB"
                and low(token).endswith(("é", "ée", "és", "ées"))
                and i + 1 < n
                and (low(doc[i + 1]) in _OF or doc[i + 1].is_punct or doc[i + 1].text[:1].isupper())
            )
            or (token.text in {"-", "‑"} and 0 < i < n - 1 and not doc[i - 1].whitespace_)
            or (links and seen_head and word in _LINKS and _name_after(doc, i))
        ):
            i += 1
        elif (
            seen_head
            and word == "et"
            and i + 1 < n
            and (
                pos(doc[i + 1]) in {"PROPN", "NOUN"}
                or low(doc[i + 1]) in {"le", "la", "les", "l'", "des"}
            )
            and not is_time(doc[i + 1])
        ):
            i += 1
            if pos(doc[i]) == "DET" or low(doc[i]) in {"le", "la", "les", "l'", "des"}:
                i += 1
        elif (
            token.text in {'"', "«", "»", "+"}
            and seen_head
            and i + 2 < n
            and doc[i + 2].text in {'"', "»", "+"}
        ):
            i += 3
        else:
            break
    while i > start and (low(doc[i - 1]) in _OF | {"et", "-"} or low(doc[i - 1]) in _LINKS):
        i -= 1
    return i


def _apposed_determiner(doc: Doc, i: int) -> bool:
    """« de la », « du ministre de l'Economie »: a determiner after « de », a link or « et »."""
    before = low(doc[i - 1])
    return (
        before in _OF
        or before in _LINKS
        or before in {"et", "tous", "toutes", "tout"}
        or pos(doc[i - 1]) in {"DET", "ADP"}
    )


def _can_continue(doc: Doc, i: int) -> bool:
    token = doc[i]
    return (
        (pos(token) in _NOMINAL and not is_time(token))
        or low(token) in {"la", "l'", "le", "les"}
        or low(token) in _HEAD_PRONOUNS
    )


def _past_bracket(doc: Doc, i: int) -> int | None:
    for k in range(i + 1, min(i + 7, len(doc))):
        if doc[k].text in {")", "]"}:
            return k + 1
    return None


def _name_after(doc: Doc, i: int) -> bool:
    """Whether a person's name ends the phrase beyond this link (« ministre à la Santé X. Y »)."""
    names = 0
    for k in range(i + 1, min(i + 9, len(doc))):
        token = doc[k]
        if pos(token) == "PROPN" and token.text[:1].isupper() and low(token) not in MEDIA:
            names += 1
            continue
        if names >= 2 and (token.is_punct or token.is_sent_end):
            return names >= 2
        if pos(token) in {"DET", "NOUN", "ADJ", "ADP"} and not is_time(token):
            names = 0
            continue
        return names >= 2
    return names >= 2


def nominal_start(doc: Doc, head: int, floor: int = 0) -> int:
    """The first token of the noun phrase whose head noun is at `head`."""
    i = head
    while i > floor:
        token = doc[i - 1]
        if pos(token) in {"DET", "NUM", "ADJ", "PROPN", "NOUN"} and not is_time(token):
            i -= 1
            if pos(token) == "DET" and not (i > floor and pos(doc[i - 1]) in {"DET", "ADJ"}):
                break
        elif token.text in {"-", "‑"} and not token.whitespace_:
            i -= 1
        elif low(token) in {"le", "la", "les", "l'"}:
            i -= 1
            break
        else:
            break
    while i < head and doc[i].pos_ == "ADJ" and doc[i].text.islower():
        i += 1
    return i


def with_apposed_name(doc: Doc, start: int, end: int) -> int:
    """« le porte-parole du Pentagone, John Kirby, »: the end moved past the name."""
    if (
        end + 1 < len(doc)
        and doc[end].text == ","
        and not any(t.pos_ == "PROPN" and t.ent_type_ == "PER" for t in doc[start:end])
    ):
        k = end + 1
        while (
            k < len(doc)
            and k - end <= 5
            and pos(doc[k]) in {"PROPN", "X"}
            and doc[k].text[:1].isupper()
        ):
            k += 1
        if k > end + 1 and (k == len(doc) or doc[k].is_punct):
            return k
    return end


def name_before_apposition(doc: Doc, start: int, floor: int) -> int:
    """« Valérie Pécresse, la présidente de région, a réclamé »: the start moved to the name."""
    if start - 2 < floor or doc[start - 1].text != ",":
        return start
    k = start - 2
    while k >= floor and pos(doc[k]) == "PROPN" and doc[k].text[:1].isupper():
        k -= 1
    named = any(t.ent_type_ == "PER" for t in doc[k + 1 : start - 1])
    opens = k < floor or doc[k].is_punct or pos(doc[k]) in {"CCONJ", "SCONJ", "NOUN"}
    return k + 1 if named and opens else start


def is_human(token: Token) -> bool:
    """Whether a noun says what somebody is: « le ministre », « la journaliste »."""
    word = low(token)
    return word.removesuffix("s") in _HUMANS or word.endswith(
        ("iste", "istes", "logue", "logues", "trice", "trices", "cien", "cienne", "ciens")
    )


_HUMANS = frozenset(
    """
    président présidente ministre premier première secrétaire maire député députée sénateur élu élue
    gouverneur préfet préfète procureur procureure juge avocat avocate magistrat magistrate roi
    reine     prince princesse pape évêque archevêque prêtre imam abbé curé rabbin pasteur chef
    cheffe patron
    patronne directeur dirigeant dirigeante responsable porte-parole ambassadeur diplomate général
    colonel commandant capitaine policier policière gendarme soldat militaire pompier médecin
    professeur professeure chercheur chercheuse expert experte docteur infirmier infirmière
    pharmacien étudiant étudiante élève enseignant enseignante auteur auteure écrivain écrivaine
    acteur comédien comédienne chanteur chanteuse réalisateur cinéaste danseur danseuse peintre
    sculpteur musicien musicienne rappeur star idole champion championne joueur joueuse entraîneur
    sélectionneur coureur skipper athlète footballeur sportif sportive homme femme garçon fille
    jeune adolescent adolescente enfant père mère fils frère soeur sœur mari épouse veuve oncle
    tante ami amie voisin voisine habitant habitante riverain riveraine témoin victime suspect
    suspecte accusé accusée prévenu prévenue manifestant manifestante militant militante opposant
    opposante leader candidat candidate démocrate républicain conservateur travailliste eurodéputé
    eurodéputée conseiller conseillère négociateur médiateur commissaire inspecteur fondateur
    gérant gérante propriétaire entrepreneur agriculteur agricultrice pêcheur ouvrier ouvrière
    salarié salariée employé employée chauffeur pilote retraité retraitée quinquagénaire
    sexagénaire septuagénaire octogénaire trentenaire quadragénaire analyste producteur éditeur
    libraire restaurateur cuisinier hôtelier commerçant commerçante client cliente passager
    touriste patient patiente détenu détenue otage réfugié réfugiée migrant migrante
    """.split()
)
