"""Whose a line of « qui dit quoi » is, and how much of its sentence is theirs."""

from __future__ import annotations

import pytest

from tests.support import briefing_of, printed_claims


def _said(text: str) -> list[tuple[str, str]]:
    """(who, what) of each line that is printed; who by name where the register has one."""
    names = {entity.id: entity.name for entity in briefing_of(text).entities}
    return [
        (names.get(c.speaker or "") or (c.speaker_span.of(text) if c.speaker_span else ""), c.text)
        for c in printed_claims(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "La ville a voté une réforme qui devrait permettre, selon la maire Rose Vidal, de planter "
        "mille arbres.",
        "Le port a reçu des grues qui, selon la direction, doublent le trafic des quais du nord.",
        "Le conseil a choisi un tracé dont la moitié passera, selon les riverains, par des champs "
        "inondés.",
        "Le conseil a voté mardi un plan de dix millions d'euros, qui servira selon le maire de "
        "Lorve Paul Vasseur, à rénover les quais.",
        "Les pêcheurs ont bloqué le quai où le gazole manque, selon eux, depuis un mois.",
    ],
)
def test_a_relative_that_a_source_answers_for_gives_it_no_more_of_the_sentence(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('La préfète est venue au marché de Brumes, alors que la ville "perd un étal par mois", '
         "selon la mairie.", ("la mairie", 'la ville "perd un étal par mois"')),
        ("Le train a déraillé à l'entrée de Lorve alors que la voie était \"en parfait état\", "
         "selon la compagnie.", ("la compagnie", 'la voie était "en parfait état"')),
        # neighbours: one clause, or no words that are surely somebody's
        ("Le lavoir a brûlé mardi, selon la préfecture.",
         ("la préfecture", "Le lavoir a brûlé mardi")),
        ("Odile Perrin vit à Brumes où le loyer a doublé, selon la mairie.",
         ("la mairie", "Odile Perrin vit à Brumes où le loyer a doublé")),
        ('Rose Vidal estime que le bac a coulé alors que la mer "était calme".',
         ("Rose Vidal", 'le bac a coulé alors que la mer "était calme"')),
        ('La mer "était calme", selon la préfecture.',
         ("la préfecture", 'La mer "était calme"')),
    ],
)  # fmt: skip
def test_a_source_answers_for_the_clause_that_its_words_end(
    text: str, line: tuple[str, str]
) -> None:
    assert _said(text) == [line]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("La taxe est contestée par l'Union des pêcheurs, premier syndicat de la région, qui "
         'dénonce "un impôt de trop pour les petits ports".', "Union des pêcheurs"),
        ("Le vote a été perdu par le Parti du lac, deuxième force du canton, qui dénonce \"une "
         'campagne de mensonges et de peur".', "Parti du lac"),
        ("La mesure du premier syndicat de la région, l'Union des pêcheurs, qui dénonce \"une "
         'taxe de trop pour les petits ports", a été rejetée.', "Union des pêcheurs"),
        ('"Nous voulons garder nos frontières", a expliqué une des responsables du parti, Céline '
         "Amandier.", "Céline Amandier"),
        ('"Nous voulons garder nos frontières", a expliqué Céline Amandier, une des responsables '
         "du parti.", "Céline Amandier"),
        ('Derrière son bar, Joe Wattson attend. "Ce sont deux heures très chargées", explique le '
         "manager en chef de 32 ans.", "Joe Wattson"),
        ("Jean Castel visitait mardi une ferme, et espère sauver la vigne. Le Premier ministre, "
         "suivi de Luc Perrin, a marché. \"J'ai demandé que ces aides soient versées avant "
         'Noël", a affirmé le Premier ministre.', "Jean Castel"),
        # neighbours: the office without its holder, or of somebody who may be another
        ("Jean Castel visitait mardi une ferme, et espère sauver la vigne. Le Premier ministre, "
         "suivi de Luc Perrin, a salué le président. \"J'ai demandé que ces aides soient versées "
         'avant Noël", a affirmé le Premier ministre.', "Premier ministre"),
        ("Odile Perrin a marché mardi à Lorve. \"J'ai demandé que ces aides soient versées avant "
         'Noël", a affirmé le Premier ministre.', "Premier ministre"),
        ('Le parti du pays profond dénonce "une campagne de mensonges et de peur".',
         "Le parti du pays profond"),
    ],
)  # fmt: skip
def test_who_is_named_beside_what_they_are_speaks(text: str, who: str) -> None:
    assert who in _said(text)[-1][0]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ('"Il faut tenir", a dit Paul Vasseur, maire de Lorve, "et restons très prudents".',
         ("Paul Vasseur", "et restons très prudents")),
        ('"La digue tient", a assuré Rose Vidal, maire de Brumes, "mais nous restons prudents".',
         ("Rose Vidal", "mais nous restons prudents")),
        # neighbours: another speaks, or what comes is no words of hers
        ('"La digue tient", a assuré Rose Vidal, maire de Brumes, avant de partir. "Elle mentait", '
         "a dit Luc Perrin.", ("Luc Perrin", "Elle mentait")),
        ('"La digue tient", a assuré Rose Vidal, maire de la ville "fleurie" de Brumes.',
         ("Rose Vidal", "La digue tient")),
    ],
)  # fmt: skip
def test_words_that_go_on_after_what_somebody_is_are_theirs(
    text: str, second: tuple[str, str]
) -> None:
    assert _said(text)[-1] == second


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('"On ne voit plus personne ici", Marie Dulac, 32 ans, boulangère à Lorve.',
         [("Marie Dulac", "On ne voit plus personne ici")]),
        ('"On ne voit plus personne ici" - Marie Dulac, 32 ans, boulangère.',
         [("Marie Dulac", "On ne voit plus personne ici")]),
        # neighbours: a clause that goes on about her, a name that may be anything
        ('"On ne voit plus personne ici", Marie Dulac, 32 ans, a fermé sa boutique mardi.', []),
        ('"On ne voit plus personne ici", Marie Dulac, boulangère.', []),
    ],
)  # fmt: skip
def test_words_are_whose_name_and_age_follow(text: str, line: list[tuple[str, str]]) -> None:
    assert _said(text) == line


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Le parquet de Lorve a ouvert une enquête mardi. Le parquet a précisé que les deux hommes "
         "étaient en fuite depuis mars.", "Le parquet de Lorve"),
        ("Le préfet est venu. La préfecture de Lorve a fermé le pont. Le pont sera fermé un mois, "
         "selon la préfecture.", "La préfecture de Lorve"),
        # neighbours: two of them, or none with its town
        ("Le parquet de Lorve a ouvert une enquête mardi. Le parquet de Brumes attend. Le parquet "
         "a précisé que les deux hommes étaient en fuite depuis mars.", "Le parquet"),
        ("Une enquête est ouverte à Lorve. Le parquet a précisé que les deux hommes étaient en "
         "fuite depuis mars.", "Le parquet"),
    ],
)  # fmt: skip
def test_a_body_of_a_town_is_told_with_its_town(text: str, who: str) -> None:
    assert _said(text)[-1][0] == who


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('Rose Vidal a dénoncé un manque de "fluidité réelle" entre le port, la mairie et les '
         "élus.", 'un manque de "fluidité réelle" entre le port, la mairie et les élus'),
        ('Rose Vidal a dénoncé un manque de "fluidité réelle" dans le port, et a quitté la salle.',
         'un manque de "fluidité réelle" dans le port'),
    ],
)  # fmt: skip
def test_a_list_of_those_between_whom_is_told_whole(text: str, what: str) -> None:
    assert _said(text)[-1][1] == f"a dénoncé {what}"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("La mairie a surpris les riverains en annonçant que le pont serait fermé lundi.",
         "La mairie"),
        ("Rose Vidal a rassuré les parents en affirmant que le car passera lundi.", "Rose Vidal"),
        # neighbours: a participle that its noun governs
        ("Rose Vidal a reçu des parents affirmant que le car ne passe plus.", "des parents"),
        ("La mairie a lu la lettre d'une étudiante affirmant que le car ne passe plus.",
         "une étudiante"),
    ],
)  # fmt: skip
def test_who_announces_in_doing_something_is_who_does_it(text: str, who: str) -> None:
    assert _said(text)[-1][0] == who


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("Le ministre de la Mer détaille son plan mercredi. Le ministre de la Culture Paul Vasseur "
         "avait promis une aide aux musées. Selon Gérald Morin, la taxe sera réduite.",
         "le ministre"),
        ("Le président du Conseil des Ports est arrivé lundi. Le président de la Ligue du Lac, Luc "
         "Perrin, avait quitté la salle la veille.", "le président"),
        ("La directrice de l'Opéra recevra les élus. La directrice du Théâtre, Odile Perrin, est "
         "partie en vacances. La salle rouvrira en mai.", "la directrice"),
        ("Le maire de Brumes attend une réponse. Le maire de Lorve Paul Vasseur a signé en juin. "
         "La route reste fermée.", "le maire"),
        ("Rose Vidal, ministre du Travail, s'était déplacée en mars. La ministre de l'Ecologie a "
         "présenté le texte lundi. Le texte sera voté.", "la ministre"),
    ],
)  # fmt: skip
def test_a_bare_office_that_two_hold_is_nobodys_for_sure(before: str, words: str) -> None:
    said = _said(f'{before} "Nous tiendrons cette promesse avant la fin de l\'année", dit {words}.')
    assert [who for who, what in said if what.startswith("Nous")] == []


