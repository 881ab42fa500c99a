"""Every fault an editor can meet, with where it is and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")
MOST_SPARED = 5


# What a fault costs: its article has no page, has one all the same, or will have one later.
Weight = Literal["lost", "kept", "waiting"]


class BriefingError(Exception):
    """Base of all errors raised on purpose by this package."""

    weight: Weight = "lost"


class SeedError(BriefingError):
    """An article, sidecar or glossary that cannot be used.

    `path` is relative to the project, `line` counts from 1 or is None, `hint` says what to do.
    """

    weight: Weight = "kept"

    def __init__(self, path: str, message: str, *, line: int | None = None, hint: str = "") -> None:
        self.path, self.message, self.line, self.hint = path, message, line, hint
        super().__init__(path, message)  # what pickle makes it from again

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.message}" + (f" — {self.hint}" if self.hint else "")


FaultRow = tuple[str, str, int | None, str, Weight]  # path, message, line, hint, weight


def row_of(fault: SeedError) -> FaultRow:
    """A fault as data, to be kept."""
    return fault.path, fault.message, fault.line, fault.hint, fault.weight


def fault_of(row: FaultRow) -> SeedError:
    """The fault that `row_of` told."""
    path, message, line, hint, weight = row
    fault = SeedError(path, message, line=line, hint=hint)
    fault.weight = weight
    return fault


def lost(fault: SeedError) -> SeedError:
    """The same, of an article that has no page because of it."""
    fault.weight = "lost"
    return fault


def generator_fault(path: str, broken: Exception) -> SeedError:
    """An article that our own code failed on, told as a fault of that article alone."""
    fault = SeedError(
        path,
        f"défaut du générateur ({type(broken).__name__}: {broken})",
        hint="signalez-le avec l'article ; les autres sont publiés",
    )
    return lost(fault)


class PageError(BriefingError):
    """A template that fails, named with its line."""


def spare(
    items: Sequence[_Item], make: Callable[[Sequence[_Item]], _Made]
) -> tuple[_Made, list[tuple[_Item, Exception]]]:
    """`make(items)` without the few items that it cannot take, and what each one raised.

    For what is made of all articles at once, where nothing says whose fault an exception is: the
    shortest beginning of the list that fails ends with a guilty one. Raises what `make` raises
    where that is no item's fault, or that of more than MOST_SPARED.
    """
    spared: list[tuple[_Item, Exception]] = []
    while True:
        try:
            return make(items), spared
        except Exception as broken:
            if len(spared) == MOST_SPARED or _fails(make, items[:0]):
                raise
            good, bad = 0, len(items)
            while bad - good > 1:
                middle = (good + bad) // 2
                good, bad = (good, middle) if _fails(make, items[:middle]) else (middle, bad)
            spared.append((items[good], broken))
            items = (*items[:good], *items[bad:])


def _fails(make: Callable[[Sequence[_Item]], _Made], items: Sequence[_Item]) -> bool:
    try:
        make(items)
    except Exception:
        return True
    return False


class SettingsError(BriefingError):
    """One or more options that make no sense; `faults` lists them all."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class EvidenceError(BriefingError):
    """A generated item that is not the span of text it claims to be: a bug, never shipped."""
