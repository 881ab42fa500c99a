from __future__ import annotations

import functools
from dataclasses import replace

import pytest

from annotated_briefing.annotate.run import annotate_parsed
from annotated_briefing.brief.assemble import brief
from annotated_briefing.brief.claims import claims
from annotated_briefing.brief.evidence import check
from annotated_briefing.brief.gaps import gaps
from annotated_briefing.brief.register import Register
from annotated_briefing.model import (
    Annotations,
    Article,
    Briefing,
    Entity,
    Mention,
    Quote,
    Sentence,
    Span,
    Timex,
)
from tests.support import SEED, article, parse_text


@functools.cache
def _brief(text: str, published: str | None = "2022-03-15") -> Briefing:
    parsed = parse_text(text, published=published)
    return brief(parsed.article, annotate_parsed(parsed)).briefing


def _said(
    speaker: str, kind: str | None = None, agency: str | None = None
) -> tuple[Article, Annotations, Register]:
    """« SPEAKER: le port est fermé. », with the speaker as an entity of `kind` when given."""
    made = article(f"{speaker}: le port est fermé.")
    if agency:
        made = replace(made, source=replace(made.source, agency=agency))
    who, what = Span(0, len(speaker)), Span(len(speaker) + 2, len(made.text) - 1)
    quote = Quote(
        what.start,
        what.end,
        text=what.of(made.text),
        direct=False,
        speaker_span=who,
        speaker_name=who if kind else None,
    )
    annotations = Annotations(
        sentences=(Sentence(0, len(made.text), id="s1", paragraph="p1"),), quotes=(quote,)
    )
    if kind is None:
        return made, annotations, Register((), ())
    entity = Entity("qui", speaker, kind)  # type: ignore[arg-type]
    mention = Mention(who.start, who.end, type=kind, entity="qui")  # type: ignore[arg-type]
    return made, annotations, Register((entity,), (mention,))


@pytest.mark.parametrize(
    ("speaker", "kind", "expected"),
    [
        ("Nolwenn Cadiou", "PER", "personne"),
        ("La mairie de Brest", "ORG", "organisation"),
        ("Pékin", "LOC", "organisation"),
        ("Un responsable municipal", None, "anonyme"),
        ("Des témoins", None, "anonyme"),
        ("Une source proche du dossier", None, "anonyme"),
        ("La police", None, "organisation"),
        ("Un communiqué", None, "organisation"),
        ("Un correspondant de Reuters", None, "agence"),
    ],
)
def test_who_answers_for_it(speaker: str, kind: str | None, expected: str) -> None:
    made, annotations, register = _said(speaker, kind, agency="Reuters")
    (claim,) = claims(made, annotations, register)
    assert claim.attribution == expected
    assert claim.speaker == ("qui" if kind else None)
    assert claim.text == "le port est fermé"


def test_words_without_a_source_are_attributed_to_nobody() -> None:
    made, annotations, register = _said("Nolwenn Cadiou", "PER")
    quote = replace(annotations.quotes[0], speaker_span=None, speaker_name=None)
    (claim,) = claims(made, replace(annotations, quotes=(quote,)), register)
    assert claim.attribution == "aucune"


def test_what_the_text_itself_holds_in_reserve() -> None:
    made = _brief(
        "Le cargo aurait perdu douze conteneurs au large d'Ouessant.\n\n"
        "Si le vent tombait, les secours auraient pu sortir.\n\n"
        "Le voleur présumé a été arrêté à Morlaix."
    )
    reserved = [(c.hedge, c.sentence) for c in made.claims if c.speaker_span is None]
    assert reserved == [("conditionnel", "s1"), ("présumé", "s3")]


def test_a_quote_is_linked_to_its_entity() -> None:
    made = _brief(
        "La maire de Brest, Nolwenn Cadiou, a annoncé que le pont fermerait lundi.\n\n"
        '"Nous rouvrirons avant la fin du printemps", a promis la maire.'
    )
    speakers = {q.speaker for q in made.quotes}
    assert speakers == {"nolwenn-cadiou"}
    assert [c.attribution for c in made.claims] == ["personne", "personne"]


def test_an_unnamed_subordinate_is_not_his_master() -> None:
    made = _brief("L'avocat de Pierre Morvan a affirmé que le dossier était vide.")
    assert [c.speaker for c in made.claims] == [None]


def _gaps(text: str, published: str | None = "2022-03-15") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for gap in _brief(text, published).gaps:
        found.setdefault(gap.kind, []).append(gap.text)
    return found


def test_a_missing_publication_date_is_said() -> None:
    assert "no-publication-date" in _gaps("Le pont est fermé depuis lundi.", None)
    assert "no-publication-date" not in _gaps("Le pont est fermé depuis lundi.")


def test_days_that_nothing_fixes_are_named() -> None:
    (text,) = _gaps("Le pont a fermé jeudi. Il rouvrira un jour.", "2022-03")["no-day"]
    assert "« jeudi »" in text


def test_a_toll_of_nobody_is_noticed() -> None:
    (text,) = _gaps("Douze personnes ont été blessées. Il y a eu 3 morts dans la vallée.")[
        "unsourced-figure"
    ]
    assert "3 morts" in text
    assert "unsourced-figure" not in _gaps("La police a annoncé que 3 morts étaient à déplorer.")


