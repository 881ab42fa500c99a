"""Edits, deletions, renames and half-saves, each followed by a rebuild in one process, as `serve`.

    python tests/benchmarks/bench_edits.py [NUMBER]

After each: no page is missing that has a good version, that is, whose file is there and was
published before; none is left whose file is gone. At the end the site equals a clean build, and
the process has grown by no more than a tenth since a fifth of the edits were done. Exits 1 where
one is not so. 500 by hand.
"""

from __future__ import annotations

import logging
import random
import re
import sys
import tempfile
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks.bench_kills import CONFIG, contents

HALVES = (
    b"",
    b"\0\0",
    b"PARIS, 3 mai 2021 (AFP) -",
    "é".encode() + b"\xff\xfe\xe9 x",
    b"x" * 3_000,
)
START = 12


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        return Editor(Path(folder)).run(number)


def text(number: int, turn: int) -> bytes:
    return (
        f"PARIS, {number % 28 + 1} mai 2021 (AFP) - Paul Roy{number} a quitté Lyon lundi pour la"
        f" {turn}e fois. « Je pars », a dit Paul Roy{number}, maire de Brest.\n"
    ).encode()


class Editor:
    def __init__(self, root: Path) -> None:
        self.root, self.chance = root, random.Random(12)
        self.seeds = root / "seeds"
        for name in (self.seeds, root / "docs"):
            name.mkdir()
        (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        self.made = 0
        self.good: set[Path] = set()  # files whose present address has been published whole
        self.broken: set[Path] = set()

    def run(self, number: int) -> int:
        for _ in range(START):
            self.add()
        self.rebuild()
        wrong: list[str] = []
        sizes: list[int] = []
        for turn in range(number):
            told = self.edit(turn)
            self.rebuild()
            wrong += [f"edit {turn}, {told}: {what}" for what in self.wrong()]
            sizes.append(resident())
        for path in sorted(self.broken):  # the editor finishes what was half saved
            path.write_bytes(text(999, 999))
        for path in self.seeds.glob("*.yml"):
            path.write_text("title: Un titre", encoding="utf-8")
        self.rebuild()
        after = contents(self.root / "site")
        for path in (self.root / "site", self.root / ".cache"):
            path.rename(path.with_name(f"{path.name}-old"))
        self.rebuild()
        same = after == contents(self.root / "site")
        grown = sizes[-1] / sizes[len(sizes) // 5] - 1
        print(
            f"{number} edits: {len(wrong)} pages wrong;"
            f" final site {'equal' if same else 'NOT equal'} to a clean one;"
            f" memory {sizes[len(sizes) // 5] // 1024} → {sizes[-1] // 1024} MB ({grown:+.1%})"
        )
        for what in wrong[:10]:
            print("   ", what)
        return 0 if same and not wrong and grown <= 0.1 else 1

    def rebuild(self) -> None:
        build(load_config(str(self.root / "mkdocs.yml")))

    def add(self) -> Path:
        self.made += 1
        path = self.seeds / f"pont-{self.made}.txt"
        path.write_bytes(text(self.made, 0))
        self.good.add(path)
        return path

    def edit(self, turn: int) -> str:
        kind = self.chance.choice(
            ["edit", "edit", "delete", "rename", "half", "half", "sidecar", "add"]
        )
        if kind == "add" or len(self.good) < START // 2:
            return f"add {self.add().name}"
        path = self.chance.choice(sorted(self.good))
        if kind == "edit":
            path.write_bytes(text(self.made, turn))
            self.broken.discard(path)
        elif kind == "delete":
            path.unlink()
            path.with_suffix(".yml").unlink(missing_ok=True)
            self.forget(path)
        elif kind == "rename":
            self.made += 1
            new = path.with_name(f"pont-{self.made}.txt")
            path.with_suffix(".yml").unlink(missing_ok=True)
            path.rename(new)
            was_broken = path in self.broken
            self.forget(path)
            if was_broken:
                new.write_bytes(text(self.made, turn))
            self.good.add(new)
        elif kind == "half":
            path.write_bytes(self.chance.choice(HALVES))
            self.broken.add(path)
        else:
            said = self.chance.choice(["title: Un titre", "title: [", "place: Brest", "titre: x"])
            path.with_suffix(".yml").write_text(said, encoding="utf-8")
        return f"{kind} {path.name}"

    def forget(self, path: Path) -> None:
        self.good.discard(path)
        self.broken.discard(path)

    def wrong(self) -> list[str]:
        folder = self.root / "site" / "articles"
        pages = {path.parent.name for path in folder.glob("*/briefing.json")}
        wanted = {path.stem for path in self.good}
        lost = [f"{name} is lost" for name in sorted(wanted - pages)]
        return lost + [f"{name} is left" for name in sorted(pages - wanted)]


def resident() -> int:
    """Memory of this process in KB."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0])


if __name__ == "__main__":
    sys.exit(main())
