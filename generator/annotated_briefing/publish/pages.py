"""The pages of a built site, those of articles that fail only now staying as they were."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from annotated_briefing.brief.earlier import Earlier
from annotated_briefing.build import Built, stayed
from annotated_briefing.errors import BriefingError
from annotated_briefing.model import Briefing, Site
from annotated_briefing.render.pages import Maker, Rendered, render
from annotated_briefing.settings import Settings


def with_pages(
    built: Built,
    settings: Settings,
    root: Path,
    maker: Callable[[Site, Settings, Path], Maker] | None = None,
) -> tuple[Built, Rendered]:
    """A site with what is shown of it, and its pages. All faults are then among the first's.

    Raises BriefingError for a template that fails on its own account.
    """
    made = render(built.site, settings, root, maker)
    if not made.failed:
        return built, made
    failed = made.failed
    shown = built.without(failed)
    if failed.keys().isdisjoint(briefing.id for briefing in shown.site.briefings):
        return shown, made
    made = render(shown.site, settings, root, maker)
    if made.failed:  # what was published fails today too
        shown = built.without({**made.failed, **failed}, never=made.failed)
    return shown, made


def as_it_was(
    earlier: Earlier,
    briefing: Briefing,
    fault: BriefingError,
    where: tuple[str, str],
    sites: tuple[Path, Path | None],
) -> tuple[str, BriefingError]:
    """The HTML that an article has on the site as it stands, for its page that failed at last.

    `sites` are as it stands, and where another is built, unless it is built where it stands.
    `where` names the source and the HTML of the page. Its data are put back in the new site too,
    or taken away where no page may stay: the HTML is then "". What comes with it says which.
    """
    site, new = sites
    old = earlier.of(briefing.source.path, briefing.source.rights)
    page, data = site / where[1], Path(where[0]).with_suffix("")
    stays = page.is_file() and any(was.id == briefing.id for was in old)
    html = page.read_text(encoding="utf-8") if stays else ""
    if new:
        shutil.rmtree(new / data, ignore_errors=True)
        if stays:
            shutil.copytree(site / data, new / data)
    return html, stayed(fault) if stays else fault
