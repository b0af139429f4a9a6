"""No status is stronger than its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.assessment import Assessment
from generator.evidence.reason import reason_for
from generator.evidence.status import MORE_CAUTIOUS
from generator.problems.diagnostics import Problem, a_list
from generator.registry.vocabulary import Stance, Status


def claims_are_supported(assessment: Assessment) -> Iterator[Problem]:
    """At least one report says the whole of what a claim says."""
    for claim in assessment.registry.claims.values():
        if assessment.weights[claim.id].derived is None:
            yield Problem(
                ("claims", claim.id, "evidence"),
                "claim-unsupported",
                "claim must have at least one citation whose stance is 'supports'",
            )


def status_is_supported(assessment: Assessment) -> Iterator[Problem]:
    """A written status is the derived one, or a more cautious one with a note that says why."""
    names = {source.id: source.name for source in assessment.sources.values()}
    for claim in assessment.registry.claims.values():
        found = assessment.weights[claim.id]
        if claim.status is None and claim.status_note is not None:
            yield _idle(claim.id)
        if claim.status is None or found.derived is None:
            continue
        path = ("claims", claim.id, "status")
        cautious = MORE_CAUTIOUS.get(found.derived, ())
        if claim.status in cautious:
            if claim.status_note is None:
                yield Problem(
                    path,
                    "status-note-missing",
                    f"status {str(claim.status)!r} is more cautious than the derived {str(found.derived)!r} "
                    "and must have a 'status_note' that says why",
                )
        elif claim.status is not found.derived:
            allowed = a_list([repr(str(each)) for each in (found.derived, *cautious)])
            reason = reason_for(found, names, assessment.registry.origins)
            against = [
                names.get(each.source, each.source) for each in claim.evidence if each.stance is Stance.CONTRADICTS
            ]
            if found.derived is Status.DISPUTED:
                reason += f" It is contradicted by {' and '.join(dict.fromkeys(against))}."
            yield Problem(path, "status-too-strong", f"status must be {allowed}, not {str(claim.status)!r}: {reason}")
        elif claim.status_note is not None:
            yield _idle(claim.id)


def _idle(claim: str) -> Problem:
    return Problem(
        ("claims", claim, "status_note"),
        "status-note-idle",
        "status_note must stand only beside a status that is more cautious than the derived one",
    )
