"""The day a date means inside its sentence: year and week by the verb, widths kept."""

from __future__ import annotations

import pytest

from annotated_briefing.annotate.timex import timexes
from annotated_briefing.model import Timex
from tests.support import parse_text

PUBLISHED = "2021-03-12"  # a Friday


def dates(text: str) -> list[Timex]:
    return list(timexes(parse_text(text, published=PUBLISHED)))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # present passives and plans look ahead
        ("La halle est vidée le 19 mars.", "2021-03-19"),
        ("Le ministre est entendu mardi.", "2021-03-16"),
        ("Le jury se réunit lundi.", "2021-03-15"),
        ("Le verdict avait été renvoyé au 2 avril.", "2021-04-02"),
        ("La maison a annoncé la sortie, le 14 avril, du recueil.", "2021-04-14"),
        ("Elle a dit qu'elle viendrait le 21 mai.", "2021-05-21"),
        # what was found out has been; what was announced may lie ahead
        ("La mairie a signalé la présence de loups le 20 juin.", "2020-06-20"),
        ("Les gardes ont constaté la mort de deux ours le 3 juin.", "2020-06-03"),
        ("Le service a fait état d'une panne du bac le 2 juin.", "2020-06-02"),
        ("La préfecture a recensé le passage de 300 camions le 5 juin.", "2020-06-05"),
        ("Le laboratoire avait détecté une fuite d'eau le 9 juin.", "2020-06-09"),
        ("La mairie a annoncé l'ouverture du musée le 20 juin.", "2021-06-20"),
        ("Le club a confirmé la tenue du tournoi le 3 juin.", "2021-06-03"),
        ("Le maire a évoqué la fermeture du pont le 2 juin.", "2021-06-02"),
        ("La police signale que la route sera coupée le 5 juin.", "2021-06-05"),
        # futures the tagger does not know
        ("La préfète dissoudra jeudi le club.", "2021-03-18"),
        ("Le conseil votera mercredi la taxe.", "2021-03-17"),
        ("La flamme atteindra dimanche la ville.", "2021-03-14"),
        ("La mairie réunira samedi les riverains.", "2021-03-13"),
        ("Le pape bénira dimanche la foule.", "2021-03-14"),
        ("La digue détruite, la ville construira lundi un talus.", "2021-03-15"),
        ("La mairie étudie le plan, la bourse conduira jeudi l'enquête.", "2021-03-18"),
        # what is fixed beforehand, with a present; what is put off or to be ready
        ("La réunion de mardi est annulée.", "2021-03-16"),
        ("L'élection de mercredi s'annonce serrée.", "2021-03-17"),
        ("Deux écluses sont en travaux pour être ouvertes jeudi.", "2021-03-18"),
        ("Le témoin était convoqué le 28 mars devant la commission.", "2021-03-28"),
        ("La rédactrice est auditionnée mercredi par les élus.", "2021-03-17"),
        # what has been looks back
        ("Le scrutin de mardi a été annulé.", "2021-03-09"),
        ("Le drame de mardi est dans les esprits.", "2021-03-09"),
        ("Le juge a libéré mardi le suspect.", "2021-03-09"),
        ("L'avion se serait écrasé mercredi.", "2021-03-10"),
        ("Il est mort lundi.", "2021-03-08"),
        ("Elle s'est enfuie le 3 mars.", "2021-03-03"),
        ("La grève de jeudi a été suivie.", "2021-03-11"),
        ("Le calme rappelle celui du 11 novembre.", "2020-11-11"),
        # beside another day
        ("Au lendemain de la crue du 2 février, le pont a fermé.", "2021-02-03"),
        ("A la veille de la finale du 6 mars, le stade était vide.", "2021-03-05"),
    ],
)
def test_the_day(text: str, day: str) -> None:
    found = dates(text)[0]
    assert (found.earliest, found.latest) == (day, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # what has been going on since a day began then, what will go on begins ahead
        ("Le débordement du bassin à partir du 1er novembre a été signalé.", "2020-11-01"),
        ("Le bac a circulé à partir du 2 novembre.", "2020-11-02"),
        ("Le bac circulera à compter du 2 mai.", "2021-05-02"),
        ("La mairie a annoncé la fermeture du bac à partir du 1er mai.", "2021-05-01"),
    ],
)
def test_what_starts_on_a_day_started_where_its_verb_is_past(text: str, day: str) -> None:
    found = dates(text)[0]
    assert (found.earliest, found.latest) == (day, None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("La semaine du 8 mars a été agitée.", "2021-03-08", "2021-03-14"),
        ("Le week-end du 27 février a été doux.", "2021-02-27", "2021-02-28"),
        ("Le col a été fermé de mai à juillet.", "2020-05-01", "2020-07-31"),
        ("Les cours étaient suspendus de janvier à avril.", "2020-01-01", "2020-04-30"),
        ("La foire se tient de mardi à jeudi.", "2021-03-16", "2021-03-18"),
        ("Les tests ont lieu les 20 et 21 mars.", "2021-03-20", "2021-03-21"),
        ("D'avril à juin, la mine a été fermée.", "2020-04-01", "2020-06-30"),
        ("La date a été repoussée de peu, à début juillet.", "2021-07-01", "2021-07-16"),
        ("Le club attend depuis la fermeture du stade en mai.", "2020-05-01", "2020-05-31"),
        ("Le navire partira mercredi ou jeudi.", "2021-03-17", "2021-03-18"),
        ("La foire se tiendra en juin ou en septembre.", "2021-06-01", "2021-09-30"),
        ("Le skieur a gagné en 2009 et 2010.", "2009-01-01", "2009-12-31"),
        ("Il a plu en juillet et en août.", "2020-07-01", "2020-08-31"),
        ("Dans la nuit du 3 au 4 mars, la grange a brûlé.", "2021-03-03", "2021-03-04"),
        ("Le texte paraîtra courant 2022.", "2022-01-01", "2022-12-31"),
        ("La saison 2018/19 fut courte.", "2018-01-01", "2019-12-31"),
        ("L'hiver 2011-2012 fut rude.", "2011-12-21", "2012-03-19"),
        ("Le bourg se vide au milieu des années 1950.", "1952-01-01", "1957-12-31"),
        ("Le chiffre du T3 2019 recule.", "2019-07-01", "2019-09-30"),
    ],
)
def test_widths_are_kept(text: str, first: str, last: str) -> None:
    found = dates(text)[0]
    assert (found.earliest, found.latest) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "L'arrêté n° 2013-1482 a été cassé.",
        "La norme ISO 2015 est revue.",
        "Le temple date du Ve siècle av. J.-C.",
        "Le premier mardi de chaque mois, la sirène retentit.",
        "Un jeudi sur deux, la halle ferme.",
        "Le premier jeudi du mois, les sirènes retentissent.",
        "Le plan dévoilé lundi doit préciser les horaires.",
        "Un film visible vendredi raconte la crue.",
        "Le quartier s'apprête, avant l'ouverture samedi.",
        "Les vacances de Noël ont été pluvieuses.",
    ],
)
def test_what_is_no_day_has_no_bounds(text: str) -> None:
    assert [t.text for t in dates(text) if t.earliest or t.latest] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le scrutin aura lieu lundi 17 mars.", "2021-03-17"),
        ("Elle a été arrêtée mardi 3 mars.", "2021-03-03"),
        ("La fête, jeudi 9 mars 2021, a été belle.", "2021-03-09"),
    ],
)
def test_a_weekday_that_contradicts_its_date_is_told(text: str, day: str) -> None:
    found = dates(text)[0]
    assert found.earliest == day
    assert found.doubt == "date-and-weekday-disagree"


