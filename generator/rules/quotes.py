"""Every quote stands word for word where it says it stands."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence import codes
from generator.evidence.assessment import Assessment, citations_in
from generator.evidence.passages import nearest_passage
from generator.evidence.quotes import Failure, Proof, prove
from generator.problems.codes import Code
from generator.problems.diagnostics import Problem
from generator.registry.model import Cite

FINGERPRINT_MISSING = Code(
    "fingerprint-missing",
    why="Without a fingerprint no quote of this report can be proved.",
    fix="Put the retained copy into seeds/ or SEED_TEXTS and run 'python -m generator fingerprint'.",
)
QUOTE_ELSEWHERE = Code(
    "quote-elsewhere",
    why="The words stand in another report than the one that is cited.",
    fix="Name that report as the source.",
)


def sources_have_fingerprints(assessment: Assessment) -> Iterator[Problem]:
    """Every source’s record has a fingerprint beside it, to prove quotes with."""
    for source in assessment.sources.values():
        if source.id not in assessment.fingerprints:
            yield Problem(
                ("sources", source.id),
                FINGERPRINT_MISSING,
                f"source must have a fingerprint: make seeds/{source.id}.fingerprint with "
                "'python -m generator fingerprint'",
            )


def quotes_are_verbatim(assessment: Assessment) -> Iterator[Problem]:
    """Every quote stands word for word in its source: whole words, in order, with no negation left out."""
    for path, cite in citations_in(assessment.registry):
        failure = assessment.results.get(path)
        if isinstance(failure, Failure):
            field = "at" if failure.code is codes.QUOTE_PLACE else "quote"
            code, message = _code_and_message(cite, failure, assessment)
            yield Problem((*path, field), code, message)


def _code_and_message(cite: Cite, failure: Failure, assessment: Assessment) -> tuple[Code, str]:
    if failure.code is not codes.QUOTE_DEPARTS:
        return failure.code, failure.reason
    elsewhere = [
        name
        for name, fingerprint in assessment.fingerprints.items()
        if name != cite.source and isinstance(prove(cite.quote, fingerprint), Proof)
    ]
    if elsewhere:
        return QUOTE_ELSEWHERE, f"quote must stand in {cite.source}: it stands in {' and '.join(elsewhere)}"
    message = f"quote must stand word for word in {cite.source}"
    passage = nearest_passage(cite.quote, assessment.copies.get(cite.source, ()))
    if failure.word is not None or passage is None:
        message += f": {failure.reason}"
    if passage is not None:
        message += f"; nearest is {passage.place} ({passage.difference}): {passage.comparison}"
    return failure.code, message
