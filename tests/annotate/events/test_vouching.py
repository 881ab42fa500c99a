"""What a reader finds in a timeline, and what is held back with its doubt."""

from __future__ import annotations

import functools

import pytest

from annotated_briefing.annotate.events.clauses import clauses
from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.annotate.speech.quotes import quotes
from annotated_briefing.annotate.syntax.sentences import sentences
from annotated_briefing.annotate.timex import timexes
from annotated_briefing.model import DatedClause
from tests.support import parse_text, work

PUBLISHED = "2021-03-12"  # a Friday


@functools.cache
def told(text: str) -> tuple[tuple[DatedClause, ...], str]:
    parsed = parse_text(text, published=PUBLISHED)
    found = sentences(parsed)
    said = quotes(parsed, found, mentions(parsed))
    return clauses(parsed, found, timexes(parsed), said), parsed.article.text


def lines(text: str) -> list[str]:
    found, whole = told(text)
    return [c.shown.of(whole) for c in found if c.doubt is None and c.shown is not None]


def doubts(text: str) -> set[str | None]:
    return {clause.doubt for clause in told(text)[0]}


def kinds(text: str) -> list[str]:
    return [clause.kind for clause in told(text)[0] if clause.doubt is None]


@pytest.mark.parametrize(
    "text",
    [
        "Au cours de la semaine dernière, trois ponts ont cédé.",
        "Le chef d'état-major a quitté son poste mardi.",
        "Le bac a coulé aujourd'hui.",
        "Le week-end du 6 février a été calme.",
        "L'orage a éclaté le 3 mars à 15 h.",
        "D'ici à septembre, la caserne fermera.",
        "La maire, qui dirige aussi le port, a démissionné jeudi.",
        "Selon le parquet, le suspect a été libéré mercredi.",
        "Le train n'est pas parti lundi, faute de conducteur.",
        "Si la pluie cesse, la course partira dimanche.",
        "Le juge a entendu mardi les voisins et les pompiers.",
        "Les ouvriers qui réparent la digue ont repris lundi.",
        "Les barques que la crue avait emportées ont été retrouvées mardi.",
        "Un lot de dix maisons, comprenant la cure, a été vendu en 2017 par la ville.",
        "Les digues dont la mer a emporté le pied seront relevées en mai.",
        "Dès lundi 8 h, les pompiers avaient évacué la rue.",
        "Lors d'une visite à Dole en 2018, la reine a planté un chêne.",
        "Tout au long de 2020, la halle a servi d'hôpital.",
        "Le virus a causé trente décès depuis le 1er mars.",
        "La réunion de mardi prochain s'annonce houleuse.",
        "Lors d'un débat organisé mardi à Dole, la maire a promis une école.",
        "Pendant la visite prévue jeudi, le ministre parlera aux soignants.",
    ],
)
def test_a_short_sentence_goes_whole(text: str) -> None:
    assert [line.rstrip(".") for line in lines(text)] == [text.rstrip(".")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La mine a rouvert en 2018 et le syndicat a signé l'accord mardi.",
            ["La mine a rouvert en 2018", "le syndicat a signé l'accord mardi"],
        ),
        (
            "Le directeur partira en mai, alors que le contrat courait jusqu'en 2024.",
            ["Le directeur partira en mai", "le contrat courait jusqu'en 2024"],
        ),
        (
            "La ville a compté 30 noyades en 2020, contre 21 en 2019 et 18 en 2015.",
            ["La ville a compté 30 noyades en 2020, contre 21 en 2019 et 18 en 2015."],
        ),
        (
            "Le maire a dit que le pont, qui avait cédé en 2018, rouvrirait en mai.",
            ["Le maire a dit que le pont, qui avait cédé en 2018, rouvrirait en mai."] * 2,
        ),
        (
            "Les éleveurs manquent d'argent depuis que la ville a fermé la foire en 2019.",
            ["la ville a fermé la foire en 2019"],
        ),
        (
            "Par ailleurs, la piscine a fermé lundi.",
            ["la piscine a fermé lundi."],
        ),
    ],
)
def test_two_dates_are_parted_where_each_part_stands(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le préfet a inauguré une statue détruite lors du siège (1870).",
        "Le conseil a examiné le budget 2015 du port.",
        "La réforme de 1998 est critiquée par les pêcheurs.",
        "La région se porte mieux depuis son autonomie en 2006.",
        "Deux ans après la crue du 4 avril 2019, le quai est sec.",
        "Les loyers augmentent moins vite que ceux de 2012.",
        "Les ventes sont inférieures à l'année dernière.",
        "Nommée en 2011, la rectrice défend sa réforme.",
        "Le groupe --qui a gagné deux millions en 2019-- ferme son usine.",
        "La venue du chanteur, qui vit à Oran depuis qu'il a été banni en 2018, reste incertaine.",
        "Aujourd'hui, la vallée vit du tourisme.",
        "Aujourd'hui, une barque rouille au fond du port.",
        "Le conseil entend l'ancienne rectrice, aujourd'hui retraitée.",
        "Le club avait cent membres de plus qu'aujourd'hui.",
        "Dans son livre, l'avocat dénonce la hâte du premier sommet, en juin 2018 à Dole.",
        "La mairie ne reconnaît plus le 4 juillet, la fête des anciens du port.",
    ],
)
def test_the_date_of_something_else_dates_no_line(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "La fête prévue le 3 mars a été annulée.",
        "Le débat, prévu jeudi, a été reporté.",
        "Le viaduc devait rouvrir le 8 mars.",
        "Le viaduc devait rester ouvert jusqu'au 8 mai.",
        "Les détenus affirment avoir été frappés en 2019.",
        "Le gardien est accusé d'avoir volé un tableau en 2017.",
        "Faut-il fermer le pont dès lundi ?",
    ],
)
def test_what_may_not_have_been_is_no_fact(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("La caserne est fermée le 22 mars.", "annoncé"),
        ("Le prix est remis le 14 mai.", "annoncé"),
        ("La salle est fermée depuis le 2 février.", "en cours"),
        ("Le canal a été vidé en mars.", "fait"),
        ("Les quais étaient déserts depuis le 3 mars.", "fait"),
        ("Le stade ferme à partir du 2 mai.", "annoncé"),
        ("La mairie demande vendredi au préfet de rouvrir le gué.", "déclaration"),
        ("Un décret, en 1977, avait prévu deux écoles.", "fait"),
        ("La ville construira lundi une passerelle.", "annoncé"),
        ("Le maire a prévu de visiter dimanche la halle.", "annoncé"),
        ("Les élues ont prévu d'ouvrir samedi la digue.", "annoncé"),
        ("Le hangar a brûlé, a-t-on appris lundi auprès du maire.", "déclaration"),
        ("Deux écluses sont en travaux pour être ouvertes jeudi.", "annoncé"),
        ("Le bac restait gratuit jusqu'en février.", "fait"),
        ("L'avion se serait écrasé mercredi.", "hypothèse"),
        ("Le maire espère rouvrir la halle le 3 avril.", "hypothèse"),
        ("La commune connaît cette année une sécheresse.", "en cours"),
        ("Les riverains doivent partir avant le 30 juin.", "échéance"),
        ("Le concert a été reporté au 4 mai.", "annoncé"),
        ("La loi doit être votée le 3 mai.", "annoncé"),
        ("La série devrait être diffusée cet automne.", "annoncé"),
        ("Le bal, qui réunit trois villages, se tiendra le 23 mai.", "annoncé"),
        ("Le procureur a ouvert mardi une enquête.", "fait"),
        ("Le porte-parole a indiqué mardi que tout allait bien.", "déclaration"),
        ("Le maire s'est engagé mardi à rouvrir la halle.", "déclaration"),
        ("« Rien ne presse », a abondé mardi le notaire du bourg.", "déclaration"),
        ("« Levez la tête », a soufflé jeudi la cheffe du choeur.", "déclaration"),
        ("La rectrice a défendu jeudi « une école plus juste ».", "déclaration"),
        ("Le joueur a défendu jeudi son titre.", "fait"),
        ("Le bac sera sauvé, a pour sa part avancé mardi le notaire.", "déclaration"),
        ("Le feu s'est déclaré mardi dans la halle.", "fait"),
        ("Le meneur des « bonnets jaunes », s'est rendu mardi à la police du port.", "fait"),
        ("Le juge a ordonné mardi que le stade soit vidé.", "fait"),
        ("Trente maisons ont été recensées mardi.", "fait"),
        ("La mairie espère finir le quai d'ici juin.", "hypothèse"),
        ("Un pont de bois pourrait être posé d'ici juin.", "hypothèse"),
        ("Les ventes devraient reculer de 3% en 2021.", "hypothèse"),
        ("La salle sera refaite d'ici juin.", "échéance"),
        ("Les riverains ne sont pas rentrés depuis le 2 mars.", "en cours"),
        ("Le col restera fermé jusqu'à début mai.", "échéance"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Ces derniers mois, la digue a cédé trois fois.",
        "La halle est fermée depuis cinq ans.",
        "Depuis plus de deux siècles, les bergers se partagent le pré.",
        "La ville va planter cent tilleuls dans les mois qui viennent.",
        "Il y a près de trente ans, la mine a fermé.",
        "La commune attend le train depuis plusieurs mois.",
        "La tour a brûlé en janvier. La cour reste fermée depuis, dit le maire.",
        "Le 3 février, la barque a coulé. Le préfet a annoncé dans la soirée deux enquêtes.",
        "Pour la mairie, un jeudi sans voiture a été un succès.",
        "Les plongeurs ont vidé le lac en 24 à 36 heures.",
    ],
)
def test_a_stretch_without_ends_of_its_own_dates_no_line(text: str) -> None:
    assert lines(text) in (
        [],
        ["Le 3 février, la barque a coulé."],
        ["La tour a brûlé en janvier."],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Depuis le 2 mars, la halle est fermée.",
        "La foire a fermé il y a deux jours.",
        "La foire a été créée il y a vingt ans.",
        "Au cours des trois dernières semaines, le bac a transporté mille voitures.",
        "Début mars, la digue a cédé.",
        "Jeudi, la barque a coulé en fin d'après-midi.",
        "Un incendie a détruit la grange jeudi.",
        "Dans les années 1950, la commune a perdu son bac.",
    ],
)
def test_a_time_with_its_ends_dates_one(text: str) -> None:
    assert lines(text) == [text]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Jusqu'en mai, Nadia tenait la buvette.", "../2020-05"),
        ("La grève dura jusqu'en décembre.", "../2020-12"),
        ("Le bac est resté à quai jusqu'en septembre.", "../2020-09"),
        ("Le couvre-feu a été prolongé jusqu'en mai.", "../2021-05"),
        ("La halle restera fermée jusqu'en décembre.", "../2021-12"),
        ("Le port a été fermé de novembre 2019 à fin mai.", "2019-11/2020-05~"),
        ("Le quai a servi de juin 2018 à mars 2019.", "2018-06/2019-03"),
    ],
)
def test_what_went_on_until_a_month_is_over(text: str, edtf: str) -> None:
    assert [t.edtf for t in timexes(parse_text(text, published=PUBLISHED))][-1] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "D'ici fin 2023, la région s'est engagée à rouvrir la ligne.",
        "Le maire a promis de replanter la haie en novembre 2021.",
        "Le syndicat exige que le pont soit refait avant le 30 juin.",
        "Pour sauver la dune, il faudrait planter mille pins entre 2022 et 2030.",
        "Il conviendrait de vider le lac d'ici juin.",
        "Les lampes ont été éteintes le 3 octobre 2021.",
    ],
)
def test_what_is_only_willed_is_no_plan(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le 16 juillet, un os est découvert dans la soupe.",
        "Le 3 mai 2015, les frères se taisent. Les frères reparaîtront le 7 juillet.",
    ],
)
def test_a_story_told_in_the_present_has_no_day_to_come(text: str) -> None:
    assert "annoncé" not in kinds(text)


