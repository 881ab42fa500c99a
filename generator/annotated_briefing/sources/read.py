"""A folder of seeds → Articles, and every fault met on the way."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotated_briefing.errors import SeedError
from annotated_briefing.model import Article, Correction
from annotated_briefing.sources import corrections
from annotated_briefing.sources.article import make_article, slugify
from annotated_briefing.sources.decode import decode
from annotated_briefing.sources.formats.jsonl import read_jsonl
from annotated_briefing.sources.formats.markdown import split_front_matter
from annotated_briefing.sources.metadata import Metadata, metadata, read_yaml

TEXT_SUFFIXES = (".txt", ".text")
MARKDOWN_SUFFIXES = (".md", ".markdown")
SIDECAR_SUFFIXES = (".yml", ".yaml")
GLOSSARY = "glossary.yml"
NOT_SEEDS = {"readme.md", "readme.txt", GLOSSARY}
MAX_BYTES = 4_000_000
_WORD = re.compile(r"(?<![a-z0-9])[a-z]{4,}(?![a-z0-9])")
FORMATS = "formats lus : .txt, .md"


@dataclass(frozen=True, slots=True)
class Seeds:
    """Articles in path order. A fault is for its file alone: the other articles stand."""

    articles: tuple[Article, ...]
    faults: tuple[SeedError, ...] = ()


def _undated(article: Article, name: str, how: str) -> list[SeedError]:
    if article.source.published is not None:
        return []
    message = "aucune date de publication : les dates relatives resteront indéterminées"
    return [SeedError(name, message, hint=f"écrivez {how}")]


@dataclass(frozen=True, slots=True)
class Said:
    """What an editor says of one article."""

    given: Metadata = field(default_factory=Metadata)
    corrections: tuple[Correction, ...] = ()
    summary: tuple[Correction, ...] = ()


def read(folder: Path, root: Path | None = None) -> Seeds:
    """Read every seed below `folder`; paths are told relative to `root` (default: its parent)."""
    root = root or folder.parent
    if not folder.is_dir():
        name = _name(folder, root)
        return Seeds(
            (), (SeedError(name, "dossier introuvable", hint="créez-le, mettez-y un article"),)
        )
    articles: dict[str, Article] = {}
    faults: list[SeedError] = []
    sidecars = {path for path in _walk(folder) if path.suffix.lower() in SIDECAR_SUFFIXES}
    for path in _walk(folder):
        name = _name(path, root)
        if path.name.lower() in NOT_SEEDS or path in sidecars:
            continue
        try:
            _check_file(path, folder, name)
            article, minor = read_seed(path, name)
        except SeedError as fault:
            faults.append(fault)
            continue
        except OSError as broken:
            faults.append(
                SeedError(name, f"illisible ({broken.strerror})", hint="vérifiez le fichier")
            )
            continue
        faults.extend(minor)
        if article.id in articles:
            faults.append(
                SeedError(
                    name,
                    f"même adresse « {article.id} » que {articles[article.id].source.path}",
                    hint="renommez l'un des deux, ou donnez-lui un « slug: »",
                )
            )
            continue
        articles[article.id] = article
    faults.extend(_orphans(sidecars, root))
    return Seeds(tuple(articles.values()), tuple(faults))


def read_any(path: Path, name: str) -> Iterator[tuple[Article | None, list[SeedError]]]:
    """The articles of one file of any format, `.jsonl` corpora included, with their faults.

    A line of a corpus that gives no article is None. Raises SeedError for a file that cannot be
    read at all.
    """
    if path.suffix == ".jsonl":
        for article, faults in read_jsonl(path, name):
            how = '"date": "2021-07-22"'
            undated = article and _undated(article, f"{name} ({article.id})", how)
            yield article, [*faults, *(undated or ())]
    else:
        yield read_seed(path, name)


def read_seed(path: Path, name: str) -> tuple[Article, list[SeedError]]:
    """One seed and its lesser faults; raises SeedError when nothing can be made of it."""
    suffix = path.suffix.lower()
    if suffix not in TEXT_SUFFIXES + MARKDOWN_SUFFIXES:
        raise SeedError(name, f"format « {suffix or path.name} » inconnu", hint=FORMATS)
    decoded = decode(path.read_bytes(), name)
    faults: list[SeedError] = []
    if decoded.guessed:
        faults.append(
            SeedError(
                name,
                f"encodage deviné : {decoded.encoding}",
                hint="relisez les accents, puis enregistrez le fichier en UTF-8",
            )
        )
    text, said = decoded.text, Said()
    if suffix in MARKDOWN_SUFFIXES:
        front, text = split_front_matter(text, name)
        said = _said(front, name, faults, first_line=2)
    sidecar = next(
        (path.with_suffix(s) for s in SIDECAR_SUFFIXES if path.with_suffix(s).is_file()), None
    )
    if sidecar:
        side_name = str(Path(name).with_suffix(sidecar.suffix))
        beside = _said(decode(sidecar.read_bytes(), side_name).text, side_name, faults)
        said = Said(
            _over(said.given, beside.given),
            said.corrections + beside.corrections,
            beside.summary or said.summary,
        )
    given = said.given
    if not text.strip():
        raise SeedError(name, "fichier vide", hint="collez-y le texte de l'article ou supprimez-le")
    ident = given.slug or slugify(path.stem)
    if not ident:
        raise SeedError(name, "nom de fichier sans lettre ni chiffre", hint="renommez le fichier")
    article = make_article(
        text,
        ident=ident,
        path=name,
        format="markdown" if suffix in MARKDOWN_SUFFIXES else "text",
        given=given,
    )
    article = replace(
        article,
        corrections=said.corrections,
        summary=said.summary,
        nameless=not given.slug and not _WORD.search(ident),
    )
    if not article.paragraphs:
        raise SeedError(
            name, "aucun texte hors de l'en-tête et des crédits", hint="complétez l'article"
        )
    faults += _undated(article, name, f"published: 2021-07-22 dans {path.stem}.yml")
    return article, faults


def _said(text: str, name: str, faults: list[SeedError], first_line: int = 1) -> Said:
    """Front matter or a sidecar, read; its faults are added to `faults`."""
    fields = read_yaml(text, name, first_line)
    plain = {key: field for key, field in fields.items() if key not in corrections.KEYS}
    given, wrong = metadata(plain, name)
    fixes, chosen, lost = corrections.read_corrections(fields, name, first_line)
    faults += [*wrong, *lost]
    return Said(given, fixes, chosen)


def _walk(folder: Path) -> Iterator[Path]:
    """Files below a folder in name order; hidden files and folders are not seeds."""
    for top, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(top, name)


def _check_file(path: Path, folder: Path, name: str) -> None:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        target = path.resolve()
        if not target.is_relative_to(folder.resolve()) or not target.is_file():
            raise SeedError(
                name, "lien vers l'extérieur ou rompu", hint="copiez l'article lui-même"
            )
    elif not stat.S_ISREG(mode):
        raise SeedError(name, "ni fichier ni dossier", hint="retirez-le des articles")
    elif path.stat().st_size > MAX_BYTES:
        raise SeedError(name, f"plus de {MAX_BYTES // 10**6} Mo", hint="un article par fichier")


def _orphans(sidecars: set[Path], root: Path) -> Iterator[SeedError]:
    for path in sorted(sidecars):
        seeds = (path.with_suffix(s) for s in TEXT_SUFFIXES + MARKDOWN_SUFFIXES)
        if path.name.lower() not in NOT_SEEDS and not any(seed.is_file() for seed in seeds):
            yield SeedError(
                _name(path, root), "aucun article de ce nom", hint="renommez-le comme son article"
            )


def _over(under: Metadata, over: Metadata) -> Metadata:
    given = {key: getattr(over, key) for key in Metadata.__dataclass_fields__}
    return replace(under, **{key: value for key, value in given.items() if value is not None})


def _name(path: Path, root: Path) -> str:
    """A path to show: relative, with undecodable bytes made visible."""
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    return shown.as_posix().encode("utf-8", "backslashreplace").decode()
