"""What a line of « qui dit quoi » must hold to read as a sentence, and when it waits instead."""

from __future__ import annotations

import pytest

from tests.support import briefing_of, printed_claims

WHOLE = {
    # « selon » that speaks for the whole clause
    "Le loyer a doublé selon la mairie.": ["Le loyer a doublé"],
    "Elsa vit à Brumes où le loyer a doublé, selon la mairie.": [
        "Elsa vit à Brumes où le loyer a doublé"
    ],
    # an infinitive is told with the verb that says it
    "Odile Perrin dit craindre la prochaine crue.": ["dit craindre la prochaine crue"],
    "Le syndicat affirme avoir prévenu la direction.": ["affirme avoir prévenu la direction"],
    "La mairie a assuré ne pas vouloir vendre le stade.": [
        "a assuré ne pas vouloir vendre le stade"
    ],
    "Luc Perrin a reconnu avoir ouvert la vanne.": ["a reconnu avoir ouvert la vanne"],
    "Rose Vidal a promis mardi de rouvrir la piscine.": [],
    # a clause after « que » stands without it
    "Odile Perrin dit que la crue approche.": ["la crue approche"],
    # the author's words before a quotation that goes on from them
    'Dans les vallées, "les loyers ont doublé en un an", observe Odile Perrin.': [
        'Dans les vallées, "les loyers ont doublé en un an"'
    ],
    'Avec ce tarif, "plus personne ne prendra le bac du soir", a lancé Luc Perrin.': [
        'Avec ce tarif, "plus personne ne prendra le bac du soir"'
    ],
    'La fermeture du lavoir, "c\'est la fin du village", soupire Rose Vidal.': [
        'La fermeture du lavoir, "c\'est la fin du village"'
    ],
    '"Les loyers ont doublé en un an", observe Odile Perrin.': ["Les loyers ont doublé en un an"],
    # a joint says nothing without the sentence before it
    "Mais la digue a tenu toute la nuit, a précisé Rose Vidal.": ["la digue a tenu toute la nuit"],
    "Par ailleurs, la digue sera refaite, a précisé Rose Vidal.": ["la digue sera refaite"],
    "La digue a tenu, a précisé Rose Vidal.": ["La digue a tenu"],
    # the main clause after a fronted one is not what was said there
    "Affirmant que le bac coulait, Luc Perrin a sauté à l'eau.": ["le bac coulait"],
    "Quand Rose Vidal a dit que le bac coulait, Luc Perrin a sauté à l'eau.": ["le bac coulait"],
    # a gerund needs who does it: the whole sentence, where nothing else in it is a line
    'La mairie défend son projet, dénonçant "une cabale" des riverains.': [
        'défend son projet, dénonçant "une cabale" des riverains'
    ],
    # … from its verb on where the speaker, who is shown beside it, leads
    'Après la crue, la mairie de Brumes a fermé le pont, dénonçant "une cabale" des riverains.': [
        'a fermé le pont, dénonçant "une cabale" des riverains'
    ],
    'Yann Quéré, maire de Brumes, a critiqué la gestion, "molle" selon lui, du port.': [
        'a critiqué la gestion, "molle" selon lui, du port'
    ],
    # what a « selon » parts belongs together
    "La pile du pont a, selon Odile Perrin, trop vieilli pour tenir.": [
        "La pile du pont a, selon Odile Perrin, trop vieilli pour tenir"
    ],
    # a short quotation is told with the words it is a piece of
    'La rive est devenue "une passoire", juge Luc Perrin.': ['La rive est devenue "une passoire"'],
    # what is regretted is told with its verb; what is said is not
    "Odile Perrin a regretté que le pont soit fermé.": ["a regretté que le pont soit fermé"],
    "Luc Perrin s'étonne que la digue ait cédé.": ["s'étonne que la digue ait cédé"],
    "Rose Vidal déplore que personne n'ait été prévenu.": [
        "déplore que personne n'ait été prévenu"
    ],
    "Rose Vidal constate que personne n'a été prévenu.": ["personne n'a été prévenu"],
    # words judged, with where they were read, and without what the text goes on to say
    'Yann Quéré a qualifié la digue de "passoire en béton", selon un communiqué du port.': [
        'a qualifié la digue de "passoire en béton", selon un communiqué du port'
    ],
    'La digue - que Yann Quéré qualifie de "passoire en béton" - a tenu.': [
        'qualifie de "passoire en béton"'
    ],
    "Le chef a tort : selon la mairie, le loyer a doublé.": ["le loyer a doublé"],
    # a condition, a place at the head: without them it would be said of all
    '"Le bac peut partir", estime Rose Vidal, mais à condition d\'un vent faible.': [
        '"Le bac peut partir", estime Rose Vidal, mais à condition d\'un vent faible'
    ],
    '"Le bac peut partir", estime Rose Vidal, qui tient la barre.': ["Le bac peut partir"],
    "En Norvège, la police a annoncé que le bac partirait.": [
        "En Norvège, la police a annoncé que le bac partirait"
    ],
    "Dans la nuit, la police a annoncé que le bac partirait.": ["le bac partirait"],
    # what a source is, is not what it says
    "Selon Luc Perrin, du cercle nautique de Lyon, la crue va durer.": ["la crue va durer"],
    # the one who says it all, not whom it is about
    'La mairie défend "une gestion sobre du fleuve", a souligné Rose Vidal.': [
        'La mairie défend "une gestion sobre du fleuve"'
    ],
    # both marks of what is quoted
    'Rose Vidal a répété que la mairie "paiera. Tout sera refait".': [
        'la mairie "paiera. Tout sera refait"'
    ],
}


