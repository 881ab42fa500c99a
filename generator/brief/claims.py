"""Who says what with what reserve, and what the text leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.brief.register import Register
from generator.model import (
    Annotations,
    Article,
    Attribution,
    Claim,
    Event,
    Gap,
    Quote,
    Sentence,
    Span,
    Timex,
)

_DETERMINER = re.compile(
    r"^(?:(?:le|la|les|un|une|des|ce|cet|cette|ces|son|sa|ses|leurs?)\s+|l['’]\s*)", re.I
)
_INDEFINITE = re.compile(
    r"^(?:un|une|des|d['’]autres|certaine?s|plusieurs|quelques|deux|trois|quatre|beaucoup|nombre"
    r"|la plupart)\b",
    re.I,
)
_ANONYMOUS = re.compile(
    r"\b(?:sources?|anonym\w+|responsables?|témoins?|habitante?s?|riverains?|diplomates?|proches?"
    r"|observateurs?|analystes?|experts?|officiels?|interlocuteurs?|on)\b",
    re.I,
)
_BODIES = re.compile(
    r"\b(?:police|policiers|gendarmerie|gouvernement|ministère|parquet|préfecture|mairie|armée"
    r"|syndicats?|associations?|organisations?|ong|groupe|entreprise|société|compagnie|agence|communiqué|rapport"
    r"|étude|chiffres?|données|bilan|sondage|enquête|médias?|presse|journal|quotidien|chaîne|site"
    r"|autorités|justice|tribunal|cour|parti|ligue|fédération|club|constructeur|présidence|diplomatie"
    r"|état-major|direction|institut|université|hôpital|conseil|commission|comité|pentagone|kremlin"
    r"|élysée|matignon|texte|lettre|document|auteurs|chercheurs|scientifiques|secours|pompiers|taliban)\b",
    re.I,
)
_CONDITIONAL = re.compile(
    r"\b(?:aurai(?:en)?t|serai(?:en)?t)\b(?!-)(?:\s+(?:\w+ment|été|déjà|notamment|pas|aussi|ainsi)){0,2}"
    r"\s+(?!pu\b|dû\b|voulu\b|aimé\b|souhaité\b|préféré\b|fallu\b)[^\W\d_]+(?:é|i|u|is|it|ert|ort)e?s?\b",
    re.I,
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
            )
        )
    found += _reserved(article, annotations)
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


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
    if _INDEFINITE.match(words) or _ANONYMOUS.search(words):
        bodies = _BODIES.search(words) and not _ANONYMOUS.search(words)
        return "organisation" if bodies else "anonyme"
    if _BODIES.search(words):
        return "organisation"
    return "personne" if not _DETERMINER.match(words) and words[:1].isupper() else "anonyme"


def _reserved(article: Article, annotations: Annotations) -> Iterable[Claim]:
    """Sentences nobody answers for that the text itself holds in reserve (« aurait tué »)."""
    covered = sorted((q.start, q.end) for q in annotations.quotes)
    for sentence in annotations.sentences:
        words = sentence.of(article.text)
        match, hedge = _CONDITIONAL.search(words), "conditionnel"
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

_WEEKDAY = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week-end|hier|demain|aujourd['’]hui)\b",
    re.I,
)
_MONTH = re.compile(
    r"\b(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b",
    re.I,
)
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
    events: tuple[Event, ...],
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
        yield Gap("no-publication-date", "La date de publication n’est pas indiquée.")
    if published is None or len(published) < len("2021-07-22"):
        loose = _distinct(
            t
            for t in dated
            if _WEEKDAY.search(t.text) and (t.earliest is None or t.earliest != t.latest)
        )
        if loose:
            verb = "peut" if len(loose) == 1 else "peuvent"
            fixed = "fixé" if len(loose) == 1 else "fixés"
            yield Gap(
                "no-day",
                f"Le jour de publication manque : {_listed(loose, text)} ne {verb} être {fixed}.",
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
                f"L’année de {_listed(yearless, text)} n’est pas écrite :"
                f" {years.pop()}, par proximité.",
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
                "Le jour du fait principal n’est pas donné dans les premières phrases.",
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
        words = _quoted(list(dict.fromkeys(s.of(article.text).strip() for s in unsourced)))
        figures = "Ce chiffre n’est attribué"
        if len(unsourced) > 1:
            figures = "Ces chiffres ne sont attribués"
        yield Gap("unsourced-figure", f"{figures} à personne : {words}.", tuple(unsourced))


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
                f"Une seule source s’exprime : {name.of(text)}.",
                tuple(dict.fromkeys(c.span for c in attributed)),
            )
    yield from _toll_gap(text, annotations, attributed)
    for sentence in annotations.sentences:
        if _NO_ANSWER.search(sentence.of(text)):
            yield Gap("one-sided", f"Sans réponse : « {sentence.of(text)} »", (sentence.span,))


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
        yield Gap("one-sided", f"Le bilan ne repose que sur une source : {name}.", tuple(tolls))


def _distinct(timexes: Iterable[Timex]) -> list[Timex]:
    seen: dict[str, Timex] = {}
    for timex in timexes:
        seen.setdefault(timex.text.lower(), timex)
    return list(seen.values())


def _listed(timexes: Sequence[Timex], text: str) -> str:
    return _quoted([t.of(text) for t in timexes])


def _quoted(words: Sequence[str]) -> str:
    marked = [f"« {w} »" for w in words[:6]]
    return marked[0] if len(marked) == 1 else ", ".join(marked[:-1]) + " et " + marked[-1]
