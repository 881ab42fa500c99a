"""Lines that a reader of them alone would not understand, and their neighbours that stand."""

from __future__ import annotations

import pytest

from annotated_briefing.annotate.condensing.dependence import leanings
from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.annotate.speech.quotes import quotes
from annotated_briefing.annotate.syntax.sentences import sentences
from tests.support import parse_text

LEANING = {
    "link": [
        "La préfète a également fermé les deux criées du canton.",
        "Le chantier rouvre ainsi un dossier vieux de dix ans.",
        "La région de Brest prépare aussi la rénovation des écluses.",
        "Les dockers de Roscoff ont ensuite repris le travail.",
        "Depuis, les quais de Brest sont déserts.",
        "Ada Floch, elle, attend la marée au port.",
        "La criée de Lorient a perdu, elle, douze emplois.",
        "Le port de Brest gagne, lui, trois lignes vers l'Irlande.",
        "Mauvaise nouvelle toutefois pour la criée : la glace manque depuis lundi.",
        "Idem pour la gare maritime, qui restera close.",
        "Autre mesure annoncée, la piscine ouvrira le dimanche.",
    ],
    "pronoun": [
        "Il a remis sa démission lundi au conseil de Quimper.",
        'Yann Tanguy "est sain et sauf", a-t-il indiqué.',
        'Le pilote Yann Tanguy "a eu très peur", a-t-il raconté à la presse.',
        "Selon le mensuel Ouest Voile, il s'est vendu à deux mille exemplaires.",
        "Interrogé par la presse, il a refusé de répondre.",
        "Le tribunal de Vannes l'a condamné à six mois de prison.",
        "La police assure qu'il avait bu avant de prendre la mer.",
        "La commune de Groix vit avec eux depuis trente ans.",
        "Ils insistent sur la place des petits ports dans la région.",
        "Les abonnés de la médiathèque pourront y accéder dès lundi.",
        "La navigatrice Ada Floch est la première à y jeter l'ancre.",
        "Les mareyeurs n'en vendent plus depuis mars.",
        "Le préfet en a parlé devant les élus.",
        "Trois skippers y participeront samedi.",
        "Il estime qu'il faut laisser la barre aux jeunes marins.",
        "Elle a promis lundi qu'il y aurait un quai de plus à Brest.",
        "Il assure qu'il est possible de rouvrir la criée.",
        "Il craint qu'il ne faille fermer l'écluse de Redon.",
        "Il répète qu'il convient d'attendre la marée.",
    ],
    "pointer": [
        "La députée Nolwenn Cadiou a jugé que ce naufrage est sans exemple.",
        "Le collectif Marée basse défend notamment cette technique.",
        "Votée mardi par le sénateur Yann Tanguy, cette réforme inquiète les pêcheurs.",
        "L'orage a été violent dans ce hameau situé au nord de la ville.",
        "Depuis deux ans, ces trois gendarmes du bourg parcourent la côte.",
        "Pour la maire de Morlaix, c'est un échec.",
        "Votée mardi par le conseil de Brest, cette réforme, qui inquiète, entrera en vigueur.",
        "Ces derniers ont quitté le port avant la nuit.",
        "Il s'agit de la plus grande régate jamais courue en Bretagne.",
        "Selon la mairie de Brest, il s'agit d'un accident.",
        "Il s'agirait d'une première pour Lorient.",
        "Pour les gardiens du parc, c'est un signe que la loutre revient en Bretagne.",
        "C'est une preuve que les quais de Brest ont vieilli.",
    ],
    "owner": [
        "Les gendarmes, au petit matin, ont noté que l'incendie avait gagné son domicile.",
        "Une lettre a été remise à son avocat samedi à Brest.",
        "Un ami de sa famille a promis que la maison serait vendue.",
        "Une vente a été annoncée à ses parents mardi.",
        "Son frère, Ronan, a raconté la traversée aux journalistes.",
        "Leurs épouses attendent depuis samedi sur le quai.",
        "Sa dernière pièce a été jouée deux cents fois.",
        "À Paris, son avocat a déposé un recours.",
        "Pour ses voisins, la ferme était vide depuis des mois.",
        "Des marins et des pilotes ont revu son voilier samedi.",
    ],
    "count": [
        "Une troisième barque a coulé dans la nuit.",
        "Un deuxième plongeur est remonté vers midi.",
        "Une éventuelle seconde réunion aurait lieu en mars à Brest.",
        "Deux ont été relâchés jeudi matin.",
        "Certains ont dormi sous le préau de l'école.",
        "Celle qu'on appelait la reine des mers est morte en 1949.",
        "Les deux ont la même allure tranquille.",
        "Tous portaient le brassard noir des marins.",
        "La plupart ont perdu leur emploi.",
    ],
    "time": [
        "Trois semaines plus tard, la directrice du lycée apprenait la nouvelle.",
        "La veille, la préfecture avait fermé les deux ponts.",
        "Le manège de Roscoff a depuis été démonté.",
        "La conserverie de Douarnenez comptait alors deux cents ouvrières.",
        "Le même jour, la mairie de Brest a fermé le musée.",
        "À cette époque, la criée de Lorient ouvrait à minuit.",
    ],
}
STANDING = {
    "link": [
        "Le maire de Brest a toutefois signé la vente de la criée.",
        "Les élus ont voté la fermeture de la criée ainsi que la vente du quai.",
        "Le phare est aussi haut que la cathédrale de Quimper.",
        "Le maire, également président du club, a démissionné.",
        "La criée fermera mais aussi les deux écluses du canal.",
        "Le conseil a voté le budget et a également choisi un architecte.",
        "Le maire de Quimper a toutefois refusé de signer.",
        "La tempête a détruit notamment les cabanes du rivage.",
    ],
    "pronoun": [
        'Yann Tanguy attend "la fin du vent", a-t-il dit.',
        "Le parquet de Brest a ouvert une enquête sur la digue, a-t-il indiqué mardi.",
        "Le maire de Quimper a dit qu'il ne signerait pas.",
        "Il faut deux heures pour gagner l'île.",
        "Il est interdit de pêcher dans la baie depuis lundi.",
        "Il est probable que la criée de Lorient ferme en mai.",
        "Il a fallu deux heures aux pompiers de Brest pour gagner l'île.",
        "Lorsqu'il a quitté le port, Yann Tanguy ignorait la tempête.",
        "Comme l'a annoncé le préfet, le pont fermera lundi.",
        "La navigatrice Ada Floch est morte à Brest, où elle était née.",
        "L'équipe de Lorient l'a emporté samedi à Brest.",
        "Le maire s'est rendu à Groix pour y rencontrer les pêcheurs.",
        "Le conseil a voté une taxe, mais les commerçants n'en veulent pas.",
        "Il y a deux ans, la criée de Lorient a fermé.",
        "Le maire de Quimper s'en est pris au préfet.",
        "La région veut en finir avec les quais déserts.",
        "Brest a été choisie par le ministre pour y construire le musée.",
    ],
    "pointer": [
        "Le conseil votera ce lundi le budget de la région.",
        "La pêche a rapporté vingt millions d'euros cette année.",
        "Le conseil a voté une taxe, mais cette taxe ne sera levée qu'en mai.",
        "Groix, cette île du Morbihan, perd ses habitants.",
        "Le maire a raconté ce que les marins ont vu.",
        "La Norvège a refusé l'accord, a dit un ministre de ce pays.",
        "C'est la première fois que les Bretons gagnent la régate.",
        "Le maire a vu une épave et a dit qu'il s'agissait d'un cargo.",
    ],
    "owner": [
        "Ada Floch a été entendue par les gendarmes à son domicile.",
        "Le marin a été jugé à Brest avec son avocat.",
        "Le président de la région a présenté ses vœux aux marins.",
        "Le maire a présenté son projet aux habitants.",
        "Dans son rapport, la chambre régionale dénonce la dette de la mairie.",
        "Grâce à ses chansons, Ada Floch remplit les salles.",
        "La navigatrice a quitté son équipage en mer.",
        "Comme ses collègues, le jeune marin attend la reprise.",
        "La voiture d'Ada Floch et celle de son époux ont brûlé samedi à Brest.",
        "Ada Floch et son équipage ont quitté le port de Brest.",
        "Yann Tanguy et trois de ses amis ont traversé la rade.",
    ],
    "count": [
        "Un second tour aura lieu dimanche à Brest.",
        "Une deuxième barque de la flotte de Groix a coulé.",
        "Après une première barque, une deuxième barque a coulé lundi.",
        "Le préfet de Brest a obtenu un deuxième navire.",
        "La deuxième ville de Bretagne vote dimanche.",
        "La plupart des élus ont voté contre le projet.",
        "Deux marins ont été relâchés jeudi matin.",
        "Sur les douze passagers du bac, trois ont été blessés.",
        "Ceux qui refusent de payer perdront leur place au port.",
        "2022 sera une année difficile pour la pêche.",
    ],
    "time": [
        "La veille du scrutin, la mairie de Brest a fermé.",
        "Arrêté mardi, le skipper a été libéré le lendemain.",
        "Depuis mardi, les quais de Brest sont déserts.",
        "Le bac est en panne alors que la saison commence.",
        "Le musée rouvrira au plus tard en mai.",
        "En 1950, la conserverie employait alors deux cents ouvrières.",
    ],
}


def _kinds(text: str) -> set[str]:
    parsed = parse_text(text)
    said = quotes(parsed, sentences(parsed), mentions(parsed))
    (piece,) = parsed.paragraphs
    words = [token for token in piece.doc if not token.is_space]
    found = leanings(words, list(said), piece.offset)
    return {each.kind for each in found}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in LEANING.items() for text in texts]
)
def test_a_line_that_leans_is_known_with_its_kind(kind: str, text: str) -> None:
    assert kind in _kinds(text)


@pytest.mark.parametrize("text", [text for texts in STANDING.values() for text in texts])
def test_a_line_that_says_all_it_needs_stands(text: str) -> None:
    assert _kinds(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Il y a du monde au port.",
        "Il y avait des gens qui faisaient la queue.",
        "Il n'y a pas eu de mort au port.",
        "Il va y avoir du vent au port.",
        "Les gendarmes verront s'il y a des traces.",
    ],
)
def test_there_is_leans_on_no_place(text: str) -> None:
    doc = parse_text(text).paragraphs[0].doc
    assert leanings(list(doc), [], 0) == ()
