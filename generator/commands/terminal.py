"""What the commands share: exit codes, color, a list of problems, and a word while something takes long."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from generator.editing.problem_formats import colored_line
from generator.english import plural
from generator.problems.diagnostics import Diagnostic

CLEAN, PROBLEMS, MISUSE, STOPPED = 0, 1, 2, 130
_SLOW = 1.0  # seconds after which an editor wants to know that something is going on


def is_colorful() -> bool:
    """Whether colors may be printed: only on a terminal, and not where NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def use_utf8() -> None:
    """Has both streams write UTF-8, whatever the machine’s own encoding, so that quotes are printed as they are."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def print_problems(problems: Sequence[Diagnostic]) -> int:
    """Prints the problems and how many there are; returns the exit code for problems."""
    colorful = is_colorful()
    for problem in problems:
        click.echo(colored_line(problem) if colorful else str(problem), color=colorful)
    files = len({problem.at.path for problem in problems})
    where = f" in {files} files" if files > 1 else ""
    hint = "; 'python -m generator explain CODE' says why and how to fix it" if problems else ""
    click.echo(f"{plural(len(problems), 'problem')}{where}{hint}", err=True)
    return PROBLEMS


def print_unreadable(revision: str, problems: Sequence[Diagnostic]) -> int:
    """Prints that the registry at a revision cannot be read, and why; returns the exit code for misuse."""
    click.echo(f"the registry at {revision!r} cannot be read:", err=True)
    print_problems(problems)
    return MISUSE


def refuse(message: str) -> int:
    """Prints why a command was not run; returns the exit code for misuse."""
    click.echo(message, err=True)
    return MISUSE


@contextmanager
def progress(words: str) -> Iterator[None]:
    """Prints ``words`` on a terminal while the body takes longer than a second."""
    if not sys.stderr.isatty():
        yield
        return
    is_printed = threading.Event()

    def show() -> None:
        is_printed.set()
        click.echo(words, nl=False, err=True)

    timer = threading.Timer(_SLOW, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if is_printed.is_set():
            click.echo("\r\033[K", nl=False, err=True)
