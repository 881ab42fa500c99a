"""Whether a line stands by itself, and if not, on what it leans.

`leanings` is the one test: given the tokens of a line it names every word whose meaning a reader
can only find before it, each with its kind (`LeaningKind`). Ask it of
any line's words, whole sentence or not; essentials and timeline do. A caller who shows beside the
line what it leans on leaves that kind aside: the timeline prints dates, so « la veille » is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from annotated_briefing.annotate.condensing.shortening import is_finite, quote_depth
from annotated_briefing.annotate.syntax.noun_phrases import is_clitic, is_time, low, morph
from annotated_briefing.annotate.syntax.words import Token
from annotated_briefing.french import saying
from annotated_briefing.french.calendar import MONTH_NAMES, SEASONS, WEEKDAY_NAMES
from annotated_briefing.french.determiners import DEFINITE, DEMONSTRATIVE, ONE, THEIRS
from annotated_briefing.french.fold import fold
from annotated_briefing.french.impersonal import IMPERSONAL, SAID_OF_NOBODY
from annotated_briefing.french.joints import JOINTS, LINKS, OPENINGS, RESUMED
from annotated_briefing.french.nouns import (
    FIRMS,
    is_kind,
    is_one_of_a_kind,
    listed,
    sounds_like_a_person,
)
from annotated_briefing.french.peoples import inhabitants
from annotated_briefing.french.voices import is_body, is_person, is_writing
from annotated_briefing.model import Quote

LeaningKind = Literal[
    "link",  # « également », « Mais »: joined to the sentence before
    "pronoun",  # « il », « l'a condamné », « avec eux »: nobody before it in the line
    "pointer",  # « cette méthode », « c'est »: which?
    "owner",  # « son fils »: whose?
    "count",  # « deux ont été libérés », « celle qui fut »: of whom?
    "time",  # « cinq jours plus tard », « la veille »: of what?
]


@dataclass(frozen=True, slots=True)
class Leaning:
    """A token of the line whose meaning stands before the line."""

    kind: LeaningKind
    token: Token


_OPENING = 5  # tokens within which a connective of several words is looked for
_BEFORE_NOUN = frozenset({"ADJ", "NUM", "ADV"})
_SUBJECTS = frozenset("il elle ils elles".split())
_INVERTED = frozenset("-il -elle -ils -elles -t-il -t-elle -t-ils -t-elles".split())
_APART = frozenset("lui elle eux elles celui-ci celle-ci ceux-ci celles-ci".split())
_SEVERAL = frozenset("ils elles eux les leur ceux-ci celles-ci -ils -elles -t-ils -t-elles".split())
_FEMININE = frozenset("elle elles la celle-ci celles-ci -elle -elles -t-elle -t-elles".split())
_MASCULINE = frozenset("il ils le celui-ci ceux-ci eux -il -ils -t-il -t-ils".split())
_CLAUSAL = frozenset("cela ça ceci".split())
_THERE_IS = frozenset("a avait aura aurait ait eut eût eu avoir ayant".split())
_DATIVE = frozenset("lui leur".split())
_ADVERBIAL = frozenset("y en".split())
# « en finir avec », « en venir à », « en découdre »: it stands for nothing.
_SET_PHRASES = frozenset(
    "finir fini finit venir venu vient vint vouloir veut veulent voulait découdre appeler appelle "
    "appellent appelé rester reste compris".split()
)
_REFLEXIVE = frozenset("s' se".split())
_OBJECTS = frozenset("le la l' les".split())
_OWN = frozenset("leur leurs".split())
_LATTER = frozenset("dernier dernière derniers dernières".split())
# « deux ont été libérés », « d'autres refusent »: a share of some that are not told.
SHARES = frozenset(
    "certains certaines plusieurs beaucoup aucun aucune chacun chacune tous toutes quelques-uns "
    "quelques-unes celui celle ceux celles d'autres d'aucuns".split()
)
_THOSE = frozenset("celui celle ceux celles".split())
_SAYINGS = frozenset("déclaration propo parole phrase mot commentaire remarque".split())
# Nouns that sum up a sentence: « cette mesure », « ce phénomène ».
_TAKING_UP = listed("""
    affaire affirmation argument aveu avis bilan changement choix chiffre conclusion constat
    conflit crise critique débat dénouement dérive différence difficulté discours drame décision
    démarche déclaration engagement épisode erreur événement évolution exemple explication fait
    geste hypothèse idée incident initiative intervention mesure mobilisation opération objectif
    opposition phénomène point polémique politique position possibilité pratique précision
    problème projet promesse proposition propos question raison réaction refus règle
    remarque réponse résultat scandale situation solution sortie stratégie succès tendance
    tournure tragédie
    """)
_PARTS = frozenset(
    "plupart moitié majorité tiers quart reste autre autres un une uns unes premier première "
    "second seconde deux trois quatre dizaine douzaine quinzaine vingtaine trentaine quarantaine "
    "cinquantaine centaine".split()
)
_OF = frozenset("de d' du des d'entre".split())
_ACCORDING = frozenset("selon d'après".split())
_SUBJECT_ARCS = frozenset({"nsubj", "expl:"})  # as far as these letters
_OBJECT_ARCS = frozenset({"iobj", "obj"})
_TAGGED_APART = frozenset({"PRON", "ADP", "PROPN", "VERB"})  # what the tagger takes them for
_CLAUSE_ARCS = frozenset({"conj", "parataxis", "advcl", "acl", "acl:relcl", "ROOT"})
_LEADS = frozenset({"ADP", "SCONJ", "ADV"})
_EMPHATIC = frozenset("que qu'".split())
LONGEST = 400  # tokens: what has no full stop by then is no line
_RELATIVES = frozenset("qui que qu' dont où".split())
_FORE = 4  # tokens after a verb that still belong to its group: « n'a pas non plus été »


def joint(words: list[Token]) -> int:
    """How many first tokens are a connective that may go (« Mais », « En revanche, »)."""
    folded = [low(t) for t in words[:_OPENING]]
    for phrase in _JOINTS:
        size = len(phrase)
        if tuple(folded[:size]) == phrase and len(words) > size + 4:
            if words[size].text == ",":
                return size + 1
            after = words[size]
            if size > 2 or phrase in {("ainsi",), ("surtout",), ("enfin",), ("bref",)}:
                return 0
            if after.pos_ in {"DET", "PROPN", "NOUN", "ADP", "NUM", "PRON"} or after.text in {
                '"',
                "«",
            }:
                return size
            return 0
    return 0


def leanings(words: list[Token], said: list[Quote], offset: int) -> tuple[Leaning, ...]:
    """Every word of a line that leans on what stands before the line, in no order.

    `words` are the line's tokens, `offset` the place of their document in the article, and `said`
    the quotes there: words that somebody is quoted with are his, and are not looked at.
    """
    return tuple(leanings_of(Line(words, said, offset)))


def may_be(leaning: Leaning, line: Line) -> bool:
    """Whether a line before names what a pronoun, « son » or « cette mesure » may stand for."""
    word = low(leaning.token)
    if leaning.kind == "owner":
        several, human = word in _OWN, low(leaning.token.head) in _KIN
        return any(
            _may_own(line, n, several=several)
            and (not human or _has_people(line.body[n], line.low[n]))
            for n in line.named(len(line.body))
        )
    if leaning.kind == "pronoun":
        named = line.named(len(line.body), word.lstrip("-").removeprefix("t-"))
        return any(not _asks_for_people(leaning) or _acts(line.body[n], line.low[n]) for n in named)
    noun = _noun_of(leaning.token)
    made = any(made_from(low(noun), low(t)) for t in line.body if t.pos_ == "VERB")
    return made or _tells_of(noun, line)


def _noun_of(determiner: Token) -> Token:
    """« cette nouvelle ligne » → « ligne », however the parser reads it."""
    after = determiner.doc[determiner.i + 1 : determiner.i + 4]
    return next((t for t in after if t.pos_ in {"NOUN", "PROPN"}), determiner.head)


def made_from(noun: str, verb: str) -> bool:
    """« cette annonce » after « a annoncé », « cette nomination » after « a été nommé »."""
    size = max(4, (len(noun) + 1) // 2)
    return len(noun) > 4 and fold(noun)[:size] == fold(verb)[:size]


def _asks_for_people(leaning: Leaning) -> bool:
    """« il affirme », « lui a demandé »: only somebody, or a body, says, thinks and is told."""
    token, verb = leaning.token, leaning.token.head
    if low(token) in _SEVERAL:
        return False  # « ils »: maybe of a trade that no table knows
    if low(token) in _DATIVE:
        return True
    form = saying.form(verb.text) if token.dep_.startswith("nsubj") else None
    return form is not None and form.telling == "always"


def _acts(token: Token, word: str) -> bool:
    return (
        _is_somebody(token) or is_body(word) or sounds_like_a_person(word) or word.endswith("ier")
    )


def recalled(words: list[Token], earlier: Set[str] | None) -> Token | None:
    """The subject, where the text before has told of it: « Le suspect », « L'espèce ».

    `earlier` are the `nouns` of the sentences before; None where they are not at hand, and any
    « le NOUN » that nothing tells apart may be one of them.
    """
    subject = next((t for t in words if t.dep_.startswith("nsubj")), None)
    verb = next((t.i for t in words if is_finite(t)), words[-1].i if words else 0)
    if subject is None or subject.i > verb or not any(low(t) in DEFINITE for t in subject.lefts):
        return None
    phrase = [t for t in words if subject.left_edge.i <= t.i <= min(subject.right_edge.i, verb)]
    if low(subject) in ONE:  # « L'un des messages »: of which?
        subject = next((t for t in phrase if t.pos_ == "NOUN"), subject)
    if subject.text in inhabitants():
        return subject if len(phrase) == 2 and not subject.text.endswith("s") else None
    if subject.text[:1].isupper() or any(_identifies(t, subject) for t in phrase):
        return None
    word = low(subject)
    many = any(low(t) in {"les", "des"} for t in subject.lefts)
    if is_one_of_a_kind(word):
        return None
    known = is_person(word) and not many
    known = known or earlier is None or stem_of(word) in earlier or (not many and word in FIRMS)
    return subject if known else None


def bare_speaker(words: list[Token]) -> Token | None:
    """« a dit l'élu », « selon le journal »: who speaks, where `words` do not say which one."""
    noun = next((t for t in words if t.pos_ == "NOUN"), None)
    if noun is None or not words or low(words[0]) not in DEFINITE or low(words[0]) == "les":
        return None
    if any(t.i > noun.i and (t.pos_ in {"PROPN", "ADP"} or t.text[:1].isupper()) for t in words):
        return None
    word = low(noun)
    return noun if (is_person(word) and not is_one_of_a_kind(word)) or word in FIRMS else None


