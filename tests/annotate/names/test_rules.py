"""The rules around the recogniser, given what it is made to have seen."""

from __future__ import annotations

from itertools import pairwise

import pytest

from annotated_briefing.annotate.names.acronyms import coined_from, full_form, spelled_out
from annotated_briefing.annotate.names.mentions import corrected
from annotated_briefing.annotate.names.organisations import (
    LIST,
    is_known,
    occurrences,
    organisations,
    same,
)
from annotated_briefing.annotate.names.trim import trimmed
from annotated_briefing.annotate.syntax.words import DocSpan
from annotated_briefing.french.peoples import inhabitants
from annotated_briefing.model import EntityType, Mention
from tests.support import parse_text


def read(text: str, *seen: tuple[str, str]) -> list[tuple[str, str]]:
    """(form, type) of the names in `text` when the recogniser sees those of `seen`, in order."""
    parsed = parse_text(text)
    found = []
    start = 0
    for form, kind in seen:
        start = text.index(form, start)
        found.append(Mention(start, start + len(form), type=kind))  # type: ignore[arg-type]
        start += len(form)
    mentions = sorted(corrected(parsed, found), key=lambda m: m.start)
    assert all(one.end <= two.start for one, two in pairwise(mentions))
    return [(mention.of(text), mention.type) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        # organisations everyone knows, missed, cut or mistaken for something else
        ("L'AFP l'a appris d'Airbus.", [], [("AFP", "ORG"), ("Airbus", "ORG")]),
        ("Selon Charlie Hebdo, rien.", [("Charlie Hebdo", "PER")], [("Charlie Hebdo", "ORG")]),
        ("Lu dans Le Canard enchaîné.", [("Canard", "ORG")], [("Le Canard enchaîné", "ORG")]),
        ("Lu dans le Canard enchaîné.", [("Canard", "ORG")], [("Canard enchaîné", "ORG")]),
        ("Un Airbus A320 a décollé.", [("Airbus A320", "MISC")], [("Airbus A320", "MISC")]),
        ("Un Airbus a décollé.", [("Airbus", "MISC")], [("Airbus", "MISC")]),
        ("La coalition anti-EI frappe.", [], [("EI", "ORG")]),
        ("La RN 79 est coupée, le RN proteste.", [], [("RN", "ORG")]),
        # somebody and his body in one name, or the body with his given name
        (
            "Le magnat Ugo Lestrade Roche Press a vendu.",
            [("Ugo Lestrade Roche Press", "PER")],
            [("Ugo Lestrade Roche Press", "PER")],
        ),
        (
            "Le magnat Ugo Lestrade Charlie Hebdo a vendu.",
            [("Ugo Lestrade Charlie Hebdo", "PER")],
            [("Ugo Lestrade", "PER"), ("Charlie Hebdo", "ORG")],
        ),
        (
            "La gérante de Charlie Hebdo Nina Roche a vendu.",
            [("Charlie Hebdo Nina", "ORG"), ("Roche", "PER")],
            [("Charlie Hebdo", "ORG"), ("Nina Roche", "PER")],
        ),
        (
            "Le Parti breton Roche a vendu.",
            [("Parti breton", "ORG"), ("Roche", "PER")],
            [("Parti breton", "ORG"), ("Roche", "PER")],
        ),
        # dashes
        (
            "Demain : Albanie - Suisse à Lens.",
            [("Albanie - Suisse", "LOC"), ("Lens", "LOC")],
            [("Albanie", "LOC"), ("Suisse", "LOC"), ("Lens", "LOC")],
        ),
        (
            "La ligne France-Italie.",
            [("France-Italie", "LOC")],
            [("France", "LOC"), ("Italie", "LOC")],
        ),
        ("Il vit à Saint-Malo.", [("Saint-Malo", "LOC")], [("Saint-Malo", "LOC")]),
        ("La SNU-PTT recule.", [("SNU", "ORG"), ("PTT", "ORG")], [("SNU-PTT", "ORG")]),
        (
            "Le Parquet de Gap enquête.",
            [("Parquet", "ORG"), ("Gap", "LOC")],
            [("Parquet de Gap", "ORG")],
        ),
        # what the noun before says, for the whole article
        (
            "La sonde Zélie part. Hier, Zélie a décollé.",
            [("Zélie", "PER"), ("Zélie", "PER")],
            [("Zélie", "MISC"), ("Zélie", "MISC")],
        ),
        ("La société Morlet recrute.", [("Morlet", "PER")], [("Morlet", "ORG")]),
        ("Le village Morlet est isolé.", [("Morlet", "PER")], [("Morlet", "LOC")]),
        ("Le chef de l'organisation Ali Zorbal.", [("Ali Zorbal", "PER")], [("Ali Zorbal", "PER")]),
        # ministers and ministries
        (
            "Le ministre de la Santé Paul Roc.",
            [("Paul Roc", "PER")],
            [("Santé", "ORG"), ("Paul Roc", "PER")],
        ),
        ("Le ministère du Travail a dit.", [("Travail", "ORG")], [("ministère du Travail", "ORG")]),
        ("Le Premier ministre de Pologne.", [("Pologne", "LOC")], [("Pologne", "LOC")]),
        # acronyms
        (
            "L'Institut zélote de mesure (IZM) et l'IZM.",
            [("Institut", "ORG"), ("IZM", "LOC")],
            [("Institut zélote de mesure", "ORG"), ("IZM", "ORG"), ("IZM", "ORG")],
        ),
        (
            "Ali Bo Keta (ABK) parle. Keta sourit.",
            [("Ali Bo Keta", "PER"), ("ABK", "ORG"), ("Keta", "PER")],
            [("Ali Bo Keta", "PER"), ("ABK", "PER"), ("Keta", "PER")],
        ),
        ("Des très petites entreprises (TPE) ferment.", [("TPE", "ORG")], []),
        # what the words before say
        (
            "Les îles de Zor, Mélan et Pirga.",
            [("Zor", "LOC"), ("Mélan", "PER"), ("Pirga", "MISC")],
            [("Zor", "LOC"), ("Mélan", "LOC"), ("Pirga", "LOC")],
        ),
        (
            "Le navire a coulé : l'Orzan gîtait.",
            [("Orzan", "PER")],
            [("Orzan", "MISC")],
        ),
        ("Le Paul Zor des débuts.", [("Paul Zor", "PER")], [("Paul Zor", "PER")]),
        ("Le MV Zorbal sombre.", [("MV Zorbal", "PER")], [("MV Zorbal", "MISC")]),
        (
            "Le téléfilm Anne Zor plaît. Anne Zor aussi.",
            [("Anne Zor", "PER"), ("Anne Zor", "PER")],
            [("Anne Zor", "MISC"), ("Anne Zor", "PER")],
        ),
        (
            "L'agence de presse Zorbal et le site spécialisé Mélan.",
            [("Zorbal", "PER"), ("Mélan", "PER")],
            [("Zorbal", "ORG"), ("Mélan", "ORG")],
        ),
        ("L'homme de radio Paul Zor.", [("Paul Zor", "PER")], [("Paul Zor", "PER")]),
        ("Après une série de victoires, Zor rit.", [("Zor", "LOC")], [("Zor", "LOC")]),
        (
            "La patronne de Zorbal Anne Zor. Chez Zorbal.",
            [("Zorbal Anne Zor", "MISC"), ("Zorbal", "ORG")],
            [("Zorbal", "ORG"), ("Anne Zor", "PER"), ("Zorbal", "ORG")],
        ),
        ("Chez Zorbal & Fils.", [("Zorbal & Fils", "PER")], [("Zorbal & Fils", "ORG")]),
        (
            "L'eurodéputée EELV Anne Zor.",
            [("EELV Anne Zor", "PER")],
            [("EELV", "ORG"), ("Anne Zor", "PER")],
        ),
        (
            "L'Université Anne Zor, la Commission Anne Zor.",
            [
                ("Université", "ORG"),
                ("Anne Zor", "PER"),
                ("Commission", "ORG"),
                ("Anne Zor", "PER"),
            ],
            [("Université Anne Zor", "ORG"), ("Commission", "ORG"), ("Anne Zor", "PER")],
        ),
        ("Il a reçu le prix du Zorbal.", [("Zorbal", "PER")], [("Zorbal", "MISC")]),
        (
            "Un fait.\n\n- Ballet diplomatique -\n\nZor parle.\n\n- La part de Zor -",
            [("Ballet", "ORG"), ("Zor", "PER"), ("Zor", "PER")],
            [("Zor", "PER"), ("Zor", "PER")],
        ),
        (
            "Le sommet Zor-Mel. Zor et Mel.",
            [("Zor-Mel", "PER"), ("Zor", "PER"), ("Mel", "PER")],
            [("Zor", "PER"), ("Mel", "PER"), ("Zor", "PER"), ("Mel", "PER")],
        ),
        ("Élu du Parti Socialiste à La poste.", [], [("Parti Socialiste", "ORG")]),
        ("Il a attendu 20 minutes.", [], []),
        ("Ils jouent « Les îles de Zor ».", [("Zor", "LOC")], []),
        (
            "Ils jouent « Les îles de Zor ». À Zor aussi.",
            [("Zor", "LOC"), ("Zor", "LOC")],
            [("Zor", "LOC"), ("Zor", "LOC")],
        ),
        (
            "Le Centre zélote (KZDC).",
            [("Centre zélote", "ORG"), ("KZDC", "LOC")],
            [("Centre zélote", "ORG"), ("KZDC", "ORG")],
        ),
        # a capital that is the sentence's
        ("Offensives et replis. Des offensives.", [("Offensives", "PER")], []),
        # inhabitants, quoted titles
        ("La Slovène devance un Jordanien.", [("Slovène", "LOC"), ("Jordanien", "LOC")], []),
        ("Ils jouent « Zélida » ce soir.", [("Zélida", "PER")], []),
        (
            "Dit « Zélida ». Zélida chante.",
            [("Zélida", "PER"), ("Zélida", "PER")],
            [("Zélida", "PER"), ("Zélida", "PER")],
        ),
        ("Les taliban avancent.", [], [("taliban", "ORG")]),
    ],
)
def test_rules_mend_what_was_recognised(
    text: str, seen: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert read(text, *seen) == expected


@pytest.mark.parametrize(
    ("short", "words", "first"),
    [
        ("ONU", "l Organisation des Nations unies", 1),
        ("FFTri", "la Fédération française de triathlon", 1),
        ("BRDP", "la brigade de répression de la délinquance contre la personne", 1),
        ("ONU", "la tempête a tout emporté", None),
        ("ABC", "", None),
        ("A" * 12, "a " * 40, None),
    ],
)
def test_what_an_acronym_stands_for(short: str, words: str, first: int | None) -> None:
    assert full_form(list(short), words.split()[-12:]) == first


def test_every_known_name_is_written_once_and_can_be_found() -> None:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    names = [
        name.strip()
        for line in lines
        if line and not line.startswith(("#", "["))
        for name in line.split(";")
    ]
    assert len(names) > 1000
    assert sorted(names) == sorted(set(names))
    assert [name for name in names if not is_known(name)] == []


def test_a_bracket_that_was_not_opened_ends_a_name_and_leaves_no_empty_one() -> None:
    parsed = parse_text("Le plan ASAP)+ et )x.")
    doc = parsed.paragraphs[0].doc
    found = [trimmed(parsed.paragraphs[0], DocSpan(doc, n, n + 1, "ORG")) for n in range(len(doc))]
    forms = [mention.of(parsed.article.text) for mention in found if mention]
    assert all(forms)
    assert not any(")" in form for form in forms)


def test_known_names_stand_alone() -> None:
    text = "www.CGT.fr, @CGT, la CGT-Énergie, les CGTistes et la CGT"
    assert [name for _, _, name in occurrences(text, organisations())] == ["CGT"]
    assert list(occurrences(text, organisations())) == [(len(text) - 3, len(text), "CGT")]


def test_no_country_is_one_of_its_inhabitants() -> None:
    assert {"Suissesse", "Turcs", "Ukrainienne", "Hutus"} <= inhabitants()
    assert not {"Suisse", "Corse", "Parisien", "Breton"} & inhabitants()


@pytest.mark.parametrize(
    ("short", "whole", "coined"),
    [
        ("Fecamon", "Fédération des canotiers et rameurs de montagne", True),
        ("Fedecho", "Fédération des chasseurs", True),
        ("Cofoma", "Comité des forêts et des marais", True),
        ("Fecamon", "Fédération des potiers d'Artois", False),
        ("Cofoma", "Confrérie des maçons", False),
        ("Bercy", "Ministère de l'Economie", False),
    ],
)
def test_a_coined_name_is_made_of_the_beginnings_of_words(
    short: str, whole: str, coined: bool
) -> None:
    assert coined_from(short, whole) is coined


def test_who_is_called_by_a_civility_is_a_person_by_the_full_name_too() -> None:
    text = "Sundar Vidal dirige la firme. M. Vidal a écrit."
    assert read(text, ("Sundar Vidal", "ORG"), ("Vidal", "PER")) == [
        ("Sundar Vidal", "PER"),
        ("Vidal", "PER"),
    ]


@pytest.mark.parametrize(
    ("form", "kind", "person", "answer"),
    [
        ("BoJo", "LOC", "Boris Johnson", "PER"),
        ("LuDa", "MISC", "Lucie Darrieu", "PER"),
        ("MaPer", "LOC", "Marc Perrin", "PER"),
        ("AnJoDu", "LOC", "Anne Joly Durand", "PER"),
        ("EmRo", "MISC", "Emma Roche", "PER"),
        ("BoJo", "LOC", "Paul Johnson", "LOC"),
        ("Bojo", "LOC", "Boris Johnson", "LOC"),
        ("BoJo", "ORG", "Boris Johnson", "ORG"),
        ("BJ", "LOC", "Boris Johnson", "LOC"),
        ("JoBo", "LOC", "Boris Johnson", "LOC"),
    ],
)
def test_a_word_made_of_a_persons_names_is_the_person(
    form: str, kind: EntityType, person: str, answer: str
) -> None:
    text = f"{form} parle, {person} rit."
    first, second = text.index(form), text.index(person)
    found = [
        Mention(first, first + len(form), type=kind),
        Mention(second, second + len(person), type="PER"),
    ]
    assert [m.type for m in spelled_out(parse_text(text), found)] == [answer, "PER"]


@pytest.mark.parametrize(
    ("form", "words", "answer"),
    [
        ("La République en marche", "La République en Marche", True),
        ("La République en marche", "La République En Marche", True),
        ("Le Canard enchaîné", "Le Canard Enchaîné", True),
        ("La France insoumise", "La France Insoumise", True),
        ("Les Temps modernes", "Les Temps Modernes", True),
        ("Le Canard enchaîné", "Le canard enchaîné", False),
        ("La Poste", "La poste", False),
        ("La Croix", "La croix", False),
        ("20 Minutes", "20 minutes", False),
        ("Les Temps modernes", "les temps modernes", False),
    ],
)
def test_a_known_name_with_an_article_may_have_more_capitals_not_fewer(
    form: str, words: str, answer: bool
) -> None:
    assert same(form, words) is answer
