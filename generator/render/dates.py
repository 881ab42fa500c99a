"""EDTF and bounds → French words, never more precise than the date itself."""

from __future__ import annotations

import datetime

from babel.dates import format_date

from generator.model import EventDate


def in_words(date: EventDate) -> str:
    """« jeudi 22 juillet 2021 », « juillet 2021 »… for an event's date."""
    if date.earliest and date.earliest == date.latest:
        day = datetime.date.fromisoformat(date.earliest)
        return _first(format_date(day, "EEEE d MMMM y", locale="fr"))
    return date.text if not date.edtf else edtf_in_words(date.edtf)


def edtf_in_words(edtf: str | None) -> str:
    """A publication date: « 22 juillet 2021 », « juillet 2021 », « 2021 », or nothing."""
    if not edtf:
        return ""
    parts = edtf.split("-")
    try:
        numbers = [int(part) for part in parts] + [1, 1]
        day = datetime.date(*numbers[:3])
    except ValueError:
        return edtf
    pattern = {1: "y", 2: "MMMM y"}.get(len(parts), "d MMMM y")
    return _first(format_date(day, pattern, locale="fr"))


def _first(words: str) -> str:
    """French writes the first of a month « 1er »."""
    return " ".join("1er" if word == "1" else word for word in words.split(" "))
