"""Who speaks: each kind of trap with sentences of it, and neighbours that must stay as they are."""

from __future__ import annotations

import functools

import pytest

from annotated_briefing.annotate.run import annotate_parsed
from annotated_briefing.model import Quote, Span
from tests.support import parse_text


@functools.cache
def _read(text: str) -> tuple[str, tuple[Quote, ...]]:
    parsed = parse_text(text, published="2022-03-15")
    return parsed.article.text, annotate_parsed(parsed).quotes


def _printed(text: str) -> list[tuple[str, str | None, str | None]]:
    """(words said, the speaker's words, the speaker's name) of what a page would show."""
    frozen, quotes = _read(text)
    return [
        (
            q.text,
            q.speaker_span and q.speaker_span.of(frozen),
            q.speaker_name and q.speaker_name.of(frozen),
        )
        for q in quotes
        if q.doubt in {None, "leaning"}
    ]


def _doubts(text: str) -> list[str | None]:
    return [q.doubt for q in _read(text)[1]]


# --- whom words are addressed to, or about, does not say them -----------------------------

ADDRESSED = {
    '"Le barrage tiendra", a répliqué à Odile Perrin le sénateur Yann Quéré.': "Yann Quéré",
    '"Le barrage tiendra", a lancé devant Odile Perrin la préfète Rose Vidal.': "Rose Vidal",
    '"Le barrage tiendra", a promis aux côtés de Mme Perrin le maire Yann Quéré.': "Yann Quéré",
    '"Le barrage tiendra", a jugé à propos de Luc Perrin la juge Rose Vidal.': "Rose Vidal",
    '"Le barrage tiendra", a dit face à Luc Perrin et Odile Roux la maire Rose Vidal.': (
        "Rose Vidal"
    ),
    '"Le barrage tiendra", a confié à l\'AFP Rose Vidal.': "Rose Vidal",
    '"Le barrage tiendra", a déclaré mardi Rose Vidal devant Luc Perrin.': "Rose Vidal",
    "Rose Vidal a répondu à Luc Perrin que le barrage tiendrait.": "Rose Vidal",
    "Selon Rose Vidal, le barrage de Luc Perrin tiendra.": "Rose Vidal",
    '"Le barrage tiendra", a assuré dans un communiqué Rose Vidal.': "Rose Vidal",
}


@pytest.mark.parametrize(("text", "name"), ADDRESSED.items())
def test_the_person_addressed_does_not_speak(text: str, name: str) -> None:
    assert [said[2] for said in _printed(text)] == [name]


OWNERS = {
    '"Il rentrera", dit la cousine du Norvégien Erik Dahl.': "la cousine du Norvégien Erik Dahl",
    '"Il rentrera", dit le frère de M. Dahl.': "le frère de M. Dahl",
    '"Il rentrera", dit la porte-parole de Mme Dahl.': "la porte-parole de Mme Dahl",
    "L'avocate du pilote Erik Dahl a affirmé que le dossier était vide.": (
        "L'avocate du pilote Erik Dahl"
    ),
    "Le parti du président Dahl a annoncé que le vote aurait lieu.": "Le parti du président Dahl",
}
OWNERS_OF_A_HOUSE = {
    '"Il rentrera", dit l\'avocate du clan Dahl.': "l'avocate du clan Dahl",
    '"Il rentrera", dit le conseiller du couple Dahl.': "le conseiller du couple Dahl",
    '"Il rentrera", dit le médecin de la famille Dahl.': "le médecin de la famille Dahl",
    "\"Il rentrera\", s'est réjoui mardi l'avocat de la famille Dahl.": (
        "l'avocat de la famille Dahl"
    ),
    "Le porte-parole du camp Dahl a affirmé que le vote aurait lieu.": (
        "Le porte-parole du camp Dahl"
    ),
}
NAMED_AFTER_ALL = {
    '"Il rentrera", dit l\'avocate du clan Dahl, Rose Vidal.': "Rose Vidal",
    '"Il rentrera", dit le médecin de la famille Dahl, Yann Quéré.': "Yann Quéré",
    '"Il rentrera", dit le ministre délégué Yann Quéré.': "Yann Quéré",
    "Le patron du groupe Yann Quéré a affirmé que le dossier était vide.": "Yann Quéré",
    "La présidente norvégienne Rose Vidal a affirmé que le vote aurait lieu.": "Rose Vidal",
    '"Il rentrera", dit la cousine de M. Dahl, Rose Vidal.': "Rose Vidal",
    '"Il rentrera", dit le maire de Brumes Yann Quéré.': "Yann Quéré",
    '"Il rentrera", dit la ministre de la Pêche Rose Vidal.': "Rose Vidal",
    "L'ancien adjoint d'Erik Dahl, Yann Quéré, a affirmé que le dossier était vide.": "Yann Quéré",
    "Le docteur Yann Quéré a affirmé que le dossier était vide.": "Yann Quéré",
}


