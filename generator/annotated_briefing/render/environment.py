"""Where templates are found and how they are read; what went wrong in one, and where."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import jinja2

import annotated_briefing
from annotated_briefing.store import Store, code, digest

Environment = jinja2.Environment

_HOUSE = Path(annotated_briefing.__file__).parent
# In a checkout the templates stand beside the package, in a wheel inside it.
BUILT_IN = next(
    (p for p in (_HOUSE.parents[1] / "templates", _HOUSE / "templates") if (p / "pages").is_dir()),
    _HOUSE / "templates",
)


class Compiled(jinja2.BytecodeCache):
    """Templates as Python runs them, kept in a folder between builds: to compile them takes longer
    than to make a dozen pages.

    The key holds the template, this package with all that is installed, and `finalize`, which is
    at work while constants are compiled. One who may write into the folder may run code here, as
    one who may write into the project may.
    """

    def __init__(self, folder: Path, finalize: Callable[[Any], Any]) -> None:
        self.store = Store(folder, f".{finalize.__module__}.template")
        self._site = digest(code(), finalize.__qualname__)
        self._used: set[str] = set()
        self._new = False

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if data := self.store.get(self._key(bucket)):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        self.store.put(self._key(bucket), bucket.bytecode_to_string())
        self._new = True

    def prune(self) -> None:
        """Forget what this build did not use, where something new is there in its place."""
        if self._new:
            self.store.prune(self._used)

    def _key(self, bucket: jinja2.bccache.Bucket) -> str:
        key = digest(self._site, bucket.key, bucket.checksum)
        self._used.add(key)
        return key


def jinja_environment(
    folders: Sequence[Path], finalize: Callable[[Any], Any], kept: Path | None = None
) -> Environment:
    """Templates of the first folder that has them; `finalize` escapes whatever they print.

    Those that are compiled are `kept` in a folder, where one is given.
    """
    return Environment(
        bytecode_cache=Compiled(kept, finalize) if kept else None,
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
