from __future__ import annotations

import pytest

from annotated_briefing.annotate.names.descriptors import descriptors
from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.brief.register import Register, register
from annotated_briefing.dossier.entities import merge
from annotated_briefing.model import (
    Annotations,
    Article,
    Briefing,
    Descriptor,
    EntityType,
    Mention,
    Span,
)
from annotated_briefing.sources.glossary import Entry
from tests.support import article, parse_text, work


def noted(
    text: str, *names: tuple[str, EntityType], ident: str = "essai"
) -> tuple[Article, Annotations]:
    """An article with a mention at every occurrence of each name, longest names first."""
    seed = article(text)
    seed = Article(
        id=ident, text=seed.text, sha256=seed.sha256, body=seed.body, source=seed.source,
        paragraphs=seed.paragraphs, header=seed.header,
    )  # fmt: skip
    found: list[Mention] = []
    for name, kind in sorted(names, key=lambda n: -len(n[0])):
        start = text.find(name)
        while start >= 0:
            span = Span(start, start + len(name))
            if not any(span.overlaps(m) for m in found):
                found.append(Mention(span.start, span.end, type=kind))
            start = text.find(name, start + 1)
    return seed, Annotations(mentions=tuple(sorted(found, key=lambda m: m.start)))


def linked(
    text: str, *names: tuple[str, EntityType]
) -> tuple[Register, dict[str, list[str | None]]]:
    seed, notes = noted(text, *names)
    made = register(seed, notes)
    ids: dict[str, list[str | None]] = {}
    for mention in made.mentions:
        ids.setdefault(mention.of(seed.text), []).append(mention.entity)
    return made, ids


def briefing(text: str, *names: tuple[str, EntityType], ident: str) -> Briefing:
    seed, notes = noted(text, *names, ident=ident)
    made = register(seed, notes)
    return Briefing(
        id=ident, language="fr", title="", text=text, sha256=seed.sha256, body=seed.body,
        source=seed.source, mentions=made.mentions, entities=made.entities,
    )  # fmt: skip


def test_a_surname_a_civility_and_an_initial_are_the_same_person() -> None:
    made, ids = linked(
        "Anne Delorme a parlé. Mme Delorme part. Delorme revient. A. Delorme signe.",
        ("Anne Delorme", "PER"), ("A. Delorme", "PER"), ("Delorme", "PER"),
    )  # fmt: skip
    assert {i for group in ids.values() for i in group} == {"anne-delorme"}
    assert made.entities[0].name == "Anne Delorme"
    assert set(made.entities[0].aliases) == {"Delorme", "A. Delorme"}


def test_two_people_of_one_surname_stay_two_and_the_bare_surname_is_neither() -> None:
    _, ids = linked(
        "Anne Delorme et Paul Delorme sont venus. Delorme a souri.",
        ("Anne Delorme", "PER"), ("Paul Delorme", "PER"), ("Delorme", "PER"),
    )  # fmt: skip
    assert ids["Anne Delorme"] == ["anne-delorme"]
    assert ids["Paul Delorme"] == ["paul-delorme"]
    assert ids["Delorme"][0] not in ("anne-delorme", "paul-delorme", None)


def test_a_civility_tells_two_people_of_one_surname_apart() -> None:
    _, ids = linked(
        "Mme Anne Delorme et M. Paul Delorme sont venus. Mme Delorme a souri.",
        ("Anne Delorme", "PER"), ("Paul Delorme", "PER"), ("Delorme", "PER"),
    )  # fmt: skip
    assert ids["Delorme"] == ["anne-delorme"]


def test_a_bare_surname_is_whoever_was_named_first_and_a_family_is_no_one() -> None:
    text = "Paul Delorme a parlé. Delorme est élu. Son épouse, Anne Delorme, sourit. Delorme part."
    _, ids = linked(
        f"{text} La famille Delorme aussi.",
        ("Anne Delorme", "PER"), ("Paul Delorme", "PER"), ("Delorme", "PER"),
    )  # fmt: skip
    assert ids["Delorme"][:2] == ["paul-delorme"] * 2
    assert ids["Delorme"][2] not in ("paul-delorme", "anne-delorme")


