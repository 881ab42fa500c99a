"""The plain pages: readable as they are, the same words under every renderer, links that hold."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotated_briefing.model import Page, Span
from annotated_briefing.render.pages import render
from annotated_briefing.render.plain import Plain, words
from annotated_briefing.render.views import is_near
from annotated_briefing.settings import Settings
from tests.render.briefings import TEXT, briefing, site, span_of
from tests.support import briefing_of

RENDERERS = {
    "Python-Markdown": lambda text: markdown.markdown(
        text, extensions=["tables", "attr_list", "fenced_code", "footnotes", "admonition", "toc"]
    ),
    "markdown-it": lambda text: MarkdownIt("gfm-like", {"linkify": False}).render(text),
    "cmark": cmarkgfm.github_flavored_markdown_to_html,
}


class Visible(HTMLParser):
    """The words of a page, links aside, and what could do something."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(html: str) -> Visible:
    parser = Visible()
    parser.feed(html)
    parser.close()
    return parser


def squeezed(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", lambda m: " "
                    if m.group() in "\t\n\r" else "", text).split())  # fmt: skip


NASTY = [
    "**gras** _it_ `code` ~~non~~ ~sub~ ^sup^ ==vu== ++plus++ --moins--",
    "<script>alert(1)</script> <!-- x --> <![CDATA[ &amp; &#42; &copy;",
    "[lien](javascript:x) ![img](x) [ref]: x [^1] {: .a } {{ jinja }} {% x %} $x$ :smile: @moi",
    "| a | b | http://exemple.fr www.exemple.fr x@exemple.fr \\* \\[ \\",
    "# titre",
    "1. un",
    "- tiret",
    "+ plus",
    "> cité",
    "    code",
    "---",
    "=== ```",
    "*[ABC]: abréviation",
    "[TOC] !!! note wzxhzdk:0 klzzwxh:0000",
    "a  b\u00a0c\u202fd\te\nf",
]


@pytest.mark.parametrize("renderer", RENDERERS)
@given(text=st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=60))
@example(text=NASTY[0])
def test_any_words_read_the_same(renderer: str, text: str) -> None:
    _same(renderer, text)


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("renderer", RENDERERS)
def test_signs_are_no_markup(renderer: str, text: str) -> None:
    _same(renderer, text)


def _same(renderer: str, text: str) -> None:
    for line in (f"**1** {words(text)}", f"- **N** {words(text)}"):
        page = seen(RENDERERS[renderer](f"# {words(text)}\n\n{line}\n\nfin\n"))
        assert squeezed(text) in squeezed(page.text), page.text
        assert page.tags <= {"h1", "p", "strong", "ul", "li", "a"}, page.tags


@pytest.mark.parametrize("renderer", RENDERERS)
def test_a_cell_stays_a_cell(renderer: str) -> None:
    for text in NASTY:
        table = f"| a | b |\n|---|---|\n| {words(text)} | fin |\n"
        html = RENDERERS[renderer](table)
        assert html.count("<td") == 2 and squeezed(text) in squeezed(seen(html).text)


def pages() -> dict[str, Page]:
    made = render(site(briefing(), briefing("deux")), Settings(rights="full"), Path("/x"), Plain)
    assert not made.faults
    return {page.uri: page for page in made.pages}


def test_a_page_has_the_parts_of_a_briefing() -> None:
    text = pages()["articles/lyon/index.md"].text
    headings = re.findall(r"^## (.+)$", text, re.M)
    assert headings == [
        "L’essentiel",
        "Chronologie",
        "Qui dit quoi",
        "Glossaire",
        "Ce que le texte ne dit pas",
        "Texte",
    ]
    assert "- **Marie Curie** — physicienne [¶1](#s1)" in text
    assert "    - «&#8239;Tout &#60;b&#62;va&#60;/b&#62; bien&#8239;» [¶2](#s2)" in text


@pytest.mark.parametrize("renderer", RENDERERS)
def test_the_text_stands_on_the_page_sentence_by_sentence(renderer: str) -> None:
    page = seen(RENDERERS[renderer](pages()["articles/lyon/index.md"].text))
    for sentence in briefing().sentences:
        assert squeezed(sentence.of(TEXT)) in squeezed(page.text)


def test_withheld_sentences_leave_one_mark() -> None:
    hidden = briefing(shown=("s1",), claims=(), gaps=())
    made = render(site(hidden), Settings(), Path("/x"), Plain)
    text = next(p.text for p in made.pages if p.uri == "articles/lyon/index.md")
    assert "répondu" not in text and "fête" not in text
    assert text.split("## Texte")[1].count("&#91;…&#93;") == 2  # one a paragraph


def test_every_link_leads_to_a_file_and_an_anchor() -> None:
    made = pages()
    links = 0
    for uri, page in made.items():
        if not uri.endswith(".md"):
            continue
        for link in re.findall(r"\]\(([^)]+)\)", page.text):
            if link.startswith("https://"):
                continue
            path, _, anchor = link.partition("#")
            goal = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path)) if path else uri
            assert goal in made, (uri, link)
            assert not anchor or f'<a id="{anchor}"></a>' in made[goal].text, (uri, link)
            links += 1
    assert links > 20


def test_a_statement_is_told_with_the_words_it_leans_on() -> None:
    found = briefing()
    leaning = replace(found.claims[0], context=found.sentences[0].span)
    whole = site(replace(found, claims=(leaning,)))
    made = render(whole, Settings(rights="full"), Path("/x"), Plain)
    page = next(page for page in made.pages if page.uri == "articles/lyon/index.md")
    told = next(line for line in page.text.splitlines() if line.startswith("    - "))
    assert "(juste avant : «" in told and "[¶1](#s1))" in told


def test_what_stands_further_back_is_said_to() -> None:
    made = briefing_of("Le bac a coulé. Il pleut à Brest. Les quais sont vides. Rien ne va.")
    first, second, third, last = made.sentences
    near = {(a.id, b.id): is_near(made, a.span, b) for a in made.sentences for b in made.sentences}
    assert near[first.id, second.id] and near[third.id, last.id]
    assert not near[first.id, third.id] and not near[second.id, last.id]
    assert is_near(made, Span(first.start, second.end), third)


@pytest.mark.parametrize(
    ("url", "flat"), [("", False), ("https://a.fr/b/", False), ("https://a.fr/b/", True)]
)
def test_a_page_handed_out_alone_leads_to_no_file_beside_it(url: str, flat: bool) -> None:
    given = Settings(rights="full", site_url=url, flat=flat)
    made = render(site(briefing()), given, Path("/x"))
    (text,) = (page.text for page in made.pages if page.uri.endswith("briefing.md.txt"))
    away = [link for link in re.findall(r"\]\(([^)]+)\)", text) if not link.startswith("#")]
    page = "articles/lyon.html" if flat else "articles/lyon/"
    home = "index.html" if flat else ""
    expected = [f"{url}{page}", f"{url}articles/lyon/briefing.json", f"{url}{home}"]
    assert away == (expected if url else [])


@pytest.mark.parametrize("renderer", RENDERERS)
def test_of_a_dated_line_the_words_that_the_date_dates_are_bold(renderer: str) -> None:
    found = briefing()
    event = replace(found.events[0], fact=span_of("est venue à Lyon jeudi"))
    made = render(site(replace(found, events=(event,))), Settings(rights="full"), Path("/x"), Plain)
    page = next(page for page in made.pages if page.uri == "articles/lyon/index.md")
    html = RENDERERS[renderer](page.text)
    assert "<strong>est venue à Lyon jeudi</strong>" in html
    assert squeezed(event.text) in squeezed(seen(html).text)
