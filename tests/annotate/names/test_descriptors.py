from __future__ import annotations

import pytest

from annotated_briefing.annotate.names.descriptors import descriptors, is_acronym_of
from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.model import EntityType, Mention
from tests.support import parse_text


def named(text: str, **names: EntityType) -> tuple[ParsedArticle, tuple[Mention, ...]]:
    """The article with the mentions a reader sees, so that these tests are about descriptions."""
    parsed = parse_text(text)
    found = []
    for name, kind in names.items():
        form = name.replace("_", " ")
        start = text.index(form)
        found.append(Mention(start, start + len(form), type=kind))
    return parsed, tuple(sorted(found, key=lambda m: m.start))


def said(text: str, **names: EntityType) -> dict[str, list[str]]:
    parsed, found = named(text, **names)
    result: dict[str, list[str]] = {}
    for descriptor in descriptors(parsed, found):
        if descriptor.kind != "label":
            result.setdefault(descriptor.name.of(text), []).append(descriptor.of(text))
    return result


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "Le porte-parole du ministère, Jean Vidal, a parlé lundi.",
            {"Jean_Vidal": "PER"},
            {"Jean Vidal": ["porte-parole du ministère"]},
        ),
        (
            "Selon Jean Vidal, porte-parole de la mairie, tout va bien.",
            {"Jean_Vidal": "PER"},
            {"Jean Vidal": ["porte-parole de la mairie"]},
        ),
        (
            "Le nouveau président norvégien Lars Berg a signé la loi.",
            {"Lars_Berg": "PER"},
            {"Lars Berg": ["nouveau président norvégien"]},
        ),
        (
            "La ministre de la Santé Anne Delorme a démissionné.",
            {"Anne_Delorme": "PER"},
            {"Anne Delorme": ["ministre de la Santé"]},
        ),
        (
            "L'accident a eu lieu à Mirande, une petite ville du sud de la France, mardi.",
            {"Mirande": "LOC", "France": "LOC"},
            {"Mirande": ["une petite ville du sud de la France"]},
        ),
        (
            "Le romancier et poète suisse Paul Vidal est mort.",
            {"Paul_Vidal": "PER"},
            {"Paul Vidal": ["romancier et poète suisse"]},
        ),
        (
            "Le PDG de Vexor, Luc Marin, a quitté la salle.",
            {"Luc_Marin": "PER", "Vexor": "ORG"},
            {"Luc Marin": ["PDG de Vexor"]},
        ),
        (
            "Anne Delorme, PDG de Vexor, a signé.",
            {"Anne_Delorme": "PER", "Vexor": "ORG"},
            {"Anne Delorme": ["PDG de Vexor"]},
        ),
        (
            "Vexor, une ONG de Lyon, a fermé.",
            {"Vexor": "ORG", "Lyon": "LOC"},
            {"Vexor": ["une ONG de Lyon"]},
        ),
        (
            "Anne Delorme (directrice du musée) a ouvert la porte.",
            {"Anne_Delorme": "PER"},
            {"Anne Delorme": ["directrice du musée"]},
        ),
    ],
)
def test_what_the_words_beside_a_name_say_of_it(
    text: str, names: dict[str, EntityType], expected: dict[str, list[str]]
) -> None:
    assert said(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the words after the comma are the subject of the sentence
        ("Pour Anne Delorme, la réforme est nécessaire.", {"Anne_Delorme": "PER"}),
        # the title belongs to the name that follows it
        ("A Mirande, le maire Paul Vidal, a souri.", {"Mirande": "LOC"}),
        # the law is named after him and says nothing of who he is
        ("La loi Vidal a été votée hier soir.", {"Vidal": "PER"}),
        # an enumeration
        ("Il a visité Mirande, Auch et Condom.", {"Mirande": "LOC", "Auch": "LOC"}),
    ],
)
def test_what_only_looks_like_a_description_is_none(
    text: str, names: dict[str, EntityType]
) -> None:
    assert said(text, **names) == {}


def test_every_description_lies_inside_its_paragraph_and_beside_its_name() -> None:
    text = (
        "Le maire de Mirande, Paul Vidal, a reçu Anne Delorme, ministre de la Culture.\n\n"
        "L'Office des marées bretonnes (OMB) et son président, Luc Morand, se taisent."
    )
    parsed = parse_text(text)
    found = mentions(parsed)
    for descriptor in descriptors(parsed, found):
        home = [p for p in parsed.article.paragraphs if p.covers(descriptor)]
        assert len(home) == 1 and home[0].covers(descriptor.name)
        assert descriptor.start < descriptor.end
        assert descriptor.of(text) == descriptor.of(text).strip()


@pytest.mark.parametrize(
    ("short", "full", "answer"),
    [
        ("OMB", "Office des marées bretonnes", True),
        ("CNRS", "Centre national de la recherche scientifique", True),
        ("OMB", "Mairie de Mirande", False),
        ("Omb", "Office des marées bretonnes", False),
        ("2021", "Office des marées", False),
        ("", "Office des marées", False),
    ],
)
def test_acronyms(short: str, full: str, answer: bool) -> None:
    assert is_acronym_of(short, full) is answer


@pytest.mark.parametrize("text", ["", "«", ",,,,(((", "Vidal", ", le maire, ", "x " * 5000])
def test_odd_texts_are_read_without_a_fault(text: str) -> None:
    parsed = parse_text(text or " ")
    assert isinstance(descriptors(parsed, mentions(parsed)), tuple)