def test_the_year_of_an_old_story_is_not_that_of_the_news() -> None:
    text = "La lettre est partie le 26 mai 1870.\n\nLes enchères sont ouvertes depuis le 9 février."
    assert [t.earliest for t in dates(text)] == ["1870-05-26", "2021-02-09"]


def test_the_reason_is_true_of_the_day() -> None:
    far = dates("Le village a brûlé le 3 mai.")[0]
    near = dates("Le village a brûlé le 3 mars.")[0]
    assert far.earliest == "2020-05-03"
    assert "la plus proche" not in (far.basis or "")
    assert "la plus proche" in (near.basis or "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Le conseil a voté jeudi. Le scrutin aura lieu le 9 avril. La veille, il avait hésité.",
            "2021-03-10",
        ),
        (
            "Le port a fermé mardi. Il rouvrira le 2 mai. Le lendemain, la maire a douté.",
            "2021-03-10",
        ),
    ],
)
def test_the_day_before_is_none_to_come_where_the_past_is_told(text: str, day: str) -> None:
    assert dates(text)[-1].edtf == day


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        # Out on a Friday: of that day, or of the week before?
        ("La foule a défilé jeudi à Dole. La mort vendredi de Luc Roy l'avait émue.", True),
        ("Le port a fermé jeudi. Deux marins avaient péri vendredi.", True),
        ("La foule a défilé vendredi à Dole. La mort jeudi de Luc Roy l'avait émue.", False),
        ("Le port a fermé jeudi. Deux marins ont péri ce vendredi.", False),
        (
            f"Le port a peur{', et la ville aussi' * 12}. Il a fermé jeudi. "
            "La maire a réagi vendredi.",
            False,
        ),
        ("Le port a fermé jeudi. Deux marins ont péri mercredi.", False),
        ("Le port a fermé jeudi. Deux marins seront entendus vendredi.", False),
    ],
)
def test_the_weekday_of_publication_after_its_eve_is_unsure(text: str, doubted: bool) -> None:
    assert (dates(text)[-1].doubt == "date-unsure") is doubted


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("La liste du Printemps marseillais a gagné trois sièges.", []),
        ("Le festival de l'Automne curieux ouvre ses portes.", []),
        ("Elle a chanté au Printemps de la ville.", []),
        ("La halle a fermé au printemps.", ["printemps"]),
        ("Printemps 2020: la halle ferme.", ["Printemps 2020"]),
        ("L'Hiver dernier, la halle a fermé.", ["L'Hiver dernier"]),
    ],
)
def test_a_season_in_capitals_is_a_name(text: str, read: list[str]) -> None:
    assert [t.text for t in dates(text)] == read


