"""Hostile text through the real Markdown, as MkDocs runs it, and back."""

from __future__ import annotations

import html5lib
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefing.render.escape import seen, verbatim
from annotated_briefing.render.pages import environment, front_matter
from tests.support import ROOT

EXTENSIONS = [
    "attr_list",
    "tables",
    "toc",
    "md_in_html",
    "admonition",
    "footnotes",
    "abbr",
    "smarty",
]


def through_markdown(text: str) -> tuple[str, list[str]]:
    """(text of the block as a browser would show it, every tag of the page)."""
    page = f"# T\n\n<div>{verbatim(text)}</div>\n\nfin\n"
    tree = html5lib.parseFragment(
        markdown.markdown(page, extensions=EXTENSIONS), namespaceHTMLElements=False
    )
    return "".join(tree.find("div").itertext()), [node.tag for node in tree.iter()][1:]


TRICKS = [
    "<script>alert(1)</script>",
    "</div></p><img src=x onerror=alert(1)>",
    "<!-- ouvert",
    "<![CDATA[x]]> <?php x ?>",
    "{{ 7*7 }} {% raw %} {# caché #}",
    "# titre\n## autre",
    "> cite\n\n- liste\n1. un",
    "*gras* _ital_ `code` ~~~ | a | b |",
    "[lien](javascript:alert(1)) ![i](x) <https://x.y> www.exemple.org",
    "[^1]: note\n*[ONU]: x",
    "&lt;script&gt; &#60; &amp;amp; &nbsp; &bogus;",
    "--- {>> critique <<} {++ ajout ++} :smile: ==x==",
    "a\tb\fc  deux   trois \u00a0 fin  ",
    "\x01\x02\x03 klzzwxh:0001 wzxhzdk:0",
    "\u202egnol \u200b \ufeff \x85 \x9f fin",
    "\\*échappé\\* \\",
    "AT&T ; 3 < 4 > 2 \"guillemets\" 'apostrophe'",
]


@pytest.mark.parametrize("text", TRICKS)
def test_a_reader_sees_every_character_and_no_tag(text: str) -> None:
    assert through_markdown(text) == (seen(text), ["h1", "div", "p"])


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=80))
def test_so_does_any_text(text: str) -> None:
    assert through_markdown(text) == (seen(text), ["h1", "div", "p"])


@given(st.lists(st.sampled_from(TRICKS), min_size=1, max_size=4))
def test_so_do_tricks_one_after_the_other(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert through_markdown(text) == (seen(text), ["h1", "div", "p"])


@pytest.mark.parametrize(
    "text", ["_ital_", "__gras__", "*ital*", "`code`", "[a](b)", "<b>", "\\_", "a_b_c _d_", "&lt;"]
)
def test_no_sign_is_obeyed_where_markdown_is_read_either(text: str) -> None:
    html = markdown.markdown(f"Un mot {verbatim(text)} encore", extensions=EXTENSIONS)
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert [node.tag for node in tree.iter()][1:] == ["p"]
    assert "".join(tree.itertext()) == f"Un mot {text} encore"


def test_whatever_a_template_prints_is_escaped() -> None:
    env = environment(ROOT / "nowhere")
    template = env.from_string("<p>{{ a }}{{ b }}{{ a ~ b }}{{ [a] }}{{ a|upper }}</p>")
    html = template.render(a="<b>*x*", b=3)
    assert "<b>" not in html.replace("<p>", "") and "*" not in html


def test_a_title_cannot_break_out_of_the_page_head() -> None:
    matter = front_matter("</title><script>x</script>\n---\nhide: []: {{ x }}", "article")
    assert "<" not in matter
    assert matter.count("\n---\n") == 1
