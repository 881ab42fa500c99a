"""What is kept between builds is found again only where nothing has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotated_briefing import store
from annotated_briefing.model import Held
from annotated_briefing.store import Spool, Store, digest, files_digest

KEY, OTHER = digest("une"), digest("autre")


def test_a_damaged_entry_is_as_none(tmp_path: Path) -> None:
    kept = Store(tmp_path, ".essai")
    kept.put(KEY, b"octets")
    assert kept.get(KEY) == b"octets"
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for damage in (b"", b"octets", whole[:-1], whole + b"x", whole.replace(b"oct", b"OCT")):
        path.write_bytes(damage)
        assert kept.get(KEY) is None
    path.write_bytes(whole)
    path.rename(tmp_path / f"{OTHER}.essai")
    assert kept.get(OTHER) is None


def test_a_key_tells_what_it_is_made_of() -> None:
    parts = ("ab", "c"), ("a", "bc"), (("ab", "c"),), ("ab", b"c"), ("ab", None, "c"), ("ab", 0)
    assert len({digest(*part) for part in parts}) == len(parts)


def test_files_are_told_by_name_and_bytes(tmp_path: Path) -> None:
    def of(**files: str) -> str:
        for path in tmp_path.iterdir():
            path.unlink()
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return files_digest(tmp_path, tmp_path.iterdir())

    assert len({of(a="1", b="2"), of(a="12", b=""), of(a="1", c="2"), of(a="1")}) == 4


def test_the_code_is_the_whole_package() -> None:
    assert store.code() == store.code.__wrapped__()


@pytest.mark.parametrize("room", [True, False])
def test_what_is_put_aside_is_read_again(tmp_path: Path, room: bool) -> None:
    folder = tmp_path / "cache"
    if not room:
        folder.write_text("un fichier")
    texts = ["", "une page", "l’été " * 1000]
    aside = Spool(folder).aside
    put = [aside(Held.of(text)) for text in texts]
    assert [held.data.decode() for held in reversed(put)] == texts[::-1]
    assert put == [aside(Held.of(text)) for text in texts]
    assert all(held.size == len(text.encode()) for held, text in zip(put, texts, strict=True))
    assert room == (sum(len(held.packed) for held in put) == 0)
    assert not room or not list(folder.iterdir())
