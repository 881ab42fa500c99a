"""The timeline of an article, and the one the repository's dispatch must give."""

from __future__ import annotations

import functools
from dataclasses import replace

import pytest

from annotated_briefing.annotate.run import annotate
from annotated_briefing.brief.assemble import brief
from annotated_briefing.brief.register import Register
from annotated_briefing.brief.timeline import events, precision
from annotated_briefing.french.dates import in_words
from annotated_briefing.model import (
    Annotations,
    Article,
    Briefing,
    DatedClause,
    Event,
    Mention,
    Sentence,
    Span,
    Timex,
)
from tests.support import SEED, article


@functools.cache
def dispatch() -> Briefing:
    """The seed's body, as its source stage leaves it: no header, no credits."""
    body = SEED.read_text(encoding="utf-8").rpartition("\n\n")[0].partition(" - ")[2]
    ((read, annotations),) = annotate([article(body, "2021-07")])
    assert isinstance(annotations, Annotations)
    return brief(read, annotations).briefing


def told(words: str) -> Event:
    return next(e for e in dispatch().events if words in e.text)


def test_every_may_is_the_nearest_one() -> None:
    mays = [t for t in dispatch().timexes if t.text == "mai"]
    assert [t.value for t in mays] == ["2021-05"] * 3
    assert [t.edtf for t in mays] == ["2021-05/..", "../2021-05", "../2021-05"]


def test_announcement_and_withdrawal_are_two_events() -> None:
    announced = told("Joe Biden a cependant annoncé en avril")
    assert announced.date.edtf == "2021-04"
    assert announced.kind in {"déclaration", "annoncé"}
    withdrawal = next(e for e in dispatch().events if e.date.edtf == "../2021-09-11")
    assert (
        withdrawal.text == "les troupes américaines se retireraient seulement d'ici le 11 septembre"
    )
    assert withdrawal.kind == "échéance"
    assert withdrawal.date.latest == "2021-09-11" and withdrawal.date.earliest is None


def test_weekdays_of_an_unknown_week_are_ranges() -> None:
    wednesday = told("menées mercredi soir").date
    assert wednesday.edtf == "[2021-06-30,2021-07-07,2021-07-14,2021-07-21,2021-07-28]"
    assert (wednesday.earliest, wednesday.latest) == ("2021-06-30", "2021-07-28")
    thursday = told("a déclaré jeudi").date
    assert thursday.precision == "set"
    assert in_words(thursday).startswith("un jeudi de juillet 2021")
    assert "juillet 2021" in (thursday.basis or "")
    weekend = told("le week-end dernier")
    assert (weekend.date.earliest, weekend.date.latest) == ("2021-06-26", "2021-07-25")
    assert weekend.kind == "fait"


def test_who_says_so() -> None:
    assert told("menées mercredi soir").claimed_by == "zabihullah-mujahid"
    assert told("après mai").claimed_by == "zabihullah-mujahid"
    assert told("week-end dernier").claimed_by is None
    assert told("processus soit achevé").claimed_by != "joe-biden"


def test_since_is_counted_from_what_has_happened() -> None:
    since = told("Depuis, la violence")
    assert since.date.edtf == "2021-04/.."
    assert since.kind == "en cours"


def test_no_day_is_printed_that_the_dispatch_does_not_give() -> None:
    for event in dispatch().events:
        if event.date.precision == "day":
            assert event.date.earliest == event.date.latest
        assert dispatch().text[event.start : event.end] == event.text


def test_sorted_by_earliest_then_latest() -> None:
    bounds = [(e.date.earliest or e.date.latest, e.date.latest or "9") for e in dispatch().events]
    assert bounds == sorted(bounds)


def made(
    times: list[Timex], text: str, published: str | None = "2021-07-22"
) -> tuple[Article, Annotations]:
    read = article(text, published)
    clauses = tuple(DatedClause(0, len(read.text), t.span, "fait") for t in times)
    whole = Sentence(0, len(read.text), id="s1", paragraph="p1")
    return read, Annotations(sentences=(whole,), timexes=tuple(times), clauses=clauses)


def time(text: str, words: str, edtf: str | None, first: str | None, last: str | None) -> Timex:
    at = text.index(words)
    return Timex(at, at + len(words), words, "DATE", edtf or "XXXX-XX-XX", None, edtf, first, last)


@pytest.mark.parametrize(
    ("begins", "word"),
    [("Roy est", "Paul Roy est"), ("end de", "week-end de"), ("est né", "est né")],
)
def test_a_mark_begins_with_its_word_or_its_name(begins: str, word: str) -> None:
    text = "Ce week-end de mai, où Paul Roy est né en 2019"
    read, found = made([time(text, "2019", "2019", "2019-01-01", "2019-12-31")], text)
    marked = replace(found.clauses[0], fact=Span(text.index(begins), len(text)))
    name = Mention(text.index("Paul"), text.index(" est né"), type="PER")
    found = replace(found, clauses=(marked,), mentions=(name,))
    (event,) = events(read, found, Register((), (name,)), ())
    assert event.fact and event.fact.start == text.index(word)


