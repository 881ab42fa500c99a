"""Speakers named in another sentence than their words: sure only while nobody else may be meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotated_briefing.brief.register import Register
from annotated_briefing.french import given_names, nouns, voices
from annotated_briefing.french.determiners import (
    FEMININE,
    INDEFINITE,
    MASCULINE,
    POSSESSIVE,
    SEVERAL,
    alternatives,
)
from annotated_briefing.french.fold import fold
from annotated_briefing.french.mandates import office_of
from annotated_briefing.model import Claim, Mention, Sentence, Span

UNNAMED = re.compile(
    rf"^(?:{alternatives(INDEFINITE | SEVERAL)}|beaucoup|nombre|la plupart)\b",
    re.I,
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words_of(text: str) -> frozenset[str]:
    """Its nouns and adjectives, folded: what is longer than an article or a preposition."""
    return frozenset(word for word in WORD.findall(fold(text)) if len(word) > 3)


def vouched(
    claims: Sequence[Claim], sentences: Sequence[Sentence], register: Register, text: str
) -> Iterable[Claim]:
    """The claims, those in doubt whose speaker a pronoun or nothing names across somebody else.

    Such a speaker is sure in the sentence beside, further while nobody else comes up on the way,
    and « le ministre » wherever the text calls that person a minister. On dispatches nobody had
    read, speakers from the sentence beside were right, one in four from further was not.
    """
    number = {sentence.id: n for n, sentence in enumerate(sentences)}
    known_as = _known_as(register)
    callings = _callings(known_as)
    spoke = {c.speaker_span for c in claims if c.speaker_span and c.speaker_sentence is None}
    people = _people(register, text)
    bodies = {entity.id for entity in register.entities if entity.type != "PER"}
    told_as: dict[str, set[str]] = {}  # entity → what it was surely called
    doubtful: set[tuple[str, str | None]] = set()  # (sentence, whose words they may not be)
    heard: set[str | Span | None] = set()
    for claim in claims:
        named = claim.speaker_sentence
        who = claim.speaker or claim.speaker_span
        new = bool(heard) and who not in heard
        heard.add(who)
        if claim.doubt or named is None:
            if claim.doubt in {"speaker-elsewhere", "speaker-unsure"}:
                doubtful.add((claim.sentence, claim.speaker))
            yield claim
            continue
        home, origin = number[claim.sentence], number[named]
        span = claim.speaker_span
        own = span and (sentences[home].covers(span) or _is_beside(span, claim.cue_span, text))
        words = span.of(text) if span and own else ""
        far = abs(home - origin) > 1
        if claim.speaker is None:
            told = span is not None and _is_beside(span, claim.cue_span, text)
            sure = told or (not far and span in spoke and bool(UNNAMED.match(span.of(text))))
        elif (named, claim.speaker) in doubtful:
            sure = False
        elif words and (
            claim.speaker in bodies or _holds(words, known_as.get(claim.speaker, frozenset()))
        ):
            sure = True  # « le groupe », « le patron de la LDL »: tied where only one can be meant
        elif (callings.get(claim.speaker, set()) | told_as.get(claim.speaker, set())) & words_of(
            words
        ):
            sure = True
        elif far:
            known = callings.get(claim.speaker, frozenset())
            passed = sentences[origin + 1 : home + (1 if words else 0)]
            said = [c for c in claims if c.direct and c.speaker == claim.speaker]
            only = _is_only(claim, people, text)
            near = bool(words) or only or home - origin <= FARTHEST
            sure = (only and bool(_CALLED.match(words))) or (
                near
                and not any(
                    _rival(text, sentence, claim, register, known=known, own=said)
                    for sentence in passed
                )
            )
        else:
            sure = True
        if new and not words and claim.cue_span and _GOES_ON.search(claim.cue_span.of(text)):
            sure = False  # « a-t-elle ajouté »: she who spoke, not one who has said nothing
        if sure and claim.speaker is not None:
            told_as.setdefault(claim.speaker, set()).update(words_of(words))
        if not sure:
            doubtful.add((claim.sentence, claim.speaker))
        yield claim if sure else replace(claim, doubt="speaker-elsewhere")


def _known_as(register: Register) -> dict[str, frozenset[str]]:
    """What each name is called, and the wider words for it: a mayor is « l'élu » too."""
    found: dict[str, frozenset[str]] = {}
    for entity in register.entities:
        words = {w for said in (*entity.roles, *entity.definitions) for w in words_of(said.text)}
        for wide, posts in _CALLED_AFTER:
            if words & posts:
                words |= wide
        found[entity.id] = frozenset(words)
    return found


_CALLED_AFTER = [
    (frozenset(map(fold, wide)), frozenset(map(fold, posts))) for wide, posts in nouns.CALLED_AFTER
]


def _holds(words: str, known: frozenset[str]) -> bool:
    """« le patron de la LDL », « le chef de l'Etat »: an office that one alone holds."""
    head = next((word for word in WORD.findall(fold(words)) if len(word) > 3), "")
    return office_of(words) is not None or bool(_OWNED.search(words) and head in known)


