from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest

from annotated_briefing.annotate.names.consistency import consistent
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
