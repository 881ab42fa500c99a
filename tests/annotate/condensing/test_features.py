from __future__ import annotations

import functools

import pytest

from annotated_briefing.annotate.condensing.asking import Asking
from annotated_briefing.annotate.condensing.features import features
from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.annotate.speech.quotes import quotes
from annotated_briefing.annotate.syntax.sentences import sentences
from annotated_briefing.model import Sentence, SentenceFeatures
from tests.support import parse_text


@functools.cache
def _read(text: str) -> tuple[str, tuple[Sentence, ...], tuple[SentenceFeatures, ...]]:
    parsed = parse_text(text)
    found, names = sentences(parsed), mentions(parsed)
    said = quotes(parsed, found, names)
    asking = Asking(parsed, found, names, said)
    return parsed.article.text, found, features(parsed, found, said, asking)


LEANING = [
    ("Depuis, le port est vide et les quais sont déserts.", True),
    ("Cette décision a surpris tous les pêcheurs du village.", True),
    ("Il a quitté la salle sans répondre aux questions.", True),
    ("Son avocat a déposé un recours devant le tribunal.", True),
    ("Selon lui, la digue ne tiendra pas jusqu'au printemps.", True),
    ("En revanche, la mairie de Brest a refusé de fermer le pont.", True),
    ("Mais la mairie de Brest a refusé de fermer le pont.", True),
    ("À Paris, ce musée rouvre ses portes aux enfants.", True),
    ("Dans les villages de la côte, le ton est le même.", True),
    ("La mairie de Brest garde le même toit que la poste.", False),
    ("Ce mardi, la mairie de Brest a refusé de fermer le pont.", False),
    ("Depuis lundi, le port de Brest est fermé aux navires.", False),
    ("Il faut deux heures pour traverser la baie en bateau.", False),
    ("La maire de Quimper a ouvert une enquête sur la digue.", False),
    ("Les bourrasques ont arraché son auvent et ses volets.", True),
    ("La tempête a arraché les volets de la ferme de Marie.", False),
    ("Le conseil lui a donné deux mois pour vider le hangar.", True),
    ("Marie Lagadec attend que le conseil lui donne deux mois.", False),
    ("La flotte « reste à quai toute la semaine », a-t-il dit.", True),
    ("Le patron de la flotte reste à quai, a-t-il dit mardi.", False),
    ("Sur l'un d'eux, Yann Tanguy répare la grande voile.", True),
    ("En quittant sa ferme, Yann Tanguy a vendu ses deux chevaux.", False),
    ("Grâce à ses économies, Marie Lagadec a racheté le chalutier.", False),
]


@pytest.mark.parametrize(("text", "expected"), LEANING)
def test_a_sentence_that_leans_on_another_is_known(text: str, expected: bool) -> None:
    _, _, found = _read(f"Une averse est tombée lundi.\n\n{text}")
    assert found[1].dangling is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a quitté lundi la mairie de Brest.", True),
        ("Mais la digue de Brest a cédé.", True),
        ("Cette tempête a ravagé la côte.", True),
        ("Son équipage attend Ada Floch.", True),
        ("Deux ont été sauvés par un cargo.", True),
        ("Le cargo a quitté Brest, a raconté un témoin de ce naufrage.", False),
        ("La digue a cédé, emportant son phare et ses bancs.", False),
        ("Le préfet a jugé que cela suffisait.", False),
        ("Les marins sont partis, un seul est avec eux.", False),
        ("La tempête est finie, a-t-il dit.", False),
    ],
)
def test_a_first_sentence_leans_by_its_first_words_only(text: str, expected: bool) -> None:
    _, _, found = _read(text)
    assert found[0].dangling is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"C\'est une honte pour la région", a dit le maire Luc Bihan.', True),
        ('"Cette digue ne tiendra pas l\'hiver", a prévenu le maire Luc Bihan.', True),
        ('"Il savait que la digue céderait", accuse le maire Luc Bihan.', True),
        ("« Ça ne peut plus durer », a lancé Ada Floch devant les élus.", True),
        ('"Elles reviendront au printemps", espère la maire Nolwenn Cadiou.', True),
        ('"La digue ne tiendra pas l\'hiver", a prévenu le maire Luc Bihan.', False),
        ('"Nous quitterons ce port dès lundi", a dit le patron Luc Bihan.', False),
        ('"Il faut fermer la digue", a plaidé le maire Luc Bihan.', False),
        ('Le maire Luc Bihan a dit que "c\'est une honte".', False),
        ('Le film "Elle et la mer" sort mercredi à Brest.', False),
    ],
)
def test_a_quotation_that_opens_a_sentence_and_points_back_is_known(
    text: str, expected: bool
) -> None:
    _, _, found = _read(f"Une averse est tombée lundi.\n\n{text}")
    assert found[1].dangling is expected


