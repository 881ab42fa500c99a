from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from annotated_briefing.brief.slugs import BOOK, Slugs
from annotated_briefing.model import Article, Briefing, Dateline, Moved, Source, Span
from annotated_briefing.sources import read


def seed(
    path: str = "seeds/0.txt", ident: str = "0", nameless: bool = True, text: str = "x"
) -> Article:
    return Article(
        ident,
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        Span(0, 1),
        Source(path, "text"),
        paragraphs=(),
        nameless=nameless,
        key=path,
    )


def briefing(title: str) -> Briefing:
    source = Source("", "text", published="2021-07", dateline=Dateline("Kaboul", 0, 6))
    return Briefing("0", "fr", title, "x", "0", Span(0, 1), source)


def named(path: Path, *articles: Article, title: str = "Titre") -> dict[str, str]:
    """The address of each seed, from one build."""
    slugs = Slugs(path, articles)
    found = {one.source.path: slugs.name(one, briefing(title)).id for one in articles}
    slugs.keep()
    return found


def test_date_place_and_headline_make_an_address_that_stays(tmp_path: Path) -> None:
    path = tmp_path / "slugs.txt"
    first = named(path, seed(), title="L'armée se retire du pays")
    assert first == {"seeds/0.txt": "2021-07-kaboul-l-armee-se-retire-du-pays"}
    assert named(path, seed(), title="Un autre titre") == first
    path.write_text("{", encoding="utf-8")
    assert named(path, seed(), title="Un autre titre")["seeds/0.txt"].endswith("un-autre-titre")


def test_a_headline_that_is_withheld_since_is_no_address(tmp_path: Path) -> None:
    path = tmp_path / "slugs.txt"
    named(path, seed(), title="L'armée se retire")
    assert named(path, seed(), title="") == {"seeds/0.txt": "2021-07-kaboul"}


def test_an_address_is_never_taken_from_its_article(tmp_path: Path) -> None:
    """By a second take of the same dispatch, sorted before it, nor by a file of that name."""
    path = tmp_path / "slugs.txt"
    assert named(path, seed("seeds/b.txt")) == {"seeds/b.txt": "2021-07-kaboul-titre"}
    found = named(
        path,
        seed("seeds/2021-07-kaboul-titre.txt", "2021-07-kaboul-titre", nameless=False),
        seed("seeds/a.txt"),
        seed("seeds/b.txt"),
    )
    assert found["seeds/b.txt"] == "2021-07-kaboul-titre"
    assert len(set(found.values())) == 3


def test_an_article_that_fails_a_build_keeps_its_address(tmp_path: Path) -> None:
    path = tmp_path / "slugs.txt"
    named(path, seed("seeds/b.txt"))
    Slugs(path, (seed("seeds/b.txt"),)).keep()
    assert named(path, seed("seeds/a.txt"), seed("seeds/b.txt")) == {
        "seeds/a.txt": "2021-07-kaboul-titre-2",
        "seeds/b.txt": "2021-07-kaboul-titre",
    }


def test_the_same_name_in_two_folders_makes_two_pages_and_is_told(tmp_path: Path) -> None:
    one, two = (seed(f"seeds/{day}/pont.txt", "pont", nameless=False) for day in ("lundi", "mardi"))
    slugs = Slugs(tmp_path / "s", [one, two])
    assert [slugs.name(a, briefing("x")).id for a in (one, two)] == ["pont", "mardi-pont"]
    (fault,) = slugs.faults
    assert str(fault).startswith(
        "seeds/mardi/pont.txt: l'adresse « pont » est celle de seeds/lundi"
    )
    slugs.keep()
    alone = Slugs(tmp_path / "s", [two])
    assert alone.name(two, briefing("x")).id == "mardi-pont"


@pytest.mark.parametrize("path", ["seeds/index.txt", "seeds/x/autre.txt"])
def test_the_list_s_own_address_is_no_article_s(tmp_path: Path, path: str) -> None:
    one = seed(path, "index", nameless=False)
    slugs = Slugs(tmp_path / "s", [one])
    assert slugs.name(one, briefing("x")).id != "index"
    assert "prise par le site" in str(slugs.faults[0])


def test_long_names_that_begin_alike_are_two_pages(tmp_path: Path) -> None:
    ids = [f"{'mot-' * 19}mot", f"{'mot-' * 19}mot"]
    found = named(
        tmp_path / "s", *(seed(f"s/{n}.txt", i, nameless=False) for n, i in enumerate(ids))
    )
    assert len(set(found.values())) == 2


def test_a_changed_slug_is_a_changed_address(tmp_path: Path) -> None:
    named(tmp_path / "s", seed("s/a.txt", "ancien", nameless=False))
    assert named(tmp_path / "s", seed("s/a.txt", "neuf", nameless=False)) == {"s/a.txt": "neuf"}


def test_two_articles_never_share_an_address(tmp_path: Path) -> None:
    taken = seed("seeds/x.txt", "2021-07-kaboul-titre", nameless=False)
    found = named(tmp_path / "s", taken, *(seed(f"seeds/{n}.txt") for n in range(3)))
    assert [*found.values()] == [
        "2021-07-kaboul-titre",
        "2021-07-kaboul-titre-2",
        "2021-07-kaboul-titre-3",
        "2021-07-kaboul-titre-4",
    ]


