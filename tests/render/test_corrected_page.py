"""Each way of correcting the machine, read on the page."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
import yaml

from annotated_briefing.brief.finish import finish
from annotated_briefing.dossier.site import site
from annotated_briefing.model import (
    Annotations,
    DatedClause,
    Descriptor,
    Mention,
    Quote,
    Sentence,
    Span,
    Timex,
)
from annotated_briefing.render.pages import render
from annotated_briefing.settings import Settings
from annotated_briefing.sources import read
from annotated_briefing.sources.corrections import WITH

SENTENCES = (
    "Le maire de Brumes, Luc Vial, a fermé le pont de l'Ouest mardi.",
    "« Nous réparerons l’arche », a déclaré Odile Brun, l’adjointe aux travaux de la ville.",
    "M. Vial a promis que le chantier durera deux ans et que les camions attendront.",
    "Mardi, les riverains seront reçus à la mairie par Luc Vial et par ses services.",
    "Le conseil votera le budget du pont en juin, selon un document vu par le Courrier.",
)
TEXT = " ".join(SENTENCES)


def at(words: str, after: str = "") -> tuple[int, int]:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return start, start + len(words)


def timex(words: str, day: str, after: str = "", **more: str) -> Timex:
    known = {"value": day, "edtf": day, "earliest": day, "latest": day, **more}
    return Timex(*at(words, after), text=words, type="DATE", **known)  # type: ignore[arg-type]


def clause(words: str, date: Timex, **more: str) -> DatedClause:
    return DatedClause(*at(words), timex=date.span, kind="fait", **more)  # type: ignore[arg-type]


def annotations() -> Annotations:
    first = timex("mardi", "2021-03-09")
    second = timex("Mardi", "2021-03-09", after="Mardi, les", doubt="date-unsure")
    vote = timex("en juin", "2021-06-01", latest="2021-06-30")
    brun = Span(*at("Odile Brun"))
    return Annotations(
        sentences=tuple(
            Sentence(*at(words), id=f"s{n}", paragraph="p1")
            for n, words in enumerate(SENTENCES, start=1)
        ),
        mentions=(
            Mention(*at("Brumes"), type="LOC"),
            Mention(*at("Luc Vial"), type="PER"),
            Mention(*at("Ouest"), type="LOC"),
            Mention(*at("Odile Brun"), type="PER"),
            Mention(*at("Vial", after="M. Vial"), type="PER"),
            Mention(*at("Luc Vial", after="reçus"), type="PER"),
        ),
        timexes=(first, second, vote),
        clauses=(
            clause("Le maire de Brumes, Luc Vial, a fermé le pont de l'Ouest mardi", first),
            clause("Mardi, les riverains seront reçus à la mairie", second),
            clause("Le conseil votera le budget du pont en juin", vote, doubt="kind-unsure"),
        ),
        quotes=(
            Quote(
                *at("Nous réparerons l’arche"),
                text="Nous réparerons l’arche",
                direct=True,
                speaker_span=brun,
                speaker_name=brun,
                cue_span=Span(*at("a déclaré")),
            ),
            Quote(
                *at("le chantier durera deux ans"),
                text="le chantier durera deux ans",
                direct=False,
                cue_span=Span(*at("a promis")),
                doubt="speaker-unsure",
            ),
        ),
        descriptors=(
            Descriptor(
                *at("l’adjointe aux travaux de la ville"),
                name=brun,
                kind="apposition",
                doubt="role-unsure",
            ),
        ),
    )


def page(folder: Path, sidecar: str) -> tuple[dict[str, str], list[str]]:
    """The words of each part of the article's page, and what `check` says."""
    seeds = folder / "seeds"
    seeds.mkdir(exist_ok=True)
    (seeds / "pont.txt").write_text(TEXT, encoding="utf-8")
    (seeds / "pont.yml").write_text(f"published: 2021-03-12\n{sidecar}", encoding="utf-8")
    found = read(seeds)
    settings = Settings(rights="full")
    made = finish(found.articles[0], annotations(), settings=settings)
    rendered = render(site([made.briefing]), settings, folder)
    text = next(p.text for p in rendered.pages if p.uri == "articles/pont.md")
    parts: dict[str, str] = {}
    for name, kind in (
        ("essentials", "ab-essential"),
        ("timeline", "ab-index-d"),
        ("voices", "ab-index-q"),
        ("glossary", "ab-index-n"),
    ):
        part = re.search(rf'<section class="[^"]*{kind}".*?</section>', text, re.DOTALL)
        words = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", part[0] if part else "")
        parts[name] = " ".join(html.unescape(words).split())
    return parts, [str(f) for f in (*found.faults, *made.faults, *rendered.faults)]


