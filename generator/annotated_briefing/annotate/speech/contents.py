"""What a cue reports: the clause after « que », an infinitive, the sentence around « selon »."""

from __future__ import annotations

from annotated_briefing.annotate.speech.cues import DASHES, Cue, is_finite
from annotated_briefing.annotate.speech.passage import RELATIVES, WORD, Passage
from annotated_briefing.annotate.syntax.noun_phrases import (
    head_noun,
    is_clitic,
    is_time,
    low,
    morph,
    only_that,
)
from annotated_briefing.annotate.syntax.words import Doc
from annotated_briefing.french import saying
from annotated_briefing.french.determiners import CONTRACTED, DEFINITE, INDEFINITE
from annotated_briefing.french.quotation import Quoted
from annotated_briefing.model import Doubt, Span

# « alors que », « tandis que » join clauses; a few may also be adverbs of the verb itself.
_NOT_BEFORE_QUE = frozenset(
    "plus moins alors tandis pendant après avant parce bien autant tel telle tels telles lors dès "
    "depuis sans afin pour ainsi même aussi tant mieux pire autre autres et ou mais".split()
)
_ADVERBS_TOO = frozenset("ainsi même aussi alors bien".split())
_GOVERNS = frozenset("de à que tous toutes et devant sur dans lors".split())
# Without what follows these a clause says nothing.
_HANGING = (DEFINITE | INDEFINITE | CONTRACTED) | frozenset(
    "sans où dont que qu' qui de à en et ou".split()
)
_OBJECTS = frozenset("l' le la les lui leur en y m' me".split())
_WORDINGS = frozenset("mot mots expression expressions formule formules terme".split())
_COMPLETES = frozenset("que qu' de d' du des à au aux".split())
_SUBORDINATORS = frozenset("quand lorsque lorsqu' si s' comme après puisque dès depuis".split())
_WHILE = frozenset({"alors", "tandis"})
_STOPS = frozenset({"qui", "dont", "où", "lorsque", "quand", "si", ";", ":", "!", "?"})
LITTLE = 2  # quoted words that, alone after their verb, say nothing of what
# These take the person told as their object: « a prévenu les habitants que ».
_TELLS = frozenset("préve infor avert assur avise convi rassu rappe aviso préci".split())


def reported(
    passage: Passage,
    bounds: tuple[int, int],
    here: list[Quoted],
    *,
    cues: list[Cue],
    according: list[Cue],
    inserted: list[Cue],
) -> list[tuple[Cue, tuple[int, int]]]:
    """Cues with the characters of the clause each reports, in the sentence of tokens `bounds`.

    A clause that the source asks for or denies, and quoted words that are no clause by themselves,
    are told with their verb: « a demandé qu'il soit libéré », « dénonce "l'amalgame" ».
    """
    lo, hi = bounds
    found: list[tuple[Cue, tuple[int, int]]] = []
    starts = sorted(c.clause[0] for c in [*cues, *according, *inserted])
    for index, cue in enumerate(cues):
        others = [*cues[index + 1 :], *according, *inserted]
        content = _of_verb(passage, cue, bounds, here, others)
        told = any(c.start > cue.end and not passage.inside[c.start] for c in inserted)
        if told and _complement(passage, cue, hi) is None:
            continue  # « La France défend "…", a-t-il dit »: all of it is his
        if content is not None:
            found.append((cue, content))
    for cue in according:
        content = _around(passage, cue, lo, hi, starts)
        if content is not None and not any(
            passage.span(cue.start, cue.end).overlaps(Span(a + passage.offset, b + passage.offset))
            for _, (a, b) in found
        ):
            found.append((cue, content))
    for cue in inserted:
        if passage.inside[cue.start]:
            continue
        a, _ = passage.chars(*cue.clause)
        quoted = [m for m in here if m.outer_end <= a]
        if (
            any(not WORD.search(passage.text[m.outer_end : a]) for m in quoted)
            and not any(passage.is_fragment(m) for m in quoted)
            and not _led_in(passage, lo, quoted)
        ):
            continue
        content = _around(passage, cue, lo, hi, starts)
        if content is not None:
            found.append((cue, content))
    return found


