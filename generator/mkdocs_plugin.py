"""The only module that knows MkDocs: it checks before the old site is wiped, adds the pages, and guards the preview."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from watchdog.observers.polling import PollingObserver

from generator import project
from generator.evidence.assessment import Assessment
from generator.late_pages import LatePages
from generator.problems.codes import EXPLANATIONS
from generator.problems.diagnostics import Diagnostic
from generator.render import website as pages
from generator.render.raw_html import put_back, taken_out
from generator.views.changes import last_change
from generator.views.dates import date_label

_LOG = logging.getLogger("mkdocs.hooks.registry")
PROBLEMS = "problems.json"
TEMPLATES = "generator/render/templates"
GUIDES = "docs/guides"


class _Preview:
    """What a preview keeps between two saves; it outlives every single build, and so cannot lie in ``config.extra``."""

    def __init__(self) -> None:
        self.on = False
        self.made: tuple[pages.Page, ...] = ()
        self.filled: set[str] = set()
        self.built: tuple[MkDocsConfig, Files, Environment]
        self.late = LatePages()


_PREVIEW = _Preview()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stops the build while the last good site still stands when the registry has problems."""
    root = Path(config.config_file_path).parent
    config.watch.extend(str(path) for path in (*project.watched(root), *config.theme.dirs[:1]))
    config.watch.extend(str(root / folder) for folder in (TEMPLATES, GUIDES) if (root / folder).is_dir())
    problems, checked = _problems(config)
    if problems or checked.assessment is None:
        raise PluginError(_listed(problems))
    config.extra["made"] = _make(config, checked.assessment)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds every generated page and the guides; none but the lists named in ``nav`` enters the navigation tree."""
    named = _named(config.nav)
    for page in config.extra.pop("made"):
        files.append(_file(config, page, in_navigation=page.uri in named))
    guides = Path(config.config_file_path).parent / GUIDES
    for path in sorted(guides.glob("*.md")):
        guide = File(f"guides/{path.name}", str(guides.parent), config.site_dir, config.use_directory_urls)
        guide.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(guide)
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, **_: object) -> str:
    """Fills the blocks that a hand-written page asks for, and dates every page by the registry."""
    page.update_date = config.extra["as_of"] or page.update_date
    if page.file.generated_by:
        markdown, page.meta["ready"] = taken_out(markdown)
        return markdown
    if not any(pages.blocks_asked(markdown)):
        return markdown
    _PREVIEW.filled.add(page.file.src_uri)
    return str(config.extra["blocks"].filled(markdown, "../" * page.url.count("/") or "./"))


def on_page_content(html: str, page: MkDocsPage, **_: object) -> str:
    """Puts back what was ready before Markdown came."""
    return put_back(html, page.meta.pop("ready", ()))


def on_post_build(config: MkDocsConfig) -> None:
    """Lets go of what only a build needs."""
    if not _PREVIEW.on:
        config.extra.pop("blocks", None)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Notes what a preview needs to write single pages anew."""
    _PREVIEW.built = (config, files, env)
    return env


def on_nav(nav: Navigation, config: MkDocsConfig, **_: object) -> Navigation:
    """Notes the navigation for the same."""
    config.extra["nav"] = nav
    return nav


def on_startup(command: str, **_: object) -> None:
    """Notes whether this is a preview."""
    _PREVIEW.on = command == "serve"


def on_shutdown() -> None:
    """Nothing is written any more when the preview's folder is taken away."""
    _PREVIEW.late.forget()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """While the registry has problems the preview keeps the last good site and shows them above it."""
    if not _PREVIEW.on:  # 'mkdocs serve --clean' wants nothing but the build
        return server
    root = Path(config.config_file_path).parent
    folders = [Path(config.docs_dir), *map(Path, config.theme.dirs[:1]), root / TEMPLATES, root / GUIDES]
    others = [*folders, Path(config.config_file_path)]
    seen, told = project.state_of(others), ""

    def guarded() -> None:
        nonlocal seen, told
        problems, checked = _problems(config)
        if problems or checked.assessment is None:
            if told != (told := _listed(problems)):
                _LOG.error(told)
            _tell(server, *({"text": str(each), "mend": EXPLANATIONS[each.code][1]} for each in problems))
            return
        told, now = "", project.state_of(others)
        with _PREVIEW.late.none_written():
            try:
                if now == seen:
                    _rebuild(checked.assessment)
                else:
                    _PREVIEW.late.forget()
                    builder()
                    seen = now
            except Exception as error:  # a template or mkdocs.yml: MkDocs would let every page wait for the mend
                cause = error.__context__ or error
                _LOG.error(str(cause))
                _tell(server, {"text": f"{type(cause).__name__}: {cause}", "mend": "The terminal says more."})
                return
        _tell(server)

    server.set_app(_PREVIEW.late.in_front_of(server.serve_request, server.mount_path))
    server.builder = guarded
    _tell(server)
    for path in (config.docs_dir, config.config_file_path):
        server.unwatch(path)
    server.observer, server.build_delay = PollingObserver(timeout=0.1), 0.05  # an editor waits for every save
    for path in (config.docs_dir, config.config_file_path):
        server.watch(path)
    return server


