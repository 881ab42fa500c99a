"""Annotation by the workers of a Dask cluster that exists: each loads the language model once."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from annotated_briefing.annotate.cache import version
from annotated_briefing.annotate.spread import Annotated, Found, WorkerLostError, annotate_spread
from annotated_briefing.errors import BriefingError
from annotated_briefing.model import Article

PATIENCE = 30  # seconds for a scheduler to answer, and for a first worker to be there
_ONE_AT_A_TIME = threading.Lock()  # a worker may have several threads, and one language model


def annotate_on(articles: Sequence[Article], address: str) -> Annotated:
    """As `annotate`, on the cluster whose scheduler is at `address` (« tcp://host:8786 »).

    A batch whose worker is lost goes to another, and is annotated here once it has cost several.
    Raises BriefingError where the cluster cannot do it.
    """
    try:
        from distributed import Client
    except ImportError:
        raise BriefingError(
            "--scheduler demande l'extra « cluster » — pip install 'annotated-briefing[cluster]'"
        ) from None
    try:
        connect: Any = Client
        client = connect(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as broken:
        raise BriefingError(
            f"--scheduler {address} : aucun ordonnanceur Dask ne répond ({broken})"
            " — vérifiez l'adresse, comme tcp://machine:8786"
        ) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise BriefingError(
                f"--scheduler {address} : aucun ouvrier — lancez « dask worker {address} »"
            ) from None
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        yield from annotate_spread(
            articles,
            lambda batch: _Batch(client.submit(_annotate, batch, version(), pure=False)),
            workers,
        )


@dataclass(frozen=True, slots=True)
class _Batch:
    """A batch on its way."""

    future: Any

    def result(self) -> Sequence[Found]:
        from distributed import KilledWorker

        try:
            found: Sequence[Found] = self.future.result()
        except KilledWorker as killed:
            raise WorkerLostError(str(killed)) from killed
        except BriefingError:
            raise
        except Exception as broken:  # the cluster's: what one article raises is among the results
            raise BriefingError(
                f"le cluster n'a pas pu annoter ({type(broken).__name__}: {broken}) — ses ouvriers"
                " doivent avoir la même version d'annotated-briefing et son modèle ; ce qui est"
                " déjà annoté est gardé, relancez la même commande"
            ) from broken
        return found


def _annotate(batch: Sequence[Article], rules: str) -> list[Found]:
    """What a worker does. Other rules than those of who asks would be kept as if they were his."""
    from annotated_briefing.annotate.run import annotate

    if version() != rules:
        raise BriefingError(
            "un ouvrier du cluster a d'autres règles ou d'autres versions que cette machine"
            " — installez-y la même version d'annotated-briefing et le même requirements.lock"
        )
    with _ONE_AT_A_TIME:
        return [found for _, found in annotate(batch)]
