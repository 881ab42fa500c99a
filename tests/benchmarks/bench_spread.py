"""How much faster two workers annotate than one process, on this machine and as a Dask cluster.

    python -m tests.benchmarks.bench_spread [DATA …] [--count 200] [--rounds 3]

Prints the wall seconds of each way, which alternate, their medians, and the throughput over that of
one process; then kills a worker of the cluster in the middle. Exits 1 where any way gives other
bytes than one process. Cluster and single process have the language model loaded; two processes
load it each time, as a build does. Mean only where two cores are free: the load is printed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
from distributed import LocalCluster

from annotated_briefing.annotate.cluster import annotate_on
from annotated_briefing.annotate.processes import annotate_in
from annotated_briefing.annotate.spread import Annotated
from annotated_briefing.model import Annotations, Article
from annotated_briefing.sources import read
from tests.benchmarks.corpus import FIXTURES, articles, texts, write

ONE = "one process"


def made(data: Sequence[Path], count: int) -> list[Article]:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write(root / "seeds", articles(texts(data), count))
        return list(read(root / "seeds", root).articles)


def told(found: Annotated) -> Iterator[bytes]:
    """Each article's annotations as they are kept, or why there are none."""
    for _, each in found:
        yield msgspec.json.encode(each) if isinstance(each, Annotations) else str(each).encode()


def digest(lines: Iterator[bytes]) -> str:
    return hashlib.sha256(b"\n".join(lines)).hexdigest()


def with_one_killed(given: Sequence[Article], cluster: LocalCluster) -> str:
    lines = told(annotate_on(given, cluster.scheduler_address))
    first = next(lines)
    os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
    return digest(line for part in ([first], lines) for line in part)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="*", default=[FIXTURES])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    given = made(wanted.data, wanted.count)
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        ways: dict[str, Callable[[Sequence[Article]], Annotated]] = {
            ONE: lambda those: annotate_in(those, 1),
            "two processes": lambda those: annotate_in(those, 2),
            "Dask, two workers": lambda those: annotate_on(those, cluster.scheduler_address),
        }
        expected = digest(told(ways[ONE](given)))
        digest(told(ways["Dask, two workers"](given)))
        seconds: dict[str, list[float]] = {name: [] for name in ways}
        same = True
        for _ in range(wanted.rounds):
            for name, way in ways.items():
                began = time.perf_counter()
                same &= digest(told(way(given))) == expected
                seconds[name].append(time.perf_counter() - began)
        survived = with_one_killed(given, cluster) == expected
    print(f"{len(given)} articles; load of the machine {os.getloadavg()[0]:.1f}")
    one = statistics.median(seconds[ONE])
    for name, taken in seconds.items():
        median = statistics.median(taken)
        spread = f"{min(taken):.1f} to {max(taken):.1f}"
        print(f"{name:18} {median:6.1f} s ({spread}), throughput × {one / median:.2f}")
    print(f"the same bytes: {same}; finished, the same, after one worker was killed: {survived}")
    return 0 if same and survived else 1


if __name__ == "__main__":
    sys.exit(main())
