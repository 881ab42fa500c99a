"""No change makes the printed briefing less true than it has been."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.quality.measure import figures

FLOORS = Path(__file__).parent / "floors.json"


def floors() -> dict[str, float]:
    found: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def raised(old: dict[str, float], today: dict[str, float]) -> dict[str, float]:
    """Each floor as high as it has been: a figure that fell keeps its floor, and fails."""
    return {name: max(old.get(name, 0.0), today.get(name, 0.0)) for name in {**old, **today}}


@pytest.fixture(scope="module")
def today() -> dict[str, float]:
    return figures()


@pytest.mark.parametrize("name", floors())
def test_no_figure_falls_below_its_floor(name: str, today: dict[str, float]) -> None:
    assert today[name] >= floors()[name], f"{name}: {today[name]}, was {floors()[name]}"


def test_every_figure_has_a_floor(today: dict[str, float]) -> None:
    assert set(today) == set(floors())


def test_floors_are_never_lowered() -> None:
    assert raised({"a": 90.0, "b": 50.0}, {"a": 80.0, "b": 60.0}) == {"a": 90.0, "b": 60.0}