def tells_of(noun: Token, words: list[Token]) -> bool:
    """Whether a line before names what « le NOUN » means: by the same noun, or by a name."""
    return _tells_of(noun, Line(words, [], 0))


def _tells_of(noun: Token, line: Line) -> bool:
    stem = stem_of(low(noun))
    return any(
        stem_of(line.low[n]) == stem or stands_for(low(noun), line.body[n]) for n in line.nominals
    )


def nouns(words: list[Token]) -> Iterator[str]:
    """The common nouns of a line, as `recalled` asks for them."""
    return (stem_of(low(t)) for t in words if t.pos_ == "NOUN")


def stem_of(noun: str) -> str:
    """A noun without the ending of its plural."""
    return noun.rstrip("sx")


def _identifies(token: Token, subject: Token) -> bool:
    """A name, a people's adjective, a clause or a complement: they say which « le NOUN » is."""
    if token.i <= subject.i:
        return False
    if token.pos_ == "PROPN" or token.text[:1].isupper():
        return True
    if token.text.capitalize() in inhabitants() or low(token) in _RELATIVES:
        return True
    return token.pos_ == "NOUN" and token.head.i == subject.i and low(token) not in _UNITS


class Line:
    """The words of a line with what each kind of leaning asks of them."""

    def __init__(self, words: list[Token], said: list[Quote], offset: int) -> None:
        self.words = words = words[:LONGEST]
        self.body = [t for t in words if not t.is_punct and not t.is_space]
        self.low = [low(t) for t in self.body]
        direct = [q for q in said if q.direct]
        marks = dict(zip((t.i for t in words), quote_depth(words), strict=True))
        self.marked = [marks[t.i] for t in self.body]
        self.quoted = [
            inside or any(q.start <= t.idx + offset < q.end for q in direct)
            for t, inside in zip(self.body, self.marked, strict=True)
        ]

    @cached_property
    def verbs(self) -> list[int]:
        """Where the conjugated verbs of the text's own voice stand."""
        return [k for k, t in enumerate(self.body) if is_finite(t) and not self.quoted[k]]

    @cached_property
    def verb(self) -> int:
        """The first of them; the end of a line that has none."""
        return self.verbs[0] if self.verbs else len(self.body)

    @cached_property
    def ahead(self) -> int:
        """The subject that a lead-in may lean on, forward: « Grâce à ses tubes, Diam's … »."""
        subject = next(
            (
                k
                for k, t in enumerate(self.body)
                if t.dep_.startswith("nsubj") and t.head.dep_ == "ROOT"
            ),
            -1,
        )
        if subject > 0 and self.body[subject].pos_ == "PROPN":
            return subject
        if self.body[0].pos_ == "DET":
            return -1  # « Son fils, Paul, … » leads in to nothing
        if subject > 0 and _is_noun(self.body[subject]) and self.body[0].pos_ in _LEADS:
            own = {low(t) for t in self.body[subject].lefts}
            return subject if not own & (THEIRS | DEMONSTRATIVE) else -1
        for token, following in pairwise(self.words):
            if is_finite(token):
                break
            if token.text == ",":
                place = next((k for k, t in enumerate(self.body) if t.i == following.i), -1)
                return place if following.text[:1].isupper() else -1
        return -1

    @cached_property
    def lead_in(self) -> int:
        """How many words stand before the first comma, none where a verb does too."""
        comma = next((t.i for t in self.words if t.text == ","), -1)
        ahead = [k for k, t in enumerate(self.body) if t.i < comma]
        return 0 if self.verb < len(ahead) else len(ahead)

    @cached_property
    def nominals(self) -> list[int]:
        """Names and nouns that a pronoun may stand for: no times, no « selon Le Journal »."""
        found = []
        for k, token in enumerate(self.body):
            if not (token.pos_ == "PROPN" or _is_noun(token)) or is_time(token):
                continue
            if any(word in _ACCORDING for word in self.low[max(0, k - 4) : k]):
                continue
            found.append(k)
        return found

    def named(self, before: int, pronoun: str = "") -> list[int]:
        """The nominals before a place that agree with a pronoun as far as both are known."""
        return [k for k in self.nominals if k < before and self._agrees(k, pronoun)]

    def _agrees(self, k: int, pronoun: str) -> bool:
        token = self.body[k]
        if not pronoun:
            return True
        many = self.is_many(k)
        if pronoun in _SEVERAL:
            if not many:
                return False
        elif many and pronoun not in THEIRS:
            return False
        if token.pos_ == "PROPN":
            return True
        gender = morph(token, "Gender")
        if pronoun in _FEMININE and pronoun not in _APART - _FEMININE:
            return "Masc" not in gender or is_person(low(token))
        return pronoun not in _MASCULINE or "Fem" not in gender

    def is_many(self, k: int) -> bool:
        """A plural, or one of several that « et » joins."""
        token = self.body[k]
        number = morph(token, "Number")
        if token.pos_ == "NOUN" and ("Plur" in number or (not number and token.text[-1] in "sx")):
            return True
        if token.pos_ == "PROPN" and any(low(t) in {"les", "des", "aux"} for t in token.lefts):
            return True
        return any(word == "et" for word in self.low[k : k + 6]) or (
            "et" in self.low[max(0, k - 3) : k]
        )

    def at(self, k: int, *phrases: tuple[str, ...]) -> bool:
        return any(tuple(self.low[k : k + len(p)]) == p for p in phrases)


