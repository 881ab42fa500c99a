"""How long a build takes, as ratios in one run: unchanged against new, and against MkDocs alone.

    python tests/benchmarks/bench_build.py DATA [--count 100]

DATA is a folder that holds `news/*.jsonl` of `{id, text, date, title}`. Prints CPU seconds,
which are of this machine, and two ratios, which travel.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLAIN = """
site_name: Essai
docs_dir: pages
theme: {name: material, language: fr, font: false}
plugins: [search]
markdown_extensions: [attr_list]
"""


def cpu_seconds(folder: Path, *command: str) -> float:
    """User and system seconds of a command that must succeed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-m", *command], cwd=folder, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} : échec")
    return usage.ru_utime + usage.ru_stime


def fill(folder: Path, data: Path, count: int) -> int:
    for name in ("docs", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "seeds").mkdir()
    written = 0
    for corpus in sorted((data / "news").glob("*.jsonl")):
        for line in corpus.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            if written == count or not article.get("date") or not article["text"].strip():
                continue
            title = json.dumps(article["title"], ensure_ascii=False)
            head = f"---\ntitle: {title}\npublished: {article['date'][:10]}\n---\n"
            seed = folder / "seeds" / f"article-{written:04}.md"
            seed.write_text(head + article["text"] + "\n", encoding="utf-8")
            written += 1
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--count", type=int, default=100)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = fill(folder, given.data, given.count)
        build = ("mkdocs", "build", "--quiet")
        new = cpu_seconds(folder, *build)
        unchanged = cpu_seconds(folder, *build)
        cpu_seconds(folder, "annotated_briefing", "build", "--out", "pages")
        plain = folder / "plain.yml"
        plain.write_text(PLAIN, encoding="utf-8")
        alone = cpu_seconds(folder, *build, "--config-file", plain.name)
        pages = sum(1 for _ in (folder / "pages").rglob("*.md"))
    print(f"{count} articles, {pages} pages")
    print(f"new {new:.1f} s, unchanged {unchanged:.1f} s, MkDocs alone {alone:.1f} s of CPU")
    print(f"unchanged / new {unchanged / new:.2f}")
    print(f"unchanged / MkDocs alone over the same pages {unchanged / alone:.2f}")


if __name__ == "__main__":
    main()
