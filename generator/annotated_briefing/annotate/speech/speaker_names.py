"""The name behind a speaker's words: « le ministre » is whom the text called so by name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from annotated_briefing.annotate.speech.bodies import Bodies
from annotated_briefing.annotate.speech.people import Genders, name_words
from annotated_briefing.french import mandates, nouns, peoples, spelling, voices
from annotated_briefing.french.determiners import (
    CONTRACTED,
    DEFINITE,
    DEMONSTRATIVE,
    DETERMINERS,
    INDEFINITE,
    ONE,
    PLURAL,
    THEIRS,
    alternatives,
    before_noun,
)
from annotated_briefing.french.fold import fold
from annotated_briefing.model import Mention, Sentence, Span

_OWNS = frozenset("de du des d par à au aux avec pour chez contre envers sur".split())
_CIVIL = frozenset("m mm mme mmes mlle me dr pr mgr".split())
_PIECE = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[^\w\s.'’-]")
_DETERMINER = re.compile(f"^{before_noun(DETERMINERS - CONTRACTED | INDEFINITE)}", re.I)
_DEFINITE = re.compile(f"^{before_noun((DEFINITE | DEMONSTRATIVE) - PLURAL)}", re.I)
_SHE = re.compile(r"^(?:la|cette)\s", re.I)
_HE = re.compile(r"^(?:le|ce)\s", re.I)
_HEAD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_COMPLEMENT = re.compile(
    r"^\s*(?:d[ue]s?|d['’]|à|aux?)\s*(?:la\s|l['’]|les\s)?\s*([^\W\d_]+)", re.I
)
_BROKEN = re.compile(
    r"[«»\"“”;:]|(?<!\w)(?:et|ou|qui|que|dont|où|par|avec|pour|contre|vers|chez)(?!\w)"
    rf"|(?<!\w)(?:{alternatives(THEIRS)})(?!\w)"
    r"|(?<!\w)qu['’]",
    re.I,
)
_APPOSED = re.compile(
    r"\s*(?:\([^)]*\)\s*)?,\s*(?:\d+ ans,\s*)?"
    rf"(?P<words>(?:(?:{alternatives((DEFINITE - PLURAL) | ONE)}"
    r"|ancien\w*|nouve\w+|jeune|ex)[\s-]*)*(?P<noun>[^,.;]*))",
    re.I,
)
_AGE = re.compile(r"(?P<age>\d+) ans\b")
_AGED = re.compile(r"\s*(?:\([^)]*\)\s*)?[,(]\s*(?:[^,;.()]{0,40}\s)?(?P<age>\d+) ans\b")
_PARTICLE = re.compile(
    r"(?<!\w)(?:M|MM|Mmes?|Mlle|Me|Mgr|Dr|Pr)\.?\s+(?:de(?: la)?|du|des|d['’])\s*$"
)
_WORDS = re.compile(r"[^\W_]+'?")
_SEVERAL = re.compile(rf"(?:{alternatives(PLURAL)})\b", re.I)
_AND = re.compile(r"(?<!\w)(?:et|ou)(?!\w)")
# What makes another office of the word after it: a « Premier ministre » is not « le ministre ».
_RANKS = frozenset("premier première ancien ancienne futur future ex vice sous".split())
_ANYBODY = frozenset("homme femme garçon fille personne jeune".split())
_ONLY_ONE = frozenset(fold(w) for w in ("premier ministre", "première ministre"))
_PRESIDES = re.compile(
    r"(?<!\w)(?:présidente?|présidence|cheffe? de l['’][EÉ]tat|[EÉ]lysée)(?!\w)", re.I
)
FAR = 60  # names before or after a function in which its bearer is looked for
# Offices of a state that have two names.
_SAME_OFFICE = {
    "chef de l'etat": re.compile(r"(?<!\w)président(?!\w)", re.I),
    "cheffe de l'etat": re.compile(r"(?<!\w)présidente(?!\w)", re.I),
    "chef du gouvernement": re.compile(r"(?<!\w)Premier ministre(?!\w)", re.I),
    "cheffe du gouvernement": re.compile(r"(?<!\w)Première ministre(?!\w)", re.I),
}
# What is told of a report by whoever came by it: « un rapport révélé par un journal ».
_PASSED_ON = (
    r"(?:cit|command|comment|consult|critiqu|dénonc|détaill|dévoil|divulgu|évoqu|exhum|mentionn"
    r"|obten|reç|réclam|relat|relay|repri|révél|salu|vu)\w*"
)
# Figures and reports speak for the body that made them.
_MADE_BY = re.compile(
    r"(?:les? |la |l['’]|une? |des )?(?:derni\w+ |nouve\w+ |récente?s? )*"
    r"(?:analyse|baromètre|bilan|chiffre|comptage|décompte|donnée|enquête|estimation|étude"
    r"|indicateur|mesure|prévision|projection|rapport|relevé|sondage|statistique)s?"
    r"(?:(?: (?!(?:par|sur|contre|pour|concernant|visant)\b)[\w-]+){0,5}? (?:(?:de|des|du) |d['’])"
    rf"|(?:(?: (?!par\b|{_PASSED_ON})[\w-]+){{0,5}}?) par )"
    r"(?:la |le |les |l['’])?(?:institut |agence )?",
    re.I,
)
_PAUSE = re.compile(r"[,.;:«»\"“”\n]")
_OFFICE = 40  # characters before a name
# Words that make an office another's than of France: « président malien », « président du club ».
_ELSEWHERE = re.compile(
    r"(?<![\w-])(?:présidente?|cheff?e? (?:de l['’][EÉ]tat|du gouvernement)"
    r"|Premi[eè]re? ministre)s?\s+"
    r"(?:(?:d['’]|d[eu]s?\s+)(?:la\s+|l['’])?(?P<place>[A-ZÀ-Ý][\w-]+)|(?P<adjective>[a-zà-ÿ-]+))"
)
_NEAR = 80  # characters around a name in which its function may stand


class SpeakerNames:
    """Finds the mention that names a speaker, in the speaker's words or before them in the text."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        genders: Genders,
        verbs: Sequence[int],
        *,
        written: str | None = None,
    ) -> None:
        """`verbs` are where the conjugated verbs of the text stand, in order; `written` the EDTF
        day, month or year of the text."""
        self._text = text
        self._sentences = sentences
        self._bounds = [s.start for s in sentences]
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]
        self._people = [m for m in self._mentions if m.type == "PER"]
        self._people_starts = [m.start for m in self._people]
        self._genders = genders
        self._verbs = verbs
        self._written = written
        self._bodies = Bodies(text, sentences, mentions)
        self._known: dict[Span, Span | None] = {}
        self._told: dict[str, Span] = {}
        self._bearers: dict[Span, list[Span]] = {}  # words → all whom the text calls so
        self._offices: dict[str, list[re.Match[str]]] = {}  # noun → « le maire de Brumes »

    def of(self, span: Span) -> Span | None:
        if span not in self._known:
            self._known[span] = self._find(span)
        return self._known[span]

    def _find(self, span: Span) -> Span | None:
        found = self.within(span) or self._by_function(span)
        if found is not None:
            return found
        kin, called = self._by_post(span)
        found = kin or self._by_mandate(span)
        return found or (None if called else self._bodies.of(span))

    def is_person(self, name: Span) -> bool:
        """Whether a name is somebody's, not a body's."""
        at = bisect_left(self._people_starts, name.start)
        return at < len(self._people) and self._people[at].start == name.start

    def tell(self, span: Span, name: Span, head: str) -> None:
        """That these words mean whom that name names, as the chain of the text shows.

        Their `head` means the same from there on, until the text calls another so.
        """
        self._known[span] = name
        if head and head not in _ANYBODY:
            self._told[head] = name

    def is_one_of(self, name: Span, words: Span) -> bool:
        """Whether it is a name of one of the several whom the text calls by these words."""
        sought = name_words(name.of(self._text))
        bearers = (name_words(one.of(self._text)) for one in self._bearers.get(words, ()))
        return any(sought <= other or other <= sought for other in bearers)

    def is_shared(self, words: Span) -> bool:
        """Whether the text has several holders of an office that it calls by these words."""
        return words in self._bearers

    def may_be_aged(self, name: Span, words: Span) -> bool:
        """Whether no other age stands beside that name: « l'homme de 20 ans » may be X, 52 ans."""
        age = _AGE.search(words.of(self._text))
        if age is None:
            return True
        sought = name_words(name.of(self._text))
        given = {
            match["age"]
            for one in self._people
            if sought & name_words(one.of(self._text))
            if (match := _AGED.match(self._text, one.end))
        }
        return not given or age["age"] in given

    def may_be_the_other_head(self, words: Span) -> bool:
        """Whether a text that speaks of « le Premier ministre » speaks of a president too."""
        bare = fold(_DETERMINER.sub("", words.of(self._text)))
        return bare in _ONLY_ONE and self._presides

    @cached_property
    def _presides(self) -> bool:
        return _PRESIDES.search(self._text) is not None

    def holds_other_office(self, name: Span, head: str) -> bool:
        """Whether the text sets another office beside that name: « l'ancien maire X », « le chef ».

        A president is the head of state.
        """
        sought = name_words(name.of(self._text))
        same = {head, "président"} if head == "chef" else {head}
        alike = (
            one
            for one in self._people
            if sought <= name_words(one.of(self._text)) or name_words(one.of(self._text)) <= sought
        )
        return any(
            voices.is_newcomer(word) and not (word in same and self._is_plain(one, word))
            for one in alike
            for word in _HEAD.findall(
                _PAUSE.split(self._text[max(0, one.start - _OFFICE) : one.start])[-1].lower()
            )
        )

    def _is_plain(self, mention: Mention, word: str) -> bool:
        """Whether an office stands beside a name without a rank: not « l'ancien ministre X »."""
        sought = re.compile(rf"(?<![\w-]){re.escape(word)}(?!\w)", re.I)
        return self._beside(mention, sought, len(self._text)) is not None

    def within(self, span: Span) -> Span | None:
        """The mention that names the speaker, not one in its complement (« l'avocat de X »)."""
        text = self._text
        low = max(0, bisect_left(self._starts, span.start) - 1)
        inside = [
            m for m in self._mentions[low : bisect_left(self._starts, span.end)] if m.overlaps(span)
        ]
        everybody = [m for m in inside if m.type == "PER"]
        if _SEVERAL.match(text[span.start : span.end]) and len(everybody) > 1:
            return None  # « Les ministres de l'Intérieur X et de la Mer Y »
        people = [
            m.span
            for m in everybody
            if not owned(text[span.start : m.start], alone=len(name_words(m.of(text))) == 1)
        ]
        if len(people) > 1 and _AND.search(text[people[0].end : people[-1].start]):
            return None  # « X et Y »: no name alone is theirs
        if people:
            return people[0]
        if len(inside) > 1 and _AND.search(text[inside[0].end : inside[-1].start]):
            return None
        for mention in inside:
            if not _DETERMINER.sub("", text[span.start : mention.start]).strip():
                return mention.span
            if mention.type == "ORG" and _MADE_BY.fullmatch(text[span.start : mention.start]):
                return mention.span  # « les chiffres de l'institut Norbel »: who made them
        return None

    def _by_function(self, span: Span) -> Span | None:
        """« le ministre » → the one name that the text sets beside that word before."""
        text, words = self._text, span.of(self._text)
        if not _DEFINITE.match(words):
            return None
        bare = _DETERMINER.sub("", words)
        head = _HEAD.search(bare)
        if head is None or not voices.is_person(head.group()):
            return None
        if head.group().lower() in _ANYBODY:
            return None  # « l'homme filme X » makes X no « homme »
        complement = _COMPLEMENT.match(bare[head.end() :])
        owner = complement[1].lower() if complement else ""
        plain = re.compile(rf"(?<!\w){re.escape(head.group())}(?!\w)", re.I)
        ways: list[tuple[re.Pattern[str], str | None]] = [(plain, owner)]
        if (office := _SAME_OFFICE.get(fold(bare))) is not None:
            ways.append((office, None))
        at = bisect_left(self._people_starts, span.start)
        stretches = [(self._people[max(0, at - FAR) : at][::-1], span.start)]
        if owner or fold(bare) in _ONLY_ONE:
            after = bisect_left(self._people_starts, span.end)  # those within are another's
            stretches.append((self._people[after : after + FAR], len(text)))
        for people, limit in stretches:
            for sought, whose in ways:
                found = self._called(words, people, sought, whose, limit)
                names = [name_words(one.of(text)) for one in found]
                if any(not (a <= names[0] or names[0] <= a) for a in names):
                    self._bearers[span] = found
                    return None  # two persons were called so
                if found and not owner and self._another_holds(head.group(), found, span):
                    self._bearers[span] = found
                    return None
                if found:
                    return found[0]
        return None if complement else self._told.get(head.group().lower())

    def _another_holds(self, noun: str, holders: list[Span], words: Span) -> bool:
        """Whether « le ministre » may be of another house than the holder of that office named.

        The text speaks of « le ministre de la Mer » too, named or not. « le maire de la ville » is
        the maire de Brumes by another word: what has no capital tells no two offices apart.
        """
        noun = noun.lower()
        if noun not in self._offices:
            led = r"(?<![\w-])(?P<led>le|la|l['’]|du|au|à la)\s?"
            office = rf"{led}{re.escape(noun)}(?P<of>[^,;.]{{4,40}})"
            self._offices[noun] = list(re.finditer(office, self._text, re.I))
        sought = re.compile(rf"(?<!\w){re.escape(noun)}(?!\w)", re.I)
        his = [
            beside
            for one in self._people
            if any(name_words(one.of(self._text)) >= name_words(h.of(self._text)) for h in holders)
            and (beside := self._beside(one, sought, words.start))
        ]
        if not any(_COMPLEMENT.match(beside[len(noun) :]) for beside in his):
            return False
        said = words.of(self._text)
        for match in self._offices[noun]:
            of = _COMPLEMENT.match(match["of"])
            if match.end() > words.start:
                break
            if of is None or not of[1][:1].isupper():
                continue
            she = match["led"].lower() in {"la", "à la"}
            if (_HE.match(said) and she) or (_SHE.match(said) and not she):
                continue
            if not any(_is_of(of[1], beside) for beside in his):
                return True
        return False

    def _by_post(self, span: Span) -> tuple[Span | None, bool]:
        """« l'élu » → the one mayor, deputy… of the text so far; and whether there is any.

        « le patron de la LDL » is the secretary of the LDL, or of the Ligue du lac.
        """
        words = span.of(self._text)
        bare = _DETERMINER.sub("", words)
        head = _HEAD.search(bare)
        if head is None or not _DEFINITE.match(words):
            return None, False
        of = _COMPLEMENT.match(bare[head.end() :])
        posts = [some for wide, some in nouns.CALLED_AFTER if head.group().lower() in wide]
        if not posts:
            return None, False
        sought = re.compile(rf"(?<!\w)(?:{alternatives(posts[0])})(?!\w)", re.I)
        at = bisect_left(self._people_starts, span.start)
        people = self._people[max(0, at - FAR) : at][::-1]
        either = head.group().lower() in voices.EITHER
        owner = of[1] if of else ""
        found = self._called(bare if either else words, people, sought, owner, span.start)
        names = [name_words(one.of(self._text)) for one in found]
        alone = bool(found) and all(a <= names[0] or names[0] <= a for a in names)
        return (found[0] if alone else None), bool(found)

    def _by_mandate(self, span: Span) -> Span | None:
        """« le chef de l'Etat » → who held that office of France then, where the text names him
        and no other state, nor anybody else in that office."""
        office = mandates.office_of(span.of(self._text))
        if office is None or self._written is None:
            return None
        held = mandates.holder(office, self._written)
        if held is None or self._elsewhere:
            return None
        full = name_words(held)
        given, *_ = spelling.words(held)
        his = [m for m in self._people if full - {given} <= name_words(m.of(self._text)) <= full]
        if not any(name_words(m.of(self._text)) == full for m in his):
            return None
        before = [m for m in his if m.start < span.start]
        return (before[-1] if before else his[0]).span

    @cached_property
    def _elsewhere(self) -> bool:
        """Whether the text speaks of such an office of another state."""
        for match in _ELSEWHERE.finditer(self._text):
            adjective, place = match["adjective"], match["place"]
            if place and place not in {"République", "France", "Etat", "État"}:
                return True
            if adjective and adjective.capitalize() in peoples.inhabitants() - {"Français"}:
                return True
        return False

    def _called(
        self,
        words: str,
        people: list[Mention],
        sought: re.Pattern[str],
        owner: str | None,
        limit: int,
    ) -> list[Span]:
        """The names that the text sets beside a function, man or woman as « le », « la » say.

        `owner` is the noun or the initials whose function it is, None for an office of a state.
        """
        found: list[Span] = []
        for mention in people:
            gender = self._genders.of(self._text, mention)
            if (_SHE.match(words) and gender == "m") or (_HE.match(words) and gender == "f"):
                continue
            beside = self._beside(mention, sought, limit, owner or "")
            if beside is None:
                continue
            if _is_of_state(beside) if owner is None else _is_of(owner, beside):
                found.append(mention.span)
        return found

    def _beside(
        self, mention: Mention, sought: re.Pattern[str], limit: int, owner: str = ""
    ) -> str | None:
        """The words around a name that hold the sought function as its own.

        « son directeur X » is of the `owner` where the sentence names one before.
        """
        text = self._text
        at = bisect_right(self._bounds, mention.start) - 1
        sentence = self._sentences[at] if at >= 0 else None
        left = max(mention.start - _NEAR, sentence.start if sentence else 0)
        right = min(mention.end + _NEAR, sentence.end if sentence else len(text), limit)
        before, after = text[left : mention.start], text[mention.end : right]
        for match in sought.finditer(before):
            between = before[match.end() :]
            apposed = between.rstrip().endswith(",")
            words = _WORDS.findall(before[: match.start()].lower().replace("’", "'"))
            led = words[-1] if words else ""
            if (
                led not in _RANKS
                and not owned(between)
                and not _of_house(between, mention.of(text))
                and "," not in between.rstrip().removesuffix(",")
                and not _BROKEN.search(between)
                and not self._has_verb(left + match.end(), mention.start)
                and (led not in THEIRS or self._owns(owner, left + match.start(), sentence))
                and not (apposed and led in {"du", "des", "de", "d'", "au", "aux"})
            ):
                return before[match.start() :] + (f" {owner}" if led in THEIRS else "")
        apposition = _APPOSED.match(after)
        if apposition and sought.match(apposition["noun"]):
            return apposition["words"]
        return None

    def _has_verb(self, start: int, end: int) -> bool:
        """« le maire revient vers X »: X is met, and is no mayor."""
        at = bisect_left(self._verbs, start)
        return at < len(self._verbs) and self._verbs[at] < end

    def _owns(self, noun: str, at: int, sentence: Sentence | None) -> bool:
        """Whether a noun is the last body of its sentence before « son directeur »."""
        words = _HEAD.findall(self._text[sentence.start : at].lower()) if sentence else []
        bodies = [word for word in words if word == noun or voices.is_body(word)]
        return bool(noun) and bodies[-1:] == [noun]