@pytest.mark.parametrize(
    ("text", "month"),
    [
        # who has said so in a month has spoken then
        ("Luc Roy a promis en mai de vendre le bac.", "2020-05"),
        ("La patronne avait prévenu en avril que la digue céderait.", "2020-04"),
        ("Le port a indiqué en décembre avoir payé la taxe.", "2020-12"),
        ("La troupe a annoncé en août la vente du chapiteau.", "2020-08"),
        ("La juge a confirmé en juin que le bac serait vendu.", "2020-06"),
        # the month of what is told stays open
        ("Le syndicat a indiqué que la grève débuterait en juin.", "2021-06"),
        ("La mairie a confirmé le retour du bac en mai.", "2021-05"),
        ("La troupe a annoncé la vente du chapiteau en juin.", "2021-06"),
        ("Le patron a promis la fin des travaux en juin.", "2021-06"),
        ("La juge a révélé que le bac avait coulé en juin.", "2020-06"),
        # what is called for or decided lies ahead
        ("Les maires ont appelé à voter en juin.", "2021-06"),
        ("L'évêque a invité à prier en mai.", "2021-05"),
        ("Les élus ont demandé à revoir le plan en juin.", "2021-06"),
        ("Le préfet a exhorté le port à rouvrir en juin.", "2021-06"),
        ("Le bac a décidé de partir en août.", "2021-08"),
        # what came about does not
        ("La maire est parvenue à rouvrir le musée en août.", "2020-08"),
        ("Le club est venu jouer à Dole en octobre.", "2020-10"),
        ("Elle a aidé à bâtir la digue en novembre.", "2020-11"),
        ("Il a permis de sauver la halle en décembre.", "2020-12"),
        ("Le club a réussi à ouvrir la halle en juin.", "2020-06"),
    ],
)
def test_the_month_of_a_saying_and_of_what_is_asked(text: str, month: str) -> None:
    assert [t.edtf for t in dates(text)] == [month]


@pytest.mark.parametrize(
    "text",
    [
        "Le bureau ferme généralement à 17 heures.",
        "La halle, ouverte d'ordinaire à 20H00, est vide.",
        "Les fêtards rentrent en général dimanche.",
        "D'habitude, le bac part à minuit.",
        "Les bars, fermant habituellement à 23H00, ont payé.",
        "Le bal a lieu tous les ans en août.",
        "Chaque hiver, les loups descendent en janvier.",
        "Tous les ans, la foire ferme lundi.",
        "Chaque année, les élèves partent en juin.",
        "Vus chaque dimanche, ses films marquent la fin du week-end.",
    ],
)
def test_habits_have_no_day(text: str) -> None:
    assert all(t.doubt for t in dates(text) if t.type != "SET")


@pytest.mark.parametrize(
    "text",
    [
        "Le maire, qui parle habituellement peu, a pris la parole mardi.",
        "La foire, d'ordinaire joyeuse, a fini mercredi dans les larmes.",
        "Le bac a coulé jeudi, bien plus que d'habitude.",
        "Comme d'habitude, la maire a voté dimanche.",
        "Chaque famille a reçu mardi un colis.",
        "Tous les élus ont voté lundi.",
        "Chaque marin touchera mille euros en juin.",
        "Toutes les écoles ferment lundi.",
        "Chaque année, il promet, mais le bac a coulé jeudi.",
        "La halle, d'ordinaire pleine, ferme demain.",
    ],
)
def test_what_a_habit_stands_beside_has_its_day(text: str) -> None:
    assert not any(t.doubt for t in dates(text))


