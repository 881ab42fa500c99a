"""A sidecar's last reading without a slip of YAML, kept with the cache: the page stays up.

What it may let out never grows by a slip: rights are the narrower of the two readings, and a
change of embargo or expiry that cannot be read keeps the page away.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from annotated_briefing.files import write_whole
from annotated_briefing.model import Rights
from annotated_briefing.sources.metadata import about_rights

# A key as a hand may leave it: at the start of a line or after a brace, its colon forgotten.
_LINE = re.compile(
    r"(?:^[ \t-]*|[{,]\s*)[\"']?(?P<key>\w[\w-]{2,19})[\"']?[ \t]*:?[ \t]*(?P<value>[^\n#,}]*)",
    re.M,
)
_WORD = re.compile(r"\b(full|excerpts|link)\b")


@dataclass(frozen=True, slots=True)
class LastGood:
    """Texts of sidecars by name, below `folder`; none is kept without one."""

    folder: Path | None = None

    def get(self, name: str) -> str | None:
        try:
            return self._path(name).read_text(encoding="utf-8") if self.folder else None
        except (OSError, ValueError):
            return None

    def put(self, name: str, text: str) -> None:
        """Keep a text that has no slip; where the disk refuses, there is none to fall back on."""
        if self.folder is None or self.get(name) == text:
            return
        try:
            write_whole(self._path(name), text.encode(), flush=False)
        except (OSError, UnicodeEncodeError):
            return

    def _path(self, name: str) -> Path:
        digest = hashlib.sha256(name.encode("utf-8", "backslashreplace")).hexdigest()
        return (self.folder or Path()) / f"{digest[:32]}.fiche"


def narrower(broken: str, last: Rights | None) -> Rights | None:
    """The rights of a text that cannot be read and of its last good reading, whichever give less.

    None stands for what the site gives, which may be anything but more than `full`.
    """
    said = {
        found[1] if (found := _WORD.search(line["value"])) else "link"
        for line in _LINE.finditer(broken)
        if about_rights(line["key"])
    }
    both = {last, *(said or {None})}
    if both == {last}:
        return last
    if both == {None, "full"}:
        return None
    return "excerpts" if both == {"excerpts", "full"} else "link"


def same_moments(broken: str, last: str) -> bool:
    """Whether a text that cannot be read says of embargo and expiry what its last one said."""
    return _moments(broken) == _moments(last)


def _moments(text: str) -> list[tuple[str, str]]:
    return [
        (line["key"], line["value"].strip())
        for line in _LINE.finditer(text)
        if re.match(r"emb|expi", line["key"].lower())
    ]