@pytest.mark.parametrize(("text", "words"), OWNERS.items())
def test_an_owner_does_not_speak_for_who_is_theirs(text: str, words: str) -> None:
    assert [(said[1], said[2]) for said in _printed(text)] == [(words, None)]


@pytest.mark.parametrize(("text", "words"), OWNERS_OF_A_HOUSE.items())
def test_whom_a_group_is_called_after_does_not_speak_for_it(text: str, words: str) -> None:
    met = "Erik Dahl, 22 ans, a disparu en mer. "
    for before in (met, met + "L'avocat du clan Dahl, absent, est malade. "):
        assert [(said[1], said[2]) for said in _printed(before + text)] == [(words, None)]


@pytest.mark.parametrize(("text", "name"), NAMED_AFTER_ALL.items())
def test_who_is_named_beside_a_relation_speaks(text: str, name: str) -> None:
    assert [said[2] for said in _printed(text)] == [name]


def test_two_people_joined_are_not_one_of_them() -> None:
    ((_, words, name),) = _printed(
        "Le maire Yann Quéré et la préfète Rose Vidal ont affirmé que le barrage tiendrait."
    )
    assert words == "Le maire Yann Quéré et la préfète Rose Vidal"
    assert name is None


# --- pronouns ----------------------------------------------------------------------------

SURE_CHAINS = {
    "La meunière Rose Vidal a reçu lundi le notaire Yann Quéré.\n"
    '"Le moulin tourne encore", raconte-t-elle.': "Rose Vidal",
    '"Le moulin tourne", a dit la maire Rose Vidal. L\'ingénieur Yann Quéré, lui, en doute.\n'
    '"Il va casser", a-t-il prévenu.': "Yann Quéré",
    "Yann Quéré, ancien meunier, a critiqué la préfète.\n"
    '"Le colonel Roux a menti", a-t-il dit.': "Yann Quéré",
    "Autre figure du bourg, Rose Vidal, qui a connu Luc Perrin, a refusé de voter.\n"
    '"Parlez-nous enfin", a-t-elle lancé.': "Rose Vidal",
    "Yann Quéré, chef du port, a réagi mardi.\n"
    "Il a annoncé que la digue fermerait.\n"
    '"Elle ne tient plus", a-t-il ajouté.': "Yann Quéré",
}


@pytest.mark.parametrize(("text", "name"), SURE_CHAINS.items())
def test_a_pronoun_with_one_candidate_is_printed(text: str, name: str) -> None:
    assert _printed(text)[-1][2] == name
    assert _doubts(text)[-1] is None


UNSURE_CHAINS = [
    'Le maire Yann Quéré a reçu le préfet Luc Perrin.\n"Le pont rouvrira", a-t-il dit.',
    'Le maire Yann Quéré et le préfet Luc Perrin sont venus.\n"Le pont rouvrira", a-t-il dit.',
    'Luc Perrin est venu avec sa tante et son voisin.\n"Tout est perdu", raconte-t-elle.',
    "Des élus du parti de M. Perrin ont parlé d'un retrait.\nPour les syndicats, ce serait grave.\n"
    "Ils affirment que la mairie se tait.",
    '"Le pont rouvrira avant lundi". La foule attend. Le soir tombe. Yann Quéré sourit.',
]


