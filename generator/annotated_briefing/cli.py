"""The `briefing` command: thin verbs over the library."""

import difflib
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import replace
from functools import partial
from importlib import metadata
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, NoReturn

import typer

from annotated_briefing.annotate.cache import Cache, annotate_cached
from annotated_briefing.annotate.cluster import annotate_on
from annotated_briefing.annotate.processes import annotate_in
from annotated_briefing.annotate.shards import annotate_share, share
from annotated_briefing.annotate.spread import Annotator
from annotated_briefing.brief.finish import finish
from annotated_briefing.brief.rights import Shown
from annotated_briefing.build import Built, provenance
from annotated_briefing.build import build as build_site
from annotated_briefing.errors import BriefingError, SeedError
from annotated_briefing.files import in_words
from annotated_briefing.model import Article, Rights, Site
from annotated_briefing.publish import kit
from annotated_briefing.publish.draft import held_back, held_line, sidecar_of
from annotated_briefing.publish.faults import as_annotation, as_json, counted, with_weight
from annotated_briefing.publish.folder import write_folder
from annotated_briefing.publish.forge import public_forge
from annotated_briefing.publish.pages import with_pages
from annotated_briefing.publish.progress import progress_bar
from annotated_briefing.publish.staging import check_gone
from annotated_briefing.render import exports
from annotated_briefing.render.exports.briefing import briefing_line
from annotated_briefing.render.pages import Maker, Rendered
from annotated_briefing.render.plain import Plain
from annotated_briefing.settings import Settings, folders, read_settings
from annotated_briefing.sources import GLOSSARY, read, read_any, read_folder
from annotated_briefing.sources.glossary import read_glossary
from annotated_briefing.sources.schemas import SIDECAR, first_line, write_schemas

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Project = Annotated[
    Path, typer.Option("--project", help="Le dossier du projet, où est mkdocs.yml.")
]


STANDARD_INPUT = Path("-")
QUIET = ContextVar("quiet", default=False)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"annotated-briefing {metadata.version('annotated-briefing')}")
        raise typer.Exit


@app.callback()
def main(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Dire la version.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Ni avancement ni bilan : les défauts seuls.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Dire aussi le détail, sur l'erreur standard.")
    ] = False,
) -> None:
    """Des articles de presse aux briefings annotés."""
    QUIET.set(quiet)
    if isinstance(sys.stdout, TextIOWrapper):  # a letter that a code page lacks must stop nothing
        sys.stdout.reconfigure(errors="backslashreplace")
    if verbose:
        log, handler = logging.getLogger("briefing"), logging.StreamHandler()
        log.addHandler(handler)
        context.call_on_close(partial(log.removeHandler, handler))
        context.call_on_close(partial(log.setLevel, log.level))
        log.setLevel(logging.DEBUG)


def _sum_up(line: str) -> None:
    if not QUIET.get():
        typer.echo(line)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="Un dossier vide.")] = Path(),
) -> None:
    """Préparer un premier projet : mkdocs.yml, seeds/ avec un article, publication."""
    try:
        written = kit.init(folder)
    except BriefingError as wrong:
        _stop(str(wrong))
    except OSError as broken:
        _stop(f"{folder}: impossible d'écrire ({broken.strerror})")
    for path in written:
        typer.echo(str(path))


