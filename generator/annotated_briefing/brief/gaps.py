"""What the text leaves out, and what a reader should know it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from annotated_briefing.french.calendar import MONTH, WEEKDAY
from annotated_briefing.french.wording import GAPS, quoted
from annotated_briefing.model import (
    Annotations,
    Article,
    Claim,
    Gap,
    Span,
    Timex,
)

_WEEKDAY = re.compile(rf"\b(?:{WEEKDAY}|week-end|hier|demain|aujourd['’]hui)\b", re.I)
_MONTH = re.compile(rf"\b{MONTH}\b", re.I)
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")


_ABOUT = r"(?:(?:au moins|plus de|près de|environ|quelque)\s+)?"


_NUMBER = (
    r"(?:\d[\d.\u00a0\u202f ]*|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
    r"|quinze|seize|vingt|trente|quarante|cinquante|cent|mille"
    r"|(?:des |plusieurs )?(?:dizaines|centaines"
    r"|milliers) de|une (?:dizaine|vingtaine|trentaine|quarantaine|cinquantaine|centaine) de)"
)


_TOLL = re.compile(
    rf"\b{_ABOUT}{_NUMBER}\s*"
    r"(?:personnes? (?:ont été )?(?:tuée|blessée|arrêtée|interpellée)s?|civils? tués?|morts?|tués?"
    r"|blessés?|victimes?|disparus?|décès|arrestations?|interpellations?|manifestants?)\b",
    re.I,
)


# « tuant trois de leurs combattants »: a toll told by its verb.
_KILLED = re.compile(
    rf"\b(?:tu(?:ant|é|er|ent)|bless(?:ant|é|er|ent)|coûté la vie à)\s+{_ABOUT}{_NUMBER}"
    r"(?:\s+(?:de leurs |d['’])?[^\W\d_]+)?",
    re.I,
)


_NO_ANSWER = re.compile(
    r"(?:n['’](?:a|ont|avait|avaient|était|étaient)\s+(?:pas\s+|toujours\s+pas\s+)?"
    r"(?:pu\s+être\s+|été\s+)?(?:contactée?s?|jointe?s?|joignables?|répondu|réagi|donné suite"
    r"|(?:souhaité|voulu) (?:commenter|réagir|s['’]exprimer))|injoignables?"
    r"|refusé (?:de|tout) comment\w+"
    r"|s['’](?:est|sont) refusée?s? à tout commentaire)",
    re.I,
)


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
    elif annotations.sentences:
        lead = annotations.sentences[: min(3, len(annotations.sentences))]
        if not any(
            s.start <= t.start < s.end and t.earliest is not None and t.earliest == t.latest
            for s in lead
            for t in dated
        ):
            yield Gap(
                "no-day",
                GAPS["lead"],
                (lead[0].span,),
            )


def _figure_gaps(article: Article, annotations: Annotations) -> Iterable[Gap]:
    spoken = [Span(q.start, q.end) for q in annotations.quotes]
    unsourced: list[Span] = []
    for sentence in annotations.sentences:
        if any(q.overlaps(sentence) for q in spoken):
            continue
        match = _TOLL.search(sentence.of(article.text))
        if match is not None:
            unsourced.append(Span(sentence.start + match.start(), sentence.start + match.end()))
    if unsourced:
        words = quoted(list(dict.fromkeys(s.of(article.text).strip() for s in unsourced)))
        told = GAPS["figure" if len(unsourced) == 1 else "figures"]
        yield Gap("unsourced-figure", told.format(words=words), tuple(unsourced))


def _voice_gaps(
    article: Article, annotations: Annotations, claims: tuple[Claim, ...]
) -> Iterable[Gap]:
    text = article.text
    attributed = [c for c in claims if c.attribution != "aucune"]
    voices = {c.speaker or (c.speaker_span and c.speaker_span.of(text).lower()) for c in attributed}
    if len(attributed) > 1 and len(voices) == 1:
        name = attributed[0].speaker_span
        if name is not None:
            yield Gap(
                "one-sided",
                GAPS["one-voice"].format(words=name.of(text)),
                tuple(dict.fromkeys(c.span for c in attributed)),
            )
    yield from _toll_gap(text, annotations, attributed)
    for sentence in annotations.sentences:
        if _NO_ANSWER.search(sentence.of(text)):
            told = GAPS["no-answer"].format(words=sentence.of(text))
            yield Gap("one-sided", told, (sentence.span,))


def _toll_gap(text: str, annotations: Annotations, attributed: Sequence[Claim]) -> Iterable[Gap]:
    """A toll that rests on one source only."""
    tolls: list[Span] = []
    sources: dict[str, Span] = {}
    for claim in attributed:
        match = _KILLED.search(claim.text) or _TOLL.search(claim.text)
        if match is None or claim.speaker_span is None:
            continue
        tolls.append(Span(claim.start + match.start(), claim.start + match.end()))
        sources.setdefault(claim.speaker or claim.speaker_span.of(text).lower(), claim.speaker_span)
    elsewhere = any(
        _TOLL.search(s.of(text)) or _KILLED.search(s.of(text))
        for s in annotations.sentences
        if not any(s.overlaps(toll) for toll in tolls)
    )
    if tolls and len(sources) == 1 and not elsewhere:
        name = next(iter(sources.values())).of(text)
        yield Gap("one-sided", GAPS["toll"].format(words=name), tuple(tolls))


def _distinct(timexes: Iterable[Timex]) -> list[Timex]:
    seen: dict[str, Timex] = {}
    for timex in timexes:
        seen.setdefault(timex.text.lower(), timex)
    return list(seen.values())


def _listed(timexes: Sequence[Timex], text: str) -> str:
    return quoted([t.of(text) for t in timexes])
