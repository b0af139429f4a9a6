"""Why a claim has the status it has, and what would give it another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.evidence.assessment import AssessedCitation, Assessment
from generator.evidence.lines import COUNTING_STANCE, Line, network_of
from generator.evidence.quotation_marks import with_nested_marks
from generator.evidence.quotes import Failure, Proof
from generator.evidence.reason import reason_for
from generator.evidence.status import STEPS, ClaimAssessment, assess_claim
from generator.registry.model import Citation, Claim, Origin
from generator.registry.vocabulary import OriginKind, Stance, Status

# The ids of a report and an origin that no registry has, for citations that are only supposed.
_OTHER_REPORT = "another-report"
_OTHER_ORIGIN = "another-origin"


def status_explanation(assessment: Assessment, claim_id: str) -> str:
    """The citations of a claim, its lines of evidence, the rule that gives its status, and what would change it."""
    claim, basis = assessment.registry.claims[claim_id], assessment.claims[claim_id]
    origins = assessment.registry.origins
    blocks = [
        [f"{claim_id}: {claim.statement}", f"Status: {_label(basis.status)}", *_override_text(claim, basis)],
        ["Citations", *_citations_text(assessment, claim)],
        ["Lines of evidence", *_lines_text(claim, basis, origins)],
        ["The rule", *_rule_text(basis)],
        [f"  {reason_for(basis, assessment.source_names, origins)}"] if basis.derived else [],
        ["What would change it", *_changes_text(claim, basis, origins)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _label(status: Status | None) -> str:
    return f"{status.label} ({status})" if status else "none: nobody supports the claim"


def _override_text(claim: Claim, basis: ClaimAssessment) -> Iterator[str]:
    """Why an editor chose a more cautious status; nothing where none did."""
    if basis.is_lowered:
        yield f"The evidence would carry {_label(basis.derived)}; an editor wrote the other one, because"
        yield f"{claim.status_note or '(no reason is given)'}"


def _citations_text(assessment: Assessment, claim: Claim) -> Iterator[str]:
    for number, cited in enumerate(assessment.citations(claim), 1):
        yield from _citation_text(assessment, number, cited)


def _citation_text(assessment: Assessment, number: int, cited: AssessedCitation) -> Iterator[str]:
    citation, result, origins = cited.citation, cited.result, assessment.registry.origins
    if isinstance(result, Proof):
        sentences = assessment.fingerprints[citation.source].sentences
        place = ", ".join(sentences[n].place for n in cited.sentences)
    else:
        place = f"not proved: {result.reason}" if isinstance(result, Failure) else "no fingerprint to prove it with"
    counts = "" if citation.stance in (COUNTING_STANCE, Stance.CONTRADICTS) else " (raises nothing)"
    yield f"  {number}. {citation.source} {citation.stance}{counts}, {place}"
    yield f"     “{with_nested_marks(citation.quote)}”"
    chain = " ← ".join(_origin_text(origin, origins) for origin in citation.via)
    implied = " (implied by the context)" if citation.implied else ""
    hedge = f", hedged with “{citation.hedge}”" if citation.hedge else ""
    yield f"     through {chain}{implied}{hedge}" if chain else f"     in its own voice, origin not stated{hedge}"
    if citation.via_note:
        yield f"     {citation.via_note}"


def _origin_text(origin: str, origins: Mapping[str, Origin]) -> str:
    return f"{origins[origin].name} [{origin}, {origins[origin].kind.label}]" if origin in origins else origin


def _lines_text(claim: Claim, basis: ClaimAssessment, origins: Mapping[str, Origin]) -> Iterator[str]:
    for number, line in enumerate(basis.support.lines, 1):
        members = ", ".join(str(n + 1) for n in line.citations)
        noun = "citation" if len(line.citations) == 1 else "citations"
        yield f"  Line {number}: {noun} {members}, by {', '.join(line.sources)}"
        yield f"    {_joint_text(line, origins)}"
        if line.origins and not line.states_origin:
            yield "    nobody is named in it, so its origin does not count as stated"
    for stance in (Stance.PARTLY, Stance.DIFFERS, Stance.CONTRADICTS):
        numbers = [str(n) for n, citation in enumerate(claim.evidence, 1) if citation.stance is stance]
        if numbers:
            yield f"  In no line: {', '.join(numbers)} ({stance})"


def _joint_text(line: Line, origins: Mapping[str, Origin]) -> str:
    """What joins the citations of a line of evidence."""
    joints = [_origin_text(origin, origins) for origin in line.shared]
    joints += [
        f"{_origin_text(relation.origin, origins)}, which {'is of' if relation.word == 'of' else 'may be'} "
        f"{_origin_text(relation.other, origins)}"
        for relation in line.relations
    ]
    if joints:
        return f"joined by {'; '.join(joints)}"
    if len(line.sources) > 1:
        return "joined by an editor"
    if not line.origins:
        return "its own voice, origin not stated"
    return f"through {', '.join(_origin_text(origin, origins) for origin in line.origins)}"


def _rule_text(basis: ClaimAssessment) -> Iterator[str]:
    """The steps of the rule with the one that holds, and that the ones below it were not reached."""
    yield "  Tried in this order, the first that holds gives the status:"
    is_decided = False
    for number, step in enumerate(STEPS, 1):
        holds = step.status is basis.derived
        verdict = "not reached" if is_decided else "holds" if holds else "does not hold"
        yield f"  {'→' if holds else ' '} {number}. {step.status}: {step.when} ({verdict})"
        is_decided = is_decided or holds
    if basis.derived is None:
        yield "    none is tried: no citation supports the claim"


def _changes_text(claim: Claim, basis: ClaimAssessment, origins: Mapping[str, Origin]) -> Iterator[str]:
    network = network_of({**origins, _OTHER_ORIGIN: Origin(name="another origin", kind=OriginKind.ON_RECORD)})
    for words, variant in _variants(claim, basis):
        derived = assess_claim(variant, network).derived if variant.evidence else None
        if derived is basis.derived:
            yield f"  - {words}: it would stay {derived}"
        else:
            yield f"  - {words}: {derived or 'no status, and the check would fail'}"
    if basis.is_lowered:
        yield "  (the status that is written stands until an editor changes it)"


def _variants(claim: Claim, basis: ClaimAssessment) -> Iterator[tuple[str, Claim]]:
    """The claim after small changes to its evidence, each behind the change in words."""
    yield "one more report, through an origin not named here", _with(claim, Stance.SUPPORTS, (_OTHER_ORIGIN,))
    yield "one more report in its own voice", _with(claim, Stance.SUPPORTS, ())
    origin_here = next((origin for line in basis.support.lines for origin in (*line.shared, *line.origins)), None)
    if origin_here:
        yield f"one more report through {origin_here}", _with(claim, Stance.SUPPORTS, (origin_here,))
    if not any(citation.stance is Stance.CONTRADICTS for citation in claim.evidence):
        yield "a report that contradicts", _with(claim, Stance.CONTRADICTS, ())
    else:
        rest = tuple(citation for citation in claim.evidence if citation.stance is not Stance.CONTRADICTS)
        yield "without the citations that contradict", claim.model_copy(update={"evidence": rest})
    for source in basis.support.sources:
        rest = tuple(
            citation
            for citation in claim.evidence
            if citation.source != source or citation.stance is not COUNTING_STANCE
        )
        yield f"without what {source} says for it", claim.model_copy(update={"evidence": rest})


def _with(claim: Claim, stance: Stance, via: tuple[str, ...]) -> Claim:
    """The claim with one citation more, of a report that does not exist yet."""
    citation = Citation(source=_OTHER_REPORT, quote="words not yet found", stance=stance, via=via)
    return claim.model_copy(update={"evidence": (*claim.evidence, citation)})