def test_a_man_and_a_woman_of_one_surname_are_two_people() -> None:
    _, ids = linked("Mme Delorme et M. Delorme. Mme Delorme part.", ("Delorme", "PER"))
    assert ids["Delorme"][0] == ids["Delorme"][2] != ids["Delorme"][1]


def test_given_names_that_differ_are_different_people() -> None:
    _, ids = linked(
        "Jean-Luc Morand et Jean Morand, puis Jeanne Morand.",
        ("Jean-Luc Morand", "PER"), ("Jean Morand", "PER"), ("Jeanne Morand", "PER"),
    )  # fmt: skip
    assert len({group[0] for group in ids.values()}) == 3


def test_accents_articles_and_plurals_do_not_part_a_name() -> None:
    _, ids = linked(
        "Les Etats-Unis, États-Unis. Les taliban puis les talibans et Taliban.",
        ("Etats-Unis", "LOC"), ("États-Unis", "LOC"),
        ("talibans", "ORG"), ("taliban", "ORG"), ("Taliban", "ORG"),
    )  # fmt: skip
    assert {*ids["Etats-Unis"], *ids["États-Unis"]} == {"etats-unis"}
    assert len({*ids["taliban"], *ids["talibans"], *ids["Taliban"]}) == 1


def test_an_acronym_joins_what_it_stands_for() -> None:
    text = "L'Office des marées bretonnes (OMB) publie. L'OMB attend."
    seed, notes = noted(text, ("Office des marées bretonnes", "ORG"), ("OMB", "ORG"))
    name = notes.mentions[0].span
    short = notes.mentions[1].span
    notes = Annotations(
        mentions=notes.mentions,
        descriptors=(Descriptor(short.start, short.end, name=name, kind="acronym"),),
    )
    made = register(seed, notes)
    assert [m.entity for m in made.mentions] == ["office-des-marees-bretonnes"] * 3
    assert made.entities[0].aliases == ("OMB",)


def test_ile_de_france_is_not_france() -> None:
    _, ids = linked("L'Ile-de-France et la France.", ("Ile-de-France", "LOC"), ("France", "LOC"))
    assert ids["France"] != ids["Ile-de-France"]


def test_roles_and_definitions_are_the_text_with_its_evidence() -> None:
    text = "Anne Delorme, maire de Mirande, a parlé. La maire de Mirande Anne Delorme part."
    seed, notes = noted(text, ("Anne Delorme", "PER"), ("Mirande", "LOC"))
    first, second = (m.span for m in notes.mentions if m.type == "PER")
    said = [text.index("maire de Mirande"), text.index("maire de Mirande Anne")]
    size = len("maire de Mirande")
    notes = Annotations(
        mentions=notes.mentions,
        descriptors=(
            Descriptor(said[0], said[0] + size, name=first, kind="apposition"),
            Descriptor(said[1], said[1] + size, name=second, kind="title"),
        ),
    )
    made = register(seed, notes)
    anne = next(e for e in made.entities if e.id == "anne-delorme")
    assert [r.text for r in anne.roles] == ["maire de Mirande"]
    assert [s.of(text) for s in anne.roles[0].evidence] == ["maire de Mirande"] * 2
    assert anne.definitions == ()


def test_a_place_has_coordinates_and_a_definition_from_outside() -> None:
    made, _ = linked("A Kaboul, en Afghanistan.", ("Kaboul", "LOC"), ("Afghanistan", "LOC"))
    kaboul, country = made.entities
    assert kaboul.place is not None and kaboul.place.country == "AF"
    assert kaboul.definitions[0].source and not kaboul.definitions[0].evidence
    assert country.place is not None and country.place.geonameid is None


def test_the_glossary_names_defines_and_joins() -> None:
    text = "L'Onu et les Nations unies."
    seed, notes = noted(text, ("Onu", "ORG"), ("Nations unies", "LOC"))
    entry = Entry(
        id="nations-unies",
        name="Nations unies",
        type="ORG",
        aliases=("ONU",),
        definition="à New York",
    )
    made = register(seed, notes, (entry,))
    assert [m.entity for m in made.mentions] == ["nations-unies"] * 2
    assert [(e.type, e.definitions[0].text) for e in made.entities] == [("ORG", "à New York")]
    assert made.entities[0].definitions[0].source == "glossary.yml"


