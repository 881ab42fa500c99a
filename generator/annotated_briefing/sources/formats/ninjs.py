"""ninjs 1 to 3 and its near relations (Superdesk, dpa digitalwires), one object or several."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats.found import (
    WITHDRAWN,
    Found,
    day,
    moment,
    one_line,
    with_dateline,
)
from annotated_briefing.sources.formats.markup import is_marked, plain_html

NAME = "ninjs"
SUFFIXES = (".json",)
_SIGNS = re.compile(
    rb'"(?:versioncreated|versionCreated|version_created|body_html|body_xhtml|body_text|bodies'
    rb'|headlines|pubstatus|pubStatus|article_html|eventDetails)"\s*:'
)


def looks_like(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in {b"{", b"["} and bool(_SIGNS.search(data))


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    try:
        told: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as broken:
        raise SeedError(
            path,
            "JSON illisible",
            line=getattr(broken, "lineno", None),
            hint="le fichier est tronqué ou abîmé ; demandez-le de nouveau à sa source",
        ) from None
    if isinstance(told, dict) and isinstance(told.get("item"), list):
        told = told["item"]
    items = told if isinstance(told, list) else [told]
    pieces = (_item(item, path) for item in items if isinstance(item, dict))
    found = [piece for piece in pieces if piece is not None]
    if not found:
        raise SeedError(
            path,
            "aucun texte dans ce fichier ninjs (événement, image ou simple titre)",
            hint="retirez-le : seuls les articles ont une page",
        )
    yield from found


def _item(item: dict[str, Any], path: str) -> Found | None:
    get = {key.lower().replace("_", ""): value for key, value in item.items()}.get
    body = _body(item, path)
    withdrawn = str(get("pubstatus") or "usable").rsplit(":", 1)[-1] in WITHDRAWN
    readable = get("type", "text") in {"text", "composite", "advisory"}
    if not readable or not (body or withdrawn):
        return None

    def line(*keys: str) -> str | None:
        return next((said for key in keys if (said := one_line(get(key)))), None)

    text, place = with_dateline(str(get("dateline") or ""), body)
    byline = line("byline", "by") or ""
    located = line("located")  # where some write their author
    created = ("firstpublished", "firstcreated", "contentcreated", "versioncreated")
    said: dict[str, object] = {
        "title": one_line(_chosen(get("headlines"))) or line("headline", "title"),
        "author": byline or None,
        "published": next((found for key in created if (found := day(get(key)))), None),
        "modified": day(get("versioncreated")),
        "embargo": moment(get("embargoed")),
        "expires": moment(get("expires")),
        "source": line("source", "creditline", "copyrightholder"),
        "place": place or (located if located and located not in byline else None),
        "usage_terms": line("usageterms", "copyrightnotice"),
        "language": line("language"),
        "revision": str(get("version")) if get("version") is not None else None,
    }
    name = line("guid", "uri", "urn")
    return Found(text, said, ident=name, guid=name, withdrawn=withdrawn)


def _body(item: dict[str, Any], path: str) -> str:
    for key in ("body_html", "body_xhtml", "article_html"):
        if isinstance(item.get(key), str) and (text := plain_html(item[key], path)):
            return text
    body = item.get("body_text") or _chosen(item.get("bodies"))
    if not isinstance(body, str):
        return ""
    return plain_html(body, path) if is_marked(body) else body.strip()


def _chosen(values: object) -> object:
    """The main one of `headlines` or `bodies`, else the first."""
    listed = values if isinstance(values, list) else []
    told = [v for v in listed if isinstance(v, dict) and v.get("value")]
    roles = ("main", "headline", "body", "text")
    main = [v for v in told if str(v.get("role", "main")).rsplit(":", 1)[-1].lower() in roles]
    return (main or told or [{}])[0].get("value")
