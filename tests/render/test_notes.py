"""Notes beside the text and the indexes that point at it."""

from __future__ import annotations

import re
from dataclasses import replace

from annotated_briefing.french.wording import reason
from annotated_briefing.model import (
    Briefing,
    Definition,
    Entity,
    Event,
    EventDate,
    Paragraph,
    Sentence,
    Span,
)
from annotated_briefing.render.notes import chronology, few_words, kinds, notes
from annotated_briefing.render.text import annotated
from tests.render.briefings import TEXT, briefing, span_of


def dated(day: str, kind: str = "fait") -> Event:
    found = briefing().events[0]
    return replace(found, kind=kind, date=EventDate(day, day, day, "day", None, day))  # type: ignore[arg-type]


def test_every_note_stands_at_its_sentence_and_says_what_the_sentence_does_not() -> None:
    found = [(note.kind, note.sentence, note.plain) for note in notes(briefing())]
    assert found == [
        ("n", "s1", True),  # « Marie Curie, physicienne »: the sentence says it
        ("n", "s1", False),  # what Lyon is stands in no sentence
        ("d", "s1", False),  # « jeudi » is told as a day of July
        ("g", "s1", False),
        ("q", "s2", True),
    ]
    assert kinds(notes(briefing()))["s1"] == ["n", "d", "g"]


def test_a_date_told_in_full_needs_no_note() -> None:
    timex = replace(briefing().timexes[0], edtf="2021-07", text="juillet 2021")
    found = replace(briefing(), timexes=(timex,), events=())
    assert [note.plain for note in notes(found) if note.kind == "d"] == [True]


def thrice() -> Briefing:
    """The same day told twice in a paragraph and once in the next."""
    said = ("Le pont ferme jeudi.", "Le bac part jeudi.", "Le quai rouvre jeudi.")
    text = f"{said[0]} {said[1]}\n\n{said[2]}"
    spans = [span_of(words, text=text) for words in said]
    read = replace(briefing().timexes[0], text="jeudi", edtf="2021-07-01", basis="« jeudi »: lu.")
    return briefing(
        text=text, header=None, body=Span(0, len(text)), title_evidence=(), mentions=(),
        entities=(), quotes=(), events=(), claims=(), gaps=(), summary=(),
        paragraphs=(Paragraph(0, spans[1].end, id="p1"), Paragraph(*_ends(spans[2]), id="p2")),
        sentences=tuple(
            Sentence(*_ends(span), id=f"s{n}", paragraph="p1" if n < 3 else "p2")
            for n, span in enumerate(spans, 1)
        ),
        timexes=tuple(replace(read, start=s.end - 6, end=s.end - 1) for s in spans),
    )  # fmt: skip


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def test_a_day_told_twice_in_a_paragraph_has_one_note_there_to_which_both_lead() -> None:
    found = thrice()
    assert [note.sentence for note in notes(found)] == ["s1", "s3"]
    page = "".join(block.html for block in annotated(found, "Phrase"))
    first, _, third = (timex.start for timex in found.timexes)
    assert re.findall(r'href="#d(\d+)"', page) == [str(first), str(first), str(third)]


def test_a_day_read_otherwise_has_a_note_of_its_own() -> None:
    found = thrice()
    one, two, three = found.timexes
    other = replace(found, timexes=(one, replace(two, edtf="2021-07-08"), three))
    assert [note.sentence for note in notes(other)] == ["s1", "s2", "s3"]


def test_why_a_date_is_read_so_is_told_unless_it_is_written_so() -> None:
    found = thrice()
    written = replace(found.timexes[0], basis=reason("written", "jeudi 1er juillet 2021", None))
    told = [note.why for note in notes(replace(found, timexes=(written, *found.timexes[1:])))]
    assert told == [None, "« jeudi »: lu.", None]  # the reason is told once


def test_a_guessed_date_has_no_note() -> None:
    timex = replace(briefing().timexes[0], doubt="date-unsure")
    found = replace(briefing(), timexes=(timex,), events=())
    assert [note for note in notes(found) if note.kind == "d"] == []


def test_a_role_told_elsewhere_is_told_where_the_name_first_stands() -> None:
    elsewhere = span_of("Le maire de Lyon")
    marie = Entity("marie-curie", "Marie Curie", "PER", roles=(Definition("maire", (elsewhere,)),))
    (note,) = (n for n in notes(replace(briefing(), entities=(marie,))) if n.kind == "n")
    assert (note.sentence, note.plain) == ("s1", False)


def test_the_chronology_opens_on_the_news_and_folds_the_background() -> None:
    days = ["1789-07-14", "1914-08-02", "1958-10-04", "2021-06-30", "2021-07-02", "2021-07-03"]
    source = replace(briefing().source, published="2021-07-03")
    events = (*map(dated, days), dated("2022-05-01", "annoncé"), dated("2022-06-01", "échéance"))
    found = chronology(replace(briefing(), source=source, events=events))
    assert [e.date.edtf for _, e in found.near] == [*days[3:], "2022-05-01", "2022-06-01"]
    assert [number for number, _ in found.background] == [1, 2, 3]


def test_a_short_chronology_is_not_folded() -> None:
    events = tuple(map(dated, ["1789-07-14", "2021-07-01"]))
    assert chronology(replace(briefing(), events=events)).background == ()


def test_few_words_are_cut_between_words_and_say_so() -> None:
    sentence = briefing().sentences[0]
    assert few_words(briefing(), span_of("Le maire de Lyon")) == "Le maire de Lyon"
    assert few_words(briefing(), span_of("jeudi"), opening=True) == "…\u00a0jeudi"
    long = replace(briefing(), text=TEXT.replace("physicienne", "physicienne " + "x" * 60))
    whole = replace(sentence, end=sentence.end + 61)
    assert few_words(long, whole) == "Marie Curie, physicienne\u00a0…"
