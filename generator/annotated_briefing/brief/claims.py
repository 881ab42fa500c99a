"""Who says what with what reserve, and what the text leaves out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotated_briefing.brief.context import in_context
from annotated_briefing.brief.namesakes import Namesakes
from annotated_briefing.brief.register import Register
from annotated_briefing.french import given_names, stance, voices
from annotated_briefing.french.callings import callings
from annotated_briefing.french.determiners import (
    FEMININE,
    INDEFINITE,
    MASCULINE,
    PLURAL,
    POSSESSIVE,
    SEVERAL,
    THEIRS,
    alternatives,
)
from annotated_briefing.french.fold import fold
from annotated_briefing.french.impersonal import IMPERSONAL
from annotated_briefing.model import (
    Annotations,
    Article,
    Attribution,
    Claim,
    Mention,
    Quote,
    Sentence,
    Span,
)

_INDEFINITE = re.compile(
    rf"^(?:{alternatives(INDEFINITE | SEVERAL)}|beaucoup|nombre|la plupart)\b",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPOTHESIS = re.compile(r"(?:\bsi\b|\bs['’]il)", re.I)
_ALLEGED = re.compile(r"\b(?:présumée?s?|supposée?s?|soi-disant|prétendue?s?)\b", re.I)


def link_quotes(annotations: Annotations, register: Register) -> tuple[Quote, ...]:
    """The quotes, each with the entity id of its speaker where the register has one."""
    return tuple(replace(q, speaker=_entity(q, register)) for q in annotations.quotes)


def _entity(quote: Quote, register: Register) -> str | None:
    return register.entity_at(quote.speaker_name)


def claims(article: Article, annotations: Annotations, register: Register) -> tuple[Claim, ...]:
    """Every attributed statement, and every statement the text makes with a reserve, in order."""
    types = {e.id: str(e.type) for e in register.entities}
    found: list[Claim] = []
    for quote in annotations.quotes:
        sentence = _sentence_at(annotations.sentences, quote.start)
        if sentence is None:
            continue
        entity = _entity(quote, register)
        found.append(
            Claim(
                quote.start,
                quote.end,
                speaker=entity,
                text=quote.of(article.text),
                sentence=sentence.id,
                direct=quote.direct,
                hedge=quote.hedge,
                attribution=_attribution(article, types.get(entity or ""), quote.speaker_span),
                speaker_span=quote.speaker_span,
                cue_span=quote.cue_span,
                speaker_sentence=_named_in(quote, sentence, annotations.sentences),
                doubt=quote.doubt,
            )
        )
    found += _reserved(article, annotations)
    found.sort(key=lambda c: (c.start, c.end))
    near = _near(found, annotations.sentences, register, article.text)
    namesakes = Namesakes(article.text, register, annotations.sentences)
    readable = (
        _readable(claim, article.text, register)
        if claim.doubt or namesakes.may_be_meant(claim)
        else replace(claim, doubt="speaker-unsure")
        for claim in near
    )
    return in_context(readable, annotations, article.text)


def _near(
    claims: Sequence[Claim], sentences: Sequence[Sentence], register: Register, text: str
) -> Iterable[Claim]:
    """The claims, those in doubt whose speaker a pronoun or nothing names across somebody else.

    Such a speaker is sure in the sentence beside, further while nobody else comes up on the way,
    and « le ministre » wherever the text calls that person a minister. On dispatches nobody had
    read, speakers from the sentence beside were right, one in four from further was not.
    """
    number = {sentence.id: n for n, sentence in enumerate(sentences)}
    callings = _callings(register)
    spoke = {c.speaker_span for c in claims if c.speaker_span and c.speaker_sentence is None}
    people = _people(register, text)
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
            sure = not far and span in spoke and bool(_INDEFINITE.match(span.of(text)))
        elif (named, claim.speaker) in doubtful:
            sure = False
        elif (callings.get(claim.speaker, set()) | told_as.get(claim.speaker, set())) & _words(
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
            told_as.setdefault(claim.speaker, set()).update(_words(words))
        if not sure:
            doubtful.add((claim.sentence, claim.speaker))
        yield claim if sure else replace(claim, doubt="speaker-elsewhere")


def _callings(register: Register) -> dict[str, frozenset[str]]:
    """What each name alone is called: two ministers are no « le ministre »."""
    words = {
        entity.id: [w for said in (*entity.roles, *entity.definitions) for w in _words(said.text)]
        for entity in register.entities
    }
    bearers = Counter(word for found in words.values() for word in set(found))
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
        for word in _WORD.finditer(sentence.of(text))
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


# « il faut que … » leans on nothing; « Il n'avait pas de plan » does.
_IMPERSONAL = re.compile(
    rf"il (?:ne |n'|s'en |s'|en )*(?:{'|'.join(map(fold, IMPERSONAL))}|"
    r"y (?:a|avait|aura|ait)|est \w+ (?:de|que|qu'|d'))\b"
)
_LEANS = re.compile(
    r"(?:mais |et |or |car |donc |alors )?(?:ils?|elles?|ce(?:lui|lle|ux|lles)-ci|ce dernier|"
    rf"cette derniere|{alternatives(THEIRS)})\b"
)
_THIS = re.compile(r"(?:cela|ca|ce (?:sera|serait|sont|n')|c'(?:est|etait|en))(?!\w)")
_BARE = re.compile(r"(?:ne (?:pas |plus |jamais |rien )?)?(?:avoir|etre|vouloir|devoir|pouvoir)\b")


def _readable(claim: Claim, text: str, register: Register) -> Claim:
    """In doubt where its first words lean on what is not shown, or tell an act without its verb."""
    opening = fold(claim.text).lstrip(' "«“(')
    quoted = claim.direct or claim.text[:1] in '"«“'
    if claim.doubt:
        return claim
    if not _speaks(claim, text, register):
        return replace(claim, doubt="speaker-unsure")
    if _is_own_finding(claim, text):
        return replace(claim, doubt="not-a-statement")
    if claim.direct:  # somebody's words stand as they were said
        return claim
    if claim.text.count('"') % 2 or claim.text.count("«") != claim.text.count("»"):
        return replace(claim, doubt="clause-cut")
    if not quoted and claim.text[:1].isupper() and _THIS.match(opening):
        return replace(claim, doubt="leaning")
    if _LEANS.match(opening) and not _IMPERSONAL.match(opening):
        return replace(claim, doubt="leaning")
    if claim.hedge is None and _BARE.match(opening):
        return replace(claim, doubt="clause-cut")
    return claim


def _is_own_finding(claim: Claim, text: str) -> bool:
    """« a constaté un journaliste de l'AFP »: the agency saw it, nobody said it."""
    words = claim.speaker_span.of(text) if claim.speaker_span else ""
    reporter = "media" in callings(_INDEFINITE.sub("", words.lower()).strip()) or re.search(
        r"\b(?:correspondant|photographe|vidéaste)", words, re.I
    )
    cue = claim.cue_span.of(text) if claim.cue_span else ""
    seen = claim.attribution == "agence" or re.search(r"(?:constat|observ|compt)", cue)
    return claim.speaker is None and bool(reporter and seen)


