"""Edits, deletions, renames and half-saves, each followed by a rebuild in one process.

    python tests/benchmarks/bench_edits.py [NUMBER] [--serve]

With `--serve` the process is a `mkdocs serve` of its own, which sees the changes by itself; some
4 seconds an edit. It looks at its files every half second, and takes what it first saw of them for
unchanged: an edit that it says nothing of is touched again, and counted.

After each: no page is missing that has a good version, that is, whose file is there and was
published before; none is left whose file is gone. At the end the site equals a clean build, and
the process has grown by no more than a tenth since a fifth of the edits were done. Exits 1 where
one is not so. 500 by hand.
"""

from __future__ import annotations

import argparse
import logging
import os
import queue
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
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
QUIET = 1.5  # seconds without a word from the server: it has seen all that changed
PATIENCE = 60  # seconds without a word on an edit: it may not have been seen
TOUCHES = 10  # after so many, no server is there to see it


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("number", type=int, nargs="?", default=40)
    parser.add_argument("--serve", action="store_true")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        editor = (Served if given.serve else Editor)(Path(folder))
        try:
            return editor.run(given.number)
        finally:
            editor.stop()


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
        self.made = self.unseen = 0
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
            sizes.append(resident(self.process))
            if turn % 25 == 24:
                print(f"{turn + 1}: {len(wrong)} wrong, {sizes[-1] // 1024} MB", flush=True)
        for path in sorted(self.broken):  # the editor finishes what was half saved
            path.write_bytes(text(999, 999))
        for path in self.seeds.glob("*.yml"):
            path.write_text("title: Un titre", encoding="utf-8")
        self.rebuild()
        after = contents(self.site)
        self.clean()
        same = after == contents(self.site)
        first, last = sizes[len(sizes) // 5], sizes[-1]
        print(
            f"{number} edits: {len(wrong)} pages wrong;"
            f" final site {'equal' if same else 'NOT equal'} to a clean one; "
            f"{self.unseen} edits seen late; memory {first // 1024} → {last // 1024} MB"
            f" ({last / first - 1:+.1%})"
        )
        for what in wrong[:10]:
            print("   ", what)
        return 0 if same and not wrong and last <= 1.1 * first else 1

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def process(self) -> int:
        return os.getpid()

    def rebuild(self) -> None:
        build(load_config(str(self.root / "mkdocs.yml")))

    def clean(self) -> None:
        """Build again from nothing."""
        for path in (self.site, self.root / ".cache"):
            path.rename(path.with_name(f"{path.name}-old"))
        self.rebuild()

    def stop(self) -> None:
        pass

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
        folder = self.site / "articles"
        pages = {path.parent.name for path in folder.glob("*/briefing.json")}
        wanted = {path.stem for path in self.good}
        lost = [f"{name} is lost" for name in sorted(wanted - pages)]
        return lost + [f"{name} is left" for name in sorted(pages - wanted)]


class Served(Editor):
    """The same under `mkdocs serve`: a rebuild is waited for, not asked for."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.server: subprocess.Popen[str] | None = None
        self.told: queue.SimpleQueue[str] = queue.SimpleQueue()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    @property
    def site(self) -> Path:
        """Where the server builds: a folder of its own, below TMPDIR."""
        (found,) = {path.stem for path in (self.root / "served").glob("mkdocs_*")}
        return self.root / "served" / found

    @property
    def process(self) -> int:
        assert self.server
        return self.server.pid

    def rebuild(self) -> None:
        if self.server is None:
            self.start()
        idle, touched = False, 0
        while True:
            try:
                line = self.told.get(timeout=QUIET if idle else PATIENCE)
            except queue.Empty:
                if idle:  # a change seen in two halves is built twice
                    return
                if touched == TOUCHES:
                    raise
                self.unseen += not touched
                touched += 1
                min(self.good).touch()
                continue
            if "An error happened" in line:
                raise RuntimeError(line)
            if any(words in line for words in ("Serving on", "Reloading", "Detected")):
                idle = "Detected" not in line

    def start(self) -> None:
        (self.root / "served").mkdir()
        self.server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{self.port}"],
            cwd=self.root,
            env={**os.environ, "TMPDIR": str(self.root / "served")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.server.stderr
        lines = self.server.stderr
        threading.Thread(
            target=lambda: [self.told.put(line) for line in lines], daemon=True
        ).start()

    def clean(self) -> None:
        self.stop()
        for path in (self.root / "served", self.root / ".cache"):
            path.rename(path.with_name(f"{path.name}-old"))
        self.server = None
        self.rebuild()

    def stop(self) -> None:
        if self.server:
            self.server.kill()
            self.server.wait()


def resident(process: int) -> int:
    """Memory of a process in KB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0])


if __name__ == "__main__":
    sys.exit(main())
