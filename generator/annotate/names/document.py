"""Reading names over the whole article: a name recognised once is looked for everywhere in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from generator.annotate.parsed import ParsedArticle
from generator.model import EntityType, Mention

Words = tuple[str, ...]
LONGEST = 8  # words of a form that is looked for


def consistent(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with the names that the recogniser saw elsewhere in the article and missed here."""
    text = parsed.article.text
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for mention in found:
        votes[mention.of(text)][mention.type] += 1
    kinds = {form: majority(count) for form, count in votes.items()}
    settled = [replace(mention, type=kinds[mention.of(text)] or mention.type) for mention in found]
    return settled + everywhere(parsed, settled)


def majority(count: Counter[EntityType]) -> EntityType | None:
    """The type seen most often, or None where it is not twice the next."""
    (first, most), *rest = count.most_common(2)
    return first if not rest or most >= 2 * rest[0][1] else None


def everywhere(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """Occurrences of known names outside the known mentions, longest first."""
    text = parsed.article.text
    taken = bytearray(len(text))
    for mention in found:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    forms: dict[Words, EntityType] = {}
    by_start = {mention.start: mention for mention in found}
    for piece in parsed.paragraphs:
        doc = piece.doc
        for token in doc:
            known = by_start.get(piece.offset + token.idx)
            if known is None:
                continue
            end = token.i
            words = []
            while end < len(doc) and piece.offset + doc[end].idx < known.end:
                words.append(doc[end].text)
                end += 1
            if len(words) <= LONGEST and sought(words):
                forms.setdefault(tuple(words), known.type)
    starts: dict[str, list[Words]] = defaultdict(list)
    for form in sorted(forms, key=len, reverse=True):
        starts[form[0]].append(form)
    more: list[Mention] = []
    for piece in parsed.paragraphs:
        doc = piece.doc
        index = 0
        while index < len(doc):
            step = 1
            token = doc[index]
            if not taken[piece.offset + token.idx] and token.text in starts:
                for form in starts[token.text]:
                    stop = index + len(form)
                    if stop > len(doc) or tuple(t.text for t in doc[index:stop]) != form:
                        continue
                    span = piece.span(doc[index:stop])
                    if any(taken[span.start : span.end]):
                        continue
                    if part_of_longer(doc, index, stop):
                        continue
                    more.append(Mention(span.start, span.end, type=forms[form]))
                    step = len(form)
                    break
            index += step
    return more


def sought(words: list[str]) -> bool:
    """Whether a form is distinctive enough to be a name wherever it stands."""
    form = " ".join(words)
    return len(form) >= 3 and form[0].isupper() and any(c.isalpha() for c in form)


def part_of_longer(doc: object, start: int, end: int) -> bool:
    """Whether a capitalised neighbour shows that this is only a part of another name."""
    before = doc[start - 1].text if start > 0 else ""  # type: ignore[index]
    after = doc[end].text if end < len(doc) else ""  # type: ignore[arg-type, index]
    return (
        (start > 1 and before[:1].isupper() and before[1:].islower())
        or (after[:1].isupper() and after[1:].islower())
        or after.startswith("-")
        or before.endswith("-")
    )
