"""What a first visit to a briefing costs: bytes, first paint, layout shift.

    python tests/benchmarks/bench_reader.py [SITE]

SITE is a built site; without it the seed and the twenty Wikinews articles are built. Files are
served gzipped, as hosts of static sites do, over an emulated mid-range phone: processor four times
slower, 150 ms of latency and 1.6 Mbit/s with --network, none without.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import statistics
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, ClassVar

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.browser.conftest import ARGS, chromium
from tests.browser.site import build_site, seeds_of_the_suite

WATCH = """
window.seen = {lcp: 0, cls: 0, moved: []};
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.seen.lcp = entry.startTime;
}).observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) {
    window.seen.cls += entry.value;
    for (const {node} of entry.sources) window.seen.moved.push(node && node.className);
  }
}).observe({type: 'layout-shift', buffered: true});
"""
PLAIN = {".woff2", ".png"}


class Gzipped(http.server.SimpleHTTPRequestHandler):
    sent: ClassVar[dict[str, int]] = {}

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix not in PLAIN:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.sent[self.path] = len(body)


def visit(browser: Any, address: str, network: bool) -> dict[str, Any]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True
    )
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    if network:
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": 150,
                "downloadThroughput": 1.6e6 / 8,
                "uploadThroughput": 750e3 / 8,
            },
        )
    page.add_init_script(WATCH)
    Gzipped.sent.clear()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    seen: dict[str, Any] = page.evaluate("window.seen")
    context.close()
    return {**seen, "bytes": float(sum(Gzipped.sent.values()))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path)
    parser.add_argument("--page", default="articles/2021-07-reuters-kaboul-frappes/")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--network", action="store_true", help="slow network too")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = options.site or build_site(Path(folder) / "project", seeds_of_the_suite())
        handler = functools.partial(Gzipped, directory=str(site))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGS)
        address = f"http://127.0.0.1:{server.server_port}/{options.page}"
        visits = [visit(browser, address, options.network) for _ in range(options.runs)]
        for path, size in sorted(Gzipped.sent.items(), key=lambda item: -item[1]):
            print(f"{size:>8}  {path}")
        browser.close()
        server.shutdown()
    print(f"transferred            {visits[0]['bytes'] / 1000:.0f} kB (bar: 250)")
    middle = statistics.median(found["lcp"] for found in visits)
    print(f"largest paint, median  {middle:.0f} ms (bar: 1000)")
    worst = max(visits, key=lambda found: float(found["cls"]))
    print(f"layout shift, worst    {worst['cls']:.4f} (bar: 0.02) {worst['moved']}")


if __name__ == "__main__":
    main()
