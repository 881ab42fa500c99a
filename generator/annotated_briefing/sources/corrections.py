"""What an editor sets right beside an article: names, dates, speakers, the choice of essentials."""

from __future__ import annotations

from typing import Any, get_args

import yaml

from annotated_briefing import edtf
from annotated_briefing.errors import SeedError
from annotated_briefing.model import Correction, EntityType
from annotated_briefing.sources.gate import unprintable
from annotated_briefing.sources.metadata import Field, fields_of

KEYS = ("corrections", "summary")
_WITH = {
    "name": ("type", "is", "hide"),
    "date": ("edtf", "hide"),
    "quote": ("speaker", "hide"),
}
_YES, _NO = {"true", "yes", "oui", "vrai"}, {"false", "no", "non", "faux"}
_HOW = "une liste de « - name: … », « - date: … » ou « - quote: … », chacun avec ce qu'il devient"


def read_corrections(
    fields: dict[str, Field], path: str, first_line: int = 1
) -> tuple[tuple[Correction, ...], tuple[Correction, ...], list[SeedError]]:
    """(corrections, chosen essentials, faults) of the two keys of a sidecar that hold lists."""
    faults: list[SeedError] = []
    found: list[Correction] = []
    for node in _items(fields.get("corrections"), path, faults):
        try:
            found.append(_correction(fields_of(node, path, first_line), path, node, first_line))
        except SeedError as fault:
            faults.append(fault)
    chosen: list[Correction] = []
    for node in _items(fields.get("summary"), path, faults):
        line = first_line + node.start_mark.line
        plain = isinstance(node, yaml.ScalarNode) and node.value.strip()
        if plain and not unprintable(plain):
            chosen.append(Correction("summary", plain, path, line))
        else:
            faults.append(SeedError(path, "premiers mots d'une phrase attendus", line=line))
    return tuple(found), tuple(chosen), faults


def _items(field: Field | None, path: str, faults: list[SeedError]) -> list[yaml.Node]:
    if field is None:
        return []
    if isinstance(field.node, yaml.SequenceNode):
        return list(field.node.value)
    faults.append(SeedError(path, "liste attendue", line=field.line, hint=_HOW))
    return []


def _correction(
    fields: dict[str, Field], path: str, node: yaml.Node, first_line: int
) -> Correction:
    line = first_line + node.start_mark.line
    of = next(iter(fields), "")
    if of not in _WITH or not fields[of].value:
        raise SeedError(path, "correction sans objet", line=line, hint=_HOW)
    given: dict[str, Any] = {}
    if any(unprintable(field.value) for field in fields.values()):
        raise SeedError(path, "caractère de contrôle", line=line, hint="récrivez la correction")
    for key, field in list(fields.items())[1:]:
        if key not in _WITH[of] or not field.value:
            raise SeedError(
                path,
                f"« {key} » ne corrige pas « {of} »",
                line=field.line,
                hint=f"permis : {', '.join(_WITH[of])}",
            )
        given["is_" if key == "is" else key] = field.value
    if not given:
        raise SeedError(
            path, f"« {of} » sans correction", line=line, hint=f"ajoutez {' ou '.join(_WITH[of])}"
        )
    if "hide" in given:
        if given["hide"].casefold() not in _YES | _NO:
            raise SeedError(
                path,
                f"« hide: {given['hide']} » illisible",
                line=line,
                hint="écrivez true ou false",
            )
        given["hide"] = given["hide"].casefold() in _YES
    if given == {"hide": False}:
        raise SeedError(path, "correction sans effet", line=line, hint="hide: true, ou retirez-la")
    if given.get("type", "PER") not in get_args(EntityType):
        raise SeedError(
            path,
            f"type « {given['type']} » inconnu",
            line=line,
            hint=f"permis : {', '.join(get_args(EntityType))}",
        )
    if "edtf" in given and edtf.bounds(given["edtf"]) is None:
        raise SeedError(
            path,
            f"date « {given['edtf']} » illisible",
            line=line,
            hint="écrivez 2021-07-22, 2021-07, 2021~, ../2021-09-11, 2021-05/.. ou 2021/2022",
        )
    return Correction(of, fields[of].value, path, line, **given)  # type: ignore[arg-type]
