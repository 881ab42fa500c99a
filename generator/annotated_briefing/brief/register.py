"""Mentions → entities: within an article (`register`), then across the site (`merge`).

Two mentions are one entity when their names say so. In doubt they stay apart: a page too many
is a smaller harm than two people in one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from annotated_briefing.annotate.names.ministries import charge_of_minister
from annotated_briefing.brief import gazetteer
from annotated_briefing.brief.glossary import definitions, roles
from annotated_briefing.french.fold import letters
from annotated_briefing.french.given_names import Gender, gender
from annotated_briefing.french.nouns import LANDS, TABLE, lemmas, listed
from annotated_briefing.french.peoples import inhabitants
from annotated_briefing.french.spelling import (
    PARTICLES,
    bare_surname,
    entity_id,
    key,
    person_words,
    same_person,
    visible,
    words,
)
from annotated_briefing.model import (
    Annotations,
    Article,
    Definition,
    Entity,
    EntityType,
    Mention,
    Place,
    Span,
)
from annotated_briefing.sources.agencies import AGENCIES
from annotated_briefing.sources.glossary import Entry


@dataclass(frozen=True, slots=True)
class Register:
    """`mentions` carry the id of their entity; `entities` are in order of first mention."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]

    def entity_at(self, span: Span | None) -> str | None:
        """The entity a span speaks of: the first linked mention inside or over it."""
        if span is None:
            return None
        return next((m.entity for m in self.mentions if m.entity and m.overlaps(span)), None)


_CIVILITY = re.compile(
    r"(?<!\w)(M|MM|Mme|Mmes|Mlle|Monsieur|Madame|Mademoiselle|sir|lord|lady)\.?\s*$"
)
# Between a place and where it lies.
_BESIDE = re.compile(
    r"(?: \(|, )(?:[^.;:,()]{0,40} )?"
    r"(?:en |au |aux |du |de la |de l['’]|de |d['’]|des |la |le |l['’])?"
)
# « l'Etat mexicain de », and what only a town has.
_LAND_OF = re.compile(
    r"(?:\b(?:[LlDd]a|[LlDd]e la|[Ll]e|[Dd]u|[Aa]u) |\b[Ll]['’])"
    rf"(?P<noun>[ÉE]tat|{'|'.join(sorted(LANDS))})(?: [a-zà-ÿ-]+)?(?: [a-zà-ÿ-]+)?"
    r" (?:de la |de l['’]|de |d['’]|du |des )$"
)
# « porte de Clichy », « rue de Rennes », and what they lead to.
_STREET_OF = re.compile(r"\b(?:rue|avenue|boulevard|porte|quai|faubourg|pont) (?:de |d['’])$", re.I)
# « château de Florans », « l'accord de Paris »: called after what is no town, or not spoken of.
_CALLED_AFTER = re.compile(
    r"\b(?:château|domaine|manoir|abbaye|villa"
    r"|(?:accord|traité|protocole|pacte|convention)s?) (?:de |d['’])$",
    re.I,
)
# What is told of a match, and a town that plays in it: « Lyon reçoit Nice en championnat ».
_MATCH = re.compile(
    r"\b(?:match(?:e?s)?|(?:demi-|huitièmes? de |quarts? de |seizièmes? de )?finales?|championnat"
    r"|tirs? au but|penalt(?:y|ies)|Ligue [12]|Top 14|Pro D2|Coupe de|Ligue des champions)\b"
    r"|\b\d{1,3}-\d{1,3}\b"
)
_WHERE = re.compile(r"(?:\b(?:à|en|dans|vers|depuis|près de|de|du|chez)|\bd['’])\s*$", re.I)
_IN_TOWN = re.compile(
    r"(?<!\w)(?:à|(?:ville|village|commune|mairie|maire|port)(?: [a-zà-ÿ-]+)? (?:de |d['’]))\s?$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:Le )?[IVX]+(?:e|er|ème)")  # an arrondissement: « le XIe »
