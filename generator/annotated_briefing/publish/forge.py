"""Where a project's repository is pushed to, as far as its own files tell."""

from __future__ import annotations

import re
from pathlib import Path

_REMOTE = re.compile(
    r"^\s*url\s*=\s*(?:\S*[@/])?(?:www\.)?(github\.com|gitlab\.com|codeberg\.org)[:/]", re.M
)


def public_forge(root: Path) -> str | None:
    """The forge, open to all, that a remote of the repository around `root` is on.

    Whether the repository itself is public there is not known here.
    """
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            try:
                told = (folder / ".git" / "config").read_text(encoding="utf-8", errors="replace")
            except OSError:
                return None
            found = _REMOTE.search(told)
            return found[1] if found else None
    return None