_MYSELF = re.compile(r"(?<!\w)(?:j'|(?:je|mon|ma|mes|moi)(?!\w))")


_AGED = re.compile(
    r"(?:le |la |l'|cet |cette |ce )[\w-]+(?: [\w-]+)? (?:de|age de|agee de) \d+ ans"
)
_DEFINITE = re.compile(r"(?:le |la |l'|cet |cette |ce )")


def _is_bare(words: str) -> bool:
    """« le magistrat », « cet homme », « l'impétueux président »: a name is owed.

    A description with a complement tells somebody apart: « le procureur de la ville ».
    """
    said = fold(words)
    if _AGED.fullmatch(said):
        return True
    nouns = (
        _WORD.findall(words.lower()[len(match.group()) :])
        if (match := _DEFINITE.match(said))
        else []
    )
    return (
        0 < len(nouns) <= SHORT
        and not any(word in {"de", "du", "des", "d"} for word in nouns)
        and any(voices.is_person(word) for word in nouns)
        and not any(voices.is_body(word) for word in nouns)
    )


SHORT = 2  # words: a noun and its adjective
_THEIRS = re.compile(rf"(?:{alternatives(THEIRS)})\b", re.I)
_NAMED = re.compile(r"(?<=[ '’])[A-ZÀ-Ý]")
_SEVERAL_OF = re.compile(rf"(?:{alternatives(PLURAL)})\b", re.I)
_LISTED = re.compile(r", (?:(?:le|la|les) |l['’])?[A-ZÀ-Ý]")
_FIGURES = re.compile(
    r"(?:les |des |d'|une? |plusieurs |ces |cette |le |la |l')?"
    r"(?:derni\w+ |recente?s? |nouvel\w+ )*"
    r"(?:etude|enquete|sondage|bilan|donnee|chiffre|statistique|estimation|analyse|information"
    r"|prevision|projection|decompte|comptage|rapport|document)s?(?: \w+s?)?(?: de \d+)?"
)


