"""The site's own glossary, `seeds/glossary.yml`."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

import yaml

from annotated_briefing.errors import SeedError
from annotated_briefing.french.fold import fold
from annotated_briefing.french.spelling import entity_id, key
from annotated_briefing.model import EntityType
from annotated_briefing.sources.gate import check_file, unprintable
from annotated_briefing.sources.metadata import slip

# What hands write for these fields, folded.
_IN_FRENCH = {
    "nom": "name",
    "genre": "type",
    "alias": "aliases",
    "lien": "same_as",
    "adresse": "id",
}
FIELDS = ("name", "id", "type", "aliases", "definition", "same_as", "note")


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


def read_glossary(
    path: Path, name: str | None = None
) -> tuple[tuple[Entry, ...], tuple[SeedError, ...]]:
    """Entries of a glossary file, and all that is wrong with it; no file is an empty glossary.

    Faults name the file as `name` (default: the file's own name).
    """
    name = name or path.name
    try:
        check_file(path, path.parent, name)
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return (), ()
    except SeedError as fault:
        return (), (fault,)
    except (OSError, UnicodeDecodeError) as broken:
        return (), (SeedError(name, f"glossaire illisible ({broken})"),)
    try:
        rows = yaml.load(text, Loader=_Loader)
    except (RecursionError, ValueError, OverflowError):
        return (), (SeedError(name, "YAML illisible", hint="vérifiez les guillemets"),)
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        line = mark.line + 1 if mark else None
        told = f"YAML illisible : {slip(broken)}{f', colonne {mark.column + 1}' if mark else ''}"
        return (), (SeedError(name, told, line=line, hint="vérifiez les retraits et guillemets"),)
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


def _parts(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _entry(row: Any, number: int, problems: list[tuple[str, str]]) -> Entry | None:
    if not isinstance(row, dict):
        problems.append((f"l'entrée {number} n'a pas de champ", "« - name: … »"))
        return None
    given = {field: value for field, value in row.items() if field != "\0line"}
    if any(unprintable(str(part)) for value in given.values() for part in _parts(value)):
        problems.append((f"caractère de contrôle dans l'entrée {number}", "récrivez-la à la main"))
        return None
    for field in given:
        if field not in FIELDS:
            known = (*FIELDS, *_IN_FRENCH)
            near = difflib.get_close_matches(fold(str(field)), known, n=1, cutoff=0.75)
            meant = _IN_FRENCH.get(near[0], near[0]) if near else None
            hint = f"vouliez-vous dire « {meant} » ?" if meant else "connus : " + ", ".join(FIELDS)
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
        id=entity_id(texts["id"] or name),
        name=name.strip(),
        type=cast("EntityType | None", kind),
        aliases=lists["aliases"],
        definition=texts["definition"],
        same_as=links,
        note=texts["note"],
    )
