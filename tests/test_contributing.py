"""What a newcomer is told of the house is so."""

from __future__ import annotations

import re

from tests.support import ROOT

HOUSE = ROOT / "generator" / "annotated_briefing"
TOLD = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_each_folder_and_module_has_its_sentence_and_nothing_else_has_one() -> None:
    rows = re.findall(r"^\| (`.+?) \| (.+) \|$", TOLD, re.MULTILINE)
    listed = [name.rstrip("/") for names, _ in rows for name in re.findall(r"`([^`]+)`", names)]
    there = {
        path.name
        for path in HOUSE.iterdir()
        if path.name not in {"__init__.py", "__pycache__"}
        and (path.suffix == ".py" or (path / "__init__.py").is_file())
    }
    assert sorted(listed) == sorted({*there, "../training"})


def test_every_path_that_is_named_is_there() -> None:
    tops = (ROOT, HOUSE, HOUSE / "annotate" / "timex", ROOT / "tests")
    parts = [path for path in HOUSE.rglob("*") if path.is_dir()]
    for name in re.findall(r"`([\w./]*(?:/|\.(?:py|j2|txt|toml)))`", TOLD):
        found = any((top / name).exists() for top in (*tops, *parts))
        assert found or name in {"site/", "seeds/", "__init__.py"}, name