@pytest.mark.parametrize("text", UNSURE_CHAINS)
def test_a_pronoun_that_may_mean_two_is_a_doubt(text: str) -> None:
    assert _printed(text) == []
    assert _doubts(text)


def test_the_subject_of_what_is_said_is_not_its_critic() -> None:
    text = (
        "Yann Quéré, ancien garde, a dit ne pas comprendre.\n"
        'M. Perrin et le capitaine Roux "ont trop tardé" et "ils ont laissé brûler la lande", '
        "a-t-il ajouté."
    )
    assert {said[2] for said in _printed(text)} == {"Yann Quéré"}


# --- what is no statement ------------------------------------------------------------------

NOT_SAID = [
    "La préfète n'a jamais dit que la digue céderait.",
    "Le syndicat ne pense pas que l'usine rouvre.",
    "Aucun élu n'a soutenu que la mine était sûre.",
    "Le parquet devra prouver que la caisse a disparu.",
    "Les experts peuvent expliquer que la digue est vieille.",
    "Le maire n'a pas voulu dire que la digue céderait.",
    "La meunière espère que le moulin tournera.",
    "Le pêcheur craint que la digue ne cède.",
    "Sans préciser que la digue cédait, l'adjoint est parti.",
    "Le maire va annoncer que la digue sera refaite.",
]
SAID = {
    "La préfète a répondu que la digue céderait.": "la digue céderait",
    "Le syndicat pense que l'usine rouvrira.": "l'usine rouvrira",
    "Le maire a tenu à préciser que la digue était vieille.": "la digue était vieille",
    "Le maire vient d'annoncer que la digue sera refaite.": "la digue sera refaite",
    "L'adjoint a pris la parole pour expliquer que la digue cédait.": "la digue cédait",
}


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_not_said_is_not_printed(text: str) -> None:
    assert _printed(text) == []


@pytest.mark.parametrize(("text", "words"), SAID.items())
def test_what_is_said_after_all_is_printed(text: str, words: str) -> None:
    assert [said[0] for said in _printed(text)] == [words]


def test_a_denial_keeps_its_reserve_and_a_demand_its_verb() -> None:
    _, (denied,) = _read("La direction nie que l'usine soit vendue.")
    assert denied.hedge == "dément" and denied.doubt is None
    assert _printed("Les élus ont réclamé que le journaliste soit libéré.")[0][0] == (
        "ont réclamé que le journaliste soit libéré"
    )


# --- things --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Le canal a montré que la digue était faible.",
        "L'épidémie assure que le pays change.",
        "Amsterdam a raconté que le navire coulait.",
        "La tempête a prouvé que le toit était vieux.",
        "L'accueil souligne que le public attendait.",
    ],
)
def test_things_do_not_speak(text: str) -> None:
    assert _printed(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le rapport souligne que la digue est vieille.", "Le rapport"),
        ("Berlin a annoncé que le pont serait fermé.", "Berlin"),
        ("La mairie assure que la digue est sûre.", "La mairie"),
        ("Les secours affirment que la route est coupée.", "Les secours"),
        ("La police a fermé le pont, l'agence basée à Anvers ajoutant que le navire coulait.",
         "l'agence basée à Anvers"),
        ("Il a été arrêté après la plainte d'une lycéenne brestoise affirmant avoir eu peur.",
         "une lycéenne brestoise"),
    ],
)  # fmt: skip
def test_people_bodies_and_writings_do(text: str, words: str) -> None:
    assert [said[1] for said in _printed(text)] == [words]


# --- forms of words spoken -----------------------------------------------------------------

