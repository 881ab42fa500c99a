"""Rich text, as Factiva and old word processors write it."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats.found import Found
from annotated_briefing.sources.formats.markup import wants

NAME = "rtf"
SUFFIXES = (".rtf",)


def looks_like(data: bytes) -> bool:
    return data.lstrip().startswith(b"{\\rtf")


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    striprtf = wants("striprtf.striprtf", path, "fichier RTF")
    try:
        text = str(striprtf.rtf_to_text(data.decode("latin-1"), errors="replace"))
    except Exception:
        raise SeedError(
            path, "fichier RTF abîmé", hint="ouvrez-le, puis enregistrez-le de nouveau"
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise SeedError(path, "fichier RTF sans texte", hint="mettez-y l'article")
    yield Found(text)
