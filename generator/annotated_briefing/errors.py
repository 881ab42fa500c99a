"""Every fault an editor can meet, with where it is and what to do."""

from __future__ import annotations


class BriefingError(Exception):
    """Base of all errors raised on purpose by this package."""


class SeedError(BriefingError):
    """An article, sidecar or glossary that cannot be used.

    `path` is relative to the project, `line` counts from 1 or is None, `hint` says what to do.
    """

    def __init__(self, path: str, message: str, *, line: int | None = None, hint: str = "") -> None:
        self.path, self.message, self.line, self.hint = path, message, line, hint
        super().__init__(str(self))

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.message}" + (f" — {self.hint}" if self.hint else "")


def generator_fault(path: str, broken: Exception) -> SeedError:
    """An article that our own code failed on, told as a fault of that article alone."""
    return SeedError(
        path,
        f"défaut du générateur ({type(broken).__name__}: {broken})",
        hint="signalez-le avec l'article ; les autres sont publiés",
    )


class SettingsError(BriefingError):
    """One or more options that make no sense; `faults` lists them all."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class EvidenceError(BriefingError):
    """A generated item that is not the span of text it claims to be: a bug, never shipped."""
