"""Whether a name can be whom a statement is given to: not a namesake's, not one who is dead."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from annotated_briefing.brief.register import Register
from annotated_briefing.french import given_names, spelling
from annotated_briefing.french.determiners import DEFINITE, ONE, POSSESSIVE, before_noun
from annotated_briefing.french.nouns import HIS_KIN, KIN
from annotated_briefing.model import Claim, Mention, Sentence, Span

_KIN = rf"(?:{'|'.join(sorted(KIN, key=lambda noun: (-len(noun), noun)))})s?"
_KIN_BEFORE = re.compile(
    rf"(?<!\w){before_noun(POSSESSIVE | ONE | DEFINITE)}(?P<noun>{_KIN})(?: \w+)?,? $", re.I
)
_KIN_WORDS = frozenset(spelling.words(noun)[-1] for noun in KIN)
_HE = re.compile(r"(?<!\w)(?:M|MM|Monsieur)\.? ", re.I)
_SHE = re.compile(r"(?<!\w)(?:Mmes?|Mlle|Madame)\.? ", re.I)
_DIED_AFTER = re.compile(
    r"(?: \([^)]*\))?(?:,[^.;:«»\"]{1,80},)? (?:est|était|serait) (?:mort|décédé)e?(?! d['e] )"
    r"|(?: \([^)]*\))? (?:a|avait) (?:été (?:tué|assassiné|abattu|retrouvé mort)|succombé"
    r"|perdu la vie|trouvé la mort)e?(?!\w)"
    r"|(?: \([^)]*\))?, (?:mort|décédé|tué|assassiné|abattu)e?(?!\w)"
)
_DIED_BEFORE = re.compile(
    r"(?:(?:la|sa) mort|le décès|l['’]assassinat|le meurtre|les (?:obsèques|funérailles)|feue?"
    r"|la (?:dépouille|veuve)|le (?:corps|cadavre|veuf)|l['’]autopsie)"
    r"(?: d['’eu] ?(?:la |l['’])?(?:\w+ ){0,3}| )$",
    re.I,
)
_THEN = re.compile(r"\b(?:1[89]|20)\d\d\b|\bavant (?:sa mort|de mourir)|\b\w+ai(?:en)?t\b")
_NEAR = 90  # characters beside a name


class Namesakes:
    """Of one article: who bears whose surname, whose kin is named, who is told to have died."""

    def __init__(self, text: str, register: Register, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._names = {e.id: spelling.words(e.name) for e in register.entities if e.type == "PER"}
        self._people = [m for m in register.mentions if m.type == "PER"]
        self._kin: dict[Mention, str] = {}  # whom the text calls somebody's son, by that noun
        self._died: dict[str, int] = {}  # entity → where the text says so first
        for mention in self._people:
            before = text[max(0, mention.start - _NEAR) : mention.start].replace("\u00a0", " ")
            if kin := _KIN_BEFORE.search(before):
                self._kin[mention] = kin["noun"].lower()
            dead = _DIED_BEFORE.search(before) or _DIED_AFTER.match(text, mention.end)
            if dead and mention.entity:
                self._died.setdefault(mention.entity, mention.end)

    def may_be_meant(self, claim: Claim) -> bool:
        """Whether the person a claim is given to, and nobody else, can have said it."""
        names = self._names.get(claim.speaker or "")
        span = claim.speaker_span
        if names is None or span is None or claim.speaker is None:
            return True
        if self._is_dead(claim):
            return False
        words = spelling.words(span.of(self._text))
        if names[-1] not in words or (len(names) > 1 and names[0] in words):
            return True
        first = next(n for n, word in enumerate(words) if word in names)
        if first and words[first - 1] in _KIN_WORDS:
            return False  # « le fils Roy » is not the Roy of whom one speaks
        others = {
            m.entity: m
            for m in self._people
            if m.start < span.start and self._is_other(m, claim.speaker, names[-1], span)
        }
        # A surname that the text gives to one only is his, though it stand by itself.
        return len(others) <= (len(names) == 1)

    def _is_other(self, mention: Mention, speaker: str, surname: str, span: Span) -> bool:
        """Whether a mention names another who may be called by the same surname."""
        if mention.entity == speaker:
            return False
        said = span.of(self._text)
        kin = self._kin.get(mention)
        names = spelling.words(mention.of(self._text))
        if len(names) < 2 and not (kin and self._is_beside(mention, speaker)):
            return False
        if len(names) > 1 and names[-1] != surname:
            return False
        gender = given_names.gender(mention.of(self._text))
        if kin is not None:
            gender = "m" if kin in HIS_KIN else "f"
        return not ((_HE.match(said) and gender == "f") or (_SHE.match(said) and gender == "m"))

    def _is_beside(self, mention: Mention, speaker: str) -> bool:
        """Whether the speaker is named in the sentence of a mention or in the one before."""
        at = self._at(mention)
        return any(
            m.entity == speaker and 0 <= at - self._at(m) <= 1 and m.start < mention.start
            for m in self._people
        )

    def _at(self, span: Span) -> int:
        return bisect_right(self._starts, span.start) - 1

    def _is_dead(self, claim: Claim) -> bool:
        """Whether the text has told the speaker's death, and the words are of no earlier day."""
        died = self._died.get(claim.speaker or "")
        if died is None or died > claim.start:
            return False
        own = self._sentences[self._at(claim)]
        cue = claim.cue_span.of(self._text) if claim.cue_span else ""
        said = f"{self._text[own.start : claim.start]} {cue} {self._text[claim.end : own.end]}"
        return _THEN.search(said) is None
