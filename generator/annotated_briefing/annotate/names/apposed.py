"""What a name is, by its form and by the words right before it.

« la sonde Cassini », « la société Aark », « les îles de Terceira et Graciosa », « l'Ocha ».
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import replace

from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.french.determiners import (
    DEFINITE,
    DEMONSTRATIVE,
    DETERMINERS,
    PLURAL,
    before_noun,
)
from annotated_briefing.french.given_names import gender
from annotated_briefing.french.nouns import (
    FIRMS,
    FRONTED,
    SITES,
    SPOTS,
    THINGS,
    is_kind,
    lemmas,
    listed,
)
from annotated_briefing.model import EntityType, Mention

_WORD_THEN_SPACE = re.compile(r"\w\s$")
_QUOTE = re.compile(r"(?:«\s?|“|\")$")
ADJECTIVE = re.compile(
    r"[a-zà-ÿ-]+(?:ain|ais|aise|aine|aire|ale?|ande?|ard|ate|ée?|ienn?e?|ique|lle|ois"
    r"|oise|ole?|oue?|que|el|if|ive|ile|able|ible)"
)
_THE = listed("le la les")
_COMPLEMENT = re.compile(r"d['’][a-zà-ÿ-]+")  # « station d'information », « agence de presse »
_REACH = 40  # letters before the name
# « le chef de l'organisation Ayman al-Zawahiri », « le webmestre de l'hebdomadaire Paul Zor »
_OF = re.compile(r"(?P<head>[^\W\d_][\w-]+) (?P<of>de |de la |de l['’]|du |des |d['’])$")
_ILLNESS = re.compile(r"\b(?:maladie|syndrome) (?:de |d['’])$")
_PAPER_OF = re.compile(r"\b(?:colonnes|lecteurs|lectrices|abonnés) (?:de |d['’]|du )$")
_SHIP = re.compile(r"(?:MV|USS|HMS|NCSM|FS|RMS) ")
# Nobody takes an article; « le » and « la » before a full name may be irony.
_ARTICLE = re.compile(
    r"(?:^|[\s(«])(?:un |une |l['’]\s?|(?P<plain>le |la |du |au ))$", re.IGNORECASE
)
# « son deuxième Goncourt », « un nouveau Picasso »: nobody comes in numbers.
_COUNTED = re.compile(
    rf"\b{before_noun(DETERMINERS - PLURAL)}"
    r"(?:premi(?:er|ère)|second|seconde|dernier|dernière|prochain|prochaine|\w{2,}ième) $"
)
# « Le film fait mieux que X et Y »
_THAN = re.compile(
    rf"(?:^|[.!?…\n] ?){before_noun(DEFINITE | DEMONSTRATIVE)}(?P<noun>[\w-]+)"
    r" [^.!?…\n]*\b(?:mieux|plus|moins|autant|aussi)\b[^.!?…,;\n]* qu(?:e |['’])"
    r"(?:[A-ZÀ-Þ][\w'’ -]*(?:, | et | ou ))*$",
    re.IGNORECASE,
)
# « X, l'une des villes touchées », « X, filiale de »: what a bare or indefinite noun says after.
_THEN = re.compile(
    r" ?[,(] ?(?:(?:l['’]une? des|une? des) )?(?!une? |l[ea]s? |l['’])"
    r"(?P<words>[a-zà-ÿ-]+(?: [a-zà-ÿ-]+)?)"
)
# The same with an article, where a comma closes it: else it may be the subject.
_THEN_CLOSED = re.compile(
    r", une? (?P<words>[a-zà-ÿ-]+(?: [a-zà-ÿ-]+)?)[^,.;:!?]{0,90}, (?!une? |l[ea]s? |l['’])"
)
_WORKS = THINGS | listed("pièce disque livre récit")
_AREAS = listed("banlieue chef-lieu district île province quartier région station")
_SAINT = re.compile(r"(?:St|Ste|Saint|Sainte)[- .]")
_CAPITAL_SAINT = re.compile(r"(?:Saint|Sainte) ")
_TO = re.compile(r"\b(?:à|en|vers|depuis|près de|maire de|habitants de|gare de|ville de) $", re.I)
# « l'église de X », « la banlieue de X »: what a person does not have.
_SITE_OF = re.compile(
    r"\b(?:aéroport|banlieue|bourg|cathédrale|col|commune|église|faubourg|gare|golfe|hameau|localité"
    r"|mosquée|périphérie|station|vallée|aérodrome|barrage|détroit|sous-préfecture)"
    r"(?: [a-zà-ÿ-]+)? (?:de |d['’])$"
)
_MANY = re.compile(r"\b(?:les|des|aux) $", re.IGNORECASE)
_PLACES_OF = re.compile(
    r"\b(?:(?:district|parc national|parc naturel|province|quartier|réserve|village|ville)"
    r"|(?P<many>aéroports|camps|colonies|communes|départements|districts|gares|îles|localités|ports"
    r"|provinces|quartiers|régions|stations|villages|villes))"
    r"(?: [a-zà-ÿ-]+){0,2} (?:de |d['’]|du |des |comme |tel(?:le)?s que )$"
)
_AND = re.compile(r"\s?,\s(?:de |d['’])?|\s(?:et|ou)\s(?:de |d['’])?")


def apposed(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found`, in order, with the types that the words before tell.

    What is told of a name of one word, or of one that was not read as a person's, holds for it all
    over the article: not of « le téléfilm Jacqueline Sauvage ».
    """
    text = parsed.article.text
    full = [m.of(text) for m in found if m.type == "PER"]
    people: set[str] = {word for form in full if " " in form for word in form.split()}
    # « une Anne Vidal », of somebody the article names as a person
    persons = people | {form for form, n in Counter(full).items() if " " in form and n > 1}
    everywhere: dict[str, EntityType] = {}
    here: dict[int, EntityType] = dict.fromkeys(listed_places(text, found), "LOC")
    for mention in found:
        form = mention.of(text)
        kind = (
            told_by_form(text, mention)
            or told_by_noun(text, mention)
            or told_by_article(text, mention, persons)
            or told_otherwise(text, mention, people)
        )
        if kind is None:
            continue
        here.setdefault(mention.start, kind)
        left = text[max(0, mention.start - _REACH) : mention.start]
        whole = mention.type not in ("PER", kind) or _SITE_OF.search(left)
        if " " not in form or whole or _SAINT.match(form):
            everywhere.setdefault(form, kind)
    return [
        replace(m, type=here.get(m.start) or everywhere.get(m.of(text)) or m.type) for m in found
    ]


