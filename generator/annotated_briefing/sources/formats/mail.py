"""A message saved as .eml: its subject, sender and day, and the text it carries."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.formats.found import Found, one_line
from annotated_briefing.sources.formats.markup import plain_html

NAME = "mail"
SUFFIXES = (".eml",)
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*: ?[^\n]*\n(?:[ \t][^\n]*\n)*){3,}\r?\n")
_KNOWN = re.compile(rb"^(?:From|Date|Subject|Message-ID|MIME-Version|Received):", re.M | re.I)


def looks_like(data: bytes) -> bool:
    head = _HEADERS.match(data[:50_000].replace(b"\r\n", b"\n"))
    return (
        bool(head) and len({name.lower() for name in _KNOWN.findall(head[0])}) >= 2
        if head
        else False
    )


def read(data: bytes, path: str) -> Iterator[Found | SeedError]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    text = ""
    if body is not None:
        try:
            text = str(body.get_content())
        except (LookupError, UnicodeDecodeError):
            payload = body.get_payload(decode=True)
            text = payload.decode("cp1252", "replace") if isinstance(payload, bytes) else ""
        if body.get_content_type() == "text/html":
            text = plain_html(text, path)
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise SeedError(
            path, "message sans texte", hint="enregistrez sa pièce jointe à côté, puis retirez-le"
        )
    name, address = parseaddr(str(message.get("From", "")))
    stamp = getattr(message.get("Date"), "datetime", None)
    yield Found(
        text,
        {
            "title": one_line(str(message.get("Subject", ""))),
            "source": one_line(name or address),
            "published": f"{stamp:%Y-%m-%d}" if stamp else None,
        },
        ident=None,
    )