@pytest.mark.parametrize(("text", "lines"), WHOLE.items())
def test_a_line_reads_as_a_sentence(text: str, lines: list[str]) -> None:
    assert [claim.text for claim in printed_claims(text)] == lines


UNFIT = {
    # what one learns, another said or nobody
    "Odile Perrin a appris que le bac coulait.": "not-a-statement",
    "Apprenant que le bac coulait, Odile Perrin a sauté.": None,
    # a question is no answer
    "Le bac a-t-il coulé, comme l'affirment des témoins ?": "not-a-statement",
    # whom?
    'Le tribunal l\'a accusé "de fuite et de mensonge".': "leaning",
    'Le juge les a accusés "de fuite et de mensonge".': "leaning",
    # « selon » that no comma parts from the last piece speaks for that alone
    "Odile Perrin vit à Brumes où le loyer a doublé selon la mairie.": "clause-cut",
    "Le débat porte sur les loyers, en hausse de 10% selon une étude.": "clause-cut",
    # « cela » points at nothing shown
    "C'est un désastre, a dit Odile Perrin.": "leaning",
    "Cela coûtera cher, a dit Odile Perrin.": "leaning",
}


@pytest.mark.parametrize(("text", "doubt"), UNFIT.items())
def test_a_line_that_states_nothing_by_itself_waits(text: str, doubt: str | None) -> None:
    found = briefing_of(text).claims
    assert not [claim.text for claim in found if claim.doubt is None]
    if doubt is not None:
        assert doubt in {claim.doubt for claim in found}


NAMED = {
    "Yann Quéré vit à Brumes.\n\n« Rien ne presse », dit l'homme de 57 ans.": "yann-quere",
    "Odile Perrin tient le bac.\n\n« Rien ne presse », dit cette femme de 48 ans.": "odile-perrin",
    "L'astronome Luc Perrin veille.\n\nD'après le chercheur, la nuit sera claire.": "luc-perrin",
    "« Rien ne presse », a dit la présidente du club, la chimiste Odile Perrin.": "odile-perrin",
    "« Rien ne presse », regrette pour sa part Me Odile Perrin, avocate du club.": "odile-perrin",
    "Le peintre Louis de Brumes veille.\n\n« Rien ne presse », a dit M. de Brumes.": (
        "louis-de-brumes"
    ),
    "« Rien ne presse », note de son côté Luc Perrin, pêcheur.": "luc-perrin",
}


@pytest.mark.parametrize(("text", "speaker"), NAMED.items())
def test_a_description_stands_under_the_name_the_text_gives(text: str, speaker: str | None) -> None:
    assert [claim.speaker for claim in printed_claims(text)] == ([speaker] if speaker else [])


