"""French numbers, in figures, in words and in Roman numerals (over folded text)."""

from __future__ import annotations

import re

_UNITS = [
    "zero",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_TENS = {
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "octante": 80,
    "nonante": 90,
}
_ABOUT = {
    "demi-douzaine": 6,
    "huitaine": 8,
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}
_ORDINALS = {
    "premier": 1,
    "premiere": 1,
    "second": 2,
    "seconde": 2,
    "deuxieme": 2,
    "troisieme": 3,
    "quatrieme": 4,
    "cinquieme": 5,
    "sixieme": 6,
    "septieme": 7,
    "huitieme": 8,
    "neuvieme": 9,
    "dixieme": 10,
    "onzieme": 11,
    "douzieme": 12,
    "treizieme": 13,
    "quatorzieme": 14,
    "quinzieme": 15,
    "seizieme": 16,
    "dix-septieme": 17,
    "dix-huitieme": 18,
    "dix-neuvieme": 19,
    "vingtieme": 20,
    "vingt-et-unieme": 21,
}
_WORD = (
    "quatre-vingts?|dix-sept|dix-huit|dix-neuf|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|"
    "onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|septante|"
    "huitante|octante|nonante|cents?|mille"
)

# A cardinal: « 24 », « 30,4 », « 1 500 », « quatre-vingt-dix », « deux mille ».
# The words are bounded: nobody writes more than eight, and a hostile text might.
CARDINAL = (
    rf"(?:\d{{1,3}}(?:[ .]\d{{3}}){{1,2}}(?![\d])|\d{{1,6}}(?:[,.]\d{{1,3}})?"
    rf"|(?:{_WORD})(?:(?:-et-|-| et | )(?:{_WORD})){{0,7}}(?![a-z]))"
)
APPROXIMATE = f"(?:une|la|cette) (?:{'|'.join(_ABOUT)}) d(?:e |')"
ORDINAL = (
    rf"(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}|\d{{1,2}}(?:er|re|ere|eme|e|nd|"
    rf"nde|d|de)(?![a-z]))"
)
ROMAN = r"(?:x{0,2}(?:ix|iv|vi{0,3}|i{1,3}|v)|x{1,2})"


def cardinal(words: str) -> float | None:
    """« vingt-et-un » → 21, « 30,4 » → 30.4, « une dizaine d' » → 10; None when it is no number."""
    words = words.strip()
    about = re.match(rf"(?:une |la |cette )?({'|'.join(_ABOUT)})", words)
    if about:
        return _ABOUT[about[1]]
    figures = words.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", figures):
        figures = figures.replace(".", "")
    figures = figures.replace(",", ".")
    if re.fullmatch(r"\d+(?:\.\d+)?", figures):
        return float(figures)
    return _in_words(words)


def _in_words(words: str) -> float | None:
    total = current = 0
    for word in re.split(r"[- ]+", words):
        if word in _UNITS:
            current += _UNITS.index(word)
        elif word == "une":
            current += 1
        elif word in {"vingt", "vingts"} and current % 100 == 4:
            current += 76  # quatre-vingt
        elif word.removesuffix("s") in _TENS:
            current += _TENS[word.removesuffix("s")]
        elif word in {"cent", "cents"}:
            current = max(current, 1) * 100
        elif word == "mille":
            total, current = (total + max(current, 1)) * 1000, 0
        elif word != "et":
            return None
    return float(total + current)


def ordinal(word: str) -> int | None:
    """« premier », « 3e », « deuxième » → 1, 3, 2."""
    figures = re.match(r"\d+", word)
    return int(figures[0]) if figures else _ORDINALS.get(word)


def roman(numeral: str) -> int | None:
    """« xix » → 19."""
    values = {"i": 1, "v": 5, "x": 10}
    total = 0
    for char, following in zip(numeral, [*numeral[1:], ""], strict=True):
        if char not in values:
            return None
        sign = -1 if values.get(following, 0) > values[char] else 1
        total += sign * values[char]
    return total or None