def facts(text: str) -> list[str]:
    """The words told to be dated, of each line that is more than these."""
    found, whole = told(text)
    return [c.fact.of(whole) for c in found if c.doubt is None and c.fact is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La harpe jouée en 1993 sera vendue samedi à Dole lors d'un grand gala.",
            ["La harpe jouée en 1993"],
        ),
        ("Les péniches évitent le pont, construit en 1950.", ["le pont, construit en 1950"]),
        (
            "Le maire a rejoint les voisins du port, qui a brûlé en 2018.",
            ["les voisins du port, qui a brûlé en 2018"],
        ),
        (
            "Le député a salué l'arrestation mercredi de deux faussaires.",
            ["l'arrestation mercredi de deux faussaires"],
        ),
        (
            "Une enquête avait été ouverte à la suite de la mort du gardien en janvier.",
            ["la mort du gardien en janvier"],
        ),
        ("Les élus regrettent la réunion de mardi dernier.", ["la réunion de mardi dernier"]),
        (
            "Les loges seront aux enchères lors d'une vente organisée les 19 et 20 juin à Arles.",
            ["une vente organisée les 19 et 20 juin à Arles"],
        ),
        (
            "La pluie a cessé lundi et le maire rouvre toutes les écoles du canton.",
            ["La pluie a cessé lundi"],
        ),
        (
            "Selon une étude publiée mardi par le port, les thons ont fui loin des côtes du pays.",
            ["une étude publiée mardi par le port"],
        ),
        (
            "Le prix, remis par une chanteuse élue en 2014, va à trois romans du pays.",
            ["une chanteuse élue en 2014"],
        ),
    ],
)
def test_what_a_date_dates_is_marked_where_it_is_not_the_whole(
    text: str, expected: list[str]
) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a fermé le pont mardi.",
        "Le chef d'état-major, qui souffrait du dos, a quitté son poste mardi.",
        "« Nous partons », a déclaré mardi la maire Anne Roy, qui soutient le projet.",
        "Jeudi, dans la cour de la caserne, les pompiers ont reçu une médaille.",
    ],
)
def test_a_date_of_the_main_verb_dates_the_whole_line(text: str) -> None:
    assert lines(text) == [text]
    assert facts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le dauphin est, selon des pêcheurs interrogés mardi, un animal très rare.",
        "La venue d'une possible délégation élue en 2019 inquiète le port.",
        "Le conseil cherche des guides parmi ceux qui ont dormi là en 2019.",
        "Le film, inspiré d'un roman de 1954, plaît au public.",
        "La fête prévue le 3 mars a fait parler d'elle dans les rues.",
        "Le syndicat réclame un vote sur la paie en juin auprès du maire.",
        "La vallée exporte moins que les cantons fondés contre elle en 1954, son année noire.",
        "Chaque maison construite en 1954 vaut une fortune.",
    ],
)
def test_a_noun_that_names_no_sure_fact_is_not_told(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Les orages, qui étaient prévus dimanche, n'ont pas eu lieu au port.",
        "Les acteurs préparaient leurs débuts pour le 3 mars.",
        "Le chef devait finir son mandat le 20 mai.",
    ],
)
def test_what_was_only_to_be_is_no_fact(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Un nouveau recul après la chute des ventes de blé et de colza mardi dans tout le canton.",
        "En rappelant que le bac du port et les deux écluses seront fermés dès cet automne.",
        "Une idée que le préfet et les maires de la vallée avaient défendue en 2007 à Dole.",
        "Une question à laquelle devrait répondre lundi soir la présidente du conseil général.",
        "Un pont qui pourrait, à en croire les maires de la vallée, être refait le 4 mai.",
    ],
)
def test_what_is_no_sentence_is_no_line(text: str) -> None:
    assert lines("Le bac dort. " + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mille pompiers, dont deux cents venus du canton voisin, ont été appelés mardi au port.",
        "Les barques que la crue avait emportées sur trois lieues ont été retrouvées mardi.",
        "Plus grave encore pour le port et pour ses pêcheurs, la digue a cédé mardi au soir.",
        "C'est mardi que les deux écluses et le bac ont été rendus aux mariniers du canal.",
        "Jamais les mariniers du canal n'avaient vu autant de neige que mardi sur les écluses.",
    ],
)
def test_a_sentence_whose_verb_comes_late_is_one(text: str) -> None:
    assert [c.doubt for c in told("Le bac dort. " + text)[0]] != ["clause-cut"]