NAMELESS = [
    "Odile Perrin a vu Rose Vidal au port.\n\n« Rien ne presse », dit la magistrate.",
    "Luc Perrin a vu Yann Quéré au port.\n\n« Rien ne presse », dit cet homme.",
    "Odile Perrin a fui. Rose Vidal est restée.\n\n« Rien ne presse », dit l'expert.",
    "Odile Perrin a fui. Rose Vidal est restée.\n\n« Rien ne presse », dit le jeune pêcheur.",
    "Une femme filme Odile Perrin.\n\n« Rien ne presse », dit la femme.",
]


@pytest.mark.parametrize("text", NAMELESS)
def test_a_bare_description_of_nobody_known_waits(text: str) -> None:
    assert not printed_claims(text)


TOLD_APART = [
    "« Rien ne presse », dit l'homme de 57 ans.",
    "« Rien ne presse », dit le rédacteur en chef.",
    "« Rien ne presse », dit le procureur de Brumes.",
    "« Rien ne presse », dit un pêcheur.",
    "« Rien ne presse », dit la préfecture.",
    "« Rien ne presse », disent les pêcheurs.",
    "« Rien ne presse », dit la marine sri-lankaise.",
]


@pytest.mark.parametrize("text", TOLD_APART)
def test_a_description_that_tells_somebody_apart_isprinted_claims(text: str) -> None:
    assert len(printed_claims(text)) == 1


def test_who_is_spoken_of_by_name_is_not_the_pronoun() -> None:
    text = "Luc Perrin a été frappé. Il affirme que M. Perrin l'avait bousculé."
    assert not printed_claims(text)


def test_a_clause_without_another_subject_has_its_last_name_for_one() -> None:
    (claim,) = printed_claims('"Je suis prêt", a dit au juge Luc Perrin.')
    assert claim.speaker == "luc-perrin"
    (other,) = printed_claims('"Je suis prêt", a dit au juge Luc Perrin le peintre Yann Quéré.')
    assert other.speaker == "yann-quere"


def test_all_who_say_so_are_named() -> None:
    (claim,) = printed_claims(
        "Selon les pêcheurs, la mairie et les gendarmes, dix barques ont coulé."
    )
    assert claim.speaker_span is not None
    assert claim.speaker_span.end - claim.speaker_span.start == len(
        "les pêcheurs, la mairie et les gendarmes"
    )
    (claim,) = printed_claims("Selon la mairie, les gendarmes et les pêcheurs sont partis.")
    assert claim.text == "les gendarmes et les pêcheurs sont partis"


def test_a_sentence_that_leads_to_the_words_does_not_give_them_to_the_speaker_before() -> None:
    text = (
        'Odile Perrin tient le bac.\n\n"Le bac reprendra lundi", dit-elle.\n\n'
        "Une gêne qui revient partout, note Fina, guide sur l'île : "
        '"de nombreux marins ne savent plus où dormir le soir".'
    )
    assert [c.text for c in printed_claims(text) if c.speaker] == ["Le bac reprendra lundi"]


def test_an_unnamed_one_who_did_not_speak_is_no_pronoun() -> None:
    silent = "Un juge doit voir le dossier du maire. « Rien ne presse ici ce soir », a-t-il assuré."
    assert not printed_claims(silent)
    spoken = "« Rien ne presse », a dit un juge. « Tout sera clair demain », a-t-il assuré."
    assert len(printed_claims(spoken)) == 2


def test_two_who_say_so_are_not_the_last_named() -> None:
    text = "La juge a vu Odile Perrin et une amie surnommée Léa, qui affirment avoir été suivies."
    assert not printed_claims(text)
    (claim,) = printed_claims("La juge a vu une amie surnommée Léa, qui affirme avoir été suivie.")
    assert claim.text == "affirme avoir été suivie"


