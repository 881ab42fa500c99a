"""Reading names over the whole article: a name recognised once is looked for everywhere in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from annotated_briefing.annotate.names.not_names import CIVILITIES
from annotated_briefing.annotate.syntax.parsed import ParsedArticle, ParsedParagraph
from annotated_briefing.annotate.syntax.words import Doc
from annotated_briefing.french.nouns import listed
from annotated_briefing.model import EntityType, Mention

Words = tuple[str, ...]
LONGEST = 8  # words of a form that is looked for
SHORTEST = 3  # letters of it
PLACE_PREPOSITIONS = listed("à en au aux vers depuis")


def consistent(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with one type a form, and with the occurrences the recogniser missed."""
    text = parsed.article.text
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for mention in found:
        votes[mention.of(text)][mention.type] += 1
    kinds = {form: majority(count) for form, count in votes.items()}
    surnames = {form.split()[-1] for form, kind in kinds.items() if kind == "PER" and " " in form}
    called = {m.of(text) for m in found if m.type == "PER" and after_civility(text, m)}
    settled = []
    for mention in found:
        form = mention.of(text)
        kind = kinds[form] or mention.type
        if kind != "PER" and form.istitle() and form.partition(" ")[2] in called:
            kind = "PER"  # « Paul Morand », where « M. Morand » is said
        if kind != "PER" and form in surnames and not after_place_preposition(text, mention):
            kind = "PER"  # « Morand », said of « Paul Morand » elsewhere
        settled.append(replace(mention, type=kind))
    return settled + everywhere(parsed, settled)


def majority(count: Counter[EntityType]) -> EntityType | None:
    """The type seen most often, or None where it is not twice the next."""
    (first, most), *rest = count.most_common(2)
    return first if not rest or most >= 2 * rest[0][1] else None


def after_civility(text: str, mention: Mention) -> bool:
    """Whether « M. », « Mme », « Me »… stands right before the mention."""
    before = text[max(0, mention.start - 16) : mention.start].split()
    return bool(before) and before[-1].lower() in CIVILITIES


def after_place_preposition(text: str, mention: Mention) -> bool:
    """Whether a preposition of place (« à », « en »…) stands right before the mention."""
    before = text[max(0, mention.start - 10) : mention.start].split()
    return bool(before) and before[-1].lower() in PLACE_PREPOSITIONS


def everywhere(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """Occurrences of known names outside the known mentions, longest first."""
    taken = bytearray(len(parsed.article.text))
    for mention in found:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    known = forms(parsed, found)
    lengths: dict[str, list[int]] = defaultdict(list)  # of the forms that start with a word
    for length, first in sorted({(len(form), form[0]) for form in known}, reverse=True):
        lengths[first].append(length)
    more: list[Mention] = []
    for piece in parsed.paragraphs:
        words = [token.text for token in piece.doc]
        index = 0
        while index < len(words):
            here = (tuple(words[index : index + n]) for n in lengths.get(words[index], ()))
            hit = match(
                piece, index, [(form, known[form]) for form in here if form in known], taken
            )
            if hit:
                more.append(hit[0])
            index += hit[1] if hit else 1
    return more


def match(
    piece: ParsedParagraph, index: int, here: list[tuple[Words, EntityType]], taken: bytearray
) -> tuple[Mention, int] | None:
    """The first of the known forms that stand at a token that is free, and its length in tokens."""
    for form, kind in here:
        stop = index + len(form)
        if part_of_longer(piece.doc, index, stop):
            continue
        span = piece.span(piece.doc[index:stop])
        if not any(taken[span.start : span.end]):
            return Mention(span.start, span.end, type=kind), len(form)
    return None


def forms(parsed: ParsedArticle, found: list[Mention]) -> dict[Words, EntityType]:
    """The known names as words, those that are distinctive enough to be looked for."""
    by_start = {mention.start: mention for mention in found}
    known: dict[Words, EntityType] = {}
    for piece in parsed.paragraphs:
        for words, mention in names_in(piece, by_start):
            form = " ".join(words)
            if len(words) <= LONGEST and len(form) >= SHORTEST and form[0].isupper():
                known.setdefault(tuple(words), mention.type)
    return known


def names_in(
    piece: ParsedParagraph, by_start: dict[int, Mention]
) -> Iterator[tuple[list[str], Mention]]:
    """Each mention of a paragraph with the words of its name, in the order of the text."""
    doc = piece.doc
    for token in doc:
        mention = by_start.get(piece.offset + token.idx)
        if mention is not None:
            last = token.i
            while last < len(doc) and piece.offset + doc[last].idx < mention.end:
                last += 1
            yield [word.text for word in doc[token.i : last]], mention


def part_of_longer(doc: Doc, start: int, end: int) -> bool:
    """Whether a neighbour shows that this is only a part of another name."""
    before = doc[start - 1].text if start > 0 else ""
    after = doc[end].text if end < len(doc) else ""
    return (
        (start > 1 and before[:1].isupper() and before[1:].islower())
        or (after[:1].isupper() and after[1:].islower())
        or after.startswith(("-", "/"))
        or before.endswith(("-", "/"))
    )
