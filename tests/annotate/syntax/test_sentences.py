from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefing.annotate.syntax.sentences import sentences, split
from tests.support import parse_text

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
def test_a_hundred_thousand_characters_take_no_more_than_their_share(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        best = float("inf")  # of several runs: other work on the machine only ever slows one
        for _ in range(3):
            started = time.perf_counter()
            list(split(text))
            best = min(best, time.perf_counter() - started)
        return best

    assert seconds(100_000) < 40 * max(seconds(10_000), 0.005)


def test_ids_run_across_paragraphs() -> None:
    parsed = parse_text("La mer monte. Le port ferme.\n\nLes bateaux rentrent.")
    found = sentences(parsed)
    assert [(s.id, s.paragraph) for s in found] == [("s1", "p1"), ("s2", "p1"), ("s3", "p2")]
    assert found[2].of(parsed.article.text) == "Les bateaux rentrent."
