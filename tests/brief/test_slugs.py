from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotated_briefing.brief.slugs import Slugs
from annotated_briefing.model import Briefing, Dateline, Source, Span
from annotated_briefing.sources import read


def briefing(title: str, seed: str = "seeds/0.txt") -> Briefing:
    source = Source(seed, "text", published="2021-07", dateline=Dateline("Kaboul", 0, 6))
    return Briefing("0", "fr", title, "x", "0", Span(0, 1), source)


def test_date_place_and_headline_make_an_address_that_stays(tmp_path: Path) -> None:
    path = tmp_path / "slugs.txt"
    slugs = Slugs(path, set())
    first = slugs.name(briefing("L'armée se retire du pays")).id
    assert first == "2021-07-kaboul-l-armee-se-retire-du-pays"
    slugs.keep()
    assert Slugs(path, set()).name(briefing("Un autre titre")).id == first
    path.write_text("{", encoding="utf-8")
    assert Slugs(path, set()).name(briefing("Un autre titre")).id.endswith("un-autre-titre")


def test_two_articles_never_share_an_address(tmp_path: Path) -> None:
    slugs = Slugs(tmp_path / "s", {"2021-07-kaboul-titre"})
    ids = [slugs.name(replace(briefing("Titre", f"seeds/{n}.txt"))).id for n in range(3)]
    assert ids == ["2021-07-kaboul-titre-2", "2021-07-kaboul-titre-3", "2021-07-kaboul-titre-4"]


@pytest.mark.parametrize(
    ("name", "nameless"),
    [
        ("000_ead04fb2f8d918d8", True),
        ("20210722-0931", True),
        ("afp", True),
        ("2021-07-reuters-kaboul-frappes", False),
        ("pont", False),
    ],
)
def test_a_file_name_that_says_something_is_the_address(
    tmp_path: Path, name: str, nameless: bool
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / f"{name}.txt").write_text("Le pont est fermé.", encoding="utf-8")
    assert read(seeds).articles[0].nameless is nameless
    (seeds / f"{name}.yml").write_text("slug: x1\n", encoding="utf-8")
    assert (read(seeds).articles[0].id, read(seeds).articles[0].nameless) == ("x1", False)