def told_by_form(text: str, mention: Mention) -> EntityType | None:
    """The type that the written form gives (a ship, a firm in « & », a saint's town), or None."""
    form = mention.of(text)
    if _SHIP.match(form):
        return "MISC"
    if mention.type in ("PER", "LOC") and " & " in form:
        return "ORG"  # « Simon & Schuster »
    if mention.type == "PER" and _SAINT.match(form):
        left = text[max(0, mention.start - 14) : mention.start]
        if not _CAPITAL_SAINT.match(form) or _TO.search(left):
            return "LOC"  # « St Brice », « à Saint Brice »; the saint himself has no capital
    return None


def told_otherwise(text: str, mention: Mention, people: Container[str]) -> EntityType | None:
    """What numbers, comparisons and the words after say of what was taken for a person.

    Not of a name that the article gives a person in full, nor of one with a given name.
    """
    form = mention.of(text)
    if form in people or (" " in form and gender(form)):
        return None
    if mention.type in ("PER", "LOC") and compared(text, mention):
        return "MISC"
    if mention.type != "PER":
        return None
    left = text[max(0, mention.start - _REACH) : mention.start]
    if " " not in form and _COUNTED.search(left):
        return "MISC"
    if _SITE_OF.search(left):
        return "LOC"
    then = _THEN.match(text, mention.end) or _THEN_CLOSED.match(text, mention.end)
    noun = {lemma for word in then["words"].split() for lemma in lemmas(word)} if then else set()
    if noun & (SPOTS | _AREAS):
        return "LOC"
    if noun & (THINGS - SITES):
        return "MISC"
    return "ORG" if noun & FIRMS else None


