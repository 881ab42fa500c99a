"""The whole site as one SQLite file, for Datasette or any SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from annotated_briefing.model import Site
from annotated_briefing.render.exports import tables
from annotated_briefing.render.exports.registry import Context, Export, readable

BRIEFINGS = ("id", "title", "published", "agency", "place", "language", "rights", "url")
SENTENCES = ("briefing", "id", "number", "text", "url")


def write(site: Site, context: Context) -> bytes:
    """The bytes of the database; the same site gives the same bytes."""
    database = sqlite3.connect(":memory:")
    briefings = (
        (
            b.id, b.title, b.source.published, b.source.agency,
            b.source.dateline.place if b.source.dateline else None, b.language, b.rights,
            context.article(b),
        )
        for b in site.briefings
    )  # fmt: skip
    sentences = (
        (b.id, ident, number, span.of(b.text), context.article(b, span))
        for b in site.briefings
        for number, (ident, span) in enumerate(readable(b), 1)
    )
    for name, head, rows in (
        ("briefings", BRIEFINGS, briefings),
        ("sentences", SENTENCES, sentences),
        ("entities", tables.ENTITIES, tables.entities(site, context)),
        ("mentions", tables.MENTIONS, tables.mentions(site, context)),
        ("events", tables.EVENTS, tables.events(site, context)),
        ("statements", tables.STATEMENTS, tables.statements(site, context)),
    ):
        _table(database, name, head, rows)
    database.commit()
    data = database.serialize()
    database.close()
    return data


def _table(
    database: sqlite3.Connection, name: str, head: tuple[str, ...], rows: Iterable[tables.Row]
) -> None:
    columns = ", ".join(f'"{column}"' for column in head)
    database.execute(f'CREATE TABLE "{name}" ({columns})')
    marks = ", ".join("?" * len(head))
    database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
    if "briefing" in head:
        database.execute(f'CREATE INDEX "{name}_briefing" ON "{name}" ("briefing")')


EXPORTS = (Export("sqlite", "briefings.sqlite", "application/vnd.sqlite3", write),)
