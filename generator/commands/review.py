"""The command ``review``: what deserves another look, for an editor before publishing and for who reviews a change."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from generator import project
from generator.commands.terminal import CLEAN, listed, progress, refused, unreadable
from generator.editing.review import as_json, as_text, counted, entries_changed, looks_at
from generator.problems.diagnostics import did_you_mean
from generator.registry.document import read_document


def add_commands(commands: Any) -> None:
    """Makes the command known to the parser."""
    review = commands.add_parser("review", help="list what deserves another look, the likeliest flaw first; no errors")
    review.add_argument("--claim", metavar="ID", help="only what is about this claim")
    review.add_argument("--since", metavar="REV", help="only what is about entries changed since a revision of git")
    review.add_argument("--limit", type=int, metavar="N", help="only the first N")
    review.add_argument("--format", choices=("text", "json"), default="text")
    review.set_defaults(run=_review)


def _review(arguments: argparse.Namespace) -> int:
    with progress("reading …"):
        checked = project.read(arguments.root)
    assessment = checked.assessment
    if assessment is None:
        return listed(checked.problems)
    entries = None
    if arguments.claim is not None:
        if arguments.claim not in assessment.registry.claims:
            return refused(
                f"unknown claim {arguments.claim!r}{did_you_mean(arguments.claim, assessment.registry.claims)}"
            )
        entries = frozenset({("claims", arguments.claim)})
    if arguments.since is not None:
        try:
            before = project.read_revision(arguments.root, arguments.since)
        except project.RevisionError as error:
            return refused(str(error))
        if before.assessment is None:
            return unreadable(arguments.since, before.problems)
        changed = entries_changed(before.assessment, assessment)
        entries = changed if entries is None else entries & changed
    if missing := [name for name in assessment.sources if name not in assessment.copies]:
        print(f"no retained copy at hand of {', '.join(missing)}: what these say is not looked at", file=sys.stderr)
    looks = looks_at(assessment, entries)[: arguments.limit]
    document = read_document(project.REGISTRY, project.read_text(arguments.root / project.REGISTRY, project.REGISTRY))
    if arguments.format == "json":
        print(as_json(looks, document.place_of))
    elif looks:
        print(as_text(looks, document.place_of))
    print(f"{len(looks)} to look at again ({counted(looks)})" if looks else "nothing to look at again", file=sys.stderr)
    return CLEAN
