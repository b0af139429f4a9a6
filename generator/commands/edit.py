"""The commands about the registry as a file: fmt and schema."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from generator import project
from generator.check import REGISTRY, ProblemError
from generator.commands.terminal import CLEAN, PROBLEMS, print_problems, progress
from generator.editing.layout import LayoutError, canonical_layout, first_difference
from generator.editing.schema import schema_of


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say whether the layout is canonical.")
@click.pass_obj
def fmt(root: Path, only_check: bool) -> int:
    """Put claims.yaml into canonical layout."""
    try:
        data = project.read_bytes(root / REGISTRY, REGISTRY)
        text = project.read_text(root / REGISTRY, REGISTRY)
        with progress("laying out …"):
            canonical = canonical_layout(text)
    except ProblemError as error:
        return print_problems((error.problem,))
    except LayoutError as error:
        click.echo(f"{REGISTRY}: {error}; 'python -m generator check' lists its problems", err=True)
        return PROBLEMS
    if data == canonical.encode():
        click.echo(f"{REGISTRY} is in canonical layout")
        return CLEAN
    if only_check:
        return _print_first_difference(data.decode("utf-8", "replace"), canonical)
    project.write(root, {REGISTRY: canonical.encode()})
    click.echo(f"{REGISTRY} is now in canonical layout: {_lines_changed(text, canonical)} lines differ")
    return CLEAN


@click.command()
@click.option("--with-ids", is_flag=True, help="List the registry's own ids, for completion.")
@click.pass_obj
def schema(root: Path, with_ids: bool) -> int:
    """Print the JSON Schema of claims.yaml."""
    if not with_ids:
        click.echo(schema_of(), nl=False)
        return CLEAN
    checked = project.read(root)
    if checked.assessment is None:
        return print_problems(checked.problems)
    click.echo(schema_of(checked.assessment), nl=False)
    return CLEAN


COMMANDS = (fmt, schema)


def _print_first_difference(text: str, canonical: str) -> int:
    line = first_difference(text, canonical)
    old, new = (lines.split("\n")[line - 1 : line] or [""] for lines in (text, canonical))
    click.echo(f"{REGISTRY}:{line}:1: layout must be canonical: {old[0]!r}, and it would be {new[0]!r}")
    click.echo("run 'python -m generator fmt'", err=True)
    return PROBLEMS


def _lines_changed(before: str, after: str) -> int:
    compared = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return sum(1 for line in compared if line.startswith("+") and not line.startswith("+++"))
