"""The contents of a project’s files to a checked registry: all that lies between reading files and showing results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import PurePosixPath

from generator.evidence.assessment import Assessment, SoundAssessment, assess, sound_assessment
from generator.evidence.fingerprint import Fingerprint, FingerprintError, read_fingerprint
from generator.evidence.sentences import Sentences, sentences_of
from generator.problems.codes import FILE_MISSING, NOT_UTF8, Code
from generator.problems.diagnostics import Diagnostic, Location, Problem
from generator.registry.document import Document, read_document
from generator.registry.parse import parse_registry, parse_source
from generator.registry.source import Source
from generator.rules import RULES

FINGERPRINT_INVALID = Code(
    "fingerprint-invalid",
    why="A damaged fingerprint proves nothing.",
    fix="Make it again with 'python -m generator fingerprint'.",
)
FINGERPRINT_STALE = Code(
    "fingerprint-stale",
    why="The quotes were proved against another text than the copy at hand.",
    fix="Restore the copy, or make the fingerprint again and correct the quotes.",
)

REGISTRY = "claims.yaml"
SEEDS = "seeds"
FileContent = bytes | Diagnostic
Files = Mapping[str, FileContent]
CopyOf = Callable[[Source], bytes | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A project that was read, with its problems in the order of their places.

    ``assessment`` is None when the registry could not be read at all. ``sound`` is the assessment when there is no
    problem, and None otherwise: only from it are pages made.
    """

    assessment: Assessment | None
    sound: SoundAssessment | None
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The records of the sources, in the order of their copies’ names, and the documents they were read from.

    A record that could not be read has a document, in which its problems have their places, and no source.
    """

    sources: Mapping[str, Source]
    documents: Mapping[str, Document]
    problems: tuple[Diagnostic, ...]


class ProblemError(Exception):
    """A file that cannot be read as what it should be; the argument is the Diagnostic."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(str(problem))
        self.problem = problem


def text_of(content: FileContent, name: str) -> str:
    """The text of a UTF-8 file, with or without a byte order mark; raises ProblemError."""
    if isinstance(content, Diagnostic):
        raise ProblemError(content)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        message = f"file must be UTF-8: byte 0x{content[error.start]:02X} is not; save it as UTF-8"
        raise ProblemError(Diagnostic(Location.after(name, before), NOT_UTF8, message)) from None


def check_files(files: Files, copy_of: CopyOf) -> Checked:
    """The project with these files, checked by every rule; ``copy_of`` returns a source’s retained copy or None."""
    records = read_records(files)
    fingerprints, fingerprint_problems = _read_fingerprints(files, records.sources)
    problems = {*records.problems, *fingerprint_problems}
    try:
        missing = Diagnostic(Location(REGISTRY), FILE_MISSING, "file must exist")
        document = read_document(REGISTRY, text_of(files.get(REGISTRY, missing), REGISTRY))
    except ProblemError as error:
        return Checked(assessment=None, sound=None, problems=tuple(sorted({*problems, error.problem})))
    parsed = parse_registry(document)
    problems.update(parsed.problems)
    if parsed.value is None:
        return Checked(assessment=None, sound=None, problems=tuple(sorted(problems)))
    copies, copy_problems = _copies(copy_of, records.sources, fingerprints)
    broken = parsed.broken | (records.documents.keys() - records.sources.keys())
    assessment = assess(parsed.value, records.sources, fingerprints, copies, broken)
    rule_problems = (problem for rule in RULES for problem in rule(assessment))
    problems.update(
        copy_problems, (_diagnostic(problem, parsed.document, records.documents) for problem in rule_problems)
    )
    sound = None if problems else sound_assessment(assessment)
    return Checked(assessment=assessment, sound=sound, problems=tuple(sorted(problems)))


def read_records(files: Files) -> Records:
    """The records among ``files``."""
    sources: dict[str, Source] = {}
    documents: dict[str, Document] = {}
    problems: list[Diagnostic] = []
    for name in sorted(files):
        path = PurePosixPath(name)
        if str(path.parent) != SEEDS or path.suffix != ".yaml":
            continue
        try:
            document = read_document(name, text_of(files[name], name))
        except ProblemError as error:
            problems.append(error.problem)
            documents[path.stem] = read_document(name, "")
            continue
        parsed = parse_source(document, path.stem)
        problems += parsed.problems
        documents[path.stem] = parsed.document
        if parsed.value is not None:
            sources[path.stem] = parsed.value
    in_order = dict(sorted(sources.items(), key=lambda item: (item[1].file, item[0])))
    return Records(sources=in_order, documents=documents, problems=tuple(problems))


def _read_fingerprints(
    files: Files, sources: Mapping[str, Source]
) -> tuple[Mapping[str, Fingerprint], list[Diagnostic]]:
    fingerprints: dict[str, Fingerprint] = {}
    problems: list[Diagnostic] = []
    for source in sources:
        name = f"{SEEDS}/{source}.fingerprint"
        if name not in files:
            continue
        try:
            fingerprints[source] = read_fingerprint(text_of(files[name], name))
        except ProblemError as error:
            problems.append(error.problem)
        except FingerprintError as error:
            problems.append(Diagnostic(Location(name, error.line), FINGERPRINT_INVALID, str(error)))
    return fingerprints, problems


class _SentencesByCopy(Mapping[str, Sentences]):
    """The sentences of the retained copies, worked out when they are asked for."""

    def __init__(self, data: Mapping[str, bytes]) -> None:
        self._data = data
        self._sentences = cache(lambda source: sentences_of(data[source].decode("utf-8-sig")))

    def __getitem__(self, source: str) -> Sentences:
        return self._sentences(source)

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


def _copies(
    copy_of: CopyOf, sources: Mapping[str, Source], fingerprints: Mapping[str, Fingerprint]
) -> tuple[_SentencesByCopy, list[Diagnostic]]:
    """The copies at hand with the text of their fingerprint, and a problem for each copy with another text."""
    copies: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    for name, fingerprint in fingerprints.items():
        source = sources[name]
        data = copy_of(source)
        if data is None:
            continue
        if sha256(data).hexdigest() == fingerprint.sha256:
            copies[name] = data
            continue
        message = (
            f"fingerprint must be of the retained copy {source.file!r}, whose text changed: restore it, or "
            f"run 'python -m generator fingerprint {name}' and correct the quotes"
        )
        problems.append(Diagnostic(Location(f"{SEEDS}/{name}.fingerprint", 2), FINGERPRINT_STALE, message))
    return _SentencesByCopy(copies), problems


def _diagnostic(problem: Problem, registry: Document, records: Mapping[str, Document]) -> Diagnostic:
    """The problem at its line and column; a path that begins with ``sources`` and an id leads into a record."""
    path, document = problem.path, registry
    if path and path[0] == "sources":
        document, path = records[str(path[1])], path[2:]
    return Diagnostic(document.place_of(path, on_key=problem.on_key), problem.code, problem.message)
