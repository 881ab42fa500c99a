"""The text of an article on its page: character for character, marked, and nothing withheld."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from annotated_briefing.brief.rights import published
from annotated_briefing.errors import EvidenceError
from annotated_briefing.model import (
    Briefing,
    Mention,
    Paragraph,
    Sentence,
    Source,
    Span,
    SummaryItem,
)
from annotated_briefing.render.text import (
    annotated,
    check_visible,
    excerpt_html,
    fact_html,
    readings,
)
from tests.render.briefings import TEXT, briefing, span_of
from tests.support import work


class _Words(HTMLParser):
    """What a reader sees of a block, without what stands aside."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.aside = 0
        self.open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append("data-aside" in dict(attrs))
        self.aside += self.open[-1]

    def handle_endtag(self, tag: str) -> None:
        self.aside -= self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.aside:
            self.words += data


def seen(html: str) -> str:
    words = _Words()
    words.feed(str(html))
    words.close()
    return words.words


def page_of(found: Briefing) -> str:
    return "".join(
        f'<p data-text="{b.span.start}-{b.span.end}">{b.html}</p>'
        for b in annotated(found, "Phrase")
    )


def test_each_block_shows_its_text_to_the_character() -> None:
    blocks = annotated(briefing(), "Phrase")
    assert [block.ident for block in blocks] == ["header", "p1", "p2"]
    for block in blocks:
        assert seen(block.html) == block.span.of(TEXT)
        assert "\n" not in block.html
    assert "<b>" not in page_of(briefing()) and "{{" not in page_of(briefing())


def test_a_sentence_has_its_anchor_and_its_number_is_its_address() -> None:
    html = page_of(briefing())
    for number in range(1, 5):
        assert html.count(f'id="s{number}"') == 1
        assert f'href="#s{number}"' in html
    assert re.findall(r'aria-label="(\w+) \d">(\d)</a>', html)[0] == ("Phrase", "1")


def test_a_name_links_once_a_paragraph_and_is_first_once_an_article() -> None:
    blocks = annotated(briefing(), "Phrase")
    assert blocks[1].html.count('href="#e-marie-curie"') == 1
    assert blocks[1].html.count("ab-per") == 2
    assert [block.html.count('href="#e-lyon"') for block in blocks] == [0, 1, 1]
    assert "ab-loc ab-first" in blocks[1].html and "ab-first" not in blocks[2].html


def test_only_a_date_that_was_read_leads_to_its_reading() -> None:
    found = briefing()
    assert [timex.text for timex in readings(found)] == ["jeudi"]
    html = page_of(found)
    assert f'<a class="ab-t" href="#d{span_of("jeudi").start}">jeudi</a>' in html
    assert html.count("ab-t") == 1


def test_marks_that_overlap_never_repeat_a_word() -> None:
    name = span_of("Marie Curie")
    inner = Mention(name.start + 6, name.end, type="PER", entity="marie-curie")
    across = Mention(name.start + 6, name.end + 5, type="ORG")
    found = briefing()
    found = replace(found, mentions=(*found.mentions, inner, across))
    for block in annotated(found, "Phrase"):
        assert seen(block.html) == block.span.of(TEXT)


def test_withheld_sentences_are_not_there_and_their_anchors_are() -> None:
    whole = briefing()
    own = replace(whole, source=replace(whole.source, rights="excerpts"))
    found = published(own, "excerpts", 0.6)
    html = page_of(found)
    assert found.shown == ("s1", "s2")
    assert "maire" not in html and "fête" not in html and "·" not in html
    assert 'id="s3"' in html and 'id="s4"' in html
    blocks = annotated(found, "Phrase")
    assert [block.withheld for block in blocks] == [False, False, True]
    assert seen(re.sub(" data-aside", "", blocks[2].html)).split() == ["[…]"]
    check_visible(found, html)


@pytest.mark.parametrize("gap", ["", " ", "\n", "  ", " *** ", "***"])
@pytest.mark.parametrize("shown", [("s1", "s4"), ("s2",), ("s1", "s3"), ()])
def test_sentences_may_touch_where_some_are_withheld(gap: str, shown: tuple[str, ...]) -> None:
    """« Fin.Début » in an article is no fault of its page."""
    words = ["Le pont est fermé.", "Paul rit.", "Anne dort.", "La fin vient."]
    text = gap.join(words)
    sentences: list[Sentence] = []
    for number, sentence in enumerate(words, 1):
        start = sentences[-1].end + len(gap) if sentences else 0
        sentences.append(Sentence(start, start + len(sentence), id=f"s{number}", paragraph="p1"))
    whole = Briefing(
        id="x",
        language="fr",
        title="",
        text=text,
        sha256="",
        body=Span(0, len(text)),
        source=Source("seeds/x.txt", "text"),
        paragraphs=(Paragraph(0, len(text), id="p1"),),
        sentences=tuple(sentences),
        summary=tuple(
            SummaryItem(s.start, s.end, text=s.of(text), sentence=s.id)
            for s in sentences
            if s.id in shown
        ),
    )
    found = published(whole, "excerpts", 0.9)
    assert found.shown == shown
    html = page_of(found)
    check_visible(found, html)
    assert "·" not in html and "*" not in html
    if shown:
        with pytest.raises(EvidenceError):
            check_visible(found, html.replace("est", "sera").replace("rit", "pleure"))