@pytest.mark.parametrize(
    ("named", "later", "tied"),
    [
        ("le Premier ministre Luc Brun", "le ministre", False),
        ("l'ancien maire Luc Brun", "le maire", False),
        ("le vice-président Luc Brun", "le président", False),
        ("l'ex-ministre Luc Brun", "le ministre", False),
        ("la première adjointe Anne Brun", "l'adjointe", False),
        ("le ministre Luc Brun", "le ministre", True),
        ("le Premier ministre Luc Brun", "le Premier ministre", True),
        ("la maire Anne Brun", "la maire", True),
        ("le vice-président Luc Brun", "le vice-président", True),
        ("l'adjointe Anne Brun", "l'adjointe", True),
    ],
)
def test_an_office_of_another_rank_is_somebody_else(named: str, later: str, tied: bool) -> None:
    text = f'"Tout est prêt", a assuré {named}. "Nous verrons", a dit {later}.'
    said = [claim for claim in printed_claims(text) if claim.text == "Nous verrons"]
    assert bool(said) is tied
    assert all(claim.speaker for claim in said)


NOTHING_TOLD = [
    # a piece of the author's own sentence, too short to say anything
    'Un pont fermé depuis "très longtemps", a regretté Odile Perrin.',
    # no verb, and none but its relative's
    "Une règle de bon sens, selon Rose Vidal.",
    "Un pont qui a vieilli, selon Rose Vidal.",
    # marks that do not close
    'Odile Perrin juge que le pont est "fragile et "trop vieux".',
    # the agency saw it itself
    "Le pont est fermé, a constaté un journaliste de l'AFP.",
    "Le pont est fermé, ont constaté des correspondants de l'AFP.",
    # figures without the name of who made them
    "Le loyer a doublé, selon des données de 2017.",
    "Le loyer a doublé, selon une étude.",
    "Le loyer a doublé, selon les derniers chiffres.",
    # a list of which the speaker's words hold the first alone
    "Les ONG Port Libre, Mer Ouverte et Rives ont affirmé que le pont cédait.",
    # the words did it to somebody, who did not say them
    'L\'une des phrases, "la rive est à tous", a indigné ce riverain.',
    'Ce mot, "la rive est à tous", a inquiété Odile Perrin.',
    # half of a name, a clause that hangs on it
    "Le loyer a doublé, selon l'auteur d'\"Un port pour tous\", qui l'a écrit.",
    "Selon la marine, qui n'a rien vu, qui se tait, le port.",
    # one's, nobody knows whose
    '"Le pont a cédé sous nous", raconte sa sœur.',
]


@pytest.mark.parametrize("text", NOTHING_TOLD)
def test_what_tells_nothing_waits(text: str) -> None:
    assert printed_claims(text) == []


NAMED_IN_FULL = {
    "Le loyer a doublé, selon une étude publiée lundi par la revue Habitat.": (
        "une étude publiée lundi par la revue Habitat"
    ),
    "Le loyer a doublé, selon des données établies par la mairie.": (
        "des données établies par la mairie"
    ),
    "Le loyer a doublé, selon les chiffres officiels.": "les chiffres officiels",
    "L'Egypte et le Soudan assurent que le fleuve baisse.": "L'Egypte et le Soudan",
    '"Le pont a cédé sous nous", raconte sa sœur Odile Perrin.': "sa sœur Odile Perrin",
    '"Le pont a cédé sous nous", raconte un journaliste.': "un journaliste",
    '"Comment ?", a demandé un riverain.': "un riverain",
}


@pytest.mark.parametrize(("text", "words"), NAMED_IN_FULL.items())
def test_a_source_is_named_in_full(text: str, words: str) -> None:
    (claim,) = printed_claims(text)
    assert claim.speaker_span is not None
    assert claim.speaker_span.of(briefing_of(text).text) == words