@app.command()
def annotate(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Articles, dossiers, corpus .jsonl ; - : l'entrée.")
    ] = None,
    project: Project = Path(),
    rights: Annotated[Rights, typer.Option(help="Ce qui est écrit du texte.")] = "full",
    shard: Annotated[
        str | None, typer.Option("--shard", help="La part i/n des articles du projet, pour build.")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", help="L'adresse d'un cluster Dask qui annote, pour build."),
    ] = None,
) -> None:
    """Écrire sur la sortie un objet briefing.json par ligne et par article.

    Le texte entier, doutes compris, quels que soient les droits de l'article, sauf avec --rights.
    """
    from annotated_briefing.annotate.run import annotate as run

    root, given = _project(project)
    if (shard or scheduler) and files:
        _stop("--shard et --scheduler prennent les articles du projet — ne nommez pas de fichier")
    by: Annotator = partial(annotate_in, processes=given.processes)
    if scheduler is not None:
        by = partial(annotate_on, address=scheduler)
    if shard is not None:
        _annotate_share(root, given, shard, by)
        return
    if scheduler is not None:
        _annotate_all(root, given, by)
        return
    if not files:
        _stop("rien à annoter — nommez des fichiers, une part (--shard 1/4) ou un cluster")
    options = replace(given, rights=rights)
    glossary, wrong = read_glossary(root / given.seeds / GLOSSARY, f"{given.seeds}/{GLOSSARY}")
    made_with = provenance(options)
    for fault in wrong:
        typer.echo(str(fault), err=True)
    lost: list[SeedError] = []
    try:
        for path in files:
            for article, found in run(_told(_articles(path), lost)):
                if isinstance(found, SeedError):
                    typer.echo(str(found), err=True)
                    lost.append(found)
                    continue
                done = finish(
                    replace(article, source=replace(article.source, rights=None)),
                    found,
                    settings=options,
                    glossary=glossary,
                    made_with=made_with,
                )
                for fault in done.faults:
                    typer.echo(str(fault), err=True)
                sys.stdout.buffer.write(briefing_line(done.briefing))
    except BriefingError as fault:
        _stop(str(fault))
    if lost:
        raise typer.Exit(1)


def _articles(path: Path) -> Iterator[tuple[Article | None, list[SeedError]]]:
    """The articles of a file, of a folder or of the standard input, with their faults."""
    if path == STANDARD_INPUT:
        with TemporaryDirectory() as folder:
            held = Path(folder, "article.txt")
            held.write_bytes(sys.stdin.buffer.read())
            yield from read_any(held, "entrée standard")
    elif path.is_dir():
        yield from read_folder(path)
    elif path.is_file():
        yield from read_any(path, str(path))
    else:
        _stop(f"{path}: fichier introuvable")


def _annotate_all(root: Path, given: Settings, by: Annotator) -> None:
    """Annotate what the cache has not yet of a project's articles."""
    articles, kept = read(root / given.seeds, root).articles, Cache(root / given.cache)
    try:
        with progress_bar(quiet=QUIET.get()) as progress:
            made = (found for _, found in annotate_cached(articles, kept, progress, by))
            faults = [found for found in made if isinstance(found, SeedError)]
    except BriefingError as wrong:
        _stop(str(wrong))
    _counted(f"{len(articles) - len(faults)} articles annotés", faults)


def _annotate_share(root: Path, given: Settings, shard: str, by: Annotator) -> None:
    try:
        number, of = share(shard)
    except ValueError:
        _stop(f"--shard « {shard} » : une part i/n est attendue, comme 2/8")
    seeds = read(root / given.seeds, root)
    try:
        with progress_bar(quiet=QUIET.get()) as progress:
            count, faults = annotate_share(
                seeds.articles, root / given.cache, (number, of), progress, by
            )
    except BriefingError as wrong:
        _stop(str(wrong))
    except OSError as broken:
        _stop(in_words(broken))
    _counted(f"part {number} sur {of} : {count} articles annotés", faults)


def _counted(done: str, faults: Sequence[SeedError]) -> None:
    for fault in faults:
        typer.echo(str(fault), err=True)
    _sum_up(done)
    if faults:
        raise typer.Exit(1)


def _told(
    articles: Iterable[tuple[Article | None, list[SeedError]]], lost: list[SeedError]
) -> Iterator[Article]:
    """The articles, their faults told; those of what gives no article are added to `lost`."""
    for article, faults in articles:
        for fault in faults:
            typer.echo(str(fault), err=True)
        if article is None:
            lost += faults
        else:
            yield article


