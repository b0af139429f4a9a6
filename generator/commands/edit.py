"""The commands that tell and review: why, find, fmt, diff and schema."""

from __future__ import annotations

import argparse
import difflib
import sys
from typing import Any

from generator import project
from generator.commands.terminal import CLEAN, PROBLEMS, listed, progress, refused, unreadable
from generator.editing.diff import as_markdown, as_text, changes_between
from generator.editing.find import found_for
from generator.editing.find_report import found_report, uncovered_report
from generator.editing.layout import LayoutError, canonical, first_difference
from generator.editing.schema import schema_of
from generator.editing.why import why
from generator.problems.diagnostics import did_you_mean


def add_commands(commands: Any) -> None:
    """Makes the commands known to the parser."""
    reason = commands.add_parser("why", help="explain a claim's status, and what would change it")
    reason.add_argument("claim", metavar="CLAIM")
    reason.set_defaults(run=_why)
    find = commands.add_parser("find", help="search the retained copies and get a citation to paste")
    find.add_argument("words", nargs="*", metavar="WORDS", help="what to look for, in any word form")
    find.add_argument("--source", metavar="ID", help="only in this source")
    find.add_argument("--limit", type=int, default=5, metavar="N", help="most sentences to show (default: 5)")
    find.add_argument("--uncovered", action="store_true", help="list the sentences nobody cites")
    find.set_defaults(run=_find)
    fmt = commands.add_parser("fmt", help="put claims.yaml into canonical layout")
    fmt.add_argument("--check", action="store_true", help="change nothing; say whether the layout is canonical")
    fmt.set_defaults(run=_fmt)
    diff = commands.add_parser("diff", help="say in words what changed since a revision of git")
    diff.add_argument("revision", metavar="REV")
    diff.add_argument("--format", choices=("markdown", "text"), default="markdown")
    diff.set_defaults(run=_diff)
    schema = commands.add_parser("schema", help="print the JSON Schema of claims.yaml")
    schema.add_argument("--with-ids", action="store_true", help="list the registry's own ids, for completion")
    schema.set_defaults(run=_schema)


def _why(arguments: argparse.Namespace) -> int:
    checked = project.read(arguments.root)
    if checked.assessment is None:
        return listed(checked.problems)
    claims = checked.assessment.registry.claims
    if arguments.claim not in claims:
        now = next((each.id for each in claims.values() if arguments.claim in each.formerly), None)
        hint = f"; it is now {now!r}" if now else did_you_mean(arguments.claim, claims)
        return refused(f"unknown claim {arguments.claim!r}{hint}")
    print(why(checked.assessment, arguments.claim))
    return CLEAN


def _find(arguments: argparse.Namespace) -> int:
    if not arguments.words and not arguments.uncovered:
        return refused("find needs words to look for, or --uncovered")
    with progress("reading …"):
        checked = project.read(arguments.root)
    assessment = checked.assessment
    if assessment is None:
        return listed(checked.problems)
    if arguments.uncovered:
        print(uncovered_report(assessment))
        return CLEAN
    if arguments.source is not None and arguments.source not in assessment.sources:
        return refused(f"unknown source {arguments.source!r}{did_you_mean(arguments.source, assessment.sources)}")
    wanted = [arguments.source] if arguments.source is not None else list(assessment.sources)
    missing = [name for name in wanted if name not in assessment.copies]
    if missing:
        folders = " and ".join(str(folder) for folder in project.copy_folders(arguments.root))
        files = ", ".join(assessment.sources[name].file for name in missing) or "no file"
        print(f"no retained copy with the fingerprint's text at hand of {', '.join(missing)}:", file=sys.stderr)
        print(f"looked in {folders} for {files}", file=sys.stderr)
    if not [name for name in wanted if name in assessment.copies]:
        if not missing:
            print("there is no source to search: 'python -m generator new source' adds one", file=sys.stderr)
        return PROBLEMS
    found = found_for(assessment, " ".join(arguments.words), sources=wanted, limit=arguments.limit)
    if not found:
        print("no sentence comes near these words", file=sys.stderr)
        return PROBLEMS
    print(found_report(found))
    return CLEAN


def _fmt(arguments: argparse.Namespace) -> int:
    try:
        data = project.read_bytes(arguments.root / project.REGISTRY, project.REGISTRY)
        text = project.read_text(arguments.root / project.REGISTRY, project.REGISTRY)
        with progress("laying out …"):
            laid_out = canonical(text)
    except project.ProblemError as error:
        return listed((error.problem,))
    except LayoutError as error:
        print(f"{project.REGISTRY}: {error}; 'python -m generator check' lists its problems", file=sys.stderr)
        return PROBLEMS
    if data == laid_out.encode():
        print(f"{project.REGISTRY} is in canonical layout")
        return CLEAN
    if not arguments.check:
        project.write(arguments.root, {project.REGISTRY: laid_out.encode()})
        print(f"{project.REGISTRY} is now in canonical layout: {_lines_changed(text, laid_out)} lines differ")
        return CLEAN
    line = first_difference(data.decode("utf-8", "replace"), laid_out)
    old, new = (each.split("\n")[line - 1 : line] or [""] for each in (data.decode("utf-8", "replace"), laid_out))
    print(f"{project.REGISTRY}:{line}:1: layout must be canonical: {old[0]!r}, and it would be {new[0]!r}")
    print("run 'python -m generator fmt'", file=sys.stderr)
    return PROBLEMS


def _lines_changed(before: str, after: str) -> int:
    compared = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return sum(1 for line in compared if line.startswith("+") and not line.startswith("+++"))


def _diff(arguments: argparse.Namespace) -> int:
    with progress("reading both …"):
        try:
            before = project.read_revision(arguments.root, arguments.revision)
        except project.RevisionError as error:
            return refused(str(error))
        after = project.read(arguments.root)
    if after.assessment is None:
        return listed(after.problems)
    if before.assessment is None:
        return unreadable(arguments.revision, before.problems)
    sections = changes_between(before.assessment, after.assessment)
    print((as_markdown if arguments.format == "markdown" else as_text)(sections, arguments.revision))
    if after.problems:
        count = f"{len(after.problems)} problem{'s' if len(after.problems) != 1 else ''}"
        print(f"the registry has {count}: run 'python -m generator check'", file=sys.stderr)
    return CLEAN


def _schema(arguments: argparse.Namespace) -> int:
    if not arguments.with_ids:
        print(schema_of(), end="")
        return CLEAN
    checked = project.read(arguments.root)
    if checked.assessment is None:
        return listed(checked.problems)
    print(schema_of(checked.assessment), end="")
    return CLEAN
