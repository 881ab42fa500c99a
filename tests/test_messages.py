"""Each odd input is told in the words that stand in golden/messages.txt, and costs nothing else.

python -m tests.test_messages    writes them anew, to be read before they are kept
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from annotated_briefing.publish.faults import with_weight
from annotated_briefing.sources import read
from tests.odd_inputs import BODY, Files, inputs

GOLDEN = Path(__file__).parent / "golden" / "messages.txt"
CONFIG = "site_name: Essai\ntheme: material\nplugins: [briefing: {rights: full}]\n"


def write(seeds: Path, files: Files) -> None:
    seeds.mkdir(parents=True)
    for suffix, data in files.items():
        (seeds / f"essai{suffix}").write_bytes(data)


def told(seeds: Path) -> list[str]:
    """What is told of an input, with what it costs; « publié » where nothing is."""
    found = read(seeds)
    return [with_weight(fault) for fault in found.faults] or ["publié"]


def lines() -> str:
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, files) in enumerate(inputs().items()):
            write(Path(folder) / f"{number}" / "seeds", files)
            found += [f"{name} > {line}" for line in told(Path(folder) / f"{number}" / "seeds")]
    return "\n".join(found) + "\n"


def test_every_message_is_the_one_that_was_read() -> None:
    expected = GOLDEN.read_text(encoding="utf-8").splitlines()
    assert lines().splitlines() == expected


def test_each_message_is_for_an_editor() -> None:
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        message = line.partition(" > ")[2]
        assert message == "publié" or " — " in message, line  # a remedy
        for word in ("Error", "Traceback", "Exception", "None", "défaut du générateur"):
            assert word not in message, line


def test_none_costs_the_others_or_the_site(tmp_path: Path) -> None:
    for number, files in enumerate(inputs().values()):
        write(tmp_path / "seeds" / f"{number:03}", files)
    (tmp_path / "seeds" / "sain.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    build(load_config(str(tmp_path / "mkdocs.yml")))
    assert (tmp_path / "site" / "articles" / "sain" / "index.html").is_file()


if __name__ == "__main__":
    GOLDEN.write_text(lines(), encoding="utf-8")
