"""The command line: ``main`` runs a command and returns 0 (clean), 1 (problems), 2 (misuse) or 130 (stopped)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands import check, edit, new, review
from generator.commands.terminal import CLEAN, MISUSE, STOPPED, use_utf8


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(path_type=Path), default=".", help="The project's folder (default: this one).")
@click.pass_context
def program(context: click.Context, root: Path) -> None:
    """Checks the registry of claims, and helps to edit it."""
    context.obj = root


for _command in (*check.COMMANDS, *review.COMMANDS, *edit.COMMANDS, new.new):
    program.add_command(_command)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command in ``argv``, by default that of the process, and returns its exit code."""
    use_utf8()
    try:
        return int(program.main(args=argv, prog_name="python -m generator", standalone_mode=False) or CLEAN)
    except click.ClickException as error:
        error.show()
        return MISUSE
    except click.Abort as stop:
        if stop.__cause__ is None:  # at a question; elsewhere click has ended the line
            click.echo(err=True)
        click.echo("stopped; nothing was written", err=True)
        return STOPPED
    except SystemExit:  # click ends so when whoever reads the output has gone away
        sys.stderr.close()
        return CLEAN
