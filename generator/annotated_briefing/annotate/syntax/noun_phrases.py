"""Noun phrases as runs of tokens: how far one goes on, and which one is a verb's subject.

Dependency arcs alone are wrong too often for subjects put after their verb, so these rules read
the order of the words and their parts of speech, and take an arc as a hint only.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotated_briefing.annotate.syntax.words import Doc, Token
from annotated_briefing.french import peoples, voices
from annotated_briefing.french.calendar import MONTH_NAMES, WEEKDAY_NAMES

_NOMINAL = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "X", "SYM"})
_OF = frozenset({"de", "du", "des", "d'", "d’"})
_LINKS = frozenset("à au aux en pour sur chez contre par dans".split())
# « l'avocat chez X », « la députée face à X »: the name is not who speaks.
_BELONGS = frozenset("par à au aux avec pour chez contre devant envers sur".split())
CIVILITIES = frozenset("m mm mme mmes mlle me dr pr mgr monsieur madame maître docteur".split())
_MANNERS = frozenset(
    "voix ton air geste trait mot seul seule main traite sourire coup commun concert manière façon "
    "bloc emblée accord côté part".split()
)
_OFFICES = frozenset("chef charge exercice titre second poste".split())
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
_NOT_NAMES = frozenset([*WEEKDAY_NAMES, *MONTH_NAMES]) | frozenset(
    "hier aujourd'hui demain matin soir midi nuit "
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
    tag = token.pos_
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
    """A token in lower case, its apostrophe plain."""
    return token.low


def is_time(token: Token) -> bool:
    """Whether a token is a word of time, which heads no subject."""
    return low(token) in _NOT_NAMES


def is_clitic(token: Token) -> bool:
    """Whether a token is an object or reflexive clitic."""
    return low(token) in _CLITICS


def only_that(words: Sequence[str]) -> bool:
    """Whether a « que » behind these folded words narrows: « ne rouvre que le 1er juillet »."""
    return bool(_NE & set(words)) and not _NOT_ANY & set(words)


_NE = frozenset({"ne", "n'"})
_NOT_ANY = frozenset(
    "pas plus jamais rien guère guere aucun aucune personne nul nulle ni point".split()
)


def name_start(doc: Doc, i: int) -> int:
    """The first token of the name that token `i` is a part of; `i` itself outside of names."""
    while i > 0 and doc[i].ent_type_ and doc[i].ent_iob_ == "I":
        i -= 1
    return i


def name_end(doc: Doc, i: int) -> int:
    """The token after the name that token `i` is a part of; `i` itself outside of names."""
    if not doc[i].ent_type_:
        return i
    i += 1
    while i < len(doc) and doc[i].ent_type_ and doc[i].ent_iob_ == "I":
        i += 1
    return i


def is_subject_pronoun(token: Token) -> bool:
    """Whether a token is a pronoun that can only be a subject."""
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


def nominal_end(doc: Doc, start: int, *, links: bool = True) -> int:
    """The token after the noun phrase that starts at `start`; `start` itself if there is none.

    With `links`, a complement after « à », « en »… belongs when a person's name closes it.
    """
    i = start
    headed = False
    while i < len(doc) and not doc[i].text.startswith("--"):  # « le groupe --qui a … -- »
        after = next(
            (
                k
                for step in (_name, _age_or_time, _pronoun, _nominal, _of, _bracket, _joined)
                if (k := step(doc, i, start, headed)) is not None
            ),
            None,
        )
        if after is None and links and headed and low(doc[i]) in _LINKS and _name_after(doc, i):
            after = i + 1
        if after is None or after == i:
            break
        headed = headed or any(
            pos(t) in {"NOUN", "PROPN", "X"} or pos(t) == "PRON" or t.ent_type_
            for t in doc[i:after]
        )
        i = after
    while i > start and (low(doc[i - 1]) in _OF | {"et", "-", "sans"} or low(doc[i - 1]) in _LINKS):
        i -= 1
    return i


# The steps of `nominal_end`: the token after a piece that belongs to the phrase at `i`, `i` itself
# where the phrase must end, None where the piece is another step's affair.


def _name(doc: Doc, i: int, start: int, headed: bool) -> int | None:
    """A whole name; a person's right after another's begins another phrase."""
    if not doc[i].ent_type_ or name_end(doc, i) <= i:
        return None
    another = doc[i].ent_type_ == "PER" and doc[i].ent_iob_ == "B"
    if another and i > start and doc[i - 1].ent_type_ == "PER":
        return i
    return name_end(doc, i)


def _age_or_time(doc: Doc, i: int, start: int, headed: bool) -> int | None:
    """« de 32 ans » belongs, « lundi » does not."""
    if not headed:
        return None
    if is_time(doc[i]):
        return i
    if low(doc[i]) in _OF and i + 2 < len(doc) and is_time(doc[i + 2]):
        return i + 3 if low(doc[i + 2]) in {"an", "ans", "mois"} else None
    return None


def _pronoun(doc: Doc, i: int, start: int, headed: bool) -> int | None:
    if headed or low(doc[i]) not in _HEAD_PRONOUNS:
        return None
    return i + 1 if pos(doc[i]) in {"PRON", "DET", "ADV", "NUM"} else None


def _nominal(doc: Doc, i: int, start: int, headed: bool) -> int | None:
    """Determiners, adjectives and nouns; a participle with a complement."""
    token = doc[i]
    if pos(token) in _NOMINAL:
        particle = token.text in _PARTICLES and doc[i - 1].text[:1].isupper()
        if headed and pos(token) == "DET" and not particle and not _apposed_determiner(doc, i):
            return i
        return i + 1
    if not headed and i == start and low(token) in {"le", "la", "les", "l'"}:
        return i + 1
    if headed and token.pos_ == "VERB" and low(token).endswith(("é", "ée", "és", "ées")):
        after = doc[i + 1] if i + 1 < len(doc) else None
        if after is not None and (low(after) in _OF or after.is_punct or after.text[:1].isupper()):
            return i + 1
    if token.text in {"-", "‑"} and 0 < i < len(doc) - 1 and not doc[i - 1].whitespace_:
        return i + 1
    return None


def _of(doc: Doc, i: int, start: int, headed: bool) -> int | None:
    """A complement with « de », those of manner apart; « en chef », « sans frontières »."""
    word = low(doc[i])
    if i + 1 >= len(doc):
        return None
    after = doc[i + 1]
    if word in _OF and _can_continue(doc, i + 1):
        manner = doc[i + 2] if low(after) in {"un", "une"} and i + 2 < len(doc) else after
        if headed and low(manner) in _MANNERS:
            return i
        return i + 2 if pos(after) in _NOMINAL and not after.ent_type_ else i + 1
    if headed and word == "en" and low(after) in _OFFICES:
        return i + 2
    if headed and word == "sans" and doc[i - 1].text[:1].isupper() and pos(after) == "NOUN":
        return i + 2
    return None


def _bracket(doc: Doc, i: int, start: int, headed: bool) -> int | None:
    """Past « (EELV) » where the phrase goes on after it; past short quoted words."""
    if not headed:
        return None
    if doc[i].text in {"(", "["}:
        after = _past_bracket(doc, i)
        if after is None or after >= len(doc):
            return None
        if low(doc[after]) in _OF or pos(doc[after]) in {"PROPN", "NOUN"}:
            return after
        return None
    closes = doc[i + 2].text if i + 2 < len(doc) else ""
    if doc[i].text in {'"', "«", "»", "+"} and closes in {'"', "»", "+"}:
        return i + 3
    return None


def _joined(doc: Doc, i: int, start: int, headed: bool) -> int | None:
    """« X et Y », « X & Y »."""
    if not headed or i + 1 >= len(doc):
        return None
    after = doc[i + 1]
    if doc[i].text == "&":
        return i + 2
    if low(doc[i]) != "et" or is_time(after):
        return None
    article = low(after) in {"le", "la", "les", "l'", "des"}
    if after.ent_type_ or (not article and pos(after) in {"PROPN", "NOUN"}):
        return i + 1
    return i + 2 if article else None


def _apposed_determiner(doc: Doc, i: int) -> bool:
    """« de la », « du ministre de l'Economie »: a determiner after « de », a link or « et »."""
    before = low(doc[i - 1])
    return (
        before in _OF
        or before in _LINKS
        or before in {"et", "tous", "toutes", "tout"}
        or pos(doc[i - 1]) in {"DET", "ADP"}
        or (low(doc[i]) == "des" and doc[i - 1].pos_ == "VERB")  # « chargé des victimes »
    )


