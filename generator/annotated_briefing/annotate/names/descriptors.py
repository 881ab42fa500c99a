"""What the text itself says a name is: appositions, titles, relative clauses, acronyms.

The parser is right on half of the appositions of news, so no description rests on its arcs: the
words on either side of a name are read up to the next boundary, and kept when their head noun
is of the name's kind (an occupation for a person, a kind of place for a place).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from annotated_briefing.annotate.names.acronyms import coined_from, full_form
from annotated_briefing.annotate.names.circumstance import ANYBODY, is_circumstance
from annotated_briefing.annotate.names.joins import NAMED_AFTER
from annotated_briefing.annotate.names.not_names import CIVILITIES
from annotated_briefing.annotate.names.organisations import PREFIX, is_known
from annotated_briefing.annotate.syntax.parsed import ParsedArticle, ParsedParagraph
from annotated_briefing.annotate.syntax.words import Doc, Token
from annotated_briefing.french.calendar import WEEKDAYS
from annotated_briefing.french.determiners import (
    CONTRACTED,
    DEFINITE,
    DEMONSTRATIVE,
    ONE,
    PLURAL,
    POSSESSIVE,
)
from annotated_briefing.french.given_names import gender
from annotated_briefing.french.nouns import (
    MEN_AND_WOMEN,
    OF_SOMEBODY,
    OF_SOMETHING,
    ONLY_ONES,
    PARTIES,
    PEOPLE,
    POSTS,
    RANKS,
    TABLE,
    THINGS,
    TO_SOMEBODY,
    TRADES,
    WOMEN_AND_MEN,
    Kind,
    is_kind,
    lemmas,
    listed,
    sounds_like_a_person,
)
from annotated_briefing.french.quotation import quoted
from annotated_briefing.french.saying import form
from annotated_briefing.model import Descriptor, Doubt, Mention

DescriptorKind = Literal["apposition", "title", "label", "relative", "copula", "acronym"]

POINTING = POSSESSIVE | (DEMONSTRATIVE - PLURAL)
OPENERS = DEFINITE | ONE | POINTING
LINKS = listed("de d' d’ à en pour chez sur dans par contre auprès")
COMPLEMENT_LINKS = listed("de d' d’ du des à au aux en pour auprès chez sur")
GENITIVES = listed("de d' d’ du des")
STOPS = frozenset(
    [",", ";", ".", ":", "(", ")", "»", "«", '"', "–", "—", "…", "...", "?", "!", "/"]
)
DASHES = ("–", "—", "-")
RELATIVES = frozenset(["qui", "que", "qu'", "qu’", "dont", "où", "lequel", "laquelle"])
# A second verb after « qui » tells of the name anew: « qui compte dix quais | a fermé ».
HELPING = listed("a ont avait avaient est sont était étaient sera aura va vont")
THAT = frozenset(["que", "qu'", "qu’", "si", "s'", "s’"])
REACH = 24  # tokens read on either side of a name
COPULAS = listed("est était fut sont étaient reste demeure")
TELLING_VERBS = listed(
    """
    dirige dirigeait préside présidait commande commandait est était fut compte comptait regroupe
    regroupait rassemble rassemblait réunit réunissait produit produisait fabrique exploite gère
    gérait abrite abritait héberge représente représentait incarne incarnait possède possédait
    détient détenait emploie employait contrôle contrôlait organise occupe défend enseigne anime
    publie édite vend
    """
)
# Of them, what nobody does by trade: « la préfète, qui compte dix morts ».
OF_BODIES = listed("compte comptait réunit réunissait rassemble rassemblait abrite abritait occupe")
BEING = listed("est était fut")
# « une femme prénommée Anna »: the participle belongs to the name.
NAMING = listed(
    "prénommé prénommée nommé nommée dénommé dénommée appelé appelée surnommé surnommée dit dite"
    " baptisé baptisée alias"
)
# As little where « son » has lost its owner, though a trade or a state by themselves.
OF_AN_OWNER = listed("femme enfant parent défenseur protecteur sauveur soutien second")
PREMODIFIERS = listed("premier première principal principale demi numéro")
SINGLING = listed("seul seule unique premier première dernier dernière")
# Endings of nouns for what is done, which nobody is: « la réélection du président, Paul Roy ».
DEEDS = ("tion", "sion", "ment", "ance", "ence", "té", "age", "ure", "ée", "isme", "ité")
# Only in the masculine: « la garde », « la politique » are bodies and things.
MEN_ONLY = listed("garde politique casque principal cadre critique mystique manœuvre")
# « à 600 kilomètres de Paris », « au nord de Paris »: where something else is.
BEARINGS = listed(
    "kilomètres kilomètre km mètres heures minutes nord sud est ouest nord-est nord-ouest sud-est"
    " sud-ouest large proximité banlieue lisière"
)
PARTS = BEARINGS | listed(
    "centre partie moitié côte littoral pointe extrémité frontière périphérie confins"
)
# What a part of a country is as well as a place: « le nord de la Syrie, région sous contrôle ».
AREAS = listed("région zone territoire secteur province district enclave poche bande plaine")
# What only joins a role to what was said before: « ou encore président », « également maire ».
ALSO = listed("également aussi")
AFTER_AND = listed("encore enfin même surtout notamment")
APPROXIMATE = listed("près plus moins environ quelque de d' d’ entre")
MONEY_OR_SHARE = listed("% pour euro euros € dollar dollars $ franc francs livres yen yens")
# « la ville syrienne de Raqqa »: the noun names the place after « de », it does not possess it.
GENITIVE_PLACES = listed(
    "ville village commune localité île province région département district bourgade hameau"
    " quartier arrondissement état comté"
    " station cité archipel péninsule"
)


AFTERWARDS = listed("après avant depuis selon malgré avec")
# What is called after people: « la famille Roy », « le ministre du gouvernement Roy ».
BEARERS = NAMED_AFTER | listed(
    "famille clan couple fratrie affaire prix loi procès méthode liste succession"
)
BEARERS_OF_SURNAMES = listed(
    "gouvernement administration équipe cabinet société groupe camp commission présidence entourage"
)

CUTTING = listed("comme de d' d’ à en par pour")  # « une milice considérée comme "terroriste" »
OTHERS = listed("autre autres")
_GLUED = re.compile(r"\w\w\.[\"«A-ZÀ-Þ]")  # two sentences in one token
_WORDS = re.compile(r"[^\W_]+")
Said = tuple[int, int, DescriptorKind, Doubt | None]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase without its complements, as tokens; `head` where it is of the name's kind."""

    start: int
    end: int
    head: int | None


