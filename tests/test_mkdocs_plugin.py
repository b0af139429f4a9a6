"""The plugin in other hands: another program that builds MkDocs sites, and a site that has nothing but a registry."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.catalog import CODES
from tests.built_site import contents
from tests.command_line import REGISTRY
from tests.conftest import environment, mkdocs

MKDOCS_YML = """\
site_name: A made-up town
docs_dir: pages
theme: {name: material, font: false}
plugins:
  - search
  - fact-check: {folder: registry, guides: help, share_pictures: false}
"""
STANDING = ("index", "methodology", "corrections", "balance", "about")


def test_properdocs_builds_the_same_site(site: Path, small_project: Path) -> None:
    """But for the name of the program, which the theme writes into every page."""
    command = [sys.executable, "-m", "properdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=small_project, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    name = re.compile(rb'<meta name="generator" content="[^"]*">')
    ours, theirs = (
        {path: name.sub(b"", data) for path, data in contents(folder).items()}
        for folder in (site, small_project / "site")
    )
    assert ours.keys() == theirs.keys()
    assert [path for path in ours if ours[path] != theirs[path]] == []


@pytest.fixture
def other_site(make_project: Callable[..., Path]) -> Path:
    """A site in whose folder only ``mkdocs.yml`` and the pages stand beside the folder of the registry."""
    registry = make_project(REGISTRY)
    site = registry / "site-of-its-own"
    (site / "registry").mkdir(parents=True)
    (registry / "claims.yaml").rename(site / "registry" / "claims.yaml")
    (registry / "seeds").rename(site / "registry" / "seeds")
    (site / "mkdocs.yml").write_text(MKDOCS_YML, "utf-8")
    for folder in ("pages", "help"):
        (site / folder).mkdir()
    for name in STANDING:
        (site / "pages" / f"{name}.md").write_text(f"# Page {name}\n\nWords.\n", "utf-8")
    (site / "help" / "index.md").write_text("# How to help\n", "utf-8")
    return site


def test_a_block_that_no_guide_can_ask_for_is_named_and_the_last_site_stays(other_site: Path) -> None:
    (other_site / "site").mkdir()
    (other_site / "site" / "index.html").write_text("the last good site", "utf-8")
    (other_site / "help" / "index.md").write_text("# How to help\n\n<!-- registry: balence -->\n", "utf-8")
    done = mkdocs("build", cwd=other_site)
    assert done.returncode == 1
    assert "help/index.md:3:16: block must be" in done.stderr
    assert "did you mean 'balance'? [block-unknown]" in done.stderr
    assert (other_site / "site" / "index.html").read_text("utf-8") == "the last good site"


def test_a_guide_can_list_every_code_with_its_reason_and_its_fix(other_site: Path) -> None:
    (other_site / "help" / "index.md").write_text("# Problems\n\n<!-- registry: problems -->\n", "utf-8")
    done = mkdocs("build", cwd=other_site)
    assert done.returncode == 0, done.stderr
    page = (other_site / "site" / "help" / "index.html").read_text("utf-8")
    assert re.search(r'<dt id="quote-gap">quote-gap</dt><dd>Words from distant places.*Use two citations', page)
    assert re.findall(r'<dt id="([a-z0-9-]+)">', page) == list(CODES)


def test_any_site_can_use_the_plugin(other_site: Path) -> None:
    done = mkdocs("build", cwd=other_site)
    assert done.returncode == 0, done.stderr
    page = (other_site / "site/claims/mayor-opened-the-bridge/index.html").read_text("utf-8")
    assert "The mayor opened the bridge." in page
    assert "How to help" in (other_site / "site/help/index.html").read_text("utf-8")
    assert not (other_site / "site/cards").exists()


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("folder: nowhere", "'folder'"),
        ("guides: nowhere", "'guides'"),
        ("share_pictures: perhaps", "'share_pictures'"),
        ("pictures: true", "'pictures'"),
    ],
)
def test_a_wrong_option_is_named(other_site: Path, option: str, message: str) -> None:
    settings = re.sub(r"fact-check: .*", f"fact-check: {{{option}}}", MKDOCS_YML)
    (other_site / "mkdocs.yml").write_text(settings, "utf-8")
    done = mkdocs("build", "--strict", cwd=other_site)
    assert done.returncode == 1
    assert message in done.stderr


def test_addresses_without_folders_are_refused(other_site: Path) -> None:
    (other_site / "mkdocs.yml").write_text(f"use_directory_urls: false\n{MKDOCS_YML}", "utf-8")
    done = mkdocs("build", cwd=other_site)
    assert done.returncode == 1
    assert "use_directory_urls must be true" in done.stderr


def test_the_footer_leads_to_the_guides_where_there_are_any(site: Path, small_project: Path) -> None:
    assert 'href="guides/"' in (site / "index.html").read_text("utf-8")
    settings = (small_project / "mkdocs.yml").read_text("utf-8")
    without_guides = re.sub(r"  - fact-check:\n(?: {6}.*\n)+", "  - fact-check\n", settings)
    assert without_guides != settings
    (small_project / "mkdocs.yml").write_text(without_guides, "utf-8")
    assert mkdocs("build", cwd=small_project).returncode == 0
    assert "guides/" not in (small_project / "site" / "index.html").read_text("utf-8")
