"""What a reader meets: previews, evidence both ways, citations, switches, print, no scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.browser.conftest import Heard
from tests.support import SEED as FILE

SEED = "articles/2021-07-reuters-kaboul-frappes/"
MORSI = "articles/egypte-mohamed-morsi-elu-president/"
PAGES = {
    "accueil": "",
    "liste": "articles/",
    "depeche": SEED,
    "article": MORSI,
    "fiche": f"{SEED}?fiche",
    "registre": "entites/",
    "nom": "entites/etats-unis/",
    "chronologie": "chronologie/",
    "recherche": "recherche/?q=Morsi",
    "propos": "recherche/?mots=dit+:+Morsi",
    "donnees": "donnees/",
    "methode": "methode/",
    "a-propos": "a-propos/",
    "absente": "nulle-part/",
}


@pytest.fixture
def phone(browser: Any) -> Any:
    """A narrow touch screen."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, locale="fr-FR"
    )
    yield context.new_page()
    context.close()


def opened(page: Any) -> bool:
    return bool(page.evaluate("!!document.querySelector('.ab-pop:popover-open')"))


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_every_kind_of_page_is_quiet_and_fits_a_phone(phone: Any, site_url: str, path: str) -> None:
    heard = Heard(site_url.split("/")[2])
    heard.watch(phone)
    phone.goto(site_url + path)
    phone.wait_for_load_state("networkidle")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert phone.locator("h1").count() == 1
    assert heard.foreign == []
    missing = "404 (Not Found)" if path == PAGES["absente"] else "\0"
    assert [error for error in heard.errors if missing not in error] == []


def test_the_keyboard_alone_opens_and_leaves_every_preview(page: Any, site_url: str) -> None:
    page.goto(site_url + MORSI)
    links = page.locator(".ab-text a.ab-e, .ab-text a.ab-t, .ab-text a.ab-n")
    assert links.count() > 15
    for position in range(links.count()):
        link = links.nth(position)
        link.focus()
        page.keyboard.press("Enter")
        assert opened(page)
        assert page.evaluate("document.querySelector('.ab-pop').contains(document.activeElement)")
        assert page.locator(".ab-pop").inner_text().strip()
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('.ab-pop').contains(document.activeElement)")
        page.keyboard.press("Escape")
        assert not opened(page)
        assert link.evaluate("link => link === document.activeElement")


def test_a_preview_of_a_name_says_what_the_text_says_of_it(page: Any, site_url: str) -> None:
    page.goto(site_url + SEED)
    link = page.locator(".ab-text a.ab-e", has_text="John Kirby").first
    entry = page.locator(f"[id='{link.evaluate('link => link.hash.slice(1)')}']")
    said = entry.locator("dd").inner_text().split("fiche")[0].strip()
    link.click()
    words = page.locator(".ab-pop").inner_text()
    assert "Personne" in words and "John Kirby" in words
    assert said and said in words
    page.locator(".ab-pop .ab-ev").first.click()
    assert not opened(page)
    assert re.search(r"#s\d+$", page.url)


def test_a_preview_of_a_date_says_how_it_was_read(page: Any, site_url: str) -> None:
    page.goto(site_url + SEED)
    page.locator(".ab-text a.ab-t", has_text="jeudi").first.click()
    assert "juillet 2021" in page.locator(".ab-pop-title").inner_text()
    assert page.locator(".ab-pop .ab-basis").inner_text()


def test_hover_previews_without_taking_the_focus(page: Any, site_url: str) -> None:
    page.goto(site_url + SEED)
    link = page.locator(".ab-text a.ab-e").first
    link.scroll_into_view_if_needed()
    link.hover()
    page.wait_for_function("document.querySelector('.ab-pop:popover-open')")
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("Escape")
    assert not opened(page)


