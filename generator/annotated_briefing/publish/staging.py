"""A site built beside the one it replaces, and swapped in only when whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from annotated_briefing.errors import BriefingError
from annotated_briefing.files import alone
from annotated_briefing.settings import FORCE

_HERE = -100  # AT_FDCWD: paths are as the process sees them
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


class GoneError(BriefingError):
    """A build that would take away most of what is published."""


class Staging:
    """`folder` is where to build; until `swap`, whatever happens, `site` stays what it was.

    Other builds of the project at `root` wait until `end`. Raises OSError where nothing can be
    written beside `site`.
    """

    def __init__(self, site: Path, root: Path) -> None:
        self.site = site
        self.folder = site.with_name(f"{site.name}.new")
        self._old = site.with_name(f"{site.name}.old")
        with ExitStack() as held:
            held.enter_context(alone(root))
            self._heal()
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            self._held = held.pop_all()

    def swap(self) -> None:
        """Put the new site in the place of the old one: in one step where the system can."""
        if not self.site.exists():
            self.folder.rename(self.site)
            return
        if exchange(self.folder, self.site):
            self.folder.rename(self._old)
        else:
            try:
                self.site.rename(self._old)
            except OSError:  # a mount point, which cannot be moved
                mirror(self.folder, self.site)
                return
            self.folder.rename(self.site)
        self._heal()

    def end(self) -> None:
        """Forget what was built and not swapped in, and let others build."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._held.close()

    def _heal(self) -> None:
        """What a run that was killed while swapping has left undone."""
        if not self._old.is_dir():
            return
        if not self.site.exists():
            self._old.rename(self.site)
            return
        for entry in self._old.glob(".*"):  # MkDocs leaves hidden files alone, so do we
            if not (self.site / entry.name).exists():
                entry.rename(self.site / entry.name)
        shutil.rmtree(self._old)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change names at one stroke; False where the system cannot."""
    name, args = {
        "linux": ("renameat2", (_HERE, bytes(one), _HERE, bytes(other), _EXCHANGE)),
        "darwin": ("renamex_np", (bytes(one), bytes(other), _EXCHANGE)),
    }.get(sys.platform, ("", ()))
    try:
        return bool(name) and getattr(ctypes.CDLL(None), name)(*args) == 0
    except (OSError, AttributeError):
        return False


def mirror(new: Path, old: Path) -> None:
    """Make one folder like another, file by file, hidden ones aside."""
    shutil.copytree(new, old, dirs_exist_ok=True)
    for top, folders, files in os.walk(old, topdown=False):
        for name in (*files, *folders):
            path = Path(top, name)
            inside = path.relative_to(old)
            if inside.parts[0].startswith(".") or (new / inside).exists():
                continue
            if name in folders and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()


def check_gone(published: Path, articles: Iterable[str]) -> None:
    """Raise GoneError where so many published articles are no longer to be that something must be
    wrong: all of them, or several and more than a third."""
    before = {path.parent.name for path in published.glob("articles/*/briefing.json")}
    now = set(articles)
    lost = sorted(before - now)
    if lost and (not now or (len(lost) > 1 and len(lost) * 3 > len(before))):
        names = ", ".join(lost[:3]) + (", …" if len(lost) > 3 else "")
        raise GoneError(
            f"{len(lost)} articles publiés disparaîtraient ({names}) : rien n'a été remplacé — "
            f"rendez-les à leur dossier ou, si c'est voulu, « force: true » ou {FORCE}=1"
        )
