"""Whatever becomes of an article, a correction is applied to the words it was made for, or told."""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from annotated_briefing.brief.finish import finish
from annotated_briefing.french.fold import fold
from annotated_briefing.model import (
    Annotations,
    Briefing,
    DatedClause,
    Mention,
    Quote,
    Sentence,
    Span,
    Timex,
)
from annotated_briefing.settings import Settings
from annotated_briefing.sources import read

SENTENCES = (
    "Le maire de Brumes, Luc Vial, a fermé le pont de l'Ouest mardi.",
    "« Nous réparerons l’arche », a déclaré Odile Brun, l’adjointe aux travaux de la ville.",
    "Luc Vial a promis que le chantier durera deux ans et que les camions attendront.",
    "Les riverains seront reçus jeudi à la mairie par ses services.",
    "Le conseil votera le budget du pont en juin, selon un document de la région.",
)
NAMES = ("Brumes", "Luc Vial", "Ouest", "Odile Brun")
DATES = ("mardi", "jeudi", "en juin")
QUOTES = (("Nous réparerons l’arche", "Odile Brun"), ("le chantier durera deux ans", "Luc Vial"))
CLAUSES = (
    ("a fermé le pont de l'Ouest mardi", "mardi"),
    ("Les riverains seront reçus jeudi à la mairie", "jeudi"),
    ("Le conseil votera le budget du pont en juin", "en juin"),
)
EXTRA = ("Il a plu.", "La route, elle, est ouverte.", "Un silence a suivi.")


@dataclass(frozen=True)
class Fix:
    """A line of a sidecar, and the words that it is about."""

    line: str
    words: str
    kind: str


def _fixes() -> list[Fix]:
    found = [
        Fix(f"{{name: {name}, {what}}}", name, f"name {what.split(':')[0]}")
        for name in NAMES
        for what in ("hide: true", "rename: Autre Nom")
    ]
    found += [Fix(f"{{date: {day}, edtf: 2019-05-05}}", day, "date edtf") for day in DATES]
    found += [
        Fix(f"{{quote: {json_words(words)}, {what}}}", words, f"quote {what.split(':')[0]}")
        for words, _ in QUOTES
        for what in ("hide: true", "speaker: Luc Vial")
    ]
    found += [
        Fix(f"{{event: {json_words(words)}, hide: true}}", words, "event hide")
        for words, _ in CLAUSES
    ]
    found += [
        Fix(f"{{sentence: {json_words(words[:30])}, {what}: true}}", words[:30], f"sentence {what}")
        for words in SENTENCES
        for what in ("pin", "ban")
    ]
    return found


def json_words(words: str) -> str:
    return '"' + words.replace('"', '\\"') + '"'


def _edited(draw: st.DrawFn) -> list[str]:
    """The article after an editor or its agency went over it."""
    sentences = list(SENTENCES)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(sentences) - 1))
        how = draw(st.sampled_from(["drop", "add", "word", "marks", "spaces", "swap", "capitals"]))
        words = sentences[at].split(" ")
        if how == "drop" and len(sentences) > 1:
            del sentences[at]
        elif how == "add":
            sentences.insert(at, draw(st.sampled_from(EXTRA)))
        elif how == "word":
            words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(["donc", "vite"]))
            sentences[at] = " ".join(words)
        elif how == "marks":
            sentences[at] = sentences[at].translate(str.maketrans("’«»", '\'""'))
        elif how == "spaces":
            sentences[at] = sentences[at].replace(" ", "\u00a0", 2)
        elif how == "swap":
            sentences.append(sentences.pop(at))
        else:
            sentences[at] = sentences[at].replace("Odile", "ODILE").replace("Nous", "NOUS")
    return sentences


edited = st.composite(_edited)()


def _at(text: str, words: str) -> list[Span]:
    """Where a text has words, whatever its marks, spaces and capitals."""
    loose = re.sub(r"\W+", r"\\W+", words)
    return [Span(*m.span()) for m in re.finditer(rf"\b{loose}\b", text, re.I)]


def _annotations(text: str, sentences: list[str]) -> Annotations:
    """What a machine that sees everything would see in the edited text."""
    placed, position = [], 0
    for n, words in enumerate(sentences, start=1):
        start = text.index(words, position)
        position = start + len(words)
        placed.append(Sentence(start, position, id=f"s{n}", paragraph="p1"))
    names = [s for name in NAMES for s in _at(text, name)]
    mentions = [
        Mention(s.start, s.end, type="PER" if " " in s.of(text) else "LOC") for s in sorted_(names)
    ]
    day = {"value": "2021-03-09", "edtf": "2021-03-09"}
    timexes = [
        Timex(s.start, s.end, text=s.of(text), type="DATE", **day)
        for s in sorted_([s for words in DATES for s in _at(text, words)])
    ]
    clauses = [
        DatedClause(s.start, s.end, timex=next(t.span for t in timexes if s.covers(t)), kind="fait")
        for words, _ in CLAUSES
        for s in _at(text, words)
    ]
    quotes = []
    for words, speaker in QUOTES:
        voice = next(iter(_at(text, speaker)), None)
        quotes += [
            Quote(s.start, s.end, s.of(text), True, speaker_span=voice, speaker_name=voice)
            for s in _at(text, words)
        ]
    return Annotations(
        sentences=tuple(placed),
        mentions=tuple(mentions),
        timexes=tuple(timexes),
        clauses=tuple(sorted(clauses, key=lambda c: c.start)),
        quotes=tuple(sorted(quotes, key=lambda q: q.start)),
    )


