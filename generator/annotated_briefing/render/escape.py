"""The one way for words that are not ours onto a page.

A page passes through Jinja, Markdown, HTML and the search index. Numeric character references
keep a character out of the reach of all four, so every ASCII sign that means something to one of
them is written so. Letters, digits and signs beyond ASCII stay as they are, which also spares the
C1 controls, whose references HTML would turn into other characters.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

# ASCII but for letters, digits, comma, space and a hyphen within a word; and the second and later
# spaces of a run.
_MEANT = re.compile(r"[\x00-\x1f!-+./:-@\[-`{-\x7f]|(?<![a-zA-Z0-9])-|-(?![a-zA-Z0-9])|(?<= ) ")


# What turns the order of letters about, or has no width: 0005 would read 5000.
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def seen(text: str) -> str:
    """What the eye does not see, named where it stands, « ⟨U+202E⟩ », so that none is obeyed."""
    return _UNSEEN.sub(lambda match: f"⟨U+{ord(match.group()):04X}⟩", text)


def verbatim(text: str) -> Markup:
    """`text` as HTML that shows it character for character (laid out with `pre-wrap`)."""
    return Markup(_MEANT.sub(lambda match: f"&#{ord(match.group())};", seen(text)))


def finalize(value: Any) -> Any:
    """For Jinja: whatever a template prints that is not markup already goes through `verbatim`."""
    if isinstance(value, Markup):
        return value
    return verbatim(value if isinstance(value, str) else str(value))
