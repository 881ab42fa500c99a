"""Plain text, what a file is when it is nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.decode import decode
from annotated_briefing.sources.formats.found import Found
from annotated_briefing.sources.reading import encoded_twice

NAME = "text"
SUFFIXES = (".txt", ".text")
_MARKUP = re.compile(
    r"\s*(?:<\?xml|<!doctype|<[a-z][\w:.-]*(?:\s+[\w:.-]+=|\s*/?>)|[\[{]\s*[\[{\"])", re.I
)
_PAGE = re.compile(r"\s*(?:<!doctype html|<html)", re.I)


def looks_like(data: bytes) -> bool:  # noqa: ARG001 - what is nothing else is text
    return True


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    text, noted = decoded(data, path)
    if _PAGE.match(text):
        raise SeedError(
            path, "page sans texte", hint="ouvrez-la, puis copiez l'article dans un fichier .txt"
        )
    if _MARKUP.match(text):
        raise SeedError(
            path,
            "XML ou JSON d'un format inconnu, pas un texte",
            hint="copiez le texte de l'article dans un fichier .txt",
        )
    yield Found(text, noted=noted)


def decoded(data: bytes, path: str) -> tuple[str, tuple[SeedError, ...]]:
    """The text of a file, and what is unsure of its encoding."""
    found = decode(data, path)
    noted: list[SeedError] = []
    if found.guessed:
        noted.append(
            SeedError(
                path,
                f"encodage deviné : {found.encoding}",
                hint="relisez les accents, puis enregistrez le fichier en UTF-8",
            )
        )
    if twice := encoded_twice(found.text):
        word, meant, line = twice
        noted.append(
            SeedError(
                path,
                f"accents encodés deux fois : « {word} » est lu « {meant} »",
                line=line,
                hint="reprenez le texte à sa source, puis enregistrez-le en UTF-8",
            )
        )
    return found.text, tuple(noted)
