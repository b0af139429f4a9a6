"""The guide "Your own site", followed to the end: other documents, other claims, found by search.

What the guide replaces is whatever stands in this repository; the module goes with the guide.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml

from tests.command_line import run
from tests.conftest import ROOT, build_strictly, copy_repository, file_server, mkdocs

GUIDE = (ROOT / "docs/guides/your-own-site.md").read_text("utf-8")
TEXTS = {
    "town-crier": """\
        The Town Crier, 4 May 2031
        The mayor of Amberwick opened the Heron Bridge on Saturday, the town hall said.
        The bridge cost 2,400 crowns, according to the town hall.
        """,
    "harbour-news": """\
        Harbour News
        Amberwick's new Heron Bridge was opened on Sunday by the mayor, the ferry company told this paper.
        It cost 2,400 crowns, the town hall said. The ferry will stop running in June, the ferry company added.
        """,
}
OTHER_CLAIMS = """\

  mayor-opened-the-bridge:
    statement: The mayor of Amberwick opened the Heron Bridge.
    kind: fact
    topic: bridge
    evidence:
      - {source: town-crier, quote: opened the Heron Bridge on Saturday, stance: supports, via: [town-hall]}
      - {source: harbour-news, quote: was opened on Sunday by the mayor, stance: supports, via: [ferry-company]}
    history:
      - {date: 2031-05-06, change: First published.}

  ferry-stops-in-june:
    statement: The ferry will stop running in June.
    kind: fact
    topic: bridge
    evidence:
      - {source: harbour-news, quote: will stop running in June, stance: supports, via: [ferry-company]}
    history:
      - {date: 2031-05-06, change: First published.}
"""
SECOND_CITATION = """\
      - {source: harbour-news, quote: "It cost 2,400 crowns", stance: supports, via: [town-hall]}
    history:
"""


def _shown(beginning: str) -> str:
    """The YAML block of the guide that begins so."""
    blocks = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    return str(next(block for block in blocks if block.startswith(beginning)))


def _output_of(folder: Path, *arguments: str) -> str:
    """What a command prints that has nothing to complain of."""
    done = run(folder, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _replace_words(folder: Path) -> None:
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    settings = re.sub("^site_name: .*", "site_name: One Bridge, Two Papers", settings, flags=re.MULTILINE)
    settings = re.sub("^site_description: .*", "site_description: Two papers.", settings, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(settings.replace("material/phone-outline", "material/bridge"), "utf-8")
    for name in ("index.md", "about.md", "methodology.md"):
        text = (folder / "content" / name).read_text("utf-8")
        kept = "\n\n".join(re.findall(r"<!-- registry: \S+ -->", text))
        page = f"---\ntitle: Heron Bridge\ndescription: Two papers.\n---\n# One bridge\n\nTwo papers.\n\n{kept}\n"
        (folder / "content" / name).write_text(page, "utf-8")


def _follow_the_guide(folder: Path) -> None:
    for old in (folder / "seeds").iterdir():
        old.unlink()
    empty = _shown("# yaml-language-server")
    (folder / "claims.yaml").write_text(empty, "utf-8")
    assert _output_of(folder, "check").strip() in GUIDE
    _replace_words(folder)
    command = re.search(r"^grep .+", GUIDE, re.MULTILINE)
    assert command is not None
    done = subprocess.run(["sh", "-c", command[0]], cwd=folder, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    for name, text in TEXTS.items():
        (folder / "seeds" / f"{name}.txt").write_text(dedent(text), "utf-8")
        record = {"name": name.replace("-", " ").title(), "publisher": None, "file": f"{name}.txt", "published": None}
        record["set_aside"] = [{"sentences": "p1.s1", "reason": "Name at the head of the copy."}]
        (folder / "seeds" / f"{name}.yaml").write_text(yaml.safe_dump(record), "utf-8")
    assert _output_of(folder, "fingerprint").count(" sentences, ") == 2
    claims = _shown("claims:").replace("    history:\n", SECOND_CITATION) + OTHER_CLAIMS
    registry = empty.replace("claims: {}\n", claims) + "\n" + _shown("divergences:")
    (folder / "claims.yaml").write_text(registry, "utf-8")
    counts = "3 claims, 7 quotes proved in 2 sources, 1 divergence, 0 events"
    assert _output_of(folder, "check") == f"{counts}: no problems\n"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site about other documents, built in strict mode."""
    folder = copy_repository(tmp_path_factory.mktemp("own") / "project")
    _follow_the_guide(folder)
    return build_strictly(folder, folder / "site")


@pytest.fixture(scope="module")
def own_address(own: Path) -> Iterator[str]:
    """Where that site is served."""
    with file_server(own) as root:
        yield root


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("Amberwick mayor", "mayor-opened-the-bridge"),
        ("2,400 crowns", "bridge-cost"),
        ("stop running", "ferry-stops-in-june"),
    ],
)
def test_each_claim_is_found_by_search(browser: Any, own_address: str, words: str, claim: str) -> None:
    page = browser.new_page()
    page.goto(own_address)
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.locator(f".md-search-result__link[href*='/claims/{claim}/']").first.click()
    page.wait_for_url(f"**/claims/{claim}/**")
    assert page.locator(".fc-report").count() == len(TEXTS)
    page.close()


def test_the_front_page_shows_the_reports_and_where_they_part(own: Path) -> None:
    text = (own / "index.html").read_text("utf-8")
    assert "On which day was the bridge opened?" in text
    for name in TEXTS:
        assert f'sources/{name}/"' in text


def _names_in_this_repository() -> set[str]:
    """The reports and the people of the registry that the guide begins with."""
    people = yaml.safe_load((ROOT / "claims.yaml").read_text("utf-8")).get("people") or {}
    records = [yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / "seeds").glob("*.yaml")]
    return {str(entry["name"]) for entry in (*people.values(), *records)}


def test_nothing_of_the_first_site_is_left(own: Path) -> None:
    ends = {".html", ".json", ".xml", ".txt", ".svg"}
    pages = [path for path in own.rglob("*") if path.suffix in ends and "guides" not in path.parts]
    # the guides and their entries in the search index are about the original on purpose
    texts = {path: path.read_text("utf-8") for path in pages if path.name != "search_index.json"}
    names = _names_in_this_repository()
    assert len(pages) > 20
    assert names
    assert [(path, name) for path, text in texts.items() for name in names if name in text] == []


def test_a_page_that_must_stand_is_missed_as_the_guide_says(own: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(own.parent, tmp_path / "project")
    (folder / "content/about.md").unlink()
    done = mkdocs("build", "--strict", cwd=folder, SEED_TEXTS="no-such-folder")
    assert done.returncode == 1
    assert "page must exist and not be empty" in done.stderr
    assert "page must exist and not be empty" in GUIDE
