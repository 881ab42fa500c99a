"""Site → Pages, through the Jinja templates of `templates/pages/`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from textwrap import shorten
from typing import Any, Protocol
from urllib.parse import urlencode, urlsplit

import yaml
from babel import Locale
from markupsafe import Markup, escape

from annotated_briefing.dossier import shelves
from annotated_briefing.dossier.index import Index
from annotated_briefing.dossier.shelves import Shelf, parts
from annotated_briefing.errors import (
    BriefingError,
    EvidenceError,
    PageError,
    SeedError,
    generator_fault,
    lost,
    spare,
)
from annotated_briefing.french import dates
from annotated_briefing.french.wording import PARTS, PERIODS
from annotated_briefing.model import (
    Briefing,
    Entity,
    EntityType,
    Event,
    Held,
    Page,
    Sentence,
    Site,
    printed,
    sentence_at,
)
from annotated_briefing.render import citing, exports, figures_map, links, plain, search
from annotated_briefing.render.environment import (
    BUILT_IN,
    Compiled,
    Environment,
    jinja_environment,
    where,
)
from annotated_briefing.render.escape import finalize, seen, verbatim
from annotated_briefing.render.exports.briefing import briefing_json, briefing_schema
from annotated_briefing.render.exports.registry import Context, Gathered
from annotated_briefing.render.figures_map import Map, Marker
from annotated_briefing.render.figures_time import Axis, axis, strip
from annotated_briefing.render.front import (
    by_day,
    by_year,
    coming,
    counters,
    examples,
    happened,
    in_the_news,
    neutral_line,
)
from annotated_briefing.render.kept import Fold, Pages, Watched
from annotated_briefing.render.links import Links
from annotated_briefing.render.moved import moved_pages
from annotated_briefing.render.notes import (
    by_paragraph,
    chronology,
    few_words,
    kinds,
    notes,
    reading_minutes,
)
from annotated_briefing.render.search import records, search_pages, speakers
from annotated_briefing.render.sheet import sheet
from annotated_briefing.render.text import annotated, check_visible, excerpt_html, fact_html
from annotated_briefing.render.unlisted import unlisted
from annotated_briefing.render.views import is_near, leaned_on, mention_of, titled, voices
from annotated_briefing.settings import Settings

# What fits a page: names of a register, briefings of a list, mentions of a name.
MANY_NAMES, MANY_ROWS, MANY_MENTIONS = 240, 120, 20


@dataclass(frozen=True, slots=True)
class Rendered:
    """The pages and data files of a site; by address, why an article could not be shown."""

    pages: tuple[Page, ...]
    failed: Mapping[str, BriefingError]

    @property
    def faults(self) -> tuple[BriefingError, ...]:
        return tuple(self.failed.values())


class Maker(Protocol):
    """What makes the pages of a site: for MkDocs, or plain."""

    site: Site
    context: Context

    def article(self, briefing: Briefing, whole: Briefing) -> Iterator[Page]: ...

    def across(self) -> Iterator[Page]: ...


def render(
    site: Site,
    settings: Settings,
    root: Path,
    maker: Callable[[Site, Settings, Path], Maker] | None = None,
) -> Rendered:
    """Every page of a site. An article whose page fails is left out of the others too.

    Raises BriefingError for a template that fails on its own account.
    """
    failed: dict[str, BriefingError] = {}
    whole = {briefing.id: titled(briefing) for briefing in site.briefings}
    left: Sequence[Briefing] = tuple(printed(briefing) for briefing in whole.values())

    def renderer(briefings: Sequence[Briefing]) -> Maker:
        named = {entity.id for briefing in briefings for entity in briefing.entities}
        entities = tuple(entity for entity in site.entities if entity.id in named)
        return (maker or _Renderer)(
            replace(site, briefings=tuple(briefings), entities=entities), settings, root
        )

    def across(made: Maker, briefings: Sequence[Briefing]) -> tuple[Page, ...]:
        whole_site = len(briefings) == len(made.site.briefings)
        return tuple((made if whole_site else renderer(briefings)).across())

    while True:
        made, broken = spare(left, renderer)
        done: list[Page] = []
        for briefing in made.site.briefings:
            try:
                done.extend(made.article(briefing, whole[briefing.id]))
            except Exception as failure:
                broken.append((briefing, failure))
        if left and len(broken) == len(left) and isinstance(broken[0][1], PageError):
            raise broken[0][1]
        if not broken:
            pages, broken = spare(left, partial(across, made))
            if not broken:
                away = moved_pages(
                    replace(site, briefings=tuple(left)),
                    root / settings.templates,
                    flat=made.context.flat,
                )
                return Rendered((*done, *pages, *away), failed)
        failed |= {briefing.id: _left_out(briefing, failure) for briefing, failure in broken}
        left = tuple(briefing for briefing in left if briefing.id not in failed)


def _left_out(briefing: Briefing, failure: Exception) -> BriefingError:
    """The fault of one article whose page, or whose part in the others, could not be made."""
    path = briefing.source.path
    if isinstance(failure, EvidenceError):
        return failure
    if isinstance(failure, SeedError):
        return lost(failure)
    if isinstance(failure, PageError):
        hint = "corrigez ce gabarit, ou signalez-le avec l'article ; les autres sont publiés"
        return lost(SeedError(path, f"page impossible à faire ({failure})", hint=hint))
    return generator_fault(path, failure)


class _Renderer:
    def __init__(self, site: Site, settings: Settings, root: Path) -> None:
        self.site = site
        self.settings = settings
        self.index = Index(site)
        self.context = Context.of(settings, flat=settings.flat)
        self.with_page = [entity for entity in site.entities if self.index.has_page(entity.id)]
        own = root / settings.templates / "pages"
        self.pages = Pages(
            root / settings.cache,
            site,
            self.index,
            settings,
            (own, BUILT_IN / "pages", *plain.folders(root, settings)),
        )
        self.plain = plain.Plain(site, settings, root, self.index)
        self.env = environment(own, root / settings.cache)
        try:
            self.titles: Any = self.env.get_template("_titles.j2").module
        except Exception as broken:
            raise PageError(where(broken, "pages/_titles.j2")) from broken

    def page(
        self,
        uri: str,
        template: str,
        *,
        title: str | None,
        edit: str | None = None,
        check: Callable[[str], None] | None = None,
        **context: Any,
    ) -> Page:
        """A page as it was kept, or made anew and found sound by `check`."""

        def make(site: Watched, index: Watched) -> str:
            try:
                text = self.env.get_template(f"{template}.md.j2").render(
                    site=site,
                    settings=self.settings,
                    index=index,
                    link=Links(uri, self.settings.flat),
                    here=uri,
                    title=title,
                    issue_url=lambda briefing: issue_url(self.settings.repo_url, briefing),
                    **context,
                )
            except Exception as broken:
                raise PageError(where(broken, f"pages/{template}.md.j2")) from broken
            description, head = context.get("description", ""), context.get("head")
            whole = front_matter(title, template, description, head) + text
            if check:
                check(whole)
            return whole

        shown = {**context, "template": template, "title": title}
        return Page(uri, self.pages.made(uri, shown, make), title=title, edit=edit)

    def article(self, briefing: Briefing, whole: Briefing) -> Iterator[Page]:
        """The page of a briefing as printed, and its data with the lines held in doubt."""
        uri = links.article(briefing.id)
        page = self.page(
            uri,
            "article",
            title=briefing.title,
            description=briefing.summary[0].text if briefing.summary else "",
            briefing=briefing,
            head=citing.head(briefing, self.context),
            edit=briefing.source.path,
            check=partial(check_visible, briefing),
        )
        beside = links.beside(uri, links.MARKDOWN)
        plainly = self.pages.made(
            beside,
            {"briefing": briefing},
            lambda site, index: (
                self.plain.text(briefing, self.context, site=site, index=index).text
            ),
        )
        made = (
            page,
            Page(beside, plainly),
            Page(
                links.beside(uri, "briefing.json"),
                self.pages.aside(Held.of(briefing_json(whole))),
            ),
        )
        check_weight(briefing, made, self.settings.max_output)
        yield from made

    def across(self) -> Iterator[Page]:
        """The pages that gather what all articles hold."""
        titles = self.titles
        queries = examples(self.site, self.index)
        yield self.page(links.HOME, "home", title=None, examples=queries)
        yield from self.lists()
        yield from self.register()
        for entity in self.with_page:
            yield from self.entity(entity)
        yield from self.timeline()
        yield self.page(links.SEARCH, "search", title=titles.search, examples=queries)
        link = Links(links.SEARCH, self.settings.flat)
        yield from self.pages.files(
            "search",
            lambda found: search_pages(self.site, self.index, link, found),
            Fold(
                lambda briefing: records(briefing, self.index, link),
                search.gather,
                search.join,
                search.Found,
                lambda briefing: speakers(briefing, self.index),
            ),
        )
        yield Page.of(links.SCHEMA, briefing_schema(self.context))
        told = cache(lambda ident: links.told(ident, self.index))
        context = replace(self.context, told=told)
        data = self.pages.files(
            "exports",
            lambda found: exports.files(self.site, context, self.index, found),
            Fold(
                lambda briefing: exports.parts(briefing, context),
                exports.gather,
                exports.join,
                list[Gathered],
                lambda briefing: [told(entity.id) for entity in briefing.entities],
            ),
        )
        yield from data
        sizes = {page.uri: page.held.size for page in data}
        for gone in self.site.withdrawn:
            title = str(titles.withdrawn)
            yield self.page(links.article(gone.id), "withdrawn", title=title, gone=gone)
        yield self.page(links.LICENCES, "licences", title=titles.licences, parts=PARTS)
        yield self.page(links.DATA, "data", title=titles.data, exports=exports.BY_NAME, sizes=sizes)
        self.pages.prune()
        for env in (self.env, self.plain.env):
            if isinstance(env.bytecode_cache, Compiled):
                env.bytecode_cache.prune()

    def lists(self) -> Iterator[Page]:
        """Every briefing by month: on one page, or each month on its own."""
        title = str(self.titles.articles)
        months, total = self.index.months(), len(self.site.briefings)
        first = partial(self.page, links.ARTICLES, "articles", title=title, count=total)
        if total <= MANY_ROWS:
            yield first(shown=months, months=[])
            return
        counted = [(month, len(group)) for month, group in months]
        newest = [(month, group[:MANY_ROWS]) for month, group in months[:1]]
        yield first(shown=newest, months=counted)
        # Without their numbers, so that a page stays as it is when an article of another comes.
        others = [(month, 0) for month, _ in months]
        for month, group in months:
            rows = parts(group, MANY_ROWS)
            names = _numbered(month or shelves.UNDATED, len(rows))
            for name, row in zip(names, rows, strict=True):
                yield self.page(
                    links.articles_of(name),
                    "articles",
                    title=self.titles.month(dates.edtf_in_words(month)).unescape(),
                    shown=[(month, row)],
                    count=len(group),
                    months=others,
                    pages=[links.articles_of(other) for other in names],
                )

    def register(self) -> Iterator[Page]:
        """Every name, by type and letter: on one page, or a page for as many letters as fit."""
        title = str(self.titles.entities)
        kinds: list[EntityType] = ["PER", "ORG", "LOC", "MISC"]
        named = {kind: self.index.by_letter(kind) for kind in kinds}
        total = sum(len(shelf) for letters in named.values() for shelf in letters.values())
        if total <= MANY_NAMES:
            yield self.page(links.ENTITIES, "entities", title=title, named=named, letters={})
            return
        letters: dict[str, list[tuple[str, str, int]]] = {}
        pages: list[tuple[EntityType, str, shelves.Letters, list[str]]] = []
        for kind in kinds:
            anchor = str(self.titles.anchors[kind])
            for run in shelves.lettered(named[kind], MANY_NAMES):
                first = run[0][0][0].lower().replace("#", "0")
                uris = [links.names(anchor, name) for name in _numbered(first, len(run))]
                letters.setdefault(kind, []).extend(
                    (letter, uris[0], len(named[kind][letter])) for letter, _ in run[0]
                )
                pages += [(kind, uri, page, uris) for uri, page in zip(uris, run, strict=True)]
        yield self.page(links.ENTITIES, "entities", title=title, named={}, letters=letters)
        for kind, uri, page, uris in pages:
            yield self.page(
                uri,
                "entities",
                title=self.titles.names(kind, page[0][0], page[-1][0]).unescape(),
                named={kind: dict(page)},
                letters=letters,
                pages=uris,
            )

    def entity(self, entity: Entity) -> Iterator[Page]:
        """Who or what a name is; its older mentions on pages of their own, the newest first."""
        mentions = self.index.mentions(entity.id)
        months: list[tuple[str, str, int]] = []
        pages: list[tuple[str, str, Sequence[tuple[Briefing, list[Sentence]]]]] = []
        # Numbered from the oldest, so that a page stays as it is when articles come.
        older = mentions[: MANY_MENTIONS - 1 : -1]
        for number, row in enumerate(parts(older, MANY_ROWS) if older else (), 1):
            uri = links.entity_part(entity.id, number)
            months_of_row = [(briefing.source.published or "")[:7] for briefing, _ in row]
            ends = (dates.edtf_in_words(months_of_row[place]) for place in (0, -1))
            words = self.titles.months(*ends).unescape()
            months.insert(0, (words, uri, len(row)))
            pages.append((words, uri, row[::-1]))
        yield self.page(
            links.entity(entity.id),
            "entity",
            title=entity.name,
            entity=entity,
            mentions=mentions[:MANY_MENTIONS],
            months=months,
        )
        for words, uri, row in pages:
            yield self.page(
                uri,
                "entity_month",
                title=f"{entity.name}, {words}",
                entity=entity,
                mentions=row,
                months=months,
            )

    def timeline(self) -> Iterator[Page]:
        """The dates of all articles: on one page, or by year and month as they need."""
        dated = self.index.dated
        whole = len(dated) <= shelves.MOST
        tops = () if whole else shelves.timeline(dated)
        yield from self.shelf(Shelf("", tuple(dated) if whole else (), tops), [])

    def shelf(self, shelf: Shelf, above: list[str], row: Sequence[str] = ()) -> Iterator[Page]:
        """A page of dates, told no more of those above and below than it shows of them.

        `row` are the pages of one long list that it is among.
        """
        key = shelf.key
        below = [part for part in shelf.below if not part.follows]
        following = [part for part in shelf.below if part.follows]
        uri = links.timeline_part(key) if key else links.TIMELINE
        row = row or [uri, *(links.timeline_part(part.key) for part in following)]
        yield self.page(
            uri,
            "timeline",
            title=self.titles.timeline(shelf_words(key) if key else "").unescape(),
            events=shelf.events,
            count=shelf.count,
            # Years as the news has them, months as their lines run.
            below=[(part.key, part.count) for part in (below if key else shelves.newest(below))],
            above=above,
            pages=row,
        )
        for part in below:
            yield from self.shelf(part, [*above, key] if key else [])
        for part in following:
            yield from self.shelf(part, [*above, key], row)


FREE = 200_000  # bytes of an article's own files that are never too many


def check_weight(briefing: Briefing, made: Sequence[Page], most: int) -> None:
    """Raise SeedError where the files of an article weigh more than `most` times its text."""
    weight = sum(page.held.size for page in made)
    if weight > FREE + most * len(briefing.text.encode()):
        wrong = f"sa page pèserait plus de {most} fois son texte (« max_output »)"
        hint = "une phrase dit trop de dates ou de noms : coupez-la, ou relevez ce réglage"
        raise SeedError(briefing.source.path, wrong, hint=hint)


def _numbered(name: str, count: int) -> list[str]:
    """`2020-06`, `2020-06_2` and so on, as many as there are pages."""
    return [name, *(f"{name}_{number}" for number in range(2, count + 1))]


def shelf_words(key: str) -> str:
    """« juin 2020 » for the key of a page of the timeline; its number, if any, in brackets."""
    name, _, part = key.partition("_")
    if name.startswith("annees-"):
        words = PERIODS["decade"].format(year=name[7:])
    elif name == shelves.EARLIER:
        words = PERIODS["before"].format(year=shelves.MODERN)
    elif name == shelves.LATER:
        words = PERIODS["later"]
    else:
        words = PERIODS["undated"] if name == shelves.UNDATED else dates.edtf_in_words(name)
    return f"{words} ({part})" if part else words


MAX_DESCRIPTION = 300  # characters: what a list of results shows
_FOUND = {"article", "entity"}  # by a theme's own search; the other pages say the same again


def front_matter(
    title: str | None, kind: str, description: str = "", head: citing.Head | None = None
) -> str:
    """Meta data for Material: fixed keys only, its free texts escaped once, all in ASCII."""
    meta: dict[str, Any] = {"hide": ["navigation", "toc"], "kind": kind}
    if kind not in _FOUND:
        meta["search"] = {"exclude": True}
    if title:
        meta["title"] = _in_head(title)
    if description:
        meta["description"] = _in_head(shorten(description, MAX_DESCRIPTION, placeholder="…"))
    if head:
        meta["cited"] = [[name, _in_head(content)] for name, content in head.metas]
        meta["linked_data"] = citing.script(head.linked_data)
    dumped = yaml.safe_dump(meta, allow_unicode=False, width=10**9, sort_keys=True)
    return f"---\n{dumped}---\n\n"


def _in_head(text: str) -> str:
    return str(escape(seen(" ".join(text.split()))))


def is_html(markdown: str) -> bool:
    """Whether a page's text is one HTML block, which Markdown would leave as it is."""
    text = markdown.strip()
    return text.startswith("<div") and text.endswith("</div>") and "\n\n" not in text