def test_the_agency_is_no_entity_where_it_only_signs() -> None:
    text = "KABOUL (Agence X) - Des soldats sont partis."
    seed, notes = noted(text, ("Agence X", "ORG"))
    source = type(seed.source)(path="x", format="text", agency="Agence X", agency_span=Span(8, 16))
    seed = Article(
        id="essai", text=text, sha256="", body=seed.body, source=source, paragraphs=seed.paragraphs
    )
    made = register(seed, notes)
    assert made.entities == () and made.mentions[0].entity is None


def test_ids_are_url_safe_and_never_shared_in_an_article() -> None:
    names: tuple[tuple[str, EntityType], ...] = (
        ("Œuvre d'Éluard", "MISC"), ("Лев", "PER"), ("L'Été", "ORG"), ("東京", "LOC"),
        ("Ça va", "ORG"),
    )  # fmt: skip
    made, _ = linked(". ".join(name for name, _ in names), *names)
    ids = [entity.id for entity in made.entities]
    assert len(set(ids)) == len(ids) == 5
    assert all(i and set(i) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for i in ids)


def test_the_site_joins_full_names_and_keeps_bare_surnames_apart() -> None:
    one = briefing(
        "Anne Delorme parle. Vidal écoute.", ("Anne Delorme", "PER"), ("Vidal", "PER"), ident="un"
    )
    two = briefing(
        "Anne Delorme part. Vidal reste.", ("Anne Delorme", "PER"), ("Vidal", "PER"), ident="deux"
    )
    site = merge([one, two])
    assert site.ids["un", "anne-delorme"] == site.ids["deux", "anne-delorme"] == "anne-delorme"
    vidals = {site.ids[b.id, e.id] for b in (one, two) for e in b.entities if e.name == "Vidal"}
    assert len(vidals) == 2


def test_the_site_joins_an_acronym_with_the_article_that_spells_it_out() -> None:
    text = "L'Office des marées (ODM) publie."
    seed, notes = noted(text, ("Office des marées", "ORG"), ("ODM", "ORG"))
    pair = notes.mentions
    notes = Annotations(
        mentions=pair,
        descriptors=(Descriptor(pair[1].start, pair[1].end, name=pair[0].span, kind="acronym"),),
    )
    made = register(seed, notes)
    one = Briefing(
        id="un", language="fr", title="", text=text, sha256="", body=seed.body, source=seed.source,
        mentions=made.mentions, entities=made.entities,
    )  # fmt: skip
    two = briefing("L'ODM attend.", ("ODM", "ORG"), ident="deux")
    site = merge([one, two])
    assert site.ids["deux", "odm"] == "office-des-marees"
    assert [e.id for e in site.entities] == ["office-des-marees"]


def test_the_order_of_articles_changes_nothing() -> None:
    parts = [
        briefing("Paul Vidal et l'ODM.", ("Paul Vidal", "PER"), ("ODM", "ORG"), ident=str(n))
        for n in range(3)
    ]
    assert merge(parts).ids == merge(parts[::-1]).ids


def test_ten_times_the_names_are_ten_times_the_work() -> None:
    def of(count: int) -> int:
        words = [
            f"Zorb{chr(97 + n // 676)}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}"
            for n in range(count)
        ]
        text = ".\n\n".join(f"Anne {word}. {word}" for word in words)
        mentions = []
        position = 0
        for word in words:
            for name in (f"Anne {word}", word):
                start = text.index(name, position)
                position = start + len(name)
                mentions.append(Mention(start, position, type="PER"))
        whole, noted = article(text), Annotations(mentions=tuple(mentions))
        assert len(register(whole, noted).entities) == count
        return work(lambda: register(whole, noted))

    assert of(1000) < 15 * of(100)


def test_what_a_minister_is_in_charge_of_is_a_ministry() -> None:
    seed, notes = noted(
        "Le ministre de la Santé parle. Le ministère de la Santé se tait. L'ami de la Santé.",
        ("ministère de la Santé", "ORG"),
        ("Santé", "ORG"),
    )
    names = sorted(entity.name for entity in register(seed, notes).entities)
    assert names == ["Santé", "ministère de la Santé"]


