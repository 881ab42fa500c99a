"""What a reader must find in the briefing of the dispatch that the project ships."""

from __future__ import annotations

import pytest

from annotated_briefing.annotate.run import annotate
from annotated_briefing.brief.assemble import brief
from annotated_briefing.brief.evidence import check
from annotated_briefing.french.dates import in_words
from annotated_briefing.model import Annotations, Briefing, Entity, Event
from annotated_briefing.sources import GLOSSARY, read_any
from annotated_briefing.sources.glossary import read_glossary
from tests.support import ROOT, SEED


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    ((seed, faults),) = read_any(SEED, f"seeds/{SEED.name}")
    assert not faults
    ((article, found),) = annotate([seed])
    assert isinstance(found, Annotations)
    glossary, faults = read_glossary(ROOT / "seeds" / GLOSSARY)
    assert not faults
    briefed = brief(article, found, glossary=glossary)
    check(briefed.briefing)
    return briefed.briefing


def event(briefing: Briefing, words: str) -> Event:
    return next(event for event in briefing.events if words in event.text)


def entity(briefing: Briefing, ident: str) -> Entity:
    return next(entity for entity in briefing.entities if entity.id == ident)


def test_where_it_comes_from(briefing: Briefing) -> None:
    source = briefing.source
    assert (source.agency, source.published) == ("Reuters", "2021-07")
    assert source.dateline and source.dateline.place == "Kaboul"
    assert [(credit.role, credit.name) for credit in source.credits] == [
        ("reportage", "Qadir Sediqi"),
        ("rédigé par", "Charlotte Greenfield"),
        ("version française", "Claude Chendjou"),
        ("édité par", "Sophie Louet"),
    ]


def test_who_and_where(briefing: Briefing) -> None:
    names = {(entity.name, entity.type) for entity in briefing.entities}
    assert {
        ("John Kirby", "PER"),
        ("Zabihullah Mujahid", "PER"),
        ("Joe Biden", "PER"),
        ("Donald Trump", "PER"),
        ("Pentagone", "ORG"),
        ("taliban", "ORG"),
        ("Kandahar", "LOC"),
        ("Doha", "LOC"),
        ("Kaboul", "LOC"),
        ("Qatar", "LOC"),
    } <= names
    for credited in ("Reuters", "Sediqi", "Greenfield", "Chendjou", "Louet", "Reportage"):
        assert not any(credited in name for name, _ in names)
    for place in ("kandahar", "doha"):
        assert entity(briefing, place).place is not None


def test_what_the_text_says_they_are(briefing: Briefing) -> None:
    for ident, words in (
        ("john-kirby", "porte-parole du Pentagone"),
        ("zabihullah-mujahid", "porte-parole des taliban"),
        ("joe-biden", "président américain"),
        ("kandahar", "ville du sud de l'Afghanistan"),
    ):
        known = entity(briefing, ident)
        said = [d for d in (*known.definitions, *known.roles) if d.evidence]
        assert any(words in definition.text for definition in said), ident


def test_dates_are_no_more_precise_than_the_text(briefing: Briefing) -> None:
    assert (event(briefing, "annoncé en avril").date.edtf) == "2021-04"
    may = [t.edtf for t in briefing.timexes if t.text == "mai"]
    assert may == ["2021-05/..", "../2021-05", "../2021-05"]
    deadline = event(briefing, "se retireraient seulement d'ici le 11 septembre")
    deadlines = [e for e in briefing.events if e.date.edtf == "../2021-09-11"]
    assert deadline.kind in ("échéance", "déclaration", "annoncé")
    assert [e.kind for e in deadlines] == ["échéance"]
    for words in ("jeudi", "mercredi soir", "le week-end dernier"):
        (timex,) = (t for t in briefing.timexes if t.text == words)
        assert timex.earliest and timex.latest and timex.earliest < timex.latest
        assert timex.basis
    thursday = in_words(event(briefing, "a déclaré jeudi").date)
    assert thursday.startswith("un jeudi de juillet 2021")


def test_events_and_who_claims_them(briefing: Briefing) -> None:
    assert event(briefing, "frappes avaient été menées").claimed_by == "zabihullah-mujahid"
    assert event(briefing, "se sont réunies le week-end dernier").kind == "fait"
    assert event(briefing, "annoncé en avril").kind in ("déclaration", "annoncé")


def test_who_says_what(briefing: Briefing) -> None:
    direct = {quote.text[:20]: quote.speaker for quote in briefing.quotes if quote.direct}
    assert direct == {
        "Nous confirmons ces ": "zabihullah-mujahid",
        "S'ils mènent une opé": "zabihullah-mujahid",
    }
    kirby = [claim for claim in briefing.claims if claim.speaker == "john-kirby"]
    assert any("pour objectif de soutenir" in claim.text for claim in kirby)


def test_the_essentials(briefing: Briefing) -> None:
    first = briefing.summary[0]
    assert first.sentence == "s1" and "frappes aériennes" in first.text
    whole = " ".join(item.text for item in briefing.summary)
    assert "condamnons" in whole or "dénonc" in whole
    assert "11 septembre" in whole
    assert briefing.title.startswith("Les Etats-Unis ont lancé des frappes aériennes")
    assert briefing.title.endswith("face à l'offensive des taliban")


def test_what_it_does_not_say(briefing: Briefing) -> None:
    assert {"no-day", "one-sided"} <= {gap.kind for gap in briefing.gaps}