def block(html: str) -> Markup:
    """A page as one HTML block: Markdown takes it for one only where no line is blank.

    Words of an article hold no raw newline (`verbatim`), so theirs are never touched.
    """
    return Markup(re.sub(r"\n\s*\n", "\n", html.strip()))


def typography(words: str) -> str:
    """Narrow no-break spaces where French sets them; for generated words, never for an excerpt."""
    return re.sub(r"(?<=«) | (?=[»:;?!])", "\u202f", words)


def unparted(title: str) -> str:
    """A title whose « : » or « ? » begins no line: the spaces before them as wide, but kept."""
    return re.sub(r"(?<=«) | (?=[»:;?!])", "\u00a0", title)


def by_period(
    events: list[tuple[Briefing, Event]],
) -> list[tuple[str, list[tuple[Briefing, Event]]]]:
    """Sorted events, those in a row that share a heading together."""
    grouped = groupby(events, key=lambda pair: dates.period_in_words(pair[1].date))
    return [(heading, list(group)) for heading, group in grouped]


RIGHT_TO_LEFT = frozenset("ar fa he ur ps yi dv ku sd ug".split())


def language_words(code: str) -> str:
    """« en » → « anglais »; the code where Babel has no name for it."""
    return str(Locale("fr").languages.get(code, code))