# « le lac Saint-Jean », « La République en Marche ».
_PART_OF_NAME = re.compile(r"\b(?:lac|mont|col|fleuve|île|[A-ZÀ-Þ][a-zà-ÿ]+ en) $")
_THE = re.compile(r"(?<!\w)(?:l[ea]s? |[Ll]['’]\s?)$")  # « l'Apl »: no town has a small article
_WITH_LE = frozenset(["au ", "du ", "Au ", "Du "])
KINDS_OF_TOWN = listed("village commune capitale bourg bourgade hameau localité station banlieue")
KINDS_OF_TOWN_ONLY = listed("ville village commune bourg bourgade hameau métropole municipalité")
WIDE_LANDS = listed("pays continent nation")
PARTS = listed("quartier arrondissement district île")  # within what « à » may say as well
_FAMILY = re.compile(r"\b(?:famille|clan|frères|sœurs|époux|couple|les|des|aux)\s*$", re.I)
WOMEN = frozenset(["Mme", "Mmes", "Mlle", "Madame", "Mademoiselle", "lady"])
_TOLD = re.compile(r"(?:\bà|\bauprès d[e']|\bpar|\bselon|\bd[e'’]|\bavec)\s*(?:l['’]\s*|agence )*$")
# First words that say what kind of thing follows: « le groupe Renault » is Renault.
_GENERIC_HEADS = {
    "ORG": re.compile(
        r"^(?:groupe|societe|compagnie|entreprise|agence|firme|constructeur|operateur|chaine"
        r"|quotidien|hebdomadaire|magazine|journal|parti|mouvement|reseau|site)\s+(?=\S)"
    ),
    # Not « île de » or « province de »: the Île-de-France is not France, nor the province the city.
    "LOC": re.compile(
        r"^(?:ville|commune|village|bourgade|localite)\s+(?:(?:de|du|des|d|la|l|le|les)\s+)*(?=\S)"
    ),
}
LONG_SURNAME = 7  # letters: in shorter ones a letter makes another family
# Words that name a kind of body: alone they do not point at the longer name they begin.
GENERIC_WORDS = listed(
    "armee assemblee association academie agence banque bureau cabinet caisse centre chambre"
    " club college comite commission commune communaute compagnie confederation conseil cour"
    " direction ecole eglise etat etats federation fondation force forces front garde gouvernement"
    " groupe haut haute hopital institut ligue mairie marche marine ministere mission mouvement"
    " musee observatoire office ordre organisation parlement parquet parti police prefecture"
    " premier premiere presidence radio region republique reseau saint sainte senat service"
    " societe sport stade syndicat theatre tour tribunal tv union universite ville new grand"
    " grande nouveau nouvelle san los las el al nord sud est ouest mont val"
)


# --- within an article ------------------------------------------------------------------


