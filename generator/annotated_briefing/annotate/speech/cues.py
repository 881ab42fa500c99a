"""The words that name a source: reporting verbs with their subject, « selon », « d'après »."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from annotated_briefing.annotate.syntax.noun_phrases import (
    CIVILITIES,
    MEDIA,
    head_noun,
    in_complement,
    is_clitic,
    is_subject_pronoun,
    is_time,
    low,
    morph,
    name_before_apposition,
    name_end,
    name_start,
    nominal_end,
    nominal_start,
    pos,
    starts_nominal,
    with_apposed_name,
)
from annotated_briefing.annotate.syntax.words import Doc, Token
from annotated_briefing.french import saying, stance, voices

if TYPE_CHECKING:
    from collections.abc import Iterator


CueKind = Literal["inserted", "verb", "shared", "according"]
_AUX = frozenset(
    "a ont avait avaient aura auront aurait auraient est sont était étaient sera seront serait "
    "seraient eut ait".split()
)
_ADVERBIAL = frozenset(
    "pas plus jamais aussi également ensuite alors encore notamment toutefois cependant pourtant "
    "déjà donc ainsi enfin même bien mieux vivement fermement clairement simplement sobrement "
    "d'ailleurs hier immédiatement toujours tout d'abord auparavant rapidement longuement".split()
)
_DEGREES = frozenset("bien mal peu très trop".split())
_LEAD_INS = frozenset("tenu tient tenait cessé cesse fini finit voulu veut dit".split())
_BE = frozenset("est sont était étaient sera seront serait seraient fut furent".split())
_CAUSATIVE = frozenset("fait font faisait faire laisse laissent laisser laissant".split())
NEGATIONS = frozenset({"ne", "n'"})
_MAKES = _CAUSATIVE | frozenset("faire faisant faisaient fit firent fera feront".split())
_ASIDES = frozenset({"part", "côté", "tour"})
DASHES = frozenset({"-", "--", "–", "—"})
_OF = frozenset("de du des d'".split())
_AFTER_D = frozenset({"abord", "ailleurs", "emblée"})  # « a d'abord écrit »
_AFTER_EN = frozenset("outre effet revanche substance particulier conclusion".split())
_MARKS = frozenset({'"', "»", "”", "’’", "''"})
NAMED = 24  # tokens that may name a writing
_SOURCE_NOUNS = frozenset({"source", "sources"})
# « selon » + these is a manner, a yardstick: not a source.
_MEASURES = frozenset(
    "cas critère critères règle règles règlement méthode méthodes procédure procédures modalité "
    "modalités calendrier besoin besoins taille âge âges rite principe principes schéma modèle "
    "protocole degré degrés type types nature niveau niveaux région régions saison saisons moment "
    "goût goûts humeur situation situations circonstance circonstances disponibilité intensité "
    "quantité espèce espèces sous-espèces variété mode forme formes ordre axe axes plan plans "
    "terme "
    "termes usage usages tradition cérémonial époque époques pays lieu lieux zone zones territoire "
    "pathologie bactérie genre sexe poids prix barème formule volonté désir façon manière voie "
    "priorité priorités durée gravité valeur possibilités capacité ressources profil profils "
    "décompte".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Token offsets within one paragraph's doc, ends exclusive.

    `start`/`end` is the verb group or « selon »; `clause` the whole stretch that is not content;
    `speaker` the noun phrase or pronoun, if any.
    """

    kind: CueKind
    start: int
    end: int
    speaker: tuple[int, int] | None
    clause: tuple[int, int]
    pronoun: str | None = None
    strong: bool = True
    denies: bool = False

    def states(self, doc: Doc) -> bool:
        """Whether the source says it: not « n'a pas dit », no duty, hope, fear or question."""
        if self.kind in {"inserted", "according"}:
            return True
        verb = doc[self.start : self.end]
        words = {low(t) for t in verb}
        if words & (NEGATIONS | stance.HOPES) or any("Fut" in morph(t, "Tense") for t in verb):
            return False
        if self.speaker is not None and low(doc[self.speaker[0]]) in stance.NOBODY:
            return False
        if words & stance.LEARNS:
            return False
        if self.kind == "verb":
            return low(doc[self.clause[0] - 1]) not in {"si", "s'"} if self.clause[0] else True
        governing: set[str] = (
            set()
        )  # « n'a pas voulu dire », « doit encore dire », « refuse de dire »
        for token in reversed(doc[max(0, self.start - 6) : self.start]):
            if token.is_punct or low(token) in {"et", "mais", "qui", "que", "qu'"}:
                break
            governing.add(low(token))
            if is_finite(token) and not is_participle(token):
                governing.update(low(t) for t in doc[max(0, token.i - 2) : token.i])
                break
        return not governing & (NEGATIONS | stance.MODALS | stance.WITHHELD)

    def tells(self, doc: Doc) -> bool:
        """Whether the verb says something with a mere object: « dénonce », not « prévoit »."""
        form = saying.form(doc[self.end - 1].text)
        return form is None or form.telling != "never"

    def feels(self, doc: Doc) -> bool:
        """Whether the clause is what the source regrets or is glad of: « regrette qu'il soit »."""
        return any(low(t) in stance.FEELS for t in doc[self.start : self.end])

    def asks(self, doc: Doc) -> bool:
        """Whether the clause is what the source wants done, not what it says is so."""
        return any(low(t) in stance.DEMANDS for t in doc[self.start : self.end])


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its clitics and auxiliaries; places are token indices of the Doc."""

    start: int  # the first clitic or the auxiliary
    end: int
    main: int  # the verb that carries the sense
    inverted: str | None  # « il » in « a-t-il dit »


def verb_group(doc: Doc, i: int) -> VerbGroup | None:
    """The finite verb group that starts at token `i` (at its clitics), if there is one."""
    n = len(doc)
    start = i
    while (
        i < n
        and is_clitic(doc[i])
        and doc[i].pos_ in {"PRON", "ADV", "PART", "DET", "ADP"}
        and i - start < 4
    ):
        i += 1
    if i >= n:
        return None
    head = doc[i]
    compound = low(head) in _AUX and (head.pos_ in {"AUX", "VERB"} or _before_participle(doc, i))
    reflexive = i > start and low(doc[i - 1]) in {"s'", "se"}
    # « s'enflamme » is read as a noun or a name more often than not.
    hooked = i + 1 < n and doc[i + 1].text[:1] == "-" and not head.whitespace_
    if not compound and not is_finite(head) and not ((reflexive or hooked) and head.text.islower()):
        return None
    k = i + 1
    inverted: str | None = None
    while (
        k < n
        and low(doc[k]) in {"-t", "-t-", "t", "-"}
        and (not doc[k - 1].whitespace_ or _is_loose_link(doc, k))
    ):
        k += 1
    if (
        k < n
        and low(doc[k]).lstrip("-")
        in {"il", "elle", "ils", "elles", "on", "je", "t-il", "t-elle", "t-on", "t-ils", "t-elles"}
        and not doc[k - 1].whitespace_
    ):
        inverted = low(doc[k]).lstrip("-").removeprefix("t-")
        k += 1
    main = i
    if compound:
        j = _past_adverbs(doc, k)
        if j < n and is_participle(doc[j]):
            main, k = j, j + 1
            if low(doc[j]) == "été" and k < n and is_participle(doc[k]):
                return None  # « a été condamné »: a passive, whose subject does not speak
        elif not inverted and low(head) in _BE:
            return None
        if (
            main != i
            and low(head) in _BE
            and not reflexive
            and low(doc[main])[:5] not in {"conve", "reven"}
        ):
            return None  # « était poursuivi »: a passive, whose subject does not speak
    word = low(doc[main])
    if word in {"fait", "font", "faisait"} and k < n and low(doc[k]) in saying.REPORTING_PHRASES:
        main, k = k, k + 1
    elif (
        word in _LEAD_INS and k + 1 < n and low(doc[k]) in {"à", "de"} and doc[k + 1].pos_ == "VERB"
    ):
        main, k = k + 1, k + 2
    return VerbGroup(start, k, main, inverted)


def _is_loose_link(doc: Doc, k: int) -> bool:
    """« note t-il », « note t'elle »: set apart from its verb by mistake."""
    return low(doc[k]) == "t" and k + 1 < len(doc) and low(doc[k + 1]).startswith("-")