@pytest.mark.parametrize(
    ("edtf", "first", "last", "expected"),
    [
        ("2021-07-22", "2021-07-22", "2021-07-22", "day"),
        ("2021-07", "2021-07-01", "2021-07-31", "month"),
        ("2021-07~", "2021-07-01", "2021-07-16", "month"),
        ("2021", "2021-01-01", "2021-12-31", "year"),
        ("[2021-07-01,2021-07-08]", "2021-07-01", "2021-07-08", "set"),
        ("2021-07-03/2021-07-05", "2021-07-03", "2021-07-05", "interval"),
        ("2021-22", "2021-06-21", "2021-09-21", "interval"),
        ("../2021-09-11", None, "2021-09-11", "open"),
        (None, None, None, "unknown"),
    ],
)
def test_precision(edtf: str | None, first: str | None, last: str | None, expected: str) -> None:
    assert precision(Timex(0, 1, "x", "DATE", "x", None, edtf, first, last)) == expected


def test_order_open_ends_and_words() -> None:
    text = "Il part après mai, il revient avant juin, il a ri hier, un jour, du 3 au 5 mai."
    times = [
        time(text, "mai", "2021-05/..", "2021-05-01", None),
        time(text, "juin", "../2021-06", None, "2021-06-30"),
        time(text, "hier", "2021-07-21", "2021-07-21", "2021-07-21"),
        time(text, "un jour", None, None, None),
    ]
    read, annotations = made(times, text)
    found = events(read, annotations, Register((), ()), ())
    assert [e.date.text for e in found] == ["après mai", "avant juin", "hier", "un jour"]
    assert [e.date.precision for e in found] == ["open", "open", "day", "unknown"]


def test_spans_of_an_event_are_those_of_the_article() -> None:
    for event in dispatch().events:
        assert Span(event.start, event.end).covers(event.timex)
        assert any(s.id == event.sentence and s.covers(event) for s in dispatch().sentences)


@pytest.mark.parametrize("opening", ["À partir du", "A partir du", "A compter du"])
def test_what_begins_in_capitals_is_told_as_beginning(opening: str) -> None:
    text = f"{opening} 1er juillet 2021, la vitesse sera limitée sur le pont."
    ((read, annotations),) = annotate([article(text, "2021-06-30")])
    assert isinstance(annotations, Annotations)
    (event,) = brief(read, annotations).briefing.events
    assert event.kind == "annoncé"
    assert in_words(event.date) == "à partir du 1er juillet 2021"


QUIET = "La nuit tombait sur le canal."


def _followed(text: str) -> list[str | None]:
    """What stands before each line that is printed."""
    ((read, annotations),) = annotate([article(text, "2021-03-12")])
    assert isinstance(annotations, Annotations)
    briefing = brief(read, annotations).briefing
    lines = [event for event in briefing.events if event.doubt is None]
    return [event.context.of(briefing.text) if event.context else None for event in lines]


@pytest.mark.parametrize(
    ("before", "between", "line"),
    [
        (
            "La chanteuse Ada Floch quitte la troupe de Dole.",
            "Les quais étaient vides.",
            "Elle a signé mardi un contrat.",
        ),
        ("Le garagiste Paul Le Gall était seul.", "La pluie tombait.", "Il a été libéré lundi."),
        (
            "Les pompiers ont été nombreux à venir.",
            "La pluie tombait.",
            "Ils ont quitté Brest mardi.",
        ),
        (
            "Le boulanger Luc Roy cherche un local.",
            "Les quais étaient vides.",
            "Sa boutique a brûlé lundi.",
        ),
        (
            "La mairie de Dole prépare un plan contre les crues.",
            "Les quais étaient vides.",
            "Elle a fermé trois rues jeudi.",
        ),
    ],
)
def test_a_line_is_told_with_the_nearest_sentence_that_names_whom_it_means(
    before: str, between: str, line: str
) -> None:
    (context,) = _followed(f"{before} {between} {line}")
    assert context is not None and context.startswith(before)


@pytest.mark.parametrize(
    "line",
    [
        "Ils ont ouvert la digue mardi.",
        "Elles ont quitté la ville lundi.",
        "Leurs camions ont brûlé jeudi.",
        "Mardi, ils ont repris la route.",
        "Jeudi, elles ont vendu la halle.",
    ],
)
def test_a_line_whose_pronoun_nothing_near_may_mean_is_held(line: str) -> None:
    assert _followed(f"La pluie est tombée. {QUIET} {line}") == []


@pytest.mark.parametrize(
    ("line", "context"),
    [
        ("Paul Le Gall a fermé la digue mardi.", None),
        ("La région Bretagne a voté mardi un budget.", None),
        ("Un pont de Lyon a plié mardi.", None),
    ],
)
def test_a_line_without_such_a_pronoun_is_told_as_before(line: str, context: str | None) -> None:
    assert _followed(f"La pluie est tombée. {QUIET} {line}") == [context]


