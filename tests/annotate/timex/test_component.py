"""The tagger as a component of any spaCy pipeline."""

from __future__ import annotations

from annotated_briefing.annotate import pipeline
from annotated_briefing.annotate.timex.component import NAME, TimexComponent


def test_alone_in_a_blank_pipeline() -> None:
    import spacy

    nlp = spacy.blank("fr")
    nlp.add_pipe(NAME, config={"published": "2021-07-22"})
    (timex,) = nlp("Le 3 mai, il a plu.")._.timexes
    assert (timex.text, timex.value) == ("Le 3 mai", "2021-05-03")


def test_with_a_parse_the_verb_tells_the_direction() -> None:
    component = TimexComponent(published="2021-07-22")
    nlp = pipeline.load()
    came, comes = component(nlp("Elle est venue lundi. Elle viendra lundi."))._.timexes
    assert (came.value, comes.value) == ("2021-07-19", "2021-07-26")


def test_a_document_may_bring_its_own_day_of_writing() -> None:
    doc = pipeline.load().make_doc("Il neigeait hier.")
    doc._.published = "2021-01-02"
    (timex,) = TimexComponent()(doc)._.timexes
    assert timex.value == "2021-01-01"