def _before_participle(doc: Doc, i: int) -> bool:
    """« a tweeté »: an auxiliary whatever the tagger says, before a known participle."""
    if doc[i].text != doc[i].text.lower():
        return False
    k = _past_adverbs(doc, i + 1)
    form = saying.form(doc[k].text) if k < len(doc) else None
    return form is not None and "participle" in form.shapes


def is_finite(token: Token) -> bool:
    """Whether a token is a finite verb: by the table of reporting verbs, else by the tagger."""
    form = saying.form(token.text)
    if form is not None and "finite" in form.shapes:
        return token.pos_ not in {"DET", "ADP"} and not (
            token.pos_ == "PROPN" and token.text[:1].isupper()
        )
    return token.pos_ in {"VERB", "AUX"} and "Fin" in morph(token, "VerbForm")


def is_participle(token: Token) -> bool:
    """Whether a token is a past participle: by the table of reporting verbs, else by the tagger."""
    form = saying.form(token.text)
    if form is not None and "participle" in form.shapes:
        return True
    return (token.pos_ in {"VERB", "AUX", "ADJ"} and low(token)[-1:] in "éistu") or low(
        token
    ).endswith(("ée", "és", "ées", "ise", "ue", "us", "ues", "ies", "ie"))


def _past_adverbs(doc: Doc, i: int) -> int:
    n = len(doc)
    while i < n:
        word = low(doc[i])
        if word in _ADVERBIAL or (doc[i].pos_ == "ADV" and word not in {"que", "où"}):
            i += 1
        elif word in {"lui", "elle", "eux", "elles"} and i + 1 < n and is_participle(doc[i + 1]):
            i += 1  # « a lui déclaré un riverain »
        elif word == "d'" and i + 1 < n and low(doc[i + 1]) in _AFTER_D:
            i += 2
        elif word == "pour" and i + 2 < n and low(doc[i + 2]) == "part":
            i += 3
        elif word == "en" and i + 1 < n and low(doc[i + 1]) in _AFTER_EN:
            i += 2
        elif (
            word in {"quant", "à", "de"}
            and i + 2 < n
            and low(doc[i + 2]) in {"lui", "tour", "elle", "côté"}
        ):
            i += 3
        else:
            break
    return i