# Who bears the name: a text in which somebody else may, and its neighbour.
TWO_MAY = [
    "Nabil Katar, 52 ans, pêchait à Brumes.\n"
    'Son fils, Gabin, a quitté le port.\n"Nous avons perdu la mer", estime M. Katar.',
    "Luc Perrin et son frère Paul Perrin ont ouvert une ferme.\n"
    '"Les bêtes vont bien", dit M. Perrin.',
    'Hamid Saber appelle à l\'unité.\n"Le port sera libre un jour", promet le fils Saber.',
    'L\'écrivain Louis Valin est mort lundi.\n"La mer est ma seule patrie", dit M. Valin.',
    'La police enquête sur la mort de Louis Valin.\n"La mer est ma seule patrie", dit Louis Valin.',
    "Nabil Katar, 52 ans, a parlé devant le port.\n"
    '"Nous avons perdu la mer", explique cet homme âgé de 20 ans.',
    '"Le port marche bien", dit le chef de quai Alexis Renaud.\n'
    "Un beau parcours pour Farid Saleh.\nCe Soudanais travaille au port.\n"
    '"La langue du pays m\'intéresse", confie le jeune homme de 24 ans.',
    'Yann Quéré raille son rival, Luc Perrin, qui en vend et juge ce vin "bien trop vert".',
]
ONE_MAY = {
    "Nabil Katar, 52 ans, pêchait à Brumes.\n"
    'Sa fille, Gisèle, a quitté le port.\n"Nous avons perdu la mer", estime M. Katar.': (
        "nabil-katar"
    ),
    "Luc Perrin et sa sœur Odile Perrin ont ouvert une ferme.\n"
    '"Les bêtes vont bien", dit Odile Perrin.': "odile-perrin",
    "L'écrivain Louis Valin est mort lundi.\n"
    '"La mer est ma seule patrie", avait dit Louis Valin en 1998.': "louis-valin",
    "La police enquête sur la mort d'un ami de Louis Valin.\n"
    '"Paris est ma seule patrie", dit Rose Vidal.': "rose-vidal",
    "Nabil Katar, 52 ans, a parlé devant le port.\n"
    '"Nous avons perdu la mer", explique cet homme de 52 ans.': "nabil-katar",
    "Avec la ministre Marie Silva, le maire Yann Quéré a promis une aide.\n"
    '"Le port rouvrira cet été", a-t-il dit.': "yann-quere",
    "Yann Quéré a critiqué la digue de Luc Perrin.\n"
    'M. Perrin, a-t-il écrit, "rassure les armateurs de Brest".': "yann-quere",
}


@pytest.mark.parametrize("text", TWO_MAY)
def test_a_name_two_may_bear_is_a_doubt(text: str) -> None:
    assert [c.text for c in printed_claims(text) if "port marche" not in c.text] == []


@pytest.mark.parametrize(("text", "speaker"), ONE_MAY.items())
def test_a_name_one_alone_may_bear_isprinted_claims(text: str, speaker: str) -> None:
    assert [claim.speaker for claim in printed_claims(text)][-1:] == [speaker]


# Who « la chercheuse », « le ministre » is, with whoever else the text has named so far.
TIED = {
    "Odile Perrin a publié un livre sur Luc Brun.\n"
    '"Il voulait le port pour lui seul", écrit la romancière.': "odile-perrin",
    "Odile Perrin étudie la digue de Brumes depuis dix ans. Luc Brun l'a vendue.\n"
    'Rien ne presse. Tout va bien. "La pile est fragile", prévient la géologue.': "odile-perrin",
    "Yann Quéré a détaillé ses projets mercredi. Il a parlé du port.\n"
    '"Le chantier durera un an", a précisé le ministre.': "yann-quere",
    "Yann Quéré a annoncé un plan. Le ministre a dit que le port rouvrirait.\n"
    "Luc Brun, marin, a ri. Le bac est vieux. La digue a cédé en mai.\n"
    '"Le chantier durera un an", a précisé le ministre.': "yann-quere",
    "Le président Yann Quéré a promis une aide.\n"
    '"Le chantier durera un an", a précisé le chef de l\'Etat.': "yann-quere",
    '"Le bac coule chaque hiver", a lui déclaré Yann Quéré.': "yann-quere",
    'Luc Brun préside le port depuis un an.\n"Je n\'ai rien vendu", a-t-il répondu.': "luc-brun",
    '"Le bac coule chaque hiver", s\'alarme Yann Quéré.': "yann-quere",
    # only another of the other gender on the way
    '"Le bac coule", a dit Odile Perrin.\nLuc Brun a ri. Le pilote a fui. Le port a fermé.\n'
    '"Rien ne nous sauvera", a-t-elle ajouté.': "odile-perrin",
}
UNTIED = [
    # an office that may be anybody's
    'Odile Perrin a publié un livre.\n"Elle avait un couteau", a dit la procureure.',
    'Yann Quéré a été arrêté mardi.\n"Le chantier durera un an", a précisé le ministre.',
    # another office, another rank
    "Le sénateur Yann Quéré a promis une aide.\n"
    '"Le chantier durera un an", a précisé le président.',
    "L'ancien ministre Yann Quéré a promis une aide.\n"
    '"Le chantier durera un an", a précisé le ministre.',
    # one more, by what he is of
    '"Le bac coule chaque hiver", dit le délégué Luc Brun.\n'
    '"Rien n\'est prêt pour nous", dit le délégué de la ligue des marins.',
    # the other of two
    "Luc Brun a reproché à Yann Quéré de vendre le port.\n"
    '"Je n\'ai rien vendu à personne", a-t-il répondu.',
    'Luc Brun a critiqué Yann Quéré après que celui-ci eut dénoncé "un port sans avenir ni quai".',
    # a source that is not the person
    '"Le bac coule", a dit Odile Perrin.\nLe pont a cédé, rapporte La Gazette.\n'
    "Six bateaux ont coulé, selon la même source.",
    # two of one gender
    "Odile Perrin a écrit un livre avec Anne Roche. Elles en ont vendu mille.\n"
    'Le port a fermé. "Il voulait tout pour lui", écrit la romancière.',
    '"Le bac coule", a dit Odile Perrin.\nAnne Roche a ri. Le port a fermé.\n'
    '"Rien ne nous sauvera", a-t-elle ajouté.',
    # whose second verb it is
    'Odile Perrin affirme que Luc Brun est venu chez elle et a juré vouloir "tout quitter".',
]


