"""The commands that add: new claim and new source. Nothing is written unless all of it is right."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator import project
from generator.check import REGISTRY, SEEDS, Checked, ProblemError
from generator.commands.prompts import ClaimQuestions
from generator.commands.terminal import CLEAN, PROBLEMS, print_problems, progress, refuse
from generator.editing.insertion import InsertionError, with_claim
from generator.editing.new_claim import (
    RawEntry,
    citation_from,
    claim_of,
    entry_problems,
    entry_text,
    ids_in_use,
    new_problems,
    proposed_id,
    similar_claims,
)
from generator.editing.new_source import SourceError, files_of, fingerprint_for
from generator.english import plural
from generator.evidence.assessment import Assessment
from generator.evidence.lines import network_of
from generator.evidence.reason import reason_for
from generator.evidence.status import assess_claim
from generator.problems.diagnostics import KeyPath
from generator.registry.fields import is_id

_CITE = "SOURCE[@PLACE]:STANCE:QUOTE[:VIA,VIA]"
_NOT_AN_ID = "--id must be lower-case words, digits and single hyphens (kebab-case)"


@click.group()
def new() -> None:
    """Add a claim or a source."""


@new.command()
@click.option("--id", "chosen_id", help="The claim's id (default: proposed from the statement).")
@click.option("--statement", help="One fact, at most 140 characters.")
@click.option("--kind", help="fact, figure, speech or characterisation.")
@click.option("--topic", metavar="ID")
@click.option("--person", "people", multiple=True, metavar="ID", help="May be given more than once.")
@click.option("--date", "day", help="YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--summary", help="What a reader who questions the status should know.")
@click.option("--unknown", help="What the documents leave open.")
@click.option("--cite", "cites", multiple=True, metavar=_CITE, help="May be given more than once.")
@click.option("--ask", is_flag=True, help="Ask for what is missing, also without a terminal.")
@click.pass_obj
def claim(
    root: Path,
    chosen_id: str | None,
    statement: str | None,
    kind: str | None,
    topic: str | None,
    people: tuple[str, ...],
    day: str | None,
    summary: str | None,
    unknown: str | None,
    cites: tuple[str, ...],
    ask: bool,
) -> int:
    """Add a claim; asks for what no option says."""
    with progress("checking …"):
        checked = project.read(root)
    if checked.assessment is None:
        return print_problems(checked.problems)
    needed = {"--statement": statement, "--kind": kind, "--topic": topic, "--cite": cites}
    missing = [option for option, value in needed.items() if not value]
    asks = ask or sys.stdin.isatty()
    if missing and not asks:
        return refuse(f"missing {', '.join(missing)}: give the option, or --ask to be asked")
    citations = [citation_from(cite) for cite in cites]
    if None in citations:
        return refuse(f"--cite must be {_CITE}: {cites[citations.index(None)]!r}")
    options = {
        "statement": statement,
        "kind": kind,
        "topic": topic,
        "people": list(people),
        "date": day,
        "summary": summary,
        "evidence": citations,
        "unknown": unknown,
    }
    entry: RawEntry = {key: value for key, value in options.items() if value}
    if problems := entry_problems(checked.assessment, entry):
        for problem in problems:
            click.echo(f"{_option_of(problem.path)}{problem.message}", err=True)
        return PROBLEMS
    return _add_claim(root, checked, checked.assessment, entry, chosen_id, asks=bool(missing))


@new.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "source_id", required=True)
@click.option("--name", required=True, help="The name readers see.")
@click.option("--publisher", help="Who published it, if the copy says so.")
@click.option("--published", help="The date the copy states: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.pass_obj
def source(root: Path, file: Path, source_id: str, name: str, publisher: str | None, published: str | None) -> int:
    """Add a report from a text FILE in UTF-8."""
    if not is_id(source_id):
        return refuse(f"{_NOT_AN_ID}: {source_id!r}")
    checked = project.read(root)
    names = [f"{SEEDS}/{source_id}{ending}" for ending in (".yaml", ".fingerprint", ".txt")]
    own = file.resolve()
    if clashes := [path for path in names if project.exists(root, path) and (root / path).resolve() != own]:
        return refuse(f"--id must be free: {clashes[0]} exists already")
    try:
        data = project.read_bytes(file, str(file))
        fingerprint = fingerprint_for(data, checked.assessment)
        files = files_of(source_id, data, fingerprint, name=name, publisher=publisher, published=published)
    except ProblemError as error:
        return print_problems((error.problem,))
    except SourceError as error:
        return refuse(f"{file}: {error}; nothing was written")
    fresh = new_problems(checked.problems, project.read(root, files).problems)
    if fresh:
        print_problems(fresh)
        click.echo("nothing was written", err=True)
        return PROBLEMS
    project.write(root, files)
    click.echo(f"added {', '.join(files)}")
    counts = f"{plural(len(fingerprint.sentences), 'sentence')}, {plural(fingerprint.tokens, 'word')}"
    click.echo(f"{counts}; none is cited yet: 'find --uncovered' lists them")
    return CLEAN


def _add_claim(
    root: Path, checked: Checked, assessment: Assessment, entry: RawEntry, chosen_id: str | None, *, asks: bool
) -> int:
    """Asks for what is missing, shows the entry, and writes it."""
    used_ids = ids_in_use(assessment.registry)
    questions = ClaimQuestions(assessment)
    try:
        whole = questions.complete(entry) if asks else entry
        name = chosen_id or proposed_id(whole["statement"], used_ids)
        if asks and chosen_id is None:
            name = questions.ask_id(name, used_ids)
        if name in used_ids:
            return refuse(f"--id must be free: {name!r} is a claim, or was one")
        if not is_id(name):
            return refuse(f"{_NOT_AN_ID}: {name!r}")
        whole = {**whole, "history": [{"date": date.today().isoformat(), "change": "First published."}]}
        _print_entry(assessment, name, whole)
        is_wanted = not asks or click.confirm("Write it to claims.yaml?")
    except click.Abort as stop:
        if not isinstance(stop.__context__, EOFError):
            raise  # Ctrl-C
        return refuse("the answers ended before the claim was whole; nothing was written")
    if not is_wanted:
        click.echo("nothing was written", err=True)
        return PROBLEMS
    return _write_claim(root, checked, name, whole)


def _print_entry(assessment: Assessment, name: str, entry: RawEntry) -> None:
    registry = assessment.registry
    basis = assess_claim(claim_of(entry), network_of(registry.origins))
    click.echo(entry_text(name, entry, 2), nl=False)
    if basis.derived is None:
        click.echo("\nStatus: none, nobody supports it\n")
    else:
        click.echo(f"\nStatus: {basis.derived.label} ({basis.derived})")
        click.echo(reason_for(basis, assessment.source_names, registry.origins))
    near = similar_claims(entry["statement"], registry)
    click.echo("Nearest claims:" if near else "No claim is near this one.")
    for similar in near:
        click.echo(f"  {similar.likeness:.0f}%  {similar.id}: {similar.statement}")


def _write_claim(root: Path, checked: Checked, name: str, entry: RawEntry) -> int:
    """Writes the registry with the entry, unless something would be wrong with the whole of it."""
    before = project.read_bytes(root / REGISTRY, REGISTRY)
    byte_order_mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    try:
        after = byte_order_mark + with_claim(before.decode("utf-8-sig"), name, entry).encode()
    except InsertionError as error:
        return refuse(f"{error}; nothing was written")
    after_check = project.read(root, {REGISTRY: after})
    fresh = new_problems(checked.problems, after_check.problems)
    if fresh or after_check.assessment is None or name not in after_check.assessment.registry.claims:
        print_problems(fresh or after_check.problems)
        click.echo("nothing was written", err=True)
        return PROBLEMS
    if project.read_bytes(root / REGISTRY, REGISTRY) != before:
        return refuse("claims.yaml changed while you were asked; nothing was written")
    project.write(root, {REGISTRY: after})
    click.echo(f"\nadded {name} to {REGISTRY}")
    return CLEAN


def _option_of(path: KeyPath) -> str:
    """The option that gave a part of the entry, where it may be given more than once."""
    if len(path) > 1 and path[0] == "evidence" and isinstance(path[1], int):
        return f"--cite {path[1] + 1}: "
    return ""
