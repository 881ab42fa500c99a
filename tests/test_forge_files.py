"""What a forge reads of this project is written as the forge asks, by schemas kept offline."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
READ_BY = {
    "vendor.github-workflows": [".github/workflows/*.yml", "templates/init/publication*.yml"],
    "vendor.dependabot": [".github/dependabot.yml"],
    "vendor.github-issue-forms": [
        ".github/ISSUE_TEMPLATE/construction.yml",
        ".github/ISSUE_TEMPLATE/ligne-fausse.yml",
    ],
    "vendor.github-issue-config": [".github/ISSUE_TEMPLATE/config.yml"],
    "vendor.citation-file-format": ["CITATION.cff"],
}


@pytest.mark.parametrize("schema", READ_BY)
def test_files_follow_their_schema(schema: str) -> None:
    files = [str(path) for pattern in READ_BY[schema] for path in ROOT.glob(pattern)]
    assert files
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_citation_names_the_version_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == project["version"]


def test_actions_are_pinned_by_commit() -> None:
    files = [*ROOT.glob(".github/workflows/*.yml"), *ROOT.glob("templates/init/publication*.yml")]
    used = [
        u for file in files for u in re.findall(r"uses: *(\S+)", file.read_text(encoding="utf-8"))
    ]
    assert used
    assert [u for u in used if not re.search(r"@[0-9a-f]{40}$", u)] == []


def test_containers_are_pinned_by_digest() -> None:
    files = [*ROOT.glob(".github/workflows/*.yml"), *ROOT.glob("templates/init/publication*.yml")]
    named = re.compile(r"^ *(?:container|image): *(\S+)", re.M)
    used = [found for file in files for found in named.findall(file.read_text(encoding="utf-8"))]
    assert used
    assert [image for image in used if not re.search(r"@sha256:[0-9a-f]{64}$", image)] == []


def test_no_job_leaves_its_credentials_to_what_it_runs() -> None:
    for file in ROOT.glob(".github/workflows/*.yml"):
        jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]
        steps = [step for job in jobs.values() for step in job["steps"]]
        for step in steps:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False, file.name
