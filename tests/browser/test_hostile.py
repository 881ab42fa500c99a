"""An article made of attacks is shown as it is written, and nothing of it runs.

HOSTILE_DATA may name a folder of further `.txt` lists, one string a line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from annotated_briefing.render.escape import seen
from tests.browser.conftest import Heard
from tests.browser.site import build_site, served
from tests.render.test_escape import TRICKS

CALLS = ["alert(1)", "prompt`1`", "document.body.dataset.ran=1", "top['con'+'firm'](1)"]
SHAPES = [
    "<script>{}</script>",
    "</script><script>{}</script>",
    "</p></div></article><img src=x onerror={}>",
    '"><svg/onload={}>',
    "' onmouseover='{}' x='",
    '" autofocus onfocus="{}" x="',
    "<details open ontoggle={}>x</details>",
    "<a href='javascript:{}'>x</a>",
    "[x](javascript:{})",
    "![x](x){{: onerror={} }}",
    "<iframe srcdoc='<script>parent.{}</script>'></iframe>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror={}>",
    "<noscript><p title='</noscript><img src=x onerror={}>'>",
    "<!--><img src=x onerror={}>-->",
    "&lt;img src=x onerror={}&gt;",
    "&#60;script&#62;{}&#60;/script&#62;",
    "<![CDATA[<script>{}</script>]]>",
    "{{{{ self._TemplateReference__context }}}} {}",
    "{{%% for x in range(3) %%}}{}{{%% endfor %%}}",
    "<template><script>{}</script></template>",
    "<base href=//exemple.invalid/><link rel=stylesheet href=//exemple.invalid/x.css>{}",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<style>@import '//exemple.invalid/x';</style>{}",
    "data:text/html,<script>{}</script>",
    "« <script>{}</script> », a déclaré Paul <img src=x onerror={}> Martin, jeudi.",
]
LINES = [shape.replace("{}", call) for shape in SHAPES for call in CALLS] + [
    " ".join(trick.split()) for trick in TRICKS
]
TITLE = "</title><script>document.body.dataset.ran=1</script> & <img src=x onerror=alert(2)>"


def lines() -> list[str]:
    folder = os.environ.get("HOSTILE_DATA")
    more = [
        line
        for path in (sorted(Path(folder).rglob("*.txt")) if folder else [])
        for line in path.read_bytes().decode("utf-8", "replace").splitlines()
    ]
    found = [line.replace("\0", "").replace("\r", "").strip() for line in (*LINES, *more)]
    return [line for line in found if line]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    folder = tmp_path_factory.mktemp("hostile")
    given = ["Un article hostile.", *lines()]
    # The text of a line of JSON is kept letter for letter; a file full of tags would be read.
    seed = folder / "attaque.jsonl"
    article = {"id": "attaque", "title": TITLE, "date": "2021-07", "rights": "full"}
    text = "\n\n".join(given)
    seed.write_text(json.dumps({**article, "text": text}) + "\n", encoding="utf-8")
    with served(build_site(folder / "project", [seed])) as url:
        yield url, given


@pytest.fixture
def quiet(page: Any, hostile: tuple[str, list[str]]) -> Iterator[Any]:
    """A page that must raise no dialog, run no script of the article's, ask no other host."""
    heard = Heard(urlsplit(hostile[0]).netloc)
    heard.watch(page)
    yield page
    assert page.evaluate("document.body.dataset.ran") is None
    assert heard.errors == []
    assert heard.foreign == []


def test_every_string_is_visible_as_it_is(quiet: Any, hostile: tuple[str, list[str]]) -> None:
    url, given = hostile
    quiet.goto(f"{url}articles/attaque/")
    shown = quiet.evaluate(
        """() => [...document.querySelectorAll('[data-text]')].map(block => {
            const copy = block.cloneNode(true);
            copy.querySelectorAll('[data-aside]').forEach(aside => aside.remove());
            return copy.textContent;
        })"""
    )
    # What the eye cannot see is named, also before the first letter of a paragraph.
    assert shown == [seen(line) for line in given]
    assert quiet.title().startswith(TITLE)
    assert quiet.locator("h1").inner_text().startswith(TITLE)


def test_nothing_of_it_became_an_element(quiet: Any, hostile: tuple[str, list[str]]) -> None:
    quiet.goto(f"{hostile[0]}articles/attaque/")
    quiet.wait_for_timeout(500)
    found = quiet.evaluate(
        """() => [...document.querySelectorAll('article *')].flatMap(element => [
            ...(/^(script|img|iframe|style|base|meta|form|math|object|embed|template)$/
                .test(element.localName) ? [element.outerHTML] : []),
            ...[...element.attributes].filter(a => /^on|^srcdoc$/.test(a.name)
                || /^\\s*(javascript|data):/i.test(a.value)).map(a => a.name + '=' + a.value),
        ])"""
    )
    assert found == []


@pytest.mark.parametrize("path", ["", "articles/", "entites/", "chronologie/"])
def test_the_other_pages_stay_quiet_too(
    quiet: Any, hostile: tuple[str, list[str]], path: str
) -> None:
    quiet.goto(hostile[0] + path)
    quiet.wait_for_timeout(300)
    assert quiet.locator("article img[src=x], article script").count() == 0


def test_search_results_show_it_as_text(quiet: Any, hostile: tuple[str, list[str]]) -> None:
    quiet.goto(f"{hostile[0]}recherche/?q=onerror")
    quiet.wait_for_selector(".ab-hits li")
    assert quiet.locator(".ab-search img, .ab-search svg").count() == 0
    assert "<img src=x" in quiet.locator(".ab-hits[data-kind=s]").inner_text()
