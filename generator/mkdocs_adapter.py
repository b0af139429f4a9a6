"""The only module that knows MkDocs: it checks before the old site is wiped, and adds the pages."""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from generator import pages, project
from generator.views.changes import last_change


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stops the build while the last good site still stands when the registry has problems."""
    root = Path(config.config_file_path).parent
    config.watch.extend(str(path) for path in (*project.watched(root), root / "generator" / "render" / "templates"))
    checked = project.read(root)
    problems = [
        *map(str, checked.problems),
        *map(str, project.standing_problems(Path(config.docs_dir), pages.STANDING)),
    ]
    if problems or checked.case is None:
        raise PluginError(
            "\n  ".join(["the registry has problems, and the last good site is left as it is:", *problems])
        )
    made, blocks = pages.build_site(checked.case, pages.Site(name=config.site_name, url=config.site_url or ""))
    config.extra.update(made=made, blocks=blocks, as_of=last_change(checked.case))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds every generated page; none but the lists named in ``nav`` enters the navigation tree."""
    for page in config.extra["made"]:
        file = File.generated(config, page.uri, content=page.text)
        if page.uri not in _named(config.nav):
            file.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(file)
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, **_: object) -> str:
    """Fills the blocks that a hand-written page asks for, and dates every page by the registry."""
    page.update_date = config.extra["as_of"] or page.update_date
    if "<!-- registry:" not in markdown:
        return markdown
    unknown = set(re.findall(r"<!-- registry: (\S+) -->", markdown)) - set(pages.BLOCKS)
    if unknown:
        raise PluginError(f"{page.file.src_uri}: no such block of the registry: {', '.join(sorted(unknown))}")
    return str(config.extra["blocks"].filled(markdown, "../" * page.url.count("/") or "./"))


def on_post_build(config: MkDocsConfig) -> None:
    """Lets go of what only a build needs."""
    for key in ("made", "blocks"):
        config.extra.pop(key, None)


def _named(nav: object) -> frozenset[str]:
    if isinstance(nav, str):
        return frozenset({nav})
    if isinstance(nav, dict):
        nav = list(nav.values())
    return frozenset().union(*map(_named, nav)) if isinstance(nav, list) else frozenset()