def test_touch_opens_a_preview_and_a_touch_elsewhere_closes_it(phone: Any, site_url: str) -> None:
    phone.goto(site_url + SEED)
    phone.locator(".ab-text a.ab-e").first.tap()
    assert opened(phone)
    box = phone.locator(".ab-pop").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    phone.locator(".ab-pop-close").tap()
    assert not opened(phone)


def test_a_line_shows_its_sentence_then_leads_to_it_and_back(page: Any, site_url: str) -> None:
    page.goto(site_url + SEED)
    mark = page.locator(".ab-timeline .ab-ev").first
    ident = mark.evaluate("link => link.hash.slice(1)")
    sentence = page.locator(f"#{ident}")
    mark.focus()
    page.keyboard.press("Enter")
    assert opened(page) and "#" not in page.url
    shown = page.locator(".ab-pop-body").inner_text()
    assert shown and shown in sentence.inner_text()
    page.locator(".ab-pop .ab-go").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{ident}")
    assert page.evaluate("document.activeElement.id") == ident
    colours = page.evaluate(
        "id => [getComputedStyle(document.getElementById(id)).backgroundColor,"
        " getComputedStyle(document.querySelector('.ab-s:not(:target)')).backgroundColor]",
        ident,
    )
    assert colours[0] != colours[1]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "↩ Chronologie"
    page.keyboard.press("Enter")
    assert mark.evaluate("link => link === document.activeElement")
    assert not page.url.endswith(f"#{ident}")
    assert page.locator(".ab-return").count() == 0


def test_a_line_on_another_page_leads_to_its_sentence_and_back(page: Any, site_url: str) -> None:
    page.goto(site_url + PAGES["nom"])
    page.locator(".ab-mentions .ab-ev").first.click()
    page.wait_for_url("**/articles/**#s*")
    page.wait_for_function("document.activeElement.matches('.ab-s:target')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entites/etats-unis/**")


def test_the_number_of_a_sentence_tells_what_was_made_of_it(page: Any, site_url: str) -> None:
    page.goto(site_url + SEED)
    page.locator("#s2 .ab-n").click()
    words = page.locator(".ab-pop").inner_text()
    assert "Phrase 2" in words and "juillet 2021" in words and "John Kirby" in words


LENSES = {"d": "Dates", "q": "Propos", "n": "Noms", "g": "Manques"}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_lens_brings_its_index_up_and_its_notes_out(
    browser: Any, site_url: str, width: int, scripts: bool
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 844}, java_script_enabled=scripts, locale="fr-FR"
    )
    page = context.new_page()
    page.goto(site_url + SEED)
    text = page.locator(".ab-text-section").bounding_box()
    assert text["y"] < 1.2 * 844
    for part in ("L’essentiel", "Chronologie", "Glossaire"):
        assert page.get_by_role("heading", name=part, exact=True).is_visible()
    assert page.get_by_role("radio", disabled=False).count() >= 4
    for lens, name in LENSES.items():
        radio = page.get_by_role("radio", name=name)
        if radio.is_disabled():
            continue  # nothing of the kind in this article
        radio.check(force=True)
        index = page.locator(f".ab-index-{lens}")
        assert index.bounding_box()["y"] < page.locator(".ab-text-section").bounding_box()["y"]
        notes = page.locator(f".ab-note-{lens}")
        assert notes.count() and all(note.is_visible() for note in notes.all())
        others = page.locator(f".ab-note:not(.ab-note-{lens})")
        assert not any(note.is_visible() for note in others.all())
        for part in ("L’essentiel", "Chronologie", "Glossaire"):
            assert page.get_by_role("heading", name=part, exact=True).is_visible()
    context.close()


def test_the_keyboard_alone_goes_through_the_lenses(page: Any, site_url: str) -> None:
    page.goto(site_url + SEED)
    page.locator("#ab-lens-l").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#ab-lens-d").is_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.ab-index-d') !== null")


