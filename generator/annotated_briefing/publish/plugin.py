"""The MkDocs plugin: hands the generated pages to MkDocs. The only module that knows MkDocs."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.config import config_options as option
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from annotated_briefing.build import build
from annotated_briefing.errors import BriefingError, EvidenceError, SettingsError
from annotated_briefing.files import in_words
from annotated_briefing.publish import kit
from annotated_briefing.publish.faults import tell
from annotated_briefing.publish.held import HeldContent, HeldHTML, KnownHTML, Waiting
from annotated_briefing.publish.kept import Anchors, Outputs, tightened
from annotated_briefing.publish.pages import as_it_was, with_pages
from annotated_briefing.publish.progress import progress_bar
from annotated_briefing.publish.staging import Staging, check_gone
from annotated_briefing.render.pages import is_html
from annotated_briefing.render.text import check_visible
from annotated_briefing.settings import OPTIONS, Settings, settings

PLUGIN_NAME = "briefing"

log = get_plugin_logger(PLUGIN_NAME)


class HeldFile(HeldContent, File):
    """A file of ours."""


class HeldPage(HeldHTML, MkDocsPage):
    """A page of ours that MkDocs renders."""


class KeptPage(KnownHTML, MkDocsPage):
    """A page of ours that is as it was."""


class BriefingPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # MkDocs' own
    """Builds the briefings where MkDocs asks for pages, and swaps the site in when all is well."""

    # Typed loosely: `settings` checks every option and tells all faults at once.
    config_scheme = tuple((name, option.Optional(option.Type(object))) for name in OPTIONS)
    settings: Settings
    root: Path
    waiting: Waiting
    html: dict[str, str]
    outputs: Outputs
    keys: dict[str, str | None]  # of pages to be kept, by source

    command = "build"
    dirty = False
    staging: Staging | None = None
    site: MkDocsConfig

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Being here keeps this object, and the loaded model, alive between rebuilds of `serve`."""
        self.command, self.dirty = command, dirty

    @event_priority(100)  # before other plugins, so that they write beside the last good site too
    def on_config(self, config: MkDocsConfig) -> None:
        self.root = Path(config.config_file_path).resolve().parent
        site = {key: config[key] for key in ("site_name", "site_url", "repo_url")}
        site["flat"] = not config.use_directory_urls
        try:
            self.settings = settings(dict(self.config), site)
        except SettingsError as faults:
            told = (f"{PLUGIN_NAME}: {fault}" for fault in faults.faults)
            raise PluginError("\n".join(told)) from None
        kit.dress(config, self.settings.base)
        self.site = config
        if self.dirty:  # MkDocs then writes into the site as it stands
            return
        try:
            self.staging = Staging(Path(config.site_dir), self.root)
        except OSError as broken:
            raise PluginError(f"{PLUGIN_NAME}: {in_words(broken)}") from None
        config.site_dir = str(self.staging.folder)

    @property
    def site_dir(self) -> Path:
        """The site as it stands, which this build is to replace."""
        return self.staging.site if self.staging else Path(self.site.site_dir)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.html, base = {}, self.settings.base
        last = self.site_dir / base
        with progress_bar() as progress:
            built = build(self.root, self.settings, progress, last=last)
        try:
            built, rendered = with_pages(built, self.settings, self.root)
            if self.staging and self.command == "build" and not self.settings.force:
                check_gone(last, built.addresses())
        except BriefingError as fault:
            raise PluginError(f"{PLUGIN_NAME}: {fault}") from None
        self.waiting = Waiting(built, base)
        for told in built.faults:
            tell(log, told)
        kit.thin(files, config, base)
        own = {file.src_uri for file in files}
        aside = InclusionLevel.NOT_IN_NAV
        in_nav = aside if base else InclusionLevel.UNDEFINED
        for uri, path in kit.files(base):
            if uri not in own:
                files.append(File.generated(config, uri, abs_src_path=str(path), inclusion=in_nav))
        for page in rendered.pages:
            uri = base + page.uri
            if uri in own:
                log.info("%s : la page de docs/ remplace celle du générateur", uri)
                continue
            file = HeldFile.generated(config, uri, content=page.held, inclusion=aside)  # type: ignore[call-overload]
            if page.edit:
                # Relative to docs/, so that `edit_uri` + this is the seed itself.
                file.edit_uri = f"../{page.edit}"
            files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Pages of ours whose HTML is known need no more of MkDocs than their place."""
        self.outputs, self.keys = Outputs(self.root / self.settings.cache, config, nav, self), {}
        there = {page.file.src_uri for page in nav.pages}  # few, and each shows the others
        for file in files.documentation_pages():
            if not isinstance(file, HeldFile) or not file.held or file.src_uri in there:
                continue
            key = self.outputs.key(file.src_uri, file.edit_uri, file.held)
            if known := self.outputs.get(key):
                KeptPage(file, config, known)
                file.content_string = ""
                self.waiting.take(file.src_uri)
            else:
                HeldPage(None, file, config).aside = self.outputs.aside
                self.keys[file.src_uri] = key
        self.waiting.pack()

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        env.globals.update(kit.for_templates(self.settings))
        nothing = env.from_string("")
        for file in files.documentation_pages():
            if isinstance(file.page, KeptPage):
                file.page.meta = {"template": nothing}

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: Any) -> str | None:
        """Our pages are HTML already: Markdown would take long to change nothing."""
        if page.file.generated_by == PLUGIN_NAME and self.settings.base:
            page.meta["template"] = kit.PAGE
        if page.file.generated_by != PLUGIN_NAME or not is_html(markdown):
            self.keys.pop(page.file.src_uri, None)  # MkDocs has links of it to check
            return None
        self.html[page.file.src_uri] = markdown
        page.file.content_string = ""
        return ""

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: Any) -> str | None:
        return self.html.pop(page.file.src_uri, None)

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        if page.file.generated_by == PLUGIN_NAME:
            page.present_anchor_ids = Anchors(Path(page.file.abs_dest_path))  # type: ignore[assignment]
            output = output if self.settings.base else tightened(output)
        if isinstance(page, KeptPage):
            return page.known.html
        if briefing := self.waiting.take(page.file.src_uri):
            try:
                check_visible(briefing, output)
            except EvidenceError as fault:  # a theme or another plugin changed the words
                sites = (self.site_dir, self.staging.folder if self.staging else None)
                where = (page.file.src_uri, page.file.dest_uri)
                output, told = as_it_was(self.waiting.earlier, briefing, fault, where, sites)
                tell(log, told)
                return output
        self.outputs.put(self.keys.get(page.file.src_uri), str(page.title), output)
        return output

    @event_priority(-1000)  # after every other plugin
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.outputs.prune()
        counted = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
        if self.staging and not any(handler.get_counts() for handler in counted):
            self.staging.swap()
        self.end()

    def on_build_error(self, *, error: Exception) -> None:
        self.end()
        if isinstance(error, OSError):
            raise Abort(f"{PLUGIN_NAME}: {in_words(error)}") from None

    def end(self) -> None:
        """Good or bad, a build ends: what it left beside the site goes, others may build."""
        if self.staging:
            self.site.site_dir = str(self.staging.site)
            self.staging.end()
            self.staging = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:
        for folder in (self.settings.seeds, self.settings.templates):
            if (self.root / folder).is_dir():
                server.watch(str(self.root / folder))
