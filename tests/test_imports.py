"""The flow of the house, held by reading its imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

HOUSE = ROOT / "generator" / "annotated_briefing"
STREET = ("french", "sources", "annotate", "brief", "dossier", "render", "publish")
MODULES = sorted(HOUSE.rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """(imported module, whether it happens when the module itself is imported)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_once = {id(node) for node in _at_once(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in at_once) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield str(node.module), id(node) in at_once
            # `from annotated_briefing import build` imports a module too
            yield from (
                (f"{node.module}.{alias.name}", id(node) in at_once) for alias in node.names
            )


def _at_once(tree: ast.Module) -> Iterator[ast.stmt]:
    for node in tree.body:
        typing_only = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        if not typing_only:
            yield node


def stage(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_nothing_imports_a_later_stage(path: Path) -> None:
    if stage(path) in STREET:
        later = STREET[STREET.index(stage(path)) + 1 :]
        above = ("cli",) if stage(path) == "publish" else ("cli", "build")
        for module, _ in imports(path):
            for name in (*later, *above):
                assert not f"{module}.".startswith(f"annotated_briefing.{name}."), module


@pytest.mark.parametrize(
    ("package", "where"),
    [
        ("mkdocs", ("publish/plugin.py",)),
        ("material", ()),
        ("spacy", ("annotate/",)),
        ("thinc", ("annotate/",)),
        ("jinja2", ("render/environment.py",)),
    ],
)
def test_each_heavy_package_has_one_door(package: str, where: tuple[str, ...]) -> None:
    for path in MODULES:
        name = path.relative_to(HOUSE).as_posix()
        for module, _ in imports(path):
            if module.split(".")[0] == package:
                assert name.startswith(where or ("-",)), f"{name} imports {module}"


def test_spacy_is_never_imported_before_it_is_needed() -> None:
    for path in (HOUSE / "annotate").rglob("*.py"):
        for module, at_once in imports(path):
            if module.split(".")[0] in {"spacy", "thinc"}:
                assert not at_once, f"{path.name} imports {module} when it is itself imported"


def test_the_model_stands_alone() -> None:
    for name in ("model.py", "errors.py"):
        for module, _ in imports(HOUSE / name):
            assert not module.startswith("annotated_briefing"), module


def test_the_words_of_french_rest_on_nothing_else() -> None:
    for path in (HOUSE / "french").rglob("*.py"):
        for module, _ in imports(path):
            below = tuple(f"annotated_briefing.{name}" for name in ("french", "model", "edtf"))
            assert module.startswith(below) or (
                module == "annotated_briefing" or not module.startswith("annotated_briefing")
            ), f"{path.name} imports {module}"


def test_the_plugin_stays_thin() -> None:
    lines = (HOUSE / "publish" / "plugin.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 210