def _led_in(passage: Passage, lo: int, quoted: list[Quoted]) -> bool:
    """« En ville, "les loyers montent", a dit X »: the quoted words need those before them."""
    start = passage.chars(lo, lo + 1)[0]
    first = quoted[0]
    before = passage.text[start : first.outer_start].rstrip()
    if not before.endswith(",") or not passage.text[first.start].islower():
        return False
    return not passage.finite_in(lo, passage.token_at(first.outer_start))


def fault(passage: Passage, cue: Cue, start: int, end: int) -> Doubt | None:
    """What keeps a reported clause (characters of the paragraph) from standing by itself."""
    doc = passage.doc
    lo, hi = passage.tokens(start, end)
    first, last = doc[lo], doc[hi - 1]
    if low(last) in _HANGING and not last.text[:1].isupper():
        return "clause-cut"
    if low(first) in RELATIVES:
        return "clause-cut"  # « Selon la marine, qui l'a vu, … »
    end_of_sentence = next(iter(passage.sentences_between(lo, lo + 1)), (0, hi))[1]
    if doc[end_of_sentence - 1].text == "?" and not passage.inside[end_of_sentence - 1]:
        return "not-a-statement"
    if cue.kind == "according" and not (
        (hi > cue.end or _governs(passage, cue, lo)) and _has_verb(passage, lo, hi)
    ):
        return "clause-cut"
    if _is_a_wish(passage, cue) or _gives_a_word(passage, cue) or _says_little(passage, cue, hi):
        return "not-a-statement"
    if cue.denies and "Inf" in morph(doc[cue.end - 1], "VerbForm"):
        return "not-a-statement"  # « pour démentir que »: who says it says that it is not so
    verb = saying.form(first.text)
    if verb is not None and verb.denies and verb.shapes == {"participle"}:
        return "clause-cut"  # « a, de son côté, nié que »: without its auxiliary
    if lo != cue.start or cue.kind not in {"verb", "shared"}:
        return None
    if told_by_gerund(passage, cue, start) or "Inf" in morph(first, "VerbForm"):
        return "clause-cut"
    if low(first) in _OBJECTS:
        return "leaning"  # « l'a accusé »: whom?
    return None if cue.tells(doc) or _complement(passage, cue, hi) else "not-a-statement"


def _says_little(passage: Passage, cue: Cue, hi: int) -> bool:
    """« déplorent "une aggravation" »: a verb and two quoted words tell nobody of what."""
    doc = passage.doc
    rest = [t for t in doc[cue.end : hi] if not t.is_punct]
    quoted = [t for t in rest if passage.inside[t.i]]
    ahead = rest[: len(rest) - len(quoted)]
    return (
        0 < len(quoted) <= LITTLE
        and rest[-len(quoted) :] == quoted
        and (hi == len(doc) or doc[hi].is_punct)
        and not any(t.pos_ in {"NOUN", "PROPN", "VERB", "AUX"} for t in ahead)
        and not any(t.pos_ == "PROPN" or is_finite(t) for t in quoted)
    )


def _is_a_wish(passage: Passage, cue: Cue) -> bool:
    """« des étrangers souhaitant partir »: what somebody is after, which nobody said."""
    doc = passage.doc
    gerund = doc[cue.start].text.endswith("ant") and cue.end < len(doc)
    return gerund and cue.asks(doc) and "Inf" in morph(doc[cue.end], "VerbForm")


def _gives_a_word(passage: Passage, cue: Cue) -> bool:
    """« une "bagarre", comme la qualifie X », « …, selon le mot de X »: only the word is theirs."""
    doc = passage.doc
    k = cue.clause[0]
    if cue.kind == "according":
        head = head_noun(doc, *cue.speaker) if cue.speaker else None
        worded = head is not None and low(head) in _WORDINGS
    else:
        clitics = {low(t) for t in doc[k + 1 : cue.end]} & _OBJECTS
        worded = low(doc[k]) in {"comme", "ainsi"} and bool(clitics)
        if clitics & {"la", "les"} and worded:
            return True  # it is a thing that they call so, not all that is told
    before = next((i for i in range(k - 1, 0, -1) if doc[i].text != ","), 0)
    return worded and passage.inside[before]


