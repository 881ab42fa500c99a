"""From a cue to whom it means: the noun phrase beside it, or the one its pronoun stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from annotated_briefing.annotate.speech.cues import (
    Cue,
    is_finite,
    subject_before,
    verb_group,
)
from annotated_briefing.annotate.speech.passage import RELATIVES, Passage
from annotated_briefing.annotate.speech.people import (
    Gender,
    Genders,
    Heard,
    Memory,
    Number,
    described,
    met,
    name_words,
)
from annotated_briefing.annotate.speech.speaker_names import SpeakerNames
from annotated_briefing.annotate.syntax.noun_phrases import (
    head_noun,
    in_complement,
    is_clitic,
    low,
    morph,
    nominal_end,
    nominal_start,
    with_apposed_name,
)
from annotated_briefing.annotate.syntax.words import Token
from annotated_briefing.french import impersonal, peoples, stance, voices
from annotated_briefing.french.determiners import DETERMINERS, PLURAL, THEIRS
from annotated_briefing.french.nouns import listed
from annotated_briefing.french.quotation import Quoted
from annotated_briefing.model import Doubt, Mention, Sentence, Span

# Cities that stand for the government that sits there.
_CAPITALS = listed("""
    Washington Moscou Pékin Paris Londres Berlin Bruxelles Téhéran Ankara Tokyo Séoul Pyongyang
    Kiev Kyiv Rome Madrid Delhi Islamabad Damas Bagdad Ryad Riyad Alger Rabat Tunis Varsovie
    Budapest Athènes Jérusalem Minsk Taipei Bamako Kigali Caracas Brasilia Ottawa Canberra Vienne
    """)
_SOMEBODY = listed(
    "certains certaines beaucoup plusieurs tous toutes autres d'autres chacun quelqu'un un une"
)
_PLACEHOLDERS = {
    "celui": "il", "celle": "elle", "celui-ci": "il", "celle-ci": "elle", "ceux": "ils",
    "celles": "elles", "ceux-ci": "ils", "celles-ci": "elles",
}  # fmt: skip


_WRITES = ("écri", "inscri", "rédig", "sign", "publi", "post", "adress", "envo", "tagu", "laiss")
_SIGNED = re.compile(r"\s*(?:,|\(|[-–—])\s*(?P<name>[A-ZÀ-Ý])")
_AGE = re.compile(r",\s*\d+ ans\b")
_REPLIES = frozenset({"répond", "rétorq", "répliq"})


def _is_met(token: Token) -> bool:
    """« qui accompagnait vendredi X »: taken for the subject of a verb that has its own."""
    verb = token.head
    return token.i > verb.i and verb.i > 0 and low(verb.nbor(-1)) == "qui"


@dataclass(frozen=True, slots=True)
class Source:
    """Who is behind a statement, as far as the words go, and what speaks against it."""

    span: Span | None
    cue: Span | None
    hedge: str | None = None
    doubt: Doubt | None = None


class Reader:
    """What is known of a whole article while its paragraphs are read."""

    def __init__(
        self,
        text: str,
        sentences: tuple[Sentence, ...],
        mentions: tuple[Mention, ...],
        verbs: list[int],
        written: str | None,
    ):
        """`written` is the EDTF day, month or year that the text counts from."""
        self.text = text
        self.genders = Genders(text, mentions)
        self.names = SpeakerNames(text, sentences, mentions, self.genders, verbs, written=written)
        self.memory = Memory([s.start for s in sentences])


class Voices:
    """The speakers of one paragraph, found with the memory of those before."""

    def __init__(self, passage: Passage, reader: Reader) -> None:
        self.passage = passage
        self.reader = reader
        self.memory = reader.memory

    def reserve(self, cue: Cue) -> tuple[Span, str | None]:
        """Where a cue stands, and the reserve with which it tells."""
        doc, span = self.passage.doc, self.passage.span
        if cue.kind == "according":
            end = cue.speaker[0] if cue.speaker else cue.end - 1
            return span(cue.start, max(cue.start + 1, end)), "selon"
        hedge = "dément" if cue.denies else None
        if any(morph(doc[i], "Mood") == ["Cnd"] for i in range(cue.start, cue.end)):
            hedge = "conditionnel"
        elif cue.kind != "inserted" and cue.asks(doc):
            hedge = "demande"
        return span(cue.start, cue.end), hedge

    def source(self, cue: Cue) -> Source:
        """A cue → its speaker in the text: its noun phrase, or whom its pronoun stands for."""
        doc = self.passage.doc
        cue_span, hedge = self.reserve(cue)
        at = self.passage.offset + doc[cue.start].idx
        pronoun = cue.pronoun
        if cue.speaker is not None:
            pronoun = self._placeholder(cue.speaker)
            if pronoun is None:
                self._tie(cue.speaker, self._limit(cue, at))
                speaks = self._may_speak(cue)
                leads = speaks and not self._in_relative(cue)
                heard = self.heard(cue.speaker, spoke=leads)
                if heard.number == "s" and self._is_said_by(cue, "Plur"):
                    speaks = False  # « X et une amie, qui affirment »: more than the last say so
                first = low(doc[cue.speaker[0]])
                if first in PLURAL and self._is_said_by(cue, "Sing"):
                    speaks = False  # « les propos du maire, qui affirme »: one of the complement
                heard = replace(heard, at=at, sure=speaks)
                if self._goes_on(heard):
                    self.memory.add(heard)
                return Source(heard.span, cue_span, hedge, None if speaks else "speaker-unsure")
        if pronoun in {"je", "j'", "nous", "on"}:
            return Source(None, cue_span, hedge, "speaker-unsure")
        one = self._whose(cue, pronoun, at)
        if one is None:
            return Source(None, cue_span, hedge, "speaker-unsure")
        self.memory.add(met(one, at, sure=one.sure, spoke=True))
        return Source(one.span, cue_span, hedge, self._doubt(one, at))

    def _whose(self, cue: Cue, pronoun: str | None, at: int) -> Heard | None:
        """Whom a cue without a noun phrase of its own means."""
        if cue.kind == "shared":
            return self._shared(cue, at)
        one = self.memory.resolve(self._limit(cue, at), pronoun)
        turned = one is not None and self._is_turned(cue)
        if one is not None and turned and self.memory.only_person(at, one.gender) is None:
            return replace(one, sure=False)
        return one

    def _is_turned(self, cue: Cue) -> bool:
        """« celui-ci a dit », « a-t-il répondu »: the other one, where there are two."""
        doc = self.passage.doc
        named = cue.speaker is not None and low(doc[cue.speaker[0]]) != "celui"
        replies = any(low(t)[:6] in _REPLIES for t in doc[cue.start : cue.end])
        return named or (cue.pronoun is not None and replies)

    def _is_said_by(self, cue: Cue, number: str) -> bool:
        """Whether one or several are said to speak; only where ending and tagger agree."""
        verb = self.passage.doc[cue.start : cue.end]
        finite = next((t for t in verb if is_finite(t) and not is_clitic(t)), None)
        if cue.kind != "verb" or finite is None or number not in morph(finite, "Number"):
            return False
        return low(finite).endswith(("ent", "ont")) == (number == "Plur")

    def _tie(self, phrase: tuple[int, int], limit: int) -> None:
        """« ce responsable », « la femme de 32 ans »: who was just named, when that is sure.

        An office (« le maire ») may be another's; an age or a demonstrative takes up somebody, and
        so does a trade (« la chercheuse ») while only one woman has come up, or a minister's while
        the only one there is has spoken.
        """
        doc, names = self.passage.doc, self.reader.names
        words = [low(t) for t in doc[phrase[0] : phrase[1]]]
        takes_up = words[0] in {"ce", "cet", "cette"} or (
            words[0] in {"le", "la", "l'"}
            and (words[-1] == "ans" or any(w.endswith("génaire") for w in words))
        )
        definite = takes_up or words[0] in {"le", "la", "l'"}
        if not definite:
            return
        heard = self.heard(phrase, spoke=False)
        if heard.names or not heard.human or heard.number == "p" or heard.head == "source":
            return
        one = self.memory.last_speaker(limit)
        if one is not None and one.sure and self.memory.is_next_to(one, limit):
            again = names.of(one.span)
            if again is not None and names.is_one_of(again, heard.span):
                names.tell(heard.span, again, "")
                return  # « a ajouté le ministre »: of two ministers, the one who speaks
        if not takes_up and heard.head != "chef" and {"de", "du", "des", "d'"} & set(words):
            return  # « le délégué de la ligue » may be one more
        limit = min(self.passage.sentence_start(phrase[0]), limit)
        office = False
        if takes_up:
            pronoun = {"m": "il", "f": "elle"}.get(heard.gender or "")
            one = self.memory.resolve(limit, pronoun) if pronoun else None
            if one is not None and self.memory.rival_since(one, limit):
                one = None
        else:
            one = self.memory.only_person(limit, heard.gender)
            office = voices.is_newcomer(heard.head)
            if office and not (one and one.spoke and voices.is_in_office(heard.head)):
                one = None
            if names.may_be_the_other_head(heard.span) or names.is_shared(heard.span):
                one = None  # « X a dit que … Le Premier ministre »: X may be the president
        if one is not None and one.sure and one.gender in {None, heard.gender}:
            name = names.of(one.span)
            if (
                name is not None
                and names.may_be_aged(name, heard.span)
                and not (office and names.holds_other_office(name, heard.head))
            ):
                names.tell(heard.span, name, heard.head)

    def _goes_on(self, heard: Heard) -> bool:
        """Whether « il » may mean it: a person or a body, not what one of them wrote."""
        return heard.human or bool(heard.names) or voices.is_body(heard.head)

    def _in_relative(self, cue: Cue) -> bool:
        """« X, que Y, qui accuse Z, a reçu »: who speaks there is not who the sentence is about."""
        return cue.kind == "verb" and low(self.passage.doc[cue.start - 1]) == "qui"

    def _doubt(self, one: Heard, at: int) -> Doubt | None:
        if one.sure:
            return None
        here = self.memory.sentence(one.span.start) == self.memory.sentence(at)
        return "speaker-unsure" if here else "speaker-elsewhere"

    def _placeholder(self, phrase: tuple[int, int]) -> str | None:
        """The pronoun that « celui qui… », « ce dernier » amount to."""
        doc = self.passage.doc
        word = low(doc[phrase[0]])
        if word in _PLACEHOLDERS:
            return _PLACEHOLDERS[word]
        if phrase[1] - phrase[0] == 2 and low(doc[phrase[0] + 1]) in {"dernier", "dernière"}:
            return "elle" if low(doc[phrase[0] + 1]) == "dernière" else "il"
        return None

    def _limit(self, cue: Cue, at: int) -> int:
        """Before which place to look for a pronoun: what is quoted or told is not its critic's."""
        if cue.kind != "inserted":
            return at
        start = self.passage.sentence_start(cue.start)
        begun = [
            m.outer_start
            for m in self.passage.marks
            if m.outer_start < self.passage.doc[cue.start].idx
            and m.outer_end >= start - self.passage.offset
        ]
        mark = begun[-1] if begun else None
        if mark is None:
            return start
        # A quotation of several sentences: the one it starts in counts.
        start = min(start, self.passage.sentence_start(self.passage.token_at(mark)))
        head = self.passage.text[max(0, start - self.passage.offset) : mark].rstrip()
        return self.passage.offset + mark if head.endswith((":", ";")) else start

    def _shared(self, cue: Cue, at: int) -> Heard | None:
        """Whose a gerund, an infinitive or a second verb is: the one who speaks in its sentence."""
        fronted = self._fronted(cue)
        if fronted is not None:
            return fronted
        lo = self.passage.sentence_start(cue.start)
        for one in self.memory.before(at):
            if one.at < lo:
                break
            if one.spoke:
                return replace(one, sure=one.sure and not self._after_relative(cue))
        left = self._subject_left(cue.start)
        if left is not None:
            return replace(left, sure=left.sure and not self._after_relative(cue))
        for one in self.memory.before(at):
            if one.at >= lo and one.subject:
                return one
        last = self.memory.last_speaker(at)
        return met(last, at, sure=False) if last else None

    def _after_relative(self, cue: Cue) -> bool:
        """« Il salue X, qui en rit et juge … », « Elle dit que X est venu et a juré … »: who did?

        Not so where the relative hangs on the subject, before the main verb, or on a thing.
        """
        doc = self.passage.doc
        lo = next((a for a, _ in self.passage.sentences_between(cue.start, cue.start + 1)), 0)
        if low(doc[cue.clause[0]]) not in {"et", "mais", "puis"}:
            return False
        links = {"qui", "que", "qu'"}
        who = next((k for k in range(cue.start - 1, lo, -1) if low(doc[k]) in links), lo)
        near = doc[who + 1 : who + 4] if low(doc[who]) != "qui" else doc[max(lo, who - 2) : who]
        could = any(t.ent_type_ in {"PER", "ORG"} or voices.is_person(low(t)) for t in near)
        return could and any(is_finite(t) and not self.passage.inside[t.i] for t in doc[lo:who])

    def _fronted(self, cue: Cue) -> Heard | None:
        """« Reconnaissant que …, X a souligné »: the subject comes after."""
        doc = self.passage.doc
        lo, hi = next(iter(self.passage.sentences_between(cue.start, cue.start + 1)), (0, 0))
        if not doc[cue.start].text.endswith("ant") or self.passage.finite_in(lo, cue.start):
            return None
        for i in range(cue.end, hi):
            if (
                doc[i].dep_.startswith("nsubj")
                and doc[i].head.dep_ == "ROOT"
                and not self.passage.inside[i]
            ):
                if doc[i].pos_ == "PRON":
                    return self.memory.resolve(
                        self.passage.offset + doc[lo].idx, low(doc[i]).lstrip("-")
                    )
                start = nominal_start(doc, i, lo)
                end = max(nominal_end(doc, start), i + 1)
                return self.heard((start, with_apposed_name(doc, start, end)), spoke=True)
        return None

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
                heard = self.heard(phrase, spoke=True)
                return replace(heard, sure=self._goes_on(heard))
            if pronoun in {"il", "elle", "ils", "elles"}:
                return self.memory.resolve(self.passage.offset + doc[i].idx, pronoun)
        return None

    def _may_speak(self, cue: Cue) -> bool:
        """Whether a phrase names somebody, a body or a writing: not « l'épidémie », « le pire »."""
        assert cue.speaker is not None
        doc = self.passage.doc
        a, b = cue.speaker
        first = doc[a]
        name = self.reader.names.within(self.passage.span(a, b))
        if name is not None:
            if doc[self.passage.token_at(name.start - self.passage.offset)].ent_type_ != "LOC":
                return True
            words = name.of(self.reader.text)
            return words in peoples.countries() or words.split()[-1] in _CAPITALS
        if low(first) in _SOMEBODY:
            return True
        head = head_noun(doc, a, b)
        if head is None:
            inner = next((t for t in doc[a:b] if low(t) not in DETERMINERS), first)
            if any(low(t) == "et" for t in doc[a:b]) and inner.ent_type_:
                return inner.ent_type_ != "LOC" or inner.text in peoples.countries()
            return inner.text[:1].isupper() and not inner.ent_type_
        if cue.kind == "according":
            return True
        return voices.can_speak(low(head)) or head.text in peoples.inhabitants()

    def heard(self, phrase: tuple[int, int], *, spoke: bool) -> Heard:
        """A noun phrase as somebody met where it stands."""
        a, b = phrase
        doc, reader = self.passage.doc, self.reader
        span = self.passage.span(a, b)
        head = next((t for t in doc[a:b] if t.pos_ in {"NOUN", "PROPN"}), doc[a])
        gender: Gender | None = None
        if head.pos_ == "NOUN":
            gender = (
                "f" if "Fem" in morph(head, "Gender") else "m" if morph(head, "Gender") else None
            )
        number: Number | None = None
        if morph(head, "Number"):
            number = "p" if "Plur" in morph(head, "Number") else "s"
        gender, number = described([t.text for t in doc[a:b]], gender, number)
        noun = head_noun(doc, a, b)
        person = noun is not None and voices.is_person(low(noun))
        if noun is not None and low(noun) in voices.EITHER:
            gender = None
        name = reader.names.of(span)
        kind = next((t.ent_type_ for t in doc[a:b] if t.ent_type_), "")
        inside = name is not None and span.covers(name)
        names: frozenset[str] = frozenset()
        # « le rapport de X » is a thing, whoever made it.
        human = person or (kind == "PER" and noun is None) or head.pos_ == "PRON"
        if name is not None:
            names = name_words(name.of(reader.text))
            if number != "p":
                number = "s"
                gender = reader.genders.of(reader.text, name) or (gender if person else None)
            human = person or (kind == "PER" if inside else reader.names.is_person(name))
        elif noun is None:
            human = human or (spoke and head.pos_ == "PROPN" and not head.ent_type_)
        return Heard(
            span, span.start, gender, number, names, low(noun) if noun else "", spoke, False, human
        )

    def remember(self, cues: list[Cue], lo: int, hi: int) -> None:
        """Everybody met in a sentence of the author's: whom the next « il » may mean."""
        passage, doc = self.passage, self.passage.doc
        named = [
            (start, end, mention, self._leads(start, end, lo, hi))
            for start, end, mention in passage.people(lo, hi)
            if not passage.inside[start]
        ]
        leaders = [start for start, _, _, leads in named if leads]
        subjects: set[int] = set()
        pronouns: list[int] = []
        for i in range(lo, hi):
            token = doc[i]
            if passage.inside[i] or not token.dep_.startswith("nsubj") or _is_met(token):
                continue
            if token.pos_ == "PRON":
                pronouns.append(i)
            elif token.pos_ in {"PROPN", "NOUN"}:
                start = nominal_start(doc, i, lo)
                end = max(nominal_end(doc, start), i + 1)
                end = with_apposed_name(doc, start, end)
                self._tie((start, end), passage.offset + doc[lo].idx)
                heard = self.heard((start, end), spoke=False)
                apposed = (
                    start - 2 >= lo
                    and doc[start - 1].text == ","
                    and doc[start - 2].ent_type_
                    and not self._acts(end, hi)  # « Avec X, le chef du port a promis »
                )
                if not heard.names and (apposed or any(end <= k < token.head.i for k in leaders)):
                    continue  # « X, chef du port, a », « Premier élu à …, X a »: what X is
                if self._goes_on(heard):
                    self.memory.add(replace(heard, subject=True))
                    subjects.update(range(start, end))
        for start, end, mention, leads in named:
            if start in subjects:
                continue
            self.memory.add(
                Heard(
                    mention.span,
                    mention.start,
                    self.reader.genders.of(self.reader.text, mention),
                    "s",
                    name_words(mention.of(self.reader.text)),
                    subject=leads,
                    object=any(t.dep_ == "obj" for t in doc[nominal_start(doc, start, lo) : end]),
                )
            )
        for i in pronouns:
            self._remember_pronoun(i)
        for cue in cues:
            if cue.kind != "verb" or cue.speaker is None or passage.inside[cue.start]:
                continue
            if self._placeholder(cue.speaker) is None and self._may_speak(cue):
                self.memory.add(self.heard(cue.speaker, spoke=not self._in_relative(cue)))

    def _remember_pronoun(self, i: int) -> None:
        """« il » again: the chain goes on from here, impersonal ones apart."""
        doc = self.passage.doc
        word = low(doc[i]).lstrip("-")
        word = _PLACEHOLDERS.get(word, word)
        if word not in {"il", "elle", "ils", "elles"}:
            return
        ahead = [low(t) for t in doc[i + 1 : i + 4]]
        if word == "il" and (
            ahead[:1] == ["y"]
            or any(w in impersonal.ONLY for w in ahead)
            or (ahead[:1] in (["est"], ["était"]) and ahead[1:2] in (["un"], ["une"]))
        ):
            return
        at = self.passage.offset + doc[i].idx
        one = self.memory.resolve(at, word)
        if one is not None:
            self.memory.add(met(one, at, sure=one.sure, subject=True))

    def _acts(self, k: int, hi: int) -> bool:
        """Whether a clause's verb, its clitics first, stands at once at `k`."""
        doc = self.passage.doc
        while k < hi and is_clitic(doc[k]):
            k += 1
        return k < hi and is_finite(doc[k])

    def _leads(self, start: int, end: int, lo: int, hi: int) -> bool:
        """Whether a name is its clause's subject though the parse does not say so."""
        doc = self.passage.doc
        if in_complement(doc, start, lo) or (start > lo and doc[start - 1].pos_ == "ADP"):
            return False
        k = end
        if k < hi and doc[k].text == "(":
            k = next((j + 1 for j in range(k, min(k + 8, hi)) if doc[j].text == ")"), k)
        if k < hi and doc[k].text == ",":
            # Past what is apposed, to the comma before the verb.
            relative = False
            for j in range(k + 1, min(k + 40, hi - 1)):
                relative = relative or low(doc[j]) in RELATIVES
                if doc[j].text == "," and (is_clitic(doc[j + 1]) or is_finite(doc[j + 1])):
                    k = j + 1
                    break
                if not relative and is_finite(doc[j]) and doc[j].pos_ in {"VERB", "AUX"}:
                    return False
        return self._acts(k, hi)

    def bare(self, mark: Quoted) -> Source | None:
        """Whose a quotation is that names nobody: who spoke, or acted, in the sentence before."""
        at = self.passage.offset + mark.outer_start
        here = self.memory.sentence(at)
        around = [h for h in self.memory.before(at) if here - self.memory.sentence(h.at) <= 1]
        spoke = next((h for h in around if h.spoke), None)
        acted = [h for h in around if h.subject and h.human and not h.spoke]
        opens = mark.outer_start <= 1
        if spoke is not None:
            told = self.memory.sentence(spoke.at)
            later = [h for h in acted if self.memory.sentence(h.at) > told and not h.is_same(spoke)]
            one = met(spoke, at, sure=spoke.sure and not later, spoke=True)
        elif acted and not opens:
            one = met(
                acted[0], at, sure=acted[0].sure and all(h.is_same(acted[0]) for h in acted),
                spoke=True,
            )  # fmt: skip
        else:
            last = self.memory.last_speaker(at) or self._following(mark)
            if last is None:
                return None
            one = met(last, at, sure=False, spoke=True)
        if opens and one.sure and self._another_follows(mark, one):
            one = replace(one, sure=False)
        self.memory.add(one)
        # « X aurait juré que … "…" »: the text holds these words in reserve like those before.
        reserved = spoke is not None and stance.CONDITIONAL.match(self.reader.text, spoke.at)
        hedge = "conditionnel" if reserved else None
        return Source(one.span, None, hedge, self._doubt(one, at))

    def is_shown(self, mark: Quoted, lo: int, cue: Span | None) -> bool:
        """« X pose devant une affiche : "…" »: words of what they stand on, not X's.

        Unless X says or writes them there (« dans une lettre : », « sa pancarte : »).
        """
        doc, passage = self.passage.doc, self.passage
        at = passage.token_at(mark.outer_start)
        if not passage.text[: mark.outer_start].rstrip().endswith(":"):
            return False
        for k in range(at - 1, lo, -1):
            # The tagger takes « une nouvelle affiche » for a verb: what stands before it tells.
            noun = doc[k].pos_ == "NOUN" or doc[k - 1].pos_ in {"DET", "ADJ"}
            if noun and not passage.inside[k] and voices.shows_words(low(doc[k])):
                break
        else:
            return False
        first = k
        while first > lo and doc[first - 1].pos_ in {"DET", "ADJ"}:
            first -= 1
        said = cue is not None and passage.offset + doc[k].idx < cue.end  # « le maire note : »
        if said or passage.finite_in(k + 1, at) or low(doc[first]) in THEIRS:
            return False
        if low(doc[first - 1]) in {"dans", "via"}:
            return False
        return not any(low(t).startswith(_WRITES) for t in doc[lo:first])

    def _following(self, mark: Quoted) -> Heard | None:
        """« "…" X sourit. »: the subject after a quotation that opens an article."""
        doc = self.passage.doc
        after = self.passage.token_at(mark.outer_end - 1) + 1
        for i in range(after, min(after + 40, len(doc))):
            if self.passage.inside[i]:
                return None
            if doc[i].dep_.startswith("nsubj") and doc[i].pos_ in {"NOUN", "PROPN"}:
                start = nominal_start(doc, i, after)
                return self.heard((start, max(nominal_end(doc, start), i + 1)), spoke=False)
        return None

    def _another_follows(self, mark: Quoted, one: Heard) -> bool:
        """« "…" Y sourit. »: at the head of a paragraph that goes on about somebody else."""
        doc = self.passage.doc
        for i in range(self.passage.token_at(mark.outer_end - 1) + 1, len(doc)):
            if self.passage.inside[i]:
                return False
            if doc[i].dep_.startswith("nsubj") or doc[i].ent_type_ == "PER":
                if doc[i].pos_ == "PRON":
                    return not one.fits(low(doc[i]).lstrip("-"))
                start = nominal_start(doc, i)
                other = self.heard((start, max(nominal_end(doc, start), i + 1)), spoke=False)
                return other.human and not other.is_same(one)
        return False

    def judged(self, mark: Quoted, lo: int) -> Source | None:
        """Quoted words inside the author's clause: maybe its subject's, never surely."""
        at = self.passage.offset + mark.outer_start
        start = self.passage.offset + self.passage.doc[lo].idx
        for one in self.memory.before(at):
            if one.at < start:
                return None
            if one.subject or one.spoke:
                return Source(one.span, None, None, "speaker-unsure")
        return None

    def presented(self, mark: Quoted, lo: int) -> Source | None:
        """Whom nothing but their name, before or after the words, gives as who said them."""
        return self.announced(mark, lo) or self.signed(mark)

    def signed(self, mark: Quoted) -> Source | None:
        """« "…", Rose Vidal, 32 ans, boulangère. »: whose name and age follow, and no verb."""
        doc, passage = self.passage.doc, self.passage
        text = passage.text
        after = _SIGNED.match(text, mark.outer_end)
        if after is None:
            return None
        at = passage.token_at(after.start("name"))
        people = [p for p in passage.people(at, len(doc)) if p[0] == at]
        if not people or doc[people[0][1]].text != ",":
            return None
        end = next(iter(passage.sentences_between(at, at + 1)), (at, len(doc)))[1]
        if passage.finite_in(at, end) or not _AGE.match(text, doc[people[0][1]].idx):
            return None
        heard = self.heard((at, people[0][1]), spoke=True)
        self.memory.add(heard)
        return Source(heard.span, None)

    def announced(self, mark: Quoted, lo: int) -> Source | None:
        """« X, maire de Brumes : "…" », « X sourit : "…" »: who stands before the colon."""
        doc, passage = self.passage.doc, self.passage
        before = passage.text[: mark.outer_start].rstrip()
        if before[-1:] != ":" or before[:-1].rstrip()[-1:] in {'"', "'"}:
            return None  # « "type":"video" » is code that came along
        at = passage.token_at(mark.outer_start)
        named = [p for p in passage.people(lo, at) if not passage.inside[p[0]]]
        leading = [
            p
            for p in named
            if not in_complement(doc, p[0], lo) and not (p[0] > lo and doc[p[0] - 1].pos_ == "ADP")
        ]
        if leading and not passage.finite_in(lo, at):
            start = nominal_start(doc, leading[0][0], lo)
            heard = self.heard((start, leading[0][1]), spoke=True)
            self.memory.add(heard)
            return Source(heard.span, None)
        offset = passage.offset + mark.outer_start
        here = self.memory.sentence(offset)
        acted = [
            h
            for h in self.memory.before(offset)
            if self.memory.sentence(h.at) == here and (h.subject or h.spoke)
        ]
        people = [h for h in acted if h.human]
        if not people:
            return None
        first = people[-1]
        one = met(
            first, offset, sure=first.sure and all(h.is_same(first) for h in people), spoke=True
        )
        self.memory.add(one)
        return Source(one.span, None, None, self._doubt(one, offset))