def _lines(text: str) -> list[str]:
    ((read, annotations),) = annotate([article(text, "2021-03-12")])
    assert isinstance(annotations, Annotations)
    return [e.text for e in brief(read, annotations).briefing.events if e.doubt is None]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (
            "Un homme a tué mardi trois passants devant la halle de Dole.",
            "Mardi, devant la halle de Dole, un homme de 30 ans a tué au fusil trois passants.",
        ),
        (
            "Le tunnel du Midi a été fermé lundi après un éboulement.",
            "Le tunnel du Midi, long de 900 mètres, a été fermé lundi après un éboulement.",
        ),
        (
            "La grève des marins a paralysé le port de Brest en mars.",
            "La grève des marins a paralysé le 3 mars tout le port de Brest.",
        ),
    ],
)
def test_a_fact_told_twice_has_its_better_line(first: str, again: str) -> None:
    assert _lines(f"{first} La préfecture ne dit rien. {again}") == [again]


def test_what_happened_is_not_named_once_more_in_passing() -> None:
    told = "Trois mille marins ont défilé mardi à Brest."
    again = "Les élus ont critiqué le défilé de mardi, bien trop bruyant."
    assert _lines(f"{told} La préfecture ne dit rien. {again}") == [told]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (
            "Un homme a tué mardi trois passants devant la halle de Dole.",
            "La police a arrêté mardi un homme de 30 ans à Brest.",
        ),
        (
            "Le tunnel du Midi a été fermé lundi après un éboulement.",
            "Le tunnel du Midi a été rouvert mardi après un éboulement.",
        ),
        ("La maire a démissionné lundi.", "La maire a été entendue lundi."),
    ],
)
def test_two_facts_of_a_day_have_a_line_each(first: str, then: str) -> None:
    assert _lines(f"{first} La préfecture ne dit rien. {then}") == [first, then]


def test_a_clause_that_its_sentence_makes_clear_stands_in_the_whole_of_it() -> None:
    text = (
        "Le port dort. L'ancien ministre, Luc Faure, a annoncé vendredi "
        "qu'il organiserait un grand bal, fin août, à Dole."
    )
    ((read, annotations),) = annotate([article(text, "2021-03-12")])
    assert isinstance(annotations, Annotations)
    event = next(e for e in brief(read, annotations).briefing.events if e.kind == "annoncé")
    assert event.doubt is None and event.context is None and event.fact is not None
    assert event.text == text.removeprefix("Le port dort. ")
    assert event.fact.of(text).startswith("il organiserait")


def _events(text: str) -> tuple[Event, ...]:
    ((read, annotations),) = annotate([article(text, "2021-03-12")])
    assert isinstance(annotations, Annotations)
    return tuple(e for e in brief(read, annotations).briefing.events if e.doubt is None)


@pytest.mark.parametrize(
    ("naming", "line"),
    [
        ("Le député Luc Roy dort peu.", "Le député a quitté mardi son groupe."),
        ("La décision de vendre la halle a surpris.", "La décision a été annulée jeudi."),
        ("Un chalutier de Brest a heurté une digue.", "Le chalutier a coulé mercredi."),
        ("La mairie a lancé un plan de sauvetage du bac.", "Le plan a été voté lundi."),
    ],
)
def test_a_line_is_read_with_the_sentence_that_names_its_subject(naming: str, line: str) -> None:
    text = f"{naming} La nuit est courte. {line}"
    (event,) = _events(text)
    assert event.text == line
    assert event.context is not None and event.context.of(text).startswith(naming)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("Un chalutier a heurté une digue.", "Le préfet Yann Roy a été entendu mardi à Nancy."),
        ("Un pont a plié.", "Luc Roy a quitté mardi le parti Renaissance."),
        ("Un plan a été lancé.", "Mardi, Ada Roy a quitté Dole."),
        ("Une île a été vendue.", "L'île de Groix a été fermée mardi par la région Bretagne."),
    ],
)
def test_a_line_that_names_its_subject_stands_alone(before: str, line: str) -> None:
    (event,) = _events(f"{before} La nuit est courte. {line}")
    assert event.text == line and event.context is None


@pytest.mark.parametrize(
    ("text", "sourced"),
    [
        (
            "Selon un journal suisse, une piste a surgi dans l'enquête sur la mort du berger, qui "
            "a péri en 2009 à Dole.",
            False,
        ),
        (
            "Selon la radio, la police a rouvert le dossier du braquage, qui a eu lieu en mai 2012 "
            "à Brest.",
            False,
        ),
        ("Le maire dit regretter la vente du phare, qui a fermé en 2014.", False),
        ("Selon la police, le voleur a tué un marin en 2009.", True),
        ("Selon un journal, le maire a vendu le bac en 2012.", True),
        ("La radio affirme que le port a coulé en 2010.", True),
        ("Selon la préfecture, l'incendie, qui a fait mardi dix morts, est maîtrisé.", True),
        ('"La mort du berger, qui a péri en 2009, reste un mystère", dit Ada Roy.', True),
    ],
)
def test_what_is_long_known_has_no_source(text: str, sourced: bool) -> None:
    (event,) = _events(text)
    assert bool(event.claimed_by or event.claimed_span) is sourced
