"""Word documents."""

from __future__ import annotations

import io
from collections.abc import Iterator

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats.found import Found
from annotated_briefing.sources.formats.markup import plain_html, wants
from annotated_briefing.sources.formats.zipped import member

NAME = "docx"
SUFFIXES = (".docx",)
PART = "word/document.xml"


def looks_like(data: bytes) -> bool:
    return member(data, PART) is not None


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    mammoth = wants("mammoth", path, "document Word")
    try:
        markup = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=mammoth.images.img_element(lambda _: {"src": ""})
        ).value
    except Exception:
        raise SeedError(
            path, "document Word abîmé", hint="ouvrez-le, puis enregistrez-le de nouveau"
        ) from None
    text = plain_html(markup, path)
    if not text:
        raise SeedError(path, "document Word sans texte", hint="mettez-y l'article")
    yield Found(text)