class Groups:
    """Union–find over mention indices."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: int, two: int) -> None:
        first, second = sorted((self.find(one), self.find(two)))
        self._parent[second] = first


def register(
    article: Article, annotations: Annotations, glossary: Sequence[Entry] = ()
) -> Register:
    """Entities of one article, with what the text (and `glossary`) says of them."""
    text = article.text
    mentions = sorted(annotations.mentions, key=lambda m: m.start)
    names = shared_surnames(
        text, mentions, [canonical_form(article, mention) for mention in mentions]
    )
    entries = by_key(glossary)
    groups = link(text, mentions, names, annotations)
    link_entries(names, entries, groups)

    members: dict[int, list[int]] = defaultdict(list)
    for index in range(len(mentions)):
        members[groups.find(index)].append(index)

    around = gazetteer.countries_around(
        name for mention, name in zip(mentions, names, strict=True) if mention.type == "LOC"
    )
    places = {key(name) for m, name in zip(mentions, names, strict=True) if m.type == "LOC"}
    entities: list[Entity] = []
    taken: set[str] = set()
    ids: dict[int, str] = {}
    for root, group in members.items():
        if all(is_source(article, mentions[i]) for i in group):
            continue  # the agency that sends the article, not one it speaks of
        if stray(text, mentions, names, group, places):
            continue
        if unsaid(text, [mentions[i] for i in group]) and key(names[group[0]]) not in entries:
            continue  # « le ministre de la Santé » and no ministry
        entity = make_entity(article, [mentions[i] for i in group], [names[i] for i in group])
        entry = entries.get(key(entity.name)) or next(
            (entries[key(a)] for a in entity.aliases if key(a) in entries), None
        )
        if entry is not None:
            entity = replace(
                entity,
                id=entry.id,
                name=entry.name,
                type=entry.type or entity.type,
                same_as=entry.same_as,
            )
        evidence = {mentions[i].span for i in group}
        said = definitions(article, annotations, evidence, entity.type, entry)
        if entity.type == "LOC":
            said = of_its_kind(entity.name, said)
        does = roles(article, annotations, evidence, entity.type, one_country=len(around) < 2)
        if entry is None and len(group) == 1 and not said and not does and given_alone(entity):
            continue  # « Paul » and no more: nobody a reader could look up
        ident = unused(entity, taken)
        taken.add(ident)
        ids[root] = ident
        near = countries_beside(text, mentions, group) if entity.type == "LOC" else None
        place = locate_entity(entity, near or around)
        if (
            place
            and place.geonameid
            and entry is None  # what the glossary has is what the editor means
            and not is_town(text, [mentions[i] for i in group], said)
        ):
            place = None
        outside = gazetteer.definition(place) if place else None
        if outside and not says_as_much(said, outside):
            said = (*said, outside)
        entities.append(
            replace(
                entity,
                id=ident,
                definitions=said,
                roles=does,
                place=place,
            )
        )
    linked = tuple(
        replace(mention, entity=ids.get(groups.find(index)))
        for index, mention in enumerate(mentions)
    )
    return Register(entities=tuple(entities), mentions=linked)


def of_its_kind(name: str, said: Iterable[Definition]) -> tuple[Definition, ...]:
    """`said` of a place, in doubt where it is told of another kind of place: « la Californie, ville
    à majorité blanche » speaks of a town of hers, « Lyon, pays voisin » of no Lyon."""
    checked = []
    for definition in said:
        found = map(lemma_of_place, words_of(definition))
        noun = next((noun for noun in found if noun), "")
        other = (noun in KINDS_OF_TOWN_ONLY and gazetteer.is_only_land(name)) or (
            noun in WIDE_LANDS and gazetteer.is_surely_town(name)
        )
        sure = definition.doubt is None and definition.source is None
        checked.append(replace(definition, doubt="role-unsure") if other and sure else definition)
    return tuple(checked)


def countries_beside(
    text: str, mentions: Sequence[Mention], group: Sequence[int]
) -> frozenset[str] | None:
    """The one country said right after a place: « Tripoli, dans le nord du Liban »."""
    found: set[str] = set()
    for i in group:
        for after in mentions[i + 1 : i + 2]:
            between = text[mentions[i].end : after.start]
            if _BESIDE.fullmatch(between) and after.type == "LOC":
                found |= gazetteer.countries_named([after.of(text)])
    return frozenset(found) if len(found) == 1 else None


def is_town(text: str, group: Sequence[Mention], said: Iterable[Definition]) -> bool:
    """Whether a place may be the town of its name: not where the text has « l'Etat de Chihuahua »
    and never « à Chihuahua », nor « le quartier de Schöneberg »."""
    nouns = []
    beside = 0  # mentions that are of something else, called after a place
    for mention in group:
        left = text[max(0, mention.start - 60) : mention.start]
        if _THE.search(left) or _PART_OF_NAME.search(left):
            return False
        if _IN_TOWN.search(left):
            nouns.append("ville")
        elif _CALLED_AFTER.search(left) or plays(text, mention):
            beside += 1
        elif _STREET_OF.search(left):
            nouns.append("quartier")
        elif (land := _LAND_OF.search(left)) is not None:
            nouns.append(lemma_of_place(land["noun"]))
    for definition in said:
        if definition.doubt is None and not definition.source:
            found = map(lemma_of_place, words_of(definition))
            nouns += next(([noun] for noun in found if noun), [])
    if beside == len(group):
        return False
    lands = LANDS.intersection(nouns)
    return not lands or ("ville" in nouns and not lands & PARTS)


def plays(text: str, mention: Mention) -> bool:
    """Whether a name stands for a team: in the sentence of a match, and not where it is played."""
    left = text[max(0, mention.start - 120) : mention.start].rpartition(". ")[2]
    right = text[mention.end : mention.end + 120].partition(". ")[0]
    return not _WHERE.search(left) and _MATCH.search(f"{left} {right}") is not None


def lemma_of_place(word: str) -> str:
    """The noun for a place, in the singular, that a word is; empty where it is none."""
    return next((lemma for lemma in lemmas(word) if lemma in LANDS | TABLE["LOC"]), "")


def words_of(definition: Definition) -> list[str]:
    """The first words of a definition, where its noun stands."""
    return definition.text.replace("’", "'").split()[:8]


def says_as_much(said: Iterable[Definition], outside: Definition) -> bool:
    """Whether the glossary has its own word, or the text « ville » or « capitale » as well, with
    its country: « capitale sénégalaise », « ville du sud de la France »; or a word that says more
    closely what kind of town it is: « village martyr », « capitale économique ivoirienne »."""
    noun = outside.text.split()[0]
    for definition in said:
        first, *rest = words_of(definition)
        closer = {lemma_of_place(word) for word in (first, *rest[:1])} & KINDS_OF_TOWN
        if noun == "ville" and closer and definition.doubt is None:
            return True
        where = any(w[:1].isupper() or w.capitalize() in inhabitants() for w in rest)
        same = noun == first or noun in rest
        if definition.source or (definition.doubt is None and same and where):
            return True
    return False


def locate_entity(entity: Entity, around: frozenset[str]) -> Place | None:
    """Where a place is by any of its names, when those that are known agree."""
    if entity.type != "LOC" or _ORDINAL.fullmatch(entity.name):
        return None
    found = [
        place
        for name in (entity.name, *entity.aliases)
        if (place := gazetteer.locate(name, around)) is not None
    ]
    return found[0] if found and all(place == found[0] for place in found) else None


def by_key(glossary: Iterable[Entry]) -> dict[str, Entry]:
    """Key of each name and alias → its glossary entry; the last one wins."""
    return {key(name): entry for entry in glossary for name in (entry.name, *entry.aliases)}


def canonical_form(article: Article, mention: Mention) -> str:
    """The mention as written, or as a reader writes it.

    Not as the dateline shouts it; and what a minister is in charge of is a ministry: « le ministre
    de la Santé » names the « ministère de la Santé ». « Au Havre » names « Le Havre ».
    """
    dateline = article.source.dateline
    if dateline and (mention.start, mention.end) == (dateline.start, dateline.end):
        return dateline.place
    charge = charge_of_minister(article.text, mention)
    name = charge or visible(" ".join(mention.of(article.text).split()))
    contracted = article.text[max(0, mention.start - 3) : mention.start] in _WITH_LE
    if mention.type == "LOC" and contracted and gazetteer.may_be_town(name):
        return f"Le {name}"
    return name


def unsaid(text: str, group: Iterable[Mention]) -> bool:
    """Whether a name is nowhere said in so many words, but made of what a minister is in charge
    of."""
    return all(charge_of_minister(text, mention) for mention in group)


def shared_surnames(text: str, mentions: Sequence[Mention], names: Sequence[str]) -> list[str]:
    """`names` with the surname that a given name shares: « Luc (Brun) et Claire Brun ».

    Not where the article gives that given name another surname.
    """
    full = [person_words(name) for m, name in zip(mentions, names, strict=True) if m.type == "PER"]
    taken = {word for form in full if len(form) > 1 for word in (form[0], form[-1])}
    whole = list(names)
    for index, (one, two) in enumerate(pairwise(mentions)):
        between = text[one.end : two.start]
        if one.type != "PER" or two.type != "PER" or between != " et ":
            continue
        given, rest = names[index], names[index + 1].split()[1:]
        plain = len(person_words(given)) == 1 and person_words(given)[0] not in taken
        if plain and rest and gender(given) and gender(names[index + 1]):
            whole[index] = " ".join([given, *rest])
    return whole


def stray(
    text: str,
    mentions: Sequence[Mention],
    names: Sequence[str],
    group: Sequence[int],
    places: Container[str],
) -> bool:
    """Whether a group is what the recogniser once took for a person in the name of a place."""
    return all(
        mentions[i].type == "PER"
        and len(person_words(names[i])) == 1
        and key(names[i]) in places
        and civility(text, mentions[i]) is None
        for i in group
    )


def given_alone(entity: Entity) -> bool:
    """Whether all that is known of a person is a given name."""
    words = person_words(entity.name)
    return entity.type == "PER" and len(words) == 1 and gender(entity.name) is not None


def is_source(article: Article, mention: Mention) -> bool:
    """An agency named as a source: « (Reuters) », « a-t-il dit à l'AFP », « par Reuters »."""
    if mention.span == article.source.agency_span:
        return True
    name = letters(mention.of(article.text))
    if name not in AGENCIES and name != letters(article.source.agency or ""):
        return False
    before = article.text[max(0, mention.start - 24) : mention.start]
    after = article.text[mention.end : mention.end + 1]
    return bool(_TOLD.search(before)) or (after == ")" and "(" in before)