@dataclass(frozen=True, slots=True)
class Name:
    """A mention as tokens [start, end) of its paragraph."""

    mention: Mention
    start: int
    end: int


def descriptors(parsed: ParsedArticle, mentions: tuple[Mention, ...]) -> tuple[Descriptor, ...]:
    """Descriptions of the names, in text order; `start`–`end` are the describing words."""
    found: list[Descriptor] = []
    rest = iter(mentions)
    mention = next(rest, None)
    for piece in parsed.paragraphs:
        names: list[Name] = []
        while mention is not None and mention.start < piece.paragraph.end:
            if mention.start >= piece.paragraph.start:
                tokens = piece.doc.char_span(
                    mention.start - piece.offset,
                    mention.end - piece.offset,
                    alignment_mode="expand",
                )
                if tokens is not None:
                    names.append(Name(mention, tokens.start, tokens.end))
            mention = next(rest, None)
        found.extend(settled(Reader(piece, names).read(), names))
        found.extend(Reader(piece, names).read_unnamed())
    return tuple(sorted(found, key=lambda d: (d.start, d.end)))


def settled(found: Iterable[Descriptor], names: list[Name]) -> list[Descriptor]:
    """`found` with a doubt where the words between two names may be about either.

    « Anne Roy, la préfète, Paul Roy »: of the first where the second is told of afterwards, as in
    a list, or where the first is no person, of whom the words are sure.
    """
    people = {name.mention.span for name in names if name.mention.type == "PER"}
    kept = list(found)
    ends: dict[int, list[int]] = defaultdict(list)
    told_after = {d.name for d in kept if d.kind == "apposition" and d.start > d.name.end}
    for index, one in enumerate(kept):
        if one.kind == "apposition":
            ends[one.end].append(index)
    for rivals in ends.values():
        before = [i for i in rivals if kept[i].name.end < kept[i].start]
        after = [i for i in rivals if kept[i].name.start > kept[i].end]
        if not before or not after or kept[after[0]].name not in people:
            continue
        sure = kept[before[0]].doubt is None and kept[before[0]].name not in people
        of_first = sure or kept[after[0]].name in told_after
        for index in after if of_first else (*before, *after):
            kept[index] = replace(kept[index], doubt=kept[index].doubt or "role-unsure")
    return kept