def test_the_keyboard_opens_a_lens_from_its_heading(phone: Any, site_url: str) -> None:
    phone.goto(site_url + SEED)
    heading = phone.get_by_role("button", name="Qui dit quoi")
    heading.focus()
    phone.keyboard.press("Enter")
    assert phone.locator("#ab-lens-q").is_checked()
    assert phone.evaluate("document.activeElement.id") == "ab-lens-q"
    assert phone.locator(".ab-index-q .ab-ev").first.is_visible()
    phone.keyboard.press("Shift+Tab")
    phone.locator("#ab-lens-l").check(force=True)
    phone.locator("#qui-dit-quoi button").focus()
    phone.keyboard.press("Space")
    assert phone.locator("#ab-lens-q").is_checked()


def test_the_lens_of_dates_shows_as_many_as_it_counts(page: Any, site_url: str) -> None:
    page.goto(site_url + SEED)
    lens = page.locator(".ab-lens label", has_text="Dates")
    lens.click()
    told = int(lens.locator("b").inner_text())
    assert page.locator(".ab-index-d .ab-event:visible").count() == told
    assert page.locator(".ab-lens label", has_text="Manques").locator("b").count() == 1


def test_light_and_dark_are_one_button_that_says_what_it_will_do(page: Any, site_url: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(site_url)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("searchbox", name="Chercher dans le site").focus()
    page.keyboard.press("Tab")  # after what stands before it on the screen
    assert page.evaluate("document.activeElement.innerText.trim()") == "Passer au thème sombre"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(paper) == light
    page.keyboard.press("Space")
    assert page.evaluate(paper) != light
    assert page.get_by_role("button", name="Passer au thème clair").is_visible()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.reload()
    assert page.evaluate(paper) != light
    page.get_by_role("button", name="Passer au thème clair").press("Enter")
    assert page.evaluate(paper) == light


def test_without_scripts_the_page_is_dark_where_the_system_is(browser: Any, site_url: str) -> None:
    shades = []
    for scheme in ("light", "dark"):
        context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
        page = context.new_page()
        page.goto(site_url)
        assert not page.locator(".ab-try, .ab-find").first.is_visible()
        body = page.locator("body")
        shades.append(body.evaluate("node => getComputedStyle(node).backgroundColor"))
        context.close()
    assert shades == ["rgb(252, 250, 245)", "rgb(21, 23, 26)"]


def test_a_page_is_little_longer_than_its_text_and_says_nothing_three_times(
    browser: Any, site_url: str, site_dir: Path
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr-FR")
    page = context.new_page()
    for briefing in sorted(site_dir.glob("articles/*/briefing.json")):
        address = f"articles/{briefing.parent.name}/"
        page.goto(site_url + address)
        found = page.evaluate(
            """() => {
                const plain = words => words.replace(/\\s+/g, ' ').trim();
                const all = plain(document.querySelector('.ab-briefing').innerText);
                const told = [...document.querySelectorAll('.ab-s')].map(sentence => {
                    const copy = sentence.cloneNode(true);
                    copy.querySelectorAll('[data-aside]').forEach(aside => aside.remove());
                    return plain(copy.textContent);
                });
                return {
                    screens: document.documentElement.scrollHeight / innerHeight,
                    start: document.querySelector('.ab-text-section').offsetTop / innerHeight,
                    words: told.join(' ').split(' ').length,
                    times: Math.max(...told.map(words => all.split(words).length - 1)),
                };
            }"""
        )
        most = 4 if address == SEED else max(7, 7 * found["words"] / 600)
        assert found["screens"] <= most, (address, found)
        assert found["start"] <= 1.2, (address, found)
        assert found["times"] <= 2, (address, found)
    context.close()


def test_addresses_given_out_before_still_lead_to_their_line(page: Any, site_url: str) -> None:
    page.goto(site_url + MORSI)
    ids = page.evaluate("[...document.querySelectorAll('.ab-briefing [id]')].map(node => node.id)")
    known = {re.sub(r"\d+$|-.*", "", ident): ident for ident in ids}
    kept = [known[kind] for kind in ("e", "c", "q", "k", "s") if kind in known]
    assert len(kept) >= 3
    for anchor in kept:
        page.goto(f"{site_url}{MORSI}#{anchor}")
        assert page.locator(f"[id='{anchor}']").is_visible(), anchor


def test_a_citation_holds_the_words_and_a_short_address_that_finds_them(
    page: Any, site_url: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site_url + SEED)
    sentence = page.locator("#s2")
    words = sentence.evaluate(
        "node => { const copy = node.cloneNode(true);"
        " copy.querySelectorAll('[data-aside]').forEach(aside => aside.remove());"
        " return copy.textContent.trim(); }"
    )
    sentence.locator(".ab-n").click()
    page.locator(".ab-cite").click()
    page.wait_for_function("document.querySelector('.ab-cite').textContent === 'Citation copiée'")
    citation = page.evaluate("navigator.clipboard.readText()")
    assert citation.startswith("Reuters, «\u202f")
    assert "juillet 2021, phrase 2" in citation
    assert f"«\u202f{words}\u202f»" in citation
    address = citation.rsplit(" ", 1)[1]
    assert address == f"{site_url}{SEED}#s2"


def test_a_report_is_filled_in_where_the_repository_is_known(page: Any, site_url: str) -> None:
    page.goto(site_url + SEED)
    page.locator("#s2 .ab-n").click()
    assert page.locator(".ab-flag").is_hidden()
    page.keyboard.press("Escape")
    page.evaluate(
        "() => { const page = document.querySelector('.ab-briefing');"
        " page.dataset.repo = 'https://example.org/a/b'; page.dataset.seed = 'seeds/x.txt'; }"
    )
    page.locator("#s2 .ab-n").click()
    href = unquote(page.locator(".ab-flag").get_attribute("href").replace("+", " "))
    assert href.startswith("https://example.org/a/b/issues/new?title=")
    assert "seeds/x.txt" in href and "John Kirby" in href


def test_the_register_leads_to_what_each_name_is(page: Any, site_url: str) -> None:
    page.goto(f"{site_url}entites/")
    page.locator(".ab-named a", has_text="Mohamed Morsi").click()
    page.wait_for_url("**#e-mohamed-morsi")
    assert page.locator("[id='e-mohamed-morsi']").is_visible()


def test_an_address_that_leads_nowhere_becomes_a_search(page: Any, site_url: str) -> None:
    page.goto(f"{site_url}entites/mohamed-morsi-/")
    assert page.locator("#ab-query").input_value() == "mohamed morsi"
    page.keyboard.press("Tab")
    page.locator("#ab-query").press("Enter")
    page.wait_for_selector(".ab-hits[data-kind=n] li")


def test_the_timeline_filters_by_kind(page: Any, site_url: str) -> None:
    page.goto(f"{site_url}chronologie/")
    if page.locator(".ab-kinds").count() == 0:
        page.locator(".ab-jump a", has_text="2012").click()
        page.wait_for_url("**/chronologie/2012/")
    boxes = page.locator(".ab-kinds input")
    before = page.locator(".ab-event:visible").count()
    boxes.first.uncheck()
    gone = boxes.first.get_attribute("value")
    assert page.locator(f".ab-event[data-kind='{gone}']:visible").count() == 0
    assert page.locator(".ab-event:visible").count() < before


def test_the_handout_prints_on_three_pages_with_nothing_clipped(page: Any, site_url: str) -> None:
    page.goto(site_url + SEED)
    page.wait_for_load_state("networkidle")
    pdf = page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) <= 3
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1000})  # A4 less its margins
    clipped = page.evaluate(
        "() => [...document.querySelectorAll('.ab-page *')].filter(node => {"
        " const box = node.getBoundingClientRect();"
        " const style = getComputedStyle(node);"
        " if (style.display === 'inline') return false;"  # spaces may hang after a line
        " return box.width > 1 && (box.right > innerWidth + 1 || (style.overflowX !== 'visible'"
        " && node.scrollWidth > node.clientWidth + 1)); }).map(node => node.className)"
    )
    assert clipped == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".md-header, .ab-lens").evaluate_all(
        "nodes => nodes.every(node => getComputedStyle(node).display === 'none')"
    )
    assert page.locator(".ab-strip").first.is_visible()
    assert page.locator(".ab-summary .ab-ev").first.is_visible()