@pytest.mark.parametrize(
    "text",
    [
        "Il faut, dit le maire, rouvrir le bac et sauver Noël.",
        "La halle prépare les premières enchères du Nouvel An pour ses mariniers.",
        "Le maire plaît à la rectrice, au pouvoir depuis 1994, avec ses idées.",
        "Le candidat a loué son adversaire à la présidentielle de novembre.",
        "Les vents, soufflant mardi à cent noeuds, plieront les arbres jeudi.",
    ],
)
def test_a_day_spoken_of_is_not_that_of_the_verb(text: str) -> None:
    assert not any("Noël" in c or "Nouvel An" in c or "1994" in c for c in lines(text))
    assert not any("novembre" in fact or "mardi" in fact for fact in facts(text))


def test_the_only_sentence_of_a_text_is_all_there_is() -> None:
    assert lines("Elle a fermé le port mardi.") == ["Elle a fermé le port mardi."]


@pytest.mark.parametrize(
    "text",
    [
        "Il ne l'a jamais nié: Paul Roy a quitté le parti mardi.",
        "Anne Morel a juré mardi qu'elle rendrait l'argent.",
        "Il a neigé mardi sur tout le massif du Jura.",
        "Il a fallu mardi six heures pour éteindre le feu.",
        "Le procureur a déclaré mardi qu'un maçon a péri dans le feu.",
        "Le préfet a rendu visite mercredi à Luc Faure.",
    ],
)
def test_a_first_sentence_that_names_whom_it_means_is_told(text: str) -> None:
    assert lines(f"{text} Les élus se taisent.") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Le premier ministre a démissionné lundi.",
        "La deuxième tour a brûlé mardi.",
        "Comme le veut la coutume, la foire a ouvert jeudi.",
        "La première neige est tombée mardi.",
    ],
)
def test_an_ordinal_with_its_noun_does_not_lean(text: str) -> None:
    assert lines("Le bac dort. " + text) == [text]


