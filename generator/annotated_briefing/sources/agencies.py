"""News agencies by the names they sign with."""

from __future__ import annotations

import re

from annotated_briefing.french.fold import fold

AGENCIES = frozenset(
    ["afp", "agence france-presse", "reuters", "thomson reuters", "associated press", "ap", "dpa",
     "efe", "ansa", "belga", "ats", "keystone-ats", "sda", "sda-ats", "keystone", "awp", "apa", "anp",
     "ritzau",
     "ntb", "tt", "lusa", "pap", "ctk", "agerpres", "tanjug", "anadolu", "aa", "aps",
     "map", "tap", "aps senegal", "xinhua", "kyodo", "yonhap", "tass", "itar-tass", "ria novosti",
     "interfax", "ukrinform", "bloomberg", "dow jones", "upi", "pti", "pa", "aap", "cp",
     "la presse canadienne", "presse canadienne", "pc", "relaxnews", "afp relaxnews", "apic",
     "cath.ch", "prnewswire", "business wire", "globenewswire", "newsfile", "cnw",
     "agefi-dow jones", "agefi", "news tank", "aef", "aef info", "apmnews", "ani", "panapress",
     "pana"]
)  # fmt: skip


def is_agency(name: str) -> bool:
    """Whether a signature is that of one agency or of several (« ats afp », « AFP/Reuters »)."""
    words = fold(name).strip()
    if words in AGENCIES:
        return True
    parts = re.split(r"\s*[/,+]\s*|\s+et\s+|\s+", words)
    return len(parts) > 1 and all(part in AGENCIES for part in parts)
