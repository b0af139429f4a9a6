"""The command line: reads arguments, runs, prints, and returns 0 (clean), 1 (problems) or 2 (misuse)."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from generator import project
from generator.check import Checked
from generator.commands import edit, new, review
from generator.commands.terminal import CLEAN, MISUSE, STOPPED, is_colorful, listed, progress, use_utf8
from generator.editing import summary
from generator.editing.find_report import uncovered_report
from generator.editing.problem_formats import FORMATS
from generator.problems.codes import EXPLANATIONS
from generator.problems.diagnostics import did_you_mean

_PAUSE = 0.3


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command in ``argv`` and returns its exit code."""
    use_utf8()
    parser = _parser()
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as stop:
        return MISUSE if stop.code else CLEAN
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        print("\nstopped; nothing was written", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        sys.stderr.close()
        return CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator", description="Checks the registry and builds its pages."
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="list every problem of the registry")
    check.add_argument("--format", choices=["text", *FORMATS], default="text", help="how problems are printed")
    check.add_argument("--watch", action="store_true", help="check again on every change, until Ctrl-C")
    check.set_defaults(run=_check)
    status = commands.add_parser("status", help="counts, coverage and quoted share")
    status.add_argument("--uncovered", action="store_true", help="list the sentences nobody cites")
    status.set_defaults(run=_status)
    explain = commands.add_parser("explain", help="why a rule exists and how to satisfy it")
    explain.add_argument("code", metavar="CODE")
    explain.set_defaults(run=_explain)
    fingerprint = commands.add_parser("fingerprint", help="make the fingerprints of the retained copies at hand")
    fingerprint.add_argument("source", nargs="*", metavar="SOURCE")
    fingerprint.set_defaults(run=_fingerprint)
    edit.add_commands(commands)
    new.add_commands(commands)
    review.add_commands(commands)
    return parser


def _check(arguments: argparse.Namespace) -> int:
    if arguments.watch:
        return _watch(arguments)
    with progress("checking …"):
        checked = project.read(arguments.root)
    return _told(checked, arguments.format)


def _watch(arguments: argparse.Namespace) -> int:
    files, seen = project.watched(arguments.root), None
    try:
        while True:
            state = project.state_of(files)
            if state != seen:
                if seen is not None:  # an editor may still be writing: wait until the file rests
                    time.sleep(_PAUSE / 2)
                    if project.state_of(files) != state:
                        continue
                if seen is not None and arguments.format == "text":
                    print()
                seen = state
                _told(project.read(arguments.root), arguments.format)
                sys.stdout.flush()
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return CLEAN


def _told(checked: Checked, form: str) -> int:
    if form == "text":
        if checked.problems or checked.assessment is None:
            return listed(checked.problems)
        line = summary.summary_line(checked.assessment)
        print(f"\033[32m{line}\033[0m" if is_colorful() else line)
        return CLEAN
    if text := FORMATS[form](checked.problems):
        print(text)
    return 1 if checked.problems else CLEAN


def _status(arguments: argparse.Namespace) -> int:
    checked = project.read(arguments.root)
    if checked.assessment is not None:
        print(
            uncovered_report(checked.assessment) if arguments.uncovered else summary.status_report(checked.assessment)
        )
    return listed(checked.problems) if checked.problems else CLEAN


def _explain(arguments: argparse.Namespace) -> int:
    if arguments.code not in EXPLANATIONS:
        print(f"unknown code {arguments.code!r}{did_you_mean(arguments.code, EXPLANATIONS)}", file=sys.stderr)
        return MISUSE
    why, cure = EXPLANATIONS[arguments.code]
    print(f"{arguments.code}\n  Why:  {why}\n  Mend: {cure}")
    return CLEAN


def _fingerprint(arguments: argparse.Namespace) -> int:
    told, problems = project.make_fingerprints(arguments.root, tuple(arguments.source))
    for line in told:
        print(line)
    return listed(problems) if problems else CLEAN
