"""The schemas that editors complete by say what the readers of these files say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from annotated_briefing.cli import app
from annotated_briefing.sources.corrections import read_corrections
from annotated_briefing.sources.glossary import read_glossary
from annotated_briefing.sources.metadata import metadata, read_yaml
from annotated_briefing.sources.schemas import glossary_schema, sidecar_schema, write_schemas
from tests.support import ROOT

README = (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", README, re.S)


class _Plain(yaml.SafeLoader):
    """YAML as JSON has it: a date is its words."""


_Plain.yaml_implicit_resolvers = {
    sign: [(tag, how) for tag, how in known if not tag.endswith("timestamp")]
    for sign, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _plain(text: str) -> Any:
    return yaml.load(text, Loader=_Plain)


def _by_schema(schema: dict[str, Any], text: str) -> bool:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema).is_valid(_plain(text))


def _by_reader(text: str) -> bool:
    fields = read_yaml(text, "a.yml")
    _, _, lost = read_corrections(fields, "a.yml")
    plain = {key: f for key, f in fields.items() if key not in ("corrections", "summary")}
    return not lost and not metadata(plain, "a.yml")[1]


@pytest.mark.parametrize(
    ("text", "good"),
    [
        *((block, True) for block in BLOCKS[:2]),
        ("published: 2021", True),
        ("titre: Le pont", False),
        ("rights: tout", False),
        ("slug: Le Pont", False),
        ("url: exemple.org", False),
        ("corrections: oui", False),
        ("corrections: [{name: Mars, hide: true}]", True),
        ("corrections: [{name: Mars}]", False),
        ("corrections: [{name: Mars, speaker: Luc}]", False),
        ("corrections: [{name: Mars, type: PLANETE}]", False),
        ("corrections: [{date: mardi, kind: peut-être}]", False),
        ("corrections: [{date: mardi, nth: 0, hide: true}]", False),
        ("corrections: [{sentence: Le pont, pin: true}]", True),
        ("corrections: [{ville: Lyon, hide: true}]", False),
        ("summary: [Le pont, La mairie]", True),
        ("summary: Le pont", False),
    ],
)
def test_a_sidecar_is_good_for_both_or_for_neither(text: str, good: bool) -> None:
    assert (_by_schema(sidecar_schema(), text), _by_reader(text)) == (good, good)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (BLOCKS[2], True),
        ((ROOT / "seeds" / "glossary.yml").read_text(encoding="utf-8"), True),
        ("- nom: Doha", False),
        ("- name: Doha\n  type: VILLE", False),
        ("- name: Doha\n  same_as: [http://exemple.org]", False),
        ("- type: LOC", False),
        ("name: Doha", False),
    ],
)
def test_a_glossary_is_good_for_both_or_for_neither(tmp_path: Path, text: str, good: bool) -> None:
    (tmp_path / "glossary.yml").write_text(text, encoding="utf-8")
    read = not read_glossary(tmp_path / "glossary.yml")[1]
    assert (_by_schema(glossary_schema(), text), read) == (good, good)


def test_the_schemas_of_this_project_are_those_of_the_code() -> None:
    assert write_schemas(ROOT / "seeds") == []


def test_files_that_the_command_writes_name_their_schema(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["init", str(tmp_path)]).exit_code == 0
    below = tmp_path / "seeds" / "mars"
    below.mkdir()
    (below / "pont.txt").write_text("BREST, 3 mai 2021 (AFP) - Le pont est fermé.\n", "utf-8")
    asked = ["draft", str(below / "pont.txt"), "--project", str(tmp_path)]
    assert CliRunner().invoke(app, asked).exit_code == 0
    for file in (below / "pont.yml", tmp_path / "seeds" / "glossary.yml"):
        named = re.match(r"# yaml-language-server: \$schema=(.+)", file.read_text("utf-8"))
        assert named and (file.parent / named[1]).is_file()
    draft = (below / "pont.yml").read_text("utf-8")
    assert _by_schema(sidecar_schema(), draft)
