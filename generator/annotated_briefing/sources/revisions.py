"""Several versions of one dispatch: the last is published, and knows the one before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from annotated_briefing.errors import SeedError
from annotated_briefing.model import Article


def latest(articles: Sequence[Article]) -> tuple[list[Article], list[SeedError]]:
    """The last version of each article that its agency gives a name, and all others; faults are
    those of versions that nothing puts in order."""
    versions: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.guid:
            versions[article.key].append(article)
    faults: list[SeedError] = []
    kept: list[Article] = []
    for article in articles:
        known = sorted(versions.get(article.key, ()), key=_order) if article.guid else [article]
        if known[-1] is not article:
            continue
        if len(known) == 1:
            kept.append(article)
            continue
        before = known[-2]
        if _order(before)[:-1] == _order(article)[:-1] and before.sha256 != article.sha256:
            faults.append(_unordered(before, article))
        changed = not before.withdrawn and before.sha256 != article.sha256
        kept.append(replace(article, before=before.body.of(before.text) if changed else None))
    return kept, faults


def _order(article: Article) -> tuple[int, str, bool, str]:
    """What puts versions in order: number, time, then that a withdrawal is the last word."""
    source = article.source
    number = source.revision or ""
    return (
        int(number) if number.isascii() and number.isdigit() else 0,
        source.modified or source.published or "",
        article.withdrawn,
        source.path,
    )


def _unordered(one: Article, other: Article) -> SeedError:
    return SeedError(
        one.source.path,
        f"même dépêche que {other.source.path}, sans rien qui dise laquelle est la dernière :"
        " c'est l'autre qui est publiée",
        hint='écrivez « revision: "2" » dans la fiche de la dernière, ou retirez-en une',
    )