def link(
    text: str, mentions: Sequence[Mention], names: Sequence[str], annotations: Annotations
) -> Groups:
    """Groups of mentions that are one entity. `names` holds the name each mention is known by."""
    groups = Groups(len(mentions))
    link_things(mentions, names, groups)
    link_acronyms(text, mentions, names, annotations, groups)
    link_people(text, mentions, names, groups)
    link_strays(mentions, names, groups)
    return groups


def link_entries(names: Sequence[str], entries: Mapping[str, Entry], groups: Groups) -> None:
    """Names that the glossary gives to one entry."""
    first: dict[str, int] = {}
    for index, name in enumerate(names if entries else ()):
        entry = entries.get(key(name))
        if entry is not None:
            groups.join(first.setdefault(entry.id, index), index)


def link_strays(mentions: Sequence[Mention], names: Sequence[str], groups: Groups) -> None:
    """One name that the recogniser gave two types in one article is one thing all the same.

    Not a person whose fuller name is known: « Lyon » stays apart from « Gérard Lyon »; and never a
    person and a place.
    """
    sizes: Counter[int] = Counter()
    for index, mention in enumerate(mentions):
        if mention.type == "PER":
            root = groups.find(index)
            sizes[root] = max(sizes[root], len(person_words(names[index])))
    first: dict[str, int] = {}
    for index, mention in enumerate(mentions):
        full = key(names[index])
        if mention.type not in ("PER", "LOC") and full:
            first.setdefault(full, index)
    for index, mention in enumerate(mentions):
        alone = mention.type == "PER" and sizes[groups.find(index)] <= 1
        if alone and key(names[index]) in first:
            groups.join(first[key(names[index])], index)


