"""The files of a project: the one module that opens them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.diagnostics import Diagnostic, Location, Problem
from generator.document import Document, read_document
from generator.evidence.case import Case, Sentences, open_case
from generator.evidence.fingerprint import (
    Fingerprint,
    FingerprintError,
    fingerprint_of,
    read_fingerprint,
    sentences_of,
    written,
)
from generator.evidence.sentences import segment
from generator.fields import name_entries
from generator.parse import parse_registry, parse_source
from generator.record import Source
from generator.rules import RULES

REGISTRY = "claims.yaml"
SEEDS = "seeds"
DEVELOPMENT_COPIES = "../shared/seeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A project that was read: ``case`` is None when its shape is wrong; ``problems`` come in order of place."""

    case: Case | None
    problems: tuple[Diagnostic, ...]


class ProblemError(Exception):
    """A file that cannot be read as what it should be; the argument is the Diagnostic."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_text(path: Path, name: str) -> str:
    """The text of a UTF-8 file, with or without a byte order mark; raises ProblemError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ProblemError(Diagnostic(Location(name), "file-missing", "file must exist")) from None
    except OSError as error:
        raise ProblemError(
            Diagnostic(Location(name), "file-missing", f"file must be readable: {error.strerror}")
        ) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        at = Location(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise ProblemError(
            Diagnostic(at, "not-utf8", f"file must be UTF-8: byte 0x{data[error.start]:02X} is not; save it as UTF-8")
        ) from None


def read(root: Path) -> Checked:
    """The project in ``root``, checked by every rule."""
    problems: list[Diagnostic] = []
    documents: dict[str, Document] = {}
    sources = _sources(root, documents, problems)
    fingerprints = _fingerprints(root, sources, problems)
    try:
        document = read_document(REGISTRY, read_text(root / REGISTRY, REGISTRY))
    except ProblemError as error:
        return Checked(case=None, problems=tuple(sorted({*problems, error.problem})))
    parsed = parse_registry(document)
    problems += parsed.problems
    if parsed.value is None:
        return Checked(case=None, problems=tuple(sorted(set(problems))))
    copies = _copies(root, sources, fingerprints, problems)
    broken = parsed.broken | (documents.keys() - sources.keys())
    case = open_case(parsed.value, sources, fingerprints, copies, broken)
    problems += (_placed(problem, document, documents) for rule in RULES for problem in rule(case))
    return Checked(case=case, problems=tuple(sorted(set(problems))))


def watched(root: Path) -> tuple[Path, ...]:
    """What a preview must watch: the registry and the records."""
    return root / REGISTRY, root / SEEDS


def copy_folders(root: Path, environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """The folders retained copies are looked for in."""
    return root / SEEDS, root / environment.get("SEED_TEXTS", DEVELOPMENT_COPIES)


def standing_problems(folder: Path, names: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """The standing pages that are missing or empty."""
    found = []
    for name in names:
        path = folder / name
        if not path.is_file() or not path.read_text("utf-8-sig").strip():
            found.append(
                Diagnostic(Location(f"{folder.name}/{name}"), "standing-page", "page must exist and not be empty")
            )
    return tuple(found)


def make_fingerprints(root: Path, names: tuple[str, ...] = ()) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Writes the fingerprint of each source, or of those named, from its retained copy; what it did, line by line."""
    problems: list[Diagnostic] = []
    told: list[str] = []
    sources = _sources(root, {}, problems)
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
        made = fingerprint_of(copy.read_bytes(), segment)
        (root / SEEDS / f"{source.id}.fingerprint").write_text(written(made), encoding="utf-8", newline="\n")
        told.append(f"{SEEDS}/{source.id}.fingerprint: {len(made.sentences)} sentences, {made.tokens} words")
    return tuple(told), tuple(problems)


def _sources(root: Path, documents: dict[str, Document], problems: list[Diagnostic]) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for path in sorted((root / SEEDS).glob("*.yaml")):
        name = f"{SEEDS}/{path.name}"
        try:
            document = documents[path.stem] = read_document(name, read_text(path, name))
        except ProblemError as error:
            problems.append(error.problem)
            continue
        parsed = parse_source(document)
        problems += parsed.problems
        if parsed.value is not None:
            sources[path.stem] = parsed.value
    name_entries(sources)
    return dict(sorted(sources.items(), key=lambda pair: (pair[1].file, pair[0])))


def _fingerprints(root: Path, sources: Mapping[str, Source], problems: list[Diagnostic]) -> dict[str, Fingerprint]:
    found: dict[str, Fingerprint] = {}
    for source in sources:
        path, name = root / SEEDS / f"{source}.fingerprint", f"{SEEDS}/{source}.fingerprint"
        if not path.exists():
            continue
        try:
            found[source] = read_fingerprint(read_text(path, name))
        except ProblemError as error:
            problems.append(error.problem)
        except FingerprintError as error:
            problems.append(Diagnostic(Location(name, error.args[0]), "fingerprint-invalid", error.args[1]))
    return found


def _copies(
    root: Path, sources: Mapping[str, Source], fingerprints: Mapping[str, Fingerprint], problems: list[Diagnostic]
) -> dict[str, Sentences]:
    copies: dict[str, Sentences] = {}
    for source in sources.values():
        path, fingerprint = _copy_of(root, source), fingerprints.get(source.id)
        if path is None or fingerprint is None:
            continue
        data = path.read_bytes()
        if sha256(data).hexdigest() != fingerprint.sha256:
            problems.append(
                Diagnostic(
                    Location(f"{SEEDS}/{source.id}.fingerprint", 2),
                    "fingerprint-stale",
                    f"fingerprint must be of the retained copy {source.file!r}, whose text changed: restore it, or "
                    f"run 'python -m generator fingerprint {source.id}' and mend the quotes",
                )
            )
            continue
        copies[source.id] = sentences_of(data.decode("utf-8-sig"), segment)
    return copies


def _copy_of(root: Path, source: Source) -> Path | None:
    paths = (folder / source.file for folder in copy_folders(root))
    return next((path for path in paths if path.is_file()), None)


def _placed(problem: Problem, registry: Document, records: Mapping[str, Document]) -> Diagnostic:
    path, document = problem.path, registry
    if path and path[0] == "sources":
        document, path = records[str(path[1])], path[2:]
    return Diagnostic(document.place_of(path, on_key=problem.on_key), problem.code, problem.message)
