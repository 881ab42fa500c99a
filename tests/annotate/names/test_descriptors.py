from __future__ import annotations

import pytest

from annotated_briefing.annotate.names.descriptors import descriptors, is_acronym_of
from annotated_briefing.annotate.names.mentions import mentions
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.model import Doubt, EntityType, Mention
from tests.support import parse_text


def named(text: str, **names: EntityType) -> tuple[ParsedArticle, tuple[Mention, ...]]:
    """The article with the mentions a reader sees, so that these tests are about descriptions."""
    parsed = parse_text(text)
    found = []
    for name, kind in names.items():
        form = name.replace("_", " ")
        start = text.index(form)
        found.append(Mention(start, start + len(form), type=kind))
    return parsed, tuple(sorted(found, key=lambda m: m.start))


def said(text: str, **names: EntityType) -> dict[str, list[str]]:
    parsed, found = named(text, **names)
    result: dict[str, list[str]] = {}
    for descriptor in descriptors(parsed, found):
        if descriptor.kind != "label":
            result.setdefault(descriptor.name.of(text), []).append(descriptor.of(text))
    return result


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "Le porte-parole du ministère, Jean Vidal, a parlé lundi.",
            {"Jean_Vidal": "PER"},
            {"Jean Vidal": ["porte-parole du ministère"]},
        ),
        (
            "Selon Jean Vidal, porte-parole de la mairie, tout va bien.",
            {"Jean_Vidal": "PER"},
            {"Jean Vidal": ["porte-parole de la mairie"]},
        ),
        (
            "Le nouveau président norvégien Lars Berg a signé la loi.",
            {"Lars_Berg": "PER"},
            {"Lars Berg": ["nouveau président norvégien"]},
        ),
        (
            "La ministre de la Santé Anne Delorme a démissionné.",
            {"Anne_Delorme": "PER"},
            {"Anne Delorme": ["ministre de la Santé"]},
        ),
        (
            "L'accident a eu lieu à Mirande, une petite ville du sud de la France, mardi.",
            {"Mirande": "LOC", "France": "LOC"},
            {"Mirande": ["une petite ville du sud de la France"]},
        ),
        (
            "Le romancier et poète suisse Paul Vidal est mort.",
            {"Paul_Vidal": "PER"},
            {"Paul Vidal": ["romancier et poète suisse"]},
        ),
        (
            "Le PDG de Vexor, Luc Marin, a quitté la salle.",
            {"Luc_Marin": "PER", "Vexor": "ORG"},
            {"Luc Marin": ["PDG de Vexor"]},
        ),
        (
            "Anne Delorme, PDG de Vexor, a signé.",
            {"Anne_Delorme": "PER", "Vexor": "ORG"},
            {"Anne Delorme": ["PDG de Vexor"]},
        ),
        (
            "Vexor, une ONG de Lyon, a fermé.",
            {"Vexor": "ORG", "Lyon": "LOC"},
            {"Vexor": ["une ONG de Lyon"]},
        ),
        (
            "Anne Delorme (directrice du musée) a ouvert la porte.",
            {"Anne_Delorme": "PER"},
            {"Anne Delorme": ["directrice du musée"]},
        ),
    ],
)
def test_what_the_words_beside_a_name_say_of_it(
    text: str, names: dict[str, EntityType], expected: dict[str, list[str]]
) -> None:
    assert said(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the words after the comma are the subject of the sentence
        ("Pour Anne Delorme, la réforme est nécessaire.", {"Anne_Delorme": "PER"}),
        # the title belongs to the name that follows it
        ("A Mirande, le maire Paul Vidal, a souri.", {"Mirande": "LOC"}),
        # the law is named after him and says nothing of who he is
        ("La loi Vidal a été votée hier soir.", {"Vidal": "PER"}),
        # an enumeration
        ("Il a visité Mirande, Auch et Condom.", {"Mirande": "LOC", "Auch": "LOC"}),
    ],
)
def test_what_only_looks_like_a_description_is_none(
    text: str, names: dict[str, EntityType]
) -> None:
    assert said(text, **names) == {}