def inserted_cue(doc: Doc, i: int, limit: int, *, strict: bool) -> Cue | None:
    """The inserted clause that starts at token `i` and ends before `limit`.

    `strict` asks for a known reporting verb; without it, any verb before its subject will do
    (« "…", tempête le maire »), which only a closing quotation mark right before can warrant.
    """
    first = i
    while i < limit and low(doc[i]) in {"comme", "ainsi"}:
        i += 1
    group = verb_group(doc, i)
    if group is None or group.end > limit:
        return None
    form = saying.form(doc[group.main].text)
    known = form is not None or low(doc[group.main]) in saying.REPORTING_PHRASES
    if form is not None and form.reflexive and low(doc[group.start]) not in {"s'", "se"}:
        return None  # « "…", a indigné X »: the words did
    if strict and not known:
        return None
    denies = form is not None and form.denies
    if group.inverted:
        if not known and strict:
            return None
        speaker = None
        if group.inverted == "on":
            speaker = _source_after(doc, group.end, limit)
        end = _clause_end(doc, group.end, limit)
        return Cue(
            "inserted",
            group.start,
            group.end,
            speaker,
            (first, end),
            pronoun=group.inverted,
            denies=denies,
        )
    subject = subject_after(doc, group, limit)
    if subject is None and not strict:
        subject = _last_name(doc, group.end, limit)
    if subject is None or not (known or _may_be_meant(doc, subject)):
        return None
    end = _clause_end(doc, subject[1], limit)
    return Cue("inserted", group.start, group.end, subject, (first, end), denies=denies)


def _may_be_meant(doc: Doc, phrase: tuple[int, int]) -> bool:
    """Whether a noun phrase after any verb is its subject: not « peint un rapport sévère »."""
    head = head_noun(doc, *phrase)
    indefinite = low(doc[phrase[0]]) in {"un", "une", "des"}
    return not (indefinite and head is not None and voices.is_writing(low(head)))


def _last_name(doc: Doc, i: int, limit: int) -> tuple[int, int] | None:
    """« a dit au juge Luc Brun »: the name that ends a clause which has no other subject."""
    end = _clause_end(doc, i, limit)
    if end <= i or doc[end - 1].ent_type_ != "PER":
        return None
    start = name_start(doc, end - 1)
    return (start, end) if pos(doc[start - 1]) == "NOUN" else None


def _source_after(doc: Doc, i: int, limit: int) -> tuple[int, int] | None:
    """« a-t-on appris de source policière »."""
    for k in range(i, min(i + 6, limit)):
        if low(doc[k]) in _SOURCE_NOUNS:
            return k, nominal_end(doc, k)
        if low(doc[k]) == "auprès" and k + 2 < limit:
            end = nominal_end(doc, k + 2)
            return (k + 2, end) if end > k + 2 else None
    return None


def _clause_end(doc: Doc, i: int, limit: int) -> int:
    """Where an inserted clause stops: the comma after its subject and complements."""
    k = i
    while (
        k < limit
        and doc[k].text not in {",", ";", ":"}
        and doc[k].text not in DASHES
        and not (doc[k].text in {".", "!", "?"} or doc[k].text in {"»", '"'})
    ):
        k += 1
    return k