RECALLING = [
    ("Le suspect avait acheté une carabine en mai.", True),
    ("L'Australien a passé six ans en mer.", True),
    ("La dame de 94 ans vit seule à Brest.", True),
    ("Le président républicain a porté un masque.", True),
    ("L'entreprise emploie deux cents personnes.", True),
    ("Les hangars seront vendus en juin.", True),
    ("Le suspect Ronan Le Goff avait acheté une carabine.", False),
    ("Le président américain a porté un masque.", False),
    ("Les pompiers ont évacué la plage.", False),
    ("Le gouvernement a fermé les plages.", False),
    ("L'homme qui a sauvé le phare est mort.", False),
    ("Le maire de Roscoff a signé la vente.", False),
    ("Une entreprise emploie deux cents personnes.", False),
]


@pytest.mark.parametrize(("text", "expected"), RECALLING)
def test_a_subject_that_only_the_text_before_names_is_known(text: str, expected: bool) -> None:
    _, _, found = _read(f"Les hangars de Brest sont vides.\n\n{text}")
    assert found[1].recalls is expected


HALF_QUOTED = [
    ('"Le quai ferme. Mais nous restons sur place. Tous viendront", a dit Ada Floch.', [True] * 3),
    ("« La pêche est bonne. Les prix montent », a assuré le mareyeur Luc Bihan.", [True] * 2),
    ("Le mareyeur a dit : « La pêche est bonne. Les prix montent. » Il est parti.", [True] * 3),
    (
        '"La criée ferme en juin. C\'est décidé", répète le maire. La criée vivait bien.',
        [True, True, False],
    ),
    ("“La digue tiendra. Les vagues passeront”, croit savoir Nolwenn Cadiou.", [True] * 2),
    ('"La digue tiendra bien cet hiver", a dit Ada Floch. La mer monte.', [False, False]),
    ("Le « petit quai » est fermé. Le grand reste ouvert.", [False, False]),
    ("La maire parle d'un « désastre ». La préfecture a promis des digues.", [False, False]),
    ('Le film "Marée haute" sort mercredi. La salle est pleine.', [False, False]),
    ("Luc Bihan a dit que la pêche est bonne. Les prix montent.", [False, False]),
]


@pytest.mark.parametrize(("text", "expected"), HALF_QUOTED)
def test_half_of_a_quotation_does_not_stand_alone(text: str, expected: list[bool]) -> None:
    _, _, found = _read(text)
    assert [f.dangling for f in found] == expected


VERBS = [
    ("1. Brumes 50 21 16 2 3 45 12 33", False),
    ("- Premiers bilans -", False),
    ("Classement provisoire de la neuvième étape", False),
    ("Roscoff, lundi 3 mai, quai des ferrys", False),
    ('"Nous tiendrons jusqu\'au bout."', False),
    ("Des quais que la mer a rongés, des barques qui pourrissent au soleil.", False),
    ("Une île où personne ne vit plus.", False),
    ("Une manière de rassurer les marins, alors que le port doit fermer lundi.", False),
    ("Une régate lancée par des marins auxquels nul ne croyait, et qui a réuni la ville.", False),
    ("Un chantier annoncé par la région dans une lettre, soulignait le maire.", False),
    ("Une vente saluée par les dockers, a indiqué la mairie de Brest.", False),
    ("Des vents qui ont couché les pins, qui ont noyé les quais et qui ont tué.", False),
    ("Un port dont la criée qui fermera mardi, rappelle le préfet.", False),
    ("Quand le bac arrive, les pêcheurs partent.", True),
    ("La digue a cédé lundi, a indiqué le maire.", True),
    ("Ceux qui ont vu la mer monter sont partis, raconte une habitante.", True),
    ("Qui veut aller loin ménage sa monture.", True),
    ("Le port, qui ne rouvrira pas avant mai, est vide.", True),
    ("Le maire, qui avait promis un quai, a quitté la ville lundi.", True),
    ("Reste que la digue, qui date de 1950, tient.", True),
    ("Les pêcheurs qui attendaient le bac sont partis.", True),
    ("La digue tient.", True),
    ('"Nous tiendrons", promet la maire.', True),
    ("Trois bateaux sont rentrés au port.", True),
    ("Le vent se lève, la mer monte.", True),
    ("« Tout va bien », selon la maire, qui rassure.", True),
]