@pytest.mark.parametrize(
    ("before", "words", "who"),
    [
        ("Le ministre de la Mer détaille son plan. Le ministre de la Culture Paul Vasseur a dit "
         "qu'il aidera les musées.", "le ministre", "Paul Vasseur"),
        ("Le maire de Brumes Paul Vasseur a signé en juin. Le maire de la ville a reçu les élus. "
         "La route reste fermée.", "le maire", "Paul Vasseur"),
        ("La ministre de la Mer détaille son plan. Le ministre de la Culture Paul Vasseur a "
         "visité Lorve.", "le ministre", "Paul Vasseur"),
        ("Le ministre de la Culture Paul Vasseur a visité Lorve. Le ministre de la Culture et du "
         "Sport a vu les élus.", "le ministre", "Paul Vasseur"),
        ("Luc Perrin, président de la Ligue, a quitté la salle. Les débats ont repris. Le "
         "président du Conseil n'y était pas.", "le président de la Ligue", "Luc Perrin"),
    ],
)  # fmt: skip
def test_an_office_that_one_alone_may_mean_is_his(before: str, words: str, who: str) -> None:
    said = _said(f'{before} "Nous tiendrons cette promesse avant la fin de l\'année", dit {words}.')
    assert [name for name, what in said if what.startswith("Nous")] == [who]