def _is_of(owner: str, office: str) -> bool:
    """Whether an office names its owner, or, for « LDL », the words it is short for."""
    if owner.lower() in office.lower():
        return True
    return owner.isupper() and owner.lower() in "".join(word[0] for word in spelling.words(office))


def _is_of_state(office: str) -> bool:
    """« président français », « président de la République »: not « président du club »."""
    words = _DETERMINER.sub("", office).split()[1:]
    plain = " ".join(words).removeprefix("ministre").strip().lower()
    return plain in {"", "de la république"} or plain.capitalize() in peoples.inhabitants()


def _of_house(between: str, name: str) -> bool:
    """Whether a surname alone ends the name of a group: « l'avocat du clan Roy »."""
    words = _PIECE.findall(between)
    return len(name_words(name)) == 1 and bool(words) and voices.is_body(words[-1])


def owned(before: str, *, alone: bool = False) -> bool:
    """Whether words that end at a name make it another's: « l'avocat de », « le parti de M. ».

    A surname `alone` after a noun that is no person's is its complement: « le clan Roy ».
    """
    if _PARTICLE.search(before):
        return False  # « M. de Brumes »
    for word in reversed(_PIECE.findall(before)):
        folded = word.lower()
        plain = folded not in _OWNS | _CIVIL | DEFINITE and word == folded
        if alone and plain and not voices.is_person(word):
            return True
        alone = False
        if folded in _OWNS:
            return True
        beside = folded in _CIVIL | DEFINITE or word in peoples.inhabitants()
        if not beside and not voices.is_person(word):
            return False
    return False
