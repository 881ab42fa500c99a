"""The data that flows through the house: frozen dataclasses, standard library only.

Offsets are Unicode code points into the frozen `Article.text`, end exclusive.
Dates are EDTF strings; `earliest` and `latest` are ISO days, None where open.
`Briefing` has the exact shape of the published `briefing.json`.
"""

from __future__ import annotations

import hashlib
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

SCHEMA = 1
FRENCH = "fr"  # the one language whose texts are annotated

EntityType = Literal["PER", "LOC", "ORG", "MISC"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
EventKind = Literal[
    "fait", "en cours", "annoncé", "échéance", "hypothèse", "déclaration", "indéterminé"
]
Attribution = Literal["personne", "organisation", "anonyme", "agence", "aucune"]
GapKind = Literal["no-day", "unsourced-figure", "one-sided", "no-publication-date"]
ParagraphShape = Literal["prose", "item", "row"]
Rights = Literal["full", "excerpts", "link"]
# Why a line is not printed: nothing vouches for it, or something speaks against it.
Doubt = Literal[
    "speaker-elsewhere",  # named in another sentence, by a chain that is not sure
    "speaker-unsure",  # two may have said it, or the words name nobody who speaks
    "not-a-statement",  # a duty, a hope, a fear, a negated saying; words that state nothing
    "date-unsure",  # the year, week or width of the date is a guess
    "date-and-weekday-disagree",
    "other-fact",  # the date belongs to another fact than the clause tells
    "kind-unsure",
    "clause-cut",  # begins or ends inside a phrase, or has lost its subject
    "leaning",  # a pronoun or a link back to what is not shown
    "twin",  # the same clause stands under another date
    "told-again",  # another line of that date tells the same fact, and more of it
    "quoted",  # inside somebody's words, without them
    "shortened-unfair",  # the cut drops a toll, a source, a condition, a negation
    "role-unsure",  # may describe somebody else
    "says-little",  # « directeur »: of what, they do not say; « qui compte 42 voix »: not who it is
    "merge-unsure",  # two names that may not be one
    "place-unsure",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the frozen text, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside, edges included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end

    @property
    def span(self) -> Span:
        """The bare span, without what a subclass adds."""
        return Span(self.start, self.end)


_Part = TypeVar("_Part", bound=Span)


def within(spans: Sequence[_Part], around: Span) -> list[_Part]:
    """Of spans in order of their start, those wholly inside another; linear in their number."""
    first = bisect_left(spans, around.start, key=lambda span: span.start)
    last = bisect_left(spans, around.end, key=lambda span: span.start)
    return [span for span in spans[first:last] if span.end <= around.end]


# --- sources: a file becomes an Article -------------------------------------------------


@dataclass(frozen=True, slots=True)
class Credit:
    """A line of credit: `role` is « Reportage », « Édition »…; the span covers `name`."""

    role: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """`place` as a reader writes it (« Kaboul »); the span covers it as written (« KABOUL »)."""

    place: str
    start: int
    end: int
    date: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The facts of publication: what a reader is told of where an article is from.

    `published` is EDTF; `modified`, `embargo` and `expires` are days or moments of ISO 8601.
    """

    path: str
    format: str
    agency: str | None = None
    agency_span: Span | None = None
    dateline: Dateline | None = None
    published: str | None = None  # EDTF: 2021-07-22, 2021-07, 2021 or None
    credits: tuple[Credit, ...] = ()
    url: str | None = None
    rights: Rights | None = None
    usage_terms: str | None = None
    revision: str | None = None
    byline: str | None = None
    modified: str | None = None
    embargo: str | None = None
    expires: str | None = None
    digest: str | None = None  # SHA-256 of the file the text was read from


@dataclass(frozen=True, slots=True)
class Paragraph(Span):
    """`shape` tells prose from the items of a list and the rows of a table."""

    id: str
    shape: ParagraphShape = "prose"


@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor sets right: `words` of the text, and what to make of them.

    A name may get a `type`, be the same as another (`is_`) or none of those it was taken for
    (`apart`), be shown otherwise (`rename`), defined or hidden. A date gets its `edtf` or `kind`,
    a quote its `speaker`, an event both of a date's; they and names may be hidden, and `accept`
    prints what is in doubt. A sentence is pinned to the essentials or banned from them. `near` and
    `nth` choose among several of the same words.
    """

    of: Literal["name", "date", "quote", "event", "sentence", "summary"]
    words: str
    path: str
    line: int
    hide: bool = False
    type: EntityType | None = None
    is_: str | None = None
    edtf: str | None = None
    speaker: str | None = None
    rename: str | None = None
    definition: str | None = None
    kind: EventKind | None = None
    near: str | None = None
    nth: int | None = None
    apart: bool = False
    accept: bool = False
    pin: bool = False
    ban: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One seed, read. `title` is the one given by the seed or its sidecar, else None.

    `furniture` is what a page or an agency printed around the text and is no part of it.
    `corrections` and `summary` (first words of the chosen sentences) are the editor's own.
    `key` tells it from all others in this build and the next: the agency's own name for it (then
    `guid` is that name), else its file and its place in it; `addressed` is one whose id is the
    editor's own `slug:`. `before` is the body of the version
    that it replaces. One that is `withdrawn` by its agency has no text.
    """

    id: str
    text: str
    sha256: str
    body: Span
    source: Source
    paragraphs: tuple[Paragraph, ...]
    language: str = FRENCH
    title: str | None = None
    header: Span | None = None
    credits_span: Span | None = None
    furniture: tuple[Span, ...] = ()
    corrections: tuple[Correction, ...] = ()
    summary: tuple[Correction, ...] = ()
    nameless: bool = False  # `id` only stands for a file name that says nothing to a reader
    key: str = ""
    guid: str | None = None
    addressed: bool = False
    before: str | None = None
    withdrawn: bool = False


# --- annotate: what the language model and the rules see in one article -----------------


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """Ids are `s1`, `s2`… through the article; a sentence never runs over two paragraphs."""

    id: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A name where it stands; `entity` is the id of what it names, None before the register."""

    type: EntityType
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Timex(Span):
    """`type`, `value` and `mod` follow TIMEX3; `basis` says in French why these bounds."""

    text: str
    type: TimexType
    value: str
    mod: str | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: str | None = None
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """Reported speech: `text` is what is said, without its quotation marks.

    `speaker_span` names the speaker as far as the text does (the antecedent of a pronoun when
    it is known), `cue_span` is the reporting verb or « selon »; `hedge` the reserve expressed.
    `speaker_name` is the name alone, there or earlier in the text (« le ministre » → his name).
    `leaning` is true of words that point at something said before them (« ils sont prêts »),
    `leans_on` the words before them that name it, where the text shows which.
    """

    text: str
    direct: bool
    speaker: str | None = None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    hedge: str | None = None
    speaker_name: Span | None = None
    leaning: bool = False
    leans_on: Span | None = None
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Descriptor(Span):
    """Words of the text that say who or what a name is. `name` is the name's span."""

    name: Span
    kind: Literal["apposition", "title", "label", "relative", "copula", "acronym"]
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class DatedClause(Span):
    """The clause a time expression dates, contiguous and verbatim.

    `shown` is what can stand on a page by itself: the clause with all it needs, mostly its
    whole sentence; `fact`, the words of it that the time dates, None where these are all of it.
    `known` are words that only recall what was long before (« l'enquête sur la mort du berger, qui
    a péri en 2009 »), whoever tells the rest.
    `leaning` and `leans_on` are those of a `Quote`; in doubt for `leaning` and not `leaning` is one
    whose pronoun nothing near before it may stand for.
    """

    timex: Span
    kind: EventKind
    shown: Span | None = None
    doubt: Doubt | None = None
    fact: Span | None = None
    known: bool = False
    leaning: bool = False
    leans_on: Span | None = None


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """What a later stage needs to know of a sentence without the parse.

    `headline` is the main clause when it can stand alone; `droppable` the spans that may go
    without changing the sense; `dangling` is true when it leans on an earlier sentence or is a
    part of somebody's longer quotation, `torn` in that second case; `recalls`, when its subject is
    somebody or something that the text before has told of (« le suspect »), or nothing tells of in
    a first sentence; `asks` is the chance, in [0, 1], that a reader of it alone asks who or which,
    `leans_on` what answers best before it and `asks_beside` the chance that he asks all the same;
    `finite`, when it states something with a verb of its own, as no table row does.
    `quotable` is a quotation, marks included, that can stand beside its speaker's name.
    """

    sentence: str
    centrality: float = 0.0
    dangling: bool = False
    torn: bool = False
    recalls: bool = False
    asks: float = 0.0
    leans_on: Span | None = None
    asks_beside: float = 0.0
    finite: bool = True
    headline: Span | None = None
    droppable: tuple[Span, ...] = ()
    quotable: Span | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that needs the language model, and all that the cache keeps for an article."""

    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quotes: tuple[Quote, ...] = ()
    descriptors: tuple[Descriptor, ...] = ()
    clauses: tuple[DatedClause, ...] = ()
    features: tuple[SentenceFeatures, ...] = ()


# --- brief: the layers a reader sees ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Definition:
    """Either `evidence` in the text, or `source` when it comes from outside of it."""

    text: str
    evidence: tuple[Span, ...] = ()
    source: str | None = None
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Degrees, WGS 84. `geonameid` is a town's; a country has none, and one point within it."""

    lat: float
    lon: float
    geonameid: int | None = None
    country: str | None = None  # ISO 3166-1 alpha-2


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions name. `definitions` and `roles` carry their evidence or their source."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    definitions: tuple[Definition, ...] = ()
    roles: tuple[Definition, ...] = ()
    place: Place | None = None
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryItem(Span):
    """`text` is verbatim, save « […] » where a droppable span was left out.

    `kept` are the pieces of a shortened sentence in order, empty where nothing was left out.
    `speaker_span` names whose words they are, when the item is a quotation by itself; `context`
    is what stands before an item that leans on it.
    """

    text: str
    sentence: str
    speaker_span: Span | None = None
    kept: tuple[Span, ...] = ()
    context: Span | None = None
    doubt: Doubt | None = None

    def beside(self, above: SummaryItem | None) -> Span | None:
        """The context, but for what is read in the item above it, or beside that one."""
        if self.context is None or above is None:
            return self.context
        told = not above.kept and above.end == self.context.end
        return None if told or above.context == self.context else self.context


@dataclass(frozen=True, slots=True)
class EventDate:
    """What is known of a day: EDTF, its bounds (ISO days, both inside, None where open), in French
    why these (`basis`), and the words that give it."""

    edtf: str | None
    earliest: str | None
    latest: str | None
    precision: Literal["day", "set", "month", "year", "interval", "open", "unknown"]
    basis: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Event(Span):
    """`claimed_span` are the words that name who says so, `claimed_by` their entity; `fact` the
    words of the line that the date dates, None where these are all of it; `context` the words
    just before a line that leans on them (« Deux ont été relâchés »)."""

    date: EventDate
    kind: EventKind
    text: str
    sentence: str
    timex: Span
    claimed_by: str | None = None
    claimed_span: Span | None = None
    entities: tuple[str, ...] = ()
    doubt: Doubt | None = None
    fact: Span | None = None
    context: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim(Span):
    """`speaker` is an entity id; a speaker who is no entity has only `speaker_span`.

    `speaker_sentence` is the sentence that names the speaker, where it is another than `sentence`.
    `context` are the words just before a statement that leans on them (« ils sont prêts »).
    """

    speaker: str | None
    text: str
    sentence: str
    direct: bool = False
    hedge: str | None = None
    attribution: Attribution = "aucune"
    speaker_span: Span | None = None
    cue_span: Span | None = None
    speaker_sentence: str | None = None
    context: Span | None = None
    doubt: Doubt | None = None

    def beside(self, above: Claim | None) -> Span | None:
        """The context, but where the line above is the most of it."""
        if self.context is None or above is None or not self.context.covers(above.span):
            return self.context
        told, whole = above.end - above.start, self.context.end - self.context.start
        return None if 2 * told >= whole else self.context


@dataclass(frozen=True, slots=True)
class Gap:
    """What the text leaves open: `text` is told to readers, `evidence` the words it is about."""

    kind: GapKind
    text: str
    evidence: tuple[Span, ...] = ()
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a version says otherwise than the one before: `words` are (before, after), `sentence`
    is of this version, `weighty` where numbers, days or names are other ones."""

    kind: Literal["changement", "ajout", "retrait"]
    sentence: str | None
    words: tuple[tuple[str, str], ...] = ()
    weighty: bool = False


@dataclass(frozen=True, slots=True)
class MadeWith:
    """Versions and settings, so that a briefing can be made again."""

    generator: str
    model: str
    rules: str
    settings: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """One article, briefed: the shape of `briefing.json`."""

    id: str
    language: str
    title: str
    text: str
    sha256: str
    body: Span
    source: Source
    title_evidence: tuple[Span, ...] = ()
    header: Span | None = None
    credits_span: Span | None = None
    furniture: tuple[Span, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quotes: tuple[Quote, ...] = ()
    summary: tuple[SummaryItem, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    gaps: tuple[Gap, ...] = ()
    changes: tuple[Change, ...] = ()
    made_with: MadeWith | None = None
    rights: Rights = "full"
    shown: tuple[str, ...] = ()  # ids of the sentences that may be read; the others are masked
    schema: int = SCHEMA


@dataclass(frozen=True, slots=True)
class Moved:
    """An address that an article had, and the one it has."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An article that its agency took back: where its page was, and whose it was."""

    id: str
    source: Source


@dataclass(frozen=True, slots=True)
class Site:
    """Every briefing, and what only shows across them. `entities` merges those of all articles."""

    briefings: tuple[Briefing, ...]
    entities: tuple[Entity, ...] = ()
    moved: tuple[Moved, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """What a file holds, compressed for as long as nobody reads it: a site of many articles is
    held so. `size` (bytes) is of what it holds; where `digest` is the same, so is what it holds.

    `packed` is deflate, unwrapped and brought to the end of a byte: some after others are the
    compressed form of all.
    """

    packed: bytes
    size: int
    digest: str

    @classmethod
    def of(cls, content: str | bytes) -> Held:
        """Raises UnicodeEncodeError for a text that no file can hold."""
        data = content.encode() if isinstance(content, str) else content
        # The fastest: most of the gain for a third of the time.
        packer = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)
        return cls(packed, len(data), hashlib.sha256(data).hexdigest()[:32])

    @classmethod
    def joined(cls, pieces: Iterable[Held]) -> Held:
        """What some pieces hold, one after the other; none is unpacked for it."""
        pieces = [piece for piece in pieces if piece.size]
        digests = "".join(piece.digest for piece in pieces)
        return cls(
            b"".join(piece.packed for piece in pieces),
            sum(piece.size for piece in pieces),
            hashlib.sha256(digests.encode()).hexdigest()[:32],
        )

    @property
    def data(self) -> bytes:
        return unpacked(self.packed)


def unpacked(packed: bytes) -> bytes:
    """What is `packed` so; raises zlib.error."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed)


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the published site, before MkDocs or a folder takes it.

    `uri` is its source path (`articles/x.md`); `held` Markdown for `.md`, the file's own words or
    bytes otherwise; `edit` is the seed to open for corrections, relative to the project.
    """

    uri: str
    held: Held
    title: str | None = None
    edit: str | None = None

    @classmethod
    def of(cls, uri: str, content: str | bytes) -> Page:
        """Raises UnicodeEncodeError, as `Held.of`."""
        return cls(uri, Held.of(content))

    @property
    def data(self) -> bytes:
        """What the file holds."""
        return self.held.data

    @property
    def text(self) -> str:
        """What the file holds, as text; signs for what is none."""
        return self.data.decode(errors="replace")


def sentence_at(briefing: Briefing, span: Span) -> Sentence | None:
    """The sentence in which a span begins."""
    position = bisect_right(briefing.sentences, span.start, key=lambda s: s.start) - 1
    if position < 0:
        return None
    sentence = briefing.sentences[position]
    return sentence if span.start < sentence.end else None


def fact_words(briefing: Briefing, event: Event) -> str:
    """The words that an event's date dates, on one line: all of it, or the fact within it."""
    return " ".join((event.fact or event).of(briefing.text).split())


def printed(briefing: Briefing) -> Briefing:
    """The briefing as pages show it: a line that carries a doubt waits for the editor's word."""
    return replace(
        briefing,
        entities=tuple(
            replace(
                entity,
                definitions=tuple(d for d in entity.definitions if d.doubt is None),
                roles=tuple(d for d in entity.roles if d.doubt is None),
            )
            for entity in briefing.entities
        ),
        summary=tuple(item for item in briefing.summary if item.doubt is None),
        events=tuple(item for item in briefing.events if item.doubt is None),
        claims=tuple(item for item in briefing.claims if item.doubt is None),
        gaps=tuple(item for item in briefing.gaps if item.doubt is None),
    )
