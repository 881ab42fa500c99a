"""The whole street in one call: a project's seeds → its Site, and every fault met."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import metadata
from pathlib import Path

from annotated_briefing.annotate import cache
from annotated_briefing.annotate.pipeline import MODEL
from annotated_briefing.annotate.processes import annotate_in
from annotated_briefing.annotate.shards import take_in
from annotated_briefing.brief.earlier import Earlier
from annotated_briefing.brief.finish import Finished, finish
from annotated_briefing.brief.kept import Kept
from annotated_briefing.brief.rights import Shown
from annotated_briefing.brief.slugs import BOOK, Slugs, withdrawn
from annotated_briefing.dossier.site import site
from annotated_briefing.errors import (
    BriefingError,
    EvidenceError,
    SeedError,
    generator_fault,
    spare,
)
from annotated_briefing.model import Article, Briefing, MadeWith, Rights, Site
from annotated_briefing.settings import Settings
from annotated_briefing.sources import GLOSSARY, read
from annotated_briefing.sources.glossary import Entry, read_glossary

log = logging.getLogger("briefing")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gives: the site as it may be published, a fault a problem, and how much of each
    article it shows."""

    site: Site
    faults: tuple[BriefingError, ...] = ()
    shown: tuple[Shown, ...] = ()

    def addresses(self) -> Iterator[str]:
        """Every address at which an article is found, or led to."""
        yield from (briefing.id for briefing in self.site.briefings)
        yield from (moved.old for moved in self.site.moved)
        yield from (gone.id for gone in self.site.withdrawn)


def build(
    root: Path,
    settings: Settings,
    progress: Callable[[int, int], None] | None = None,
    *,
    publish: bool = True,
    last: Path | None = None,
) -> Built:
    """Read, annotate (from the cache where nothing changed) and brief a project's seeds.

    `progress(done, total)` is called after each article that had to be annotated anew. What is
    not to `publish` notes no address for good. An article that fails stays as the site or folder
    at `last` has it, so far as today's rights allow.
    """
    seeds = read(root / settings.seeds, root, root / settings.cache, limits=settings.limits)
    glossary, wrong = read_glossary(
        root / settings.seeds / GLOSSARY, f"{settings.seeds}/{GLOSSARY}"
    )
    faults: list[BriefingError] = [*seeds.faults, *wrong]
    briefings: list[Briefing] = []
    shares: list[Shown] = []
    lost: dict[str, Rights | None] = {seed.path: seed.rights for seed in seeds.failed}
    slugs = Slugs(root / settings.seeds / BOOK, seeds.articles, root / settings.cache / BOOK[1:])
    gone = tuple(withdrawn(article, slugs) for article in seeds.articles if article.withdrawn)
    live = [article for article in seeds.articles if not article.withdrawn]
    folder = root / settings.cache
    for article, finished in _finished(live, folder, settings, glossary, progress):
        if isinstance(finished, BriefingError):
            faults.append(finished)
            lost[article.source.path] = article.source.rights
            continue
        try:
            briefed = finished.named(partial(slugs.name, article))
        except Exception as broken:  # one article must never cost the others
            log.debug("%s", article.source.path, exc_info=True)
            faults.append(generator_fault(article.source.path, broken))
            lost[article.source.path] = article.source.rights
        else:
            faults.extend(briefed.faults)
            briefings.append(briefed.briefing)
            shares.append(briefed.shown)
    if publish:
        slugs.keep()
    faults.extend(slugs.faults)
    stay = _staying(lost, briefings, Earlier(last, settings, provenance(settings)))
    briefings += stay
    stayed = {briefing.source.path for briefing in stay}
    faults = [_stayed(fault) if _path(fault) in stayed else fault for fault in faults]
    made, broken_by = spare(briefings, site)
    faults.extend(generator_fault(b.source.path, broken) for b, broken in broken_by)
    made = replace(made, moved=slugs.moved(), withdrawn=gone)
    return Built(made, tuple(faults), tuple(shares))


def _staying(
    lost: Mapping[str, Rights | None], made: Sequence[Briefing], earlier: Earlier
) -> list[Briefing]:
    """What was published of the articles that fail, where no other took the address."""
    taken = {briefing.id for briefing in made}
    whole = lost.keys() - {briefing.source.path for briefing in made}
    return [
        briefing
        for path in sorted(whole)
        for briefing in earlier.of(path, lost[path])
        if briefing.id not in taken
    ]


def _path(fault: BriefingError) -> str | None:
    if fault.weight != "lost":
        return None
    return fault.path if isinstance(fault, SeedError) else str(fault).partition(": ")[0]


def _stayed(fault: BriefingError) -> SeedError:
    """The fault of an article whose page stays as it was."""
    path, _, message = str(fault).partition(": ")
    line, hint = None, "signalez-le avec l'article"
    if isinstance(fault, SeedError):
        path, message, line, hint = fault.path, fault.message, fault.line, fault.hint
    return SeedError(
        path, f"{message} ; sa dernière bonne page reste publiée", line=line, hint=hint
    )


def _finished(
    articles: Sequence[Article],
    folder: Path,
    settings: Settings,
    glossary: Sequence[Entry],
    progress: Callable[[int, int], None] | None,
) -> Iterator[tuple[Article, Finished | BriefingError]]:
    """Each article's briefing, kept or made, not yet named; or why it has none."""
    made_with = provenance(settings)
    kept, annotated = Kept(folder, settings, glossary, made_with), cache.Cache(folder)
    take_in(folder)
    keys = [kept.key(article) for article in articles]
    known = [kept.get(key) for key in keys]
    new = [article for article, found in zip(articles, known, strict=True) if found is None]
    fresh = cache.annotate_cached(
        new, annotated, progress, partial(annotate_in, processes=settings.processes)
    )
    sound: list[Article] = []
    for article, key, found in zip(articles, keys, known, strict=True):
        if found:
            sound.append(article)
            yield article, found
            continue
        _, annotations = next(fresh)
        if isinstance(annotations, SeedError):
            yield article, annotations
            continue
        sound.append(article)
        try:
            done = finish(
                article, annotations, settings=settings, glossary=glossary, made_with=made_with
            )
            kept.put(key, done)
        except (EvidenceError, SeedError) as fault:
            yield article, fault
        except Exception as broken:  # one article must never cost the others
            log.debug("%s", article.source.path, exc_info=True)
            yield article, generator_fault(article.source.path, broken)
        else:
            yield article, done
    kept.prune()
    annotated.prune(sound)


def provenance(settings: Settings) -> MadeWith:
    """What made a briefing: versions, and the settings that change its words."""
    return MadeWith(
        generator=f"annotated-briefing {metadata.version('annotated-briefing')}",
        model=f"{MODEL} {metadata.version(MODEL.replace('_', '-'))}",
        rules=cache.version()[:12],
        settings=f"rights={settings.rights} sentences={settings.sentences}"
        f" excerpt_share={settings.excerpt_share}",
    )
