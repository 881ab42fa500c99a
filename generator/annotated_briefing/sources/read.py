"""A folder of seeds → Articles, and every fault met on the way."""

from __future__ import annotations

import logging
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotated_briefing.errors import SeedError, generator_fault
from annotated_briefing.french.fold import slug
from annotated_briefing.model import Article, Correction
from annotated_briefing.sources import corrections
from annotated_briefing.sources.article import make_article
from annotated_briefing.sources.decode import decode
from annotated_briefing.sources.formats.jsonl import read_jsonl
from annotated_briefing.sources.formats.markdown import split_front_matter
from annotated_briefing.sources.gate import check_file
from annotated_briefing.sources.metadata import Metadata, metadata, read_yaml
from annotated_briefing.sources.reading import TWICE, once

log = logging.getLogger("briefing")

TEXT_SUFFIXES = (".txt", ".text")
MARKDOWN_SUFFIXES = (".md", ".markdown")
SIDECAR_SUFFIXES = (".yml", ".yaml")
GLOSSARY = "glossary.yml"
NOT_SEEDS = {"readme.md", "readme.txt", GLOSSARY}
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
    paths = list(_walk(folder, root, faults))
    beside = Sidecars(paths)
    for path in paths:
        name = _name(path, root)
        if path.name.lower() in NOT_SEEDS or _is_sidecar(path):
            continue
        try:
            check_file(path, folder, name)
            article, minor = read_seed(path, name, beside, folder)
        except SeedError as fault:
            faults.append(fault)
            continue
        except OSError as broken:
            faults.append(_unreadable(name, broken))
            continue
        except Exception as broken:  # one article must never cost the others
            log.debug("%s", name, exc_info=True)
            faults.append(generator_fault(name, broken))
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
    faults.extend(beside.orphans(root))
    if not articles and not faults:
        faults.append(SeedError(_name(folder, root), "aucun article", hint="mettez-en un ici"))
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


def read_seed(
    path: Path, name: str, beside: Sidecars | None = None, folder: Path | None = None
) -> tuple[Article, list[SeedError]]:
    """One seed and its lesser faults; raises SeedError when nothing can be made of it.

    `beside` are the sidecars of its folder, `folder` what no link may lead out of.
    """
    suffix = path.suffix.lower()
    if suffix not in TEXT_SUFFIXES + MARKDOWN_SUFFIXES:
        raise SeedError(name, f"format « {suffix or path.name} » inconnu", hint=FORMATS)
    faults: list[SeedError] = []
    text, said = _decoded(path, name, faults), Said()
    if suffix in MARKDOWN_SUFFIXES:
        front, text = split_front_matter(text, name)
        said = _said(front, name, faults, first_line=2)
    sidecar = (beside or Sidecars(path.parent.iterdir())).of(path, name)
    if sidecar:
        side_name = str(Path(name).with_name(sidecar.name))
        check_file(sidecar, folder or path.parent, side_name)
        by_it = _said(_decoded(sidecar, side_name, faults), side_name, faults)
        said = Said(
            _over(said.given, by_it.given),
            said.corrections + by_it.corrections,
            by_it.summary or said.summary,
        )
    given = said.given
    faults += _twice(text, name)
    if not text.strip():
        raise SeedError(name, "fichier vide", hint="collez-y le texte de l'article ou supprimez-le")
    ident = given.slug or slug(path.stem)
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


def _twice(text: str, name: str) -> list[SeedError]:
    found = TWICE.search(text)
    if not found:
        return []
    words = re.finditer(r"\S+", text[max(0, found.start() - 30) : found.end() + 30])
    word = next(w[0] for w in words if TWICE.search(w[0]))
    meant = TWICE.sub(lambda piece: once(piece[0]), word)
    return [
        SeedError(
            name,
            f"accents encodés deux fois : « {word} » est lu « {meant} »",
            line=text.count("\n", 0, found.start()) + 1,
            hint="reprenez le texte à sa source, puis enregistrez-le en UTF-8",
        )
    ]