def people(text: str, *names: str) -> list[list[str | None]]:
    """The ids of the occurrences of each name, all of them persons."""
    _, ids = linked(text, *((name, "PER") for name in names))
    return [ids[name] for name in names]


def test_a_couple_shares_its_surname_and_a_civility_tells_whose_it_is() -> None:
    text = "Hugo et Nina Roche ont vendu leur ferme. M. Roche part. Mme Roche reste. Hugo rit."
    hugo, nina, roche = people(text, "Hugo", "Nina Roche", "Roche")
    assert hugo == ["hugo-roche"] * 2
    assert roche == ["hugo-roche", *nina]
    hugo, *_ = people("Hugo et Nina Roche. Hugo Cadet.", "Hugo", "Nina Roche", "Hugo Cadet")
    assert hugo != ["hugo-roche"]  # he may be the other


def test_a_given_name_tells_which_of_two_is_meant() -> None:
    text = "Nina Roche, juge, et Hugo Roche, greffier. M. Roche parle. Mme Roche écrit."
    nina, hugo, roche = people(text, "Nina Roche", "Hugo Roche", "Roche")
    assert roche == [*hugo, *nina]
    nina, roche = people("Nina Roche a parlé. M. Roche a souri.", "Nina Roche", "Roche")
    assert roche != nina
    text = "Camille Roche a parlé. M. Roche a souri."  # a name of both
    camille, roche = people(text, "Camille Roche", "Roche")
    assert roche == camille
    text = "Nina Roche et Claire Roche ont parlé. Mme Roche a souri."
    nina, claire, roche = people(text, "Nina Roche", "Claire Roche", "Roche")
    assert roche[0] not in (*nina, *claire)


def test_the_arabic_article_is_no_part_of_what_two_spellings_share() -> None:
    text = "Nabil al-Jabri a reçu Ali es-Senoussi. M. Jabri a salué M. Senoussi. Al-Jabri part."
    whole, other, short, second, third = people(
        text, "Nabil al-Jabri", "Ali es-Senoussi", "Jabri", "Senoussi", "Al-Jabri"
    )
    assert short == third == whole
    assert second == other
    albert, malik = people("Malik Albert a parlé. M. Bert part.", "Malik Albert", "Bert")
    assert albert != malik


def test_a_saint_is_written_in_three_ways() -> None:
    _, ids = linked(
        "Il vit à Saint-Brice. St-Brice est calme. St Brice dort. Sainte-Brice n'en est pas.",
        ("Saint-Brice", "LOC"), ("St-Brice", "LOC"), ("St Brice", "LOC"), ("Sainte-Brice", "LOC"),
    )  # fmt: skip
    assert ids["Saint-Brice"] == ids["St-Brice"] == ids["St Brice"] != ids["Sainte-Brice"]


def test_letters_that_nobody_sees_part_no_name() -> None:
    made, ids = linked(
        "Nina Ro\u00adche a parlé. Nina Roche part. Rene\u0301 Roy et René Roy.",
        ("Nina Ro\u00adche", "PER"), ("Nina Roche", "PER"), ("Rene\u0301 Roy", "PER"),
        ("René Roy", "PER"),
    )  # fmt: skip
    assert ids["Nina Ro\u00adche"] == ids["Nina Roche"]
    assert ids["Rene\u0301 Roy"] == ids["René Roy"]
    assert [entity.name for entity in made.entities] == ["Nina Roche", "René Roy"]


def test_a_person_and_a_place_of_one_name_are_two() -> None:
    seed, notes = noted("M. Laval est né à Laval. Laval dort.", ("Laval", "LOC"))
    first, *rest = notes.mentions
    made = register(seed, Annotations(mentions=(Mention(first.start, first.end, "PER"), *rest)))
    assert len({m.entity for m in made.mentions}) == 2
    # what was once taken for a person in the name of a place has no card
    notes = Annotations(mentions=(*notes.mentions[:2], Mention(rest[1].start, rest[1].end, "PER")))
    made = register(seed, notes)
    assert [entity.type for entity in made.entities] == ["LOC"]


