"""What the page says of a name: the text's own words first, then the site's glossary.

`seeds/glossary.yml` is a list of entries:

    - name: Doha
      type: LOC
      aliases: [Ad-Dawha]
      definition: capitale du Qatar
      same_as: [https://www.wikidata.org/wiki/Q3861]
      note: pour la rédaction seule, jamais publiée
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotated_briefing.annotate.names import organisations
from annotated_briefing.french.determiners import DEFINITE, ONE, before_noun
from annotated_briefing.french.nouns import HEADS_OF_STATE
from annotated_briefing.model import (
    Annotations,
    Article,
    Definition,
    Descriptor,
    EntityType,
    Mention,
    Span,
)
from annotated_briefing.sources.glossary import Entry

SOURCE = "glossary.yml"
_FORMER = re.compile(r"^(?:ex|ancien|ancienne|nouveau|nouvelle|futur|future|actuel|actuelle)-")
_ARTICLE = re.compile(f"^{before_noun(DEFINITE | ONE)}")


def looked_up(
    article: Article, mentions: Sequence[Mention], entries: Sequence[Entry]
) -> tuple[Mention, ...]:
    """`mentions` with the glossary's names wherever they stand alone, of the glossary's type.

    A name without a type only says more of what was recognised.
    """
    types = {
        name.replace("’", "'"): entry.type
        for entry in entries
        for name in (entry.name, *entry.aliases)
        if entry.type
    }
    if not types:
        return tuple(mentions)
    found = organisations.looked_for(
        article, list(mentions), organisations.table(types), types.__getitem__
    )
    return tuple(found)


def definitions(
    article: Article,
    annotations: Annotations,
    names: set[Span],
    kind: EntityType,
    entry: Entry | None = None,
) -> tuple[Definition, ...]:
    """What the text says this is, each with its evidence, then the glossary's words."""
    kinds = (
        {"relative", "copula"} if kind == "PER" else {"apposition", "title", "relative", "copula"}
    )
    chosen = (d for d in annotations.descriptors if d.kind in kinds)
    found = quoted(article, chosen, names, alone=kind != "PER")
    if entry is not None and entry.definition:
        found.append(Definition(entry.definition, source=SOURCE))
    return tuple(found)


def roles(
    article: Article,
    annotations: Annotations,
    names: set[Span],
    kind: EntityType,
    *,
    one_country: bool = False,
) -> tuple[Definition, ...]:
    """What the text says a person does: functions, titles, occupations.

    « Premier ministre » says enough in an article about `one_country`.
    """
    if kind != "PER":
        return ()
    kinds = {"apposition", "title"}
    chosen = (d for d in annotations.descriptors if d.kind in kinds)
    if one_country:
        chosen = (enough(article, d) for d in chosen)
    return tuple(quoted(article, chosen, names))


def enough(article: Article, descriptor: Descriptor) -> Descriptor:
    """A title that leads a country without the doubt that it does not say which."""
    words = descriptor.of(article.text).casefold().removeprefix("ex-")
    bare = _FORMER.sub("", "-".join(words.split()))
    little = descriptor.kind == "title" and descriptor.doubt == "says-little"
    return replace(descriptor, doubt=None) if little and bare in HEADS_OF_STATE else descriptor


def quoted(
    article: Article,
    descriptors: Iterable[Descriptor],
    names: set[Span],
    *,
    alone: bool = False,
) -> list[Definition]:
    """Distinct descriptions of one of `names`; a description said twice has two evidences.

    With `alone` a single word is too little: « région » says nothing of a region.
    """
    said: dict[str, list[Descriptor]] = {}
    for descriptor in descriptors:
        if descriptor.name in names and not descriptor.overlaps(descriptor.name):
            text = descriptor.of(article.text)
            if alone and " " not in text:
                continue
            said.setdefault(_ARTICLE.sub("", " ".join(text.casefold().split())), []).append(
                descriptor
            )
    sure = [key for key, found in said.items() if any(d.doubt is None for d in found)]
    longest = [
        s
        for s in said
        if not any(
            s != other and f" {s} " in f" {other} " for other in (sure if s in sure else said)
        )
    ]
    return [
        Definition(
            said[key][0].of(article.text),
            evidence=tuple(d.span for d in said[key]),
            doubt=None if key in sure else said[key][0].doubt,
        )
        for key in longest
    ]
