"""What the text itself says a name is: appositions, titles, relative clauses, acronyms.

The parser is right on half of the appositions of news, so no description rests on its arcs: the
words on either side of a name are read up to the next boundary, and kept when their head noun
is of the name's kind (an occupation for a person, a kind of place for a place).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from annotated_briefing.annotate.names.trim import CIVILITIES
from annotated_briefing.annotate.syntax.parsed import ParsedArticle, ParsedParagraph
from annotated_briefing.french.nouns import Kind, is_kind, listed, sounds_like_a_person
from annotated_briefing.model import Descriptor, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DescriptorKind = Literal["apposition", "title", "label", "relative", "copula", "acronym"]

DEFINITE = frozenset(["le", "la", "les", "l'", "l’"])
INDEFINITE = frozenset(["un", "une"])
POSSESSIVE = listed("son sa ses leur leurs notre nos votre mon ma ce cet cette")
OPENERS = DEFINITE | INDEFINITE | POSSESSIVE
CONTRACTED = frozenset(["du", "des", "au", "aux"])
LINKS = listed("de d' d’ à en pour chez sur dans par contre auprès")
COMPLEMENT_LINKS = listed("de d' d’ du des à au aux en pour")
STOPS = frozenset(
    [",", ";", ".", ":", "(", ")", "»", "«", '"', "–", "—", "…", "...", "?", "!", "/"]
)
RELATIVES = frozenset(["qui", "que", "qu'", "qu’", "dont", "où", "lequel", "laquelle"])
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
# « la ville syrienne de Raqqa »: the noun names the place after « de », it does not possess it.
GENITIVE_PLACES = listed(
    "ville village commune localité île province région département district bourgade hameau"
    " station cité archipel péninsule"
)


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
        found.extend(Reader(piece, names).read())
        found.extend(Reader(piece, names).read_unnamed())
    return tuple(sorted(found, key=lambda d: (d.start, d.end)))


class Reader:
    """The descriptions of one paragraph."""

    def __init__(self, piece: ParsedParagraph, names: list[Name]) -> None:
        self.piece = piece
        self.doc: Doc = piece.doc
        self.names = names
        self.starts = {name.start: name for name in names}
        self.inside = {i for name in names for i in range(name.start, name.end)}

    def read(self) -> Iterator[Descriptor]:
        for name in self.names:
            for first, end, kind in (
                *self.before(name),
                *self.after(name),
                *self.acronym(name),
            ):
                start = self.without_article(first, end)
                stop = end
                while stop > start and self.pos(stop - 1) in ("CCONJ", "ADP", "DET", "SCONJ"):
                    stop -= 1
                if start < stop:
                    span = self.piece.span(self.doc[start:stop])
                    yield Descriptor(span.start, span.end, name=name.mention.span, kind=kind)

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
                for first, stop, _ in self.before(name):
                    start = self.without_article(first, stop)
                    found = self.piece.span(self.doc[start:stop])
                    yield Descriptor(found.start, found.end, name=span.span, kind="label")
            index = end

    def without_article(self, start: int, end: int) -> int:
        if end - start > 1 and self.low(start) in DEFINITE:
            return start + 1
        return start

    def low(self, index: int) -> str:
        return self.doc[index].lower_ if 0 <= index < len(self.doc) else ""

    def pos(self, index: int) -> str:
        return self.doc[index].pos_ if 0 <= index < len(self.doc) else ""

    # --- before the name ---------------------------------------------------------------

    def before(self, name: Name) -> Iterator[tuple[int, int, DescriptorKind]]:
        edge = name.start
        while edge > 0 and self.low(edge - 1) in CIVILITIES:
            edge -= 1
        opened = edge > 0 and self.low(edge - 1) in ("«", '"', "“")
        if opened and name.mention.type != "PER":
            edge -= 1
        if edge == 0:
            return
        if self.low(edge - 1) == "(" and self.low(name.end) in (")", ","):
            if edge - 2 in self.inside:
                return  # « le bureau de l'Office des marées (OMB) »: an acronym
            start = self.phrase_start(name, edge - 1, strict=True)
            if start is not None and name.mention.type != "LOC":
                yield start, edge - 1, "apposition"
            return
        if self.low(edge - 1) == ",":
            closed = self.low(name.end) in STOPS or name.end >= len(self.doc)
            start = self.phrase_start(name, edge - 1, strict=True) if closed else None
            if start is not None and (
                self.low(start) in OPENERS
                or self.low(start - 1) in CONTRACTED
                or self.heads_sentence(start)
            ):
                yield start, edge - 1, "apposition"
            return
        yield from self.label_inside(name)
        start = self.phrase_start(name, edge, strict=True)
        if start is not None:
            yield start, edge, "title"
        elif (start := self.phrase_start(name, edge, strict=False)) is not None:
            # « le gouvernement X », « la loi X », « le député X » of a party: no word on X
            yield start, edge, "label"
        elif name.mention.type == "LOC" and self.low(edge - 1) in ("de", "d'", "d’"):
            start = self.genitive_place(edge - 1)
            if start is not None:
                yield start, edge - 1, "title"

    def label_inside(self, name: Name) -> Iterator[tuple[int, int, DescriptorKind]]:
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
            yield name.start, end, "label"

    def heads_sentence(self, start: int) -> bool:
        return start == 0 or self.low(start - 1) in STOPS

    def phrase_start(  # noqa: PLR0912 - one walk over the words, one test for each kind of edge
        self, name: Name, end: int, *, strict: bool
    ) -> int | None:
        """First token of the noun phrase that ends right before `end` and says what `name` is.

        Phrases are read leftwards, complement by complement (« ministre | de la Santé »), until
        one has a head noun of the name's kind. When not `strict`, a phrase that touches the
        name may do with any common noun (« l'autoroute A38 »).
        """
        doc = self.doc
        last = end - 1
        if (
            self.pos(last) not in ("NOUN", "ADJ", "PROPN", "VERB", "NUM")
            and last not in self.inside
        ):
            return None
        fallback: int | None = None
        chunk_end = end
        index = last
        lowest = max(0, end - REACH)
        while index >= lowest:
            token = doc[index]
            low = token.lower_
            if low in STOPS and low not in ('"', "«", "»"):
                break
            boundary = self.opens_phrase(index)
            if boundary is None:
                if token.pos_ in ("VERB", "AUX") and not self.participle(token):
                    break
                if token.pos_ in ("PRON", "SCONJ", "INTJ") or low in RELATIVES:
                    break
                if token.pos_ == "CCONJ" and not self.joins_nouns(index):
                    break
                index -= 1
                continue
            start = index if boundary == "opener" else index + 1
            touching = chunk_end == end
            if self.has_head(start, chunk_end, name, touching=touching):
                return start
            if fallback is None and chunk_end == end and self.touching_noun(start, end):
                fallback = start
            if boundary == "opener" and self.low(index - 1) in LINKS:
                index -= 1
            elif boundary == "opener":
                break
            if self.low(index) not in COMPLEMENT_LINKS:
                break
            chunk_end = index
            index -= 1
        else:
            index = lowest - 1
        first = index + 1
        if first < chunk_end and self.has_head(first, chunk_end, name):
            return first
        if fallback is None and chunk_end == end and first < end and self.touching_noun(first, end):
            fallback = first
        return None if strict else fallback

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

    def has_head(self, start: int, end: int, name: Name, *, touching: bool = False) -> bool:
        kind = name.mention.type
        nouns = [
            i
            for i in range(start, end)
            if self.pos(i) in ("NOUN", "ADJ", "PROPN", "VERB") and i not in self.inside
        ]
        if kind == "MISC" or not nouns:
            return False
        if any(is_kind(self.doc[i].text, kind) for i in nouns[:4]):
            return True
        # « le Suédois X », « un autre felquiste X »: a noun made for people, right at the name.
        return (
            kind == "PER"
            and touching
            and self.low(start) in OPENERS
            and nouns[-1] == end - 1
            and sounds_like_a_person(self.doc[end - 1].text)
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
        while index > 0 and (self.pos(index - 1) == "ADJ" or self.low(index - 1) in OPENERS):
            index -= 1
        return index

    # --- after the name ----------------------------------------------------------------

    def after(self, name: Name) -> Iterator[tuple[int, int, DescriptorKind]]:
        mark = name.end
        if self.low(mark) in ("»", '"', "”"):
            mark += 1
        low = self.low(mark)
        if low in COPULAS and name.mention.type != "MISC":
            yield from self.copula(name, mark)
            return
        if low == "qui" or (low in (",", "(") and self.low(mark + 1) == "qui"):
            yield from self.relative(mark if low == "qui" else mark + 1)
            return
        if low not in (",", "(", "–", "—", "-"):
            return
        start = mark + 1
        if self.pos(start) == "NUM" and self.low(start + 1) == "ans":
            start += 2
            if self.low(start) != ",":
                return
            start += 1
        end = self.phrase_end(start)
        if end is None or end <= start or self.names_another(name, start, end):
            return
        if self.describes(name, start, end):
            yield start, self.before_relative(start, end), "apposition"
        elif self.pos(start) in ("NOUN", "ADJ") or self.low(start) in INDEFINITE | DEFINITE:
            yield start, end, "label"  # beside the name, but perhaps not about it

    def relative(self, start: int) -> Iterator[tuple[int, int, DescriptorKind]]:
        verb = start + 1
        while self.low(verb) in ("se", "s'", "s’", "en", "y", "ne"):
            verb += 1
        if self.low(verb) in TELLING_VERBS:
            end = self.phrase_end(verb + 1, clause=True)
            if end is not None and end - start > 2:
                yield start, end, "relative"

    def copula(self, name: Name, verb: int) -> Iterator[tuple[int, int, DescriptorKind]]:
        if self.pos(name.start - 1) == "ADP" or self.low(verb + 1) not in DEFINITE | INDEFINITE:
            return
        end = self.phrase_end(verb + 1, clause=True)
        if end is not None and self.describes(name, verb + 1, end):
            yield verb + 1, end, "copula"

    def phrase_end(self, start: int, *, clause: bool = False) -> int | None:
        """The token after a phrase that runs to the next punctuation mark.

        None when a finite verb comes first: the words are then the subject of a clause. With
        `clause` finite verbs are part of it.
        """
        doc = self.doc
        relative = clause
        depth = 0
        stop = min(len(doc), start + 2 * REACH)
        for index in range(start, stop):
            token = doc[index]
            low = token.lower_
            if low == "«":
                depth += 1
            elif low == "»" and depth:
                depth -= 1
            elif low in STOPS and not (depth and low != "."):
                if low == "." and index + 1 < len(doc) and not doc[index].whitespace_:
                    continue
                return index
            if low in RELATIVES and index > start:
                relative = True
            if not relative and token.pos_ in ("VERB", "AUX") and self.finite(token):
                return None
        return stop if stop == len(doc) else None

    def finite(self, token: Token) -> bool:
        form = token.morph.get("VerbForm", [])
        return "Fin" in form or not form

    def describes(self, name: Name, start: int, end: int) -> bool:
        kind = name.mention.type
        index = start
        opener = self.low(index) if self.low(index) in OPENERS else ""
        if opener:
            index += 1
        elif self.pos(index) not in ("NOUN", "ADJ", "ADV", "VERB", "PROPN"):
            return False
        head = self.head_noun(index, end)
        if head is None:
            return False
        word = self.doc[head].text
        kinds: tuple[Kind, ...] = ("PER", "LOC", "ORG")
        if kind == "MISC":
            return bool(opener) or any(is_kind(word, k) for k in kinds)
        if is_kind(word, kind) or (kind == "PER" and sounds_like_a_person(word)):
            return True
        if any(is_kind(word, other) for other in kinds if other != kind):
            return False
        loosely = opener in INDEFINITE or (opener and self.doc[head].dep_ == "appos")
        return kind == "PER" and bool(loosely)

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
        """The phrase without its relative clause, where enough is left to say something."""
        for index in range(start + 3, end):
            if self.low(index) in RELATIVES:
                return index - 1 if self.pos(index - 1) == "ADP" else index
        return end

    def names_another(self, name: Name, start: int, end: int) -> bool:
        """Whether the phrase is the title of another name, which follows in it."""
        for index in range(start, end):
            other = self.starts.get(index)
            if other is not None and other.mention.type in ("PER", name.mention.type):
                before = index - 1
                while self.low(before) in OPENERS:
                    before -= 1
                if self.low(before) not in LINKS | CONTRACTED and self.pos(before) != "ADP":
                    return True
        return False

    # --- acronyms ----------------------------------------------------------------------

    def acronym(self, name: Name) -> Iterator[tuple[int, int, DescriptorKind]]:
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
        if is_acronym_of(inner, outer) or is_acronym_of(outer, inner):
            yield inner_start, close, "acronym"


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
