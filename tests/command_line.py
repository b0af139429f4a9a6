"""A small made-up registry, and the command line as an editor starts it."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from textwrap import dedent

import pytest

from generator.commands.main import main
from tests.conftest import ROOT, heed_ctrl_c

REGISTRY = dedent("""\
    # The registry of a made-up town.
    origins:
      daily-post: {name: the Daily Post, kind: news-organisation}
      clerk: {name: a city clerk, kind: unnamed-official}
      archive: {name: the town archive, kind: document}

    topics:
      bridge: {name: The bridge}
      money: {name: What it cost}   # and to whom

    people:
      mayor: {name: The mayor, kind: person}

    claims:
      # how it began
      mayor-opened-the-bridge:
        statement: The mayor opened the bridge.
        kind: fact
        topic: bridge
        people: [mayor]
        evidence:
          - source: alpha
            quote: "The mayor opened the bridge on Monday"
            stance: supports
            via: [daily-post, clerk]
          - source: beta
            quote: "the mayor opened the bridge on Tuesday"
            stance: supports
            via: [clerk, daily-post]
        history:
          - {date: 2026-11-22, change: First published.}

      # what it cost
      bridge-cost-1000:
        statement: The bridge cost 1,000 crowns.
        kind: figure
        topic: money
        evidence:
          - {source: alpha, quote: "It cost 1,000 crowns", stance: supports}
          - {source: beta, quote: "It cost 1,200 crowns", stance: contradicts}
        history:
          - {date: 2026-11-22, change: First published.}

    divergences:
      day-of-the-opening:
        question: On which day was the bridge opened?
        kind: conflict
        weight: major
        claims: [mayor-opened-the-bridge]
        readings:
          - says: Monday
            cites: [{source: alpha, quote: "opened the bridge on Monday"}]
          - says: Tuesday
            cites: [{source: beta, quote: "opened the bridge on Tuesday"}]
        note: The two reports name two days.

    events:
      opening: {date: 2025, title: The bridge is opened, claims: [mayor-opened-the-bridge], worked_out: Said by both.}

    settings: {quoted_share: 1}
    """)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run of the command line returned and printed."""

    returncode: int
    stdout: str
    stderr: str


def run(root: Path, *arguments: str) -> Outcome:
    """One run of the command line in this process, without a terminal."""
    out, err = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as changed, redirect_stdout(out), redirect_stderr(err):
        changed.setenv("SEED_TEXTS", "no-such-folder")
        code = main(["--root", str(root), *arguments])
    return Outcome(returncode=code, stdout=out.getvalue(), stderr=err.getvalue())


def run_with_answers(root: Path, *arguments: str, answers: str) -> Outcome:
    """One run in a process of its own, with answers to its questions on a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(root), *arguments],
        cwd=ROOT,
        env={**os.environ, "SEED_TEXTS": "no-such-folder"},
        input=answers,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Outcome(returncode=done.returncode, stdout=done.stdout, stderr=done.stderr)


class Terminal:
    """The command line on a terminal: what it shows so far, and what is typed there."""

    def __init__(self, root: Path, *arguments: str, **environment: str) -> None:
        variables = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        variables |= {"SEED_TEXTS": "no-such-folder", "TERM": "xterm", **environment}
        self._screen, inner = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "generator", "--root", str(root), *arguments],
            cwd=ROOT,
            env=variables,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            preexec_fn=_own_terminal,
        )
        os.close(inner)
        self.shown = ""

    def until(self, words: str, seconds: float = 60) -> str:
        """What was shown since the last wait, up to ``words``."""
        end = time.monotonic() + seconds
        while words not in self.shown:
            if time.monotonic() > end or not self._more(0.2):
                raise AssertionError(f"{words!r} was never shown; it showed {self.shown!r}")
        before, _, self.shown = self.shown.partition(words)
        return before + words

    def types(self, text: str) -> None:
        """Types ``text``; ``\\x03`` is Ctrl-C."""
        os.write(self._screen, text.encode())

    def interrupts(self) -> int:
        """Presses Ctrl-C, again after two seconds if the first fell between two reads; the exit code."""
        for _ in range(20):
            self.types("\x03")
            end = time.monotonic() + 2
            while self._process.poll() is None and time.monotonic() < end:
                self._more(0.1)
            if self._process.poll() is not None:
                break
        return self.ends()

    def ends(self, seconds: float = 60) -> int:
        """The exit code, once it is there."""
        end = time.monotonic() + seconds
        while self._process.poll() is None:
            assert time.monotonic() < end, self.shown
            self._more(0.1)
        while self._more(0.1):
            pass
        os.close(self._screen)
        return int(self._process.returncode)

    def _more(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._screen], [], [], seconds)
        if not ready:
            return self._process.poll() is None
        try:
            read = os.read(self._screen, 65536)
        except OSError:
            return False
        self.shown += read.decode("utf-8", "replace")
        return bool(read)


def _own_terminal() -> None:
    heed_ctrl_c()
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
