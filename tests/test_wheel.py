"""What an installation brings works without the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.support import ROOT, SEED


def test_the_wheel_builds_pages_with_its_own_templates(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
         "--disable-pip-version-check", "--wheel-dir", str(tmp_path), str(ROOT)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("annotated_briefing-*.whl")
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    project = tmp_path / "project"
    (project / "seeds").mkdir(parents=True)
    shutil.copy(SEED, project / "seeds")
    done = subprocess.run(
        [sys.executable, "-m", "annotated_briefing", "build", "--out", "pages"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (project / "pages" / "articles" / SEED.stem / "index.md").read_text(encoding="utf-8")
    assert "John Kirby" in page
