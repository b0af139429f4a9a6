"""A claim’s status follows from its evidence; an editor may only be more cautious."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from generator.evidence.lines import Line, OriginNetwork, as_one_line, lines_of
from generator.registry.model import Claim
from generator.registry.vocabulary import ClaimKind, Stance, Status

MORE_CAUTIOUS: Mapping[Status, tuple[Status, ...]] = {
    Status.CORROBORATED: (Status.UNATTRIBUTED, Status.SINGLE_ORIGIN),
    Status.UNATTRIBUTED: (Status.SINGLE_ORIGIN,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What stands for a claim: its lines, the reports that say it, and those that say a part of it and no more."""

    lines: tuple[Line, ...]
    sources: tuple[str, ...]
    partly: tuple[str, ...]

    @property
    def stating_lines(self) -> tuple[Line, ...]:
        """The lines that state an origin."""
        return tuple(line for line in self.lines if line.states_origin)

    @property
    def stating_sources(self) -> frozenset[str]:
        """The reports in the lines that state an origin."""
        return frozenset(source for line in self.stating_lines for source in line.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A status and its condition, once in words and once as a function."""

    status: Status
    when: str
    holds: Callable[[Claim, Support], bool]


STEPS: tuple[Step, ...] = (
    Step(
        status=Status.CHARACTERISATION,
        when="the claim is a characterization",
        holds=lambda claim, _: claim.kind is ClaimKind.CHARACTERISATION,
    ),
    Step(
        status=Status.DISPUTED,
        when="some report contradicts it",
        holds=lambda claim, _: any(citation.stance is Stance.CONTRADICTS for citation in claim.evidence),
    ),
    Step(
        status=Status.SINGLE_SOURCE,
        when="one report says it, whatever others say in part",
        holds=lambda _, support: len(support.sources) == 1,
    ),
    Step(
        status=Status.CORROBORATED,
        when="several reports say it, in two or more lines of evidence that each state an origin",
        holds=lambda _, support: len(support.stating_lines) > 1 and len(support.stating_sources) > 1,
    ),
    Step(
        status=Status.SINGLE_ORIGIN,
        when="several reports say it, in one line of evidence, or only one line or one report states an origin",
        holds=lambda _, support: len(support.lines) == 1 or bool(support.stating_lines),
    ),
    Step(
        status=Status.UNATTRIBUTED,
        when="several reports say it, and none says how it knows",
        holds=lambda *_: True,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAssessment:
    """What the evidence for one claim amounts to.

    ``derived`` is None when nobody supports the claim. ``status`` is the one shown, and ``support`` what is counted
    under it: where an editor counts several lines as one origin, it has one line.
    """

    support: Support
    derived: Status | None
    status: Status | None

    @property
    def is_lowered(self) -> bool:
        """Whether an editor chose a more cautious status than the derived one."""
        return self.derived is not None and self.status in MORE_CAUTIOUS.get(self.derived, ())


def assess_claim(claim: Claim, network: OriginNetwork) -> ClaimAssessment:
    """The support of a claim, and the status of the first step that holds."""
    support = _support(claim, lines_of(claim.evidence, network))
    derived = next((step.status for step in STEPS if step.holds(claim, support)), None) if support.sources else None
    assessment = ClaimAssessment(support=support, derived=derived, status=claim.status or derived)
    if assessment.is_lowered and assessment.status is Status.SINGLE_ORIGIN:
        return replace(assessment, support=_support(claim, as_one_line(claim.evidence, network)))
    return assessment


def _support(claim: Claim, lines: tuple[Line, ...]) -> Support:
    sources = tuple(dict.fromkeys(source for line in lines for source in line.sources))
    partly = dict.fromkeys(citation.source for citation in claim.evidence if citation.stance is Stance.PARTLY)
    return Support(lines=lines, sources=sources, partly=tuple(source for source in partly if source not in sources))
