"""The contents of a project's files to a checked registry: everything between reading and showing, without a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import PurePosixPath

from generator.evidence.assessment import Assessment, Sentences, assess
from generator.evidence.fingerprint import Fingerprint, FingerprintError, read_fingerprint, sentences_of
from generator.evidence.sentences import segment
from generator.problems.diagnostics import Diagnostic, Location, Problem
from generator.registry.document import Document, read_document
from generator.registry.fields import name_entries
from generator.registry.parse import parse_registry, parse_source
from generator.registry.source import Source
from generator.rules import RULES

REGISTRY = "claims.yaml"
SEEDS = "seeds"
Content = bytes | Diagnostic
Files = Mapping[str, Content]
CopyOf = Callable[[Source], bytes | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A project that was read: ``assessment`` is None when its shape is wrong; ``problems`` come in order of place."""

    assessment: Assessment | None
    problems: tuple[Diagnostic, ...]


class ProblemError(Exception):
    """A file that cannot be read as what it should be; the argument is the Diagnostic."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(str(problem))
        self.problem = problem


def text_of(content: Content, name: str) -> str:
    """The text of a UTF-8 file, with or without a byte order mark; raises ProblemError."""
    if isinstance(content, Diagnostic):
        raise ProblemError(content)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        at = Location.behind(name, before)
        message = f"file must be UTF-8: byte 0x{content[error.start]:02X} is not; save it as UTF-8"
        raise ProblemError(Diagnostic(at, "not-utf8", message)) from None


def checked_from(files: Files, copy_of: CopyOf) -> Checked:
    """The project whose files hold ``files``, checked by every rule; ``copy_of`` finds a source's retained copy."""
    problems: list[Diagnostic] = []
    documents: dict[str, Document] = {}
    sources = sources_in(files, documents, problems)
    fingerprints = _fingerprints(files, sources, problems)
    try:
        missing = Diagnostic(Location(REGISTRY), "file-missing", "file must exist")
        document = read_document(REGISTRY, text_of(files.get(REGISTRY, missing), REGISTRY))
    except ProblemError as error:
        return Checked(assessment=None, problems=tuple(sorted({*problems, error.problem})))
    parsed = parse_registry(document)
    problems += parsed.problems
    if parsed.value is None:
        return Checked(assessment=None, problems=tuple(sorted(set(problems))))
    copies = _copies(copy_of, sources, fingerprints, problems)
    broken = parsed.broken | (documents.keys() - sources.keys())
    assessment = assess(parsed.value, sources, fingerprints, copies, broken)
    problems += (_placed(problem, document, documents) for rule in RULES for problem in rule(assessment))
    return Checked(assessment=assessment, problems=tuple(sorted(set(problems))))


def sources_in(files: Files, documents: dict[str, Document], problems: list[Diagnostic]) -> dict[str, Source]:
    """The records among ``files``, by id, in the order of the copies' names."""
    sources: dict[str, Source] = {}
    for name in sorted(files):
        path = PurePosixPath(name)
        if str(path.parent) != SEEDS or path.suffix != ".yaml":
            continue
        try:
            document = documents[path.stem] = read_document(name, text_of(files[name], name))
        except ProblemError as error:
            problems.append(error.problem)
            documents[path.stem] = read_document(name, "")
            continue
        parsed = parse_source(document)
        problems += parsed.problems
        if parsed.value is not None:
            sources[path.stem] = parsed.value
    name_entries(sources)
    return dict(sorted(sources.items(), key=lambda pair: (pair[1].file, pair[0])))


def _fingerprints(files: Files, sources: Mapping[str, Source], problems: list[Diagnostic]) -> dict[str, Fingerprint]:
    found: dict[str, Fingerprint] = {}
    for source in sources:
        name = f"{SEEDS}/{source}.fingerprint"
        if name not in files:
            continue
        try:
            found[source] = read_fingerprint(text_of(files[name], name))
        except ProblemError as error:
            problems.append(error.problem)
        except FingerprintError as error:
            problems.append(Diagnostic(Location(name, error.args[0]), "fingerprint-invalid", error.args[1]))
    return found


class _Copies(Mapping[str, Sentences]):
    """The sentences of the retained copies, cut when asked for: only a failed quote and a search need them."""

    def __init__(self, data: Mapping[str, bytes]) -> None:
        self._data = data
        self._cut = cache(lambda source: sentences_of(data[source].decode("utf-8-sig"), segment))

    def __getitem__(self, source: str) -> Sentences:
        return self._cut(source)

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


def _copies(
    copy_of: CopyOf,
    sources: Mapping[str, Source],
    fingerprints: Mapping[str, Fingerprint],
    problems: list[Diagnostic],
) -> _Copies:
    copies: dict[str, bytes] = {}
    for source in sources.values():
        fingerprint = fingerprints.get(source.id)
        data = copy_of(source) if fingerprint is not None else None
        if data is None or fingerprint is None:
            continue
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
        copies[source.id] = data
    return _Copies(copies)


def _placed(problem: Problem, registry: Document, records: Mapping[str, Document]) -> Diagnostic:
    path, document = problem.path, registry
    if path and path[0] == "sources":
        document, path = records[str(path[1])], path[2:]
    return Diagnostic(document.place_of(path, on_key=problem.on_key), problem.code, problem.message)
