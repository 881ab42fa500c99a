"""Real articles through the whole house under each right: none refused, no crash, nothing leaked.

    python tests/benchmarks/bench_trust.py CORPUS.jsonl… [--recombine N] [--break N]

Each line is `{id, text, date?, title?}`. `--recombine` makes N more articles of their paragraphs;
`--break` puts N broken files among them, of every kind known to have cost a build. The articles
are annotated once: a second run is quick. Prints a line a right; exits 1 where one is not met.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import yaml

from annotated_briefing.annotate.cache import Cache, annotate_cached
from annotated_briefing.build import build
from annotated_briefing.model import Annotations, Page, Site
from annotated_briefing.publish.progress import progress_bar
from annotated_briefing.render.pages import render
from annotated_briefing.settings import Settings
from annotated_briefing.sources import read

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.leaks import kept, leaks

BODY = "PARIS, 3 mai 2021 (AFP) - Le pont est fermé.\n"
# (suffix of the file, its bytes, of its sidecar); each is told, and costs nothing else
BROKEN: tuple[tuple[str, bytes, bytes | None], ...] = (
    (".txt", b"", None),
    (".txt", b"\x89PNG\r\n\x1a\n", None),
    (".txt", b"%PDF-1.4", None),
    (".txt", b"PK\x03\x04", None),
    (".txt", b"{\\rtf1 x}", None),
    (".txt", b"a\0b", None),
    (".txt", "été ".encode() + b"\xff\xfe\xe9 x", None),
    (".txt", b"\xff\xfe\x00\xd8", None),
    (".txt", b"x" * 4_000_001, None),
    (".txt", b"x" * 100_001, None),
    (".txt", b"\n\n \n", None),
    (".docx", b"x", None),
    (".exe", b"MZ", None),
    (".txt", b"PARIS, 3 mai 2021 (AFP) -\n", None),
    (".txt", b"Le pont.\n\n" * 2_001, None),
    (".txt", b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><nitf>&a;</nitf>", None),
    (".html", b"<html><body><p></p></body></html>", None),
    (".csv", b"id,titre\n1,x\n", None),
    (".jsonl", b"[" * 100_000, None),
    (".md", b"---\ntitle: x\n", None),
    (".md", b"---\ntitle: [\n---\nx\n", None),
    (".md", b"---\n- x\n---\nx\n", None),
    (".txt", BODY.encode(), b"title: " + b"[" * 2000),
    (".txt", BODY.encode(), b'title: "\\UFFFFFFFF"'),
    (".txt", BODY.encode(), b"title: &a x\nplace: *a"),
    (".txt", BODY.encode(), b"title: !!python/name:os.system x"),
    (".txt", BODY.encode(), b"title: a\ntitle: b"),
    (".txt", BODY.encode(), b"\ttitle: a"),
    (".txt", BODY.encode(), b"- liste"),
    (".txt", BODY.encode(), b"title: x\n" + b"# \n" * 2_000_000),
    (".txt", BODY.encode(), b"\x89PNG\r\n\x1a\n"),
    (".txt", BODY.encode(), b"title: a\0b"),
)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--work", type=Path, default=Path("trust-work"))
    parser.add_argument("--recombine", type=int, default=0)
    parser.add_argument("--break", type=int, default=0, dest="broken")
    parser.add_argument("--rights", nargs="+", default=["full", "excerpts", "link"])
    given = parser.parse_args()
    rows = [
        json.loads(line)
        for corpus in given.corpora
        for line in corpus.read_text(encoding="utf-8").splitlines()
    ]
    seeds = given.work / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    for number, row in enumerate(rows):
        write(seeds / f"article-{number:05}.txt", row["text"], row)
    write_recombined(seeds, rows, given.recombine)
    for number in range(given.broken):
        suffix, data, sidecar = BROKEN[number % len(BROKEN)]
        (seeds / f"casse-{number:04}{suffix}").write_bytes(data)
        if sidecar is not None:
            (seeds / f"casse-{number:04}.yml").write_bytes(sidecar)
    met = [holds(given.work, rights, given.broken) for rights in given.rights]
    return 0 if all(met) else 1


def write(path: Path, text: str, row: dict[str, str]) -> None:
    path.write_text(text, encoding="utf-8")
    date = str(row.get("date") or row.get("dct") or "2020-06-15")[:10]
    path.with_suffix(".yml").write_text(yaml.safe_dump({"published": date}), encoding="utf-8")


def write_recombined(seeds: Path, rows: list[dict[str, str]], number: int) -> None:
    """Articles of paragraphs drawn from all others, the first one a first one."""
    chance = random.Random(12)
    parted = [row["text"].split("\n") for row in rows]
    for made in range(number):
        first = chance.choice(parted)[0]
        others = [chance.choice(chance.choice(parted)) for _ in range(chance.randint(3, 12))]
        write(seeds / f"melange-{made:05}.txt", "\n\n".join([first, *others]), {})


def holds(root: Path, rights: str, broken: int) -> bool:
    began = time.process_time()
    settings = Settings(rights=rights, templates="aucun")  # type: ignore[arg-type]
    with progress_bar() as progress:
        built = build(root, settings, progress)
    rendered = render(built.site, settings, root)
    cpu = time.process_time() - began
    names = {briefing.source.path for briefing in built.site.briefings}
    lost = [a for a in read(root / "seeds").articles if a.source.path not in names]
    told = [str(fault) for fault in (*built.faults, *rendered.faults)]
    refused = [t for t in told if "article-" in t or "melange-" in t]
    kinds = Counter(t.split(": ", 1)[1].split(" — ")[0][:60] for t in refused)
    cost = {t.split(":")[0].rsplit(".", 1)[0] for t in told if "casse-" in t}
    leaked = 0 if rights == "full" else told_leaks(built.site, rendered.pages, root, settings)
    shares = sorted(shown.share for shown in built.shown)
    print(
        f"{rights}: {len(built.site.briefings)} articles, {len(lost) + len(rendered.faults)} lost,"
        f" {len(cost)} of {broken} broken files told, {leaked} withheld runs found,"
        f" share median {shares[len(shares) // 2]:.3f} max {shares[-1]:.3f},"
        f" {len(rendered.pages)} pages, {cpu:.0f} s CPU",
        flush=True,
    )
    for kind, times in kinds.most_common(12):
        print(f"    {times} × {kind}")
    for article in lost[:5]:
        print("    lost:", article.source.path)
    whole = not lost and not rendered.faults and not leaked and len(cost) == broken
    return whole and (rights != "excerpts" or shares[-1] <= settings.excerpt_share)


def told_leaks(site: Site, pages: Iterable[Page], root: Path, settings: Settings) -> int:
    pairs = annotate_cached(read(root / settings.seeds).articles, Cache(root / settings.cache))
    of = kept(site, ((a, found) for a, found in pairs if isinstance(found, Annotations)))
    found = leaks(((page.uri, page.data) for page in pages), of)
    for run, uris in list(found.items())[:12]:
        print("    leaked to", ", ".join(sorted(uris)[:3]), ":", " ".join(word[:2] for word in run))
    return len(found)


if __name__ == "__main__":
    sys.exit(main())