def line(part: str, words: str) -> str:
    """What stands around some words in a part of the page."""
    where = part.index(words)
    return part[max(0, where - 60) : where + len(words) + 60]


def test_the_page_before_any_correction(tmp_path: Path) -> None:
    parts, faults = page(tmp_path, "")
    assert not faults
    assert "Odile Brun" in line(parts["voices"], "Nous réparerons")
    assert "deux ans" not in parts["voices"]
    assert "riverains" not in parts["timeline"] and "budget" not in parts["timeline"]


FIXES = {
    "a speaker where the machine had another": (
        "{quote: nous reparerons l'arche, speaker: luc vial}",
        "voices",
        ["Luc Vial Nous réparerons"],
        ["Odile Brun"],
    ),
    "a speaker where it had none, doubt gone": (
        "{quote: « le chantier durera », speaker: M. Vial}",
        "voices",
        ["Vial", "le chantier durera deux ans"],
        [],
    ),
    "a quote hidden": ("{quote: Nous réparerons, hide: oui}", "voices", [], ["Nous réparerons"]),
    "a quote accepted": ("{quote: le chantier, accept: vrai}", "voices", ["deux ans"], []),
    "a quote that was not seen": (
        "{quote: les camions attendront, speaker: Luc Vial}",
        "voices",
        ["Luc Vial", "les camions attendront"],
        [],
    ),
    "a name hidden": ("{name: Ouest, hide: true}", "glossary", ["Brumes"], ["Ouest"]),
    "a name of another type": (
        "{name: le Courrier, type: ORG}",
        "glossary",
        ["Organisations le Courrier"],
        [],
    ),
    "a name shown otherwise": (
        "{name: Luc Vial, rename: Lucien Vial}",
        "glossary",
        ["Lucien Vial"],
        [],
    ),
    "a name that is another": (
        "{name: l'adjointe aux travaux, is: Odile Brun}",
        "glossary",
        ["Odile Brun"],
        ["adjointe"],
    ),
    "one place of a name that is somebody else": (
        "{name: Luc Vial, nth: 2, apart: true, rename: Luc Vial (fils)}",
        "glossary",
        ["Luc Vial (fils)"],
        [],
    ),
    "what is doubtful of a name": (
        "{name: odile brun, accept: true}",
        "glossary",
        ["Odile Brun l’adjointe aux travaux de la ville"],
        [],
    ),
    "a name near other words that is somebody else": (
        "{name: Luc Vial, near: les riverains seront reçus, apart: true, rename: Luc Vial (fils)}",
        "glossary",
        ["Luc Vial (fils)"],
        [],
    ),
    "a definition": (
        "{name: Brumes, definition: ville de la côte}",
        "glossary",
        ["Brumes ville de la côte hors du texte : l’éditeur de ce site"],
        [],
    ),
    "a date": ("{date: en juin, edtf: 2022-06, accept: true}", "timeline", ["juin 2022"], []),
    "the second of two dates": (
        "{date: mardi, nth: 2, edtf: 2021-03-16}",
        "timeline",
        ["mardi 16 mars 2021", "riverains"],
        [],
    ),
    "a date near other words": (
        "{date: mardi, near: pont de l'ouest, edtf: 2021-03-02}",
        "timeline",
        ["mardi 2 mars 2021"],
        ["16 mars"],
    ),
    "a date hidden": ("{date: mardi, near: Ouest, hide: true}", "timeline", [], ["a fermé"]),
    "the kind of a fact": (
        "{event: Le conseil votera, kind: annoncé}",
        "timeline",
        ["Le conseil votera le budget"],
        [],
    ),
    "a fact hidden": ("{event: Luc Vial a fermé le pont, hide: true}", "timeline", [], ["fermé"]),
    "a fact accepted": (
        "{event: les riverains seront reçus, accept: true}",
        "timeline",
        ["riverains"],
        [],
    ),
    "a fact that was not seen": (
        "{event: M. Vial a promis que le chantier durera deux ans, edtf: 2021-03-11}",
        "timeline",
        ["jeudi 11 mars 2021", "M. Vial a promis"],
        [],
    ),
    "the kind of a date": (
        "{date: en juin, kind: échéance}",
        "timeline",
        ["Le conseil votera le budget"],
        [],
    ),
    "a quote near other words": (
        "{quote: le chantier, near: a promis que, accept: true}",
        "voices",
        ["deux ans"],
        [],
    ),
    "a quote by its place": ("{quote: le, nth: 1, accept: true}", "voices", ["deux ans"], []),
    "a fact near other words": (
        "{event: Mardi, near: riverains, accept: true}",
        "timeline",
        ["riverains"],
        ["budget"],
    ),
    "a fact by its place": (
        "{event: Le, nth: 2, kind: annoncé}",
        "timeline",
        ["Le conseil votera le budget"],
        ["riverains"],
    ),
    "a sentence pinned": (
        "{sentence: M. Vial a promis, pin: true}",
        "essentials",
        ["deux ans"],
        [],
    ),
    "a sentence banned": (
        "{sentence: Le maire de Brumes, ban: true}",
        "essentials",
        [],
        ["Le maire"],
    ),
}


