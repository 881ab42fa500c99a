"""Where a sentence may be shortened without changing what it says.

Only whole clauses go: a subordinate, a relative or a participle set off by commas, a bracket,
the inserted words that name a source. A cut is refused when a quotation would be torn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotated_briefing.annotate.syntax.noun_phrases import is_time, low, morph
from annotated_briefing.french import saying
from annotated_briefing.model import Quote, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_HEADLINE = 110  # characters
_MIN_HEADLINE = 30
_LONGEST = 400  # tokens: nobody shortens what has no full stop
_MIN_KEPT = 6  # words that must remain for a sentence to be one
_ADNOMINAL = frozenset({"acl", "amod", "advcl"})
_MARKS = {'"', "«", "»", "“", "”"}
_RELATIVES = frozenset("qui dont où lequel laquelle lesquels lesquelles auquel duquel".split())
_SUBORDINATES = (
    ("alors", "que"),
    ("tandis", "que"),
    ("après", "que"),
    ("avant", "que"),
    ("bien", "que"),
    ("afin", "que"),
    ("pendant", "que"),
    ("dès", "que"),
    ("depuis", "que"),
    ("même", "si"),
    ("parce", "que"),
    ("puisque",),
    ("lorsque",),
    ("quand",),
    ("alors", "qu'"),
    ("tandis", "qu'"),
    ("après", "qu'"),
    ("avant", "qu'"),
    ("bien", "qu'"),
    ("parce", "qu'"),
    ("lorsqu'",),
    ("puisqu'",),
    ("car",),
    ("sans", "que"),
    ("sans", "qu'"),
    ("au", "moment", "où"),
    ("ce", "qui"),
    ("ce", "que"),
    ("tout", "en"),
    ("au", "lendemain"),
)
_PREPOSITIONS = (
    ("face", "à"),
    ("face", "au"),
    ("face", "aux"),
    ("après",),
    ("avant",),
    ("afin", "de"),
    ("afin", "d'"),
    ("pour",),
    ("dans", "le", "cadre"),
    ("à", "la", "suite"),
    ("en", "raison"),
    ("lors",),
    ("malgré",),
    ("sur", "fond"),
    ("depuis",),
    ("à", "l'", "occasion"),
    ("au", "cours"),
    ("en", "vue"),
    ("à", "cause"),
    ("grâce",),
    ("en", "pleine"),
    ("en", "plein"),
    ("au", "terme"),
    ("à", "l'", "issue"),
    ("devant",),
    ("contre",),
    ("dans",),
    ("en",),
    ("avec",),
    ("sans",),
    ("selon",),
)


def droppable(words: list[Token], said: list[Quote], offset: int) -> tuple[Span, ...]:
    """Stretches that may go, in text order and apart from each other."""
    found: list[tuple[int, int]] = []
    depth = _quote_depth(words)
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
        elif token.text in {",", "-", "–", "—"} and i + 1 < n:
            end = _clause_after_comma(words, depth, i)
        elif _starts(words, i, _SUBORDINATES[:22]) and not _before_que(words, i):
            end = _to_end(words, depth, i)
        if end is not None and i < end:
            kept = sum(1 for k in range(n) if words[k].is_alpha and not i <= k < end)
            if kept >= _MIN_KEPT and _has_verb([*words[:i], *words[end:]]):
                found.append((i, end))
                i = end
                continue
        i += 1
    return tuple(
        Span(offset + words[a].idx, offset + words[b - 1].idx + len(words[b - 1])) for a, b in found
    )


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
    subordinate = _starts(words, comma + 1, _SUBORDINATES)
    if not (relative or participle or gerund or subordinate):
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
    """Where the main clause of a lead can stop: an offset in the paragraph, or None.

    The longest start of the sentence within `MAX_HEADLINE` characters that ends before a
    subordinate, an aside or a complement, with its verb and its quotation marks whole.
    """
    n = len(words)
    start = words[0].idx
    depth = _quote_depth(words)
    last = n
    while last > 1 and words[last - 1].text in {".", "…"}:
        last -= 1
    best: tuple[int, int] | None = None
    for i in range(3, last + 1):
        if i < last and depth[i] and words[i].text not in _MARKS:
            continue
        stop = words[i - 1].idx + len(words[i - 1])
        length = stop - start
        if length > MAX_HEADLINE:
            break
        if length < _MIN_HEADLINE or not _closed(words[:i]):
            continue
        rank = _cut_rank(words, i, last)
        if rank is None or not _stands(words, i):
            continue
        if best is None or rank >= best[0]:
            best = (rank, stop)
    return best[1] if best else None


def _cut_rank(words: list[Token], i: int, last: int) -> int | None:
    """How good a stop before token `i` is: 3 the whole, 2 a clause's edge, 1 a complement's."""
    if i == last:
        return 4
    token = words[i]
    if _starts(words, i, _SUBORDINATES) and not _before_que(words, i):
        return 3
    if token.text in {",", ";", ":"}:
        following = low(words[i + 1]) if i + 1 < last else ""
        if (
            following in _RELATIVES
            or following.endswith("ant")
            or following in {"selon", "d'", "a", "ont", "alors", "tandis", "après"}
        ):
            return 3
        return 2 if not _list_comma(words, i) else None
    if token.text in {"(", "-", "–", "—"}:
        return 2 if token.text == "(" or words[i - 1].whitespace_ else None
    if low(token) in {"et", "mais"}:
        return 2 if any(_finite(t) for t in words[i + 1 : i + 3]) else None
    if _starts(words, i, _PREPOSITIONS) and token.pos_ in {"ADP", "ADV", "NOUN"}:
        return 1
    participle = token.pos_ in {"VERB", "ADJ"} and "Part" in morph(token, "VerbForm")
    if participle and words[i - 1].pos_ in {"NOUN", "PROPN", "ADJ"} and token.dep_ in _ADNOMINAL:
        return 1
    return None


def _list_comma(words: list[Token], i: int) -> bool:
    """A comma between like items (« à Paris, Lyon et Nice ») or before the verb."""
    return not any(_finite(t) for t in words[:i])


def _stands(words: list[Token], i: int) -> bool:
    """The start of the sentence up to `i` has its root verb, and that verb its complement."""
    kept = words[:i]
    if not any(_finite(t) for t in kept):
        return False
    final = kept[-1]
    if final.pos_ in {"ADP", "DET", "CCONJ", "SCONJ", "AUX", "PRON"} or (
        final.is_punct and final.text not in {'"', "»", "”", ")", "?", "!"}
    ):
        return False
    if low(final) in {"ne", "n'", "plus", "très", "se", "que", "qu'", "a", "est", "si"}:
        return False
    roots = [
        t for t in words if t.dep_ == "ROOT" and t.pos_ in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}
    ]
    if roots and roots[0].i > final.i:
        # « Tous devront porter un masque, …, a annoncé X »: the root is the source's verb.
        told = saying.form(roots[0].text)
        if told is None or not _main_finite(kept):
            return False
        roots = [t for t in kept if t.head == roots[0] and _verbal(t)][:1]
    if roots and roots[0].i == final.i and roots[0].pos_ == "VERB":
        objects = [
            c
            for c in roots[0].children
            if c.i > final.i and c.dep_ in {"obj", "ccomp", "xcomp", "obl:arg"}
        ]
        if objects:
            return False
    # An object or a clause the verb calls for must not be left out.
    return not any(
        c.i > final.i and c.dep_ in {"obj", "xcomp", "ccomp"} for t in roots[:1] for c in t.children
    )


def _verbal(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}


def _main_finite(words: list[Token]) -> bool:
    """A finite verb that is not a relative's."""
    relative = False
    for token in words:
        if token.text == ",":
            relative = False
        elif low(token) in _RELATIVES:
            relative = True
        elif not relative and _finite(token):
            return True
    return False


def _closed(words: list[Token]) -> bool:
    text = "".join(t.text_with_ws for t in words)
    return (
        text.count('"') % 2 == 0
        and text.count("«") == text.count("»")
        and text.count("“") == text.count("”")
        and text.count("(") == text.count(")")
    )


def _finite(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and "Fin" in morph(token, "VerbForm")


def _has_verb(words: list[Token]) -> bool:
    return any(_finite(t) for t in words)


def _starts(words: list[Token], i: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    following = [low(t) for t in words[i : i + 3]]
    return any(tuple(following[: len(p)]) == p for p in phrases)


def _before_que(words: list[Token], i: int) -> bool:
    """« si bien que », « plus … que » and times (« depuis mardi ») start no clause."""
    return i + 1 < len(words) and is_time(words[i + 1])


def _quote_depth(words: list[Token]) -> list[bool]:
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
