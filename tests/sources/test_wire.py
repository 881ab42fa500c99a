"""What surrounds an article in the files that people have."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefing.sources.furniture import kind_of
from annotated_briefing.sources.wire import Wire, read_wire

LEAD = "Le conseil municipal a voté mercredi la vente de la halle aux grains."
NEXT = "La mairesse, Odile Brun, a promis un marché couvert."


def words(text: str) -> list[str]:
    return [span.of(text) for span in read_wire(text).paragraphs]


def place(wire: Wire) -> str | None:
    return wire.dateline.place if wire.dateline else None


@pytest.mark.parametrize(
    ("head", "where", "agency", "day"),
    [
        ("Nantes, 3 fév 2020 (AFP) - ", "Nantes", "AFP", "2020-02-03"),
        ("Aix-en-Provence, 14 juil. 2022 (AFP) — ", "Aix-en-Provence", "AFP", "2022-07-14"),
        ("La Chaux-de-Fonds (ats) ", "La Chaux-de-Fonds", "ats", None),
        ("Berne (ats/afp) ", "Berne", "ats/afp", None),
        ("LIEGE 03/02 (BELGA) = ", "Liege", "BELGA", None),
        ("Namur, 3 fév (Belga) - ", "Namur", "Belga", None),
        ("TUNIS (AP) _ ", "Tunis", "AP", None),
        ("MADRID, 3 fév 2020 (EFE).- ", "Madrid", "EFE", "2020-02-03"),
        ("Moscou, 3 février 2020 /TASS/. ", "Moscou", "TASS", "2020-02-03"),
        ("OSLO, 3 fév/NTB - ", "Oslo", "NTB", None),
        ("ROME/ANSA - ", "Rome", "ANSA", None),
        ("Lille, lundi 3 février 2020 (AFP) – ", "Lille", "AFP", "2020-02-03"),
        ("Sion, le 3 février 2020 - ", "Sion", None, "2020-02-03"),
        ("AFP, Pau, le 3 février 2020 - ", "Pau", "AFP", "2020-02-03"),
        ("Kiev (Ukraine), 3 fév 2020 (AFP) - ", "Kiev", "AFP", "2020-02-03"),
        ("A bord de l'Artémis, 3 fév 2020 (AFP) - ", "A bord de l'Artémis", "AFP", "2020-02-03"),
        ("Pau, France | AFP | lundi 03/02/2020 - 14:05\n", "Pau, France", "AFP", "2020-02-03"),
        ("PAU, 3 fév 2020 (AFP)\n\n", "Pau", "AFP", "2020-02-03"),
        ("03/02/2020 14:05 - Pau (AFP) - ", "Pau", "AFP", "2020-02-03"),
        ("(Belga) ", None, "Belga", None),
        ("(Reuters) - ", None, "Reuters", None),
        ("3 fév 2020 (AFP) - ", None, "AFP", None),
        ("Sète, 3 mars 2020 (Agence du Large) - ", "Sète", "Agence du Large", "2020-03-03"),
    ],
)  # fmt: skip
def test_each_agency_has_its_dateline(
    head: str, where: str | None, agency: str | None, day: str | None
) -> None:
    text = f"{head}{LEAD}\n\n{NEXT}\n"
    wire = read_wire(text)
    assert wire.header and wire.header.of(text) == head.strip()
    assert (place(wire), wire.agency) == (where, agency)
    assert wire.published == day
    assert words(text) == [LEAD, NEXT]


@pytest.mark.parametrize(
    "text",
    [
        "Odile Brun (DVG) - élue en 2020 - a promis un marché.",
        "Brumes (Isère) Le conseil a voté la vente.",
        "Strasbourg (Bas-Rhin) - Le conseil a voté la vente.",
        "Sarajevo, 28 juin 1914 – L'archiduc est tué par un étudiant.",
        "Le 3 février 2020 - un lundi - la halle a été vendue.",
        "Mercredi 3 février, la halle a été vendue.",
        "Reuters - qui emploie 2.500 journalistes - a été vendue.",
        "Marseille - Lyon : 2-1",
    ],
)
def test_what_only_looks_like_a_dateline_is_text(text: str) -> None:
    assert read_wire(text).header is None
    assert words(text) == [text]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("(PAPIER GENERAL)", None),
        ("LEAD 2-La halle sera vendue", "La halle sera vendue"),
        ("URGENT - La halle sera vendue", "La halle sera vendue"),
        ("RPT-La halle sera vendue\n\n(Répétition sans changement)", "La halle sera vendue"),
        ("La halle sera vendue\n\nPar Odile LEGRAND", "La halle sera vendue"),
        ("gts041 3 re 212\n\nVente de la halle =", "Vente de la halle"),
        ("CORRECTION", None),
    ],
)
def test_lines_above_the_dateline_are_its_header(above: str, title: str | None) -> None:
    text = f"{above}\n\nVIENNE, 3 février 2020 (AFP) - {LEAD}\n\n{NEXT}\n"
    wire = read_wire(text)
    assert (place(wire), wire.title, wire.published) == ("Vienne", title, "2020-02-03")
    assert wire.header and wire.header.of(text).startswith(above)
    assert words(text) == [LEAD, NEXT]


def test_a_dateline_below_a_sentence_is_another_text() -> None:
    text = f"{NEXT}\n\nVIENNE, 3 février 2020 (AFP) - {LEAD}\n"
    assert read_wire(text).header is None


@pytest.mark.parametrize(
    ("foot", "names"),
    [
        ("obr/lv/cd", []),
        ("bur-obr-lv/cd", []),
        ("obr", []),
        ("obr/cd\n\n© 2020 AFP", []),
        ("© Agence France-Presse. Tous droits réservés.", []),
        ("(Odile Legrand, édité par Luc Vial)", ["Odile Legrand", "Luc Vial"]),
        ("Odile Legrand, édité par Luc Vial", ["Odile Legrand", "Luc Vial"]),
        ("Avec Odile Legrand à Grenoble", ["Odile Legrand"]),
        ("(avec Luc Vial à Rome ; version française Ève Roy)", ["Luc Vial", "Ève Roy"]),
        ("(Par Luc Vial, avec Ève Roy en Suisse)", ["Luc Vial", "Ève Roy"]),
        ("OBR/LV/cd", []),
        ("O.L.", []),
        ("LV", []),
        ("ATS", []),
        ("AFP/LV", []),
        ("AFP / 3 février 2020 18h42", []),
        ("(REUTERS/Odile Legrand)", []),
        ("(Service économie)", []),
        ("Odile LEGRAND", ["Odile LEGRAND"]),
        ("Odile Legrand et Luc Vial (à Grenoble)", ["Odile Legrand", "Luc Vial"]),
        ("FIN", []),
        ("www.halle-de-vienne.fr", []),
        ("obr/lv/cd\n\nHALLES DU RHONE\n\n<HRH.PA>", []),
        ("(SDA/ol lv)\n\n031405 feb 20", []),
        ("(Belga)", []),
    ],
)
def test_the_foot_is_no_sentence(foot: str, names: list[str]) -> None:
    text = f"VIENNE, 3 février 2020 (AFP) - {LEAD}\n\n{NEXT}\n\n{foot}\n"
    wire = read_wire(text)
    assert wire.credits_span and wire.credits_span.of(text) == foot
    assert [credit.name for credit in wire.credits] == names
    assert words(text) == [LEAD, NEXT]


@pytest.mark.parametrize(
    "last",
    [
        "Avec Odile Legrand, la liste a gagné Grenoble.",
        "(La halle date de 1887.)",
        "Photos et vidéos circulent depuis mercredi, selon Luc Vial.",
        "Le bureau de Luc Vial",
        "Odile Legrand a gagné.",
        "Luc Vial: 12 voix",
        "LA HALLE DE VIENNE",
        "- Odile Legrand",
        "Vienne, Isère",
        "Et la halle ?",
        "Fin.",
    ],
)
def test_a_last_paragraph_of_the_article_stays(last: str) -> None:
    text = f"{LEAD}\n\n{last}\n"
    assert words(text) == [LEAD, last]


WEB = [
    "Accueil > Isère > Vienne",
    "La halle aux grains sera vendue",
    "Odile Legrand et Luc Vial (avec AFP)",
    "Publié le 3 février 2020 à 18h42 - Mis à jour le 4 février 2020 à 7h10",
    "Partager sur Facebook X WhatsApp Copier le lien",
    "Lecture 3 min",
    "La halle aux grains, en janvier. © Ève Roy / Le Courrier du Rhône",
]


def test_a_pasted_web_page_gives_its_article() -> None:
    foot = ["À lire aussi", "Le pont rouvre", "Une crèche pour Estrablin", "Tags : Vienne, halle",
            "Inscrivez-vous à notre newsletter", "© Le Courrier du Rhône 2020"]  # fmt: skip
    inside = "Lire aussi : Le budget sera voté en mars"
    text = "\n\n".join([*WEB, LEAD, inside, NEXT, *foot])
    wire = read_wire(text)
    assert (wire.title, wire.published) == ("La halle aux grains sera vendue", "2020-02-03")
    assert words(text) == [LEAD, NEXT]
    outside = [span.of(text) for span in wire.furniture]
    credits = wire.credits_span.of(text).split("\n\n") if wire.credits_span else []
    assert outside + credits == [*WEB, inside, *foot]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Publié le 3 février 2020", "published"),
        ("Mis en ligne le 03/02/2020, 18:42", "published"),
        ("Mis à jour le 03.02.2020 à 18h42", "published"),
        ("Par Odile Legrand, envoyée spéciale à Rome", "byline"),
        ("Par Le Courrier du Rhône avec AFP", "byline"),
        ("Temps de lecture : 4 min", "share"),
        ("Imprimer", "share"),
        ("À voir aussi : Le pont rouvre", "related"),
        ("Sur le même sujet", "related"),
        ("Mots-clés : halle, Vienne", "tags"),
        ("Photo : Ève Roy", "caption"),
        ("Le marché en 2019 (photo d'archives Luc Vial)", "caption"),
        ("Abonnez-vous pour lire la suite", "command"),
        ("La suite après cette publicité", "related"),
        ("Tous droits réservés", "notice"),
        ("Publié le 3 février 2020, le rapport accable la direction.", None),
        ("Par Toutatis, le village résiste encore.", None),
        ("Par ailleurs, la halle sera vendue.", None),
        ("Photo de famille, le roman de Luc Vial, sort mercredi.", None),
        ("Facebook a supprimé 300 comptes.", None),
        ("Le Crédit du Rhône a prêté 3 millions.", None),
        ("Voir les trains rouler lui manque, dit-il.", None),
        ("Suivre le chantier a pris deux ans.", None),
        ("Lire la presse prend une heure.", None),
    ],
)
def test_lines_around_an_article(line: str, kind: str | None) -> None:
    assert kind_of(line) == kind


def test_a_title_that_is_known_is_not_read_twice() -> None:
    text = f"La halle sera vendue\n\n{LEAD}\n"
    wire = read_wire(text, "La halle sera vendue")
    assert [span.of(text) for span in wire.paragraphs] == [LEAD]


def test_a_change_alone_is_no_day_of_publication() -> None:
    text = f"La halle aux grains sera vendue\n\nMis à jour le 4 février 2020\n\n{LEAD}\n"
    assert read_wire(text).published is None


@given(st.text(alphabet="aÀ1 .,:-–()/©«»\n'éP", max_size=200))
def test_nothing_is_in_two_places_and_no_word_is_lost(text: str) -> None:
    wire = read_wire(text)
    parts = [*wire.paragraphs, *wire.furniture]
    parts += [part for part in (wire.header, wire.credits_span) if part and part.start < part.end]
    parts.sort(key=lambda span: (span.start, span.end))
    assert all(a.end <= b.start for a, b in pairwise(parts))
    rest, position = "", 0
    for part in parts:
        rest += text[position : part.start]
        position = part.end
    assert not (rest + text[position:]).strip()


@pytest.mark.parametrize("mark", ["/.CNT/", "-0-", "###", "=FIN=", "*** FIN ***", "-30-", "/END/"])
def test_an_end_mark_is_below_the_text(mark: str) -> None:
    wire = read_wire(
        f"BRUXELLES 21/01 (BELGA) = Le pont est fermé.\n\nIl rouvrira lundi.\n\n{mark}\n"
    )
    assert wire.credits_span and [p.start for p in wire.paragraphs] == [26, 46]


@pytest.mark.parametrize("line", ["-5", "2-1", "A/B", "... et après ?", "- Non."])
def test_a_short_line_of_the_text_is_no_end_mark(line: str) -> None:
    wire = read_wire(f"BRUXELLES 21/01 (BELGA) = Le pont est fermé.\n\n{line}\n")
    assert len(wire.paragraphs) == 2
