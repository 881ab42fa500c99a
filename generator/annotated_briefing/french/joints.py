"""First words that only join a sentence to what came before it."""

from __future__ import annotations

import re

JOINTS = (
    "mais|et|or|car|donc|ainsi|enfin|pourtant|cependant|toutefois|néanmoins|surtout|bref|"
    "parallèlement|en revanche|en effet|en outre|de plus|de même|de fait|d'autre part|"
    "d'ailleurs|par ailleurs|par contre|au contraire|en conséquence|par conséquent|du coup|"
    "dans le même temps|de son côté|de leur côté|pour sa part|pour leur part|pour autant|"
    "à l'inverse|à noter"
).split("|")
_BARE = r"mais|et|or|car"  # needs no comma after it
_OPENING = re.compile(
    rf"(?:(?:{'|'.join(JOINTS).replace(chr(39), '[’' + chr(39) + ']')})\s*,|(?:{_BARE})\b)\s*", re.I
)


def past_joint(text: str, start: int, end: int) -> int:
    """Where a clause of `text` goes on after its joint, `start` itself where it has none."""
    match = _OPENING.match(text, start, end)
    return match.end() if match else start
