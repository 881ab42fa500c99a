"""What summary and headline need to know of each sentence: vectors and parse, boiled down."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from annotated_briefing.annotate.condensing.asking import Asking
from annotated_briefing.annotate.condensing.dependence import (
    Leaning,
    bare_speaker,
    leanings,
    nouns,
    recalled,
    stem_of,
    tells_of,
)
from annotated_briefing.annotate.condensing.shortening import (
    DASHES,
    droppable,
    headline_end,
    is_finite,
    quote_depth,
)
from annotated_briefing.annotate.syntax.noun_phrases import is_clitic, low
from annotated_briefing.annotate.syntax.parsed import ParsedArticle, ParsedParagraph
from annotated_briefing.annotate.syntax.sentences import words_of
from annotated_briefing.annotate.syntax.words import Token
from annotated_briefing.french import saying
from annotated_briefing.french.fold import fold
from annotated_briefing.french.quotation import quoted
from annotated_briefing.french.voices import is_newcomer
from annotated_briefing.model import Quote, Sentence, SentenceFeatures, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]
    Told = tuple[Sentence, tuple[ParsedParagraph, list[Token]]]

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_SPACES = " \u00a0\u202f"
_OPENING, _CLOSING = '«“"', '»”"'
MIN_QUOTABLE = 60  # characters: shorter quotations say too little alone
SHORTEST = 30  # characters before a second sentence that make a headline
BACK = 3  # sentences: who is introduced further back, few readers would look for
HEADLINES = 10  # a headline is looked for in the first sentences only
_MARKERS = frozenset(
    "qui que qu' dont où quand lorsque lorsqu' si puisque puisqu' comme lequel laquelle lesquels "
    "lesquelles auquel auxquels duquel desquels".split()
)
_SHOWING = frozenset("voici voilà".split())
_STOPS = " .\u00a0\u202f"
_BROKEN_OFF = frozenset({"…", "...", ":"})
_MARKUP = re.compile(r"\[?/[A-Z]{3,}\]|\[[A-Z]{3,}\]")  # « JDD/ITALIC] », left of a page's markup
# « Tout n'est pas rose », « On a vu mieux »: of what and whom is not said; nor « M. Roy ».
_NOBODY = frozenset("tout on rien personne chacun certains".split())
_CIVIL = frozenset("m. mm. mme mmes mlle".split())
# A new sentence with no stop or space before it: « le bac "Il faut … », « le député.M. Roy ».
_GLUED = re.compile(
    r"(?<=[\w»”\"])(?: (?=[\"«“] ?[A-ZÀ-Þ][^\"»”]{40})|\.(?=[A-ZÀ-Þ]\w*\.? [A-ZÀ-Þa-z]))"
)
_WORD = re.compile(r"[^\W\d_]+")


def features(
    parsed: ParsedArticle,
    sentences: tuple[Sentence, ...],
    quotes: tuple[Quote, ...],
    asking: Asking,
) -> tuple[SentenceFeatures, ...]:
    """One entry a sentence, in order; `centrality` in [-1, 1], 0 for one without words."""
    read = words_of(parsed, sentences)
    central = _centrality(read)
    quotations = _quotations(parsed, quotes)
    title = {stem_of(word) for word in _WORD.findall(fold(parsed.article.title or ""))}
    told = list(zip(sentences, read, strict=True))
    found = []
    earlier: set[str] = set()
    for index, (sentence, (piece, words)) in enumerate(told):
        said = [q for q in quotes if q.start < sentence.end and sentence.start < q.end]
        torn = _torn(sentence, quotations)
        leaning = _leaning(words, said, piece.offset, first=index == 0)
        dangling = torn or bool(leaning) or _opens_pointing(words, said, piece.offset)
        noun = recalled(words, earlier if index else None)
        if not index and noun is not None and stem_of(fold(low(noun))) in title:
            noun = None
        before = told[max(0, index - BACK) : index]
        noun = noun or _bare_speaker(sentence, words, said, piece.offset, before)
        reading = asking.reading(asking.whole[index], index)
        headline: Span | None = None
        if index < HEADLINES and words and not dangling:
            headline = _headline(sentence, words, said, piece.offset, parsed.article.text)
        found.append(
            SentenceFeatures(
                sentence=sentence.id,
                centrality=round(central[index], 3),
                dangling=dangling,
                torn=torn,
                recalls=noun is not None,
                asks=round(reading.alone, 2),
                leans_on=reading.context,
                asks_beside=round(reading.beside, 2),
                finite=_states(words),
                headline=headline,
                droppable=droppable(words, piece.offset) if words else (),
                quotable=_quotable(sentence, words, said, parsed.article.text, piece.offset),
            )
        )
        earlier.update(nouns(words))
    return tuple(found)


def _leaning(
    words: list[Token], said: list[Quote], offset: int, *, first: bool
) -> tuple[Leaning, ...]:
    """What a sentence leans on.

    An article's first one has nothing before it: only its own first words lean.
    """
    found = leanings(words, said, offset)
    if first:
        verb = next((t.i for t in words if is_finite(t)), words[-1].i if words else 0)
        found = tuple(each for each in found if each.kind == "link" or each.token.i <= verb)
        colon = next((t.i for t in words if t.text == ":"), None)
        if colon is not None and any(t.i > colon and t.pos_ == "PROPN" for t in words):
            # « Il était le dernier gardien du phare: Yann Tanguy est mort »
            found = tuple(each for each in found if each.kind != "pronoun")
    return found


def _bare_speaker(
    sentence: Sentence, words: list[Token], said: list[Quote], offset: int, before: list[Told]
) -> Token | None:
    """The noun of one who speaks in the sentence, where the sentences before name him."""
    for quote in said:
        span, name = quote.speaker_span, quote.speaker_name
        if span is None or not sentence.covers(span) or (name and sentence.covers(name)):
            continue
        noun = bare_speaker([t for t in words if span.start <= t.idx + offset < span.end])
        if noun is None or tells_of(noun, [t for t in words if t.i < noun.i]):
            continue
        known = any(tells_of(noun, earlier) for _, (_, earlier) in before if earlier)
        if known or (before and not is_newcomer(low(noun))):
            return noun
    return None


def _opens_pointing(words: list[Token], said: list[Quote], offset: int) -> bool:
    """« "C'est une honte", a dit le maire. »: the quotation that opens it points back."""
    first = words[0].idx + offset if words else 0
    for quote in said:
        if quote.direct and quote.start <= first + 2 < quote.end:
            inner = [t for t in words if quote.start <= t.idx + offset < quote.end]
            verb = next((t.i for t in inner if is_finite(t)), -1)
            return any(
                each.token.i <= verb and each.kind in {"pronoun", "pointer"}
                for each in leanings(inner, [], offset)
            )
    return False


def _states(words: list[Token]) -> bool:
    """A verb of the main clause outside of quotation marks.

    A table row has none, « Des quais que la mer a rongés. » and « Une façon de dire, alors que le
    port ferme, … » neither; bare words have no speaker.
    """
    marked = quote_depth(words)
    subordinate = False
    for at, (token, inside) in enumerate(zip(words, marked, strict=True)):
        if low(token) in _MARKERS and at:
            subordinate = True
        if inside or not is_finite(token):
            continue
        if not any(marked) and (
            _is_aside(token)
            or (subordinate and _hangs(token))
            or _is_inserted(words, at)
            or _follows_who(words[:at])
        ):
            subordinate = False
            continue
        return True
    return False


def _follows_who(before: list[Token]) -> bool:
    """« … qui ont dévasté », « dont il ne reste »: the verb of what says more of a noun."""
    for token in reversed(before):
        if low(token) == "qui":
            return len(before) > 1 and low(before[0]) != "qui"
        if not (is_clitic(token) or token.pos_ == "ADV"):
            return False
    return False


def _is_inserted(words: list[Token], at: int) -> bool:
    """« …, soulignait le maire »: who says it, after a comma and the verb."""
    if at == 0 or words[at - 1].text != "," or at + 1 == len(words):
        return False
    last = at + 1 if words[at].pos_ == "AUX" and at + 2 < len(words) else at
    told = saying.form(words[last].text)
    return told is not None and words[last + 1].pos_ in {"DET", "PROPN"}


def _is_aside(verb: Token) -> bool:
    """Whether a verb, or what it helps, is that of a relative clause."""
    head = verb.head if verb.dep_.startswith(("aux", "cop")) else verb
    return bool(head.dep_ == "acl:relcl")


def _hangs(verb: Token) -> bool:
    """Whether a verb, or what it helps, is that of a clause beside a noun or another verb."""
    head = verb.head if verb.dep_.startswith(("aux", "cop")) else verb
    return head.dep_ in {"advcl", "acl", "acl:relcl", "conj", "ccomp"}


def _headline(
    sentence: Sentence, words: list[Token], said: list[Quote], offset: int, text: str
) -> Span | None:
    """What of a sentence can head the article; None where it asks, shows or is somebody's words."""
    start = sentence.start
    while len(words) > 1 and words[0].text in DASHES:
        words = words[1:]
        start = offset + words[0].idx
    while start < sentence.end - 1 and text[start] in DASHES:
        start += 1  # « -Arnaud Roy a signé »: glued to the word
    end = headline_end(words, said, offset)
    first = low(words[0])
    if end is None or text[start] in _OPENING or first in _SHOWING or not _states(words):
        return None
    verb_next = len(words) > 1 and (words[1].pos_ in {"VERB", "AUX"} or is_clitic(words[1]))
    if first in _CIVIL or (first in _NOBODY and (verb_next or low(words[1]) in {"ne", "n'"})):
        return None
    if _MARKUP.search(text, start, offset + end):
        return None
    if (at := _glued(text, start, offset + end)) is not None:
        return Span(start, at) if any(is_finite(t) for t in words if t.idx + offset < at) else None
    if "?" in {t.text for t in words[-2:]} or words[-1].text in _BROKEN_OFF:
        return None
    if offset + end >= sentence.end:  # a token may run on: « en 2018.Alors »
        end = len(sentence.of(text).rstrip(_STOPS)) + sentence.start - offset
    return Span(start, offset + end)


