from __future__ import annotations

import msgspec
import pytest

from annotated_briefing.brief.evidence import check
from annotated_briefing.brief.rights import MASK, published
from annotated_briefing.errors import EvidenceError
from annotated_briefing.model import (
    Briefing,
    Claim,
    Definition,
    Entity,
    Mention,
    Paragraph,
    Sentence,
    Source,
    Span,
    SummaryItem,
)

TEXT = (
    "PARIS (AFP) - Le pont est fermé. Paul Roy, maire, accuse Secret Confidentiel. "
    "Une phrase cachée parle de Lyon. La fin est citée."
)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def briefing(**changes: object) -> Briefing:
    sentences = [
        "Le pont est fermé.",
        "Paul Roy, maire, accuse Secret Confidentiel.",
        "Une phrase cachée parle de Lyon.",
        "La fin est citée.",
    ]
    given: dict[str, object] = {
        "id": "x",
        "language": "fr",
        "title": "Le pont est fermé",
        "title_evidence": (Span(*at("Le pont est fermé")),),
        "text": TEXT,
        "sha256": "0",
        "header": Span(*at("PARIS (AFP) -")),
        "body": Span(14, len(TEXT)),
        "source": Source("seeds/x.txt", "text"),
        "paragraphs": (Paragraph(14, len(TEXT), id="p1"),),
        "sentences": tuple(
            Sentence(*at(words), id=f"s{n}", paragraph="p1") for n, words in enumerate(sentences, 1)
        ),
        "mentions": (
            Mention(*at("Paul Roy"), type="PER", entity="paul-roy"),
            Mention(*at("Lyon"), type="LOC", entity="lyon"),
        ),
        "entities": (
            Entity(
                "paul-roy", "Paul Roy", "PER", roles=(Definition("maire", (Span(*at("maire")),)),)
            ),
            Entity("lyon", "Lyon", "LOC"),
        ),
        "summary": (
            SummaryItem(*at("La fin est citée."), text="La fin est citée.", sentence="s4"),
        ),
    }
    return Briefing(**{**given, **changes})  # type: ignore[arg-type]


def test_excerpts_keep_what_is_cited_and_nothing_else() -> None:
    found = published(briefing(), "excerpts")
    assert found.shown == ("s1", "s2", "s4")
    data = msgspec.json.encode(found).decode()
    assert "cachée" not in data and "Lyon" not in data
    assert [entity.id for entity in found.entities] == ["paul-roy"]
    assert len(found.text) == len(TEXT) and MASK in found.text
    assert found.header and found.header.of(found.text) == "PARIS (AFP) -"
    check(found)


def test_a_link_gives_no_sentence_away() -> None:
    found = published(briefing(), "link")
    assert found.shown == () and not found.summary and not found.entities
    assert "accuse" not in msgspec.json.encode(found).decode()


def test_an_article_s_own_rights_beat_the_site_s() -> None:
    own = briefing(source=Source("seeds/x.txt", "text", rights="full"))
    assert published(own, "link").text == TEXT
    assert published(own, "link").shown == ("s1", "s2", "s3", "s4")


@pytest.mark.parametrize(
    "changes",
    [
        {"summary": (SummaryItem(*at("La fin"), text="Inventé", sentence="s4"),)},
        {"summary": (SummaryItem(*at("La fin"), text="La fin", sentence="s9"),)},
        {"claims": (Claim(*at("maire"), speaker=None, text="mairie", sentence="s2"),)},
        {"title_evidence": (Span(3, 999),)},
        {"entities": (Entity("paul-roy", "Paul Roy", "PER", definitions=(Definition("chef"),)),)},
        {"entities": ()},
        {
            "entities": (
                Entity("lyon", "Lyon", "LOC"),
                Entity("paul-roy", "Paul Roy", "PER", roles=(Definition("chef", (Span(0, 5),)),)),
            )
        },
    ],
)
def test_what_the_text_does_not_carry_never_ships(changes: dict[str, object]) -> None:
    check(briefing())
    with pytest.raises(EvidenceError, match=r"seeds/x\.txt"):
        check(briefing(**changes))


def test_a_cut_must_be_marked() -> None:
    whole = at("Paul Roy, maire, accuse Secret Confidentiel.")

    def cut(words: str) -> Briefing:
        return briefing(summary=(SummaryItem(*whole, text=words, sentence="s2"),))

    check(cut("Paul Roy, maire, […]"))
    check(cut("Paul Roy […] accuse Secret Confidentiel."))
    for words in ("Paul Roy accuse Secret Confidentiel.", "Paul Roy, maire", "[…] ministre"):
        with pytest.raises(EvidenceError):
            check(cut(words))
