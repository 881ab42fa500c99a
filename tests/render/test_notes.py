"""Notes beside the text and the indexes that point at it."""

from __future__ import annotations

from dataclasses import replace

from annotated_briefing.model import Definition, Entity, Event, EventDate
from annotated_briefing.render.notes import chronology, few_words, kinds, notes
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
