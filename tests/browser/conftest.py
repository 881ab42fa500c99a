"""A small site, built and served once, and a Chromium that tells everything it meets."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.site import build_site, seeds_of_the_suite, served

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright n’est pas installé")

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]


PATIENCE = 10_000  # milliseconds that a page may take to do what it is asked


@dataclass
class Heard:
    """What a page did while it was watched."""

    host: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Any) -> None:
        page.on("request", self._request)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)
        page.on("dialog", self._dialog)

    def _request(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.foreign.append(request.url)

    def _console(self, message: Any) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _dialog(self, dialog: Any) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def chromium() -> str | None:
    """The system's Chromium, or the one that CHROMIUM names."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


def needed() -> str:
    """Chromium, or the test is skipped and says so — except where it must be there."""
    found = chromium()
    if found:
        return found
    missing = "aucun Chromium trouvé : installez-le ou nommez-le dans CHROMIUM"
    if os.environ.get("BRIEFING_REQUIRE_BROWSER"):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the seed and the twenty Wikinews articles."""
    needed()
    return build_site(tmp_path_factory.mktemp("browser") / "project", seeds_of_the_suite())


@pytest.fixture(scope="session")
def site_url(site_dir: Path) -> Iterator[str]:
    with served(site_dir) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    executable = needed()
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=executable, args=ARGS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A fresh page of a French reader, 1280 px wide.

    The pages' security policy is set aside, since Playwright waits for conditions by `eval`;
    that they obey it is seen where every kind of page must be quiet.
    """
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="fr-FR", bypass_csp=True
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def heard(page: Any, site_url: str) -> Heard:
    """Requests to other hosts and errors of `page`, filled as it goes."""
    ears = Heard(urlsplit(site_url).netloc)
    ears.watch(page)
    return ears