def test_words_of_a_long_quotation_are_not_shown_bare() -> None:
    text = "« La digue a cédé lundi. Nous étions seuls », a raconté un pêcheur."
    assert lines(text) == []
    assert doubts(text) == {"quoted"}
    closing = "« Nous étions seuls. La digue était vieille », a raconté lundi un pêcheur."
    assert lines(closing) == []


def test_somebody_s_today_is_not_the_day_of_writing() -> None:
    text = "« Aujourd'hui, nous tournons la page », a déclaré la maire Anne Roy."
    assert doubts(text) == {"date-unsure"}
    with_day = "« Aujourd'hui, nous partons », a déclaré mardi la maire Anne Roy."
    assert lines(with_day) == [with_day]


def test_nights_and_neighbouring_days_are_one_line() -> None:
    assert len(lines("Dans la nuit du 3 au 4 mars, la grange a brûlé.")) == 1
    assert len(lines("La foire s'est tenue les 6 et 7 mars à Dole.")) == 1


@pytest.mark.parametrize("unit", ["le 3 mai 2019, ", "lundi ", "il a fermé le 3 mai et "])
def test_ten_times_the_dates_of_a_sentence_are_ten_times_the_work(unit: str) -> None:
    def of(times: int) -> int:
        parsed = parse_text(f"Il a rouvert {unit * times}la halle.", published=PUBLISHED)
        found = sentences(parsed)
        return work(lambda: clauses(parsed, found, timexes(parsed), ()))

    assert of(300) < 15 * of(30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La moitié des puits sont vides, selon une étude publiée mardi par l'Institut Roy.",
            ["une étude publiée mardi par l'Institut Roy"],
        ),
        (
            "Selon un rapport paru lundi, huit ponts sur dix partent en poussière.",
            ["un rapport paru lundi"],
        ),
        (
            "Un sondage diffusé mercredi par Ouest-Radio montre que les élus plaisent.",
            ["Un sondage diffusé mercredi par Ouest-Radio"],
        ),
        (
            "Élue dimanche à la tête du port, Nadia Perrot a promis de geler les loyers.",
            ["Élue dimanche à la tête du port, Nadia Perrot"],
        ),
        (
            'Le jury a été conquis par "Bergerac", présenté mardi à Locarno.',
            ['"Bergerac", présenté mardi à Locarno'],
        ),
        (
            "Parmi les vingt personnes arrêtées lundi par les douanes, six ont été relâchées.",
            ["les vingt personnes arrêtées lundi par les douanes"],
        ),
    ],
)
def test_the_news_of_a_noun_is_told(text: str, expected: list[str]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Deux cents élèves, selon la mairie, ont défilé lundi dans les rues de Dole.",
        "Trente pompiers ont été blessés lors des orages lundi à Dole.",
        "La digue ne cédera pas, a annoncé Météo-Jura lundi matin, mettant fin à l'alerte.",
        "Le maire a été mis en examen dans l'affaire des quais (1998-99) par les juges mardi.",
        "La réouverture des halles a été repoussée et est désormais prévue le 29 mars.",
    ],
)
def test_what_stands_between_does_not_take_the_date(text: str) -> None:
    assert lines(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Le hangar a brûlé, selon la mairie mardi.",
        "Le port a perdu dix bateaux, contre six en 2019.",
        "Né en 1950 à Dole, Paul Le Gall défend le port.",
        "Interrogée lundi par la radio, Nadia Perrot défend le port.",
        "Attendu lundi à Dole, le ministre renonce.",
    ],
)
def test_a_date_in_passing_is_still_no_line(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Les marchés de nuit restent interdits jusqu'à fin octobre au moins.", "échéance"),
        ("Le pont reste fermé jusqu'au 20 mars.", "échéance"),
        ("Le pont a été fermé mardi par le préfet.", "fait"),
        (
            "Ce projet de digue a été dénoncé lundi par la maire de Dole dans un discours.",
            "déclaration",
        ),
        ("Le caissier a été interpellé lundi par la police.", "fait"),
        ("Le plan de la mairie a été salué mardi par les pêcheurs.", "déclaration"),
    ],
)
def test_what_is_said_or_lasts_is_no_fact(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "L'homme, qui aura 91 ans en novembre, a été interpellé au bord du canal.",
        "Comme le dit Paul Le Gall, né lui-même en 1969, le port a changé.",
        "La chanteuse, née en 1950 à Dole, a retrouvé sa voix.",
        "Une promesse faite jeudi par le club des nageurs, qui compte deux mille membres.",
        "Le film, en salles mercredi, raconte la vie d'un berger.",
        "La maire dénonce les propos tenus par Paul Le Gall, son rival, à la radio lundi.",
    ],
)
def test_a_life_or_a_stray_day_is_no_news(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le festival aura lieu en juin sur le port.",
        "La maire dénonce lundi les propos de Paul Le Gall.",
        "Le film, présenté mercredi à Dole, a ému le jury.",
    ],
)
def test_news_of_the_like_is_told(text: str) -> None:
    assert len(lines(text)) == 1


