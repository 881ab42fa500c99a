from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefing.annotate.syntax.sentences import sentences, split
from tests.support import parse_text, work

CASES = {
    "M. Durand a vu J. K. Rolin. Il est parti.": ["M. Durand a vu J. K. Rolin.", "Il est parti."],
    "Le décret n° 12 est signé. Fin.": ["Le décret n° 12 est signé.", "Fin."],
    'Elle dit: "Non. Jamais." Puis elle sort.': ['Elle dit: "Non.', 'Jamais."', "Puis elle sort."],
    '"Où aller ?" demande-t-il. Nul ne sait.': ['"Où aller ?" demande-t-il.', "Nul ne sait."],
    "« Assez ! », crie le maire. La foule part.": ["« Assez ! », crie le maire.", "La foule part."],
    "« Il est tard. » Le juge se lève.": ["« Il est tard. »", "Le juge se lève."],
    "Rien ne va plus... mais on joue. Voilà.": ["Rien ne va plus... mais on joue.", "Voilà."],
    "Il faut 3.500 euros. C'est trop.": ["Il faut 3.500 euros.", "C'est trop."],
    "Cela coûte 2,5 euros, etc. Les prix montent.": [
        "Cela coûte 2,5 euros, etc.",
        "Les prix montent.",
    ],
    "L'an 50 av. J.-C. fut calme. Rome dort.": ["L'an 50 av. J.-C. fut calme.", "Rome dort."],
    "Le train arrive à Brest.Selon la gare, il repart.": [
        "Le train arrive à Brest.",
        "Selon la gare, il repart.",
    ],
    "Le site www.exemple.fr et St. Malo restent. Oui.": [
        "Le site www.exemple.fr et St. Malo restent.",
        "Oui.",
    ],
    "En 2019. 12 personnes sont venues.": ["En 2019.", "12 personnes sont venues."],
    "Des aides pour la rénovationLes foyers modestes passent devant.": [
        "Des aides pour la rénovation",
        "Les foyers modestes passent devant.",
    ],
    "Un rôle dans des sériesHabitué des plateaux, il joue le maire.": [
        "Un rôle dans des séries",
        "Habitué des plateaux, il joue le maire.",
    ],
    "Le projet inquiète les riverainsÀ Brest, la mairie se tait.": [
        "Le projet inquiète les riverains",
        "À Brest, la mairie se tait.",
    ],
    "Le dossier est repris, par PCTVLa famille attend.": [
        "Le dossier est repris, par PCTV",
        "La famille attend.",
    ],
    "Elle court au superG, joue sur son iPhone et suit franceTV.": [
        "Elle court au superG, joue sur son iPhone et suit franceTV.",
    ],
    "L'adresse www.siteweb.fr/pageAccueil est lente.": [
        "L'adresse www.siteweb.fr/pageAccueil est lente.",
    ],
    "Le grand bal de LibreLes Arts, de PhareOuest et de la ligne Brest -Le Mans est plein.": [
        "Le grand bal de LibreLes Arts, de PhareOuest et de la ligne Brest -Le Mans est plein.",
    ],
    'Une "décision rare"Le maire se tait. « Non »La foule crie.': [
        'Une "décision rare"',
        "Le maire se tait.",
        "« Non »",
        "La foule crie.",
    ],
    'Il cite "Le Phare" Le soir et "La Rade".': ['Il cite "Le Phare" Le soir et "La Rade".'],
    'Rien ne bouge.- Vers un vote -Le maire hésite. - "Deux voix" -Pendant un mois, il attend.': [
        "Rien ne bouge.",
        "- Vers un vote -",
        "Le maire hésite.",
        '- "Deux voix" -',
        "Pendant un mois, il attend.",
    ],
    "Un trou de mille euros.20 agents sont partis, voir art.20 et vol.12 du code.": [
        "Un trou de mille euros.",
        "20 agents sont partis, voir art.20 et vol.12 du code.",
    ],
    "La flotte suspectéeSamedi 20 avril, le port a fermé.": [
        "La flotte suspectée",
        "Samedi 20 avril, le port a fermé.",
    ],
    "Un vers sans point": ["Un vers sans point"],
    "": [],
    " \u00a0 ": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_a_reader_would_cut_here(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split(text)] == expected


@given(st.text(alphabet='aÉz .!?…"«»“”()[]\u00a0\n1-’', max_size=200))
def test_sentences_cover_every_word_once(text: str) -> None:
    found = list(split(text))
    assert all(a < b <= c for (a, b), (c, _) in pairwise(found))
    kept = "".join(text[a:b] for a, b in found)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize("unit", ['"', ". ", '."', "«", "M. ", "...", "a. B", ") "])
def test_ten_times_the_text_is_ten_times_the_work(unit: str) -> None:
    def of(size: int) -> int:
        return work(lambda: list(split((unit * size)[:size])))

    assert of(20_000) < 15 * max(of(2_000), 100)


def test_ids_run_across_paragraphs() -> None:
    parsed = parse_text("La mer monte. Le port ferme.\n\nLes bateaux rentrent.")
    found = sentences(parsed)
    assert [(s.id, s.paragraph) for s in found] == [("s1", "p1"), ("s2", "p1"), ("s3", "p2")]
    assert found[2].of(parsed.article.text) == "Les bateaux rentrent."
