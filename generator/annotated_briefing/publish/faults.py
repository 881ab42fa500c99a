"""Faults as an editor, a program or a forge reads them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from logging import INFO, WARNING, Logger, LoggerAdapter

from annotated_briefing.errors import BriefingError, SeedError, Weight

WEIGHTS: dict[Weight, tuple[str, str]] = {
    "lost": ("non publié", "non publiés"),
    "kept": ("publié quand même", "publiés quand même"),
    "waiting": ("en attente", "en attente"),
}


def with_weight(fault: BriefingError) -> str:
    """The fault and what it costs."""
    return f"{fault} [{WEIGHTS[fault.weight][0]}]"


def tell(log: LoggerAdapter[Logger] | Logger, fault: BriefingError) -> None:
    """A warning, which holds back a strict build, only where an article has no page."""
    log.log(WARNING if fault.weight == "lost" else INFO, "%s", with_weight(fault))


def counted(faults: Sequence[BriefingError]) -> str:
    """« 3 défauts : 1 non publié, 2 publiés quand même »."""
    by_weight = Counter(fault.weight for fault in faults)
    parts = [
        f"{by_weight[weight]} {words[by_weight[weight] > 1]}"
        for weight, words in WEIGHTS.items()
        if by_weight[weight]
    ]
    return f"{len(faults)} défaut{'s' if len(faults) > 1 else ''} : {', '.join(parts)}"


def as_json(faults: Sequence[BriefingError]) -> str:
    """A list of objects with `path`, `line`, `message`, `hint` and `weight`."""
    told = [
        {
            "path": fault.path if isinstance(fault, SeedError) else None,
            "line": fault.line if isinstance(fault, SeedError) else None,
            "message": fault.message if isinstance(fault, SeedError) else str(fault),
            "hint": fault.hint if isinstance(fault, SeedError) else "",
            "weight": fault.weight,
        }
        for fault in faults
    ]
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_annotation(fault: BriefingError) -> str:
    """A workflow command of GitHub Actions, shown on the line of the file."""
    level = {"lost": "error", "kept": "warning", "waiting": "notice"}[fault.weight]
    if not isinstance(fault, SeedError):
        return f"::{level}::{_data(str(fault))}"
    hint = f" — {fault.hint}" if fault.hint else ""
    line = f",line={fault.line}" if fault.line else ""
    where = _data(fault.path).replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={where}{line}::{_data(fault.message + hint)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