def _is_nameless(words: str) -> bool:
    """« une étude », « des données de 2017 »: figures owe the name of who made them.

    « les chiffres officiels » and what is told of a study at length say enough.
    """
    said = fold(words)
    return _FIGURES.fullmatch(said) is not None and "officiel" not in said


def _speaks(claim: Claim, text: str, register: Register) -> bool:
    """Not « des propos », « un sentiment »; nor a newspaper that says « je »: it was told."""
    words = claim.speaker_span.of(text) if claim.speaker_span else ""
    if (
        claim.speaker_span
        and _SEVERAL_OF.match(words)
        and _LISTED.match(text, claim.speaker_span.end)
    ):
        return False  # « les ONG X, Y et Z »: the first is not all of them
    if claim.speaker:
        own = (m for m in register.mentions if m.entity == claim.speaker and claim.covers(m))
        if claim.speaker_sentence and not claim.direct and next(own, None) is not None:
            return False  # « il affirme avoir vu M. X » is not M. X
        kind = next((e.type for e in register.entities if e.id == claim.speaker), None)
        return kind == "PER" or not (claim.direct and _MYSELF.search(fold(claim.text)))
    if claim.speaker_span and _is_cut(words, text, claim.speaker_span.end):
        return False
    if (_THEIRS.match(words) and not _NAMED.search(words)) or _is_nameless(words):
        return False
    if _is_bare(words) and any(
        m.type == "PER" and m.start < claim.start for m in register.mentions
    ):
        return False
    head = next((w for w in _WORD.findall(_INDEFINITE.sub("", words)) if len(w) > 3), "")
    return not words or head[:1].isupper() or voices.can_speak(head.lower())


def _is_cut(words: str, text: str, end: int) -> bool:
    """« l'étude menée | par la ville », « l'auteur d'"Un dessin | … »: half of a name."""
    return words.count('"') % 2 == 1 or text.startswith(" par ", end)


def _words(text: str) -> frozenset[str]:
    """Its nouns and adjectives, folded: what is longer than an article or a preposition."""
    return frozenset(word for word in _WORD.findall(fold(text)) if len(word) > 3)


def _attribution(article: Article, kind: str | None, span: Span | None) -> Attribution:
    """Whether a named person, an organisation, somebody unnamed, the agency or nobody speaks."""
    if span is None:
        return "aucune"
    words = span.of(article.text)
    agency = article.source.agency
    if agency and re.search(rf"(?<!\w){re.escape(agency)}(?!\w)", words, re.I):
        return "agence"
    if kind == "PER":
        return "personne"
    if kind in {"ORG", "LOC", "MISC"}:
        return "organisation"
    head = next((w for w in _WORD.findall(words.lower()) if voices.can_speak(w)), None)
    if head is not None and not voices.is_person(head):
        return "organisation"
    unnamed = _INDEFINITE.match(words) or head in {"source", "sources"}
    return "anonyme" if unnamed else "personne"


def _named_in(quote: Quote, own: Sentence, sentences: Sequence[Sentence]) -> str | None:
    """The other sentence that says who speaks: whose « il » is, who « la ministre » is."""
    for span in (quote.speaker_span, quote.speaker_name):
        named = _sentence_at(sentences, span.start) if span else None
        if named is not None and named.id != own.id:
            return named.id
    return None


def _reserved(article: Article, annotations: Annotations) -> Iterable[Claim]:
    """Sentences nobody answers for that the text itself holds in reserve (« aurait tué »)."""
    covered = sorted((q.start, q.end) for q in annotations.quotes)
    for sentence in annotations.sentences:
        words = sentence.of(article.text)
        match, hedge = stance.CONDITIONAL.search(words), "conditionnel"
        if match is not None and _HYPOTHESIS.search(words):
            match = None
        if match is None:
            match, hedge = _ALLEGED.search(words), "présumé"
        if match is None:
            continue
        cue = Span(sentence.start + match.start(), sentence.start + match.end())
        if any(a < sentence.end and sentence.start < b for a, b in covered):
            continue
        yield Claim(
            sentence.start,
            sentence.end,
            speaker=None,
            text=words,
            sentence=sentence.id,
            hedge=hedge,
            cue_span=cue,
            doubt="speaker-unsure",  # a reserve of the text's own: nobody says it
        )


def _sentence_at(sentences: Sequence[Sentence], at: int) -> Sentence | None:
    lo, hi = 0, len(sentences)
    while lo < hi:
        mid = (lo + hi) // 2
        if sentences[mid].end <= at:
            lo = mid + 1
        else:
            hi = mid
    return sentences[lo] if lo < len(sentences) else None


# --- what the text does not say ---------------------------------------------------------
