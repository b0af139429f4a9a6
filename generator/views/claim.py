"""A claim’s page: what each of the reports says to it, silence included, and why it has its status."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.reason import reason_for
from generator.registry.model import Change, Claim, Divergence, Event, Person, Topic
from generator.registry.vocabulary import Stance, Status
from generator.views.citation import CitationView, OriginView, citation_view, origin_view
from generator.views.index import ClaimRow, Index, related_to


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """What one report says to a claim; without citations it is silent, or the topic is not its subject."""

    source: str
    name: str
    citations: tuple[CitationView, ...]
    on_topic: bool
    whole: bool

    @property
    def stances(self) -> tuple[Stance, ...]:
        """Its stances, each once."""
        return tuple(dict.fromkeys(each.stance for each in self.citations))


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of evidence: who says it, and through whom; no origins means that none is stated."""

    sources: tuple[tuple[str, str], ...]
    origins: tuple[OriginView, ...]
    shared: tuple[OriginView, ...]
    relations: tuple[tuple[OriginView, str, OriginView], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """All that a claim’s page shows."""

    claim: Claim
    row: ClaimRow
    status: Status
    is_lowered: bool
    reason: str
    topic: Topic
    people: tuple[Person, ...]
    reports: tuple[ReportView, ...]
    lines: tuple[LineView, ...]
    partly: tuple[str, ...]
    divergences: tuple[Divergence, ...]
    events: tuple[Event, ...]
    related: tuple[ClaimRow, ...]
    history: tuple[Change, ...]
    published: str
    changed: str

    @property
    def on_topic(self) -> int:
        """How many reports speak to its topic."""
        return sum(report.on_topic for report in self.reports)

    @property
    def silent(self) -> tuple[str, ...]:
        """The names of the reports that speak to its topic and not to it."""
        return tuple(report.name for report in self.reports if report.on_topic and not report.citations)

    @property
    def off_topic(self) -> tuple[str, ...]:
        """The names of the reports whose subject its topic is not."""
        return tuple(report.name for report in self.reports if not report.on_topic)

    @property
    def contradicting(self) -> tuple[str, ...]:
        """The names of the reports that contradict it and do not say it too."""
        return tuple(
            r.name for r in self.reports if Stance.CONTRADICTS in r.stances and r.source not in self.row.supporters
        )

    @property
    def of_two_minds(self) -> tuple[str, ...]:
        """The names of the reports that carry both accounts."""
        return tuple(
            r.name for r in self.reports if Stance.CONTRADICTS in r.stances and r.source in self.row.supporters
        )


def claim_view(index: Index, claim: Claim) -> ClaimView:
    """The page of ``claim``."""
    assessment = index.assessment
    weight = assessment.weights[claim.id]
    assert weight.status is not None
    shown = [
        (citation.source, citation_view(assessment, ("claims", claim.id, "evidence", n), citation))
        for n, citation in enumerate(claim.evidence)
    ]
    reports = tuple(
        ReportView(
            source=source.id,
            name=source.name,
            on_topic=source.id in assessment.subjects[claim.topic],
            whole=assessment.coverage[source.id].share == 1,
            citations=tuple(view for name, view in shown if name == source.id),
        )
        for source in assessment.sources.values()
    )
    names = {source.id: source.name for source in assessment.sources.values()}
    lines = tuple(
        LineView(
            sources=tuple((each, names[each]) for each in line.sources),
            origins=tuple(origin_view(assessment.registry.origins[each]) for each in line.origins),
            shared=tuple(origin_view(assessment.registry.origins[each]) for each in line.shared),
            relations=tuple(
                (
                    origin_view(assessment.registry.origins[each.origin]),
                    each.word,
                    origin_view(assessment.registry.origins[each.other]),
                )
                for each in line.relations
            ),
        )
        for line in weight.support.lines
    )
    return ClaimView(
        claim=claim,
        row=index.rows[claim.id],
        status=weight.status,
        is_lowered=weight.is_lowered,
        reason=reason_for(weight, names, assessment.registry.origins),
        topic=assessment.registry.topics[claim.topic],
        people=tuple(assessment.registry.people[each] for each in claim.people),
        reports=reports,
        lines=lines,
        partly=tuple(names[each] for each in weight.support.partly),
        divergences=index.divergences.get(claim.id, ()),
        events=index.events.get(claim.id, ()),
        related=index.rows_of(related_to(index, claim)),
        history=claim.history,
        published=claim.history[0].date,
        changed=claim.history[-1].date,
    )