@pytest.mark.parametrize(("text", "expected"), VERBS)
def test_a_line_without_a_verb_of_its_own_is_known(text: str, expected: bool) -> None:
    _, _, found = _read(text)
    assert found[0].finite is expected


FAIR = {
    "Le conseil a voté la fermeture du pont samedi soir, provoquant la colère des habitants.": (
        ", provoquant la colère des habitants"
    ),
    "Le conseil a voté la fermeture du pont alors que les travaux avancent bien.": (
        "alors que les travaux avancent bien"
    ),
    "La fanfare de Redon, qui répète dans une grange, jouera samedi sur la place.": (
        ", qui répète dans une grange,"
    ),
    "Le chalutier a quitté le port de Concarneau dans la nuit, laissant les mareyeurs inquiets.": (
        ", laissant les mareyeurs inquiets"
    ),
    "La mairie ouvre un guichet pour les apprentis tandis que la région rénove leur internat.": (
        "tandis que la région rénove leur internat"
    ),
}


@pytest.mark.parametrize(("text", "expected"), FAIR.items())
def test_only_whole_clauses_may_go(text: str, expected: str) -> None:
    frozen, _, found = _read(text)
    assert [d.of(frozen) for d in found[0].droppable] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Un car a quitté la route lundi près de Guingamp, faisant six morts parmi les élèves.",
        "Le barrage a cédé dans la nuit, blessant plusieurs ouvriers du chantier voisin.",
        "Le maire a démissionné, alors que selon ses proches il voulait rester en poste.",
        "Le port est bloqué par tous les dockers, ont indiqué les syndicats dans un communiqué.",
        "C'est la première panne de ce genre depuis que la centrale a rouvert ses vannes.",
        "Le musée rouvrira ses salles, en admettant si besoin est un public réduit de moitié.",
        "Le conseil a voté la fermeture du pont alors que les travaux ne sont pas terminés.",
        "Le suspect, qui est présumé innocent, a passé la nuit dans les locaux de la police.",
        "La route (D12) est coupée aux poids lourds sur toute la traversée du bourg.",
        "Le club n'a pas vendu son gardien parce que le président voulait le garder encore.",
    ],
)
def test_no_cut_drops_a_toll_a_source_a_condition_a_reserve_or_since_when(text: str) -> None:
    _, _, found = _read(text)
    assert found[0].droppable == ()


def test_no_cut_tears_a_quotation() -> None:
    text, _, found = _read(
        'Le capitaine a dit que le cargo, "qui venait de loin, fuyait", a coulé en pleine mer.'
    )
    assert all('"' not in d.of(text) for d in found[0].droppable)


HEADLINES = {
    "Les pompiers ont éteint un vaste incendie dans la forêt de Paimpont alors que le vent "
    "continuait de souffler en rafales sur toute la région.": (
        "Les pompiers ont éteint un vaste incendie dans la forêt de Paimpont"
    ),
    "La ville de Lorient rouvre son musée.": "La ville de Lorient rouvre son musée",
    "- La ville de Lorient rouvre samedi son musée.": "La ville de Lorient rouvre samedi son musée",
    "L'armateur breton a vendu mardi ses trois derniers ferrys à une compagnie grecque, "
    "provoquant la colère des marins réunis devant son siège depuis l'aube.": (
        "L'armateur breton a vendu mardi ses trois derniers ferrys à une compagnie grecque"
    ),
    "Les négociations entre la mairie et les forains sont rompues depuis que le préfet a refusé de "
    "déplacer la grande roue installée sur les quais pour la saison.": (
        "Les négociations entre la mairie et les forains sont rompues"
    ),
    "Une biologiste de Roscoff a découvert une algue qui se nourrit de plastique, ce qui pourrait "
    "aider à nettoyer les plages souillées par les dernières tempêtes.": (
        "Une biologiste de Roscoff a découvert une algue qui se nourrit de plastique"
    ),
}


@pytest.mark.parametrize(("text", "expected"), HEADLINES.items())
def test_the_headline_is_the_main_clause(text: str, expected: str) -> None:
    frozen, _, found = _read(text)
    assert found[0].headline is not None
    assert found[0].headline.of(frozen) == expected