def direction(code: str) -> str:
    """Which way a language is written: « ltr » or « rtl »."""
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


def country_words(code: str) -> str:
    """« Afghanistan » for `AF`."""
    return str(Locale("fr").territories.get(code, code))


def time_axis(events: Sequence[Event]) -> Axis | None:
    """The axis that the strips of a list of events share."""
    return axis([(event.date.earliest, event.date.latest) for event in events])


def range_strip(event: Event, scale: Axis | None) -> Markup | None:
    """When an event is certain or possible, drawn; its words stand beside it."""
    date = event.date
    if scale is None or not (date.earliest or date.latest):
        return None
    lasting = event.kind == "en cours" or (date.edtf or "").count("/") == 1
    return Markup(strip(date.earliest, date.latest, scale, "", lasting=lasting))


def places_map(briefing: Briefing, title: str) -> Map | None:
    """The places that a briefing names, on a map; `title` is its name for a screen reader."""
    counts: dict[str, int] = defaultdict(int)
    for mention in briefing.mentions:
        counts[mention.entity or ""] += 1
    markers = [
        Marker(entity.name, entity.place, count=counts[entity.id])
        for entity in briefing.entities
        if entity.type == "LOC" and entity.place and counts[entity.id]
    ]
    # Outlines of countries alone would tell nothing, nor would one dot.
    if len(markers) < 2 or all(marker.place.geonameid is None for marker in markers):
        return None
    return figures_map.places_map(markers, title)


