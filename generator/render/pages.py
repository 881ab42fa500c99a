"""Site → Pages, through the Jinja templates of `templates/pages/`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
import yaml
from markupsafe import Markup, escape

import generator
from generator.model import Briefing, Definition, Entity, Event, Mention, Page, Sentence, Site, Span
from generator.render import dates, links
from generator.render.data import briefing_json, briefing_schema, events_csv
from generator.render.escape import finalize, verbatim
from generator.render.links import Links
from generator.render.text import excerpt_html, paragraph_html, text_blocks
from generator.settings import Settings
from generator.sources.article import slugify

_HOUSE = Path(generator.__file__).parent
# In a checkout the templates stand beside the package, in a wheel inside it.
BUILT_IN = next(
    (p for p in (_HOUSE.parent / "templates", _HOUSE / "templates") if (p / "pages").is_dir()),
    _HOUSE / "templates",
)
MANY_EVENTS = 300


def pages(site: Site, settings: Settings, root: Path) -> Iterator[Page]:
    """Every generated page and data file of a site. Undefined names in a template are errors."""
    renderer = _Renderer(site, settings, root)
    yield renderer.page(links.HOME, "home", title=None)
    yield renderer.page(links.ARTICLES, "articles", title="Briefings")
    for briefing in site.briefings:
        yield from renderer.article(briefing)
    yield renderer.page(links.ENTITIES, "entities", title="Registre")
    for entity in renderer.with_page:
        yield renderer.page(links.entity(entity.id), "entity", title=entity.name, entity=entity)
    yield from renderer.timeline()
    yield Page(links.SCHEMA, briefing_schema())


class _Renderer:
    def __init__(self, site: Site, settings: Settings, root: Path) -> None:
        self.site = site
        self.settings = settings
        self.index = Index(site)
        self.with_page = [entity for entity in site.entities if self.index.has_page(entity.id)]
        self.env = environment(root / settings.templates / "pages")

    def page(self, uri: str, template: str, *, title: str | None, **context: Any) -> Page:
        edit = context.pop("edit", None)
        text = self.env.get_template(f"{template}.md.j2").render(
            site=self.site,
            settings=self.settings,
            index=self.index,
            link=Links(uri),
            here=uri,
            title=title,
            **context,
        )
        return Page(uri, front_matter(title, template) + text, title=title, edit=edit)

    def article(self, briefing: Briefing) -> Iterator[Page]:
        uri = links.article(briefing.id)
        yield self.page(
            uri, "article", title=briefing.title, briefing=briefing, edit=briefing.source.path
        )
        yield Page(links.beside(uri, "briefing.json"), briefing_json(briefing))
        yield Page(links.beside(uri, "chronologie.csv"), events_csv([briefing]))

    def timeline(self) -> Iterator[Page]:
        dated = self.index.dated
        if len(dated) <= MANY_EVENTS:
            yield self.page(
                links.TIMELINE, "timeline", title="Chronologie", events=dated, years=[], year=None
            )
            return
        by_year: dict[str, list[tuple[Briefing, Event]]] = defaultdict(list)
        for briefing, event in dated:
            by_year[year_of(event)].append((briefing, event))
        years = [(year, len(events)) for year, events in by_year.items()]
        yield self.page(
            links.TIMELINE, "timeline", title="Chronologie", events=[], years=years, year=None
        )
        for year, events in by_year.items():
            yield self.page(
                links.timeline_year(year),
                "timeline",
                title=f"Chronologie {year}",
                events=events,
                years=years,
                year=year,
            )


class Index:
    """Look-ups across a site that templates ask for."""

    def __init__(self, site: Site) -> None:
        self.entities = {entity.id: entity for entity in site.entities}
        self.briefings = {briefing.id: briefing for briefing in site.briefings}
        self._mentions: dict[str, list[tuple[Briefing, Mention]]] = defaultdict(list)
        self._events: dict[str, list[tuple[Briefing, Event]]] = defaultdict(list)
        self._in_lead: set[str] = set()
        for briefing in site.briefings:
            lead = briefing.paragraphs[0] if briefing.paragraphs else briefing.body
            for mention in briefing.mentions:
                if mention.entity:
                    self._mentions[mention.entity].append((briefing, mention))
                    if lead.covers(mention):
                        self._in_lead.add(mention.entity)
            for event in briefing.events:
                for ident in event.entities:
                    self._events[ident].append((briefing, event))
        self.dated = sorted(
            ((briefing, event) for briefing in site.briefings for event in briefing.events),
            key=lambda pair: sort_key(pair[1]),
        )

    def has_page(self, ident: str) -> bool:
        """An entity mentioned twice or more, or in a lead, has a page of its own."""
        return len(self._mentions[ident]) > 1 or ident in self._in_lead

    def mentions(self, ident: str) -> list[tuple[Briefing, list[Sentence]]]:
        """The sentences that mention an entity, by briefing."""
        found: list[tuple[Briefing, list[Sentence]]] = []
        for briefing in self.briefings.values():
            spans = [mention for b, mention in self._mentions[ident] if b is briefing]
            sentences = [
                sentence
                for sentence in briefing.sentences
                if any(sentence.covers(span) for span in spans)
            ]
            if sentences:
                found.append((briefing, sentences))
        return found

    def events(self, ident: str) -> list[tuple[Briefing, Event]]:
        return self._events[ident]

    def count(self, ident: str) -> int:
        """How many mentions an entity has across the site."""
        return len(self._mentions[ident])

    def claims(self, ident: str) -> list[tuple[Briefing, Any]]:
        return [
            (briefing, claim)
            for briefing in self.briefings.values()
            for claim in briefing.claims
            if claim.speaker == ident
        ]

    def definitions(self, ident: str) -> list[tuple[Briefing, Definition]]:
        """What the articles say an entity is, each wording once."""
        found: dict[str, tuple[Briefing, Definition]] = {}
        for briefing in self.briefings.values():
            for entity in briefing.entities:
                if entity.id == ident:
                    for definition in (*entity.definitions, *entity.roles):
                        found.setdefault(definition.text, (briefing, definition))
        return list(found.values())

    def sorted_entities(self, kind: str) -> list[Entity]:
        """Entities of a type as French sorts them: accents and case aside."""
        return sorted(
            (entity for entity in self.entities.values() if entity.type == kind),
            key=lambda entity: (slugify(entity.name), entity.name),
        )

    def beside(self, ident: str, most: int = 8) -> list[Entity]:
        """The entities most often in the same sentences."""
        shared: dict[str, int] = defaultdict(int)
        for briefing, sentences in self.mentions(ident):
            for mention in briefing.mentions:
                if mention.entity and mention.entity != ident:
                    shared[mention.entity] += sum(s.covers(mention) for s in sentences)
        best = sorted((i for i in shared if shared[i]), key=lambda i: (-shared[i], i))
        return [self.entities[i] for i in best[:most]]


def sentence_at(briefing: Briefing, span: Span) -> Sentence | None:
    """The sentence in which a span begins."""
    return next((s for s in briefing.sentences if s.start <= span.start < s.end), None)


def sort_key(event: Event) -> tuple[str, str]:
    """By earliest day, then latest; a range open on the left counts from its end."""
    early = event.date.earliest or event.date.latest or "9999"
    return early, event.date.latest or "9999"


def year_of(event: Event) -> str:
    return sort_key(event)[0][:4]


def front_matter(title: str | None, kind: str) -> str:
    """Meta data for Material: fixed keys only, its one free text escaped once, all in ASCII."""
    meta: dict[str, Any] = {"hide": ["navigation"], "kind": kind}
    if title:
        meta["title"] = str(escape(" ".join(title.split())))
    dumped = yaml.safe_dump(meta, allow_unicode=False, width=10**9, sort_keys=True)
    return f"---\n{dumped}---\n\n"


def environment(own: Path) -> jinja2.Environment:
    """The templates of the project, then those shipped. Whatever they print is escaped for good."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader([own, BUILT_IN / "pages"]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["verbatim"] = verbatim
    env.globals.update(
        paragraph_html=paragraph_html,
        excerpt_html=excerpt_html,
        text_blocks=text_blocks,
        sentence_at=sentence_at,
        date_words=dates.in_words,
        published_words=dates.edtf_in_words,
        Markup=Markup,
    )
    return env