def _has_verb(passage: Passage, lo: int, hi: int) -> bool:
    """Whether a clause has a verb besides those of its relatives: not « Un texte qui vieillit »."""
    words = passage.doc[lo:hi]
    verbs = sum(is_finite(t) and t.pos_ in {"VERB", "AUX"} for t in words)
    return verbs > sum(low(t) == "qui" for t in words)


def _governs(passage: Passage, cue: Cue, lo: int) -> bool:
    """Whether a « selon X » at the end speaks for all before it, not for a last piece only.

    « Il vit à Lima où le loyer a doublé selon la banque »: no comma parts it from the relative.
    """
    doc = passage.doc
    if cue.start <= lo or doc[cue.start - 1].text == ",":
        return True
    for k in range(cue.start - 1, lo, -1):
        if passage.inside[k]:
            continue
        if low(doc[k]) in RELATIVES:
            return False
        if doc[k].text == ",":
            return passage.finite_in(k + 1, cue.start)
    return True


def told_by_gerund(passage: Passage, cue: Cue, start: int) -> bool:
    """« dénonçant … »: who does so, and when, stands before it."""
    verb = passage.doc[cue.start]
    return verb.idx == start and cue.kind != "inserted" and verb.text.endswith("ant")


def _of_verb(
    passage: Passage, cue: Cue, bounds: tuple[int, int], here: list[Quoted], others: list[Cue]
) -> tuple[int, int] | None:
    """The characters of what a verb reports, from the verb itself where it is told with it."""
    lo, hi = bounds
    relative = _in_relative(passage, cue, lo)
    if relative == "object":
        return None  # « un scrutin qu'elle affirme avoir remporté »
    opening = _complement(passage, cue, hi)
    mark = _judgement(passage, cue, here, hi) if opening is None else None
    if opening is None and mark is None:
        return None
    told = cue.start
    if opening is not None and low(passage.doc[opening - 1]) in {"que", "qu'"}:
        kept = cue.denies or cue.asks(passage.doc) or cue.feels(passage.doc)
        told = cue.start if kept else opening
        if _placed(passage, cue, lo):
            told = lo
    opening = cue.start if opening is None else opening
    stop = _complement_end(
        passage,
        opening,
        hi,
        [c for c in others if c.clause[0] > opening],
        fronted=_is_fronted(passage, cue, lo),
        relative=bool(relative),
        credited=told == cue.start,
    )
    if told == opening and _has_two(passage, opening, stop):
        told = cue.start
    if mark is not None:
        if passage.chars(cue.start, stop)[1] < mark.end:
            return None
        stop = _judgement_end(passage, mark, stop)
    return passage.trimmed(*passage.chars(told, stop)) if stop > opening else None


def _has_two(passage: Passage, opening: int, stop: int) -> bool:
    """« dit que A et que B »: the second clause hangs on the verb too, so that it is told."""
    doc = passage.doc
    return any(
        low(doc[k]) == "et" and low(doc[k + 1]) in {"que", "qu'"} and not passage.inside[k]
        for k in range(opening, stop - 1)
    )


def _placed(passage: Passage, cue: Cue, lo: int) -> bool:
    """« En Norvège, les autorités disent que … »: a place at the head, where alone it is so."""
    doc = passage.doc
    comma = next((k for k in range(lo, cue.clause[0]) if doc[k].text == ","), lo)
    return (
        comma == cue.clause[0] - 1
        and low(doc[lo]) in {"en", "au", "aux", "dans", "à", "a"}
        and any(t.ent_type_ == "LOC" for t in doc[lo:comma])
        and not passage.finite_in(lo, comma)
    )


def _is_fronted(passage: Passage, cue: Cue, lo: int) -> bool:
    """« Affirmant que … », « Quand X a dit que … »: the main clause is still to come."""
    if cue.kind == "shared":
        return not passage.finite_in(lo, cue.start)
    k = lo
    while k < cue.start and (passage.doc[k].is_punct or is_time(passage.doc[k])):
        k += 1
    return low(passage.doc[k]) in _SUBORDINATORS


