"""A statement that leans on what comes before is told with it, within the same rights."""

from __future__ import annotations

import pytest

from annotated_briefing.annotate.run import annotate_parsed
from annotated_briefing.brief.assemble import brief
from annotated_briefing.brief.evidence import check
from annotated_briefing.brief.rights import published
from annotated_briefing.model import Briefing, printed
from tests.support import parse_text

BEFORE = "Le bac du soir a été supprimé par la mairie de Brumes."


def _brief(text: str) -> Briefing:
    parsed = parse_text(text, published="2022-03-15")
    briefing = brief(parsed.article, annotate_parsed(parsed)).briefing
    check(briefing)
    return briefing


def _context(text: str) -> str | None:
    briefing = _brief(text)
    claim = printed(briefing).claims[-1]
    return claim.context.of(briefing.text) if claim.context else None


@pytest.mark.parametrize(
    "said",
    [
        '"Cette mesure nous prive de travail", regrette Odile Perrin.',
        '"Il arrivait toujours à l\'heure", regrette Odile Perrin.',
        '"C\'est une honte pour tout le village", regrette Odile Perrin.',
        "Odile Perrin affirme que cette décision ne sera pas suivie d'effet.",
    ],
)
def test_words_that_lean_are_told_with_the_sentence_before(said: str) -> None:
    assert _context(f"{BEFORE} {said}") == BEFORE


@pytest.mark.parametrize(
    "said",
    [
        '"La Bretagne mourra sans ses jeunes", regrette Odile Perrin.',
        '"Nous irons à pied au marché", regrette Odile Perrin.',
        '"Il faut dix lignes de bus à Brest", regrette Odile Perrin.',
        "Odile Perrin affirme que la mairie de Brest ne consulte plus personne.",
        "Des Brestois iront à pied, selon Odile Perrin.",
    ],
)
def test_words_that_stand_by_themselves_have_no_context(said: str) -> None:
    assert _context(f"{BEFORE} {said}") is None


def test_a_sentence_before_that_leans_too_is_told_with_its_own() -> None:
    between = "Il transportait deux cents personnes."
    said = '"Ils devront marcher une heure", prévient Odile Perrin.'
    context = _context(f"{BEFORE} {between} {said}")
    assert context and context.endswith(between)


def test_the_same_sentence_may_say_it_before_the_statement() -> None:
    said = 'Odile Perrin attend depuis un mois les deux mariniers: "Ils ont promis de venir."'
    context = _context(f"{BEFORE} {said}")
    assert context and context.endswith("Odile Perrin attend depuis un mois les deux mariniers")


@pytest.mark.parametrize("subhead", ["- Un bac disparu -", "Des regrets au village"])
@pytest.mark.parametrize(
    "said", ["Elle n'a prévenu personne", "C'est une honte pour tout le village"]
)
def test_a_subhead_is_no_context(subhead: str, said: str) -> None:
    assert _context(f'{BEFORE}\n\n{subhead}\n\n"{said}", regrette Odile Perrin.') == BEFORE


def test_the_first_sentence_of_all_has_none() -> None:
    said = '"Ils n\'ont prévenu personne", regrette Odile Perrin. Il pleut à Brest.'
    (claim,) = _brief(said).claims
    assert (claim.context, claim.doubt) == (None, None)
    (told, *_) = _brief("Ils ont quitté Brest, a dit Odile Perrin. Il pleut à Brest.").claims
    assert (told.context, told.doubt) == (None, "leaning")


def test_the_only_sentence_of_a_text_is_all_there_is() -> None:
    (event,) = printed(_brief("Elle a été élue le 8 mars 2022.")).events
    assert event.context is None


def test_an_excerpt_shows_such_a_statement_with_its_context_or_not_at_all() -> None:
    filler = " ".join(f"La rue numéro {n} reste ouverte aux piétons du quartier." for n in range(9))
    said = '"Elle n\'a prévenu personne", regrette Odile Perrin.'
    whole = _brief(f"Odile Perrin vit à Brumes depuis toujours. {filler} {BEFORE} {said}")
    told = []
    for share in (0.05, 0.2, 0.35, 0.6, 0.9):
        shown = published(whole, "excerpts", share)
        told += [c.context.of(shown.text) if c.context else None for c in shown.claims]
    assert told and all(context and context.endswith(BEFORE) for context in told)


@pytest.mark.parametrize(
    "told",
    [
        "Il avait été lancé le 3 mai 2019 par un armateur local.",
        "Cette ligne avait été ouverte le 3 mai 2019.",
        "Le 3 mai 2019, il avait transporté mille personnes.",
        "Son capitaine a pris sa retraite le 3 mai 2019.",
    ],
)
def test_a_dated_line_that_leans_is_told_with_the_sentence_before(told: str) -> None:
    briefing = _brief(f"{BEFORE} {told}")
    (event,) = printed(briefing).events
    assert event.text == told
    assert event.context and event.context.of(briefing.text) == BEFORE