@pytest.mark.parametrize("unseen", ["\u202e", "\u200b", "\u2067", "\ufeff"])
def test_what_the_eye_does_not_see_is_named_and_not_obeyed(unseen: str) -> None:
    text = f"Un don de {unseen}0005 euros."
    whole = Briefing(
        id="x",
        language="fr",
        title="",
        text=text,
        sha256="",
        body=Span(0, len(text)),
        source=Source("seeds/x.txt", "text"),
        paragraphs=(Paragraph(0, len(text), id="p1"),),
        sentences=(Sentence(0, len(text), id="s1", paragraph="p1"),),
    )
    html = page_of(published(whole, "full"))
    check_visible(published(whole, "full"), html)
    assert unseen not in html and f"⟨U+{ord(unseen):04X}⟩0005" in seen(html)


def test_the_check_catches_a_page_that_changed_a_word() -> None:
    html = page_of(briefing())
    check_visible(briefing(), html)
    with pytest.raises(EvidenceError, match="lyon"):
        check_visible(briefing(), html.replace("physicienne", "chimiste"))


def test_the_check_catches_a_page_that_lost_a_paragraph() -> None:
    html = page_of(briefing())
    with pytest.raises(EvidenceError, match="manque"):
        check_visible(briefing(), html[: html.rindex("<p")])


def test_an_excerpt_has_no_anchor_or_link() -> None:
    html = excerpt_html(briefing(), span_of("Marie Curie, physicienne, est venue à Lyon jeudi."))
    assert seen(html) == "Marie Curie, physicienne, est venue à Lyon jeudi."
    assert "href" not in html and "id=" not in html and "ab-per" in html


def test_of_a_line_the_words_that_its_date_dates_stand_out() -> None:
    event = briefing().events[0]
    assert fact_html(briefing(), event) == excerpt_html(briefing(), event)
    fact = span_of("est venue à Lyon jeudi")
    html = str(fact_html(briefing(), replace(event, fact=fact)))
    assert seen(html) == event.text
    loud = html.partition('<strong class="ab-fact">')[2].partition("</strong>")[0]
    assert seen(loud) == "est venue à Lyon jeudi"


def test_ten_times_the_article_is_ten_times_the_work() -> None:
    def of(sentences: int) -> int:
        one = "Marie a vu Paul. "
        text = one * sentences
        starts = range(0, len(text), len(one))
        found = Briefing(
            id="long",
            language="fr",
            title="Long",
            text=text,
            sha256="0",
            body=Span(0, len(text)),
            source=Source("seeds/long.txt", "text"),
            paragraphs=tuple(
                Paragraph(s, s + len(one) - 1, id=f"p{n}") for n, s in enumerate(starts, 1)
            ),
            sentences=tuple(
                Sentence(s, s + len(one) - 1, id=f"s{n}", paragraph=f"p{n}")
                for n, s in enumerate(starts, 1)
            ),
            mentions=tuple(Mention(s, s + 5, type="PER") for s in starts),
            shown=tuple(f"s{n}" for n in range(1, sentences + 1)),
        )
        return work(lambda: annotated(found, "Phrase"))

    assert of(1000) < 15 * of(100)


def test_what_opens_a_paragraph_unseen_is_named_too() -> None:
    from annotated_briefing.annotate.run import annotate
    from annotated_briefing.brief.finish import finish
    from annotated_briefing.model import Annotations
    from annotated_briefing.settings import Settings
    from tests.support import article

    text = "PARIS, 3 mai 2021 (AFP) - Le pont est fermé.\n\n\u202e\u2066Un bac reprend.\n"
    ((seed, found),) = annotate([article(text)])
    assert isinstance(found, Annotations)
    whole = finish(seed, found, settings=Settings(rights="full")).briefing
    html = page_of(whole)
    check_visible(whole, html)
    assert "U&#43;202E" in html and "U&#43;2066" in html and "\u202e" not in html