FORMS: dict[str, list[tuple[str, str | None]]] = {
    '"Nous restons", a dit Rose Vidal, maire de Brumes.': [("Nous restons", "Rose Vidal")],
    "« Comment ? » a demandé la juge Rose Vidal.": [("Comment ?", "Rose Vidal")],
    "Rose Vidal, maire de Brumes : « Nous restons. »": [("Nous restons.", "Rose Vidal")],
    '"Nous restons», a dit Rose Vidal.': [("Nous restons", "Rose Vidal")],
    '«Nous restons", a dit Rose Vidal.': [("Nous restons", "Rose Vidal")],
    'La préfète Rose Vidal s\'est dite "confiante" mardi.': [
        ('s\'est dite "confiante" mardi', "Rose Vidal")
    ],
    'Rose Vidal dénonce "l\'abandon" et "le mépris" de la région.': [
        ('dénonce "l\'abandon" et "le mépris" de la région', "Rose Vidal")
    ],
    'Le pont est "trop vieux" et la route "coupée", a rappelé Rose Vidal.': [
        ('Le pont est "trop vieux" et la route "coupée"', "Rose Vidal")
    ],
    "Le traité, estime Rose Vidal, doit être revu.": [
        ("Le traité, estime Rose Vidal, doit être revu", "Rose Vidal")
    ],
    "Le pont a bougé, raconte un adolescent.": [("Le pont a bougé", None)],
    "Selon les médias, le pont est tombé.": [("le pont est tombé", None)],
    'Jean Roux dit "le Grand" est rentré.': [],
    'Rose Vidal a été condamnée pour "atteinte à l\'ordre".': [],
    'Rose Vidal joue dans "La Tempête" d\'après Louis Barbet.': [],
}


@pytest.mark.parametrize(("text", "expected"), FORMS.items())
def test_forms_of_words_spoken(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(said[0], said[2]) for said in _printed(text)] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"C\'est dur ici", souffle la veuve de 47 ans.', "la veuve de 47 ans"),
        ('"C\'est dur ici", souffle le médecin en chef.', "le médecin en chef"),
        ('"C\'est dur ici", souffle le gamin d\'une voix lasse.', "le gamin"),
        ('"C\'est dur ici", souffle la cheffe de chantier.', "la cheffe de chantier"),
        ("La digue cède, selon le bureau des Nations unies.", "le bureau des Nations unies"),
        ("\"C'est dur ici\", souffle l'adjointe à la culture, Rose Vidal.",
         "l'adjointe à la culture, Rose Vidal"),
    ],
)  # fmt: skip
def test_descriptions_are_whole(text: str, words: str) -> None:
    assert [said[1] for said in _printed(text)] == [words]


def test_a_function_that_two_people_bear_leads_to_neither() -> None:
    text = (
        "Le ministre Luc Perrin et le ministre Yann Quéré sont venus.\n"
        '"Le chantier reprendra", a assuré le ministre.'
    )
    assert [said[2] for said in _printed(text)] == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rose Vidal a crié que le vote était nul.\n"
         "\"Nous restons ici\", a martelé cette institutrice de 37 ans.", "Rose Vidal"),
        ("Karim Benali a vu passer la crue.\n"
         "\"Tout est parti hier\", reconnaît le fermier de 40 ans.", "Karim Benali"),
        ("Karim Benali a quitté la salle.\n\"C'est triste pour tous\", a dit le maire.", None),
        ("Rose Vidal et son cousin Luc Perrin sont venus.\n"
         "\"C'est triste pour tous\", dit cet homme de 65 ans.", "Luc Perrin"),
        ("Luc Perrin et Karim Benali sont venus.\n"
         "\"C'est triste pour tous\", dit cet homme de 65 ans.", None),
    ],
)  # fmt: skip
def test_who_is_described_again_keeps_the_name(text: str, name: str | None) -> None:
    assert _printed(text)[-1][2] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le président français Luc Perrin est arrivé mardi.", "Luc Perrin"),
        ("Le président Luc Perrin est arrivé mardi.", "Luc Perrin"),
        ("Luc Perrin, président de la République, est arrivé mardi.", "Luc Perrin"),
        ("Le président de la République Luc Perrin a reçu Karim Benali.", "Luc Perrin"),
        ("Le président finlandais Luc Perrin a salué le maire Karim Benali.", "Luc Perrin"),
        ("Le président du club Luc Perrin est arrivé mardi.", None),
        ("Le président français Luc Perrin et le président kényan Karim Benali sont là.", None),
        ("L'ancien président Luc Perrin est arrivé mardi.", None),
        ("Luc Perrin, président de la ligue, est arrivé mardi.", None),
        ("Le ministre Luc Perrin est arrivé mardi.", None),
    ],
)
def test_the_head_of_state_is_the_president_the_text_names(text: str, name: str | None) -> None:
    said = '\nLa salle était pleine.\n"La route est longue", a lancé le chef de l\'Etat.'
    assert [q.speaker_name and q.speaker_name.of(text + said) for q in _read(text + said)[1]] == [
        name
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le festival ouvrira mardi, a dit hier son directeur Luc Perrin.", "Luc Perrin"),
        ("Le festival ouvrira mardi, selon son directeur, Luc Perrin.", "Luc Perrin"),
        ("Le festival a un nouveau toit et son directeur Luc Perrin s'en réjouit.", "Luc Perrin"),
        ("Luc Perrin, le directeur du festival, est venu.", "Luc Perrin"),
        ("Le festival attend le musée et son directeur Luc Perrin.", None),
        ("Odile Roux est venue avec son directeur Luc Perrin.", None),
    ],
)
def test_his_director_is_the_director_of_what_was_named(text: str, name: str | None) -> None:
    said = '\nLa salle était pleine.\n"La route est longue", a lancé le directeur du festival.'
    assert _read(text + said)[1][-1].speaker_name == (
        Span(text.index(name), text.index(name) + len(name)) if name else None
    )


