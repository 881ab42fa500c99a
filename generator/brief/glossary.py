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

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

import yaml

from generator.annotate.names import known
from generator.brief.names import key, slug
from generator.errors import SeedError
from generator.model import (
    Annotations,
    Article,
    Definition,
    Descriptor,
    EntityType,
    Mention,
    Span,
)

SOURCE = "glossary.yml"
FIELDS = ("name", "id", "type", "aliases", "definition", "same_as", "note")
# Followed by two words or more: « sa porte-parole » would be nothing without it.
_POSSESSIVE = re.compile(r"(?:son|sa|ses|leur|leurs|notre|nos)\s+(?=\S+\s+\S)")
_ARTICLE = re.compile(r"^(?:(?:le|la|les|un|une) |l['’])")


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
    found = known.looked_for(article, list(mentions), known.table(types), types.__getitem__)
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
    article: Article, annotations: Annotations, names: set[Span], kind: EntityType
) -> tuple[Definition, ...]:
    """What the text says a person does: functions, titles, occupations."""
    if kind != "PER":
        return ()
    kinds = {"apposition", "title"}
    return tuple(quoted(article, (d for d in annotations.descriptors if d.kind in kinds), names))


def trimmed(text: str, descriptor: Descriptor) -> tuple[Span, str]:
    """The description without a possessive that would have lost its owner: « (son) ministre »."""
    found = _POSSESSIVE.match(descriptor.of(text))
    start = descriptor.start + (found.end() if found else 0)
    return Span(start, descriptor.end), text[start : descriptor.end]


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
    evidence: dict[str, list[Span]] = {}
    texts: dict[str, str] = {}
    for descriptor in descriptors:
        if descriptor.name in names and not descriptor.overlaps(descriptor.name):
            span, text = trimmed(article.text, descriptor)
            if alone and " " not in text:
                continue
            same = _ARTICLE.sub("", " ".join(text.casefold().split()))
            texts.setdefault(same, text)
            evidence.setdefault(same, []).append(span)
    longest = [
        s for s in texts if not any(s != other and f" {s} " in f" {other} " for other in texts)
    ]
    return [Definition(texts[same], evidence=tuple(evidence[same])) for same in longest]


# --- the site's own glossary ------------------------------------------------------------


def read_glossary(
    path: Path, name: str | None = None
) -> tuple[tuple[Entry, ...], tuple[SeedError, ...]]:
    """Entries of a glossary file, and all that is wrong with it; no file is an empty glossary.

    Faults name the file as `name` (default: the file's own name).
    """
    name = name or path.name
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return (), ()
    except (OSError, UnicodeDecodeError) as broken:
        return (), (SeedError(name, f"glossaire illisible ({broken})"),)
    try:
        rows = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        line = mark.line + 1 if mark else None
        problem = getattr(broken, "problem", None) or "YAML mal formé"
        return (), (SeedError(name, str(problem), line=line, hint="vérifiez les retraits"),)
    return entries(rows, name)


class _Loader(yaml.BaseLoader):
    """Strings, lists and mappings only: no tags, no anchors; knows the line of each mapping."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(
                problem="les alias YAML sont refusés", problem_mark=event.start_mark
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        found = super().construct_mapping(node, deep=deep)
        found["\0line"] = node.start_mark.line + 1
        return found


def entries(
    rows: Any, name: str = "glossary.yml"
) -> tuple[tuple[Entry, ...], tuple[SeedError, ...]]:
    """The parsed content of a glossary file → its entries, and its faults, all of them."""
    if rows is None or rows == "":
        return (), ()
    if not isinstance(rows, list):
        return (), (SeedError(name, "une liste d'entrées est attendue", hint="« - name: … »"),)
    found: list[Entry] = []
    faults: list[SeedError] = []
    owners: dict[str, str] = {}
    for number, row in enumerate(rows, start=1):
        line = int(row.get("\0line", 0)) or None if isinstance(row, dict) else None
        problems: list[tuple[str, str]] = []
        entry = _entry(row, number, problems)
        faults.extend(SeedError(name, text, line=line, hint=hint) for text, hint in problems)
        if entry is None:
            continue
        for form in (entry.name, *entry.aliases):
            owner = owners.setdefault(key(form), entry.name)
            if owner != entry.name:
                faults.append(
                    SeedError(name, f"« {form} » est déjà un nom de « {owner} »", line=line)
                )
                break
        else:
            found.append(entry)
    return tuple(found), tuple(faults)


def _entry(row: Any, number: int, problems: list[tuple[str, str]]) -> Entry | None:
    if not isinstance(row, dict):
        problems.append((f"l'entrée {number} n'a pas de champ", "« - name: … »"))
        return None
    given = {field: value for field, value in row.items() if field != "\0line"}
    for field in given:
        if field not in FIELDS:
            near = difflib.get_close_matches(str(field), FIELDS, n=1)
            hint = f"vouliez-vous dire « {near[0]} » ?" if near else "connus : " + ", ".join(FIELDS)
            problems.append((f"champ inconnu « {field} »", hint))
    name = given.get("name")
    if not isinstance(name, str) or not key(name):
        problems.append((f"l'entrée {number} n'a pas de nom", "« name » est obligatoire"))
        return None
    kind = given.get("type")
    if kind is not None and kind not in get_args(EntityType):
        problems.append((f"type inconnu « {kind} »", "PER, LOC, ORG ou MISC"))
        kind = None
    texts: dict[str, str | None] = {}
    for field in ("definition", "note", "id"):
        value = given.get(field)
        if value is not None and not isinstance(value, str):
            problems.append((f"« {field} » de « {name} » est un texte", "une seule ligne"))
            value = None
        texts[field] = " ".join(value.split()) if value and value.strip() else None
    lists: dict[str, tuple[str, ...]] = {}
    for field in ("aliases", "same_as"):
        value = given.get(field, [])
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(i, str) for i in items):
            problems.append((f"« {field} » de « {name} » est une liste de textes", "[…, …]"))
            items = []
        lists[field] = tuple(item.strip() for item in items if item.strip())
    links = tuple(link for link in lists["same_as"] if link.startswith("https://"))
    if links != lists["same_as"]:
        problems.append((f"lien refusé dans « same_as » de « {name} »", "https:// seulement"))
    return Entry(
        id=slug(texts["id"] or name),
        name=name.strip(),
        type=cast("EntityType | None", kind),
        aliases=lists["aliases"],
        definition=texts["definition"],
        same_as=links,
        note=texts["note"],
    )
