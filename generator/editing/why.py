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

_ELSE = "another-report"
_NEW = "another-origin"


def status_explanation(assessment: Assessment, name: str) -> str:
    """The citations of a claim, how they join into lines, the rule that gave its status, and what would change it."""
    claim, weight = assessment.registry.claims[name], assessment.claims[name]
    origins = assessment.registry.origins
    citations = (
        line for n, cited in enumerate(assessment.citations(claim), 1) for line in _citation(assessment, n, cited)
    )
    blocks = [
        [f"{name}: {claim.statement}", f"Status: {_label(weight.status)}", *_lowered(claim, weight)],
        ["Citations", *citations],
        ["Lines of evidence", *_lines(claim, weight, origins)],
        ["The rule", *_steps(weight)],
        [f"  {reason_for(weight, assessment.source_names, origins)}"] if weight.derived else [],
        ["What would change it", *_changes(claim, weight, origins)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _label(status: Status | None) -> str:
    return f"{status.label} ({status})" if status else "none: nobody supports the claim"


def _lowered(claim: Claim, weight: ClaimAssessment) -> Iterator[str]:
    if weight.is_lowered:
        yield f"The evidence would carry {_label(weight.derived)}; an editor wrote the other one, because"
        yield f"{claim.status_note or '(no reason is given)'}"


def _citation(assessment: Assessment, number: int, cited: AssessedCitation) -> Iterator[str]:
    citation, result, origins = cited.citation, cited.result, assessment.registry.origins
    if isinstance(result, Proof):
        sentences = assessment.fingerprints[citation.source].sentences
        place = ", ".join(sentences[n].place for n in result.sentences)
    else:
        place = f"not proved: {result.reason}" if isinstance(result, Failure) else "no fingerprint to prove it with"
    counts = "" if citation.stance in (COUNTING_STANCE, Stance.CONTRADICTS) else " (raises nothing)"
    yield f"  {number}. {citation.source} {citation.stance}{counts}, {place}"
    yield f"     “{with_nested_marks(citation.quote)}”"
    chain = " ← ".join(_origin(name, origins) for name in citation.via)
    implied = " (implied by the context)" if citation.implied else ""
    hedge = f", hedged with “{citation.hedge}”" if citation.hedge else ""
    yield f"     through {chain}{implied}{hedge}" if chain else f"     in its own voice, origin not stated{hedge}"
    if citation.via_note:
        yield f"     {citation.via_note}"


def _origin(name: str, origins: Mapping[str, Origin]) -> str:
    return f"{origins[name].name} [{name}, {origins[name].kind.label}]" if name in origins else name


def _lines(claim: Claim, weight: ClaimAssessment, origins: Mapping[str, Origin]) -> Iterator[str]:
    for number, line in enumerate(weight.support.lines, 1):
        members = ", ".join(str(n + 1) for n in line.citations)
        word = "citation" if len(line.citations) == 1 else "citations"
        yield f"  Line {number}: {word} {members}, by {', '.join(line.sources)}"
        yield f"    {_joint(line, origins)}"
        if line.origins and not line.stated:
            yield "    nobody is named in it, so its origin does not count as stated"
    for stance in (Stance.PARTLY, Stance.DIFFERS, Stance.CONTRADICTS):
        numbers = [str(n) for n, citation in enumerate(claim.evidence, 1) if citation.stance is stance]
        if numbers:
            yield f"  In no line: {', '.join(numbers)} ({stance})"


def _joint(line: Line, origins: Mapping[str, Origin]) -> str:
    """What makes the citations of a line one line."""
    joints = [_origin(name, origins) for name in line.shared]
    joints += [
        f"{_origin(relation.origin, origins)}, which {'is of' if relation.word == 'of' else 'may be'} "
        f"{_origin(relation.other, origins)}"
        for relation in line.relations
    ]
    if joints:
        return f"joined by {'; '.join(joints)}"
    if len(line.sources) > 1:
        return "joined by an editor"
    if not line.origins:
        return "its own voice, origin not stated"
    return f"through {', '.join(_origin(name, origins) for name in line.origins)}"


def _steps(weight: ClaimAssessment) -> Iterator[str]:
    yield "  Tried in this order, the first that holds gives the status:"
    is_decided = False
    for number, step in enumerate(STEPS, 1):
        holds = step.status is weight.derived
        verdict = "not reached" if is_decided else "holds" if holds else "does not hold"
        yield f"  {'→' if holds else ' '} {number}. {step.status}: {step.when} ({verdict})"
        is_decided = is_decided or holds
    if weight.derived is None:
        yield "    none is tried: no citation supports the claim"


def _changes(claim: Claim, weight: ClaimAssessment, origins: Mapping[str, Origin]) -> Iterator[str]:
    network = network_of({**origins, _NEW: Origin(name="another origin", kind=OriginKind.ON_RECORD)})
    for words, supposed in _supposed_changes(claim, weight):
        derived = assess_claim(supposed, network).derived if supposed.evidence else None
        if derived is weight.derived:
            yield f"  - {words}: it would stay {derived}"
        else:
            yield f"  - {words}: {derived or 'no status, and the check would fail'}"
    if weight.is_lowered:
        yield "  (the status that is written stands until an editor changes it)"


def _supposed_changes(claim: Claim, weight: ClaimAssessment) -> Iterator[tuple[str, Claim]]:
    """Small changes to the evidence, each with the claim as it would then be."""
    yield "one more report, through an origin not named here", _with(claim, Stance.SUPPORTS, (_NEW,))
    yield "one more report in its own voice", _with(claim, Stance.SUPPORTS, ())
    shared = next((name for line in weight.support.lines for name in (*line.shared, *line.origins)), None)
    if shared:
        yield f"one more report through {shared}", _with(claim, Stance.SUPPORTS, (shared,))
    if not any(citation.stance is Stance.CONTRADICTS for citation in claim.evidence):
        yield "a report that contradicts", _with(claim, Stance.CONTRADICTS, ())
    else:
        rest = tuple(citation for citation in claim.evidence if citation.stance is not Stance.CONTRADICTS)
        yield "without the citations that contradict", claim.model_copy(update={"evidence": rest})
    for source in weight.support.sources:
        rest = tuple(
            citation
            for citation in claim.evidence
            if citation.source != source or citation.stance is not COUNTING_STANCE
        )
        yield f"without what {source} says for it", claim.model_copy(update={"evidence": rest})


def _with(claim: Claim, stance: Stance, via: tuple[str, ...]) -> Claim:
    more = Citation(source=_ELSE, quote="words not yet found", stance=stance, via=via)
    return claim.model_copy(update={"evidence": (*claim.evidence, more)})
