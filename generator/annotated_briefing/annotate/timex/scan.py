"""Where time expressions are: the rules over a text, longest match first."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from annotated_briefing.annotate.timex.readings import Groups
from annotated_briefing.annotate.timex.rules import FRAGMENTS, RULES, Rule
from annotated_briefing.french.fold import fold

_SPACE = r"(?:[ \n]{1,2})"
_LEFT = 40  # characters looked at before a match


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a text that a rule recognises; `candidates` are the readings it may have."""

    start: int
    end: int
    rule: Rule
    groups: Groups


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None


def _spaces_in_class(pattern: str) -> str:
    """A space inside [ ] stays one character; elsewhere it is any short white space."""
    out, inside = [], False
    for index, char in enumerate(pattern):
        escaped = index > 0 and pattern[index - 1] == "\\"
        if char == "[" and not escaped:
            inside = True
        elif char == "]" and not escaped:
            inside = False
        out.append(_SPACE if char == " " and not inside else char)
    return "".join(out)


@functools.cache
def _compiled() -> tuple[tuple[_Compiled, ...], re.Pattern[str]]:
    rules, heads = [], []
    for rule in RULES:
        pattern = _expanded(rule.pattern)
        after = re.compile(f"(?:{_expanded(rule.after)})$") if rule.after else None
        rules.append(_Compiled(rule, re.compile(pattern), after))
        anonymous = re.sub(r"\(\?P<\w+>", "(?:", pattern)
        # A back-reference only narrows; without it the net is a little wider.
        heads.append(re.sub(r"\(\?P=\w+\)", "(?:[/.-]| / )", anonymous))
    return tuple(rules), re.compile(r"(?<![a-z0-9])(?:" + "|".join(f"(?:{h})" for h in heads) + ")")


def _expanded(pattern: str) -> str:
    """A rule's pattern → a regular expression. A group named twice gets a suffix: see `_groups`."""
    for _ in range(3):  # fragments may use fragments
        pattern = re.sub(r"\{([A-Z][A-Z_0-9]*)\}", lambda m: FRAGMENTS[m[1]], pattern)
    seen: dict[str, int] = {}

    def unique(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}>" if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    return _spaces_in_class(re.sub(r"\(\?P<(\w+)>", unique, pattern))


def _groups(match: re.Match[str]) -> Groups:
    groups: Groups = {}
    for name, value in match.groupdict().items():
        if value is not None:
            groups.setdefault(name.partition("__")[0], value)
    return groups


def scan(text: str) -> list[Found]:
    """Non-overlapping matches in text order."""
    folded = fold(text)
    rules, anything = _compiled()
    found: list[Found] = []
    position = 0
    while True:
        head = anything.search(folded, position)
        if head is None:
            return found
        best = _best(text, folded, head.start(), rules)
        if best is None:
            position = head.start() + 1
        else:
            found.append(best)
            position = best.end


def _best(text: str, folded: str, start: int, rules: tuple[_Compiled, ...]) -> Found | None:
    left = folded[max(0, start - _LEFT) : start]
    hits: list[tuple[int, _Compiled, re.Match[str]]] = []
    for compiled in rules:
        match = compiled.pattern.match(folded, start)
        if match and match.end() > start:
            hits.append((match.end(), compiled, match))
    hits.sort(key=lambda hit: -hit[0])
    for end, compiled, match in hits:
        rule = compiled.rule
        if end < len(folded) and folded[end - 1].isalnum() and folded[end].isalnum():
            continue
        if compiled.after is not None and not compiled.after.search(left):
            continue
        if all(guard(text, folded, start, end) for guard in rule.guards):
            return Found(start, end, rule, _groups(match))
    return None
