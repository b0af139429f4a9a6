"""What the commands share: exit codes, color, a list of problems, and a word while something takes long."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from generator.editing.problem_formats import colored
from generator.problems.diagnostics import Diagnostic

CLEAN, PROBLEMS, MISUSE, STOPPED = 0, 1, 2, 130
_SLOW = 1.0


def is_colorful() -> bool:
    """Whether colors may be printed: only on a terminal, and not where NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def use_utf8() -> None:
    """Whatever the machine's own encoding, quotes are printed as they are."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def unreadable(revision: str, problems: Sequence[Diagnostic]) -> int:
    """Says that the registry at a revision cannot be read, and lists why."""
    print(f"the registry at {revision!r} cannot be read:", file=sys.stderr)
    listed(problems)
    return MISUSE


def listed(problems: Sequence[Diagnostic]) -> int:
    """Prints the problems and how many there are."""
    colorful = is_colorful()
    for problem in problems:
        print(colored(problem) if colorful else problem)
    sys.stdout.flush()
    files = len({problem.at.path for problem in problems})
    where = f" in {files} files" if files > 1 else ""
    hint = "; 'python -m generator explain CODE' says why and how to mend it" if problems else ""
    print(f"{len(problems)} problem{'s' if len(problems) != 1 else ''}{where}{hint}", file=sys.stderr)
    return PROBLEMS


def refused(message: str) -> int:
    """Prints why a command was not run."""
    print(message, file=sys.stderr)
    return MISUSE


@contextmanager
def progress(words: str) -> Iterator[None]:
    """Prints ``words`` on a terminal while what stands below takes longer than a second."""
    if not sys.stderr.isatty():
        yield
        return
    shown = threading.Event()

    def show() -> None:
        shown.set()
        print(words, end="", file=sys.stderr, flush=True)

    timer = threading.Timer(_SLOW, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if shown.is_set():
            print("\r\033[K", end="", file=sys.stderr, flush=True)