def link_things(mentions: Sequence[Mention], names: Sequence[str], groups: Groups) -> None:
    """Places, organisations and works: the same key, or the same under a generic first word."""
    first: dict[str, int] = {}
    for index, (mention, name) in enumerate(zip(mentions, names, strict=True)):
        if mention.type == "PER":
            continue
        full = key(name)
        if not full:
            continue
        shared = first.setdefault(full, index)
        groups.join(shared, index)
        generic = _GENERIC_HEADS.get(mention.type)
        if generic and (bare := generic.sub("", full)) != full:
            groups.join(first.setdefault(bare, index), index)
    # A distinctive first word stands for the whole: « Airbus » for « Airbus Helicopters » only
    # when no other name of the article begins with it.
    longer_names: dict[str, list[str]] = defaultdict(list)
    for name in first:
        longer_names[name.partition(" ")[0]].append(name)
    for short, index in list(first.items()):
        if " " in short or short in GENERIC_WORDS or mentions[index].type != "ORG":
            continue
        longer = {
            groups.find(first[name])
            for name in longer_names[short]
            if name != short
            and mentions[first[name]].type == "ORG"
            and not hyphenated(names[first[name]])  # « RPR-DL » is no longer name of « RPR »
        }
        if len(longer) == 1:
            groups.join(index, longer.pop())


def hyphenated(name: str) -> bool:
    """Whether the first word of a name is a compound."""
    return "-" in name.partition(" ")[0]