@pytest.mark.parametrize(
    "text",
    [
        "Le couvent a brûlé le 11 novembre 911.",
        "La trêve fut signée en août 843 à Verdun.",
        "Le 2 mars 537, la ville était assiégée.",
        "Le contrat prendra fin le 31 décembre 9999.",
        "L'abbaye était fondée depuis juin 0987 (selon un moine).",
    ],
)
def test_a_month_before_what_may_be_another_year_is_unsure(text: str) -> None:
    assert [t.doubt for t in dates(text)] == ["date-unsure"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le parc a reçu le 6 février 740 visiteurs.", "2021-02-06"),
        ("Le bal du 6 février, 740 entrées, a été un succès.", "2021-02-06"),
        ("Le 6 février 740.000 foyers étaient sans courant.", "2021-02-06"),
        ("Le couvent a brûlé le 11 novembre 1911.", "1911-11-11"),
        ("Le 6 février 2020, 740 foyers étaient sans courant.", "2020-02-06"),
    ],
)
def test_what_is_counted_behind_a_month_is_no_year(text: str, day: str) -> None:
    assert [(t.edtf, t.doubt) for t in dates(text)] == [(day, None)]


@pytest.mark.parametrize(
    "text",
    [
        "C'est rare pour un mois de juin.",
        "La ville a connu un mois d'août glacial.",
        "Aucun mois de mai n'avait été si froid.",
        "Quel mois de mars pour le port!",
        "Il pleut plus que dans un mois de novembre.",
    ],
)
def test_any_such_month_is_no_date(text: str) -> None:
    assert not any(t.edtf for t in dates(text))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("La ville a connu un record au mois de juin 2019.", "2019-06"),
        ("Le bac a coulé au mois d'août.", "2020-08"),
        ("Le bac a servi durant les mois de juillet et août 2019.", "2019-07/2019-08"),
        ("Le bac a coulé en janvier et en mai 2019.", "2019-01"),
        ("La halle a rouvert en ce mois de février.", "2021-02"),
        ("Le mois de mai sera pluvieux.", "2021-05"),
        ("Il a plu durant tout le mois de novembre.", "2020-11"),
    ],
)
def test_the_month_of_a_year_is_one(text: str, month: str) -> None:
    assert month in [t.edtf for t in dates(text)]


@pytest.mark.parametrize(
    ("published", "edtf"),
    [
        ("2021-03-14", "[2021-03-01..2021-03-14]"),  # a Sunday
        ("2021-03-12", "2021-03-01/2021-03-07"),
        ("2021-03-15", "2021-03-08/2021-03-14"),
    ],
)
def test_last_week_said_on_a_sunday_may_be_the_one_that_ends(published: str, edtf: str) -> None:
    text = "Le port a fermé la semaine dernière."
    assert [t.edtf for t in timexes(parse_text(text, published=published))] == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Le bac est fermé depuis la semaine dernière.", "2021-03-01~/.."),
        ("Les doutes fusent depuis le week-end dernier.", "2021-03-06~/.."),
        ("Le bac est fermé depuis février.", "2021-02/.."),
        ("Le bac est fermé depuis le 3 mars.", "2021-03-03/.."),
        ("Le bac est fermé depuis mardi.", "2021-03-09/.."),
    ],
)
def test_since_a_week_is_since_no_given_day(text: str, edtf: str) -> None:
    assert [t.edtf for t in dates(text)] == [edtf]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Le club a attendu que Dole et Brest ferment lundi leurs ports.", False),
        ("La maire a attendu que les écoles ouvrent lundi.", False),
        ("La maire a annoncé que les écoles ouvrent lundi.", True),
        ("Le préfet a demandé que les bacs partent lundi.", True),
    ],
)
def test_what_was_waited_for_may_be_behind(text: str, known: bool) -> None:
    assert bool(dates(text)[0].edtf) is known


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (
            "À tel point que la météo a placé Dole et sa petite couronne (Hauts, Seine, Marne) et "
            "la Loire en vigilance jusqu'à mardi matin.",
            "../2021-03-16",
        ),
        ("Vigilance orange à Dole jusqu'à mardi.", "../2021-03-16"),
        ("Bac à quai jusqu'au 3 mai.", "../2021-05-03"),
        ("Halle sous clé à partir de lundi.", "2021-03-15/.."),
        ("Bac à quai depuis mardi.", "2021-03-09/.."),
        ("Dole, mardi.", "2021-03-09"),
    ],
)
def test_until_a_day_looks_ahead_where_no_verb_is_found(text: str, edtf: str) -> None:
    assert [t.edtf for t in dates(text)] == [edtf]