@pytest.mark.parametrize(
    "text",
    [
        # its source, its condition
        "Le tribunal de Rennes a condamné mardi un ancien notaire à trois ans de prison, selon une "
        "source judiciaire citée par plusieurs journaux de la région.",
        "Les travaux du tunnel reprendront lundi et dureront jusqu'à la fin de l'automne, ont "
        "annoncé les ingénieurs chargés du chantier au cours d'une réunion.",
        "Le festival des chants de marins aura bien lieu cette année sur les quais de Paimpol, si "
        "la préfecture autorise les organisateurs à recevoir tous les spectateurs.",
        # the rest of a list
        "La préfecture du Finistère a interdit jusqu'à dimanche soir la vente des pétards, fusées, "
        "feux de Bengale et autres artifices dans les communes du littoral.",
        "L'exposition consacrée aux phares de la mer d'Iroise a été ouverte samedi par Ada Floch, "
        "présidente de la région, et un ancien gardien de la Jument.",
        "Le conseil du port de Roscoff a choisi mardi pour dessiner la nouvelle criée un cabinet "
        "de Nantes, deux ateliers de Vannes et un architecte danois installé à Brest.",
        # its complement, its verb
        "La romancière a annoncé jeudi à ses lecteurs la sortie, le 3 novembre, d'un recueil de "
        "nouvelles écrites pendant ses années de pension dans le Morbihan.",
        "Depuis que la tempête a emporté la jetée et les cabanes du rivage, un pêcheur de l'île de "
        "Sein répare seul les casiers de tout le village.",
        "La directrice du port a assuré mardi devant les élus que le quai des ferrys, long de six "
        "cents mètres, serait rénové avant la prochaine saison touristique.",
    ],
)
def test_a_headline_that_no_cut_leaves_whole_is_the_sentence(text: str) -> None:
    frozen, _, found = _read(text)
    assert found[0].headline is not None
    assert found[0].headline.of(frozen) == text.rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        "Qui succédera au doyen des gardiens de phare ?",
        '"Nous partons", a dit le capitaine.',
        "Classement après la dixième régate.",
        "Il est parti.",
        '"Le vent tombe. La mer aussi", a dit le patron du canot de sauvetage.',
        "Voici la carte des phares qui seront rallumés cet été.",
        "Tel est le bilan de la saison pour les pêcheurs de Roscoff.",
        "Une île sans eau, des barques que personne ne répare...",
        "Une régate que les Bretons ont perdue.",
        "Le cargo a quitté le port de Brest...",
    ],
)
def test_a_question_bare_words_or_half_a_quotation_head_nothing(text: str) -> None:
    _, _, found = _read(text)
    assert found[0].headline is None


def test_a_headline_is_its_own_sentence_where_two_are_glued() -> None:
    text, _, found = _read(
        "La criée de Brest a fermé en 2018.Alors le port a perdu ses marins.\n\n"
        'La digue de Brest a cédé mardi (Finistère)."Cela suffit", a dit un marin.'
    )
    assert [f.headline and f.headline.of(text) for f in found[::2]] == [
        "La criée de Brest a fermé en 2018",
        "La digue de Brest a cédé mardi (Finistère)",
    ]
    assert found[3].headline is None


def test_a_quotation_may_stand_beside_its_speaker() -> None:
    text, _, found = _read(
        "Le délégué syndical Yann Tanguy a pris la parole devant l'usine.\n\n"
        '"Nous occuperons les ateliers tant que la direction refusera de négocier", a-t-il lancé.'
    )
    assert found[1].dangling
    assert found[1].quotable is not None
    assert found[1].quotable.of(text) == (
        '"Nous occuperons les ateliers tant que la direction refusera de négocier"'
    )


def test_what_the_article_is_about_is_central() -> None:
    _, _, found = _read(
        "Le parlement a voté la réforme des retraites. La réforme des retraites divise le "
        "parlement et les syndicats. Une tarte aux pommes refroidit. Les syndicats et le "
        "parlement négocient la réforme."
    )
    assert found[2].centrality == min(f.centrality for f in found)


@pytest.mark.parametrize("text", ["", ". . .", '"', "« »", "A", "😀 !"])
def test_odd_texts_have_features_all_the_same(text: str) -> None:
    _, found, measured = _read(text)
    assert [f.sentence for f in measured] == [s.id for s in found]


def test_a_first_sentence_may_name_after_a_colon_whom_it_tells_of() -> None:
    _, _, found = _read("Elle était la dernière gardienne du phare: Ada Floch est morte lundi.")
    assert not found[0].dangling
    _, _, found = _read("Elle était la dernière gardienne du phare: une pierre en garde la date.")
    assert found[0].dangling


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'un des courriels promet une attaque sur le port.", True),
        ("L'une des barques a coulé près de Groix.", True),
        ("L'un des maires de la baie de Morlaix a vendu le quai.", False),
        ("Un des trois bacs de Groix a coulé.", False),
    ],
)
def test_one_of_some_that_nothing_tells_of_is_known(text: str, expected: bool) -> None:
    _, _, found = _read(text)
    assert found[0].recalls is expected
