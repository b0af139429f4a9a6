"""The MkDocs plugin: it checks the registry before the old site is wiped, and adds the pages made from it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.base import BaseConfigOption, Config, ValidationError
from mkdocs.config.config_options import Dir, Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator import project
from generator.mkdocs_preview import BuiltSite, Preview, generated_file, notice_saves_sooner, problem_list, uris_in
from generator.problems.diagnostics import Diagnostic
from generator.render.environment import TEMPLATES, date_element
from generator.render.pages import SitePages, block_marks, block_problems, site_pages, standing_page_problems
from generator.render.publisher import Channel, Publisher, channel_of
from generator.render.raw_html import restore_html, set_html_aside
from generator.render.status_stylesheet import STATUS_STYLESHEET
from generator.render.website import Site

_LOG = logging.getLogger("mkdocs.plugins.fact-check")


class _ChannelOption(BaseConfigOption[Channel]):
    """An option that takes an e-mail address or an https address."""

    def run_validation(self, value: object) -> Channel:
        try:
            return channel_of(str(value))
        except ValueError as error:
            raise ValidationError(str(error)) from error


class FactCheckConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook for subclasses untyped
    """The plugin’s options in ``mkdocs.yml``; a folder is named relative to that file."""

    folder = Optional(Dir(exists=True))
    """The folder with ``claims.yaml`` and ``seeds/``; by default that of ``mkdocs.yml``."""
    guides = Optional(Dir(exists=True))
    """A folder of Markdown pages to publish under the folder’s name; by default none."""
    share_pictures = Type(bool, default=True)
    """Whether each claim, divergence and report gets a picture that other sites show beside a link to it."""
    owner = Optional(Type(str))
    """Who answers for the site, as readers see it; by default not stated."""
    contact = Optional(_ChannelOption())
    """Where to reach the owner: an e-mail address or an https address; by default not stated."""
    error_reports = Optional(_ChannelOption())
    """Where readers report an error on a page: an e-mail address or an https address; by default nowhere."""


class FactCheckPlugin(BasePlugin[FactCheckConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of a registry to the site, and stops the build when the registry has problems."""

    def __init__(self) -> None:
        self._is_preview = False
        self._pages: SitePages
        self._built: BuiltSite
        self._navigation: Navigation
        self._html_aside: dict[str, tuple[str, ...]] = {}
        self._with_blocks: set[str] = set()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Notes whether this is a preview; having this event, the object serves every build of one run of MkDocs."""
        del dirty
        self._is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Checks the registry while the last good site still stands; raises PluginError when it has problems.

        It also raises PluginError for ``use_directory_urls: false``, since the pages link to folders.
        """
        if not config.use_directory_urls:
            raise PluginError(
                "use_directory_urls must be true: the pages of the registry link to one another's folders"
            )
        layout = (Path(folder) for folder in (config.theme.custom_dir, self.config.guides, TEMPLATES) if folder)
        config.watch.extend(str(path) for path in (*project.checked_paths(self._folder(config)), *layout))
        problems, pages = self._read(config)
        if pages is None:
            raise PluginError(problem_list(problems))
        self._pages = pages
        if missing := self._publisher().missing:
            # MkDocs would count a warning as a reason for --strict to fail.
            unset = ", ".join(missing)
            _LOG.info("Warning: mkdocs.yml leaves options of fact-check unset, and the site says so: %s", unset)
        if "attr_list" not in config.markdown_extensions:
            config.markdown_extensions.append("attr_list")  # headings say with it that a search leaves their text out
        config.extra_css.insert(0, STATUS_STYLESHEET)  # before the site's own, which may build on it

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Adds every generated page and the guides; only those that ``nav`` names enter the navigation."""
        in_navigation = uris_in(config.nav)
        for page in self._pages.pages:
            files.append(generated_file(config, page, in_navigation=page.uri in in_navigation))
        for guide in sorted(Path(self.config.guides).glob("*.md")) if self.config.guides else ():
            uri = f"{guide.parent.name}/{guide.name}"
            file = File(uri, str(guide.parent.parent), config.site_dir, config.use_directory_urls)
            file.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(file)

    def on_nav(self, nav: Navigation, **_: object) -> None:
        """Keeps the navigation for the pages that a preview writes one by one."""
        self._navigation = nav

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: object) -> str:
        """Sets the HTML of a generated page aside, fills the blocks of a hand-written one, and dates either."""
        page.update_date = self._pages.as_of or page.update_date
        uri = page.file.src_uri
        if page.file.generated_by:
            markdown, self._html_aside[uri] = set_html_aside(markdown)
            return markdown
        page.meta.setdefault("tags", [self._kind_in_search(page)])
        if not any(block_marks(markdown)):
            return markdown
        self._with_blocks.add(uri)
        return self._pages.blocks.fill(markdown, "../" * page.url.count("/") or "./")

    def _kind_in_search(self, page: MkDocsPage) -> str:
        """What a hand-written page is, as the results of a search say it."""
        if page.is_homepage:
            return "Front page"
        guides = self.config.guides
        return "Guide" if guides and page.file.src_uri.startswith(f"{Path(guides).name}/") else "How it works"

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: object) -> str:
        """Puts the HTML that was set aside back in its place."""
        return restore_html(html, self._html_aside.pop(page.file.src_uri, ()))

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Gives the theme’s templates the registry’s date, and tells them whether this is a preview."""
        self._built = BuiltSite(config=config, files=files, navigation=self._navigation, environment=env)
        self._set_template_facts()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> None:
        """Makes every save of the registry show at once, and its problems above the last good site."""
        if not self._is_preview:  # 'mkdocs serve --clean' asks for plain builds
            return
        del config  # the one that a later build loads is in self._built
        preview = Preview(
            site=Path(server.root),
            layout=lambda: self._layout(self._built.config),
            build=builder,
            read=lambda: self._read(self._built.config),
            update=self._update,
        )
        server.builder = preview.on_save
        notice_saves_sooner(server)

    def _update(self, pages: SitePages) -> bool:
        """Writes the pages that changed; False, with nothing written, where only a full build will do."""
        if not self._built.can_update(self._pages, pages):
            return False
        before, self._pages = self._pages, pages
        self._set_template_facts()
        self._built.update(before, pages, self._with_blocks)
        return True

    def _set_template_facts(self) -> None:
        self._built.environment.globals["fact_check"] = {
            "as_of": date_element(self._pages.as_of),
            "guides": Path(self.config.guides).name if self.config.guides else "",
            "is_preview": self._is_preview,
            "error_report": self._error_report,
        }

    def _error_report(self, page: MkDocsPage | None) -> str | None:
        """The link for reporting an error on a page; the page for unknown addresses is none of MkDocs’ own."""
        title = str((page.meta.get("title") or page.title) if page else "Page not found")
        return self._publisher().error_report(
            title=Markup(title).unescape(),  # the heading of a generated page has it as HTML
            uri=page.url.removeprefix("./") if page else "404.html",
            address=page.canonical_url if page else None,
            as_of=self._pages.as_of,
        )

    def _publisher(self) -> Publisher:
        options = self.config
        owner = (options.owner or "").strip()
        return Publisher(owner=owner or None, contact=options.contact, error_reports=options.error_reports)

    def _read(self, config: MkDocsConfig) -> tuple[Sequence[Diagnostic], SitePages | None]:
        """The problems of the registry and of the hand-written pages, or the pages of the site when there are none."""
        checked = project.read(self._folder(config))
        page_problems = self._page_problems(config)
        if checked.sound is None or page_problems:
            return (*checked.problems, *page_problems), None
        pictures = self.config.share_pictures and not self._is_preview
        site = Site(
            name=config.site_name,
            url=config.site_url or "",
            share_pictures=pictures,
            publisher=self._publisher(),
        )
        return (), site_pages(checked.sound, site)

    def _page_problems(self, config: MkDocsConfig) -> tuple[Diagnostic, ...]:
        """The problems of the hand-written pages and the guides."""
        pages = project.read_hand_written(Path(config.docs_dir))
        problems = [*standing_page_problems(pages.folder, pages.texts)]
        guides = [project.read_hand_written(Path(self.config.guides))] if self.config.guides else []
        for part in (pages, *guides):
            problems += (*part.problems, *block_problems(part.folder, part.texts))
        return tuple(problems)

    def _folder(self, config: MkDocsConfig) -> Path:
        return Path(self.config.folder or Path(config.config_file_path).parent)

    def _layout(self, config: MkDocsConfig) -> tuple[Path, ...]:
        """All that shapes pages besides the registry: hand-written pages, ``mkdocs.yml``, and what else is watched."""
        checked = project.checked_paths(self._folder(config))
        watched = (path for path in map(Path, config.watch) if path not in checked)
        return Path(config.docs_dir), Path(config.config_file_path), *watched
