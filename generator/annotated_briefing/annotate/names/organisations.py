"""Well-known organisations, looked for as written (`organisations.txt`).

« Airbus a annoncé », « l'AFP », « Le Canard enchaîné »: news does not say what these are, and a
recogniser that never met them guesses.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from annotated_briefing.annotate.names.overlaps import by_start, overlapping, put
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.french.determiners import (
    DEMONSTRATIVE,
    INDEFINITE,
    SMALL_NUMBERS,
    before_noun,
)
from annotated_briefing.french.nouns import MOVEMENTS
from annotated_briefing.model import Article, EntityType, Mention

LIST = Path(__file__).parent / "organisations.txt"
_WORD = re.compile(r"[\w&]+")
_ARTICLE = re.compile(r"^(?:L'|(?:Le|La|Les|The) )")
_ONE_OF = re.compile(
    rf"(?:^|\W)(?:{before_noun(INDEFINITE | DEMONSTRATIVE | SMALL_NUMBERS)}|l['’]\s?)$",
    re.IGNORECASE,
)
PREFIX = re.compile(r"(?:anti|pro|ex|non|post)-$", re.IGNORECASE)

Table = Mapping[str, tuple[str, ...]]  # names by their first word, longest first


@functools.cache
def organisations() -> Table:
    """The shipped list, read once."""
    names: list[str] = []
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "[")):
            names += map(str.strip, line.split(";"))
    return table([*names, *(_ARTICLE.sub("", name, count=1) for name in names)])


def table(names: Iterable[str]) -> Table:
    """First word of a name → the forms that begin with it, typographic apostrophes made plain."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        form = name.replace("’", "'")
        if first := _WORD.match(form):
            found[first[0]].add(form)
    return {
        word: tuple(sorted(forms, key=lambda form: (-len(form), form)))
        for word, forms in found.items()
    }


def occurrences(text: str, names: Table) -> Iterator[tuple[int, int, str]]:
    """(start, end, name) of the names in `text`, in order, none inside another."""
    straight = text.replace("’", "'")  # the same length
    reached = 0
    for word in _WORD.finditer(straight):
        start = word.start()
        forms = names.get(word[0])
        if forms is None or start < reached:
            continue
        for form in forms:
            end = start + len(form)
            if same(form, straight[start:end]) and stands_alone(straight, start, end):
                reached = end
                yield start, end, form
                break


def same(form: str, words: str) -> bool:
    """Whether they are one: « Parti Socialiste » is, « La poste » and « 20 minutes » are not."""
    if " " not in form or form[0].isdigit():
        return form == words
    alike = form.lower() == words.lower()
    if _ARTICLE.match(form):  # « La République en Marche » all the same
        return alike and all(
            b.isupper() or not a.isupper() for a, b in zip(form, words, strict=True)
        )
    return alike


def is_known(form: str) -> bool:
    """Whether the whole form is one of the listed organisations."""
    straight = form.replace("’", "'")
    first = _WORD.match(straight)
    return first is not None and any(
        same(name, straight) for name in organisations().get(first[0], ())
    )


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing joins the span to a word beside it: not « RN 79 », « Havas Paris »."""
    after = text[end : end + 2]
    before = text[max(0, start - 5) : start]
    if before.endswith(("-", ".", "@", "/", "#")) and not PREFIX.search(before):
        return False
    if after.startswith(("-", "@", "/", "+")):
        return False
    return not (after[:1].isalnum() or (after[:1].isspace() and after[1:].isdigit()))


def known(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with the known organisations typed, whole, and added where they were missed."""
    return looked_for(parsed.article, found, organisations(), lambda _: "ORG")


def looked_for(
    article: Article, found: list[Mention], names: Table, kind: Callable[[str], EntityType]
) -> list[Mention]:
    """`found`, in order, with `names` where they stand alone; `kind` gives the type of a name."""
    text = article.text
    settled = by_start(found)
    # « François Michelin » makes « Michelin » his
    families = {form.split()[-1] for m in found if m.type == "PER" and " " in (form := m.of(text))}
    for paragraph in article.paragraphs:
        for start, end, name in occurrences(text[paragraph.start : paragraph.end], names):
            one = Mention(paragraph.start + start, paragraph.start + end, type=kind(name))
            if one.of(text) not in families and is_meant(text, settled, one):
                put(settled, one)
    return settled


def is_meant(text: str, found: list[Mention], one: Mention) -> bool:
    """Not where more of a name follows (« Havas Paris »), nor for one thing of a make."""
    over = found[overlapping(found, one.start, one.end)]
    if not over:
        return not text[one.end : one.end + 2].strip()[:1].isupper()
    made = over[0].type == "MISC" and one.type == "ORG"  # « un Airbus »
    return not (made and _ONE_OF.search(text, max(0, one.start - 12), one.start))


def movements(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` with the movements written without a capital: « les taliban »."""
    settled = by_start(found)
    spans = [
        piece.span(token)
        for piece in parsed.paragraphs
        for token in piece.doc
        if token.lower_ in MOVEMENTS
    ]
    more = [
        Mention(span.start, span.end, type="ORG")
        for span in spans
        if not settled[overlapping(settled, span.start, span.end)]
    ]
    return [*settled, *more]
