"""What is taken for a person or a firm and is none, and the namesakes of firms, read whole."""

from __future__ import annotations

import pytest

from annotated_briefing.annotate.names.mentions import mentions
from tests.support import parse_text


def types(text: str, name: str) -> set[str]:
    """The types of the mentions that are, or hold, `name`."""
    found = mentions(parse_text(text))
    return {m.type for m in found if name in m.of(text)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Le mathématicien grec Thalès mesurait les ombres.", "Thalès", "PER"),
        ("Le théorème de Thalès est au programme.", "Thalès", "MISC"),
        ("Le groupe Thalès livre des radars.", "Thalès", "ORG"),
        ("Thalès a signé un contrat de dix ans.", "Thalès", "ORG"),
        ("Né à Milet, Thalès mourut vers -547.", "Thalès", "PER"),
        ("Thalès fut un savant curieux de tout.", "Thalès", "PER"),
        ("Hermès, messager des dieux, court vite.", "Hermès", "PER"),
        ("Elle a trois étoiles au guide Michelin.", "Michelin", "ORG"),
        ("Il s'est confié dans les colonnes de La Montagne.", "La Montagne", "ORG"),
        ("A Suez, les quais sont vides.", "Suez", "LOC"),
        ("A Carrefour, les maisons ont tremblé.", "Carrefour", "LOC"),
        ("Le dossier a été confié à Suez, qui le garde.", "Suez", "ORG"),
        ("Deux cargos attendent dans le canal de Suez.", "Suez", "LOC"),
        ("Les habitants de Suez protestent.", "Suez", "LOC"),
        ("La gare de Suez a rouvert.", "Suez", "LOC"),
        ("Le pétrolier a mouillé au large de Suez.", "Suez", "LOC"),
        ("Il est né à Suez en 1950.", "Suez", "LOC"),
        ("Elle habite à Suez depuis un an.", "Suez", "LOC"),
        ("Suez a vendu sa filiale belge.", "Suez", "ORG"),
        ("Les salariés de Suez sont en grève.", "Suez", "ORG"),
        ("La déesse et le dieu grec Hermès sont peints.", "Hermès", "MISC"),
        ("Une statue d'Hermès a été volée.", "Hermès", "MISC"),
        ("Le caducée d'Hermès orne la porte.", "Hermès", "MISC"),
        ("La maison Hermès ouvre un atelier.", "Hermès", "ORG"),
        ("Hermès a vu ses ventes monter.", "Hermès", "ORG"),
        ("Le docteur Servier a soigné la foule.", "Servier", "PER"),
        ("La procureure Servier a requis dix ans.", "Servier", "PER"),
        ("Mme Servier a été entendue.", "Servier", "PER"),
        ("Le laboratoire Servier fait appel.", "Servier", "ORG"),
        ("Servier a été condamné en appel.", "Servier", "ORG"),
        ("La mairie de Vinci a fermé l'école.", "Vinci", "LOC"),
        ("Le château de Vinci se visite.", "Vinci", "LOC"),
        ("Il a grandi à Vinci, en Toscane.", "Vinci", "LOC"),
        ("Vinci a remporté le chantier.", "Vinci", "ORG"),
        ("Le concessionnaire Vinci a perdu le marché.", "Vinci", "ORG"),
        ("Le curé de Michelin, un hameau, est parti.", "Michelin", "LOC"),
        ("Le colonel Michelin a pris sa retraite.", "Michelin", "PER"),
        ("Les usines de Michelin tournent.", "Michelin", "ORG"),
    ],
)
def test_a_firm_is_not_its_namesakes(text: str, name: str, kind: str) -> None:
    assert types(text, name) == {kind}


