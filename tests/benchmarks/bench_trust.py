"""Real articles through the whole house under each right: none refused, no crash, nothing leaked.

    python tests/benchmarks/bench_trust.py CORPUS.jsonl… [--recombine N] [--break N] [--batch N]

Each line is `{id, text, date?, title?}`. `--recombine` makes N more articles of their paragraphs;
`--break` puts N broken files among them, of every kind known to have cost a build. They are built
as sites of at most `--batch` articles each, one after the other, annotated once for all rights: a
run that is stopped goes on where it was. Prints a line a site and right, then the sums; exits 1
where one is not met.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
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
    parser.add_argument("--batch", type=int, default=600)
    parser.add_argument("--rights", nargs="+", default=["full", "excerpts", "link"])
    given = parser.parse_args()
    rows = [
        json.loads(line)
        for corpus in given.corpora
        for line in corpus.read_text(encoding="utf-8").splitlines()
    ]
    named = {f"article-{n:05}": row for n, row in enumerate(rows)}
    named |= {f"melange-{n:05}": row for n, row in enumerate(recombined(rows, given.recombine))}
    chance = random.Random(13)
    names = chance.sample(sorted(named), len(named))
    sums: dict[str, Counter[str]] = {rights: Counter() for rights in given.rights}
    sites = range(0, len(names), given.batch)
    for number, first in enumerate(sites):
        root = given.work / f"site-{number:02}"
        (root / "seeds").mkdir(parents=True, exist_ok=True)
        for name in names[first : first + given.batch]:
            write(root / "seeds" / f"{name}.txt", named[name])
        broken = range(given.broken)[number :: len(sites)]
        for each in broken:
            write_broken(root / "seeds", each)
        for rights in given.rights:
            sums[rights].update(holds(root, rights, len(broken)))
    print(f"{len(BROKEN)} kinds of broken files")
    for rights, counts in sums.items():
        print(f"{rights}: {dict(counts)}")
    return 0 if all(sum(counts[bad] for bad in BAD) == 0 for counts in sums.values()) else 1


def write(path: Path, row: dict[str, str]) -> None:
    path.write_text(row["text"], encoding="utf-8")
    date = str(row.get("date") or row.get("dct") or "2020-06-15")[:10]
    path.with_suffix(".yml").write_text(yaml.safe_dump({"published": date}), encoding="utf-8")


def write_broken(seeds: Path, number: int) -> None:
    suffix, data, sidecar = BROKEN[number % len(BROKEN)]
    (seeds / f"casse-{number:04}{suffix}").write_bytes(data)
    if sidecar is not None:
        (seeds / f"casse-{number:04}.yml").write_bytes(sidecar)


def recombined(rows: list[dict[str, str]], number: int) -> Iterator[dict[str, str]]:
    """Articles of paragraphs drawn from all others, the first one a first one."""
    chance = random.Random(12)
    parted = [row["text"].split("\n") for row in rows]
    for _ in range(number):
        first = chance.choice(parted)[0]
        others = [chance.choice(chance.choice(parted)) for _ in range(chance.randint(3, 12))]
        yield {"text": "\n\n".join([first, *others])}


BAD = ("articles lost", "told for nothing", "broken not told", "runs leaked", "over the share")


def holds(root: Path, rights: str, broken: int) -> Counter[str]:
    """What one site is under a right, counted."""
    began = time.process_time()
    settings = Settings(rights=rights, templates="aucun")  # type: ignore[arg-type]
    with progress_bar() as progress:
        built = build(root, settings, progress)
    rendered = render(built.site, settings, root)
    names = {briefing.source.path for briefing in built.site.briefings}
    seeds = [article.source.path for article in read(root / settings.seeds).articles]
    told = [*built.faults, *rendered.faults]
    ours = {str(fault).split(":")[0].rsplit(".", 1)[0] for fault in told}
    refused = [str(f) for f in told if f.weight == "lost" and "casse-" not in str(f)]
    leaked = 0 if rights == "full" else told_leaks(built.site, rendered.pages, root, settings)
    over = [s for s in built.shown if rights == "excerpts" and s.share > settings.excerpt_share]
    found = Counter(
        {
            "articles": len(names) - len(rendered.faults),
            "articles lost": len([path for path in seeds if path not in names])
            + len(rendered.faults),
            "told for nothing": len(refused),
            "broken": broken,
            "broken not told": broken - sum("casse-" in name for name in ours),
            "runs leaked": leaked,
            "over the share": len(over),
            "files": len(rendered.pages),
            "CPU seconds": round(time.process_time() - began),
        }
    )
    print(root.name, rights, dict(found), flush=True)
    for line in refused[:12]:
        print("   ", line)
    return found


def told_leaks(site: Site, pages: Iterable[Page], root: Path, settings: Settings) -> int:
    pairs = annotate_cached(read(root / settings.seeds).articles, Cache(root / settings.cache))
    of = kept(site, ((a, found) for a, found in pairs if isinstance(found, Annotations)))
    found = leaks(((page.uri, page.data) for page in pages), of)
    for run, uris in list(found.items())[:12]:
        print("    leaked to", ", ".join(sorted(uris)[:3]), ":", " ".join(word[:2] for word in run))
    return len(found)


if __name__ == "__main__":
    sys.exit(main())
