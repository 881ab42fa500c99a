"""The one gate of every file an editor gives, and of every value in it."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from annotated_briefing.errors import SeedError
from annotated_briefing.model import Article
from annotated_briefing.settings import ORDINARY, Limits
from annotated_briefing.sources.reading import TURNED

# Thrice and more what was met in real news; past them a language model's time has no bound.
MAX_PARAGRAPH = 20_000  # characters
MAX_WORD = 2_000  # characters without a space
# Controls and lone surrogates: no file could hold them, no reader could see them.
_UNPRINTABLE = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{TURNED}]")
_TURNED = re.compile(f"[{TURNED}]")


def unprintable(value: str) -> bool:
    """Whether a value holds what cannot be shown."""
    return bool(_UNPRINTABLE.search(value))


def too_long(article: Article, name: str, limits: Limits) -> SeedError | None:
    """The fault of an article past a bound, which it names."""
    wrong = None
    if any(paragraph.end - paragraph.start > MAX_PARAGRAPH for paragraph in article.paragraphs):
        wrong = f"un paragraphe de plus de {MAX_PARAGRAPH} caractères"
    elif len(article.paragraphs) > limits.paragraphs:
        wrong = f"plus de {limits.paragraphs} paragraphes (« max_paragraphs »)"
    elif any(len(word) > MAX_WORD for word in article.text.split()):
        wrong = f"plus de {MAX_WORD} caractères sans une espace"
    hint = "ce n'est sans doute pas un article ; sinon, coupez-le là où il passe à la ligne"
    return SeedError(name, wrong, hint=hint) if wrong else None


def turned(text: str, name: str, first_line: int) -> list[SeedError]:
    """The fault of a text that holds characters which turn the order of others about."""
    found = _TURNED.search(text)
    if not found:
        return []
    line = first_line + text.count("\n", 0, found.start())
    what = f"caractère invisible U+{ord(found.group()):04X}, qui change l'ordre des lettres"
    return [SeedError(name, f"{what} : montré, non suivi", line=line, hint="effacez-le")]


def check_file(path: Path, folder: Path, name: str, limits: Limits = ORDINARY) -> None:
    """The gate of every file an editor gives: a regular file within `folder`, of a sane size.

    Raises SeedError, or OSError where it cannot be looked at.
    """
    if stat.S_ISLNK(path.lstat().st_mode):
        target = path.resolve()
        if not target.is_relative_to(folder.resolve()) or not target.is_file():
            raise SeedError(
                name, "lien vers l'extérieur ou rompu", hint="copiez le fichier lui-même"
            )
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise SeedError(name, "ni fichier ni dossier", hint="retirez-le des articles")
    if found.st_size > limits.bytes:
        wrong = f"plus de {limits.bytes} octets (« max_bytes »)"
        raise SeedError(name, wrong, hint="un article par fichier")
