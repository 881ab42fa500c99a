"""Ten invented articles in every format: the same words, whatever the file that carries them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from annotated_briefing.sources import read_any
from tests.sources.formats.test_formats import FILES, HTML_BODY, LEAD, NEXT, TITLE, TITLED, pdf

ARTICLES = (
    (
        "Le phare d'Argoul s'éteint",
        "Le phare d'Argoul a cessé d'éclairer la baie dimanche, après 164 ans de service.",
        "« Un bateau n'en a plus besoin », a expliqué le gardien, Yann Kermadec.",
    ),
    (
        "Grève des éboueurs à Montclar",
        "Les éboueurs de Montclar ont reconduit leur grève jusqu'au 12 mars, selon la CGT.",
        "« Nous ne céderons pas », a prévenu leur délégué, Farid Benamou.",
    ),
    (
        "Œuvre retrouvée chez un notaire",
        "Un dessin volé en 1987 a été retrouvé mardi dans l'étude d'un notaire de Cœuvray.",
        "« Il dormait dans un carton », a raconté l'enquêtrice Solène Wœrth.",
    ),
    (
        "Budget : 3,5 % de hausse",
        "Le budget du département augmentera de 3,5 % en 2021, soit 12 millions d'euros de plus.",
        "« C'est un choix assumé », a affirmé le président, Hugues Belcastel.",
    ),
    (
        "L'école de Saint-Amour-la-Rivière fermera",
        "L'école de Saint-Amour-la-Rivière fermera en juillet, a annoncé l'inspectrice Zoé Abadie.",
        "« On nous l'a dit par courriel », a regretté la mairesse, Inès Ó Briain.",
    ),
    (
        "Crue : le pont de Lorme coupé",
        "La crue de la Lorme a coupé le pont dans la nuit de lundi à mardi ; nul n'est blessé.",
        "« L'eau est montée en deux heures », a témoigné un riverain, M. Dupré.",
    ),
    (
        "La centrale redémarre vendredi",
        "La centrale de Vaux redémarrera vendredi 21 février à 6h30, a indiqué son exploitant.",
        "« Les essais sont concluants », a assuré sa directrice, Anne-Lise Roca.",
    ),
    (
        "Un loup filmé près d'Étampière",
        "Un loup a été filmé le 1er février près d'Étampière, a confirmé l'Office de la faune.",
        "« Il ne faisait que passer », a jugé le garde Émile N'Diaye.",
    ),
    (
        "Le tram ira jusqu'à l'hôpital",
        "Le tram ira jusqu'à l'hôpital d'ici à 2026, au lieu de 2024, a reconnu la métropole.",
        "« Les fouilles ont tout retardé », a déploré Karim Lacaze, son vice-président.",
    ),
)


def _rtf(words: str) -> str:
    def escaped(char: str) -> str:
        return char if ord(char) < 128 else rf"\'{char.encode('cp1252').hex()}"

    return "".join(map(escaped, words))


def _json(words: str) -> str:
    return json.dumps(words)[1:-1]


def _underscored(words: str) -> str:
    """The words of a mail's subject, as its header encodes them."""
    return "".join(
        c if c.isascii() and c.isalnum() else "".join(f"={byte:02X}" for byte in c.encode())
        for c in words
    )


def _swapped(text: str, article: tuple[str, str, str]) -> str:
    """A file's text with another article's words in the place of its own."""
    title, lead, following = article
    body = f"<p>{lead}</p><p>{following}</p>"
    bold = NEXT.replace("marché", "[marché](https://x.example)")
    marked = TITLE.replace("aux", "<mark>aux</mark>")
    spaced = NEXT.replace(" ", "<t:s/>", 1)
    pairs = [(bold, following), (marked, title), (spaced, following), (HTML_BODY, body)]
    pairs += [(LEAD, lead), (NEXT, following), (TITLE, title)]
    ways: tuple[Callable[[str], str], ...] = (str, _json, _rtf)
    for way in ways:
        for old, new in pairs:
            text = text.replace(way(old), way(new))
    return text.replace(TITLE.replace(" ", "_"), _underscored(title))


def _file(name: str, article: tuple[str, str, str]) -> bytes:
    data = FILES[name][0]
    if name.endswith((".docx", ".odt")):
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
            for part in old.namelist():
                new.writestr(part, _swapped(old.read(part).decode(), article))
        return made.getvalue()
    encoding = {"newsml.xml": "iso-8859-15", "ats.txt": "cp1252"}.get(name, "utf-8")
    return _swapped(data.decode(encoding), article).encode(encoding)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article[0][:12])
@pytest.mark.parametrize("name", FILES)
def test_each_article_is_read_the_same_from_every_format(
    tmp_path: Path, name: str, article: tuple[str, str, str]
) -> None:
    title, lead, following = article
    (tmp_path / name).write_bytes(_file(name, article))
    ((read, faults),) = read_any(tmp_path / name, name)
    assert read is not None, faults
    words = [p.of(read.text).replace("\n", " ") for p in read.paragraphs]
    start = 1 if name == "note.md" else 0
    assert words[start : start + 2] == [lead, following]
    assert name not in TITLED or read.title == title
    assert read.source.format == FILES[name][1]
    assert read.language == "fr"


def _rss() -> str:
    items = "".join(
        f"<item><title>{title}</title><guid>g{n}</guid><pubDate>Mon, 03 Feb 2020 18:42:00 +0100"
        f"</pubDate><description><![CDATA[<p>{lead}</p><p>{following}</p>]]></description></item>"
        for n, (title, lead, following) in enumerate(ARTICLES)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'


def _atom() -> str:
    entries = "".join(
        f"<entry><title>{title}</title><id>g{n}</id><published>2020-02-03T18:42:00+01:00</published>"
        f"<content type='html'>&lt;p>{lead}&lt;/p>&lt;p>{following}&lt;/p></content></entry>"
        for n, (title, lead, following) in enumerate(ARTICLES)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'


@pytest.mark.parametrize("feed", [_rss, _atom])
def test_a_feed_gives_all_its_articles(tmp_path: Path, feed: Callable[[], str]) -> None:
    (tmp_path / "fil.xml").write_text(feed(), encoding="utf-8")
    found = list(read_any(tmp_path / "fil.xml", "fil.xml"))
    assert len(found) == len(ARTICLES)
    for (title, lead, following), (read, faults) in zip(ARTICLES, found, strict=True):
        assert read is not None, faults
        assert [p.of(read.text) for p in read.paragraphs] == [lead, following]
        assert (read.title, read.source.published) == (title, "2020-02-03")
        assert read.source.format == "feed" and read.language == "fr"


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article[0][:12])
def test_each_article_is_read_from_a_pdf(tmp_path: Path, article: tuple[str, str, str]) -> None:
    _, lead, following = article
    lines = [part.replace("Ó", "O") for part in (lead, following)]  # not in a PDF's usual letters
    (tmp_path / "page.pdf").write_bytes(pdf(*lines))
    ((read, faults),) = read_any(tmp_path / "page.pdf", "page.pdf")
    assert read is not None and "texte incertain" in str(faults[0])
    assert " ".join(read.text.split()) == " ".join(lines)
    assert read.source.format == "pdf" and read.language == "fr"
