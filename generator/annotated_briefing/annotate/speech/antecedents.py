"""Who was last heard: the memory that gives pronouns and unattributed quotes their speaker."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotated_briefing.model import Span

_FEMININE = frozenset("la une sa cette mme madame mlle".split())
_MASCULINE = frozenset("le un son ce cet m monsieur m. mm".split())
_PLURAL = frozenset(
    "les des ses leurs ces plusieurs certains certaines deux trois quatre mm mmes".split()
)
NEAR = 600  # characters, a paragraph or two
PRONOUNS = {
    "il": ("m", "s"),
    "elle": ("f", "s"),
    "lui": ("m", "s"),
    "ils": ("m", "p"),
    "elles": ("f", "p"),
    "eux": ("m", "p"),
}


@dataclass(frozen=True, slots=True)
class Heard:
    """A possible speaker; gender and number are None where its words do not show them."""

    span: Span
    gender: str | None
    number: str | None
    spoke: bool
    human: bool = True

    def fits(self, pronoun: str | None) -> bool:
        if pronoun is None or pronoun not in PRONOUNS:
            return True
        gender, number = PRONOUNS[pronoun]
        if self.number is not None and self.number != number:
            return False
        return self.gender is None or self.gender == gender or number == "p"


@dataclass(slots=True)
class Memory:
    """The possible speakers met so far, in the order of the text."""

    heard: list[Heard] = field(default_factory=list)

    def add(self, heard: Heard) -> None:
        self.heard.append(heard)

    def last(self, before: int, pronoun: str | None = None, *, spoke: bool = False) -> Heard | None:
        """The latest one that starts before `before`, agrees with the pronoun and, if asked, spoke.

        A person is preferred to a body while not far behind it (`NEAR` characters).
        """
        body: Heard | None = None
        for one in reversed(self.heard[-40:]):
            if one.span.start >= before or not one.fits(pronoun) or (spoke and not one.spoke):
                continue
            if body is not None and body.span.start - one.span.start > NEAR:
                return body
            if one.human or pronoun is None:
                return body if body is not None and pronoun is None else one
            body = body or one
        return body


def describe(
    words: list[str], gender: str | None, number: str | None
) -> tuple[str | None, str | None]:
    """Gender and number by a noun phrase's first word, else as its head's morphology says."""
    first = words[0].lower().rstrip(".'’") if words else ""
    if first in _PLURAL:
        return gender, "p"
    if first in _FEMININE:
        return "f", "s"
    if first in _MASCULINE:
        return "m", "s"
    return gender, number
