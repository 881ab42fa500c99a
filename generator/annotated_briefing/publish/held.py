"""What of MkDocs' files and pages is held compressed: it reads all of them before it writes one.

These stand before MkDocs' own classes, which only `plugin.py` knows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from annotated_briefing.build import Built
from annotated_briefing.model import Briefing, Held
from annotated_briefing.publish.kept import Output
from annotated_briefing.render import links


class HeldContent:
    """Of a file: what it holds is unpacked each time that it is read."""

    held: Held | None = None
    given: str | bytes | None = None

    @property
    def _content(self) -> str | bytes | None:  # what all of MkDocs' File reads
        return self.held.data if self.held else self.given

    @_content.setter
    def _content(self, content: Held | str | bytes | None) -> None:
        self.held, self.given = (content, None) if isinstance(content, Held) else (None, content)


class HeldHTML:
    """Of a page: its content, put `aside` once it has any."""

    aside: Callable[[Held], Held]
    _held: Held | None = None

    @property
    def content(self) -> str | None:
        return self._held.data.decode() if self._held else None

    @content.setter
    def content(self, html: str | None) -> None:
        self._held = None if html is None else self.aside(Held.of(html))


class KnownHTML:
    """Of a page whose HTML is known: it is neither read nor rendered."""

    markdown: str | None
    content: str | None

    def __init__(self, file: Any, config: Any, known: Output) -> None:
        super().__init__(known.title, file, config)  # type: ignore[call-arg]  # MkDocs' Page
        self.known = known

    def read_source(self, *_: Any) -> None:
        self.markdown = ""

    def render(self, *_: Any) -> None:
        self.content = ""


class Waiting:
    """Of a build, the briefings whose pages are still to be checked, by source; and what was
    published of them."""

    def __init__(self, built: Built, base: str) -> None:
        self.earlier = built.earlier
        self._left: dict[str, Briefing | Held] = {
            base + links.article(briefing.id): briefing for briefing in built.site.briefings
        }

    def take(self, uri: str) -> Briefing | None:
        """The briefing of a page, once."""
        held = self._left.pop(uri, None)
        return msgspec.msgpack.decode(held.data, type=Briefing) if isinstance(held, Held) else held

    def pack(self) -> None:
        """Hold those left compressed, which for many articles are the most of what is held."""
        for uri, held in self._left.items():
            self._left[uri] = Held.of(msgspec.msgpack.encode(held))
