"""A folder of seeds → Articles, and every fault met on the way."""

from __future__ import annotations

import datetime
import hashlib
import logging
import os
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from annotated_briefing.errors import SeedError, generator_fault, lost
from annotated_briefing.french.fold import slug
from annotated_briefing.model import FRENCH, Article, Correction, Rights
from annotated_briefing.settings import ORDINARY, Limits
from annotated_briefing.sources import corrections
from annotated_briefing.sources.article import make_article
from annotated_briefing.sources.decode import decode
from annotated_briefing.sources.formats import SUFFIXES, markdown, recognise, table
from annotated_briefing.sources.formats.found import Found
from annotated_briefing.sources.formats.text import decoded
from annotated_briefing.sources.gate import check_file, too_long, turned
from annotated_briefing.sources.kept import KeptArticles
from annotated_briefing.sources.lastgood import LastGood, narrower, same_moments
from annotated_briefing.sources.metadata import Metadata, checked, metadata, moment, read_yaml
from annotated_briefing.sources.revisions import latest

log = logging.getLogger("briefing")

SIDECAR_SUFFIXES = (".yml", ".yaml")
GLOSSARY = "glossary.yml"
COLUMNS = "columns"  # of a table, in its sidecar
NOT_SEEDS = {"readme.md", "readme.txt", GLOSSARY}
_WORD = re.compile(r"(?<![a-z0-9])[a-z]{4,}(?![a-z0-9])")
_PASTE = "collez-y le texte de l'article ou supprimez-le"
FORMATS_READ = f"formats lus : {', '.join(SUFFIXES)}"
# What editors and systems leave behind: no seed, and no fault.
_STRAY = re.compile(
    r"thumbs\.db|desktop\.ini|~\$.*|.*~|#.*#|.*\.(?:tmp|part|crdownload|bak|orig)", re.I
)


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that gives no article as it stands, and what may be published of what it gave."""

    path: str
    rights: Rights | None


@dataclass(frozen=True, slots=True)
class Seeds:
    """Articles in path order. A fault is for its file alone: the other articles stand."""

    articles: tuple[Article, ...]
    faults: tuple[SeedError, ...] = ()
    failed: tuple[Failed, ...] = ()


def _now() -> datetime.datetime:
    """The moment of this build, which SOURCE_DATE_EPOCH fixes."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = float(fixed) if fixed.isdigit() else time.time()
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)


def _not_now(article: Article, name: str) -> SeedError | None:
    """Why an article may not be published at this moment."""
    starts, ends = (
        moment(v) if v else None for v in (article.source.embargo, article.source.expires)
    )
    if starts and _now() < starts:
        fault = SeedError(
            name,
            f"sous embargo jusqu'au {starts:%d/%m/%Y à %Hh%M}",
            hint="reconstruisez le site après cette heure",
        )
    elif ends and _now() >= ends:
        fault = SeedError(
            name, f"expiré le {ends:%d/%m/%Y à %Hh%M}", hint="retirez-le, ou changez « expires: »"
        )
    else:
        return None
    fault.weight = "waiting"
    return fault


def _undated(article: Article, name: str, how: str) -> list[SeedError]:
    published = article.source.published
    tomorrow = (_now() + datetime.timedelta(days=1)).date().isoformat()
    if published and published > tomorrow[: len(published)]:
        message = f"publié le {published}, un jour à venir : ses dates relatives en dépendent"
        return [SeedError(name, message, hint="corrigez « published », ou écrivez « embargo »")]
    if published is not None or article.withdrawn:
        return []
    message = "aucune date de publication : les dates relatives resteront indéterminées"
    return [SeedError(name, message, hint=f"écrivez {how}")]


@dataclass(frozen=True, slots=True)
class Said:
    """What an editor says of one article."""

    given: Metadata = field(default_factory=Metadata)
    corrections: tuple[Correction, ...] = ()
    summary: tuple[Correction, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)


