"""Articles annotated on a Dask cluster are those of one process; a worker that dies is survived."""

from __future__ import annotations

import builtins
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from annotated_briefing.annotate import cluster, run, spread
from annotated_briefing.annotate.cluster import annotate_on
from annotated_briefing.cli import app
from annotated_briefing.errors import BriefingError
from annotated_briefing.model import Annotations
from tests.annotate.test_processes import ARTICLES


@pytest.fixture(scope="module")
def machines() -> Iterator[Any]:
    """A cluster of two worker processes on this machine."""
    distributed = pytest.importorskip("distributed", reason="sans l'extra « cluster »")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as made:
        yield made


@pytest.fixture(autouse=True)
def _an_article_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread.batches, "__defaults__", (1,))


def test_two_workers_give_what_one_process_gives_though_one_is_killed(machines: Any) -> None:
    expected = list(run.annotate(ARTICLES))
    found = annotate_on(ARTICLES, machines.scheduler_address)
    made = [next(found)]
    os.kill(next(iter(machines.workers.values())).pid, signal.SIGKILL)
    made += found
    assert made == expected
    assert all(isinstance(found, Annotations) for _, found in made)


def test_the_command_leaves_to_the_build_nothing_to_annotate(
    machines: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    for one in ARTICLES:
        (tmp_path / "seeds" / f"{one.id}.txt").write_text(one.text, encoding="utf-8")
    line = ["annotate", "--scheduler", machines.scheduler_address, "--project", str(tmp_path)]
    done = CliRunner().invoke(app, line)
    assert (done.exit_code, done.stdout) == (0, "5 articles annotés\n"), done.output
    monkeypatch.setattr(run, "annotate", None)  # who asks for the model would fail
    again = CliRunner().invoke(app, ["annotate", "--shard", "1/1", "--project", str(tmp_path)])
    assert again.exit_code == 0, again.output


def test_a_worker_of_other_rules_annotates_nothing(
    machines: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "version", lambda: "autres")
    with pytest.raises(BriefingError, match="même version"):
        list(annotate_on(ARTICLES, machines.scheduler_address))


def test_no_scheduler_is_told_with_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="sans l'extra « cluster »")
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(BriefingError, match=r"tcp://127.0.0.1:1 .* vérifiez l'adresse"):
        list(annotate_on(ARTICLES, "tcp://127.0.0.1:1"))


def test_without_the_extra_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "distributed":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(BriefingError, match=r"pip install 'annotated-briefing\[cluster\]'"):
        list(annotate_on(ARTICLES, "tcp://127.0.0.1:1"))
