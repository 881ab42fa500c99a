"""What an installation brings works without the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from html import unescape
from pathlib import Path

import pytest

from tests.support import ROOT, SEED


def build_wheel(folder: Path) -> Path:
    """The wheel of this checkout, made in `folder`."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
         "--disable-pip-version-check", "--wheel-dir", str(folder), str(ROOT)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("annotated_briefing-*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What pip would lay out."""
    tmp_path = tmp_path_factory.mktemp("wheel")
    installed = tmp_path / "installed"
    zipfile.ZipFile(build_wheel(tmp_path)).extractall(installed)
    return installed


def test_the_wheel_brings_one_package_and_its_licences(installed: Path) -> None:
    (about,) = installed.glob("*.dist-info")
    assert {path.name for path in installed.iterdir()} == {"annotated_briefing", about.name}


def test_the_wheel_builds_pages_with_its_own_templates(installed: Path, tmp_path: Path) -> None:
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


# What the wheel holds beside its own code → what readers are told of it, and where its text is.
SHIPPED = {
    "MIT": ("MIT", ("annotated-briefing",), "LICENSE"),
    "LGPLLR": ("LGPL-LR", ("fr_core_news_md", "WiNER-fr"), "LICENSES/LGPLLR.txt"),
    "CC-BY-4.0": ("CC BY 4.0", ("GeoNames",), "LICENSES/CC-BY-4.0.txt"),
    "OFL-1.1": ("SIL Open Font 1.1", ("Newsreader", "Public Sans"), "newsreader-OFL.txt"),
}


def test_the_wheel_carries_and_every_site_tells_the_licence_of_what_is_shipped(
    installed: Path, tmp_path: Path
) -> None:
    (folder,) = installed.glob("*.dist-info")
    lines = (folder / "METADATA").read_text(encoding="utf-8").splitlines()
    (declared,) = (line.split(": ")[1] for line in lines if line.startswith("License-Expression"))
    assert set(declared.split(" AND ")) == set(SHIPPED)
    texts = [path for path in (folder / "licenses").rglob("*") if path.is_file()]
    (tmp_path / "seeds").mkdir()
    shutil.copy(SEED, tmp_path / "seeds")
    subprocess.run(
        [sys.executable, "-m", "annotated_briefing", "build", "--out", "pages"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(installed)}, check=True,
        capture_output=True,
    )  # fmt: skip
    told = unescape((tmp_path / "pages/licences/index.md").read_text(encoding="utf-8"))
    for name, works, text in SHIPPED.values():
        assert name in told and all(work in told for work in works)
        assert [path for path in texts if path.as_posix().endswith(text)], text


def test_the_wheel_installs_no_module_beside_the_package(installed: Path) -> None:
    tops = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}
    assert tops == {"annotated_briefing"}
