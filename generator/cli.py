"""The command line: reads arguments, runs, prints, and returns 0 (clean), 1 (problems) or 2 (misuse)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import project, reports
from generator.diagnostics import Diagnostic, did_you_mean
from generator.explanations import EXPLANATIONS

CLEAN, PROBLEMS, MISUSE = 0, 1, 2


def main(argv: Sequence[str]) -> int:
    """Runs the command in ``argv`` and returns its exit code."""
    parser = _parser()
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as stop:
        return MISUSE if stop.code else CLEAN
    return int(arguments.run(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator", description="Checks the registry and builds its pages."
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="list every problem of the registry")
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
    return parser


def _check(arguments: argparse.Namespace) -> int:
    checked = project.read(arguments.root)
    if checked.problems or checked.case is None:
        return _listed(checked.problems)
    print(reports.summary_line(checked.case))
    return CLEAN


def _status(arguments: argparse.Namespace) -> int:
    checked = project.read(arguments.root)
    if checked.case is not None:
        print(reports.uncovered_report(checked.case) if arguments.uncovered else reports.status_report(checked.case))
    return _listed(checked.problems) if checked.problems else CLEAN


def _explain(arguments: argparse.Namespace) -> int:
    if arguments.code not in EXPLANATIONS:
        print(f"unknown code {arguments.code!r}{did_you_mean(arguments.code, EXPLANATIONS)}", file=sys.stderr)
        return MISUSE
    why, cure = EXPLANATIONS[arguments.code]
    print(f"{arguments.code}\n  Why:  {why}\n  Mend: {cure}")
    return CLEAN


def _fingerprint(arguments: argparse.Namespace) -> int:
    told, problems = project.make_fingerprints(arguments.root, tuple(arguments.source))
    print(*told, sep="\n")
    return _listed(problems) if problems else CLEAN


def _listed(problems: Sequence[Diagnostic]) -> int:
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problem{'s' if len(problems) != 1 else ''}", file=sys.stderr)
    return PROBLEMS
