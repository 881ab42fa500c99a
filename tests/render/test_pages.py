"""Pages: every generated line leads to its sentence, whatever the words of the article."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import html5lib
import jsonschema
import pytest
import yaml

from annotated_briefing.brief.rights import published
from annotated_briefing.dossier import index as index_of_site
from annotated_briefing.dossier.index import Index
from annotated_briefing.model import (
    Briefing,
    Entity,
    Event,
    EventDate,
    Page,
    Site,
    Span,
    SummaryItem,
)
from annotated_briefing.render import links
from annotated_briefing.render.links import Links
from annotated_briefing.render.pages import country_words, issue_url, render, typography
from annotated_briefing.render.views import voices
from annotated_briefing.settings import Settings
from tests.render.briefings import TEXT, briefing, site, span_of

ROOT = Path(__file__).parent.parent.parent


def rendered(found: Site, **options: Any) -> dict[str, Page]:
    return {page.uri: page for page in render(found, Settings(**options), ROOT).pages}


def body_of(page: Page) -> str:
    """A page's HTML, with the hyphens of ids readable again."""
    return page.text.split("---\n\n", 1)[1].replace("&#45;", "-")


@pytest.fixture(scope="module")
def one() -> dict[str, Page]:
    return rendered(site(briefing()))


def test_a_site_has_a_page_of_every_kind(one: dict[str, Page]) -> None:
    assert {
        "index.md",
        "articles/index.md",
        "articles/lyon.md",
        "articles/lyon/briefing.json",
        "articles/lyon/briefing.md.txt",
        "entites/index.md",
        "chronologie/index.md",
        "recherche/index.md",
        "recherche/index.js",
        "schema/briefing-1.json",
    } <= set(one)


def test_every_page_is_one_block_of_valid_html(one: dict[str, Page]) -> None:
    for uri, page in one.items():
        if uri.endswith(".md"):
            text = body_of(page).strip()
            assert text.startswith("<div") and text.endswith("</div>"), uri
            assert not re.search(r"\n\s*\n", text), uri
            parser = html5lib.HTMLParser()
            parser.parse(f"<!doctype html><title>x</title>{text}")
            assert parser.errors == [], uri


def test_every_line_of_a_briefing_leads_to_a_sentence_of_it(one: dict[str, Page]) -> None:
    html = body_of(one["articles/lyon.md"])
    lines = re.findall(r'<li[^>]* id="([kcqg]\d+)"[^>]*>(.*?)</li>', html)
    assert [ident for ident, _ in lines] == ["k1", "c1", "q1", "g1"]
    for ident, line in lines:
        assert re.search(r'class="ab-ev"[^>]* href="#s\d"', line), ident
    assert re.search(r'(?s)id="e-marie-curie".*?physicienne.*?href="#s1"', html)
    assert re.search(r'(?s)id="e-lyon".*?ville de France.*?hors du texte.*?GeoNames', html)


def test_an_article_is_offered_as_markdown_in_four_files_at_most(one: dict[str, Page]) -> None:
    assert '<a href="briefing.md.txt" download="lyon.md">' in body_of(one["articles/lyon.md"])
    text = one["articles/lyon/briefing.md.txt"].text
    assert text.startswith("# Marie Curie est venue à Lyon\n")
    assert '<a id="s4"></a>**4** Une &#123;&#123; fête &#125;&#125; est prévue en mai.' in text
    assert len([uri for uri in one if uri.startswith("articles/lyon")]) <= 4


def test_the_schema_has_a_word_on_each_object_and_field_and_holds_a_briefing() -> None:
    pages = rendered(site(briefing()), site_url="https://revue.example/presse/")
    schema = json.loads(pages["schema/briefing-1.json"].text)
    assert schema["$id"] == "https://revue.example/presse/schema/briefing-1.json"
    for told in schema["$defs"].values():
        assert told["description"]
        for field in told["properties"].values():
            assert field["description"].endswith(".")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(pages["articles/lyon/briefing.json"].text), schema)


def test_hostile_words_stay_words() -> None:
    evil = '"><script>alert(1)</script>{{ 7*7 }}'
    found = replace(
        briefing(),
        title=evil,
        entities=(Entity("marie-curie", evil, "PER"), Entity("lyon", evil, "LOC")),
    )
    for uri, page in rendered(site(found)).items():
        if uri.endswith((".md", ".js")):
            assert "<script" not in page.text, uri
        if uri.endswith(".md"):
            assert "{{" not in body_of(page), uri
    meta = yaml.safe_load(rendered(site(found))["articles/lyon.md"].text.split("---\n")[1])
    assert unescape(meta["title"]) == evil and "<" not in meta["title"]