def _glued(text: str, start: int, end: int) -> int | None:
    """Where a sentence ends that another follows without a stop or a space."""
    return next(
        (m.start() for m in _GLUED.finditer(text, start, end) if m.start() - start >= SHORTEST),
        None,
    )


def _quotations(parsed: ParsedArticle, quotes: tuple[Quote, ...]) -> list[Span]:
    """Everything between quotation marks, marks included: in text order, apart from each other."""
    marked = [
        Span(piece.offset + each.outer_start, piece.offset + each.outer_end)
        for piece in parsed.paragraphs
        for each in quoted(piece.text)
    ]
    found: list[Span] = []
    for span in sorted([*marked, *(q.span for q in quotes if q.direct)], key=lambda s: s.start):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _torn(sentence: Sentence, quotations: list[Span]) -> bool:
    """Whether a quotation is all there is of it, or goes on before or after: half a saying."""
    first = bisect_right(quotations, sentence.start, key=lambda q: q.end)
    last = bisect_left(quotations, sentence.end, key=lambda q: q.start)
    return any(q.covers(sentence) or not sentence.covers(q) for q in quotations[first:last])


def _quotable(
    sentence: Sentence, words: list[Token], said: list[Quote], text: str, offset: int
) -> Span | None:
    """The quotation, marks included, that is the better part of a sentence and stands by itself."""
    for quote in said:
        if not quote.direct or quote.speaker_span is None:
            continue
        start, end = _with_marks(text, quote)
        if start < sentence.start or end > sentence.end or quote.end - quote.start < MIN_QUOTABLE:
            continue
        if (end - start) < 0.5 * (sentence.end - sentence.start):
            continue
        inner = [t for t in words if quote.start <= t.idx + offset < quote.end]
        if inner and inner[0].text[:1].isupper() and _understood(inner, offset):
            return Span(start, end)
    return None


