"""The manual says what the code does: options, commands, exports, keys."""

from __future__ import annotations

import ast
import dataclasses
import json
import re
from importlib.util import find_spec

import pytest
from typer.main import get_command

from annotated_briefing.cli import app
from annotated_briefing.render import exports
from annotated_briefing.render.exports.briefing import briefing_schema
from annotated_briefing.render.exports.registry import Context
from annotated_briefing.settings import OPTIONS, Settings
from annotated_briefing.sources import corrections, glossary, metadata
from tests.support import ROOT

REFERENCE = (ROOT / "docs" / "manuel" / "reference.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    return re.split(r"^## ", REFERENCE.split("{#" + name + "}", 1)[1], maxsplit=1, flags=re.M)[0]


def named(text: str) -> set[str]:
    return set(re.findall(r"`([\w-]+)`", text))


def test_every_setting_is_told_with_its_default() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (?:`([^`]+)`|aucun) \|", section("reglages"), re.M)
    defaults = {f.name: f.default for f in dataclasses.fields(Settings) if f.name in OPTIONS}
    said = {name: str(value) if value is not False else "false" for name, value in defaults.items()}
    assert dict(rows) == said


def test_every_command_and_option_is_told() -> None:
    text = section("commandes")
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        row = next(line for line in text.splitlines() if f"`briefing {name}" in line)
        for option in command.params:
            for flag in option.opts:
                if flag.startswith("--") and flag not in {"--project", "--help"}:
                    assert flag in row, f"{name} {flag}"


def test_every_option_of_the_program_itself_is_told() -> None:
    flags = {flag for option in get_command(app).params for flag in option.opts}
    assert {"--version", "--quiet", "-q", "--verbose", "-v"} <= flags
    for flag in flags - {"--help"}:
        assert re.search(rf"`(briefing )?{flag}`", section("commandes")), flag


def test_every_export_is_told() -> None:
    assert named(section("exports")) >= set(exports.BY_NAME)


def test_every_key_of_a_sidecar_and_of_the_glossary_is_told() -> None:
    text = named(section("articles"))
    assert text >= {*metadata.KEYS, *corrections.KEYS, *glossary.FIELDS}


def test_windows_has_each_command_of_the_tutorial_by_its_module() -> None:
    told = (ROOT / "docs" / "manuel" / "premier-briefing.md").read_text(encoding="utf-8")
    plain, windows = (
        "".join(re.findall(rf"^```{language}\n(.+?)^```", told, re.M | re.S)).splitlines()
        for language in ("sh", "bat")
    )
    assert windows == [f"py -m {re.sub('^briefing', 'annotated_briefing', line)}" for line in plain]
    for line in windows:
        assert find_spec(f"{line.split()[2]}.__main__"), line


def test_every_field_of_briefing_json_is_told_with_its_object() -> None:
    told = (ROOT / "docs" / "manuel" / "briefing-json.md").read_text(encoding="utf-8")
    parts = dict(re.findall(r"^## (\w+)\n(.+?)(?=^## |\Z)", told, re.M | re.S))
    objects = json.loads(briefing_schema(Context("Revue")))["$defs"]
    assert set(parts) == set(objects)
    for name, shape in objects.items():
        own = set(shape["properties"]) - (set() if name == "Span" else {"start", "end"})
        leads = re.findall(r"(?:^- |\. )((?:`\w+`(?:, )?)+) :", parts[name], re.M)
        leads += re.findall(r" ; (`\w+`) :", parts[name])
        assert named(" ".join(leads)) == own, name


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "manuel").glob("*.md")), ids=str)
def test_links_of_the_manual_lead_somewhere(page: object) -> None:
    text = page.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    for link in re.findall(r"\]\(([\w-]+\.md)(#[\w-]+)?\)", text):
        goal = ROOT / "docs" / "manuel" / link[0]
        assert goal.is_file(), link
        assert not link[1] or "{" + link[1] + "}" in goal.read_text(encoding="utf-8"), link


GIVE = {"render", "page", "update"}


def passed(module: str) -> set[str]:
    """The names that a module of `render` gives its templates: by keyword, or as globals."""
    code = (ROOT / "generator" / "annotated_briefing" / "render" / module).read_text("utf-8")
    own = {"edit", "check"}  # of the page that is made, not of its template
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        called = node.func if isinstance(node, ast.Call) else None
        if not isinstance(called, ast.Attribute) or called.attr not in GIVE:
            continue
        found |= {keyword.arg for keyword in node.keywords if keyword.arg} - own
        for given in node.args:
            keys = given.keys if isinstance(given, ast.Dict) else []
            found |= {key.value for key in keys if isinstance(key, ast.Constant)}
    return found


def test_every_name_that_a_template_is_given_is_told() -> None:
    told = (ROOT / "docs" / "manuel" / "gabarits.md").read_text(encoding="utf-8")
    pages, plain = told.split("{#markdown}")
    assert passed("pages.py") | passed("moved.py") <= named(pages)
    assert passed("plain.py") <= named(plain)
    given = passed("pages.py") | passed("moved.py") | passed("plain.py")
    filters = {"verbatim", "block", "typography"}
    kinds = {path.name.split(".")[0] for path in (ROOT / "templates" / "pages").glob("[a-z]*.j2")}
    assert named(told) <= given | filters | kinds, "told, and not given"
    assert kinds <= named(pages)
