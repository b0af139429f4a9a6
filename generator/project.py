"""The files of a project and their history: the one module that opens files or starts git."""

from __future__ import annotations

import gc
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

from generator.check import (
    REGISTRY,
    SEEDS,
    Checked,
    Content,
    Files,
    ProblemError,
    checked_from,
    sources_in,
    text_of,
)
from generator.evidence.fingerprint import fingerprint_of, written
from generator.evidence.sentences import segment
from generator.problems.diagnostics import Diagnostic, Location
from generator.registry.source import Source

__all__ = ["REGISTRY", "SEEDS", "Checked", "ProblemError", "read"]

DEVELOPMENT_COPIES = "../shared/seeds"
_NOTHING: Mapping[str, bytes] = MappingProxyType({})


class RevisionError(Exception):
    """A revision whose registry cannot be had; the text says why."""


def read(root: Path, instead: Mapping[str, bytes] = _NOTHING) -> Checked:
    """The project in ``root``, checked by every rule, with ``instead`` in place of what its files hold."""

    def copy_of(source: Source) -> bytes | None:
        path = _copy_of(root, source)
        return instead.get(f"{SEEDS}/{source.file}") or (path.read_bytes() if path is not None else None)

    with _uncollected():
        return checked_from({**_files(root), **instead}, copy_of)


def read_revision(root: Path, revision: str) -> Checked:
    """The project in ``root`` as it was at a revision of git; raises RevisionError."""
    if _git(root, "rev-parse", "--is-inside-work-tree") is None:
        raise RevisionError("this folder must be in a git repository, and git must be installed")
    if revision.startswith("-") or _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is None:
        raise RevisionError(f"revision must be a commit, branch or tag that git knows: {revision!r}")
    listed = _git(root, "ls-tree", "-z", "--name-only", revision, "--", REGISTRY, f"{SEEDS}/") or b""
    names = [name for name in listed.decode().split("\0") if name == REGISTRY or _is_record(name)]
    if REGISTRY not in names:
        raise RevisionError(f"revision must hold {REGISTRY}: {revision!r} does not")
    files = {name: _git(root, "show", f"{revision}:./{name}") or b"" for name in names}
    return checked_from(files, lambda _: None)


def read_bytes(path: Path, name: str) -> bytes:
    """What a file holds; raises ProblemError."""
    content = _content(path, name)
    if isinstance(content, Diagnostic):
        raise ProblemError(content)
    return content


def read_text(path: Path, name: str) -> str:
    """The text of a UTF-8 file, with or without a byte order mark; raises ProblemError."""
    return text_of(_content(path, name), name)


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Puts each file in its place whole: written beside it first, then renamed, so no reader sees half of one."""
    ready: list[tuple[str, Path]] = []
    try:
        for name, data in files.items():
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
            ready.append((beside, target))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(beside, target.stat().st_mode & 0o777 if target.exists() else 0o644)
        while ready:
            os.replace(*ready[0])
            ready.pop(0)
    finally:
        for beside, _ in ready:
            Path(beside).unlink(missing_ok=True)


def replace_in_pages(site: Path, before: str, after: str) -> None:
    """Every page of a built site with ``after`` in place of ``before``."""
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        if before and before in text:
            write(site, {path.relative_to(site).as_posix(): text.replace(before, after).encode()})


def remove(path: Path) -> None:
    """Deletes a file, if it is there."""
    path.unlink(missing_ok=True)


def exists(root: Path, name: str) -> bool:
    """Whether the project has a file of that name."""
    return (root / name).exists()


def state_of(paths: Sequence[Path]) -> frozenset[tuple[str, int, int]]:
    """Name, time and size of each file at or below ``paths``; another set means that something changed."""
    found = set()
    for file in (each for path in paths for each in (path, *path.rglob("*"))):
        with suppress(OSError):
            if file.is_file():
                state = file.stat()
                found.add((str(file), state.st_mtime_ns, state.st_size))
    return frozenset(found)


def watched(root: Path) -> tuple[Path, ...]:
    """What a check reads and a preview must watch: the registry and the records."""
    return root / REGISTRY, root / SEEDS


def copy_folders(root: Path, environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """The folders retained copies are looked for in."""
    return root / SEEDS, root / environment.get("SEED_TEXTS", DEVELOPMENT_COPIES)


def hand_written(folder: Path) -> tuple[dict[str, str | None], tuple[Diagnostic, ...]]:
    """The text of each Markdown file below ``folder``, by its path there, and why it is None where it is."""
    texts: dict[str, str | None] = {}
    problems: list[Diagnostic] = []
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        try:
            texts[name] = read_text(path, f"{folder.name}/{name}")
        except ProblemError as error:
            texts[name] = None
            problems.append(error.problem)
    return texts, tuple(problems)


def make_fingerprints(root: Path, names: tuple[str, ...] = ()) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Writes the fingerprint of each source, or of those named, from its retained copy; what it did, line by line."""
    problems: list[Diagnostic] = []
    told: list[str] = []
    sources = sources_in(_files(root), {}, problems)
    problems += (
        Diagnostic(Location(f"{SEEDS}/{name}.yaml"), "file-missing", "record must exist")
        for name in names
        if name not in sources
    )
    for source in sources.values():
        if names and source.id not in names:
            continue
        copy = _copy_of(root, source)
        if copy is None:
            problems.append(
                Diagnostic(
                    Location(f"{SEEDS}/{source.id}.yaml"),
                    "copy-missing",
                    f"retained copy must be at hand, in {SEEDS}/ or SEED_TEXTS: {source.file!r}",
                )
            )
            continue
        try:
            made = fingerprint_of(copy.read_bytes(), segment)
        except UnicodeDecodeError as error:
            problems.append(
                Diagnostic(
                    Location(f"{SEEDS}/{source.file}"), "not-utf8", f"retained copy must be UTF-8: {error.reason}"
                )
            )
            continue
        write(root, {f"{SEEDS}/{source.id}.fingerprint": written(made).encode()})
        told.append(f"{SEEDS}/{source.id}.fingerprint: {len(made.sentences)} sentences, {made.tokens} words")
    return tuple(told), tuple(problems)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leaves garbage alone for a while: a check makes very many small things and no circle of them."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _files(root: Path) -> Files:
    records = [path for path in sorted((root / SEEDS).glob("*")) if _is_record(f"{SEEDS}/{path.name}")]
    found = {f"{SEEDS}/{path.name}": _content(path, f"{SEEDS}/{path.name}") for path in records}
    return {REGISTRY: _content(root / REGISTRY, REGISTRY), **found}


def _is_record(name: str) -> bool:
    return name.startswith(f"{SEEDS}/") and name.endswith((".yaml", ".fingerprint"))


def _content(path: Path, name: str) -> Content:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return Diagnostic(Location(name), "file-missing", "file must exist")
    except OSError as error:
        return Diagnostic(Location(name), "file-missing", f"file must be readable: {error.strerror}")


def _copy_of(root: Path, source: Source) -> Path | None:
    paths = (folder / source.file for folder in copy_folders(root))
    return next((path for path in paths if path.is_file()), None)


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git prints, or None where it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
