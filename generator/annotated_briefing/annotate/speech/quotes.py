"""Who says what: direct and reported speech with its speaker.

One `Quote` for each attributed statement: a stretch within quotation marks, the clause after
« que », the sentence an inserted « a indiqué X » or a « selon X » hands to its source.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise

from annotated_briefing.annotate.speech.attribution import Reader, Source, Voices
from annotated_briefing.annotate.speech.contents import fault, reported, told_by_gerund
from annotated_briefing.annotate.speech.cues import (
    Cue,
    according_cues,
    is_finite,
    sentence_cues,
)
from annotated_briefing.annotate.speech.insertions import (
    cue_after,
    cue_before,
    inserted_cues,
    own_cue,
)
from annotated_briefing.annotate.speech.passage import WORD, Passage
from annotated_briefing.annotate.syntax.noun_phrases import is_clitic, low, morph
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.annotate.timex import written_on
from annotated_briefing.french import stance
from annotated_briefing.french.determiners import DEFINITE, DEMONSTRATIVE, POSSESSIVE, alternatives
from annotated_briefing.french.joints import past_joint
from annotated_briefing.french.quotation import Quoted
from annotated_briefing.model import Mention, Quote, Sentence

MOSTLY = 0.75  # share of a reported clause that quoted words fill when they are its whole point
_CONDITION = re.compile(
    r"[^«»“”\".;:!?]*,\s(?:mais\s)?(?:à condition|à moins|sous réserve|pourvu|sauf)\b"
    r"[^«»“”\".;:!?]*"
)
# What follows words that the next clause, not the one before, says where they come from.
_TOLD_OF = re.compile(
    rf"\s*:\s|[\s.]*(?:c['’]est|(?:{alternatives(DEFINITE | DEMONSTRATIVE | POSSESSIVE)})\s"
    r"(?:citation|déclaration|formule|inscription|message|mots?|paroles?|phrase|propos|slogan))\b[^.!?]*?"
    rf"(?:{stance.CONDITIONAL.pattern}|\b(?:selon|d['’]après|affich\w+|attribu\w+|écrit\w*|figur\w+"
    r"|inscri\w+|lire|orn\w+|prononc\w+|signé\w*|(?:est|sont|était|étaient)\sd[eu]s?)\b)",
    re.I,
)
# What goes on after an inserted clause, and is not followed without what stands before it.
_GOES_ON = re.compile(r"(?:c['’]|ce |et |mais |ou |car |donc |ils? |elles? |qu['’]|que |qui )")
_SUBORDINATORS = frozenset("si s' quand lorsque lorsqu' tant".split())
_SUBHEAD = re.compile(r"^\s*[-–—*]\s.*\s[-–—*]\s*$")


def quotes(
    parsed: ParsedArticle, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]
) -> tuple[Quote, ...]:
    """Attributed statements in text order; those of one article never overlap."""
    by_paragraph: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    verbs = [
        piece.offset + token.idx
        for piece in parsed.paragraphs
        for token in piece.doc
        if token.text.islower() and is_finite(token)
    ]
    written = written_on(parsed.article.source)
    reader = Reader(parsed.article.text, sentences, mentions, verbs, written)
    ordered = sorted(mentions, key=lambda m: m.start)
    starts = [m.start for m in ordered]
    found: list[Quote] = []
    running: Quote | None = None  # a quote of the paragraph before that was not closed
    for piece in parsed.paragraphs:
        if _SUBHEAD.match(piece.text):
            continue
        within = ordered[
            bisect_left(starts, piece.paragraph.start) : bisect_left(starts, piece.paragraph.end)
        ]
        passage = Passage(piece, by_paragraph.get(piece.paragraph.id, []), within)
        paragraph = _Paragraph(passage, Voices(passage, reader), running)
        running = paragraph.read()
        found += paragraph.found
    found.sort(key=lambda q: (q.start, q.end))
    return tuple(
        replace(q, speaker_name=reader.names.of(q.speaker_span)) if q.speaker_span else q
        for q in found
    )


@dataclass(slots=True)
class _Quotation:
    """A quoted stretch of the sentence at hand, with its source once one is found."""

    mark: Quoted
    source: Source | None


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues of one sentence, by their kind."""

    before: list[Cue]
    according: list[Cue]
    inserted: list[Cue]


