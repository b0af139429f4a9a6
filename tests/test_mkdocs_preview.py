"""The preview, as an editor uses it: it outlives every mistake."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import heed_ctrl_c, set_options

STATEMENT = "statement: The tower clock of Larkmere stopped at four in the morning."
CHANGED = "statement: The tower clock of Larkmere first stopped at four in the morning."
CLAIM = "claims/clock-stopped-at-four/"
ADDED = """\
  tower-clock-stopped-early:
    formerly: [it-was-once]
    statement: It was early when the clock stopped.
    kind: fact
    topic: stop
    evidence:
      - source: morning-bell
        quote: "The tower clock of Larkmere stopped at four on Sunday morning"
        stance: supports
        via: [council]
    history:
      - {date: 2031-03-14, change: First published.}
"""


class Preview:
    """A running ``mkdocs serve``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.registry = folder / "claims.yaml"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = (folder / "serve.log").open("w+", encoding="utf-8")
        (folder / "tmp").mkdir()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"],
            cwd=folder,
            stdout=self.log,
            stderr=self.log,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(folder / "tmp")},
            preexec_fn=heed_ctrl_c,
        )

    @property
    def site(self) -> Path:
        """The folder that is served."""
        return next((self.folder / "tmp").glob("mkdocs_*"))

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=20) as answer:
            return str(answer.read().decode())

    def status(self, path: str) -> int:
        try:
            self.get(path)
        except urllib.error.HTTPError as error:
            return error.code
        return 200

    def until(self, path: str, words: str, seconds: float = 60) -> str:
        end = time.monotonic() + seconds
        text = ""
        while time.monotonic() < end:
            try:
                text = self.get(path)
            except OSError:
                text = ""
            if words in text:
                return text
            assert self.process.poll() is None, "the preview has stopped"
            time.sleep(0.2)
        raise AssertionError(f"{words!r} never came to {path!r}; last: {text[:300]!r}")

    def output(self) -> str:
        return (self.folder / "serve.log").read_text("utf-8")


def eventually(holds: Callable[[], bool], pause: float = 0.1) -> bool:
    """Whether something holds within half a minute, looked at again after each ``pause`` in seconds."""
    end = time.monotonic() + 30
    while not holds() and time.monotonic() < end:
        time.sleep(pause)
    return holds()


@pytest.fixture
def preview(small_project: Path) -> Iterator[Preview]:
    set_options(small_project, error_reports="errors@example.org")
    running = Preview(small_project)
    try:
        running.until(CLAIM, "fc-verdict")
        yield running
    finally:
        running.process.terminate()
        running.process.wait(10)
        running.log.close()


def test_a_mistake_keeps_the_last_good_site_and_its_correction_is_shown(preview: Preview) -> None:
    good = preview.registry.read_text("utf-8")
    preview.registry.write_text(good.replace("stance: supports", "stance: suports", 1), "utf-8")
    problems = json.loads(preview.until("problems.json", "word-unknown"))
    assert len(problems) == 1
    assert problems[0]["text"].startswith("claims.yaml:")
    assert problems[0]["fix"] == "Use one of the words that are named."
    assert "fc-verdict" in preview.get(CLAIM)

    assert good.count(STATEMENT) == 1
    corrected = good.replace(STATEMENT, CHANGED)
    preview.registry.write_text(corrected, "utf-8")
    preview.until(CLAIM, "Larkmere first stopped")
    entries = json.loads(preview.get("search/search_index.json"))["docs"]
    assert len({entry["location"] for entry in entries}) == len(entries), "the index holds a page twice"
    titles = [entry["title"] for entry in entries if entry["location"] == CLAIM]
    assert len(titles) == 1
    assert "Larkmere first stopped" in titles[0], "the index lags behind the page"
    assert preview.get("problems.json") == "[]"
    assert "Larkmere first stopped" in preview.get("claims/"), "a list lags behind the page"
    assert "Larkmere first stopped" in preview.get("topics/stop/index.html")
    assert "Traceback" not in preview.output()
    assert preview.output().count("[word-unknown]") == 1


def test_pages_come_go_and_move_with_the_registry(preview: Preview) -> None:
    good = preview.registry.read_text("utf-8")
    assert "24 claims" in preview.get("")

    preview.registry.write_text(good.replace("\ndivergences:\n", f"\n{ADDED}\ndivergences:\n", 1), "utf-8")
    preview.until("claims/tower-clock-stopped-early", "It was early when the clock stopped.")
    assert "25 claims" in preview.get(""), "the first page lags behind"
    assert "tower-clock-stopped-early" in preview.get("search/search_index.json")
    assert 'href="../tower-clock-stopped-early/"' in preview.get("claims/it-was-once/")

    preview.registry.write_text(
        good.replace("formerly: [clock-stopped]", "formerly: [clock-stopped, it-was-once]"), "utf-8"
    )
    assert eventually(lambda: preview.status("claims/tower-clock-stopped-early/") == 404)
    assert "tower-clock-stopped-early" not in preview.get("search/search_index.json")
    assert "tower-clock-stopped-early" not in preview.get("claims/")
    assert 'href="../clock-stopped-at-four/"' in preview.get("claims/it-was-once/"), "the redirect did not move"


