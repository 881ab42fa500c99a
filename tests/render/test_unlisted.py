"""No list of a page outgrows its article: past a number of lines the text holds what is left."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, product

from annotated_briefing.dossier.site import site
from annotated_briefing.model import Briefing, Claim, Entity, Mention, Paragraph, Sentence, Span
from annotated_briefing.render.unlisted import LINES, NAMES
from tests.render.briefings import briefing
from tests.render.test_pages import body_of, rendered

COUNT = NAMES + 5


def many() -> Briefing:
    """A sentence each for 45 people, all of whom are told by Ada what they did."""
    people = [f"Zoé {a}{b}" for a, b in islice(product("BCDFGHJ", "aeiouyl"), COUNT)]
    parts, mentions, sentences, claims = [], [], [], []
    position = 0
    for n, name in enumerate(people):
        words = f"{name} est venue. "
        at = Span(position, position + len(name))
        mentions.append(Mention(at.start, at.end, type="PER", entity=f"z{n}"))
        end = position + len(words) - 1
        sentences.append(Sentence(position, end, id=f"s{n + 1}", paragraph="p1"))
        if n < LINES + 3:
            claims.append(
                Claim(
                    at.start, end, "z0", words.strip(), f"s{n + 1}", speaker_span=mentions[0].span
                )
            )
        parts.append(words)
        position += len(words)
    text = "".join(parts).strip()
    return replace(
        briefing(),
        title=people[0],
        title_evidence=(),
        text=text,
        body=Span(0, len(text)),
        header=None,
        paragraphs=(Paragraph(0, len(text), id="p1"),),
        sentences=tuple(sentences),
        mentions=tuple(mentions),
        entities=tuple(Entity(f"z{n}", name, "PER") for n, name in enumerate(people)),
        claims=tuple(claims),
        quotes=(),
        timexes=(),
        events=(),
        gaps=(),
        summary=(),
        shown=tuple(s.id for s in sentences),
    )


def test_the_lists_say_how_many_more_the_text_has() -> None:
    html = body_of(rendered(site([many()]))["articles/lyon.md"])
    assert html.count("<dt>") == NAMES
    assert "et 5 autres, dans le texte" in html
    voices = re.search(r'<ul class="ab-voices">.*?</section>', html, re.S)
    assert voices and voices[0].count("ab-line") == LINES
    assert "et 3 autres, dans le texte" in voices[0]


def test_each_anchor_stands_once_in_a_list_or_at_its_sentence_and_every_link_leads_to_one() -> None:
    html = body_of(rendered(site([many()]))["articles/lyon.md"])
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {f"e-z{n}" for n in range(COUNT)} <= set(ids)
    assert {f"q{n}" for n in range(1, LINES + 4)} <= set(ids)
    last = f's{COUNT}"><span id="e-z{COUNT - 1}"></span>'
    assert last in html
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