def _complement(passage: Passage, cue: Cue, hi: int) -> int | None:
    """The first token of what a verb reports: after « que », a colon, or an infinitive."""
    doc = passage.doc
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
        if word in {"que", "qu'"} and not passage.inside[k]:
            return k + 1 if k + 1 < hi and _completes(passage, k, cue.end) else None
        if (
            token.pos_ == "DET"
            and k >= cue.end
            and not addressee
            and not _governed(passage, k, cue.end)
        ):
            return None
        if passage.inside[k]:
            return None
        if k <= cue.end + 1 and _infinitive(passage, k, hi, first=k == cue.end):
            return k
        if token.pos_ in {"VERB", "AUX"} and "Inf" in morph(token, "VerbForm"):
            hung = is_clitic(doc[k - 1]) or doc[k - 1].pos_ == "ADP"
            if not hung and low(doc[k - 1]) not in _GOVERNS:
                return k  # « a dit à la presse avoir soupçonné que »: not that it is so
        if word in _STOPS or (
            token.pos_ in {"VERB", "AUX"}
            and "Fin" in morph(token, "VerbForm")
            and not is_clitic(token)
        ):
            return None
        k += 1
    return None


def _judgement(passage: Passage, cue: Cue, here: list[Quoted], hi: int) -> Quoted | None:
    """The next quoted words where they are only a part of what the verb says of something."""
    end = passage.chars(cue.start, cue.end)[1]
    mark = next((m for m in here if m.outer_start >= end), None)
    if mark is None or not passage.is_fragment(mark):
        return None
    at = passage.token_at(mark.outer_start)
    if at >= hi or passage.finite_in(cue.end, at):
        return None
    if any(t.text in {";", ":"} or low(t) in RELATIVES for t in passage.doc[cue.end : at]):
        return None
    named = passage.text[mark.start].isupper()  # « son film "Les Marins" », « au pôle "Ouest" »
    return None if named else mark


def _judgement_end(passage: Passage, mark: Quoted, stop: int) -> int:
    """The comma or dash after the quoted words, unless more of them follow it at once."""
    doc = passage.doc
    for k in range(passage.token_at(mark.outer_end - 1) + 1, stop):
        if low(doc[k]) == "entre":
            return stop  # « entre le préfet, le maire et les élus »
        more = k + 1 < stop and passage.inside[k + 1]
        ends = doc[k].text == "," or doc[k].text in DASHES
        if ends and not passage.inside[k] and not more and not _credits(doc, k + 1):
            return k
    return stop


def _credits(doc: Doc, k: int) -> bool:
    """« …, selon un communiqué »: the words keep where they were read."""
    return k < len(doc) and low(doc[k]) in {"selon", "d'après"}


def _completes(passage: Passage, k: int, floor: int) -> bool:
    """Whether the « que » at `k` completes the verb before it, rather than « alors que »."""
    before = low(passage.doc[k - 1])
    if before == "ce":
        return low(passage.doc[k - 2]) == "à"
    if _is_only(passage, k, floor):
        return False
    if before not in _NOT_BEFORE_QUE:
        return True
    return before in _ADVERBS_TOO and k - 1 <= floor


def _is_only(passage: Passage, k: int, floor: int) -> bool:
    """« assure ne vendre que les œufs du jour »: « ne … que » around another verb."""
    return only_that([low(t) for t in passage.doc[floor:k]])


def _infinitive(passage: Passage, k: int, hi: int, *, first: bool) -> bool:
    """« dit vouloir », « dit ne pas vouloir »."""
    doc = passage.doc
    if first and doc[k].pos_ in {"VERB", "AUX"} and "Inf" in morph(doc[k], "VerbForm"):
        return True
    return (
        low(doc[k]) in {"ne", "n'"}
        and k + 2 < hi
        and low(doc[k + 1]) in {"pas", "plus", "jamais"}
        and "Inf" in morph(doc[k + 2], "VerbForm")
    )


def _governed(passage: Passage, k: int, floor: int) -> bool:
    """Whether the noun phrase at `k` hangs on a preposition, is a time, or follows a comma."""
    doc = passage.doc
    if k + 1 < len(doc) and is_time(doc[k + 1]):
        return True
    before = doc[k - 1]
    if k - 1 < floor:
        return False
    if low(before) in {"tout", "toute", "tous", "toutes"}:
        return _governed(passage, k - 1, floor)  # « dire tout le mal qu'il en pense »
    if before.pos_ in {"ADP", "DET", "ADJ"} or before.text == ",":
        return True
    return low(before) in _GOVERNS


