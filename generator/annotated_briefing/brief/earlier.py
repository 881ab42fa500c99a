"""The briefings of the site as it was last published: an article that fails keeps its page."""

from __future__ import annotations

import logging
from collections import defaultdict
from pathlib import Path

import msgspec

from annotated_briefing.model import Briefing, MadeWith, Rights
from annotated_briefing.settings import Settings

log = logging.getLogger("briefing")

_WIDTH: dict[Rights, int] = {"link": 0, "excerpts": 1, "full": 2}


class Earlier:
    """By seed, what `folder` (a built site, or what `--out` wrote) publishes of it.

    It is read when first asked for. Its own data may say anything: what does not have the shape of
    a briefing, or stands under another name than its own, is as none.
    """

    def __init__(self, folder: Path | None, settings: Settings, made_with: MadeWith) -> None:
        self._folder, self._settings, self._made_with = folder, settings, made_with
        self._by_seed: dict[str, list[Briefing]] | None = None

    def of(self, path: str, rights: Rights | None) -> list[Briefing]:
        """What may still be published of a seed whose rights are `rights` today.

        Nothing that showed more than they allow, nor what was to expire.
        """
        if self._by_seed is None:
            self._by_seed = self._read()
        return [briefing for briefing in self._by_seed[path] if self._may_stay(briefing, rights)]

    def _may_stay(self, briefing: Briefing, rights: Rights | None) -> bool:
        made = briefing.made_with
        same = made is not None and made.settings == self._made_with.settings
        wide = _WIDTH[briefing.rights] > _WIDTH[rights or self._settings.rights]
        return (
            not wide and briefing.source.expires is None and (same or briefing.rights != "excerpts")
        )

    def _read(self) -> dict[str, list[Briefing]]:
        found: dict[str, list[Briefing]] = defaultdict(list)
        for path in sorted(self._folder.glob("articles/*/briefing.json")) if self._folder else ():
            try:
                briefing = msgspec.json.decode(path.read_bytes(), type=Briefing)
            except (OSError, msgspec.MsgspecError, ValueError, RecursionError) as broken:
                log.debug("%s: %s", path, broken)
                continue
            if briefing.id == path.parent.name:
                found[briefing.source.path].append(briefing)
        return found
