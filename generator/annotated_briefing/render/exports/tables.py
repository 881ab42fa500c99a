"""Events, statements, entities and mentions as CSV: a row a line, with where it can be read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator

from annotated_briefing.model import Briefing, Held, Site, Span, fact_words, sentence_at
from annotated_briefing.render.exports.registry import Context, Export, texts

# A cell that a spreadsheet would compute, whichever of `,` `;` or a line it is parted at.
_FORMULA = re.compile(r"(^|[;,\t\r\n])(\s*)(?=[=+\-@])")
BOM = "\ufeff"  # without it Excel reads the accents of another alphabet

Row = tuple[object, ...]


def csv_text(head: Row, lines: str | Held) -> Iterator[str | Held]:
    """A table under its head; `lines` as `csv_lines` gives them."""
    yield BOM + csv_lines([head])
    yield lines


def csv_lines(rows: Iterable[Row]) -> str:
    """Rows parted by commas, every cell quoted and harmless to a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in rows:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def table(name: str, head: Row, rows: Callable[[Briefing, Context], Iterable[Row]]) -> Export:
    """A table whose rows are each of one briefing."""
    return texts(
        name,
        f"{name}.csv",
        "text/csv",
        lambda _site, _context, lines: csv_text(head, lines),
        lambda briefing, context: csv_lines(rows(briefing, context)),
    )


def harmless(cell: str) -> str:
    """« =1+1 » as words: an apostrophe before whatever would begin a formula."""
    return _FORMULA.sub(r"\1\2'", cell)


EVENTS = (
    "briefing", "published", "edtf", "earliest", "latest", "precision", "kind", "text",
    "fact", "claimed_by", "sentence", "url",
)  # fmt: skip


def events(briefing: Briefing, context: Context) -> Iterator[Row]:
    """A row an event; days are ISO, empty where open."""
    names = {entity.id: entity.name for entity in briefing.entities}
    for event in briefing.events:
        date = event.date
        yield (
            briefing.id, briefing.source.published, date.edtf, date.earliest, date.latest,
            date.precision, event.kind, event.text,
            fact_words(briefing, event) if event.fact else "",
            names.get(event.claimed_by or ""), event.sentence, context.article(briefing, event),
        )  # fmt: skip


STATEMENTS = (
    "briefing", "published", "speaker", "speaker_id", "text", "direct", "hedge", "attribution",
    "sentence", "url",
)  # fmt: skip


def speaker(briefing: Briefing, ident: str | None, span: Span | None) -> str:
    """The name a statement stands under, else the words that name the speaker, else nothing."""
    name = next((entity.name for entity in briefing.entities if entity.id == ident), "")
    return name or (span.of(briefing.text) if span else "")


def statements(briefing: Briefing, context: Context) -> Iterator[Row]:
    """A row a statement."""
    for claim in briefing.claims:
        yield (
            briefing.id, briefing.source.published,
            speaker(briefing, claim.speaker, claim.speaker_span), claim.speaker, claim.text,
            int(claim.direct), claim.hedge, claim.attribution, claim.sentence,
            context.article(briefing, claim),
        )  # fmt: skip


ENTITIES = ("id", "name", "type", "aliases", "roles", "lat", "lon", "country", "same_as", "url")


def entities(site: Site, context: Context) -> Iterator[Row]:
    """A row a name; several values of a cell are parted by « | »."""
    roles: dict[str, dict[str, None]] = {}
    for briefing in site.briefings:
        for entity in briefing.entities:
            for told in (*entity.roles, *entity.definitions):
                roles.setdefault(entity.id, {})[told.text] = None
    for entity in site.entities:
        place = entity.place
        yield (
            entity.id, entity.name, entity.type, " | ".join(entity.aliases),
            " | ".join(roles.get(entity.id, ())), place and place.lat, place and place.lon,
            place and place.country, " | ".join(entity.same_as), context.entity(entity),
        )  # fmt: skip


MENTIONS = ("briefing", "entity", "type", "text", "start", "end", "sentence", "url")


def mentions(briefing: Briefing, context: Context) -> Iterator[Row]:
    """A row a mention; offsets are characters of the briefing's `text`."""
    for mention in briefing.mentions:
        sentence = sentence_at(briefing, mention)
        yield (
            briefing.id, mention.entity, mention.type, mention.of(briefing.text),
            mention.start, mention.end, sentence and sentence.id,
            context.article(briefing, mention),
        )  # fmt: skip


EXPORTS = (
    table("evenements", EVENTS, events),
    table("propos", STATEMENTS, statements),
    Export(
        "entites",
        "entites.csv",
        "text/csv",
        lambda site, context, _: csv_text(ENTITIES, csv_lines(entities(site, context))),
    ),
    table("mentions", MENTIONS, mentions),
)