@pytest.mark.parametrize(("text", "speaker"), TIED.items())
def test_a_description_of_one_alone_leads_to_the_name(text: str, speaker: str) -> None:
    assert printed_claims(text)[-1].speaker == speaker


@pytest.mark.parametrize("text", UNTIED)
def test_a_description_that_may_be_anothers_waits(text: str) -> None:
    last = briefing_of(text).claims[-1]
    assert last.doubt or last.speaker is None


def test_a_second_clause_keeps_the_verb_it_hangs_on() -> None:
    said = "Odile Perrin a affirmé que la digue tenait et qu'elle serait rehaussée."
    assert [c.text for c in printed_claims(said)] == [
        "a affirmé que la digue tenait et qu'elle serait rehaussée"
    ]
    assert [
        c.text for c in printed_claims("Odile Perrin a affirmé que la digue tenait et fuyait.")
    ] == ["la digue tenait et fuyait"]


@pytest.mark.parametrize(
    "said",
    [
        "Le directeur Luc Perrin a parlé pour démentir que le bac ait coulé.",
        "Luc Perrin est venu nier que la digue soit fragile.",
        "Luc Perrin a tenté de réfuter que la mairie ait menti.",
        "La direction a, de son côté, nié que le bac ait coulé.",
    ],
)
def test_what_somebody_came_to_deny_is_not_what_he_says(said: str) -> None:
    cut = ("le bac", "la digue", "la mairie", "nié")
    assert not any(c.text.startswith(cut) for c in printed_claims(said))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Luc Roux a démenti que la mairie ait été prévenue.",
         "a démenti que la mairie ait été prévenue"),
        ("La préfète a contesté que le pont soit fermé.", "a contesté que le pont soit fermé"),
        ("Luc Roux nie que le bac ait été vendu.", "nie que le bac ait été vendu"),
        ("Odile Perrin réfute que le port soit vide.", "réfute que le port soit vide"),
        ("Luc Roux a confirmé que le bac était vendu.", "le bac était vendu"),
        ("Luc Roux a dit que le bac était vendu.", "le bac était vendu"),
    ],
)  # fmt: skip
def test_what_is_denied_keeps_its_verb(text: str, said: str) -> None:
    assert [claim.text for claim in printed_claims(text)][:1] == [said]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Deux pompiers sont blessés, a précisé la préfecture, indiquant que le feu était fixé.",
         ["la préfecture", "la préfecture"]),
        ("Deux bacs ont coulé, a dit la mairie, ajoutant que la mer monte.",
         ["la mairie", "la mairie"]),
        ("Le taux a baissé, selon une étude publiée mardi par l'Insee.", ["insee"]),
        ("Le taux a baissé, selon les chiffres de l'Insee.", ["insee"]),
        ("Le taux a baissé, selon les chiffres officiels.",
         ["les chiffres officiels"]),
        ("Le taux va doubler, selon un de ses proches.", []),
        ("Le taux va doubler, selon ces quotidiens.", []),
        ("Le taux va doubler, selon une évaluation du genre.", []),
        ("Le bilan est de dix morts, selon un bilan dans la soirée.", []),
        ("Le bilan est de dix morts, selon les pompiers.", ["les pompiers"]),
    ],
)  # fmt: skip
def test_who_speaks_is_somebody(text: str, speakers: list[str]) -> None:
    assert [
        c.speaker or c.speaker_span.of(text) for c in printed_claims(text) if c.speaker_span
    ] == speakers


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Selon une source policière, la victime, âgée de 54 ans, a reçu deux coups.",
         ["la victime, âgée de 54 ans, a reçu deux coups"]),
        ("Selon la police, la conductrice, une infirmière, roulait vite.",
         ["la conductrice, une infirmière, roulait vite"]),
        ("Selon le parquet, le pilote, Luc Roux, avait bu.", ["le pilote, Luc Roux, avait bu"]),
        ("Selon des témoins, la barque, un vieux bac, a coulé.",
         ["la barque, un vieux bac, a coulé"]),
        ("D'après les pompiers, le voisin, blessé au bras, va bien.",
         ["le voisin, blessé au bras, va bien"]),
        ("Selon Luc Roux, un pêcheur de 37 ans, la mer monte.", ["la mer monte"]),
        ("Selon Odile Perrin, la maire, le port fermera.", ["le port fermera"]),
        ("Selon Odile Perrin, maire de Brumes, le port fermera.", ["le port fermera"]),
        ("Selon la police, le port fermera.", ["le port fermera"]),
        ("Selon Odile Perrin, une retraitée de Brumes, le port fermera.", ["le port fermera"]),
    ],
)  # fmt: skip
def test_a_clause_after_selon_keeps_its_subject(text: str, said: list[str]) -> None:
    assert [claim.text for claim in printed_claims(text)] == said


