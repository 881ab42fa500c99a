"""How time and output grow with one article: linear, or refused with a fault that names a limit.

    python tests/benchmarks/bench_growth.py [CASE…]

Each case is written at doubling sizes up to the one past its bound. A line a size: CPU seconds of
each stage in the fastest of `RUNS` runs, bytes of the article's own page, of its other own files,
and of all the site's, each over the bytes of the text and without what a site of one short article
weighs. Then the exponents of the largest doubling. Exits 1 where one is above 1.1, or a page above
12 times its text. One run would not do: the first to need more memory than any before it is charged
for that memory, and a full collection of garbage (0.2 s, mostly of the language model) falls on one
in some.
"""

from __future__ import annotations

import logging
import math
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from annotated_briefing.annotate.run import annotate
from annotated_briefing.brief.finish import finish
from annotated_briefing.dossier.site import site
from annotated_briefing.errors import BriefingError
from annotated_briefing.model import Annotations, Briefing
from annotated_briefing.render.pages import Rendered, render
from annotated_briefing.settings import Settings
from annotated_briefing.sources.article import make_article
from annotated_briefing.sources.gate import too_long
from annotated_briefing.sources.metadata import Metadata

STEEPEST, MOST = 1.1, 12.0
RUNS = 3
LEAST = 0.5  # CPU seconds below which the growth in time is not held against a case
HEAD = "PARIS, 3 mai 2021 (AFP) - "
SURNAMES = ("Bacort", "Delmas", "Kerval", "Lorin", "Maubec", "Nestel", "Orvau", "Pernel")
SETTINGS = Settings(rights="full", templates="aucun")


def person(n: int) -> str:
    end = "".join(chr(97 + n // 26**power % 26) for power in range(3))
    return f"{('Jean', 'Paul', 'Anne', 'Luc')[n % 4]} {SURNAMES[n % 8]}{end}"


def day(n: int) -> str:
    month = ("mai", "juin", "juillet")[n % 3]
    return f"le {n % 28 + 1} {month} {1990 + n % 30}"


# By name: the first size, and the text of a size.
CASES: dict[str, tuple[int, Callable[[int], str]]] = {
    "names in a sentence": (
        100,
        lambda n: (
            HEAD + ", ".join(map(person, range(n))) + " sont venus hier à la fête du village."
        ),
    ),
    "names a line": (
        100,
        lambda n: HEAD + "Les lauréats sont connus.\n\n" + "\n\n".join(map(person, range(n))),
    ),
    "dates in a sentence": (
        100,
        lambda n: HEAD + "Il est venu dans la ville " + ", ".join(map(day, range(n))) + ".",
    ),
    "figures in a line": (1000, lambda n: HEAD + "Le total est de " + "1 " * n + "."),
    "parentheses": (200, lambda n: HEAD + "Il est venu " + "(" * n + "hier" + ")" * n + "."),
    "parentheses apart": (500, lambda n: HEAD + "Il est venu " + "( " * n + "hier" + " )" * n),
    "a name repeated": (500, lambda n: HEAD + "PAUL " * n),
    "a day repeated": (400, lambda n: HEAD + "lundi " * n),
    "short paragraphs": (
        250,
        lambda n: (
            HEAD
            + "\n\n".join(
                ["Paul Roy a quitté Lyon pour Brest lundi 3 mai 2021 avec ses trois amis."] * n
            )
        ),
    ),
    "quotations": (
        250,
        lambda n: (
            HEAD + "\n\n".join(["« Nous partons demain », a dit Paul Roy, maire de Lyon."] * n)
        ),
    ),
    "prose": (
        100,
        lambda n: (
            HEAD
            + "\n\n".join(
                f"Le conseil de la ville a voté mardi le budget du pont numéro {k}. Les riverains"
                " l'attendaient depuis longtemps, et plusieurs ont applaudi dans la salle."
                for k in range(n)
            )
        ),
    ),
}


def main() -> int:
    logging.disable(logging.CRITICAL)
    wanted = sys.argv[1:] or list(CASES)
    base, _, _ = made(HEAD + "Il pleut.")
    empty = {page.uri: len(page.data) for page in base.pages}
    met = [holds(name, *CASES[name], empty) for name in wanted]
    return 0 if all(met) else 1


def holds(name: str, first: int, text: Callable[[int], str], empty: dict[str, int]) -> bool:
    print(name, flush=True)
    rows: list[tuple[int, float, int]] = []
    widest = 0.0
    for size in doubling(first):
        words = text(size)
        try:
            rendered, briefing, seconds = min((made(words) for _ in range(RUNS)), key=cost)
        except BriefingError as fault:
            print(f"  {size:6} refused: {fault}", flush=True)
            break
        page, own, whole = weights(rendered, briefing, empty)
        weight = len(words.encode())
        widest = max(widest, page / weight)
        rows.append((weight, sum(seconds), whole))
        told = " ".join(f"{value:6.2f}" for value in seconds)
        print(
            f"  {size:6} {weight:7} bytes, annotate, brief, render {told} s,"
            f" page × {page / weight:4.1f}, page and data × {own / weight:4.1f},"
            f" site × {whole / weight:5.1f}",
            flush=True,
        )
    if len(rows) < 2:
        print("  exponents: none, too few sizes are accepted")
        return bool(rows) and widest <= MOST
    (small, quick, light), (large, slow, heavy) = rows[-2:]
    grown = math.log(large / small)
    in_time = math.log(slow / quick) / grown
    in_size = math.log(heavy / light) / grown
    good = (in_time <= STEEPEST or slow < LEAST) and in_size <= STEEPEST and widest <= MOST
    print(f"  exponents: time {in_time:.2f}, output {in_size:.2f}{'' if good else '  NOT MET'}")
    return good


def cost(made: tuple[Rendered, Briefing, tuple[float, float, float]]) -> float:
    return sum(made[2])


def doubling(first: int) -> Iterator[int]:
    while True:
        yield first
        first *= 2


def made(text: str) -> tuple[Rendered, Briefing, tuple[float, float, float]]:
    """An article through the house: the CPU seconds till it is annotated, of brief, of render."""
    clock = time.process_time
    given = Metadata(language="fr")
    began = clock()
    article = make_article(text, ident="x", path="seeds/x.txt", format="text", given=given)
    if fault := too_long(article, article.source.path, SETTINGS.limits):
        raise fault
    if len(text.encode()) > SETTINGS.limits.bytes:
        raise BriefingError(f"plus de {SETTINGS.limits.bytes} octets (« max_bytes »)")
    ((_, found),) = annotate([article])
    if not isinstance(found, Annotations):
        raise found
    annotated = clock()
    briefing = finish(article, found, settings=SETTINGS).briefing
    briefed = clock()
    rendered = render(site([briefing]), SETTINGS, Path())
    if rendered.faults:
        raise rendered.faults[0]
    return rendered, briefing, (annotated - began, briefed - annotated, clock() - briefed)


def weights(rendered: Rendered, briefing: Briefing, empty: dict[str, int]) -> tuple[int, int, int]:
    """Bytes of the article's page, of all its own files, of all files of the site."""
    page = own = whole = 0
    for made in rendered.pages:
        grown = len(made.data) - empty.get(made.uri, 0)
        whole += grown
        if made.uri.startswith("articles/" + briefing.id):
            own += grown
            page += grown if made.uri.endswith(".md") else 0
    return page, own, whole


if __name__ == "__main__":
    sys.exit(main())
