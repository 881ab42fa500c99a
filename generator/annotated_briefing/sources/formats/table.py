"""CSV and TSV with a row of names: one article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from annotated_briefing.errors import SeedError
from annotated_briefing.french.fold import fold
from annotated_briefing.sources.days import first_day
from annotated_briefing.sources.decode import decode
from annotated_briefing.sources.formats.found import Found, day, one_line
from annotated_briefing.sources.metadata import Field, fields_of

NAME = "csv"
SUFFIXES = (".csv", ".tsv")
# What each column may be called, folded.
COLUMNS = {
    "text": ("text", "texte", "content", "contenu", "body", "corps", "article", "full text"),
    "title": ("title", "titre", "headline"),
    "published": ("date", "published", "publie", "date de publication", "publication date", "jour"),
    "source": ("source", "journal", "media", "publication", "agence", "newspaper"),
    "author": ("author", "auteur", "byline", "signature"),
    "url": ("url", "lien", "link", "adresse"),
    "ident": ("id", "identifiant", "guid", "numero"),
}
_SHOWN = ("texte", "titre", "date", "source", "auteur", "url", "id")


def looks_like(data: bytes) -> bool:
    """By its first line: names of columns, among them one for the text."""
    line = data[:5000].split(b"\n", 1)[0]
    try:
        names = _names(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return False
    return len(names) > 1 and any(name in COLUMNS["text"] for name in names)


def columns_of(
    field: Field | None, path: str, first_line: int = 1
) -> tuple[dict[str, str], list[SeedError]]:
    """What a sidecar's `columns:` says: the name in the file of each of `COLUMNS`, and its faults.

    Keys may be any name that a column may have.
    """
    if field is None:
        return {}, []
    hint = f"une ligne par colonne, « texte: Contenu » : {', '.join(_SHOWN)}"
    try:
        rows = fields_of(field.node, path, first_line)
    except SeedError:
        fault = SeedError(path, "« columns » : noms attendus", line=field.line, hint=hint)
        return {}, [fault]
    found: dict[str, str] = {}
    faults: list[SeedError] = []
    for name, row in rows.items():
        key = next((key for key, names in COLUMNS.items() if fold(name) in names), None)
        if key and row.value:
            found[key] = row.value
        else:
            faults.append(SeedError(path, f"colonne « {name} » ?", line=row.line, hint=hint))
    return found, faults


def read(
    data: bytes, path: str, columns: Mapping[str, str] | None = None
) -> Iterator[Found | SeedError]:
    """`columns` are the names that an editor gives to those of `COLUMNS`."""
    text = decode(data, path).text
    csv.field_size_limit(5_000_000)
    rows = csv.DictReader(io.StringIO(text), delimiter=_delimiter(text.split("\n", 1)[0]))
    by_name = {fold(name or "").strip(): name for name in rows.fieldnames or ()}
    at = {
        key: next((by_name[name] for name in names if name in by_name), None)
        for key, names in COLUMNS.items()
    }
    for key, name in (columns or {}).items():
        if (at := {**at, key: by_name.get(fold(name).strip())})[key] is None:
            raise SeedError(
                path,
                f"aucune colonne « {name} » (colonnes : {', '.join(by_name) or 'aucune'})",
                line=1,
                hint="corrigez « columns » dans la fiche",
            )
    if at["text"] is None:
        raise SeedError(
            path,
            f"aucune colonne de texte (colonnes : {', '.join(by_name) or 'aucune'})",
            line=1,
            hint="nommez-la « texte », ou dites-la dans une fiche : columns: {texte: Contenu}",
        )
    try:
        for row in rows:
            cells = {key: (row.get(name) or "").strip() for key, name in at.items() if name}
            if not cells["text"]:
                yield SeedError(path, "ligne sans texte", line=rows.line_num, hint="complétez-la")
                continue
            published = cells.get("published") or ""
            yield Found(
                cells["text"],
                {
                    "title": one_line(cells.get("title")),
                    "author": one_line(cells.get("author")),
                    "published": day(published) or first_day(published) or published or None,
                    "source": one_line(cells.get("source")),
                    "url": cells.get("url") or None,
                },
                ident=cells.get("ident") or None,
                line=rows.line_num,
            )
    except csv.Error:
        yield SeedError(
            path, "ligne de tableau illisible", line=rows.line_num, hint="fermez ses guillemets"
        )


def _delimiter(line: str) -> str:
    return max("\t;,", key=line.count)


def _names(line: str) -> list[str]:
    return [fold(name).strip(' "\r') for name in line.split(_delimiter(line))]
