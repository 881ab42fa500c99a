"""French search as a reader types it: what must come first, and where it leads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.site import build_site, served
from tests.support import SEED

QUERIES = json.loads((Path(__file__).parent / "queries.json").read_text(encoding="utf-8"))
# Own texts, by the name of the article; the first of each query's answers is in one of them.
TEXTS = {
    "recherche": QUERIES["text"],
    # A page that has nothing to do with any query: finding everything is not finding.
    "renard": "Un renard a traversé la ferme, dit Paul.",
    "port": (
        "Le maire de Valmer, Hugo Orsan, a déclaré mardi que « les masques restent obligatoires"
        " sur le port ». Il avait pris ses fonctions le 26 septembre 1980. « Personne ne viendra"
        " terroriser le peuple », a ajouté Hugo Orsan. Huit manifestations ont eu lieu à"
        " Hong-Kong, selon un journal, et cet été l'usine a perdu 8 000 emplois."
    ),
    "port-bis": (
        "La digue de Valmer a cédé. Hugo Orsan s'est rendu sur place avec Lucie Loukachenko,"
        " préfète de Valmer. Des chevaux et des bureaux ont été emportés par le Covid-19."
        " La loi sur la sécurité nationale du port sera votée, Éléonore l'a dit à l'Etat."
        " Le 26 mars, un incendie avait éclaté ; en septembre 1980 il était éteint."
        " Les négociations ont repris lundi."
    ),
    "musee": (
        "Le musée de Valmer a acheté une œuvre venue des États-Unis. La mort de Hugo Orsan"
        " a fait monter les prix. Un journaliste parle de ses journaux intimes."
    ),
    "quai": (
        "Le quai est long. La loi sur le port a été rejetée. Elle ne disait rien des bateaux."
    ),
    # The words of a phrase in sixty sentences, in a row in the last of them alone.
    "pont": (
        " ".join(f"À Brisel, le pont numéro {n} est plus vieux que le quai." for n in range(60))
        + " Mais le vieux pont de Brisel a tenu."
    ),
    "phare": (
        "Le phare de Brisel est fermé depuis mai 2018. Sa lampe est restée au musée de mars à juin"
        " 2018. Le 4 mai 2018, une tempête avait brisé sa vitre."
    ),
}
PUBLISHED = {"phare": "2019-06-01", "quai": "2018-02-03"}


@pytest.fixture(scope="module")
def search_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("search")
    seeds = [SEED]
    for name, text in TEXTS.items():
        seed = folder / f"{name}.md"
        day = PUBLISHED.get(name, "2021-07-14")
        seed.write_text(f"---\npublished: {day}\nrights: full\n---\n{text}\n", "utf-8")
        seeds.append(seed)
    with served(build_site(folder / "project", seeds)) as url:
        yield url


@pytest.fixture(scope="module")
def box(browser: Any, search_url: str) -> Iterator[Any]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="fr-FR", bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"{search_url}recherche/")
    page.locator("#ab-query").wait_for()
    yield page
    context.close()


def hits(page: Any, query: str) -> dict[str, list[str]]:
    """Where the results of a typed query lead, by group: `articles/port/#s2`."""
    page.locator("#ab-query").fill("")
    page.wait_for_function("document.querySelector('.ab-found-count').textContent === ''")
    page.locator("#ab-query").fill(query)
    page.wait_for_function("document.querySelector('.ab-found-count').textContent !== ''")
    return shown(page)


def shown(page: Any) -> dict[str, list[str]]:
    """Where the results on the page lead, by group."""
    groups: list[list[Any]] = page.evaluate(
        """() => [...document.querySelectorAll('.ab-hits:not([hidden])')].map(group => [
            group.dataset.kind,
            [...group.querySelectorAll('li a')].map(a => a.pathname.slice(1) + a.hash)])"""
    )
    return {str(kind): [str(href) for href in found] for kind, found in groups}


def flat(found: dict[str, list[str]]) -> list[str]:
    return [href for group in found.values() for href in group]


@pytest.mark.parametrize("query", QUERIES["queries"])
def test_a_french_query_finds_its_sentence(box: Any, query: str) -> None:
    found = flat(hits(box, query))
    assert any("articles/recherche/#s" in hit for hit in found)
    assert not any("articles/renard/" in hit for hit in found)


@pytest.mark.parametrize(
    ("query", "kind", "first"),
    [
        ("Orsan", "n", "entites/hugo-orsan/"),
        ("Orsan masques", "q", "articles/port/#s1"),
        ("dit : Orsan masque", "q", "articles/port/#s1"),
        ("qui a dit terroriser le peuple", "q", "articles/port/#s3"),
        ("« terroriser le peuple »", "s", "articles/port/#s3"),
        ('"loi sur la sécurité nationale"', "s", "articles/port-bis/#s4"),
        ("26 septembre 1980", "s", "articles/port/#s2"),
        ("26/09/1980", "s", "articles/port/#s2"),
        ("septembre 1980", "s", "articles/port-bis/#s5"),
        ("journaux", "s", "articles/port/#s4"),
        ("manifestation", "s", "articles/port/#s4"),
        ("hongkong", "s", "articles/port/#s4"),
        ("Hong Kong", "s", "articles/port/#s4"),
        ("8000 emplois", "s", "articles/port/#s4"),
        ("cet été usine", "s", "articles/port/#s4"),
        ("cheval", "s", "articles/port-bis/#s3"),
        ("bureau", "s", "articles/port-bis/#s3"),
        ("covid19", "s", "articles/port-bis/#s3"),
        ("Eleonore", "s", "articles/port-bis/#s4"),
        ("Éléonore", "s", "articles/port-bis/#s4"),
        ("negociation", "s", "articles/port-bis/#s6"),
        ("Orsa", "n", "entites/hugo-orsan/"),
        ("Hugo Orsan mort", "s", "articles/musee/#s2"),
        ("etats unis", "s", "articles/musee/#s1"),
        ("Etats-Unis", "s", "articles/musee/#s1"),
        ("œuvre", "s", "articles/musee/#s1"),
        ("oeuvres", "s", "articles/musee/#s1"),
        ("journal intime", "s", "articles/musee/#s3"),
        ("l'épargne", "s", "articles/recherche/#s4"),
    ],
)
def test_the_right_place_comes_first(box: Any, query: str, kind: str, first: str) -> None:
    assert hits(box, query)[kind][0] == first


@pytest.mark.parametrize(("query", "first"), [("mai 2018", "s3"), ("2018", "s2")])
def test_what_lies_in_the_time_asked_for_comes_before_what_touches_it(
    box: Any, query: str, first: str
) -> None:
    found = hits(box, query)["s"]
    assert found[0] == f"articles/phare/#{first}" and found[-1] == "articles/phare/#s1"


def asked(page: Any, search_url: str, address: str) -> dict[str, list[str]]:
    page.goto(f"{search_url}recherche/?{address}")
    page.wait_for_function("document.querySelector('.ab-found-count').textContent !== ''")
    return shown(page)


def test_a_search_keeps_to_a_kind_a_person_a_place_a_time(page: Any, search_url: str) -> None:
    said = asked(page, search_url, "qui=Hugo+Orsan&quoi=q")
    assert list(said) == ["q"]
    assert all(hit.startswith("articles/port/#s") for hit in said["q"])
    assert asked(page, search_url, "mots=masques&qui=Hugo+Orsan")["q"] == ["articles/port/#s1"]
    there = asked(page, search_url, "ou=Valmer")
    assert set(there["a"]) == {"articles/port/", "articles/port-bis/"}
    assert there["n"] == ["entites/valmer/"]
    found = asked(page, search_url, "mots=musée&an=2019")
    assert {hit for group in found.values() for hit in group} == {"articles/phare/#s2"}
    assert asked(page, search_url, "an=2019&mois=06")["a"] == ["articles/phare/"]
    assert asked(page, search_url, "mots=musée&an=2019&mois=04") == {}
    assert asked(page, search_url, "ou=Valmer&an=2019")["n"] == ["entites/valmer/"]
    assert asked(page, search_url, "qui=Personne+Inconnue") == {}
    assert page.locator(".ab-found-count").inner_text() == "Ce nom n’est pas dans ces textes."


def test_a_person_is_offered_as_it_is_typed_and_a_year_tells_its_results(
    page: Any, search_url: str
) -> None:
    page.goto(f"{search_url}recherche/?mots=Valmer")
    page.wait_for_selector(".ab-hits:not([hidden]) li")
    years = page.locator("select[name=an] option").all_text_contents()
    assert years[0] == "toutes les années"
    assert [re.sub(r"\d+\)", "n)", year) for year in years[1:]] == ["2021 (n)", "2019", "2018"]
    page.locator(".ab-precise summary").click()
    page.locator("[name=qui]").press_sequentially("orsa")
    page.wait_for_selector("#ab-qui option", state="attached")
    option = page.locator("#ab-qui option").first
    assert option.get_attribute("value") == "Hugo Orsan"
    page.locator("[name=qui]").fill("Hugo Orsan")
    page.wait_for_url("**qui=Hugo+Orsan**")
    page.locator("select[name=an]").select_option("2021")
    page.wait_for_url("**an=2021**")
    page.wait_for_function("!document.querySelector('.ab-hits[data-kind=s]').hidden")
    assert shown(page)["s"] == ["articles/port-bis/#s2", "articles/port/#s1"]
    page.locator(".ab-hits[data-kind=s] a").last.click()
    page.wait_for_url("**/articles/port/#s1")
    page.go_back()
    page.wait_for_selector(".ab-hits[data-kind=s] li")
    assert page.locator("[name=qui]").input_value() == "Hugo Orsan"
    assert page.locator("select[name=an]").input_value() == "2021"


@pytest.mark.parametrize(
    "query",
    [
        "xylophone",
        "11 septembre 2001",  # its words stand here and there, the day nowhere
        "renard digue",  # in two articles, in no sentence together
        "« peuple le terroriser »",
        "Orsan renard",
    ],
)
def test_what_is_nowhere_is_not_found(box: Any, query: str) -> None:
    assert hits(box, query) == {}
    assert box.locator(".ab-found-count").inner_text() == "Rien ne répond à cette recherche."


def test_a_day_is_not_pieced_together_from_two_dates(box: Any) -> None:
    assert all("port-bis" not in hit for hit in flat(hits(box, "26 septembre 1980")))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Osran", "Orsan"), ("Orsen", "Orsan"), ("Lukashenko", "Loukachenko"), ("Valmre", "Valmer")],
)
def test_a_name_nearly_typed_is_answered_with_a_way_to_the_letter(
    box: Any, typed: str, meant: str
) -> None:
    assert flat(hits(box, typed)) == flat(hits(box, meant))
    hits(box, typed)
    instead = box.locator(".ab-instead")
    assert instead.inner_text() == (
        f"Résultats pour {meant}. Chercher «\u202f{typed}\u202f» à la lettre"
    )
    instead.locator("a").click()
    link = box.locator(".ab-meant a")
    link.wait_for()
    assert shown(box) == {} and not instead.is_visible()
    assert link.inner_text() == meant
    link.click()
    box.wait_for_selector(".ab-hits:not([hidden]) li")
    assert box.locator("#ab-query").input_value() == meant


def test_what_one_says_comes_before_what_is_said_of_them(page: Any, search_url: str) -> None:
    asked(page, search_url, "mots=dit+:+Orsan")
    speakers = page.locator(".ab-hits[data-kind=q] .ab-hit-lead").all_inner_texts()
    own = [speaker for speaker in speakers if speaker == "Hugo Orsan"]
    assert own and speakers[: len(own)] == own
    asked(page, search_url, "mots=dit+:+Orsan+musée")
    assert page.locator(".ab-found-count").inner_text() == "Rien ne répond à cette recherche."
    offers = page.locator(".ab-near li").all_inner_texts()
    assert offers[-1] == f"{len(own)} propos de Hugo Orsan en tout"
    page.locator(".ab-near a").last.click()
    page.wait_for_selector(".ab-hits[data-kind=q] li")
    assert page.locator(".ab-hits[data-kind=q] li").count() == len(own)


def test_where_nothing_lies_in_a_month_its_year_is_offered(page: Any, search_url: str) -> None:
    assert asked(page, search_url, "mots=janvier+2018") == {}
    offer = page.locator(".ab-near a")
    assert re.fullmatch(r"2018 \(\d+\)", offer.inner_text())
    offer.click()
    page.wait_for_selector(".ab-hits:not([hidden]) li")


def test_words_in_a_row_come_before_words_here_and_there(box: Any) -> None:
    assert hits(box, "loi sur le port")["s"] == ["articles/quai/#s2", "articles/port-bis/#s4"]


def test_a_phrase_comes_first_however_many_lines_hold_its_words(box: Any) -> None:
    found = hits(box, "le vieux pont de Brisel")["s"]
    assert len(found) == 4 and found[0] == "articles/pont/#s61"
    assert hits(box, "« le vieux pont de Brisel »")["s"] == ["articles/pont/#s61"]
    assert hits(box, '"Brisel est fermé"')["d"] == ["articles/phare/#s1"]
    # Neighbours but for the words between them come before words here and there.
    assert hits(box, "vieux pont à Brisel")["s"][0] == "articles/pont/#s61"


def test_the_month_says_what_it_waits_for(page: Any, search_url: str) -> None:
    asked(page, search_url, "mots=Valmer")
    first = page.locator("select[name=mois] option").first
    assert first.text_content() == "d’abord une année"
    page.locator(".ab-precise summary").click()
    page.locator("select[name=an]").select_option("2021")
    page.wait_for_url("**an=2021**")
    assert first.text_content() == "toute l’année"


def test_counts_are_announced_and_the_words_are_marked(box: Any) -> None:
    hits(box, "valmer digue")
    status = box.locator(".ab-found-count")
    assert status.get_attribute("role") == "status"
    assert re.match(r"\d+ résultats?", status.inner_text())
    marked = box.locator(".ab-hits[data-kind=s] mark").all_inner_texts()
    assert {words.casefold() for words in marked} == {"valmer", "digue"}


def test_a_result_leads_to_its_sentence_and_back_to_the_results(page: Any, search_url: str) -> None:
    page.goto(search_url)
    page.locator("#ab-query").fill("terroriser le peuple")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?mots=terroriser+le+peuple")
    page.locator(".ab-hits[data-kind=s] a").click()
    page.wait_for_url("**/articles/port/#s3")
    assert page.locator("#s3").evaluate("node => node.matches(':target')")
    box = page.locator("#s3").bounding_box()
    assert 0 <= box["y"] <= 900
    page.wait_for_function("document.activeElement.id === 's3'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "↩ Recherche"
    page.go_back()
    page.wait_for_url("**/recherche/?mots=terroriser+le+peuple")
    page.wait_for_selector(".ab-hits[data-kind=s] a")
    assert page.locator("#ab-query").input_value() == "terroriser le peuple"


def test_the_examples_of_the_home_page_are_true(page: Any, search_url: str) -> None:
    page.goto(search_url)
    queries = page.locator(".ab-try a").all_inner_texts()
    assert queries
    for query in queries:
        page.goto(f"{search_url}recherche/?q={quote(query)}")
        page.wait_for_selector(".ab-hits:not([hidden]) li")


def test_a_query_asks_for_little_and_for_nothing_before(page: Any, search_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("/")[-1]))
    page.goto(search_url)
    page.wait_for_load_state("networkidle")
    assert not [name for name in asked if re.fullmatch(r"[wb]\d+\.js|noms\.js", name)]
    page.goto(f"{search_url}recherche/?mots=digue")
    page.wait_for_selector(".ab-hits:not([hidden]) li")
    assert "noms.js" not in asked
