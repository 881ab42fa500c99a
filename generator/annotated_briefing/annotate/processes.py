"""Annotation in several processes of this machine: each loads the language model once.

A process is a fresh Python that reads batches of articles and writes their annotations, pickled,
through its own two pipes. It runs nothing of the program that started it.
"""

from __future__ import annotations

import math
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from annotated_briefing.annotate.spread import Annotated, Found, WorkerLostError, annotate_spread
from annotated_briefing.model import Article

# A process costs the loading of the model, as much as a dozen articles: one for so many.
WORTH = 50
MOST = 4  # unless more are asked for: each holds the model, about half a gigabyte


def automatic(articles: int) -> int:
    """How many processes pay for so many articles, on the cores that are free for this one."""
    return max(1, min(_cores(), MOST, articles // WORTH))


def _cores() -> int:
    """The cores this process may use and nobody else does.

    On a core that is taken, another process gains no time and costs the loading of the model.
    """
    cores = os.cpu_count() or 1
    if not hasattr(os, "getloadavg"):  # Windows
        return cores
    others = max(0.0, os.getloadavg()[0] - 1)  # one of those that run may be this process
    free = min(cores - others, _share_of_time())
    return int(min(free, len(os.sched_getaffinity(0)))) if sys.platform == "linux" else int(free)


def _share_of_time(limits: Path = Path("/sys/fs/cgroup/cpu.max")) -> float:
    """How many cores' time a container is given; endless where nothing says."""
    try:
        quota, period = limits.read_text(encoding="ascii").split()
        return int(quota) / int(period)
    except (OSError, ValueError):  # none is set: « max »
        return math.inf


def annotate_in(articles: Sequence[Article], processes: int = 0) -> Annotated:
    """As `annotate`, in so many processes; 0 for as many as pay."""
    from annotated_briefing.annotate.run import annotate

    processes = processes or automatic(len(articles))
    if processes == 1:
        yield from annotate(articles)
        return
    workers = [Worker() for _ in range(processes)]
    threads = ThreadPoolExecutor(processes)
    idle: SimpleQueue[Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def asked(batch: Sequence[Article]) -> Sequence[Found]:
        worker = idle.get()
        try:
            return worker.annotate(batch)
        finally:
            idle.put(worker)

    try:
        yield from annotate_spread(articles, lambda batch: threads.submit(asked, batch), processes)
        for worker in workers:
            worker.end()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.kill()


class Worker:
    """A process that annotates; one that is dead is started anew when it is next asked."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def annotate(self, batch: Sequence[Article]) -> Sequence[Found]:
        """The results of a batch; raises WorkerLostError."""
        process = self.process or subprocess.Popen(
            [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.process = process
        assert process.stdin and process.stdout
        try:
            pickle.dump(tuple(batch), process.stdin)
            process.stdin.flush()
            found: Sequence[Found] = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as broken:
            self.kill()
            raise WorkerLostError(f"code {process.returncode}") from broken
        return found

    def end(self) -> None:
        """Let it go, once it has nothing more to do."""
        process, self.process = self.process, None
        if process is not None:
            process.communicate()

    def kill(self) -> None:
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            process.wait()


def serve() -> None:
    """What the process does, until there is nothing more to read."""
    from annotated_briefing.annotate.run import annotate

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started it decides
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # what a library may print is no result
        while True:
            try:
                batch = pickle.load(sys.stdin.buffer)
            except EOFError:
                return
            pickle.dump([found for _, found in annotate(batch)], out)
            out.flush()


if __name__ == "__main__":
    serve()
