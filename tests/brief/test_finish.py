"""What leaves the build, and what waits for the editor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotated_briefing.annotate.run import annotate
from annotated_briefing.brief.evidence import check
from annotated_briefing.brief.finish import finish
from annotated_briefing.errors import EvidenceError
from annotated_briefing.model import (
    Annotations,
    Change,
    Claim,
    Definition,
    Event,
    EventDate,
    Span,
    SummaryItem,
    printed,
)
from annotated_briefing.settings import Settings
from tests.brief.test_rights import briefing
from tests.support import article


def test_a_line_in_doubt_is_in_the_data_and_not_on_the_page() -> None:
    made = briefing()
    date = EventDate("2021", "2021-01-01", "2021-12-31", "year", None, "2021")
    sure = Event(0, 4, date, "fait", made.text[:4], "s1", Span(0, 4))
    whole = replace(
        made,
        events=(sure, replace(sure, doubt="twin")),
        claims=(Claim(0, 4, None, made.text[:4], "s1", doubt="speaker-unsure"),),
        summary=(SummaryItem(0, 4, made.text[:4], "s1", doubt="quoted"),),
    )
    shown = printed(whole)
    assert shown.events == (sure,)
    assert shown.claims == () and shown.summary == ()
    assert len(whole.events) == 2


def test_layers_read_the_mended_text_and_lead_to_the_frozen_one() -> None:
    frozen = (
        "Le pont de Brumes rouvrira aux camions le lundi 4 mai 2020, a\n"
        "annoncé mercredi à la presse le maire de la ville, Hugo Cas\u00adta\u00adgnède,\n"
        "élu en mars à la tête d'une liste sans étiquette. Les camions\n"
        "de plus de dix tonnes resteront interdits.\n"
    )
    seed = article(frozen, published="2020-04-22", title="Le pont")
    ((_, found),) = annotate([seed])
    assert isinstance(found, Annotations)
    made = finish(seed, found, settings=Settings(rights="full")).briefing
    assert made.text == frozen
    (claim,) = [c for c in made.claims if "rouvrira" in c.text]
    assert claim.of(frozen).startswith("Le pont de Brumes rouvrira")
    (mayor,) = [e for e in made.entities if e.name == "Hugo Castagnède"]
    assert [m.of(frozen) for m in made.mentions if m.entity == mayor.id] == [
        "Hugo Cas\u00adta\u00adgnède"
    ]
    assert claim.speaker == mayor.id


@pytest.mark.parametrize(
    "change",
    [
        Change("changement", "s1", (("lundi", "mercredi"),)),
        Change("changement", "s99", (("lundi", "jeudi"),)),
        Change("retrait", None, (("Il a plu.", "Il a neigé."),)),
    ],
)
def test_a_change_to_words_that_are_not_there_is_refused(change: Change) -> None:
    with pytest.raises(EvidenceError, match="changement sans appui"):
        check(replace(briefing(), changes=(change,)))


def test_changes_that_the_text_bears_out_pass() -> None:
    said = (
        Change("changement", "s1", (("ouvert", "fermé"),)),
        Change("ajout", "s2"),
        Change("retrait", None, (("Il a plu.", ""),)),
    )
    check(replace(briefing(), changes=said))


def test_a_definition_that_nothing_gives_is_refused() -> None:
    found = briefing()
    entity = replace(found.entities[0], definitions=(Definition("reine des abeilles"),))
    with pytest.raises(EvidenceError, match="définition"):
        check(replace(found, entities=(entity, *found.entities[1:])))
    outside = replace(
        found.entities[0], definitions=(Definition("reine des abeilles", source="un atlas"),)
    )
    check(replace(found, entities=(outside, *found.entities[1:])))