def test_all_that_changed_is_written_when_the_page_is(preview: Preview) -> None:
    good = preview.registry.read_text("utf-8")
    preview.registry.write_text(good.replace(STATEMENT, CHANGED), "utf-8")
    preview.until(CLAIM, "Larkmere first stopped")
    for name in ("claims/index.html", "topics/stop/index.html", "search/search_index.json"):
        assert "Larkmere first stopped" in (preview.site / name).read_text("utf-8"), name


def test_a_newer_history_entry_dates_every_page(preview: Preview) -> None:
    good = preview.registry.read_text("utf-8")
    assert good.count("{date: 2031-03-21,") == 1
    newer = good.replace("{date: 2031-03-21,", "{date: 2031-05-06,")
    preview.registry.write_text(newer, "utf-8")
    assert eventually(lambda: 'datetime="2031-05-06"' in preview.get("balance/"))
    footer = re.compile(r'Registry as of <time[^>]*datetime="([^"]*)"')
    footers = {path: footer.findall(path.read_text("utf-8")) for path in preview.site.rglob("*.html")}
    assert {name for name, dates in footers.items() if dates not in ([], ["2031-05-06"])} == set()
    # 24 claims, 8 divergences, 4 reports, 4 topics, 6 people, 8 lists, 5 standing pages, a guide, 404
    assert sum(map(len, footers.values())) == 61
    version = "Version%3A%20registry%20as%20of%206%20May%202031"  # in the link for reporting an error
    links = {path: path.read_text("utf-8").count(version) for path in footers}
    assert {name for name, count in links.items() if count != len(footers[name])} == set()
    preview.registry.write_text(good, "utf-8")
    assert eventually(lambda: 'datetime="2031-03-21"' in preview.get("balance/"))


def test_no_answer_is_older_than_it_says(preview: Preview) -> None:
    good = preview.registry.read_text("utf-8")

    def epoch(text: str) -> str:
        return text[text.rindex("livereload(") :].partition(",")[0]

    for n in range(3):
        before = epoch(preview.get(CLAIM))
        preview.registry.write_text(good.replace(STATEMENT, f"statement: The clock stopped {n} times.", 1), "utf-8")
        end = time.monotonic() + 20
        while time.monotonic() < end:
            text = preview.get(CLAIM)
            new = f"clock stopped {n} times" in text
            assert new or epoch(text) == before, "the browser would take the old page for the new one"
            if new:
                break
            time.sleep(0.02)
        assert new


def test_ctrl_c_ends_a_preview_that_is_writing_pages(preview: Preview) -> None:
    record = preview.folder / "seeds" / "lake-courier.yaml"
    record.write_text(record.read_text("utf-8").replace("name: The Lake Courier", "name: The Lake Gazette", 1), "utf-8")
    assert eventually(
        lambda: any("The Lake Gazette" in path.read_text("utf-8") for path in preview.site.rglob("*.html")), 0.005
    )
    # the first pages are written, and some sixty are to come
    preview.process.send_signal(signal.SIGINT)
    preview.process.wait(20)
    assert "Traceback" not in preview.output()
    assert not any((preview.folder / "tmp").iterdir()), "the served folder is left behind"


def test_a_block_that_does_not_exist_is_named_and_nothing_is_lost(preview: Preview) -> None:
    page = preview.folder / "content" / "balance.md"
    good = page.read_text("utf-8")
    page.write_text(good.replace("registry: balance", "registry: balence", 1), "utf-8")
    problems = json.loads(preview.until("problems.json", "block-unknown"))
    assert problems[0]["text"].startswith("content/balance.md:10:16: block must be ")
    assert "did you mean 'balance'?" in problems[0]["text"]
    assert "fc-verdict" in preview.get(CLAIM)
    page.write_text(good.replace("how the registry treats", "whether the registry favors"), "utf-8")
    preview.until("balance/", "whether the registry favors")
    assert preview.get("problems.json") == "[]"


def test_a_template_that_cannot_be_used_is_named_and_its_correction_is_shown(preview: Preview) -> None:
    template = preview.folder / "theme" / "main.html"
    good = template.read_text("utf-8")
    template.write_text(good + "{% if %}", "utf-8")
    problems = json.loads(preview.until("problems.json", "TemplateSyntaxError"))
    assert problems[0]["fix"] == "The terminal says more."
    template.write_text(good.replace("Registry as of", "Registry of"), "utf-8")
    preview.until(CLAIM, "Registry of")
    assert preview.get("problems.json") == "[]"


