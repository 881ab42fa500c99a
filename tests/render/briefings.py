"""A briefing made by hand, for tests of what is rendered: no language model needed."""

from __future__ import annotations

from annotated_briefing.model import (
    Briefing,
    Claim,
    Definition,
    Entity,
    Event,
    EventDate,
    Gap,
    Mention,
    Paragraph,
    Sentence,
    Site,
    Source,
    Span,
    SummaryItem,
    Timex,
)

TEXT = (
    "LYON (Agence) - Marie Curie, physicienne, est venue à Lyon jeudi. "
    "« Tout <b>va</b> bien », a dit Marie Curie.\n\n"
    "Le maire de Lyon n'a pas répondu. Une {{ fête }} est prévue en mai."
)


def span_of(words: str, after: int = 0, text: str = TEXT) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def briefing(ident: str = "lyon", **changes: object) -> Briefing:
    """Four sentences, two entities, one date of July 2021 known to the month, one deadline."""
    first = span_of("Marie Curie, physicienne, est venue à Lyon jeudi.")
    second = span_of("« Tout <b>va</b> bien », a dit Marie Curie.")
    third = span_of("Le maire de Lyon n'a pas répondu.")
    fourth = span_of("Une {{ fête }} est prévue en mai.")
    marie, lyon = span_of("Marie Curie"), span_of("Lyon")
    marie_again = span_of("Marie Curie", second.start)
    lyon_again = span_of("Lyon", third.start)
    jeudi, mai = span_of("jeudi"), span_of("en mai")
    said = span_of("Tout <b>va</b> bien")
    role = span_of("physicienne")
    sentences = tuple(
        Sentence(s.start, s.end, id=f"s{number}", paragraph="p1" if number < 3 else "p2")
        for number, s in enumerate((first, second, third, fourth), 1)
    )
    values: dict[str, object] = {
        "id": ident,
        "language": "fr",
        "title": "Marie Curie est venue à Lyon",
        "text": TEXT,
        "sha256": "0",
        "body": Span(first.start, len(TEXT)),
        "source": Source(
            "seeds/lyon.txt", "text", agency="Agence", published="2021-07", rights="full"
        ),
        "title_evidence": (first,),
        "header": Span(0, first.start),
        "paragraphs": (
            Paragraph(first.start, second.end, id="p1"),
            Paragraph(third.start, fourth.end, id="p2"),
        ),
        "sentences": sentences,
        "mentions": (
            Mention(marie.start, marie.end, type="PER", entity="marie-curie"),
            Mention(lyon.start, lyon.end, type="LOC", entity="lyon"),
            Mention(marie_again.start, marie_again.end, type="PER", entity="marie-curie"),
            Mention(lyon_again.start, lyon_again.end, type="LOC", entity="lyon"),
        ),
        "entities": (
            Entity(
                "marie-curie",
                "Marie Curie",
                "PER",
                roles=(Definition("physicienne", evidence=(role,)),),
            ),
            Entity(
                "lyon",
                "Lyon",
                "LOC",
                definitions=(Definition("ville de France", source="GeoNames"),),
            ),
        ),
        "timexes": (
            Timex(
                jeudi.start,
                jeudi.end,
                text="jeudi",
                type="DATE",
                value="2021-07",
                edtf="[2021-07-01,2021-07-08]",
                earliest="2021-07-01",
                latest="2021-07-08",
                basis="le jour n'est pas dit",
            ),
            Timex(mai.start, mai.end, text="en mai", type="DATE", value="2022-05"),
        ),
        "summary": (SummaryItem(first.start, first.end, text=first.of(TEXT), sentence="s1"),),
        "events": (
            Event(
                first.start,
                first.end,
                date=EventDate(
                    "[2021-07-01,2021-07-08]",
                    "2021-07-01",
                    "2021-07-08",
                    "set",
                    "le jour n'est pas dit",
                    "jeudi",
                ),
                kind="fait",
                text=first.of(TEXT),
                sentence="s1",
                timex=jeudi,
                entities=("marie-curie", "lyon"),
            ),
        ),
        "claims": (
            Claim(
                said.start,
                said.end,
                speaker="marie-curie",
                text=said.of(TEXT),
                sentence="s2",
                direct=True,
                attribution="personne",
                speaker_span=marie_again,
            ),
        ),
        "gaps": (Gap("no-day", "Le jour de la visite n'est pas dit.", (jeudi,)),),
        "rights": "full",
        "shown": ("s1", "s2", "s3", "s4"),
    }
    return Briefing(**{**values, **changes})  # type: ignore[arg-type]


def site(*briefings: Briefing) -> Site:
    entities = {e.id: e for b in briefings for e in b.entities}
    return Site(briefings, tuple(entities.values()))
