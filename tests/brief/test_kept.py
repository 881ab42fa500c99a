"""A finished briefing is kept as it was, and no longer than all that it is made of stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annotated_briefing.annotate.run import without_words
from annotated_briefing.brief.finish import Finished, finish
from annotated_briefing.brief.kept import Kept
from annotated_briefing.errors import SeedError, lost
from annotated_briefing.model import Article, Correction, MadeWith
from annotated_briefing.settings import Settings
from annotated_briefing.sources.glossary import Entry
from tests.support import article

MADE_WITH = MadeWith("g", "m", "r", "s")
TEXT = "PARIS, 3 mai 2021 (AFP) - Les Écrits de la mer sont clos. Œuvre finie, dit le musée."
ONE = article(TEXT)
WHALE = Entry("baleine", "Baleine", "MISC", definition="un grand animal")


def kept(folder: Path, settings: Settings | None = None, *glossary: Entry) -> Kept:
    return Kept(folder, settings or Settings(), glossary, MADE_WITH)


def made(one: Article) -> Finished:
    done = finish(one, without_words(one), settings=Settings(rights="full"), made_with=MADE_WITH)
    return replace(done, faults=(lost(SeedError("a.yml", "rien", line=3, hint="ôtez-le")),))


def test_what_was_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    done = made(ONE)
    kept(tmp_path).put(kept(tmp_path).key(ONE), done)
    back = kept(tmp_path).get(kept(tmp_path).key(ONE))
    assert back is not None and back.briefing == done.briefing and back.shown == done.shown
    (fault,) = back.faults
    assert str(fault) == "a.yml:3: rien — ôtez-le" and fault.weight == "lost"


def test_the_article_its_sidecar_and_the_settings_are_in_the_key(tmp_path: Path) -> None:
    correction = Correction("name", "Paris", "seeds/essai.yml", 2, hide=True)
    articles = (
        ONE,
        article(TEXT + " "),
        article(TEXT, title="Autre"),
        replace(ONE, corrections=(correction,)),
        replace(ONE, corrections=(replace(correction, line=3),)),
        replace(ONE, source=replace(ONE.source, rights="link")),
    )
    several = (Settings(), Settings(sentences=2), Settings(rights="link"))
    keys = {kept(tmp_path, given).key(one) for one in articles for given in several}
    assert len(keys) == 3 * len(articles)


def test_only_an_entry_that_may_touch_an_article_is_in_its_key(tmp_path: Path) -> None:
    plain = kept(tmp_path).key(ONE)
    for entry in (WHALE, replace(WHALE, name="Requins"), replace(WHALE, aliases=("Cachalot",))):
        assert kept(tmp_path, None, entry).key(ONE) == plain, entry
    named = Correction("name", "Écrits", "x", 1, rename="la Baleine")
    assert kept(tmp_path, None, WHALE).key(replace(ONE, corrections=(named,))) != kept(
        tmp_path
    ).key(replace(ONE, corrections=(named,)))
    for name in ("écrit", "ECRITS", "Oeuvres", "Œuvre", "les Musées", "Mer"):
        assert kept(tmp_path, None, replace(WHALE, name=name)).key(ONE) != plain, name


def test_what_a_build_did_not_use_is_forgotten(tmp_path: Path) -> None:
    first = kept(tmp_path)
    other = article("Lyon dort.")
    for one in (ONE, other):
        first.put(first.key(one), made(one))
    second = kept(tmp_path)
    assert second.get(second.key(ONE))
    second.prune()
    assert kept(tmp_path).get(second.key(other)) is None
    assert kept(tmp_path).get(second.key(ONE))
