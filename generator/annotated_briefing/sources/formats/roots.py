"""The name of the first element of a file, found without parsing it."""

from __future__ import annotations

import re

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<\?[^>]*\?>\s*)*"
    rb"(?:<!DOCTYPE\s+(?P<doctype>\w+)[^>\[]*(?:\[.*?\])?\s*>\s*)?(?:<!--.*?-->\s*|<\?[^>]*\?>\s*)*"
    rb"<(?:[\w.-]+:)?(?P<root>[A-Za-z][\w.-]*)",
    re.DOTALL,
)


def root_of(data: bytes) -> str | None:
    """In small letters and without its namespace; None where the file is no markup."""
    head = data[:20_000]
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head.decode("utf-16", "replace").encode("utf-8")
    found = _ROOT.match(head)
    return found["root"].decode().lower() if found else None
