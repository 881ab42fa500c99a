"""A whole site in a temporary folder, served on the loopback address."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support import ROOT, SEED

WIKINEWS = sorted(
    path
    for path in (ROOT / "tests" / "fixtures" / "wikinews").glob("*.md")
    if path.name != "README.md"
)


def build_site(project: Path, seeds: Iterable[Path]) -> Path:
    """Build the project's own mkdocs.yml, docs and templates over other seeds; gives the site.

    `project` is an empty or missing folder; raises AssertionError with what MkDocs said.
    """
    (project / "seeds").mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copytree(ROOT / "templates", project / "templates")
    for seed in seeds:
        for file in (seed, seed.with_suffix(".yml")):
            if file.is_file():
                shutil.copy(file, project / "seeds" / file.name)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return project / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A missing page is 404.html, as a host of static sites answers."""
        page = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, ending in a slash, at which a folder is served meanwhile."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def seeds_of_the_suite() -> list[Path]:
    """The seed of the project and the twenty Wikinews articles."""
    return [SEED, *WIKINEWS]
