from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from annotated_briefing.brief.evidence import check
from annotated_briefing.brief.rights import MASK, published, shown
from annotated_briefing.errors import EvidenceError
from annotated_briefing.model import (
    Briefing,
    Claim,
    Definition,
    Entity,
    Event,
    EventDate,
    Gap,
    Mention,
    Paragraph,
    Quote,
    Sentence,
    Source,
    Span,
    SummaryItem,
    Timex,
)

TEXT = (
    "PARIS (AFP) - Le pont est fermé. Paul Roy, maire, accuse Secret Confidentiel. "
    "Une phrase cachée parle de Lyon. La fin est citée."
)


UNDATED = EventDate(None, None, None, "unknown", None, "")


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
    found = published(briefing(), "excerpts", 0.5)
    assert found.shown == ("s1", "s4")
    data = msgspec.json.encode(found).decode()
    for hidden in ("cachée", "Lyon", "lyon", "Secret", "Roy", "roy"):
        assert hidden not in data
    assert not found.entities and not found.mentions
    assert len(found.text) == len(TEXT)
    assert found.header and found.header.of(found.text) == "PARIS (AFP) -"
    assert found.sha256 != briefing().sha256
    check(found)


def test_no_layer_gives_withheld_words_away() -> None:
    hidden = Span(*at("Une phrase cachée"))
    words, sentence = hidden.of(TEXT), "s3"
    over = (hidden.start, hidden.end)
    whole = briefing(
        quotes=(Quote(*over, text=words, direct=True),),
        claims=(Claim(*over, speaker=None, text=words, sentence=sentence),),
        events=(Event(*over, UNDATED, "fait", words, sentence, hidden),),
        timexes=(Timex(*over, text=words, type="DATE", value="2021"),),
        gaps=(Gap("no-day", f"« {words} »", (Span(*at("Le pont")), hidden)),),
    )
    found = published(whole, "excerpts", 0.4)
    assert found.shown == ("s1", "s4")
    assert "cachée" not in msgspec.json.encode(found).decode()


def test_what_somebody_says_happened_goes_with_the_one_who_says_it() -> None:
    last, (start, end) = "La fin est citée", at("La fin est citée")
    told = replace(HAPPENED, start=start, end=end, text=last, sentence="s4")
    for share in (0.4, 1.0):
        said = replace(told, claimed_span=Span(*at("Paul Roy")))
        assert bool(published(briefing(events=(said,)), "excerpts", share).events) == (share == 1)


def test_no_word_s_length_can_be_read_from_the_mask() -> None:
    found = published(briefing(), "excerpts", 0.5)
    start, end = at("Une phrase cachée parle de Lyon.")
    assert found.text[start:end] == MASK * (end - start)


@pytest.mark.parametrize(
    ("share", "shown_ids"),
    [(0.0, ()), (0.2, ("s1",)), (0.4, ("s1", "s4")), (0.8, ("s1", "s2", "s4"))],
)
def test_essentials_come_before_statements_within_the_share(
    share: float, shown_ids: tuple[str, ...]
) -> None:
    said = Claim(
        *at("accuse Secret Confidentiel"),
        speaker="paul-roy",
        text="accuse Secret Confidentiel",
        sentence="s2",
    )
    whole = briefing(claims=(said,))
    found = published(whole, "excerpts", share)
    assert found.shown == shown_ids
    assert shown(whole, found).share <= share
    assert bool(found.claims) == ("s2" in shown_ids)


def test_a_line_goes_with_the_sentence_that_names_its_speaker() -> None:
    """Words are never shown without the one whose they are."""
    for span in (Span(*at("Paul Roy")), None):
        said = Claim(
            *at("La fin est citée"),
            speaker="paul-roy",
            text="La fin est citée",
            sentence="s4",
            speaker_span=span,
        )
        found = published(briefing(claims=(said,)), "excerpts", 0.4)
        assert found.shown == ("s1", "s4") and not found.claims


def test_a_title_of_withheld_words_is_withheld() -> None:
    own = briefing(title="Secret Confidentiel", title_evidence=(Span(*at("Secret Confidentiel")),))
    for rights in ("excerpts", "link"):
        found = published(own, rights, 0.25)  # type: ignore[arg-type]
        assert found.title == "" and "Secret" not in msgspec.json.encode(found).decode()
    by_hand = briefing(title="Un titre", title_evidence=())
    assert published(by_hand, "link").title == "Un titre"


