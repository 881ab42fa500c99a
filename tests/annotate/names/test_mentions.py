from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest

from annotated_briefing.annotate.names.consistency import consistent
from annotated_briefing.annotate.names.joins import of_someone
from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.french.peoples import countries, is_inhabitants
from annotated_briefing.model import Article, Dateline, Mention, Source, Span
from tests.support import SEED, parse_text, work


def names(text: str) -> dict[str, set[str]]:
    parsed = parse_text(text)
    found: dict[str, set[str]] = {}
    for mention in mentions(parsed):
        found.setdefault(mention.type, set()).add(mention.of(text))
    return found


def test_people_places_and_organisations_of_a_dispatch() -> None:
    text = (
        "Le président Emmanuel Macron a reçu mardi à Paris la chancelière Angela Merkel, a annoncé"
        " l'Élysée.\n\nL'ONU et l'Union européenne se sont félicitées de cette rencontre.\n\n"
        "M. Macron se rendra ensuite en Allemagne, selon Le Monde."
    )
    found = names(text)
    assert {"Emmanuel Macron", "Angela Merkel", "Macron"} <= found["PER"]
    assert {"Paris", "Allemagne"} <= found["LOC"]
    assert {"ONU", "Union européenne"} <= found["ORG"]


def test_the_seed_names_its_people_its_places_and_the_taliban() -> None:
    raw = SEED.read_text(encoding="utf-8")
    body = raw.rpartition("\n\n")[0].partition(" - ")[2]
    found = names(body)
    assert found["PER"] == {"John Kirby", "Zabihullah Mujahid", "Donald Trump", "Joe Biden"}
    assert {"Pentagone", "taliban"} <= found["ORG"]
    assert {"Kandahar", "Doha", "Qatar", "Afghanistan", "Etats-Unis", "Kaboul"} <= found["LOC"]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Il étudie au lycée Lucie Armor.", "ORG", "lycée Lucie Armor"),
        ("La fusée attend au centre spatial Lansac.", "ORG", "centre spatial Lansac"),
        ("Il enseigne à l'université Hugo Brennec.", "ORG", "université Hugo Brennec"),
        # the article knows the person
        (
            "Le patron du musée Paul Vidal a parlé. Paul Vidal est content de Paul Vidal.",
            "PER",
            "Paul Vidal",
        ),
        ("Le directeur de la police Paul Vidal a parlé.", "PER", "Paul Vidal"),
        # one province, and a person
        (
            "Selon le préfet de la province de Sarbin, Karema Dawod, il pleut.",
            "PER",
            "Karema Dawod",
        ),
        ("Il a visité les villes de Hilla, Kerbala et Najaf.", "LOC", "Kerbala"),
    ],
)
def test_a_name_is_of_what_it_stands_in(text: str, kind: str, name: str) -> None:
    assert name in names(text).get(kind, set())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # all that one minister is in charge of is one body, and not two of two ministers
        (
            "Le ministre de l'Action et des Comptes publics a souri.",
            {"ORG": {"Action et des Comptes publics"}},
        ),
        (
            "La ministre des Solidarités et de la Santé a souri.",
            {"ORG": {"Solidarités et de la Santé"}},
        ),
        (
            "Le ministère de l'Agriculture et de la Pêche a souri.",
            {"ORG": {"ministère de l'Agriculture et de la Pêche"}},
        ),
        (
            "Le ministre de l'Economie, des Finances et du Budget a souri.",
            {"ORG": {"Economie, des Finances et du Budget"}},
        ),
        (
            "Le ministre français de la Culture et de la Communication a souri.",
            {"ORG": {"Culture et de la Communication"}},
        ),
        (
            "Les ministres de la Défense et des Affaires étrangères ont souri.",
            {"ORG": {"Défense", "Affaires étrangères"}},
        ),
        (
            "Le ministre de l'Intérieur et le ministre de la Justice ont souri.",
            {"ORG": {"Intérieur", "Justice"}},
        ),
        (
            "Le départ du ministre de la Justice et de Paul Roy est fêté.",
            {"ORG": {"Justice"}, "PER": {"Paul Roy"}},
        ),
        (
            "L'avis du ministre de la Santé et de la CGT est connu.",
            {"ORG": {"Santé", "CGT"}},
        ),
        ("Le ministre de la Santé de Pologne a souri.", {"ORG": {"Santé"}, "LOC": {"Pologne"}}),
        # centuries are no places
        ("La tour date du IXe, et le pont du XVIIIe.", {}),
        ("Le rempart fut bâti du XIIe au XIVe siècle.", {}),
        ("Selon Louis XIV, il pleut.", {"PER": {"Louis XIV"}}),
        ("Il vit dans le XIIIe arrondissement.", {"LOC": {"XIIIe arrondissement"}}),
        # a party with more capitals, not with fewer
        (
            "Il réunit les ténors de La République en Marche le 26 juillet.",
            {"ORG": {"La République en Marche"}},
        ),
        (
            "Les élus de La République En Marche rient.",
            {"ORG": {"La République En Marche"}},
        ),
        # made of a person's names
        ('"BoJo" se tait. Boris Johnson a ri.', {"PER": {"BoJo", "Boris Johnson"}}),
        ('"JeMa" se tait. Jean Martin a ri.', {"PER": {"JeMa", "Jean Martin"}}),
        # where it was said, and by whom
        (
            '"Ceci est un pouls", a ainsi écrit vendredi sur Facebook Nasri Sayegh, artiste.',
            {"ORG": {"Facebook"}, "PER": {"Nasri Sayegh"}},
        ),
        ("Il a écrit lundi sur Google Play Store.", {"MISC": {"Google Play Store"}}),
    ],
)
def test_a_name_is_whole_and_no_more_than_itself(text: str, expected: dict[str, set[str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "glued", "expected"),
    [
        ('"Oui", a écrit sur Facebook Rania Abd.', "Facebook Rania Abd", ["Facebook", "Rania Abd"]),
        ("« Oui », a lancé lundi sur Zipo Lu Ming.", "Zipo Lu Ming", ["Zipo", "Lu Ming"]),
        ('"Non", ironise sur Wala Ode Prato.', "Wala Ode Prato", ["Wala", "Ode Prato"]),
        (
            '"Non", a répondu sur France Info Zed Oro.',
            "France Info Zed Oro",
            ["France Info", "Zed Oro"],
        ),
        ('"Non" a tweeté puis écrit sur Wala Ode Prato.', "Wala Ode Prato", ["Wala", "Ode Prato"]),
        ("Luc a écrit sur Google Play Store.", "Google Play Store", ["Google Play Store"]),
        ('"Oui", a-t-on lu. On joue sur Zipo Lu Ming.', "Zipo Lu Ming", ["Zipo Lu Ming"]),
        ('"Oui", a dit sur Zipo Play le chef.', "Zipo Play", ["Zipo Play"]),
        ('"Oui", a dit près de Zipo Lu Ming.', "Zipo Lu Ming", ["Zipo Lu Ming"]),
        ('"Oui", a tourné sur Zipo Lu Ming.', "Zipo Lu Ming", ["Zipo Lu Ming"]),
    ],
)
def test_who_says_it_is_apart_from_where_it_is_said(
    text: str, glued: str, expected: list[str]
) -> None:
    parsed, seen = fixed(text, (glued, 1, "MISC"))
    assert [mention.of(text) for mention in of_someone(parsed, seen)] == expected


def test_neither_articles_nor_civilities_are_part_of_a_name() -> None:
    found = names("Mme Anne Delorme et M. Paul Vidal ont quitté la France pour l'Italie.")
    assert found.get("PER") == {"Anne Delorme", "Paul Vidal"}
    assert found.get("LOC") == {"France", "Italie"}


@pytest.mark.parametrize(
    ("form", "before", "answer"),
    [
        ("Toulousains", "Hier les ", True),
        ("Kényans", "tué trois jeunes ", True),
        ("Serbes", "des ", True),
        ("Rochelais", "Hier à ", False),
        ("Balkans", "dans les ", False),
        ("Landes", "dans les ", False),
        ("Antilles", "aux ", False),
        ("Calais", "à ", False),
    ],
)
def test_inhabitants_are_no_places(form: str, before: str, answer: bool) -> None:
    assert is_inhabitants(form, before) is answer


def test_countries_are_known_with_and_without_their_accent() -> None:
    assert {"États-Unis", "Etats-Unis", "Égypte", "Egypte", "Yougoslavie"} <= countries()
    assert not {"Europe", "Monde", "Union européenne", "Paris"} & countries()


def test_no_mention_crosses_a_line_overlaps_another_or_starts_with_a_space() -> None:
    text = "Paris\nLyon : l'armée\n« Anne Delorme »\nÉTATS-UNIS – L’ONU (New York).\n" * 3
    parsed = parse_text(text)
    found = mentions(parsed)
    for mention in found:
        form = mention.of(text)
        assert form == form.strip() and "\n" not in form and form
    for one, two in pairwise(found):
        assert one.end <= two.start


def fixed(text: str, *seen: tuple[str, int, str]) -> tuple[ParsedArticle, list[Mention]]:
    """An article in which the recogniser is made to have seen only the nth of some names."""
    parsed = parse_text(text)
    found = []
    for name, nth, kind in seen:
        start = -1
        for _ in range(nth):
            start = text.index(name, start + 1)
        found.append(Mention(start, start + len(name), type=kind))  # type: ignore[arg-type]
    return parsed, found


def test_a_name_seen_once_is_found_everywhere_in_the_article() -> None:
    text = "La firme Zorbal recrute.\n\nHier, Zorbal a ouvert une usine près de Zorbal-Village."
    parsed, seen = fixed(text, ("Zorbal", 1, "ORG"))
    found = consistent(parsed, seen)
    assert [(m.start, m.type) for m in found] == [
        (text.index("Zorbal"), "ORG"),
        (text.index("Zorbal a"), "ORG"),
    ]


def test_of_two_known_names_at_a_word_the_longer_is_found() -> None:
    text = "La Zorbal de Brest et la Zorbal dorment. Or la Zorbal de Brest ouvre, et la Zorbal."
    parsed, seen = fixed(text, ("Zorbal de Brest", 1, "ORG"), ("Zorbal", 2, "ORG"))
    found = [mention.of(text) for mention in consistent(parsed, seen)]
    assert sorted(found) == ["Zorbal", "Zorbal", "Zorbal de Brest", "Zorbal de Brest"]


def test_the_surname_of_a_person_is_a_person_but_not_after_at() -> None:
    text = "Paul Morlanne parle. Morlanne sourit. Il vit à Morlanne."
    parsed, seen = fixed(
        text, ("Paul Morlanne", 1, "PER"), ("Morlanne", 2, "LOC"), ("Morlanne", 3, "LOC")
    )
    assert [m.type for m in consistent(parsed, seen)] == ["PER", "PER", "LOC"]


def test_the_dateline_is_a_place_and_its_agency_an_organisation() -> None:
    parsed = parse_text("Des soldats sont partis.")
    source = Source(
        "x", "text", agency="Reuters", agency_span=Span(8, 15), dateline=Dateline("Kaboul", 0, 6)
    )
    article: Article = dataclasses.replace(parsed.article, source=source)
    found = mentions(ParsedArticle(article, ()))
    assert found == (Mention(0, 6, type="LOC"), Mention(8, 15, type="ORG"))


@pytest.mark.parametrize(
    "text",
    ["", " ", "«", "\u200b", "\ud83d\ude00" * 50, "A" * 2_000, "a'" * 900, "Paris " * 3000],
)
def test_odd_texts_are_read_without_a_fault(text: str) -> None:
    parsed = parse_text(text.encode("utf-16", "surrogatepass").decode("utf-16"))
    assert isinstance(mentions(parsed), tuple)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un plan pour la ville de LyonLes élus en parlent.", {"LOC": {"Lyon"}}),
        ("Ils votent à BrestDepuis hier, tout est calme.", {"LOC": {"Brest"}}),
        ("Il l'a dit à l'AFP.En mai, il part.", {"ORG": {"AFP"}}),
        ("Il parle des moyens de financementLes élus ont voté la loi.", {}),
        (
            "Le site de TotalEnergies à Brest est vide.",
            {"ORG": {"TotalEnergies"}, "LOC": {"Brest"}},
        ),
    ],
)
def test_a_name_ends_where_the_next_sentence_touches_it(
    text: str, found: dict[str, set[str]]
) -> None:
    assert names(text) == found


def test_ten_times_the_people_of_one_first_name_are_ten_times_the_work() -> None:
    def of(times: int) -> int:
        people = (f"Anne {chr(65 + n % 26)}{chr(97 + n // 26)}rvan" for n in range(times))
        parsed = parse_text(", ".join(people) + " sont venues.")
        return work(lambda: mentions(parsed))

    assert of(200) < 12 * of(20)
