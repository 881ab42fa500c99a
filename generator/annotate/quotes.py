"""Who says what: direct and reported speech with its speaker.

One `Quote` for each attributed statement: a stretch within quotation marks, the clause after
« que », the sentence an inserted « a indiqué X » or a « selon X » hands to its source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.annotate.parsed import ParsedArticle, ParsedParagraph
from generator.annotate.speech.cues import (
    Cue,
    according_cues,
    inserted_cue,
    is_finite,
    sentence_cues,
    subject_before,
    verb_group,
)
from generator.annotate.speech.marks import Quoted, quoted
from generator.annotate.speech.names import named
from generator.annotate.speech.nominals import (
    is_clitic,
    is_human,
    is_time,
    low,
    morph,
    nominal_end,
    nominal_start,
    starts_nominal,
)
from generator.annotate.speech.speakers import Heard, Memory, describe
from generator.model import Mention, Quote, Sentence, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

MIN_WORDS = 4  # a shorter quotation is a fragment: a nickname, a title, a scare quote
_WORD = re.compile(r"[^\W_]+")
_CONDITIONAL = re.compile(
    r"\b(?:aurai(?:en)?t|serai(?:en)?t)\b(?!-)(?:\s+\w+ment|\s+été|\s+déjà|\s+notamment|\s+pas)?\s+\w+(?:é|i|u|is|it|ert|ort)e?s?\b"
)
# « alors que », « tandis que » join clauses; a few may also be adverbs of the verb itself.
_NOT_BEFORE_QUE = frozenset(
    "plus moins alors tandis pendant après avant parce bien autant tel telle tels telles lors dès "
    "depuis sans afin pour ainsi même aussi tant mieux pire autre autres".split()
)
_ADVERBS_TOO = frozenset("ainsi même aussi alors bien".split())
# These take the person told as their object: « a prévenu les habitants que ».
_TELLS = frozenset("préve infor avert assur avise convi rassu rappe aviso préci".split())
_INSERTS_AFTER = frozenset({",", "--", "–", "—", "!", "?", '"', "»", "”"})
_SUBHEAD = re.compile(r"^\s*[-–—*]\s.*\s[-–—*]\s*$")
_END = ".!?…"


def quotes(
    parsed: ParsedArticle, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]
) -> tuple[Quote, ...]:
    """Attributed statements in text order; those of one article never overlap."""
    by_paragraph: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    memory = Memory()
    people = {(m.start, m.end) for m in mentions if m.type == "PER"}
    found: list[Quote] = []
    running: Quote | None = None  # an unclosed quote of the paragraph before
    for piece in parsed.paragraphs:
        if _SUBHEAD.match(piece.doc.text):
            continue
        reader = _Reader(
            piece, by_paragraph.get(piece.paragraph.id, []), memory, people, found, running
        )
        running = reader.read()
    found.sort(key=lambda q: (q.start, q.end))
    return tuple(named(parsed.article.text, found, sentences, mentions))


@dataclass(frozen=True, slots=True)
class _Source:
    """Who is behind a statement, as far as the words go."""

    span: Span | None
    cue: Span | None
    hedge: str | None = None


class _Reader:
    """Reads one paragraph: its quoted stretches, its cues, and which goes with which."""

    def __init__(
        self,
        piece: ParsedParagraph,
        sentences: list[Sentence],
        memory: Memory,
        people: set[tuple[int, int]],
        found: list[Quote],
        running: Quote | None,
    ) -> None:
        self.piece = piece
        self.doc: Doc = piece.doc
        self.text: str = piece.doc.text
        self.memory = memory
        self.people = people
        self.found = found
        self.running = running
        self.marks = quoted(self.text)
        self.inside = self._inside()
        self.bounds = [
            self._tokens(s.start - piece.offset, s.end - piece.offset) for s in sentences
        ]

    # --- geometry ---------------------------------------------------------------------

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the paragraph → the tokens they touch."""
        lo, hi = self._token_at(start), self._token_at(max(start, end - 1)) + 1
        return lo, hi

    def _token_at(self, char: int) -> int:
        lo, hi = 0, len(self.doc) - 1
        while lo < hi:
            mid = (lo + hi + 1) // 2
            if self.doc[mid].idx <= char:
                lo = mid
            else:
                hi = mid - 1
        return lo

    def _inside(self) -> list[bool]:
        flags = [False] * len(self.doc)
        for mark in self.marks:
            lo, hi = self._tokens(mark.outer_start, mark.outer_end)
            for i in range(lo, hi):
                flags[i] = True
        return flags

    def _chars(self, start: int, end: int) -> tuple[int, int]:
        """Tokens → characters of the paragraph."""
        return self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1])

    def _span(self, start: int, end: int) -> Span:
        left, right = self._chars(start, end)
        return Span(self.piece.offset + left, self.piece.offset + right)

    # --- the pass -----------------------------------------------------------------------

    def read(self) -> Quote | None:
        """Add this paragraph's quotes; give back the last one if its closing mark is missing."""
        todo = list(self.marks)
        carried: Quote | None = None
        done: set[Quoted] = set()
        last: _Source | None = None
        if self.running is not None and todo and todo[0].outer_start <= 1:
            # Each paragraph of a long quote opens anew; only its last one closes.
            last = _Source(self.running.speaker_span, self.running.cue_span, self.running.hedge)
            ahead = self._cue_after(todo[0])
            if ahead is None:
                self._emit_direct(todo[0], last)
                done.add(todo[0])
        for lo, hi in self.bounds:
            if lo >= hi:
                continue
            start, end = self._chars(lo, hi)
            here = [
                m for m in todo if m not in done and m.outer_start < end and m.outer_end > start
            ]
            source = self._sentence(lo, hi, start, end, here, done, last)
            last = source or last
        if self.marks and not self.marks[-1].closed:
            tail = [
                q
                for q in self.found
                if q.direct and q.end == self.piece.offset + self.marks[-1].end
            ]
            carried = tail[-1] if tail else None
        return carried

    def _sentence(
        self,
        lo: int,
        hi: int,
        start: int,
        end: int,
        here: list[Quoted],
        done: set[Quoted],
        last: _Source | None,
    ) -> _Source | None:
        """One sentence; quotes that started in it may run on into the next ones."""
        doc = self.doc
        outside = [i for i in range(lo, hi) if not self.inside[i]]
        inserted = self._inserted(lo, hi, here)
        cues = sentence_cues(doc, lo, hi, self.inside)
        taken = [c.clause for c in inserted]
        cues = [c for c in cues if not any(a <= c.start < b for a, b in taken)]
        according = [
            c
            for c in according_cues(doc, lo, hi)
            if not self.inside[c.start] and not any(a <= c.start < b for a, b in taken)
        ]
        self._remember_subjects(cues, lo, hi)
        source: _Source | None = None

        # 1. Quoted stretches with an inserted clause beside or inside them.
        direct: list[tuple[Quoted, _Source | None, Cue | None]] = []
        for mark in here:
            cue = self._own_inserted(mark, inserted, here)
            if cue is None:
                cue = self._cue_after(mark)
            if cue is not None and cue.kind == "according":
                governing = self._cue_before(mark, cues, [])
                at = self._token_at(mark.outer_start)
                if governing is not None and low(doc[at - 1]) in {"que", "qu'", ":"}:
                    cue = governing
            if cue is not None:
                direct.append((mark, self._source(cue), cue))
                continue
            before = self._cue_before(mark, cues, according)
            if before is not None:
                direct.append((mark, self._source(before), before))
                continue
            direct.append((mark, None, None))

        # 2. Clauses of reported speech.
        covered: list[tuple[int, int]] = []
        for cue, content in self._reported(cues, according, inserted, lo, hi, here):
            a, b = content
            inner = [m for m in here if m.outer_start < b and m.outer_end > a]
            mostly = next(
                (
                    m
                    for m in inner
                    if _is_statement(self.text, m, whole=True)
                    and (min(m.end, b) - max(m.start, a)) >= 0.75 * (b - a)
                ),
                None,
            )
            src = self._source(cue)
            source = src
            if mostly is not None:
                direct = [
                    (m, src if m == mostly else s, cue if m == mostly else c) for m, s, c in direct
                ]
                continue
            if any(m.start < a and m.end > a + 1 for m in inner) or any(
                a < y and x < b for x, y in covered
            ):
                continue
            tail = next((m for m in inner if m.outer_start < b < m.end), None)
            if tail is not None:
                b = tail.end if tail.end - a < 2000 else b
            covered.append((a, b))
            self._emit(a, b, direct=False, source=src)

        # 3. What is left of the quoted stretches.
        for mark, given, _cue in direct:
            if mark in done:
                continue
            done.add(mark)
            inner_cover = next(
                ((a, b) for a, b in covered if a <= mark.start and mark.end <= b), None
            )
            if inner_cover is not None:
                continue
            found = given
            statement = _is_statement(self.text, mark)
            whole = self._stands_alone(mark)
            if found is None and whole:
                found = last or self._previous(mark)
                if found is None:
                    found = self._following(mark)
            elif found is None and statement:
                found = self._judged(mark, cues, lo, hi)
            if found is None and not (whole and statement):
                continue
            if not statement and not (given is not None and whole):
                continue
            self._emit_direct(mark, found or _Source(None, None))
            source = found or source
        if not outside:
            return source or last
        return source

    # --- cues ---------------------------------------------------------------------------

    def _inserted(self, lo: int, hi: int, here: list[Quoted]) -> list[Cue]:
        """Inserted clauses of a sentence: after a comma or a closing mark, verb before subject."""
        doc = self.doc
        found: list[Cue] = []
        i = lo
        while i < hi:
            token = doc[i]
            previous = doc[i - 1].text if i > lo else ""
            closing = i > 0 and any(
                m.closed and m.outer_end == doc[i - 1].idx + len(doc[i - 1]) for m in here
            )
            if previous == "," and i >= lo + 2 and not closing:
                closing_comma = any(
                    m.closed and m.outer_end == doc[i - 2].idx + len(doc[i - 2]) for m in here
                )
            else:
                closing_comma = False
            inside = self.inside[i]
            opener = closing or closing_comma or previous in _INSERTS_AFTER
            if opener and not token.is_punct:
                statement = any(
                    m.outer_end <= token.idx
                    and _is_statement(self.text, m)
                    and token.idx - m.outer_end < 3
                    for m in here
                )
                if previous == "," and not inside and not statement:
                    # « "…", un mouvement disparu, enchaîne X »: still the quote's clause.
                    statement = any(
                        _is_statement(self.text, m)
                        and self._token_at(m.outer_start) <= lo
                        and m.outer_end <= token.idx
                        for m in here
                    ) and not any(
                        doc[k].pos_ in {"VERB", "AUX"}
                        and "Fin" in morph(doc[k], "VerbForm")
                        and not self.inside[k]
                        for k in range(lo, i)
                    )
                    closing_comma = statement
                strict = not (closing_comma and statement)
                limit = hi if not inside else min(hi, self._mark_limit(i))
                cue = inserted_cue(doc, i, limit, strict=strict)
                if cue is not None and self._is_inserted(
                    cue, lo, hi, inside, closing or closing_comma
                ):
                    found.append(cue)
                    i = max(cue.clause[1], i + 1)
                    continue
            i += 1
        return found

    def _mark_limit(self, i: int) -> int:
        char = self.doc[i].idx
        mark = next((m for m in self.marks if m.outer_start <= char < m.outer_end), None)
        if mark is None:  # a token that runs over the mark, as in « "land-art"ne »
            return len(self.doc)
        return self._token_at(max(mark.end - 1, 0)) + 1

    def _is_inserted(self, cue: Cue, lo: int, hi: int, inside: bool, after_mark: bool) -> bool:
        """An inserted clause has its verb first, and a comma, a mark or the end after it."""
        doc = self.doc
        end = cue.clause[1]
        stop = doc[end].text if end < hi else "."
        if after_mark:
            return True
        if inside and cue.pronoun is None:
            return stop in {",", "."} or end >= hi
        if cue.start == lo:
            return False
        opening = next((t for t in doc[lo:hi] if not t.is_punct), doc[lo])
        if (
            cue.pronoun is None
            and starts_nominal(opening)
            and not self._finite_in(lo, cue.clause[0])
        ):
            # « X, a accusé Y de …, car »: before a bare noun phrase the verb is the main one,
            # unless the clause it interrupts goes on right after it.
            following = doc[end + 1] if end + 1 < hi else None
            goes_on = following is not None and (
                following.text in {'"', "«", "“"}
                or low(following) in {"ne", "n'"}
                or (is_finite(following) and following.pos_ in {"VERB", "AUX"})
            )
            if stop != "," or not goes_on:
                return False
        if not self._finite_in(lo, cue.start) and not self._finite_in(end, hi):
            return False
        if cue.pronoun is not None:
            return True
        return stop in {",", ".", ";", ":", "--", "–", "—", '"', "»", "!", "?"}

    def _finite_in(self, lo: int, hi: int) -> bool:
        """Whether a main clause's verb stands there, those of relatives set aside."""
        relative = False
        for token in self.doc[lo:hi]:
            if token.text == ",":
                relative = False
            elif low(token) in {"qui", "dont", "où"}:
                relative = True
            elif not relative and is_finite(token) and token.pos_ in {"VERB", "AUX"}:
                return True
        return False

    def _own_inserted(self, mark: Quoted, inserted: list[Cue], here: list[Quoted]) -> Cue | None:
        """The inserted clause of this sentence that goes with a quoted stretch."""
        best: Cue | None = None
        for cue in inserted:
            a, b = self._chars(*cue.clause)
            if mark.outer_start <= a and b <= mark.outer_end:
                return cue
            if a >= mark.outer_end:
                between = self.text[mark.outer_end : a]
                others = [m for m in here if m.outer_start >= mark.outer_end and m.outer_end <= a]
                for other in others:
                    between = between.replace(self.text[other.outer_start : other.outer_end], "")
                if best is None and not re.search(r"[.:!?]", between):
                    best = cue
            elif b <= mark.outer_start and best is None:
                between = self.text[b : mark.outer_start].strip(" \u00a0\u202f,")
                if not between.strip(":") or between.startswith(":") or len(between.split()) <= 2:
                    best = cue
        return best

    def _cue_after(self, mark: Quoted) -> Cue | None:
        """An inserted clause right after the closing mark, even beyond the sentence's end."""
        if not mark.closed:
            return None
        i = self._token_at(mark.outer_end) if mark.outer_end < len(self.text) else len(self.doc)
        while i < len(self.doc) and self.doc[i].idx < mark.outer_end:
            i += 1
        limit = i
        while limit < len(self.doc) and self.doc[limit].text not in {".", "!", "?"}:
            limit += 1
        if i < limit and self.doc[i].text == ",":
            i += 1
        if i >= limit or self.inside[i]:
            return None
        if low(self.doc[i]) in {"selon", "d'après"} or (
            low(self.doc[i]) == "d'" and i + 1 < limit and low(self.doc[i + 1]) == "après"
        ):
            return next(according_cues(self.doc, i, limit), None)
        known = self.doc[i - 1].text != ","
        return inserted_cue(self.doc, i, limit, strict=known and not _is_statement(self.text, mark))

    def _cue_before(self, mark: Quoted, cues: list[Cue], according: list[Cue]) -> Cue | None:
        """The nearest cue before a quoted stretch that can govern it."""
        doc = self.doc
        at = self._token_at(mark.outer_start)
        best: Cue | None = None
        for cue in cues:
            if cue.end <= at:
                between = doc[cue.end : at]
                if any(t.text in {";", "."} for t in between):
                    continue
                best = cue
        for cue in according:
            if cue.clause[1] <= at and (best is None or cue.start > best.start):
                best = cue
        return best

    def _source(self, cue: Cue) -> _Source:
        """A cue → its speaker in the text: its noun phrase, or whom its pronoun stands for."""
        cue_span = self._span(cue.start, cue.end)
        hedge = "dément" if cue.denies else None
        if cue.kind == "according":
            hedge = "selon"
            cue_span = self._span(
                cue.start, max(cue.start + 1, (cue.speaker[0] if cue.speaker else cue.end - 1))
            )
        elif any(morph(self.doc[i], "Mood") == ["Cnd"] for i in range(cue.start, cue.end)):
            hedge = "conditionnel"
        if cue.speaker is not None:
            heard = self._heard(cue.speaker, spoke=True)
            self.memory.add(heard)
            return _Source(heard.span, cue_span, hedge)
        if cue.pronoun in {"je", "j'", "nous", "on"}:
            return _Source(None, cue_span, hedge)
        before = self.piece.offset + self.doc[cue.start].idx
        if cue.kind == "shared":
            fronted = self._fronted(cue)
            if fronted is not None:
                return _Source(fronted.span, cue_span, hedge)
            lo = self._sentence_start(cue.start)
            same = [h for h in self.memory.heard[-12:] if h.spoke and lo <= h.span.start < before]
            left = self._subject_left(cue.start)
            near = [h for h in (*same[-1:], left) if h is not None]
            last = max(near, key=lambda h: h.span.start, default=None)
            last = last or self.memory.last(before, spoke=True)
        else:
            last = self._inserted_antecedent(cue) if cue.kind == "inserted" else None
            last = last or self._antecedent(before, cue.pronoun)
        if last is None:
            return _Source(None, cue_span, hedge)
        self.memory.add(Heard(last.span, last.gender, last.number, spoke=True, human=last.human))
        return _Source(last.span, cue_span, hedge)

    def _fronted(self, cue: Cue) -> Heard | None:
        """« Reconnaissant que …, X a souligné »: the subject comes after."""
        doc = self.doc
        lo, hi = next(((a, b) for a, b in self.bounds if a <= cue.start < b), (0, 0))
        if cue.clause[0] - lo > 1 or not doc[cue.start].text.endswith("ant"):
            return None
        for i in range(cue.end, hi):
            if (
                doc[i].dep_.startswith("nsubj")
                and doc[i].head.dep_ == "ROOT"
                and not self.inside[i]
            ):
                if doc[i].pos_ == "PRON":
                    return self._antecedent(
                        self.piece.offset + doc[lo].idx, low(doc[i]).lstrip("-")
                    )
                start = nominal_start(doc, i, lo)
                return self._heard((start, max(nominal_end(doc, start), i + 1)), spoke=True)
        return None

    def _inserted_antecedent(self, cue: Cue) -> Heard | None:
        """Whom « a-t-il dit » stands for: who spoke before the quotation, not who is named in it."""
        lo = self._sentence_start(cue.start)
        at = self.doc[cue.start].idx
        marks = [m.outer_start for m in self.marks if m.outer_start < at]
        first = next((self.piece.offset + m for m in marks if self.piece.offset + m >= lo), lo)
        for spoke in (True, False):
            here = self.memory.last(first, cue.pronoun, spoke=spoke)
            if here is not None and here.span.start >= lo:
                return here
        return self._antecedent(lo, cue.pronoun)

    def _subject_left(self, token: int) -> Heard | None:
        """The subject a gerund, an infinitive or a coordinated verb shares: the nearest to its left."""
        doc = self.doc
        lo = next((a for a, b in self.bounds if a <= token < b), token)
        for i in range(token - 1, lo - 1, -1):
            if self.inside[i] or (i > lo and is_clitic(doc[i - 1]) and doc[i - 1].pos_ == "PRON"):
                continue
            group = verb_group(doc, i)
            if group is None or group.end > token or group.inverted:
                continue
            phrase, pronoun = subject_before(doc, group, lo)
            if phrase is not None:
                if self.inside[phrase[0]]:
                    continue
                return self._heard(phrase, spoke=True)
            if pronoun in {"il", "elle", "ils", "elles"}:
                return self._antecedent(self.piece.offset + doc[lo].idx, pronoun)
        return None

    def _sentence_start(self, token: int) -> int:
        for lo, hi in self.bounds:
            if lo <= token < hi:
                return self.piece.offset + self.doc[lo].idx
        return self.piece.offset

    def _antecedent(self, before: int, pronoun: str | None) -> Heard | None:
        return self.memory.last(before, pronoun)

    def _heard(self, phrase: tuple[int, int], *, spoke: bool) -> Heard:
        a, b = phrase
        doc = self.doc
        head = next((t for t in doc[a:b] if t.pos_ in {"NOUN", "PROPN"}), doc[a])
        gender = (
            {"Masc": "m", "Fem": "f"}.get((morph(head, "Gender") or [""])[0])
            if head.pos_ == "NOUN"
            else None
        )
        number = {"Sing": "s", "Plur": "p"}.get((morph(head, "Number") or [""])[0])
        gender, number = describe([t.text for t in doc[a:b]], gender, number)
        human = any(t.ent_type_ == "PER" for t in doc[a:b]) or is_human(head)
        human = human or (head.pos_ == "PROPN" and not head.ent_type_) or head.pos_ == "PRON"
        return Heard(self._span(a, b), gender, number, spoke, human)

    def _remember_subjects(self, cues: list[Cue], lo: int, hi: int) -> None:
        """People who are a subject in this sentence may be the « il » of the next."""
        for i in range(lo, hi):
            token = self.doc[i]
            if (
                self.inside[i]
                or not token.dep_.startswith("nsubj")
                or token.pos_ not in {"PROPN", "NOUN"}
            ):
                continue
            start = nominal_start(self.doc, i, lo)
            end = max(nominal_end(self.doc, start), i + 1)
            heard = self._heard((start, end), spoke=False)
            definite = low(self.doc[start]) not in {"un", "une", "des", "aucun", "chaque", "tout"}
            if heard.human and (definite or any(t.ent_type_ == "PER" for t in self.doc[start:end])):
                self.memory.add(heard)
        for cue in cues:
            if cue.kind == "verb" and cue.speaker is not None and not self.inside[cue.start]:
                self.memory.add(self._heard(cue.speaker, spoke=True))

    # --- contents -------------------------------------------------------------------------

    def _reported(
        self,
        cues: list[Cue],
        according: list[Cue],
        inserted: list[Cue],
        lo: int,
        hi: int,
        here: list[Quoted],
    ) -> list[tuple[Cue, tuple[int, int]]]:
        """Cues with the characters of the clause each reports."""
        found: list[tuple[Cue, tuple[int, int]]] = []
        starts = sorted(c.clause[0] for c in [*cues, *according, *inserted])
        for index, cue in enumerate(cues):
            opening = self._complement(cue, cues[index + 1] if index + 1 < len(cues) else None, hi)
            if opening is None:
                continue
            stop = self._complement_end(
                opening,
                hi,
                [c for c in [*cues[index + 1 :], *according, *inserted] if c.clause[0] > opening],
                fronted=cue.kind == "shared" and cue.clause[0] - lo <= 1,
            )
            if stop > opening:
                found.append((cue, self._trim(*self._chars(opening, stop))))
        for cue in according:
            content = self._around(cue, lo, hi, starts)
            if content is not None and not any(
                self._span(cue.start, cue.end).overlaps(
                    Span(a + self.piece.offset, b + self.piece.offset)
                )
                for _, (a, b) in found
            ):
                found.append((cue, content))
        for cue in inserted:
            if self.inside[cue.start]:
                continue
            a, _ = self._chars(*cue.clause)
            if any(
                m.outer_end <= a
                and not _WORD.search(self.text[m.outer_end : a])
                and _is_statement(self.text, m)
                for m in here
            ):
                continue
            content = self._around(cue, lo, hi, starts)
            if content is not None:
                found.append((cue, content))
        return found

    def _complement(self, cue: Cue, following: Cue | None, hi: int) -> int | None:
        """The first token of what a verb reports: after « que », a colon, or an infinitive."""
        doc = self.doc
        if not cue.strong:
            return None
        limit = min(hi, cue.end + 28)
        addressee = low(doc[cue.end - 1])[:5] in _TELLS
        k = cue.end
        depth = 0
        while k < limit:
            token = doc[k]
            word = low(token)
            if token.text in {"(", "["}:
                depth += 1
            elif token.text in {")", "]"}:
                depth -= 1
            if depth > 0:
                k += 1
                continue
            if word in {"que", "qu'"} and not self.inside[k]:
                before = low(doc[k - 1])
                if before == "ce" and low(doc[k - 2]) != "à":
                    return None
                if before in _NOT_BEFORE_QUE and (k - 1 >= cue.end or before not in _ADVERBS_TOO):
                    if not (k - 1 == cue.end and before in _ADVERBS_TOO):
                        return None
                return k + 1 if k + 1 < hi else None
            if (
                token.pos_ == "DET"
                and k >= cue.end
                and not addressee
                and not self._governed(k, cue.end)
            ):
                return None
            if self.inside[k]:
                return None
            if (
                k == cue.end
                and (token.pos_ == "VERB" or token.pos_ == "AUX")
                and "Inf" in morph(token, "VerbForm")
            ):
                return k
            if (
                k <= cue.end + 1
                and word in {"ne", "n'"}
                and k + 2 < hi
                and low(doc[k + 1]) in {"pas", "plus", "jamais"}
                and "Inf" in morph(doc[k + 2], "VerbForm")
            ):
                return k
            if (
                token.pos_ in {"VERB", "AUX"}
                and "Fin" in morph(token, "VerbForm")
                and not is_clitic(token)
            ):
                return None
            if word in {"qui", "dont", "où", "lorsque", "quand", "si"}:
                return None
            if token.text in {";", ":", "!", "?"}:
                return None
            k += 1
        return None

    def _governed(self, k: int, floor: int) -> bool:
        """Whether the noun phrase at `k` hangs on a preposition, is a time, or stands between commas."""
        doc = self.doc
        if k + 1 < len(doc) and is_time(doc[k + 1]):
            return True
        before = doc[k - 1]
        if k - 1 < floor:
            return False
        if before.pos_ in {"ADP", "DET", "ADJ"} or before.text == ",":
            return True
        return low(before) in {
            "de",
            "à",
            "que",
            "tous",
            "toutes",
            "et",
            "devant",
            "sur",
            "dans",
            "lors",
        }

    def _complement_end(self, start: int, hi: int, later: list[Cue], *, fronted: bool) -> int:
        """The complement ends with its sentence, or where another source takes over."""
        doc = self.doc
        stop = hi
        for cue in later:
            begin = cue.clause[0]
            before = doc[begin - 1].text if begin else ""
            if begin <= start + 1:
                continue
            if (
                cue.kind == "inserted"
                or (cue.kind == "according" and before == ",")
                or (cue.kind == "shared" and before == "," and doc[cue.start].text.endswith("ant"))
                or (
                    cue.kind == "shared"
                    and cue.strong
                    and low(doc[begin]) in {"et", "mais", "puis"}
                )
                or (fronted and cue.kind == "verb" and before == ",")
            ):
                stop = min(stop, begin)
        for k in range(start, stop):
            if doc[k].text == ";" and not self.inside[k]:
                return k
        return stop

    def _around(self, cue: Cue, lo: int, hi: int, starts: list[int]) -> tuple[int, int] | None:
        """The clause a « selon X » or an inserted verb speaks for: the rest of its sentence."""
        doc = self.doc
        a, b = cue.clause
        before = (lo, a)
        after = (b, hi)
        for k in range(a - 1, lo - 1, -1):
            if doc[k].text == ";" and not self.inside[k]:
                before = (k + 1, a)
                break
        others = [s for s in starts if s > b]
        if others and cue.kind == "inserted":
            after = (b, min(others))
        left = self._words(*before)
        right = self._words(*after)
        if a - lo <= 1 or left < 3 <= right:
            return self._trim(*self._chars(*after)) if right >= 2 else None
        if left >= 2:
            return self._trim(*self._chars(*before))
        return None

    def _words(self, start: int, end: int) -> int:
        return sum(1 for t in self.doc[start:end] if t.is_alpha or t.like_num) if end > start else 0

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        """Characters without the punctuation around a clause (but with its own marks)."""
        text = self.text
        while start < end and (text[start].isspace() or text[start] in ",;:-–—."):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.–—"):
            end -= 1
        words = text[start:end]
        for left, right in (('"', '"'), ("«", "»"), ("“", "”")):
            if (
                words[:1] == left
                and words[-1:] == right
                and not re.search("[" + left + right + "]", words[1:-1])
            ):
                start, end = start + 1, end - 1
                while start < end and text[start].isspace():
                    start += 1
                while end > start and text[end - 1].isspace():
                    end -= 1
                break
        return start, end

    # --- quotes without a cue of their own ----------------------------------------------------

    def _stands_alone(self, mark: Quoted) -> bool:
        """Whether the quoted stretch is a sentence by itself, not a part of the author's one."""
        before = self.text[: mark.outer_start].rstrip()
        after = self.text[mark.outer_end :].lstrip(" \u00a0\u202f")
        opened = not before or before[-1] in '.!?…:»"”'
        inner_end = self.text[mark.end - 1] in ".!?…" if mark.end else False
        closed = (
            not after
            or after[0] in ".!?…"
            or (inner_end and (after[0].isupper() or after[0] in '"«“'))
            or after[0] in ",:"
        )
        return opened and closed

    def _previous(self, mark: Quoted) -> _Source | None:
        """The last quote's speaker, for a quote that follows without naming one."""
        before = self.piece.offset + mark.outer_start
        heard = self.memory.last(before, spoke=True)
        named = self.memory.last(before)
        if named is not None and named.span.start >= self.piece.offset:
            # « X prend cela avec le sourire. "…" »: who has just been named speaks.
            spoke_here = heard is not None and heard.span.start >= self.piece.offset
            if not spoke_here or (heard is not None and named.span.start > heard.span.start):
                heard = Heard(named.span, named.gender, named.number, True, named.human)
        if heard is None:
            return None
        self.memory.add(heard)
        return _Source(heard.span, None)

    def _following(self, mark: Quoted) -> _Source | None:
        """« "…" X sourit. »: the subject of the sentence after a quote that opens an article."""
        at = self._token_at(mark.outer_end - 1) + 1
        for i in range(at, min(at + 40, len(self.doc))):
            if self.inside[i]:
                return None
            group = verb_group(self.doc, i)
            token = self.doc[i]
            if token.dep_.startswith("nsubj") and (
                token.ent_type_ == "PER" or (token.pos_ == "PROPN" and not token.ent_type_)
            ):
                start = nominal_start(self.doc, i, at)
                heard = self._heard((start, max(nominal_end(self.doc, start), i + 1)), spoke=True)
                self.memory.add(heard)
                return _Source(heard.span, None)
            if group is None:
                continue
        return None

    def _judged(self, mark: Quoted, cues: list[Cue], lo: int, hi: int) -> _Source | None:
        """Quoted words inside the author's clause: its subject's, when the subject is a person."""
        doc = self.doc
        at = self._token_at(mark.outer_start)
        colon = self.text[: mark.outer_start].rstrip()[-1:] == ":"
        for i in range(at - 1, lo - 1, -1):
            token = doc[i]
            if self.inside[i] or self._in_brackets(i, lo):
                continue
            if token.dep_.startswith("nsubj") and token.pos_ in {"PROPN", "NOUN", "PRON"}:
                if token.pos_ == "PRON":
                    word = low(token).lstrip("-")
                    if word in {"il", "elle", "ils", "elles"}:
                        heard = self._antecedent(self.piece.offset + token.idx, word)
                        return _Source(heard.span, None) if heard else None
                    continue
                start = nominal_start(doc, i, lo)
                end = max(nominal_end(doc, start), i + 1)
                if colon or any(t.ent_type_ in {"PER", "ORG"} for t in doc[start:end]):
                    heard = self._heard((start, end), spoke=True)
                    self.memory.add(heard)
                    return _Source(heard.span, None)
                return None
        return None

    def _in_brackets(self, i: int, lo: int) -> bool:
        stretch = self.text[self.doc[lo].idx : self.doc[i].idx]
        return stretch.count("(") > stretch.count(")")

    # --- output -------------------------------------------------------------------------------

    def _emit_direct(self, mark: Quoted, source: _Source) -> None:
        """A quoted stretch, in pieces where an inserted clause breaks it."""
        pieces = [(mark.start, mark.end)]
        lo, hi = self._tokens(mark.outer_start, mark.outer_end)
        for cue in self._inside_cues(lo, hi):
            a, b = self._chars(*cue)
            start, end = pieces.pop()
            pieces += [(start, a), (b, end)]
        for start, end in pieces:
            a, b = self._trim_inner(start, end)
            if a < b:
                self._emit(a, b, direct=True, source=source)

    def _inside_cues(self, lo: int, hi: int) -> list[tuple[int, int]]:
        found = []
        for start, end in self.bounds:
            a, b = max(lo, start), min(hi, end)
            if a < b:
                for cue in self._inserted(a, b, []):
                    if cue.clause[0] > lo:
                        found.append(cue.clause)
        return found

    def _trim_inner(self, start: int, end: int) -> tuple[int, int]:
        text = self.text
        while start < end and (text[start].isspace() or text[start] in ",;"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
            end -= 1
        return start, end

    def _emit(self, start: int, end: int, *, direct: bool, source: _Source) -> None:
        words = self.text[start:end]
        if not _WORD.search(words):
            return
        left, right = self.piece.offset + start, self.piece.offset + end
        if any(q.start < right and left < q.end for q in self.found[-12:]):
            return
        hedge = source.hedge
        if not direct and hedge in {None, "selon"} and _CONDITIONAL.search(words):
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
            )
        )


def _is_statement(text: str, mark: Quoted, *, whole: bool = False) -> bool:
    """Long enough to be somebody's words rather than a nickname or a title."""
    words = _WORD.findall(text[mark.start : mark.end])
    return len(words) >= (2 if whole else MIN_WORDS)