def _complement_end(
    passage: Passage,
    start: int,
    hi: int,
    later: list[Cue],
    *,
    fronted: bool,
    relative: bool,
    credited: bool,
) -> int:
    """The complement ends with its sentence, or where another source takes over.

    `credited`: a verb that is told too keeps its own « selon un communiqué ».
    """
    doc = passage.doc
    stop = hi
    for cue in later:
        begin = cue.clause[0]
        before = doc[begin - 1].text if begin else ""
        if begin <= start + 1:
            continue
        if (
            cue.kind == "inserted"
            or (cue.kind == "according" and before == "," and not credited)
            or (cue.kind == "shared" and before == "," and doc[cue.start].text.endswith("ant"))
            or (cue.kind == "shared" and cue.strong and low(doc[begin]) in {"et", "mais", "puis"})
            or ((fronted or relative) and cue.kind == "verb" and before == ",")
        ):
            stop = min(stop, begin)
    for k in range(start, stop):
        if passage.inside[k]:
            continue
        if doc[k].text == ";" or (relative and _resumes(passage, k, stop)):
            return k
        if _opens_judgement(passage, start, k, stop):
            return k
        if fronted and doc[k].text == "," and passage.finite_in(k + 1, stop):
            return k
    return stop


def _opens_judgement(passage: Passage, start: int, comma: int, stop: int) -> bool:
    """« dit que P, une thèse contestée par Y »: there the text goes on, and what others think.

    Not within the clause, « que le plan, un texte critiqué par Y, passera ».
    """
    doc = passage.doc
    if doc[comma].text != "," or comma + 2 >= stop:
        return False
    if low(doc[comma + 1]) not in INDEFINITE and doc[comma + 1].pos_ != "NOUN":
        return False
    end = next((k for k in range(comma + 1, stop) if doc[k].text == ","), stop)
    for k in range(comma + 2, end):
        if is_clitic(doc[k]) or low(doc[k]) in RELATIVES or passage.inside[k]:
            return False
        form = saying.form(doc[k].text)
        if form is not None and "participle" in form.shapes:
            return (
                any(low(t) == "par" for t in doc[k + 1 : min(k + 4, end)])  # « jugé serré par »
                and passage.finite_in(start, comma)
                and (end == stop or not _resumes(passage, end, stop))
            )
    return False


def _in_relative(passage: Passage, cue: Cue, lo: int) -> str:
    """« X, qui a dit que …, a répondu », « le vote qu'elle dit avoir gagné »: what it hangs on."""
    doc = passage.doc
    for k in range(cue.start - 1, lo, -1):
        word = low(doc[k])
        if doc[k].is_punct:
            return ""
        if word in {"qui", "dont", "où"} or word.endswith(("quel", "quelle", "quels", "quelles")):
            return "subject"
        if word in {"que", "qu'"} and k < cue.start - 1:
            noun = doc[k - 1].pos_ in {"NOUN", "PROPN", "ADJ"} or low(doc[k - 1]) in {"ce", ","}
            return "object" if noun else "subject"
    return ""


def _resumes(passage: Passage, k: int, stop: int) -> bool:
    """Whether the main clause goes on after the comma at `k`, with its verb or its subject."""
    doc = passage.doc
    if doc[k].text != "," or k + 1 >= stop:
        return False
    if low(doc[k + 1]) == "et" and k + 2 < stop and low(doc[k + 2]) == "qui":
        return True
    i = k + 1
    while i < stop and is_clitic(doc[i]):
        i += 1
    return is_finite(doc[i]) and doc[i].pos_ in {"VERB", "AUX"} if i < stop else False


