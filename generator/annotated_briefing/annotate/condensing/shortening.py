"""Where a sentence may be shortened, and a lead stop, without changing what they say.

Only whole clauses go: a relative or a participle set off by commas, « alors que … », a long
bracket. Nothing goes that tears a quotation, or that tells how far the rest is to be believed: a
toll or any figure, a source, a condition, a reserve, a negation, since when.
"""

from __future__ import annotations

from itertools import pairwise

from annotated_briefing.annotate.syntax.noun_phrases import is_time, low, morph
from annotated_briefing.annotate.syntax.words import Token
from annotated_briefing.french import saying
from annotated_briefing.french.fold import fold
from annotated_briefing.french.numbers import cardinal
from annotated_briefing.model import Quote, Span

MAX_HEADLINE = 110  # characters that a headline had better keep to
_MIN_HEADLINE = 30
_LONGEST = 400  # tokens: nobody shortens what has no full stop
_MIN_KEPT = 6  # words that must remain for a sentence to be one
_MIN_BRACKET = 5  # words: a shorter bracket is read sooner than « […] »
_MARKS = {'"', "«", "»", "“", "”"}
_STOPS = {".", "!", "?", "…"}
DASHES = {"-", "–", "—", "--"}
_RELATIVES = frozenset("qui dont où lequel laquelle lesquels lesquelles auquel duquel".split())
# A contrast says nothing of when, why or whether the rest holds; the others may.
_CONTRASTS = frozenset({("alors", "que"), ("alors", "qu'"), ("tandis", "que"), ("tandis", "qu'")})
_SUBORDINATES = frozenset(
    {
        *_CONTRASTS,
        *(
            (word, que)
            for word in "après avant bien afin depuis dès pendant parce sans".split()
            for que in ("que", "qu'")
        ),
        ("même", "si"),
        ("puisque",),
        ("puisqu'",),
        ("lorsque",),
        ("lorsqu'",),
        ("quand",),
        ("car",),
        ("au", "moment", "où"),
        ("ce", "qui"),
        ("ce", "que"),
    }
)
_SOURCES = frozenset("selon source sources d'après".split())
_CONDITIONS = frozenset(
    "si s' sauf hormis excepté sinon condition moins réserve faute pourvu supposer éventuel "
    "éventuelle présumé présumée présumés présumées innocent innocente soupçonné soupçonnée".split()
)
_NEGATIONS = frozenset("ne n' non ni pas jamais sans aucun aucune".split())
_BOUNDS = frozenset("depuis dès jusque jusqu' jusqu'à jusqu'au jusqu'en".split())
_TOLL = frozenset(
    "mort morte morts mortes tué tuée tués tuées tuant blessé blessée blessés blessées blessant "
    "victime victimes décès disparu disparue disparus disparues otage otages plusieurs "
    "dizaines centaines milliers millions milliards".split()
)
# After a comma, these go on with what came before an aside: « la sortie, lundi, d'un album ».
_RESUMING = frozenset("que qu' de d' du des à au aux".split())
_OPENERS = frozenset("que qu' lorsque lorsqu' puisque puisqu' quand si s'".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM"})
# What may hang on a lead beside its main clause; all else is a part of the clause itself.
_BESIDE = frozenset({"advcl", "acl", "acl:relcl", "appos", "parataxis", "obl:mod", "advmod"})


def droppable(words: list[Token], offset: int) -> tuple[Span, ...]:
    """Stretches that may go, in text order and apart from each other."""
    found: list[tuple[int, int]] = []
    depth = quote_depth(words)
    n = len(words)
    if n > _LONGEST:
        return ()
    i = 1
    while i < n:
        if depth[i]:
            i += 1
            continue
        end = None
        token = words[i]
        if token.text == "(":
            end = next((k + 1 for k in range(i, min(i + 25, n)) if words[k].text == ")"), None)
            if end is not None and end - i < _MIN_BRACKET + 2:
                end = None
        elif token.text in {",", *DASHES} and i + 1 < n:
            end = _clause_after_comma(words, depth, i)
        elif _starts(words, i, _CONTRASTS):
            end = _to_end(words, depth, i)
        if end is not None and i < end and _fair(words[i:end]):
            kept = sum(1 for k in range(n) if words[k].is_alpha and not i <= k < end)
            if kept >= _MIN_KEPT and any(is_finite(t) for t in [*words[:i], *words[end:]]):
                found.append((i, end))
                i = end
                continue
        i += 1
    return tuple(
        Span(offset + words[a].idx, offset + words[b - 1].idx + len(words[b - 1])) for a, b in found
    )


def _fair(gone: list[Token]) -> bool:
    """Whether a sentence says the same, and no more, without these words."""
    reports = any(
        low(b) in {"que", "qu'", ":"} and saying.form(a.text) is not None for a, b in pairwise(gone)
    )
    return not (reports or _qualifies(gone)) and not any(
        low(t) in _NEGATIONS | _BOUNDS | _TOLL or _is_figure(t) for t in gone
    )


def _is_figure(token: Token) -> bool:
    return any(map(str.isdigit, token.text)) or cardinal(fold(token.text)) not in {None, 1}


def _qualifies(gone: list[Token]) -> bool:
    """A source or a condition of what stands before."""
    if any(low(t) in _SOURCES | _CONDITIONS for t in gone):
        return True
    for comma in (k for k, t in enumerate(gone) if not k or t.text == ","):
        # « …, a-t-il précisé », « …, ont indiqué les secours », « …, affirme le maire »
        after = [t for t in gone[comma : comma + 5] if t.pos_ not in {"AUX", "PRON", "PUNCT"}]
        told = saying.form(after[0].text) if after else None
        relative = any(low(t) in _RELATIVES for t in gone[comma : comma + 2])
        if told is not None and told.shapes & {"finite", "participle"} and not relative:
            return True
    return False


def _clause_after_comma(words: list[Token], depth: list[bool], comma: int) -> int | None:
    """The end of a clause set off by the comma at `comma`, its closing comma left to the rest."""
    n = len(words)
    first = words[comma + 1]
    word = low(first)
    relative = word in _RELATIVES
    participle = word.endswith("ant") and first.pos_ in {"VERB", "ADJ", "ADP"} and len(word) > 4
    gerund = (
        word in {"en", "tout"}
        and comma + 2 < n
        and (low(words[comma + 2]).endswith("ant") or low(words[comma + 2]) == "en")
    )
    contrast = _starts(words, comma + 1, _CONTRASTS | {("ce", "qui"), ("ce", "que")})
    if not (relative or participle or gerund or contrast):
        return None
    if relative and words[comma].text != ",":
        return None
    close = comma + 1
    nested = 0
    while close < n:
        token = words[close]
        if not depth[close]:
            if token.text == "(":
                nested += 1
            elif token.text == ")":
                nested -= 1
            elif nested == 0 and token.text in {";", ":"}:
                return None
            elif nested == 0 and token.text in {".", "!", "?", "…"} and close >= n - 2:
                return close
            elif nested == 0 and token.text == "," and close + 1 < n and _resumes(words, close + 1):
                # The comma that closes the clause goes with it only when the main verb follows.
                return close + 1 if _main_verb(words[close + 1]) else close
        close += 1
    return n


def _resumes(words: list[Token], i: int) -> bool:
    token = words[i]
    return _main_verb(token) or (
        token.pos_ in {"DET", "PROPN"}
        and token.dep_.startswith(("nsubj", "det"))
        and _ahead_root(words, i)
    )


def _main_verb(token: Token) -> bool:
    return token.dep_ == "ROOT" or (
        token.head.dep_ == "ROOT"
        and token.dep_.startswith(("aux", "advmod", "expl", "iobj", "obj"))
        and token.pos_ in {"AUX", "ADV", "PRON"}
    )


def _ahead_root(words: list[Token], i: int) -> bool:
    return any(t.dep_ == "ROOT" for t in words[i : i + 8])


def _to_end(words: list[Token], depth: list[bool], i: int) -> int | None:
    """A subordinate clause that runs to the end of its sentence."""
    n = len(words)
    last = n
    while last > i and words[last - 1].text in {".", "!", "?", "…"}:
        last -= 1
    if any(words[k].text in {";", ":"} and not depth[k] for k in range(i, last)):
        return None
    if any(words[k].text in _MARKS for k in range(last, n)):
        return None
    if last - i < 4 or any(t.dep_ == "ROOT" for t in words[i:last]):
        return None
    return last


def headline_end(words: list[Token], said: list[Quote], offset: int) -> int | None:
    """Where a lead can stop: an offset in the paragraph, None for what is no sentence.

    The main clause with its complements and its source, where what follows plainly hangs beside
    it; the whole sentence otherwise. The longest within `MAX_HEADLINE` characters, or the
    shortest there is.
    """
    last = len(words)
    while last > 1 and words[last - 1].text in {".", "…", ",", ";", ":", *DASHES}:
        last -= 1
    if last > _LONGEST or not any(is_finite(t) for t in words[:last]):
        return None
    start, depth = words[0].idx, quote_depth(words)
    found = _end(words[last - 1])
    for i in range(last - 1, 2, -1):
        stop = _end(words[i - 1])
        if found - start <= MAX_HEADLINE or stop - start < _MIN_HEADLINE:
            break
        if not depth[i] and _is_edge(words, i) and _closed(words[:i]) and _severed(words, i, last):
            told = any(
                q.cue_span is not None and q.start < offset + stop <= q.cue_span.start for q in said
            )
            if not told and not _qualifies(words[i:last]):
                found = stop
    return found


def _predicates(words: list[Token]) -> bool:
    """Whether every clause that is opened has its verb."""
    waiting = False
    for token in words:
        if low(token) in _OPENERS or low(token) in _RELATIVES:
            waiting = True
        elif is_finite(token):
            waiting = False
    return not waiting


def _end(token: Token) -> int:
    return int(token.idx) + len(token)


def _is_edge(words: list[Token], i: int) -> bool:
    """Whether something beside the main clause may begin with token `i`."""
    if words[i].text in {",", ";", ":"}:
        return low(words[i + 1]) not in _RESUMING and not _lists(words, i)
    if words[i].text in DASHES:
        return bool(words[i - 1].whitespace_)
    if words[i - 1].pos_ == "ADV" and not words[i].is_punct:
        return False  # « quelques jours seulement | après que »
    if words[i - 1].text == "," or any(low(t) in _NEGATIONS for t in words[:i]):
        return False
    return _starts(words, i, _SUBORDINATES) and not _before_que(words, i)


def _lists(words: list[Token], i: int) -> bool:
    """« des bières, vins et spiritueux », « par X, maire de Y, et Z »: more of the same follows."""
    if words[i + 1].pos_ not in _NOMINAL:
        return False
    for token in words[i + 1 :]:
        if is_finite(token):
            return False
        if low(token) in {"et", "ou", "ni"}:
            return True
    return False


def _severed(words: list[Token], i: int, last: int) -> bool:
    """The main clause is whole before token `i`, and what follows is none of its complements."""
    first, stop = words[i].i, words[last - 1].i
    kept = words[:i]
    root = next((t for t in kept if t.dep_ == "ROOT"), None)
    if root is None or not (is_finite(root) or any(map(is_finite, root.children))):
        return False
    if not _predicates(kept):
        return False
    rest = pairwise(words[i + 1 : last])
    if any(a.text == "," and low(b) in _RESUMING for a, b in rest):
        return False
    if _starts(words, i, _SUBORDINATES) or _starts(words, i + 1, _SUBORDINATES):
        # The words are surer than the arcs here.
        return not any(
            t.head.i < first and t.dep_ in {"obj", "ccomp", "xcomp"} for t in words[i:last]
        )
    if any(first <= t.head.i <= stop for t in kept):
        return False
    if next((is_finite(t) for t in words[i:last] if t.pos_ not in {"PUNCT", "PRON", "ADV"}), True):
        return False
    return all(
        t.is_punct
        or t.head.i >= first
        or t.dep_ in _BESIDE
        or (t.dep_ == "conj" and any(is_finite(v) for v in (t, *t.children)))
        for t in words[i:last]
    )


def _closed(words: list[Token]) -> bool:
    text = "".join(t.text_with_ws for t in words)
    return (
        text.count('"') % 2 == 0
        and text.count("«") == text.count("»")
        and text.count("“") == text.count("”")
        and text.count("(") == text.count(")")
    )


def is_finite(token: Token) -> bool:
    """A conjugated verb."""
    return token.pos_ in {"VERB", "AUX"} and "Fin" in morph(token, "VerbForm")


def _starts(words: list[Token], i: int, phrases: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of the phrases, of three words at most, starts with token `i`."""
    following = tuple([t.low for t in words[i : i + 3]])
    return following[:1] in phrases or following[:2] in phrases or following in phrases


def _before_que(words: list[Token], i: int) -> bool:
    """« si bien que », « plus … que » and times (« depuis mardi ») start no clause."""
    return i + 1 < len(words) and is_time(words[i + 1])


def quote_depth(words: list[Token]) -> list[bool]:
    """Whether each token stands between quotation marks, or is one."""
    inside = False
    found = []
    for token in words:
        if token.text in {"«", "“"}:
            inside = True
            found.append(True)
        elif token.text in {"»", "”"}:
            found.append(True)
            inside = False
        elif token.text == '"':
            found.append(True)
            inside = not inside
        else:
            found.append(inside)
    return found