@pytest.mark.parametrize(
    ("said", "after", "name"),
    [
        ("le ministre de l'Intérieur", "Le ministre de l'Intérieur Luc Perrin est venu.",
         "Luc Perrin"),
        ("le Premier ministre", "Le Premier ministre Luc Perrin est venu.", "Luc Perrin"),
        ("le chef du gouvernement", "Le chef du gouvernement Luc Perrin est venu.", "Luc Perrin"),
        ("la maire de Brumes", "Odile Roux, maire de Brumes, est venue.", "Odile Roux"),
        ("le directeur du port", "Luc Perrin, directeur du port, est venu.", "Luc Perrin"),
        ("le ministre", "Le ministre Luc Perrin est venu.", None),
        ("le maire de Brumes", "Le maire de Valdor Luc Perrin est venu.", None),
        ("le directeur du port", "Le directeur du port Luc Perrin a vu le directeur du port "
         "Karim Benali.", None),
        ("le maire de Brumes", "L'ancien maire de Brumes Luc Perrin est venu.", None),
        ("le maire de Brumes", "Odile Roux, maire de Brumes, est venue.", None),
    ],
)  # fmt: skip
def test_a_function_told_in_full_may_be_named_later(
    said: str, after: str, name: str | None
) -> None:
    text = f'"La route est longue", a lancé {said}.\n{after}'
    named = _read(text)[1][0].speaker_name
    assert (named and named.of(text)) == name


def test_the_president_of_a_body_is_no_head_of_state_and_keeps_his_name() -> None:
    text = (
        "Le président du centre, Luc Perrin, est venu.\n"
        '"La route est longue", a lancé le président du centre de Brumes.'
    )
    assert _printed(text)[-1][2] == "Luc Perrin"