def test_the_date_beside_a_second_verb_is_that_verbs() -> None:
    text = "Paul Le Gall a gagné cinq titres nationaux et été nommé capitaine de l'équipe en 2018."
    assert facts(text) == ["été nommé capitaine de l'équipe en 2018"]
    assert facts("Paul Le Gall a gagné cinq titres nationaux en 2018.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le maire a ouvert le port après l'inauguration du quai, le 3 mars, malgré la pluie.",
            ["l'inauguration du quai, le 3 mars"],
        ),
        (
            "Le festival a été annulé après la mort du chanteur, mardi, et sera repoussé.",
            ["la mort du chanteur, mardi"],
        ),
        ("La préfète a signé, le 3 mars, un arrêté.", []),
        ("Le club a remporté la finale, samedi, devant dix mille personnes.", []),
        ("Les fêtes de la traite et de l'abolition ont été maintenues en mars à Dole.", []),
    ],
)
def test_a_day_between_commas_is_that_of_the_event_before_it(
    text: str, expected: list[str]
) -> None:
    assert facts(text) == expected


def test_ten_times_the_signs_before_a_date_are_ten_times_the_work() -> None:
    def of(times: int) -> int:
        parsed = parse_text(f"Il a rouvert {'( ' * times}hier la halle.", published=PUBLISHED)
        found = sentences(parsed)
        return work(lambda: clauses(parsed, found, timexes(parsed), ()))

    assert of(1000) < 15 * of(100)


