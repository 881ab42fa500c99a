"""What an editor says of an article: YAML front matter or a sidecar, one set of keys for both."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import cast, get_args

import yaml

from generator.errors import SeedError
from generator.model import Rights

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ]\d{2}:\d{2}.*)?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGES = ("fr",)
MAX_TITLE = 300


@dataclass(frozen=True, slots=True)
class Metadata:
    """Every key an editor may give; None where nothing was said. `published` is EDTF."""

    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    rights: Rights | None = None
    language: str | None = None
    place: str | None = None
    slug: str | None = None
    usage_terms: str | None = None
    revision: str | None = None


KEYS = tuple(Metadata.__dataclass_fields__)


def read_yaml(text: str, path: str, first_line: int = 1) -> dict[str, tuple[str, int]]:
    """A flat YAML mapping as {key: (value, line)}.

    Raises SeedError for anything else: lists, nesting, anchors, tags and doubled keys.
    """
    try:
        for token in yaml.scan(text, Loader=yaml.BaseLoader):
            if isinstance(token, (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)):
                raise SeedError(
                    path,
                    "ancres, alias et étiquettes YAML refusés",
                    line=first_line + token.start_mark.line,
                    hint="écrivez la valeur en toutes lettres, entre guillemets s'il le faut",
                )
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        raise SeedError(
            path,
            f"YAML illisible ({getattr(broken, 'problem', None) or 'caractère interdit'})",
            line=first_line + mark.line if mark else None,
            hint="une ligne par clé, « clé: valeur », guillemets autour des valeurs à deux-points",
        ) from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise SeedError(path, "des lignes « clé: valeur » étaient attendues", line=first_line)
    found: dict[str, tuple[str, int]] = {}
    for key, value in node.value:
        line = first_line + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            raise SeedError(path, "valeur simple attendue, sur une ligne", line=line)
        if key.value in found:
            raise SeedError(path, f"clé « {key.value} » donnée deux fois", line=line)
        found[key.value] = (value.value.strip(), line)
    return found


def metadata(fields: dict[str, tuple[str, int]], path: str) -> tuple[Metadata, list[SeedError]]:
    """Check every key; all faults are returned, and a faulty key counts as not given."""
    faults: list[SeedError] = []
    good: dict[str, str] = {}
    for key, (value, line) in fields.items():
        if not value:
            continue
        problem = _problem(key, value)
        if problem:
            faults.append(SeedError(path, problem[0], line=line, hint=problem[1]))
        else:
            good[key] = value
    if "published" in good:
        match = _PUBLISHED.fullmatch(good["published"])
        good["published"] = "-".join(part for part in match.groups() if part) if match else ""
    rights = cast("Rights | None", good.pop("rights", None))
    return Metadata(rights=rights, **good), faults


def _problem(key: str, value: str) -> tuple[str, str] | None:
    """(what is wrong, what to do) or None."""
    if key not in KEYS:
        return f"clé inconnue « {key} »", f"clés permises : {', '.join(KEYS)}"
    if "\n" in value or len(value) > MAX_TITLE:
        return f"« {key} » trop long", f"une ligne, {MAX_TITLE} caractères au plus"
    if key == "published" and not _is_date(value):
        return f"date illisible « {value} »", "écrivez 2021, 2021-07 ou 2021-07-22"
    if key == "url" and not re.fullmatch(r"https?://[^\s<>\"']+", value):
        return f"adresse illisible « {value} »", "commencez par http:// ou https://"
    if key == "rights" and value not in get_args(Rights):
        return f"droits inconnus « {value} »", f"choisissez parmi {', '.join(get_args(Rights))}"
    if key == "language" and value not in LANGUAGES:
        return f"langue « {value} » non prise en charge", f"permises : {', '.join(LANGUAGES)}"
    if key == "slug" and not _SLUG.fullmatch(value):
        return f"slug « {value} » impropre", "minuscules sans accents, chiffres et tirets"
    return None


def _is_date(value: str) -> bool:
    match = _PUBLISHED.fullmatch(value)
    if not match:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