def read(
    folder: Path, root: Path | None = None, kept: Path | None = None, *, limits: Limits = ORDINARY
) -> Seeds:
    """Read every seed below `folder`; paths are told relative to `root` (default: its parent).

    `kept` is where articles, and the last good reading of each sidecar, are kept from one build to
    the next.
    """
    root = root or folder.parent
    if not folder.is_dir():
        name = _name(folder, root)
        return Seeds(
            (), (SeedError(name, "dossier introuvable", hint="créez-le, mettez-y un article"),)
        )
    articles: list[Article] = []
    faults: list[SeedError] = []
    broken_off: list[Path] = []
    paths = list(_walk(folder, root, faults))
    beside, earlier = Sidecars(paths, LastGood(kept)), KeptArticles(kept)
    for path in paths:
        name = _name(path, root)
        if not _is_seed(path):
            continue
        try:
            check_file(path, folder, name, limits)
            found = list(read_file(path, name, beside, folder, limits=limits, kept=earlier))
        except SeedError as fault:
            faults.append(lost(fault))
            broken_off.append(path)
            continue
        except OSError as broken:
            faults.append(lost(_unreadable(name, broken)))
            continue
        except Exception as broken:  # one article must never cost the others
            log.debug("%s", name, exc_info=True)
            faults.append(generator_fault(name, broken))
            broken_off.append(path)
            continue
        if all(article is None for article, _ in found):
            broken_off.append(path)
        for article, minor in found:
            faults.extend(minor)
            if article is None:
                continue
            if waiting := _not_now(article, name):
                faults.append(waiting)
            else:
                articles.append(article)
    earlier.prune()
    faults.extend(beside.orphans(root))
    articles, unsure = latest(articles)
    faults.extend(unsure)
    if not articles and not faults:
        faults.append(SeedError(_name(folder, root), "aucun article", hint="mettez-en un ici"))
    failed = (_failed(path, _name(path, root), beside, folder, limits) for path in broken_off)
    return Seeds(tuple(articles), tuple(faults), tuple(seed for seed in failed if seed))


def _failed(path: Path, name: str, beside: Sidecars, folder: Path, limits: Limits) -> Failed | None:
    """None where the file or its sidecar may say, unreadably, that its page is to go."""
    try:
        check_file(path, folder, name, limits)
        texts = [path.read_bytes().decode("utf-8-sig", "replace").replace("\0", "")]
        given = Metadata()
        if sidecar := beside.of(path, name):
            side_name = str(Path(name).with_name(sidecar.name))
            texts.append(_gated(sidecar, side_name, folder, limits)[0])
            given = _given(texts[1], side_name, beside.last)
    except (SeedError, OSError):
        return None
    if given.embargo or given.expires or not all(same_moments(text, "") for text in texts):
        return None
    # what is left of either forbids nothing, or the narrower right holds
    silent = all(narrower(text, "full") in {None, "full"} for text in texts)
    return Failed(name, given.rights if silent else narrower("\n".join(texts), given.rights))


def _given(text: str, name: str, last: LastGood) -> Metadata:
    """What a sidecar gives; nothing where a slip breaks one that has never been read whole."""
    try:
        return _sidecar(text, name, last, []).given
    except SeedError:
        if last.get(name) is not None:
            raise
        return Metadata()


def read_folder(folder: Path) -> Iterator[tuple[Article | None, list[SeedError]]]:
    """`read_any` of every seed below a folder; a file that gives no article is None too."""
    unlisted: list[SeedError] = []
    paths = list(_walk(folder, folder, unlisted))
    if unlisted:
        yield None, unlisted
    beside = Sidecars(paths)
    for path in filter(_is_seed, paths):
        try:
            check_file(path, folder, str(path), ORDINARY)
            yield from read_any(path, str(path), beside)
        except SeedError as fault:
            yield None, [lost(fault)]
        except OSError as broken:
            yield None, [lost(_unreadable(str(path), broken))]


def read_any(
    path: Path, name: str, beside: Sidecars | None = None
) -> Iterator[tuple[Article | None, list[SeedError]]]:
    """The articles of one file of any format, with their faults; ids as the file gives them.

    `beside` are the sidecars of its folder, where they are known. A piece that gives no article is
    None. Raises SeedError for a file that cannot be read at all.
    """
    beside = beside or Sidecars(path.parent.iterdir())
    for article, faults in read_file(path, name, beside, path.parent, str):
        if article is None or not article.withdrawn:
            yield article, faults
        else:
            gone = SeedError(name, "dépêche retirée par son agence", hint="n'en publiez rien")
            yield None, [*faults, lost(gone)]


