"""Where templates are found and how they are read; what went wrong in one, and where."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import jinja2

import annotated_briefing

Environment = jinja2.Environment

_HOUSE = Path(annotated_briefing.__file__).parent
# In a checkout the templates stand beside the package, in a wheel inside it.
BUILT_IN = next(
    (p for p in (_HOUSE.parents[1] / "templates", _HOUSE / "templates") if (p / "pages").is_dir()),
    _HOUSE / "templates",
)


def jinja_environment(folders: Sequence[Path], finalize: Callable[[Any], Any]) -> Environment:
    """Templates of the first folder that has them; `finalize` escapes whatever they print."""
    return Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def where(broken: Exception, name: str) -> str:
    """« templates/pages/article.md.j2:12: … », as far as Jinja tells; `name` lies in templates/."""
    folder, line = name.rpartition("/")[0], None
    if isinstance(broken, jinja2.TemplateSyntaxError):
        name, line = f"{folder}/{broken.name}" if broken.name else name, broken.lineno
    else:
        for frame in traceback.extract_tb(broken.__traceback__):
            if frame.filename.endswith(".j2"):
                name, line = f"{folder}/{Path(frame.filename).name}", frame.lineno
    return f"templates/{name}{f':{line}' if line else ''}: {broken}"
