"""What an editor says of an article: YAML front matter or a sidecar, one set of keys for both."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args
from urllib.parse import urlsplit

import yaml

from annotated_briefing.edtf import point
from annotated_briefing.errors import SeedError
from annotated_briefing.french.fold import DEVICES, MAX_SLUG, fold
from annotated_briefing.model import Rights
from annotated_briefing.sources.gate import unprintable

_PUBLISHED = re.compile(r"(?P<date>[\d-]+)(?:[T ]\d{2}:\d{2}.*)?", re.ASCII)
SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
URL = "https?://[^\\s<>\"']+"
_RIGHTS_MEANT = ("rights", "droits", "copyright", "license", "licence")
_QUOTED = "une chaîne entre guillemets"
_ONE_A_LINE = "une ligne par clé, « clé: valeur », guillemets autour des valeurs à deux-points"
MAX_TITLE = 300
MAX_TERMS = 2000
IMPOSSIBLE = re.compile("[\0\ud800-\udfff]")  # half a character, or none: no page can show it


@dataclass(frozen=True, slots=True)
class Metadata:
    """Every key an editor may give; None where nothing was said.

    `published` and `modified` are EDTF, `embargo` and `expires` a day or a moment of ISO 8601;
    `guid` is the name that all versions of a dispatch share.
    """

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
    author: str | None = None
    modified: str | None = None
    embargo: str | None = None
    expires: str | None = None
    guid: str | None = None


_DAYS = ("published", "modified")
_MOMENTS = ("embargo", "expires")
KEYS = tuple(Metadata.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Field:
    """A key's value as written, and its line. `node` is what is not a plain value."""

    value: str
    line: int | None
    node: yaml.Node


def read_yaml(text: str, path: str, first_line: int = 1) -> dict[str, Field]:
    """The keys of a YAML mapping, in order.

    Raises SeedError for anything but a mapping, for anchors, tags and doubled keys.
    """
    try:
        for token in yaml.scan(text, Loader=yaml.BaseLoader):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken):
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
            f"YAML illisible : {slip(broken)}{f', colonne {mark.column + 1}' if mark else ''}",
            line=first_line + mark.line if mark else None,
            hint=_ONE_A_LINE,
        ) from None
    except (RecursionError, ValueError, OverflowError):
        # brackets thousands deep, an escape that is no character: PyYAML leaks Python's own errors
        raise SeedError(path, "YAML illisible", hint=_ONE_A_LINE) from None
    if node is None:
        return {}
    return fields_of(node, path, first_line)


def fields_of(node: yaml.Node, path: str, first_line: int) -> dict[str, Field]:
    """The keys of one mapping, each once; raises SeedError."""
    if not isinstance(node, yaml.MappingNode):
        line = first_line + node.start_mark.line
        raise SeedError(
            path, "des lignes « clé: valeur » étaient attendues", line=line, hint=_ONE_A_LINE
        )
    found: dict[str, Field] = {}
    for key, value in node.value:
        line = first_line + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            raise SeedError(path, "clé simple attendue", line=line, hint=_ONE_A_LINE)
        if key.value in found:
            raise SeedError(
                path, f"clé « {key.value} » donnée deux fois", line=line, hint="n'en gardez qu'une"
            )
        plain = value.value.strip() if isinstance(value, yaml.ScalarNode) else ""
        found[key.value] = Field(plain, line, value)
    return found


def metadata(fields: dict[str, Field], path: str) -> tuple[Metadata, list[SeedError]]:
    """Check every key; all faults are returned, and a faulty key counts as not given.

    A slip that may have been meant for `rights` withholds the text: `link` is the least there is.
    Raises SeedError for a moment that cannot be read, which may hold the article back.
    """
    faults: list[SeedError] = []
    good: dict[str, str] = {}
    withheld = False
    for key, field in fields.items():
        if not isinstance(field.node, yaml.ScalarNode):
            problem: tuple[str, str] | None = f"« {key} » : valeur simple attendue", _ONE_A_LINE
        elif not field.value and not about_rights(key):
            continue
        else:
            problem = _problem(key, field.value)
        if problem and key in _MOMENTS:  # published at a wrong moment, it could not be taken back
            raise SeedError(path, f"« {key} » : {problem[0]}", line=field.line, hint=problem[1])
        if problem:
            faults.append(SeedError(path, problem[0], line=field.line, hint=problem[1]))
            if about_rights(key):
                withheld = True
        else:
            good[key] = field.value
    for key in _DAYS:
        if key in good:
            good[key] = _day(good[key]) or ""
    if "language" in good:
        good["language"] = _primary(good["language"])
    rights = cast("Rights | None", good.pop("rights", None))
    if withheld:
        rights = "link"
    return Metadata(rights=rights, **good), faults


def checked(
    given: Mapping[str, object], path: str, line: int | None = None
) -> tuple[Metadata, list[SeedError]]:
    """The same checks for values that come from elsewhere than YAML; None is a key not given."""
    faults: list[SeedError] = []
    fields: dict[str, Field] = {}
    for key, value in given.items():
        if isinstance(value, str) and not IMPOSSIBLE.search(value):
            fields[key] = Field(value.strip(), line, yaml.ScalarNode("", value))
        elif value is not None:
            faults.append(SeedError(path, f"« {key} » : texte attendu", line=line, hint=_QUOTED))
    known, wrong = metadata(fields, path)
    return known, [*faults, *wrong]


