"""Addresses for articles whose file has no name worth showing (`000_ead04fb2f8d918d8.txt`).

An address once given is remembered beside the cache, so that correcting the article keeps it; a
`slug:` in the sidecar makes it independent of any cache.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from annotated_briefing.files import write_whole
from annotated_briefing.french.fold import slug
from annotated_briefing.model import Briefing

MAX_LENGTH = 70


class Slugs:
    """Slugs by seed path, read from and kept in a small JSON file; `taken` are other ids."""

    def __init__(self, path: Path, taken: set[str]) -> None:
        self.path = path
        self._known = _read(path)
        self._taken = taken
        self._used: dict[str, str] = {}

    def name(self, briefing: Briefing) -> Briefing:
        """The briefing under the slug it had, else one of its date, place and headline."""
        seed = briefing.source.path
        made = slug_of(briefing) or briefing.id
        known = self._known.get(seed)
        # One made of a headline that may no longer be read is not used again.
        base = given = known if known and (briefing.title or known.startswith(made)) else made
        number = 2
        while given in self._taken:
            given = f"{base}-{number}"
            number += 1
        self._taken.add(given)
        self._used[seed] = given
        return replace(briefing, id=given)

    def keep(self) -> None:
        """Remember the slugs of this build; where nothing can be written they are made anew."""
        if self._used == self._known:
            return
        try:
            write_whole(self.path, json.dumps(self._used, indent=0, sort_keys=True).encode())
        except OSError:
            return


def slug_of(briefing: Briefing) -> str:
    """`2021-07-kaboul-les-etats-unis-ont-lance-des-frappes`, cut at a word."""
    source = briefing.source
    place = source.dateline.place if source.dateline else ""
    return slug(" ".join(filter(None, (source.published, place, briefing.title))), MAX_LENGTH)


def _read(path: Path) -> dict[str, str]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {str(seed): str(given) for seed, given in data.items() if slug(given) == given}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
