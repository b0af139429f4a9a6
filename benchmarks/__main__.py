"""``python -m benchmarks``: check against parsing, an edit against a cold build, a build against plain Markdown."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import yaml

from benchmarks.made_up import make_project
from generator import project
from generator.check import REGISTRY
from generator.render.pages import site_pages
from generator.render.website import Site

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3


def check_against_parsing(folder: Path) -> str:
    """A whole check of the registry, against the C parser composing the same file."""
    text = (folder / REGISTRY).read_text("utf-8")
    checks, parses = [], []
    for _ in range(ROUNDS):
        parses.append(_seconds(lambda: yaml.compose(text, Loader=yaml.CSafeLoader)))
        checks.append(_seconds(lambda: project.read(folder)))
    return _comparison("check", checks, "yaml.compose", parses)


def edit_against_cold_build(folder: Path) -> str:
    """A saved change in a preview, until the page shows it and until all is written, against the preview’s start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    registry = (folder / REGISTRY).read_text("utf-8")
    began = time.monotonic()
    with subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "-q", "-a", address], cwd=folder) as server:
        try:
            _wait_for(f"http://{address}/claims/claim-0/", "The ", server)
            cold_start = [time.monotonic() - began]
            page_times, index_times = [], []
            for n in range(ROUNDS):
                began = time.monotonic()
                changed = re.sub("statement: The", f"statement: Change {n} of the", registry, count=1)
                (folder / REGISTRY).write_text(changed, "utf-8")
                _wait_for(f"http://{address}/claims/claim-0/", f"Change {n} of the", server)
                page_times.append(time.monotonic() - began)
                _wait_for(f"http://{address}/search/search_index.json", f"Change {n} of the", server)
                index_times.append(time.monotonic() - began)
                time.sleep(1)
        finally:
            server.send_signal(signal.SIGINT)
            (folder / REGISTRY).write_text(registry, "utf-8")
    return "\n".join(
        (
            _comparison("edit shown", page_times, "cold start", cold_start),
            _comparison("edit written", index_times, "cold start", cold_start),
        )
    )


def build_against_plain_markdown(folder: Path) -> str:
    """A build, against MkDocs building the same pages with the same theme from Markdown files."""
    assessment = project.read(folder).sound
    assert assessment is not None
    website = site_pages(assessment, Site(name="A made-up site"))
    plain = folder / "plain"
    shutil.copytree(folder / "content", plain / "content")
    for page in website.pages:
        target = plain / "content" / page.uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content := page.content, bytes) else content.encode())
    for path in (plain / "content").glob("*.md"):
        path.write_text(website.blocks.fill(path.read_text("utf-8"), "./"), "utf-8")
    shutil.copytree(folder / "theme", plain / "theme")
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    (plain / "mkdocs.yml").write_text(re.sub(r"  - fact-check:\n      guides: .*\n", "", settings), "utf-8")
    times, plain_times = [], []
    for _ in range(ROUNDS):
        times.append(_seconds(lambda: _mkdocs(folder)))
        plain_times.append(_seconds(lambda: _mkdocs(plain)))
    comparison = _comparison("build", times, "plain Markdown", plain_times)
    return f"{comparison}; {len(website.pages)} pages; {_mkdocs(folder)} MB"


def _mkdocs(folder: Path) -> int:
    """Builds, and tells how many megabytes that took."""
    running = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder)
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0
    return used.ru_maxrss // 1024


def _wait_for(address: str, words: str, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=600) as answer:
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit("the preview has stopped")


def _seconds(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def _comparison(name: str, times: list[float], other: str, other_times: list[float]) -> str:
    ratio = statistics.median(times) / statistics.median(other_times)
    return f"{name} {statistics.median(times):.2f} s, {other} {statistics.median(other_times):.2f} s: ratio {ratio:.2f}"


BENCHMARKS = {
    "check": check_against_parsing,
    "edit": edit_against_cold_build,
    "build": build_against_plain_markdown,
}


def main() -> None:
    """Makes a project of the size that is asked for, and prints the ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"which of {', '.join(BENCHMARKS)} (default: all)")
    parser.add_argument("--claims", type=int, default=2000)
    parser.add_argument("--sources", type=int, default=4)
    options = parser.parse_args()
    if unknown := set(options.names) - set(BENCHMARKS):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "project"
        make_project(folder, options.claims, options.sources)
        for name in ("content", "docs", "theme"):
            shutil.copytree(ROOT / name, folder / name)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        print(f"{options.claims} claims, {options.sources} sources")
        for name in options.names or BENCHMARKS:
            print(BENCHMARKS[name](folder), flush=True)


if __name__ == "__main__":
    main()
