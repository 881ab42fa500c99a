"""What an editor corrects holds, and what no longer matches is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotated_briefing.brief.assemble import Briefed, brief
from annotated_briefing.brief.evidence import check
from annotated_briefing.model import (
    Annotations,
    Article,
    DatedClause,
    Mention,
    Quote,
    Sentence,
    Span,
    Timex,
)
from annotated_briefing.sources import read

TEXT = (
    'Paul Roy a quitté Mars jeudi. "Je pars", a-t-il dit. '
    "M. Roy a vu la Garde près de Lyon, selon Anne Li."
)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def annotations() -> Annotations:
    sentences = [
        "Paul Roy a quitté Mars jeudi.",
        '"Je pars", a-t-il dit.',
        TEXT[TEXT.index("M. R") :],
    ]
    return Annotations(
        sentences=tuple(
            Sentence(*at(words), id=f"s{n}", paragraph="p1") for n, words in enumerate(sentences, 1)
        ),
        mentions=(
            Mention(*at("Paul Roy"), type="PER"),
            Mention(*at("Mars"), type="LOC"),
            Mention(*at("Lyon"), type="LOC"),
            Mention(*at("Anne Li"), type="PER"),
        ),
        timexes=(
            Timex(
                *at("jeudi"),
                text="jeudi",
                type="DATE",
                value="2021-07-22",
                edtf="2021-07-22",
                earliest="2021-07-22",
                latest="2021-07-22",
            ),
        ),
        clauses=(DatedClause(*at("Paul Roy a quitté Mars jeudi"), Span(*at("jeudi")), "fait"),),
        quotes=(
            Quote(*at("Je pars"), text="Je pars", direct=True, cue_span=Span(*at("a-t-il dit"))),
        ),
    )


def briefed(folder: Path, sidecar: str) -> tuple[Briefed, list[str]]:
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(TEXT, encoding="utf-8")
    (seeds / "a.yml").write_text(f"published: 2021-07\n{sidecar}", encoding="utf-8")
    found = read(seeds)
    article: Article = found.articles[0]
    done = brief(article, annotations())
    check(done.briefing)
    return done, [str(fault) for fault in (*found.faults, *done.faults)]


def test_names_are_hidden_retyped_added_and_joined(tmp_path: Path) -> None:
    done, faults = briefed(
        tmp_path,
        "corrections:\n"
        "  - {name: Mars, hide: true}\n"
        "  - {name: Garde, type: ORG}\n"
        "  - {name: M. Roy, type: PER}\n"
        "  - {name: M. Roy, is: Paul Roy}\n",
    )
    assert faults == []
    names = {(entity.name, entity.type) for entity in done.briefing.entities}
    assert ("Garde", "ORG") in names and "Mars" not in {name for name, _ in names}
    roy = next(entity for entity in done.briefing.entities if entity.name == "Paul Roy")
    linked = {m.of(TEXT) for m in done.briefing.mentions if m.entity == roy.id}
    assert linked == {"Paul Roy", "M. Roy"}


def test_a_date_is_set_for_the_event_too(tmp_path: Path) -> None:
    done, faults = briefed(tmp_path, "corrections:\n  - {date: jeudi, edtf: 2021-07-15}\n")
    assert faults == []
    (event,) = done.briefing.events
    assert (event.date.edtf, event.date.earliest) == ("2021-07-15", "2021-07-15")


def test_a_hidden_date_takes_its_event_along(tmp_path: Path) -> None:
    done, faults = briefed(tmp_path, "corrections:\n  - {date: jeudi, hide: true}\n")
    assert faults == [] and done.briefing.events == () and done.briefing.timexes == ()


def test_a_speaker_is_set(tmp_path: Path) -> None:
    done, faults = briefed(tmp_path, "corrections:\n  - {quote: Je pars, speaker: Paul Roy}\n")
    assert faults == []
    (quote,) = done.briefing.quotes
    assert quote.speaker_span and quote.speaker_span.of(TEXT) == "Paul Roy"


def test_the_essentials_are_the_editor_s(tmp_path: Path) -> None:
    done, faults = briefed(tmp_path, "summary:\n  - M. Roy a vu\n  - Paul Roy\n")
    assert faults == []
    assert [item.sentence for item in done.briefing.summary] == ["s3", "s1"]


@pytest.mark.parametrize(
    ("sidecar", "line", "word"),
    [
        ("corrections:\n  - {name: Vénus, hide: true}\n", 3, "Vénus"),
        ("corrections:\n  - {name: Lyon, type: LOC}\n  - {date: mardi, hide: true}\n", 4, "mardi"),
        ("corrections:\n  - {quote: Je pars, speaker: Zoé}\n", 3, "Zoé"),
        ("corrections:\n  - {quote: Je reste, hide: true}\n", 3, "Je reste"),
        ("corrections:\n  - {name: Paul Roy, is: Luc}\n", 3, "Luc"),
        ("summary: [Demain]\n", 2, "Demain"),
        ("corrections:\n  - {name: Mars, type: PLANET}\n", 3, "PLANET"),
        ("corrections:\n  - {date: jeudi, edtf: juillet}\n", 3, "juillet"),
        ("corrections:\n  - {date: jeudi, type: LOC}\n", 3, "type"),
        ("corrections:\n  - {ville: Lyon}\n", 3, "sans objet"),
        ("corrections:\n  - name: Mars\n", 3, "sans correction"),
        ("corrections: oui\n", 2, "liste"),
    ],
)
def test_what_no_longer_matches_is_told_with_its_line(
    tmp_path: Path, sidecar: str, line: int, word: str
) -> None:
    _, faults = briefed(tmp_path, sidecar)
    (fault,) = faults
    assert fault.startswith(f"seeds/a.yml:{line}: ") and word in fault
