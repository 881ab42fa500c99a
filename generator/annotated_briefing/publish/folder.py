"""The same pages as files in a folder, for any other site builder."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from annotated_briefing.errors import BriefingError
from annotated_briefing.files import PART, alone, write_beside, write_whole
from annotated_briefing.model import Page

MANIFEST = ".briefing.json"


class FolderError(BriefingError):
    """The folder holds something that is not ours to overwrite."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did, as URIs. `kept` are files of ours that someone changed: left as they are."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def write_folder(pages: Iterable[Page], out: Path) -> Written:
    """Write pages below `out`, touching only what changed and only what an earlier run wrote.

    What is to be written is noted before it is, so that a run that was killed is made good by the
    next one. Two runs into one folder take turns. Raises FolderError, before anything is written,
    where another file stands in the way; OSError where the disk refuses.
    """
    wanted = {page.uri: page.data for page in pages}
    if wrong := [uri for uri in wanted if not _within(uri)]:
        raise FolderError(f"adresse de page impropre : {wrong[0]}")
    out.mkdir(parents=True, exist_ok=True)
    with alone(out):
        return _written(wanted, out)


def _written(wanted: dict[str, bytes], out: Path) -> Written:
    ours = {uri: known for uri, known in _manifest(out).items() if _within(uri)}
    _check(wanted, ours, out)
    _sweep(out)
    current = {uri: _digest_of(out / uri) for uri in {*ours, *wanted}}
    kept = {uri for uri in ours if current[uri] and current[uri] not in ours[uri]}
    digests = {uri: _digest(data) for uri, data in wanted.items()}
    to_write = [uri for uri in wanted if uri not in kept and current[uri] != digests[uri]]
    gone = [uri for uri in ours if uri not in wanted and uri not in kept]
    _note(out, {uri: {*ours.get(uri, ()), *digests.get(uri, "").split()} for uri in current})
    parts: list[tuple[Path, Path]] = []
    try:
        for uri in to_write:
            parts.append((write_beside(out / uri, wanted[uri]), out / uri))
        if parts:
            os.sync()  # once for all of them, before any takes its place
        for part, path in parts:
            part.replace(path)
    except BaseException:
        for part, _ in parts:
            part.unlink(missing_ok=True)
        raise
    for uri in gone:
        (out / uri).unlink(missing_ok=True)
        _prune(out / uri, out)
    _note(
        out,
        {uri: ours[uri] if uri in kept else {digests[uri]} for uri in {*wanted, *kept}},
    )
    return Written(
        new=tuple(uri for uri in to_write if uri not in ours),
        changed=tuple(uri for uri in to_write if uri in ours),
        removed=tuple(sorted(uri for uri in gone if current[uri])),
        kept=tuple(sorted(kept)),
    )


def _within(uri: str) -> bool:
    """Whether an address stays in the folder, whoever wrote it."""
    path = PurePosixPath(uri)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def _check(wanted: Iterable[str], ours: dict[str, set[str]], out: Path) -> None:
    """Raise FolderError where something that is not ours stands in the way."""
    for uri in wanted:
        if uri not in ours and (out / uri).exists():
            raise FolderError(
                f"{out / uri} existe déjà et ne vient pas d'ici — "
                "choisissez un autre dossier, ou déplacez ce fichier"
            )
    real = out.resolve()
    folders = {(out / uri).parent for uri in (*wanted, *ours)}
    for folder in folders:
        if not folder.resolve().is_relative_to(real):
            raise FolderError(f"{folder} est un lien vers l'extérieur — retirez-le")


def _sweep(out: Path) -> None:
    """Remove what a killed run had not finished."""
    for top, _, files in os.walk(out):
        for name in files:
            if name.startswith(PART):
                Path(top, name).unlink(missing_ok=True)


def _manifest(out: Path) -> dict[str, set[str]]:
    """By address, the digests that a file of ours may have: two where a run was killed."""
    path = out / MANIFEST
    if not path.is_file():
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {str(uri): set(str(digests).split()) for uri, digests in data.items()}
    except (ValueError, AttributeError, RecursionError):
        raise FolderError(
            f"{path} est illisible — supprimez le dossier {out}, puis relancez"
        ) from None


def _note(out: Path, known: dict[str, set[str]]) -> None:
    rows = {uri: " ".join(sorted(known[uri])) for uri in sorted(known)}
    data = (json.dumps(rows, indent=0) + "\n").encode()
    if not (out / MANIFEST).is_file() or (out / MANIFEST).read_bytes() != data:
        write_whole(out / MANIFEST, data)


def _prune(path: Path, out: Path) -> None:
    """Remove the folders that a removed file leaves empty."""
    for folder in path.parents:
        if folder == out or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest_of(path: Path) -> str | None:
    return _digest(path.read_bytes()) if path.is_file() else None
