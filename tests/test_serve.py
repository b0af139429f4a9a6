"""The preview, as an editor uses it: it outlives every mistake."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import copy_project

ADDED = """\
  it-was-brought-up:
    statement: It was Netanyahu who brought it up.
    kind: fact
    topic: pardon
    evidence:
      - {source: newsmax, quote: Netanyahu raised the issue, stance: supports}
    history:
      - {date: 2026-11-22, change: First published.}
"""


class Preview:
    """A running ``mkdocs serve``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = (folder / "serve.log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"],
            cwd=folder,
            stdout=self.log,
            stderr=self.log,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=20) as answer:
            return str(answer.read().decode())

    def until(self, path: str, words: str, seconds: float = 60) -> str:
        end = time.monotonic() + seconds
        text = ""
        while time.monotonic() < end:
            try:
                text = self.get(path)
            except urllib.error.HTTPError as error:
                text = str(error.code)
            except OSError:
                text = ""
            if words in text:
                return text
            assert self.process.poll() is None, "the preview has stopped"
            time.sleep(0.2)
        raise AssertionError(f"{words!r} never came to {path!r}; last: {text[:300]!r}")

    def told(self) -> str:
        return (self.folder / "serve.log").read_text("utf-8")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    running = Preview(copy_project(tmp_path / "project"))
    yield running
    running.process.terminate()
    running.process.wait(10)
    running.log.close()


def test_a_mistake_keeps_the_last_good_site_and_its_mend_is_shown(preview: Preview) -> None:
    claim = "claims/who-raised-the-pardon-netanyahu/"
    preview.until(claim, "fc-verdict")
    registry = preview.folder / "claims.yaml"
    good = registry.read_text("utf-8")
    claims = re.findall(r"^  [a-z0-9-]+:$", good[good.index("\nclaims:") : good.index("\ndivergences:")], re.MULTILINE)
    assert f"{len(claims)} claims" in preview.get("")

    registry.write_text(good.replace("stance: supports", "stance: suports", 1), "utf-8")
    problems = json.loads(preview.until("problems.json", "word-unknown"))
    assert len(problems) == 1
    assert problems[0]["text"].startswith("claims.yaml:")
    assert problems[0]["mend"] == "Use one of the words that are named."
    assert "fc-verdict" in preview.get(claim)

    mended = good.replace("statement: Netanyahu raised the pardon", "statement: Netanyahu first raised the pardon", 1)
    assert mended != good
    registry.write_text(mended, "utf-8")
    preview.until(claim, "Netanyahu first raised the pardon")
    entries = json.loads(preview.get("search/search_index.json"))["docs"]
    assert len({entry["location"] for entry in entries}) == len(entries), "the index holds a page twice"
    titles = [entry["title"] for entry in entries if entry["location"] == claim]
    assert len(titles) == 1
    assert titles[0].startswith("Netanyahu first raised the pardon"), "the index lags behind the page"
    assert preview.get("problems.json") == "[]"
    assert "Netanyahu first raised the pardon" in preview.get("claims/"), "a list lags behind the page"
    assert "Netanyahu first raised the pardon" in preview.get("topics/pardon/index.html")

    registry.write_text(mended.replace("\ndivergences:\n", f"\n{ADDED}\ndivergences:\n", 1), "utf-8")
    preview.until("claims/it-was-brought-up/", "It was Netanyahu who brought it up.")
    assert f"{len(claims) + 1} claims" in preview.get(""), "the first page lags behind"
    assert "it-was-brought-up" in preview.get("search/search_index.json")
    registry.write_text(mended, "utf-8")
    preview.until("claims/it-was-brought-up/", "404")
    assert "it-was-brought-up" not in preview.get("search/search_index.json")
    assert "it-was-brought-up" not in preview.get("claims/")
    assert "Traceback" not in preview.told()
    assert preview.told().count("[word-unknown]") == 1


def test_the_browser_shows_mistakes_above_the_page_and_takes_them_away(preview: Preview, browser: Any) -> None:
    claim = "claims/who-raised-the-pardon-netanyahu/"
    preview.until(claim, "fc-verdict")
    registry = preview.folder / "claims.yaml"
    good = registry.read_text("utf-8")
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{preview.port}/{claim}")
    heading = page.inner_text("h1")

    registry.write_text(good.replace("kind: fact", "kind: fakt", 1).replace("via: [axios", "via: [axois", 1), "utf-8")
    page.wait_for_selector(".fc-problems", timeout=30000)
    assert page.inner_text(".fc-problems h2") == "2 problems in the registry. Below is the last good site."
    assert re.fullmatch(r"claims\.yaml:\d+:\d+", page.inner_text(".fc-problems li >> nth=0 >> code"))
    assert "did you mean 'fact'?" in page.inner_text(".fc-problems li >> nth=0")
    assert "did you mean 'axios'?" in page.inner_text(".fc-problems li >> nth=1")
    assert page.inner_text("h1") == heading

    registry.write_text(good, "utf-8")
    page.wait_for_selector(".fc-problems", state="detached", timeout=30000)
    assert page.inner_text("h1") == heading
    page.close()