def test_what_is_said_once_of_a_namesake_holds_for_the_article() -> None:
    text = "Le philosophe grec Thalès est mort.\n\nThalès avait beaucoup voyagé."
    assert types(text, "Thalès") == {"PER"}
    text = "La ville de Suez dort. Le groupe Suez recrute."
    found = [(m.of(text), m.type) for m in mentions(parse_text(text))]
    assert [kind for name, kind in found if "Suez" in name] == ["LOC", "ORG"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the noun before says it, or the words after
        ("Le typhon Maring a touché terre. Maring a tué trois pêcheurs.", "Maring"),
        ("L'ouragan Ida faiblit.", "Ida"),
        ("Le film « Rosetta » a été primé. Rosetta reste une œuvre forte.", "Rosetta"),
        ("La chienne Tara a retrouvé l'enfant. Tara a été décorée.", "Tara"),
        ("Le trophée Ernest-Roy sera remis lundi.", "Ernest-Roy"),
        ("La rue Nina Roche est coupée.", "Nina Roche"),
        ("Ils prient le dieu hindou Ganapati.", "Ganapati"),
        ("Des maisons brûlent à Durga Pathar, l'un des villages isolés.", "Durga Pathar"),
        ("Zorba Bakery, une marque de farine lancée ici, a fermé.", "Zorba Bakery"),
        ("Près de Durga Pathar. La banlieue de Durga Pathar. A Durga Pathar.", "Durga Pathar"),
        ("La messe a lieu à l'église de Santa Rosalina.", "Santa Rosalina"),
        ("Elle a reçu son troisième Renaudot.", "Renaudot"),
        ("La cérémonie des Molières aura lieu en juin.", "Molières"),
        ("Le roman s'est vendu mieux que Salammbô et Nana.", "Salammbô"),
        ("La pièce a eu plus de succès que Cyrano et Tartuffe.", "Cyrano"),
        ("Le disque s'est mieux vendu que Thriller et Bad.", "Thriller"),
        # what only opens its sentence
        ("Bravo au préfet. Tout est prêt.", "Bravo"),
        ("Exit les taxes. Les maires sont ravis.", "Exit"),
        ("Rebelote jeudi. Le car est parti.", "Rebelote"),
        ("Prudent, le pilote a freiné.", "Prudent"),
        ("Haro sur les loyers. Le maire cède.", "Haro"),
        ("Vivat pour les pompiers.", "Vivat"),
        ("Casquette à la main, Nina Roche est venue.", "Casquette"),
        ("Hop, lance le patron. Le bac démarre.", "Hop"),
        ("Zut, dit le ministre. Tout est à refaire.", "Zut"),
        ("Chiche, a répondu le maire.", "Chiche"),
        ("Le bac est à quai.\nRouillé, le ponton ferme en mai.", "Rouillé"),
    ],
)
def test_what_is_no_person_is_taken_for_none(text: str, name: str) -> None:
    assert "PER" not in types(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le capitaine du navire Paul Vidal a été sauvé.", "Paul Vidal"),
        ("Macron a parlé. La presse suit Macron.", "Macron"),
        ("Nina Roche, une ville dans le cœur, chante.", "Nina Roche"),
        ("Merkel, la chancelière, a souri. Avec Merkel, tout va.", "Merkel"),
        ("Anne Vidal a parlé. On attend une Anne Vidal forte. Anne Vidal part.", "Anne Vidal"),
        ("Il répond depuis son pont Nina Roche.", "Nina Roche"),
        ("Le prodige du théâtre Nina Roche joue.", "Nina Roche"),
        ("Pour Lestrade, une ville sans car est une ville morte.", "Lestrade"),
        ("Paul au violon, Nina au piano : le duo a plu.", "Paul"),
        ("Le chanteur du film Jean Dulac est mort.", "Jean Dulac"),
        ("L'actrice préfère le rôle d'Anne Vidal.", "Anne Vidal"),
        ("Dans la ville natale de Paul Vidal, on pleure.", "Paul Vidal"),
        ("Merkel sous pression, son parti recule.", "Merkel"),
        ("Hollande sous le feu des critiques, son parti tient.", "Hollande"),
        ("Macron, dit le ministre, partira lundi.", "Macron"),
        ("L'ancienne alliée Marine Roche a parlé.", "Marine Roche"),
    ],
)
def test_a_person_stays_one(text: str, name: str) -> None:
    assert types(text, name) == {"PER"}


def test_a_korean_given_name_is_whole_and_a_pronoun_is_no_part_of_a_name() -> None:
    text = "Kim Jong-un a reçu Ri Yong-ho. « Oui », a dit Park Geun-hye. Qu'en dit Moon, dit-il ?"
    assert types(text, "Kim Jong-un") == {"PER"}
    assert types("Han Myong-il a ouvert un café à Brest. M. Han en a trois.", "Han Myong-il") == {
        "PER"
    }
    text = "Que veut Nina Roche-t-elle ?"
    assert not types(text, "Roche-t")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le maire de St-Brice a écrit. St Brice attend.", "St Brice"),
        ("Ste-Rosalie est isolée.", "Ste-Rosalie"),
        ("Ils vont à Saint Brice. Saint Brice est loin.", "Saint Brice"),
    ],
)
def test_a_town_called_after_a_saint_is_no_person(text: str, name: str) -> None:
    assert types(text, name) <= {"LOC"}


def test_matter_is_no_place() -> None:
    assert not types("Il moule des anges en plâtre de Paris.", "Paris")
    assert not types("La grille est peinte en vert de Brest.", "Brest")
    assert not types("Un pin d'Alep a été abattu.", "Alep")
    assert not types("Il tourne des bols en terre de Sienne.", "Sienne")
    assert not types("Le garde des Sceaux a parlé.", "Sceaux")
    assert types("La mairie de Sceaux est fermée.", "Sceaux") == {"LOC"}
    assert types("Il moule des anges près de Paris.", "Paris") == {"LOC"}


@pytest.mark.parametrize(
    ("text", "name", "named"),
    [
        ("Les Munichois ont bu. Munichois et touristes ont chanté.", "Munichois", False),
        ("Les Brestois attendent. Brestois ou non, on attend.", "Brestois", False),
        ("Il aime les Nantais. Touristes et Nantais dansent.", "Nantais", False),
        ("Des Lillois sont venus. Lillois, ils le restent.", "Lillois", False),
        ("Trois Rennais jouent. « Rennais et fiers », dit l'affiche.", "Rennais", False),
        ("Il vit à Calais. Calais et Dunkerque attendent.", "Calais", True),
        ("Il vit à Blois. Blois, sous la neige, attend.", "Blois", True),
        ("Il vit à Beauvais depuis mai. Beauvais et Amiens attendent.", "Beauvais", True),
        ("Les Brestois attendent à Calais. Calais et Brest se taisent.", "Calais", True),
        ("Les touristes sont à Roubaix. Roubaix ou Lille, il choisira.", "Roubaix", True),
    ],
)
def test_inhabitants_without_an_article_are_no_place(text: str, name: str, named: bool) -> None:
    assert ("LOC" in types(text, name)) == named