def read_file(
    path: Path,
    name: str,
    beside: Sidecars,
    folder: Path,
    address: Callable[[str], str] = slug,
    *,
    limits: Limits = ORDINARY,
    kept: KeptArticles | None = None,
) -> Iterator[tuple[Article | None, list[SeedError]]]:
    """Every article of a seed with its lesser faults; raises SeedError when there is none.

    `beside` are the sidecars of its folder, `folder` what no link may lead out of; `address` makes
    an id of a file's own name for an article; `kept` has articles of earlier builds.
    """
    kept = kept or KeptArticles()
    suffix = path.suffix.lower()
    data = path.read_bytes()
    known = recognise(data, suffix)
    if known.NAME == "text" and suffix not in SUFFIXES:
        decode(data, name)  # tells a picture from a text
        raise SeedError(name, f"format « {suffix or path.name} » inconnu", hint=FORMATS_READ)
    faults: list[SeedError] = []
    said = _beside(path, name, beside, folder, faults, limits=limits)
    if not data.strip():
        raise SeedError(name, "fichier vide", hint=_PASTE)
    asked = said.columns and known.NAME == table.NAME
    pieces = list(table.read(data, name, said.columns) if asked else known.read(data, name))
    digest = hashlib.sha256(data).hexdigest()
    stem = slug(path.stem)
    many = len(pieces) > 1 or known.NAME == "jsonl"
    if not many and not (said.given.slug or stem):
        raise SeedError(name, "nom de fichier sans lettre ni chiffre", hint="renommez le fichier")
    for number, piece in enumerate(pieces, start=1):
        if isinstance(piece, SeedError):
            yield None, [*faults, lost(piece)]
            faults = []
            continue
        own, where = (address(piece.ident or ""), f"{name} ({piece.ident})") if many else ("", name)
        ident = (own or f"{stem}-{number}") if many else (said.given.slug or stem)
        told = [*faults, *piece.noted]
        faults = []
        try:
            of = _Parts(
                replace(piece, noted=()),  # told above
                said,
                name,
                ident=ident,
                key=f"{name}#{ident}" if many else name,
                format=known.NAME,
                digest=digest,
                limits=limits,
            )
            article = kept.made(of, told, partial(_article, of))
        except SeedError as fault:
            line = fault.line or piece.line
            where_told = SeedError(name, fault.message, line=line, hint=fault.hint)
            yield None, [*told, lost(where_told)]
            continue
        nameless = not many and not said.given.slug and not _WORD.search(ident)
        how = '"date": "2021-07-22"' if many else f"published: 2021-07-22 dans {path.stem}.yml"
        yield replace(article, nameless=nameless), [*told, *_undated(article, where, how)]


@dataclass(frozen=True, slots=True)
class _Parts:
    """All that an article is made of, whatever the day."""

    piece: Found
    beside: Said
    name: str
    ident: str
    key: str
    format: str
    digest: str
    limits: Limits


def _article(of: _Parts, faults: list[SeedError]) -> Article:
    """The article of these alone, since it is kept by them; lesser faults are added to `faults`."""
    given, wrong = checked(of.piece.said, of.name, of.piece.line)
    faults += wrong
    above = _said(of.piece.front, of.name, faults, first_line=2) if of.piece.front else Said()
    if not (of.piece.text.strip() or of.piece.withdrawn):
        raise SeedError(of.name, "fichier vide", hint=_PASTE)
    faults += turned(of.piece.text, of.name, of.piece.line or 1)
    said = _over(_over(given, above.given), of.beside.given)
    if said.title and markdown.looks_like(said.title.encode()):
        said = replace(said, title=markdown.without_marks(said.title))
    guid = said.guid or of.piece.guid
    # One agency's names may be another's; an editor's, of whatever format, are one's own.
    whose = said.source or "fiche" if said.guid else given.source or of.format
    article = make_article(
        of.piece.text,
        ident=above.given.slug if above.given.slug and not of.beside.given.slug else of.ident,
        key=f"{whose}#{guid}" if guid else of.key,
        guid=guid,
        withdrawn=of.piece.withdrawn,
        path=of.name,
        format=of.format,
        given=said,
        digest=of.digest,
    )
    if article.withdrawn:
        return article
    if wrong_size := too_long(article, of.name, of.limits):
        raise wrong_size
    if not article.paragraphs:
        raise SeedError(
            of.name, "aucun texte hors de l'en-tête et des crédits", hint="complétez l'article"
        )
    if article.language != FRENCH:
        faults.append(
            SeedError(
                of.name,
                f"langue « {article.language} » : la page donne le texte, sans noms ni dates",
                line=of.piece.line,
                hint="si l'article est en français, écrivez « language: fr »",
            )
        )
    return replace(
        article,
        addressed=bool(above.given.slug or of.beside.given.slug),
        corrections=above.corrections + of.beside.corrections,
        summary=of.beside.summary or above.summary,
    )


