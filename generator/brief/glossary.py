"""What the page says of a name: the text's own words first, then the site's glossary.

`seeds/glossary.yml` is a list of entries:

    - nom: Doha
      type: LOC
      alias: [Ad-Dawha]
      definition: capitale du Qatar
      meme_que: [https://www.wikidata.org/wiki/Q3861]
      note: pour la rédaction seule, jamais publiée
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from generator.errors import SeedError
from generator.model import (
    Annotations,
    Article,
    Definition,
    Descriptor,
    EntityType,
    Span,
)

SOURCE = "glossary"
FIELDS = {"nom", "id", "type", "alias", "definition", "meme_que", "note"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the site's own glossary."""

    id: str
    name: str
    type: EntityType | None = None
    aliases: tuple[str, ...] = ()
    definition: str | None = None
    same_as: tuple[str, ...] = ()
    note: str | None = None


def definitions(
    article: Article,
    annotations: Annotations,
    names: set[Span],
    kind: EntityType,
    entry: Entry | None = None,
) -> tuple[Definition, ...]:
    """What the text says this is, each with its evidence, then the glossary's words."""
    kinds = {"relative", "copula"} if kind == "PER" else {"apposition", "title", "relative", "copula"}
    found = quoted(article, (d for d in annotations.descriptors if d.kind in kinds), names)
    if entry is not None and entry.definition:
        found.append(Definition(entry.definition, source=SOURCE))
    return tuple(found)


def roles(
    article: Article, annotations: Annotations, names: set[Span], kind: EntityType
) -> tuple[Definition, ...]:
    """What the text says a person does: functions, titles, occupations."""
    if kind != "PER":
        return ()
    kinds = {"apposition", "title"}
    return tuple(
        quoted(article, (d for d in annotations.descriptors if d.kind in kinds), names)
    )


def quoted(
    article: Article, descriptors: Iterable[Descriptor], names: set[Span]
) -> list[Definition]:
    """Distinct descriptions of one of `names`; a description said twice has two evidences."""
    evidence: dict[str, list[Span]] = {}
    texts: dict[str, str] = {}
    for descriptor in descriptors:
        if descriptor.name in names:
            text = " ".join(descriptor.of(article.text).split())
            same = re.sub(r"^(le|la|les|l['’]|un|une)\s*", "", text.casefold())
            texts.setdefault(same, text)
            evidence.setdefault(same, []).append(descriptor.span)
    return [Definition(texts[same], evidence=tuple(spans)) for same, spans in evidence.items()]