def _said(text: str, name: str, faults: list[SeedError], first_line: int = 1) -> Said:
    """Front matter or a sidecar, read; its faults are added to `faults`."""
    fields = read_yaml(text, name, first_line)
    plain = {key: field for key, field in fields.items() if key not in corrections.KEYS}
    given, wrong = metadata(plain, name)
    fixes, chosen, lost = corrections.read_corrections(fields, name, first_line)
    faults += [*wrong, *lost]
    return Said(given, fixes, chosen)


def _decoded(path: Path, name: str, faults: list[SeedError]) -> str:
    """The text of a file; a guess at its encoding is added to `faults`."""
    decoded = decode(path.read_bytes(), name)
    if decoded.guessed:
        faults.append(
            SeedError(
                name,
                f"encodage deviné : {decoded.encoding}",
                hint="relisez les accents, puis enregistrez le fichier en UTF-8",
            )
        )
    return decoded.text


class Sidecars:
    """Which `.yml` speaks of which article. It may hold the article's rights, so that a doubt
    about it leaves the article out rather than publish it as if nothing had been said."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._by_stem: dict[tuple[Path, str], list[Path]] = defaultdict(list)
        self._stems: set[Path] = set()
        for path in paths:
            if _is_sidecar(path):
                if path.name.lower() not in NOT_SEEDS:
                    self._by_stem[path.parent, _meant(path)].append(path)
            else:
                self._stems.add(path.with_suffix(""))

    def of(self, path: Path, name: str) -> Path | None:
        """The one sidecar of an article; raises SeedError where that is not plain."""
        own = path.with_suffix("")
        near = self._by_stem.get((path.parent, own.name.casefold()), [])
        # what bears exactly another article's name is that one's
        near = [p for p in near if p.with_suffix("") == own or p.with_suffix("") not in self._stems]
        if len(near) > 1:
            names = " et ".join(sorted(p.name for p in near))
            raise SeedError(name, f"deux fiches : {names}", hint="n'en gardez qu'une")
        if near and near[0].with_suffix("") != own:
            raise SeedError(
                name,
                f"la fiche {near[0].name} est peut-être la sienne",
                hint=f"renommez-la {own.name}.yml",
            )
        return near[0] if near else None

    def orphans(self, root: Path) -> Iterator[SeedError]:
        """Sidecars that no article could mean."""
        meant = {(stem.parent, stem.name.casefold()) for stem in self._stems}
        for key, paths in self._by_stem.items():
            if key not in meant:
                for path in paths:
                    yield SeedError(
                        _name(path, root),
                        "aucun article de ce nom",
                        hint="renommez-le comme son article",
                    )


def _is_sidecar(path: Path) -> bool:
    return path.suffix.lower() in SIDECAR_SUFFIXES


def _meant(sidecar: Path) -> str:
    """The stem of the article that a sidecar may mean: `Essai.txt.YML` → `essai`."""
    stem = sidecar.with_suffix("")
    if stem.suffix.lower() in TEXT_SUFFIXES + MARKDOWN_SUFFIXES:
        stem = stem.with_suffix("")
    return stem.name.casefold()


def _walk(folder: Path, root: Path, faults: list[SeedError]) -> Iterator[Path]:
    """Files below a folder in name order; hidden files and folders are not seeds.

    A folder that cannot be listed is added to `faults`. A link to a folder is not followed, but
    given like a file: the gate tells it.
    """

    def unlisted(broken: OSError) -> None:
        faults.append(_unreadable(_name(Path(broken.filename), root), broken))

    for top, folders, files in os.walk(folder, followlinks=False, onerror=unlisted):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted((*files, *(f for f in folders if Path(top, f).is_symlink()))):
            if not name.startswith("."):
                yield Path(top, name)


def _unreadable(name: str, broken: OSError) -> SeedError:
    return SeedError(name, f"illisible ({broken.strerror})", hint="vérifiez ses droits d'accès")


def _over(under: Metadata, over: Metadata) -> Metadata:
    given = {key: getattr(over, key) for key in Metadata.__dataclass_fields__}
    return replace(under, **{key: value for key, value in given.items() if value is not None})


def _name(path: Path, root: Path) -> str:
    """A path to show: relative, with undecodable bytes made visible."""
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    return shown.as_posix().encode("utf-8", "backslashreplace").decode()