def _beside(
    path: Path,
    name: str,
    beside: Sidecars,
    folder: Path,
    faults: list[SeedError],
    *,
    limits: Limits,
) -> Said:
    """What the sidecar of a seed says; its faults are added to `faults`."""
    sidecar = beside.of(path, name)
    if sidecar is None:
        return Said()
    side_name = str(Path(name).with_name(sidecar.name))
    text, noted = _gated(sidecar, side_name, folder, limits)
    faults += noted
    return _sidecar(text, side_name, beside.last, faults)


def _gated(
    sidecar: Path, name: str, folder: Path, limits: Limits
) -> tuple[str, tuple[SeedError, ...]]:
    """A sidecar's text once the gate has let it in, which a pipe would never give; its faults."""
    check_file(sidecar, folder, name, limits)
    return decoded(sidecar.read_bytes(), name)


def _sidecar(text: str, name: str, last: LastGood, faults: list[SeedError]) -> Said:
    """What the text of a sidecar says, or said before a slip broke it."""
    try:
        said = _said(text, name, faults)
    except SeedError as slip:
        return _last_said(text, name, last, slip, faults)
    last.put(name, text)
    return said


def _last_said(
    text: str, name: str, last: LastGood, slip: SeedError, faults: list[SeedError]
) -> Said:
    """What a sidecar that a slip of YAML breaks said before; raises the slip where that is not
    known, or where it may hold the page back."""
    before = last.get(name)
    if before is None or not same_moments(text, before):
        raise slip
    said = _said(before, name, [])
    rights = narrower(text, said.given.rights)
    faults.append(
        SeedError(
            name,
            f"{slip.message} ; la fiche vaut comme avant cette faute"
            + (", mais l'article n'est plus qu'un lien" if rights == "link" else ""),
            line=slip.line,
            hint=slip.hint,
        )
    )
    return replace(said, given=replace(said.given, rights=rights))


def _said(text: str, name: str, faults: list[SeedError], first_line: int = 1) -> Said:
    """Front matter or a sidecar, read; its faults are added to `faults`."""
    fields = read_yaml(text, name, first_line)
    plain = {key: f for key, f in fields.items() if key not in (*corrections.KEYS, COLUMNS)}
    given, wrong = metadata(plain, name)
    fixes, chosen, lost = corrections.read_corrections(fields, name, first_line)
    columns, unknown = table.columns_of(fields.get(COLUMNS), name, first_line)
    faults += [*wrong, *lost, *unknown]
    return Said(given, fixes, chosen, columns)


class Sidecars:
    """Which `.yml` speaks of which article. It may hold the article's rights, so that a doubt
    about it leaves the article out rather than publish it as if nothing had been said."""

    def __init__(self, paths: Iterable[Path], last: LastGood | None = None) -> None:
        self.last = last or LastGood()
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


def _is_seed(path: Path) -> bool:
    return path.name.lower() not in NOT_SEEDS and not _is_sidecar(path)


def _is_sidecar(path: Path) -> bool:
    return path.suffix.lower() in SIDECAR_SUFFIXES


def _meant(sidecar: Path) -> str:
    """The stem of the article that a sidecar may mean: `Essai.txt.YML` → `essai`."""
    stem = sidecar.with_suffix("")
    if stem.suffix.lower() in SUFFIXES:
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
            if not name.startswith(".") and not _STRAY.fullmatch(name):
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
