"""Ten invented articles in every format: the same words, whatever the file that carries them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from annotated_briefing.sources import read_any
from tests.sources.formats.test_formats import FILES, HTML_BODY, LEAD, NEXT, TITLE, TITLED

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
