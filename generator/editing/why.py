"""Why a claim has the status it has, and what would give it another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.evidence.assessment import Assessment
from generator.evidence.lines import COUNTED, kinship_of
from generator.evidence.quotation_marks import nested
from generator.evidence.quotes import Failure, Proof
from generator.evidence.reason import reason_for
from generator.evidence.status import STEPS, Weighed, weighed
from generator.registry.model import Citation, Claim, Origin
from generator.registry.vocabulary import OriginKind, Stance, Status

_ELSE = "another-report"
_NEW = "another-origin"


def why(assessment: Assessment, name: str) -> str:
    """The citations of a claim, how they join into lines, the rule that gave its status, and what would change it."""
    claim, found = assessment.registry.claims[name], assessment.weights[name]
    names = {source.id: source.name for source in assessment.sources.values()}
    blocks = [
        [f"{name}: {claim.statement}", f"Status: {_shown(found.status)}", *_cautious(claim, found)],
        [
            "Citations",
            *(line for n, each in enumerate(claim.evidence) for line in _citation(assessment, claim, n, each)),
        ],
        ["Lines of evidence", *_lines(assessment, claim, found)],
        ["The rule", *_rule(found)],
        [f"  {reason_for(found, names, assessment.registry.origins)}"] if found.derived else [],
        ["What would change it", *_changes(claim, found, assessment.registry.origins)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _shown(status: Status | None) -> str:
    return f"{status.label} ({status})" if status else "none: nobody supports the claim"


def _cautious(claim: Claim, found: Weighed) -> Iterator[str]:
    if found.is_lowered:
        yield f"The evidence would carry {_shown(found.derived)}; an editor wrote the other one, because"
        yield f"{claim.status_note or '(no reason is given)'}"


def _citation(assessment: Assessment, claim: Claim, n: int, citation: Citation) -> Iterator[str]:
    result = assessment.results.get(("claims", claim.id, "evidence", n))
    if isinstance(result, Proof):
        fingerprint = assessment.fingerprints[citation.source]
        place = ", ".join(fingerprint.sentences[each].place for each in result.sentences)
    else:
        place = f"not proved: {result.reason}" if isinstance(result, Failure) else "no fingerprint to prove it with"
    counts = "" if citation.stance in (COUNTED, Stance.CONTRADICTS) else " (raises nothing)"
    yield f"  {n + 1}. {citation.source} {citation.stance}{counts}, {place}"
    yield f"     “{nested(citation.quote)}”"
    chain = " ← ".join(_origin(each, assessment.registry.origins) for each in citation.via)
    implied = " (implied by the context)" if citation.implied else ""
    hedge = f", hedged with “{citation.hedge}”" if citation.hedge else ""
    yield f"     through {chain}{implied}{hedge}" if chain else f"     in its own voice, origin not stated{hedge}"
    if citation.via_note:
        yield f"     {citation.via_note}"


def _origin(name: str, origins: Mapping[str, Origin]) -> str:
    return f"{origins[name].name} [{name}, {origins[name].kind.label}]" if name in origins else name


def _lines(assessment: Assessment, claim: Claim, found: Weighed) -> Iterator[str]:
    origins = assessment.registry.origins
    for number, line in enumerate(found.support.lines, 1):
        members = ", ".join(str(n + 1) for n in line.citations)
        plural = "s" if len(line.citations) > 1 else ""
        yield f"  Line {number}: citation{plural} {members}, by {', '.join(line.sources)}"
        joints = [_origin(each, origins) for each in line.shared]
        joints += [
            f"{_origin(each.origin, origins)}, which {'is of' if each.word == 'of' else 'may be'} "
            f"{_origin(each.other, origins)}"
            for each in line.relations
        ]
        if joints:
            yield f"    joined by {'; '.join(joints)}"
        elif len(line.sources) > 1:
            yield "    joined by an editor"
        elif not line.origins:
            yield "    its own voice, origin not stated"
        else:
            yield f"    through {', '.join(_origin(each, origins) for each in line.origins)}"
        if line.origins and not line.stated:
            yield "    nobody is named in it, so its origin does not count as stated"
    for stance in (Stance.PARTLY, Stance.DIFFERS, Stance.CONTRADICTS):
        numbers = [str(n + 1) for n, each in enumerate(claim.evidence) if each.stance is stance]
        if numbers:
            yield f"  In no line: {', '.join(numbers)} ({stance})"


def _rule(found: Weighed) -> Iterator[str]:
    yield "  Tried in this order, the first that holds gives the status:"
    decided = False
    for number, step in enumerate(STEPS, 1):
        mark = "→" if step.status is found.derived else " "
        verdict = "not reached" if decided else "holds" if step.status is found.derived else "does not hold"
        yield f"  {mark} {number}. {step.status}: {step.when} ({verdict})"
        decided = decided or step.status is found.derived
    if found.derived is None:
        yield "    none is tried: no citation supports the claim"


def _changes(claim: Claim, found: Weighed, origins: Mapping[str, Origin]) -> Iterator[str]:
    known = kinship_of({**origins, _NEW: Origin(name="another origin", kind=OriginKind.ON_RECORD)})
    for words, changed in _supposed(claim, found):
        derived = weighed(changed, known).derived if changed.evidence else None
        if derived is found.derived:
            yield f"  - {words}: it would stay {derived}"
        else:
            yield f"  - {words}: {derived or 'no status, and the check would fail'}"
    if found.is_lowered:
        yield "  (the status that is written stands until an editor changes it)"


def _supposed(claim: Claim, found: Weighed) -> Iterator[tuple[str, Claim]]:
    """Small changes to the evidence, each with the claim as it would then be."""
    yield "one more report, through an origin not named here", _with(claim, Stance.SUPPORTS, (_NEW,))
    yield "one more report in its own voice", _with(claim, Stance.SUPPORTS, ())
    shared = next((each for line in found.support.lines for each in (*line.shared, *line.origins)), None)
    if shared:
        yield f"one more report through {shared}", _with(claim, Stance.SUPPORTS, (shared,))
    if not any(each.stance is Stance.CONTRADICTS for each in claim.evidence):
        yield "a report that contradicts", _with(claim, Stance.CONTRADICTS, ())
    else:
        rest = tuple(each for each in claim.evidence if each.stance is not Stance.CONTRADICTS)
        yield "without the citations that contradict", claim.model_copy(update={"evidence": rest})
    for source in found.support.sources:
        rest = tuple(each for each in claim.evidence if each.source != source or each.stance is not COUNTED)
        yield f"without what {source} says for it", claim.model_copy(update={"evidence": rest})


def _with(claim: Claim, stance: Stance, via: tuple[str, ...]) -> Claim:
    more = Citation(source=_ELSE, quote="words not yet found", stance=stance, via=via)
    return claim.model_copy(update={"evidence": (*claim.evidence, more)})