class _Paragraph:
    """Reads one paragraph: its quoted stretches, its cues, and which goes with which."""

    def __init__(self, passage: Passage, voices: Voices, running: Quote | None) -> None:
        self.passage = passage
        self.voices = voices
        self.running = running
        self.found: list[Quote] = []
        self.done: set[Quoted] = set()
        self.last: Source | None = None

    def read(self) -> Quote | None:
        """Find this paragraph's quotes; give back the last one if its closing mark is missing."""
        passage = self.passage
        marks = passage.marks
        if self.running is not None and marks and marks[0].outer_start <= 1:
            # Each paragraph of a long quote opens anew; only its last one closes.
            before = self.running
            self.last = Source(before.speaker_span, before.cue_span, before.hedge, before.doubt)
            if cue_after(passage, marks[0]) is None:
                self._emit_direct(marks[0], self.last)
                self.done.add(marks[0])
        first = 0
        for lo, hi in passage.bounds:
            if lo >= hi:
                continue
            start, end = passage.chars(lo, hi)
            while first < len(marks) and marks[first].outer_end <= start:
                first += 1
            here: list[Quoted] = []
            for mark in marks[first:]:
                if mark.outer_start >= end:
                    break
                if mark not in self.done:
                    here.append(mark)
            self.last = self._sentence(lo, hi, here) or self.last
        if marks and not marks[-1].closed:
            end = passage.offset + marks[-1].end
            return next((q for q in reversed(self.found) if q.direct and q.end == end), None)
        return None

    def _sentence(self, lo: int, hi: int, here: list[Quoted]) -> Source | None:
        """One sentence; quotes that start in it may run on into the next ones."""
        cues = self._cues(lo, hi, here)
        self.voices.remember(cues.before, lo, hi)
        quotations = [_Quotation(m, self._named_source(m, cues, here)) for m in here]
        source, covered = self._reported(cues, lo, hi, quotations)
        for first, second in pairwise(quotations):
            self._join(first, second)
        for quotation in quotations:
            source = self._quoted(quotation, covered, lo) or source
        if all(self.passage.inside[lo:hi]):
            return source or self.last
        return source

    def _join(self, first: _Quotation, second: _Quotation) -> None:
        """« "Si le bac ferme", a dit X, "le port mourra" »: one statement, with what parts it."""
        doc, source = self.passage.doc, first.source
        opening = low(doc[self.passage.token_at(first.mark.start)])
        goes_on = self.passage.finite_in(*self.passage.tokens(second.mark.start, second.mark.end))
        starts = self.passage.text[second.mark.start]
        halves = opening in _SUBORDINATORS and starts.islower() and goes_on
        if not halves or source is None or source.cue is None or source.doubt:
            return
        cue = source.cue.start - self.passage.offset
        if first.mark.outer_end <= cue < second.mark.outer_start:
            self._emit(first.mark.outer_start, second.mark.outer_end, direct=False, source=source)
            self.done.update((first.mark, second.mark))

    def _cues(self, lo: int, hi: int, here: list[Quoted]) -> _Cues:
        passage = self.passage
        inserted = inserted_cues(passage, lo, hi, here)

        def free(cue: Cue) -> bool:
            return not any(c.clause[0] <= cue.start < c.clause[1] for c in inserted)

        before = [c for c in sentence_cues(passage.doc, lo, hi, passage.inside) if free(c)]
        according = [
            c
            for c in according_cues(passage.doc, lo, hi)
            if free(c) and not passage.inside[c.start]
        ]
        return _Cues(before, according, inserted)

    def _named_source(self, mark: Quoted, cues: _Cues, here: list[Quoted]) -> Source | None:
        """The source a quoted stretch has by a cue of its own."""
        passage = self.passage
        cue = own_cue(passage, mark, cues.inserted, here) or cue_after(passage, mark)
        if cue is not None and cue.kind == "according":
            # « X a dit que "…", selon Y »: the words are X's.
            governing = cue_before(passage, mark, cues.before, [])
            ahead = low(passage.doc[passage.token_at(mark.outer_start) - 1])
            if governing is not None and ahead in {"que", "qu'", ":"}:
                cue = governing
        cue = cue or cue_before(passage, mark, cues.before, cues.according)
        return self.voices.source(cue) if cue is not None else None

    def _reported(
        self, cues: _Cues, lo: int, hi: int, quotations: list[_Quotation]
    ) -> tuple[Source | None, list[tuple[int, int]]]:
        """Emit the clauses of reported speech; the last source, and the characters covered."""
        passage = self.passage
        source: Source | None = None
        covered: list[tuple[int, int]] = []
        here = [q.mark for q in quotations]
        contents = reported(
            passage,
            (lo, hi),
            here,
            cues=cues.before,
            according=cues.according,
            inserted=cues.inserted,
        )
        for cue, (start, stop) in contents:
            inner = [
                q for q in quotations if q.mark.outer_start < stop and q.mark.outer_end > start
            ]
            source = self._of_insertion(cue, cues.inserted) or self.voices.source(cue)
            if not cue.states(passage.doc):
                source = replace(source, doubt="not-a-statement")
            whole = next((q for q in inner if self._fills(q.mark, start, stop)), None)
            if whole is not None and len(inner) == 1:
                whole.source = source
                continue
            if any(q.mark.start < start and q.mark.end > start + 1 for q in inner):
                continue
            if any(start < b and a < stop for a, b in covered):
                continue
            tail = next((q.mark for q in inner if q.mark.outer_start < stop < q.mark.end), None)
            end = tail.outer_end if tail is not None and tail.end - start < 2000 else stop
            begin = start
            alone = len(inner) == len(quotations) and len(contents) == 1
            if alone and told_by_gerund(passage, cue, start):
                begin = passage.chars(lo, hi)[0]  # with what stands before it
            begin = self._past_speaker(source, begin, cue)
            begin = past_joint(passage.text, begin, end)
            covered.append((begin, end))
            doubt = source.doubt or fault(passage, cue, begin, stop)
            self._emit(begin, end, direct=False, source=replace(source, doubt=doubt))
        return source, covered

    def _of_insertion(self, cue: Cue, inserted: list[Cue]) -> Source | None:
        """« …, a précisé X, indiquant que … »: X again, whoever the sentence is about."""
        doc = self.passage.doc
        if cue.kind != "shared" or doc[cue.start - 1].text != ",":
            return None
        host = next((c for c in inserted if c.clause[1] == cue.start - 1), None)
        if host is None:
            return None
        span, hedge = self.voices.reserve(cue)
        return replace(self.voices.source(host), cue=span, hedge=hedge)

    def _past_speaker(self, source: Source, begin: int, cue: Cue) -> int:
        """« X, maire, est sorti, dénonçant … » → from « est sorti »: X is named beside it."""
        passage, doc = self.passage, self.passage.doc
        if source.span is None or not begin <= source.span.start - passage.offset:
            return begin
        k = passage.token_at(source.span.end - passage.offset - 1) + 1
        if k < cue.start and doc[k].text == ",":  # past what is apposed
            k = next((i + 1 for i in range(k + 1, cue.start) if doc[i].text == ","), k)
        first = k
        while k < cue.start and is_clitic(doc[k]):
            k += 1
        return doc[first].idx if k < cue.start and is_finite(doc[k]) else begin

    def _fills(self, mark: Quoted, start: int, stop: int) -> bool:
        shared = min(mark.end, stop) - max(mark.start, start)
        if mark.start > start + 2:
            return False
        return self.passage.is_statement(mark, whole=True) and shared >= MOSTLY * (stop - start)

    def _quoted(
        self, quotation: _Quotation, covered: list[tuple[int, int]], lo: int
    ) -> Source | None:
        """Emit a quoted stretch that no reported clause holds, and give its source."""
        mark, given = quotation.mark, quotation.source
        if mark in self.done:
            return None
        self.done.add(mark)
        if any(a <= mark.start and mark.end <= b for a, b in covered):
            return None
        statement = self.passage.is_statement(mark)
        whole = self.passage.stands_alone(mark)
        announced = self.voices.presented(mark, lo) if given is None else None
        source = given or announced
        if not statement and announced is None and (given is None or not self._beside(mark, given)):
            return None
        if source is None and whole and statement:
            source = self.voices.bare(mark)
            if source and (self._introduced(mark, lo) or self._told_of_after(mark)):
                source = replace(source, doubt="speaker-unsure")
        if source is None and not whole:
            source = self.voices.judged(mark, lo)
            if source is None:
                return None
        source = source or Source(None, None, doubt="speaker-unsure")
        if self.voices.is_shown(mark, lo, source.cue):
            source = replace(source, doubt="speaker-unsure")
        if not mark.closed and mark is not self.passage.marks[-1]:
            source = replace(source, doubt=source.doubt or "clause-cut")  # where does it end?
        bounds = self.passage.tokens(mark.start, mark.end)
        end = self._condition_end(mark, source)
        if end is not None:
            self._emit(mark.outer_start, end, direct=False, source=source)
            return source
        held = whole or source.doubt or self._beside(mark, source)
        if not held and not self.passage.finite_in(*bounds):
            source = replace(source, doubt="clause-cut")  # « le "souci" des riverains »
        elif not (statement or source.doubt) and self._led(mark, lo):
            source = replace(source, doubt="not-a-statement")  # depuis "très longtemps", dit X
        self._emit_direct(mark, source)
        return source

    def _led(self, mark: Quoted, lo: int) -> bool:
        """Whether the author's own words lead into quoted ones, of which they are a piece."""
        before = self.passage.text[self.passage.chars(lo, lo + 1)[0] : mark.outer_start].rstrip()
        return bool(WORD.search(before)) and not before.endswith((":", ",", *'"»”'))

    def _introduced(self, mark: Quoted, lo: int) -> bool:
        """« …, note X : "…" »: a sentence leads to the words, and names another than the last."""
        before = self.passage.text[self.passage.chars(lo, lo + 1)[0] : mark.outer_start].rstrip()
        return before.endswith(":")

    def _told_of_after(self, mark: Quoted) -> bool:
        """« "…": la ville a posé », « "…". La phrase aurait été dite »: told by what follows."""
        return _TOLD_OF.match(self.passage.text, mark.outer_end) is not None

    def _condition_end(self, mark: Quoted, source: Source) -> int | None:
        """« "…", estime X, mais à condition que … »: where the words and their condition end."""
        if source.cue is None or source.cue.start - self.passage.offset < mark.outer_end:
            return None
        after = _CONDITION.match(self.passage.text, mark.outer_end)
        return after.end() if after else None

    def _beside(self, mark: Quoted, source: Source) -> bool:
        """Whether nothing stands between quoted words and the cue that gives their source."""
        if source.cue is None:
            return False
        passage = self.passage
        start, end = source.cue.start - passage.offset, source.cue.end - passage.offset
        between = passage.text[mark.outer_end : start] or passage.text[end : mark.outer_start]
        return between.rstrip().endswith(":") or not WORD.search(between)

    def _has_lost_subject(self, mark: Quoted) -> bool:
        """« Le vent "pousse les feux vers la ville" »: a verb whose subject is not quoted."""
        doc, text = self.passage.doc, self.passage.text
        before = text[: mark.outer_start].rstrip()
        if not text[mark.start].islower() or before[-1:] in {"", ":", ".", "!", "?", "…"}:
            return False
        first = self.passage.token_at(mark.start)
        gerund = low(doc[first]) == "en" and doc[first + 1].text.endswith("ant")
        gerund = gerund or "Inf" in morph(doc[first], "VerbForm")  # « il va "falloir que …" »
        while is_clitic(doc[first]):
            first += 1
        return gerund or (
            is_finite(doc[first])
            and doc[first].pos_ in {"VERB", "AUX"}
            and not doc[first + 1].text.startswith("-")
        )

    def _leads_in(self, mark: Quoted, source: Source) -> bool:
        """« "Sur le fond", la mairie est "sourde", dit X »: what only leads in to more of them."""
        passage = self.passage
        lo, hi = passage.tokens(mark.start, mark.end)
        return (
            source.cue is not None
            and passage.doc[lo].pos_ == "ADP"
            and not passage.finite_in(lo, hi)
            and not self._beside(mark, source)
        )

    def _emit_direct(self, mark: Quoted, source: Source) -> None:
        """A quoted stretch, in pieces where an inserted clause breaks it."""
        passage, text = self.passage, self.passage.text
        if source.doubt is None and (self._has_lost_subject(mark) or self._leads_in(mark, source)):
            source = replace(source, doubt="clause-cut")
        pieces = [(mark.start, mark.end)]
        for clause in self._clauses_inside(mark):
            a, b = passage.chars(*clause)
            start, end = pieces.pop()
            pieces += [(start, a), (b, end)]
        pieces = [p for p in pieces if WORD.search(text[p[0] : p[1]])] or pieces
        if len(pieces) > 1 and not all(passage.finite_in(*passage.tokens(*p)) for p in pieces):
            # A piece that states nothing by itself: the whole, with its marks and the insertion.
            self._emit(mark.outer_start, mark.outer_end, direct=False, source=source)
            return
        for start, end in pieces:
            a, b = start, end
            while a < b and (text[a].isspace() or (text[a] in ",;:." and text[a : a + 3] != "...")):
                a += 1
            while b > a and (text[b - 1].isspace() or text[b - 1] in ",;"):
                b -= 1
            goes_on = start > mark.start and _GOES_ON.match(text, a) is not None
            if a < b:
                doubt = source.doubt or ("clause-cut" if goes_on else None)
                self._emit(a, b, direct=True, source=replace(source, doubt=doubt))

    def _clauses_inside(self, mark: Quoted) -> list[tuple[int, int]]:
        """The inserted clauses that break a quoted stretch."""
        passage = self.passage
        lo, hi = passage.tokens(mark.outer_start, mark.outer_end)
        return [
            cue.clause
            for start, end in passage.sentences_between(lo, hi)
            for cue in inserted_cues(passage, max(lo, start), min(hi, end), [])
            if cue.clause[0] > lo
        ]

    def _is_still_to_come(self, verb: str, source: Source) -> bool:
        """« a annoncé que le quai serait rouvert »: told firmly, and ahead of that day."""
        cue = source.cue.of(self.voices.reader.text) if source.cue else ""
        return verb.lower().startswith("ser") and stance.ANNOUNCED.search(cue) is not None

    def _emit(self, start: int, end: int, *, direct: bool, source: Source) -> None:
        words = self.passage.text[start:end]
        left, right = self.passage.offset + start, self.passage.offset + end
        if not WORD.search(words):
            return
        if any(q.start < right and left < q.end for q in self.found[-12:]):
            return
        hedge = source.hedge
        held = stance.CONDITIONAL.search(words) if not direct else None
        if held and hedge in {None, "selon"} and not self._is_still_to_come(held.group(), source):
            hedge = "conditionnel"
        self.found.append(
            Quote(
                left,
                right,
                text=words,
                direct=direct,
                speaker_span=source.span,
                cue_span=source.cue,
                hedge=hedge,
                doubt=source.doubt,
            )
        )
