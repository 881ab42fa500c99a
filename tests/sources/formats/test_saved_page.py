"""A web page as Chromium saves it whole, its scripts run: the article, and nothing around it."""

from __future__ import annotations

from pathlib import Path

from annotated_briefing.sources import read_any
from tests.support import ROOT

SAVED = ROOT / "tests" / "fixtures" / "web" / "page-enregistree.html"
ARTICLE = (
    "Fermé depuis septembre, l’ouvrage accueille de nouveau les poids lourds. La facture a doublé.",
    "Le viaduc de Sarlange a rouvert mardi à la circulation, six mois après la découverte de"
    " fissures dans deux de ses piles, a annoncé la préfète Corinne Daumal.",
    "« Les capteurs ne montrent plus aucun mouvement », a déclaré la préfète devant les maires de"
    " la vallée, réunis à Sarlange.",
    "Les poids lourds, détournés depuis le 11 septembre 2023 par le col de Morvaz, pourront de"
    " nouveau emprunter l’ouvrage à partir de jeudi.",
    "Le chantier a coûté 18 millions d’euros, contre 9 millions prévus, selon le département."
    " « Personne ne pouvait prévoir l’état des fondations », a affirmé son président, Hugues"
    " Belcastel.",
    "Une nouvelle inspection aura lieu en septembre.",
)
FURNITURE = (
    "traceurs", "S’abonner", "À la une", "Partager", "e-mail", "Lecture", "CORMERY", "Lire aussi",
    "téléphérique", "emprunte encore", "Publicité", "Travaux publics", "lettre du matin", "Roger74",
    "Mentions légales", "<",
)  # fmt: skip


def test_a_saved_page_gives_its_article_and_nothing_of_its_furniture() -> None:
    ((article, faults),) = read_any(SAVED, SAVED.name)
    assert article is not None and faults == []
    assert tuple(p.of(article.text) for p in article.paragraphs) == ARTICLE
    assert [words for words in FURNITURE if words in article.text] == []
    source = article.source
    assert article.title == "Le viaduc de Sarlange rouvre après six mois de travaux"
    assert (source.byline, source.agency) == ("Maëlle Tourneur", "La Gazette du Haut-Pays")
    assert (source.published, source.modified) == ("2024-03-12", "2024-03-13")
    assert source.url == "https://gazette.example/regions/viaduc-sarlange"
    assert Path(source.path).suffix == ".html"
