"""No status is stronger than its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.english import list_with_or
from generator.evidence.assessment import Assessment
from generator.evidence.reason import reason_for
from generator.evidence.status import MORE_CAUTIOUS
from generator.problems.codes import Code
from generator.problems.diagnostics import Problem
from generator.registry.model import Claim
from generator.registry.vocabulary import Stance, Status

CLAIM_UNSUPPORTED = Code(
    "claim-unsupported",
    why="A claim that no report makes would be a claim of this site.",
    fix="Cite a report that says all of it, word the claim so that one does, or remove it.",
)
STATUS_NOTE_IDLE = Code(
    "status-note-idle",
    why="The note explains a more cautious status, and there is none.",
    fix="Remove the note, or put it under 'summary'.",
)
STATUS_NOTE_MISSING = Code(
    "status-note-missing",
    why="Readers must learn why a status is more cautious than the evidence asks.",
    fix="Add a 'status_note' that goes on from “because”.",
)
STATUS_TOO_STRONG = Code(
    "status-too-strong",
    why="A status follows from where the reports have a claim from: three reports of one account are one origin.",
    fix="Remove 'status', or write one of the words that are named.",
)


def claims_are_supported(assessment: Assessment) -> Iterator[Problem]:
    """At least one report says the whole of what a claim says."""
    for claim in assessment.registry.claims.values():
        if assessment.claims[claim.id].derived is None:
            yield Problem(
                ("claims", claim.id, "evidence"),
                CLAIM_UNSUPPORTED,
                "claim must have at least one citation whose stance is 'supports'",
            )


def status_is_supported(assessment: Assessment) -> Iterator[Problem]:
    """A written status is the derived one, or a more cautious one with a note that says why."""
    for claim in assessment.registry.claims.values():
        derived = assessment.claims[claim.id].derived
        cautious = MORE_CAUTIOUS.get(derived, ()) if derived is not None else ()
        is_cautious = claim.status in cautious
        if claim.status_note is not None and not is_cautious and (claim.status in (None, derived)):
            yield Problem(
                ("claims", claim.id, "status_note"),
                STATUS_NOTE_IDLE,
                "status_note must stand only beside a status that is more cautious than the derived one",
            )
        if claim.status is None or derived is None or claim.status is derived:
            continue
        path = ("claims", claim.id, "status")
        if not is_cautious:
            allowed = list_with_or([repr(str(status)) for status in (derived, *cautious)])
            message = f"status must be {allowed}, not {str(claim.status)!r}: {_reason(claim, assessment)}"
            yield Problem(path, STATUS_TOO_STRONG, message)
        elif claim.status_note is None:
            yield Problem(
                path,
                STATUS_NOTE_MISSING,
                f"status {str(claim.status)!r} is more cautious than the derived {str(derived)!r} "
                "and must have a 'status_note' that says why",
            )


def _reason(claim: Claim, assessment: Assessment) -> str:
    """Why the claim has its derived status, and who contradicts it where that decides."""
    names = assessment.source_names
    reason = reason_for(assessment.claims[claim.id], names, assessment.registry.origins)
    if assessment.claims[claim.id].derived is not Status.DISPUTED:
        return reason
    against = [citation.source for citation in claim.evidence if citation.stance is Stance.CONTRADICTS]
    return f"{reason} It is contradicted by {' and '.join(names.get(name, name) for name in dict.fromkeys(against))}."