def subject_after(doc: Doc, group: VerbGroup, limit: int) -> tuple[int, int] | None:  # noqa: PLR0912 - one branch for each kind of complement
    """The noun phrase that follows a verb as its subject, past its other complements."""
    i = group.end
    while i < limit:
        token = doc[i]
        word = low(token)
        if token.text in {'"', "«", "»", ".", "!", "?", ";", ":", "“", "”"}:
            return None
        if word in {"que", "qu'", "si", "qui", "dont"}:
            return None
        if word in _SOURCE_NOUNS and low(doc[i - 1]) == "de":
            return i, nominal_end(doc, i)
        if token.text == ",":
            i += 1
            if i < limit and low(doc[i]) in {"selon", "d'après"}:
                i = _next_comma(doc, i, limit) + 1
            continue
        if word == "en" and i + 1 < limit and low(doc[i + 1]) in _AFTER_EN:
            i += 2
            continue
        if word in {"pour", "de", "à"} and i + 2 < limit and low(doc[i + 2]) in _ASIDES:
            i += 3  # « pour sa part », « de son côté »
            continue
        if pos(token) == "ADP" or (
            word
            in {
                "à",
                "sur",
                "dans",
                "lors",
                "devant",
                "auprès",
                "en",
                "par",
                "avant",
                "après",
                "au",
                "aux",
                "du",
                "des",
                "de",
                "d'",
                "pour",
                "face",
                "suite",
                "grâce",
            }
            and not (word == "des" and pos(token) == "DET")
        ):
            i = _past_complement(doc, i, limit)
            continue
        if (
            is_time(token)
            or pos(token) in {"ADV", "CCONJ"}
            or (is_clitic(token) and pos(token) == "PRON")
        ):
            i += 1
            if is_time(token):
                while i < limit and (is_time(doc[i]) or pos(doc[i]) == "NUM"):
                    i += 1
            continue
        if (
            word in {"le", "la", "les", "l'", "ce", "cette"}
            and i + 1 < limit
            and is_time(doc[i + 1])
        ):
            i += 2
            continue
        if pos(token) == "NUM" and i + 1 < limit and is_time(doc[i + 1]):
            i += 2
            continue
        if starts_nominal(token):
            end = min(nominal_end(doc, i), limit)
            if end <= i or (end == i + 1 and pos(token) == "DET"):
                return None
            return i, min(with_apposed_name(doc, i, end), limit)
        if (pos(token) in {"VERB", "ADJ"} and "Part" in morph(token, "VerbForm")) or low(
            token
        ).endswith("ant"):
            i = _next_comma(doc, i, limit)
            if i >= limit:
                return None
            continue
        return None
    return None


def _next_comma(doc: Doc, i: int, limit: int) -> int:
    while i < limit and doc[i].text != ",":
        i += 1
    return i


def _past_complement(  # noqa: PLR0912 - one branch for each class of word
    doc: Doc, i: int, limit: int
) -> int:
    """Past a preposition and its noun phrase, which stops before a new name or determiner."""
    k = i + 1
    while k < limit and pos(doc[k]) == "ADP":
        k += 1
    if k < limit and pos(doc[k]) == "VERB":  # « pour expliquer »
        k += 1
    seen = False
    while k < limit:
        token = doc[k]
        word = low(token)
        if token.ent_type_:
            joined = low(doc[k - 1]) == "et"  # « face à X et Y »
            if seen and not joined and not _beside_its_noun(doc, k):
                return k
            seen, k = True, min(name_end(doc, k), limit)
            continue
        if word == "et" and seen and k + 1 < limit and doc[k + 1].ent_type_:
            k += 1
            continue
        if word in {"de", "du", "d'", "des"} and seen and pos(token) in {"ADP", "DET"}:
            k += 2 if k + 1 < limit and pos(doc[k + 1]) == "DET" else 1
            seen = False
            continue
        if pos(token) == "DET" or word in {"le", "la", "les", "l'"}:
            if seen:
                return k
            k += 1
            continue
        if pos(token) in {"NOUN", "PROPN", "X"}:
            if seen and pos(token) == "PROPN" and (word not in MEDIA):
                if pos(doc[k - 1]) == "NOUN" and not (
                    low(doc[k - 1]) in MEDIA or doc[k - 1].text.isupper()
                ):
                    k += 1
                    continue
                return k
            seen = True
            k += 1
            continue
        if pos(token) in {"ADJ", "NUM"} or is_time(token) or (token.text == "-" and seen):
            k += 1
            continue
        if token.text in {"(", "["}:
            while k < limit and doc[k].text not in {")", "]"}:
                k += 1
            k += 1
            continue
        return k
    return k


def _beside_its_noun(doc: Doc, name: int) -> bool:
    """« au journal Le Monde », « devant la maire X »: the name goes with the noun before it."""
    before = doc[name - 1]
    if doc[name].ent_type_ == "PER":
        return voices.is_person(low(before)) or low(before).rstrip(".") in CIVILITIES
    return pos(before) == "NOUN" and low(before) not in MEDIA