def test_withheld_words_are_on_no_page_and_in_no_data() -> None:
    whole = briefing()
    found = published(replace(whole, source=replace(whole.source, rights="excerpts")), "full")
    for uri, page in rendered(site(found)).items():
        assert "répondu" not in page.text and "fête" not in page.text, uri
        assert "r\\u00e9pondu" not in page.text and "f\\u00eate" not in page.text, uri


def test_a_month_is_said_to_be_no_day(one: dict[str, Page]) -> None:
    html = body_of(one["articles/lyon.md"])
    assert "juillet 2021" in html and "jour non indiqué" in html
    assert not re.search(r'<time[^>]* datetime="2021-07-\d\d"', unescape(html))


def test_an_empty_site_says_what_to_do() -> None:
    home = body_of(rendered(Site(()))["index.md"])
    assert "seeds/" in unescape(home) and "déposez un fichier" in home


def many(count: int) -> Briefing:
    """A briefing with `count` events spread over four years."""
    event = briefing().events[0]

    def at(number: int) -> Event:
        day = f"{2018 + number % 4}-05-0{1 + number % 9}"
        return replace(event, date=EventDate(day, day, day, "day", None, "jeudi"))

    return replace(briefing(), events=tuple(at(n) for n in range(count)))


def test_a_long_timeline_has_pages_that_hold_every_date_once() -> None:
    short = rendered(site(many(140)))
    long = rendered(site(many(600)), max_output=10_000)  # more dates than an article has
    assert not [uri for uri in short if re.match(r"chronologie/\d", uri)]
    below = [uri for uri in long if re.match(r"chronologie/.+md", uri) and "index" not in uri]
    shown = [body_of(long[uri]).count('class="ab-event"') for uri in below]
    assert sum(shown) == 600 and max(shown) <= 140
    landing = body_of(long["chronologie/index.md"])
    assert all(f'href="{year}/"' in landing for year in range(2018, 2022))
    # A month is read in a row: on its page, and where that is full on the next ones.
    may = [uri for uri in long if re.match(r"chronologie/2019", uri)]
    assert may == ["chronologie/2019.md", "chronologie/2019-05.md", "chronologie/2019-05_2.md"]
    assert 'href="../2019-05_2/"' in body_of(long["chronologie/2019-05.md"])
    assert "chronologie/2019-05_2.md" in long and 'aria-current="page">2<' in body_of(long[may[2]])


def test_speakers_are_grouped_and_nobody_comes_last() -> None:
    claim = briefing().claims[0]
    nobody = replace(claim, speaker=None, speaker_span=None)
    mayor = span_of("Le maire de Lyon")
    words = replace(claim, speaker=None, speaker_span=mayor, attribution="anonyme")
    found = replace(briefing(), claims=(nobody, claim, words, claim))
    groups = voices(found)
    assert [[number for number, _ in voice.claims] for voice in groups] == [[2, 4], [3], [1]]
    html = body_of(rendered(site(found))["articles/lyon.md"])
    assert "Sans source nommée" in html
    assert "2 sources, dont 1 anonyme" in html


def test_a_statement_is_told_elsewhere_with_the_words_it_leans_on() -> None:
    leaning = replace(briefing().claims[0], context=span_of("Marie Curie, physicienne"))
    found = [briefing(ident, claims=(leaning,)) for ident in ("lyon", "autre")]
    whole = rendered(site(*found))
    html = body_of(whole["entites/marie-curie.md"])
    assert re.search(r"juste avant.{1,20}«.{1,10}Marie Curie, physicienne.{1,10}»", html)
    assert 'href="../../articles/lyon/#s1"' in html
    assert "juste avant" not in body_of(whole["articles/lyon.md"])  # there the text is beside


def test_a_reserve_says_whose_it_is() -> None:
    poll = span_of("Le maire de Lyon")
    told = replace(briefing().claims[0], hedge="selon")
    words = replace(told, speaker=None, speaker_span=poll, attribution="anonyme")
    html = body_of(rendered(site(replace(briefing(), claims=(told, words))))["articles/lyon.md"])
    reserves = re.findall(r'class="ab-hedge">(.*?)</span>', html)
    assert reserves and all(re.search(r"selon.+(?:Curie|maire)", unescape(r)) for r in reserves)


def test_a_statement_does_not_repeat_the_line_above_it() -> None:
    first = briefing().claims[0]
    below = replace(first, context=first.span)
    assert below.beside(None) == first.span
    assert below.beside(first) is None
    assert replace(first, context=span_of("Marie Curie, physicienne")).beside(first) is not None


