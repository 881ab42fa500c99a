"""Words that join a sentence to what came before it."""

from __future__ import annotations

import re

# First words that may go: the rest says the same without them.
JOINTS = (
    "mais|et|or|car|donc|ainsi|enfin|pourtant|cependant|toutefois|néanmoins|surtout|bref|"
    "parallèlement|en revanche|en effet|en outre|de plus|de même|de fait|d'autre part|"
    "d'ailleurs|par ailleurs|par contre|au contraire|en conséquence|par conséquent|du coup|"
    "dans le même temps|de son côté|de leur côté|pour sa part|pour leur part|pour autant|"
    "à l'inverse|à noter"
).split("|")
# First words that carry on from the sentence before: what they carry on from cannot be cut off.
OPENINGS = (
    "aussi|ensuite|puis|inversement|autrement|sinon|résultat|auparavant|conséquence|conséquences|"
    "idem|notamment|également|seulement|de quoi|d'autant|d'où|par la suite|au total|à son tour|"
    "à leur tour|à ce stade|à ce propos|à ce sujet|à ce titre|à cette occasion|à cet égard|"
    "dans ce contexte|dans ce cadre|dans ces conditions|dans la foulée|une fois|quant à|ou encore|"
    "même si cela|outre|face à cela|face à cette|face à ce|là encore|là aussi|un autre|une autre|"
    "d'autres|l'autre|les autres|le même|la même|les mêmes|l'intéressé|l'intéressée|autre|"
    "sauf que|à la place|parmi eux|parmi elles|cette fois|une partie d'entre|la plupart d'entre|"
    "rien de tel|même chose|même scénario|même son de cloche|c'est le cas|"
    "tel est|telle est|tels sont|telles sont|"
    "c'est pourquoi|voilà pourquoi|c'est ainsi|d'un autre côté|d'où"
).split("|")
# The same beside a sentence's first verb: « a également dit ». A bare contrast leaves nothing out:
# « a toutefois dit ».
LINKS = (
    "également|aussi|ainsi|ensuite|puis|en outre|de plus|de même|du coup|dès lors|à son tour|"
    "à leur tour|là encore|lui aussi|elle aussi|eux aussi|elles aussi|en effet|par exemple|donc|"
    "par conséquent|"
    "à cet égard|à ce titre|à cette occasion|dans la foulée"
).split("|")
# Times that are told from another one: « la veille », « plus tard ».
RESUMED = (
    "la veille|le lendemain|le surlendemain|l'avant-veille|le même jour|la même année|le même mois|"
    "le même soir|la même semaine|au même moment|ce jour-là|ce soir-là|cette nuit-là|"
    "cette année-là|à cette époque|à l'époque|à ce moment-là|entre-temps|depuis lors|peu après|"
    "peu avant|jusque-là|jusqu'alors|d'ici là|plus tard|plus tôt|auparavant|alors|"
    "dans l'intervalle|dans le même temps|l'année suivante|le mois suivant|la semaine suivante|"
    "le jour suivant|l'année précédente|la semaine précédente|les jours suivants|les mois suivants|"
    "qui ont suivi|qui a suivi|qui suivirent|qui suivit"
).split("|")
_BARE = r"mais|et|or|car"  # needs no comma after it
_OPENING = re.compile(
    rf"(?:(?:{'|'.join(JOINTS).replace(chr(39), '[’' + chr(39) + ']')})\s*,|(?:{_BARE})\b)\s*", re.I
)


def past_joint(text: str, start: int, end: int) -> int:
    """Where a clause of `text` goes on after its joint, `start` itself where it has none."""
    match = _OPENING.match(text, start, end)
    return match.end() if match else start
