"""Projects made up for a test, real builds, and a real browser."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from textwrap import dedent

import pytest

from generator.commands.main import main

ROOT = Path(__file__).resolve().parent.parent
SMALL_PROJECT = ROOT / "tests" / "small_project"
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


@pytest.fixture
def make_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Makes a project folder with made-up reports, their fingerprints and the registry given."""
    monkeypatch.setenv("SEED_TEXTS", "no-such-folder")

    def make(registry: str | bytes, *, copies: bool = True, **reports: str) -> Path:
        seeds = tmp_path / "seeds"
        seeds.mkdir(exist_ok=True)
        texts = reports or {"alpha": ALPHA, "beta": BETA}
        for name, text in texts.items():
            record = f"name: {name.title()}\npublisher: null\nfile: {name}.txt\npublished: null\n"
            (seeds / f"{name}.yaml").write_text(record, "utf-8")
            (seeds / f"{name}.txt").write_bytes(text.encode())
        make_fingerprints(tmp_path, *texts)
        if not copies:
            for name in texts:
                (seeds / f"{name}.txt").unlink()
        content = registry if isinstance(registry, bytes) else dedent(registry).encode()
        (tmp_path / "claims.yaml").write_bytes(content)
        return tmp_path

    return make


def make_fingerprints(folder: Path, *names: str) -> None:
    """Writes the fingerprints of the reports named, as the command does."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as err:
        assert main(["--root", str(folder), "fingerprint", *names]) == 0, err.getvalue()


def copy_repository(to: Path) -> Path:
    """The whole repository, without what is built or installed, at ``to``."""
    skip = shutil.ignore_patterns(".git", ".venv", "site", "__pycache__", ".*_cache", "node_modules", "tests")
    return Path(shutil.copytree(ROOT, to, ignore=skip))


def copy_small_project(to: Path) -> Path:
    """The small project at ``to``, with the theme, the style and the script of this repository."""
    shutil.copytree(SMALL_PROJECT, to)
    shutil.copytree(ROOT / "theme", to / "theme")
    shutil.copytree(ROOT / "content" / "assets", to / "content" / "assets")
    return to


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """A copy of the small project, which a test may change."""
    return copy_small_project(tmp_path / "project")


def set_options(project: Path, **options: str) -> None:
    """Gives the plugin these options besides those it has."""
    settings = (project / "mkdocs.yml").read_text("utf-8")
    lines = "".join(f"      {name}: {value}\n" for name, value in options.items())
    (project / "mkdocs.yml").write_text(settings.replace("  - fact-check:\n", f"  - fact-check:\n{lines}"), "utf-8")


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
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small project, built once in strict mode."""
    folder = copy_small_project(tmp_path_factory.mktemp("small-project") / "project")
    return build_strictly(folder, tmp_path_factory.mktemp("site") / "x")


def build_strictly(folder: Path, site: Path) -> Path:
    """Builds the project in ``folder`` at ``site``, with nothing to warn of."""
    done = mkdocs("build", "--strict", "--site-dir", str(site), cwd=folder)
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
def file_server(folder: Path) -> Iterator[str]:
    """The address of a plain file server for ``folder``."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The small project's site behind a plain file server, under the sub-path /x/."""
    with file_server(site.parent) as root:
        yield f"{root}x/"


@pytest.fixture(scope="session")
def top_address(site: Path) -> Iterator[str]:
    """The same site at the top of a plain file server, where the page for unknown addresses works."""
    with file_server(site) as root:
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