def _can_continue(doc: Doc, i: int) -> bool:
    token = doc[i]
    return (
        (pos(token) in _NOMINAL and not is_time(token))
        or bool(token.ent_type_)
        or low(token) in {"la", "l'", "le", "les"}
        or low(token) in _HEAD_PRONOUNS
    )


def _past_bracket(doc: Doc, i: int) -> int | None:
    for k in range(i + 1, min(i + 7, len(doc))):
        if doc[k].text in {")", "]"}:
            return k + 1
    return None


def _name_after(doc: Doc, i: int) -> bool:
    """Whether a person's name closes the phrase: « ministre à la Santé X », « adjoint à…, X »."""
    complement = False
    for k in range(i + 1, min(i + 10, len(doc))):
        token = doc[k]
        if token.ent_type_ == "PER":
            return complement
        if token.text == ",":
            return complement and k + 1 < len(doc) and doc[k + 1].ent_type_ == "PER"
        if is_time(token) or pos(token) not in {"DET", "NOUN", "ADJ", "ADP", "PROPN"}:
            return False
        complement = complement or pos(token) in {"NOUN", "PROPN", "ADJ"}
    return False


def nominal_start(doc: Doc, head: int, floor: int = 0) -> int:
    """The first token of the noun phrase whose head noun is at `head`."""
    i = head = max(name_start(doc, head), floor)
    while i > floor:
        token = doc[i - 1]
        if token.ent_type_ and doc[i].ent_type_ == "PER":
            break
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


