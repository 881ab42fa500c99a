"""The whole street in one call: a project's seeds → its Site, and every fault met."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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
    """What a build gives: the site as it may be published, a fault a problem, how much of each
    article it shows; and, for what fails later, each briefing by itself and what was published."""

    site: Site
    faults: tuple[BriefingError, ...]
    shown: tuple[Shown, ...]
    briefings: tuple[Briefing, ...]
    earlier: Earlier

    def without(self, failed: Mapping[str, BriefingError], never: Collection[str] = ()) -> Built:
        """The same where the articles at some addresses failed after all, each with its fault.

        In the place of each stands what was published there, so far as that may stay and is not at
        an address that must `never` be filled so.
        """
        there = {briefing.id: briefing for briefing in self.briefings}
        stay = {
            ident: old
            for ident in failed.keys() - set(never)
            for old in self.earlier.of(there[ident].source.path, there[ident].source.rights)
            if old.id == ident
        }
        others = (briefing for briefing in self.briefings if briefing.id not in failed)
        made, broken_by = spare((*others, *stay.values()), site)
        faults = [stayed(fault) if ident in stay else fault for ident, fault in failed.items()]
        faults += [generator_fault(b.source.path, broken) for b, broken in broken_by]
        return replace(
            self,
            site=replace(made, moved=self.site.moved, withdrawn=self.site.withdrawn),
            faults=(*self.faults, *faults),
            shown=tuple(shown for shown in self.shown if shown.id not in failed),
        )

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
    if gc.get_freeze_count():  # what an earlier build of this process read, and left behind
        gc.unfreeze()
        gc.collect()
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
    earlier = Earlier(last, settings, provenance(settings))
    stay = _staying(lost, briefings, earlier)
    briefings += stay
    standing = {briefing.source.path for briefing in stay}
    faults = [stayed(fault) if _path(fault) in standing else fault for fault in faults]
    made, broken_by = spare(briefings, site)
    gc.freeze()
    made = replace(made, moved=slugs.moved(), withdrawn=gone)
    built = Built(made, tuple(faults), tuple(shares), tuple(briefings), earlier)
    failed = {b.id: generator_fault(b.source.path, broken) for b, broken in broken_by}
    return built.without(failed) if failed else built


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


def stayed(fault: BriefingError) -> SeedError:
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
    # Read to stay: to look through all of it for garbage again and again, as what comes next
    # would have it, takes longer than one article.
    gc.freeze()
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