def _tell(server: LiveReloadServer, *problems: Mapping[str, str]) -> None:
    project.write(Path(server.root), {PROBLEMS: json.dumps(problems).encode()})


def _rebuild(assessment: Assessment) -> None:
    """Has only the pages that the registry changed written anew."""
    config, files, _ = _PREVIEW.built
    before = {page.uri: page for page in _PREVIEW.made}
    made = {page.uri: page for page in _make(config, assessment)}
    gone = [file for uri in before.keys() - made.keys() if (file := files.get_file_from_path(uri)) is not None]
    for file in gone:
        files.remove(file)
        Path(file.abs_dest_path).unlink(missing_ok=True)
    stale = set(_PREVIEW.filled)
    for page in made.values():
        if before.get(page.uri) == page:
            continue
        if (file := files.get_file_from_path(page.uri)) is None:
            files.append(file := _file(config, page))
        if file.is_documentation_page():
            stale.add(page.uri)
        elif isinstance(page.text, str):
            file.content_string = page.text
            file.copy_file()
    written = [file for file in files.documentation_pages() if file.src_uri in stale]
    late = {file.url: partial(_write, file, made.get(file.src_uri)) for file in written}
    removed = [file.url for file in gone]
    outdated = {url.removeprefix("./") for url in (*late, *removed)}
    search: Any = config.plugins["material/search"]
    entries = search.search_index.entries
    search.search_index.entries = [entry for entry in entries if entry["location"].split("#")[0] not in outdated]
    _PREVIEW.late.put_off(late, removed, partial(search.on_post_build, config=config))
    _LOG.info("%d pages are out of date and written anew", len(late))


def _write(file: File, made: pages.Page | None) -> None:
    """Writes one page into the served site, and into the search index."""
    config, files, env = _PREVIEW.built
    if made is not None:
        file.content_string = str(made.text)
    page = file.page or MkDocsPage(None, file, config)
    try:
        _populate_page(page, config, files)
        _build_page(page, config, files.documentation_pages(), config.extra["nav"], env)
    except Exception as error:  # the other pages are written all the same
        _LOG.error("%s: %s", file.src_uri, error)


def _make(config: MkDocsConfig, assessment: Assessment) -> tuple[pages.Page, ...]:
    site = pages.Site(name=config.site_name, url=config.site_url or "", cards=not _PREVIEW.on)
    made, blocks = pages.build_site(assessment, site)
    as_of = last_change(assessment)
    config.extra.update(blocks=blocks, as_of=as_of, as_of_label=as_of and date_label(as_of), preview=_PREVIEW.on)
    if _PREVIEW.on:
        _PREVIEW.made = made
    return made


def _file(config: MkDocsConfig, page: pages.Page, *, in_navigation: bool = False) -> File:
    file = File.generated(config, page.uri, content=page.text)
    if not in_navigation:
        file.inclusion = InclusionLevel.NOT_IN_NAV
    return file


def _problems(config: MkDocsConfig) -> tuple[list[Diagnostic], project.Checked]:
    checked = project.read(Path(config.config_file_path).parent)
    folder = Path(config.docs_dir)
    texts, unread = project.hand_written(folder)
    return [*checked.problems, *unread, *pages.hand_written_problems(folder.name, texts)], checked


def _listed(problems: Sequence[Diagnostic]) -> str:
    return "\n  ".join(("the registry has problems, and the last good site is left as it is:", *map(str, problems)))


def _named(nav: object) -> frozenset[str]:
    if isinstance(nav, str):
        return frozenset({nav})
    nav = list(nav.values()) if isinstance(nav, dict) else nav
    return frozenset[str]().union(*map(_named, nav)) if isinstance(nav, list) else frozenset()