def site_map(index: Index, title: str) -> Map | None:
    """The places named across the site, the most named first; the register lists them all."""
    met = [e for e in index.sorted_entities("LOC") if e.place and index.count(e.id)]
    met.sort(key=lambda entity: -index.count(entity.id))
    markers = [Marker(e.name, e.place, count=index.count(e.id)) for e in met[:60] if e.place]
    return figures_map.places_map(markers, title)


def place_map(entity: Entity, title: str) -> Map | None:
    """Where one town is. A country's outline alone would tell nothing."""
    if entity.type != "LOC" or entity.place is None or entity.place.geonameid is None:
        return None
    return figures_map.places_map([Marker(entity.name, entity.place)], title)


def is_tall(figure: Map) -> bool:
    """Whether a map is nearly as high as it is wide."""
    window = figures_map.frame([marker.place for marker in figure.listed])
    return window.height > 0.62 * figures_map.WIDTH


def map_focus(figure: Map) -> int:
    """How far from the left, in hundredths, the most named place lies: what to show first."""
    window = figures_map.frame([marker.place for marker in figure.listed])
    place = figure.listed[0].place
    x, _ = window.at(place.lon, place.lat)
    return round(100 * min(max(x / figures_map.WIDTH, 0), 1))


def issue_url(repo_url: str, briefing: Briefing) -> str | None:
    """A new issue of the project's repository, already filled in for a briefing."""
    if not repo_url.startswith(("https://", "http://")):
        return None
    base = repo_url.rstrip("/")
    title = f"{briefing.title} ({briefing.source.path})"
    if "gitlab" in urlsplit(base).netloc:
        return f"{base}/-/issues/new?{urlencode({'issue[title]': title})}"
    return f"{base}/issues/new?{urlencode({'title': title})}"


