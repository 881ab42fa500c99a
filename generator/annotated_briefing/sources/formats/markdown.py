"""Markdown: front matter between two `---` lines, then a text whose marks are taken off."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats.found import Found
from annotated_briefing.sources.formats.text import decoded

NAME = "markdown"
SUFFIXES = (".md", ".markdown")
_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_SIGNS = re.compile(
    r"(?m)^#{1,6} \S|!?\[[^\]\n]{1,200}\]\((?:https?:|/|#|\.)[^)\s]*\)|\*\*[^*\n]+\*\*|^```"
    r"|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});|</?(?:p|a|b|i|em|strong|br|div|span|h\d)\b[^>\n]*>"
)
_LINE_MARKS = re.compile(
    r"(?m)^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?)+|[ \t]+#+[ \t]*$"
    r"|^[ \t]*(?:```|~~~).*$"
)
_RULES = re.compile(r"(?m)^[ \t]*(?:[-*_][ \t]?){3,}$|^[ \t]*=+[ \t]*$|^[ \t]*<!--.*?-->[ \t]*$")
_IMAGES = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINKS = re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)|\[([^\]\n]+)\]\[[^\]\n]*\]|<(https?://[^>\s]+)>")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]*[^\s*_])\1(?![\w*])")
_CODE = re.compile(r"`([^`\n]+)`")
_TAG = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>\n]*)?/?>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


def looks_like(data: bytes) -> bool:
    """Front matter, or marks that no sentence has."""
    try:
        text = data[:100_000].decode("utf-8-sig", "ignore").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return False
    return bool(_FRONT.match(text)) or bool(_SIGNS.search(text))


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    text, noted = decoded(data, path)
    front, body = split_front_matter(text, path)
    yield Found(without_marks(body), front=front, noted=noted)


def without_marks(text: str) -> str:
    """The words of a Markdown text, line by line; HTML in it is read as well."""
    text = _RULES.sub("", _LINE_MARKS.sub("", text))
    text = _LINKS.sub(lambda m: m[1] or m[2] or m[3], _IMAGES.sub("", text))
    text = _CODE.sub(r"\1", _ITALIC.sub(r"\2", _BOLD.sub(r"\2", text)))
    return html.unescape(_ESCAPE.sub(r"\1", _TAG.sub("", text)))


def split_front_matter(text: str, path: str) -> tuple[str, str]:
    """(front matter as YAML, body). The body is everything after it, or the whole text."""
    if not re.match(r"---[ \t]*\n", text):
        return "", text
    match = _FRONT.match(text)
    if not match:
        raise SeedError(
            path,
            "en-tête ouvert par « --- » et jamais fermé",
            line=1,
            hint="ajoutez une ligne « --- »",
        )
    return match["yaml"], text[match.end() :]
