from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefing.errors import SeedError
from annotated_briefing.sources.decode import decode

TEXT = "L’été à Hérat : « œuvre », 3 500 €.\nDeuxième ligne.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_what_is_vouched_for_is_not_a_guess(data: bytes, encoding: str) -> None:
    decoded = decode(data, "seeds/a.txt")
    assert (decoded.text, decoded.encoding, decoded.guessed) == (TEXT, encoding, False)


def test_windows_text_is_read_and_the_guess_is_told() -> None:
    decoded = decode(TEXT.encode("cp1252"), "seeds/a.txt")
    assert (decoded.text, decoded.guessed) == (TEXT, True)


def test_newlines_become_one_kind() -> None:
    assert decode(b"un\r\ndeux\rtrois\n", "a").text == "un\ndeux\ntrois\n"


@pytest.mark.parametrize(
    ("data", "word", "line"),
    [
        (b"%PDF-1.7 ...", "PDF", None),
        (b"PK\x03\x04....", "Word", None),
        (b"\x89PNG\r\n\x1a\n", "PNG", None),
        ("abc".encode("utf-16-le"), "UTF-16 sans marque", 1),
        ("été\n".encode() + "été".encode("cp1252"), "0xE9", 2),
        ("début de mot coupé é".encode()[:-1], "0xC3", 1),
        (b"un mot\n\x81", "cp1252", 2),
        (codecs.BOM_UTF16_LE + b"abc", "utf-16-le", 1),
        (codecs.BOM_UTF8 + b"un pont\n\0", "octets nuls", 2),
        (codecs.BOM_UTF16_LE + "un\0pont".encode("utf-16-le"), "octets nuls", 1),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes, word: str, line: int | None) -> None:
    with pytest.raises(SeedError) as caught:
        decode(data, "seeds/a.txt")
    assert word in caught.value.message
    assert caught.value.line == line
    assert caught.value.hint
    assert str(caught.value).startswith("seeds/a.txt")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")))
def test_any_utf8_text_is_kept(text: str) -> None:
    marked = text if text.startswith("\ufeff") else "\ufeff" + text
    assert decode(marked.encode(), "a").text == marked[1:]