def environment(own: Path, kept: Path | None = None) -> Environment:
    """The templates of the project, then those shipped. Whatever they print is escaped for good."""
    env = jinja_environment([own, BUILT_IN / "pages"], finalize, kept)
    env.filters["verbatim"] = verbatim
    env.filters["block"] = block
    env.filters["typography"] = typography
    env.filters["unparted"] = unparted
    env.globals.update(
        annotated=annotated,
        excerpt_html=excerpt_html,
        fact_html=fact_html,
        notes=notes,
        by_paragraph=by_paragraph,
        kinds=kinds,
        chronology=chronology,
        few_words=few_words,
        reading_minutes=reading_minutes,
        sheet=sheet,
        neutral_line=neutral_line,
        counters=counters,
        by_day=by_day,
        by_year=by_year,
        coming=coming,
        happened=happened,
        in_the_news=in_the_news,
        sentence_at=sentence_at,
        mention_of=mention_of,
        is_near=is_near,
        leaned_on=leaned_on,
        voices=voices,
        unlisted=unlisted,
        links=links,
        by_period=by_period,
        shelf_words=shelf_words,
        country_words=country_words,
        language_words=language_words,
        direction=direction,
        range_strip=range_strip,
        time_axis=time_axis,
        places_map=places_map,
        place_map=place_map,
        site_map=site_map,
        map_focus=map_focus,
        is_tall=is_tall,
        date_words=dates.in_words,
        published_words=dates.edtf_in_words,
        day_words=dates.day_in_words,
        Markup=Markup,
    )
    return env
