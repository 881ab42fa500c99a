"""What a page's head tells citation managers and search engines."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import yaml

from annotated_briefing.brief.rights import published
from annotated_briefing.model import Briefing, Definition, Entity, Mention, Source, Span
from annotated_briefing.render.citing import MOST, head, script
from annotated_briefing.render.exports.registry import Context
from annotated_briefing.render.pages import render
from annotated_briefing.settings import Settings
from tests.render.briefings import briefing, site
from tests.support import ROOT

HERE = Context("Revue", "https://revue.example/presse/")
ADDRESS = "https://revue.example/presse/articles/lyon/"
ALLOWED = {
    "AnalysisNewsArticle": {
        "@context", "headline", "inLanguage", "url", "publisher", "isBasedOn", "about", "mentions",
    },
    "NewsArticle": {"url", "datePublished", "publisher"},
    "Event": {"name", "startDate", "url"},
    "Organization": {"name", "sameAs"},
    "Person": {"name", "sameAs"},
    "Place": {"name", "sameAs"},
    "Thing": {"name", "sameAs"},
}  # fmt: skip


def well_formed(node: Any) -> None:
    """Every object has a known type and known properties, and none is empty."""
    assert set(node) - {"@type"} <= ALLOWED[node["@type"]]
    for value in node.values():
        assert value
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                well_formed(part)


def with_source(**changes: Any) -> Briefing:
    whole = briefing()
    return replace(whole, source=replace(whole.source, **changes))


def test_a_citation_manager_finds_title_agency_day_and_address() -> None:
    found = head(
        with_source(published="2021-07-22", url="https://agence.example/a", usage_terms="CC BY"),
        HERE,
    )
    metas = dict(found.metas)
    assert metas["citation_title"] == metas["DC.title"] == "Marie Curie est venue à Lyon"
    assert metas["citation_author"] == metas["DC.creator"] == "Agence"
    assert (metas["citation_publication_date"], metas["DC.date"]) == ("2021/07/22", "2021-07-22")
    assert metas["citation_public_url"] == metas["DC.identifier"] == ADDRESS
    assert (metas["DC.source"], metas["DC.rights"]) == ("https://agence.example/a", "CC BY")


def test_linked_data_has_the_shape_of_an_analysis_based_on_an_article() -> None:
    whole = with_source(url="https://agence.example/a")
    marie, lyon = whole.entities
    known = replace(marie, same_as=("https://www.wikidata.org/wiki/Q7186",))
    dupont = Mention(whole.sentences[2].start, whole.sentences[2].end, type="PER", entity="dupont")
    found = head(
        replace(
            whole,
            entities=(lyon, known, Entity("dupont", "Jean Dupont", "PER")),
            mentions=tuple(sorted((*whole.mentions, dupont), key=lambda m: m.start)),
        ),
        HERE,
    ).linked_data
    well_formed(found)
    assert found["@type"] == "AnalysisNewsArticle" and found["url"] == ADDRESS
    assert found["isBasedOn"] == {
        "@type": "NewsArticle",
        "url": "https://agence.example/a",
        "datePublished": "2021-07",
        "publisher": {"@type": "Organization", "name": "Agence"},
    }
    assert found["about"] == [
        {"@type": "Place", "name": "Lyon"},
        {"@type": "Person", "name": "Marie Curie", "sameAs": [known.same_as[0]]},
    ]
    assert found["mentions"] == [{"@type": "Person", "name": "Jean Dupont"}]


@pytest.mark.parametrize("source", [Source("seeds/x.txt", "text"), Source("x", "text", url="")])
def test_what_is_not_known_is_not_said(source: Source) -> None:
    bare = replace(briefing(), source=source, entities=(), mentions=(), summary=())
    found = head(bare, Context("Revue"))
    well_formed(found.linked_data)
    assert "url" not in found.linked_data and "about" not in found.linked_data
    assert {name for name, _ in found.metas} == {
        "citation_title", "citation_language", "DC.title", "DC.language", "DC.publisher", "DC.type",
    }  # fmt: skip


def dated(edtf: str, **changes: Any) -> list[dict[str, Any]]:
    event = briefing().events[0]
    date = replace(event.date, edtf=edtf, precision="day")
    found = head(briefing(events=(replace(event, date=date, **changes),)), HERE).linked_data
    well_formed(found)
    return [thing for thing in found.get("mentions", []) if thing["@type"] == "Event"]


@pytest.mark.parametrize("edtf", ["2021-07-22", "2021-07", "2021"])
def test_an_event_is_told_with_its_date_as_far_as_it_goes(edtf: str) -> None:
    (event,) = dated(edtf)
    assert event["startDate"] == edtf and event["url"] == f"{ADDRESS}#s1"
    assert event["name"].startswith("Marie Curie, physicienne, est venue")


@pytest.mark.parametrize(
    ("edtf", "changes"),
    [
        ("2021-07~", {}),
        ("../2021-07-22", {}),
        ("2021-07-01/2021-07-08", {}),
        ("[2021-07-01,2021-07-08]", {}),
        ("2021-22", {}),
        ("2021-07-22", {"kind": "hypothèse"}),
        ("2021-07-22", {"kind": "déclaration"}),
        ("2021-07-22", {"context": Span(0, 4)}),
        ("2021-07-22", {"claimed_span": Span(0, 4)}),
    ],
)
def test_no_event_is_told_that_is_unsure_or_leans(edtf: str, changes: dict[str, Any]) -> None:
    assert dated(edtf, **changes) == []


def test_a_head_names_few_however_many_an_article_names() -> None:
    many = tuple(Entity(f"n{n}", f"Nom {n}", "ORG", roles=(Definition("x"),)) for n in range(300))
    data = head(replace(briefing(), entities=many), HERE).linked_data
    assert len(data["mentions"]) == MOST
    assert len(script(data)) < 2_000


def test_a_mere_link_s_head_holds_the_facts_of_publication_alone() -> None:
    whole = with_source(url="https://agence.example/a", rights="link")
    shown = replace(published(whole, "link"), title="Agence, 2021")
    found = head(shown, HERE)
    told = json.dumps([found.metas, found.linked_data], ensure_ascii=False)
    assert "Curie" not in told and "about" not in told
    assert found.linked_data["isBasedOn"]["datePublished"] == "2021-07"


def test_hostile_words_stay_words_in_the_head() -> None:
    evil = '"></script><!--<script>alert(1)//\u2028'
    found = replace(briefing(), title=evil)
    pages = {page.uri: page.text for page in render(site(found), Settings(), ROOT).pages}
    meta = yaml.safe_load(pages["articles/lyon.md"].split("---\n")[1])
    assert not {"<", ">", "\u2028"} & set(meta["linked_data"])
    assert json.loads(meta["linked_data"])["headline"] == evil
    for _, content in meta["cited"]:
        assert not {"<", ">", '"'} & set(content)