def test_a_road_with_a_name_is_not_the_region_it_lies_in() -> None:
    for text in ("Un camion bloque l'autoroute A38, Gers, lundi.", "Le pont A38, Gers, tient."):
        assert "Gers" not in said(text, A38="LOC", Gers="LOC")
    assert said("Il vit dans la capitale, Auch.", Auch="LOC") == {"Auch": ["capitale"]}


def test_every_description_lies_inside_its_paragraph_and_beside_its_name() -> None:
    text = (
        "Le maire de Mirande, Paul Vidal, a reçu Anne Delorme, ministre de la Culture.\n\n"
        "L'Office des marées bretonnes (OMB) et son président, Luc Morand, se taisent."
    )
    parsed = parse_text(text)
    found = mentions(parsed)
    for descriptor in descriptors(parsed, found):
        home = [p for p in parsed.article.paragraphs if p.covers(descriptor)]
        assert len(home) == 1 and home[0].covers(descriptor.name)
        assert descriptor.start < descriptor.end
        assert descriptor.of(text) == descriptor.of(text).strip()


@pytest.mark.parametrize(
    ("short", "full", "answer"),
    [
        ("OMB", "Office des marées bretonnes", True),
        ("CNRS", "Centre national de la recherche scientifique", True),
        ("OMB", "Mairie de Mirande", False),
        ("Omb", "Office des marées bretonnes", False),
        ("2021", "Office des marées", False),
        ("", "Office des marées", False),
    ],
)
def test_acronyms(short: str, full: str, answer: bool) -> None:
    assert is_acronym_of(short, full) is answer


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("L'Union des éleveurs de brebis de montagne (Unebrem) a parlé.", "Unebrem"),
        ("La Confrérie des goûteurs de pain (CGP) a parlé.", "CGP"),
        ("Le Rassemblement des pêcheurs du lac (UFL) a parlé.", "UFL"),
        ("L'Association des pilotes (Air France) a parlé.", None),
        ("Le Comité des marins de Brest (Finistère) a parlé.", None),
        ("L'Institut des vents (SNCF) a parlé.", None),
    ],
)
def test_a_short_form_in_brackets_is_that_of_the_name_before(text: str, short: str | None) -> None:
    parsed = parse_text(text)
    found = [d.of(text) for d in descriptors(parsed, mentions(parsed)) if d.kind == "acronym"]
    assert found == ([short] if short else [])


@pytest.mark.parametrize("text", ["", "«", ",,,,(((", "Vidal", ", le maire, ", "x " * 5000])
def test_odd_texts_are_read_without_a_fault(text: str) -> None:
    parsed = parse_text(text or " ")
    assert isinstance(descriptors(parsed, mentions(parsed)), tuple)


