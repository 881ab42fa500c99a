"""Words that lean on the one after them: no line that is cut short may end on one."""

from __future__ import annotations

from annotated_briefing.french.determiners import DETERMINERS
from annotated_briefing.french.nouns import listed

_LINKS = listed("""
    à de d d' en dans par pour sur sous sans avec chez vers entre contre depuis pendant dès selon
    après avant devant derrière malgré envers parmi jusque jusqu'
    que qu qu' qui dont où quand lorsque lorsqu' puisque puisqu' quoique quoiqu' si comme
    et ou ni mais or car ne n' se s' je j' me m' te t' il ils on très plus moins
""")
_LEANING = DETERMINERS | _LINKS
_LOOSE = ' ,;:-–—(«"“\u00a0\u202f'  # signs that say nothing where a line stops


def without_leaning(text: str) -> str:
    """`text` without the words at its end that need the next one; whole where it has no other."""
    kept = text.rstrip(_LOOSE)
    while kept:
        head, _, last = kept.rpartition(" ")
        if last.lstrip('(«"“\u00a0\u202f').lower().replace("’", "'") not in _LEANING:
            return kept
        kept = head.rstrip(_LOOSE)
    return text.rstrip(_LOOSE)