def test_a_hand_written_page_follows_every_save_and_a_new_name(preview: Preview) -> None:
    page = preview.folder / "content" / "about.md"
    good = page.read_text("utf-8")
    page.write_text(f"{good}\nThe first save.\n", "utf-8")
    assert eventually(lambda: preview.output().count("Building documentation") == 2)
    time.sleep(0.5)  # the build is under way
    page.write_text(f"{good}\nThe second save.\n", "utf-8")
    preview.until("about/", "The second save.")
    (preview.folder / "content" / "extra.md").write_text("# Extra\n", "utf-8")
    preview.until("extra/", "Extra")
    (preview.folder / "content" / "extra.md").rename(preview.folder / "content" / "moved.md")
    preview.until("moved/", "Extra")
    assert preview.status("extra/") == 404


def test_the_browser_shows_mistakes_above_the_page_and_takes_them_away(preview: Preview, browser: Any) -> None:
    good = preview.registry.read_text("utf-8")
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{preview.port}/{CLAIM}")
    heading = page.inner_text("h1")

    wrong = good.replace("kind: fact", "kind: fakt", 1).replace("via: [council", "via: [counsil", 1)
    preview.registry.write_text(wrong, "utf-8")
    page.wait_for_selector(".fc-problems", timeout=30000)
    assert page.inner_text(".fc-problems h2") == "2 problems in the registry. Below is the last good site."
    assert re.fullmatch(r"claims\.yaml:\d+:\d+", page.inner_text(".fc-problems li >> nth=0 >> code"))
    assert "did you mean 'fact'?" in page.inner_text(".fc-problems li >> nth=0")
    assert "did you mean 'council'?" in page.inner_text(".fc-problems li >> nth=1")
    assert page.inner_text("h1") == heading

    preview.registry.write_text(good, "utf-8")
    page.wait_for_selector(".fc-problems", state="detached", timeout=30000)
    assert page.inner_text("h1") == heading
    page.close()


def test_a_claim_that_is_saved_after_mkdocs_yml_keeps_what_that_says(preview: Preview) -> None:
    settings = preview.folder / "mkdocs.yml"
    before = re.search(r"site_name: (.*)", settings.read_text("utf-8"))
    assert before is not None
    settings.write_text(settings.read_text("utf-8").replace(before[0], "site_name: Another Name", 1), "utf-8")
    preview.until(CLAIM, "Another Name. “The tower clock")
    preview.registry.write_text(preview.registry.read_text("utf-8").replace(STATEMENT, CHANGED, 1), "utf-8")
    preview.until(CLAIM, "Another Name. “The tower clock of Larkmere first stopped")
    assert before[1] not in preview.get(CLAIM)


def test_the_menu_follows_an_entry_that_it_names(preview: Preview) -> None:
    settings = preview.folder / "mkdocs.yml"
    line = "  - The clock: index.md\n"
    entry = "  - The stop: claims/clock-stopped-at-four.md\n"
    settings.write_text(settings.read_text("utf-8").replace(line, line + entry, 1), "utf-8")
    preview.until("about/", "The stop")
    good = preview.registry.read_text("utf-8")
    renamed = good.replace("clock-stopped-at-four", "clock-fell-silent")
    preview.registry.write_text(renamed, "utf-8")
    preview.until("claims/clock-fell-silent/", "fc-verdict")
    assert 'href="../claims/clock-stopped-at-four/"' not in preview.get("about/")
    preview.registry.write_text(good, "utf-8")
    preview.until(CLAIM, "fc-verdict")
    assert 'href="../claims/clock-stopped-at-four/"' in preview.get("about/")


def test_a_file_that_mkdocs_yml_has_watched_is_followed(preview: Preview) -> None:
    settings = preview.folder / "mkdocs.yml"
    (preview.folder / "colors").mkdir()
    (preview.folder / "colors" / "name.yml").write_text("red\n", "utf-8")
    settings.write_text(f"watch: [colors]\n{settings.read_text('utf-8')}", "utf-8")
    assert eventually(lambda: preview.output().count("Building documentation") == 2)
    preview.registry.write_text(preview.registry.read_text("utf-8").replace(STATEMENT, CHANGED, 1), "utf-8")
    preview.until(CLAIM, "first stopped")
    assert preview.output().count("Building documentation") == 2, "a claim alone needs no full build"
    (preview.folder / "colors" / "name.yml").write_text("blue\n", "utf-8")
    preview.registry.write_text(preview.registry.read_text("utf-8").replace("first stopped", "stopped"), "utf-8")
    assert eventually(lambda: preview.output().count("Building documentation") == 3)
