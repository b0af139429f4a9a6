"""A project at a revision of git: the one module that runs git."""

from __future__ import annotations

import subprocess
from pathlib import Path

from generator.check import REGISTRY, SEEDS, Checked, check_files
from generator.project import is_record


class RevisionError(Exception):
    """A revision whose registry cannot be read from git; the text says why."""


def read_revision(root: Path, revision: str) -> Checked:
    """The project in ``root`` as it was at a revision of git; raises RevisionError."""
    if _git(root, "rev-parse", "--is-inside-work-tree") is None:
        raise RevisionError("this folder must be in a git repository, and git must be installed")
    # A name that begins with a hyphen would be read as an option.
    if revision.startswith("-") or _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is None:
        raise RevisionError(f"revision must be a commit, branch or tag that git knows: {revision!r}")
    listing = _git(root, "ls-tree", "-z", "--name-only", revision, "--", REGISTRY, f"{SEEDS}/") or b""
    names = [name for name in listing.decode().split("\0") if name == REGISTRY or is_record(name)]
    if REGISTRY not in names:
        raise RevisionError(f"revision must hold {REGISTRY}: {revision!r} does not")
    files = {name: _git(root, "show", f"{revision}:./{name}") or b"" for name in names}
    return check_files(files, lambda _: None)


def _git(root: Path, *arguments: str) -> bytes | None:
    """The output of a git command, or None where it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
