"""The whole site as one SQLite file, for Datasette or any SQL."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from annotated_briefing.model import Briefing, Site
from annotated_briefing.render.exports import tables
from annotated_briefing.render.exports.registry import Context, Export, readable

BRIEFINGS = ("id", "title", "published", "agency", "place", "language", "rights", "url")
SENTENCES = ("briefing", "id", "number", "text", "url")
# Each with a row for something of one briefing; the names are of the site.
OF_A_BRIEFING = {
    "briefings": BRIEFINGS,
    "sentences": SENTENCES,
    "mentions": tables.MENTIONS,
    "events": tables.EVENTS,
    "statements": tables.STATEMENTS,
}

Rows = Sequence[tables.Row]


def whole(site: Site, context: Context, some: Sequence[bytes]) -> Iterator[bytes]:
    """The bytes of the database; the same site gives the same bytes."""
    heads = {**OF_A_BRIEFING, "entities": tables.ENTITIES}
    with closing(_empty(heads)) as database:
        database.execute("ATTACH ':memory:' AS some")
        for packed in some:
            database.deserialize(zlib.decompress(packed), name="some")
            for name in OF_A_BRIEFING:
                database.execute(f'INSERT INTO main."{name}" SELECT * FROM some."{name}"')
            database.commit()
        _insert(database, "entities", list(tables.entities(site, context)))
        for name, head in heads.items():
            if "briefing" in head:
                database.execute(f'CREATE INDEX "{name}_briefing" ON "{name}" ("briefing")')
        database.commit()
        yield database.serialize()


def part(briefing: Briefing, context: Context) -> list[Rows]:
    """The rows of one briefing in each table."""
    source = briefing.source
    one = (
        briefing.id, briefing.title, source.published, source.agency,
        source.dateline.place if source.dateline else None, briefing.language, briefing.rights,
        context.article(briefing),
    )  # fmt: skip
    sentences = [
        (briefing.id, ident, number, span.of(briefing.text), context.article(briefing, span))
        for number, (ident, span) in enumerate(readable(briefing), 1)
    ]
    others = (of(briefing, context) for of in (tables.mentions, tables.events, tables.statements))
    return [[one], sentences, *map(list, others)]


def gather(parts: Iterable[Sequence[Rows]]) -> list[Any]:
    """A database of some briefings, compressed, which SQLite itself puts into another."""
    with closing(_empty(OF_A_BRIEFING)) as database:
        for rows_of_tables in parts:
            for name, rows in zip(OF_A_BRIEFING, rows_of_tables, strict=True):
                _insert(database, name, rows)
        database.commit()
        return [zlib.compress(database.serialize(), 1)]


def join(rows: Iterable[Sequence[bytes]]) -> list[Any]:
    """The databases of several rows of briefings."""
    return [packed for row in rows for packed in row]


def _empty(heads: dict[str, tuple[str, ...]]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    for name, head in heads.items():
        columns = ", ".join(f'"{column}"' for column in head)
        database.execute(f'CREATE TABLE "{name}" ({columns})')
    return database


def _insert(database: sqlite3.Connection, name: str, rows: Rows) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)


EXPORTS = (
    Export("sqlite", "briefings.sqlite", "application/vnd.sqlite3", whole, part, gather, join),
)