@app.command()
def build(
    out: Annotated[Path, typer.Option("--out", help="Le dossier où écrire les pages.")],
    project: Project = Path(),
    force: Annotated[
        bool, typer.Option("--force", help="Retirer même la plupart des articles publiés.")
    ] = False,
) -> None:
    """Écrire le site en Markdown simple, un dossier par page, sans MkDocs."""
    root, settings = _project(project)
    if taken := _not_for_pages(out, root, settings):
        _stop(f"{out} : {taken} — choisissez un dossier à part, par exemple --out export")
    rendered, faults, built = _rendered(root, settings, Plain, publish=True, last=out)
    try:
        if not (force or settings.force):
            check_gone(out, built.addresses())
        written = write_folder(rendered.pages, out)
    except BriefingError as wrong:
        _stop(str(wrong))
    except OSError as broken:
        _stop(in_words(broken))
    for fault in faults:
        typer.echo(with_weight(fault), err=True)
    for uri in written.kept:
        typer.echo(f"{out / uri}: modifié à la main, laissé tel quel", err=True)
    _sum_up(
        f"{len(written.new)} pages nouvelles, {len(written.changed)} changées,"
        f" {len(written.removed)} retirées"
    )
    if faults:
        typer.echo(counted(faults), err=True)
    if any(fault.weight == "lost" for fault in faults):
        raise typer.Exit(1)


@app.command()
def export(
    name: Annotated[str, typer.Argument(help=f"L'un de : {', '.join(exports.BY_NAME)}.")],
    out: Annotated[Path | None, typer.Option("--out", help="Le fichier où écrire.")] = None,
    project: Project = Path(),
) -> None:
    """Écrire les données du site dans un format : sur la sortie, ou dans un fichier."""
    if name not in exports.BY_NAME:
        near = difflib.get_close_matches(name, exports.BY_NAME, n=1)
        remedy = f"vouliez-vous dire « {near[0]} » ?" if near else ", ".join(exports.BY_NAME)
        _stop(f"format « {name} » inconnu — {remedy}")
    rendered, faults, _ = _rendered(*_project(project))
    data = next(page.data for page in rendered.pages if page.uri == exports.BY_NAME[name].uri)
    for fault in faults:
        typer.echo(str(fault), err=True)
    if out is None:
        sys.stdout.buffer.write(data)
        return
    try:
        out.write_bytes(data)
    except OSError as broken:
        _stop(f"{out}: impossible d'écrire ({broken.strerror})")


@app.command()
def check(
    project: Project = Path(),
    rights: Annotated[
        bool, typer.Option("--rights", help="Dire aussi ce qui est publié de chaque article.")
    ] = False,
    doubts: Annotated[
        bool, typer.Option("--doubts", help="Dire aussi les lignes retenues, et pourquoi.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Les défauts, en JSON.")] = False,
    github: Annotated[
        bool, typer.Option("--github", help="Les défauts, en annotations de GitHub Actions.")
    ] = False,
) -> None:
    """Tout lire sans rien écrire, et dire chaque défaut : fichier, ligne, remède.

    Le code de retour est 1 quand un article n'est pas publié.
    """
    root, settings = _project(project)
    plain = not (json or github)
    early: list[str] = []
    if plain:  # keys are told before the language model is loaded
        early = [
            with_weight(fault)
            for fault in read(
                root / settings.seeds, root, root / settings.cache, limits=settings.limits
            ).faults
        ]
        _tell(early)
    shown = replace(settings, rights="full") if doubts else settings
    rendered, faults, built = _rendered(root, shown)
    held = sum(article.rights != "full" for article in built.shown)
    if held and (forge := public_forge(root)):
        told = f"si ce dépôt est public sur {forge}, chacun y lit le texte entier"
        told += f" de {held} article{'s' if held > 1 else ''} que le site n'ouvre pas en entier"
        hint = "gardez-les dans un dépôt privé, et ne publiez que le site"
        faults.append(SeedError(settings.seeds, told, hint=hint))
    if rights:
        _tell(_shares(built.shown))
    if doubts:
        _tell(held_line(b, told) for b in built.site.briefings for told in held_back(b))
    if json:
        _tell([as_json(faults)])
    if github:
        _tell(map(as_annotation, faults))
    if plain:
        _tell(line for line in map(with_weight, faults) if line not in early)
        count = counted(faults) if faults else "aucun défaut"
        _sum_up(f"{len(rendered.pages)} pages, {count}")
    if any(fault.weight == "lost" for fault in faults):
        raise typer.Exit(1)


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