def sorted_(spans: list[Span]) -> list[Span]:
    return sorted(spans, key=lambda span: span.start)


def _same(words: str, shown: str) -> bool:
    """Whether words shown are those of a correction, but for a slip."""
    wanted, seen = (" ".join(re.findall(r"\w+", fold(w))) for w in (words, shown))
    return wanted in seen or fuzz.ratio(wanted, seen[: len(wanted) + 4]) >= 85


def _holds(fix: Fix, made: Briefing, fixes: Sequence[Fix] = ()) -> bool:
    """Whether a correction shows in a briefing: on its words, and on no others but those of the
    same kind among `fixes`."""
    alike = [one.words for one in (fix, *fixes) if one.kind == fix.kind]
    text = made.text
    if fix.kind == "name hide":
        return not any(_same(fix.words, m.of(text)) for m in made.mentions)
    if fix.kind == "name rename":
        renamed = {e.id for e in made.entities if e.name == "Autre Nom"}
        held = [m.of(text) for m in made.mentions if m.entity in renamed]
        return any(_same(fix.words, words) for words in held)
    if fix.kind == "date edtf":
        return all(
            (t.edtf == "2019-05-05") == any(fold(t.text) == fold(words) for words in alike)
            for t in made.timexes
        )
    if fix.kind == "quote hide":
        left = [q for q in made.quotes if _same(fix.words, q.text)]
        others = [w for w, _ in QUOTES if w not in alike and _at(text, w)]
        return not left and len(made.quotes) == len(others)
    if fix.kind == "quote speaker":
        ids = {e.id for e in made.entities if e.name == "Luc Vial"}
        said = [c for c in made.claims if _same(fix.words, c.text)]
        named = (_same("Luc Vial", c.speaker_span.of(text)) for c in said if c.speaker_span)
        return bool(said) and (all(c.speaker in ids for c in said) or all(named))
    if fix.kind == "event hide":
        return not any(_same(fix.words, e.text) for e in made.events)
    items = [_same(fix.words, item.text) for item in made.summary]
    return any(items) if fix.kind == "sentence pin" else not any(items)


def _told_and_made(
    fixes: list[Fix], sentences: list[str], first: int = 4
) -> tuple[set[int], Briefing]:
    """Which lines of a sidecar are told, by number of the correction, and the briefing."""
    text = " ".join(sentences)
    lines = "".join(f"  - {fix.line}\n" for fix in fixes)
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        (seeds / "pont.txt").write_text(text, encoding="utf-8")
        (seeds / "pont.yml").write_text(
            f"published: 2021-03-12\nlanguage: fr\ncorrections:\n{lines}", encoding="utf-8"
        )
        found = read(seeds)
        assert found.faults == ()
        (article,) = found.articles
        annotations = _annotations(text, sentences)
        made = finish(article, annotations, settings=Settings(rights="full"))
    assert all("correction sans effet" in fault.message for fault in made.faults)
    assert all(fault.path == "seeds/pont.yml" for fault in made.faults)
    return {(fault.line or 0) - first for fault in made.faults}, made.briefing


@given(fix=st.sampled_from(_fixes()), sentences=edited)
def test_a_correction_is_applied_to_the_same_words_or_told(fix: Fix, sentences: list[str]) -> None:
    told, made = _told_and_made([fix], sentences)
    assert told or _holds(fix, made), fix.line


def _several(draw: st.DrawFn) -> list[Fix]:
    """Corrections that do not undo one another: each of other words than the rest."""
    chosen: list[Fix] = []
    for fix in draw(st.permutations(_fixes()))[: draw(st.integers(2, 8))]:
        apart = all(not _same(fix.words, one.words) for one in chosen)
        if apart and not any(_same(one.words, fix.words) for one in chosen):
            chosen.append(fix)
    return chosen


@given(fixes=st.composite(_several)(), sentences=edited)
def test_each_of_several_corrections_is_applied_to_the_same_words_or_told(
    fixes: list[Fix], sentences: list[str]
) -> None:
    told, made = _told_and_made(fixes, sentences)
    for number, fix in enumerate(fixes):
        assert number in told or _holds(fix, made, fixes), (fix.line, [one.line for one in fixes])


@given(fixes=st.composite(_several)(), chance=st.randoms())
def test_the_order_of_corrections_of_different_words_is_nothing(
    fixes: list[Fix], chance: random.Random
) -> None:
    _, made = _told_and_made(fixes, list(SENTENCES))
    shuffled = chance.sample(fixes, len(fixes))
    _, again = _told_and_made(shuffled, list(SENTENCES))
    assert (again.mentions, again.timexes, again.quotes) == (
        made.mentions,
        made.timexes,
        made.quotes,
    )
    assert (again.events, again.claims, again.summary) == (made.events, made.claims, made.summary)
