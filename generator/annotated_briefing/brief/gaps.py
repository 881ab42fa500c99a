"""What the text leaves out, and what a reader should know it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from annotated_briefing.french.calendar import MONTH, WEEKDAY
from annotated_briefing.french.determiners import DETERMINERS, PLURAL, SEVERAL, alternatives
from annotated_briefing.french.quotation import quoted as marks
from annotated_briefing.french.voices import can_speak
from annotated_briefing.french.wording import GAPS, quoted
from annotated_briefing.model import (
    Annotations,
    Article,
    Claim,
    Gap,
    Sentence,
    Span,
    Timex,
)

_WEEKDAY = re.compile(rf"\b(?:{WEEKDAY}|week-end|hier|demain|aujourd['’]hui)\b", re.I)
_MONTH = re.compile(rf"\b{MONTH}\b", re.I)
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")


_LEAD = 2  # sentences in which the main fact is told
_ABOUT = r"(?:(?:au moins|plus de|près de|environ|quelque)\s+)?"
_NUMBER = (
    r"(?:\d[\d.\u00a0\u202f ]{0,14}|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
    r"|quinze|seize|vingt|trente|quarante|cinquante|cent|mille"
    r"|(?:des |plusieurs )?(?:dizaines|centaines"
    r"|milliers) de|une (?:dizaine|vingtaine|trentaine|quarantaine|cinquantaine|centaine) de)"
)
# « 3 morts », « douze personnes blessées », « huit gardes ont été tués »
_TOLL = re.compile(
    rf"\b{_ABOUT}{_NUMBER}\s*(?:[^\W\d_]+\s+(?:(?:ont|a|avaient|avait) été |sont |étaient )?)?"
    r"(?:tué|blessé|mort|décédé|disparu|arrêté|interpellé)e?s?\b"
    rf"|\b{_ABOUT}{_NUMBER}\s*(?:victimes?|décès|arrestations?|interpellations?"
    r"|manifestants?)\b",
    re.I,
)
# « tuant trois de leurs combattants »: a toll told by its verb.
_KILLED = re.compile(
    rf"\b(?:tu(?:ant|é|er|ent)|bless(?:ant|é|er|ent)|coûté la vie à)\s+{_ABOUT}{_NUMBER}"
    r"(?:\s+(?:de leurs |d['’])?[^\W\d_]+)?",
    re.I,
)
# What tells a figure from another: « une vingtaine d'entre eux » is that of « vingtaine ».
_FIGURE = re.compile(
    r"\d[\d.\u00a0\u202f]*|\b(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine"
    r"|cinquantaine|centaine|millier)s?\b"
)
_SOURCE = re.compile(
    r"\b(?:selon|d['’]après|de source|de sources"
    r"|(?:a|ont) (?:annoncé|confirmé|constaté|compté|dénombré|recensé)"
    r"|bilan|décompte|fait état)\b",
    re.I,
)
# Several speak: « des témoins », « la police et les secours ».
_SEVERAL = re.compile(rf"^(?:{alternatives(PLURAL | SEVERAL)})\b", re.I)
_AND = re.compile(r"\s(?:et|ainsi que)\s", re.I)
_AND_BEFORE = re.compile(r"\b(?:et|ainsi que)\s+$", re.I)
_AND_AFTER = re.compile(r"^[^.,;:]{0,25}\s(?:et|ainsi que)\s", re.I)

_NOW = r"(?:\s+(?:dans l['’]immédiat|immédiatement|pour l['’](?:instant|heure)))"
_ASKED = r"(?:questions?|sollicitations?|demandes?|appels?|messages?|requêtes?|courriels?|l['’]AFP)"
_NOT = r"n['’](?:a|ont|avait|avaient)\s+(?:toujours\s+|encore\s+)?(?:pas\s+(?:encore\s+)?)?"
_NO_ANSWER = re.compile(
    rf"{_NOT}(?:immédiatement\s+)?(?:"
    r"pu\s+être\s+(?:contacté|joint)e?s?"
    rf"|répondu(?={_NOW}|\s*[.,;]|\s*$|\s+(?:\w+['’ ]){{1,3}}{_ASKED})"
    rf"|réagi(?={_NOW}|\s+(?:officiellement|publiquement))"
    r"|donné suite|fait de commentaires?"
    r"|(?:souhaité|voulu)\s+(?:commenter|réagir|répondre|s['’]exprimer|faire de commentaires?))"
    r"|n['’](?:est|sont|était|étaient)\s+pas\s+(?:immédiatement\s+)?joignables?"
    r"|\binjoignables?\b(?!\s+depuis)"
    r"|refusée?s?\s+(?:de\s+commenter|(?:de\s+faire\s+|à\s+)?(?:tout|le moindre)\s+commentaire)"
    r"|décliné\s+tout\s+commentaire"
    rf"|pas\s+disponibles?(?:\s+pour\s+(?:commenter|réagir|répondre)|{_NOW})",
    re.I,
)
# « Le maire n'était pas disponible »: said of one who answers, not of figures or goods.
_AWAY = re.compile(r"n['’](?:est|sont|était|étaient)\s+pas\s+disponibles?\b", re.I)
_WORD_OR_FIGURE = re.compile(r"\w+")
_VAGUE = frozenset(["des", "plusieurs"])
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def gaps(
    article: Article,
    annotations: Annotations,
    claims: tuple[Claim, ...],
) -> tuple[Gap, ...]:
    """What a careful reader would still ask: the day, the source of a figure, the other side."""
    return (
        *_date_gaps(article, annotations),
        *_figure_gaps(article, annotations),
        *_voice_gaps(article, annotations, claims),
    )


def _date_gaps(article: Article, annotations: Annotations) -> Iterable[Gap]:
    text, published = article.text, article.source.published
    dated = [t for t in annotations.timexes if t.type in {"DATE", "TIME"}]
    if published is None:
        yield Gap("no-publication-date", GAPS["published"])
    if published is None or len(published) < len("2021-07-22"):
        loose = _distinct(
            t
            for t in dated
            if _WEEKDAY.search(t.text) and (t.earliest is None or t.earliest != t.latest)
        )
        if loose:
            told = GAPS["day" if len(loose) == 1 else "days"]
            yield Gap(
                "no-day",
                told.format(words=_listed(loose, text)),
                tuple(t.span for t in loose),
            )
        yearless = _distinct(
            t
            for t in dated
            if _MONTH.search(t.text) and not _YEAR.search(t.text) and not _WEEKDAY.search(t.text)
        )
        years = {(t.earliest or t.latest or "")[:4] for t in yearless}
        if yearless and len(years) == 1 and "" not in years:
            yield Gap(
                "no-day",
                GAPS["year"].format(words=_listed(yearless, text), year=years.pop()),
                tuple(t.span for t in yearless),
            )
    else:
        yield from _lead_gap(text, annotations, dated)


def _lead_gap(text: str, annotations: Annotations, dated: Sequence[Timex]) -> Iterable[Gap]:
    """Deaths, wounds, arrests told first, and no day to be had for them anywhere."""
    lead = _toll_in(text, annotations.sentences[:1])
    if lead and not any(t.earliest is not None and t.earliest == t.latest for t in dated):
        yield Gap("no-day", GAPS["lead"], tuple(lead))


def _toll_in(text: str, sentences: Iterable[Sentence]) -> list[Span]:
    found = []
    for sentence in sentences:
        match = _KILLED.search(sentence.of(text)) or _TOLL.search(sentence.of(text))
        if match is not None:
            found.append(Span(sentence.start + match.start(), sentence.start + match.end()))
    return found


def _figure_gaps(article: Article, annotations: Annotations) -> Iterable[Gap]:
    """The toll of the main fact, where no statement anywhere gives one."""
    text, lead = article.text, annotations.sentences[:_LEAD]
    told = [s for s in annotations.sentences if any(s.overlaps(q) for q in annotations.quotes)]
    old = [t for t in annotations.timexes if _is_past(t, article.source.published)]
    own = [
        s
        for s in lead
        if s not in told and not _sourced(s, text) and not any(s.covers(t) for t in old)
    ]
    unsourced = _toll_in(text, own)
    sourced = " ".join(s.of(text) for s in annotations.sentences if s in told or _sourced(s, text))
    figures = {f for s in unsourced for f in _FIGURE.findall(s.of(text).lower())}
    if (
        _TOLL.search(sourced)
        or _KILLED.search(sourced)
        or any(re.search(rf"\b{f}\b", sourced, re.I) for f in figures)
    ):
        return
    if unsourced and not _told_again(unsourced, text, sourced):
        words = quoted(list(dict.fromkeys(s.of(text).strip() for s in unsourced)))
        said = GAPS["figure" if len(unsourced) == 1 else "figures"]
        yield Gap("unsourced-figure", said.format(words=words), tuple(unsourced))


def _told_again(tolls: Iterable[Span], text: str, sourced: str) -> bool:
    """« deux personnes interpellées » where a source tells of « deux jeunes hommes interpellés »;
    or no figure at all: « des centaines de manifestants »."""
    for toll in tolls:
        words = [word.lower() for word in _WORD_OR_FIGURE.findall(toll.of(text))]
        if words[0] in _VAGUE:
            return True
        same = rf"\b{re.escape(words[0])}\b(?:\W+\w+){{0,4}}?\W+{re.escape(_bare(words[-1]))}"
        if re.search(same, sourced, re.I):
            return True
    return False


def _bare(participle: str) -> str:
    """« interpellées » → « interpellé »."""
    return participle.rstrip("s").removesuffix("ée") + "é" * participle.rstrip("s").endswith("ée")


def _sourced(sentence: Sentence, text: str) -> bool:
    """Whether somebody stands behind a sentence, though no statement was made out in it."""
    return _SOURCE.search(sentence.of(text)) is not None


def _is_past(timex: Timex, published: str | None) -> bool:
    """A date of an earlier year: what stands beside it is background."""
    return bool(published and timex.latest and timex.latest[:4] < published[:4])


def _voice_gaps(
    article: Article, annotations: Annotations, claims: tuple[Claim, ...]
) -> Iterable[Gap]:
    text = article.text
    attributed = [c for c in claims if c.attribution != "aucune"]
    sure = all(c.doubt is None for c in attributed)
    unheard = any(q.speaker_span is None for q in annotations.quotes) or any(
        " " in text[mark.start : mark.end].strip()
        and not any(c.start < mark.outer_end and mark.outer_start < c.end for c in attributed)
        for mark in marks(text)
    )
    voices = {c.speaker or (c.speaker_span and c.speaker_span.of(text).lower()) for c in attributed}
    if len(attributed) > 1 and len(voices) == 1 and sure and not unheard:
        name = attributed[0].speaker_span
        if name is not None and _is_one(text, attributed[0]):
            yield Gap(
                "one-sided",
                GAPS["one-voice"].format(words=name.of(text)),
                tuple(dict.fromkeys(c.span for c in attributed)),
            )
    yield from _toll_gap(article, annotations, attributed)
    for sentence in annotations.sentences:
        if is_unanswered(sentence.of(text)):
            said = GAPS["no-answer"].format(words=sentence.of(text))
            yield Gap("one-sided", said, (sentence.span,))


def is_unanswered(sentence: str) -> bool:
    """Whether a sentence only tells that somebody was asked and did not answer."""
    if _NO_ANSWER.search(sentence):
        return True
    away = _AWAY.search(sentence)
    if away is None:
        return False
    clause = re.split(r"[,;:]", sentence[: away.start()].rstrip(" ,"))[-1]
    words = [w for w in _WORD.findall(clause) if w.lower() not in DETERMINERS]
    return bool(words) and can_speak(words[0].lower())


def _is_one(text: str, claim: Claim) -> bool:
    """Whether a claim has one speaker; the words beside the name say when there are more."""
    span = claim.speaker_span
    if span is None:
        return False
    if claim.speaker is None and _SEVERAL.search(span.of(text)):
        return False
    return not (
        _AND.search(span.of(text))
        or _AND_BEFORE.search(text, max(0, span.start - 12), span.start)
        or _AND_AFTER.search(text[span.end : span.end + 40])
    )


def _toll_gap(
    article: Article, annotations: Annotations, attributed: Sequence[Claim]
) -> Iterable[Gap]:
    """A toll that rests on one source only; not one of another year, which is history."""
    text = article.text
    telling = [c for c in attributed if _KILLED.search(c.text) or _TOLL.search(c.text)]
    old = [t for t in annotations.timexes if _is_past(t, article.source.published)]
    if any(claim.covers(timex) for claim in telling for timex in old):
        return
    if not telling or any(c.doubt is not None or not _is_one(text, c) for c in telling):
        return
    sources = {c.speaker or (c.speaker_span and c.speaker_span.of(text).lower()) for c in telling}
    tolls = _toll_in(text, annotations.sentences)
    if len(sources) == 1 and all(any(c.overlaps(toll) for c in telling) for toll in tolls):
        name = telling[0].speaker_span
        assert name is not None  # what `_is_one` has seen
        yield Gap("one-sided", GAPS["toll"].format(words=name.of(text)), tuple(tolls))


def _distinct(timexes: Iterable[Timex]) -> list[Timex]:
    seen: dict[str, Timex] = {}
    for timex in timexes:
        seen.setdefault(timex.text.lower(), timex)
    return list(seen.values())


def _listed(timexes: Sequence[Timex], text: str) -> str:
    return quoted([t.of(text) for t in timexes])
