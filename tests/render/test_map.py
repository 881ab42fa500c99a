from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from annotated_briefing.model import Place
from annotated_briefing.render.figures_map import WIDTH, Marker, places_map

NS = "{http://www.w3.org/2000/svg}"
KABUL = Place(34.53, 69.17, geonameid=1, country="AF")
KANDAHAR = Place(31.61, 65.71, geonameid=2, country="AF")
DOHA = Place(25.29, 51.53, geonameid=3, country="QA")
AFGHANISTAN = Place(33.9, 66.0, country="AF")


def drawn(svg: str) -> ET.Element:
    assert "\n" not in svg
    return ET.fromstring(svg)


def test_nothing_to_show_is_no_map() -> None:
    assert places_map([], "Lieux") is None


def test_towns_are_dots_inside_the_drawing_and_north_is_up() -> None:
    figure = places_map(
        [Marker("Kaboul", KABUL), Marker("Kandahar", KANDAHAR), Marker("Doha", DOHA)], "Lieux"
    )
    assert figure is not None
    root = drawn(figure.svg)
    height = float(root.get("viewBox", "").split()[3])
    dots = [(float(d.get("cx", 0)), float(d.get("cy", 0))) for d in root.iter(f"{NS}circle")]
    assert len(dots) == 3
    assert all(0 < x < WIDTH and 0 < y < height for x, y in dots)
    texts = {t.text: t for t in root.iter(f"{NS}text")}
    assert set(texts) == set(figure.shown) == {"Kaboul", "Kandahar", "Doha"}
    assert float(texts["Kaboul"].get("y", 0)) < float(texts["Doha"].get("y", 0))
    assert float(texts["Doha"].get("x", 0)) < float(texts["Kaboul"].get("x", 0))


def test_a_country_is_shaded_and_has_no_dot() -> None:
    figure = places_map([Marker("Afghanistan", AFGHANISTAN, count=3)], "Lieux")
    assert figure is not None
    root = drawn(figure.svg)
    assert len([p for p in root.iter(f"{NS}path") if p.get("class") == "ab-map-named"]) == 1
    assert not list(root.iter(f"{NS}circle"))
    assert figure.shown == ("Afghanistan",)


def test_labels_never_collide_and_the_caption_lists_what_found_no_room() -> None:
    crowd = [
        Marker(f"Quartier numéro {n}", Place(48.85 + n / 500, 2.35, geonameid=n, country="FR"))
        for n in range(1, 40)
    ]
    figure = places_map(crowd, "Lieux")
    assert figure is not None
    boxes = []
    for text in drawn(figure.svg).iter(f"{NS}text"):
        x, y = float(text.get("x", 0)), float(text.get("y", 0))
        boxes.append((x, y - 10, x + 6.5 * len(text.text or ""), y + 2))
    assert 1 <= len(boxes) < 39
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    assert len(figure.listed) == 39


def test_a_hostile_name_stays_text() -> None:
    name = '<script>alert("x")</script>&{{ 7 }}'
    figure = places_map([Marker(name, KABUL, href='x"onload="y')], name)
    assert figure is not None
    root = drawn(figure.svg)
    assert [t.text for t in root.iter(f"{NS}text")] == [name]
    assert not list(root.iter(f"{NS}script"))
    assert [a.attrib for a in root.iter(f"{NS}a")] == [{"href": 'x"onload="y'}]
    assert "{{" not in figure.svg and "<script" not in figure.svg


@pytest.mark.parametrize(
    "spots",
    [
        [(-17.8, 178.0), (-21.1, -175.2)],  # either side of the 180th meridian
        [(78.2, 15.6)],
        [(-54.8, -68.3), (71.0, 25.8)],
        [(0.0, 0.0), (0.0, 0.0)],
    ],
)
def test_the_ends_of_the_earth_can_be_drawn(spots: list[tuple[float, float]]) -> None:
    markers = [
        Marker(f"Lieu {n}", Place(lat, lon, geonameid=n, country="FR"))
        for n, (lat, lon) in enumerate(spots)
    ]
    figure = places_map(markers, "Lieux")
    assert figure is not None
    root = drawn(figure.svg)
    height = float(root.get("viewBox", "").split()[3])
    assert 0 < height <= 2 * WIDTH
    for dot in root.iter(f"{NS}circle"):
        assert 0 <= float(dot.get("cx", -1)) <= WIDTH
        assert 0 <= float(dot.get("cy", -1)) <= height


def test_a_map_of_the_world_stays_small() -> None:
    markers = [Marker("A", KABUL), Marker("B", Place(40.7, -74.0, geonameid=9, country="US"))]
    figure = places_map(markers, "Lieux")
    assert figure is not None and len(figure.svg) < 18_000