@pytest.mark.parametrize(
    "text",
    [
        '"Rien n\'est décidé pour la digue", a dit Paul Vasseur, démentant des informations de '
        "presse affirmant que le choix était fait.",
        "Rose Vidal a rejeté les rumeurs assurant que le choix était fait.",
        "Luc Perrin a balayé une théorie soutenant que le choix était fait.",
        "Paul Vasseur a cité une étude montrant que le choix était fait.",
        "Odile Perrin a moqué les slogans proclamant que le choix était fait.",
    ],
)
def test_a_participle_right_after_a_noun_is_not_the_subjects(text: str) -> None:
    assert [who for who, what in _said(text) if "le choix était fait" in what] == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Paul Vasseur a quitté la salle, affirmant que la digue tient.", "Paul Vasseur"),
        ("Paul Vasseur a quitté la salle mardi affirmant que la digue tient.", "Paul Vasseur"),
        ("Paul Vasseur a quitté la salle en affirmant que la digue tient.", "Paul Vasseur"),
        ("Luc Perrin a reçu une étudiante affirmant que la digue tient.", "une étudiante"),
        ("La ville a publié un communiqué annonçant que la digue tient.", "un communiqué"),
    ],
)
def test_a_participle_apart_is_the_subjects(text: str, who: str) -> None:
    assert _said(text) == [(who, "la digue tient")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Rose Vidal a rappelé que les captifs sont jugés sur place, une position très contestée "
         "par les familles qui dénoncent une justice expéditive.",
         "les captifs sont jugés sur place"),
        ("Paul Vasseur a dit souhaiter que le pont soit rouvert en mai, un délai jugé serré par "
         "certains.", "a dit souhaiter que le pont soit rouvert en mai"),
        ("Rose Vidal a assuré que la digue tient, une affirmation aussitôt démentie par les "
         "pompiers.", "la digue tient"),
        ("Luc Perrin affirme que le bac a été payé deux fois, accusation rejetée par la direction "
         "du port.", "le bac a été payé deux fois"),
        ("Selon la mairie, la taxe rapportera dix millions, un chiffre vivement critiqué par les "
         "commerçants.", "la taxe rapportera dix millions"),
        # neighbours: within the clause, or no judgement of what is said
        ("Rose Vidal a assuré que le plan, un texte critiqué par les élus, sera voté en mai.",
         "le plan, un texte critiqué par les élus, sera voté en mai"),
        ("Rose Vidal a assuré que le plan qu'elle défend, texte critiqué par les élus, sera "
         "voté en mai.", "le plan qu'elle défend, texte critiqué par les élus, sera voté en mai"),
        ("Rose Vidal a dit que le port aidera Lorve, une ville ruinée par la crue.",
         "le port aidera Lorve, une ville ruinée par la crue"),
        ("Selon la mairie, la taxe rapportera dix millions, une somme versée aux écoles.",
         "la taxe rapportera dix millions, une somme versée aux écoles"),
        ("Luc Perrin a expliqué que la digue était tombée, un mur n'ayant pas tenu.",
         "la digue était tombée, un mur n'ayant pas tenu"),
    ],
)  # fmt: skip
def test_what_others_think_of_a_saying_is_none_of_it(text: str, what: str) -> None:
    assert [said for _, said in _said(text)] == [what]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Selon une source policière, Luc Perrin, qui conteste les faits, aurait quitté Lorve.",
         ("une source policière", "Luc Perrin, qui conteste les faits, aurait quitté Lorve")),
        ("Selon le parquet, Luc Perrin, qui conteste les faits, aurait quitté Lorve.",
         ("le parquet", "Luc Perrin, qui conteste les faits, aurait quitté Lorve")),
        ("D'après une source proche du dossier, Odile Perrin, 32 ans, aurait quitté Lorve.",
         ("une source proche du dossier", "Odile Perrin, 32 ans, aurait quitté Lorve")),
        ("Selon la mairie, Rose Vidal, absente mardi, aurait quitté Lorve.",
         ("la mairie", "Rose Vidal, absente mardi, aurait quitté Lorve")),
        ("Selon la préfecture, Paul Vasseur, blessé à la main, aurait quitté Lorve.",
         ("la préfecture", "Paul Vasseur, blessé à la main, aurait quitté Lorve")),
        # neighbours: the name says who the source is
        ("Selon le maire de Lorve, Luc Perrin, la digue a tenu.",
         ("Luc Perrin", "la digue a tenu")),
        ("Selon un expert, Luc Perrin, la digue a tenu.", ("Luc Perrin", "la digue a tenu")),
        ("Selon l'avocate de la ville, Rose Vidal, la digue a tenu.",
         ("Rose Vidal", "la digue a tenu")),
        ("Selon Odile Perrin, la digue a tenu.", ("Odile Perrin", "la digue a tenu")),
        ("D'après la préfète Rose Vidal, la digue a tenu.", ("Rose Vidal", "la digue a tenu")),
    ],
)  # fmt: skip
def test_a_name_after_an_unnamed_source_is_of_whom_it_tells(
    text: str, line: tuple[str, str]
) -> None:
    assert _said(text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "Luc Perrin a dit à la presse avoir soupçonné que la digue était fissurée.",
        "Luc Perrin a dit à son avocat avoir cru que la digue était fissurée.",
        "Luc Perrin a longtemps soupçonné que la digue était fissurée.",
        "Luc Perrin soupçonne que la digue était fissurée.",
        "Luc Perrin a affirmé à la police avoir entendu que la digue était fissurée.",
    ],
)
def test_what_one_only_suspects_or_hears_is_told_with_its_verb(text: str) -> None:
    assert all(what != "la digue était fissurée" for _, what in _said(text))


@pytest.mark.parametrize(
    "text",
    [
        "Luc Perrin a dit à la presse que la digue était fissurée.",
        "Luc Perrin a dit mardi que la digue était fissurée.",
        "Luc Perrin a dit avant de partir que la digue était fissurée.",
        "Luc Perrin a fait savoir que la digue était fissurée.",
        "Luc Perrin a tenu à préciser que la digue était fissurée.",
    ],
)
def test_what_one_says_is_told_without_it(text: str) -> None:
    assert _said(text) == [("Luc Perrin", "la digue était fissurée")]


def test_before_a_colon_a_participle_is_of_the_subject_and_of_no_thing() -> None:
    text = "Luc Bost a rejeté lundi l'idée d'un prêt de la ville affirmant : « Nous tiendrons. »"
    (claim,) = printed_claims(text)
    assert claim.speaker == "luc-bost"
