"""A project built as an editor builds it, in processes of its own."""

from __future__ import annotations

import gc
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import weakref
from contextlib import closing
from pathlib import Path

import pytest

from annotated_briefing.build import build
from annotated_briefing.settings import Settings
from tests.support import ROOT, SEED

MKDOCS = "from mkdocs.__main__ import cli; cli()"
BLOCK_SPACY = "import sys; sys.modules['spacy'] = sys.modules['thinc'] = None; "


def project(folder: Path, **seeds: str) -> Path:
    """The project's own configuration and templates over the dispatch and other seeds."""
    for name in ("docs", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "seeds").mkdir()
    shutil.copy(SEED, folder / "seeds")
    for name, text in seeds.items():
        (folder / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def run(folder: Path, code: str, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *args], cwd=folder, capture_output=True, text=True, check=False
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project(tmp_path_factory.mktemp("project"))
    done = run(folder, MKDOCS, "build", "--strict", "--site-dir", "first")
    assert done.returncode == 0, done.stderr
    return folder


def test_a_second_build_needs_no_language_model_and_writes_the_same_bytes(built: Path) -> None:
    done = run(built, BLOCK_SPACY + MKDOCS, "build", "--strict", "--site-dir", "second")
    assert done.returncode == 0, done.stderr
    first, second = contents(built / "first"), contents(built / "second")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_the_block_on_spacy_is_real(built: Path) -> None:
    """Were an article new, the same command would fail to annotate it."""
    seed = built / "seeds" / "nouveau.txt"
    seed.write_text("PARIS, 3 mai 2021 (AFP) - Le pont est fermé.\n", encoding="utf-8")
    try:
        done = run(built, BLOCK_SPACY + MKDOCS, "build", "--site-dir", "third")
        assert done.returncode != 0 and "spacy" in done.stderr
    finally:
        seed.unlink()


def names_aside(data: bytes) -> str:
    """What a file says, all names told on one page, as in a folder without pages for names."""
    if data.startswith(b"SQLite"):
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(data)
            text = "\n".join(database.iterdump())
    else:
        text = data.decode()
    return re.sub(r"articles/[\w-]+/#e-[\w-]+", "entites/", text)


def test_without_mkdocs_the_pages_are_the_same(built: Path) -> None:
    """Every generated page and file of the site, from the same words, by either door."""
    done = run(built, "from annotated_briefing.cli import app; app()", "build", "--out", "pages")
    assert done.returncode == 0, done.stderr
    pages, site = contents(built / "pages"), contents(built / "first")
    data = [uri for uri in pages if not uri.endswith(".md") and uri != ".briefing.json"]
    assert data
    for uri in data:
        assert names_aside(pages[uri]) == names_aside(site[uri]), uri
    for uri in pages:
        if uri.endswith(".md"):
            stem = uri.removesuffix(".md").removesuffix("index").rstrip("/")
            assert f"{stem}/index.html".lstrip("/") in site, uri
    beside = site[f"articles/{SEED.stem}/briefing.md.txt"].decode().splitlines()
    whole = pages[f"articles/{SEED.stem}/index.md"].decode().splitlines()
    # What is handed out alone has no link to files that are not beside it.
    assert beside == whole[:-1] and "index.md" in whole[-1]
    # and the page of an article holds the same sentences, at the same anchors
    plain = pages[f"articles/{SEED.stem}/index.md"].decode()
    html = site[f"articles/{SEED.stem}/index.html"].decode()
    anchors = re.findall(r'<a id="(s\d+)"></a>', plain)
    assert len(anchors) > 2
    assert all(f'id="{anchor}"' in html for anchor in anchors)


def test_nothing_on_the_site_calls_another_host(built: Path) -> None:
    for name, data in contents(built / "first").items():
        if name.endswith(".html"):
            html = data.decode()
            for attribute in ('src="http', "src='http", 'rel="stylesheet" href="http', "@import"):
                assert attribute not in html, name
            assert "fonts.g" not in html, name


def test_only_cited_sentences_leave_the_build(tmp_path: Path) -> None:
    filler = "\n\n".join(
        f"Le voisin numéro {n} raconte sans date un souvenir zygomorphe de pêche à la ligne."
        for n in range(30)
    )
    folder = project(
        tmp_path, village=f"PARIS, 3 mai 2021 (AFP) - Le pont est fermé.\n\n{filler}\n"
    )
    assert run(folder, MKDOCS, "build").returncode == 0
    data = json.loads((folder / "site/articles/village/briefing.json").read_text("utf-8"))
    shown = set(data["shown"])
    text = (folder / "seeds/village.txt").read_text("utf-8")
    hidden = [
        s
        for s in data["sentences"]
        if s["id"] not in shown and "numéro" in text[s["start"] : s["end"]]
    ]
    assert len(hidden) > 20
    page = (folder / "site/articles/village/index.html").read_text("utf-8")
    for sentence in data["sentences"]:
        assert f'id="{sentence["id"]}"' in page
    for sentence in hidden:
        words = text[sentence["start"] : sentence["end"]]
        number = words.split("numéro ")[1].split(" ")[0]
        for name, content in contents(folder / "site").items():
            if name.endswith((".html", ".json", ".csv", ".xml")):
                assert f"numéro {number} raconte" not in content.decode(), name


def test_a_seed_that_cannot_be_read_is_named_and_the_rest_is_built(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "seeds" / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n....")
    done = run(folder, MKDOCS, "build")
    assert done.returncode == 0
    assert "seeds/photo.txt" in done.stderr and "UTF-8" in done.stderr
    assert (folder / "site" / "articles" / SEED.stem / "index.html").is_file()
    assert run(folder, MKDOCS, "build", "--strict").returncode != 0
    check = run(folder, "from annotated_briefing.cli import app; app()", "check")
    assert check.returncode == 1 and "seeds/photo.txt" in check.stdout


def test_all_wrong_options_are_told_at_once(tmp_path: Path) -> None:
    folder = project(tmp_path)
    config = folder / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("rights: excerpts", "rights: all\n      sentences: 99"),
        encoding="utf-8",
    )
    for code, args in (
        (MKDOCS, ("build",)),
        ("from annotated_briefing.cli import app; app()", ("check",)),
    ):
        done = run(folder, code, *args)
        assert done.returncode != 0
        assert "rights" in done.stderr and "sentences" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_damaged_cache_only_costs_time(built: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(built, tmp_path / "copy")
    for entry in (folder / ".cache").rglob("*.annotations"):
        entry.write_bytes(b'{"sentences": [{"start"')
    done = run(folder, MKDOCS, "build", "--strict", "--site-dir", "again")
    assert done.returncode == 0, done.stderr
    name = f"articles/{SEED.stem}/briefing.json"
    assert contents(folder / "again")[name] == contents(folder / "first")[name]


def test_export_writes_one_format_and_names_a_near_miss(tmp_path: Path) -> None:
    folder = project(tmp_path)
    cli = "from annotated_briefing.cli import app; app()"
    done = run(folder, cli, "export", "geojson", "--out", "lieux.geojson")
    assert done.returncode == 0, done.stderr
    assert "Kaboul" in (folder / "lieux.geojson").read_text(encoding="utf-8")
    wrong = run(folder, cli, "export", "geojsn")
    assert wrong.returncode == 1 and "« geojson »" in wrong.stderr


def test_what_a_build_has_left_behind_goes_with_the_next(tmp_path: Path) -> None:
    class Ring:
        itself: object = None

    (tmp_path / "seeds").mkdir()
    build(tmp_path, Settings())
    ring = Ring()
    ring.itself, left = ring, weakref.ref(ring)
    gc.freeze()  # as a build does with what it has read
    del ring
    gc.disable()  # so that only what the build itself asks for can free it
    try:
        build(tmp_path, Settings())
        assert left() is None
    finally:
        gc.enable()