def roles(text: str, *but: Doubt) -> dict[str, list[str]]:
    """What the page prints of each person of a text, and what only has one of these doubts."""
    parsed = parse_text(text)
    found = mentions(parsed)
    printed: dict[str, list[str]] = {}
    for descriptor in descriptors(parsed, found):
        if descriptor.kind not in ("label", "acronym") and descriptor.doubt in (None, *but):
            printed.setdefault(descriptor.name.of(text), []).append(descriptor.of(text))
    return printed


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # the whole phrase before the comma, not the complement it ends with
        (
            "Une cousine du ministre, Odile Perrot, est venue.",
            "Odile Perrot",
            ["cousine du ministre"],
        ),
        (
            "L'avocate de la famille du suspect, Nina Roche, a fait appel.",
            "Nina Roche",
            ["avocate de la famille du suspect"],
        ),
        (
            "Selon un des associés du gérant, Karim Lansac, la caisse est vide.",
            "Karim Lansac",
            ["un des associés du gérant"],
        ),
        (
            "Le secrétaire d'Etat auprès du ministre, Ugo Lestrade, a démenti.",
            "Ugo Lestrade",
            ["secrétaire d'Etat auprès du ministre"],
        ),
        ("L'adjoint au maire, Ugo Lestrade, a démenti.", "Ugo Lestrade", ["adjoint au maire"]),
        ("Le bras droit du maire, Karim Lansac, a démissionné.", "Karim Lansac", []),
        ("Il a présenté le boxeur au préfet, Karim Lansac, lundi.", "Karim Lansac", []),
        # the nearest where the name touches it
        ("La fille du ministre Ugo Lestrade est venue.", "Ugo Lestrade", ["ministre"]),
        (
            "Le chef de la cavalerie danoise Lars Holm a réagi.",
            "Lars Holm",
            ["chef de la cavalerie danoise"],
        ),
        (
            "Le secrétaire d'Etat adjoint Lars Holm a réagi.",
            "Lars Holm",
            ["secrétaire d'Etat adjoint"],
        ),
        ("La soeur de la plaignante Nina Roche a témoigné.", "Nina Roche", []),
        (
            "Le nouveau maire (DVG) de Pau Ugo Lestrade sourit.",
            "Ugo Lestrade",
            ["nouveau maire (DVG) de Pau"],
        ),
        ("Sous la présidence républicaine d'alors, Lars Holm servait.", "Lars Holm", []),
        # one name, one person
        ("Face aux élus de la majorité, Lars Holm (PS) a plaidé.", "Lars Holm", []),
        ("« Tournez », crie à ses danseurs Nina Roche.", "Nina Roche", []),
        ("Nina Roche, le préfet et le recteur étaient là.", "Nina Roche", []),
        ("La ministre de la Pêche, Lars Holm et Ugo Lestrade, ont souri.", "Lars Holm", []),
        ("L'époux de la danseuse, Nina Roche, a souri.", "Nina Roche", ["époux de la danseuse"]),
        # whose: an owner who is not there
        ("Son fils, Ugo Lestrade, a crié.", "Ugo Lestrade", []),
        ("Leur voisine, Nina Roche, a tout vu.", "Nina Roche", []),
        ("Notre envoyé, Ugo Lestrade, raconte.", "Ugo Lestrade", []),
        ("Sa porte-parole, Nina Roche, a démenti.", "Nina Roche", []),
        ("Il a nommé l'homme de son choix, Ugo Lestrade.", "Ugo Lestrade", []),
        ("Son médecin, Nina Roche, a démenti.", "Nina Roche", ["médecin"]),
        (
            "Sa ministre des Finances, Nina Roche, a démenti.",
            "Nina Roche",
            ["ministre des Finances"],
        ),
        ("L'oncle du danseur, Ugo Lestrade, a crié.", "Ugo Lestrade", ["oncle du danseur"]),
        # nothing said, or said of something else
        ("Une fille prénommée Zoé a disparu.", "Zoé", []),
        ("Un lycéen breton prénommé Hugo a disparu.", "Hugo", ["lycéen breton"]),
        ("Nina Roche, un bol à la main, a souri.", "Nina Roche", []),
        ("Nina Roche, qui est blonde, a souri.", "Nina Roche", []),
        # what somebody thinks or says that a person is
        ("Le gardien a cru que Nina Roche était une voleuse.", "Nina Roche", []),
        ("Un voisin assure qu'Ugo Lestrade est un escroc.", "Ugo Lestrade", []),
        ("On demande si Ugo Lestrade est un espion.", "Ugo Lestrade", []),
        ('"La vérité est là. Ugo Lestrade est un escroc", a crié un voisin.', "Ugo Lestrade", []),
        ("Ugo Lestrade est un danseur breton.", "Ugo Lestrade", ["un danseur breton"]),
        # less than one description, and more
        ("La ville de Quimper compte le camp pro-mairie et pro-Brest.", "Brest", []),
        ("Stavna, qui compte deux mille habitants a perdu ses bacs.", "Stavna", []),
        (
            "Nina Roche, qui est la doyenne du club, a souri.",
            "Nina Roche",
            ["qui est la doyenne du club"],
        ),
        ("L'oncle de Nina Roche, préfet de l'Orne, est mort.", "Nina Roche", []),
        (
            "L'arrestation de Nina Roche, préfète de l'Orne, choque.",
            "Nina Roche",
            ["préfète de l'Orne"],
        ),
        ("L'étape part de Dax, à 90 km de Pau, lieu où rien ne pousse.", "Pau", []),
        ("Ils vivent près de Pau, une ville calme.", "Pau", ["une ville calme"]),
        ("Le train longe l'Espagne qui garde ce tunnel.", "Espagne", []),
        ("Ils visitent Pau, le lac de Gaube, la tour de Foix et le musée.", "Pau", []),
        ("Ils ont fui Pau, la ville du Béarn, lundi.", "Pau", ["ville du Béarn"]),
        ("Nina Roche, cuisinière dans sa ferme, rit.", "Nina Roche", ["cuisinière dans sa ferme"]),
        (
            "Nina Roche, la présidente (DVD) du conseil, rit.",
            "Nina Roche",
            ["présidente (DVD) du conseil"],
        ),
        ("Luc Roy et Nina Roche, gérants de la salle, partent.", "Nina Roche", []),
        ("Son avocat, Luc Roy, plaide.", "Luc Roy", []),
        ("Il aime Pau, seul lieu où rien ne pousse.", "Pau", ["seul lieu où rien ne pousse"]),
        ("Le PDG de Renault, Ugo Lestrade, part.", "Ugo Lestrade", ["PDG de Renault"]),
        # what is called after somebody is not that person, and keeps its name
        (
            "Selon Karim Dastel, directeur de la Fondation Lucie Armor, rien ne presse.",
            "Karim Dastel",
            ["directeur de la Fondation Lucie Armor"],
        ),
        ("La présidente du prix Ugo Lestrade a parlé.", "Ugo Lestrade", []),
        ("Un médecin de la clinique Odile Perrot a témoigné.", "Odile Perrot", []),
        ("Les avocats de la famille Lansac ont fait appel.", "Lansac", []),
        ("Le ministre du gouvernement Lestrade a démissionné.", "Lestrade", []),
        (
            "Nina Roche, gardienne du musée Ugo Lestrade, a souri.",
            "Nina Roche",
            ["gardienne du musée Ugo Lestrade"],
        ),
        (
            "Le patron de la police Karim Lansac a souri.",
            "Karim Lansac",
            ["patron de la police"],
        ),
        (
            "Un homme d'affaires catalan, Ugo Lestrade, paie.",
            "Ugo Lestrade",
            ["homme d'affaires catalan"],
        ),
        # an aside about the firm or the town that ends the words before the name
        (
            "Le directeur du laboratoire Vexor, un fabricant de vis, Karim Dastel, se tait.",
            "Karim Dastel",
            ["directeur du laboratoire Vexor"],
        ),
        (
            "La maire de Mirande, une bourgade du Gers, Nina Roche, a signé.",
            "Nina Roche",
            ["maire de Mirande"],
        ),
        (
            "Un cadre de Tolia, un géant du textile, Hugo Brennec, a été arrêté.",
            "Hugo Brennec",
            ["cadre de Tolia"],
        ),
        # words between two people
        ("Après Nina Roche, la nouvelle rectrice, Odile Perrot, a parlé.", "Nina Roche", []),
        ("Après Nina Roche, la nouvelle rectrice, Odile Perrot, a parlé.", "Odile Perrot", []),
        (
            "Ont ri Nina Roche, la rectrice, Odile Perrot, la préfète de la Marne, et Luc Roy.",
            "Odile Perrot",
            ["préfète de la Marne"],
        ),
        (
            "Le porte-parole du parti (PDV) Karim Dastel, le maire de Pau (PDX) Ugo Lestrade"
            " et la CGT ont protesté.",
            "Karim Dastel",
            ["porte-parole du parti (PDV)"],
        ),
        (
            "Le porte-parole du parti (PDV) Karim Dastel, le maire de Pau (PDX) Ugo Lestrade"
            " et la CGT ont protesté.",
            "Ugo Lestrade",
            ["maire de Pau (PDX)"],
        ),
        # the verb of a quotation is no trade
        ("« Nous partirons », juge Karim Dastel.", "Karim Dastel", []),
        ("« C'est la fin », a prévenu Nina Roche.", "Nina Roche", []),
        ("La juge Nina Roche a tranché.", "Nina Roche", ["juge"]),
        # to the end of the sentence and no further
        (
            "Il a vu Nina Roche, préfète de la Marne.Ce matin il pleut.",
            "Nina Roche",
            ["préfète de la Marne"],
        ),
        (
            "Selon Nina Roche, préfète de la Marne et après avis du recteur, tout ferme.",
            "Nina Roche",
            ["préfète de la Marne"],
        ),
        # the province has its name, the person hers
        (
            "Selon la porte-parole de la province de Sarbin, Karema Dawod, il pleut.",
            "Karema Dawod",
            ["porte-parole de la province de Sarbin"],
        ),
        (
            "Selon le chef du district de Sarbin, Karem Dawod, qui compte dix morts, il pleut.",
            "Karem Dawod",
            ["chef du district de Sarbin"],
        ),
        (
            "Il loge à Stavna, village perché de Morée, mardi.",
            "Stavna",
            ["village perché de Morée"],
        ),
        ("Il loge à Stavna, village perché de Morée, mardi.", "Morée", []),
    ],
)
def test_a_role_is_that_of_its_name_or_is_not_printed(
    text: str, name: str, expected: list[str]
) -> None:
    assert roles(text, "says-little").get(name, []) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # a post without what it is held in
        ("Le directeur Karim Dastel a souri.", "Karim Dastel", []),
        ("Nina Roche, directrice générale adjointe, a souri.", "Nina Roche", []),
        ("La maire, Nina Roche, a signé.", "Nina Roche", []),
        ("Un membre de l'association, Hugo Brennec, a souri.", "Hugo Brennec", []),
        ("La cousine du chanteur, Odile Perrot, a souri.", "Odile Perrot", []),
        ("Le frère de l'ancien ministre, Ugo Lestrade, a fui.", "Ugo Lestrade", []),
        ("L'avocate de l'accusé, Odile Perrot, a plaidé.", "Odile Perrot", []),
        ("Odile Perrot, patronne de la société, a souri.", "Odile Perrot", []),
        ("Le président Lars Holm a souri.", "Lars Holm", []),
        # enough, however short
        ("Le président danois Lars Holm a souri.", "Lars Holm", ["président danois"]),
        ("La biologiste Nina Roche a souri.", "Nina Roche", ["biologiste"]),
        ("L'avocat Karim Dastel a souri.", "Karim Dastel", ["avocat"]),
        ("Le chef de l'Etat Lars Holm a souri.", "Lars Holm", ["chef de l'Etat"]),
        (
            "Le porte-parole du gouvernement Karim Dastel a souri.",
            "Karim Dastel",
            ["porte-parole du gouvernement"],
        ),
        ("Nina Roche, maire de Pau, a signé.", "Nina Roche", ["maire de Pau"]),
        ("La ministre de la Pêche Nina Roche a signé.", "Nina Roche", ["ministre de la Pêche"]),
        # where somebody is from
        ("Selon le Portugais Rui Zorba, il pleut.", "Rui Zorba", []),
        ("Selon le skieur portugais Rui Zorba, il neige.", "Rui Zorba", ["skieur portugais"]),
        ("Nina Roche, rieuse, a salué la foule.", "Nina Roche", []),
        # another, this one
        ("Un autre guide, Karim Dastel, a souri.", "Karim Dastel", []),
        ("Le gérant de cette ferme, Karim Dastel, a souri.", "Karim Dastel", []),
        ("Karim Dastel, ce boxeur venu de Pau, a souri.", "Karim Dastel", ["boxeur venu de Pau"]),
        # to its end, or not at all
        (
            "Lars Holm, ministre de la Pêche et des Ports, a parlé.",
            "Lars Holm",
            ["ministre de la Pêche et des Ports"],
        ),
        ('La CGT, une organisation considérée comme "modérée" ici, a cédé.', "CGT", []),
        ("Le gouverneur de l'Etat, Lars Holm, a parlé.", "Lars Holm", []),
        ("Elle est venue avec son allié Lars Holm.", "Lars Holm", []),
        ("L'archipel du Cap-Vert, qui compte dix îles, est en fête.", "Cap-Vert", []),
        ("Elle a vu son héritière Nina Roche.", "Nina Roche", []),
        ("Pour un membre du gouvernement, Karim Dastel « rêve ».", "Karim Dastel", []),
        # a question, a saying, the deed of whoever it is
        ("Nina Roche, maire de Pau ? Elle en rit.", "Nina Roche", []),
        ("Le préfet de l'Orne, Luc Roy, leur demande du calme.", "Luc Roy", ["préfet de l'Orne"]),
        ("Le cousin de Karim Dastel, devenu ministre, a souri.", "Karim Dastel", []),
        ("Lucas, un fils de six ans, a souri.", "Lucas", []),
        # what it was, several of them, no more than the kind
        ("Pau était la seule ville dirigée par un poète.", "Pau", []),
        (
            "Pau est la seule ville dirigée par un poète.",
            "Pau",
            ["seule ville dirigée par un poète"],
        ),
        ("La SNCF, un groupe, a fermé.", "SNCF", []),
        ("La SNCF, un groupe de métro, a fermé.", "SNCF", ["un groupe de métro"]),
        ("Ils aiment Pau, une ville du pays.", "Pau", []),
    ],
)
def test_a_description_is_printed_where_it_says_something_by_itself(
    text: str, name: str, expected: list[str]
) -> None:
    assert roles(text).get(name, []) == expected