@app.command()
def draft(
    file: Annotated[Path, typer.Argument(help="L'article.")],
    project: Project = Path(),
) -> None:
    """Écrire à côté d'un article une fiche à corriger : ce que la machine a lu, ses doutes."""
    from annotated_briefing.annotate.run import annotate as run

    beside = file.with_suffix(".yml")
    if not file.is_file():
        _stop(f"{file}: fichier introuvable")
    if beside.exists():
        _stop(f"{beside}: existe déjà — complétez-la, ou renommez-la d'abord")
    root, settings = _project(project)
    try:
        found = [article for article, _ in read_any(file, str(file)) if article is not None]
        if len(found) != 1:
            _stop(f"{file}: {len(found)} articles — une fiche ne vaut que pour un seul")
        ((article, annotations),) = run(found)
        if isinstance(annotations, SeedError):
            raise annotations
        done = finish(article, annotations, settings=replace(settings, rights="full"))
        seeds = root / settings.seeds
        named = ""
        if beside.resolve().is_relative_to(seeds.resolve()):
            write_schemas(seeds)
            named = first_line(beside.resolve(), seeds.resolve(), SIDECAR)
        beside.write_text(named + sidecar_of(done.briefing), encoding="utf-8")
    except BriefingError as fault:
        _stop(str(fault))
    except OSError as broken:
        _stop(f"{beside}: impossible d'écrire ({broken.strerror})")
    _sum_up(f"{beside}: à relire")


def _shares(shares: Sequence[Shown]) -> Iterator[str]:
    """A table: what is published of each article, and its share of the article's words."""
    width = max([len("article"), *(len(shown.path) for shown in shares)])
    yield f"{'article':{width}}  droits    mots publiés  part   titre"
    for shown in shares:
        counted = f"{shown.words} sur {shown.of}"
        yield (
            f"{shown.path:{width}}  {shown.rights:8}  {counted:>12}  {shown.share:4.0%}   "
            f"{shown.title or '(faits de publication)'}"
        )
    parts = sorted(shown.share for shown in shares if shown.rights == "excerpts")
    if parts:
        median = parts[len(parts) // 2]
        yield f"extraits : part médiane {median:.0%}, la plus grande {parts[-1]:.0%}"


def _rendered(
    root: Path,
    settings: Settings,
    maker: Callable[[Site, Settings, Path], Maker] | None = None,
    *,
    publish: bool = False,
    last: Path | None = None,
) -> tuple[Rendered, list[BriefingError], Built]:
    """Every page of a project, every fault met on the way, and what they are made of."""
    with progress_bar(quiet=QUIET.get()) as progress:
        built = build_site(root, settings, progress, publish=publish, last=last)
    try:
        built, rendered = with_pages(built, settings, root, maker)
    except BriefingError as fault:
        _stop(str(fault))
    return rendered, list(built.faults), built


def _not_for_pages(out: Path, root: Path, settings: Settings) -> str | None:
    """What a folder is already, which pages written there would spoil."""
    docs, site = folders(root / "mkdocs.yml")
    wanted = out.resolve()
    for folder, words in (
        (docs, "c'est le dossier des pages écrites à la main"),
        (root / settings.seeds, "c'est le dossier des articles"),
        (root / settings.templates, "c'est le dossier des gabarits"),
        (site, "c'est le site que construit MkDocs"),
    ):
        if wanted.is_relative_to(folder.resolve()):
            return words
    if root.is_relative_to(wanted):
        return "le projet lui-même s'y trouve"
    return None


def _project(folder: Path) -> tuple[Path, Settings]:
    root = folder.resolve()
    try:
        return root, read_settings(root / "mkdocs.yml")
    except BriefingError as fault:
        _stop(str(fault))


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)
