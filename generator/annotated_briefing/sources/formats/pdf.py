"""PDF: text whose order and line breaks are a guess, and told to be one."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats.found import Found
from annotated_briefing.sources.formats.markup import wants

NAME = "pdf"
SUFFIXES = (".pdf",)
MAX_PAGES = 50
_LEAST = 40  # letters a page below which it is a picture


def looks_like(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    pypdf: Any = wants("pypdf", path, "fichier PDF")
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SeedError(
                path, "PDF protégé par un mot de passe", hint="copiez le texte dans un .txt"
            )
        if len(reader.pages) > MAX_PAGES:
            raise SeedError(
                path, f"PDF de plus de {MAX_PAGES} pages", hint="gardez les pages de l'article"
            )
        pages = [str(page.extract_text() or "") for page in reader.pages]
    except SeedError:
        raise
    except Exception:
        raise SeedError(path, "PDF abîmé", hint="demandez-le de nouveau à sa source") from None
    text = "\n\n".join(page.strip() for page in pages).strip()
    if len(re.findall(r"[^\W\d_]", text)) < _LEAST * len(pages):
        raise SeedError(
            path,
            "PDF numérisé : ce sont des images, sans texte",
            hint="passez-le à la reconnaissance de caractères, ou tapez le texte dans un .txt",
        )
    unsure = SeedError(
        path,
        "texte incertain : tiré d'un PDF, son ordre et ses coupures sont devinés",
        hint="relisez-le sur la page ; en cas de doute, copiez-le dans un .txt",
    )
    yield Found(text, noted=(unsure,))
