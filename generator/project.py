"""The files of a project: the one module that opens files."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.check import (
    REGISTRY,
    SEEDS,
    Checked,
    FileContent,
    Files,
    ProblemError,
    check_files,
    read_records,
    text_of,
)
from generator.evidence.fingerprint import Fingerprint, fingerprint_of, fingerprint_text
from generator.problems.codes import COPY_MISSING, FILE_MISSING, NOT_UTF8
from generator.problems.diagnostics import Diagnostic, Location
from generator.registry.source import Source

DEVELOPMENT_COPIES = "../shared/seeds"
_NOTHING: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """Name, time of change in nanoseconds and size of a file."""

    name: str
    changed: int
    size: int


def read(root: Path, instead: Mapping[str, bytes] = _NOTHING) -> Checked:
    """The project in ``root``, checked by every rule; ``instead`` replaces the contents of files it names."""

    def copy_of(source: Source) -> bytes | None:
        path = _path_of_copy(root, source)
        return instead.get(f"{SEEDS}/{source.file}") or (path.read_bytes() if path is not None else None)

    with _without_garbage_collection():
        return check_files({**_files_in(root), **instead}, copy_of)


def read_bytes(path: Path, name: str) -> bytes:
    """The contents of a file; raises ProblemError."""
    content = _content_of(path, name)
    if isinstance(content, Diagnostic):
        raise ProblemError(content)
    return content


def read_text(path: Path, name: str) -> str:
    """The text of a UTF-8 file, with or without a byte order mark; raises ProblemError."""
    return text_of(_content_of(path, name), name)


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Writes each file whole: beside its place first, then renamed, so that nobody reads half a file."""
    temporary: list[tuple[str, Path]] = []
    try:
        for name, data in files.items():
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
            temporary.append((beside, target))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(beside, target.stat().st_mode & 0o777 if target.exists() else 0o644)
        while temporary:
            os.replace(*temporary[0])
            temporary.pop(0)
    finally:
        for beside, _ in temporary:
            Path(beside).unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Deletes a file, if it is there."""
    path.unlink(missing_ok=True)


def replace_in_pages(site: Path, replacements: Mapping[str, str]) -> None:
    """Replaces each key of ``replacements`` by its value in every page of the built site."""
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        if any(before in text for before in replacements):
            for before, after in replacements.items():
                text = text.replace(before, after)
            write(site, {path.relative_to(site).as_posix(): text.encode()})


def exists(root: Path, name: str) -> bool:
    """Whether the project has a file of that name."""
    return (root / name).exists()


def state_of(paths: Sequence[Path]) -> frozenset[FileState]:
    """The state of each file at or below ``paths``; another set means that something changed."""
    states = set()
    for file in (file for path in paths for file in (path, *path.rglob("*"))):
        with suppress(OSError):  # a file may vanish between the listing and the look at it
            if file.is_file():
                state = file.stat()
                states.add(FileState(name=str(file), changed=state.st_mtime_ns, size=state.st_size))
    return frozenset(states)


def checked_paths(root: Path) -> tuple[Path, ...]:
    """The files and folders to watch: the registry and the records. Copies in other folders are not watched."""
    return root / REGISTRY, root / SEEDS


def copy_folders(root: Path, environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """The folders in which retained copies are looked for."""
    return root / SEEDS, root / environment.get("SEED_TEXTS", DEVELOPMENT_COPIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandWritten:
    """The hand-written pages of a folder: the text of each by its path, None where it cannot be read, and why."""

    folder: str
    texts: Mapping[str, str | None]
    problems: tuple[Diagnostic, ...]


def read_hand_written(folder: Path) -> HandWritten:
    """The Markdown files below ``folder``."""
    texts: dict[str, str | None] = {}
    problems: list[Diagnostic] = []
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        try:
            texts[name] = read_text(path, f"{folder.name}/{name}")
        except ProblemError as error:
            texts[name] = None
            problems.append(error.problem)
    return HandWritten(folder=folder.name, texts=texts, problems=tuple(problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFingerprints:
    """The fingerprints that could be made, by source, and why the others could not."""

    fingerprints: Mapping[str, Fingerprint]
    problems: tuple[Diagnostic, ...]

    @property
    def files(self) -> Mapping[str, bytes]:
        """The contents of their files, by name."""
        texts = {name: fingerprint_text(fingerprint) for name, fingerprint in self.fingerprints.items()}
        return {f"{SEEDS}/{name}.fingerprint": text.encode() for name, text in texts.items()}


def new_fingerprints(root: Path, names: Sequence[str] = ()) -> NewFingerprints:
    """The fingerprint of each source, or of those named, from its retained copy; writes nothing."""
    records = read_records(_files_in(root))
    problems = [*records.problems]
    problems += (
        Diagnostic(Location(f"{SEEDS}/{name}.yaml"), FILE_MISSING, "record must exist")
        for name in names
        if name not in records.sources
    )
    fingerprints: dict[str, Fingerprint] = {}
    for source in records.sources.values():
        if names and source.id not in names:
            continue
        path = _path_of_copy(root, source)
        if path is None:
            message = f"retained copy must be at hand, in {SEEDS}/ or SEED_TEXTS: {source.file!r}"
            problems.append(Diagnostic(Location(f"{SEEDS}/{source.id}.yaml"), COPY_MISSING, message))
            continue
        try:
            fingerprints[source.id] = fingerprint_of(path.read_bytes())
        except UnicodeDecodeError as error:
            message = f"retained copy must be UTF-8: {error.reason}"
            problems.append(Diagnostic(Location(f"{SEEDS}/{source.file}"), NOT_UTF8, message))
    return NewFingerprints(fingerprints=fingerprints, problems=tuple(problems))


def is_record(name: str) -> bool:
    """Whether the name is that of a record or a fingerprint."""
    return name.startswith(f"{SEEDS}/") and name.endswith((".yaml", ".fingerprint"))


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Pauses the cyclic garbage collector: a check creates many small objects and no reference cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _files_in(root: Path) -> Files:
    paths = {f"{SEEDS}/{path.name}": path for path in sorted((root / SEEDS).glob("*"))}
    records = {name: _content_of(path, name) for name, path in paths.items() if is_record(name)}
    return {REGISTRY: _content_of(root / REGISTRY, REGISTRY), **records}


def _content_of(path: Path, name: str) -> FileContent:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return Diagnostic(Location(name), FILE_MISSING, "file must exist")
    except OSError as error:
        return Diagnostic(Location(name), FILE_MISSING, f"file must be readable: {error.strerror}")


def _path_of_copy(root: Path, source: Source) -> Path | None:
    paths = (folder / source.file for folder in copy_folders(root))
    return next((path for path in paths if path.is_file()), None)