def test_an_essential_brings_what_it_leans_on_unless_that_stands_right_above() -> None:
    first = briefing().summary[0]
    below = replace(first, context=first.span)
    alone = body_of(rendered(site(replace(briefing(), summary=(below,))))["articles/lyon.md"])
    assert "juste avant" in alone
    both = replace(briefing(), summary=(first, below))
    assert "juste avant" not in body_of(rendered(site(both))["articles/lyon.md"])
    second, third = briefing().sentences[1:3]
    longer = replace(first, start=third.start, end=third.end, context=Span(first.start, second.end))
    told = body_of(rendered(site(replace(briefing(), summary=(first, longer))))["articles/lyon.md"])
    (before,) = re.findall(r'"ab-before">.*?</div>', told, flags=re.DOTALL)
    text = unescape(re.sub(r"<.*?>", "", before))
    assert second.of(briefing().text) in text and first.text not in text


def test_two_essentials_in_a_row_that_lean_on_the_same_words_bring_them_once() -> None:
    first, second, third = briefing().sentences[:3]
    item = briefing().summary[0]
    two = tuple(
        replace(item, start=s.start, end=s.end, text=s.of(briefing().text), context=first.span)
        for s in (second, third)
    )
    html = body_of(rendered(site(replace(briefing(), summary=two)))["articles/lyon.md"])
    assert html.count("ab-before") == 1
    assert two[1].beside(replace(two[0], context=None)) == first.span


def test_a_long_context_shows_its_beginning_and_all_of_it_to_who_asks() -> None:
    whole = briefing().body
    for end, folded in ((whole.start + 150, False), (whole.start + 151, True)):
        leaning = replace(briefing().summary[0], context=Span(whole.start, end))
        page = rendered(site(replace(briefing(), summary=(leaning,))))["articles/lyon.md"]
        assert ("<details><summary" in body_of(page)) is folded


def test_a_title_is_never_cut_before_its_colon() -> None:
    page = rendered(site(replace(briefing(), title="Valmer : le port rouvre")))
    for uri in ("articles/lyon.md", "index.md"):
        assert "Valmer\u00a0: le port rouvre" in unescape(body_of(page[uri]))


def test_a_name_has_a_page_where_several_articles_tell_of_it() -> None:
    other = briefing("autre", mentions=briefing().mentions[:1])
    index = Index(site(briefing(), other))
    assert index.has_page("marie-curie")
    assert not index.has_page("lyon") and not index.has_page("inconnu")
    assert Links(links.HOME).name("lyon", index) == "articles/lyon/#e-lyon"


def test_on_a_large_site_a_name_of_two_articles_leads_from_each_to_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index_of_site, "EARLY", 1)
    pages = rendered(site(briefing(), briefing("autre", title="Un autre titre")))
    html = body_of(pages["articles/lyon.md"])
    assert "entites/lyon.md" not in pages
    assert 'href="../autre/#e-lyon">autre article' in html
    assert "Un autre titre" in html
    assert 'href="../lyon/#e-lyon">autre article' in body_of(pages["articles/autre.md"])


def test_a_page_of_a_name_stays_when_articles_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_of_site, "EARLY", 2)

    def dated(ident: str, year: int, **changed: Any) -> Briefing:
        source = replace(briefing().source, published=f"{year}-01-01")
        return replace(briefing(ident, **changed), source=source)

    before = [dated("un", 2021), dated("deux", 2022)]
    later = [dated(f"b{year}", year, mentions=(), entities=()) for year in range(2023, 2030)]
    assert "entites/lyon.md" in rendered(site(*before))
    assert "entites/lyon.md" in rendered(site(*before, *later))


def test_a_long_register_has_pages_of_as_many_letters_as_fit() -> None:
    names = [f"{first}{n}" for first in ("Éa", "Ed", "Abel", "Zoé", "42 ") for n in range(60)]
    people = tuple(Entity(id=f"x{n}", name=name, type="PER") for n, name in enumerate(names))
    long = site(briefing(entities=(*briefing().entities, *people)))
    shelves = Index(long).by_letter("PER")
    assert list(shelves) == ["#", "A", "C", "E", "Z"]
    assert len(shelves["E"]) == 120  # « Éa » with « Ed »
    pages = rendered(long)
    first = body_of(pages["entites/personnes/0.md"])
    assert first.count('class="ab-named"') == 121
    assert pages["entites/personnes/0.md"].title == "Personnes, # à C"
    assert 'id="personnes-a"' in first
    assert "121 noms" in first and "à leur nom de famille" in first
    assert 'href="personnes/0/#personnes-a"' in body_of(pages["entites/index.md"])
    assert body_of(pages["entites/personnes/e.md"]).count('class="ab-named"') == 180
    assert not [uri for uri in rendered(site(briefing())) if uri.startswith("entites/personnes")]


