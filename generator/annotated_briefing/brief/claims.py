"""Who says what with what reserve."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotated_briefing.brief.context import in_context
from annotated_briefing.brief.elsewhere import UNNAMED, WORD, vouched
from annotated_briefing.brief.namesakes import Namesakes
from annotated_briefing.brief.register import Register
from annotated_briefing.brief.seats import Seats
from annotated_briefing.french import stance, voices
from annotated_briefing.french.callings import callings
from annotated_briefing.french.determiners import (
    DEMONSTRATIVE,
    PLURAL,
    THEIRS,
    alternatives,
)
from annotated_briefing.french.fold import fold
from annotated_briefing.french.mandates import office_of
from annotated_briefing.model import (
    Annotations,
    Article,
    Attribution,
    Claim,
    Quote,
    Sentence,
    Span,
)

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
    near = vouched(found, annotations.sentences, register, article.text)
    namesakes = Namesakes(article.text, register, annotations.sentences)
    readable = (
        _readable(claim, article.text, register)
        if claim.doubt or namesakes.may_be_meant(claim)
        else replace(claim, doubt="speaker-unsure")
        for claim in near
    )
    seats = Seats(article.text)
    seated = (_with_seat(claim, seats, annotations.sentences) for claim in readable)
    return in_context(seated, annotations, article.text)


def _with_seat(claim: Claim, seats: Seats, sentences: Sequence[Sentence]) -> Claim:
    """« le parquet » under the words that say of which town."""
    if claim.speaker or not claim.speaker_span:
        return claim
    whole = seats.whole(claim.speaker_span)
    named = _sentence_at(sentences, whole.start)
    if whole == claim.speaker_span or named is None:
        return claim
    elsewhere = named.id if named.id != claim.sentence else None
    return replace(claim, speaker_span=whole, speaker_sentence=elsewhere)


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
    if any(claim.text.count(a) != claim.text.count(b) for a, b in ("()", "[]")):
        return replace(claim, doubt="clause-cut")  # debris of a page: « réseaux(/BOLD] »
    if claim.direct:  # somebody's words stand as they were said
        return claim
    if claim.text.count('"') % 2 or claim.text.count("«") != claim.text.count("»"):
        return replace(claim, doubt="clause-cut")
    if not quoted and claim.text[:1].isupper() and _THIS.match(opening):
        return replace(claim, doubt="leaning")
    if claim.hedge is None and _BARE.match(opening):
        return replace(claim, doubt="clause-cut")
    return claim


def _is_own_finding(claim: Claim, text: str) -> bool:
    """« a constaté un journaliste de l'AFP »: the agency saw it, nobody said it."""
    words = claim.speaker_span.of(text) if claim.speaker_span else ""
    reporter = "media" in callings(UNNAMED.sub("", words.lower()).strip()) or re.search(
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

    A description with a complement tells somebody apart: « le procureur de la ville »; so does an
    office that only one can hold.
    """
    said = fold(words)
    if office_of(said) is not None:
        return False
    if _AGED.fullmatch(said):
        return True
    nouns = (
        WORD.findall(words.lower()[len(match.group()) :])
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
# « ses proches », « un de leurs élus », « ces quotidiens », « le même », « une autre »: of whom?
_POINTS_BACK = re.compile(
    rf"(?<!\w)(?:{alternatives(THEIRS)}|{alternatives(DEMONSTRATIVE)}|mêmes?|une? autre)(?!\w)"
    r"(?!.* ans$)",
    re.I,
)
_NAMED = re.compile(r"(?<=[ '’])[A-ZÀ-Ý]")
_SEVERAL_OF = re.compile(rf"(?:{alternatives(PLURAL)})\b", re.I)
_LISTED = re.compile(r", (?:(?:le|la|les) |l['’])?[A-ZÀ-Ý]")
_FIGURES = re.compile(
    r"(?:les |des |d'|une? |plusieurs |ces |cette |le |la |l')?"
    r"(?:derni\w+ |recente?s? |nouvel\w+ |premi\w+ )*"
    r"(?:etude|enquete|sondage|bilan|donnee|chiffre|statistique|estimation|analyse|information"
    r"|prevision|projection|decompte|comptage|rapport|document|evaluation)s?(?: \w+s?)?"
    r"(?: de \d+| du (?:genre|type))?"
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
    if (_POINTS_BACK.search(words) and not _NAMED.search(words)) or _is_nameless(words):
        return False
    if _is_bare(words) and any(
        m.type == "PER" and m.start < claim.start for m in register.mentions
    ):
        return False
    head = next((w for w in WORD.findall(UNNAMED.sub("", words)) if len(w) > 3), "")
    return not words or head[:1].isupper() or voices.can_speak(head.lower())


_CALLED = re.compile(r" (?:appel|baptis|dénomm|intitul|nomm|surnomm)ée?s?$")


def _is_cut(words: str, text: str, end: int) -> bool:
    """« l'étude menée | par la ville », « l'auteur d'"Un dessin | … »: half of a name.

    Nor « un bilan dans la soirée »: more than a name.
    """
    return (
        words.count('"') % 2 == 1
        or _CALLED.search(words) is not None
        or text.startswith(" par ", end)
        or re.search(r" (?:dans|en) (?:la |l['’])?(?:soirée|matinée|nuit|journée|fin)", words)
        is not None
    )


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
    head = next((w for w in WORD.findall(words.lower()) if voices.can_speak(w)), None)
    if head is not None and not voices.is_person(head):
        return "organisation"
    unnamed = UNNAMED.match(words) or head in {"source", "sources"}
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
    place = bisect_right(sentences, at, key=lambda sentence: sentence.end)
    return sentences[place] if place < len(sentences) else None
