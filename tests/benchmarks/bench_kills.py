"""Runs killed at random instants, and two at once: the next one is whole, equal to a clean one.

    python tests/benchmarks/bench_kills.py [--kills N] [--pairs N] [--seed N]
        [--work FOLDER]

N kills (500 by hand) land in turn in a site's build, in its rebuild with an article more or less,
in the first write of `--out`, in a later one, in the swap, and in the writing of the cache. After
each: the published site is the old one or the new one, whole; the next run equals a clean one; no
stray file is left. Then N pairs of builds of one project at once. Exits 1 where one is not so.
Batches that are added up have each its own seed.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from annotated_briefing.build import build
from annotated_briefing.files import PART
from annotated_briefing.publish.folder import MANIFEST, write_folder
from annotated_briefing.publish.staging import Staging
from annotated_briefing.render.pages import render
from annotated_briefing.settings import Settings

SETTINGS = Settings(rights="full", templates="aucun")
CACHE = ".cache/plugin/briefing"
CONFIG = """
site_name: Essai
theme: {name: material, language: fr, font: false}
plugins:
  - briefing: {rights: full}
"""
MORE = "PARIS, 9 mai 2021 (AFP) - Anne Li a quitté Brest mardi.\n"
State = dict[str, str]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--work", type=Path)
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    root = given.work or Path(tempfile.mkdtemp(prefix="kills-"))
    project = Project(root, given.seed)
    cases = {
        "build": project.site_killed,
        "rebuild": lambda: project.site_killed(changed=True),
        "cache": lambda: project.site_killed(cold=True),
        "swap": project.swap_killed,
        "first --out": lambda: project.out_killed(first=True),
        "later --out": project.out_killed,
    }
    told: dict[str, Counter[str]] = {name: Counter() for name in cases}
    for number in range(given.kills):
        name = list(cases)[number % len(cases)]
        told[name].update(cases[name]())
        if number % 60 == 59:
            print(number + 1, {name: dict(counts) for name, counts in told.items()}, flush=True)
    for _ in range(given.pairs):
        told.setdefault("pairs", Counter()).update(project.pair())
    good = True
    for name, counts in told.items():
        bad = {key: n for key, n in counts.items() if key not in {"tried", "landed"}}
        good = good and not bad
        print(f"{name}: {counts['landed']} of {counts['tried']} landed, {bad or 'all whole'}")
    shutil.rmtree(root)
    return 0 if good else 1


class Project:
    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.chance = root, random.Random(seed)
        self.extra = root / "seeds" / "extra.txt"
        for folder in ("seeds", "docs"):
            (root / folder).mkdir(parents=True, exist_ok=True)
        for n in range(8):
            text = (
                f"PARIS, {n + 1} mai 2021 (AFP) - Paul Roy{n} a quitté Lyon lundi."
                f" « Je pars », a dit Paul Roy{n}.\n"
            )
            (root / "seeds" / f"pont-{n}.txt").write_text(text, encoding="utf-8")
        (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        self.clean: dict[bool, State] = {}
        self.pages = {}
        self.seconds: dict[str, float] = {}
        for more in (True, False):
            self.with_more(more)
            self.site()
            self.clean[more] = contents(root / "site")
            self.pages[more] = render(build(root, SETTINGS).site, SETTINGS, root).pages
        self.more = False
        self.seconds["warm"] = timed(self.site)
        self.drop_cache()
        self.seconds["cold"] = timed(self.site)
        out = root / "out"
        self.seconds["out"] = timed(lambda: write_folder(self.pages[True], out))
        self.seconds["later"] = timed(lambda: write_folder(self.pages[False], out))

    def with_more(self, more: bool) -> None:
        self.more = more
        if more:
            self.extra.write_text(MORE, encoding="utf-8")
        else:
            self.extra.unlink(missing_ok=True)

    def drop_cache(self) -> None:
        for path in (self.root / CACHE).glob("*.*"):
            path.unlink()

    def site(self) -> None:
        mkdocs_build(load_config(str(self.root / "mkdocs.yml")))

    def killed(self, run: Callable[[], object], within: float) -> bool:
        child = os.fork()
        if not child:
            try:
                run()
            finally:
                os._exit(0)
        time.sleep(self.chance.random() * within)
        os.kill(child, signal.SIGKILL)
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])

    def healed(self, landed: bool) -> list[str]:
        """What is wrong after a kill, and after the next run."""
        found = ["tried", *(["landed"] if landed else [])]
        if contents(self.root / "site") not in self.clean.values():
            found.append("site not whole")
        self.site()
        if contents(self.root / "site") != self.clean[self.more]:
            found.append("next not equal")
        strays = [*self.root.glob("site.*"), *self.root.rglob(f"{PART}*")]
        return found + ["stray"] * bool(strays)

    def site_killed(self, *, changed: bool = False, cold: bool = False) -> list[str]:
        if changed:
            self.with_more(not self.more)
        if cold:
            self.drop_cache()
        landed = self.killed(self.site, self.seconds["cold" if cold else "warm"] * 1.1)
        return self.healed(landed)

    def swap_killed(self) -> list[str]:
        """The swap alone, of a site that stands ready."""

        def swap() -> None:
            staging = Staging(self.root / "site", self.root)
            shutil.copytree(self.root / "ready", staging.folder, dirs_exist_ok=True)
            for _ in range(20):
                staging.swap()
                shutil.copytree(self.root / "ready", staging.folder, dirs_exist_ok=True)
            staging.end()

        shutil.copytree(self.root / "site", self.root / "ready", dirs_exist_ok=True)
        landed = self.killed(swap, self.seconds.setdefault("swap", timed(swap)))
        shutil.rmtree(self.root / "ready")
        return self.healed(landed)

    def out_killed(self, *, first: bool = False) -> list[str]:
        out = self.root / "out"
        if first:
            shutil.rmtree(out, ignore_errors=True)
        else:
            write_folder(self.pages[True], out)
        wanted = self.pages[False]
        within = self.seconds["out" if first else "later"] * 1.2
        landed = self.killed(lambda: write_folder(wanted, out), within)
        written = write_folder(wanted, out)
        have = {
            p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()
        }
        have.pop(MANIFEST)
        found = ["tried", *(["landed"] if landed else [])]
        if have != {page.uri: page.data for page in wanted} or written.kept:
            found.append("next not equal")
        return found

    def pair(self) -> list[str]:
        children = []
        for _ in range(2):
            child = os.fork()
            if not child:
                code = 1
                try:
                    self.site()
                    code = 0
                finally:
                    os._exit(code)
            children.append(child)
        found = ["tried", "landed"]
        running = set(children)
        while running:
            if contents(self.root / "site") not in self.clean.values():
                found.append("mixed or empty")
            for child in list(running):
                ended, status = os.waitpid(child, os.WNOHANG)
                if ended:
                    running.discard(child)
                    found += ["failed"] * bool(status)
        if contents(self.root / "site") != self.clean[self.more]:
            found.append("next not equal")
        return found


def contents(folder: Path) -> State:
    """Digests of the files of a site by name; what is read while it is swapped is read again."""
    while True:
        try:
            return {
                path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
                for path in folder.rglob("*")
                if path.is_file() and "sitemap" not in path.name
            }
        except FileNotFoundError:  # the folder that it was in is the old one by now
            continue


def timed(run: Callable[[], object]) -> float:
    began = time.monotonic()
    run()
    return time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
