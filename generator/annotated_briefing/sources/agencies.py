"""News agencies by the names they sign with."""

from __future__ import annotations

import re

from annotated_briefing.french.fold import fold

# Named so, an agency whatever the sentence.
AGENCIES = frozenset(
    ["afp", "agence france-presse", "reuters", "associated press", "ap", "dpa", "efe", "ansa",
     "belga", "ats", "keystone-ats", "xinhua", "tass", "ria novosti", "interfax", "bloomberg"]
)  # fmt: skip
# Also sign dispatches; elsewhere their letters may mean something else.
_SIGNATURES = AGENCIES | frozenset(
    ["thomson reuters", "sda", "sda-ats", "keystone", "awp", "apa", "anp", "ritzau", "ntb", "tt",
     "lusa", "pap", "ctk", "agerpres", "tanjug", "anadolu", "aa", "aps", "map", "tap", "kyodo",
     "yonhap", "itar-tass", "ukrinform", "dow jones", "upi", "pti", "pa", "aap", "cp", "pc",
     "la presse canadienne", "presse canadienne", "relaxnews", "afp relaxnews", "apic", "cath.ch",
     "prnewswire", "business wire", "globenewswire", "newsfile", "cnw", "agefi", "agefi-dow jones",
     "news tank", "aef", "aef info", "apmnews", "ani", "panapress", "pana"]
)  # fmt: skip


def is_agency(name: str) -> bool:
    """Whether a signature is that of one agency or of several (« ats afp », « AFP/Reuters »)."""
    words = fold(name).strip()
    if words in _SIGNATURES:
        return True
    parts = re.split(r"\s*[/,+]\s*|\s+et\s+|\s+", words)
    return len(parts) > 1 and all(part in _SIGNATURES for part in parts)