def _around(
    passage: Passage, cue: Cue, lo: int, hi: int, starts: list[int]
) -> tuple[int, int] | None:
    """The clause a « selon X » or an inserted verb speaks for: the rest of its sentence."""
    doc = passage.doc
    a, b = cue.clause
    before = (lo, a)
    after = (b, next((k for k in range(b + 1, hi) if _opens_judgement(passage, b, k, hi)), hi))
    for k in range(a - 1, lo - 1, -1):
        # « Il a raison : selon X, … »; what only stands after a colon is the end of its clause.
        led = doc[k].text == ":" and cue.kind == "according" and k == a - 1
        if (doc[k].text == ";" or led) and not passage.inside[k]:
            before = (k + 1, a)
            break
    if cue.kind == "according":
        before = (_own_start(passage, cue, before[0], hi), a)
        if low(doc[before[0]]) in RELATIVES:
            return passage.trimmed(*passage.chars(before[0], hi))
    aside = _in_dashes(passage, cue, lo, hi)
    if aside is not None:
        return aside
    others = [s for s in starts if s > b]
    if others and cue.kind == "inserted":
        after = (b, min(*others, after[1]))
    left = passage.words(*before)
    right = passage.words(*after)
    parted = cue.kind == "inserted" and left and not passage.finite_in(*before)
    if parted and passage.finite_in(*after) and not passage.inside[lo]:
        # « Le plan, assure X, sera voté »: neither half says it without the other.
        return passage.trimmed(*passage.chars(before[0], after[1]))
    if cue.kind == "according" and left and right and _hangs_on(passage, before, after):
        return passage.trimmed(*passage.chars(before[0], after[1]))
    if a - before[0] <= 1 or (left < 3 <= right and passage.finite_in(*after)):
        return passage.trimmed(*passage.chars(*after)) if right >= 2 else None
    if left >= 2 and not (left < 3 and any(passage.inside[before[0] : before[1]])):
        return passage.trimmed(*passage.chars(*before))
    return None


def _own_start(passage: Passage, cue: Cue, lo: int, hi: int) -> int:
    """Where a « selon X » starts to speak, which is not always where its sentence does.

    « un plan qui devra, selon X, attendre » is the relative alone; « Y est venu, alors que le port
    "se vide", selon X » is surely no more than what its quoted words end.
    """
    doc, inside = passage.doc, passage.inside
    a, b = cue.clause
    last = a - 1 if a and doc[a - 1].text != "," else a - 2
    if last <= lo:
        return lo
    cited = any(m.outer_end == doc[last].idx + len(doc[last]) for m in passage.marks)
    verbs = 0
    for k in range(last, lo, -1):
        if inside[k]:
            continue
        word = low(doc[k])
        if word in {"que", "qu'"} and low(doc[k - 1]) in _WHILE:
            return k + 1 if cited and passage.finite_in(lo, k - 1) else lo
        if word in {"qui", "dont", "où"}:
            open_ = verbs == 0 or (verbs == 1 and _hangs_on(passage, (lo, a), (b, hi)))
            return k if open_ and passage.words(b, hi) else lo
        if doc[k].text in {";", ":"} or (doc[k].text == "," and not cited):
            return lo
        verbs += is_finite(doc[k]) and doc[k].pos_ in {"VERB", "AUX"} and not is_clitic(doc[k])
    return lo


def _in_dashes(passage: Passage, cue: Cue, lo: int, hi: int) -> tuple[int, int] | None:
    """« Un jeune homme - il a bu, selon la police -, est intervenu »: what dashes part off."""
    doc = passage.doc
    a, b = cue.clause
    opened = next((k for k in range(a - 1, lo, -1) if doc[k].text in DASHES), None)
    if opened is None or cue.kind != "according" or b >= hi or doc[b].text not in DASHES:
        return None
    return passage.trimmed(*passage.chars(opened + 1, a)) if a > opened + 1 else None


def _hangs_on(passage: Passage, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """« La mesure montre, selon X, que … », « la gestion, "molle" selon lui, du port ».

    Whether what follows a « selon X » completes what stands before it.
    """
    doc = passage.doc
    k = after[0]
    while k < after[1] and doc[k].text == ",":
        k += 1
    if k >= after[1] or passage.inside[k]:
        return False
    last = next((t for t in reversed(doc[before[0] : before[1]]) if not t.is_punct), doc[k])
    if is_finite(last) and last.pos_ in {"VERB", "AUX"}:
        return True
    return low(doc[k]) in _COMPLETES and k > after[0] - 1 and not passage.finite_in(k, after[1])
