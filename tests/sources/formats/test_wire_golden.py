"""What is read of the samples that may stand here is what was found right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.sources.formats.wire import GOLDEN, files, summary
from tests.support import ROOT

SAMPLES = files(ROOT / "tests" / "fixtures" / "wire")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:30])
def test_a_sample_is_read_as_it_was_found_right(path: Path) -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert summary(path) == golden[path.name]


def test_the_golden_holds_no_prose() -> None:
    """Words of a file are there as their number and digest; names of agencies and places stay."""
    for pieces in json.loads(GOLDEN.read_text(encoding="utf-8")).values():
        for found in pieces:
            words = [v for k, v in found.items() if isinstance(v, str) and k != "fault"]
            assert all(len(word) < 40 for word in words), words
