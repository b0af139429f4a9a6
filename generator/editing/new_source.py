"""A new source: its record, its fingerprint, and the retained copy that stays out of the repository."""

from __future__ import annotations

from collections.abc import Mapping

from generator.editing.yaml_scalars import scalar_text
from generator.evidence.assessment import Assessment
from generator.evidence.fingerprint import Fingerprint, fingerprint_of, fingerprint_text

SEEDS = "seeds"


class SourceError(ValueError):
    """A text that can be no new source; the message says why."""


def fingerprint_for(data: bytes, assessment: Assessment | None) -> Fingerprint:
    """The fingerprint of a text that no source has yet; raises SourceError."""
    try:
        made = fingerprint_of(data)
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02X} at {error.start} is not"
        raise SourceError(f"text must be UTF-8: {found}; save it as UTF-8") from None
    if not made.sentences:
        raise SourceError("text must have at least one sentence: it is empty")
    for name, other in assessment.fingerprints.items() if assessment is not None else ():
        if other.sha256 == made.sha256:
            raise SourceError(f"text must be new: it is already the source {name!r}")
    return made


def files_of(name: str, data: bytes, made: Fingerprint, *, stated: Mapping[str, str | None]) -> dict[str, bytes]:
    """The three files of a source by name; what the copy does not state is recorded as not stated."""
    record = [
        f"name: {scalar_text(str(stated['name']))}",
        f"publisher: {_or_null(stated.get('publisher'))}",
        f"file: {name}.txt",
        f"published: {_or_null(stated.get('published'))}",
    ]
    return {
        f"{SEEDS}/{name}.txt": data,
        f"{SEEDS}/{name}.fingerprint": fingerprint_text(made).encode(),
        f"{SEEDS}/{name}.yaml": ("\n".join(record) + "\n").encode(),
    }


def _or_null(value: str | None) -> str:
    return scalar_text(value) if value else "null"