def subject_before(  # noqa: PLR0912 - one branch for each shape of subject
    doc: Doc, group: VerbGroup, floor: int
) -> tuple[tuple[int, int] | None, str | None]:
    """(noun phrase, pronoun) before a verb in its sentence; « qui » gives its antecedent."""
    near = group.start - 1
    while near >= floor and (doc[near].pos_ == "ADV" or low(doc[near]) in _ADVERBIAL):
        near -= 1
    if near < floor:
        return None, None
    if is_subject_pronoun(doc[near]):
        return None, low(doc[near]).lstrip("-")
    if low(doc[near]) in {"et", "mais", "puis", "ou", "avant"}:
        return None, "="
    person = person_before(doc, near, floor)
    if person is not None:
        return person, None
    if low(doc[near]) == "qui":
        k = near - 1
        if k >= floor and doc[k].text == ",":
            k -= 1
            name = _name_left(doc, k, floor)
            if name is not None:
                return name, None
        phrase = _phrase_ending(doc, k, floor)
        if phrase is None and k >= floor and pos(doc[k]) in {"NOUN", "PROPN"}:
            # « … des taliban qui disent »: the antecedent may hang on a preposition.
            phrase = nominal_start(doc, k, floor), k + 1
        if phrase is not None:
            body = _body_before(doc, phrase[0], floor)
            if body is not None:
                return body, None
            phrase = name_before_apposition(doc, phrase[0], floor), phrase[1]
        return phrase, None
    for child in doc[group.main].children:
        if child.dep_.startswith("nsubj") and floor <= child.i < group.start:
            if child.pos_ == "PRON" and low(child) not in {"qui"}:
                if is_subject_pronoun(child):
                    return None, low(child).lstrip("-")
                if low(child) not in {
                    "celui-ci",
                    "celle-ci",
                    "ceux-ci",
                    "certains",
                    "beaucoup",
                    "tous",
                    "autres",
                    "celui",
                    "celle",
                    "ceux",
                    "un",
                    "une",
                }:
                    continue
            if low(child) == "qui":
                continue
            start = nominal_start(doc, child.i, floor)
            end = max(nominal_end(doc, start), child.i + 1)
            if start - 2 >= floor and doc[start - 1].is_quote and doc[end].is_quote:
                start, end = nominal_start(doc, start - 1, floor), end + 1  # « les "marcheurs" »
            start = name_before_apposition(doc, start, floor)
            return (start, min(with_apposed_name(doc, start, end), group.start)), None
    if doc[near].text == ",":
        opened = near - 1
        while opened >= floor and doc[opened].text != "," and near - opened < 30:
            opened -= 1
        if opened >= floor and doc[opened].text == ",":
            last = opened - 1
            if low(doc[last]) == "qui":
                last -= 2 if last - 1 >= floor and doc[last - 1].text == "," else 1
            phrase = _phrase_ending(doc, last, floor)
            inner = with_apposed_name(doc, phrase[0], phrase[1]) if phrase else 0
            return ((phrase[0], max(inner, phrase[1])) if phrase else None), None
        return None, None
    if doc[near].text in {")", "]"}:
        while near >= floor and doc[near].text not in {"(", "["}:
            near -= 1
        near -= 1
    return _phrase_ending(doc, near, floor), None


def _body_before(doc: Doc, start: int, floor: int) -> tuple[int, int] | None:
    """« l'UDC, premier parti du pays, qui dénonce »: the body that a phrase tells of."""
    while start > floor and doc[start - 1].pos_ in {"ADJ", "NUM"}:
        start -= 1
    last = start - 2
    named = last >= floor and (doc[last].ent_type_ == "ORG" or doc[last].text.isupper())
    if not named or doc[start - 1].text != ",":
        return None
    return nominal_start(doc, last, floor), start - 1


def person_before(doc: Doc, last: int, floor: int) -> tuple[int, int] | None:
    """« X, députée de Lyon, qui…, » before its verb: the person at the head, whatever is apposed.

    `last` is the token before the verb; None where no name is surely the subject.
    """
    k = last
    while k >= floor and last - k < 60:
        if doc[k].ent_type_ != "PER":
            if k < last and doc[k].text in {";", ":", ".", '"', "«", "»", "“", "”"}:
                return None
            k -= 1
            continue
        end, first = name_end(doc, k), name_start(doc, k)
        start = nominal_start(doc, first, floor)
        free = not in_complement(doc, first, floor)
        if free and low(doc[first - 1]) not in {"et", "que", "qu'"}:
            begin = _description_before(doc, start, floor)
            prior = begin - (2 if begin - 2 >= floor and low(doc[begin - 1]) in _OF else 1)
            free = begin == floor or low(doc[prior]) not in {"et", "ou"}
            ends = end > last or _only_apposed(doc, end, last)
            if free and ends and (begin <= floor or not _hangs(doc, begin)):
                return begin, end
        k = first - 1
    return None


def _only_apposed(doc: Doc, end: int, last: int) -> bool:
    """Whether all between a name and its verb is apposed: set off by commas or brackets."""
    if doc[end].text not in {",", "("} or doc[last].text not in {",", ")"}:
        return False
    clause = False
    for token in doc[end + 1 : last]:
        if token.text == "," and not clause:
            continue
        if low(token) in {"qui", "dont", "que", "qu'", "où"}:
            clause = True
        elif not clause and token.pos_ in {"VERB", "AUX"} and is_finite(token):
            return False
    return True


def _description_before(doc: Doc, start: int, floor: int) -> int:
    """« le porte-parole du Pentagone, X, »: the start moved to what stands before the name."""
    if start - 2 < floor or doc[start - 1].text != ",":
        return start
    phrase = _phrase_ending(doc, start - 2, floor)
    if phrase is None or phrase[1] != start - 1:
        return start
    return phrase[0] if with_apposed_name(doc, phrase[0], phrase[1]) > phrase[1] else start


