"""Every quote stands word for word where it says it stands."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.assessment import Assessment, cites_in
from generator.evidence.passages import nearest_passage
from generator.evidence.quotes import Failure, Proof, Slip, prove
from generator.problems.diagnostics import Problem
from generator.registry.model import Cite


def sources_have_fingerprints(assessment: Assessment) -> Iterator[Problem]:
    """Every source’s record has a fingerprint beside it, to prove quotes with."""
    for source in assessment.sources.values():
        if source.id not in assessment.fingerprints:
            yield Problem(
                ("sources", source.id),
                "fingerprint-missing",
                f"source must have a fingerprint: make seeds/{source.id}.fingerprint with "
                "'python -m generator fingerprint'",
            )


def quotes_are_verbatim(assessment: Assessment) -> Iterator[Problem]:
    """Every quote stands word for word in its source, whole words, in order, with nothing turned round."""
    for path, cite in cites_in(assessment.registry):
        result = assessment.results.get(path)
        if isinstance(result, Failure):
            field = "at" if result.slip is Slip.PLACE else "quote"
            code, message = _told(cite, result, assessment)
            yield Problem((*path, field), code, message)


def _told(cite: Cite, failure: Failure, assessment: Assessment) -> tuple[str, str]:
    if failure.slip is not Slip.DEPARTS:
        return failure.slip.value, failure.reason
    elsewhere = [
        name
        for name, fingerprint in assessment.fingerprints.items()
        if name != cite.source and isinstance(prove(cite.quote, fingerprint), Proof)
    ]
    if elsewhere:
        return "quote-elsewhere", f"quote must stand in {cite.source}: it stands in {' and '.join(elsewhere)}"
    message = f"quote must stand word for word in {cite.source}"
    passage = nearest_passage(cite.quote, assessment.copies.get(cite.source, ()))
    if failure.word is not None or passage is None:
        message += f": {failure.reason}"
    if passage is not None:
        message += f"; nearest is {passage.place} ({passage.kind}): {passage.marked}"
    return failure.slip.value, message