@pytest.mark.parametrize(
    ("name", "nameless"),
    [
        ("000_ead04fb2f8d918d8", True),
        ("20210722-0931", True),
        ("afp", True),
        ("2021-07-reuters-kaboul-frappes", False),
        ("pont", False),
    ],
)
def test_a_file_name_that_says_something_is_the_address(
    tmp_path: Path, name: str, nameless: bool
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / f"{name}.txt").write_text("Le pont est fermé.", encoding="utf-8")
    assert read(seeds).articles[0].nameless is nameless
    (seeds / f"{name}.yml").write_text("slug: x1\n", encoding="utf-8")
    assert (read(seeds).articles[0].id, read(seeds).articles[0].nameless) == ("x1", False)


def test_two_articles_of_one_file_and_one_id_are_two_pages(tmp_path: Path) -> None:
    twins = [seed("s/a.jsonl", "x", nameless=False) for _ in range(2)]
    slugs = Slugs(tmp_path / "s", twins)
    assert [slugs.name(one, briefing("x")).id for one in twins] == ["x", "s-x"]
    assert "s/a.jsonl" in str(slugs.faults[0])


def test_a_changed_slug_leads_on_from_the_old_one(tmp_path: Path) -> None:
    book = tmp_path / BOOK
    named(book, seed("s/a.txt", "ancien", nameless=False))
    for ident in ("neuf", "neuf", "plus-neuf"):
        one = seed("s/a.txt", ident, nameless=False)
        slugs = Slugs(book, [one])
        slugs.name(one, briefing("x"))
        slugs.keep()
    assert slugs.moved() == (Moved("ancien", "plus-neuf"), Moved("neuf", "plus-neuf"))
    # and back again: an address never leads away from itself
    one = seed("s/a.txt", "ancien", nameless=False)
    slugs = Slugs(book, [one])
    assert slugs.name(one, briefing("x")).id == "ancien"
    assert {m.old for m in slugs.moved()} == {"neuf", "plus-neuf"}


def test_a_renamed_file_is_known_by_its_text(tmp_path: Path) -> None:
    book = tmp_path / BOOK
    named(book, seed("s/a.txt", "a", nameless=False, text="un"), seed("s/7.txt", "7", text="deux"))
    renamed = seed("s/b.txt", "b", nameless=False, text="un")
    moved = seed("s/8.txt", "8", text="deux")
    slugs = Slugs(book, [renamed, moved])
    assert slugs.name(renamed, briefing("x")).id == "b"
    assert slugs.name(moved, briefing("Un autre titre")).id == "2021-07-kaboul-titre"
    assert slugs.moved() == (Moved("a", "b"),)
    slugs.keep()
    assert "s/a.txt" not in book.read_text(encoding="utf-8")


def test_an_old_address_stays_its_article_s(tmp_path: Path) -> None:
    book = tmp_path / BOOK
    named(book, seed("s/a.txt", "a", nameless=False, text="un"))
    named(book, seed("s/b.txt", "b", nameless=False, text="un"))
    new, old = seed("s/a.txt", "a", nameless=False), seed("s/b.txt", "b", False, "un")
    slugs = Slugs(book, [new, old])
    assert [slugs.name(one, briefing("x")).id for one in (new, old)] == ["s-a", "b"]
    assert "est celle de s/b.txt" in str(slugs.faults[0])


def test_a_withheld_headline_is_told_by_no_old_address(tmp_path: Path) -> None:
    book = tmp_path / BOOK
    named(book, seed(), title="L'armée se retire")
    slugs = Slugs(book, [one := seed()])
    slugs.name(one, briefing(""))
    assert slugs.moved() == ()
    slugs.keep()
    assert "armee" not in book.read_text(encoding="utf-8")


def test_an_article_that_comes_back_has_its_address(tmp_path: Path) -> None:
    """One under embargo for a build, or put away for a while."""
    book = tmp_path / BOOK
    first = named(book, seed("s/1.txt", text="un"), seed("s/2.txt", text="deux"))
    named(book, seed("s/1.txt", text="un"))
    assert named(book, seed("s/1.txt", text="un"), seed("s/2.txt", text="deux")) == first


def test_the_book_is_written_only_for_something_new(tmp_path: Path) -> None:
    """And is the same wherever it is made."""
    one, other = tmp_path / "1" / BOOK, tmp_path / "2" / BOOK
    articles = [seed(f"s/{n}.txt", text=str(n)) for n in range(5)]
    assert named(one, *articles) == named(other, *articles)
    assert one.read_bytes() == other.read_bytes()
    one.chmod(0o444)
    before = one.stat()
    named(one, *articles)
    after = one.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("held", ["{", "- a\n", "s/0.txt: 3\n", "s/0.txt: {slug: ../x}\n", "\x00"])
def test_a_damaged_book_costs_no_page(tmp_path: Path, held: str) -> None:
    (tmp_path / BOOK).write_text(held, encoding="utf-8")
    slugs = Slugs(tmp_path / BOOK, [one := seed()])
    assert slugs.name(one, briefing("Titre")).id == "2021-07-kaboul-titre"
    assert all("dernière version" in str(fault) for fault in slugs.faults)


def test_a_book_that_nobody_commits_is_kept_with_the_cache(tmp_path: Path) -> None:
    """A forge builds from a fresh copy of the seeds and an old cache."""
    copy = tmp_path / "cache" / "adresses.yml"
    for run, title in enumerate(("Titre", "Un autre titre")):
        slugs = Slugs(tmp_path / str(run) / BOOK, [one := seed()], copy)
        assert slugs.name(one, briefing(title)).id == "2021-07-kaboul-titre"
        slugs.keep()
    book = tmp_path / "1" / BOOK
    assert book.read_bytes() == copy.read_bytes()
    # a line that an editor takes out of his own book is out
    book.write_text("{}", encoding="utf-8")
    assert Slugs(book, [one := seed()], copy).name(one, briefing("Neuf")).id.endswith("neuf")