def head_noun(doc: Doc, start: int, end: int) -> Token | None:
    """The noun that says who or what a phrase is, None where it is a name or a pronoun."""
    for token in doc[start:end]:
        if token.ent_type_:
            return None
        if pos(token) == "NOUN" or voices.is_person(low(token)):
            return token
    return None


def in_complement(doc: Doc, name: int, start: int) -> bool:
    """Whether a name belongs to somebody else's description: « l'avocat de M. X », not « la
    ministre de la Santé X »."""
    k = name - 1
    alone = name_end(doc, name) == name + 1
    common = pos(doc[k]) == "NOUN" and low(doc[k]).rstrip(".") not in CIVILITIES
    if alone and k > start and common and not voices.is_person(low(doc[k])):
        return True  # « le clan Roy », « les années Roy »
    while k > start:
        word = low(doc[k])
        if doc[k].ent_type_ or (doc[k].is_punct and word != "."):
            return False
        if word in _OF | _BELONGS:
            return True
        beside = word.rstrip(".") in CIVILITIES | {"", "la", "l'", "le", "les"}
        if not (beside or voices.is_person(word) or doc[k].text in peoples.inhabitants()):
            return False
        k -= 1
    return False


def with_apposed_name(doc: Doc, start: int, end: int) -> int:
    """« le porte-parole du Pentagone, John Kirby, »: the end moved past the name.

    A name may have its own words before it: « la directrice, la chimiste Odile Perrin ».
    """
    if end + 1 >= len(doc) or doc[end].text != ",":
        return end
    named = any(
        doc[i].ent_type_ == "PER" and doc[i].ent_iob_ == "B" and not in_complement(doc, i, start)
        for i in range(start, end)
    )
    head = head_noun(doc, start, end)
    if named or head is None or not voices.is_person(low(head)):
        return end
    first = end + 1
    while first < len(doc) - 1 and low(doc[first]).rstrip(".") in CIVILITIES | {""}:
        first += 1
    k = name_end(doc, first) if doc[first].ent_type_ == "PER" else end + 1
    if pos(doc[first]) == "DET":
        described = nominal_end(doc, first)
        noun = head_noun(doc, first, described)
        if (
            noun is not None
            and voices.is_person(low(noun))
            and doc[described - 1].ent_type_ == "PER"
        ):
            k = described
    while doc[first].ent_type_ != "PER" and k < len(doc) and k - end <= 5:
        if pos(doc[k]) not in {"PROPN", "X"} or not doc[k].text[:1].isupper():
            break
        k += 1
    closed = k == len(doc) or doc[k].text in {",", ".", "(", ")", ";", ":"}
    return k if k > end + 1 and closed else end


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