def test_a_day_beside_an_election_is_that_elections() -> None:
    assert lines("La ministre installe les juges élus au premier tour des élections lundi.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Après avoir quitté lundi la prison de Dole, Paul Le Gall a ouvert un garage.",
        "Le boulanger a fermé sa boutique avant de partir jeudi pour la montagne.",
        "Avant de rendre son tablier dimanche, le cuisinier a signé un livre de recettes.",
        "La navigatrice a remercié ses équipiers après avoir franchi la ligne mardi.",
        "Le juge a entendu six témoins avant de quitter Dole mercredi.",
    ],
)
def test_the_day_of_what_came_before_or_after_is_not_that_of_the_verb(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Avant de se rendre aux autorités, le garagiste a tourné lundi une vidéo.",
        "Le préfet a promis mardi de rouvrir la route.",
        "Lundi, avant de partir, le maire a salué les pompiers.",
        "Après avoir hésité, la ministre a signé le décret jeudi.",
        "Le club a vendu mardi son terrain pour payer ses dettes.",
    ],
)
def test_the_verb_keeps_its_own_day_beside_an_infinitive(text: str) -> None:
    assert lines(text) == [text]
    assert facts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tandis que le syndicat défilera mardi à Dole, la direction a ouvert une enquête.",
            ["le syndicat défilera mardi à Dole"],
        ),
        (
            "Alors que le barrage a cédé en 2012, la vallée attend toujours une digue neuve.",
            ["le barrage a cédé en 2012"],
        ),
        (
            "Alors que la route, fermée par la neige, rouvrira jeudi, le maire veut un tunnel.",
            ["la route, fermée par la neige, rouvrira jeudi"],
        ),
        (
            "Bien que le bac ait coulé mardi, les pêcheurs sortent encore par gros temps.",
            ["le bac ait coulé mardi"],
        ),
        (
            "Alors que la foire ouvrira dimanche, les marchands réclament une halle plus grande.",
            ["la foire ouvrira dimanche"],
        ),
        ("Alors qu'il pêchait lundi au bord du canal, un retraité a trouvé un obus.", []),
        ("Alors que la pluie redouble, le préfet a fermé lundi les quais de la ville.", []),
        ("Pendant que la mairie brûlait lundi, les pompiers ont sauvé les archives.", []),
        ("Depuis que le pont est fermé, la maire a reçu lundi trois promoteurs.", []),
        ("Avant la finale, le club a vendu lundi son terrain.", []),
    ],
)
def test_the_day_of_a_leading_clause_is_marked(text: str, expected: list[str]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le club a gagné en mars 2019 à Dole devant mille personnes et en juin 2020 à Brest.",
            ["Le club a gagné en mars 2019 à Dole devant mille personnes"],
        ),
        (
            "La troupe a joué le 3 février à Dole et le 10 février à Vesoul.",
            ["La troupe a joué le 3 février à Dole"],
        ),
        (
            "Le record a été battu en 2012 par une nageuse de Brest puis en 2016 par sa sœur.",
            ["Le record a été battu en 2012 par une nageuse de Brest"],
        ),
        (
            "Le pont a été fermé en janvier et rouvert en mars.",
            ["Le pont a été fermé en janvier"],
        ),
        (
            "Le sommet fut atteint en 1921 par des bergers et en 1950 par une cordée de Dole.",
            ["Le sommet fut atteint en 1921 par des bergers"],
        ),
        ("La foire se tiendra du 3 au 5 avril à Dole.", []),
        ("La troupe a joué le 3 février à Dole et à Vesoul.", []),
        ("La troupe a joué les 3 et 4 février à Dole.", []),
        ("Le pont et la halle ont été fermés en janvier par la maire de Dole.", []),
        ("La troupe jouera mardi ou mercredi à Dole et à Brest.", []),
    ],
)
def test_of_two_dates_of_one_verb_the_words_of_the_first_are_marked(
    text: str, expected: list[str]
) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"Le froid nous fatigue, et personne ne nous aide", a lancé Odile Perrin, qui dirige '
            'le port dont le toit "tout en zinc" a brûlé lundi soir.',
            ['le port dont le toit "tout en zinc" a brûlé lundi soir'],
        ),
        (
            '"Nous avons dormi dans la halle", raconte Odile Perrin, qui a écrit un livre "La '
            "halle et nous\", sur l'incendie de la halle en 2011.",
            ["l'incendie de la halle en 2011"],
        ),
        (
            '"La route est longue", a dit lundi Odile Perrin, dont le camion "qui ne tombe '
            'jamais en panne" transporte le sel.',
            [],
        ),
    ],
)
def test_what_stands_between_two_quotations_is_no_quotation(text: str, expected: list[str]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le loyer moyen a atteint 600 euros, soit 20 de plus qu'en 2018.",
        "Les pêcheurs ont été moins nombreux qu'en 2019.",
        "Le port n'a jamais vendu autant de sel : 483 tonnes, 30 de plus qu'il y a un an.",
        "La récolte a duré moins longtemps qu'en 2012.",
        "Le lac a gelé mieux qu'en 1985.",
    ],
)
def test_the_year_it_is_measured_by_is_not_that_of_the_fact(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Plus de dix maisons ont brûlé en 2018.",
        "Le port a vendu plus de sel en 2019.",
        "Le loyer a dépassé 600 euros il y a un an.",
        "Moins de cent marins ont voté en 2012.",
        "Le lac a gelé plus longtemps en 1985.",
    ],
)
def test_an_amount_keeps_its_year(text: str) -> None:
    assert lines(text) == [text]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Les travaux ont commencé à partir de mars 2020 au bord du canal.", "fait"),
        ("Les vols se sont enchaînés à partir de fin 2019.", "fait"),
        ("Les voisins ont vidé le hangar dès janvier.", "fait"),
        ("Les élèves ont manqué à compter de mars 2020.", "fait"),
        ("Le village s'est vidé à partir de 1950.", "fait"),
        ("A partir du 1er avril, la vitesse passera à 80 km/h.", "annoncé"),
        ("Le bac est fermé à partir de lundi prochain.", "annoncé"),
        ("Les habitants ont attendu lundi soir 8 mars leur nouveau bac.", "fait"),
        ("Le nouveau bac est attendu lundi prochain à Dole.", "annoncé"),
    ],
)
def test_what_began_on_a_day_is_done(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le port, dont le quai rouvrira le 3 mai, attend les marins.",
            "Le port, dont le quai rouvrira le 3 mai",
        ),
        (
            "A un mois du salon, dont les portes s'ouvriront le 3 avril, les stands se montent.",
            "salon, dont les portes s'ouvriront le 3 avril",
        ),
    ],
)
def test_what_is_marked_ends_where_the_main_clause_goes_on(text: str, expected: str) -> None:
    assert facts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Anne Morel, candidate à l'élection régionale du mois prochain, a vu la foule.",
        "La gauche cherche qui la mènera à l'élection présidentielle de 2022.",
        "Le parti prépare ses troupes pour les municipales de 2026.",
        "Les clubs s'inquiètent déjà de la finale de l'été prochain.",
    ],
)
def test_what_is_named_by_its_coming_year_or_month_is_no_news(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Les voisins dénoncent le bruit juste avant l'été.",
        "Le pont a cédé peu après 2010.",
        "La halle a fermé bien avant mars 2015.",
    ],
)
def test_just_before_a_time_is_not_then(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anne Morel est venue saluer la foule mardi devant la halle.", "fait"),
        ("Les élus sont allés féliciter les marins jeudi sur le port.", "fait"),
        ('Anne Morel a salué mardi "une belle victoire" de la gauche.', "déclaration"),
        (
            "Lors d'un débat organisé mardi, la maire a affirmé que le pont tiendrait.",
            "déclaration",
        ),
    ],
)
def test_a_coming_is_no_statement(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_a_line_is_held_that_either_of_its_dates_may_date() -> None:
    # « avions », written as a verb, parts the sentence wrongly.
    text = (
        "La compagnie, dont les 11 avions ne volent plus depuis le 7 février, "
        "a été placée en liquidation judiciaire le 16 février."
    )
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le groupe a annoncé lundi un accord qui lui permet de vendre des trains en 2022.",
        "La maire a condamné lundi les violences ayant endeuillé la ville ce week-end.",
        "Le syndicat a prédit mardi une forte mobilisation lors des marches prévues jeudi.",
        "Anne Morel a quitté le port lundi et gagné la course mardi.",
    ],
)
def test_what_is_said_or_done_keeps_its_day_beside_others(text: str) -> None:
    assert text in lines(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"Le choix du port, cette semaine, ne vaut rien", a jugé la maire.', False),
        ("La grève des bacs, ce mois-ci, coûte cher aux marins.", False),
        ("Le port, cette semaine, a perdu deux bacs.", True),
        ("La fête du port, samedi, a réuni la ville.", True),
    ],
)
def test_what_stands_beside_the_subject_is_no_day_of_a_present(text: str, told: bool) -> None:
    assert bool(lines(text)) is told


@pytest.mark.parametrize(
    "text",
    [
        "Le bac transporte 300 voitures par jour, moins cette année avec la crue.",
        '"Nous voulons savoir", a dit Luc Roy, 31 ans, dont le frère est mort en mars.',
    ],
)
def test_no_date_of_a_comparison_nor_of_an_age(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Invitée de la radio mardi, la députée a assuré que le pont tiendrait.",
        "Interrogé ce jeudi sur la chaîne, Luc Roy a déclaré que le bac coulait.",
        "Joint mercredi par la presse, le maire a affirmé ne rien savoir.",
        "Auditionnée lundi au Sénat, la ministre a reconnu un oubli.",
        "Questionné mardi sur le budget, le maire a répondu que tout allait bien.",
    ],
)
def test_who_is_asked_speaks_then(text: str) -> None:
    assert lines(text) == [text]
    assert kinds(text) == ["déclaration"]