def _is_noun(token: Token) -> bool:
    """A noun, or what the tagger takes for an adjective at the head of a subject: « le marin »."""
    return token.pos_ == "NOUN" or (
        token.pos_ == "ADJ"
        and token.dep_.startswith("nsubj")
        and any(t.pos_ == "DET" for t in token.lefts)
    )


def leanings_of(line: Line) -> Iterator[Leaning]:
    """The same of a line that has been read."""
    if not line.body:
        return
    yield from _links(line)
    yield from _times(line)
    yield from _pronouns(line)
    yield from _pointers(line)
    yield from _owners(line)
    yield from _counts(line)


def _phrases(table: list[str]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases as tokens have them, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for each in table:
        words = tuple(each.replace("'", "' ").split())
        found.setdefault(words[0], []).append(words)
    return found


_JOINTS = tuple(tuple(j.replace("'", "' ").split()) for j in JOINTS)
_OPENINGS = _phrases([*OPENINGS, *JOINTS])
_LINKS = _phrases(LINKS)
_RESUMED = _phrases(RESUMED)


def _links(line: Line) -> Iterator[Leaning]:
    first = line.body[0]
    if line.at(0, *_OPENINGS.get(line.low[0], ())):
        yield Leaning("link", first)
    for k in range(1, min(line.verb + _FORE, len(line.body) - 1)):
        if line.low[k] in _APART and line.body[k].nbor(-1).text == line.body[k].nbor(1).text == ",":
            yield Leaning("link", line.body[k])  # « Ada Floch, elle, … »: unlike somebody
    for k in range(1, min(line.verb - 1, _OPENING)):
        if line.low[k] in _CONTRASTS and line.body[k].nbor(-1).text != ",":
            yield Leaning("link", line.body[k])  # « Bonne nouvelle néanmoins pour le port: … »
    for k in range(1, min(line.verb + _FORE + 1, len(line.body))):
        phrases = [p for p in _LINKS.get(line.low[k], ()) if line.at(k, p)]
        if not phrases or line.quoted[k]:
            continue
        size = max(map(len, phrases))
        after = line.low[k + size] if k + size < len(line.body) else ""
        between = line.body[line.verb + 1 : k]
        if k > line.verb and any(t.pos_ in {"NOUN", "PROPN", "SCONJ"} for t in between):
            continue
        if k < line.verb and line.body[k].nbor(-1).text != ",":
            continue  # « le club, également présent à Brest »: said beside a noun
        if k < line.verb and line.body[k + size - 1].nbor(1).text != ",":
            continue
        if after in _EMPHATIC | _OF or (line.low[k] == "aussi" and _compares(line, k)):
            continue
        yield Leaning("link", line.body[k])


_CONTRASTS = frozenset("néanmoins toutefois cependant pourtant".split())


def _compares(line: Line, k: int) -> bool:
    """« aussi grand que », « aussi bien », « mais aussi »."""
    if line.low[k - 1] in {"mais", "et", "ou"}:
        return True
    after = line.body[k + 1 : k + 2]
    return bool(after) and after[0].pos_ in {"ADJ", "ADV"} and "que" in line.low[k : k + 8]


def _times(line: Line) -> Iterator[Leaning]:
    for k, word in enumerate(line.low):
        if word == "depuis" and not line.quoted[k] and _since_then(line, k):
            yield Leaning("time" if k else "link", line.body[k])
        phrases = [p for p in _RESUMED.get(word, ()) if line.at(k, p)]
        if not phrases or line.quoted[k]:
            continue
        size = max(map(len, phrases))
        after = line.low[k + size] if k + size < len(line.body) else ""
        if after in _OF | _EMPHATIC | {"au", "où"}:
            continue  # « la veille du scrutin », « alors que », « plus tôt que prévu »
        if any(v < k - 4 for v in line.verbs) or _dated(line, k):
            continue  # what it is told from stands in the line
        if line.low[k : k + 2] in (["plus", "tard"], ["plus", "tôt"]) and not _measured(line, k):
            continue
        yield Leaning("time", line.body[k])


def _since_then(line: Line, k: int) -> bool:
    """« a depuis été fermé », « Depuis, »: no day, no clause follows."""
    after = line.body[k + 1] if k + 1 < len(line.body) else line.body[k]
    bare = line.body[k].i + 1 < len(line.body[k].doc) and line.body[k].nbor(1).is_punct
    return (bare or after.pos_ in {"VERB", "AUX"}) and not _dated(line, k) and k <= line.verb + 2


def _measured(line: Line, k: int) -> bool:
    """« trois jours plus tard », « Plus tard, »: not « au plus tard », « commencer plus tard »."""
    return k == 0 or (is_time(line.body[k - 1]) or line.low[k - 1] in _UNITS)


_UNITS = frozenset(
    "heure heures minute minutes seconde secondes jour jours semaine semaines mois année années an "
    "ans siècle siècles décennie décennies".split()
)
_DEICTIC = (
    frozenset(SEASONS)
    | _UNITS
    | frozenset("été saison temps week-end weekend matinée après-midi".split())
)
_DAYS = frozenset([*MONTH_NAMES, *WEEKDAY_NAMES])


def _dated(line: Line, before: int) -> bool:
    """Whether a day, a month or a year stands before a place."""
    return any(
        line.low[k] in _DAYS
        or (len(line.low[k]) == 4 and line.low[k].isdigit() and line.low[k][:1] in "12")
        for k in range(before)
    )


def _pronouns(line: Line) -> Iterator[Leaning]:
    for k, token in enumerate(line.body):
        word = line.low[k]
        if line.quoted[k]:
            continue
        if word in _INVERTED:
            unknown = _inserted(line, k)
        elif word in _CLAUSAL:
            unknown = line.verb >= k and not lasts(line, k)
        elif k < line.ahead:
            unknown = word in _APART and token.pos_ != "DET"  # « Sur l'un d'eux, Martin … »
        elif word in _SUBJECTS and token.dep_[:5] in _SUBJECT_ARCS:
            first = line.verb >= k and not (k and line.body[k - 1].pos_ == "SCONJ")
            unknown = first or not line.named(k, word)
        elif word in _DATIVE | _OBJECTS and token.pos_ == "PRON" and token.dep_ in _OBJECT_ARCS:
            unknown = _points_back(line, k)
        elif word in _ADVERBIAL:
            unknown = _points_elsewhere(line, k)
        else:
            unknown = word in _APART and token.pos_ in _TAGGED_APART and not line.named(k, word)
        if unknown and not impersonal(line, k):
            yield Leaning("pronoun", token)


def lasts(line: Line, k: int) -> bool:
    """« ça fait dix ans que je l'attends »: how long, and nothing before."""
    following = line.low[k + 1 : k + 9]
    return following[:1] in (["fait"], ["faisait"]) and bool(_EMPHATIC & set(following))


def _inserted(line: Line, k: int) -> bool:
    """« …, a-t-il dit »: no thing says it, and nobody named within the quotation."""
    pronoun = line.low[k].rpartition("-")[2]
    verb = next((v for v, token in enumerate(line.body) if is_finite(token)), 0)
    told_of = verb if line.marked[verb] else 0  # « Ada Floch "est sauve", a-t-il dit »
    return not any(
        n >= told_of and not line.marked[n] and _may_speak(line.body[n])
        for n in line.named(k, pronoun)
    )


def _may_speak(token: Token) -> bool:
    """Somebody; or a body that the line is about: « Le parquet a ouvert une enquête »."""
    body = token.dep_.startswith("nsubj") and token.head.dep_ == "ROOT" and is_body(low(token))
    return body or (_is_somebody(token) and token.ent_type_ != "LOC")


def _points_back(line: Line, k: int) -> bool:
    """« Le tribunal l'a condamné »: neither the one who acts nor what is done stands for it."""
    word, token = line.low[k], line.body[k]
    before = line.low[k - 1] if k else ""
    if before in {"que", "qu'", "comme", "ne", "n'"} and word in {"le", "l'"}:
        return False  # « comme l'a dit le maire »: the line itself
    verb = token.head
    if "emport" in low(verb):
        return False  # « l'emporter »
    told = word in _DATIVE  # « lui a envoyé un SMS »: to somebody
    own = [c for c in verb.children if c.dep_.startswith("nsubj")]
    return not any(
        n.i != verb.head.i
        and not any(c.left_edge.i <= n.i <= c.right_edge.i for c in own)
        and not (told and is_time(n))
        and (not told or _acts(n, low(n)) or n.dep_.startswith("nsubj"))
        for n in (line.body[at] for at in line.named(k, word))
    )


def _points_elsewhere(line: Line, k: int) -> bool:
    """« pourront y accéder », « n'en bénéficient pas »: no place, no thing named before it.

    Who acts stands for neither; a place stands for « y », whatever it does, in another clause.
    """
    token, verb = line.body[k], line.body[k].head
    if token.pos_ != "PRON" or verb.pos_ not in {"VERB", "AUX"} or verb.i < token.i:
        return False
    if line.low[k] == "y" and low(verb) in _THERE_IS:
        return False  # « il y a », « va y avoir »
    if low(verb) in _SET_PHRASES or (k and line.low[k - 1] in _REFLEXIVE):
        return False  # « s'en prendre à », « s'y attendre »
    own = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    acting = own or next((line.body[n] for n in line.nominals if n < k), None)
    return not any(
        (
            line.body[n].i != verb.head.i
            and not (acting and acting.left_edge.i <= line.body[n].i <= acting.right_edge.i)
        )
        or (line.low[k] == "y" and line.body[n].ent_type_ == "LOC" and not own)
        for n in line.named(k)
    )


def _pointers(line: Line) -> Iterator[Leaning]:
    for k, token in enumerate(line.body):
        if line.quoted[k]:
            continue
        word = line.low[k]
        if word in DEMONSTRATIVE and token.pos_ == "DET":
            if not _told(line, k):
                yield Leaning("pointer", token)
        elif word in {"c'", "ce"} and token.pos_ == "PRON" and token.dep_[:5] in {"nsubj", "expl:"}:
            if k > line.verb or _cleft(line, k) or any(t.text == ":" for t in line.words[k:]):
                continue  # « c'est une première: le phare … »
            if k == 0 or line.body[0].pos_ == "ADP" or not line.named(k):
                yield Leaning("pointer", token)
        elif word == "il" and _concerns(line, k):
            yield Leaning("pointer", token)
        elif word == "même" and k and line.low[k - 1] in {"le", "la", "les"}:
            root = token.head.dep_ == "ROOT"
            if root and not _EMPHATIC & set(line.low[k:]):
                yield Leaning("pointer", token)  # « le ton est le même »: as what?


def _concerns(line: Line, k: int) -> bool:
    """« Il s'agit de la plus grande régate », « a dit qu'il s'agissait d'un maçon »: what is?"""
    following = line.low[k + 1 : k + 3]
    if following[:1] != ["s'"] or not following[-1].startswith("agi"):
        return False
    if k and line.low[k - 1] in _EMPHATIC:  # who says so is not what it is about
        return sum(v < k for v in line.verbs) == 1
    return k <= line.verb and not line.named(k)


def _told(line: Line, k: int) -> bool:
    """Whether the line itself says which one « ce NOUN » is, or it is a time of today."""
    if k + 1 == len(line.body):
        return True
    n = k + 1
    while line.body[n].pos_ in _BEFORE_NOUN and n < min(k + 4, len(line.body) - 1):
        n += 1
    if line.body[n].pos_ not in {"NOUN", "PROPN"}:
        n = k + 1  # « ces derniers »
    noun, word = line.body[n], line.low[n]
    if word in _LATTER:
        many = line.low[k] == "ces"
        return line.verb < k and bool(line.named(k, "ceux-ci" if many else "celui-ci"))
    if is_time(noun) or word in _DEICTIC:
        return not word.endswith("-là")
    following = line.low[n + 1] if n + 1 < len(line.body) else ""
    if following in _EMPHATIC | {"où"}:
        return True
    if following in {"qui", "dont"} and line.low[k] == "ces":
        return True  # « ces femmes qui se battent »: any
    before = [b for b in line.nominals if b < k]
    if any(line.low[b].rstrip("sx") == word.rstrip("sx") for b in before):
        return True
    subject = noun.dep_.startswith("nsubj")
    opened = line.verb < k or line.body[0].pos_ in {"PROPN", "DET", "NOUN"}
    apposed = not subject or before[:1] == [k - 1]
    if before and opened and apposed and line.body[k].nbor(-1).text in {",", "-", "–", "("}:
        return True  # « le Monténégro, ce petit pays »; not « Votée lundi, cette loi »
    if (line.verb < k or not subject) and any(stands_for(word, line.body[b]) for b in before):
        return True
    return _after_another_clause(line, k, noun) and not (is_person(word) or is_kind(word, "LOC"))


def _after_another_clause(line: Line, k: int, noun: Token) -> bool:
    """« Le conseil a voté la taxe et cette décision … »: what a clause before it tells.

    Not so with « a estimé que cette décision … », which is one clause to a reader.
    """
    own = {noun.i}
    for token in (noun, *noun.ancestors):
        own.add(token.i)
        if token.dep_ in _CLAUSE_ARCS:
            break
    return any(
        line.body[v].i not in own and line.body[v].head.i not in own for v in line.verbs if v < k
    )


def stands_for(word: str, name: Token) -> bool:
    """« ce pays » after a country, « cette femme » after somebody, « ce texte » after a law."""
    alike = ({word.rstrip("s"), low(name).rstrip("s")} <= _SAYINGS) or (
        is_person(word) and is_person(low(name))
    )
    if alike or (is_writing(word) and is_writing(low(name))):
        return True
    if name.pos_ != "PROPN":
        return False
    kind = name.ent_type_
    return (
        (kind == "LOC" and is_kind(word, "LOC"))
        or (kind == "PER" and is_person(word))
        or (kind == "ORG" and is_kind(word, "ORG"))
    )


def _cleft(line: Line, k: int) -> bool:
    """« C'est la première fois que les musulmans … »: the clause brings its own subject."""
    third = line.low[k + 2] if k + 2 < len(line.low) else ""
    if third in {"ce", "ainsi", "le", "celui", "donc", "un", "une"}:
        return False  # « c'est un signe que le port va mieux »
    for n in range(k + 3, len(line.body)):
        if line.low[n] in _EMPHATIC:
            return n + 2 < len(line.body) and line.body[n + 1].pos_ in {"DET", "PROPN", "NOUN"}
    return False


def _owners(line: Line) -> Iterator[Leaning]:
    for k, token in enumerate(line.body):
        word = line.low[k]
        if word not in THEIRS or token.pos_ != "DET" or line.quoted[k]:
            continue
        if k < line.ahead and not (
            is_person(low(token.head)) and not _is_somebody(line.body[line.ahead])
        ):
            continue  # « Dans son rapport, la Cour … »; not « Pour son avocat, le procès … »
        if word in {"son", "leur"} and line.low[k + 1 : k + 2] in (["côté"], ["part"], ["tour"]):
            continue
        acting = [
            n for n in range(k) if line.body[n].dep_.startswith("nsubj") or line.low[n] in SHARES
        ]
        owners = [n for n in acting if line.low[n] not in _RELATIVES] + line.named(k)
        # « Un de ses proches »: a share of them is not whose they are.
        owners = [
            n for n in owners if line.low[n] not in _PARTS or not line.body[n].is_ancestor(token)
        ]
        if line.body[0].pos_ == "ADP":  # « À Paris, son avocat … »: what leads in owns nothing
            owners = [n for n in owners if n >= line.lead_in or k < line.lead_in]
        if low(token.head) in _KIN:  # « La rumeur enflait et sa famille … »
            owners = [n for n in owners if _has_people(line.body[n], line.low[n])]
        several = word in _OWN
        held = token.head.head if token.head.dep_ == "nmod" else None
        # « un membre de sa famille »: who is of it is not whose it is.
        owners = [n for n in owners if held is None or line.body[n].i != held.i]
        if not any(
            _may_own(line, n, several=several) or (not several and _joined_to(line, n, k))
            for n in owners
        ):
            yield Leaning("owner", token)


def _joined_to(line: Line, n: int, k: int) -> bool:
    """« Ada et son frère », « la voile d'Ada et celle de son frère »: no other name between."""
    if line.body[n].pos_ != "PROPN":
        return False
    between = range(n + 1, k)
    joint = next((b for b in between if line.low[b] == "et"), k)
    return joint < k and not any(
        line.body[b].pos_ == "PROPN" or is_finite(line.body[b]) for b in range(joint, k)
    )


# What only somebody has; « à son endroit » is said of somebody too.
_KIN = frozenset(
    "famille proches parents foyer mariage domicile appartement logement corps décès naissance "
    "enfance épouse époux mari enfant enfants fils fille frère frères sœur sœurs soeur soeurs mère "
    "père compagnon compagne avocat avocate avocats visage bras endroit encontre geste aveux "
    "arrestation incarcération interpellation audition garde".split()
)


def _has_people(token: Token, word: str) -> bool:
    """Only somebody, a body or a place has a family, a home, a counsel."""
    if _is_somebody(token) or is_body(word) or is_kind(word, "LOC"):
        return True
    return token.pos_ == "PRON" or word in SHARES | _PARTS


def _may_own(line: Line, n: int, *, several: bool) -> bool:
    """« leur » is of several or of a body, « son » of one."""
    token, word = line.body[n], line.low[n]
    share = word in _PARTS and token.dep_.startswith("nsubj")  # « un quart ont perdu leur toit »
    many = line.is_many(n) or share or word in SHARES | _SEVERAL
    return (many or is_body(word) or token.ent_type_ == "ORG") if several else not line.is_many(n)


def _is_somebody(token: Token) -> bool:
    return token.pos_ == "PROPN" or is_person(low(token))


def _counts(line: Line) -> Iterator[Leaning]:
    for k, token in enumerate(line.body):
        if _is_one_more(line, k):
            yield Leaning("count", token)
        if line.quoted[k] or k < line.ahead or not _is_share(line, k):
            continue
        word, after = line.low[k], line.low[k + 1 : k + 2]
        group = set(after) & _OF and word not in _THOSE
        if group and not {"eux", "elles"} & set(line.low[k + 1 : k + 4]):
            continue  # « la plupart des élus »
        if word == "ceux" and set(after) & {"qui", "dont", "que", "qu'", "d'"}:
            continue  # « ceux qui refusent »: any
        if not any(line.low[n] not in _PARTS for n in line.named(k)):
            yield Leaning("count", token)


def _is_one_more(line: Line, k: int) -> bool:
    """« Une quatrième plainte a été déposée »: after which? Not « un second tour »."""
    if line.low[k] not in NTH or line.quoted[k] or k > line.verb or k + 1 == len(line.body):
        return False
    noun = next((t for t in line.body[k + 1 : k + 3] if _is_noun(t)), None)
    if noun is None or not noun.dep_.startswith("nsubj") or low(noun) in _IN_SERIES:
        return False
    return any(low(t) in ONE for t in noun.lefts) and not any(
        low(t) in _OF or stem_of(low(t)) == stem_of(low(noun))
        for t in (*line.body[:k], *noun.subtree)
        if t.i not in {noun.i, noun.left_edge.i}
    )


NTH = frozenset(
    "deuxième second seconde troisième quatrième cinquième sixième septième huitième".split()
)
# « un second tour », « une deuxième vague »: as known as the first.
_IN_SERIES = frozenset("tour tours vague mandat guerre confinement mi-temps round match".split())


def _is_share(line: Line, k: int) -> bool:
    """« deux », « certains », « la plupart », « les autres » without what they count."""
    token, word = line.body[k], line.low[k]
    after = line.body[k + 1] if k + 1 < len(line.body) else token
    if token.pos_ == "PROPN" or after.pos_ in {"DET", "NOUN"}:
        return False
    # « Les deux ont … »: whatever the parser says of it.
    acts = is_finite(after) or (k <= line.verb and is_clitic(after))
    if not (acts or token.dep_.startswith("nsubj")):
        return False
    return word in SHARES or word in _PARTS or _is_number(token)


def _is_number(token: Token) -> bool:
    text = str(token.text)
    year = len(text) == 4 and text.isdigit() and text[:2] in {"19", "20"}
    return token.pos_ == "NUM" and not year


def impersonal(line: Line, k: int) -> bool:
    """« il faut », « il y a », « il est possible que », « il n'y a pas »."""
    if line.low[k] not in {"il", "-il", "-t-il"}:
        return False
    after = line.low[k + 1 : k + 8]
    clause = next((n for n, word in enumerate(after) if word in _EMPHATIC), len(after))
    after, own = after[:clause], after
    if any(word in IMPERSONAL or word == "y" for word in after[:4]):
        return True
    said = next((n for n, word in enumerate(after[:5]) if word in SAID_OF_NOBODY), None)
    return said is not None and bool({"de", "que", "qu'", "d'"} & set(own[said + 1 : said + 4]))