# --- words that stand on something -----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        'Rose Vidal a pris la parole devant une affiche : "Demain, la mer est à nous !"',
        '"Le port vivra", croit la maire Rose Vidal, qui parlait devant une nouvelle affiche '
        'bretonne : "Demain, la mer est à nous !"',
        'Rose Vidal a défilé avec une banderole : "Nous ne partirons jamais d\'ici".',
        'Yann Quéré dénonce un tract anonyme : "Ce port ne vaut plus un sou".',
        'La salle rit, raconte Yann Quéré, debout sous un écriteau : "Ne pas nourrir les élus".',
        'La maire Rose Vidal a ouvert le pont. "La lenteur vous va si bien": la commune a posé un '
        "panneau moqueur.",
        'Rose Vidal a salué le club. "Bienvenue chez les goélands" : la pancarte a fait rire.',
        'Rose Vidal a salué le club. "Gare aux goélands du port". Le slogan est inscrit au mur.',
    ],
)
def test_words_on_a_sign_are_not_of_who_stands_near(text: str) -> None:
    assert _doubts(text)[-1] == "speaker-unsure"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Rose Vidal a écrit sur une pancarte : "Nous ne partirons jamais".', "Rose Vidal"),
        ('Rose Vidal explique dans une lettre : "Nous ne partirons jamais".', "Rose Vidal"),
        ('Rose Vidal a brandi sa banderole : "Nous ne partirons jamais".', "Rose Vidal"),
        ('Rose Vidal note : "Ce port ne vaut plus un sou".', "Rose Vidal"),
        ('Le rapport conclut : "Ce port ne vaut plus un sou".', "Le rapport"),
        ('Rose Vidal sourit devant le bassin : "Ce port ne vaut plus un sou".', "Rose Vidal"),
        ('Rose Vidal a parlé du port. "Il faut tout refaire ici". La salle a applaudi.',
         "Rose Vidal"),
    ],
)  # fmt: skip
def test_words_that_somebody_writes_or_speaks_are_theirs(text: str, words: str) -> None:
    assert [said[1] for said in _printed(text)] == [words]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Selon un rapport révélé mardi par Radio Brumes, la digue cède.", None),
        ("Selon une étude interne dévoilée par Le Parisien, la digue cède.", None),
        ("Selon une enquête citée lundi par l'AFP, la digue cède.", None),
        ("Selon un bilan consulté par Reuters, la digue cède.", None),
        ("Selon un rapport sur les comptes de la SNCF, la digue cède.", None),
        ("Selon une étude publiée mardi par l'Insee, la digue cède.", "Insee"),
        ("Selon un sondage réalisé par l'Ifop, la digue cède.", "Ifop"),
        ("Selon un rapport de la Cour des comptes, la digue cède.", "Cour des comptes"),
        ("Selon les derniers chiffres de la SNCF, la digue cède.", "SNCF"),
        ("Selon une enquête récente de l'Unicef, la digue cède.", "Unicef"),
    ],
)
def test_a_report_is_of_who_made_it_not_of_who_tells_of_it(text: str, name: str | None) -> None:
    assert [said[2] for said in _printed(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        '"Ce plan est très flou"La députée (PS) et ex-maire, Rose Vidal, a peint un rapport faible '
        ': "Le port attend ses grues depuis dix ans".',
        '"Ce plan est très flou"Le sénateur (LR) du lieu, Yann Quéré, a décrit un texte bancal : '
        '"Le port attend ses grues depuis dix ans".',
        '"Tout est à refaire"La juge (retraitée) de Brumes, Rose Vidal, a lu un arrêt confus : '
        '"Le port attend ses grues depuis dix ans".',
        '"Tout est à refaire" Le maire, Yann Quéré, a reçu un courrier glacial : '
        '"Le port attend ses grues depuis dix ans".',
        'La députée, Rose Vidal, a dénoncé un document mal écrit : "Le port attend ses grues".',
    ],
)
def test_what_a_verb_is_about_does_not_speak(text: str) -> None:
    said = [words for _, words, _ in _printed(text)]
    assert not any(words and words.lower().startswith(("un ", "une ")) for words in said)
    assert not any("Vidal" in words or "Quéré" in words for words, _, _ in _printed(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"Le port attend ses grues", tempête le maire Yann Quéré.', "le maire Yann Quéré"),
        ('"Le port attend ses grues", souffle un docker.', "un docker"),
        ('"Le port attend ses grues", souligne un rapport.', "un rapport"),
        ('"Le port attend ses grues", un vieux rêve, enchaîne Rose Vidal.', "Rose Vidal"),
        ("Rose Vidal a bien dit que le port attendait ses grues.", "Rose Vidal"),
    ],
)
def test_a_verb_after_quoted_words_still_has_its_speaker(text: str, words: str) -> None:
    assert [said[1] for said in _printed(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        'Mardi, une "petite bagarre", comme la qualifie un riverain, a éclaté à la gare.',
        'Lundi, les "goélands", comme les appelle Rose Vidal, ont pris le stade de Brumes.',
        'Le "grand cirque", comme l\'appelle Yann Quéré, a repris mardi à la mairie.',
        'C\'est une "grande lessive", selon le mot de Rose Vidal.',
        'Le port vit une "marée noire", selon l\'expression de Yann Quéré.',
    ],
)
def test_who_gives_a_word_does_not_tell_the_rest(text: str) -> None:
    assert _printed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le pont, comme l'a dit Rose Vidal, sera fermé en mai.",
        "Le pont sera fermé, comme l'a annoncé Rose Vidal.",
        'Le pont est "trop vieux" et la route "coupée", a rappelé Rose Vidal.',
        "Le pont, assure Rose Vidal, sera fermé en mai.",
        "Le pont sera fermé en mai, selon Rose Vidal.",
    ],
)
def test_who_tells_it_all_is_given_it_all(text: str) -> None:
    assert [said[2] for said in _printed(text)] == ["Rose Vidal"]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Luc Perrin aurait avoué que la taxe était trop lourde.", "conditionnel"),
        ("Rose Vidal aurait alors reconnu que le port perdait de l'argent.", "conditionnel"),
        ("Luc Perrin aurait dit que la digue cédait.", "conditionnel"),
        ("Luc Perrin a avoué que la taxe était trop lourde.", None),
        ("Rose Vidal a reconnu que le port aurait perdu de l'argent.", None),
    ],
)
def test_words_after_words_in_reserve_are_in_reserve(text: str, hedge: str | None) -> None:
    _, quotes = _read(text + ' "Il y a trop de règles dans ce pays".')
    assert quotes[-1].direct and quotes[-1].hedge == hedge


