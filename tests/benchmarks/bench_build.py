"""How long a build takes beside what anybody's tools take: ratios of CPU time, in one run.

    python -m tests.benchmarks.bench_build [DATA …] [--count 400 …] [--rounds 3] [--json FILE]

DATA are folders of `.jsonl` corpora (`{text, title?, date?}`) or of seeds (default: the fixtures);
past their end paragraphs are recombined. Prints the CPU seconds (user and system) of each command,
median and spread over the rounds, its peak memory, and ratios of medians; of several counts also
how both grow from the first on. Commands alternate within a round, so that a busy machine
slows all of them alike. Seconds are of this machine; ratios travel.

The yardsticks, and what is fair of them:
- MkDocs: Material, its search plugin and usual extensions over as many pages with the same visible
  words, headings, lists and links, as plain Markdown; five pages in the navigation, as here.
- MkDocs, all in the navigation: the same, as a site without a `nav:` is built. Its cost grows with
  the square of the pages. The first version of this file divided by it, and so found 0.29 where
  the yardstick above found 1.08 to 1.38 of the same builds.
- The packaged pipeline: fr_core_news_md with all its components over the same paragraphs.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TypeAlias

from tests.benchmarks.corpus import FIXTURES, articles, texts, write
from tests.support import ROOT

PLAIN = """
site_name: Essai
docs_dir: {docs}
site_dir: plain-site
theme: {{name: material, language: fr, font: false}}
plugins: [search]
markdown_extensions: [attr_list, tables, toc, admonition, footnotes]
{nav}
"""
NAV = """
nav: [index.md, articles/index.md, entites/index.md, chronologie/index.md, donnees/index.md]
not_in_nav: "*"
"""
PIPELINE = """
import json, sys, spacy
nlp = spacy.load("fr_core_news_md")
texts = json.load(open(sys.argv[1]))
sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))
"""
ONE = """
import sys
from annotated_briefing.cli import app
sys.stdout = open("one.jsonl", "w")
app(["annotate", sys.argv[1]])
"""
Spent: TypeAlias = dict[str, list[tuple[float, int]]]  # by command: seconds, peak kilobytes
_SIGNS = re.compile(r"[\\`*_\[\]<>&#|~{}$^]")
_VOID = {"br", "img", "hr", "input", "meta", "link", "wbr", "path", "rect", "circle", "line", "use"}


class Markdown(HTMLParser):
    """The visible words of a page's main part, as Markdown anybody might have written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.depth = self.silent = 0
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "article":
            self.depth += 1
        if tag in {"script", "style", "template", "svg"}:
            self.silent += 1
        if not self.depth or tag in _VOID:
            return
        if tag in {"h1", "h2", "h3", "h4"}:
            self.parts.append(f"\n\n{'#' * int(tag[1])} ")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in {"p", "ul", "ol", "section", "div", "table", "dl"}:
            self.parts.append("\n\n")
        elif tag == "a":
            href = given.get("href") or ""
            self.hrefs.append(href if href.startswith("#") else "")
            if self.hrefs[-1]:
                self.parts.append("[")

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self.depth -= 1
        if tag in {"script", "style", "template", "svg"}:
            self.silent -= 1
        if tag == "a" and self.depth and self.hrefs and (href := self.hrefs.pop()):
            self.parts.append(f"]({href})")

    def handle_data(self, data: str) -> None:
        if self.depth and not self.silent:
            self.parts.append(_SIGNS.sub(r"\\\g<0>", " ".join(data.split()) + " "))


def plain_pages(site: Path, out: Path) -> int:
    """The pages of a built site as Markdown below `out`; gives how many."""
    count = 0
    for path in sorted(site.rglob("*.html")):
        parser = Markdown()
        parser.feed(path.read_text(encoding="utf-8"))
        text = "".join(parser.parts).strip()
        target = out / path.relative_to(site).with_suffix(".md")
        if text and path.name == "index.html":
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text + "\n", encoding="utf-8")
            count += 1
    return count