def test_each_printed_sheet_tells_its_address(page: Any, site_url: str) -> None:
    page.goto(f"{site_url}{SEED}?fiche#s3")
    page.wait_for_selector(".ab-sheet")
    told = page.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--ab-printed')"
    )
    assert told == f'"Briefings annotés · {site_url}{SEED}"'
    page.emulate_media(media="print")
    assert not page.locator(".ab-printed").is_visible()


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("chronologie/2012/07/01/", "chronologie/"),
        ("chronologie/2012-07-01/#p-1", "chronologie/"),
        ("entites/etats-unis/7/", "entites/etats-unis/"),
        ("entites/personnes/k/", "entites/"),
    ],
)
def test_a_former_address_of_a_list_leads_to_what_holds_it_now(
    page: Any, site_url: str, site_dir: Path, former: str, now: str
) -> None:
    page.goto(site_url + former)
    page.wait_for_url(re.compile(rf"{re.escape(site_url + now)}(?:2012(?:-07)?/)?$"))
    assert page.locator(".ab-lost").count() == 0


def test_the_sheet_hides_what_it_asks_and_answers_on_a_page_of_its_own(
    page: Any, site_url: str, site_dir: Path
) -> None:
    asking = (
        p for p in site_dir.glob("articles/*/index.html") if "ab-answers-said" in p.read_text()
    )
    page.goto(f"{site_url}articles/{next(asking).parent.name}/?fiche")
    page.wait_for_selector(".ab-answers")
    assert page.locator(".ab-sheet-text .ab-par").count() > 1
    asked = page.locator(".ab-sheet-said").inner_text()
    answers = page.locator(".ab-answers-said li").all_inner_texts()
    assert len(answers) >= 3
    for answer in answers:
        speaker, _, proof = answer.rpartition(" ")
        assert speaker and speaker not in asked and proof.startswith("¶")
    page.emulate_media(media="print")
    breaks = page.locator(".ab-answers").evaluate("node => getComputedStyle(node).breakBefore")
    assert breaks == "page"


