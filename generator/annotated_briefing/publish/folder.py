"""The same pages as files in a folder, for any other site builder."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from annotated_briefing.errors import BriefingError
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

    Raises FolderError, before anything is written, where another file stands in the way.
    """
    wanted = {page.uri: page.data for page in pages}
    for uri in wanted:
        if PurePosixPath(uri).is_absolute() or ".." in PurePosixPath(uri).parts:
            raise FolderError(f"adresse de page impropre : {uri}")
    ours = _manifest(out)
    foreign = [uri for uri in wanted if uri not in ours and (out / uri).exists()]
    if foreign:
        raise FolderError(
            f"{out / foreign[0]} existe déjà et ne vient pas d'ici — "
            "choisissez un autre dossier, ou déplacez ce fichier"
        )
    new: list[str] = []
    changed: list[str] = []
    kept: list[str] = []
    for uri, data in wanted.items():
        current = _digest_of(out / uri)
        if uri in ours and current not in (None, ours[uri]):
            kept.append(uri)
        elif current != _digest(data):
            _write(out / uri, data)
            (changed if uri in ours else new).append(uri)
    removed: list[str] = []
    for uri in ours.keys() - wanted.keys():
        current = _digest_of(out / uri)
        if current == ours[uri]:
            (out / uri).unlink()
            _prune(out / uri, out)
            removed.append(uri)
        elif current is not None:
            kept.append(uri)
    manifest = {
        uri: ours[uri] if uri in kept else _digest(wanted[uri]) for uri in sorted({*wanted, *kept})
    }
    _write(out / MANIFEST, (json.dumps(manifest, indent=0, sort_keys=True) + "\n").encode())
    return Written(tuple(new), tuple(changed), tuple(sorted(removed)), tuple(sorted(kept)))


def _manifest(out: Path) -> dict[str, str]:
    path = out / MANIFEST
    if not path.is_file():
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {str(uri): str(digest) for uri, digest in data.items()}
    except (ValueError, AttributeError):
        raise FolderError(
            f"{path} est illisible — supprimez le dossier {out}, puis relancez"
        ) from None


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, and only where it differs."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        part.write(data)
    Path(part.name).chmod(0o644)
    Path(part.name).replace(path)


def _prune(path: Path, out: Path) -> None:
    """Remove the folders that a removed file leaves empty."""
    for folder in path.parents:
        if folder == out or any(folder.iterdir()):
            return
        folder.rmdir()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest_of(path: Path) -> str | None:
    return _digest(path.read_bytes()) if path.is_file() else None