def _understood(inner: list[Token], offset: int) -> bool:
    """Whether quoted words say who does what; a speaker may well point at what he speaks of."""
    verb = next((t.i for t in inner if is_finite(t)), inner[-1].i)
    return all(
        each.kind == "pointer" and each.token.i > verb for each in leanings(inner, [], offset)
    )


def _with_marks(text: str, quote: Quote) -> tuple[int, int]:
    """A quote's span widened to its quotation marks; the bare span where they are not beside it."""
    start, end = quote.start, quote.end
    while start > 0 and text[start - 1] in _SPACES:
        start -= 1
    while end < len(text) and text[end] in _SPACES:
        end += 1
    if start > 0 and text[start - 1] in _OPENING and end < len(text) and text[end] in _CLOSING:
        return start - 1, end + 1
    return -1, -1


def _centrality(tokens: list[tuple[ParsedParagraph, list[Token]]]) -> list[float]:
    """Cosine of each sentence's mean word vector with that of the whole article."""
    import numpy as np

    rows: list[Vector | None] = []
    total: Vector | None = None
    for piece, words in tokens:
        vectors = piece.doc.vocab.vectors
        orths = [t.orth for t in words if t.pos_ in _CONTENT]
        at = [row for orth in orths if (row := vectors.key2row.get(orth)) is not None]
        if not at:
            rows.append(None)
            continue
        mean: Vector = np.mean(vectors.data[at], axis=0)
        rows.append(mean)
        weighted = mean * math.sqrt(len(at))
        total = weighted if total is None else total + weighted
    if total is None:
        return [0.0] * len(tokens)
    norm = float(np.linalg.norm(total)) or 1.0
    found = []
    for row in rows:
        length = 0.0 if row is None else float(np.linalg.norm(row))
        found.append(
            float(np.dot(row, total)) / (length * norm) if row is not None and length else 0.0
        )
    return found
