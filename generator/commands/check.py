"""The commands about the whole registry: check, status, explain and fingerprint."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from generator import project
from generator.catalog import CODES
from generator.check import Checked
from generator.commands.terminal import CLEAN, PROBLEMS, is_colorful, print_problems, progress, refuse
from generator.editing.find_report import uncovered_text
from generator.editing.problem_formats import as_github, as_json, as_sarif
from generator.editing.summary import status_report, summary_line
from generator.english import plural
from generator.problems.diagnostics import Diagnostic, did_you_mean

_PAUSE = 0.3  # seconds between two looks at the files
_FORMATS: Mapping[str, Callable[[Sequence[Diagnostic]], str]] = {
    "json": as_json,
    "github": as_github,
    "sarif": lambda problems: as_sarif(problems, CODES.values()),
}


@click.command()
@click.option("--format", "form", type=click.Choice(["text", *_FORMATS]), default="text", help="How to print problems.")
@click.option("--watch", is_flag=True, help="Check again on every change, until Ctrl-C.")
@click.pass_obj
def check(root: Path, form: str, watch: bool) -> int:
    """List every problem of the registry."""
    if watch:
        return _check_on_every_change(root, form)
    with progress("checking …"):
        checked = project.read(root)
    return _print_checked(checked, form)


@click.command()
@click.option("--uncovered", is_flag=True, help="List the sentences that nobody cites.")
@click.pass_obj
def status(root: Path, uncovered: bool) -> int:
    """Print counts, coverage and quoted share."""
    checked = project.read(root)
    if checked.assessment is not None:
        click.echo(uncovered_text(checked.assessment) if uncovered else status_report(checked.assessment))
    return print_problems(checked.problems) if checked.problems else CLEAN


@click.command()
@click.argument("code")
def explain(code: str) -> int:
    """Print why a rule exists and how to satisfy it."""
    if code not in CODES:
        return refuse(f"unknown code {code!r}{did_you_mean(code, CODES)}")
    click.echo(f"{code}\n  Why: {CODES[code].why}\n  Fix: {CODES[code].fix}")
    return CLEAN


@click.command("fingerprint")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.pass_obj
def make_fingerprints(root: Path, sources: tuple[str, ...]) -> int:
    """Make the fingerprints of the retained copies at hand."""
    result = project.new_fingerprints(root, sources)
    project.write(root, result.files)
    for name, fingerprint in zip(result.files, result.fingerprints.values(), strict=True):
        counts = f"{plural(len(fingerprint.sentences), 'sentence')}, {plural(fingerprint.tokens, 'word')}"
        click.echo(f"{name}: {counts}")
    return print_problems(result.problems) if result.problems else CLEAN


COMMANDS = (check, status, explain, make_fingerprints)


def _check_on_every_change(root: Path, form: str) -> int:
    paths = project.checked_paths(root)
    seen = None
    try:
        while True:
            state = project.state_of(paths)
            if state != seen and (seen is None or _rests(paths, state)):
                if seen is not None and form == "text":
                    click.echo()
                seen = state
                _print_checked(project.read(root), form)
                sys.stdout.flush()
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return CLEAN


def _rests(paths: Sequence[Path], state: frozenset[project.FileState]) -> bool:
    """Whether the files are still as they were a moment ago: an editor may be in the middle of writing them."""
    time.sleep(_PAUSE / 2)
    return project.state_of(paths) == state


def _print_checked(checked: Checked, form: str) -> int:
    if form != "text":
        if text := _FORMATS[form](checked.problems):
            click.echo(text)
        return PROBLEMS if checked.problems else CLEAN
    if checked.sound is None:
        return print_problems(checked.problems)
    line, colorful = summary_line(checked.sound), is_colorful()
    click.echo(click.style(line, fg="green") if colorful else line, color=colorful)
    return CLEAN
