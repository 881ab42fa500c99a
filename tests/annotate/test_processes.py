"""Articles annotated in several processes are those of one; a process that dies is survived."""

from __future__ import annotations

import logging
import math
import os
from dataclasses import replace
from pathlib import Path

import pytest

from annotated_briefing.annotate import processes, run, spread
from annotated_briefing.annotate.processes import Worker, annotate_in, automatic
from annotated_briefing.annotate.spread import WorkerLostError, batches
from annotated_briefing.errors import SeedError
from annotated_briefing.model import Annotations, Article
from tests.support import article

ARTICLES = [
    replace(article(text, "2021-05-03"), id=str(n))
    for n, text in enumerate(
        (
            "Le maire de Brest, Paul Kerval, a inauguré lundi un pont de trente mètres.",
            "« Nous manquons de bras », a déclaré Anne Delmas, qui dirige la coopérative.",
            "Les pluies du 2 mai ont noyé la plaine.\n\nUne centaine de fermes sont isolées.",
            "The bridge was closed on Monday by the mayor, who said that it was not safe.",
            "La ministre Jeanne Lorin a promis à Lyon, en avril, douze millions d'euros.",
        )
    )
]
LONG = 1_000_001  # more than the language model takes in one piece
BROKEN = replace(
    ARTICLES[0],
    id="x",
    text="a" * LONG,
    paragraphs=(replace(ARTICLES[0].paragraphs[0], start=0, end=LONG),),
)


@pytest.fixture(autouse=True)
def _an_article_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread.batches, "__defaults__", (1,))


def test_two_processes_give_what_one_gives_and_one_broken_article_costs_itself() -> None:
    given = [*ARTICLES[:2], BROKEN, *ARTICLES[2:]]
    one, two = list(run.annotate(given)), list(annotate_in(given, 2))
    assert [each.id for each, _ in two] == [each.id for each in given]
    assert all(isinstance(found, Annotations) for (_, found) in (*two[:2], *two[3:]))
    fault = two[2][1]
    assert isinstance(fault, SeedError)
    assert (str(fault), fault.weight) == (str(one[2][1]), "lost")
    assert [found for _, found in two if found != fault] == [
        found for n, (_, found) in enumerate(one) if n != 2
    ]


def test_a_process_that_is_killed_costs_its_articles_a_second_go(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    annotate, here = Worker.annotate, run.annotate
    again: list[str] = []

    def killed_once(self: Worker, batch: list[Article]) -> object:
        if batch[0].id == "1":
            annotate(self, ARTICLES[:1])  # it is well and truly at work
            assert self.process
            self.process.kill()
        return annotate(self, batch)

    def noted(articles: list[Article]) -> object:
        again.extend(each.id for each in articles)
        return here(articles)

    monkeypatch.setattr(Worker, "annotate", killed_once)
    monkeypatch.setattr(run, "annotate", noted)
    with caplog.at_level(logging.WARNING, "briefing"):
        made = list(annotate_in(ARTICLES, 2))
    assert again == ["1"]
    assert "repris" in caplog.text
    assert made == list(here(ARTICLES))


def test_a_process_that_was_killed_is_started_anew() -> None:
    worker = Worker()
    try:
        (first,) = worker.annotate(ARTICLES[:1])
        assert worker.process
        worker.process.kill()
        worker.process.wait()
        with pytest.raises(WorkerLostError):
            worker.annotate(ARTICLES[:1])
        assert list(worker.annotate(ARTICLES[:1])) == [first]
    finally:
        worker.kill()


def test_few_articles_are_worth_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_cores", lambda: 16)
    counts = [automatic(articles) for articles in (0, 1, 99, 100, 150, 10_000)]
    assert counts == [1, 1, 1, 2, 3, processes.MOST]
    monkeypatch.setattr(processes, "_cores", lambda: 1)
    assert automatic(10_000) == 1


def test_batches_keep_the_order_and_end_once_they_are_long_enough() -> None:
    found = list(batches(ARTICLES, 150))
    assert [each for batch in found for each in batch] == ARTICLES
    assert all(sum(len(each.text) for each in batch) >= 150 for batch in found[:-1])
    assert all(sum(len(each.text) for each in batch[:-1]) < 150 for batch in found)


@pytest.mark.parametrize(
    ("load", "share", "expected"),
    [
        (0.2, math.inf, 4),
        (1.0, math.inf, 4),  # what runs may be this one
        (2.3, math.inf, 2),
        (9.0, math.inf, 1),
        (0.2, 2.0, 2),
        (0.2, 0.5, 1),
    ],
)
def test_cores_that_others_use_or_a_container_may_not_are_not_counted(
    monkeypatch: pytest.MonkeyPatch, load: float, share: float, expected: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(4))
    monkeypatch.setattr(os, "getloadavg", lambda: (load, 0.0, 0.0))
    monkeypatch.setattr(processes, "_share_of_time", lambda: share)
    assert automatic(10_000) == expected


def test_a_container_s_share_of_time_is_read(tmp_path: Path) -> None:
    limits = tmp_path / "cpu.max"
    assert processes._share_of_time(limits) == math.inf
    limits.write_text("max 100000\n")
    assert processes._share_of_time(limits) == math.inf
    limits.write_text("150000 100000\n")
    assert processes._share_of_time(limits) == 1.5
