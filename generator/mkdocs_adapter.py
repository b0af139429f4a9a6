"""The only module that knows MkDocs: it checks before the old site is wiped, adds the pages, and guards the preview."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from generator import pages, project
from generator.views.changes import last_change

_LOG = logging.getLogger("mkdocs.hooks.registry")
_BLOCK = re.compile(r"<!-- registry: (\S+) -->")
PROBLEMS = "problems.json"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stops the build while the last good site still stands when the registry has problems."""
    root = Path(config.config_file_path).parent
    config.watch.extend(str(path) for path in (*project.watched(root), *config.theme.dirs[:1]))
    config.watch.append(str(root / "generator" / "render" / "templates"))
    problems, checked = _problems(config)
    if problems or checked.case is None:
        raise PluginError(_listed(problems))
    site = pages.Site(name=config.site_name, url=config.site_url or "")
    made, blocks = pages.build_site(checked.case, site)
    config.extra.update(made=made, blocks=blocks, as_of=last_change(checked.case))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds every generated page; none but the lists named in ``nav`` enters the navigation tree."""
    named = _named(config.nav)
    for page in config.extra["made"]:
        file = File.generated(config, page.uri, content=page.text)
        if page.uri not in named:
            file.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(file)
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, **_: object) -> str:
    """Fills the blocks that a hand-written page asks for, and dates every page by the registry."""
    page.update_date = config.extra["as_of"] or page.update_date
    if unknown := set(_BLOCK.findall(markdown)) - set(pages.BLOCKS):
        raise PluginError(f"{page.file.src_uri}: no such block of the registry: {', '.join(sorted(unknown))}")
    if not _BLOCK.search(markdown):
        return markdown
    return str(config.extra["blocks"].filled(markdown, "../" * page.url.count("/") or "./"))


def on_post_build(config: MkDocsConfig) -> None:
    """Lets go of what only a build needs."""
    for key in ("made", "blocks"):
        config.extra.pop(key, None)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """While the registry has problems the preview keeps the last good site and shows them above it."""

    def guarded() -> None:
        problems, _ = _problems(config)
        told = Path(server.root) / PROBLEMS
        if problems:
            _LOG.error(_listed(problems))
            told.write_text(json.dumps(problems), "utf-8")
            return
        try:
            builder()
        except PluginError as error:
            _LOG.error(str(error))
        told.write_text("[]", "utf-8")

    server.builder = guarded
    (Path(server.root) / PROBLEMS).write_text("[]", "utf-8")
    return server


def _problems(config: MkDocsConfig) -> tuple[list[str], project.Checked]:
    checked = project.read(Path(config.config_file_path).parent)
    standing = project.standing_problems(Path(config.docs_dir), pages.STANDING)
    return [*map(str, checked.problems), *map(str, standing)], checked


def _listed(problems: Sequence[str]) -> str:
    return "\n  ".join(("the registry has problems, and the last good site is left as it is:", *problems))


def _named(nav: object) -> frozenset[str]:
    if isinstance(nav, str):
        return frozenset({nav})
    if isinstance(nav, dict):
        nav = list(nav.values())
    return frozenset[str]().union(*map(_named, nav)) if isinstance(nav, list) else frozenset()