def link_acronyms(
    text: str,
    mentions: Sequence[Mention],
    names: Sequence[str],
    annotations: Annotations,
    groups: Groups,
) -> None:
    """« Organisation des Nations unies (ONU) »: the acronym beside its expansion."""
    at = {mention.span: index for index, mention in enumerate(mentions)}
    first: dict[str, int] = {}
    for index, mention in enumerate(mentions):
        if mention.type != "PER":
            first.setdefault(key(names[index]), index)
    for descriptor in annotations.descriptors:
        if descriptor.kind != "acronym":
            continue
        one = at.get(descriptor.name)
        two = at.get(descriptor.span)
        if two is None:
            two = first.get(key(descriptor.of(text)))
        if one is not None and two is not None:
            groups.join(one, two)


def link_people(
    text: str, mentions: Sequence[Mention], names: Sequence[str], groups: Groups
) -> None:
    """Join the mentions of one person: full name, surname, civility with surname."""
    people = [i for i, mention in enumerate(mentions) if mention.type == "PER"]
    forms = {i: person_words(names[i]) for i in people}
    sexes = {i: sex(text, mentions[i], names[i]) for i in people}
    first: dict[tuple[str, ...], int] = {}
    for i in people:
        if forms[i]:
            index = first.setdefault(forms[i], i)
            if not is_short(forms[i]):
                groups.join(index, i)
    full = sorted((form for form in first if len(form) > 1), key=len, reverse=True)
    by_last: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in full:
        by_last[bare_surname(form[-1])].append(form)
        by_first[form[0]].append(form)
    bearers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in people:
        bearers[forms[i]].append(i)
    for form in full:  # « Joe Biden » under « Joe R. Biden »
        fits = {
            groups.find(first[other])
            for other in by_last[bare_surname(form[-1])]
            if fuller(other, form) and same_person(form, other)
        }
        if len(fits) == 1:
            groups.join(first[form], fits.pop())
    for form, other in misspelt(bearers):
        groups.join(first[form], first[other])
    for form in first:
        if not is_short(form):
            continue
        whole = [
            other
            for other in by_last.get(bare_surname(form[-1]), ())
            if other != form and same_person(form, other)
        ]
        if not whole and len(form) == 1:  # a given name, or a family name written first
            whole = by_first.get(form[0], [])
        heads: dict[int, list[int]] = defaultdict(list)
        for other in whole:
            heads[groups.find(first[other])] += bearers[other]
        bare = bearers[form]
        left = link_by_civility(text, mentions, sexes, bare, heads, groups) if heads else bare
        join_by_civility(text, mentions, left, groups)