def test_a_given_name_and_no_more_has_no_card() -> None:
    made, _ = linked("Nina est venue.", ("Nina", "PER"))
    assert made.entities == ()
    made, _ = linked("Nina est venue. Nina repart.", ("Nina", "PER"))
    assert len(made.entities) == 1
    made, _ = linked("Lansac est venu.", ("Lansac", "PER"))
    assert len(made.entities) == 1


def test_a_town_keeps_the_article_of_its_name() -> None:
    for text, name in (
        ("Il a été réélu au Havre.", "Le Havre"),
        ("Il a quitté la région du Mans.", "Le Mans"),
        ("Il a quitté le Mali pour Nice.", "Mali"),
        ("Il a vu le préfet du Var.", "Var"),
    ):
        parsed = parse_text(text)
        made = register(parsed.article, Annotations(mentions=mentions(parsed)))
        assert name in [entity.name for entity in made.entities]


def shown_of(text: str, name: str) -> tuple[list[str], str | None]:
    """What the page prints of a place, and the country of its dot."""
    parsed = parse_text(text)
    names = mentions(parsed)
    notes = Annotations(mentions=names, descriptors=descriptors(parsed, names))
    entity = next(e for e in register(parsed.article, notes).entities if e.name == name)
    said = [d.text.replace("’", "'") for d in entity.definitions if d.doubt is None]
    return said, entity.place.country if entity.place else None


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # what the text says it is, and not the town of the same name
        ("Il a gouverné l'Etat mexicain de Durango. Le Mexique suit.", "Durango", None),
        ("Des heurts ont éclaté dans la province afghane de Ghazni.", "Ghazni", None),
        ("Elle loge dans le quartier berlinois de Spandau.", "Spandau", None),
        ("La tempête a frappé le district indien de Nagpur.", "Nagpur", None),
        ("Il a baissé l'Auch des plus pauvres, en France.", "Auch", None),
        ("Les plongeurs ont fouillé le lac Saint-Jean, en France.", "Saint-Jean", None),
        ("Le tram de Paris, porte de Vincennes, est en panne.", "Vincennes", None),
        # the town, whatever else is said
        ("Il a quitté l'Etat mexicain de Durango. Il vit à Durango, au Mexique.", "Durango", "MX"),
        ("Un quartier populaire de Marseille a brûlé.", "Marseille", "FR"),
        ("La pluie tombe sur Marseille et sa région.", "Marseille", "FR"),
        ("Il a marché vers Marseille, une ville calme.", "Marseille", "FR"),
        ("Le château de Rennes, vide depuis mars, rouvre.", "Rennes", None),
        ("Les signataires du traité de Nantes sont arrivés.", "Nantes", None),
        ("Le château de Rennes rouvre, le maire de Rennes s'en réjouit.", "Rennes", "FR"),
        ("La finale entre Nantes et Lens se jouera mardi.", "Nantes", None),
        ("Nantes a perdu 2-0 samedi.", "Nantes", None),
        ("La finale se jouera à Nantes mardi.", "Nantes", "FR"),
        (
            "Le match entre Lens et Nantes est annulé, les habitants de Nantes sont déçus.",
            "Nantes",
            "FR",
        ),
        ("Le train entre Nantes et Lens est annulé.", "Nantes", "FR"),
    ],
)
def test_a_place_is_where_the_text_says_it_is(text: str, name: str, expected: str | None) -> None:
    said, country = shown_of(text, name)
    assert country == expected
    assert any(words.startswith("ville d") for words in said) == (expected is not None)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("La neige a couvert Oslo, la capitale norvégienne.", "Oslo", ["capitale norvégienne"]),
        ("Il a fui Bergen, une ville de Norvège.", "Bergen", ["une ville de Norvège"]),
        (
            "Il aime Bergen, une ville froide. La Norvège aussi.",
            "Bergen",
            ["une ville froide", "ville de Norvège"],
        ),
        ("Il vit à Oslo, en Norvège.", "Oslo", ["capitale de la Norvège"]),
        ("Il a quitté Rennes, un bourg paisible.", "Rennes", ["un bourg paisible"]),
        (
            "Il a quitté Rennes, un lieu paisible.",
            "Rennes",
            ["un lieu paisible", "ville de France"],
        ),
    ],
)
def test_the_text_and_the_gazetteer_do_not_say_it_twice(
    text: str, name: str, expected: list[str]
) -> None:
    assert shown_of(text, name)[0] == expected


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Le Premier ministre Lars Holm a visité Bergen, en Norvège.", True),
        ("Le Premier ministre Lars Holm a quitté la Norvège pour l'Italie et la Grèce.", False),
        ("Le directeur Lars Holm a visité Bergen, en Norvège.", False),
    ],
)
def test_who_leads_a_country_is_told_where_it_can_only_be_one(text: str, printed: bool) -> None:
    parsed = parse_text(text)
    names = mentions(parsed)
    notes = Annotations(mentions=names, descriptors=descriptors(parsed, names))
    found = next(e for e in register(parsed.article, notes).entities if e.name == "Lars Holm")
    assert any(role.doubt is None for role in found.roles) == printed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Il a quitté la Californie, ville très peuplée, mardi.", "Californie"),
        ("Il a quitté la Norvège, ville tranquille, mardi.", "Norvège"),
        ("Il a quitté le Texas, commune rurale, mardi.", "Texas"),
        ("Il a quitté l'Alsace, village fleuri, mardi.", "Alsace"),
        ("Il a quitté Chicago, pays voisin, mardi.", "Chicago"),
    ],
)
def test_a_place_is_not_described_as_another_kind_of_place(text: str, name: str) -> None:
    said, _ = shown_of(text, name)
    assert not [words for words in said if words in text]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Il a quitté le Luxembourg, ville tranquille, mardi.", "Luxembourg", "ville tranquille"),
        ("Il a quitté Québec, ville fleurie, mardi.", "Québec", "ville fleurie"),
        ("Il a quitté la Norvège, pays tranquille, mardi.", "Norvège", "pays tranquille"),
        ("Il a quitté Stavna, ville tranquille, mardi.", "Stavna", "ville tranquille"),
        ("Il a quitté Chicago, ville fleurie, mardi.", "Chicago", "ville fleurie"),
    ],
)
def test_a_place_is_described_as_what_it_is(text: str, name: str, expected: str) -> None:
    assert expected in shown_of(text, name)[0]


