"""A new source: its record, its fingerprint, and the retained copy, which stays out of the repository."""

from __future__ import annotations

from generator.check import SEEDS
from generator.editing.yaml_scalars import scalar_text
from generator.evidence.assessment import Assessment
from generator.evidence.fingerprint import Fingerprint, fingerprint_of, fingerprint_text


class SourceError(ValueError):
    """A text that cannot become a source; the message says why."""


def fingerprint_for(data: bytes, assessment: Assessment | None) -> Fingerprint:
    """The fingerprint of a text that is no source of the registry yet; raises SourceError."""
    try:
        fingerprint = fingerprint_of(data)
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02X} at {error.start} is not"
        raise SourceError(f"text must be UTF-8: {byte}; save it as UTF-8") from None
    if not fingerprint.sentences:
        raise SourceError("text must have at least one sentence: it is empty")
    for source, other in assessment.fingerprints.items() if assessment is not None else ():
        if other.sha256 == fingerprint.sha256:
            raise SourceError(f"text must be new: it is already the source {source!r}")
    return fingerprint


def files_of(
    source: str, data: bytes, fingerprint: Fingerprint, *, name: str, publisher: str | None, published: str | None
) -> dict[str, bytes]:
    """The three files of a source by their paths; None is for what the retained copy does not state."""
    record = [
        f"name: {scalar_text(name)}",
        f"publisher: {_scalar_or_null(publisher)}",
        f"file: {source}.txt",
        f"published: {_scalar_or_null(published)}",
    ]
    return {
        f"{SEEDS}/{source}.txt": data,
        f"{SEEDS}/{source}.fingerprint": fingerprint_text(fingerprint).encode(),
        f"{SEEDS}/{source}.yaml": ("\n".join(record) + "\n").encode(),
    }


def _scalar_or_null(value: str | None) -> str:
    return scalar_text(value) if value else "null"
