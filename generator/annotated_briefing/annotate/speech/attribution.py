"""From a cue to whom it means: the noun phrase beside it, or the one its pronoun stands for."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_briefing.annotate.speech.antecedents import Heard, Memory, describe
from annotated_briefing.annotate.speech.cues import Cue, subject_before, verb_group
from annotated_briefing.annotate.speech.passage import Passage
from annotated_briefing.annotate.syntax.noun_phrases import (
    is_clitic,
    is_human,
    low,
    morph,
    nominal_end,
    nominal_start,
)
from annotated_briefing.french.quotation import Quoted
from annotated_briefing.model import Span


@dataclass(frozen=True, slots=True)
class Source:
    """Who is behind a statement, as far as the words go."""

    span: Span | None
    cue: Span | None
    hedge: str | None = None


class Voices:
    """The speakers of one paragraph, found with the memory of those before."""

    def __init__(self, passage: Passage, memory: Memory) -> None:
        self.passage = passage
        self.memory = memory

    def source(self, cue: Cue) -> Source:
        """A cue → its speaker in the text: its noun phrase, or whom its pronoun stands for."""
        cue_span = self.passage.span(cue.start, cue.end)
        hedge = "dément" if cue.denies else None
        if cue.kind == "according":
            hedge = "selon"
            cue_span = self.passage.span(
                cue.start, max(cue.start + 1, (cue.speaker[0] if cue.speaker else cue.end - 1))
            )
        elif any(morph(self.passage.doc[i], "Mood") == ["Cnd"] for i in range(cue.start, cue.end)):
            hedge = "conditionnel"
        if cue.speaker is not None:
            heard = self._heard(cue.speaker, spoke=True)
            self.memory.add(heard)
            return Source(heard.span, cue_span, hedge)
        if cue.pronoun in {"je", "j'", "nous", "on"}:
            return Source(None, cue_span, hedge)
        before = self.passage.offset + self.passage.doc[cue.start].idx
        if cue.kind == "shared":
            fronted = self._fronted(cue)
            if fronted is not None:
                return Source(fronted.span, cue_span, hedge)
            lo = self.passage.sentence_start(cue.start)
            same = [h for h in self.memory.heard[-12:] if h.spoke and lo <= h.span.start < before]
            left = self._subject_left(cue.start)
            near = [h for h in (*same[-1:], left) if h is not None]
            last = max(near, key=lambda h: h.span.start, default=None)
            last = last or self.memory.last(before, spoke=True)
        else:
            last = self._inserted_antecedent(cue) if cue.kind == "inserted" else None
            last = last or self._antecedent(before, cue.pronoun)
        if last is None:
            return Source(None, cue_span, hedge)
        self.memory.add(Heard(last.span, last.gender, last.number, spoke=True, human=last.human))
        return Source(last.span, cue_span, hedge)

    def _fronted(self, cue: Cue) -> Heard | None:
        """« Reconnaissant que …, X a souligné »: the subject comes after."""
        doc = self.passage.doc
        lo, hi = next(iter(self.passage.sentences_between(cue.start, cue.start + 1)), (0, 0))
        if cue.clause[0] - lo > 1 or not doc[cue.start].text.endswith("ant"):
            return None
        for i in range(cue.end, hi):
            if (
                doc[i].dep_.startswith("nsubj")
                and doc[i].head.dep_ == "ROOT"
                and not self.passage.inside[i]
            ):
                if doc[i].pos_ == "PRON":
                    return self._antecedent(
                        self.passage.offset + doc[lo].idx, low(doc[i]).lstrip("-")
                    )
                start = nominal_start(doc, i, lo)
                return self._heard((start, max(nominal_end(doc, start), i + 1)), spoke=True)
        return None

    def _inserted_antecedent(self, cue: Cue) -> Heard | None:
        """Whom « a-t-il dit » stands for: who spoke before the quotation, not who is in it."""
        lo = self.passage.sentence_start(cue.start)
        at = self.passage.doc[cue.start].idx
        marks = [m.outer_start for m in self.passage.marks if m.outer_start < at]
        first = next((self.passage.offset + m for m in marks if self.passage.offset + m >= lo), lo)
        for spoke in (True, False):
            here = self.memory.last(first, cue.pronoun, spoke=spoke)
            if here is not None and here.span.start >= lo:
                return here
        return self._antecedent(lo, cue.pronoun)

    def _subject_left(self, token: int) -> Heard | None:
        """The subject that a gerund, an infinitive or a coordinated verb shares: the nearest."""
        doc = self.passage.doc
        lo = next((a for a, _ in self.passage.sentences_between(token, token + 1)), token)
        for i in range(token - 1, lo - 1, -1):
            if self.passage.inside[i] or (
                i > lo and is_clitic(doc[i - 1]) and doc[i - 1].pos_ == "PRON"
            ):
                continue
            group = verb_group(doc, i)
            if group is None or group.end > token or group.inverted:
                continue
            phrase, pronoun = subject_before(doc, group, lo)
            if phrase is not None:
                if self.passage.inside[phrase[0]]:
                    continue
                return self._heard(phrase, spoke=True)
            if pronoun in {"il", "elle", "ils", "elles"}:
                return self._antecedent(self.passage.offset + doc[lo].idx, pronoun)
        return None

    def _antecedent(self, before: int, pronoun: str | None) -> Heard | None:
        return self.memory.last(before, pronoun)

    def _heard(self, phrase: tuple[int, int], *, spoke: bool) -> Heard:
        a, b = phrase
        doc = self.passage.doc
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
        return Heard(self.passage.span(a, b), gender, number, spoke, human)

    def remember_subjects(self, cues: list[Cue], lo: int, hi: int) -> None:
        """People who are a subject in this sentence may be the « il » of the next."""
        for i in range(lo, hi):
            token = self.passage.doc[i]
            if (
                self.passage.inside[i]
                or not token.dep_.startswith("nsubj")
                or token.pos_ not in {"PROPN", "NOUN"}
            ):
                continue
            start = nominal_start(self.passage.doc, i, lo)
            end = max(nominal_end(self.passage.doc, start), i + 1)
            heard = self._heard((start, end), spoke=False)
            definite = low(self.passage.doc[start]) not in {
                "un",
                "une",
                "des",
                "aucun",
                "chaque",
                "tout",
            }
            if heard.human and (
                definite or any(t.ent_type_ == "PER" for t in self.passage.doc[start:end])
            ):
                self.memory.add(heard)
        for cue in cues:
            if (
                cue.kind == "verb"
                and cue.speaker is not None
                and not self.passage.inside[cue.start]
            ):
                self.memory.add(self._heard(cue.speaker, spoke=True))

    def previous(self, mark: Quoted) -> Source | None:
        """The last quote's speaker, for a quote that follows without naming one."""
        before = self.passage.offset + mark.outer_start
        heard = self.memory.last(before, spoke=True)
        named = self.memory.last(before)
        if named is not None and named.span.start >= self.passage.offset:
            # « X prend cela avec le sourire. "…" »: who has just been named speaks.
            spoke_here = heard is not None and heard.span.start >= self.passage.offset
            if not spoke_here or (heard is not None and named.span.start > heard.span.start):
                heard = Heard(named.span, named.gender, named.number, True, named.human)
        if heard is None:
            return None
        self.memory.add(heard)
        return Source(heard.span, None)

    def following(self, mark: Quoted) -> Source | None:
        """« "…" X sourit. »: the subject of the sentence after a quote that opens an article."""
        at = self.passage.token_at(mark.outer_end - 1) + 1
        for i in range(at, min(at + 40, len(self.passage.doc))):
            if self.passage.inside[i]:
                return None
            token = self.passage.doc[i]
            if token.dep_.startswith("nsubj") and (
                token.ent_type_ == "PER" or (token.pos_ == "PROPN" and not token.ent_type_)
            ):
                start = nominal_start(self.passage.doc, i, at)
                heard = self._heard(
                    (start, max(nominal_end(self.passage.doc, start), i + 1)), spoke=True
                )
                self.memory.add(heard)
                return Source(heard.span, None)
        return None

    def judged(self, mark: Quoted, lo: int) -> Source | None:
        """Quoted words inside the author's clause: its subject's, when the subject is a person."""
        doc = self.passage.doc
        at = self.passage.token_at(mark.outer_start)
        colon = self.passage.text[: mark.outer_start].rstrip()[-1:] == ":"
        for i in range(at - 1, lo - 1, -1):
            token = doc[i]
            if self.passage.inside[i] or self.passage.in_brackets(i, lo):
                continue
            if token.dep_.startswith("nsubj") and token.pos_ in {"PROPN", "NOUN", "PRON"}:
                if token.pos_ == "PRON":
                    word = low(token).lstrip("-")
                    if word in {"il", "elle", "ils", "elles"}:
                        heard = self._antecedent(self.passage.offset + token.idx, word)
                        return Source(heard.span, None) if heard else None
                    continue
                start = nominal_start(doc, i, lo)
                end = max(nominal_end(doc, start), i + 1)
                if colon or any(t.ent_type_ in {"PER", "ORG"} for t in doc[start:end]):
                    heard = self._heard((start, end), spoke=True)
                    self.memory.add(heard)
                    return Source(heard.span, None)
                return None
        return None