def test_a_ministry_that_the_text_does_not_name_has_no_card() -> None:
    for text in (
        "Le ministre de la Santé parle.",
        "La ministre des Sports a quitté Lansac.",
        "Le ministre de l'Education a signé la circulaire.",
    ):
        parsed = parse_text(text)
        made = register(parsed.article, Annotations(mentions=mentions(parsed)))
        assert all(entity.name in text for entity in made.entities)
        assert not any("ministère" in entity.name for entity in made.entities)
    parsed = parse_text("Le ministre de la Santé parle. Le ministère de la Santé se tait.")
    made = register(parsed.article, Annotations(mentions=mentions(parsed)))
    assert [entity.name for entity in made.entities] == ["ministère de la Santé"]


@pytest.mark.parametrize(
    ("usual", "once", "same"),
    [
        ("Ada Lindqvist", "Ada Lindqist", True),
        ("Bruno Castellan", "Bruno Castelan", True),
        ("Nina Vasseur", "Nina Vassseur", True),
        ("Karim Benhalima", "Karim Benalima", True),
        ("Paul Delorme", "Paul Deorme", True),
        ("Ada Lindqvist", "Eva Lindqist", False),
        ("Paul Martin", "Paul Martins", False),
        ("Paul Morel", "Paul Moel", False),
        ("Nina Vasseur", "Nina Vasselin", False),
        ("Paul Delorme", "Paul Belorme", False),
    ],
)
def test_a_full_name_misspelt_once_is_the_same_person(usual: str, once: str, same: bool) -> None:
    text = f"{usual} est venu. {once} a parlé. {usual} repart."
    made, _ = linked(text, (usual, "PER"), (once, "PER"))
    assert (len(made.entities) == 1) == same
    assert made.entities[0].name == usual