def _hangs(doc: Doc, start: int) -> bool:
    """Whether a phrase is the complement of a preposition or of a verb before it."""
    before = doc[start - 1]
    if before.pos_ in {"ADP", "VERB", "AUX", "NOUN"} or low(before) in {"du", "des", "au", "aux"}:
        return True
    return before.pos_ == "DET" and not before.is_punct


def _name_left(doc: Doc, last: int, floor: int) -> tuple[int, int] | None:
    """« X, retraitée et militante de longue date, qui juge »: the name before the apposition."""
    if doc[last].ent_type_ == "PER":
        return None
    for k in range(last, max(floor, last - 15), -1):
        if doc[k].pos_ in {"VERB", "AUX"} and is_finite(doc[k]):
            return None
        if doc[k].text == "," and doc[k - 1].ent_type_ == "PER":
            start = k - 1
            while start > floor and doc[start - 1].ent_type_ == "PER":
                start -= 1
            return start, k
    return None


def _phrase_ending(doc: Doc, last: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase whose last token is `last`, complements with « de » included."""
    if last < floor:
        return None
    k = last
    while k > floor and not _breaks(doc[k - 1]):
        k -= 1
    while k <= last:
        if starts_nominal(doc[k]) and not (k > floor and doc[k - 1].pos_ == "ADP"):
            end = nominal_end(doc, k)
            if end > last:
                return k, last + 1
            if end == k:
                k += 1
                continue
            if end == last + 1 or doc[end].text in {",", "("}:
                return k, end
            k = end
            if k <= last and doc[k].pos_ == "ADP":
                # a complement, an object: the phrase before it stays the better candidate
                return nominal_start(doc, end - 1), end
        else:
            if doc[k].pos_ == "ADP":
                k = max(nominal_end(doc, k + 1, links=False), k + 1)
                continue
            k += 1
    return None


def _breaks(token: Token) -> bool:
    if (
        token.text in {",", ";", ":", ".", "!", "?", '"', "«", "»", "“", "”", "(", ")"}
        or token.text in DASHES
    ):
        return True
    return low(token) in {
        "que",
        "qu'",
        "et",
        "mais",
        "où",
        "dont",
        "qui",
        "lorsque",
        "quand",
        "si",
    } or (token.pos_ in {"VERB", "AUX"} and is_finite(token))


def according_cues(doc: Doc, start: int, end: int) -> Iterator[Cue]:
    """« selon X », « d'après X », « de source X », « aux dires de X », « pour X, »."""
    i = start
    while i < end:
        word = low(doc[i])
        after = i + 1
        if word == "selon":
            pass
        elif word in {"d'", "d'après"} and i + 1 < end:
            after = i + 1 if word == "d'après" else i + 2
            adapted = i > start and doc[i - 1].text[-1:] in {'"', "»", "”"}  # « "Zoo" d'après X »
            if adapted or low(doc[after - 1]) not in {"après", "d'après"}:
                i += 1
                continue
        elif word == "aux" and i + 2 < end and low(doc[i + 1]) in {"dires", "yeux"}:
            after = i + 3
        elif word == "de" and i + 2 < end and low(doc[i + 1]) in _SOURCE_NOUNS:
            if doc[i + 2].is_punct:  # « qui ne cite pas de source, »
                i += 1
                continue
            after = i + 1
        elif word == "pour" and _speaker_after_pour(doc, i, start, end):
            pass
        else:
            i += 1
            continue
        cue = _according(doc, i, after, end)
        if cue is not None:
            yield cue
            i = cue.clause[1]
        else:
            i += 1


def _according(doc: Doc, i: int, after: int, end: int) -> Cue | None:
    if after >= end:
        return None
    first = doc[after]
    word = low(first)
    if word in {"que", "qu'", "lequel", "laquelle", "lesquels", "lesquelles", "qui"}:
        return None
    pronoun = None
    if word in {"lui", "elle", "eux", "elles", "moi", "nous"} and first.pos_ == "PRON":
        stop = after + 1
        pronoun = {"lui": "il", "eux": "ils", "moi": "je"}.get(word, word)
    else:
        stop = min(nominal_end(doc, after), end)
        if stop == after:
            return None
        if any(low(t) in _MEASURES for t in doc[after : min(after + 4, stop)] if t.pos_ != "PROPN"):
            return None
        apposed = min(with_apposed_name(doc, after, stop), end)
        if doc[apposed - 1].ent_type_ != "PER" or _may_bear_name(doc, after, stop):
            stop = apposed
        stop = _past_list(doc, after, stop, end)
    close = stop
    if close < end and doc[close].text in {"(", "["}:
        close = next(
            (k + 1 for k in range(close, min(close + 9, end)) if doc[k].text in {")", "]"}), close
        )
    if close < end and doc[close].text not in {",", ".", ";", ":"}:
        comma = _clause_end(doc, close, end)
        # « Selon le HCR plus de 2.000 migrants sont arrivés, … »: a clause is content.
        if not any(
            is_finite(t) and t.pos_ in {"VERB", "AUX"} and low(doc[t.i - 1]) not in {"qui", "que"}
            for t in doc[close:comma]
        ):
            close = comma
    head = head_noun(doc, after, stop)
    told = close - after <= NAMED and not any(is_time(t) for t in doc[stop : stop + 1])
    if head is not None and voices.is_writing(low(head)) and told:
        stop = close  # « selon une étude publiée lundi dans une revue »: who made it, and when
    named = any(t.ent_type_ or t.text[:1].isupper() for t in doc[after:stop])
    close = _past_apposition(doc, close, end, named=named)
    speaker = None if pronoun else (after, stop)
    return Cue("according", i, after, speaker, (i, close), pronoun=pronoun)


def _may_bear_name(doc: Doc, start: int, stop: int) -> bool:
    """« selon le maire, X, »: not « selon une source, X, » nor « selon le parquet, X, »."""
    head = head_noun(doc, start, stop)
    return head is None or (low(head) not in _SOURCE_NOUNS and voices.is_person(low(head)))


def _past_list(doc: Doc, start: int, stop: int, end: int) -> int:
    """« Selon les pêcheurs, la mairie et les gendarmes, … »: the end of all who say so."""
    if stop + 1 >= end or doc[stop].text != "," or any(t.ent_type_ for t in doc[start:stop]):
        return stop
    last = min(nominal_end(doc, stop + 1), end)
    listed = last < end and doc[last].text == "," and any(low(t) == "et" for t in doc[stop:last])
    return last if listed else stop


def _past_apposition(doc: Doc, comma: int, end: int, *, named: bool) -> int:
    """« Selon X, une infirmière de 37 ans, … »: the comma that closes what X is.

    Without a name there is nobody to be told: « Selon une source, la victime, Y, est sortie ».
    """
    if comma + 1 >= end or doc[comma].text != ",":
        return comma
    first = doc[comma + 1]
    hooked = is_clitic(first) and comma + 2 < end and low(doc[comma + 2]).endswith("ant")
    aside = hooked or low(first) == "qui" or low(first).endswith("ant") or first.pos_ == "VERB"
    of = low(first) in {"du", "de", "d'"}  # « Selon X, de l'université de Lyon, … »
    if is_time(first) or (first.pos_ not in {"NOUN", "DET"} and not aside and not of):
        return comma
    if (
        first.pos_ == "DET"
        and not of
        and (low(first) not in {"un", "une", "le", "la", "l'"} or is_time(doc[comma + 2]))
    ):
        return comma
    close = _next_comma(doc, comma + 1, end)
    if close >= end or close - comma > 30:
        return comma
    stretch = doc[comma + 1 : close]
    if first.pos_ == "DET" and not named and not any(t.ent_type_ for t in stretch):
        return comma
    if not aside and any(is_finite(t) and t.pos_ in {"VERB", "AUX"} for t in stretch):
        relative = next((t.i for t in stretch if low(t) in {"qui", "dont", "où"}), None)
        if relative is None or any(
            is_finite(t) and t.pos_ in {"VERB", "AUX"} for t in doc[comma + 1 : relative]
        ):
            return comma
    return close if any(is_finite(t) for t in doc[close:end]) else comma


def _speaker_after_pour(doc: Doc, i: int, start: int, end: int) -> bool:
    """« Pour X, … »: at the head of the sentence, before a person and a comma."""
    lead = [t for t in doc[start:i] if not t.is_punct]
    if lead and not (len(lead) <= 1 and lead[0].pos_ in {"CCONJ", "ADV"}):
        return False
    if i + 1 >= end:
        return False
    if low(doc[i + 1]) in {"lui", "elle", "eux", "elles"}:
        return i + 2 < end and doc[i + 2].text in {",", ":"}
    stop = nominal_end(doc, i + 1)
    if stop <= i + 1 or stop >= end or doc[stop].text not in {",", "("}:
        return False
    phrase = doc[i + 1 : stop]
    return any(t.ent_type_ == "PER" for t in phrase)


def sentence_cues(doc: Doc, start: int, end: int, quoted: list[bool]) -> list[Cue]:
    """Verbal cues outside quotation marks that come before what they report, in order."""
    found: list[Cue] = []
    i = start
    while i < end:
        token = doc[i]
        if quoted[i]:
            i += 1
            continue
        form = saying.form(token.text)
        word = low(token)
        if word in {"dit", "dite", "dits"} and _is_alias(doc, i, end, quoted):
            i += 1
            continue
        phrase = word in saying.REPORTING_PHRASES and i > start and low(doc[i - 1]) in _MAKES
        if form is None and not phrase:
            i += 1
            continue
        if (
            form is not None
            and "gerund" in form.shapes
            and token.pos_ in {"VERB", "ADJ", "AUX", "ADP", "NOUN"}
        ):
            begin = i - 1 if i > start and low(doc[i - 1]) == "en" else i
            of = (
                _noun_before(doc, i, start) if begin == i else None
            )  # « en annonçant »: the subject
            found.append(
                Cue(
                    "verb" if of else "shared",
                    i,
                    i + 1,
                    of,
                    (begin, i + 1),
                    strong=form.takes_que,
                    denies=form.denies,
                )
            )
        elif (
            form is not None
            and "infinitive" in form.shapes
            and token.pos_ == "VERB"
            and not (i > start and low(doc[i - 1]) in _CAUSATIVE)
        ):
            found.append(
                Cue("shared", i, i + 1, None, (i, i + 1), strong=form.takes_que, denies=form.denies)
            )
        else:
            group = _group_around(doc, i, start)
            if group is not None and group.inverted is None:
                speaker, pronoun = subject_before(doc, group, start)
                strong = form is None or form.takes_que
                denies = form is not None and form.denies
                if pronoun == "=":
                    found.append(
                        Cue(
                            "shared",
                            group.start,
                            group.end,
                            None,
                            (group.start - 1, group.end),
                            strong=strong,
                            denies=denies,
                        )
                    )
                elif speaker or pronoun:
                    begin = speaker[0] if speaker else group.start - 1
                    found.append(
                        Cue(
                            "verb",
                            group.start,
                            group.end,
                            speaker,
                            (begin, group.end),
                            pronoun=pronoun,
                            strong=strong,
                            denies=denies,
                        )
                    )
                i = max(i + 1, group.end)
                continue
        i += 1
    return found


def _is_alias(doc: Doc, i: int, end: int, quoted: list[bool]) -> bool:
    """« Jean Roy dit "le Grand" est rentré »: a name for somebody, before the clause's own verb."""
    k = i + 1
    while k < end and quoted[k]:
        k += 1
    return i + 1 < k <= i + 6 and k < end and (is_clitic(doc[k]) or is_finite(doc[k]))


def _noun_before(doc: Doc, i: int, floor: int) -> tuple[int, int] | None:
    """« une étudiante affirmant que »: whose a participle is that no comma parts from its noun.

    « des informations affirmant que », « répond aux critiques disant que » is so too, though
    nobody can be said to speak there.
    """
    k = i - 1
    if k < floor or is_time(doc[k]):
        return None
    # « a réfuté l'idée affirmant : « … » »: no idea is quoted
    quotes = i + 1 < len(doc) and low(doc[i + 1]) == ":"
    nearest: tuple[int, int] | None = None  # behind a preposition: it may hang on the verb
    while k > floor and i - k < 10:
        if pos(doc[k]) in {"NOUN", "PROPN"} or doc[k].ent_type_:
            first = nominal_start(doc, k, floor)
            if voices.is_person(low(doc[k])):
                return first, i
            head = head_noun(doc, first, k + 1)
            if first == floor or not (pos(doc[first - 1]) == "ADP" or low(doc[first - 1]) == "du"):
                speaks = head is None or voices.can_speak(low(head))
                known = head is not None or doc[first].ent_type_
                return (first, i) if known and (speaks or not quotes) else None
            if not (nearest or quotes or head is None or voices.can_speak(low(head))):
                nearest = first, i
            k = first - 1
        elif not (doc[k].pos_ in {"ADJ", "ADP", "DET"} or is_participle(doc[k])):
            return nearest
        k -= 1
    return nearest


def _is_qualified(doc: Doc, i: int, floor: int) -> bool:
    """Whether an adverb of degree makes a description of a participle that has no auxiliary."""
    k = i - 1
    while k > floor and doc[k].pos_ == "ADV":
        k -= 1
    graded = any(low(t) in _DEGREES for t in doc[max(k, floor) : i])
    return graded and is_participle(doc[i]) and low(doc[k]) not in _AUX


def _group_around(doc: Doc, i: int, floor: int) -> VerbGroup | None:
    """The verb group whose main verb is at `i`."""
    back = i
    if i > floor and doc[i].pos_ == "NOUN" and doc[i - 1].pos_ == "DET":
        return None  # « le poste », « une note »
    if _is_qualified(doc, i, floor):
        return None  # « un rapport mal écrit »: no verb of the report's
    if not is_participle(doc[i]):
        before = next((t for t in reversed(doc[floor:i]) if t.pos_ != "ADV"), None)
        if before is not None and low(before) in _BE | {"été"}:
            return None  # « a été très critique »
    while back > floor and back > i - 9:
        token = doc[back - 1]
        word = low(token)
        if (
            word in _AUX
            or is_clitic(token)
            or token.pos_ == "ADV"
            or word in _ADVERBIAL
            or (word == "d'" and low(doc[back]) in _AFTER_D)
            or word
            in {
                "fait",
                "tenu",
                "été",
                "à",
                "pour",
                "sa",
                "part",
                "leur",
                "quant",
                "lui",
                "elle",
                "en",
                "outre",
            }
        ):
            back -= 1
        else:
            break
    for k in range(back, i + 1):
        group = verb_group(doc, k)
        if group is not None and group.main == i:
            return group
    return None
