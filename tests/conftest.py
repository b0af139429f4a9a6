"""Projects made up for a test, real builds, and a real browser."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from textwrap import dedent

import pytest

from generator.evidence.fingerprint import fingerprint_of, written
from generator.evidence.sentences import segment

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ALPHA = (
    "The mayor opened the bridge on Monday, the Daily Post reported, citing a city clerk.\n"
    "It cost 1,000 crowns. He did not thank the builders of the bridge. Prices fell -4.2% in the town.\n"
)
BETA = "A clerk told the Daily Post that the mayor opened the bridge on Tuesday.\nIt cost 1,200 crowns in all.\n"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the golden cases expect")


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder with the retained copies of the real reports."""
    folder = ROOT / os.environ.get("SEED_TEXTS", "../shared/seeds")
    if not any(folder.glob("*.txt")):
        pytest.skip("the reports' retained copies are not at hand: name their folder in SEED_TEXTS")
    return folder


@pytest.fixture
def make_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Makes a project folder with made-up reports, their fingerprints and the registry given."""
    monkeypatch.setenv("SEED_TEXTS", "no-such-folder")

    def make(registry: str | bytes, *, copies: bool = True, **reports: str) -> Path:
        seeds = tmp_path / "seeds"
        seeds.mkdir(exist_ok=True)
        for name, text in (reports or {"alpha": ALPHA, "beta": BETA}).items():
            data = text.encode()
            record = f"name: {name.title()}\npublisher: null\nfile: {name}.txt\npublished: null\n"
            (seeds / f"{name}.yaml").write_text(record, "utf-8")
            (seeds / f"{name}.fingerprint").write_text(written(fingerprint_of(data, segment)), "utf-8")
            if copies:
                (seeds / f"{name}.txt").write_bytes(data)
        content = registry if isinstance(registry, bytes) else dedent(registry).encode()
        (tmp_path / "claims.yaml").write_bytes(content)
        return tmp_path

    return make


def copy_project(to: Path) -> Path:
    """The whole project, without what is built or installed, at ``to``."""
    skip = shutil.ignore_patterns(".git", ".venv", "site", "__pycache__", ".*_cache", "node_modules", "tests")
    shutil.copytree(ROOT, to, ignore=skip)
    return to


def environment(**more: str) -> dict[str, str]:
    """The environment of a program that is started, without the theme’s own notice."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", **more}


def mkdocs(*arguments: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """One run of MkDocs, as a reader of the README would start it."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once in strict mode."""
    site = tmp_path_factory.mktemp("site") / "x"
    done = mkdocs("build", "--strict", "--site-dir", str(site), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return site


def heed_ctrl_c() -> None:
    """For a program that is started: a run in the background would pass on that it ignores Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a plain file server for ``folder``."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """The built site behind a plain file server, under the sub-path /x/."""
    with served(built.parent) as root:
        yield f"{root}x/"


@pytest.fixture(scope="session")
def top_address(built: Path) -> Iterator[str]:
    """The built site at the top of a plain file server, where the page for unknown addresses works."""
    with served(built) as root:
        yield root


@pytest.fixture(scope="session")
def browser():  # type: ignore[no-untyped-def]
    """A real browser, or a skip that says so; with REQUIRE_BROWSER the skip is a failure."""
    if not Path(CHROMIUM).exists():
        message = f"there is no browser at {CHROMIUM}: install Debian's package chromium to run the browser tests"
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()
