"""Whether words that may not be published are in any file of an output."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from pathlib import Path

from annotated_briefing.annotate.cache import Cache, annotate_cached
from annotated_briefing.model import Annotations, Article

RUN = 5
_WORD = re.compile(r"\w+")


def runs(words: str) -> set[tuple[str, ...]]:
    """Every five words in a row."""
    found = [word.casefold() for word in _WORD.findall(words)]
    return set(zip(*(found[n:] for n in range(RUN)), strict=False))


def readable(data: bytes) -> str:
    """The words of a file as someone who searches it for them would find them."""
    text = data.decode("utf-8", "replace")
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
    return html.unescape(re.sub(r"<[^>]*>", " ", html.unescape(text)))


def leaked(
    folder: Path, articles: Iterable[Article], cache: Path
) -> dict[str, set[tuple[str, ...]]]:
    """By file of a built folder, the runs that no article lets it publish."""
    hidden: set[tuple[str, ...]] = set()
    allowed: set[tuple[str, ...]] = set()
    for article, found in annotate_cached(articles, Cache(cache)):
        assert isinstance(found, Annotations)
        data = folder / "articles" / article.id / "briefing.json"
        shown = set(json.loads(data.read_text("utf-8"))["shown"])
        allowed |= runs(article.title or "")
        for sentence in found.sentences:
            (allowed if sentence.id in shown else hidden).update(runs(sentence.of(article.text)))
    hidden -= allowed
    found_in = {
        path.relative_to(folder).as_posix(): runs(readable(path.read_bytes())) & hidden
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in {".png", ".woff2", ".gz", ".svg"}
    }
    return {name: runs_ for name, runs_ in found_in.items() if runs_}