def _problem(key: str, value: str) -> tuple[str, str] | None:
    """(what is wrong, what to do) or None."""
    if key not in KEYS:
        unsaid = " : dans le doute, le texte n'est pas publié" if about_rights(key) else ""
        meant = _meant(key)
        near = f" ; vouliez-vous dire « {meant} » ?" if meant else ""
        remedy = "corrigez-la, ou retirez-la" if meant else f"clés permises : {', '.join(KEYS)}"
        if fold(key).strip() in _USELESS:
            remedy = "retirez-la : les noms et les lieux du texte en tiennent lieu"
        return f"clé inconnue « {key} »{unsaid}{near}", remedy
    most = MAX_TERMS if key == "usage_terms" else MAX_TITLE
    if "\n" in value or len(value) > most:
        return f"« {key} » trop long", f"une ligne, {most} caractères au plus"
    if unprintable(value):
        return f"caractère de contrôle dans « {key} »", "récrivez la valeur à la main"
    if key in _DAYS and _day(value) is None:
        return f"date illisible « {value} »", "écrivez 2021, 2021-07 ou 2021-07-22"
    if key in _MOMENTS and moment(value) is None:
        return f"date illisible « {value} »", "écrivez 2021-07-22 ou 2021-07-22T18:00+02:00"
    if key == "url" and not re.fullmatch(URL, value):
        return f"adresse illisible « {value} »", "commencez par http:// ou https://"
    if key == "url" and not _plain_address(value):
        return "adresse sans hôte, ou avec un mot de passe", "copiez-la de la page de l'article"
    if key == "rights" and value not in get_args(Rights):
        return (
            f"droits inconnus « {value} » : le texte n'est pas publié",
            f"choisissez parmi {', '.join(get_args(Rights))}",
        )
    if key == "language" and not re.fullmatch(r"[a-z]{2,3}", _primary(value)):
        return f"langue « {value} » inconnue", "écrivez son code : fr, en, de, es, ar…"
    return _unfit(value) if key == "slug" else None


def _unfit(slug: str) -> tuple[str, str] | None:
    """The same for an address."""
    if not re.fullmatch(SLUG, slug):
        return f"slug « {slug} » impropre", "minuscules sans accents, chiffres et tirets"
    if slug in DEVICES:
        return f"slug « {slug} » réservé par Windows", f"ajoutez-y un mot : {slug}-article"
    if len(slug) > MAX_SLUG:
        return "« slug » trop long", f"{MAX_SLUG} caractères au plus"
    return None


def _plain_address(url: str) -> bool:
    """Whether an address has a host, and no name or password that a page would publish."""
    try:
        parted = urlsplit(url)
    except ValueError:
        return False
    return bool(parted.hostname) and "@" not in parted.netloc


def moment(value: str) -> datetime.datetime | None:
    """A day or a moment of ISO 8601; without a zone, that of the machine."""
    try:
        found = datetime.datetime.fromisoformat(value)
    except ValueError:
        return None
    return found.astimezone()


def _primary(language: str) -> str:
    """« fr-FR » → « fr »."""
    return re.split(r"[-_]", language.lower())[0]


# What hands write for these keys, folded.
_IN_FRENCH = {
    "titre": "title", "date": "published", "publie": "published", "publication": "published",
    "auteur": "author", "signature": "author", "agence": "source", "journal": "source",
    "lieu": "place", "ville": "place", "lien": "url", "adresse": "url", "langue": "language",
    "lang": "language", "mentions": "usage_terms", "conditions": "usage_terms",
    "expire": "expires", "modifie": "modified", "essentiel": "summary", "correction": "corrections",
}  # fmt: skip

_USELESS = {"tags", "tag", "mots cles", "mots-cles", "motscles", "categories", "rubrique"}


def _meant(key: str) -> str | None:
    """The key that a hand was after, in French or with a slip."""
    plain = fold(key).strip()
    known = (*KEYS, "corrections", "summary", *_IN_FRENCH)
    near = difflib.get_close_matches(plain, known, n=1, cutoff=0.75)
    return _IN_FRENCH.get(near[0], near[0]) if near else None


# What PyYAML says of the slips that editors make.
_SLIPS = {
    "mapping values are not allowed": "deux-points inattendu",
    "could not find expected ':'": "deux-points manquant",
    "expected <block end>": "lignes mal alignées",
    "found character '\\t'": "tabulation",
    "cannot start any token": "signe inattendu",
    "found unexpected end of stream": "guillemet ou crochet jamais fermé",
    "while scanning a quoted scalar": "guillemet jamais fermé",
    "did not find expected": "lignes mal alignées, ou crochet jamais fermé",
    "expected ',' or": "crochet ou accolade jamais fermés",
    "found unknown escape": "barre oblique inversée entre guillemets",
    "special characters are not allowed": "caractère interdit",
}


def slip(broken: yaml.YAMLError) -> str:
    """What is wrong with YAML, as an editor would say it."""
    said = f"{getattr(broken, 'context', '')} {getattr(broken, 'problem', '')} {broken}"
    return next((french for words, french in _SLIPS.items() if words in said), "forme inattendue")


def about_rights(key: str) -> bool:
    """« rights », and what a hand may have written for it."""
    plain = key.strip().casefold()
    return bool(difflib.get_close_matches(plain, _RIGHTS_MEANT, n=1, cutoff=0.7))


def _day(value: str) -> str | None:
    """« 2021-07-22T09:30 » → the day, month or year that a date of the calendar begins with."""
    match = _PUBLISHED.fullmatch(value)
    known = point(match["date"]) if match else None
    return str(known) if known and known.precision in {"day", "month", "year"} else None