def spent(folder: Path, *command: str) -> tuple[float, int]:
    """User and system seconds, and peak kilobytes, of a command that must succeed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "BRIEFING_FORCE": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled already
    process = subprocess.Popen([sys.executable, *command], cwd=folder, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} : échec")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def project(folder: Path, data: list[Path], count: int) -> None:
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "docs").mkdir()
    write(folder / "seeds", articles(texts(data), count))


def yardsticks(folder: Path) -> int:
    pages = plain_pages(folder / "site", folder / "plain")
    for name, nav in (("plain.yml", NAV), ("all.yml", "")):
        (folder / name).write_text(PLAIN.format(docs="plain", nav=nav), encoding="utf-8")
    paragraphs = [
        line
        for seed in sorted((folder / "seeds").glob("article-*.md"))
        for line in seed.read_text(encoding="utf-8").rpartition("---\n")[2].splitlines()
        if line.strip()
    ]
    (folder / "paragraphs.json").write_text(json.dumps(paragraphs), encoding="utf-8")
    return pages


def change(folder: Path, turn: int) -> None:
    """One article gets another sentence."""
    seed = folder / "seeds" / "article-000007.md"
    with seed.open("a", encoding="utf-8") as end:
        end.write(f"\nLe pont numéro {turn} rouvrira lundi, a annoncé le maire.\n")


def measure(folder: Path, rounds: int, quadratic: bool) -> tuple[Spent, int]:
    ours = ("-m", "mkdocs", "build", "--quiet")
    found: Spent = {}

    def take(name: str, *command: str) -> None:
        found.setdefault(name, []).append(spent(folder, *command))
        seconds, peak = found[name][-1]
        load = os.getloadavg()[0]
        print(f"  {name}: {seconds:.2f} s, {peak / 1024:.0f} MB, load {load:.1f}", file=sys.stderr)

    take("cold", *ours)
    pages = yardsticks(folder)
    for turn in range(rounds):
        if turn:
            shutil.rmtree(folder / ".cache")
            take("cold", *ours)
        take("packaged pipeline", "-c", PIPELINE, "paragraphs.json")
        take("unchanged", *ours)
        take("MkDocs", *ours, "--config-file", "plain.yml")
        change(folder, turn)
        take("one changed", *ours)
        take("model and one article", "-c", ONE, "seeds/article-000007.md")
    if quadratic:
        take("MkDocs, all in the navigation", *ours, "--config-file", "all.yml")
    return found, pages


def of_count(count: int, data: list[Path], rounds: int, quadratic: bool) -> dict[str, Any]:
    """What is measured with so many articles; prints it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project(folder, data, count)
        found, pages = measure(folder, rounds, quadratic)
        files = [path for path in (folder / "site").rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        heaviest = max(path.stat().st_size for path in files if path.suffix == ".html")
    cpu = {key: [seconds for seconds, _ in values] for key, values in found.items()}
    peaks = {key: max(peak for _, peak in values) for key, values in found.items()}
    median = {key: statistics.median(values) for key, values in cpu.items()}
    ratios = {
        "cold / (packaged pipeline + MkDocs)": median["cold"]
        / (median["packaged pipeline"] + median["MkDocs"]),
        "unchanged / MkDocs": median["unchanged"] / median["MkDocs"],
        "(one changed - unchanged) / model and one article": (
            median["one changed"] - median["unchanged"]
        )
        / median["model and one article"],
    }
    every = median.get("MkDocs, all in the navigation")
    if every:
        ratios["unchanged / MkDocs, all in the navigation"] = median["unchanged"] / every
    print(f"{count} articles, {pages} pages; {len(files)} files, {size / 1e6:.0f} MB,"
          f" heaviest page {heaviest / 1e3:.0f} kB")  # fmt: skip
    for key, values in cpu.items():
        spread = f"{min(values):.2f} to {max(values):.2f}, {len(values)} runs"
        print(f"{key:32} {median[key]:8.2f} s of CPU ({spread}), peak {peaks[key] / 1024:.0f} MB")
    for key, value in ratios.items():
        print(f"{key:50} {value:.2f}")
    return {
        "count": count,
        "pages": pages,
        "files": len(files),
        "bytes": size,
        "heaviest_page": heaviest,
        "peak_kb": peaks,
        "cpu": cpu,
        "median": median,
        "ratios": ratios,
    }


def growth(first: dict[str, Any], last: dict[str, Any]) -> dict[str, dict[str, float]]:
    """From the fewest articles to the most: exponents of the time, kilobytes an article; prints.

    What starting costs is the same for few and many: an exponent is no more than it is because
    of that, so more than one says that something grows faster than the articles.
    """
    more = last["count"] / first["count"]
    found = {}
    for name in ("cold", "unchanged", "one changed", "MkDocs"):
        exponent = math.log(last["median"][name] / first["median"][name]) / math.log(more)
        kilobytes = (last["peak_kb"][name] - first["peak_kb"][name]) / (
            last["count"] - first["count"]
        )
        print(f"{name:32} exponent {exponent:.2f}, {kilobytes:.0f} kB of memory an article")
        found[name] = {"exponent": exponent, "kb_an_article": kilobytes}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="*", default=[FIXTURES])
    parser.add_argument("--count", type=int, nargs="+", default=[400])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--all-in-nav", action="store_true", help="the quadratic yardstick too")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    print(__doc__.partition("The yardsticks")[2].join(["The yardsticks", ""]))
    told: dict[str, Any] = {"counts": []}
    for count in given.count:
        told["counts"].append(of_count(count, given.data, given.rounds, given.all_in_nav))
        if len(told["counts"]) > 1:
            told["growth"] = growth(told["counts"][0], told["counts"][-1])
        if given.json:  # after each count: the last may take an hour
            given.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