@pytest.mark.parametrize(
    ("after", "printed"),
    [
        ("La phrase aurait été prononcée par Luc Perrin, selon Radio Brumes.", False),
        ("Ces mots seraient sortis de la bouche du maire.", False),
        ("La formule est de Rose Vidal.", False),
        ("Ces propos, selon Radio Brumes, ont été tenus mardi.", False),
        ("C'est ce qu'on peut lire au mur.", False),
        ("La salle a applaudi.", True),
        ("Ces mots ont ému la salle.", True),
        ("La phrase a fait rire.", True),
        ("C'est son dernier mandat.", True),
        ("Selon Radio Brumes, la salle était pleine.", True),
    ],
)
def test_words_that_the_next_sentence_gives_a_source_wait(after: str, printed: bool) -> None:
    text = f'Luc Perrin a parlé du port. "Il faut tout reprendre à zéro". {after}'
    said = "Il faut tout reprendre à zéro"
    assert any(words == said for words, _, _ in _printed(text)) == printed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"Tout va très bien ici", a confié son gendre Jean-Rachid au Parisien.', "Jean-Rachid"),
        ('"Tout va très bien ici", a raconté Odile au Dauphiné libéré.', "Odile"),
        ('"Tout va très bien ici", a soufflé Jean-Paul au Courrier de Brumes.', "Jean-Paul"),
        ('"Tout va très bien ici", a dit Rose Vidal aux Echos.', "Rose Vidal"),
        ('"Tout va très bien ici", dit Karim au Progrès.', "Karim"),
        ('"Tout va très bien ici", a dit Luc de la Tour.', "Luc de la Tour"),
        ('"Tout va très bien ici", a dit Ali ben Youssef.', "Ali ben Youssef"),
        ('"Tout va très bien ici", a dit Paul du Bellay.', "Paul du Bellay"),
        ('"Tout va très bien ici", a dit Jean-Rachid.', "Jean-Rachid"),
        ('"Tout va très bien ici", a dit Rose Vidal à La Provence.', "Rose Vidal"),
    ],
)
def test_a_name_ends_before_the_newspaper_told(text: str, name: str) -> None:
    assert [said[2] for said in _printed(text)] == [name]