def test_people_are_filed_by_their_surnames_and_shown_by_their_names() -> None:
    people = {
        "Emma Nuel": (), "Paule Le Gall": (), "Anne de Lignac": ("Lignac",),
        "Zhou Enfei": ("Zhou",), "Ronaldito": (), "Al Brun": ("Brun",),
    }  # fmt: skip
    found = tuple(
        Entity(id=f"x{n}", name=name, type="PER", aliases=aliases)
        for n, (name, aliases) in enumerate(people.items())
    )
    shelves = Index(site(briefing(entities=found))).by_letter("PER")
    assert {letter: [entity.name for entity in row] for letter, row in shelves.items()} == {
        "B": ["Al Brun"],
        "L": ["Paule Le Gall", "Anne de Lignac"],
        "N": ["Emma Nuel"],
        "R": ["Ronaldito"],
        "Z": ["Zhou Enfei"],
    }


def test_a_long_list_of_briefings_has_a_page_a_month() -> None:
    def dated(number: int) -> Briefing:
        source = replace(briefing().source, published=f"2021-0{2 - number // 150}")
        return replace(briefing(f"b{number}"), source=source)

    found = site(*(dated(n) for n in range(300)))
    pages = rendered(found)
    assert body_of(pages["mois/2021-01.md"]).count('class="ab-row-item"') == 120
    assert body_of(pages["mois/2021-01_2.md"]).count('class="ab-row-item"') == 30
    months = sorted(uri for uri in pages if uri.startswith("mois/"))
    assert months == [f"mois/2021-0{m}{part}.md" for m in (1, 2) for part in ("", "_2")]
    # A name met in all of them: the newest on its page, the others on the next ones.
    assert body_of(pages["entites/lyon.md"]).count('class="ab-mentions"') == 20
    older = [page for uri, page in pages.items() if uri.startswith("entites/lyon/")]
    assert sum(body_of(page).count('class="ab-mentions"') for page in older) == 280
    assert [page.title for page in older] == [
        "Lyon, janvier 2021", "Lyon, janvier 2021 – février 2021", "Lyon, février 2021"
    ]  # fmt: skip
    first = body_of(older[0])
    assert first.index('id="m-b180"') < first.index('id="m-b299"')  # the newest first


def test_a_page_is_described_by_its_first_essential(one: dict[str, Page]) -> None:
    meta = yaml.safe_load(one["articles/lyon.md"].text.split("---\n")[1])
    assert unescape(meta["description"]).startswith("Marie Curie, physicienne, est venue")


def test_related_briefings_share_a_name_that_is_rare() -> None:
    other = replace(briefing("autre"), title="Autre")
    apart = replace(briefing("loin"), mentions=(), entities=(), claims=(), events=())
    index = Index(site(briefing(), other, apart))
    assert [found.id for found, _ in index.related(briefing())] == ["autre"]


def test_reports_go_to_the_repository_only_when_it_is_known() -> None:
    assert issue_url("", briefing()) is None
    assert issue_url("javascript:alert(1)", briefing()) is None
    address = issue_url("https://github.com/a/b/", briefing())
    assert address and address.startswith("https://github.com/a/b/issues/new?")
    assert "seeds/lyon.txt" in parse_qs(urlsplit(address).query)["title"][0]
    gitlab = issue_url("https://gitlab.com/a/b", briefing())
    assert gitlab and gitlab.startswith("https://gitlab.com/a/b/-/issues/new?")
    html = body_of(
        rendered(site(briefing()), repo_url="https://github.com/a/b")["articles/lyon.md"]
    )
    assert "Signaler une erreur" in html and "data-repo=" in html


def test_countries_are_named_in_french() -> None:
    assert country_words("AF") == "Afghanistan" and country_words("DE") == "Allemagne"
    assert country_words("??") == "??"


def test_generated_words_have_the_spaces_of_french() -> None:
    assert typography("« jeudi » : le jour manque") == "«\u202fjeudi\u202f»\u202f: le jour manque"


def test_a_quotation_in_the_summary_always_names_its_speaker() -> None:
    second = briefing().sentences[1]
    item = SummaryItem(
        second.start,
        second.end,
        text=second.of(TEXT),
        sentence="s2",
        speaker_span=span_of("Marie Curie", second.start),
    )
    found = rendered(site(replace(briefing(), summary=(item,))))
    for uri in ("articles/lyon.md", "index.md"):
        assert re.search(
            r"bien »[^<]*<span class=\"ab-by\">— Marie Curie", unescape(found[uri].text)
        )
