"""Each export is read back by what reads such files."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import geojson
import icalendar
import pytest
import rispy
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from lxml import etree

from annotated_briefing.dossier.index import Index
from annotated_briefing.model import Briefing, Event, EventDate, Place, Site, Span
from annotated_briefing.render import exports
from annotated_briefing.render.exports import calendar, feeds, registry, tables, tei, webannotation
from annotated_briefing.render.pages import render
from annotated_briefing.settings import Settings
from tests.render.briefings import TEXT, briefing, site, span_of
from tests.support import ROOT

HERE = registry.Context("Briefings & <essais>", "https://exemple.fr/revue/")


def told(name: str, made: Site | None = None, context: registry.Context = HERE) -> str:
    return exports.BY_NAME[name].write(made or site(briefing()), context).decode()


def with_event(**changes: Any) -> Briefing:
    event = briefing().events[0]
    return briefing(events=(replace(event, **changes),))


def rows(name: str, made: Site | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(told(name, made).removeprefix(tables.BOM))))


def test_every_format_has_a_name_a_file_and_words_on_the_page() -> None:
    page = (ROOT / "templates" / "pages" / "data.md.j2").read_text(encoding="utf-8")
    assert set(re.findall(r"^  '([\w-]+)': \[", page, re.M)) == set(exports.BY_NAME)
    assert len({export.file for export in exports.BY_NAME.values()}) == len(exports.BY_NAME)


def test_an_event_row_leads_to_its_sentence() -> None:
    (row,) = rows("evenements")
    assert row["earliest"] == "2021-07-01" and row["kind"] == "fait"
    assert row["url"] == "https://exemple.fr/revue/articles/lyon/#s1"
    assert row["text"] == briefing().events[0].text


def test_a_name_leads_to_where_it_is_told() -> None:
    made = site(briefing(), briefing("autre", mentions=briefing().mentions[:1]))
    pages = {page.uri: page for page in render(made, Settings(), ROOT).pages}
    told = pages["donnees/entites.csv"].text.removeprefix(tables.BOM)
    found = {row["id"]: row["url"] for row in csv.DictReader(io.StringIO(told))}
    assert found == {"marie-curie": "entites/marie-curie/", "lyon": "articles/lyon/#e-lyon"}
    assert "entites/marie-curie.md" in pages
    assert 'id="e-lyon"' in pages["articles/lyon.md"].text.replace("&#45;", "-")


def test_without_an_address_links_start_at_the_root_of_the_site() -> None:
    text = told("evenements", context=registry.Context("Essais"))
    assert '"articles/lyon/#s1"' in text


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("Accord ;=1+1; jeudi", "Accord ;'=1+1; jeudi"),
        ("a\n@b", "a\n'@b"),
        ("\t-3", "\t'-3"),
        ("en 2020-2021", "en 2020-2021"),
        ("courriel : a@b.fr", "courriel : a@b.fr"),
    ],
)
def test_no_cell_is_a_formula_for_any_separator(cell: str, safe: str) -> None:
    assert tables.harmless(cell) == safe
    assert tables.harmless(tables.harmless(cell)) == tables.harmless(cell)


def test_numbers_stay_numbers() -> None:
    south = replace(briefing().entities[1], place=Place(-4.05, 39.66, country="KE"))
    made = Site((briefing(),), (south,))
    (row,) = rows("entites", made)
    assert float(row["lat"]) == -4.05


def test_statements_name_their_speaker() -> None:
    (row,) = rows("propos")
    assert (row["speaker"], row["direct"], row["sentence"]) == ("Marie Curie", "1", "s2")


def test_the_database_answers_a_question(tmp_path: Path) -> None:
    data = exports.BY_NAME["sqlite"].write(site(briefing()), HERE)
    assert data == exports.BY_NAME["sqlite"].write(site(briefing()), HERE)
    (tmp_path / "b.sqlite").write_bytes(data)
    database = sqlite3.connect(tmp_path / "b.sqlite")
    found = database.execute(
        "SELECT s.text FROM sentences s JOIN statements p ON p.briefing = s.briefing"
        " AND p.sentence = s.id WHERE p.speaker = 'Marie Curie'"
    ).fetchall()
    assert found == [("« Tout <b>va</b> bien », a dit Marie Curie.",)]


def test_withheld_sentences_are_in_no_export() -> None:
    rest = TEXT.index("« Tout")
    hidden = briefing(
        shown=("s1",),
        mentions=briefing().mentions[:2],
        timexes=briefing().timexes[:1],
        claims=(),
        gaps=(),
        text=TEXT[:rest] + "·" * len(TEXT[rest:]),
    )
    for export in exports.BY_NAME.values():
        whole = export.write(site(hidden), HERE).decode("utf-8", "replace")
        assert "·" not in whole, export.name


def test_places_are_longitude_first() -> None:
    lyon = replace(briefing().entities[1], place=Place(45.75, 4.85, country="FR"))
    read = geojson.loads(told("geojson", Site((briefing(),), (lyon,))))
    assert isinstance(read, geojson.FeatureCollection) and read.is_valid, read.errors()
    (feature,) = read.features
    assert isinstance(feature.geometry, geojson.Point)
    assert list(feature.geometry.coordinates) == [4.85, 45.75]
    assert feature["properties"]["briefings"] == ["https://exemple.fr/revue/articles/lyon/"]


def to_come(earliest: str | None, latest: str, kind: str = "annoncé", how: str = "day") -> Any:
    date = EventDate(latest, earliest, latest, how, None, "")  # type: ignore[arg-type]
    made = with_event(date=date, kind=kind)
    return icalendar.Calendar.from_ical(told("ics", site(made))).walk("VEVENT")


def test_the_agenda_holds_what_is_announced_for_sure_days() -> None:
    (event,) = to_come("2021-08-02", "2021-08-03")
    assert event["DTSTART"].dt.isoformat() == "2021-08-02"
    assert event["DTEND"].dt.isoformat() == "2021-08-04"  # the day after the last
    assert str(event["SUMMARY"]) == " ".join(briefing().events[0].text.split())
    assert str(event["URL"]).endswith("/articles/lyon/#s1")


def test_where_the_date_is_of_some_words_only_these_are_told() -> None:
    fact = Span(TEXT.index("Marie Curie"), TEXT.index(", physicienne"))
    made = site(with_event(fact=fact))
    (row,) = [row for row in rows("evenements", made) if row["fact"]]
    assert row["fact"] == "Marie Curie" and row["text"].startswith("Marie Curie, physicienne")
    slides = json.loads(told("timelinejs", made))["events"]
    assert "Marie Curie" in [slide["text"]["headline"] for slide in slides]


def test_a_deadline_is_its_last_day() -> None:
    (event,) = to_come(None, "2021-09-11", "échéance")
    assert event["DTSTART"].dt.isoformat() == "2021-09-11"


@pytest.mark.parametrize(
    ("earliest", "latest", "kind", "how"),
    [
        ("2021-08-02", "2021-08-02", "fait", "day"),
        (None, "2021-08-02", "annoncé", "open"),
        ("2021-01-01", "2021-12-31", "annoncé", "year"),
        ("2021-07-01", "2021-07-29", "annoncé", "set"),
    ],
)
def test_the_agenda_leaves_out_what_has_no_sure_day(
    earliest: str | None, latest: str, kind: str, how: str
) -> None:
    assert to_come(earliest, latest, kind, how) == []


def test_agenda_lines_fold_between_characters() -> None:
    line = "SUMMARY:" + "é" * 200
    folded = calendar.fold(line)
    assert folded.replace("\r\n ", "") == line
    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))


def test_the_timeline_shows_both_ends() -> None:
    (slide,) = json.loads(told("timelinejs"))["events"]
    assert slide["start_date"] == {"year": 2021, "month": 7, "day": 1}
    assert slide["end_date"] == {"year": 2021, "month": 7, "day": 8}
    assert "<" not in json.loads(told("timelinejs"))["title"]["text"]["headline"]


def test_two_names_of_a_sentence_are_tied() -> None:
    (edge,) = rows("gephi-liens")
    assert (edge["Source"], edge["Target"], edge["Weight"]) == ("lyon", "marie-curie", "1")
    assert {node["Id"]: node["Weight"] for node in rows("gephi-noeuds")} == {
        "marie-curie": "2",
        "lyon": "2",
    }


def test_the_corpus_is_valid_and_verbatim() -> None:
    schema = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "corpus.rng")))
    tree = etree.fromstring(told("tei").encode())
    schema.assertValid(tree)
    space = {"t": tei.NAMESPACE}
    sentences = ["".join(s.itertext()) for s in tree.iterfind(".//t:s", space)]
    assert sentences == [s.of(TEXT) for s in briefing().sentences]
    said = tree.find(".//t:said", space)
    assert said.get("who") == "#e-marie-curie" and "".join(said.itertext()) == "Tout <b>va</b> bien"
    date = tree.find(".//t:s//t:date", space)
    assert (date.get("notBefore"), date.get("notAfter")) == ("2021-07-01", "2021-07-08")


@pytest.mark.parametrize(
    ("marks", "xml"),
    [
        ([(0, 2, "<a>", "</a>"), (0, 1, "<b>", "</b>")], "<a><b>x</b>y</a>z"),
        ([(0, 2, "<a>", "</a>"), (1, 3, "<b>", "</b>")], "<a>xy</a>z"),
        ([(0, 1, "<a>", "</a>"), (1, 3, "<b>", "</b>")], "<a>x</a><b>yz</b>"),
        ([(2, 3, "<a>", "</a>")], "xy<a>z</a>"),
    ],
)
def test_marks_nest_or_stay_out(marks: list[tuple[int, int, str, str]], xml: str) -> None:
    assert tei.inline("xyz", Span(0, 3), marks) == xml


def test_annotations_hold_their_words_and_their_place() -> None:
    items = json.loads(told("webannotation"))["items"]
    for item in items:
        position, quote = item["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert TEXT.index(around) == position["start"] - len(quote["prefix"])
        assert set(re.findall(r"\w+", around)) <= set(re.findall(r"\w+", TEXT))  # none is cut
    assert len({item["id"] for item in items}) == len(items)
    assert any(item["target"]["selector"][1]["prefix"] for item in items)


def test_the_words_around_an_annotation_are_whole_and_of_its_sentence() -> None:
    text = "Rien. Au bord du canal, Odile repeint leur vieille péniche avant l'hiver. Tout va."
    sentence = span_of(
        "Au bord du canal, Odile repeint leur vieille péniche avant l'hiver.", 0, text
    )
    for words, before, after in (
        ("Au", "", " bord du canal, Odile repeint "),
        ("Odile", "Au bord du canal, ", " repeint leur vieille péniche "),
        ("péniche", ", Odile repeint leur vieille ", " avant l'hiver."),
        ("hiver", " leur vieille péniche avant l'", "."),
    ):
        assert webannotation.around(text, sentence, span_of(words, 0, text)) == (before, after)
    long = "Le " + "x" * 40 + " dort."
    assert webannotation.around(long, Span(0, len(long)), span_of("dort", 0, long)) == (" ", ".")


def test_names_are_tagged_word_by_word() -> None:
    lines = [line.split("\t") for line in told("conll").splitlines() if "\t" in line]
    assert ["Marie", "B-PER"] in lines and ["Curie", "I-PER"] in lines
    assert ["Lyon", "B-LOC"] in lines and ["physicienne", "O"] in lines


REFERENCE = {
    "title": "L'île & 100 % <d'eau>\nER  - fin",
    "id": "ile",
}


def source(**changes: Any) -> Any:
    return replace(briefing().source, **changes)


def test_a_reader_of_ris_finds_title_agency_day_and_address() -> None:
    made = site(briefing(**REFERENCE), briefing("deux", source=source(published=None, agency=None)))
    first, second = rispy.loads(told("ris", made))
    assert first == {
        "type_of_reference": "ELEC",
        "title": "L'île & 100 % <d'eau> ER - fin",
        "authors": ["Agence"],
        "year": "2021",
        "date": "2021/07",
        "secondary_title": HERE.name,
        "language": "fr",
        "urls": ["https://exemple.fr/revue/articles/ile/"],
        "id": "ile",
    }
    assert not {"authors", "year", "date"} & second.keys()


@pytest.mark.filterwarnings("error")  # which it gives for what it does not know
def test_a_reader_of_csl_prints_the_reference() -> None:
    undated = briefing("deux", source=source(published=None, agency=None))
    items = CiteProcJSON(json.loads(told("csl", site(briefing(**REFERENCE), undated))))
    style = CitationStylesStyle("harvard-cite-them-right", "fr-FR", validate=False)
    printed = CitationStylesBibliography(style, items, formatter.plain)
    for key in items:
        printed.register(Citation([CitationItem(key)]))
    first, second = (str(line) for line in printed.bibliography())
    assert first == (
        "Agence (2021) L'île & 100 % <d'eau> ER - fin, Briefings & <essais>."
        " Disponible sur: https://exemple.fr/revue/articles/ile/."
    )
    assert second.startswith("Marie Curie est venue à Lyon (sans date)")


def test_references_say_the_date_as_far_as_it_goes() -> None:
    def issued(published: str | None) -> Any:
        (item,) = json.loads(told("csl", site(briefing(source=source(published=published)))))
        return item.get("issued")

    assert issued("2021-07-22") == {"date-parts": [[2021, 7, 22]]}
    assert issued("2021-07") == {"date-parts": [[2021, 7]]}
    assert issued(None) is None


def test_references_escape_what_their_format_reads() -> None:
    made = site(briefing(title="100 % d'{eau} & l'île_1"))
    assert r"100 \% d'\{eau\} \& l'île\_1" in told("bibtex", made)
    assert "year = {2021}" in told("bibtex", made)


def test_a_feed_reader_reads_the_feeds() -> None:
    read = feedparser.parse(told("atom"))
    assert not read.bozo
    assert read.feed.title == HERE.name
    (entry,) = read.entries
    assert entry.link == "https://exemple.fr/revue/articles/lyon/"
    assert entry.summary == briefing().summary[0].text
    feed = json.loads(told("jsonfeed"))
    assert feed["items"][0]["url"] == entry.link


def test_a_feed_item_changes_only_with_what_is_read() -> None:
    one = feeds.digest(briefing())
    assert one == feeds.digest(briefing(sha256="autre"))
    assert one != feeds.digest(briefing(title="Autre titre"))


def test_a_name_met_in_three_briefings_has_its_feed() -> None:
    made = site(briefing("a"), briefing("b"), briefing("c"))
    pages = {page.uri: page.text for page in feeds.of_entities(made, HERE, Index(made))}
    assert set(pages) == {"donnees/fils/marie-curie.atom", "donnees/fils/lyon.atom"}
    assert len(feedparser.parse(pages["donnees/fils/lyon.atom"]).entries) == 3
    few = site(briefing("a"), briefing("b"))
    assert not list(feeds.of_entities(few, HERE, Index(few)))


def test_hostile_words_stay_words() -> None:
    nasty = "]]><script>\x01\u202e&amp;"
    event: Event = briefing().events[0]
    made = site(briefing(title=nasty, events=(replace(event, text=nasty),)))
    etree.fromstring(told("tei", made).encode())
    assert not feedparser.parse(told("atom", replace_control(made))).bozo
    icalendar.Calendar.from_ical(told("ics", made))


def replace_control(made: Site) -> Site:
    """A title never holds controls by the time it is published."""
    return Site(
        tuple(replace(b, title=b.title.replace("\x01", "")) for b in made.briefings), made.entities
    )