def test_a_name_is_published_as_far_as_it_can_be_read() -> None:
    text = "Le pont de BREST est fermé. Jean-Paul Durand de Brest le regrette beaucoup. Durand rit."
    sentences = tuple(
        Sentence(start, end, id=f"s{n}", paragraph="p1")
        for n, (start, end) in enumerate([(0, 27), (28, 75), (76, 87)], 1)
    )
    whole = briefing(
        text=text,
        title="x",
        title_evidence=(),
        header=None,
        body=Span(0, len(text)),
        paragraphs=(Paragraph(0, len(text), id="p1"),),
        sentences=sentences,
        mentions=(
            Mention(11, 16, type="LOC", entity="brest"),
            Mention(28, 44, type="PER", entity="jean-paul-durand"),
            Mention(76, 82, type="PER", entity="jean-paul-durand"),
        ),
        entities=(
            Entity("jean-paul-durand", "Jean-Paul Durand", "PER", aliases=("Durand",)),
            Entity("brest", "Brest", "LOC"),
        ),
        summary=(
            SummaryItem(76, 87, text="Durand rit.", sentence="s3"),
            SummaryItem(0, 27, text="Le pont de BREST est fermé.", sentence="s1"),
        ),
    )
    found = published(whole, "excerpts", 0.6)
    assert {e.id: e.name for e in found.entities} == {"durand": "Durand", "brest": "Brest"}
    assert [m.entity for m in found.mentions] == ["brest", "durand"]
    assert "paul" not in msgspec.json.encode(found).decode().casefold()
    check(found)


def test_a_long_name_is_withheld_though_its_words_are_shown_apart() -> None:
    text = "Le ministère du Temps libre. Le ministère du Temps a ri. Un temps Libre."
    spans = [(0, 28), (29, 56), (57, 72)]
    whole = briefing(
        text=text,
        title="x",
        title_evidence=(),
        header=None,
        body=Span(0, len(text)),
        paragraphs=(Paragraph(0, len(text), id="p1"),),
        sentences=tuple(Sentence(*at, id=f"s{n}", paragraph="p1") for n, at in enumerate(spans, 1)),
        mentions=(
            Mention(3, 27, type="ORG", entity="ministere-du-temps-libre"),
            Mention(32, 50, type="ORG", entity="ministere-du-temps-libre"),
        ),
        entities=(Entity("ministere-du-temps-libre", "ministère du Temps libre", "ORG"),),
        summary=(SummaryItem(29, 56, text=text[29:56], sentence="s2"),),
    )
    found = published(whole, "excerpts", 0.5)
    assert [e.name for e in found.entities] == ["ministère du Temps"]
    check(found)


def test_a_link_gives_no_sentence_away() -> None:
    found = published(briefing(), "link")
    assert found.shown == () and not found.summary and not found.entities
    assert found.text == "" and not found.sentences and not found.paragraphs
    assert "accuse" not in msgspec.json.encode(found).decode()
    check(found)


def test_an_article_s_own_rights_beat_the_site_s() -> None:
    own = briefing(source=Source("seeds/x.txt", "text", rights="full"))
    assert published(own, "link").text == TEXT
    assert published(own, "link").shown == ("s1", "s2", "s3", "s4")


HAPPENED = Event(
    *at("Le pont est fermé"), UNDATED, "fait", "Le pont est fermé", "s1", Span(*at("est fermé"))
)


def test_a_line_that_is_its_span_ships() -> None:
    check(briefing(events=(HAPPENED,)))


@pytest.mark.parametrize(
    "changes",
    [
        {"summary": (SummaryItem(*at("La fin"), text="Inventé", sentence="s4"),)},
        {"summary": (SummaryItem(*at("La fin"), text="La fin", sentence="s9"),)},
        {"claims": (Claim(*at("maire"), speaker=None, text="mairie", sentence="s2"),)},
        {"events": (replace(HAPPENED, text="Le pont brûle"),)},
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


def test_a_cut_must_be_marked_and_its_pieces_kept() -> None:
    whole = Span(*at("Paul Roy, maire, accuse Secret Confidentiel."))

    def cut(words: str, *kept: str) -> Briefing:
        pieces = tuple(Span(*at(piece)) for piece in kept)
        item = SummaryItem(whole.start, whole.end, text=words, sentence="s2", kept=pieces)
        return briefing(summary=(item,))

    rest = "accuse Secret Confidentiel."
    check(cut("Paul Roy, maire, accuse Secret Confidentiel."))
    check(cut("Paul Roy, maire, […]", "Paul Roy, maire,"))
    check(cut(f"Paul Roy […] {rest}", "Paul Roy", rest))
    for words, kept in (
        ("Paul Roy accuse Secret Confidentiel.", ()),
        ("Paul Roy, maire, […]", ()),
        ("Paul Roy, maire", ("Paul Roy, maire",)),
        (f"{rest[:-1]} […] Paul Roy", (rest, "Paul Roy")),
        (f"Paul Roy {rest}", ("Paul Roy", rest)),
    ):
        with pytest.raises(EvidenceError):
            check(cut(words, *kept))
