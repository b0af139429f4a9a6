"""The commands that tell an editor more: why, find, diff and review."""

from __future__ import annotations

from pathlib import Path

import click

from generator import project
from generator.check import REGISTRY
from generator.commands.terminal import (
    CLEAN,
    PROBLEMS,
    print_problems,
    print_unreadable,
    progress,
    refuse,
)
from generator.editing import diff_text
from generator.editing.diff import changes_between
from generator.editing.find import nearest_sentences
from generator.editing.find_report import matches_text, uncovered_text
from generator.editing.review import changed_entries, counts_line, findings_in, findings_json, findings_text
from generator.editing.why import status_explanation
from generator.english import plural
from generator.evidence.assessment import Assessment
from generator.problems.diagnostics import did_you_mean
from generator.registry.document import read_document
from generator.revisions import RevisionError, read_revision


@click.command()
@click.argument("claim")
@click.pass_obj
def why(root: Path, claim: str) -> int:
    """Explain a claim's status, and what would change it."""
    checked = project.read(root)
    if checked.assessment is None:
        return print_problems(checked.problems)
    claims = checked.assessment.registry.claims
    if claim not in claims:
        new_name = next((entry.id for entry in claims.values() if claim in entry.formerly), None)
        hint = f"; it is now {new_name!r}" if new_name else did_you_mean(claim, claims)
        return refuse(f"unknown claim {claim!r}{hint}")
    click.echo(status_explanation(checked.assessment, claim))
    return CLEAN


@click.command()
@click.argument("words", nargs=-1)
@click.option("--source", metavar="ID", help="Only in this source.")
@click.option("--limit", type=int, default=5, metavar="N", help="Most sentences to show (default: 5).")
@click.option("--uncovered", is_flag=True, help="List the sentences that nobody cites.")
@click.pass_obj
def find(root: Path, words: tuple[str, ...], source: str | None, limit: int, uncovered: bool) -> int:
    """Search the retained copies for WORDS, in any form, and print citations to paste."""
    if not words and not uncovered:
        return refuse("find needs words to look for, or --uncovered")
    with progress("reading …"):
        checked = project.read(root)
    assessment = checked.assessment
    if assessment is None:
        return print_problems(checked.problems)
    if uncovered:
        click.echo(uncovered_text(assessment))
        return CLEAN
    if source is not None and source not in assessment.sources:
        return refuse(f"unknown source {source!r}{did_you_mean(source, assessment.sources)}")
    sources = [source] if source is not None else list(assessment.sources)
    _print_missing_copies(root, assessment, sources)
    if not [name for name in sources if name in assessment.copies]:
        return PROBLEMS
    matches = nearest_sentences(assessment, " ".join(words), sources=sources, limit=limit)
    if not matches:
        click.echo("no sentence comes near these words", err=True)
        return PROBLEMS
    click.echo(matches_text(matches))
    return CLEAN


@click.command()
@click.argument("revision")
@click.option("--format", "form", type=click.Choice(["markdown", "text"]), default="markdown")
@click.pass_obj
def diff(root: Path, revision: str, form: str) -> int:
    """Say in words what changed since REVISION of git."""
    with progress("reading both …"):
        try:
            before = read_revision(root, revision)
        except RevisionError as error:
            return refuse(str(error))
        after = project.read(root)
    if after.assessment is None:
        return print_problems(after.problems)
    if before.assessment is None:
        return print_unreadable(revision, before.problems)
    groups = changes_between(before.assessment, after.assessment)
    as_words = diff_text.notes_markdown if form == "markdown" else diff_text.notes_text
    click.echo(as_words(groups, revision))
    if after.problems:
        count = plural(len(after.problems), "problem")
        click.echo(f"the registry has {count}: run 'python -m generator check'", err=True)
    return CLEAN


@click.command()
@click.option("--claim", metavar="ID", help="Only what is about this claim.")
@click.option("--since", metavar="REV", help="Only what is about entries changed since a revision of git.")
@click.option("--limit", type=int, metavar="N", help="Only the first N.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def review(root: Path, claim: str | None, since: str | None, limit: int | None, form: str) -> int:
    """List what deserves another look, the likeliest flaw first; none of it is an error."""
    with progress("reading …"):
        checked = project.read(root)
    assessment = checked.assessment
    if assessment is None:
        return print_problems(checked.problems)
    claims = assessment.registry.claims
    if claim is not None and claim not in claims:
        return refuse(f"unknown claim {claim!r}{did_you_mean(claim, claims)}")
    entries = None if claim is None else frozenset({("claims", claim)})
    if since is not None:
        try:
            before = read_revision(root, since)
        except RevisionError as error:
            return refuse(str(error))
        if before.assessment is None:
            return print_unreadable(since, before.problems)
        changed = changed_entries(before.assessment, assessment)
        entries = changed if entries is None else entries & changed
    if missing := [name for name in assessment.sources if name not in assessment.copies]:
        click.echo(f"no retained copy at hand of {', '.join(missing)}: what these say is not looked at", err=True)
    findings = findings_in(assessment, entries)[:limit]
    document = read_document(REGISTRY, project.read_text(root / REGISTRY, REGISTRY))
    if findings or form == "json":
        as_words = findings_json if form == "json" else findings_text
        click.echo(as_words(findings, document.place_of))
    count = f"{len(findings)} to look at again ({counts_line(findings)})" if findings else "nothing to look at again"
    click.echo(count, err=True)
    return CLEAN


COMMANDS = (why, find, diff, review)


def _print_missing_copies(root: Path, assessment: Assessment, sources: list[str]) -> None:
    """Prints which sources cannot be searched, and where their copies were looked for."""
    if not sources:
        click.echo("there is no source to search: 'python -m generator new source' adds one", err=True)
    if missing := [name for name in sources if name not in assessment.copies]:
        folders = " and ".join(str(folder) for folder in project.copy_folders(root))
        files = ", ".join(assessment.sources[name].file for name in missing)
        click.echo(f"no retained copy with the fingerprint's text at hand of {', '.join(missing)}:", err=True)
        click.echo(f"looked in {folders} for {files}", err=True)
