"""What is told of a name and does not say who or what it is: a number, an age, what happened.

« LR, qui compte 42 voix », « Jean Roy, sexagénaire », « l'Italie, pays le plus endeuillé d'Europe »
are true of a day; « maire de Pau », « ville de 3.000 habitants », « fils d'Anne Roy » tell who.
"""

from __future__ import annotations

import re

from annotated_briefing.annotate.syntax.words import DocSpan, Token
from annotated_briefing.french.calendar import WEEKDAY_NAMES
from annotated_briefing.french.determiners import DEFINITE
from annotated_briefing.french.nouns import ONLY_ONES, is_kind, lemmas, listed
from annotated_briefing.model import EntityType

# What says of somebody no more than that they are a person.
ANYBODY = listed("homme femme garçon fille personne individu monsieur dame enfant adolescent jeune")
# Parts in a case or an accident, which say who somebody is only with a complement.
PARTS_IN_A_CASE = listed(
    "voleur braqueur cambrioleur tueur meurtrier assassin assaillant agresseur violeur ravisseur"
    " kidnappeur tireur incendiaire suspect coupable victime otage blessé témoin passant rescapé"
    " survivant détenu condamné prisonnier fugitif émeutier"
)
_AGED = re.compile(r"(?:génaire|trentenaire|centenaire|vingtenaire)s?$")
_GENITIVES = listed("de d' d’ du des")
_LINKS = _GENITIVES | listed("à au aux en")
_AGE = listed("ans an année années mois")
_MOST = listed("plus moins mieux")
# What a place is for long, though its word is made like what was done to it.
_LASTING = listed("peuplé développé industrialisé boisé fréquenté visité élevé âgé fortuné habité")
_NUMBER = re.compile(r"\d")
_COUNTING = listed("compte comptait réunit réunissait rassemble rassemblait abrite abritait")
_INHABITANTS = listed("habitants habitant âmes âme")
_POLITICAL = listed("politique public publique fort forte")  # « un homme politique »


def is_circumstance(said: DocSpan, head: Token | None, kind: EntityType) -> bool:
    """Whether `said` of a name, whose noun is `head`, tells a day's state or an event, not
    identity."""
    if said[0].lower_ == "qui":
        return _relative(said, kind)
    if said[0].lower_ == "alors" or _on_a_day(said) or (kind == "PER" and _is_name(said)):
        return True
    if head is None:
        return False
    if kind == "PER":
        return _of_anybody(said, head)
    return _superlative_of_a_day(said)


def _on_a_day(said: DocSpan) -> bool:
    """« envoyé mercredi », « arrêtée dimanche à Lyon »: what was done to it, once."""
    done = _past_participle(said[0]) or "Part" in said[0].morph.get("VerbForm", [])
    return done and any(t.lower_ in WEEKDAY_NAMES for t in said)


def _is_name(said: DocSpan) -> bool:
    """« capitaine Anne Roy », beside another in a list of the dead: it is somebody else."""
    return len(said) > 2 and all(t.text[:1].isupper() for t in said[1:])


def _relative(said: DocSpan, kind: EntityType) -> bool:
    """« qui compte 42 voix », « qui gère l'établissement », « qui est le premier vendeur de blé »:
    not « qui dirige le musée de Laon », nor « qui compte 3.000 habitants »."""
    verb = next((t for t in said[1:] if t.pos_ in ("VERB", "AUX")), said[1])
    rest = [t for t in said if t.i > verb.i]
    numbers = any(t.pos_ == "NUM" or _NUMBER.search(t.text) for t in rest)
    if kind != "PER" and verb.lower_ in _COUNTING and numbers:
        return not (kind == "LOC" and any(t.lower_ in _INHABITANTS for t in rest))
    if len(rest) == 2 and rest[0].lower_ in DEFINITE:
        return rest[1].text.islower() and not set(lemmas(rest[1].text)) & ONLY_ONES
    if kind == "LOC" and verb.lower_ in ("est", "était"):
        noun = next((t for t in rest if t.pos_ == "NOUN"), None)
        return noun is not None and not is_kind(noun.text, "LOC")
    return _superlative_of_a_day(said)


def _of_anybody(said: DocSpan, head: Token) -> bool:
    """« un homme de 40 ans », « sexagénaire », « un voleur »: not « un homme d'affaires »."""
    noun = set(lemmas(head.text))
    after = [t for t in said if t.i > head.i]
    aged = _AGED.search(head.lower_) is not None
    if not (aged or noun & (ANYBODY | PARTS_IN_A_CASE)):
        return False
    if after and after[0].lower_ in _POLITICAL:
        return False
    links = _GENITIVES if noun & ANYBODY else _LINKS
    owners = (t for t, link in zip(after[1:], after, strict=False) if link.lower_ in links)
    return all(t.pos_ == "NUM" or t.lower_ in ("une", "quelque") for t in owners)


def _superlative_of_a_day(said: DocSpan) -> bool:
    """« le plus touché d'Europe », « qui compte le plus de morts », « la plus chère avec 12 % »:
    not « le plus peuplé d'Afrique »."""
    for one, most, then in zip(said, said[1:], said[2:], strict=False):
        first = one.lower_ in DEFINITE or one.i == said.start
        if most.lower_ not in _MOST or not first:
            continue
        if then.lower_ in _GENITIVES or _past_participle(then):
            return True
    superlative = any(t.lower_ in _MOST for t in said)
    return superlative and any(_NUMBER.search(t.text) and not _is_year(t.text) for t in said)


def _past_participle(token: Token) -> bool:
    word = next(iter(lemmas(token.text)), token.lower_)
    made = re.search(r"(?:é|i|u)e?s?$", token.lower_) is not None
    participle = "Part" in token.morph.get("VerbForm", []) or token.lower_.endswith(
        ("é", "ée", "és", "ées")
    )
    lasting = _LASTING & {word, *lemmas(token.text)}
    return made and participle and not lasting


def _is_year(text: str) -> bool:
    return re.fullmatch(r"(?:1[5-9]|20)\d\d", text) is not None