def test_a_single_source_and_an_unanswered_call_are_noticed() -> None:
    found = _gaps(
        "La maire Nolwenn Cadiou a annoncé que le pont fermerait lundi.\n\n"
        "Nolwenn Cadiou a précisé que les bus passeraient par la digue.\n\n"
        "Le département n'a pu être joint dans l'immédiat."
    )["one-sided"]
    assert any("Nolwenn Cadiou" in text for text in found)
    assert any("n'a pu être joint" in text for text in found)


def test_two_sources_are_not_one_side() -> None:
    assert "one-sided" not in _gaps(
        "La maire Nolwenn Cadiou a annoncé que le pont fermerait lundi.\n\n"
        "Le commerçant Yann Le Goff a répondu que la rue serait perdue."
    )


def test_the_dispatch_says_what_it_leaves_out() -> None:
    made = _brief(SEED.read_text(encoding="utf-8"), "2021-07")
    texts = " ".join(gap.text for gap in made.gaps)
    assert "« jeudi »" in texts and "« mercredi soir »" in texts
    assert "« le week-end dernier »" in texts
    assert "n'a pu être contacté" in texts
    assert {c.speaker for c in made.claims} >= {"zabihullah-mujahid", "john-kirby", "joe-biden"}


def test_months_without_a_year_are_named() -> None:
    made = article("Le pont fermera en avril.", published="2022-03")
    timex = Timex(19, 24, "avril", "DATE", "2022-04", earliest="2022-04-01", latest="2022-04-30")
    annotations = Annotations(
        sentences=(Sentence(0, len(made.text), id="s1", paragraph="p1"),), timexes=(timex,)
    )
    (gap,) = gaps(made, annotations, ())
    assert gap.kind == "no-day"
    assert "2022" in gap.text
    assert gap.evidence == (Span(19, 24),)


@pytest.mark.parametrize("text", ["", '"', "« »", "selon", "Il aurait", "😀" * 50, "1 mort " * 200])
def test_odd_texts_rest_on_their_evidence(text: str) -> None:
    check(_brief(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # nobody else on the way: the quotation goes on
        (
            "« Le pont tiendra », a dit Anne Morel. « Les travaux sont bien faits. »",
            "Les travaux sont bien faits",
        ),
        # what the text calls one person alone is that person, from however far
        (
            "Anne Morel, préfète de l'Ain, a visité le chantier. Le pont a été ouvert. La route "
            "est large. Le temps était clair. La préfète a dit que « la crue était passée ».",
            "la crue était passée",
        ),
        # what is impersonal leans on nothing
        ("Anne Morel a dit qu'il fallait fermer le pont.", "il fallait fermer le pont"),
        ("La ministre Anne Morel a dit que le pont tiendrait.", "le pont tiendrait"),
        # several sentences, at whose end stands who said them, named or not
        ("« Le pont cède. La rue est noire. Tout tremble », a dit un témoin.", "Le pont cède"),
        (
            "« Le pont cède. La rue est noire. Tout tremble », a dit le maire de Brumes.",
            "Le pont cède",
        ),
        (
            "« Le pont cède. La rue est noire. Tout tremble », a dit son gendre Jean-Rachid.",
            "Le pont cède",
        ),
        (
            "« Le pont cède. La rue est noire. Tout tremble », raconte une riveraine du quai.",
            "Le pont cède",
        ),
        (
            "« Le pont cède. La rue est noire. Tout tremble », a dit l'attachée de presse du port.",
            "Le pont cède",
        ),
        ("« Je veux voir le pont », a dit Anne Morel.", "Je veux voir le pont"),
    ],
)
def test_a_speaker_the_text_makes_sure_is_printed(text: str, words: str) -> None:
    found = [c for c in _brief(text).claims if words in c.text]
    assert found and all(c.doubt is None for c in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # somebody else comes up between a name and words that name nobody
        (
            "« Le pont tiendra », a dit Anne Morel. Le maire a écouté. Le chantier est clos. "
            "« Rien ne presse. »",
            "Rien ne presse",
        ),
        # two of that calling
        (
            "Anne Morel, préfète de l'Ain, et Lucie Brun, préfète du Rhône, sont venues. La route "
            "est large. Le temps était clair. La préfète a dit que « la crue était passée ».",
            "la crue était passée",
        ),
        # nobody that anybody would know again
        (
            "Anne Morel et Lucie Brun sont là. « Le pont cède. La rue est noire. Tout tremble », a "
            "dit cette dernière.",
            "Le pont cède",
        ),
        (
            "Anne Morel est là. « Le pont cède. La rue est noire. Tout tremble », a dit le maire.",
            "Le pont cède",
        ),
        (
            "Anne Morel est là. « Le pont cède. La rue est noire. Tout va », ont dit ces élus.",
            "Le pont cède",
        ),
        (
            "Anne Morel est là. « Le pont cède. La rue est noire. Tout va », dit une de ses amies.",
            "Le pont cède",
        ),
        # no newspaper says « je »
        ("« J'ai vu tomber le pont », a confié à La Dépêche.", "J'ai vu tomber le pont"),
    ],
)
def test_a_speaker_or_words_left_hanging_wait_for_the_editor(text: str, words: str) -> None:
    """Held back, or shown under the words of its own sentence: never under a name guessed."""
    assert all(c.doubt or c.speaker is None for c in _brief(text).claims if words in c.text)
