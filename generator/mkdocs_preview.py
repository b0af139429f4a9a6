"""The preview of ``mkdocs serve``: a save of the registry writes the changed pages, and those with blocks, again."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page  # private; the same in MkDocs 1.6.1 and ProperDocs 1.6.7
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from watchdog.observers.polling import PollingObserver

from generator import project
from generator.problems.diagnostics import Diagnostic
from generator.render.environment import date_element
from generator.render.page import Page
from generator.render.pages import SitePages
from generator.render.publisher import version_in_link

_LOG = logging.getLogger("mkdocs.plugins.fact-check")
PROBLEMS = "problems.json"
_POLLING = 0.1  # seconds between two looks at the files; MkDocs' own half a second is half of our bar
_DELAY = 0.05  # seconds in which one save may touch several files


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSite:
    """What MkDocs holds after a full build: enough to write single pages anew."""

    config: MkDocsConfig
    files: Files
    navigation: Navigation
    environment: Environment

    def can_update(self, before: SitePages, now: SitePages) -> bool:
        """Whether single pages can be written: not where the menu changes or every page gains or loses its date."""
        moved = {page.uri for page in before.pages} ^ {page.uri for page in now.pages}
        return not moved & uris_in(self.config.nav) and (before.as_of is None) == (now.as_of is None)

    def update(self, before: SitePages, now: SitePages, with_blocks: Collection[str]) -> None:
        """Turns the written site of ``before`` into ``now``; ``with_blocks`` are hand-written pages with blocks."""
        old = {page.uri: page for page in before.pages}
        new = {page.uri: page for page in now.pages}
        gone = [self._remove(uri) for uri in old.keys() - new.keys()]
        changed = [page for uri, page in new.items() if old.get(uri) != page]
        for page in changed:
            self._put(page)
        stale = {*with_blocks, *(page.uri for page in changed)}
        pages = [file for file in self.files.documentation_pages() if file.src_uri in stale]
        self._forget_search_entries({*gone, *(file.url for file in pages)})
        for file in pages:
            self._write(file)
        if (search := self._search_plugin()) is not None:
            search.search_index_prev = None  # where MkDocs builds dirty, the theme would add the old entries again
            search.on_post_build(config=self.config)
        if before.as_of and now.as_of and before.as_of != now.as_of:
            # Faster than writing pages on which only the date changed.
            project.replace_in_pages(
                Path(self.config.site_dir),
                {
                    date_element(before.as_of): date_element(now.as_of),
                    version_in_link(before.as_of): version_in_link(now.as_of),
                },
            )
        _LOG.info("%d pages written", len(pages))

    def _remove(self, uri: str) -> str:
        """Takes a page out of the site and returns its address."""
        file = self.files.src_uris[uri]
        self.files.remove(file)
        project.remove(Path(file.abs_dest_path))
        return file.url

    def _put(self, page: Page) -> None:
        """Gives MkDocs the new content of a page, and writes it where it is no Markdown."""
        file, content = self.files.get_file_from_path(page.uri), page.content
        if file is None:
            self.files.append(file := generated_file(self.config, page))
        if isinstance(content, str):
            file.content_string = content
        if not file.is_documentation_page():
            file.copy_file()

    def _write(self, file: File) -> None:
        page = file.page or MkDocsPage(None, file, self.config)
        _populate_page(page, self.config, self.files)
        _build_page(page, self.config, self.files.documentation_pages(), self.navigation, self.environment)

    def _search_plugin(self) -> Any:
        """The theme’s search, or MkDocs’ own; None where there is none or it is switched off."""
        plugins = (plugin for name, plugin in self.config.plugins.items() if name.rpartition("/")[2] == "search")
        return next((plugin for plugin in plugins if getattr(plugin, "search_index", None) is not None), None)

    def _forget_search_entries(self, urls: Collection[str]) -> None:
        if (search := self._search_plugin()) is not None:
            index, pages = search.search_index, {url.removeprefix("./") for url in urls}
            index.entries = [entry for entry in index.entries if entry["location"].split("#")[0] not in pages]


class Preview:
    """Stands between MkDocs’ server and its builder: called for every save, after which the server reloads browsers."""

    def __init__(
        self,
        *,
        site: Path,
        layout: Callable[[], Sequence[Path]],
        build: Callable[[], None],
        read: Callable[[], tuple[Sequence[Diagnostic], SitePages | None]],
        update: Callable[[SitePages], bool],
    ) -> None:
        self._site, self._layout = site, layout
        self._build, self._read, self._update = build, read, update
        self._built_from: object = project.state_of(layout())
        self._logged = ""
        self._show()

    def on_save(self) -> None:
        """Shows the problems of the registry, or its pages; a change to the layout has everything built anew."""
        problems, pages = self._read()
        if pages is None:
            self._log(problem_list(problems))
            self._show(*({"text": str(problem), "fix": problem.code.fix} for problem in problems))
            return
        layout = self._layout()
        self._logged, state = "", project.state_of(layout)
        try:
            if state != self._built_from or not self._update(pages):
                self._build()
        except Exception as error:  # of a template or mkdocs.yml; MkDocs would stop answering until the next save
            self._built_from, cause = None, error.__context__ or error
            self._log(str(cause))
            self._show({"text": f"{type(cause).__name__}: {cause}", "fix": "The terminal says more."})
            return
        if self._layout() != layout:  # mkdocs.yml names other folders now
            state = project.state_of(self._layout())
        self._built_from = state
        self._show()

    def _show(self, *problems: Mapping[str, str]) -> None:
        """Writes what the preview’s script shows above every page; a call without problems removes it."""
        project.write(self._site, {PROBLEMS: json.dumps(problems).encode()})

    def _log(self, message: str) -> None:
        if message != self._logged:
            _LOG.error(message)
        self._logged = message


def notice_saves_sooner(server: LiveReloadServer) -> None:
    """Has the server look ten times a second at the files that it watches."""
    paths = [path for path, count in server._watched_paths.items() for _ in range(count)]
    for path in paths:
        server.unwatch(path)
    server.observer, server.build_delay = PollingObserver(timeout=_POLLING), _DELAY
    for path in paths:
        server.watch(path)


def generated_file(config: MkDocsConfig, page: Page, *, in_navigation: bool = False) -> File:
    """The page as a file of MkDocs."""
    file = File.generated(config, page.uri, content=page.content)
    if not in_navigation:
        file.inclusion = InclusionLevel.NOT_IN_NAV
    return file


def problem_list(problems: Sequence[Diagnostic]) -> str:
    """The problems in the words of the terminal, a line each."""
    return "\n  ".join(("the registry has problems, and the last good site is left as it is:", *map(str, problems)))


def uris_in(nav: object) -> frozenset[str]:
    """The pages that ``nav`` of ``mkdocs.yml`` names, at whatever depth."""
    if isinstance(nav, str):
        return frozenset({nav})
    parts = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    return frozenset[str]().union(*map(uris_in, parts))