def test_everything_is_readable_without_scripts(browser: Any, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(site_url + SEED)
    for ident in ("essentiel", "chronologie", "qui-dit-quoi", "glossaire", "texte"):
        assert page.locator(f"#{ident}").is_visible()
    page.locator(".ab-text a.ab-e").first.click()
    assert "#e-" in page.url
    page.locator(".ab-timeline .ab-ev").first.click()
    assert re.search(r"#s\d+$", page.url)
    page.goto(f"{site_url}recherche/")
    assert page.locator("noscript a").count() == 3
    assert not page.locator(".ab-ask").is_visible()
    page.goto(site_url)
    page.locator(".ab-row-title").first.click()
    assert "/articles/" in page.url
    context.close()


def test_no_withheld_sentence_is_in_any_file(site_dir: Path) -> None:
    published = json.loads((site_dir / SEED / "briefing.json").read_text(encoding="utf-8"))
    text = FILE.read_text(encoding="utf-8")
    withheld = [s for s in published["sentences"] if s["id"] not in published["shown"]]
    assert withheld
    pieces = [text[s["start"] : s["end"]][10:60] for s in withheld]
    for file in site_dir.rglob("*"):
        if file.suffix in {".html", ".json", ".js", ".xml", ".csv", ".txt"}:
            content = file.read_text(encoding="utf-8")
            assert not [piece for piece in pieces if piece in content], file