_OWNED = re.compile(r"[^\W\d_] (?:d[eu]s? |d['’])")


def _callings(words: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """What each name alone is called: two ministers are no « le ministre »."""
    bearers = Counter(word for found in words.values() for word in found)
    return {
        ident: frozenset(w for w in found if bearers[w] == 1 and w not in _ANYBODY)
        for ident, found in words.items()
    }


_GOES_ON = re.compile(r"(?:ajout|poursui|renchéri|enchaîn|conclu|repren|repris)")
_ANYBODY = frozenset("homme femme jeune personne ancien ancienne autre premier premiere".split())
FARTHEST = 4  # sentences behind a pronoun: beyond, a reader would look for the name again


def _rival(
    text: str,
    sentence: Sentence,
    claim: Claim,
    register: Register,
    *,
    known: frozenset[str],
    own: Sequence[Claim],
) -> bool:
    """Whether somebody else comes up in a sentence: by name, or by what one person is called."""

    spoken = [*own, claim.speaker_span] if claim.speaker_span else own
    gender = _said_by(claim, text)

    def told(at: int) -> bool:  # within the speaker's words or description
        return any(q.start <= at < q.end for q in spoken)

    others = (
        m
        for m in register.mentions
        if m.type == "PER"
        and m.entity != claim.speaker
        and sentence.covers(m)
        and not told(m.start)
        and not _differ(gender, _gender_of(m, text))
    )
    if next(others, None) is not None:
        return True
    return any(
        voices.is_person(word[0].lower())
        and fold(word[0]) not in known
        and word[0][-1] not in "sx"
        and not told(sentence.start + word.start())
        and not _differ(gender, _gender_before(sentence.start + word.start(), word[0], text))
        for word in WORD.finditer(sentence.of(text))
    )


_CALLED = re.compile(r"(le|la|l['’])(?!\w)(?!.*\bans\b)", re.I | re.S)
_PRONOUN = re.compile(r"(?<![^\W_])(il|elle)(?![\w'’])", re.I)
_CIVILITY = re.compile(r"(?:(?P<m>\bM\.|Monsieur)|(?P<f>\bMme|Mlle|Madame)) $")
_LED_BY = re.compile(
    rf"\b(?:(?P<f>{alternatives(FEMININE)})|(?P<m>{alternatives(MASCULINE - POSSESSIVE)}))"
    r"\s+(?:[^\W\d_]+\s+)?$",
    re.I,
)


def _differ(one: str | None, other: str | None) -> bool:
    return None not in {one, other} and one != other


def _said_by(claim: Claim, text: str) -> str | None:
    """Man or woman by the cue: « a-t-elle dit », « Il ajoute », « dit la chercheuse »."""
    cue, words = claim.cue_span, claim.speaker_span
    if cue is None or words is None:
        return None
    if _is_beside(words, cue, text) and (led := _CALLED.match(words.of(text))):
        return {"la": "f", "le": "m"}.get(led[1].lower())
    around = text[max(0, cue.start - 5) : cue.end]
    found = {match[1].lower() for match in _PRONOUN.finditer(around)}
    return {"il": "m", "elle": "f"}[found.pop()] if len(found) == 1 else None


def _is_beside(words: Span, cue: Span | None, text: str) -> bool:
    """Whether words are the subject of the verb that reports, before it or after it."""
    if cue is None or _PRONOUN.search(cue.of(text)):
        return False
    first, second = sorted((words, cue), key=lambda span: span.start)
    between = text[first.end : second.start]
    return len(between) < BESIDE and not _STOPS.search(between)


BESIDE = 40  # characters between a verb and its own subject
_STOPS = re.compile(r"[.!?…:;«»\"\n]")


def _people(register: Register, text: str) -> dict[str, tuple[int, str | None]]:
    """Each person of the text → where first named, and whether a man or a woman."""
    found: dict[str, tuple[int, str | None]] = {}
    for mention in register.mentions:
        if mention.type == "PER" and mention.entity:
            first, gender = found.get(mention.entity, (mention.start, None))
            found[mention.entity] = first, gender or _gender_of(mention, text)
    return found


def _is_only(claim: Claim, people: dict[str, tuple[int, str | None]], text: str) -> bool:
    """Whether the text has named nobody else so far who may be « elle », « la chercheuse »."""
    gender = _said_by(claim, text)
    return gender is not None and all(
        ident == claim.speaker or first > claim.start or _differ(gender, other)
        for ident, (first, other) in people.items()
    )


def _gender_of(mention: Mention, text: str) -> str | None:
    civility = _CIVILITY.search(text, max(0, mention.start - 9), mention.start)
    if civility:
        return "m" if civility["m"] else "f"
    return given_names.gender(mention.of(text)) or _gender_before(mention.start, "", text)


def _gender_before(at: int, noun: str, text: str) -> str | None:
    """Man or woman by the determiner before a noun that tells: not « la victime »."""
    led = _LED_BY.search(text, max(0, at - 25), at)
    if led is None or noun.lower() in voices.EITHER:
        return None
    return "f" if led["f"] else "m"
