"""What two ways of writing one name have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from annotated_briefing.french.determiners import CONTRACTED, DEFINITE, INDEFINITE
from annotated_briefing.french.fold import letters, slug
from annotated_briefing.french.nouns import listed

_WORD = re.compile(r"[^\W_]+(?:[-‐‑–.'’][^\W_]+)*\.?")
_ARTICLES = DEFINITE | INDEFINITE | CONTRACTED | {"de", "d"}
PARTICLES = listed("de du des d la le von van der den di da dos del al el ben bin ibn")


_SAINTS = {"st": "saint", "ste": "sainte"}
# The Arabic article, as it is written before a surname: « al-Assad », « Es-Sebsi ».
_AL = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ash|ach|ech|ed|er|es|et|ez)[-‐‑](?=\w{3})")


def visible(name: str) -> str:
    """The name without soft hyphens and other letters that nobody sees, its accents joined."""
    shown = "".join(char for char in name if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFC", shown)


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens and apostrophes part them. « St-Malo » is Saint-Malo."""
    parts = re.findall(r"[^\W_]+", letters(visible(name)))
    return (*(_SAINTS.get(part, part) for part in parts[:-1]), *parts[-1:])


def key(name: str) -> str:
    """What two spellings of one name share: no case, accents, articles or plural endings."""
    parts = list(words(name))
    while len(parts) > 1 and parts[0] in _ARTICLES:
        parts = parts[1:]
    return " ".join(singular(part) for part in parts)


def singular(word: str) -> str:
    """A word without its plural « s »; other plurals are left as they are."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def entity_id(name: str) -> str:
    """The slug of a name without its article; never empty."""
    parts = list(words(name))
    while len(parts) > 1 and parts[0] in DEFINITE:
        parts = parts[1:]
    return slug("-".join(parts)) or "x-" + "-".join(f"{ord(c):x}" for c in name[:8])


# --- people -----------------------------------------------------------------------------


def person_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name; « Strauss-Kahn », « J.-C. » and « d'Arc » stay whole."""
    found = _WORD.findall(letters(visible(name)))
    return tuple(word.strip(".") for word in found if word.strip("."))


_NUMERAL = re.compile(r"[IVX]+|[JS]r\.?")  # « Jean XXIII », « Sammy Davis Jr »


def surname(name: str, aliases: Iterable[str] = ()) -> str:
    """What of a person's name it is filed by, to its end: « Macron », « Le Pen », « Villiers ».

    The last word with the particles before it that belong to it, or that by which the person is
    also called: « Xi Jinping », also « Xi », is filed whole.
    """
    parts = name.split()
    while len(parts) > 1 and _NUMERAL.fullmatch(parts[-1]):
        parts.pop()
    alone = set(parts).intersection(aliases)
    at = next((n for n in reversed(range(len(parts))) if parts[n] in alone), len(parts) - 1)
    # A particle that opens the name is a given name where the rest stands alone: « Al Gore ».
    while at > (1 if alone else 0) and _files(parts[at - 1], opening=at == 1):
        at -= 1
    first = parts[at]
    if first.startswith(_OF) or (at == 0 and first.startswith(_OF_OPENING)):
        first = first[2:]
    return " ".join([bare_surname(first), *parts[at + 1 :]])


# French lists (AFNOR NF Z44-061) pass over « de » and « d' », and file by « Du », « Des », « Le »
# and « La ». A foreign particle goes by its case, as its country has it: « von der Leyen » under L,
# « Van Rompuy » under V, « De Niro » under D; the Arabic article is passed over.
_FILED = frozenset({"du", "des"})
_OF = ("d'", "d\u2019")
_OF_OPENING = ("D'", "D\u2019")  # a capital tells nothing where no given name stands before it


def _files(particle: str, opening: bool) -> bool:
    """Whether a name is filed by the particle before it."""
    plain = letters(particle)
    if plain not in PARTICLES or (opening and plain == "de"):
        return False
    return particle[:1].isupper() or plain in _FILED


def bare_surname(word: str) -> str:
    """« al-assad » → « assad »: news writes « M. Assad »."""
    return _AL.sub("", word, count=1)


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` can be a shorter way of writing `full`, surname included.

    « Biden », « J. Biden », « Joe R. Biden » for « Joe Biden »; not « Hunter Biden ».
    """
    if not short or not full:
        return False
    short, full = ((*form[:-1], bare_surname(form[-1])) for form in (short, full))
    if short == full:
        return True
    core = short[1:] if short[0] in PARTICLES and len(short) > 1 else short
    if len(core) < len(full) and core == full[len(full) - len(core) :]:
        return True
    if len(short) < 2 or len(full) < 2 or short[-1] != full[-1]:
        return False
    given, other = short[:-1], full[:-1]
    if len(given) > len(other):
        given, other = other, given
    if not initials_fit(given[0], other[0]):
        return False
    rest = iter(other[1:])
    return all(any(initials_fit(part, candidate) for candidate in rest) for part in given[1:])


def initials_fit(one: str, two: str) -> bool:
    """Whether one given name may be written for the other (« J. » for « Jean »)."""
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    letters = re.split(r"[-.‐‑]+", short)
    if all(len(part) == 1 for part in letters):
        parts = re.split(r"[-‐‑.]", long)
        return [part[:1] for part in parts[: len(letters)]] == letters
    return False
