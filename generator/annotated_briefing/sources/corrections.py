"""What an editor sets right beside an article: names, dates, speakers, the choice of essentials."""

from __future__ import annotations

import difflib
import re
from typing import Any, get_args

import yaml

from annotated_briefing import edtf
from annotated_briefing.errors import SeedError
from annotated_briefing.french.fold import fold
from annotated_briefing.model import Correction, EntityType, EventKind
from annotated_briefing.sources.gate import unprintable
from annotated_briefing.sources.metadata import Field, fields_of

KEYS = ("corrections", "summary")
_CHOICE = ("near", "nth")
WITH = {
    "name": ("type", "is", "apart", "rename", "definition", "hide", "accept", *_CHOICE),
    "date": ("edtf", "kind", "hide", "accept", *_CHOICE),
    "quote": ("speaker", "hide", "accept", *_CHOICE),
    "event": ("edtf", "kind", "hide", "accept", *_CHOICE),
    "sentence": ("pin", "ban"),  # an essential has no doubt to accept: it is chosen or not
}
SWITCHES = ("hide", "accept", "apart", "pin", "ban")
# What hands write for these words.
_MEANT = {
    "nom": "name", "entite": "name", "citation": "quote", "propos": "quote", "evenement": "event",
    "fait": "event", "phrase": "sentence", "masquer": "hide", "cacher": "hide", "est": "is",
    "locuteur": "speaker", "auteur": "speaker", "renommer": "rename", "pres de": "near",
    "accepter": "accept", "nature": "kind", "epingler": "pin", "exclure": "ban",
}  # fmt: skip
_YES, _NO = {"true", "yes", "oui", "vrai"}, {"false", "no", "non", "faux"}
_HOW = (
    "une liste de « - name: … », « - date: … », « - quote: … », « - event: … » ou"
    " « - sentence: … », chacun avec ce qu'il devient"
)


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
    if of not in WITH or not fields[of].value:
        raise SeedError(
            path, f"correction sans objet{_instead(of, tuple(WITH))}", line=line, hint=_HOW
        )
    given: dict[str, Any] = {}
    if any(unprintable(field.value) for field in fields.values()):
        raise SeedError(path, "caractère de contrôle", line=line, hint="récrivez la correction")
    for key, field in list(fields.items())[1:]:
        if key not in WITH[of] or not field.value:
            raise SeedError(
                path,
                f"« {key} » ne corrige pas « {of} »{_instead(key, WITH[of])}",
                line=field.line,
                hint=f"permis : {', '.join(WITH[of])}",
            )
        given["is_" if key == "is" else key] = _value(key, field, path)
    if not set(given) - set(_CHOICE):
        permitted = [key for key in WITH[of] if key not in _CHOICE]
        raise SeedError(
            path, f"« {of} » sans correction", line=line, hint=f"ajoutez {' ou '.join(permitted)}"
        )
    if not any(value for key, value in given.items() if key not in _CHOICE):
        switch = next(key for key in given if key in SWITCHES)
        raise SeedError(
            path, "correction sans effet", line=line, hint=f"écrivez {switch}: true, ou retirez-la"
        )
    if given.get("type", "PER") not in get_args(EntityType):
        raise SeedError(
            path,
            f"type « {given['type']} » inconnu",
            line=line,
            hint=f"permis : {', '.join(get_args(EntityType))}",
        )
    if given.get("kind", "fait") not in get_args(EventKind):
        raise SeedError(
            path,
            f"nature « {given['kind']} » inconnue",
            line=line,
            hint=f"permis : {', '.join(get_args(EventKind))}",
        )
    if "edtf" in given and edtf.bounds(given["edtf"]) is None:
        raise SeedError(
            path,
            f"date « {given['edtf']} » illisible",
            line=line,
            hint="écrivez 2021-07-22, 2021-07, 2021~, ../2021-09-11, 2021-05/.. ou 2021/2022",
        )
    return Correction(of, fields[of].value, path, line, **given)  # type: ignore[arg-type]


def _value(key: str, field: Field, path: str) -> str | bool | int:
    """A switch as a hand throws it, a number from 1, or words."""
    said = field.value.casefold()
    if key in SWITCHES:
        if said not in _YES | _NO:
            raise SeedError(
                path,
                f"« {key}: {field.value} » illisible",
                line=field.line,
                hint="écrivez true ou false",
            )
        return said in _YES
    if key == "nth":
        if not re.fullmatch(r"[1-9][0-9]{0,2}", said):
            raise SeedError(
                path,
                f"« nth: {field.value} » illisible",
                line=field.line,
                hint="écrivez 1 pour le premier, 2 pour le deuxième…",
            )
        return int(said)
    return field.value


def _instead(key: str, permitted: tuple[str, ...]) -> str:
    """« — vouliez-vous dire … ? », for a key that is nearly one of those permitted."""
    plain = fold(key).strip()
    near = difflib.get_close_matches(plain, (*permitted, *_MEANT), n=1, cutoff=0.75)
    meant = _MEANT.get(near[0], near[0]) if near else None
    return f" ; vouliez-vous dire « {meant} » ?" if meant in permitted else ""
