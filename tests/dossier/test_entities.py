"""One name in several articles: one card where the articles agree, two where they do not."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from annotated_briefing.dossier.entities import merge
from annotated_briefing.dossier.site import site
from annotated_briefing.french.callings import CALLINGS, callings
from annotated_briefing.model import (
    Briefing,
    Definition,
    Entity,
    EntityType,
    Mention,
    Place,
    Source,
    Span,
)


def told(
    ident: str,
    name: str,
    *roles: str,
    kind: EntityType = "PER",
    country: str | None = None,
    others: tuple[str, ...] = (),
    doubtful: str | None = None,
) -> Briefing:
    """An article that says `roles` of a name, and has `others` beside it."""
    slug = name.lower().replace(" ", "-")
    said = tuple(Definition(role, evidence=(Span(0, 1),)) for role in roles)
    if doubtful:
        said = (*said, Definition(doubtful, evidence=(Span(0, 1),), doubt="role-unsure"))
    entity = Entity(
        slug, name, kind, place=Place(0, 0, country=country) if country else None,
        roles=said if kind == "PER" else (), definitions=() if kind == "PER" else said,
    )  # fmt: skip
    beside = tuple(Entity(other, other, "ORG") for other in others)
    return Briefing(
        id=ident, language="fr", title=ident, text=name, sha256="", body=Span(0, len(name)),
        source=Source(ident, "text", published=f"2021-03-{len(ident):02}"),
        entities=(entity, *beside), mentions=(Mention(0, len(name), kind, entity=slug),),
    )  # fmt: skip


def count(*briefings: Briefing) -> int:
    """How many cards the first name of the articles has."""
    ids = [merge(order).ids for order in permutations(briefings)]
    assert all(each == ids[0] for each in ids)  # whatever the order of the articles
    return len({ids[0][b.id, b.entities[0].id] for b in briefings})


@pytest.mark.parametrize(
    ("one", "two", "cards"),
    [
        (["maire de Brumes"], ["gardien de but de Verdun"], 2),
        (["avocat lyonnais"], ["éleveur de chèvres"], 2),
        (["romancière"], ["infirmière de nuit"], 2),
        (["général de brigade"], ["chanteur d'opéra"], 2),
        (["évêque de Gap"], ["boxeur amateur"], 2),
        (["maire de Brumes"], ["maire sortant"], 1),
        (["ministre de l'Intérieur"], ["premier flic du pays, ministre"], 1),
        (["président du club de Brumes"], ["entraîneur de Brumes"], 1),
        (["milliardaire républicain"], ["président américain"], 1),
        (["directeur du musée"], ["chanteur d'opéra"], 1),  # nothing says that he is not
        (["maire de Brumes"], [], 1),
    ],
)
def test_two_people_of_one_name_are_told_apart_by_what_they_do(
    one: list[str], two: list[str], cards: int
) -> None:
    assert count(told("a", "Paul Martin", *one), told("bb", "Paul Martin", *two)) == cards


def test_who_is_both_joins_who_is_either_and_one_story_has_one_of_a_name() -> None:
    swimmer = told("a", "Nina Roche", "nageuse française")
    minister = told("bb", "Nina Roche", "ministre des Sports")
    both = told("ccc", "Nina Roche", "ministre des Sports", "ancienne nageuse")
    assert count(swimmer, minister) == 2
    assert count(swimmer, minister, both) == 1
    story = ("fédération", "comité")
    one = told("a", "Nina Roche", "nageuse française", others=story)
    assert count(one, told("bb", "Nina Roche", "ministre des Sports", others=story)) == 1


def test_a_doubtful_role_parts_nobody_and_who_is_silent_beside_two_is_neither() -> None:
    mayor = told("a", "Paul Martin", "maire de Brumes")
    assert count(mayor, told("bb", "Paul Martin", doubtful="gardien de but")) == 1
    keeper = told("bb", "Paul Martin", "gardien de but")
    assert count(mayor, keeper, told("ccc", "Paul Martin")) == 3


@pytest.mark.parametrize(
    ("one", "two", "cards"),
    [
        (("FR", ()), ("ES", ()), 2),
        ((None, ("ville du nord du Liban",)), ("LY", ()), 2),
        (("FR", ()), ("FR", ()), 1),
        (("FR", ()), (None, ()), 1),
        ((None, ("ville de Libye",)), ("LY", ()), 1),
    ],
)
def test_two_towns_of_one_name_are_told_apart_by_their_country(
    one: tuple[str | None, tuple[str, ...]], two: tuple[str | None, tuple[str, ...]], cards: int
) -> None:
    first = told("a", "Valence", *one[1], kind="LOC", country=one[0])
    second = told("bb", "Valence", *two[1], kind="LOC", country=two[0])
    assert count(first, second) == cards


def test_towns_of_two_countries_are_two_though_the_articles_share_their_names() -> None:
    both = ("croix-rouge", "samu")
    towns = [
        told(ident, "Valence", kind="LOC", country=country, others=both)
        for ident, country in (("a", "FR"), ("bb", "ES"))
    ]
    assert count(*towns) == 2


def test_a_person_and_a_place_of_one_name_are_two_and_the_oldest_keeps_its_address() -> None:
    one, two = told("a", "Jean Bart", kind="LOC"), told("bb", "Jean Bart", "corsaire")
    assert count(one, two) == 2
    whole = site([told("a", "Valence", kind="LOC", country="FR"),
                  told("bb", "Valence", kind="LOC", country="ES")])  # fmt: skip
    assert {entity.id for entity in whole.entities} == {"valence", "valence-es"}
    newest, oldest = whole.briefings
    assert [b.entities[0].id for b in whole.briefings] == ["valence-es", "valence"]
    assert (oldest.mentions[0].entity, newest.mentions[0].entity) == ("valence", "valence-es")
    people = [told("a", "Paul Martin", "maire"), told("bb", "Paul Martin", "gardien de but")]
    assert {e.id for e in site(people).entities} == {"paul-martin", "paul-martin-gardien-de-but"}


def test_a_calling_is_that_of_the_head_not_of_its_complement() -> None:
    assert callings("ministre des Sports") == {"politics"}
    assert callings("avocat du boxeur") == {"law"}
    assert callings("directeur du théâtre") == set()
    assert "politics" in callings("ancienne députée")
    assert all(word == word.lower() for nouns in CALLINGS.values() for word in nouns)


def spelled(ident: str, ident_of: str, name: str, alias: str) -> Briefing:
    """An article that gives an organisation and its acronym."""
    entity = Entity(ident_of, name, "ORG", aliases=(alias,))
    return replace(told(ident, name, kind="ORG"), entities=(entity,), mentions=())


def test_an_acronym_of_two_bodies_is_neither() -> None:
    bare = told("a", "CFB", kind="ORG")
    boats = spelled("bb", "club-des-foils-de-brest", "Club des foils de Brest", "CFB")
    banks = spelled("ccc", "caisse-fluviale-de-blois", "Caisse fluviale de Blois", "CFB")
    assert merge([bare, boats]).ids["a", "cfb"] == "club-des-foils-de-brest"
    for order in permutations([bare, boats, banks]):
        assert merge(order).ids["a", "cfb"] == "cfb"