def misspelt(
    bearers: Mapping[tuple[str, ...], Sequence[int]],
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Full names said once, with the one they lack or double a letter of: « Ada Lindqist » and
    « Ada Lindqvist », said more often."""
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    usual = [f for f, said in bearers.items() if len(f) > 1 and len(said) > 1]
    for form in usual:
        known.update({(*form[:-1], short): form for short in one_less(form[-1])})
    for form, said in bearers.items():
        if len(form) < 2 or len(said) > 1:
            continue
        longer = known.get(form)
        shorter = [(*form[:-1], short) for short in one_less(form[-1])]
        other = longer or next((f for f in shorter if len(bearers.get(f, ())) > 1), None)
        if other is not None:
            yield form, other


def one_less(word: str) -> set[str]:
    """A long surname without each of its inner letters in turn: the ends tell families apart."""
    if len(word) < LONG_SURNAME:
        return set()
    return {word[:i] + word[i + 1 :] for i in range(1, len(word) - 1)}


def is_short(form: tuple[str, ...]) -> bool:
    """A surname or a given name alone, « de Gaulle » included."""
    return len(form) == 1 or form[0] in PARTICLES


def join_by_civility(
    text: str, mentions: Sequence[Mention], bare: Sequence[int], groups: Groups
) -> None:
    """One bare name is one person, unless it is « M. » here and « Mme » there."""
    sexes = {i: sex(text, mentions[i], "") for i in bare}
    both = {"m", "f"} <= set(sexes.values())
    first: dict[Gender | None, int] = {}
    for i in bare:
        groups.join(first.setdefault(sexes[i] if both else None, i), i)


def fuller(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether `one` says more of a name: more words, or whole ones where `two` has initials."""
    return (len(one), sum(map(len, one))) > (len(two), sum(map(len, two)))


def link_by_civility(  # noqa: PLR0917 - what `link_people` found so far
    text: str,
    mentions: Sequence[Mention],
    sexes: Mapping[int, Gender | None],
    bare: Sequence[int],
    heads: Mapping[int, list[int]],
    groups: Groups,
) -> list[int]:
    """A bare surname, and those of the article who bear it: `heads`, with their full mentions.

    « Mme Delorme » is the one who is called Mme elsewhere or has a woman's given name. Without a
    civility it is the one who was named in full before the other came up, as news has it. Returns
    those left unsure.
    """
    left = []
    women = {head for head, named in heads.items() if any(sexes[i] == "f" for i in named)}
    men = {head for head, named in heads.items() if any(sexes[i] == "m" for i in named)}
    bearer: int | None = None  # whom the bare surname has meant so far
    for i in bare:
        said = sex(text, mentions[i], "")
        if said is not None:
            here, there = (women, men) if said == "f" else (men, women)
            fits = here - there or heads.keys() - there
            bearer = bearer if len(fits) != 1 else next(iter(fits))
        elif len(heads) == 1:
            fits = set(heads)
        elif _FAMILY.search(text[max(0, mentions[i].start - 12) : mentions[i].start]):
            fits = set()  # « la famille Delorme », « les Delorme »: no one of them
        elif bearer is not None:
            fits = {bearer}
        else:
            fits = {head for head, named in heads.items() if min(named) < i}
            bearer = next(iter(fits)) if len(fits) == 1 else None
        if len(fits) == 1:
            groups.join(i, next(iter(fits)))
        else:
            left.append(i)
    return left


def sex(text: str, mention: Mention, name: str) -> Gender | None:
    """Whether a civility, or the given name in a full `name`, tells a man from a woman."""
    title = civility(text, mention)
    if title is not None:
        return "f" if title in WOMEN else "m"
    return gender(name) if len(person_words(name)) > 1 else None


def civility(text: str, mention: Mention) -> str | None:
    """« M. », « Mme »… right before a mention, or None."""
    found = _CIVILITY.search(text[max(0, mention.start - 14) : mention.start])
    return found.group(1) if found else None


def make_entity(article: Article, group: Sequence[Mention], names: Sequence[str]) -> Entity:
    """One entity of the mentions of a group, typed as most of them are, under its best form."""
    kinds: Counter[EntityType] = Counter(mention.type for mention in group)
    kind = kinds.most_common(1)[0][0]
    forms = Counter(names)
    name = best_name(forms, kind)
    ident = entity_id(name)
    if kind == "PER" and len(person_words(name)) == 1:
        ident = f"{ident}-{entity_id(article.id)}"  # a surname alone is no one beyond its article
    aliases = tuple(form for form in forms if form != name)
    return Entity(id=ident, name=name, type=kind, aliases=aliases)


def best_name(forms: Counter[str], kind: EntityType) -> str:
    """The fullest form, written as names are; among equals the most frequent, then the first."""
    order = {form: i for i, form in enumerate(forms)}

    def rank(form: str) -> tuple[bool, int, int, int]:
        shouted = form.isupper() and len(form) > 5
        length = len(person_words(form)) if kind == "PER" else len(words(form))
        return (not shouted, min(length, 8), forms[form], -order[form])

    if kind in ("LOC", "MISC"):  # the usual form, not « ville de Kandahar »
        return max(forms, key=lambda f: (not (f.isupper() and len(f) > 3), forms[f], -order[f]))
    return max(forms, key=rank)


def unused(entity: Entity, taken: set[str]) -> str:
    """The id of an entity, made different from all in `taken`."""
    ident = entity.id
    if ident in taken:
        ident = f"{entity.id}-{entity.type.lower()}"
    number = 2
    while ident in taken:
        ident = f"{entity.id}-{entity.type.lower()}-{number}"
        number += 1
    return ident


# --- across the site --------------------------------------------------------------------