@pytest.mark.parametrize(
    "text",
    [
        "Elu mardi par la presse, le pont tiendrait selon le maire.",
        "Née le 3 mars, la députée a assuré que le pont tiendrait.",
        "Invitée mardi à la fête, la députée dirige aussi le port.",
        "Votée lundi, la loi a été jugée trop dure par le maire.",
        "Achevé jeudi, le pont a rouvert selon la mairie.",
    ],
)
def test_a_participle_that_asks_nobody_dates_no_statement(text: str) -> None:
    assert "déclaration" not in kinds(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le temps de parole est aujourd'hui réparti entre les groupes.", False),
        ("Aujourd'hui la halle est tenue par trois marins du bourg.", False),
        ("Le maire a été entendu aujourd'hui par le juge de Dole.", True),
        ("La doyenne est morte aujourd'hui à Brest.", True),
    ],
)
def test_what_is_so_today_is_no_news_of_the_day(text: str, told: bool) -> None:
    assert bool(lines(text)) is told


@pytest.mark.parametrize(
    "text",
    [
        "Luc Roy a promis en mai de vendre le bac.",
        "La patronne avait prévenu en avril que la digue céderait.",
        "Le port a indiqué en décembre avoir payé la taxe.",
        "La ministre avait dit au printemps que la digue tiendrait.",
        "Le syndicat a assuré en juin que le bac fermerait.",
    ],
)
def test_who_has_said_so_in_a_month_announces_nothing_for_it(text: str) -> None:
    assert kinds(text) == ["déclaration"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"Les crues arrivent en février et cessent vite", explique Ada Roy.', False),
        ('"La digue cède en janvier", raconte la maire.', False),
        ('"Les loups descendent en décembre", dit Luc Roy.', False),
        ('"Les crues débutent en mars et finissent en mai", dit Ada Roy.', True),
        ('"Les crues débutent en février et finissent en mai", dit Ada Roy.', False),
        ('"La digue a cédé en janvier", raconte la maire.', True),
        ('"Nous partons en mai", dit la maire.', True),
        ("En janvier, la digue cède et la ville est noyée.", True),
    ],
)
def test_who_speaks_tells_habits_in_the_present(text: str, told: bool) -> None:
    assert bool(lines(text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le camp de Dole a été vidé, comme annoncé mardi par le maire.", False),
        ("Le pont a fermé, comme demandé lundi par la préfète.", False),
        ("La halle a rouvert, comme indiqué jeudi par la mairie.", False),
        ("Le pont a fermé comme prévu lundi.", True),
        ("Le camp a été vidé mardi, comme annoncé par le maire.", True),
    ],
)
def test_what_was_announced_then_happened_another_day(text: str, told: bool) -> None:
    assert bool(lines(text)) is told


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            'La maire a estimé que sa démission en août 2018 "a nourri la colère du port".',
            "sa démission en août 2018",
        ),
        (
            "Luc Roy pense que son arrestation en mai 2019 a servi la cause du port.",
            "son arrestation en mai 2019",
        ),
        ("La juge a dit que le bac avait coulé en mai 2019.", "le bac avait coulé en mai 2019"),
    ],
)
def test_what_is_thought_of_something_dated_has_no_date(text: str, fact: str) -> None:
    found, whole = told(text)
    assert [c.fact.of(whole) for c in found if c.doubt is None and c.fact] == [fact]


