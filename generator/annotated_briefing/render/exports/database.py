"""The whole site as one SQLite file, for Datasette or any SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

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


def whole(
    site: Site, context: Context, parts: Iterable[tuple[list[tuple[str, str]], list[Rows]]]
) -> bytes:
    """The bytes of the database; the same site gives the same bytes."""
    database = sqlite3.connect(":memory:")
    heads = {**OF_A_BRIEFING, "entities": tables.ENTITIES}
    for name, head in heads.items():
        columns = ", ".join(f'"{column}"' for column in head)
        database.execute(f'CREATE TABLE "{name}" ({columns})')

    def told() -> Iterable[list[tuple[str, str]]]:
        for said, rows_of_tables in parts:
            for name, rows in zip(OF_A_BRIEFING, rows_of_tables, strict=True):
                _insert(database, name, rows)
            yield said

    _insert(database, "entities", list(tables.entities(site, context, told())))
    for name, head in heads.items():
        if "briefing" in head:
            database.execute(f'CREATE INDEX "{name}_briefing" ON "{name}" ("briefing")')
    database.commit()
    data = database.serialize()
    database.close()
    return data


def part(briefing: Briefing, context: Context) -> tuple[list[tuple[str, str]], list[Rows]]:
    """What one briefing says of its names, and its rows of each table."""
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
    return tables.said(briefing, context), [[one], sentences, *map(list, others)]


def _insert(database: sqlite3.Connection, name: str, rows: Rows) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)


EXPORTS = (Export("sqlite", "briefings.sqlite", "application/vnd.sqlite3", whole, part),)
