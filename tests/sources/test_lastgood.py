"""A slip in a sidecar takes no page away, and lets nothing out that was held."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotated_briefing.model import Rights
from annotated_briefing.sources import read
from annotated_briefing.sources.lastgood import narrower
from annotated_briefing.sources.read import Seeds

GOOD = "published: 2021-07-22\nsource: Le Courrier\nrights: excerpts\ntitle: Le pont\n"


def _read(folder: Path, sidecar: str) -> Seeds:
    seeds = folder / "seeds"
    seeds.mkdir(exist_ok=True)
    (seeds / "pont.txt").write_text("Le pont de Valmory est fermé depuis lundi.", encoding="utf-8")
    (seeds / "pont.yml").write_text(sidecar, encoding="utf-8")
    return read(seeds, folder, folder / "cache")


def test_the_last_good_reading_stands_and_the_slip_is_told(tmp_path: Path) -> None:
    assert _read(tmp_path, GOOD).faults == ()
    slipped = _read(tmp_path, GOOD.replace("Le pont", "Le pont : fermé") + "place: Brest\n")
    (article,) = slipped.articles
    assert (article.title, article.source.agency) == ("Le pont", "Le Courrier")
    assert article.source.rights == "excerpts"
    (fault,) = slipped.faults
    assert str(fault) == (
        "seeds/pont.yml:4: YAML illisible : deux-points inattendu, colonne 16 ; la fiche vaut comme"
        " avant cette faute — une ligne par clé, « clé: valeur », guillemets autour des valeurs à"
        " deux-points"
    )
    assert fault.weight == "kept"
    mended = _read(tmp_path, GOOD.replace("Le pont", '"Le pont : fermé"'))
    assert mended.articles[0].title == "Le pont : fermé" and mended.faults == ()


def test_without_a_good_reading_the_article_is_left_out(tmp_path: Path) -> None:
    slipped = _read(tmp_path, "title: a: b\n")
    assert slipped.articles == () and slipped.faults[0].weight == "lost"


@pytest.mark.parametrize(
    ("broken", "last", "expected"),
    [
        ("title: a: b\nrights: link", "excerpts", "link"),
        ("title: a: b\nrights: link", "full", "link"),
        ("title: a: b\nrights: full", "excerpts", "excerpts"),
        ("title: a: b\nrights: full", "link", "link"),
        ("title: a: b\nrights: full", None, None),
        ("title: a: b", "full", None),
        ("title: a: b", "excerpts", "link"),  # the site may give less than excerpts
        ("title: a: b", None, None),
        ("rights: excerpts: oui", "excerpts", "excerpts"),
        ("rights full\nx: y: z", "full", "full"),
        ("droits: rien: x", "full", "link"),
        ("{rights: li", "full", "link"),
        ("---\nrights: link\ntitle: [", "full", "link"),
        ("title\nrights: link", "full", "link"),
        ("{title: a, 'rights': \"excerpts", "full", "excerpts"),
    ],
)
def test_rights_are_the_narrower_of_both(
    broken: str, last: Rights | None, expected: Rights | None
) -> None:
    assert narrower(broken, last) == expected


@pytest.mark.parametrize(
    "line", ["embargo: 2099-01-01T06:00: x\n", "expires: 2020-01-01\ntitle: a: b\n"]
)
def test_an_embargo_that_cannot_be_read_holds_the_page(tmp_path: Path, line: str) -> None:
    _read(tmp_path, GOOD)
    slipped = _read(tmp_path, f"{GOOD}{line}")
    assert slipped.articles == () and slipped.faults[-1].weight == "lost"