def test_a_clause_that_a_comma_ends_takes_no_main_clause_along() -> None:
    text = (
        "Le port dort. Critiquée pour son choix de ne rien dire, alors que fin février la région "
        "avait masqué un rapport, Ada Dahl a de nouveau défendu ses vues à la radio."
    )
    assert not any("Ada Dahl" in line for line in lines(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # « ne … que » opens no clause: what is told after the comma is not of its day
        ("Les bacs ne devaient repartir que le 2 avril, mais la mairie a cédé mardi.",
         ["la mairie a cédé mardi"]),
        ("Le pont ne devait rouvrir que le 6 avril, mais le préfet a tranché lundi.",
         ["le préfet a tranché lundi"]),
        ("La halle n'a rouvert que le 3 mars.", ["La halle n'a rouvert que le 3 mars."]),
        ("Le quai ne rouvrira que le 4 avril.", ["Le quai ne rouvrira que le 4 avril."]),
        ("Le bac n'a repris qu'en février.", ["Le bac n'a repris qu'en février."]),
        ("Le maire annonce que le bac partira le 3 avril.",
         ["Le maire annonce que le bac partira le 3 avril."]),
    ],
)  # fmt: skip
def test_ne_que_narrows_and_opens_no_clause(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("La collecte a été prolongée jusqu'au 26 mars.", "en cours"),
        ("Ouverte mardi par la mairie, elle court au marché jusqu'au 28 mars.", "en cours"),
        ("Le cirque a posé son chapiteau sur le quai jusqu'au 21 mars.", "en cours"),
        ("Les deux villes ont fermé leurs parcs jusqu'à fin avril.", "en cours"),
        ("Le juge a étendu le délai jusqu'en juin.", "en cours"),
        ("La collecte a duré jusqu'au 26 février.", "fait"),
        ("Le bac restait gratuit jusqu'en janvier.", "fait"),
        ("Les voisins ont veillé jusqu'au 4 mars.", "fait"),
        ("Le parc restera fermé jusqu'au 28 mars.", "échéance"),
        ("La digue a cédé le 3 mars.", "fait"),
    ],
)
def test_what_goes_on_until_a_day_to_come_is_not_over(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La halle sera repeinte, à moins que le feu ne reprenne en avril.", False),
        ("Le pont rouvrira à condition que les piles soient finies en mai.", False),
        ("Les pêcheurs sortiront, pourvu que le vent tombe lundi.", False),
        ("Une salle est prête au cas où la pluie viendrait dimanche.", False),
        ("« A moins qu'on trouve un autre nid en 2020 », nuance Anne Morel.", False),
        ("A moins que le vent ne forcisse, la course partira dimanche.", True),
        ("La vente aura lieu lundi, à condition que la cour donne son accord.", True),
        ("La maire a dit que le pont rouvrirait lundi.", True),
        ("Le pont a rouvert mardi, à condition que les camions l'évitent.", True),
        ("Le bac a coulé mardi, sans que le port soit fermé.", True),
    ],
)
def test_on_a_condition_nothing_is_told(text: str, told: bool) -> None:
    assert bool(lines(text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "« Notre souhait est qu'il y ait un plan déposé mardi au port », a dit Anne Morel.",
            False,
        ),
        ("L'objectif était de rouvrir la ligne en février, a dit Anne Morel.", False),
        ("« Le but est que la digue soit finie jeudi », a dit Anne Morel.", False),
        ("« L'idée est bien de vendre la halle cette semaine », a dit Anne Morel.", False),
        ("La solution était de fermer le col lundi.", False),
        ("Le premier geste de la maire a été de fermer le col lundi.", True),
        ("« Le fait est que le pont a cédé mardi », a dit Anne Morel.", True),
        ("L'objectif a été atteint en février.", True),
        ("L'objectif est de rouvrir la ligne d'ici juin.", True),
        ("La digue est de nouveau ouverte depuis le 3 mars.", True),
    ],
)
def test_what_is_aimed_at_is_no_fact(text: str, told: bool) -> None:
    assert bool(lines(text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La hausse sera votée avec le projet de loi de finances pour 2022.", False),
        ("Le budget pour 2022 prévoit deux écoles.", False),
        ("La région a perdu trois lycées dans le budget 2020 de la ville.", False),
        ("L'exercice 2020 s'est soldé par une perte.", False),
        ("Les comptes de l'année 2019 ont été rejetés par la chambre.", False),
        ("Le budget de la ville a doublé en 2020.", True),
        ("La ville a voté son budget en 2020.", True),
        ("Les comptes ont été clos en 2019.", True),
        ("Le plan 2014-2020 a créé deux ports.", True),
        ("En 2019, le budget a baissé.", True),
    ],
)
def test_the_year_of_a_budget_is_not_that_of_the_fact(text: str, told: bool) -> None:
    assert bool(lines(text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le texte a fâché les élus à la veille d'un nouveau samedi de marche.", False),
        ("Le préfet parlera avant un autre lundi de grève.", False),
        ("La ville se ferme pour un troisième samedi de marche.", False),
        ("Le port se tait pour un dernier dimanche sans bac.", False),
        ("Les élus ont vu venir un énième mardi de pluie.", False),
        ("Un nouveau maire a été élu samedi.", True),
        ("La ville a connu un nouveau défilé samedi.", True),
        ("La maire partira samedi pour un autre port.", True),
        ("Le dernier bac a coulé lundi.", True),
        ("Un deuxième pont a cédé mardi.", True),
    ],
)
def test_any_such_weekday_is_no_date(text: str, told: bool) -> None:
    assert bool(lines(text)) is told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("La cour a ordonné vendredi la libération du marin.", "fait"),
        ("Le tribunal ordonne vendredi la vente de la halle.", "fait"),
        ("Le juge a ordonné ce vendredi la fermeture du port.", "fait"),
        ("Les syndicats demandent vendredi au préfet de rouvrir le port.", "déclaration"),
    ],
)
def test_the_order_of_a_court_is_an_act(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Le prix moyen du billet est passé de 4,90 euros en 2007 à 6,50 euros en 2014.",
        "Le nombre de lits a chuté de 800 en 2010 à 300 en 2014.",
        "Les ventes ont grimpé de 12 % en 2009 à près de 30 % en 2014.",
        "La flotte a fondu de 40 bateaux en 2005, à 11 en 2014.",
        "La part du rail a reculé de 9 % fin 2003 à 5 % en 2014.",
        # Neighbours: no change from one year to another.
        "Le maire a vendu 12 barques en 2014 à 30 voisins.",
        "Le port a perdu 800 places en 2014.",
        "Le prix du billet a monté de 2 euros en 2014.",
        "La halle a été vendue en 2014 à une banque.",
        "Un lot de 12 barques a été vendu en 2014 à Dole.",
    ],
)
def test_a_change_is_of_the_year_it_came_to(text: str) -> None:
    dates = [c.timex.of(told(text)[1]) for c in told(text)[0] if c.doubt is None]
    assert dates == ["2014"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Condamné pour vol, l'homme en garde à vue depuis lundi était connu du juge.", False),
        ("Soigné à Dole, le marin à l'hôpital depuis mardi avait vu la vague.", False),
        ("Élu de peu, le maire en congé depuis le 3 mars avait signé le bail.", False),
        ("Venue de loin, la troupe en quarantaine depuis lundi avait joué à Dole.", False),
        ("Jugé à Dole, l'homme en fuite depuis février possédait deux barques.", False),
        ("Le col est fermé depuis lundi.", True),
        ("Depuis lundi, le col est fermé.", True),
        ("Le marin gardé à vue depuis le 28 février était connu du juge.", True),
        ("Les élus refusent depuis mardi de voter le texte.", True),
        ("Le virus a causé trente décès depuis le 1er mars.", True),
    ],
)
def test_since_when_a_subject_is_what_it_is_dates_no_verb(text: str, told: bool) -> None:
    assert bool(lines(text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La halle a été bâtie du XVIe au XVIIIe siècle.", False),
        ("Les moines ont creusé le port du 11e au 13e siècle.", False),
        ("Trois incendies ont ravagé la ville aux XIVe et XVe siècles.", False),
        ("Le pont a été relevé entre le XVe et le XVIIe siècle.", False),
        ("Le phare a été élevé du XIXe au XXe siècle.", False),
        ("La halle a été bâtie au XVIIIe siècle.", True),
        ("Les moines ont creusé le port au 13e siècle.", True),
        ("Un incendie a ravagé la ville au XVe siècle.", True),
        ("Le 2e bataillon a pris le port au XIXe siècle.", True),
        ("Le pont a été relevé au XVIIe siècle.", True),
    ],
)
def test_of_several_centuries_the_last_is_not_the_date(text: str, told: bool) -> None:
    assert bool(lines(text)) is told