def test_what_may_be_of_somebody_else_is_kept_for_the_editor() -> None:
    text = "La soeur de la plaignante Nina Roche a témoigné."
    parsed = parse_text(text)
    found = descriptors(parsed, mentions(parsed))
    assert [(d.of(text), d.doubt) for d in found] == [("plaignante", "role-unsure")]


def printed(text: str, name: str, kind: EntityType) -> list[str]:
    """What the page says of one name of a text."""
    parsed, found = named(text, **{name.replace(" ", "_"): kind})
    return [d.of(text) for d in descriptors(parsed, found) if d.kind != "label" and d.doubt is None]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("L'Alliance du lac, qui compte 17 sièges au conseil, a voté.", "Alliance du lac", "ORG"),
        ("Luc Bost, qui gère le camping, est venu.", "Luc Bost", "PER"),
        ("Selon Paul Lanoy, un homme blessé, il pleut.", "Paul Lanoy", "PER"),
        ("Selon Marc Ferrand, septuagénaire, il pleut.", "Marc Ferrand", "PER"),
        ("Selon Luc Ferrand, un cambrioleur, il pleut.", "Luc Ferrand", "PER"),
        ("Selon Nina Ferrand, une femme de 61 ans, il pleut.", "Nina Ferrand", "PER"),
        ("Le Chili, pays le plus frappé du continent, a fermé ses ports.", "Chili", "LOC"),
        ("L'Italie, qui est le premier vendeur de chaussures, a signé.", "Italie", "LOC"),
        ("Selon Paul Roy, auteur, il pleut.", "Paul Roy", "PER"),
    ],
)
def test_what_happened_or_how_many_does_not_say_who_it_is(
    text: str, name: str, kind: EntityType
) -> None:
    assert printed(text, name, kind) == []


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("Selon Paul Roy, homme d'affaires, il pleut.", "Paul Roy", "PER", "homme d'affaires"),
        ("Selon Luc Roy, un homme politique, il pleut.", "Luc Roy", "PER", "un homme politique"),
        ("Selon Luc Roy, témoin de la scène, il pleut.", "Luc Roy", "PER", "témoin de la scène"),
        ("Selon Luc Roy, auteur de contes, il pleut.", "Luc Roy", "PER", "auteur de contes"),
        ("Selon Luc Roy, infirmier de 40 ans, il pleut.", "Luc Roy", "PER", "infirmier de 40 ans"),
        (
            "Anne Roy, qui dirige le musée de Brest, est venue.",
            "Anne Roy",
            "PER",
            "qui dirige le musée de Brest",
        ),
        (
            "Le Chili, qui compte 19 millions d'habitants, a voté.",
            "Chili",
            "LOC",
            "qui compte 19 millions d'habitants",
        ),
        (
            "Il vit à Stavna, la ville la plus peuplée de Morée, depuis lundi.",
            "Stavna",
            "LOC",
            "ville la plus peuplée de Morée",
        ),
        (
            "Il vit à Stavna, une ville de 3.000 habitants, depuis lundi.",
            "Stavna",
            "LOC",
            "une ville de 3.000 habitants",
        ),
    ],
)
def test_a_function_a_tie_or_a_lasting_measure_says_who_or_what_it_is(
    text: str, name: str, kind: EntityType, expected: str
) -> None:
    assert printed(text, name, kind) == [expected]


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        # a name behind a prefix says what others are
        ("Une milice chiite anti-Vexor tient le pont.", "Vexor", "ORG", []),
        ("Une association de pêcheurs pro-Vexor a voté.", "Vexor", "ORG", []),
        ("Le syndicat breton ex-CGT a voté.", "CGT", "ORG", []),
        ("Un groupe danois non-Vexor est venu.", "Vexor", "ORG", []),
        ("La coalition anti-CGT, un groupe de patrons, a voté.", "CGT", "ORG", []),
        ("Le groupe danois Vexor est venu.", "Vexor", "ORG", ["groupe danois"]),
        ("Le président pro-russe Luc Bost a fui.", "Luc Bost", "PER", ["président pro-russe"]),
        ("L'ex-Brava, région de lacs, se vide.", "Brava", "LOC", ["région de lacs"]),
        ("Le syndicat agricole breton CGT a voté.", "CGT", "ORG", ["syndicat agricole breton"]),
        ("La CGT, un syndicat anti-patrons, a cédé.", "CGT", "ORG", ["un syndicat anti-patrons"]),
        # the adverb of the conjunction is none of the role
        (
            "Il y a Anne Vey, ou encore présidente du club de Pau Odile Bost.",
            "Odile Bost",
            "PER",
            ["présidente du club de Pau"],
        ),
        ("Luc Bost, également maire de Pau, a ri.", "Luc Bost", "PER", ["maire de Pau"]),
        ("Luc Bost, par ailleurs maire de Pau, a ri.", "Luc Bost", "PER", ["maire de Pau"]),
        ("Luc Bost, aussi maire de Pau, a ri.", "Luc Bost", "PER", ["maire de Pau"]),
        (
            "Il y a Anne Vey et enfin maire de Pau Odile Bost.",
            "Odile Bost",
            "PER",
            ["maire de Pau"],
        ),
        ("Luc Bost, encore maire de Pau, a ri.", "Luc Bost", "PER", ["encore maire de Pau"]),
        (
            "L'encore président du Sénat Luc Bost a ri.",
            "Luc Bost",
            "PER",
            ["encore président du Sénat"],
        ),
        ("Luc Bost, toujours maire de Pau, a ri.", "Luc Bost", "PER", ["toujours maire de Pau"]),
        ("Ou encore le chanteur danois Lars Holm.", "Lars Holm", "PER", ["chanteur danois"]),
        ("Luc Bost, poète et maire de Pau, a ri.", "Luc Bost", "PER", ["poète et maire de Pau"]),
    ],
)
def test_what_stands_between_a_name_and_the_words_before_is_none_of_it(
    text: str, name: str, kind: EntityType, expected: list[str]
) -> None:
    assert printed(text, name, kind) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "La venue d'Anne Roy, porte-parole du gouvernement et de Luc Bost, ravit.",
            "Anne Roy",
            ["porte-parole du gouvernement"],
        ),
        (
            "Le départ de Nina Roche, ministre de la Pêche et d'Odile Perrot, surprend.",
            "Nina Roche",
            ["ministre de la Pêche"],
        ),
        (
            "Il y avait Karim Lansac, porte-parole du gouvernement et de Luc Bost, un peu tard.",
            "Karim Lansac",
            ["porte-parole du gouvernement"],
        ),
        (
            "Avec l'appui de Mme Roche, maire de Pau et de M. Bost, maire d'Auch.",
            "Roche",
            ["maire de Pau"],
        ),
        (
            "En l'absence de Paul Roy, chanteur danois et du préfet Luc Bost, on rit.",
            "Paul Roy",
            ["chanteur danois"],
        ),
        # of both
        (
            "Nina Roche, avocate du syndicat et de Luc Bost, a plaidé.",
            "Nina Roche",
            ["avocate du syndicat et de Luc Bost"],
        ),
        (
            "La mort de Nina Roche, sœur du maire et de Luc Bost, a surpris.",
            "Nina Roche",
            ["sœur du maire et de Luc Bost"],
        ),
        (
            "Nina Roche, présidente du club de Pau et de Luchon, a souri.",
            "Nina Roche",
            ["présidente du club de Pau et de Luchon"],
        ),
        (
            "Le départ de Nina Roche, ministre de la Pêche et des Ports, a surpris.",
            "Nina Roche",
            ["ministre de la Pêche et des Ports"],
        ),
        (
            "Nina Roche, porte-parole de Karim Lansac et de Luc Bost, a souri.",
            "Nina Roche",
            ["porte-parole de Karim Lansac et de Luc Bost"],
        ),
    ],
)
def test_a_role_ends_before_the_next_person_of_a_list(
    text: str, name: str, expected: list[str]
) -> None:
    assert roles(text).get(name, []) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        # sums and shares, and what follows an aside
        ("Elle paie Vexor, une commission de 30% sur les ventes.", "Vexor", "ORG", []),
        ("Elle paie Vexor, une commission annuelle de 12 euros.", "Vexor", "ORG", []),
        ("Elle vend Vexor, un groupe de près de trois millions d'euros.", "Vexor", "ORG", []),
        ("Ils paient aux sites - le Zor et Vexor - une commission fixe.", "Vexor", "ORG", []),
        ("Il paie à deux clubs – Zor et Vexor – une association de plus.", "Vexor", "ORG", []),
        ("Il tient Vexor, un groupe de 30 salariés.", "Vexor", "ORG", ["un groupe de 30 salariés"]),
        ("Il va à Pau, ville de 80.000 habitants.", "Pau", "LOC", ["ville de 80.000 habitants"]),
        ("Il tient Vexor, une filiale à 30% de Zor.", "Vexor", "ORG", ["une filiale à 30% de Zor"]),
        ("Il tient Vexor – un groupe de métro – à Pau.", "Vexor", "ORG", ["un groupe de métro"]),
        ("La CGT, un comité de trente sages, vote.", "CGT", "ORG", ["un comité de trente sages"]),
        # the part, not the whole
        ("Il vit dans le nord-est de la Brava, région minière, à Zor.", "Brava", "LOC", []),
        ("Il vit dans l'ouest du Lorat, zone de lacs, à Zor.", "Lorat", "LOC", []),
        ("Il vit sur la côte orientale de la Brava, région de vent.", "Brava", "LOC", []),
        ("Il vit dans le centre du Lorat, district peu boisé.", "Lorat", "LOC", []),
        ("Il vit à la pointe sud de la Brava, territoire indien.", "Brava", "LOC", []),
        ("Il vit dans le nord de la Brava, pays de lacs.", "Brava", "LOC", ["pays de lacs"]),
        ("Il vit à Zor, dans la Brava, région minière.", "Brava", "LOC", ["région minière"]),
        ("Il vit au nord de Pau, ville du Béarn.", "Pau", "LOC", ["ville du Béarn"]),
        ("Il aime la Brava, région de lacs.", "Brava", "LOC", ["région de lacs"]),
        ("Le maire de la Brava, zone de lacs, a ri.", "Brava", "LOC", ["zone de lacs"]),
    ],
)
def test_a_sum_is_no_description_nor_is_what_is_said_of_a_part(
    text: str, name: str, kind: EntityType, expected: list[str]
) -> None:
    assert printed(text, name, kind) == expected


def test_a_role_that_only_its_owner_would_explain_is_not_printed() -> None:
    for noun in ("défenseur", "protecteur", "sauveur"):
        assert "Luc Bost" not in roles(f"Il a informé le maire et son {noun} Luc Bost, mardi.")
    expected = ["défenseur d'Anne Roy"]
    assert roles("Luc Bost, défenseur d'Anne Roy, a plaidé.")["Luc Bost"] == expected
    assert roles("Le défenseur danois Luc Bost a ri.")["Luc Bost"] == ["défenseur danois"]
