"""French search: an accent-folded copy of each word beside the one written.

Readers type « negociations », « manoeuvres » or « herat »; the index then holds both. Elisions
are cut by the separator set in mkdocs.yml.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from annotated_briefing.french.fold import unaccented

FIELD = "fold"
_TAG = re.compile(r"<[^>]*>|&#?\w+;")
_WORD = re.compile(r"\w+")


def fold_index(site: Path) -> None:
    """Add the folded words of each entry to a built search index, if there is one."""
    path = site / "search" / "search_index.json"
    if not path.is_file():
        return
    index: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for entry in index["docs"]:
        folded = folded_words(f"{entry['title']} {entry['text']}")
        if folded:
            entry[FIELD] = folded
    index["config"]["fields"][FIELD] = {"boost": 1.0}
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def folded_words(html: str) -> str:
    """Each word that folding changes, folded, once: « l'épargne » → `epargne`."""
    words = dict.fromkeys(_WORD.findall(_TAG.sub(" ", html)))
    return " ".join(dict.fromkeys(unaccented(word) for word in words if unaccented(word) != word))