def compared(text: str, mention: Mention) -> bool:
    """Whether a work is measured by it: « Le film fait mieux que X et Y »."""
    than = _THAN.search(text, max(0, mention.start - 4 * _REACH), mention.start)
    return than is not None and bool(_WORKS & set(lemmas(than["noun"])))


def told_by_noun(text: str, mention: Mention) -> EntityType | None:
    """The type that the common noun right before the name gives, or None."""
    left = text[max(0, mention.start - _REACH) : mention.start]
    if mention.type in ("LOC", "ORG") and _ILLNESS.search(left):
        return "MISC"
    if mention.type == "LOC" and _PAPER_OF.search(left):
        return "ORG"
    found = noun_before(left)
    if found is None:
        return None
    kind, rest = found
    head = _OF.search(rest)
    if mention.type == "PER" and head and named_by(head, kind, mention.of(text)):
        return None
    return kind


def named_by(head: re.Match[str], kind: EntityType, form: str) -> bool:
    """Whether a person's name belongs to the noun before the noun."""
    definite = head["of"] != "de "
    return is_kind(head["head"], "PER") or (kind == "ORG" and definite and " " in form)


def noun_before(left: str) -> tuple[EntityType, str] | None:
    """What the noun that ends `left` tells, and what stands before that noun.

    An adjective, « de presse » or an opening quote may come between.
    """
    bare = _QUOTE.sub("", left)
    if not _WORD_THEN_SPACE.search(bare):
        return None
    words = bare.split()
    end = len(words)
    if end and ADJECTIVE.fullmatch(words[end - 1]):
        steps = [end - 1, end - 2]
    elif (
        end > 1
        and words[end - 2] == "de"
        and words[end - 1].islower()
        and words[end - 1] not in _THE
    ):
        steps = [end - 1, end - 3]
    elif end and _COMPLEMENT.fullmatch(words[end - 1]):
        steps = [end - 2]
    else:
        steps = [end - 1]
    for step in steps:
        noun = re.split("['’(]", words[step])[-1] if step >= 0 else ""
        low = noun.lower() if noun.isupper() else noun  # « l'ONG », but « le Groupe » is a name
        forms = {low, low.removesuffix("s")}
        kind = next((kind for kind, nouns in FRONTED if forms & nouns), None)
        if kind:
            return kind, bare[: bare.rindex(noun)]
    return None


def told_by_article(text: str, mention: Mention, people: Container[str]) -> EntityType | None:
    """« l'Oruc Reis », « le Kremlin » are no persons, unless the article has one of that name."""
    if mention.type != "PER":
        return None
    article = _ARTICLE.search(text, max(0, mention.start - 5), mention.start)
    form = mention.of(text)
    many = _MANY.search(text, max(0, mention.start - 5), mention.start)
    if many and form.endswith("s") and " " not in form and form not in people:
        return "MISC"  # « la cérémonie des Molières »
    if article is None or (article["plain"] and " " in form) or form in people:
        return None
    return "MISC"


def listed_places(text: str, found: list[Mention]) -> Iterator[int]:
    """The starts of the names in « les villes de Hilla, Kerbala et Najaf »."""
    reached = -1  # end of the last name of the list
    for mention in found:
        first = _PLACES_OF.search(text, max(0, mention.start - 2 * _REACH), mention.start)
        if first or (reached >= 0 and _AND.fullmatch(text, reached, mention.start)):
            reached = mention.end if first is None or first["many"] else -1
            form = mention.of(text)
            person = mention.type == "PER" and " " in form and gender(form)
            if mention.type != "ORG" and not person:
                yield mention.start
        else:
            reached = -1