@pytest.mark.parametrize(
    "text",
    [
        "Luc Roux vient souvent dire tout le mal qu'il pense de la mairie.",
        "Luc Roux a raconté toute la peine qu'il ressent.",
        "Le port accueille des étrangers, surtout des marins, souhaitant rejoindre la ville.",
        "La mairie reçoit des pêcheurs, souvent jeunes, demandant à partir.",
    ],
)
def test_what_hangs_on_a_noun_is_not_said(text: str) -> None:
    assert printed_claims(text) == []


def test_what_is_the_matter_is_told_with_what_it_is() -> None:
    text = "Un bac a coulé.\nIl s'agit d'une vieille barque, a indiqué la préfecture."
    (claim,) = printed_claims(text)
    assert claim.context is not None and claim.context.of(text) == "Un bac a coulé."


@pytest.mark.parametrize(
    "text",
    [
        'Emma Roux "n\'a pas honte de cette longue amitié", a dit Luc Perrin.',
        'La mairie a réussi "en recrutant des pêcheurs de métier", a dit Luc Perrin.',
        'Le vent "les pousse tous vers la ville", a dit Luc Perrin.',
        '"Sur le plan personnel", la maire est "une amie de longue date", a dit Luc Perrin.',
    ],
)
def test_quoted_words_without_their_subject_are_not_told_alone(text: str) -> None:
    assert not [claim.text for claim in printed_claims(text) if claim.direct]


@pytest.mark.parametrize(
    "text",
    [
        '"Sans aucun doute possible", a répondu Luc Perrin.',
        '"N\'ayez pas peur de la crue", a dit Luc Perrin.',
        'Luc Perrin a prévenu: "n\'attendez pas la crue".',
    ],
)
def test_quoted_words_that_are_whole_are_told(text: str) -> None:
    assert [claim.direct for claim in printed_claims(text)] == [True]
