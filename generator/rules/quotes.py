"""Every quote stands word for word where it says it stands."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Problem
from generator.evidence.case import Case, cites_in
from generator.evidence.passages import nearest_passage
from generator.evidence.quotes import Failure, Proof, Slip, prove
from generator.model import Cite


def sources_have_fingerprints(case: Case) -> Iterator[Problem]:
    """Every source’s record has a fingerprint beside it, to prove quotes with."""
    for source in case.sources.values():
        if source.id not in case.fingerprints:
            yield Problem(
                ("sources", source.id),
                "fingerprint-missing",
                f"source must have a fingerprint: make seeds/{source.id}.fingerprint with "
                "'python -m generator fingerprint'",
            )


def quotes_are_verbatim(case: Case) -> Iterator[Problem]:
    """Every quote stands word for word in its source, whole words, in order, with nothing turned round."""
    for path, cite in cites_in(case.registry):
        result = case.results.get(path)
        if isinstance(result, Failure):
            field = "at" if result.slip is Slip.PLACE else "quote"
            code, message = _told(cite, result, case)
            yield Problem((*path, field), code, message)


def _told(cite: Cite, failure: Failure, case: Case) -> tuple[str, str]:
    if failure.slip is not Slip.DEPARTS:
        return failure.slip.value, failure.reason
    elsewhere = [
        name
        for name, fingerprint in case.fingerprints.items()
        if name != cite.source and isinstance(prove(cite.quote, fingerprint), Proof)
    ]
    if elsewhere:
        return "quote-elsewhere", f"quote must stand in {cite.source}: it stands in {' and '.join(elsewhere)}"
    message = f"quote must stand word for word in {cite.source}"
    passage = nearest_passage(cite.quote, case.copies.get(cite.source, ()))
    if failure.word is not None or passage is None:
        message += f": {failure.reason}"
    if passage is not None:
        message += f"; nearest is {passage.place} ({passage.kind}): {passage.marked}"
    return failure.slip.value, message