class Reader:
    """The descriptions of one paragraph."""

    def __init__(self, piece: ParsedParagraph, names: list[Name]) -> None:
        self.piece = piece
        self.doc: Doc = piece.doc
        self.names = names
        self.starts = {name.start: name for name in names}
        self.ends = {name.end: name for name in names}
        self.inside = {i for name in names for i in range(name.start, name.end)}
        self.quoted = quoted(piece.text)

    def read(self) -> Iterator[Descriptor]:
        for name in self.names:
            for opening, end, kind, doubt in (
                *self.before(name),
                *self.after(name),
                *self.acronym(name),
            ):
                first = self.past_joining(opening, end)
                start = self.without_opener(first, end)
                stop = end
                while stop > start and (
                    self.pos(stop - 1) in ("CCONJ", "ADP", "DET", "SCONJ")
                    or self.low(stop - 1) in NAMING
                ):
                    stop -= 1
                cut = (self.low(stop) in CUTTING and stop < end) or self.is_torn(start, stop)
                if start < stop:
                    unsure = doubt or ("clause-cut" if cut else None)
                    if unsure is None and kind not in ("label", "acronym"):
                        unsure = self.unsure(name, first, start, stop)
                    words = self.piece.span(self.doc[start:stop])
                    yield Descriptor(words.start, words.end, name.mention.span, kind, unsure)

    def is_torn(self, start: int, stop: int) -> bool:
        """« camp pro- », « un poisson dit " », « qui a deux quais a fermé »: less or more than one
        description."""
        words = self.doc[start:stop].text
        if words.endswith(("-", "–")) or words.count('"') % 2:
            return True
        verbs = [i for i in range(start + 2, stop) if self.low(i) in HELPING]
        return self.low(start) in RELATIVES and any(
            not any(
                self.pos(i) in ("CCONJ", "SCONJ") or self.low(i) in STOPS | RELATIVES
                for i in range(start + 1, verb)
            )
            for verb in verbs
        )

    def read_unnamed(self) -> Iterator[Descriptor]:
        """Labels of proper nouns that the recogniser gave no type (« la chanson Nigivir »)."""
        index = 1
        while index < len(self.doc):
            if self.pos(index) != "PROPN" or index in self.inside:
                index += 1
                continue
            end = index
            while end < len(self.doc) and self.pos(end) == "PROPN" and end not in self.inside:
                end += 1
            span = self.piece.span(self.doc[index:end])
            if self.doc[index].text[:1].isupper():
                name = Name(Mention(span.start, span.end, type="MISC"), index, end)
                for first, stop, _, _ in self.before(name):
                    start = self.without_opener(first, stop)
                    found = self.piece.span(self.doc[start:stop])
                    yield Descriptor(found.start, found.end, name=span.span, kind="label")
            index = end

    def without_opener(self, start: int, end: int) -> int:
        """The start without an article, or an owner who stands elsewhere: « (son) ministre ».

        « une » stays (« une jeune mère »), but not with the capital of its sentence.
        """
        low = self.low(start)
        opener = low in DEFINITE | POSSESSIVE | DEMONSTRATIVE or (
            low in ONE and self.doc[start].text != low and self.low(start + 1) != "des"
        )
        return start + 1 if opener and end - start > 1 else start

    def past_joining(self, start: int, end: int) -> int:
        """The start without the adverbs that go with the conjunction before: « ou encore |
        président », « par ailleurs | maire »; not « encore maire », who still is."""
        while start < end - 1:
            low, before = self.low(start), self.low(start - 1)
            joins = low in AFTER_AND and before in ("et", "ou", "mais", "puis")
            also = low in ALSO and self.pos(start + 1) != "ADJ"
            if not (joins or also or (low, before) == ("ailleurs", "par")):
                break
            start += 1
        return start

    # --- whether the words are about the name ------------------------------------------

    def unsure(self, name: Name, first: int, start: int, stop: int) -> Doubt | None:
        """Why a description, tokens `start:stop` that `first` may open, is not to be relied on."""
        prefix = self.prefix(name)
        if prefix and (start < name.start or prefix != "ex-"):
            return "role-unsure"  # « une alliance anti-EI » is none of what EI is
        if any(self.low(i) in DEMONSTRATIVE for i in range(start, stop)):
            return "leaning"
        head = self.head(start, stop)
        noun = None if head is None else self.doc[head]
        passing = is_circumstance(self.doc[start:stop], noun, name.mention.type)
        if self.low(start) in RELATIVES:
            return "says-little" if passing else None
        if any(self.low(i) in OTHERS for i in range(start, stop if head is None else head)):
            return "leaning"
        if start >= name.end and self.asked(stop):
            return "role-unsure"  # « Paul Roy, maire de Pau ? »
        if head is None:
            return None
        if self.is_amount(head, stop):
            return "says-little"
        if name.mention.type == "PER" and (doubt := self.of_nobody(name, first, start, stop, head)):
            return doubt
        if name.mention.type != "PER" and self.several(first, head):
            return "role-unsure"
        little = passing or self.says_little(name, start, stop, head)
        return "says-little" if little else None

    def prefix(self, name: Name) -> str:
        """The prefix that makes of a name what others are: « (une milice) anti-|EI », or ""."""
        at = name.mention.start - self.piece.offset
        found = PREFIX.search(self.piece.text, max(0, at - 5), at)
        return found[0].lower() if found else ""

    def is_amount(self, head: int, stop: int) -> bool:
        """Whether a noun is told only by a sum or a share: « une commission de 30% »."""
        index = head + 1
        while index < stop and self.pos(index) in ("ADJ", "VERB"):
            index += 1
        if self.low(index) not in APPROXIMATE:
            return False
        while index < stop and self.low(index) in APPROXIMATE:
            index += 1
        numbers = self.pos(index) == "NUM" or self.low(index)[:1].isdigit()
        unit = range(index, min(index + 6, stop))
        return numbers and any(
            self.low(i) in MONEY_OR_SHARE or self.low(i).endswith(("%", "€", "$")) for i in unit
        )

    def asked(self, end: int) -> bool:
        """Whether the sentence that goes on at `end` is a question."""
        for index in range(end, min(end + REACH, len(self.doc))):
            if self.low(index) in (".", "?", "!"):
                return self.low(index) == "?"
        return False

    def says_little(self, name: Name, start: int, stop: int, head: int) -> bool:
        """Whether the words need others to be understood: « directeur », « patron de la société »,
        « Cubain », « un groupe »."""
        rest = range(head + 1, stop)
        last = self.doc[stop - 1]
        before = stop - 2
        if self.pos(before) == "ADJ" and before > head + 1:
            before -= 1  # « le frère de l'ancien ministre »
        link = self.low(before)
        whose = link == "du" or (link in DEFINITE and self.low(before - 1) in ("de", "d'", "d’"))
        kinds: tuple[Kind, ...] = ("PER", "LOC", "ORG")
        governs = "gouverneur" in lemmas(self.doc[head].text)  # « de l'Etat »: one of many
        if whose and stop - 1 > head and (governs or not set(lemmas(last.text)) & ONLY_ONES):
            other = self.ends.get(stop)
            alone = other is None or other.end - other.start == 1
            party = governs or set(lemmas(last.text)) & PARTIES
            if alone and (party or any(is_kind(last.text, kind) for kind in kinds)):
                return True
        if name.mention.type != "PER":
            return stop - head == 1 and head - start == 1 and self.low(start) in ONE
        noun = set(lemmas(self.doc[head].text))
        told = any(
            self.low(i) in COMPLEMENT_LINKS
            or i in self.inside
            or not set(lemmas(self.doc[i].text)) & (RANKS | POSTS)
            for i in rest
        ) or any(i in self.inside for i in range(start, head))
        if not told and noun & ((OF_SOMETHING - TRADES) | POSTS):
            return True
        word = self.doc[head]
        return (
            stop - head == 1 and not noun & PEOPLE and (word.pos_ == "ADJ" or word.text.istitle())
        )

    def of_nobody(self, name: Name, first: int, start: int, stop: int, head: int) -> Doubt | None:
        """Why words on a person may be about somebody else.

        They speak of several people or of the other sex, or say whose they are by a pronoun.
        """
        noun = lemmas(self.doc[head].text)
        complement = any(self.low(i) in COMPLEMENT_LINKS for i in range(head + 1, stop))
        owned = any(
            self.low(i) in GENITIVES and self.pos(i + 1) != "NUM" for i in range(head + 1, stop)
        )
        owner = self.low(first) in POSSESSIVE
        known = set(noun)
        lone = (
            (known & OF_SOMEBODY and not owned)
            or (owner and known & (OF_SOMEBODY | OF_AN_OWNER))
            or (owner and known & OF_SOMETHING and not complement)
            or (
                start < name.start and any(self.low(i) in POSSESSIVE for i in range(head + 1, stop))
            )
            or (stop - head == 1 and head - start < 2 and known & ANYBODY)
        )
        if lone or self.several(first, head) or self.other_sex(name, first, head):
            return "role-unsure"
        if any(
            self.low(i) in ("et", ",") and self.low(i + 1) in OPENERS for i in range(head, stop - 1)
        ):
            return "role-unsure"  # « Paul Roy, le maire et le préfet »
        return None

    def several(self, first: int, head: int) -> bool:
        """Whether a head noun speaks of more than one: not in « un des conseillers »."""
        low = self.low(first)
        if low in ONE or self.low(first + 1) in ONE or low in ("son", "sa"):
            return False
        if low in PLURAL or (first == head and self.low(first - 1) in PLURAL):
            return True
        word = self.low(head)
        plural = word.endswith("s") and not any(word in nouns for nouns in TABLE.values())
        return ("Plur" in self.doc[head].morph.get("Number", []) or plural) and low not in OPENERS

    def other_sex(self, name: Name, first: int, head: int) -> bool:
        """Whether the article before the head is of the sex that the given name is not."""
        sex = gender(self.doc[name.start : name.end].text)
        opener = self.low(first) if self.low(first) in OPENERS else self.low(first - 1)
        noun = set(lemmas(self.doc[head].text))
        if opener in ("le", "un", "du", "au"):
            return sex == "f" and not noun & MEN_AND_WOMEN
        return opener in ("la", "une") and sex == "m" and not noun & WOMEN_AND_MEN

    def low(self, index: int) -> str:
        return self.doc[index].lower_ if 0 <= index < len(self.doc) else ""

    def pos(self, index: int) -> str:
        return self.doc[index].pos_ if 0 <= index < len(self.doc) else ""

    # --- before the name ---------------------------------------------------------------

    def before(self, name: Name) -> Iterator[Said]:
        edge = name.start
        while edge > 0 and self.low(edge - 1) in CIVILITIES | NAMING:
            edge -= 1
        opened = edge > 0 and self.low(edge - 1) in ("«", '"', "“")
        if opened and name.mention.type != "PER":
            edge -= 1
        if edge == 0:
            return
        if self.low(edge - 1) == "(" and self.low(name.end) in (")", ","):
            if edge - 2 in self.inside:
                return  # « le bureau de l'Office des marées (OMB) »: an acronym
            said = self.apposed(name, edge - 1)
            if said is not None and name.mention.type != "LOC":
                yield said[0], edge - 1, "apposition", said[1]
            return
        if self.low(edge - 1) == ",":
            edge = self.before_aside(name, edge)
            said = self.apposed(name, edge - 1) if self.closed(name.end) else None
            if said is not None and (
                self.low(said[0]) in OPENERS
                or self.low(said[0] - 1) in CONTRACTED
                or self.heads_sentence(said[0])
            ):
                yield said[0], edge - 1, "apposition", said[1]
            return
        yield from self.label_inside(name)
        titled = self.titled(name, edge)
        if titled is not None:
            yield titled[0], edge, "title", titled[1]
        elif (start := self.touching(edge)) is not None:
            # « le gouvernement X », « la loi X », « le député X » of a party: no word on X
            yield start, edge, "label", None
        elif name.mention.type == "LOC" and self.low(edge - 1) in ("de", "d'", "d’"):
            place = self.genitive_place(edge - 1)
            if place is not None:
                yield place, edge - 1, "title", None

    def before_aside(self, name: Name, edge: int) -> int:
        """The start of a person's name after a comma, or of what is said before it of the body or
        place that ends the words before: « le patron de Vexor|, un fabricant de vis, Paul Roy ».
        """
        phrase = self.phrases(name, edge - 1)
        if name.mention.type != "PER" or not phrase:
            return edge
        start = phrase[-1].start
        other = self.ends.get(start - 1) if self.low(start - 1) == "," else None
        noun = self.head(start, edge - 1)
        if other is None or other.mention.type not in ("LOC", "ORG") or noun is None:
            return edge
        word = self.doc[noun].text
        return start if is_kind(word, "ORG") or is_kind(word, "LOC") else edge

    def closed(self, end: int) -> bool:
        """Whether a mark closes the apposition after the name, a bracket set aside."""
        if self.low(end) == "(":
            past = end
            while past < len(self.doc) and past < end + 8 and self.low(past) != ")":
                past += 1
            end = past + 1
        return end >= len(self.doc) or self.low(end) in STOPS - {"(", "«"}

    def label_inside(self, name: Name) -> Iterator[Said]:
        """« hôpital » in the name « hôpital Necker »: what kind of thing it is."""
        end = name.start
        while end < name.end - 1 and self.doc[end].text.islower() and self.pos(end) != "ADP":
            end += 1
        if end == name.start:
            kinds: tuple[Kind, ...] = ("LOC", "ORG")
            if name.end - name.start > 1 and any(
                is_kind(self.doc[end].text, kind) for kind in kinds
            ):
                end += 1
        after = self.doc[end].text[:1] if end < name.end else ""
        if name.start < end < name.end and after.isupper():
            yield name.start, end, "label", None

    def heads_sentence(self, start: int) -> bool:
        return start == 0 or self.low(start - 1) in STOPS

    def titled(self, name: Name, end: int) -> tuple[int, Doubt | None] | None:
        """The phrase right before a name whose head is of its kind, the nearest: « la fille du
        ministre | Paul Roy » says that he is the minister.

        In doubt where somebody else may be meant: « l'avocat de la victime Paul Roy ».
        """
        found = self.phrases(name, end)
        place = next((i for i, phrase in enumerate(found) if phrase.head is not None), None)
        if place is None:
            return None
        phrase = found[place]
        of_other = place and self.low(found[0].start) in OPENERS and name.mention.type != "PER"
        if of_other or self.says(phrase):
            return None  # « le bureau de la branche Pêche » is no bureau
        start, further = self.one_of(phrase), found[place + 1 :]
        weak = phrase.head is not None and set(lemmas(self.doc[phrase.head].text)) & PARTIES
        other = weak and any(p.head is not None for p in further)
        if other or (place and self.bears(found[0], name)):
            return start, "role-unsure"
        return start, None

    def says(self, phrase: Phrase) -> bool:
        """Whether what was taken for a noun is the verb of a quotation: « "Oui", juge | Paul Roy »,
        « a prévenu | Paul Roy »."""
        before = phrase.start - 1
        verb = form(self.low(phrase.start))
        lone = phrase.end - phrase.start == 1 and verb is not None
        return lone and (self.pos(before) == "AUX" or self.low(before) in (",", '"', "»", "”"))

    def bears(self, phrase: Phrase, name: Name) -> bool:
        """Whether a name that touches the phrase may be part of what the phrase names: « président
        de la fondation | Paul Roy »."""
        noun = self.head(phrase.start, phrase.end)
        opened = {self.low(phrase.start), self.low(phrase.start - 1)} & (OPENERS | CONTRACTED)
        named = any(i in self.inside for i in range(phrase.start, phrase.end))
        if noun is None or not opened or named:
            return False
        known = set(lemmas(self.doc[noun].text))
        alone = name.end - name.start == 1
        return bool(known & BEARERS or (alone and known & BEARERS_OF_SURNAMES))

    def apposed(self, name: Name, end: int) -> tuple[int, Doubt | None] | None:
        """The phrase before the comma that comes before a name, as far as it goes: « un conseiller
        | du président » is a counsellor."""
        found = self.phrases(name, end)
        place = next((i for i, phrase in enumerate(found) if phrase.head is not None), None)
        if place is None:
            return None
        chosen = found[place]
        if name.mention.type == "LOC" and self.is_named(chosen):
            return None  # « sur l'autoroute A75, Aveyron »: the road is named, and lies there
        doubt: Doubt | None = None
        if name.mention.type == "PER":
            for inner, outer in pairwise(found[place:]):
                link = self.low(inner.start - 1)
                if link in PLURAL | CONTRACTED | LINKS and outer.head is not None:
                    noun = set(lemmas(self.doc[outer.head].text))
                    if link not in GENITIVES and not noun & TO_SOMEBODY:
                        doubt = "role-unsure"  # « a présenté l'avocat au maire, Paul Roy »
                        break
                    chosen, doubt = outer, None
                elif link not in GENITIVES:
                    break
                elif self.may_be_somebody(outer):
                    doubt = "role-unsure"  # « le bras droit du maire, Paul Roy »
        return self.one_of(chosen), doubt

    def is_named(self, phrase: Phrase) -> bool:
        """Whether a phrase is a noun and its own name: « le pont Neuf », « l'autoroute A75 »."""
        after = range((phrase.head or 0) + 1, phrase.end)
        return phrase.head is not None and bool(after) and all(i in self.inside for i in after)

    def may_be_somebody(self, phrase: Phrase) -> bool:
        """Whether a phrase without a head of the kind of people may speak of one all the same."""
        noun = self.head(phrase.start, phrase.end)
        if noun is None or self.low(phrase.start) not in OPENERS:
            return False
        word = self.doc[noun].text
        return not (word.lower().endswith(DEEDS) or is_kind(word, "LOC") or is_kind(word, "ORG"))

    def one_of(self, phrase: Phrase) -> int:
        """The start of « un des conseillers » where the phrase is « conseillers »."""
        before = phrase.start - 2
        if self.low(phrase.start - 1) == "des" and self.low(before) in ONE:
            return before
        if self.low(phrase.start) == "les" and self.low(phrase.start - 2) in ONE:
            return before
        return phrase.start

    def touching(self, end: int) -> int | None:
        """The start of the phrase that ends at `end` with any common noun: « l'autoroute A38 »."""
        index = end - 1
        lowest = max(0, end - REACH)
        while index >= lowest:
            boundary = self.opens_phrase(index)
            if boundary is not None or not self.in_phrase(index):
                start = index if boundary == "opener" else index + 1
                return start if start < end and self.touching_noun(start, end) else None
            index -= 1
        return lowest if self.touching_noun(lowest, end) else None

    def phrases(self, name: Name, end: int) -> list[Phrase]:
        """The noun phrases that end right before `end`, read leftwards, complement by complement:
        « ministre | de la Santé »."""
        last = end - 1
        while last > 0 and self.low(last) in ('"', "»"):
            last -= 1
        if self.low(last) == ")" and (opening := self.bracket(last)) is not None:
            last = opening - 1
        found: list[Phrase] = []
        if (
            self.pos(last) not in ("NOUN", "ADJ", "PROPN", "VERB", "NUM")
            and last not in self.inside
        ):
            return found
        chunk_end = end
        index = last
        lowest = max(0, end - REACH)
        while index >= lowest:
            if self.low(index) == ")" and (opening := self.bracket(index)) is not None:
                index = opening - 1
                continue
            boundary = self.opens_phrase(index)
            if boundary is None:
                if not self.in_phrase(index):
                    break
                index -= 1
                continue
            start = index if boundary == "opener" else index + 1
            if start < chunk_end:
                found.append(self.phrase(start, chunk_end, name, touching=chunk_end == end))
            if boundary == "opener":
                index -= 1
                if self.low(index) not in LINKS:
                    return found
            if self.low(index) not in COMPLEMENT_LINKS:
                return found
            chunk_end = index
            index -= 1
        if index + 1 < chunk_end:
            found.append(self.phrase(index + 1, chunk_end, name, touching=chunk_end == end))
        return found

    def bracket(self, closing: int) -> int | None:
        """Where a short bracket opens that ends here: « le maire (DVG) de Mirande »."""
        for index in range(closing - 1, max(-1, closing - 4), -1):
            if self.low(index) == "(":
                return index
        return None

    def in_phrase(self, index: int) -> bool:
        """Whether a token can stand inside a noun phrase."""
        token = self.doc[index]
        low = token.lower_
        if low in STOPS and low not in ('"', "«", "»"):
            return False
        if token.pos_ in ("VERB", "AUX") and not self.participle(token):
            return False
        if token.pos_ in ("PRON", "SCONJ", "INTJ") or low in RELATIVES:
            return False
        return token.pos_ != "CCONJ" or self.joins_nouns(index)

    def phrase(self, start: int, end: int, name: Name, *, touching: bool) -> Phrase:
        kind = name.mention.type
        head = self.head(start, end)
        if kind == "MISC" or head is None or any(i in self.inside for i in range(start, head)):
            return Phrase(start, end, None)
        word = self.doc[head].text
        if is_kind(word, kind) or (kind == "PER" and set(lemmas(word)) & OF_SOMEBODY):
            woman = self.low(start) in ("la", "une") or self.low(start - 1) in ("la", "une")
            fits = kind != "PER" or not (woman and set(lemmas(word)) & MEN_ONLY)
        else:
            # « le Suédois X », « un autre felquiste X »: a noun made for people, at the name.
            fits = (
                kind == "PER"
                and touching
                and self.low(start) in OPENERS
                and all(self.pos(i) == "ADJ" for i in range(head + 1, end))
                and sounds_like_a_person(word)
            )
        return Phrase(start, end, head if fits else None)

    def head(self, start: int, end: int) -> int | None:
        """The noun of a phrase: its first, or what stands for one (« l'élu local »)."""
        likely: int | None = None
        for index in range(start, end):
            if index in self.inside or self.low(index) in OPENERS:
                continue
            pos = self.pos(index)
            kinds: tuple[Kind, ...] = ("PER", "LOC", "ORG")
            if pos == "NOUN":  # « étudiant lyonnais » where both may be either
                plain = likely is None or any(is_kind(self.doc[index].text, k) for k in kinds)
                return index if plain or self.low(likely or 0) in PREMODIFIERS else likely
            if pos not in ("ADJ", "PROPN", "VERB", "X"):
                if likely is not None:
                    return likely
                continue
            word = self.doc[index].text
            if likely is None and (
                any(is_kind(word, kind) for kind in kinds)
                or (index == end - 1 and sounds_like_a_person(word))
            ):
                likely = index
        return likely

    def opens_phrase(self, index: int) -> Literal["opener", "link"] | None:
        low = self.low(index)
        if index in self.inside:
            return None
        if low in OPENERS and self.pos(index) != "PRON":
            return "opener"
        if low in LINKS or low in CONTRACTED or self.pos(index) == "ADP":
            return "link"
        return None

    def participle(self, token: Token) -> bool:
        return "Part" in token.morph.get("VerbForm", [])

    def joins_nouns(self, index: int) -> bool:
        """« moine et chroniqueur »: one person, two nouns, one article."""
        return (
            self.low(index) in ("et", "puis", "ou")
            and self.pos(index + 1) in ("NOUN", "ADJ")
            and index - 1 not in self.inside
            and self.pos(index - 1) in ("NOUN", "ADJ")
        )

    def touching_noun(self, start: int, end: int) -> bool:
        """Whether a common noun stands in the phrase with only adjectives up to the name."""
        for index in range(end - 1, start - 1, -1):
            if index in self.inside:
                return False
            if self.pos(index) == "NOUN":
                return len(self.doc[index]) > 2
            if self.pos(index) != "ADJ":
                return False
        return False

    def genitive_place(self, link: int) -> int | None:
        index = link - 1
        if self.pos(index) != "ADJ":
            return None
        while index > 0 and self.pos(index) == "ADJ":
            index -= 1
        if self.low(index) not in GENITIVE_PLACES:
            return None
        while index > 0 and self.pos(index - 1) == "ADJ":
            index -= 1
        # « Stavna, village perché de Morée »: without an article it is about the name before
        return index if self.low(index - 1) in DEFINITE | CONTRACTED else None

    # --- after the name ----------------------------------------------------------------

    def after(self, name: Name) -> Iterator[Said]:
        mark = name.end
        if self.low(mark) in ("»", '"', "”"):
            mark += 1
        low = self.low(mark)
        if low in COPULAS and name.mention.type != "MISC":
            yield from self.copula(name, mark)
            return
        if low in (",", "(") and self.low(mark + 1) == "qui":
            if self.complement_of(name):
                return  # « l'archipel du Pacifique, qui compte dix ports »
            yield from self.relative(mark + 1, person=name.mention.type == "PER")
            return
        if low not in (",", "(", *DASHES) or (low in DASHES and self.closes_aside(name)):
            return
        yield from self.beside(name, mark + 1)

    def beside(self, name: Name, start: int) -> Iterator[Said]:
        """The apposition that may start at `start`, right after the mark that follows a name."""
        if (self.low(start), self.low(start + 1)) == ("par", "ailleurs"):
            start += 2
        if self.pos(start) == "NUM" and self.low(start + 1) == "ans":
            start += 2
            if self.low(start) != ",":
                return
            start += 1
        end = self.before_next(name, start, self.phrase_end(start))
        if end is None or end <= start or self.names_another(name, start, end):
            return
        if self.low(start) == "leur" and form(self.low(start + 1)) is not None:
            return  # « Paul Roy, leur demande … »
        found = self.describes(name, start, end)
        if found is not None:
            doubt: Doubt | None = "role-unsure"
            if (
                found == "surely"
                and not self.of_another(name, start, end)
                and not (self.whose_deed(name, start))
                and not self.in_list(name, start, end)
            ):
                doubt = None
            yield start, self.before_relative(start, end), "apposition", doubt
        elif self.pos(start) in ("NOUN", "ADJ") or self.low(start) in ONE | DEFINITE:
            yield start, end, "label", None  # beside the name, but perhaps not about it

    def closes_aside(self, name: Name) -> bool:
        """Whether a dash after the name closes what another opened: « deux sites - A et B - »."""
        opened = False
        for index in range(name.start - 1, max(0, name.start - 2 * REACH), -1):
            if self.low(index) in (".", "?", "!"):
                break
            opened ^= self.low(index) in DASHES and bool(self.doc[index - 1].whitespace_)
        return opened

    def before_next(self, name: Name, start: int, end: int | None) -> int | None:
        """The end of a role before the next person of a list: « (le départ) de Anne Roy, maire de
        Pau | et de Luc Bost ».

        A post is no person's either where nothing opens the list: « porte-parole du gouvernement
        | et de Luc Bost »; « sœur du maire et de Luc Bost » is of both.
        """
        at = name.start - 1
        while self.low(at) in CIVILITIES:
            at -= 1
        if name.mention.type != "PER" or end is None:
            return end
        for index in range(start + 1, end - 2):
            link = index + 1
            if self.low(index) != "et" or self.pos(link) not in ("ADP", "DET"):
                continue
            other = link + 1
            while other < end and other not in self.starts and self.low(other) not in STOPS:
                other += 1
            person = self.starts.get(other)
            if person is None or person.mention.type != "PER" or other - link > 4:
                continue
            both = {self.low(at), self.low(link)}
            listed_too = len(both) == 1 or both <= GENITIVES
            bare = self.low(other - 1) in GENITIVES | CIVILITIES
            head = self.head(start, index)
            noun = set() if head is None else set(lemmas(self.doc[head].text))
            told = any(
                i in self.starts and self.starts[i].mention.type == "PER"
                for i in range(start, index)
            )
            post = bare and noun & ((OF_SOMETHING | POSTS) - TRADES)
            if not told and not noun & OF_SOMEBODY and (listed_too or post):
                return index
        return end

    def complement_of(self, name: Name) -> bool:
        """Whether a place or a body only says of which other the words are."""
        link = name.start - 1
        if self.low(link) in DEFINITE:
            link -= 1
        noun = self.doc[link - 1].text if link > 0 else ""
        return self.low(link) in GENITIVES and (is_kind(noun, "LOC") or is_kind(noun, "ORG"))

    def whose_deed(self, name: Name, start: int) -> bool:
        """Whether a participle may go with what the name only says the owner of: « l'ami de Paul
        Roy, devenu ministre »."""
        verb = self.pos(start) == "VERB" and not is_kind(self.doc[start].text, "PER")
        return verb and self.low(name.start - 1) in GENITIVES

    def of_another(self, name: Name, start: int, end: int) -> bool:
        """Whether the name only says where or whose something else is, which the words after may
        describe: « Quimper, à 600 km de Paris, … », « le frère de Paul Roy, … », « le nord de la
        Syrie, région … »."""
        link = name.start - 1
        if self.low(link) in OPENERS:
            link -= 1
        noun = link - 1
        if self.low(link) not in GENITIVES or noun < 0:
            return False
        while noun > 0 and self.pos(noun) == "ADJ" and self.low(noun) not in PARTS:
            noun -= 1
        if name.mention.type == "PER":
            return noun not in self.inside and is_kind(self.doc[noun].text, "PER")
        head = self.head_noun(start, end)
        area = head is not None and set(lemmas(self.doc[head].text)) & AREAS
        if area and self.low(noun) in PARTS:
            return True
        if self.low(noun) not in BEARINGS:
            return False
        while noun > 0 and self.low(noun) not in STOPS:
            noun -= 1
        return self.low(noun) == "," and noun - 1 in self.inside

    def in_list(self, name: Name, start: int, end: int) -> bool:
        """Whether a phrase after a place or a body is the next of a list, as its own name and
        what follows show: « Capitole, le site de Pompéi, la tour de Pise »."""
        if name.mention.type == "PER" or self.low(start) in ONE or self.low(end) != ",":
            return False
        follows = (
            self.low(end + 1) in DEFINITE
            if self.low(start) in DEFINITE
            else self.pos(end + 1) in ("NOUN", "PROPN") and self.low(end + 1) not in WEEKDAYS
        )
        return follows and any(i in self.inside for i in range(start, end))

    def relative(self, start: int, *, person: bool) -> Iterator[Said]:
        verb = start + 1
        while self.low(verb) in ("se", "s'", "s’", "en", "y", "ne"):
            verb += 1
        said = self.low(verb + 1) in DEFINITE | ONE if self.low(verb) in BEING else True
        tells = self.low(verb) in TELLING_VERBS and not (person and self.low(verb) in OF_BODIES)
        if tells and said:
            end = self.phrase_end(verb + 1, clause=True)
            if end is not None and end - start > 2:
                yield start, end, "relative", None

    def copula(self, name: Name, verb: int) -> Iterator[Said]:
        if self.pos(name.start - 1) == "ADP" or self.low(verb + 1) not in DEFINITE | ONE:
            return
        # « a cru que Paul Roy était un voleur », « "Paul Roy est un voleur" »: so somebody says.
        thought = self.low(name.start - 1) in THAT or self.in_marks(name)
        end = self.phrase_end(verb + 1, clause=True)
        found = self.describes(name, verb + 1, end) if end is not None else None
        if end is not None and found is not None:
            # what it no longer is; « la femme la mieux payée » of those spoken of
            head = self.head(verb + 1, end)
            anybody = head is not None and set(lemmas(self.doc[head].text)) & ANYBODY
            past = name.mention.type != "PER" and self.low(verb) not in ("est", "sont")
            unsure = past or anybody or thought or found != "surely"
            doubt: Doubt | None = "role-unsure" if unsure else None
            yield verb + 1, end, "copula", doubt

    def in_marks(self, name: Name) -> bool:
        """Whether a name stands between quotation marks with more than itself."""
        at, long = self.doc[name.start].idx, len(self.doc[name.start : name.end].text)
        return any(q.start <= at < q.end and q.end - q.start > long + 2 for q in self.quoted)

    def phrase_end(self, start: int, *, clause: bool = False) -> int | None:
        """The token after a phrase that runs to the next punctuation mark.

        None when a finite verb comes first: the words are then the subject of a clause. With
        `clause` finite verbs are part of it.
        """
        doc = self.doc
        relative = clause
        depth = 0
        past = start
        stop = min(len(doc), start + 2 * REACH)
        for index in range(start, stop):
            token = doc[index]
            low = token.lower_
            if index < past:
                continue
            if _GLUED.search(token.text):
                return index  # « un chercheur de Vexor.Pour ce faire »
            if low == "(" and (closing := self.aside(index)) is not None:
                past = closing + 1
                continue
            if low == "«":
                depth += 1
            elif low == "»" and depth:
                depth -= 1
            elif low in STOPS and not (depth and low != "."):
                glued = low == "." and index + 1 < len(doc) and not doc[index].whitespace_
                if glued and doc[index + 1].text[:1].islower():
                    continue
                return index
            if low == "et" and self.low(index + 1) in AFTERWARDS:
                return index  # « le préfet de la Marne et après avis du recteur »
            if low in RELATIVES and index > start:
                relative = True
            if not relative and token.pos_ in ("VERB", "AUX") and self.finite(token):
                return None
        return stop if stop == len(doc) else None

    def aside(self, opening: int) -> int | None:
        """Where a short bracket closes before a complement: « le président (LR) du conseil »."""
        for index in range(opening + 2, opening + 4):
            if self.low(index) == ")" and self.low(index + 1) in GENITIVES:
                return index
        return None

    def finite(self, token: Token) -> bool:
        form = token.morph.get("VerbForm", ())
        return "Fin" in form or not form

    def describes(self, name: Name, start: int, end: int) -> Literal["surely", "perhaps"] | None:
        """Whether the words `start:end` say what the name is; « perhaps » where only their article
        speaks for it (« Paul Roy, une bière à la main »)."""
        kind = name.mention.type
        index = start
        opener = self.low(index) if self.low(index) in OPENERS else ""
        if opener:
            index += 1
        elif self.pos(index) not in ("NOUN", "ADJ", "ADV", "VERB", "PROPN"):
            return None
        head = self.head_noun(index, end)
        if head is None:
            return None
        word = self.doc[head].text
        kinds: tuple[Kind, ...] = ("PER", "LOC", "ORG")
        if kind == "MISC":
            known = any(is_kind(word, k) for k in kinds)
            if known or set(lemmas(word)) & THINGS:
                return "surely"
            return "perhaps" if opener else None
        if is_kind(word, kind) or (kind == "PER" and sounds_like_a_person(word)):
            return "surely"
        if any(is_kind(word, other) for other in kinds if other != kind):
            return None
        loosely = opener in ONE or (opener and self.doc[head].dep_ == "appos")
        return "perhaps" if kind == "PER" and loosely else None

    def head_noun(self, start: int, end: int) -> int | None:
        """The first common noun, past adjectives, adverbs and numbers."""
        for index in range(start, min(end, start + 5)):
            if index in self.inside:
                return None
            kinds: tuple[Kind, ...] = ("PER", "LOC", "ORG")
            if self.pos(index) == "NOUN" or any(is_kind(self.doc[index].text, k) for k in kinds):
                return index
            if self.pos(index) not in ("ADJ", "ADV", "NUM", "VERB", "PROPN"):
                return None
        return None

    def before_relative(self, start: int, end: int) -> int:
        """The phrase without its relative clause, where enough is left to say something.

        « le seul pays où », « le deuxième pays qui » keep it: of which it is the only one.
        """
        first = [self.low(i) for i in range(start, min(end, start + 4))]
        if any(word in SINGLING or word.endswith("ième") for word in first):
            return end
        for index in range(start + 3, end):
            if self.low(index) in RELATIVES:
                return index - 1 if self.pos(index - 1) == "ADP" else index
        return end

    def names_another(self, name: Name, start: int, end: int) -> bool:
        """Whether the phrase is the title of another name, which follows in it."""
        following = []
        if self.low(end) == "(":  # « le maire de Pau (PDX) Paul Roy »
            following = [
                i + 1 for i in range(end, min(end + 8, len(self.doc))) if self.low(i) == ")"
            ]
        if any(i in self.starts and self.starts[i].mention.type == "PER" for i in following[:1]):
            return True
        for index in range(start, end):
            other = self.starts.get(index)
            alike = other is not None and other.mention.type in ("PER", name.mention.type)
            # « Sur Ziva, le magazine Lueur »
            titled = name.mention.type != "PER" and self.head(start, index) == index - 1
            if other is not None and (alike or titled):
                before = index - 1
                while self.low(before) in OPENERS:
                    before -= 1
                if self.low(before) not in LINKS | CONTRACTED and self.pos(before) != "ADP":
                    return True
        return False

    # --- acronyms ----------------------------------------------------------------------

    def acronym(self, name: Name) -> Iterator[Said]:
        """« Organisation des Nations unies (ONU) » and « ONU (Organisation des Nations unies) »."""
        if name.mention.type == "PER" or self.low(name.end) != "(":
            return
        close = name.end + 1
        while close < len(self.doc) and close < name.end + 14 and self.low(close) not in (")", ","):
            close += 1
        if self.low(close) not in (")", ","):
            return
        outer = self.doc[name.start : name.end].text
        inner_start = name.end + 1
        if self.low(inner_start) in DEFINITE:
            inner_start += 1
        inner = self.doc[inner_start:close].text
        beside = self.starts.get(inner_start)
        if (
            is_acronym_of(inner, outer)
            or is_acronym_of(outer, inner)
            or (beside and self.short_form(name, beside, close))
        ):
            yield inner_start, close, "acronym", None

    def short_form(self, name: Name, beside: Name, close: int) -> bool:
        """« (SLC) » right after a longer organisation, in the letters of another language."""
        form = self.doc[beside.start : beside.end].text
        words = self.doc[name.start : name.end].text
        whole = beside.end == close == beside.start + 1 and self.low(close) == ")"
        kinds = {name.mention.type, beside.mention.type}
        return (
            whole
            and kinds == {"ORG"}
            and name.end - name.start > 1
            and (
                form.isupper()
                or coined_from(form, words)
                or full_form(list(form), _WORDS.findall(words)) == 0
            )
            and not is_known(form)
        )


def is_acronym_of(short: str, full: str) -> bool:
    """Whether the letters of `short` are found in order among `full`, at the start of its words."""
    letters = [c for c in short.lower() if c.isalnum()]
    parts = [part for part in full.lower().replace("'", " ").replace("’", " ").split() if part]
    if not 2 <= len(letters) <= 10 or len(parts) < 2 or " " in short.strip():
        return False
    if sum(c.isupper() for c in short) < 2 or parts[0][:1] != letters[0]:
        return False
    initials = [part[0] for part in parts]
    position = 0
    matched = 0
    for letter in letters:
        if letter in initials[position:]:
            position += initials[position:].index(letter) + 1
            matched += 1
    return matched >= max(2, len(letters) - 2)