def test_every_key_of_a_correction_is_seen_on_a_page_here() -> None:
    told = [list(yaml.safe_load(sidecar)) for sidecar, *_ in FIXES.values()]
    seen = {(of, key) for of, *keys in told for key in keys}
    assert {(of, key) for of, keys in WITH.items() for key in keys} == seen


@pytest.mark.parametrize("name", FIXES)
def test_a_correction_holds_on_the_page(tmp_path: Path, name: str) -> None:
    sidecar, part, there, gone = FIXES[name]
    before, _ = page(tmp_path, "")
    after, faults = page(tmp_path, f"corrections:\n  - {sidecar}\n")
    assert not faults
    assert after[part] != before[part] or name == "a name that is another"
    assert all(
        words in after[part].replace("'", "’") for words in (w.replace("'", "’") for w in there)
    )
    assert not any(words in after[part] for words in gone)


@pytest.mark.parametrize("first", [True, False])
def test_one_of_two_same_words_is_hidden_and_the_other_dated(tmp_path: Path, first: bool) -> None:
    fixes = ["{date: mardi, nth: 1, hide: true}", "{date: mardi, nth: 2, edtf: 2021-03-16}"]
    lines = "".join(f"  - {fix}\n" for fix in (fixes if first else fixes[::-1]))
    parts, faults = page(tmp_path, f"corrections:\n{lines}")
    assert not faults
    assert "mardi 16 mars 2021" in line(parts["timeline"], "riverains")
    assert "a fermé" not in parts["timeline"]


def test_the_evidence_and_the_name_of_a_speaker_agree(tmp_path: Path) -> None:
    page(tmp_path, "corrections:\n  - {quote: Nous réparerons, speaker: Luc Vial}\n")
    seed = read(tmp_path / "seeds").articles[0]
    made = finish(seed, annotations(), settings=Settings(rights="full")).briefing
    (claim,) = [c for c in made.claims if c.text.startswith("Nous")]
    (speaker,) = [e for e in made.entities if e.id == claim.speaker]
    assert speaker.name == "Luc Vial"
    assert claim.speaker_span and claim.speaker_span.of(TEXT) == "Luc Vial"
    assert claim.attribution == "personne"


@pytest.mark.parametrize(
    ("sidecar", "told"),
    [
        ("{quote: Nous reconstruirons l'arche, hide: true}", "le plus proche : « Nous réparerons"),
        ("{name: Odile Legrand, hide: true}", "aucun nom « Odile Legrand »"),
        ("{name: Vial, is: Luc Viale Dupont}", "le plus proche : « Luc Vial »"),
        ("{date: mercredi, hide: true}", "aucune date « mercredi »"),
        ("{event: Le préfet votera le budget, hide: true}", "le plus proche : « Le conseil votera"),
        ("{sentence: Il pleut, pin: true}", "aucune phrase ne commence par « Il pleut »"),
        ("{event: les camions attendront, kind: annoncé}", "ajoutez edtf"),
        ("{citation: Nous, hide: true}", "vouliez-vous dire « quote » ?"),
        ("{quote: Nous, locuteur: Luc Vial}", "vouliez-vous dire « speaker » ?"),
        ("{quote: Nous, hide: peut-être}", "« hide: peut-être » illisible"),
        ("{date: mardi, nth: premier, hide: true}", "« nth: premier » illisible"),
        ("{event: Le conseil, kind: futur}", "nature « futur » inconnue"),
        ("{quote: Nous, accept: non}", "correction sans effet"),
        ("{sentence: Les riverains, accept: true}", "« accept » ne corrige pas « sentence »"),
    ],
)
def test_a_correction_that_finds_nothing_is_told(tmp_path: Path, sidecar: str, told: str) -> None:
    _, faults = page(tmp_path, f"corrections:\n  - {sidecar}\n")
    assert any(told in fault and "seeds/pont.yml:3: " in fault for fault in faults), faults
