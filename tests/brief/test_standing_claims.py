"""Who a reader sees speak, and what stands beside a line that leans: whole kinds, each with what
must not change beside it."""

from __future__ import annotations

import pytest

from tests.support import briefing_of, printed_claims


def _speaker(text: str) -> str | None:
    said = printed_claims(text)
    names = {entity.id: entity.name for entity in briefing_of(text).entities}
    return names.get(said[-1].speaker or "") if said else None


POSTS = {
    "Luc Brun, maire de Brumes, a posé des plots. \"Rien ne bouge\", résume l'élu.": "Luc Brun",
    'La députée Rose Vidal a visité le bac. "Le bac doit rester", a lancé la parlementaire.': (
        "Rose Vidal"
    ),
    "L'avocate Nina Roche a plaidé mardi. \"Mon client n'a rien pris\", affirme le conseil.": (
        "Nina Roche"
    ),
    "Luc Morel, secrétaire général de la Ligue du lac, est venu. "
    '"Rien ne presse", a dit le patron de la LDL.': "Luc Morel",
    "Luc Morel, président de Norbel, est venu. "
    '"Rien ne presse", a dit le patron de Norbel.': "Luc Morel",
    "Luc Morel, président de Norbel, et Ana Lorca, présidente de la Ligue du lac, sont venus. "
    '"Rien ne presse", a dit la patronne de la LDL.': "Ana Lorca",
    'Le colonel Yann Quéré a vu le feu. "Le feu est fixé", a précisé l\'officier.': "Yann Quéré",
    'La présidente du port Odile Perrin a reçu la presse. "Le quai ouvre lundi", a dit la '
    "dirigeante.": "Odile Perrin",
}  # fmt: skip
TWO_POSTS = [
    "Luc Brun, maire de Brumes, et Rose Vidal, députée, sont là. \"Rien ne bouge\", dit l'élu.",
    "Me Nina Roche et Me Paul Roy plaident. Le Conseil constitutionnel est saisi. "
    '"Il n\'a rien pris", affirme le conseil.',
    "Yann Quéré, pêcheur, a vu le feu. \"Le feu est fixé\", a précisé l'officier.",
    'La pianiste Odile Perrin a joué. "Le quai ouvre lundi", a dit la dirigeante.',
    'Luc Morel, président de Norbel, est venu. "Rien ne presse", a dit le patron de la CGT.',
    'Luc Morel, ami de Norbel, est venu. "Rien ne presse", a dit le patron de Norbel.',
    "L'Assemblée a voté. \"Le bac doit rester\", a lancé la parlementaire.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), POSTS.items())
def test_a_wide_word_leads_to_the_one_who_holds_such_a_post(text: str, speaker: str) -> None:
    assert _speaker(text) == speaker


@pytest.mark.parametrize("text", TWO_POSTS)
def test_a_wide_word_that_two_or_nobody_may_bear_leads_to_none(text: str) -> None:
    assert _speaker(text) is None


def test_the_paper_is_the_one_that_reports() -> None:
    read = "La halle a brûlé, rapporte Le Phare du Nord. Les CRS et Twitter en parlent. "
    assert _speaker(read + '"La halle sera refaite", précise le quotidien.') == "Le Phare du Nord"
    assert _speaker("Les CRS et Twitter en parlent. Soit, précise le quotidien.") is None


@pytest.mark.parametrize(
    "said",
    ['"La digue tiendra tout mai", note t-il.', '"La digue tiendra tout mai", note-t-il.'],
)  # fmt: skip
def test_a_pronoun_set_apart_by_mistake_still_speaks(said: str) -> None:
    assert _speaker(f"Paul Roy dirige le chantier. {said}") == "Paul Roy"


FIRM = {
    "Le maire Luc Brun a annoncé que le quai serait rouvert en mai.": None,
    "La mairie a promis que la halle serait refaite.": None,
    "Le maire Luc Brun a affirmé que le gardien serait mort.": "conditionnel",
    "Le maire Luc Brun a annoncé que le gardien aurait fui.": "conditionnel",
    "Selon la mairie, la halle serait détruite.": "conditionnel",
}


@pytest.mark.parametrize(("text", "hedge"), FIRM.items())
def test_a_day_to_come_seen_from_the_past_is_no_reserve(text: str, hedge: str | None) -> None:
    assert [claim.hedge for claim in printed_claims(text)] == [hedge]


OWNED = [
    "Un feu a ravagé la halle. Une perquisition a visé son domicile, selon une source policière.",
    'Le feu a pris. "La colère à son endroit est vive", a dit Luc Brun.',
    "Le bac a coulé hier. La mairie affirme que la préfecture lui a écrit.",
]
OWNED_BY_SOMEBODY = {
    "Yann Quéré a fui. Une perquisition a visé son domicile, selon une source policière.": (
        "Yann Quéré a fui."
    ),
    "Le gendarme a tiré. Selon une source policière, Luc Brun lui a écrit mardi.": (
        "Le gendarme a tiré."
    ),
}


@pytest.mark.parametrize("text", OWNED[:2])
def test_what_people_have_is_of_somebody(text: str) -> None:
    assert not [c for c in printed_claims(text) if c.context is None]


@pytest.mark.parametrize(("text", "context"), OWNED_BY_SOMEBODY.items())
def test_who_has_it_is_brought(text: str, context: str) -> None:
    claim = printed_claims(text)[-1]
    assert claim.context and claim.context.of(text) == context


POINTING = {
    "Le maire a nommé Rose Vidal. La mairie affirme que cette nomination est légale.": (
        "Le maire a nommé Rose Vidal."
    ),
    "Le quai a été fermé. La mairie affirme que cette mesure est légale.": "Le quai a été fermé.",
    "Luc Brun a tenu des propos durs. Il pleut à Brumes. La mairie affirme que ces déclarations "
    "sont vraies.": "Luc Brun a tenu des propos durs.",
}  # fmt: skip


@pytest.mark.parametrize(("text", "context"), POINTING.items())
def test_what_is_pointed_at_is_brought(text: str, context: str) -> None:
    found = printed_claims(text)
    (claim,) = found
    assert claim.context and claim.context.of(text).startswith(context)


LITTLE = [
    'Les riverains dénoncent "un mépris".',
    'Luc Brun a fait part de "sa colère".',
    'La mairie déplore "une erreur".',
]
ENOUGH = [
    'Luc Brun juge que c\'est "une honte".',
    'La mairie dénonce "un mépris" des riverains.',
    'La mairie dénonce "un mépris qui dure depuis l\'hiver".',
    'La mairie déplore "une erreur" du préfet.',
]


@pytest.mark.parametrize("text", LITTLE)
def test_two_words_quoted_alone_tell_nothing(text: str) -> None:
    assert not printed_claims(text)


@pytest.mark.parametrize("text", ENOUGH)
def test_quoted_words_that_say_of_what_are_told(text: str) -> None:
    assert len(printed_claims(text)) == 1


def test_what_dashes_part_off_is_all_that_its_source_says() -> None:
    text = "Un homme très agité - il avait bu, selon la police -, est venu au port."
    assert [claim.text for claim in briefing_of(text).claims] == ["il avait bu"]


def test_only_is_not_that() -> None:
    text = "La mairie a assuré ne pas tricher et ne vendre que les fruits qui sont mûrs."
    assert [claim.text for claim in printed_claims(text)] == [
        "a assuré ne pas tricher et ne vendre que les fruits qui sont mûrs"
    ]
    text = "Le maire Luc Brun a assuré ne pas croire que le port fermera."
    assert printed_claims(text)


@pytest.mark.parametrize(
    "text",
    [
        'Luc Brun a tout prévu: il va "falloir que nous payions les loyers", a-t-il dit.',
        "La halle a brûlé(/B], rapporte Le Phare du Nord.",
        '"Cela montre que, jadis, quelqu\'un a cru au port", a dit Luc Brun.',
    ],
)
def test_debris_and_half_clauses_wait(text: str) -> None:
    first = "Il pleut. Il pleuvra. " if text.startswith('"') else ""
    assert not [c for c in printed_claims(first + text) if c.context is None]


def test_words_that_run_on_begin_with_a_word() -> None:
    text = '"La digue tiendra, a dit le maire Luc Brun. Nous avons acheté du sable pour elle."'
    assert [claim.text[:4] for claim in printed_claims(text)] == ["La d", "Nous"]


def test_how_long_it_has_lasted_leans_on_nothing() -> None:
    text = 'Le quai est fermé. "Ça fait dix ans que nous demandons un quai", dit Luc Brun.'
    assert [claim.context for claim in printed_claims(text)] == [None]


TOGETHER = "Le ministre des Transports Luc Brun et le ministre du Port Paul Roy sont venus. "
SAYS_AGAIN = {
    f'{TOGETHER}"La criée ferme", a expliqué Luc Brun. "Rien ne presse", a dit le ministre.': (
        "Luc Brun"
    ),
    f'{TOGETHER}"La criée ferme", a expliqué Paul Roy. "Rien ne presse", a dit le ministre.': (
        "Paul Roy"
    ),
}
SAYS_ONCE = [
    f'{TOGETHER}"Rien ne presse", a dit le ministre.',
    f'{TOGETHER}"La criée ferme", a expliqué Luc Brun. Paul Roy est parti. "Rien ne presse", a dit '
    "le ministre.",
    f'{TOGETHER}"La criée ferme", a dit Rose Vidal. "Rien ne presse", a dit le ministre.',
]


@pytest.mark.parametrize(("text", "speaker"), SAYS_AGAIN.items())
def test_of_two_ministers_it_is_the_one_who_has_just_spoken(text: str, speaker: str) -> None:
    assert _speaker(text) == speaker


@pytest.mark.parametrize("text", SAYS_ONCE)
def test_of_two_ministers_neither_where_nothing_tells(text: str) -> None:
    said = [claim for claim in printed_claims(text) if claim.text.startswith("Rien")]
    assert all(claim.speaker not in {"luc-brun", "paul-roy"} for claim in said)


STILL_HIS = [
    "Le maire Luc Brun, qui accompagnait vendredi Yann Quéré au port, a dit que la criée ferme. "
    '"La halle ouvre", avait-il lancé.',
    'Le rapport de Paul Roy "prouve que le port vit", s\'est félicité Luc Brun. Il a jugé "très '
    'dangereux de fermer la halle".',
    "En maniant l'ironie, Luc Brun a d'abord écrit : \"Ceux qui doutaient du port ont eu tort.\"",
    '"La halle ouvre en mai", écrit en particulier Luc Brun dans un de ses messages.',
    "La mairie attend. Luc Brun a d'ailleurs annoncé que la halle ouvre.",
]


@pytest.mark.parametrize("text", STILL_HIS)
def test_who_is_met_what_is_made_or_wielded_speaks_not(text: str) -> None:
    assert _speaker(text) == "Luc Brun"


def test_several_named_after_one_noun_speak_together() -> None:
    text = "Les ministres de la Mer Luc Brun et du Port Paul Roy ont dit que la criée ferme."
    assert all(claim.speaker is None for claim in printed_claims(text))


def test_a_condition_and_what_hangs_on_it_are_one_statement() -> None:
    text = '"Si la criée ferme", a dit Luc Brun, "on ne vendra plus rien au port".'
    assert [claim.text for claim in printed_claims(text)] == [text.rstrip(".")]
    text = '"La criée ferme", a dit Luc Brun, "et on ne vendra plus rien au port".'
    assert [claim.text for claim in printed_claims(text)] != [text.rstrip(".")]


def test_words_whose_end_is_not_marked_wait() -> None:
    text = '"La criée ferme au soir. Le maire a dénoncé des propos "faux et vils", a dit Luc Brun.'
    assert not [claim for claim in printed_claims(text) if claim.text.startswith("La criée")]


MET = [
    'Le président de la ligue revient vers Rose Vidal et lui dit : "le bail est réglé".',
    'Le maire reçoit Luc Brun. "Le port ferme", a dit le maire.',
    'Le ministre salue Luc Brun. "Le port ferme", a dit le ministre.',
]


@pytest.mark.parametrize("text", MET)
def test_who_is_met_by_an_office_does_not_hold_it(text: str) -> None:
    assert _speaker(text) is None


def test_who_stands_beside_an_office_holds_it() -> None:
    text = 'Le maire de Brumes Luc Brun attend. "Le port ferme", a dit le maire.'
    assert _speaker(text) == "Luc Brun"
