"""Put each fault of the table into a copy of the project and run the tests nearest to it.

    python -m tests.mutants [PART OF A NAME OR FILE …]

A line a fault: `noticed`, `SURVIVES`, or `no longer fits` where its code has changed. Some
minutes; exits with 1 where more than `MOST` survive or any no longer fits.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.mutants.table import ROOMS
from tests.support import ROOT

MOST = 3
PACKAGE = Path("generator", "annotated_briefing")


def main(wanted: list[str]) -> int:
    told: dict[str, list[str]] = {"noticed": [], "SURVIVES": [], "no longer fits": []}
    with tempfile.TemporaryDirectory() as folder:
        copy = _copied(Path(folder, "project"))
        for tests, faults in ROOMS.items():
            chosen = [f for f in faults if not wanted or any(w in f[0] + f[1] for w in wanted)]
            if chosen and not _passes(copy, tests):
                sys.exit(f"{tests}: red before any fault is put in")
            for name, file, before, after in chosen:
                answer = _tried(copy, copy / PACKAGE / file, before, after, tests)
                told[answer].append(name)
                print(f"{answer:14}  {file}: {name}", flush=True)
    print(", ".join(f"{len(names)} {answer}" for answer, names in told.items()))
    return int(len(told["SURVIVES"]) > MOST or bool(told["no longer fits"]))


def _copied(copy: Path) -> Path:
    """The files of the project as they stand, committed or not, but for what is ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)
    return copy


def _tried(copy: Path, path: Path, before: str, after: str, tests: str) -> str:
    whole = path.read_text(encoding="utf-8")
    if whole.count(before) != 1:
        return "no longer fits"
    path.write_text(whole.replace(before, after), encoding="utf-8")
    try:
        return "SURVIVES" if _passes(copy, tests) else "noticed"
    finally:
        path.write_text(whole, encoding="utf-8")


def _passes(copy: Path, tests: str) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    search = os.pathsep.join((str(copy / "generator"), str(copy)))
    # Bytecode is kept by the second and the size: a fault of one length would be read as none.
    own = os.environ | {"PYTHONPATH": search, "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [*command, *tests.split()], check=False, cwd=copy, env=own, capture_output=True
    )
    return run.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
