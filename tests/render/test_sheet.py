"""The sheet for the classroom asks only what has one sure answer."""

from __future__ import annotations

from dataclasses import replace

from annotated_briefing.model import (
    Attribution,
    Briefing,
    Claim,
    Definition,
    Entity,
    Event,
    EventDate,
    Span,
)
from annotated_briefing.render.sheet import sheet
from tests.render.briefings import briefing


def fact(number: int, first: str, last: str, **changes: object) -> Event:
    event = replace(
        briefing().events[0],
        text=f"fait {number}",
        sentence=f"s{number}",
        date=EventDate(None, first, last, "interval", None, ""),
    )
    return replace(event, **changes)  # type: ignore[arg-type]


def with_events(*events: Event) -> Briefing:
    return replace(briefing(), events=events, claims=(), entities=())


APART = [fact(n, f"2021-0{n}-01", f"2021-0{n}-28") for n in range(1, 6)]


def test_facts_of_disjoint_dates_are_asked_in_another_order_than_theirs() -> None:
    found = sheet(with_events(*APART))
    assert found and list(found.facts) == APART
    assert sorted(e.text for e in found.asked) == sorted(e.text for e in found.facts)
    assert found.asked != found.facts
    assert sheet(with_events(*APART)) == found  # one sheet for a class


def test_dates_that_meet_are_open_or_share_a_sentence_are_not_asked() -> None:
    meets = fact(6, "2021-05-20", "2021-06-20")
    same = fact(7, "2021-07-01", "2021-07-02", sentence="s5")
    coming = fact(8, "2021-08-01", "2021-08-02", kind="annoncé")
    open_ = fact(9, "2021-09-01", "2021-09-02")
    open_ = replace(open_, date=replace(open_.date, latest=None))
    found = sheet(with_events(*APART, meets, same, coming, open_))
    assert found and list(found.facts) == APART


def test_a_date_in_passing_or_a_line_that_leans_is_not_asked() -> None:
    passing = fact(6, "2021-06-01", "2021-06-28", fact=Span(0, 4))
    leaning = fact(7, "2021-07-01", "2021-07-28", context=Span(0, 4))
    found = sheet(with_events(*APART, passing, leaning))
    assert found and list(found.facts) == APART


def test_too_few_facts_make_no_question_and_nothing_makes_no_sheet() -> None:
    assert sheet(with_events(*APART[:3])) is None


def claim(speaker: str, text: str, attribution: Attribution = "personne") -> Claim:
    return replace(briefing().claims[0], speaker=speaker, text=text, attribution=attribution)


def test_only_those_with_a_name_are_asked_for_and_never_named_in_the_question() -> None:
    people = (Entity("anne", "Anne Li", "PER"), Entity("paul", "Paul Roy", "PER"))
    claims = (
        claim("anne", "tout va bien ce soir"),
        claim("anne", "rien ne va plus ici"),
        claim("paul", "nous verrons cela demain matin"),
        claim("paul", "Paul Roy partira demain matin"),
        claim("inconnu", "la veille était un lundi"),
        claim("anne", "un proche a parlé hier", "anonyme"),
    )
    found = sheet(replace(briefing(), events=(), entities=people, claims=claims))
    assert found and {c.text for _, c in found.said} == {c.text for c in claims[:3]}
    one_voice = replace(briefing(), events=(), entities=people, claims=claims[:2])
    assert sheet(one_voice) is None


def test_a_name_is_not_in_what_is_said_of_it() -> None:
    people = tuple(
        Entity(f"x{n}", f"Ville{n}", "LOC", definitions=(Definition(words, source="x"),))
        for n, words in enumerate(["port du nord", "port du sud", "port de l'est", "Ville3 est"])
    )
    found = sheet(replace(briefing(), events=(), claims=(), entities=people))
    assert found and [entity.name for entity, _ in found.names] == ["Ville0", "Ville1", "Ville2"]