@pytest.mark.parametrize(
    "told",
    [
        "Le bac du matin avait été lancé le 3 mai 2019.",
        "La mairie de Brest a vendu un ponton le 3 mai 2019.",
        "Le 3 mai 2019, une péniche avait coulé devant Brest.",
    ],
)
def test_a_dated_line_that_stands_by_itself_has_no_context(told: str) -> None:
    (event,) = printed(_brief(f"{BEFORE} {told}")).events
    assert event.context is None


@pytest.mark.parametrize("joint", ["Et", "Mais", "Ainsi"])
def test_a_dated_line_is_shown_with_the_connective_that_joins_it(joint: str) -> None:
    told = f"{joint} le 3 mai 2019, la ville a été punie par Paris."
    briefing = _brief(f"Un rapport accuse Brest. {told}")
    (event,) = printed(briefing).events
    assert event.text == told
    assert event.context and event.context.of(briefing.text) == "Un rapport accuse Brest."


@pytest.mark.parametrize(
    "told",
    [
        "Le groupe a fermé deux usines le 3 mai 2019.",
        "Le chantier a été arrêté le 3 mai 2019.",
        "La jeune femme a été libérée le 3 mai 2019.",
    ],
)
def test_a_first_sentence_is_no_less_clear_for_its_article(told: str) -> None:
    (event,) = printed(_brief(f"{told} Les habitants de Brest sont partis.")).events
    assert (event.text, event.context, event.doubt) == (told, None, None)


@pytest.mark.parametrize(
    "before",
    [
        "Il coûtait cher. Ils le savaient.",
        "Elle coûtait cher aux habitants.",
    ],
)
@pytest.mark.parametrize("line", ["Elle", "Par ailleurs, elle"])
def test_a_dated_line_whose_context_leans_too_stays_held(before: str, line: str) -> None:
    assert not printed(_brief(f"{before} {line} avait été ouverte le 3 mai 2019.")).events


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("La mairie a voté une taxe de séjour. Les hôteliers ont crié.\n"
         "\"Cette taxe nous ruine\", dit Luc Roux.", "La mairie a voté une taxe de séjour."),
        ("Les barrages du Nord retiennent peu d'eau. Il pleut peu.\n"
         "\"Ils seront vides en juin\", craint Odile Perrin.",
         "Les barrages du Nord retiennent peu d'eau."),
        ("Un rapport vient de paraître. La pluie tombe. Le vent souffle.\n"
         "\"Ce rapport nous accable\", dit Luc Roux.", "Un rapport vient de paraître."),
        ("Les pompiers sont arrivés tard. La rue était vide.\n"
         "\"Ils ont pourtant couru\", assure Luc Roux.", "Les pompiers sont arrivés tard."),
        ("Le vieux bac a coulé. Personne n'était à bord.\n\"Ce bac avait cent ans\", dit Luc Roux.",
         "Le vieux bac a coulé."),
        ("La grue est tombée.\nOdile Perrin affirme que cette décision sera suivie.",
         "La grue est tombée."),
        ("Le suspect s'est rendu.\nIl est en garde à vue, a indiqué la procureure Odile Perrin.",
         "Le suspect s'est rendu."),
    ],
)  # fmt: skip
def test_the_sentence_that_names_it_is_brought(text: str, context: str) -> None:
    found = _context(text)
    assert found and context in found


@pytest.mark.parametrize(
    "text",
    [
        "Le port est fermé.\nOdile Perrin assure qu'elle viendra avec son fils.",
        "Le port est fermé.\nLe maire Luc Roux a annoncé qu'il démissionnait.",
        "Le port est fermé.\nLes pêcheurs ont dit qu'ils viendraient à Brest.",
        "Le port est fermé.\nLuc Roux dit vouloir revoir ses tarifs.",
        "Le port est fermé.\nMme Perrin a reconnu qu'elle avait tort.",
    ],
)
def test_the_words_of_who_speaks_are_told_by_themselves(text: str) -> None:
    assert _context(text) is None


@pytest.mark.parametrize(
    "text",
    [
        'Le bac du soir a été supprimé.\n"Ils nous isolent", regrette Odile Perrin.',
        'La marée a beaucoup monté.\n"Ils ont tout gâché", regrette Odile Perrin.',
    ],
)
def test_a_pronoun_that_nothing_near_stands_for_is_held(text: str) -> None:
    assert [c.doubt for c in _brief(text).claims] == ["leaning"]
