"""The briefings as bibliographic references: CSL-JSON, RIS and BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from annotated_briefing.model import Briefing, Held, Site
from annotated_briefing.render.exports.registry import BETWEEN, Context, enclosed, items, texts


def csl(site: Site, context: Context, references: Held) -> Iterator[str | Held]:
    """Briefings as CSL-JSON references."""
    return enclosed(references, 0)


def csl_item(briefing: Briefing, context: Context) -> str:
    """One briefing as a CSL item; parts that are not known are left out."""
    parts = date_parts(briefing)
    item: dict[str, Any] = {
        "id": briefing.id,
        "type": "webpage",
        "title": " ".join(briefing.title.split()),
        "container-title": context.name,
        "language": briefing.language,
        "URL": context.article(briefing),
    }
    if parts:
        item["issued"] = {"date-parts": [parts]}
    if briefing.source.agency:
        item["author"] = [{"literal": briefing.source.agency}]
    if briefing.source.url:
        item["original-title"] = item["title"]
        item["note"] = briefing.source.url
    return items([item], 1)


def date_parts(briefing: Briefing) -> list[int]:
    """[year, month, day] as far as the date of publication goes."""
    written = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", briefing.source.published or "")
    return [int(part) for part in written.groups() if part] if written else []


def whole(site: Site, context: Context, references: Held) -> Iterator[Held]:
    """The same as RIS or BibTeX."""
    yield references


def ris_item(briefing: Briefing, context: Context) -> str:
    """One briefing as RIS, a blank line at its end."""
    parts = [f"{part:02d}" for part in date_parts(briefing)]
    fields = [
        ("TY", "ELEC"),
        ("TI", briefing.title),
        ("AU", briefing.source.agency),
        ("PY", parts[0] if parts else None),
        ("DA", "/".join(parts) if parts else None),
        ("T2", context.name),
        ("LA", briefing.language),
        ("UR", context.article(briefing)),
        ("ID", briefing.id),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def bibtex_item(briefing: Briefing, context: Context) -> str:
    """One briefing as BibTeX."""
    parts = date_parts(briefing)
    fields = {
        "title": f"{{{tex(briefing.title)}}}",
        "author": f"{{{tex(briefing.source.agency)}}}" if briefing.source.agency else "",
        "year": f"{parts[0]:04d}" if parts else "",
        "month": str(parts[1]) if len(parts) > 1 else "",
        "organization": tex(context.name),
        "url": context.article(briefing),
        "language": briefing.language,
    }
    body = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@online{{{briefing.id},\n{body}}}\n"


_TEX = {char: f"\\{char}" for char in "&%$#_{}"} | {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}


def tex(text: str) -> str:
    """Words with the signs that TeX would obey written out."""
    return "".join(_TEX.get(char, char) for char in " ".join(text.split()))


EXPORTS = (
    texts(
        "csl",
        "references.json",
        "application/vnd.citationstyles.csl+json",
        csl,
        csl_item,
        between=BETWEEN,
    ),
    texts(
        "ris",
        "references.ris",
        "application/x-research-info-systems",
        whole,
        ris_item,
        between="\r\n",
    ),
    texts("bibtex", "references.bib", "application/x-bibtex", whole, bibtex_item, between="\n"),
)
