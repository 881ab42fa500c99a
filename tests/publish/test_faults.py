"""Faults with a weight, in words, in JSON and on a forge; drafts of sidecars."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import yaml

from annotated_briefing.errors import EvidenceError, SeedError, lost
from annotated_briefing.french.wording import DOUBTS
from annotated_briefing.model import Doubt
from annotated_briefing.publish.draft import held_back, held_line, sidecar_of
from annotated_briefing.publish.faults import as_annotation, as_json, counted, with_weight
from annotated_briefing.sources import read
from tests.render.briefings import briefing

KEPT = SeedError("seeds/a.yml", "date illisible « hier »", line=2, hint="écrivez 2021")
LOST = lost(SeedError("seeds/b,c.txt", "fichier vide", hint="100 %"))


def test_each_fault_says_what_it_costs() -> None:
    assert with_weight(KEPT).endswith("— écrivez 2021 [publié quand même]")
    assert with_weight(LOST).endswith("[non publié]")
    assert with_weight(EvidenceError("x")) == "x [non publié]"
    assert counted([KEPT]) == "1 défaut : 1 publié quand même"
    assert counted([KEPT, LOST, KEPT]) == "3 défauts : 1 non publié, 2 publiés quand même"


def test_for_programs_and_forges() -> None:
    first, second = json.loads(as_json([KEPT, EvidenceError("x")]))
    assert first == {
        "path": "seeds/a.yml",
        "line": 2,
        "message": "date illisible « hier »",
        "hint": "écrivez 2021",
        "weight": "kept",
    }
    assert (second["path"], second["message"], second["weight"]) == (None, "x", "lost")
    assert as_annotation(KEPT) == (
        "::warning file=seeds/a.yml,line=2::date illisible « hier » — écrivez 2021"
    )
    assert as_annotation(LOST) == "::error file=seeds/b%2Cc.txt::fichier vide — 100 %25"


def test_what_takes_a_page_away_weighs_more(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "vide.txt").write_text("")
    (seeds / "bon.txt").write_text("Le pont est fermé.", encoding="utf-8")
    (seeds / "attente.txt").write_text("Le pont est ouvert.", encoding="utf-8")
    (seeds / "attente.yml").write_text("published: 2021-01-01\nembargo: 2999-01-01\n")
    weights = {Path(fault.path).stem: fault.weight for fault in read(seeds).faults}
    assert weights == {"vide": "lost", "bon": "kept", "attente": "waiting"}


def test_every_doubt_has_its_reason_in_french() -> None:
    assert set(DOUBTS) == set(get_args(Doubt))


def test_a_draft_is_a_sidecar_that_changes_nothing_yet(tmp_path: Path) -> None:
    made = briefing()
    event = replace(made.events[0], doubt="kind-unsure")
    made = replace(made, events=(event, *made.events[1:]))
    text = sidecar_of(made)
    known = yaml.safe_load(text)
    assert known["title"] == made.title
    assert "corrections" not in known
    assert DOUBTS["kind-unsure"] in text
    kept = yaml.safe_load(text.replace("#corrections", "corrections").replace("#  ", "  "))
    (fix,) = kept["corrections"]
    assert fix["accept"] is True and event.text.startswith(fix["event"][:10])
    (told,) = held_back(made)
    assert DOUBTS["kind-unsure"] in held_line(made, told)
    (tmp_path / "a.txt").write_text("Le pont est fermé.", encoding="utf-8")
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    assert not [f for f in read(tmp_path).faults if "inconnue" in f.message]
